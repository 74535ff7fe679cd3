# SPDX-License-Identifier: AGPL-3.0-or-later
"""Small papers set by hand, for tests of the text reader."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.company import OwnCompany
from desktop.domain.fields import get_text
from desktop.domain.reading import Proposal
from desktop.readers.read_text import read_pages
from tests.readers.typeset import Sheet

LEFT, RIGHT, FIGURES = 57.0, 350.0, 540.0


class Paper:
    """A letter: sender, address, facts at the right, totals at the foot, footer."""

    def __init__(self) -> None:
        self.sheet = Sheet()
        self._foot = 560.0

    def at(self, x: float, y: float, *lines: str) -> Paper:
        for index, line in enumerate(lines):
            self.sheet.text(x, y + 13 * index, line)
        return self

    def sender(self, *lines: str) -> Paper:
        return self.at(380, 30, *lines)

    def addressee(self, *lines: str) -> Paper:
        return self.at(LEFT, 140, *lines)

    def facts(self, facts: Iterable[tuple[str, str]], y: float = 150) -> Paper:
        for index, (label, value) in enumerate(facts):
            self.sheet.row(y + 15 * index, (RIGHT, label), (460, value))
        return self

    def title(self, text: str) -> Paper:
        return self.at(LEFT, 290, text)

    def totals(self, totals: Iterable[tuple[str, str]]) -> Paper:
        for label, value in totals:
            self.sheet.row(self._foot, (RIGHT, label), (-FIGURES, value))
            self._foot += 16
        return self

    def read(self, own: OwnCompany | None = None) -> Proposal:
        return read_pages([self.sheet.page()], own or OwnCompany())


def value(proposal: Proposal, path: str) -> str | None:
    return get_text(proposal.invoice, path)


def values(proposal: Proposal, *paths: str) -> tuple[str | None, ...]:
    return tuple(value(proposal, path) for path in paths)


def german_invoice() -> Paper:
    return (
        Paper()
        .sender("Kranbau Weber GmbH", "Hafenstraße 12", "20457 Hamburg", "USt-IdNr. DE136695976")
        .addressee("Muster & Söhne AG", "Frau Erika Beispiel", "Lindenweg 3", "80331 München")
        .facts(
            [
                ("Rechnungsnummer", "RE-2024-118"),
                ("Rechnungsdatum", "05.03.2024"),
                ("Kundennummer", "44871"),
                ("Lieferdatum", "01.03.2024"),
                ("Ihre Bestellung", "B-7741"),
            ]
        )
        .title("Rechnung")
        .totals(
            [
                ("Nettobetrag", "1.000,00 €"),
                ("zzgl. 19 % MwSt.", "190,00 €"),
                ("Gesamtbetrag", "1.190,00 €"),
            ]
        )
        .at(LEFT, 640, "Zahlbar bis 04.04.2024 ohne Abzug.")
        .at(LEFT, 800, "IBAN DE89 3704 0044 0532 0130 00 BIC COBADEFFXXX")
    )
