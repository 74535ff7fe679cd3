# SPDX-License-Identifier: AGPL-3.0-or-later
"""How well invoices are read offline: `python -m benchmarks.accuracy FOLDER [--ocr] [--jobs N]`.

FOLDER holds `truth.jsonl` (a document a line: id, path, corpus, kind, look, group, doc_type,
fields, line_items), the documents, and `score.py`, which judges the predictions. Documents are
read by the real page process. Only texts (PDF with words, XML) are read unless `--ocr` asks for
pictures too. Writes predictions and `accuracy.json` to benchmarks/results and prints a table.

A fifth of the groups (suppliers, layouts) is never looked at when the readers are made better;
its figures stand beside the others'.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from desktop.domain.company import OwnCompany
from desktop.domain.errors import UserError
from desktop.domain.fields import get_text
from desktop.domain.invoice import Invoice
from desktop.domain.ports import ReadRequest
from desktop.domain.reading import CERTAIN, LocalReading
from desktop.domain.task import CancelToken, no_progress
from desktop.services.page_process import PageProcess

RESULTS = Path(__file__).parent / "results"
TEXT_KINDS = frozenset({"pdf-text", "xml"})
# The corpus' name of a field -> where it is in the canonical record, the first filled one counts.
PATHS: dict[str, tuple[str, ...]] = {
    "vendor_name": ("supplier.name",),
    "vendor_tax_id": ("supplier.vat_number", "supplier.tax_number"),
    "invoice_number": ("invoice_number",),
    "invoice_date": ("issue_date",),
    "due_date": ("due_date",),
    "currency": ("currency",),
    "net": ("subtotal",),
    "tax_amount": ("tax_amount",),
    "total": ("total_amount",),
    "iban": ("supplier.bank_account.iban",),
    "buyer_name": ("buyer.name",),
    "amount_due": ("amount_due",),
}

Document = dict[str, Any]


@dataclass(frozen=True)
class Slice:
    """A part of the corpus that is reported by itself."""

    name: str
    takes: Callable[[Document], bool]


SLICES = (
    Slice("real PDFs with text", lambda d: d["corpus"] == "real" and d["kind"] == "pdf-text"),
    Slice("designed PDFs with text", lambda d: d["kind"] == "pdf-text" and _look(d) == "letter"),
    Slice(
        "PDFs drawn by a stylesheet",
        lambda d: d["kind"] == "pdf-text" and _look(d) == "stylesheet",
    ),
    Slice("all PDFs with text", lambda d: d["kind"] == "pdf-text"),
    Slice("e-invoice XML", lambda d: d["kind"] == "xml"),
    Slice("clean rasters", lambda d: d["kind"] == "scan-ras"),
    Slice("rendered images", lambda d: d["corpus"] == "mouadhamri"),
    Slice(
        "fax, scan, phone photo",
        lambda d: d["kind"] in {"scan-fax", "scan-scan", "scan-photo", "pdf-image"},
    ),
    Slice("photographed receipts", lambda d: d["corpus"] == "sroie"),
)


def _look(document: Document) -> str | None:
    return document.get("look")


def held_out(document: Document) -> bool:
    """Whether the document's group is in the fifth that the readers were not tuned on."""
    digest = hashlib.sha256(str(document.get("group")).encode()).hexdigest()
    return document["doc_type"] != "other" and int(digest, 16) % 5 == 0


def field_of(invoice: Invoice, name: str) -> tuple[str, str] | None:
    """Path and canonical text of the corpus' field; None when nothing was read."""
    for path in PATHS[name]:
        text = get_text(invoice, path)
        if text is not None:
            return path, text
    return None


def prediction(document: Document, reading: LocalReading) -> dict[str, Any]:
    """The document's line for `score.py`, with each field's confidence beside it."""
    invoice, evidence = reading.proposal.invoice, reading.proposal.evidence
    fields: dict[str, str] = {}
    confidence: dict[str, float] = {}
    for name in PATHS:
        found = field_of(invoice, name)
        if found is None:
            continue
        path, fields[name] = found
        said = evidence.get(path)
        confidence[name] = 0.0 if said is None else round(said.confidence, 4)
    return {
        "id": document["id"],
        "fields": fields,
        "confidence": confidence,
        "line_items": [
            {
                "description": item.name or item.description,
                "quantity": None if item.quantity is None else str(item.quantity),
                "unit_price": None if item.unit_price is None else str(item.unit_price),
                "amount": None if item.subtotal is None else str(item.subtotal),
            }
            for item in invoice.line_items
        ],
        "doc_type": invoice.document_type.value if invoice.document_type else None,
        "seconds": round(reading.seconds, 4),
        "pages": len(reading.pages),
    }


