# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person hands in as a record."""

from decimal import Decimal

import pytest

from desktop.domain.errors import InvalidValue
from desktop.domain.record import invoice_from_record, record_line


def test_a_whole_line_and_its_invoice_part_say_the_same() -> None:
    part = {"total_amount": "12.50"}
    for given in (part, {"file": "a.pdf", "status": "completed", "invoice": part}):
        assert invoice_from_record(given).total_amount == Decimal("12.50")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (record_line(file="a.pdf", sha256=None, status="failed"), "holds no invoice"),
        ({"invoice": [1]}, "not an invoice record"),
        ([], "not an invoice record"),
        ({"total_amount": "much"}, "“total_amount” is not valid: not a decimal number"),
        ({"total_amount": 12.5}, "“total_amount” is not valid: amounts are decimal strings"),
        ({"total": "12.50"}, "“total” is not valid"),
    ],
)
def test_what_is_no_invoice_is_refused_in_words(given: object, said: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        invoice_from_record(given)
    assert said in refused.value.title
