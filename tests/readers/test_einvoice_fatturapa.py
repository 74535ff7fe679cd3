# SPDX-License-Identifier: AGPL-3.0-or-later
"""FatturaPA: ordinary and simplified invoices, credit notes, lots, what the buyer keeps back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.checks import CheckInput, run_checks
from desktop.domain.invoice import DocumentType
from desktop.domain.reading import Proposal
from desktop.readers.einvoice import further_invoices, is_einvoice, read_einvoice
from desktop.worker.xml import parse

HEADER = """
<FatturaElettronicaHeader>
 <DatiTrasmissione><IdTrasmittente><IdPaese>IT</IdPaese><IdCodice>01234550018</IdCodice>
  </IdTrasmittente><ProgressivoInvio>00007</ProgressivoInvio>
  <FormatoTrasmissione>FPR12</FormatoTrasmissione><CodiceDestinatario>ABC1234</CodiceDestinatario>
 </DatiTrasmissione>
 <CedentePrestatore>
  <DatiAnagrafici><IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>01234550018</IdCodice></IdFiscaleIVA>
   <CodiceFiscale>01234550018</CodiceFiscale>
   <Anagrafica><Denominazione>Officina Però S.r.l.</Denominazione></Anagrafica>
   <RegimeFiscale>RF01</RegimeFiscale></DatiAnagrafici>
  <Sede><Indirizzo>Via dei Mille</Indirizzo><NumeroCivico>7/B</NumeroCivico><CAP>20129</CAP>
   <Comune>Milano</Comune><Provincia>MI</Provincia><Nazione>IT</Nazione></Sede>
  <IscrizioneREA><Ufficio>MI</Ufficio><NumeroREA>1234567</NumeroREA>
   <StatoLiquidazione>LN</StatoLiquidazione></IscrizioneREA>
  <Contatti><Telefono>02555010</Telefono><Email>fatture@officina.example</Email></Contatti>
 </CedentePrestatore>
 <CessionarioCommittente>
  <DatiAnagrafici><CodiceFiscale>RSSMRA80A01F205X</CodiceFiscale>
   <Anagrafica><Nome>Mario</Nome><Cognome>Rossi</Cognome></Anagrafica></DatiAnagrafici>
  <Sede><Indirizzo>Corso Como 1</Indirizzo><CAP>20154</CAP><Comune>Milano</Comune>
   <Nazione>IT</Nazione></Sede>
 </CessionarioCommittente>
</FatturaElettronicaHeader>"""

LINES = """
<DettaglioLinee><NumeroLinea>1</NumeroLinea>
 <CodiceArticolo><CodiceTipo>INT</CodiceTipo><CodiceValore>OF-1</CodiceValore></CodiceArticolo>
 <Descrizione>Revisione pompa</Descrizione><Quantita>2.00</Quantita><UnitaMisura>ore</UnitaMisura>
 <PrezzoUnitario>500.00000000</PrezzoUnitario>
 <ScontoMaggiorazione><Tipo>SC</Tipo><Percentuale>10.00</Percentuale></ScontoMaggiorazione>
 <PrezzoTotale>900.00</PrezzoTotale><AliquotaIVA>22.00</AliquotaIVA></DettaglioLinee>
<DettaglioLinee><NumeroLinea>2</NumeroLinea><Descrizione>Trasporto estero</Descrizione>
 <PrezzoUnitario>100.00</PrezzoUnitario><PrezzoTotale>100.00</PrezzoTotale>
 <AliquotaIVA>0.00</AliquotaIVA><Natura>N3.1</Natura></DettaglioLinee>"""

TAXES = """
<DatiRiepilogo><AliquotaIVA>22.00</AliquotaIVA><ImponibileImporto>900.00</ImponibileImporto>
 <Imposta>198.00</Imposta><EsigibilitaIVA>I</EsigibilitaIVA></DatiRiepilogo>
