# SPDX-License-Identifier: AGPL-3.0-or-later
"""Stand-alone e-invoices, which have no page: one is drawn, and every value knows where on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from desktop.domain.fields import FIELDS as ALL_FIELDS
from desktop.domain.fields import TAX_LINE_KINDS, FieldSpec, get_text, row_path
from desktop.domain.invoice import DocumentType, Invoice
from desktop.domain.page import Box, PageText, Word
from desktop.domain.reading import Proposal
from desktop.worker import media
from desktop.worker.document import Remarks
from desktop.worker.embedded_einvoice import of_lot
from desktop.worker.pages import PdfDocument, draw_html
from desktop.worker.xml import parse

_MOST_ROWS = 2_000
_TITLES = {
    DocumentType.CREDIT_NOTE: "Credit note",
    DocumentType.RECEIPT: "Receipt",
    DocumentType.PRO_FORMA: "Pro forma invoice",
    DocumentType.REMINDER: "Reminder",
    DocumentType.OTHER: "Document",
}
_GROUPS = (
    ("document", ""),
    ("supplier", "Supplier"),
    ("buyer", "Buyer"),
    ("lines", "Line items"),
    ("amounts", "Amounts"),
    ("taxes", "Tax"),
    ("payment", "Payment"),
    ("other", "Further details"),
)
_UNSHOWN = {"document_type", "origin", "language"}
_LABELS = {"vat_number": "VAT number", "iban": "IBAN", "bic": "BIC", "legal_id": "Legal id"}
_LINE_COLUMNS = (
    "name",
    "quantity",
    "unit",
    "unit_price",
    "tax_rate",
    "tax_amount",
    "subtotal",
    "total_amount",
)
_UNDER_NAME = ("reference", "description")
_CSS = """
body { font-family: sans-serif; font-size: 9.5pt; }
h1 { font-size: 17pt; margin-bottom: 2pt; }
h2 { font-size: 11pt; margin-top: 12pt; margin-bottom: 3pt; }
p { margin: 0 0 2pt 0; }
.quiet { color: #555555; font-size: 8.5pt; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-size: 8.5pt; color: #555555; }
td, th { padding: 2pt 6pt 2pt 0; vertical-align: top; }
"""


class EInvoiceDocument(PdfDocument):
    """An e-invoice drawn as pages; `proposal` has every value with its element and its place.

    `lot` is the tree that it was read from where that holds several invoices.
    """

    lot: Any = None

    def __init__(self, proposal: Proposal) -> None:
        sheet = _Sheet(proposal.invoice)
        super().__init__(draw_html(sheet.html, _CSS), media_type=media.XML)
        pages = [self.page_text(size.number) for size in self.sizes]
        self.proposal = _placed(proposal, sheet.printed, pages)

    def wants_ocr(self, number: int, text: PageText) -> bool:
        return False


def open_einvoice(data: bytes) -> EInvoiceDocument:
    """Parse and draw; raises UnsafeDocument, DamagedDocument, or NotSupported for other XML."""
    from desktop.readers.einvoice import further_invoices, read_einvoice

    root = parse(data)
    document = EInvoiceDocument(read_einvoice(root))
    further = further_invoices(root)
    document.remarks = Remarks(findings=of_lot(further))
    document.lot = root if further else None
    return document


@dataclass(frozen=True, slots=True)
class _Printed:
    """Text put on the sheet, in the order of the sheet; `path` is "" for what is no value.

    `within` is the index of the text that this one is a part of, None for one of its own.
    """

    path: str
    text: str
    within: int | None = None


class _Sheet:
    """The HTML of an invoice, and what is printed on it in order."""

    def __init__(self, invoice: Invoice) -> None:
        self._invoice = invoice
        self.printed: list[_Printed] = []
        self.html = "<html><body>" + "".join(self._parts()) + "</body></html>"

    def _parts(self) -> Iterator[str]:
        title = _TITLES.get(self._invoice.document_type or DocumentType.INVOICE, "Invoice")
        yield f"<h1>{self._put('document_type', title)}</h1>"
        note = "Drawn from the XML of an e-invoice, which has no page of its own."
        yield f'<p class="quiet">{self._put("", note)}</p>'
        for group, heading in _GROUPS:
            if group == "lines":
                body = "".join(self._lines())
            elif group == "taxes":
                body = "".join(self._taxes())
            elif group == "other":
                body = "".join(self._other())
            else:
                body = "".join(self._fields([f for f in ALL_FIELDS if f.group == group]))
            if body:
                yield body.replace("\x00", f"<h2>{heading}</h2>" if heading else "")

    def _fields(self, specs: Sequence[FieldSpec]) -> Iterator[str]:
        shown = [s for s in specs if s.path not in _UNSHOWN and get_text(self._invoice, s.path)]
        if not shown:
            return
        self._put("", dict(_GROUPS)[shown[0].group])
        yield "\x00"
        address: int | None = None
        for spec in shown:
            text = get_text(self._invoice, spec.path) or ""
            part = address is not None and ".address." in spec.path
            if part and text in self.printed[address or 0].text:
                self.printed.append(_Printed(spec.path, text, address))
                continue
            label = self._put("", _label(spec.path.rpartition(".")[2], spec.path))
            value = self._put(spec.path, text)
            if spec.path.endswith("address.text"):
                address = len(self.printed) - 1
            yield f'<p><span class="quiet">{label}:</span> {value}</p>'

    def _other(self) -> Iterator[str]:
        if not self._invoice.other:
            return
        self._put("", "Further details")
        yield "\x00"
        for name, text in self._invoice.other.items():
            label, value = self._put("", name), self._put(f"other.{name}", text)
            yield f'<p><span class="quiet">{label}:</span> {value}</p>'

    def _lines(self) -> Iterator[str]:
        rows = self._invoice.line_items[:_MOST_ROWS]
        if not rows:
            return
        self._put("", "Line items")
        columns = [c for c in _LINE_COLUMNS if any(getattr(row, c) is not None for row in rows)]
        yield "\x00" + self._table_head(columns)
        for index in range(len(rows)):
            cells = [self._cell("line_items", index, column) for column in columns]
            under = [
                self._put(row_path("line_items", index, column), text)
                for column in _UNDER_NAME
                if (text := get_text(self._invoice, row_path("line_items", index, column)))
            ]
            yield f"<tr>{''.join(cells)}</tr>"
            if under:
                joined = " · ".join(under)
                yield f'<tr><td colspan="{len(columns)}" class="quiet">{joined}</td></tr>'
        yield "</table>"

    def _taxes(self) -> Iterator[str]:
        rows = self._invoice.tax_lines[:_MOST_ROWS]
        if not rows:
            return
        self._put("", "Tax")
        columns = [c for c in TAX_LINE_KINDS if any(getattr(row, c) is not None for row in rows)]
        yield "\x00" + self._table_head(columns)
        for index in range(len(rows)):
            cells = [self._cell("tax_lines", index, column) for column in columns]
            yield f"<tr>{''.join(cells)}</tr>"
        yield "</table>"

    def _table_head(self, columns: Sequence[str]) -> str:
        cells = "".join(f"<th>{self._put('', _label(c, c))}</th>" for c in columns)
        return f"<table><tr>{cells}</tr>"

    def _cell(self, table: str, index: int, column: str) -> str:
        path = f"{table}[{index}].{column}"
        text = get_text(self._invoice, path)
        return f"<td>{self._put(path, text) if text else ''}</td>"

    def _put(self, path: str, text: str) -> str:
        """Note that `text` comes next on the sheet; the HTML that prints it."""
        self.printed.append(_Printed(path, text))
        return escape(text).replace("\n", "<br/>")


def _label(name: str, path: str) -> str:
    if path.endswith("address.text"):
        return "Address"
    return _LABELS.get(name, name.replace("_", " ").capitalize())


def _placed(proposal: Proposal, printed: Sequence[_Printed], pages: Sequence[PageText]) -> Proposal:
    """The proposal with the place of each value that the sheet shows.

    The sheet's words come in the order in which they were put there, so one walk over both finds
    each value, wrapped over lines or not.
    """
    words = [(page.number, word) for page in pages for word in page.words]
    evidence = dict(proposal.evidence)
    runs: dict[int, tuple[int, int]] = {}
    at = 0
    for index, item in enumerate(printed):
        if item.within is None:
            found = _next_run(words, at, item.text)
        elif item.within in runs:
            start, end = runs[item.within]
            found = _next_run(words[:end], start, item.text)
        else:
            found = None
        if found is None:
            continue
        runs[index] = found
        start, end = found
        if item.within is None:
            at = end
        reading = evidence.get(item.path)
        if reading is None:
            continue
        page = words[start][0]
        boxes = [word.box for number, word in words[start:end] if number == page]
        evidence[item.path] = replace(reading, page=page, box=Box.around(boxes))
    return replace(proposal, evidence=evidence)


def _next_run(words: Sequence[tuple[int, Word]], at: int, text: str) -> tuple[int, int] | None:
    """Where the letters of `text` stand next from `at` on: (first word, one past the last)."""
    wanted = "".join(text.split())
    if not wanted:
        return None
    # a heading may have been left out of the sheet, so some words may be skipped, not many
    for start in range(at, min(at + 12, len(words))):
        have, end = "", start
        while end < len(words) and len(have) < len(wanted):
            have += words[end][1].text.rstrip("\u00ad")
            end += 1
        if have.startswith(wanted) or have.rstrip(":") == wanted:
            return start, end
    return None
