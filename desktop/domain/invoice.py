# SPDX-License-Identifier: AGPL-3.0-or-later
"""The canonical record: the one schema that is read, edited, stored, asked for and printed.

Terms follow EN 16931 (BT and BG numbers in brackets). Amounts are Decimal and are written as
plain decimal strings, dates as ISO 8601; a missing value is None, never "", -1 or "None".
Amounts of a credit note are positive: its type carries the sign.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)

MAX_TEXT = 4_000
MAX_LINES = 10_000
MAX_AMOUNT = Decimal(10) ** 15


def _blank_to_none(value: Any) -> Any:
    """Spaces alone are no value (and must not be kept as one)."""
    if isinstance(value, str):
        value = value.strip()
        return value or None
    return value


def _to_decimal(value: Any) -> Any:
    """A number from text, int or Decimal; a float is refused because it has lost the cents."""
    if value is None or isinstance(value, Decimal):
        return value
    if isinstance(value, (bool, float)):
        raise ValueError("amounts are decimal strings, never floats")
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, str):
        text = value.strip()
        if not text:
            return None
        try:
            return Decimal(text)
        except InvalidOperation:
            raise ValueError(f"not a decimal number: {text[:40]!r}") from None
    raise ValueError("amounts are decimal strings")


def _sane_decimal(value: Decimal | None) -> Decimal | None:
    if value is None:
        return None
    if not value.is_finite() or abs(value) >= MAX_AMOUNT:
        raise ValueError("number out of range")
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -10:
        raise ValueError("more than ten decimal places")
    return value


def plain(value: Decimal) -> str:
    """A Decimal as text without exponent, trailing zeros kept as printed ("1200.00")."""
    return format(value, "f")


def _date_only(value: Any) -> Any:
    """ISO text or a date; a time of day is refused, it would shift with the time zone."""
    if isinstance(value, str):
        value = value.strip()
        return date.fromisoformat(value) if value else None
    return value


Text = Annotated[
    Annotated[str, StringConstraints(max_length=MAX_TEXT)] | None, BeforeValidator(_blank_to_none)
]
Amount = Annotated[
    Decimal | None,
    BeforeValidator(_to_decimal),
    AfterValidator(_sane_decimal),
    PlainSerializer(lambda v: None if v is None else plain(v), return_type=str | None),
    WithJsonSchema({"type": ["string", "null"], "pattern": r"^-?\d+(\.\d+)?$"}),
]
IsoDate = Annotated[
    date | None,
    BeforeValidator(_date_only),
    WithJsonSchema({"type": ["string", "null"], "format": "date"}),
]
Currency = Annotated[
    Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None,
    BeforeValidator(_blank_to_none),
]


class DocumentType(StrEnum):
    """What the document is (BT-3 in words); `other` is no invoice, yet completely read."""

    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    RECEIPT = "receipt"
    PRO_FORMA = "pro_forma"
    REMINDER = "reminder"
    OTHER = "other"


class Origin(StrEnum):
    """How the page was made."""

    COMPUTERIZED = "computerized"
    HANDWRITTEN = "handwritten"
    MIXED = "mixed"


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is filled in."""
        return all(
            value is None
            or value == ()
            or value == {}
            or (isinstance(value, _Record) and value.is_empty)
            for value in (getattr(self, name) for name in type(self).model_fields)
        )


class Address(_Record):
    """A postal address; `text` is the whole as printed, lines parted by newlines."""

    text: Text = None
    street: Text = None
    city: Text = None
    postal_code: Text = None
    state: Text = None
    country: Text = Field(default=None, description="ISO 3166-1 alpha-2 where known")


class BankAccount(_Record):
    """Where to pay (BG-17): IBAN (BT-84), BIC (BT-86), else the national account number."""

    iban: Text = None
    bic: Text = None
    account_number: Text = None
    bank_name: Text = None


class Party(_Record):
    """Supplier (BG-4) or buyer (BG-7).

    VAT numbers, UID and GSTIN go to `vat_number` (BT-31), all other tax ids to `tax_number`
    (BT-32), register numbers to `legal_id` (BT-30).
    """

    name: Text = None
    address: Address = Address()
    vat_number: Text = None
    tax_number: Text = None
    legal_id: Text = None
    email: Text = None
    phone: Text = None
    bank_account: BankAccount = BankAccount()


class LineItem(_Record):
    """One invoice line (BG-25); `name` is its title (BT-153), `description` the rest (BT-154).

    `subtotal` is the line's net amount (BT-131); lines add up to the invoice's line total.
    """

    reference: Text = None
    name: Text = None
    description: Text = None
    quantity: Amount = None
    unit: Text = None
    unit_price: Amount = None
    subtotal: Amount = None
    tax_rate: Amount = Field(default=None, description="percent")
    tax_category: Text = None
    tax_amount: Amount = None
    total_amount: Amount = None


class TaxLine(_Record):
    """One rate of the VAT breakdown (BG-23)."""

    rate: Amount = Field(default=None, description="percent (BT-119)")
    category: Text = Field(default=None, description="UNCL5305 code (BT-118) or the tax's name")
    exemption_reason: Text = None
    taxable_amount: Amount = None
    tax_amount: Amount = None


class Invoice(_Record):
    """One supplier document in full."""

    document_type: DocumentType | None = None
    language: Text = Field(default=None, description="ISO 639-1")
    origin: Origin | None = None
    invoice_number: Text = None
    issue_date: IsoDate = None
    due_date: IsoDate = None
    currency: Currency = Field(default=None, description="ISO 4217")
    purchase_order: Text = None
    payment_reference: Text = None
    payment_terms: Text = None
    other: dict[str, str] = Field(default_factory=dict, max_length=200)
    supplier: Party = Party()
    buyer: Party = Party()
    line_items: tuple[LineItem, ...] = Field(default=(), max_length=MAX_LINES)
    tax_lines: tuple[TaxLine, ...] = Field(default=(), max_length=200)
    line_total: Amount = None
    discount: Amount = None
    charges: Amount = None
    shipping: Amount = None
    subtotal: Amount = None
    rounding: Amount = None
    tax_amount: Amount = None
    total_amount: Amount = None
    amount_paid: Amount = None
    amount_due: Amount = None
    summary: Text = None
