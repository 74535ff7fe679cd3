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
from desktop.domain.checks.national_ids import holds, kind_of_id
from desktop.domain.finding import Finding, Severity
from desktop.domain.invoice import Party
from desktop.domain.match_keys import identifier_key

# What a GSTIN with a misread letter or digit looks like; nothing else has the "Z" there
_GSTIN_LIKE = re.compile(r"^\d{2}[0-9A-Z]{11}Z[0-9A-Z]$")
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


def vat_country(number: str) -> str | None:
    """The ISO code of the country that a VAT number names; None when it names none."""
    bare = identifier_key(number)
    if _GSTIN_LIKE.match(bare):
        return "IN"
    if bare.startswith("CHE"):
        return "CH"
    if not any(c.isdigit() for c in bare):
        return None
    if bare[:2] in _EU:
        return {"EL": "GR", "XI": "GB"}.get(bare[:2], bare[:2])
    return bare[:2] if bare[:2] in _OTHERS else None


def vat_number_is_valid(number: str, home: str | None = None) -> bool | None:
    """Form and check digits by the country that the number names; None when it names none.

    `home` is the country that a number without one is of, where that is known.
    """
    bare = identifier_key(number)
    if home is not None and home in _EU | {"GR"} and bare[:1].isdigit() and not vat_country(bare):
        return _valid(home.lower(), "vat", bare)
    if _GSTIN_LIKE.match(bare):
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
    for role, party in (("supplier", subject.invoice.supplier), ("buyer", subject.invoice.buyer)):
        yield from _bank(role, party)
        yield from _vat(role, party)
        yield from _national(subject, role, party)


def _bank(role: str, party: Party) -> Iterator[Finding]:
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


def _vat(role: str, party: Party) -> Iterator[Finding]:
    """The supplier's number is what the tax is deducted by; a wrong one of the buyer is no error
    of the amounts, and worth a look."""
    home = (party.address.country or "").upper() or None
    if party.vat_number and not _VAT_FORM.match(identifier_key(party.vat_number)):
        yield Finding(
            "identifiers.vat_form",
            Severity.WARNING,
            (f"{role}.vat_number",),
            f"“{party.vat_number[:40]}” does not have the form of a VAT number.",
        )
    elif party.vat_number and vat_number_is_valid(party.vat_number, home) is False:
        named = vat_country(party.vat_number) is not None
        yield Finding(
            "identifiers.vat",
            Severity.ERROR if role == "supplier" and named else Severity.WARNING,
            (f"{role}.vat_number",),
            f"The VAT number “{party.vat_number[:40]}” is not valid: "
            "its form or check digits don't fit.",
        )


def _national(subject: CheckInput, role: str, party: Party) -> Iterator[Finding]:
    """Numbers that are one country's own, by what they were printed behind."""
    country = (party.address.country or "").upper()
    if len(country) != 2:
        country = vat_country(party.vat_number or "") or ""
    for name in ("tax_number", "legal_id"):
        number = party.tax_number if name == "tax_number" else party.legal_id
        if not number:
            continue
        path = f"{role}.{name}"
        said = subject.evidence.get(path)
        kind = kind_of_id(number, said.label if said is not None else "", country or None)
        if kind is None or holds(kind, number):
            continue
        yield Finding(
            "identifiers.national",
            Severity.WARNING,
            (path,),
            f"“{number[:40]}” is not a valid {kind.name}: its form or check digits don't fit.",
        )
