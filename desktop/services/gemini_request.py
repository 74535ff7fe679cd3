# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is sent for a document: the compact form or the standard one, whichever costs less.

Both are built here as plain data, so that the price can be told, and what leaves this computer
can be shown, before anything is sent.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from math import sqrt
from typing import Any, Final

from desktop.domain.errors import ServiceError
from desktop.domain.ports import PagePicture, RemoteRequest
from desktop.services.gemini_compact import (
    COMPACT_PROMPT,
    COMPACT_PROMPT_VERSION,
    COMPACT_SCHEMA_VERSION,
    PICTURES_PROMPT,
    compact_schema,
    compact_text,
)
from desktop.services.gemini_disputed import (
    DISPUTED_PROMPT_VERSION,
    disputed_prompt,
    disputed_schema,
    disputed_tokens_out,
)
from desktop.services.gemini_own_fields import own_keys, own_prompt
from desktop.services.gemini_schema import PROMPT, PROMPT_VERSION, SCHEMA_VERSION, answer_schema
from desktop.services.gemini_words import (
    WORDS_VERSION,
    NumberedPages,
    Numbering,
    hides_text,
    readable,
)
from desktop.services.prices import ModelInfo, PageKind, PriceRow

CHARACTERS_PER_TOKEN: Final = 3.5
"""The stated estimate of a tokenizer, for text in and out alike."""

_USUAL_LINES: Final = 4
MAX_REQUEST_BYTES: Final = 50 * 1024 * 1024
_SENT_TYPES: Final = {
    "application/pdf": PageKind.PDF,
    "image/png": PageKind.IMAGE,
    "image/jpeg": PageKind.IMAGE,
}


class Form(StrEnum):
    """COMPACT sends numbered words, and pictures of pages that have none; STANDARD the document."""

    COMPACT = "compact"
    STANDARD = "standard"


@dataclass(frozen=True)
class Question:
    """One request, whole, as it will be sent: `files` are (media type, bytes)."""

    form: Form
    system: str
    text: str
    files: tuple[tuple[str, bytes], ...]
    kind: PageKind
    pictured_pages: int
    schema: Mapping[str, Any]
    version: str
    numbered: NumberedPages | None = None

    @cached_property
    def schema_text(self) -> str:
        """The schema as it is counted."""
        return json.dumps(self.schema, separators=(",", ":"))

    def tokens_in(self, info: ModelInfo | None, page_tokens: Mapping[str, int]) -> int:
        """Expected tokens of the request, its schema counted as text."""
        letters = len(self.system) + len(self.text) + len(self.schema_text)
        return tokens(letters) + self.pictured_pages * page_tokens[resolution(info, self.kind)]

    def fingerprint(self) -> str:
        """Identifies prompt, schema, words and pictures, beside the document itself."""
        parts = (self.form, self.version, self.system, self.schema_text, self.text)
        digest = hashlib.sha256("\x1f".join(parts).encode())
        if self.form is Form.COMPACT:
            for _, data in self.files:
                digest.update(hashlib.sha256(data).digest())
        return digest.hexdigest()

    def sent_sha256(self) -> str:
        """The hash of all that is sent, files included."""
        told = f"{self.system}\x1f{self.schema_text}\x1f{self.text}"
        digest = hashlib.sha256(told.encode())
        for kind, data in self.files:
            digest.update(b"\x1f" + kind.encode() + b"\x1f" + hashlib.sha256(data).digest())
        return digest.hexdigest()