<DatiRiepilogo><AliquotaIVA>0.00</AliquotaIVA><Natura>N3.1</Natura>
 <ImponibileImporto>100.00</ImponibileImporto><Imposta>0.00</Imposta>
 <RiferimentoNormativo>Art. 8 c.1 DPR 633/72</RiferimentoNormativo></DatiRiepilogo>"""

PAYMENT = """
<DatiPagamento><CondizioniPagamento>TP01</CondizioniPagamento>
 <DettaglioPagamento><ModalitaPagamento>MP05</ModalitaPagamento>
  <DataScadenzaPagamento>2026-06-30</DataScadenzaPagamento>
  <ImportoPagamento>598.00</ImportoPagamento><IBAN>IT60X0542811101000000123456</IBAN>
 </DettaglioPagamento>
 <DettaglioPagamento><ModalitaPagamento>MP05</ModalitaPagamento>
  <DataScadenzaPagamento>2026-05-31</DataScadenzaPagamento>
  <ImportoPagamento>600.00</ImportoPagamento>
  <IstitutoFinanziario>Banca di Prova</IstitutoFinanziario>
  <IBAN>IT60 X054 2811 1010 0000 0123 456</IBAN><BIC>BPPIITRRXXX</BIC></DettaglioPagamento>
</DatiPagamento>"""


def body(
    *,
    number: str = "FPR 17/26",
    kind: str = "TD01",
    extra: str = "<ImportoTotaleDocumento>1198.00</ImportoTotaleDocumento>",
    lines: str = LINES,
    taxes: str = TAXES,
    payment: str = PAYMENT,
) -> str:
    return f"""<FatturaElettronicaBody><DatiGenerali><DatiGeneraliDocumento>
<TipoDocumento>{kind}</TipoDocumento><Divisa>EUR</Divisa><Data>2026-05-04</Data>
<Numero>{number}</Numero>{extra}<Causale>Lavori di maggio,</Causale><Causale>come concordato
</Causale></DatiGeneraliDocumento>
<DatiOrdineAcquisto><IdDocumento>ORD-9</IdDocumento><CodiceCUP>C12</CodiceCUP>
<CodiceCIG>Z99</CodiceCIG></DatiOrdineAcquisto>
<DatiDDT><NumeroDDT>D1</NumeroDDT><DataDDT>2026-05-01</DataDDT></DatiDDT>
<DatiDDT><NumeroDDT>D2</NumeroDDT><DataDDT>2026-05-02</DataDDT></DatiDDT></DatiGenerali>
<DatiBeniServizi>{lines}{taxes}</DatiBeniServizi>{payment}
<Allegati><NomeAttachment>rapporto.pdf</NomeAttachment><Attachment>JVBERi0=</Attachment></Allegati>
</FatturaElettronicaBody>"""


def fattura(
    *bodies: str, encoding: str = "UTF-8", prefix: str = "p:", version: str = "FPR12"
) -> bytes:
    mark = f":{prefix.rstrip(':')}" if prefix else ""
    inner = "".join(bodies or (body(),))
    text = f"""<?xml version="1.0" encoding="{encoding}"?>
