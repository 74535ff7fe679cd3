# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tax and register numbers that are a country's own: which one it is, and do its digits hold?

Check digits prove that a number was read right, not that it exists. A number is only judged when
its printed label or its country and form say what it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from stdnum import get_cc_module
from stdnum.exceptions import ValidationError

from desktop.domain.match_keys import folded, identifier_key


@dataclass(frozen=True, slots=True)
class NationalId:
    """One kind of number: its name, whose it is, its bare form, and the module that knows it."""

    name: str
    country: str
    form: re.Pattern[str]
    module: str
    label: re.Pattern[str]


def _id(name: str, country: str, form: str, module: str, label: str) -> NationalId:
    return NationalId(
        name, country, re.compile(form), module, re.compile(rf"(?<![a-z])(?:{label})(?![a-z])")
    )


_KINDS = (
    _id("ABN", "AU", r"\d{11}", "abn", "abn|australian business number"),
    _id("ACN", "AU", r"\d{9}", "acn", "acn|australian company number"),
    _id("EIN", "US", r"\d{9}", "ein", "f?ein|tin|employer identification|federal tax id"),
    _id("business number", "CA", r"\d{9}(?:R[TCPR]\d{4})?", "bn", "bn|gst/hst(?: no)?|hst|gst"),
    _id("organisation number", "NO", r"\d{9}(?:MVA)?", "orgnr", r"org\.? ?nr|organisasjonsnummer"),
    _id("organisation number", "SE", r"\d{10}", "orgnr", r"org\.? ?nr|organisationsnummer"),
    _id("CVR number", "DK", r"\d{8}", "cvr", "cvr(?:-?nr)?|se-?nr"),
    _id("Y-tunnus", "FI", r"\d{8}", "ytunnus", "y-?tunnus|business id"),
    _id("partita IVA", "IT", r"\d{11}", "iva", r"p(?:artita)?\.? ?iva"),
    _id(
        "codice fiscale", "IT", r"[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]", "codicefiscale",
        r"c(?:odice)?\.? ?f(?:iscale)?",
    ),
    _id("NIF", "ES", r"[A-Z]\d{7}[A-Z0-9]|\d{8}[A-Z]", "nif", r"nif|cif|n\.i\.f|c\.i\.f"),
    _id("SIREN", "FR", r"\d{9}", "siren", "siren"),
    _id("SIRET", "FR", r"\d{14}", "siret", "siret"),
    _id("NIP", "PL", r"\d{10}", "nip", "nip"),
    _id("REGON", "PL", r"\d{9}(?:\d{5})?", "regon", "regon"),
    _id("VKN", "TR", r"\d{10}", "vkn", r"vkn|vergi (?:kimlik )?(?:no|numarasi)|v\.? ?no"),
    _id("CNPJ", "BR", r"\d{14}", "cnpj", "cnpj"),
    _id("RFC", "MX", r"[A-Z&Ñ]{3,4}\d{6}[A-Z0-9]{3}", "rfc", "rfc"),
    _id("UEN", "SG", r"\d{8,9}[A-Z]|[TSR]\d{2}[A-Z]{2}\d{4}[A-Z]", "uen", r"uen|co\.? reg"),
    _id("PAN", "IN", r"[A-Z]{5}\d{4}[A-Z]", "pan", "pan"),
    _id("NIF", "PT", r"\d{9}", "nif", "nif|nipc|contribuinte"),
    _id("IRD number", "NZ", r"\d{8,9}", "ird", "ird|gst(?: no)?"),
    _id("CUIT", "AR", r"\d{11}", "cuit", "cuit"),
    _id("RUT", "CL", r"\d{7,8}[\dK]", "rut", "rut"),
    _id("NIT", "CO", r"\d{8,16}", "nit", "nit"),
    _id("RUC", "PE", r"\d{11}", "ruc", "ruc"),
    _id("corporate number", "JP", r"\d{13}", "cn", "corporate number"),
    _id("business registration number", "KR", r"\d{10}", "brn", "business registration"),
    _id("NPWP", "ID", r"\d{15,16}", "npwp", "npwp"),
    _id("CUI", "RO", r"(?:RO)?\d{2,10}", "cui", "cui|cif"),
    _id("OIB", "HR", r"\d{11}", "oib", "oib"),
    _id("PIB", "RS", r"\d{9}", "pib", "pib"),
    _id("EDRPOU", "UA", r"\d{8}", "edrpou", "edrpou"),
)  # fmt: skip

# Where one form in one country is one kind, no label is needed.
_BY_FORM = {
    ("AU", "abn"), ("NO", "orgnr"), ("DK", "cvr"), ("IT", "iva"), ("IT", "codicefiscale"),
    ("ES", "nif"), ("FR", "siret"), ("PL", "nip"), ("TR", "vkn"), ("BR", "cnpj"), ("MX", "rfc"),
    ("IN", "pan"), ("PT", "nif"), ("PE", "ruc"), ("AR", "cuit"), ("HR", "oib"),
}  # fmt: skip


def kind_of_id(number: str, label: str, country: str | None) -> NationalId | None:
    """Which kind the number is, by the label it was printed behind, or country and form."""
    bare = identifier_key(number)
    words = folded(label)
    for kind in _KINDS:
        if not kind.form.fullmatch(bare):
            continue
        if words and kind.label.search(words) and country in (None, kind.country):
            return kind
        if country == kind.country and (country, kind.module) in _BY_FORM:
            return kind
    return None


def holds(kind: NationalId, number: str) -> bool:
    """Whether the number keeps its kind's form and check digits."""
    checker = get_cc_module({"IN": "in_"}.get(kind.country, kind.country.lower()), kind.module)
    if checker is None:
        return True
    bare = identifier_key(number)
    if kind.module == "orgnr":
        bare = bare.removesuffix("MVA")
    if kind.module == "bn":
        bare = bare[:9]
    try:
        checker.validate(bare)
    except ValidationError:
        return False
    return True