def tokens(letters: float) -> int:
    """Expected tokens of so many characters."""
    return -int(-letters // CHARACTERS_PER_TOKEN)


def resolution(info: ModelInfo | None, kind: PageKind) -> str:
    """How finely a page of this kind is looked at: low, medium or high."""
    usual = "medium" if kind is PageKind.PDF else "high"
    return usual if info is None else info.resolution.get(kind, usual)


def compact_question(request: RemoteRequest, numbering: Numbering | None = None) -> Question | None:
    """The compact form; None where a page has neither words nor a picture."""
    if request.media_type == "application/xml" or not request.pages:
        return None
    silent = {page.number for page in request.pages if not readable(page)}
    pictures = [p for p in request.pictures if p.page in silent]
    if silent - {p.page for p in pictures}:
        return None
    numbered = (numbering or Numbering()).of(request.pages)
    named = [f"Picture {i} is page {p.page}." for i, p in enumerate(pictures, 1)]
    question = Question(
        form=Form.COMPACT,
        system=COMPACT_PROMPT
        + (PICTURES_PROMPT if pictures else "")
        + own_prompt(request.own_fields),
        text="\n".join([*named, compact_text(numbered)]),
        files=tuple((p.media_type, p.data) for p in pictures),
        kind=PageKind.SCAN,
        pictured_pages=len(pictures),
        schema=compact_schema(own_keys(request.own_fields), seen=bool(pictures)),
        version=f"{COMPACT_PROMPT_VERSION}.{COMPACT_SCHEMA_VERSION}.{WORDS_VERSION}",
        numbered=numbered,
    )
    if not request.only:
        return question
    by_words = len(silent) < len(request.pages)
    return _disputed(question, request, by_words=by_words, by_sight=bool(pictures))


def standard_question(request: RemoteRequest) -> Question:
    """The document itself; raises ServiceError for types that can't be sent."""
    kind = _SENT_TYPES.get(request.media_type)
    if kind is None:
        raise ServiceError("Gemini cannot read this type of file.", "Read it offline instead.")
    if kind is PageKind.PDF and not any(readable(page) for page in request.pages):
        kind = PageKind.SCAN
    all_pages = max(request.page_count, len(request.pages), 1)
    text = "Read this document."
    if len(request.pages) < request.page_count:
        first, last = request.pages[0].number, request.pages[-1].number
        text = f"Read pages {first} to {last} of this document, no other ones."
    question = Question(
        form=Form.STANDARD,
        system=PROMPT + own_prompt(request.own_fields),
        text=text,
        files=((request.media_type, request.data),),
        kind=kind,
        pictured_pages=all_pages,
        schema=answer_schema(own_keys(request.own_fields)),
        version=f"{PROMPT_VERSION}.{SCHEMA_VERSION}",
    )
    if not request.only:
        return question
    return _disputed(question, request, by_words=False, by_sight=True)


def _disputed(
    question: Question, request: RemoteRequest, *, by_words: bool, by_sight: bool
) -> Question:
    """The same pages, asked about a few fields."""
    return replace(
        question,
        system=disputed_prompt(request, by_words=by_words, by_sight=by_sight),
        schema=disputed_schema(request),
        version=f"{question.version}.{DISPUTED_PROMPT_VERSION}",
    )


def question_for(
    request: RemoteRequest,
    wish: Form | None,
    info: ModelInfo | None,
    row: PriceRow | None,
    page_tokens: Mapping[str, int],
    numbering: Numbering | None = None,
) -> Question:
    """The form to send: the wished one where it is possible, else the cheaper one.

    A file that carries words which a person can't see is never sent as it is. Raises ServiceError
    where nothing can be sent.
    """
    closed = stays_here(request)
    if request.media_type not in _SENT_TYPES and pictures_for(request):
        # only as pictures can it be sent at all
        closed = closed or bool(request.pictures)
    compact = None
    if closed or wish is not Form.STANDARD:
        compact = compact_question(request, numbering)
    if closed:
        if compact is None:
            raise ServiceError(
                "This document holds hidden or blacked out text, and a page without words.",
                "It is not sent as it is. Read it offline, and compare it with the page.",
                code="hidden_text",
            )
        return _checked(compact)
    if compact is not None and wish is Form.COMPACT:
        return _checked(compact)
    standard = standard_question(request)
    if compact is None:
        return _checked(standard)
    # what other readers said must not change the question, or it would be paid again
    plain = replace(request, expected_lines=None)
    return _checked(
        min(
            (compact, standard),
            key=lambda q: _weight(q, tokens_out(q.form, plain), info, row, page_tokens),
        )
    )


def stays_here(request: RemoteRequest) -> bool:
    """Whether the file itself must not be sent: it says more than a person sees, or may show."""
    hides = request.media_type == "application/pdf" and hides_text(request.pages)
    return request.closed or hides


def tokens_out(form: Form, request: RemoteRequest) -> int:
    """Expected tokens of the answer: a head, the words on the pages, and the line items.

    The numbers were fitted to ideal answers over some hundred invoices. How many items there are
    is known best from the free readers; else rows of figures stand for them.
    """
    if request.only:
        return disputed_tokens_out(request)
    words = sum(1 for page in request.pages for word in page.words if not word.hidden)
    lines = request.expected_lines
    if lines is None and words:
        rows = sum(item_rows(page.words) for page in request.pages)
        head, each, of_words = (117, 10.3, 0.27) if form is Form.COMPACT else (355, 9.7, 0.22)
        return round(head + each * rows + of_words * words)
    # a page of twice as many words has not twice as many fields
    head, each, of_words = (133, 40.8, 5.0) if form is Form.COMPACT else (357, 52.0, 2.7)
    usual = _USUAL_LINES if lines is None else lines
    return round(head + each * usual + of_words * sqrt(words))


def item_rows(words: Sequence[Any]) -> int:
    """How many lines of a page look like line items: figures with decimals, two or more."""
    seen: dict[int, int] = {}
    for word in words:
        if not word.hidden and any(c.isdigit() for c in word.text) and set(word.text) & set(".,"):
            # lines are some 4 points apart at the least
            height = round(word.box.mid_y / 4)
            seen[height] = seen.get(height, 0) + 1
    return sum(1 for figures in seen.values() if figures >= 2)


def _weight(
    question: Question,
    out: int,
    info: ModelInfo | None,
    row: PriceRow | None,
    page_tokens: Mapping[str, int],
) -> Decimal:
    """The expected cost, in any unit."""
    price_in, price_out = (row.input, row.output) if row else (Decimal(1), Decimal(6))
    return price_in * question.tokens_in(info, page_tokens) + price_out * out


def _checked(question: Question) -> Question:
    if sum(len(data) for _, data in question.files) > MAX_REQUEST_BYTES:
        raise ServiceError(
            "The document is too large for Gemini.", "Read it offline instead.", code="too_large"
        )
    return question


def pictures_for(request: RemoteRequest) -> tuple[int, ...]:
    """The pages that have no words to send, where others have, or where a file can't be sent."""
    if request.media_type == "application/xml":
        return ()
    if request.media_type in _SENT_TYPES and request.media_type != "application/pdf":
        return tuple(page.number for page in request.pages) if stays_here(request) else ()
    silent = tuple(page.number for page in request.pages if not readable(page))
    sent_whole = request.media_type in _SENT_TYPES and not stays_here(request)
    if len(silent) == len(request.pages) and sent_whole:
        # a plain scan goes as it is
        return ()
    return silent


def pictures_of(request: RemoteRequest, pages: Sequence[int]) -> tuple[PagePicture, ...]:
    """The request's pictures of these pages."""
    return tuple(p for p in request.pictures if p.page in pages)
