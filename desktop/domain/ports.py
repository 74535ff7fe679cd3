# SPDX-License-Identifier: AGPL-3.0-or-later
"""What workflows need of the outside world; the composition roots plug the real parts in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from desktop.domain.company import OwnCompany
from desktop.domain.errors import KeyringUnavailable
from desktop.domain.page import Box, DocumentFacts, PageText
from desktop.domain.reading import LocalReading, Proposal
from desktop.domain.task import CancelToken, ProgressSink

if TYPE_CHECKING:
    from desktop.domain.batching import BatchService
    from desktop.domain.leaving import Leaving
    from desktop.domain.spending import Tier

PICTURE_DPI = 150.0
"""How finely pages are drawn that are sent as pictures."""


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """How a document is to be read by the free readers.

    `password` opens an encrypted PDF. `own` is never taken for the supplier. `seconds` and
    `ocr_pages` are the budget; past it the result is marked partial. `own_fields` are looked for
    by their labels. `kept` are pages of the very document as read before: what OCR read of their
    pictures is used again. `one_invoice`: a person put it together as one, whatever it looks like.
    """

    password: str | None = None
    own: OwnCompany = field(default_factory=OwnCompany)
    seconds: float = 60.0
    ocr_pages: int = 20
    own_fields: tuple[OwnField, ...] = ()
    kept: tuple[PageText, ...] = ()
    one_invoice: bool = False


@dataclass(frozen=True, slots=True)
class Pixels:
    """A rendered page: rows of RGB, 8 bits each, `stride` bytes a row, top row first."""

    width: int
    height: int
    stride: int
    data: bytes


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page (from 1) as a picture, for pages that have no words of their own."""

    page: int
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class TakenPage:
    """A page (from 1) of the document at `source` among several, turned clockwise by quarters
    from how it is shown there."""

    source: int
    page: int
    rotation: int = 0


class PageReader(Protocol):
    """The page process as its parent sees it: the only way to a document's content.

    Calls block and may be made from any thread; one object talks to one child process at a time
    and serialises its callers. Every call may raise a `DocumentError`; a crash or time-out of
    the child becomes PageProcessFailed or ReadTimedOut after one retry, and the child is new.
    """

    def facts(self, path: Path, password: str | None = None) -> DocumentFacts:
        """Open and describe; raises NotSupported, EmptyDocument, DamagedDocument,
        PasswordNeeded, WrongPassword, DocumentTooLarge, TooManyPages or DocumentMissing."""
        ...

    def read(
        self, path: Path, request: ReadRequest, progress: ProgressSink, cancel: CancelToken
    ) -> LocalReading:
        """Read with every free reader; raises Cancelled when asked to stop."""
        ...

    def page_text(self, path: Path, page: int, password: str | None = None) -> PageText:
        """Words and ruled lines of one page (from 1) of its text layer, without OCR."""
        ...

    def render(
        self,
        path: Path,
        page: int,
        scale: float,
        rotation: int = 0,
        password: str | None = None,
    ) -> Pixels:
        """A page (from 1) at `scale` pixels a point, turned clockwise by 0, 90, 180 or 270.

        The result is clamped to 40 million pixels by lowering the scale.
        """
        ...

    def picture(
        self,
        path: Path,
        page: int,
        dpi: float = PICTURE_DPI,
        masks: Sequence[Box] = (),
        password: str | None = None,
    ) -> PagePicture:
        """A page (from 1) as a JPEG of a few megabytes at most, to be sent somewhere.

        It is black where `masks` are, in points from the top left of the page as shown. The same
        call gives the same bytes, so that a question that has it keeps its key.
        """
        ...

    def clean_copy(self, path: Path, password: str | None = None) -> bytes:
        """A PDF's pages as a file to be sent: unlocked, and nothing in it that they don't show.

        Raises DocumentError where that can't be had, or where it is no PDF. Words that a person
        can't see on the pages stay in it.
        """
        ...

    def assemble(
        self,
        sources: Sequence[tuple[Path, str | None]],
        picks: Sequence[TakenPage],
        einvoices: Sequence[tuple[int, str]] = (),
        lock: str | None = None,
    ) -> bytes:
        """A new PDF of pages of documents given with their passwords; pictures become pages.

        Locked by the password `lock`; without one the same call gives the same bytes.
        `einvoices` are files that a source embeds and that come along, as (source, name). Raises
        NotSupported for a source whose pages can't be taken, DocumentTooLarge, TooManyPages.
        """
        ...

    def einvoices(self, path: Path, password: str | None = None) -> tuple[tuple[str, str], ...]:
        """The e-invoices that a PDF embeds: file name and invoice number of each."""
        ...

    def lot(self, path: Path, password: str | None = None) -> tuple[bytes, ...]:
        """Each invoice of an XML file that holds several, as a file of its own; none elsewhere.

        The same file gives the same bytes.
        """
        ...

    def close(self) -> None:
        """End the child process; the object can't be used afterwards."""
        ...


