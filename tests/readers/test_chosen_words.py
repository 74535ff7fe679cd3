# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words that are pointed at are read for the field's kind, as the document writes, or refused."""

import pytest

from desktop.domain.errors import InvalidValue
from desktop.domain.fields import kind_of
from desktop.domain.page import PageText, Word
from desktop.readers.chosen_words import ChosenValue, value_of
from desktop.readers.conventions import decide
from desktop.readers.sheet import lay_out
from tests.readers.papers import german_invoice

PAGE: PageText = german_invoice().sheet.page()
SHEET = lay_out([PAGE], decide([PAGE]))


def chosen(*texts: str) -> tuple[Word, ...]:
    """The first run of words that reads so."""
    for start in range(len(PAGE.words)):
        run = PAGE.words[start : start + len(texts)]
        if tuple(word.text for word in run) == texts:
            return run
    raise AssertionError(texts)


def taken(path: str, *texts: str) -> ChosenValue:
    return value_of(path, kind_of(path), chosen(*texts), 1, SHEET)


@pytest.mark.parametrize(
    ("path", "texts", "value"),
    [
        ("total_amount", ("1.190,00", "€"), "1190.00"),
        ("total_amount", ("Gesamtbetrag", "1.190,00", "€"), "1190.00"),
        ("tax_lines[0].rate", ("zzgl.", "19", "%", "MwSt."), "19"),
        ("issue_date", ("05.03.2024",), "2024-03-05"),
        ("due_date", ("Zahlbar", "bis", "04.04.2024", "ohne", "Abzug."), "2024-04-04"),
        ("currency", ("190,00", "€"), "EUR"),
        ("invoice_number", ("RE-2024-118",), "RE-2024-118"),
        ("supplier.address.street", ("Hafenstraße", "12"), "Hafenstraße 12"),
        ("supplier.address.text", ("Hafenstraße", "12", "20457", "Hamburg"), None),
        ("supplier.bank_account.bic", ("BIC", "COBADEFFXXX"), "COBADEFFXXX"),
    ],
)
def test_words_are_read_for_the_kind(path: str, texts: tuple[str, ...], value: str | None) -> None:
    found = taken(path, *texts)
    assert found.value == (value or "Hafenstraße 12\n20457 Hamburg")
    assert found.box.width > 0


@pytest.mark.parametrize(
    ("path", "word", "value", "printed"),
    [
        ("supplier.name", "Weber", "Kranbau Weber GmbH", "Kranbau Weber GmbH"),
        (
            "supplier.bank_account.iban",
            "0044",
            "DE89370400440532013000",
            "DE89 3704 0044 0532 0130 00",
        ),
        ("subtotal", "€", "1000.00", "1.000,00 €"),
        ("due_date", "04.04.2024", "2024-04-04", "04.04.2024"),
    ],
)
def test_one_word_stands_for_the_value_around_it(
    path: str, word: str, value: str, printed: str
) -> None:
    found = taken(path, word)
    assert (found.value, found.text) == (value, printed)


@pytest.mark.parametrize(
    ("path", "texts", "advice"),
    [
        ("total_amount", ("Kranbau", "Weber"), "is not an amount"),
        ("issue_date", ("RE-2024-118",), "is not a date"),
        ("invoice_number", ("Rechnung",), "is not a number or code"),
        ("supplier.bank_account.iban", ("BIC", "COBADEFFXXX"), "is not an IBAN"),
        ("document_type", ("Rechnung",), "chosen from a list"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(
    path: str, texts: tuple[str, ...], advice: str
) -> None:
    with pytest.raises(InvalidValue) as refused:
        taken(path, *texts)
    assert advice in refused.value.title


def test_several_values_are_not_guessed_among() -> None:
    words = (*chosen("1.000,00", "€"), *chosen("190,00", "€"))
    with pytest.raises(InvalidValue) as refused:
        value_of("total_amount", kind_of("total_amount"), words, 1, SHEET)
    assert "more than one" in refused.value.title
