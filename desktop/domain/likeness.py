# SPDX-License-Identifier: AGPL-3.0-or-later
"""When two documents are one invoice: the rule that duplicates are found and told by.

Symmetric and pure. Numbers that begin anew each year and equal amounts month after month are no
likeness; what is another paper about an invoice (a reminder, a statement) is told as such.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.domain.match_keys import identifier_key, number_key, supplier_key

if TYPE_CHECKING:
    from desktop.domain.invoice import DocumentType

PICTURE_ALIKE = 10
"""So many of the 64 bits of two pages' likenesses may differ when they show the same page."""
_PICTURE_SAME = 4
_WORDS_ALIKE = 0.8
_FEWEST_WORDS = 3
_YEAR_APART = 180
_NEAR_DAYS = 7
_PRO_FORMA_DAYS = 60
_REMINDED_DAYS = 200
_LONG_NUMBER = 6
_CITED_NUMBER = 4


class PaperKind(StrEnum):
    """What a document says of itself, as far as it matters for booking twice."""

    PLAIN = ""
    COPY = "copy"
    REMINDER = "reminder"
    PRO_FORMA = "pro_forma"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document's kind, and keys of what could be invoice numbers in its words."""

    kind: PaperKind = PaperKind.PLAIN
    cites: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Likeable:
    """What of an invoice is compared."""

    id: str
    supplier: str | None
    number: str | None
    issue_date: date | None
    total: Decimal | None
    currency: str | None = None
    tax_id: str | None = None
    document_type: DocumentType | None = None
    account: str = ""
    paper: Paper = Paper()


class AlikeKind(StrEnum):
    """Why two documents are taken for one invoice; the stable end of the finding's rule."""

    NUMBER = "number"
    NUMBER_ALIKE = "number_alike"
    AMOUNT = "amount"
    PICTURE = "picture"
    REMINDER = "reminder"
    PRO_FORMA = "pro_forma"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Alike:
    """Two documents' likeness; `about` is the one that is a paper about the other, "" if none."""

    kind: AlikeKind
    same_total: bool
    about: str = ""


class _Numbers(StrEnum):
    SAME = "same"
    CONFUSED = "confused"
    MISREAD = "misread"
    MISSING = "missing"
    DIFFERENT = "different"


class _Suppliers(StrEnum):
    SAME = "same"
    ALIKE = "alike"
    UNKNOWN = "unknown"
    DIFFERENT = "different"


_ABOUT = {
    PaperKind.REMINDER: AlikeKind.REMINDER,
    PaperKind.STATEMENT: AlikeKind.STATEMENT,
    PaperKind.PRO_FORMA: AlikeKind.PRO_FORMA,
}


@dataclass(frozen=True, slots=True)
class _Both:
    """What two documents have in common, worked out once."""

    one: Likeable
    other: Likeable
    suppliers: _Suppliers
    numbers: _Numbers
    same_total: bool | None
    days: int | None
    picture: int | None
    words: float | None

    @property
    def same_supplier(self) -> bool:
        return self.suppliers in (_Suppliers.SAME, _Suppliers.ALIKE)


def compare(
    one: Likeable, other: Likeable, *, picture: int | None = None, words: float | None = None
) -> Alike | None:
    """Whether the two are one invoice, or one a paper about the other; None when not.

    `picture` counts the bits in which the likenesses of their first pages differ, `words` is the
    share (0 to 1) of words with figures that their pages have in common; None where unknown.
    """
    if _is_credit(one) != _is_credit(other):
        return None
    both = _Both(
        one,
        other,
        _suppliers(one, other),
        _numbers(one.number, other.number),
        _same_total(one, other),
        None
        if one.issue_date is None or other.issue_date is None
        else abs((one.issue_date - other.issue_date).days),
        picture,
        words,
    )
    about = _about(both)
    if about is not None:
        return about
    kind = _by_number(both) or _by_amount(both) or _by_picture(both)
    return None if kind is None else Alike(kind, both.same_total is True)


def shared_words(one: Counter[str], other: Counter[str]) -> float | None:
    """The share of words with figures that two pages have in common; None for too few."""
    if min(one.total(), other.total()) < _FEWEST_WORDS:
        return None
    return (one & other).total() / (one | other).total()


# --- the ways to be alike ------------------------------------------------------------------------


def _about(both: _Both) -> Alike | None:
    """Is one of them a reminder, a statement or a pro-forma invoice of the other?"""
    one, other = both.one, both.other
    papers = [p for p in (one, other) if p.paper.kind in _ABOUT]
    if len(papers) != 1 or not both.same_supplier:
        return None
    paper = papers[0]
    subject = other if paper is one else one
    number = number_key(subject.number)
    cited = len(number) >= _CITED_NUMBER and number in paper.paper.cites
    named = both.numbers in (_Numbers.SAME, _Numbers.CONFUSED)
    kind = _ABOUT[paper.paper.kind]
    found = cited or named
    if kind is AlikeKind.REMINDER:
        found = found or (both.same_total is True and _within(both.days, _REMINDED_DAYS))
    if kind is AlikeKind.PRO_FORMA:
        mine = number_key(paper.number)
        found = (
            found
            or (len(mine) >= _CITED_NUMBER and mine in subject.paper.cites)
            or (both.same_total is True and _within(both.days, _PRO_FORMA_DAYS))
        )
    return Alike(kind, both.same_total is True, paper.id) if found else None


def _by_number(both: _Both) -> AlikeKind | None:
    if both.numbers is _Numbers.SAME:
        return AlikeKind.NUMBER if _same_number_counts(both) else None
    sure = both.same_total is True and both.same_supplier
    if both.numbers is _Numbers.CONFUSED and sure and _within(both.days, _NEAR_DAYS, missing=True):
        return AlikeKind.NUMBER_ALIKE
    same_words = both.words is None or both.words >= _WORDS_ALIKE
    if both.numbers is _Numbers.MISREAD and sure and both.days == 0 and same_words:
        return AlikeKind.NUMBER_ALIKE
    return None