@dataclass(frozen=True, slots=True)
class PriceUsed:
    """The row of the price table that a cost was worked out with, for a million tokens.

    `input` and `output` are those of the tier that was asked for; `cached` None is no discount.
    """

    model: str
    input: Decimal
    output: Decimal
    cached: Decimal | None
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Usage:
    """What a paid request cost, as the service counted it; cost None when no price is known.

    `kept` says that the answer was there already: its tokens were paid for earlier, now nothing is.
    """

    input_tokens: int = 0
    output_tokens: int = 0
    thinking_tokens: int = 0
    cached_tokens: int = 0
    cost: Decimal | None = None
    currency: str = "USD"
    rate: Decimal | None = None
    price: PriceUsed | None = None
    kept: bool = False

    @property
    def total_tokens(self) -> int:
        return self.input_tokens + self.output_tokens + self.thinking_tokens


@dataclass(frozen=True, slots=True)
class OwnField:
    """A field that a workspace asks for beside the invoice's own; it goes to `other` by its name.

    `instruction` tells a model in words what is meant.
    """

    name: str
    kind: Literal["text", "number", "date"] = "text"
    instruction: str = ""


@dataclass(frozen=True, slots=True)
class DocumentView:
    """What the pages themselves show, for putting an answer to use.

    `pages` and `own_fields` are those of the request that was answered; mark and order are the
    document's own, decided over all its pages, None when they show none.
    """

    pages: tuple[PageText, ...]
    decimal_mark: Literal[".", ","] | None = None
    date_order: Literal["dmy", "mdy", "ymd"] | None = None
    own_fields: tuple[OwnField, ...] = ()


@dataclass(frozen=True, slots=True)
class RemoteRequest:
    """A document, or some of its pages, to be read by a service.

    `data` is the whole document; `pages` those that this request is about, `page_count` how many
    there are in all (0: no more than these). `pictures` may stand for pages without words.
    `expected_lines` is how many line items the free readers saw on these pages, for the estimate.
    `closed` forbids to send the file itself, because a person blacked out a part of it: the words
    of that part are hidden ones here, and pictures don't show it. `only` are the paths of the
    fields that are asked about; empty asks about all.
    """

    sha256: str
    media_type: str
    data: bytes
    pages: tuple[PageText, ...]
    own: OwnCompany = field(default_factory=OwnCompany)
    page_count: int = 0
    pictures: tuple[PagePicture, ...] = ()
    expected_lines: int | None = None
    own_fields: tuple[OwnField, ...] = ()
    closed: bool = False
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CostEstimate:
    """What a request is expected to cost, before it is sent.

    `low` and `high` bound the cost; `most` is the money that it can cost at worst, which a cap
    has to reserve. Money is None where no price is known.
    """

    model: str
    form: str
    input_tokens: int
    output_tokens: int
    cost: Decimal | None
    low: Decimal | None
    high: Decimal | None
    most: Decimal | None
    currency: str = "USD"


@dataclass(frozen=True, slots=True)
class RemoteAnswer:
    """A service's answer, raw, before anything was done with it.

    Not `usable`: nothing can be made of it, so that asking anew is worth a person's while.
    """

    raw: bytes
    model: str
    usage: Usage
    seconds: float
    usable: bool = True


