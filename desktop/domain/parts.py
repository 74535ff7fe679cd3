# SPDX-License-Identifier: AGPL-3.0-or-later
"""Documents put together from pages of others: which pages make which part, and why to cut there.

A document with several invoices is split into parts, several documents of one invoice are joined
to one part; the sources stay whole either way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from pathlib import Path

from desktop.domain.errors import InvalidValue, TooManyPages
from desktop.domain.page import MAX_PAGES

SURE_CUT = 0.97
"""From here on a proposed cut is taken to be right; a policy may then cut without a person."""

PROPOSED_CUT = 0.6
"""Less likely cuts are not proposed."""

MAX_PARTS = 500
MAX_SOURCES = 200
_QUARTERS = (0, 90, 180, 270)


@dataclass(frozen=True, slots=True)
class PagePick:
    """A page (from 1) of an invoice's document, turned clockwise by quarters from how it is shown
    there."""

    invoice_id: str
    page: int
    rotation: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a page of a part came from: a stored document and its page (from 1), None where it
    isn't a page that was taken, and how it was turned."""

    sha256: str
    page: int | None = None
    rotation: int = 0


@dataclass(frozen=True, slots=True)
class PartsPlan:
    """Which pages become which invoices. `sources` are the invoices whose place they take, with
    the revision that the plan was made on; pages in no part are left out."""

    sources: tuple[tuple[str, int], ...]
    parts: tuple[tuple[PagePick, ...], ...]

    @property
    def kind(self) -> str:
        """ "split" or "join", for the audit trail."""
        return "join" if len(self.sources) > 1 and len(self.parts) == 1 else "split"


def check_plan(plan: PartsPlan, page_counts: Mapping[str, int]) -> None:
    """Raise InvalidValue or TooManyPages, in words, for a plan that can't be carried out.

    `page_counts` says how many pages each source has.
    """
    if not plan.sources or not plan.parts:
        raise InvalidValue("No page was chosen.", "Keep at least one page.")
    if len(plan.parts) > MAX_PARTS:
        raise InvalidValue(
            f"A file can be split into {MAX_PARTS} invoices at most.", "Split it in two steps."
        )
    if len(plan.sources) > MAX_SOURCES:
        raise InvalidValue(
            f"At most {MAX_SOURCES} invoices can be joined.", "Join fewer at a time."
        )
    seen: set[tuple[str, int]] = set()
    for number, part in enumerate(plan.parts, start=1):
        if not part:
            raise InvalidValue(f"Part {number} has no page.", "Give it a page, or join it.")
        if len(part) > MAX_PAGES:
            raise TooManyPages(
                f"Part {number} would have {len(part):,} pages; {MAX_PAGES:,} are possible.",
                "Cut it once more.",
            )
        for pick in part:
            if not 1 <= pick.page <= page_counts.get(pick.invoice_id, 0):
                raise InvalidValue(
                    f"There is no page {pick.page} in the document.", "Open the invoice again."
                )
            if pick.rotation not in _QUARTERS:
                raise InvalidValue("A page is turned by quarters.", "Turn it by 90 degrees.")
            if (pick.invoice_id, pick.page) in seen:
                raise InvalidValue(
                    f"Page {pick.page} is in two places.", "Each page belongs to one invoice."
                )
            seen.add((pick.invoice_id, pick.page))
    if _changes_nothing(plan, page_counts):
        raise InvalidValue(
            "Nothing would change: the file stays as it is.",
            "Cut it before a page, or turn, move or leave out a page.",
        )


def _changes_nothing(plan: PartsPlan, page_counts: Mapping[str, int]) -> bool:
    if len(plan.parts) != 1 or len(plan.sources) != 1:
        return False
    invoice_id = plan.sources[0][0]
    whole = [PagePick(invoice_id, page) for page in range(1, page_counts[invoice_id] + 1)]
    return list(plan.parts[0]) == whole


