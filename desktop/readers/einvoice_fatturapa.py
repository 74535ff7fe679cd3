# SPDX-License-Identifier: AGPL-3.0-or-later
"""FatturaPA: Italy's e-invoice, ordinary (FPA12, FPR12) and simplified (FSM10).

Element names and codes (TD, N, MP) are those of the Agenzia delle Entrate's format 1.2. One file
may hold a lot: several bodies under one header, each an invoice of its own. The first is read,
and `further_invoices` names the others.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from desktop.domain.invoice import DocumentType, plain
from desktop.domain.other_amounts import SPLIT_PAYMENT, STAMP_DUTY, WITHHOLDING
from desktop.readers import einvoice_fatturapa_simplified
from desktop.readers.einvoice_record import Node, Recorder

ORDINARY, SIMPLIFIED = "FatturaElettronica", "FatturaElettronicaSemplificata"
ROOTS = (ORDINARY, SIMPLIFIED)

_HEADER = "FatturaElettronicaHeader"
BODY = "FatturaElettronicaBody"
_DOCUMENT = "DatiGenerali/DatiGeneraliDocumento"
_CREDIT_NOTES = frozenset(("TD04", "TD08"))
_SPLIT = "S"
_MOST_PARTS = 60
# What stands for "no order" where a program insists on one.
_NO_ORDER = frozenset(("NA", "N/A", "ND", "N.D.", "NN", "-", ".", "0", "NESSUNO"))
_NATURES = {
    "N1": "Excluded under art. 15 (escluse ex art. 15)",
    "N2": "Not subject to VAT (non soggette)",
    "N3": "Not taxable (non imponibili)",
    "N4": "Exempt (esenti)",
    "N5": "Margin scheme, VAT not shown (regime del margine)",
    "N6": "Reverse charge (inversione contabile)",
    "N7": "VAT paid in another EU country (IVA assolta in altro stato UE)",
}


def type_code(root: Node) -> Node | None:
    """The document type (TipoDocumento, TD01 to TD29) of the first body."""
    body = root.only(BODY)
    return body.first(f"{_DOCUMENT}/TipoDocumento") if body else None


def document_type(code: str) -> DocumentType:
    """The kind of document for a TipoDocumento: two of them are credit notes."""
    credit = code.strip().upper() in _CREDIT_NOTES
    return DocumentType.CREDIT_NOTE if credit else DocumentType.INVOICE


def further_invoices(root: Node) -> tuple[str, ...]:
    """The invoices of a lot after the first one, each as its number, date and total."""
    return tuple(_in_short(body) for body in root.all(BODY)[1:])


def read(root: Node, record: Recorder) -> int:
    """Records the header and the first body; returns the number of lines."""
    header, body = root.only(_HEADER), root.only(BODY)
    if header is not None:
        _header(header, record)
    if body is None:
        record.note("The XML holds no invoice body: neither number nor amounts.")
        return 0
    for place, further in enumerate(root.all(BODY)[1:_MOST_PARTS], 2):
        record.set(f"other.Invoice {place} of the lot", _in_short(further), further)
    document = body.only(_DOCUMENT)
    if document is not None:
        _document(document, record)
    _references(body, record)
    _attachments(body, record)
    if root.path.endswith(SIMPLIFIED):
        return einvoice_fatturapa_simplified.read_body(body, record)
    return _ordinary(body, document, record)


# --- parties -----------------------------------------------------------------------------------


def _header(header: Node, record: Recorder) -> None:
    sending = header.only("DatiTrasmissione")
    if sending is not None:
        record.other("Recipient code", sending.first("CodiceDestinatario"))
        record.other("Recipient’s certified mail", sending.first("PECDestinatario"))
    for party, group in (("supplier", "CedentePrestatore"), ("buyer", "CessionarioCommittente")):
        node = header.only(group)
        if node is not None:
            _party(party, node, record)
    representative = header.only("RappresentanteFiscale")
    if representative is not None:
        facts = representative.only("DatiAnagrafici") or representative
        name, whole = _name(facts)
        if name is not None:
            record.set("other.Tax representative", whole, name, whole)
        number, whole = _vat_number(facts)
        if number is not None:
            record.set("other.Tax representative VAT number", whole, number, whole)


def _party(party: str, node: Node, record: Recorder) -> None:
    """A party of either form: simplified invoices have no group around a supplier's facts."""
    facts = node.only("DatiAnagrafici|IdentificativiFiscali") or node
    named = node.only("DatiAnagrafici|AltriDatiIdentificativi") or node
    name, whole = _name(named)
    if name is not None:
        record.set(f"{party}.name", whole, name, whole)
    number, whole = _vat_number(facts)
    if number is not None:
        record.set(f"{party}.vat_number", whole, number, whole)
    record.words(f"{party}.tax_number", facts.first("CodiceFiscale"))
    register = node.only("IscrizioneREA") or named.only("IscrizioneREA")
    if register is not None and (entry := register.first("NumeroREA")) is not None:
        office = register.first("Ufficio")
        whole = f"{office.text}-{entry.text}" if office else entry.text
        record.set(f"{party}.legal_id", whole, entry, whole)
    record.words(f"{party}.email", node.first("Contatti/Email"))
    record.words(f"{party}.phone", node.first("Contatti/Telefono"))
    place = node.only("Sede") or named.only("Sede")
    if place is not None:
        record.address(
            f"{party}.address",
            place,
            {
                "street": place.all("Indirizzo") + place.all("NumeroCivico"),
                "postal_code": place.all("CAP"),
                "city": place.all("Comune"),
                "state": place.all("Provincia"),
                "country": place.all("Nazione"),
            },
        )