def _same_number_counts(both: _Both) -> bool:
    one, other = both.one, both.other
    key = number_key(one.number)
    long = len(key) >= _LONG_NUMBER
    if both.suppliers is _Suppliers.DIFFERENT:
        # a name that was read wholly wrong
        return long and both.same_total is True and both.days == 0
    if both.suppliers is _Suppliers.UNKNOWN:
        return (long or both.days == 0) and both.same_total is True
    if both.days is not None and one.issue_date is not None and other.issue_date is not None:
        if both.days > _YEAR_APART:
            return False
        if one.issue_date.year != other.issue_date.year and both.same_total is False:
            # counted anew with the new year
            return False
    return both.suppliers is _Suppliers.SAME or long or both.same_total is not False


def _by_amount(both: _Both) -> AlikeKind | None:
    """Same supplier, amount and day, and no numbers that tell them apart."""
    if both.numbers is not _Numbers.MISSING or not both.same_supplier or not both.same_total:
        return None
    neither = not number_key(both.one.number) and not number_key(both.other.number)
    # of two receipts without numbers each may be another day's
    near = both.days == 0 if neither else _within(both.days, _NEAR_DAYS)
    return AlikeKind.AMOUNT if near else None


def _by_picture(both: _Both) -> AlikeKind | None:
    if both.picture is None or both.picture > PICTURE_ALIKE:
        return None
    if both.numbers is _Numbers.DIFFERENT or both.same_total is False:
        return None
    if both.days not in (0, None) or both.suppliers is _Suppliers.DIFFERENT:
        return None
    if both.words is not None:
        return AlikeKind.PICTURE if both.words >= _WORDS_ALIKE else None
    # nothing could be read on one of them: the picture alone must do
    return AlikeKind.PICTURE if both.picture <= _PICTURE_SAME else None


# --- what they have in common --------------------------------------------------------------------


def _is_credit(one: Likeable) -> bool:
    return one.document_type is not None and one.document_type.value == "credit_note"


def _suppliers(one: Likeable, other: Likeable) -> _Suppliers:
    taxes = identifier_key(one.tax_id), identifier_key(other.tax_id)
    names = supplier_key(one.supplier), supplier_key(other.supplier)
    if (taxes[0] and taxes[0] == taxes[1]) or (names[0] and names[0] == names[1]):
        return _Suppliers.SAME
    if not all(names):
        return _Suppliers.UNKNOWN
    if one.account and one.account == other.account:
        return _Suppliers.ALIKE
    return _Suppliers.ALIKE if _names_alike(*names) else _Suppliers.DIFFERENT


def _names_alike(one: str, other: str) -> bool:
    """Spelled otherwise, shortened, or misread by a letter or two."""
    # the window paints before this is needed
    from rapidfuzz.distance import JaroWinkler
    from rapidfuzz.fuzz import ratio

    solid = one.replace(" ", ""), other.replace(" ", "")
    if solid[0] == solid[1] or ratio(*solid) >= 83:
        return True
    words = set(one.split()), set(other.split())
    fewer, more = sorted(words, key=len)
    telling = [word for word in fewer if len(word) > 3]
    if telling and fewer <= more:
        return True
    matched = [w for w in telling if any(JaroWinkler.similarity(w, m) >= 0.92 for m in more)]
    return bool(telling) and len(matched) == len(fewer)


_A_WORD = re.compile(r"[A-Z]{4}")
_LOOKS_LIKE = str.maketrans("OQDILSBZG", "000115826")
_DIGITS_MISREAD = frozenset(
    frozenset(pair) for pair in ("17", "38", "68", "08", "06", "35", "49", "14", "27")
)


def _numbers(one: str | None, other: str | None) -> _Numbers:
    keys = number_key(one), number_key(other)
    if not all(keys):
        return _Numbers.MISSING
    if keys[0] == keys[1]:
        return _Numbers.SAME
    folded = [key.translate(_LOOKS_LIKE) for key in keys]
    digits = ["".join(c for c in key if c.isdigit()) for key in keys]
    if folded[0] == folded[1] or (digits[0] == digits[1] and len(digits[0]) >= _LONG_NUMBER):
        return _Numbers.CONFUSED
    shorter, longer = sorted(keys, key=len)
    if len(shorter) >= _LONG_NUMBER:
        # with a word that stands beside it on the paper
        beside = longer.replace(shorter, " ", 1) if shorter in longer else ""
        if _A_WORD.search(beside):
            return _Numbers.CONFUSED
        if _one_left_out(shorter, longer):
            return _Numbers.MISREAD
    if len(folded[0]) == len(folded[1]) >= _CITED_NUMBER:
        differing = [frozenset(p) for p in zip(*folded, strict=True) if p[0] != p[1]]
        if len(differing) == 1 and differing[0] in _DIGITS_MISREAD:
            return _Numbers.MISREAD
    return _Numbers.DIFFERENT


def _one_left_out(shorter: str, longer: str) -> bool:
    """Whether they are the same but for one letter or figure, inside, that one of them lacks."""
    if len(longer) != len(shorter) + 1 or longer.startswith(shorter):
        return False
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _same_total(one: Likeable, other: Likeable) -> bool | None:
    if one.total is None or other.total is None:
        return None
    if one.currency and other.currency and one.currency != other.currency:
        return False
    return abs(one.total) == abs(other.total)


def _within(days: int | None, most: int, *, missing: bool = False) -> bool:
    return missing if days is None else days <= most