def parts_at(pages: int, cuts: Iterable[int], dropped: Iterable[int] = ()) -> list[list[int]]:
    """The pages of each part when a document of `pages` pages is cut before these pages.

    A part all of whose pages are dropped is none. InvalidValue for a page to cut before that
    isn't there, or is the first.
    """
    starts = sorted(set(cuts))
    for page in starts:
        if not 2 <= page <= pages:
            raise InvalidValue(
                f"The file can't be cut before page {page}: it has {pages} "
                + ("page." if pages == 1 else "pages."),
                "Give pages from the second to the last one.",
            )
    out = frozenset(dropped)
    bounds = [1, *starts, pages + 1]
    parts = [
        [page for page in range(first, after) if page not in out]
        for first, after in pairwise(bounds)
    ]
    return [part for part in parts if part]


# --- proposals ---------------------------------------------------------------------------------


class CutReason(StrEnum):
    """Why a page seems to begin another invoice."""

    NEW_NUMBER = "new_number"
    NEW_SUPPLIER = "new_supplier"
    FIRST_OF = "first_of"
    LAST_OF = "last_of"
    TITLE = "title"
    NEW_DATE = "new_date"
    AFTER_TOTALS = "after_totals"
    OTHER_HEAD = "other_head"
    SEPARATED = "separated"
    OTHER_SIZE = "other_size"


CUT_WORDS: Mapping[CutReason, str] = {
    CutReason.NEW_NUMBER: "it has a number of its own, {}",
    CutReason.NEW_SUPPLIER: "another supplier writes, {}",
    CutReason.FIRST_OF: "it says that it is page 1",
    CutReason.LAST_OF: "the page before says that it is the last one",
    CutReason.TITLE: "it has a title, “{}”",
    CutReason.NEW_DATE: "it has a date of its own, {}",
    CutReason.AFTER_TOTALS: "a total stands on the pages before",
    CutReason.OTHER_HEAD: "its head looks different",
    CutReason.SEPARATED: "an empty page or a separator stands before it",
    CutReason.OTHER_SIZE: "its paper has another size",
}
"""What each reason says of the page, in words; `{}` is its detail."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A place to cut: before `page` (from 2), with how sure that is (0 to 1) and the reasons,
    each with its detail."""

    page: int
    confidence: float
    reasons: tuple[tuple[CutReason, str], ...] = ()

    @property
    def is_sure(self) -> bool:
        return self.confidence >= SURE_CUT

    def words(self) -> str:
        """The reasons as one sentence's middle."""
        return "; ".join(CUT_WORDS[reason].format(detail) for reason, detail in self.reasons)


@dataclass(frozen=True, slots=True)
class PageHead:
    """What a page says of the invoice that begins on it: its number, and who writes, "" for
    unknown."""

    page: int
    number: str
    supplier: str = ""


@dataclass(frozen=True, slots=True)
class CutProposal:
    """Where a document seems to fall into invoices.

    `empty` are pages (from 1) with nothing on them but what separates. `heads` are pages that have
    an invoice number of their own.
    """

    cuts: tuple[Cut, ...] = ()
    empty: tuple[int, ...] = ()
    heads: tuple[PageHead, ...] = ()

    @property
    def parts(self) -> int:
        """How many invoices there seem to be."""
        return len(self.cuts) + 1

    @property
    def is_sure(self) -> bool:
        """Whether every cut is."""
        return bool(self.cuts) and all(cut.is_sure for cut in self.cuts)


@dataclass(frozen=True, slots=True)
class PartSource:
    """An invoice as the parts window shows it: its document, and what is known of it."""

    invoice_id: str
    revision: int
    name: str
    number: str
    supplier: str
    path: Path
    sizes: tuple[tuple[float, float], ...]
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class PartsOpening:
    """What the parts window starts from.

    `by_itself`: the workspace splits files without a person where every cut is sure.
    """

    sources: tuple[PartSource, ...]
    by_itself: bool = False


SEVERAL = "pages.seems_several"
"""The rule of the finding that proposes cuts."""