def _name(facts: Node) -> tuple[Node | None, str]:
    """A firm's name, or a person's first and last name."""
    holder = facts.only("Anagrafica") or facts
    firm = holder.first("Denominazione")
    if firm is not None:
        return firm, " ".join(firm.text.split())
    parts = [n for n in (holder.first("Nome"), holder.first("Cognome")) if n is not None]
    whole = " ".join(" ".join(part.text.split()) for part in parts)
    return (parts[0] if parts else None), whole


def _vat_number(facts: Node) -> tuple[Node | None, str]:
    """The VAT number with its country in front, as it is written everywhere else."""
    code = facts.first("IdFiscaleIVA/IdCodice")
    if code is None:
        return None, ""
    country = facts.first("IdFiscaleIVA/IdPaese")
    number = "".join(code.text.split())
    prefix = country.text.upper() if country else ""
    return code, number if number.upper().startswith(prefix) else prefix + number


# --- the document ------------------------------------------------------------------------------


def _document(document: Node, record: Recorder) -> None:
    record.words("invoice_number", document.first("Numero"))
    record.date("issue_date", document.first("Data"))
    record.currency("currency", document.first("Divisa"))
    record.other("Document type code", document.first("TipoDocumento"))
    record.prose("other.Note", *document.all("Causale"))


def _references(body: Node, record: Recorder) -> None:
    general = body.only("DatiGenerali")
    if general is None:
        return
    for order in general.all("DatiOrdineAcquisto/IdDocumento"):
        if order.text and order.text.upper() not in _NO_ORDER:
            record.words("purchase_order", order)
    record.other("Contract", general.first("DatiContratto/IdDocumento"))
    record.other(
        "Preceding invoice",
        general.first("DatiFattureCollegate/IdDocumento", "DatiFatturaRettificata/NumeroFR"),
    )
    record.other("Main invoice", general.first("FatturaPrincipale/NumeroFatturaPrincipale"))
    documents = "DatiOrdineAcquisto|DatiContratto|DatiConvenzione|DatiRicezione"
    record.other("CIG", general.first(f"{documents}/CodiceCIG"))
    record.other("CUP", general.first(f"{documents}/CodiceCUP"))
    notes = [n for n in general.all("DatiDDT/NumeroDDT") if n.text][:_MOST_PARTS]
    if notes:
        whole = ", ".join(dict.fromkeys(n.text for n in notes))
        record.set("other.Delivery note", whole, notes[0], whole)
    record.date("other.Delivery date", general.first("DatiTrasporto/DataOraConsegna"))


