# SPDX-License-Identifier: AGPL-3.0-or-later
"""India's GST: what a GSTIN contains, which taxes apply between two states, PIN and HSN.

A GSTIN is state code (2), PAN (10), entity, "Z", check digit; the check digit is looked at with
the other VAT numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from desktop.domain.checks.check_input import CheckInput
from desktop.domain.fields import row_path
from desktop.domain.finding import Finding, Severity, figure
from desktop.domain.invoice import Invoice, Party, TaxLine
from desktop.domain.match_keys import folded, identifier_key

_GSTIN = re.compile(r"^(\d{2})([A-Z]{5}\d{4}[A-Z])[0-9A-Z]Z[0-9A-Z]$")
_PAN = re.compile(r"^[A-Z]{5}\d{4}[A-Z]$")
_STATES = {
    "01": "Jammu and Kashmir", "02": "Himachal Pradesh", "03": "Punjab", "04": "Chandigarh",
    "05": "Uttarakhand", "06": "Haryana", "07": "Delhi", "08": "Rajasthan", "09": "Uttar Pradesh",
    "10": "Bihar", "11": "Sikkim", "12": "Arunachal Pradesh", "13": "Nagaland", "14": "Manipur",
    "15": "Mizoram", "16": "Tripura", "17": "Meghalaya", "18": "Assam", "19": "West Bengal",
    "20": "Jharkhand", "21": "Odisha", "22": "Chhattisgarh", "23": "Madhya Pradesh",
    "24": "Gujarat", "25": "Daman and Diu", "26": "Dadra and Nagar Haveli", "27": "Maharashtra",
    "28": "Andhra Pradesh", "29": "Karnataka", "30": "Goa", "31": "Lakshadweep", "32": "Kerala",
    "33": "Tamil Nadu", "34": "Puducherry", "35": "Andaman and Nicobar Islands",
    "36": "Telangana", "37": "Andhra Pradesh", "38": "Ladakh",
}  # fmt: skip
# Other territory, and offices outside India that sell digital services into it.
_NO_STATE = {"96", "97", "99"}
_BY_NAME = {folded(name): code for code, name in _STATES.items()} | {
    "new delhi": "07", "orissa": "21", "pondicherry": "34", "uttaranchal": "05",
    "jammu & kashmir": "01", "tamilnadu": "33",
}  # fmt: skip
# Postal circles: the first two digits of a PIN, and the states that they serve.
_PIN = {
    "11": "07", "12": "06", "13": "06", "14": "03", "15": "03", "16": "03 04", "17": "02",
    "18": "01", "19": "01 38", "20": "09", "21": "09", "22": "09", "23": "09", "24": "09 05",
    "25": "09 05", "26": "09 05", "27": "09", "28": "09", "30": "08", "31": "08", "32": "08",
    "33": "08", "34": "08", "36": "24 25 26", "37": "24", "38": "24", "39": "24 25 26",
    "40": "27 30", "41": "27", "42": "27", "43": "27", "44": "27", "45": "23", "46": "23",
    "47": "23", "48": "23", "49": "22", "50": "36 37", "51": "37", "52": "37", "53": "37 34",
    "56": "29", "57": "29", "58": "29", "59": "29", "60": "33 34", "61": "33", "62": "33",
    "63": "33", "64": "33", "67": "32 34", "68": "32 31", "69": "32", "70": "19", "71": "19",
    "72": "19", "73": "19 11", "74": "19 35", "75": "21", "76": "21", "77": "21", "78": "18",
    "79": "12 13 14 15 16 17 18", "80": "10", "81": "10 20", "82": "10 20", "83": "20",
    "84": "10", "85": "10",
}  # fmt: skip
_WORDS = {"cgst": "cgst", "central": "cgst", "sgst": "sgst", "utgst": "sgst", "state": "sgst",
          "igst": "igst", "integrated": "igst"}  # fmt: skip


def check_india(subject: CheckInput) -> Iterator[Finding]:
    """Only where a GSTIN says that it is an Indian invoice."""
    if not subject.is_invoice:
        return
    invoice = subject.invoice
    for role, party in (("supplier", invoice.supplier), ("buyer", invoice.buyer)):
        yield from _party(role, party)
    if _gstin(invoice.supplier) is None:
        return
    yield from _halves(invoice)
    yield from _which_tax(invoice)
    yield from _hsn(invoice)


def _gstin(party: Party) -> re.Match[str] | None:
    return _GSTIN.match(identifier_key(party.vat_number))


def _party(role: str, party: Party) -> Iterator[Finding]:
    found = _gstin(party)
    if found is None:
        return
    state, pan = found[1], found[2]
    vat = f"{role}.vat_number"
    if state not in _STATES and state not in _NO_STATE:
        yield Finding(
            "india.state_code",
            Severity.ERROR,
            (vat,),
            f"The GSTIN begins with {state}, which is no state's code.",
        )
        return
    other = identifier_key(party.tax_number)
    if _PAN.match(other) and other != pan:
        yield Finding(
            "india.pan",
            Severity.ERROR,
            (vat, f"{role}.tax_number"),
            f"The GSTIN contains the PAN {pan}, but the PAN printed beside it is {other}.",
        )
    pin = identifier_key(party.address.postal_code)
    named = _BY_NAME.get(folded(party.address.state or "").strip())
    if len(pin) == 6 and pin.isdigit():
        yield from _pin(role, pin, state, named)
    if named is not None and state in _STATES and _same(named) != _same(state):
        yield Finding(
            "india.state",
            Severity.WARNING,
            (vat, f"{role}.address.state"),
            f"The GSTIN is of {_STATES[state]}, but the address is in {_STATES[named]}.",
        )


def _pin(role: str, pin: str, state: str, named: str | None) -> Iterator[Finding]:
    """The PIN against the address's state; against the GSTIN's, which may be a branch's, as
    information only."""
    path = f"{role}.address.postal_code"
    served = _PIN.get(pin[:2])
    if served is None:
        yield Finding(
            "india.pin",
            Severity.WARNING,
            (path,),
            f"{pin} is no PIN: no postal circle begins with {pin[:2]}.",
        )
        return
    states = served.split()
    where = " or ".join(dict.fromkeys(_STATES[code] for code in states))
    if named is not None and _same(named) not in {_same(code) for code in states}:
        yield Finding(
            "india.pin_state",
            Severity.WARNING,
            (path, f"{role}.address.state"),
            f"The PIN {pin} is in {where}, but the address is in {_STATES[named]}.",
        )
    elif state in _STATES and _same(state) not in {_same(code) for code in states}:
        yield Finding(
            "india.pin_gstin",
            Severity.INFO,
            (path, f"{role}.vat_number"),
            f"The PIN {pin} is in {where}; the GSTIN is of {_STATES[state]}.",
        )


def _same(code: str) -> str:
    """Andhra Pradesh has two codes, Daman and Dadra became one territory."""
    return {"28": "37", "25": "26"}.get(code, code)


def _kind(line: TaxLine) -> str | None:
    words = re.findall(r"[a-z]+", folded(line.category or ""))
    return next((_WORDS[word] for word in words if word in _WORDS), None)


def _halves(invoice: Invoice) -> Iterator[Finding]:
    """The centre's and the state's part are equal, of each rate and as sums."""
    sums: dict[str, Decimal] = {"cgst": Decimal(0), "sgst": Decimal(0)}
    fields: list[str] = []
    for index, line in enumerate(invoice.tax_lines):
        kind = _kind(line)
        if kind in sums and line.tax_amount is not None:
            sums[kind] += line.tax_amount
            fields.append(row_path("tax_lines", index, "tax_amount"))
    if not sums["cgst"] or not sums["sgst"]:
        return
    slack = Decimal("0.01") * len(fields)
    if abs(sums["cgst"] - sums["sgst"]) > slack:
        yield Finding(
            "india.halves",
            Severity.ERROR,
            tuple(fields),
            f"CGST and SGST are two equal halves, but {figure(sums['cgst'])} and "
            f"{figure(sums['sgst'])} are printed.",
        )


def _which_tax(invoice: Invoice) -> Iterator[Finding]:
    """Within one state CGST and SGST, across states IGST; never both on one supply."""
    kinds = {_kind(line): index for index, line in enumerate(invoice.tax_lines) if line.tax_amount}
    divided = "cgst" in kinds or "sgst" in kinds
    across = "igst" in kinds
    fields = tuple(row_path("tax_lines", n, "category") for kind, n in kinds.items() if kind)
    if divided and across:
        yield Finding(
            "india.both_taxes",
            Severity.WARNING,
            fields,
            "IGST stands beside CGST or SGST: a supply is taxed within a state or across states.",
        )
        return
    seller, buyer = _gstin(invoice.supplier), _gstin(invoice.buyer)
    if seller is None or buyer is None or not (divided or across):
        return
    one, other = _same(seller[1]), _same(buyer[1])
    if one not in _STATES or other not in _STATES:
        return
    parties = ("supplier.vat_number", "buyer.vat_number")
    if divided and one != other:
        yield Finding(
            "india.should_be_igst",
            Severity.WARNING,
            (*fields, *parties),
            f"From {_STATES[one]} to {_STATES[other]} it would be IGST, not CGST and SGST, unless "
            "the place of supply is the seller's state.",
        )
    if across and one == other:
        yield Finding(
            "india.should_be_cgst",
            Severity.WARNING,
            (*fields, *parties),
            f"Both are in {_STATES[one]}, so it would be CGST and SGST, not IGST, unless the "
            "place of supply is another state or a special economic zone.",
        )


def _hsn(invoice: Invoice) -> Iterator[Finding]:
    """HSN codes have 4, 6 or 8 digits; told where most lines carry such a code."""
    codes = [(n, identifier_key(line.reference)) for n, line in enumerate(invoice.line_items)]
    codes = [(n, code) for n, code in codes if code.isdigit() and len(code) >= 4]
    sound = [code for _, code in codes if len(code) in (4, 6, 8)]
    if len(sound) * 2 <= len(codes) or len(codes) < 2:
        return
    for index, code in codes:
        if len(code) not in (4, 6, 8):
            yield Finding(
                "india.hsn",
                Severity.WARNING,
                (row_path("line_items", index, "reference"),),
                f"“{code[:12]}” does not have the form of an HSN or SAC code (4, 6 or 8 digits).",
            )
