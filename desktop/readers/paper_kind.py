# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a document calls itself: a copy, a reminder, a statement, a pro-forma invoice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.domain.invoice import DocumentType
from desktop.domain.likeness import Paper, PaperKind
from desktop.domain.match_keys import folded, number_key
from desktop.domain.page import PageText

READ_PAGES = 3
"""So many first pages of a document matter."""

_HEAD_LINES = 25
_FIGURE = re.compile(r"\d")
_MOST_CITED = 500
_LONGEST_LINE = 60

_WORDS: tuple[tuple[PaperKind, str], ...] = (
    (
        PaperKind.STATEMENT,
        r"statement of accounts?|account statement|statement$|kontoauszug|saldenbestatigung"
        r"|offene posten|releve de compte|estratto conto|extracto de cuenta|extrato de conta"
        r"|rekeningoverzicht|zestawienie|penyata akaun|hesap ekstresi",
    ),
    (
        PaperKind.REMINDER,
        r"(?:payment |final |first |second |friendly )?reminder|(?:\d\.? ?)?mahnung"
        r"|zahlungserinnerung|overdue notice|past due|rappel(?: de paiement)?|relance|sollecito"
        r"|recordatorio de pago|aviso de cobro|aanmaning|betalingsherinnering"
        r"|wezwanie do zaplaty|lembrete de pagamento|odeme hatirlatma|peringatan",
    ),
    (
        PaperKind.PRO_FORMA,
        r"pro[ -]?forma(?:[ -]?(?:invoice|rechnung|factura|fattura|facture|factuur|fatura))?"
        r"|(?:facture|fattura|factura|faktura|fatura) pro[ -]?forma",
    ),
    (
        PaperKind.COPY,
        r"copy|duplicate|(?:rechnungs)?kopie|duplikat|zweitschrift|duplicata|copie|copia"
        r"|duplicado|kopia|salinan|suret|invoice copy|copy of invoice|customer copy",
    ),
)
_HEADLINES = tuple(
    (kind, re.compile(rf"^\W*(?:\*+ ?)?(?:{words})\b", re.IGNORECASE)) for kind, words in _WORDS
)
_ENDS = re.compile(
    r"(?:\(|- ?|– ?)(?:copy|duplicate|kopie|duplikat|duplicata|copie|copia)\)?$", re.IGNORECASE
)
_BY_TYPE = {
    DocumentType.REMINDER: PaperKind.REMINDER,
    DocumentType.PRO_FORMA: PaperKind.PRO_FORMA,
}


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """What of a document's words matters for likeness: the first page's head, what could be
    invoice numbers, and how often each word with figures stands on the first page."""

    head: tuple[str, ...] = ()
    cited: frozenset[str] = frozenset()
    figures: Counter[str] = field(default_factory=Counter)


def document_words(pages: Sequence[PageText]) -> DocumentWords:
    """Of a document's first pages."""
    if not pages:
        return DocumentWords()
    said = pages[0].text()
    head = tuple(line.strip() for line in said.splitlines()[:_HEAD_LINES])
    figures = Counter(re.sub(r"\W", "", word) for word in said.split() if _FIGURE.search(word))
    return DocumentWords(head, _cited(pages), figures)


def paper_of(words: DocumentWords, document_type: DocumentType | None) -> Paper:
    """The kind by the document's type and its headlines, and the numbers that its words name."""
    kind = _BY_TYPE.get(document_type) if document_type is not None else None
    if kind is None:
        kind = _by_headline(words.head)
    # an invoice may thank for a reminder's payment, or list what is open
    if kind is PaperKind.STATEMENT and document_type in {
        DocumentType.CREDIT_NOTE,
        DocumentType.RECEIPT,
    }:
        kind = PaperKind.PLAIN
    return Paper(kind, words.cited)


def _by_headline(lines: Sequence[str]) -> PaperKind:
    for line in lines:
        if not 3 <= len(line) <= _LONGEST_LINE:
            continue
        said = folded(line)
        for kind, pattern in _HEADLINES:
            found = pattern.match(said)
            # a headline, not a sentence that begins so
            if found and len(said[found.end() :].split()) <= 4:
                return kind
        if _ENDS.search(said):
            return PaperKind.COPY
    return PaperKind.PLAIN


def _cited(pages: Sequence[PageText]) -> frozenset[str]:
    keys: set[str] = set()
    for page in pages[:READ_PAGES]:
        for line in page.text().splitlines():
            words = line.split()
            for at, word in enumerate(words):
                # a number may be printed in two words: "RE 2026-17"
                for text in (word, "".join(words[at : at + 2])):
                    key = number_key(text)
                    if 4 <= len(key) <= 30 and any(c.isdigit() for c in key):
                        keys.add(key)
                if len(keys) >= _MOST_CITED:
                    return frozenset(keys)
    return frozenset(keys)