def _attachments(body: Node, record: Recorder) -> None:
    """The files inside, by name: they stay in the original."""
    record.files([(n, n.text) for n in body.all("Allegati/NomeAttachment")])


def _in_short(body: Node) -> str:
    document = body.only(_DOCUMENT)
    if document is None:
        return "without number"
    parts = [document.first(name) for name in ("Numero", "Data", "ImportoTotaleDocumento")]
    number, day, total = (part.text[:60] if part else "" for part in parts)
    currency = document.first("Divisa")
    amount = f"{total} {currency.text[:3] if currency else ''}".strip() if total else ""
    return ", ".join(part for part in (number or "without number", day[:10], amount) if part)


# --- the ordinary invoice ----------------------------------------------------------------------


def _ordinary(body: Node, document: Node | None, record: Recorder) -> int:
    lines = body.all("DatiBeniServizi/DettaglioLinee")
    for row, line in enumerate(lines):
        _line(line, row, record)
    taxes = body.all("DatiBeniServizi/DatiRiepilogo")
    for row, tax in enumerate(taxes):
        _tax(tax, f"tax_lines[{row}]", record)
    record.total("line_total", _each(lines, "PrezzoTotale"))
    charges = _each(taxes, "SpeseAccessorie") + _each(taxes, "Arrotondamento")
    withheld: list[Node] = []
    if document is not None:
        funds = document.all("DatiCassaPrevidenziale/ImportoContributoCassa")
        record.sum_of("other.Social security contribution", funds)
        charges += funds
        withheld = document.all("DatiRitenuta/ImportoRitenuta")
        record.sum_of(f"other.{WITHHOLDING}", withheld)
        record.other(STAMP_DUTY, document.first("DatiBollo/ImportoBollo"))
        record.amount("rounding", document.first("Arrotondamento"))
        record.amount("total_amount", document.first("ImportoTotaleDocumento"))
    record.total("charges", [c for c in charges if (record.number(c) or 0) != 0])
    nets, tax_amounts = _each(taxes, "ImponibileImporto"), _each(taxes, "Imposta")
    record.total("subtotal", nets)
    record.total("tax_amount", tax_amounts)
    added = document.all("Arrotondamento") if document is not None else []
    record.total("total_amount", [*nets, *tax_amounts, *added])
    split = [t for t in taxes if (e := t.first("EsigibilitaIVA")) and e.text.upper() == _SPLIT]
    record.sum_of(f"other.{SPLIT_PAYMENT}", _each(split, "Imposta"))
    _payment(body, record)
    return len(lines)


def _line(line: Node, row: int, record: Recorder) -> None:
    path = f"line_items[{row}]"
    record.words(f"{path}.reference", line.first("CodiceArticolo/CodiceValore"))
    record.words(f"{path}.name", line.first("Descrizione"))
    record.amount(f"{path}.quantity", line.first("Quantita"))
    record.words(f"{path}.unit", line.first("UnitaMisura"))
    record.amount(f"{path}.unit_price", line.first("PrezzoUnitario"))
    record.amount(f"{path}.subtotal", line.first("PrezzoTotale"))
    record.amount(f"{path}.tax_rate", line.first("AliquotaIVA"))
    record.words(f"{path}.tax_category", line.first("Natura"))
    told = [_adjustment(part) for part in line.all("ScontoMaggiorazione")[:_MOST_PARTS]]
    period = [line.first("DataInizioPeriodo"), line.first("DataFinePeriodo")]
    told.append(" – ".join(node.text for node in period if node is not None))
    if whole := "\n".join(part for part in told if part):
        record.set(f"{path}.description", whole, line, whole)


def _adjustment(part: Node) -> str:
    """A discount (SC) or surcharge (MG) in words; the price stays as it is written."""
    kind, percent = part.first("Tipo"), part.first("Percentuale")
    amount = part.first("Importo")
    if percent is None and amount is None:
        return ""
    word = "Surcharge" if kind is not None and kind.text.upper() == "MG" else "Discount"
    if percent is not None:
        return f"{word} {percent.text[:20]} %"
    return f"{word} {amount.text[:20] if amount else ''} a unit"


