# SPDX-License-Identifier: AGPL-3.0-or-later
"""Signs that figures of a document were changed: told as something worth a look, never as fraud.

Only figures that a payment depends on are looked at (amounts, account numbers), and only where
something else stood, or still stands, at their very place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from desktop.domain.finding import Finding, Severity
from desktop.domain.page import Box, PageText, Word, WordsSource
from desktop.worker import media
from desktop.worker.document import OpenDocument

PREFIX = "pages."
_MOST = 3
_MOST_PAGES = 10
_MOST_REVISIONS = 3
_SHARED = 0.6
_AMOUNT = re.compile(
    r"[-+]?(?:[A-Z]{3}|[$€£₹])?(?:\d{1,3}(?:[.,'’]\d{3})+|\d+)[.,]\d{2}(?:[A-Z]{3}|[€$£₹%])?-?"
)
_ACCOUNT = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{4,30}|\d{4}")
_END = re.compile(rb"%%EOF[ \t]*\r?\n?")
_SIGNED = re.compile(rb"/ByteRange\s*\[\s*0\s+\d+\s+(\d+)\s+(\d+)")


def is_figure(text: str) -> bool:
    """Whether a word is an amount with cents, or a part of an account number."""
    bare = text.strip(".:;()")
    return _AMOUNT.fullmatch(bare) is not None or _ACCOUNT.fullmatch(bare) is not None


def written_over(page: PageText) -> Iterator[Finding]:
    """Figures that stand where the page hides another one."""
    if page.source is not WordsSource.LAYER:
        return
    hidden = [word for word in page.words if word.hidden and is_figure(word.text)]
    for old in hidden[:_MOST]:
        for new in page.words:
            if new.hidden or not is_figure(new.text) or not _same_place(old.box, new.box):
                continue
            if _digits(old.text) != _digits(new.text):
                yield Finding(
                    PREFIX + "written_over",
                    Severity.WARNING,
                    (),
                    f"On page {page.number}, “{new.text}” was laid over “{old.text}”"
                    f"{_where(new, page)}. Worth a look before you verify.",
                )
                break


def typed_on_scan(layer: PageText) -> Iterator[Finding]:
    """Figures typed onto the picture of a scanned page; `layer` is its text, which is short."""
    typed = [w for w in layer.words if not w.hidden and _AMOUNT.fullmatch(w.text.strip(".:;()"))]
    for word in typed[:1]:
        yield Finding(
            PREFIX + "typed_on_scan",
            Severity.WARNING,
            (),
            f"On page {layer.number}, “{word.text}” was typed onto the scan{_where(word, layer)}. "
            "Worth a look before you verify.",
        )


def changed_later(document: OpenDocument) -> list[Finding]:
    """Figures that another one took the place of when the file was changed after it was made."""
    if document.media_type != media.PDF or document.encrypted or document.careful:
        return []
    from desktop.worker.pages import PdfDocument

    if not isinstance(document, PdfDocument):
        return []
    found: list[Finding] = []
    for length, signed in _revisions(document.data):
        earlier = document.as_it_was(length)
        if earlier is None:
            continue
        try:
            found += _changes(earlier, document, signed)
        finally:
            earlier.close()
        if found:
            break
    return found[:_MOST]


def _revisions(data: bytes) -> list[tuple[int, bool]]:
    """Where earlier states of the file end, and whether they were signed; signed ones first."""
    signed = {
        end
        for start, length in _SIGNED.findall(data)[:_MOST_REVISIONS]
        if (end := int(start) + int(length)) < len(data)
    }
    ends = [match.end() for match in _END.finditer(data)][:-1]
    # the first part of a file made for the web ends so as well, before its pages
    plain = [end for end in ends if end > len(data) // 20 and end not in signed]
    states = [(end, True) for end in sorted(signed)]
    states += [(end, False) for end in plain]
    return states[:_MOST_REVISIONS]


def _changes(earlier: OpenDocument, now: OpenDocument, signed: bool) -> Iterator[Finding]:
    careful, now.careful = now.careful, True
    try:
        numbers = [s.number for s in now.sizes if s.number <= len(earlier.sizes)]
        for number in numbers[:_MOST_PAGES]:
            before, after = earlier.page_text(number), now.page_text(number)
            for old, new in _replaced(before, after):
                since = "after it was signed" if signed else "after it was made"
                yield Finding(
                    PREFIX + "changed_later",
                    Severity.WARNING,
                    (),
                    f"The file was changed {since}: on page {number}, “{new.text}” took the place "
                    f"of “{old.text}”{_where(new, after)}. Worth a look before you verify.",
                )
    finally:
        now.careful = careful


def _replaced(before: PageText, after: PageText) -> Iterator[tuple[Word, Word]]:
    """Figures of the page before with those that stand in their places now."""
    if len(before.words) == len(after.words) and before.words == after.words:
        return
    kept = {(word.text, round(word.box.x0), round(word.box.y0)) for word in after.words}
    for old in before.words:
        if not is_figure(old.text) or (old.text, round(old.box.x0), round(old.box.y0)) in kept:
            continue
        for new in after.words:
            if (
                is_figure(new.text)
                and _same_place(old.box, new.box)
                and _digits(new.text) != _digits(old.text)
            ):
                yield old, new
                break


def _same_place(one: Box, other: Box) -> bool:
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.y1, other.y1) - max(one.y0, other.y0)
    if width <= 0 or height <= 0:
        return False
    smaller = min(one.width * one.height, other.width * other.height)
    return width * height >= _SHARED * smaller


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def _where(word: Word, page: PageText) -> str:
    third = min(2, max(0, int(3 * word.box.mid_y / page.height)))
    half = "left" if word.box.mid_x < page.width / 2 else "right"
    return (f", at the top {half}", f", in the middle, {half}", f", at the bottom {half}")[third]


def findings_of(pages: Sequence[PageText]) -> list[Finding]:
    """What the words of these pages tell by themselves."""
    return [finding for page in pages for finding in written_over(page)][:_MOST]
