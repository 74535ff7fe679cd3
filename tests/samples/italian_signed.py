# SPDX-License-Identifier: AGPL-3.0-or-later
"""A printer's FatturaPA (FPR12) in a signed envelope, with books at 4 % and two instalments.

Written by hand with lxml, so that no reader of the product has a share in it.
"""

from __future__ import annotations

from lxml import etree

from tests.harness.envelopes import streamed
from tests.samples.identifiers import italian_iban, italian_vat
from tests.samples.record import Json, address, bank, invoice, line, party, sum_of, tax_line

NAME = "it-tipografia-fatturapa"
NAMESPACE = "http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2"

_LINES = [
    line("Stampa catalogo primavera, 48 pagine", "1200.00", "copie", "0.84", reference="CAT-48",
         tax_rate="22.00"),
    line("Volume «Però la città», brossura", "300.00", "copie", "3.15", reference="LIB-07",
         tax_rate="4.00"),
    line("Spedizione su bancale", None, None, "46.00", tax_rate="22.00", subtotal="46.00"),
]  # fmt: skip
_FULL, _BOOKS = sum_of(_LINES, "22.00"), sum_of(_LINES, "4.00")
_TAXES = [tax_line("22.00", _FULL), tax_line("4.00", _BOOKS)]
_TAX = sum_of([{"subtotal": tax["tax_amount"], "tax_rate": None} for tax in _TAXES])
_TOTAL = _FULL + _BOOKS + _TAX
_FIRST = round(_TOTAL / 2, 2)
_SELLER, _BUYER = italian_vat("0391846027"), italian_vat("0572019037")

RECORD: Json = invoice(
    invoice_number="FPR 112/26",
    issue_date="2026-04-20",
    due_date="2026-05-20",
    currency="EUR",
    purchase_order="2026/88",
    other={
        "Recipient code": "K3RT9QZ",
        "Document type code": "TD01",
        "Note": "Come da preventivo 41 del 2 aprile.",
        "Delivery note": "96",
        "Payment means code": "MP05",
        "Payment 1": f"{_FIRST} due 2026-05-20",
        "Payment 2": f"{_TOTAL - _FIRST} due 2026-06-20",
    },
    supplier=party(
        "Tipografia Però & Figli S.n.c.",
        address("Via dei Torchi, 14", "35122", "Padova", state="PD", country="IT",
                printed=("Via dei Torchi, 14", "35122 Padova", "PD", "IT")),
        vat_number=_SELLER,
        tax_number=_SELLER[2:],
        legal_id="PD-391846",
        email="fatture@tipografia-pero.example",
        phone="049 5550147",
        bank_account=bank(italian_iban("9990412736", "000000391846"), "XTPFIT2PXXX",
                          bank_name="Banca di Prova"),
    ),
    buyer=party(
        "Libreria Sotto i Portici S.r.l.",
        address("Corso Italia 3", "40125", "Bologna", state="BO", country="IT",
                printed=("Corso Italia 3", "40125 Bologna", "BO", "IT")),
        vat_number=_BUYER,
        tax_number=_BUYER[2:],
    ),
    line_items=_LINES,
    tax_lines=_TAXES,
    line_total=_FULL + _BOOKS,
    subtotal=_FULL + _BOOKS,
    tax_amount=_TAX,
    total_amount=_TOTAL,
    amount_due=_TOTAL,
)  # fmt: skip


def draw() -> bytes:
    """The envelope with the XML in it."""
    return streamed(xml())


