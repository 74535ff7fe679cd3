# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person types means what they are used to."""

import pytest

from desktop.domain.errors import InvalidValue
from desktop.workflows.typed import canonical


@pytest.mark.parametrize(
    ("path", "typed", "mark", "meant"),
    [
        ("total_amount", "1234.50", ".", "1234.50"),
        ("total_amount", "1.234", ".", "1.234"),
        ("total_amount", "1,234.50", ".", "1234.50"),
        ("total_amount", "1.234,50", ",", "1234.50"),
        ("total_amount", "1.234", ",", "1234"),
        ("total_amount", "1234,5", ",", "1234.5"),
        ("total_amount", "1234.56", ",", "1234.56"),
        ("total_amount", "-12.00", ".", "-12.00"),
        ("total_amount", "€ 99,90", ",", "99.90"),
        ("total_amount", "1 234,50", ",", "1234.50"),
        ("line_items[0].quantity", "2,5", ",", "2.5"),
        ("line_items[0].tax_rate", "19 %", ".", "19"),
        ("issue_date", "2026-03-04", ".", "2026-03-04"),
        ("issue_date", "04.03.2026", ".", "2026-03-04"),
        ("issue_date", "4 March 2026", ".", "2026-03-04"),
        ("currency", " eur ", ".", "EUR"),
        (
            "supplier.bank_account.iban",
            "de89 3704 0044 0532 0130 00",
            ".",
            "DE89370400440532013000",
        ),
        ("supplier.bank_account.bic", "cobadeff", ".", "COBADEFF"),
        ("invoice_number", "  RE 7/2026 ", ".", "RE 7/2026"),
        ("invoice_number", "   ", ".", None),
        ("total_amount", None, ".", None),
    ],
)
def test_typed_text_becomes_canonical(path: str, typed: str, mark: str, meant: str) -> None:
    assert canonical(path, typed, mark) == meant  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "typed"),
    [("total_amount", "twelve"), ("total_amount", "1.2.3"), ("issue_date", "31.02.2026")],
)
def test_what_is_no_value_is_refused_with_an_example(path: str, typed: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        canonical(path, typed)
    assert typed in refused.value.title
    assert "nter a" in refused.value.advice
