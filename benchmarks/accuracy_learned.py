# SPDX-License-Identifier: AGPL-3.0-or-later
"""What one verified invoice of a layout is worth on that layout's others.

For each group of the corpus with more than one document, one document after the other is
"verified" with its truth and the rest is read with what that taught. Besides the joint reading,
the layout's own reading is judged alone: it shows what a lesson can do where the general reader
fails. A group that fares worse than before is named. Some documents of a group are the same invoice
once more (scanned again, or set by another program): the other invoices stand apart as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from types import ModuleType
from typing import Any

from desktop.domain.company import OwnCompany
from desktop.domain.errors import InvalidValue
from desktop.domain.fields import get_text, with_text
from desktop.domain.invoice import DocumentType, Invoice, LineItem
from desktop.domain.layout import KnownLayout, Layout
from desktop.domain.reading import CERTAIN, LocalReading, Source
from desktop.readers.layouts.reading import joined, read_by_layouts
from desktop.readers.layouts.teach import Example, teach
from desktop.workflows.keeping import Joined, lay_over

_WAYS = ("before", "after", "layout alone")
_APART = ("other invoices before", "other invoices after")
_SHOWN = ("accuracy", "precision", "lines", "certain_share", "certain_precision")

Document = dict[str, Any]
Predict = Callable[[Document, LocalReading], dict[str, Any]]
PATHS = {
    "vendor_name": "supplier.name",
    "vendor_tax_id": "supplier.vat_number",
    "invoice_number": "invoice_number",
    "invoice_date": "issue_date",
    "due_date": "due_date",
    "currency": "currency",
    "net": "subtotal",
    "tax_amount": "tax_amount",
    "total": "total_amount",
    "iban": "supplier.bank_account.iban",
    "buyer_name": "buyer.name",
    "amount_due": "amount_due",
}


def verified(document: Document, reading: LocalReading, scorer: ModuleType) -> Joined:
    """The invoice as a person who knows the truth would leave it."""
    invoice, evidence = reading.proposal.invoice, reading.proposal.evidence
    credit = document["doc_type"] == "credit_note"
    record = Invoice(document_type=DocumentType.CREDIT_NOTE if credit else DocumentType.INVOICE)
    for name, truth in document["fields"].items():
        path = PATHS.get(name)
        if path is None:
            continue
        if name == "vendor_tax_id" and get_text(invoice, "supplier.vat_number") is None:
            other = get_text(invoice, "supplier.tax_number")
            if other is not None and scorer.same(name, truth, other):
                continue
        read = get_text(invoice, path)
        if read is not None and scorer.same(name, truth, read, credit):
            continue
        stated = truth[0] if isinstance(truth, list) else truth
        try:
            record = with_text(
                record, path, str(stated).replace(" ", "") if name == "iban" else str(stated)
            )
        except InvalidValue:
            continue
    lines = document.get("line_items")
    if lines and scorer.line_f1(lines, _lines(invoice), credit) < 0.9999:
        record = record.model_copy(update={"line_items": tuple(_item(line) for line in lines)})
    return lay_over(invoice, evidence, record)


def _item(line: dict[str, Any]) -> LineItem:
    def text(name: str) -> str | None:
        return None if line.get(name) in (None, "") else str(line[name])

    return LineItem.model_validate(
        {
            "name": text("description"),
            "quantity": text("quantity"),
            "unit_price": text("unit_price"),
            "subtotal": text("amount"),
        }
    )


def _lines(invoice: Invoice) -> list[dict[str, Any]]:
    return [
        {
            "description": item.name or item.description,
            "amount": None if item.subtotal is None else str(item.subtotal),
        }
        for item in invoice.line_items
    ]


def lesson(document: Document, reading: LocalReading, scorer: ModuleType) -> Layout | None:
    """What verifying the document with its truth teaches."""
    joint = verified(document, reading, scorer)
    general = reading.alternatives.get(Source.OFFLINE.value, reading.proposal)
    example = Example(document["id"], joint.invoice, joint.evidence, reading.pages, general)
    return teach(example, OwnCompany())


def learned(
    read: Sequence[tuple[Document, LocalReading]], scorer: ModuleType, predict: Predict
) -> dict[str, Any]:
    """Figures before and after, group by group and together."""
    groups: dict[str, list[tuple[Document, LocalReading]]] = defaultdict(list)
    for document, reading in read:
        if document["doc_type"] != "other":
            key = f"{document['corpus']} {document.get('group')}"
            groups[key].append((document, reading))
    total = {name: _Tally() for name in (*_WAYS, *_APART)}
    changed: dict[str, Any] = {}
    known = 0
    for name, members in sorted(groups.items()):
        if len(members) < 2:
            continue
        known += 1
        mine = {part: _Tally() for part in total}
        for at, (document, reading) in enumerate(members):
            layout = lesson(document, reading, scorer)
            others = [m for n, m in enumerate(members) if n != at]
            for other, before in others:
                after, alone = before, None
                if layout is not None:
                    found = read_by_layouts(
                        before.pages, (KnownLayout("lesson", layout),), OwnCompany()
                    )
                    if found is not None:
                        after = joined(before, found)
                        alone = LocalReading(before.pages, found.proposal)
                mine["before"].add(scorer, other, predict(other, before))
                mine["after"].add(scorer, other, predict(other, after))
                empty = {"id": other["id"], "fields": {}, "line_items": []}
                mine["layout alone"].add(scorer, other, predict(other, alone) if alone else empty)
                if other["fields"] != document["fields"]:
                    for part, reading in zip(_APART, (before, after), strict=True):
                        mine[part].add(scorer, other, predict(other, reading))
        for part, tally in mine.items():
            total[part].join(tally)
        if mine["before"].figures() != mine["after"].figures():
            worse = mine["after"].right < mine["before"].right or (
                mine["after"].lines_right < mine["before"].lines_right
            )
            changed[name] = {
                "worse": worse,
                "before": mine["before"].figures(),
                "after": mine["after"].figures(),
                "broken": sorted(mine["before"].hits - mine["after"].hits)[:20],
            }
    return {
        "layouts": known,
        "worse": sorted(name for name, change in changed.items() if change["worse"]),
        **{part: tally.figures() for part, tally in total.items()},
        "changed": changed,
    }


class _Tally:
    """Counts of one way of reading."""

    def __init__(self) -> None:
        self.right = self.wrong = self.missed = 0
        self.lines_right = self.lines = 0
        self.sure = self.sure_right = 0
        self.hits: set[str] = set()

    def add(self, scorer: ModuleType, document: Document, said: dict[str, Any]) -> None:
        """Judge one document by the corpus' own rules."""
        score = scorer.score([document], [{**said, "id": document["id"]}])
        every = score["fields"].get("ALL", {})
        self.right += every.get("right", 0)
        self.wrong += every.get("wrong", 0)
        self.missed += every.get("miss", 0)
        self.lines += score["line_docs"]
        self.lines_right += score["line_docs_right"]
        credit = document["doc_type"] == "credit_note"
        for name, confidence in said.get("confidence", {}).items():
            truth = document["fields"].get(name)
            if truth is None or name not in scorer.FIELDS or confidence < CERTAIN:
                continue
            self.sure += 1
            self.sure_right += scorer.same(name, truth, said["fields"][name], credit)
        self.hits |= {
            f"{document['id']} {name}" for name, f in score["fields"].items() if f["right"]
        }

    def join(self, other: _Tally) -> None:
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed
        self.lines += other.lines
        self.lines_right += other.lines_right
        self.sure += other.sure
        self.sure_right += other.sure_right

    def figures(self) -> dict[str, float | int | None]:
        """Shares, four digits each."""
        asked, said = self.right + self.wrong + self.missed, self.right + self.wrong
        return {
            "fields": asked,
            "accuracy": round(self.right / asked, 4) if asked else None,
            "precision": round(self.right / said, 4) if said else None,
            "lines": round(self.lines_right / self.lines, 4) if self.lines else None,
            "certain_share": round(self.sure / asked, 4) if asked else None,
            "certain_precision": round(self.sure_right / self.sure, 4) if self.sure else None,
        }


def table(parts: dict[str, dict[str, Any]]) -> str:
    """The figures as a Markdown table, a row for each kind of document and way of reading."""
    rows = [
        "| the layout's others | fields right | precision | lines right | certain | of it right |",
        "|---|---|---|---|---|---|",
    ]
    for kind, result in parts.items():
        for part in (*_WAYS, *_APART):
            shares = (result[part][key] for key in _SHOWN)
            cells = ["–" if s is None else f"{100 * s:.1f} %" for s in shares]
            rows.append(f"| {kind}, {part} | " + " | ".join(cells) + " |")
        worse: Iterable[str] = result["worse"]
        named = ", ".join(worse) or "none"
        rows.append(f"| {kind}: {result['layouts']} layouts, worse: {named} ||||||")
    return "\n".join(rows)