def _tax(tax: Node, path: str, record: Recorder) -> None:
    record.amount(f"{path}.rate", tax.first("AliquotaIVA"))
    nature = tax.first("Natura")
    record.words(f"{path}.category", nature)
    record.words(f"{path}.exemption_reason", tax.first("RiferimentoNormativo"))
    if nature is not None and (words := _NATURES.get(nature.text[:2].upper())):
        record.set(f"{path}.exemption_reason", words, nature, nature.text)
    record.amount(f"{path}.taxable_amount", tax.first("ImponibileImporto"))
    record.amount(f"{path}.tax_amount", tax.first("Imposta"))


def _payment(body: Node, record: Recorder) -> None:
    parts = body.all("DatiPagamento/DettaglioPagamento")[:_MOST_PARTS]
    for part in parts:
        _account(part, record)
        record.other("Payee", part.first("Beneficiario"))
        record.other("Payment means code", part.first("ModalitaPagamento"))
        record.words("payment_reference", part.first("CodicePagamento"))
    dated = sorted((day, at) for at, part in enumerate(parts) if (day := _due(part)) is not None)
    if dated:
        day, at = dated[0]
        node = parts[at].first("DataScadenzaPagamento", "DataRiferimentoTerminiPagamento")
        if node is not None:
            record.set("due_date", day.isoformat(), node)
    if len(parts) > 1:
        for place, part in enumerate(parts, 1):
            amount, day = part.first("ImportoPagamento"), _due(part)
            words = [amount.text if amount else "", f"due {day.isoformat()}" if day else ""]
            if whole := " ".join(word for word in words if word):
                record.set(f"other.Payment {place}", whole, part, whole)
    _amount_due(body, record)


def _account(part: Node, record: Recorder) -> None:
    named = part.first("IBAN")
    if named is None:
        return
    account = "supplier.bank_account"
    if not record.has(f"{account}.iban"):
        record.account(account, named, iban=True)
        record.bic(account, part.first("BIC"))
        record.words(f"{account}.bank_name", part.first("IstitutoFinanziario"))
    elif record.value(f"{account}.iban") != "".join(named.text.split()).upper():
        record.other("Further account", named)


def _due(part: Node) -> date | None:
    """The day to pay by: as written, else the reference date and the days from it."""
    for name, days in (
        ("DataScadenzaPagamento", None),
        ("DataRiferimentoTerminiPagamento", part.first("GiorniTerminiPagamento")),
    ):
        node = part.first(name)
        if node is None or (name.startswith("DataRif") and days is None):
            continue
        try:
            start = date.fromisoformat(node.text[:10])
            return start + timedelta(days=int(days.text) if days is not None else 0)
        except (ValueError, OverflowError):
            continue
    return None


def _amount_due(body: Node, record: Recorder) -> None:
    """What is to be paid: by the payment data, else the total less what the buyer keeps back.

    Blocks of payment data may be parts of one sum or other ways of paying the same one; what
    fits the total decides.
    """
    total = record.amount_at("total_amount")
    kept = [record.amount_at(f"other.{name}") for name in (WITHHOLDING, SPLIT_PAYMENT)]
    held = sum((k for k in kept if k is not None), Decimal(0))
    blocks = [b.all("DettaglioPagamento/ImportoPagamento") for b in body.all("DatiPagamento")]
    blocks = [[n for n in block if n.text] for block in blocks]
    ways = [[n for block in blocks for n in block], *blocks]
    ways += [[node] for node in ways[0]]
    ways = [way for way in ways if way]
    if ways:
        sums = [sum((record.number(n) or Decimal(0) for n in way), Decimal(0)) for way in ways]
        wanted = None if total is None else total - held
        fits = [w for w, s in zip(ways, sums, strict=True) if wanted is not None and s == wanted]
        record.total("amount_due", (fits or ways)[0])
    elif total is not None and held:
        node = body.first(f"{_DOCUMENT}/ImportoTotaleDocumento") or body
        record.set("amount_due", plain(total - held), node, f"{total} − {held}")


def _each(nodes: list[Node], name: str) -> list[Node]:
    """That element of each node which has one."""
    return [found for node in nodes if (found := node.first(name)) is not None]