def xml() -> bytes:
    """The XML alone, in the encoding that Italian programs often use."""
    root = etree.Element(f"{{{NAMESPACE}}}FatturaElettronica", nsmap={"p": NAMESPACE})
    root.set("versione", "FPR12")
    header = _group(root, "FatturaElettronicaHeader")
    sending = _group(header, "DatiTrasmissione")
    _country(sending, "IdTrasmittente", _SELLER)
    _texts(sending, ProgressivoInvio="00112", FormatoTrasmissione="FPR12",
           CodiceDestinatario="K3RT9QZ")  # fmt: skip
    seller = _group(header, "CedentePrestatore")
    _party(seller, RECORD["supplier"], "RF01")
    register = _group(seller, "IscrizioneREA")
    office, _, number = RECORD["supplier"]["legal_id"].partition("-")
    _texts(register, Ufficio=office, NumeroREA=number, StatoLiquidazione="LN")
    _texts(_group(seller, "Contatti"), Telefono=RECORD["supplier"]["phone"],
           Email=RECORD["supplier"]["email"])  # fmt: skip
    _party(_group(header, "CessionarioCommittente"), RECORD["buyer"], None)
    _body(_group(root, "FatturaElettronicaBody"))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="windows-1252"))


def _group(parent: etree._Element, name: str) -> etree._Element:
    return etree.SubElement(parent, name)


def _texts(parent: etree._Element, **texts: str | None) -> None:
    for name, text in texts.items():
        if text is not None:
            _group(parent, name).text = text


def _country(parent: etree._Element, name: str, vat_number: str) -> None:
    _texts(_group(parent, name), IdPaese=vat_number[:2], IdCodice=vat_number[2:])


def _party(element: etree._Element, who: Json, regime: str | None) -> None:
    facts = _group(element, "DatiAnagrafici")
    _country(facts, "IdFiscaleIVA", who["vat_number"])
    _texts(facts, CodiceFiscale=who["tax_number"])
    _texts(_group(facts, "Anagrafica"), Denominazione=who["name"])
    _texts(facts, RegimeFiscale=regime)
    where = who["address"]
    street, _, number = where["street"].partition(", ")
    _texts(_group(element, "Sede"), Indirizzo=street, NumeroCivico=number or None,
           CAP=where["postal_code"], Comune=where["city"], Provincia=where["state"],
           Nazione=where["country"])  # fmt: skip


def _body(body: etree._Element) -> None:
    r = RECORD
    general = _group(body, "DatiGenerali")
    _texts(_group(general, "DatiGeneraliDocumento"), TipoDocumento="TD01", Divisa=r["currency"],
           Data=r["issue_date"], Numero=r["invoice_number"],
           ImportoTotaleDocumento=r["total_amount"], Causale=r["other"]["Note"])  # fmt: skip
    _texts(_group(general, "DatiOrdineAcquisto"), IdDocumento=r["purchase_order"])
    _texts(_group(general, "DatiDDT"), NumeroDDT="96", DataDDT="2026-04-17")
    goods = _group(body, "DatiBeniServizi")
    for position, item in enumerate(r["line_items"], 1):
        row = _group(goods, "DettaglioLinee")
        _texts(row, NumeroLinea=str(position))
        if item["reference"]:
            _texts(_group(row, "CodiceArticolo"), CodiceTipo="INT", CodiceValore=item["reference"])
        _texts(row, Descrizione=item["name"], Quantita=item["quantity"],
               UnitaMisura=item["unit"], PrezzoUnitario=item["unit_price"],
               PrezzoTotale=item["subtotal"], AliquotaIVA=item["tax_rate"])  # fmt: skip
    for tax in r["tax_lines"]:
        _texts(_group(goods, "DatiRiepilogo"), AliquotaIVA=tax["rate"],
               ImponibileImporto=tax["taxable_amount"], Imposta=tax["tax_amount"],
               EsigibilitaIVA="I")  # fmt: skip
    payment = _group(body, "DatiPagamento")
    _texts(payment, CondizioniPagamento="TP01")
    account = r["supplier"]["bank_account"]
    for place in ("1", "2"):
        amount, _, day = r["other"][f"Payment {place}"].partition(" due ")
        _texts(_group(payment, "DettaglioPagamento"), ModalitaPagamento="MP05",
               DataScadenzaPagamento=day, ImportoPagamento=amount,
               IstitutoFinanziario=account["bank_name"], IBAN=account["iban"],
               BIC=account["bic"])  # fmt: skip