<?xml-stylesheet type="text/xsl" href="http://127.0.0.1:1/foglio.xsl"?>
<{prefix}FatturaElettronica versione="{version}"
 xmlns{mark}="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2">
{HEADER}{inner}</{prefix}FatturaElettronica>"""
    return text.encode(encoding)


def read(data: bytes) -> Proposal:
    root = parse(data)
    assert is_einvoice(root)
    return read_einvoice(root)


def rules(proposal: Proposal) -> set[str]:
    findings = run_checks(CheckInput(proposal.invoice, proposal.evidence))
    return {f.rule for f in findings if not f.rule.startswith("presence.")}


@pytest.mark.parametrize(
    ("encoding", "prefix", "version"),
    [("windows-1252", "p:", "FPR12"), ("UTF-8", "", "FPA12"), ("ISO-8859-1", "ns3:", "FPR12")],
)
def test_an_ordinary_invoice_in_full(encoding: str, prefix: str, version: str) -> None:
    proposal = read(fattura(encoding=encoding, prefix=prefix, version=version))
    invoice = proposal.invoice
    assert proposal.notes == ()
    assert invoice.document_type is DocumentType.INVOICE
    assert (invoice.invoice_number, invoice.currency) == ("FPR 17/26", "EUR")
    assert (invoice.issue_date, invoice.due_date) == (date(2026, 5, 4), date(2026, 5, 31))
    assert invoice.purchase_order == "ORD-9"
    supplier = invoice.supplier
    assert supplier.name == "Officina Però S.r.l."
    assert (supplier.vat_number, supplier.tax_number) == ("IT01234550018", "01234550018")
    assert (supplier.legal_id, supplier.email) == ("MI-1234567", "fatture@officina.example")
    assert supplier.phone == "02555010"
    assert supplier.address.street == "Via dei Mille, 7/B"
    assert supplier.address.text == "Via dei Mille, 7/B\n20129 Milano\nMI\nIT"
    account = supplier.bank_account
    assert account.iban == "IT60X0542811101000000123456"
    assert invoice.buyer.name == "Mario Rossi"
    assert (invoice.buyer.vat_number, invoice.buyer.tax_number) == (None, "RSSMRA80A01F205X")
    assert [str(getattr(invoice, n)) for n in ("line_total", "subtotal", "tax_amount")] == [
        "1000.00",
        "1000.00",
        "198.00",
    ]
    assert (invoice.total_amount, invoice.amount_due) == (Decimal("1198.00"), Decimal("1198.00"))
    first, second = invoice.line_items
    assert (first.reference, first.name, first.unit) == ("OF-1", "Revisione pompa", "ore")
    assert (str(first.quantity), str(first.unit_price)) == ("2.00", "500.00000000")
    assert (first.subtotal, first.description) == (Decimal("900.00"), "Discount 10.00 %")
    assert (second.quantity, second.tax_category) == (None, "N3.1")
    domestic, export = invoice.tax_lines
    assert (domestic.rate, domestic.tax_amount) == (Decimal("22.00"), Decimal("198.00"))
    assert (export.category, export.exemption_reason) == ("N3.1", "Art. 8 c.1 DPR 633/72")
    other = invoice.other
    assert other["Note"] == "Lavori di maggio,\ncome concordato"
    assert (other["CIG"], other["CUP"]) == ("Z99", "C12")
    assert (other["Delivery note"], other["Attached files"]) == ("D1, D2", "rapporto.pdf")
    assert other["Payment 2"] == "600.00 due 2026-05-31"
    assert "Further account" not in other
    assert proposal.evidence["total_amount"].element == (
        "/FatturaElettronica/FatturaElettronicaBody/DatiGenerali/DatiGeneraliDocumento"
        "/ImportoTotaleDocumento"
    )
    assert all(reading.element for reading in proposal.evidence.values())
    assert rules(proposal) == set()


@pytest.mark.parametrize("kind", [f"TD{n:02}" for n in range(1, 30)])
def test_each_type_of_document(kind: str) -> None:
    invoice = read(fattura(body(kind=kind))).invoice
    credit = kind in ("TD04", "TD08")
    assert invoice.document_type is (DocumentType.CREDIT_NOTE if credit else DocumentType.INVOICE)
    assert invoice.total_amount == Decimal("1198.00")


def test_a_credit_note_with_negative_amounts_is_kept_positive() -> None:
    taxes = """<DatiRiepilogo><AliquotaIVA>22.00</AliquotaIVA>
<ImponibileImporto>-100.00</ImponibileImporto><Imposta>-22.00</Imposta></DatiRiepilogo>"""
    lines = """<DettaglioLinee><Descrizione>Reso</Descrizione><Quantita>1.00</Quantita>
