# SPDX-License-Identifier: AGPL-3.0-or-later
"""What invoices print beside their values, in every language we read.

One module a language, each only data: `PHRASES` maps a label's kind to phrases parted by ";".
A phrase that starts with "~" is weak: it means this only if nothing better is there ("No.",
"Datum", "Total"). Braces hold alternatives ("{invoice,bill} {no,number}"). Phrases are compared
without case, accents, spaces and punctuation, so that "Rechnungs-Nr." and "RechnungsNr" are one.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import DamerauLevenshtein

from desktop.domain.dates import fold
from desktop.readers.labels import (
    dutch,
    english,
    french,
    german,
    italian,
    malay,
    polish,
    portuguese,
    spanish,
    turkish,
)


class Label(StrEnum):
    """What a label announces. OTHER_* announce values that are none of ours."""

    NUMBER = "number"
    DATE = "date"
    DUE_DATE = "due_date"
    ORDER = "order"
    PAYMENT_REFERENCE = "payment_reference"
    TERMS = "terms"
    OTHER_NUMBER = "other_number"
    OTHER_DATE = "other_date"
    SUBTOTAL = "subtotal"
    LINE_TOTAL = "line_total"
    TAX = "tax"
    TAXABLE = "taxable"
    RATE = "rate"
    TOTAL = "total"
    DUE = "due"
    PAID = "paid"
    DISCOUNT = "discount"
    SHIPPING = "shipping"
    CHARGES = "charges"
    ROUNDING = "rounding"
    OTHER_AMOUNT = "other_amount"
    SUPPLIER = "supplier"
    BUYER = "buyer"
    SHIP_TO = "ship_to"
    NAME = "name"
    ADDRESS = "address"
    VAT_ID = "vat_id"
    BUYER_VAT_ID = "buyer_vat_id"
    TAX_NUMBER = "tax_number"
    LEGAL_ID = "legal_id"
    IBAN = "iban"
    BIC = "bic"
    ACCOUNT = "account"
    BANK = "bank"
    ACCOUNT_HOLDER = "account_holder"
    EMAIL = "email"
    PHONE = "phone"
    FAX = "fax"
    CURRENCY = "currency"
    COLUMN = "column"
    TITLE_INVOICE = "title_invoice"
    TITLE_CREDIT = "title_credit"
    TITLE_PRO_FORMA = "title_pro_forma"
    TITLE_RECEIPT = "title_receipt"
    TITLE_REMINDER = "title_reminder"
    TITLE_OTHER = "title_other"


@dataclass(frozen=True, slots=True)
class Meaning:
    """One meaning of a phrase: what it announces, whether only weakly, and in which language."""

    label: Label
    weak: bool
    language: str


_MENDED = frozenset(
    {
        Label.NUMBER,
        Label.DATE,
        Label.DUE_DATE,
        Label.SUBTOTAL,
        Label.TAX,
        Label.TOTAL,
        Label.DUE,
        Label.BUYER,
        Label.SUPPLIER,
        Label.SHIP_TO,
        Label.ORDER,
        Label.OTHER_NUMBER,
        Label.OTHER_DATE,
    }
)
LANGUAGES: Mapping[str, Mapping[str, str]] = {
    "en": english.PHRASES,
    "de": german.PHRASES,
    "fr": french.PHRASES,
    "es": spanish.PHRASES,
    "it": italian.PHRASES,
    "nl": dutch.PHRASES,
    "pt": portuguese.PHRASES,
    "pl": polish.PHRASES,
    "tr": turkish.PHRASES,
    "ms": malay.PHRASES,
}

_NOT_KEPT = re.compile(r"[^0-9a-z#%]")
_BRACES = re.compile(r"\{([^{}]*)\}")


def squash(text: str) -> str:
    """Letters, digits, "#" and "%" alone, folded: the form in which phrases are compared."""
    folded = text.lower() if text.isascii() else fold(text)
    return _NOT_KEPT.sub("", folded)


def expand(phrase: str) -> list[str]:
    """All wordings of a phrase with braces."""
    parts = _BRACES.split(phrase)
    choices = [part.split(",") if i % 2 else [part] for i, part in enumerate(parts)]
    return ["".join(choice) for choice in itertools.product(*choices)]


@dataclass(frozen=True, slots=True)
class LabelBook:
    """All phrases by their squashed form, and every beginning of one, to stop searching early."""

    phrases: Mapping[str, tuple[Meaning, ...]]
    beginnings: frozenset[str]

    def meaning(self, squashed: str, language: str | None) -> Meaning | None:
        """What a squashed phrase means, the document's language and strong meanings first."""
        meanings = self.phrases.get(squashed)
        if not meanings:
            return None
        return min(meanings, key=lambda m: (m.language != language, m.weak))


@functools.cache
def _by_first_and_length() -> Mapping[tuple[str, int], list[str]]:
    """The phrases that are worth mending, by first letter and length."""
    found: dict[tuple[str, int], list[str]] = {}
    for key, meanings in label_book().phrases.items():
        if len(key) >= 7 and key.isalpha() and any(m.label in _MENDED for m in meanings):
            found.setdefault((key[0], len(key)), []).append(key)
    return found


@functools.lru_cache(maxsize=4096)
def mended(squashed: str) -> str | None:
    """The phrase that this is but for one slip of a scanner or a typist; None without one."""
    if not 7 <= len(squashed) <= 32 or not squashed.isalpha():
        return None
    candidates = _by_first_and_length()
    for length in (len(squashed), len(squashed) - 1, len(squashed) + 1):
        for key in candidates.get((squashed[0], length), ()):
            if DamerauLevenshtein.distance(squashed, key, score_cutoff=1) <= 1:
                return key
    return None


@functools.cache
def label_book() -> LabelBook:
    """The book of all languages; made at first use."""
    phrases: dict[str, list[Meaning]] = {}
    for language, kinds in LANGUAGES.items():
        for kind, text in kinds.items():
            for phrase in text.split(";"):
                bare = phrase.strip()
                if not bare:
                    continue
                weak = bare.startswith("~")
                for wording in expand(bare.lstrip("~")):
                    meaning = Meaning(Label(kind), weak, language)
                    known = phrases.setdefault(squash(wording), [])
                    if meaning not in known:
                        known.append(meaning)
    beginnings = {key[:end] for key in phrases for end in range(1, len(key) + 1)}
    return LabelBook({k: tuple(v) for k, v in phrases.items()}, frozenset(beginnings))
