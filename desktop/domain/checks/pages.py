# SPDX-License-Identifier: AGPL-3.0-or-later
"""Do the pages carry words that a person can't see, or that speak to a machine reading them?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from desktop.domain.finding import Finding, Severity
from desktop.domain.page import Box, PageText, Word
from desktop.domain.speech import speaking, speaks

PREFIX = "pages."
"""How the rules of these findings begin: they stay as they are while values are edited."""

SEVERAL_INVOICES = PREFIX + "several_invoices"
"""The rule that tells of an e-invoice file with more invoices than the one that is read."""

_MOST = 5
_SHOWN = 120
_LEAST_LETTERS = 4
# An amount, a date, an IBAN, or the label of a field with something after it.
_VALUE = re.compile(
    r"\d[.,]\d\d\b|\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b"
    r"|\b[A-Z]{2}\d{2}[ ]?[A-Z0-9]{4}[ ]?[A-Z0-9 ]{7,}"
    r"|\b(?:total|iban|bic|invoice (?:number|no)|rechnung(?:snummer)?|facture|fattura|factura)\b"
    r"[^a-z]{0,4}\S",
    re.IGNORECASE,
)
# What programs that make PDFs leave behind in every one of them.
_TRADE_MARKS = ("powered by tcpdf",)


def check_pages(pages: Sequence[PageText]) -> tuple[Finding, ...]:
    """Hidden words and sentences to a reader, each with its page and place, a few at the most."""
    found: list[Finding] = []
    for page in pages:
        found += _hidden(page)
        found += _speaking(page)
        if len(found) >= _MOST:
            break
    return tuple(found[:_MOST])


def _hidden(page: PageText) -> Iterator[Finding]:
    words = [word for word in page.words if word.hidden and word.text.strip()]
    text = " ".join(word.text for word in words)
    if sum(c.isalnum() for c in text) < _LEAST_LETTERS:
        return
    if any(text.casefold().startswith(mark) for mark in _TRADE_MARKS):
        return
    telling = speaks(text) or _VALUE.search(text) is not None
    yield Finding(
        PREFIX + "hidden_text",
        # a cell's text that its frame cuts off is common; what could pass for a value is not
        Severity.WARNING if telling else Severity.INFO,
        (),
        f"Page {page.number} holds text that a person cannot see, {_where(words, page)}: "
        f"“{_short(text)}”. No value is taken from it, and it is not sent anywhere.",
    )


def _speaking(page: PageText) -> Iterator[Finding]:
    for passage in speaking(page.text()):
        words = _words_of(passage, page)
        place = f", {_where(words, page)}," if words else ""
        yield Finding(
            PREFIX + "addresses_reader",
            Severity.WARNING,
            (),
            f"A sentence on page {page.number}{place} speaks to a program that reads invoices: "
            f"“{_short(passage)}”. Compare the values with the page before you verify.",
        )


def _words_of(passage: str, page: PageText) -> list[Word]:
    """The visible words that the passage begins with, in a row."""
    wanted = passage.split()[:4]
    seen = [word for word in page.words if not word.hidden]
    for start in range(len(seen) - len(wanted) + 1):
        row = seen[start : start + len(wanted)]
        if " ".join(word.text for word in row).split() == wanted:
            return row
    return []


def _where(words: Sequence[Word], page: PageText) -> str:
    return place_in_words(Box.around([word.box for word in words]), page)


def place_in_words(box: Box, page: PageText) -> str:
    """A place on the page as a person would say it."""
    if box.width > 0.7 * page.width and box.height > 0.5 * page.height:
        return "all over it"
    third = min(2, max(0, int(3 * box.mid_y / page.height)))
    half = "left" if box.mid_x < page.width / 2 else "right"
    return (f"at the top {half}", f"in the middle, {half}", f"at the bottom {half}")[third]


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