<PrezzoUnitario>-100.00</PrezzoUnitario><PrezzoTotale>-100.00</PrezzoTotale>
<AliquotaIVA>22.00</AliquotaIVA></DettaglioLinee>"""
    total = "<ImportoTotaleDocumento>-122.00</ImportoTotaleDocumento>"
    proposal = read(fattura(body(kind="TD04", extra=total, lines=lines, taxes=taxes, payment="")))
    invoice = proposal.invoice
    assert (invoice.total_amount, invoice.subtotal) == (Decimal("122.00"), Decimal("100.00"))
    assert invoice.line_items[0].subtotal == Decimal("100.00")
    assert rules(proposal) == set()


FEE_LINES = """<DettaglioLinee><NumeroLinea>1</NumeroLinea><Descrizione>Parcella</Descrizione>
<PrezzoUnitario>1000.00</PrezzoUnitario><PrezzoTotale>1000.00</PrezzoTotale>
<AliquotaIVA>22.00</AliquotaIVA><Ritenuta>SI</Ritenuta></DettaglioLinee>"""
FEE_TAXES = """<DatiRiepilogo><AliquotaIVA>22.00</AliquotaIVA>
<ImponibileImporto>1040.00</ImponibileImporto><Imposta>228.80</Imposta></DatiRiepilogo>"""
FEE = """<DatiRitenuta><TipoRitenuta>RT01</TipoRitenuta><ImportoRitenuta>200.00</ImportoRitenuta>
<AliquotaRitenuta>20.00</AliquotaRitenuta><CausalePagamento>A</CausalePagamento></DatiRitenuta>
<DatiCassaPrevidenziale><TipoCassa>TC01</TipoCassa><AlCassa>4.00</AlCassa>
<ImportoContributoCassa>40.00</ImportoContributoCassa><ImponibileCassa>1000.00</ImponibileCassa>
<AliquotaIVA>22.00</AliquotaIVA></DatiCassaPrevidenziale>
<ImportoTotaleDocumento>1268.80</ImportoTotaleDocumento>"""


@pytest.mark.parametrize("paid", ["1068.80", None])
def test_withholding_and_social_security_of_a_professional(paid: str | None) -> None:
    payment = (
        f"<DatiPagamento><DettaglioPagamento><ImportoPagamento>{paid}</ImportoPagamento>"
        "</DettaglioPagamento></DatiPagamento>"
        if paid
        else ""
    )
    document = body(kind="TD06", extra=FEE, lines=FEE_LINES, taxes=FEE_TAXES, payment=payment)
    proposal = read(fattura(document))
    invoice = proposal.invoice
    assert (invoice.line_total, invoice.charges) == (Decimal("1000.00"), Decimal("40.00"))
    assert (invoice.subtotal, invoice.total_amount) == (Decimal("1040.00"), Decimal("1268.80"))
    assert invoice.amount_due == Decimal("1068.80")
    assert invoice.other["Withholding tax"] == "200.00"
    assert rules(proposal) == set()


def test_split_payment_stamp_duty_and_rounding() -> None:
    taxes = TAXES.replace(">I<", ">S<")
    split = read(fattura(body(taxes=taxes, payment="")))
    assert split.invoice.amount_due == Decimal("1000.00")
    assert split.invoice.other["VAT paid by the buyer"] == "198.00"
    assert rules(split) == set()
    stamp = (
        "<DatiBollo><BolloVirtuale>SI</BolloVirtuale><ImportoBollo>2.00</ImportoBollo></DatiBollo>"
    )
    with_stamp = body(
        extra=f"{stamp}<ImportoTotaleDocumento>1200.00</ImportoTotaleDocumento>", payment=""
    )
    assert rules(read(fattura(with_stamp))) == set()
    rounded = body(
        extra="<ImportoTotaleDocumento>1198.10</ImportoTotaleDocumento>"
        "<Arrotondamento>0.10</Arrotondamento>",
        payment="",
    )
    assert read(fattura(rounded)).invoice.rounding == Decimal("0.10")
    assert rules(read(fattura(rounded))) == set()
    wrong = body(extra="<ImportoTotaleDocumento>1298.00</ImportoTotaleDocumento>", payment="")
    assert rules(read(fattura(wrong))) == {"sums.total"}


def test_a_total_that_is_not_written_is_the_sum_of_its_parts() -> None:
    proposal = read(fattura(body(extra="", payment="")))
    assert proposal.invoice.total_amount == Decimal("1198.00")
    assert proposal.evidence["total_amount"].text == "900.00 + 100.00 + 198.00 + 0.00"


def test_other_ways_of_paying_the_same_sum_are_not_added_up() -> None:
    way = """<DatiPagamento><CondizioniPagamento>TP02</CondizioniPagamento><DettaglioPagamento>
