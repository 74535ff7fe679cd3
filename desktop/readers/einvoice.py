# SPDX-License-Identifier: AGPL-3.0-or-later
"""E-invoices: exact values from the XML of CII, UBL and FatturaPA, each proved by its element."""

from __future__ import annotations

from desktop.domain.errors import NotSupported
from desktop.domain.invoice import DocumentType, Origin
from desktop.domain.reading import Proposal
from desktop.readers import einvoice_cii, einvoice_fatturapa, einvoice_ubl
from desktop.readers.einvoice_record import Node, Recorder, XmlElement, local_name
from desktop.readers.einvoice_terms import document_type

# Roots that bookkeepers meet, named so that the refusal says what the file is.
_KNOWN_OTHERS = {
    "SCRDMCCBDACIOMessageStructure": "an Order-X order",
    "Order": "an order",
    "OrderResponse": "an order response",
    "DespatchAdvice": "a despatch advice",
    "Catalogue": "a catalogue",
    "ApplicationResponse": "an answer to an invoice",
    "CrossIndustryDespatchAdvice": "a despatch advice",
    "Document": "a bank message (ISO 20022)",
    "html": "a web page",
    "svg": "a drawing",
}


def is_einvoice(root: XmlElement) -> bool:
    """Whether the tree is an invoice or credit note that `read_einvoice` can read."""
    name = local_name(root)
    if name in einvoice_cii.ROOTS or name in einvoice_fatturapa.ROOTS:
        return True
    return name in einvoice_ubl.ROOTS and str(root.tag).startswith("{" + einvoice_ubl.NAMESPACE)


def further_invoices(root: XmlElement) -> tuple[str, ...]:
    """The invoices that the tree holds after the one that is read, each in a few words."""
    if local_name(root) not in einvoice_fatturapa.ROOTS:
        return ()
    return einvoice_fatturapa.further_invoices(Node(root))


def read_einvoice(root: XmlElement) -> Proposal:
    """The invoice in a parsed XML tree, every value with confidence 1 and its element's path.

    Numbers are kept as written, to the last zero. What can't be taken as a date or number is
    left out and named in the proposal's notes. Raises NotSupported when the tree is no invoice in
    CII, UBL or FatturaPA.
    """
    name = local_name(root)
    if not is_einvoice(root):
        what = _KNOWN_OTHERS.get(name)
        described = what or f"“{name[:60]}”, which is no known e-invoice"
        raise NotSupported(
            f"This XML file holds {described}.",
            "Bring in e-invoices in the syntaxes CII (Factur-X, ZUGFeRD, XRechnung), UBL 2 or "
            "FatturaPA.",
        )
    node, record = Node(root), Recorder()
    kind_of = document_type
    if name in einvoice_cii.ROOTS:
        code = einvoice_cii.type_code(node)
        rows = einvoice_cii.read(node, record)
    elif name in einvoice_fatturapa.ROOTS:
        code = einvoice_fatturapa.type_code(node)
        rows = einvoice_fatturapa.read(node, record)
        kind_of = einvoice_fatturapa.document_type
    else:
        code = einvoice_ubl.type_code(node)
        rows = einvoice_ubl.read(node, record)
    kind = kind_of(code.text) if code else DocumentType.INVOICE
    if name == "CreditNote":
        # the root decides: some senders leave an invoice's type code in a credit note
        kind = DocumentType.CREDIT_NOTE
    record.set("document_type", kind.value, code or node)
    record.set("origin", Origin.COMPUTERIZED.value, node, "")
    if kind is DocumentType.CREDIT_NOTE:
        record.positive_credit_note(rows)
    return record.proposal()
