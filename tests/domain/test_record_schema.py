# SPDX-License-Identifier: AGPL-3.0-or-later
"""The shipped schema says what the program prints."""

import json

import jsonschema

from desktop.domain.invoice import Invoice, LineItem
from scripts import invoice_schema


def test_the_shipped_schema_is_the_one_of_the_record() -> None:
    assert invoice_schema.TARGET.read_text("utf-8") == invoice_schema.text(), (
        "run `.venv/bin/python -m scripts.invoice_schema`"
    )


def test_what_is_printed_keeps_to_the_schema() -> None:
    schema = json.loads(invoice_schema.text())
    invoice = Invoice(
        document_type="invoice",
        issue_date="2026-02-28",
        total_amount="1234.50",
        line_items=(LineItem(name="Desk", quantity="2", unit_price="10.00"),),
    )
    jsonschema.validate(invoice.model_dump(mode="json"), schema)
    jsonschema.validate(Invoice().model_dump(mode="json"), schema)