def read_all(folder: Path, documents: Iterable[Document], ocr: bool) -> list[dict[str, Any]]:
    """Every document read by the page process; one that fails has no fields."""
    reader = PageProcess("read")
    request = ReadRequest(own=OwnCompany(), ocr_pages=20 if ocr else 0)
    predictions = []
    try:
        for document in documents:
            path = folder / document["path"]
            try:
                reading = reader.read(path, request, no_progress, CancelToken())
                predictions.append(prediction(document, reading))
            except UserError as error:
                print(f"{document['id']}: {error}", file=sys.stderr)
                predictions.append({"id": document["id"], "fields": {}, "confidence": {}})
    finally:
        reader.close()
    return predictions


def load_scorer(folder: Path) -> ModuleType:
    """The corpus' own judge."""
    spec = importlib.util.spec_from_file_location("corpus_score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{folder} has no score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judge(
    scorer: ModuleType, documents: list[Document], predictions: list[dict[str, Any]]
) -> dict[str, Any]:
    """What `score.py` says of these documents, and how sure values fared."""
    said = scorer.score(documents, predictions)
    by_id = {p["id"]: p for p in predictions}
    asked = sure = sure_right = 0
    bins: dict[int, list[int]] = {}
    for document in documents:
        if document["doc_type"] == "other":
            continue
        given = by_id.get(document["id"], {"fields": {}, "confidence": {}})
        for name, truth in document["fields"].items():
            if name not in scorer.FIELDS:
                continue
            asked += 1
            answer = given["fields"].get(name)
            if answer is None:
                continue
            confidence = given["confidence"].get(name, 0.0)
            right = scorer.same(name, truth, answer, document["doc_type"] == "credit_note")
            bins.setdefault(min(9, int(confidence * 10)), []).append(int(right))
            if confidence >= CERTAIN:
                sure += 1
                sure_right += right
    total = said["fields"].get("ALL", {})
    pages = [
        p.get("seconds", 0.0) / max(1, p.get("pages", 1))
        for p in predictions
        if p["id"] in {d["id"] for d in documents} and "seconds" in p
    ]
    return {
        "documents": said["documents"],
        "fields": total.get("n", 0),
        "accuracy": total.get("accuracy"),
        "precision": total.get("precision"),
        "lines": _share(said["line_docs_right"], said["line_docs"]),
        "all_right": _share(said["doc_right"], said["documents"]),
        "certain_precision": _share(sure_right, sure),
        "certain_share": _share(sure, asked),
        "seconds_a_page": round(statistics.median(pages), 4) if pages else None,
        "false_alarms": said["false_alarms"],
        "not_invoices": said["negatives"],
        "by_field": {k: v for k, v in said["fields"].items() if k != "ALL"},
        "right_by_confidence": {
            f"{low / 10:.1f}": [sum(hits), len(hits)] for low, hits in sorted(bins.items())
        },
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def table(results: dict[str, dict[str, Any]]) -> str:
    """The figures as a Markdown table."""
    rows = [
        "| documents | n | fields right | precision | all lines right | certain | certain right |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, result in results.items():
        cells = [
            _percent(result[key])
            for key in ("accuracy", "precision", "lines", "certain_share", "certain_precision")
        ]
        rows.append(f"| {name} | {result['documents']} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f} %"


def main(arguments: list[str]) -> int:
    """Read, judge, write and print; 2 when the folder is no corpus."""
    parser = argparse.ArgumentParser(prog="benchmarks.accuracy")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ocr", action="store_true", help="read pictures too")
    options = parser.parse_args(arguments)
    folder: Path = options.folder
    truth = folder / "truth.jsonl"
    if not truth.is_file():
        print(f"{truth} is not there.", file=sys.stderr)
        return 2
    documents = [json.loads(line) for line in truth.read_text("utf-8").splitlines() if line.strip()]
    documents = [d for d in documents if options.ocr or d["kind"] in TEXT_KINDS]
    started = time.monotonic()
    predictions = read_all(folder, documents, options.ocr)
    RESULTS.mkdir(exist_ok=True)
    lines = (json.dumps(p, ensure_ascii=False) for p in predictions)
    (RESULTS / "predictions.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    scorer = load_scorer(folder)
    results: dict[str, dict[str, Any]] = {}
    for part in SLICES:
        chosen = [d for d in documents if part.takes(d)]
        if not chosen:
            continue
        results[part.name] = judge(scorer, chosen, predictions)
        fresh = [d for d in chosen if held_out(d)]
        if part.name == "all PDFs with text" and fresh:
            results["- of these held out"] = judge(scorer, fresh, predictions)
    report = {"seconds": round(time.monotonic() - started, 1), "kinds": results}
    (RESULTS / "accuracy.json").write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    print(table(results))
    negatives = results.get("all PDFs with text", {})
    print(
        f"\nnot invoices: {negatives.get('not_invoices')}, "
        f"taken for one: {negatives.get('false_alarms')}"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
