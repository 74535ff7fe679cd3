# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identifiers of invented companies: right check digits, bank codes that no bank has."""

from __future__ import annotations

from string import ascii_uppercase, digits

from stdnum import luhn
from stdnum.es import ccc
from stdnum.es import cif as es_cif
from stdnum.eu import vat as eu_vat
from stdnum.gb import vat as gb_vat
from stdnum.in_ import gstin as in_gstin
from stdnum.iso7064 import mod_97_10


def iban(country: str, bban: str) -> str:
    """The IBAN of a basic account number."""
    return f"{country}{mod_97_10.calc_check_digits(bban + country)}{bban}"


def french_iban(bank: str, branch: str, account: str) -> str:
    """A French IBAN with its RIB key; all digits."""
    key = 97 - (89 * int(bank) + 15 * int(branch) + 3 * int(account)) % 97
    return iban("FR", f"{bank}{branch}{account}{key:02d}")


def belgian_iban(first10: str) -> str:
    """A Belgian IBAN of ten digits and their remainder."""
    return iban("BE", f"{first10}{int(first10) % 97 or 97:02d}")


def spanish_iban(bank_and_branch: str, account: str) -> str:
    """A Spanish IBAN with its two control digits."""
    control = ccc.calc_check_digits(bank_and_branch + "00" + account)
    return iban("ES", bank_and_branch + control + account)


def italian_iban(abi_cab: str, account: str) -> str:
    """An Italian IBAN with its CIN letter; all digits."""
    odd = (1, 0, 5, 7, 9, 13, 15, 17, 19, 21)
    values = [int(c) for c in abi_cab + account]
    total = sum(odd[d] if i % 2 == 0 else d for i, d in enumerate(values))
    return iban("IT", chr(ord("A") + total % 26) + abi_cab + account)


def german_vat(first8: str) -> str:
    """USt-IdNr. of eight digits and their check digit."""
    return _first_valid("DE" + first8, 1)


def french_siren(first8: str) -> str:
    """SIREN: eight digits and Luhn."""
    return first8 + str(luhn.calc_check_digit(first8))


def french_siret(siren: str, office: str = "0001") -> str:
    """SIRET: SIREN, number of the establishment and Luhn."""
    return siren + office + str(luhn.calc_check_digit(siren + office))


def french_vat(siren: str) -> str:
    """N° de TVA: key and SIREN."""
    return f"FR{(12 + 3 * (int(siren) % 97)) % 97:02d}{siren}"


def italian_vat(first10: str) -> str:
    """Partita IVA with the country."""
    return "IT" + first10 + str(luhn.calc_check_digit(first10))


def british_vat(first7: str) -> str:
    """GB VAT number of seven digits and two check digits."""
    return _first_valid("GB" + first7, 2)


def dutch_vat(first8: str) -> str:
    """Dutch VAT number of a company's fiscal number, office B01."""
    total = sum(int(c) * w for c, w in zip(first8, range(9, 1, -1), strict=True)) % 11
    if total == 10:
        raise ValueError("no check digit for this number")
    return f"NL{first8}{total}B01"


def spanish_vat(kind_and_7: str) -> str:
    """CIF of a letter and seven digits, digit as control character."""
    return f"ES{kind_and_7}{es_cif.calc_check_digits(kind_and_7)[0]}"


def belgian_vat(first8: str) -> str:
    """Belgian enterprise number with the country."""
    return f"BE{first8}{97 - int(first8) % 97:02d}"


def irish_vat(first7: str) -> str:
    """Irish VAT number of seven digits and a letter."""
    total = sum(int(c) * w for c, w in zip(first7, range(8, 1, -1), strict=True)) % 23
    return f"IE{first7}{'WABCDEFGHIJKLMNOPQRSTUV'[total]}"


def swiss_uid(first8: str) -> str:
    """CHE number without dots."""
    total = sum(int(c) * w for c, w in zip(first8, (5, 4, 3, 2, 7, 6, 5, 4), strict=True))
    check = (11 - total % 11) % 11
    if check == 10:
        raise ValueError("no check digit for this number")
    return f"CHE{first8}{check}"


def gstin(state: str, pan: str) -> str:
    """GSTIN of a state's code and a PAN."""
    body = f"{state}{pan}1Z"
    number = body + luhn.calc_check_digit(body, digits + ascii_uppercase)
    if not in_gstin.is_valid(number):
        raise ValueError(f"not a GSTIN: {number}")
    return number


def _first_valid(start: str, count: int) -> str:
    for n in range(10**count):
        candidate = f"{start}{n:0{count}d}"
        if (gb_vat if start.startswith("GB") else eu_vat).is_valid(candidate):
            return candidate
    raise ValueError(f"no check digits for {start}")
