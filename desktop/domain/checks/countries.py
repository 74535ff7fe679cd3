# SPDX-License-Identifier: AGPL-3.0-or-later
"""Do account, bank, VAT number and currency belong to the supplier's country?

A foreign account is allowed, and a known trick: it deserves a look, no more.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.checks.check_input import CheckInput
from desktop.domain.checks.identifiers import bic_is_valid, iban_is_valid, vat_country
from desktop.domain.finding import Finding, Severity
from desktop.domain.invoice import Party
from desktop.domain.match_keys import identifier_key

# Places whose accounts carry the IBAN of the country beside them, both ways for comparing.
_ONE_BANKING = (
    {"GB", "GG", "JE", "IM"},
    {"FR", "MC", "GF", "GP", "MQ", "RE", "YT", "PM", "BL", "MF", "TF", "PF", "NC", "WF"},
    {"FI", "AX"},
    {"IT", "SM", "VA"},
    {"CH", "LI"},
    {"ES", "IC", "EA"},
    {"NO", "SJ"},
)
_EURO = frozenset(
    "AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MC ME MT NL PT SI SK SM VA XK AD".split()
)
_CURRENCIES = {
    "AE": "AED", "AU": "AUD", "BR": "BRL", "CA": "CAD", "CH": "CHF", "CN": "CNY", "CZ": "CZK",
    "DK": "DKK", "GB": "GBP", "HK": "HKD", "HU": "HUF", "ID": "IDR", "IL": "ILS", "IN": "INR",
    "IS": "ISK", "JP": "JPY", "KR": "KRW", "LI": "CHF", "MX": "MXN", "MY": "MYR", "NO": "NOK",
    "NZ": "NZD", "PH": "PHP", "PL": "PLN", "RO": "RON", "RS": "RSD", "SA": "SAR", "SE": "SEK",
    "SG": "SGD", "TH": "THB", "TR": "TRY", "TW": "TWD", "UA": "UAH", "US": "USD", "VN": "VND",
    "ZA": "ZAR",
}  # fmt: skip


def check_countries(subject: CheckInput) -> Iterator[Finding]:
    """IBAN and BIC against each other and the address; VAT number and currency as information."""
    supplier = subject.invoice.supplier
    yield from _bank(supplier)
    home = country_of(supplier)
    if home is None:
        return
    account = supplier.bank_account
    if account.iban and iban_is_valid(account.iban):
        where = identifier_key(account.iban)[:2]
        if not _same_banking(where, home):
            yield Finding(
                "countries.iban",
                Severity.WARNING,
                ("supplier.bank_account.iban", "supplier.address.country"),
                f"The account is in {where}, but the supplier's address is in {home}. "
                "Make sure that it is the supplier's own.",
            )
    registered = vat_country(supplier.vat_number or "")
    if registered is not None and registered != home:
        yield Finding(
            "countries.vat",
            Severity.INFO,
            ("supplier.vat_number", "supplier.address.country"),
            f"The VAT number is one of {registered}, the supplier's address is in {home}.",
        )
    usual = "EUR" if home in _EURO else _CURRENCIES.get(home)
    currency = subject.invoice.currency
    if currency and usual and currency not in (usual, "EUR", "USD"):
        yield Finding(
            "countries.currency",
            Severity.INFO,
            ("currency",),
            f"The amounts are in {currency}; a supplier in {home} usually asks for {usual}.",
        )


def country_of(party: Party) -> str | None:
    """The ISO code of the party's address; None where it isn't known as a code."""
    code = (party.address.country or "").strip().upper()
    return code if len(code) == 2 and code.isalpha() else None


def _bank(supplier: Party) -> Iterator[Finding]:
    account = supplier.bank_account
    if not account.iban or not account.bic:
        return
    if not iban_is_valid(account.iban) or not bic_is_valid(account.bic):
        return
    iban, bic = identifier_key(account.iban)[:2], identifier_key(account.bic)[4:6]
    if _same_banking(iban, bic):
        return
    yield Finding(
        "countries.bic",
        Severity.WARNING,
        ("supplier.bank_account.iban", "supplier.bank_account.bic"),
        f"The IBAN is of {iban}, but the BIC names a bank in {bic}.",
    )


def _same_banking(one: str, other: str) -> bool:
    return one == other or any(one in group and other in group for group in _ONE_BANKING)