class RemoteReader(Protocol):
    """A reader outside this computer; `model` is the one that `ask` will name."""

    @property
    def name(self) -> str: ...

    @property
    def model(self) -> str: ...

    @property
    def paid(self) -> bool: ...

    def request_key(self, request: RemoteRequest) -> str:
        """Identifies the question: same document, pages, prompt, schema and model, same key."""
        ...

    async def ask(self, request: RemoteRequest) -> RemoteAnswer:
        """Send it once, no retry; raises a `ServiceError`. Cancel the task to stop at once."""
        ...

    async def aclose(self) -> None:
        """Close connections; on the event loop that asked, before it ends."""
        ...

    def interpret(
        self, raw: bytes, own: OwnCompany, model: str, view: DocumentView | None = None
    ) -> Proposal:
        """Readings from a (stored) raw answer; raises AnswerUnusable, or a named cousin.

        Pure: no network, so that a stored answer can be used again for nothing. `view` shows the
        pages of the very request: answers that point at words need it. Readings of such answers
        have their places; the workflow looks all others up on the pages (readers.grounding).
        """
        ...

    def split(self, request: RemoteRequest) -> tuple[RemoteRequest, ...]:
        """The requests to ask one by one for a long document, in page order; mostly just one."""
        ...

    def join(self, proposals: Sequence[Proposal]) -> Proposal:
        """One proposal of those for each part of `split`, in the same order."""
        ...

    def pictures_wanted(self, request: RemoteRequest) -> tuple[int, ...]:
        """The pages (from 1) of which a picture would be sent if the request had one."""
        ...

    def sends_file(self, request: RemoteRequest) -> bool:
        """Whether asking this would send the document's file itself; `data` may still be empty.

        Raises ServiceError when this can't be asked at all.
        """
        ...

    def about(self, request: RemoteRequest, paths: Sequence[str]) -> RemoteRequest | None:
        """A small question about these fields of the document alone; None where none of them
        can be asked about."""
        ...

    def sent_sha256(self, request: RemoteRequest) -> str:
        """The hash of all that asking this would send."""
        ...

    def preview(self, request: RemoteRequest) -> tuple[Leaving, ...]:
        """All that asking this would send, a request for each part; pure, no network.

        Raises ServiceError when this can't be asked at all.
        """
        ...

    def estimate(self, request: RemoteRequest) -> CostEstimate:
        """What asking this would cost; pure, no network."""
        ...

    def turned_to(self, model: str) -> RemoteReader:
        """The same reader asking another model, with connections of its own."""
        ...

    @property
    def tier(self) -> Tier:
        """How it asks: at once, or when the service has time."""
        ...

    def at_tier(self, tier: Tier) -> RemoteReader:
        """The same reader on the same connection, asking and pricing at another tier.

        Keys of questions stay the same: an answer is an answer, however it was paid.
        """
        ...

    def batches(self) -> BatchService:
        """The way to send many questions at once; raises ServiceError where there is none."""
        ...

    def test(self) -> tuple[str, ...]:
        """Ask for nothing that costs; the models the key may use. Blocks; raises ServiceError."""
        ...


class SecretStore(Protocol):
    """Where keys live. Calls may block on the desktop's key store: never on the GUI thread.

    `session_only` is True where there is no usable key store: keys then live for this run.
    """

    @property
    def session_only(self) -> bool:
        """Whether there is no usable key store; the first look may take a moment."""
        ...

    @property
    def absence(self) -> KeyringUnavailable | None:
        """Why there is no usable key store, with what to do about it; None where there is one."""
        ...

    def get(self, name: str) -> str | None:
        """The secret, None when there is none; raises KeyringUnavailable when locked."""
        ...

    def put(self, name: str, secret: str) -> None:
        """Store or replace; raises KeyringUnavailable."""
        ...

    def remove(self, name: str) -> None:
        """Remove; no error when there was none."""
        ...


class Clock(Protocol):
    """The time, so that tests can set it."""

    def now(self) -> datetime:
        """The present moment, UTC, aware."""
        ...
