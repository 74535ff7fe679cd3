# SPDX-License-Identifier: AGPL-3.0-or-later
"""Cells that leave the program can't act."""

from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.invoice import Invoice
from desktop.workflows.columns import INVOICE_PATHS, csv_cell, harmless, invoice_cells


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x")',
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "\u00a0=1",
        "＝1+1",
        "|calc",
        "\ufeff=1",
    ],
)
def test_what_could_start_a_formula_is_defused(text: str) -> None:
    assert harmless(text) == "'" + text


@pytest.mark.parametrize("text", ["Acme = Co", "a-b", "3+4", "", "Müller", "'quoted"])
def test_plain_text_stays(text: str) -> None:
    assert harmless(text) == text


def test_figures_stay_figures() -> None:
    assert csv_cell(Decimal("-12.50")) == "-12.50"
    assert csv_cell(date(2026, 3, 1)) == "2026-03-01"
    assert csv_cell(None) == ""


def test_there_is_a_cell_for_each_column() -> None:
    cells = list(invoice_cells(Invoice(total_amount="-1.20")))
    assert len(cells) == len(INVOICE_PATHS)
    assert cells[INVOICE_PATHS.index("total_amount")] == Decimal("-1.20")
