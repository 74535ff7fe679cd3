# SPDX-License-Identifier: AGPL-3.0-or-later
"""Layouts that common invoicing programs print, read whole."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.company import OwnCompany
from desktop.domain.fields import get_text
from desktop.readers.read_text import read_pages
from tests.readers.typeset import Sheet

# Rows are [height, [x, text], ...]; a negative x means that the cell ends there.
LAYOUTS: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "data" / "layouts.json").read_text("utf-8")
)
PATHS = {
    "supplier_name": "supplier.name",
    "buyer_name": "buyer.name",
    "iban": "supplier.bank_account.iban",
    "vat": "supplier.vat_number",
}


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_reads_the_layout(name: str) -> None:
    sheet = Sheet()
    for y, *cells in LAYOUTS[name]["rows"]:
        sheet.row(y, *((x, text) for x, text in cells))
    read = read_pages([sheet.page()], OwnCompany()).invoice
    wanted = LAYOUTS[name]["wanted"]
    assert {key: get_text(read, PATHS.get(key, key)) for key in wanted} == wanted
