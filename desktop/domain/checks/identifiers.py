# SPDX-License-Identifier: AGPL-3.0-or-later
"""Do IBANs, BICs and VAT numbers have the right form and check digits?

Check digits prove that a number was read right, not that it exists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from schwifty import BIC, IBAN
from schwifty.exceptions import SchwiftyException
from stdnum import get_cc_module
from stdnum.exceptions import ValidationError

from desktop.domain.checks.check_input import CheckInput
from desktop.domain.finding import Finding, Severity
from desktop.domain.invoice import Party
from desktop.domain.match_keys import identifier_key

_GSTIN = re.compile(r"^\d{2}[A-Z]{5}\d{4}[A-Z][0-9A-Z]{3}$")
# Letters and digits, five digits at least: what every country's number has
_VAT_FORM = re.compile(r"^(?=(?:\D*\d){5})[A-Z0-9]{7,24}$")
_EU = frozenset(
    "AT BE BG CY CZ DE DK EE EL ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI".split()
)
_OTHERS = {"GB": ("gb", "vat"), "CHE": ("ch", "vat"), "NO": ("no", "mva")}


def iban_is_valid(iban: str) -> bool:
    """Length, structure and check digits of the country (ISO 13616)."""
    try:
        IBAN(identifier_key(iban))
    except (SchwiftyException, ValueError):
        return False
    return True


def bic_is_valid(bic: str) -> bool:
    """The form of a BIC (ISO 9362): bank, country, place, optional branch."""
    try:
        BIC(identifier_key(bic))
    except (SchwiftyException, ValueError):
        return False
    return True


def vat_number_is_valid(number: str) -> bool | None:
    """Form and check digits by the country that the number names; None when it names none."""
    bare = identifier_key(number)
    if _GSTIN.match(bare):
        return _valid("in_", "gstin", bare)
    if bare[:2] in _EU:
        country = {"EL": "gr", "XI": "gb"}.get(bare[:2], bare[:2].lower())
        return _valid(country, "vat", bare[2:] if bare[:2] in ("EL", "XI") else bare)
    if bare.startswith("CHE"):
        # "CHE-123.456.788 MWST" in four languages
        return _valid("ch", "uid", bare[:12])
    for prefix, (country, module) in _OTHERS.items():
        if bare.startswith(prefix):
            return _valid(country, module, bare.removeprefix(prefix) if prefix != "CHE" else bare)
    return None


def _valid(country: str, module: str, number: str) -> bool | None:
    checker = get_cc_module(country, module)
    if checker is None:
        return None
    try:
        checker.validate(number)
    except ValidationError:
        return False
    return True


def check_identifiers(subject: CheckInput) -> Iterator[Finding]:
    """IBAN, BIC and VAT numbers of both parties."""
    yield from _party("supplier", subject.invoice.supplier)
    yield from _party("buyer", subject.invoice.buyer)


def _party(role: str, party: Party) -> Iterator[Finding]:
    account = party.bank_account
    if account.iban and not iban_is_valid(account.iban):
        yield Finding(
            "identifiers.iban",
            Severity.ERROR,
            (f"{role}.bank_account.iban",),
            f"The IBAN “{account.iban[:50]}” is not valid: its length or check digits don't fit.",
        )
    if account.bic and not bic_is_valid(account.bic):
        yield Finding(
            "identifiers.bic",
            Severity.WARNING,
            (f"{role}.bank_account.bic",),
            f"“{account.bic[:30]}” does not have the form of a BIC.",
        )
    if party.vat_number and not _VAT_FORM.match(identifier_key(party.vat_number)):
        yield Finding(
            "identifiers.vat_form",
            Severity.WARNING,
            (f"{role}.vat_number",),
            f"“{party.vat_number[:40]}” does not have the form of a VAT number.",
        )
    elif party.vat_number and vat_number_is_valid(party.vat_number) is False:
        yield Finding(
            "identifiers.vat",
            Severity.ERROR,
            (f"{role}.vat_number",),
            f"The VAT number “{party.vat_number[:40]}” is not valid: "
            "its form or check digits don't fit.",
        )