<ModalitaPagamento>{}</ModalitaPagamento><DataRiferimentoTerminiPagamento>2026-05-04
</DataRiferimentoTerminiPagamento><GiorniTerminiPagamento>30</GiorniTerminiPagamento>
<ImportoPagamento>1198.00</ImportoPagamento></DettaglioPagamento></DatiPagamento>"""
    invoice = read(fattura(body(payment=way.format("MP05") + way.format("MP08")))).invoice
    assert invoice.amount_due == Decimal("1198.00")
    assert invoice.due_date == date(2026, 6, 3)


def test_a_lot_names_the_invoices_that_are_not_read() -> None:
    second = body(number="18", extra="<ImportoTotaleDocumento>12.20</ImportoTotaleDocumento>")
    data = fattura(body(), second, body(number="19", extra=""))
    proposal = read(data)
    assert proposal.invoice.invoice_number == "FPR 17/26"
    assert proposal.invoice.other["Invoice 2 of the lot"] == "18, 2026-05-04, 12.20 EUR"
    assert further_invoices(parse(data)) == ("18, 2026-05-04, 12.20 EUR", "19, 2026-05-04")
    assert further_invoices(parse(fattura())) == ()


SIMPLE = """<?xml version="1.0"?><b:FatturaElettronicaSemplificata versione="FSM10"
 xmlns:b="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.0">
<FatturaElettronicaHeader><CedentePrestatore><IdFiscaleIVA><IdPaese>IT</IdPaese>
<IdCodice>01234550018</IdCodice></IdFiscaleIVA><Denominazione>Bar Duomo</Denominazione>
<Sede><Indirizzo>Piazza 1</Indirizzo><CAP>20100</CAP><Comune>Milano</Comune><Nazione>IT</Nazione>
</Sede></CedentePrestatore>
<CessionarioCommittente><IdentificativiFiscali><IdFiscaleIVA><IdPaese>IT</IdPaese>
<IdCodice>09876540155</IdCodice></IdFiscaleIVA></IdentificativiFiscali><AltriDatiIdentificativi>
<Denominazione>Studio Blu</Denominazione></AltriDatiIdentificativi></CessionarioCommittente>
</FatturaElettronicaHeader><FatturaElettronicaBody><DatiGenerali><DatiGeneraliDocumento>
<TipoDocumento>TD07</TipoDocumento><Divisa>EUR</Divisa><Data>2026-03-02</Data><Numero>55</Numero>
</DatiGeneraliDocumento></DatiGenerali>
<DatiBeniServizi><Descrizione>Pranzo</Descrizione><Importo>55.00</Importo>
<DatiIVA><Imposta>5.00</Imposta></DatiIVA></DatiBeniServizi>
<DatiBeniServizi><Descrizione>Parcheggio</Descrizione><Importo>12.20</Importo>
<DatiIVA><Aliquota>22.00</Aliquota></DatiIVA></DatiBeniServizi>
</FatturaElettronicaBody></b:FatturaElettronicaSemplificata>"""


def test_a_simplified_invoice_has_amounts_with_tax() -> None:
    proposal = read(SIMPLE.encode())
    invoice = proposal.invoice
    assert (invoice.supplier.name, invoice.buyer.name) == ("Bar Duomo", "Studio Blu")
    assert (invoice.supplier.vat_number, invoice.invoice_number) == ("IT01234550018", "55")
    assert invoice.buyer.vat_number == "IT09876540155"
    assert (invoice.total_amount, invoice.tax_amount) == (Decimal("67.20"), Decimal("7.20"))
    assert invoice.subtotal == Decimal("60.00")
    assert [line.total_amount for line in invoice.line_items] == [
        Decimal("55.00"),
        Decimal("12.20"),
    ]
    assert [line.subtotal for line in invoice.line_items] == [Decimal("50.00"), Decimal("10.00")]
    assert [line.rate for line in invoice.tax_lines] == [None, Decimal("22.00")]
    assert rules(proposal) == set()


def test_what_is_no_number_or_date_is_left_out_with_a_note() -> None:
    odd = body(extra="<ImportoTotaleDocumento>1.198,00</ImportoTotaleDocumento>", payment="")
    proposal = read(fattura(odd.replace("2026-05-04", "04/05/2026", 1)))
    assert proposal.invoice.issue_date is None
    assert proposal.invoice.total_amount == Decimal("1198.00")
    assert len(proposal.notes) == 2


def test_a_file_without_a_body_is_read_as_far_as_it_goes() -> None:
    data = fattura("<FatturaElettronicaBody/>")
    assert read(data).invoice.supplier.name == "Officina Però S.r.l."
    empty = b"<FatturaElettronica xmlns='x'><FatturaElettronicaHeader/></FatturaElettronica>"
    assert read(empty).notes == ("The XML holds no invoice body: neither number nor amounts.",)
