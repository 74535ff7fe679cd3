# SPDX-License-Identifier: AGPL-3.0-or-later
"""How well invoices are read offline: `python -m benchmarks.accuracy FOLDER [--ocr]`.

FOLDER holds `truth.jsonl` (a document a line: id, path, corpus, kind, look, lang, group,
doc_type, fields, line_items), the documents, and `score.py`, which judges the predictions.
Documents are read by the real page process. Only texts (PDF with words, XML) are read unless
`--ocr` asks for pictures too; `--sample N` takes at most N documents of each kind, evenly.
`--ocr-cache DIR` keeps what OCR read there; seconds of pictures read before are without OCR.
`--learned` measures besides what one verified invoice of a layout is worth on its others.
Writes predictions and `accuracy.json` to benchmarks/results and prints a table.

A fifth of the groups (suppliers, layouts) is never looked at when the readers are made better;
its figures stand beside the others'.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.accuracy_judging import (
    SLICES,
    Document,
    by_language,
    figures,
    judged,
    load_scorer,
    table,
    wrong_but_certain,
)
from benchmarks.ocr_cache import OcrCache
from desktop.domain.company import OwnCompany
from desktop.domain.errors import UserError
from desktop.domain.fields import get_text
from desktop.domain.invoice import Invoice
from desktop.domain.ports import ReadRequest
from desktop.domain.reading import LocalReading
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


def read_all(
    folder: Path, documents: Iterable[Document], ocr: bool, cache: OcrCache | None = None
) -> tuple[list[dict[str, Any]], list[tuple[Document, LocalReading]]]:
    """Every document read by the page process; one that fails has no fields."""
    reader = PageProcess("read")
    request = ReadRequest(own=OwnCompany(), ocr_pages=20 if ocr else 0)
    predictions: list[dict[str, Any]] = []
    readings: list[tuple[Document, LocalReading]] = []
    try:
        for document in documents:
            path = folder / document["path"]
            try:
                kept = cache.pages(path) if cache and document["kind"] not in TEXT_KINDS else ()
                asked = replace(request, kept=kept)
                reading = reader.read(path, asked, no_progress, CancelToken())
                if cache is not None:
                    cache.keep(path, reading.pages)
                readings.append((document, reading))
                predictions.append(prediction(document, reading))
            except UserError as error:
                print(f"{document['id']}: {error}", file=sys.stderr)
                predictions.append({"id": document["id"], "fields": {}, "confidence": {}})
    finally:
        reader.close()
    return predictions, readings


def bare_words(folder: Path, documents: Iterable[Document]) -> dict[str, float]:
    """Seconds that PyMuPDF alone takes for the words of each PDF, by the document's id."""
    command = [sys.executable, "-m", "benchmarks.bare", "pages"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdout.readline()
    found: dict[str, float] = {}
    for document in documents:
        if document["kind"] != "pdf-text":
            continue
        asked = {"what": "words", "path": str(folder / document["path"])}
        process.stdin.write(json.dumps(asked) + "\n")
        process.stdin.flush()
        found[document["id"]] = json.loads(process.stdout.readline())["ms"] / 1000
    process.stdin.close()
    process.wait(10)
    return found


def sampled(documents: list[Document], count: int) -> list[Document]:
    """At most `count` documents of each corpus and kind, spread evenly."""
    groups: dict[tuple[str, str, str], list[Document]] = defaultdict(list)
    for document in documents:
        key = (document["corpus"], document["kind"], str(document.get("look")))
        groups[key].append(document)
    return [
        members[index * len(members) // min(count, len(members))]
        for members in groups.values()
        for index in range(min(count, len(members)))
    ]


def report(folder: Path, documents: list[Document], predictions: list[Any]) -> dict[str, Any]:
    """Everything that is written: by kind, tuned and held out apart, by language, the wrong."""
    scorer = load_scorer(folder)
    kinds: dict[str, dict[str, Any]] = {}
    for part in SLICES:
        chosen = [d for d in documents if part.takes(d)]
        if not chosen:
            continue
        kinds[part.key] = {"name": part.name, **figures(scorer, chosen, predictions)}
        for key, members in (
            ("tuned", [d for d in chosen if not held_out(d)]),
            ("held_out", [d for d in chosen if held_out(d)]),
        ):
            if members and part.key != "not-invoices":
                kinds[part.key][key] = figures(scorer, members, predictions)
    seen = [d for d in documents if not held_out(d)]
    return {
        "kinds": kinds,
        "languages": by_language(scorer, documents, predictions),
        "wrong_but_certain": wrong_but_certain(judged(scorer, seen, predictions)),
        "wrong_but_certain_held_out": sum(
            j.certain and not j.right
            for j in judged(scorer, [d for d in documents if held_out(d)], predictions)
        ),
    }


def main(arguments: list[str]) -> int:
    """Read, judge, write and print; 2 when the folder is no corpus."""
    parser = argparse.ArgumentParser(prog="benchmarks.accuracy")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ocr", action="store_true", help="read pictures too")
    parser.add_argument("--sample", type=int, default=0, help="at most so many of each kind")
    parser.add_argument("--kind", action="append", help="this kind alone (may be repeated)")
    parser.add_argument("--corpus", action="append", help="this corpus alone (may be repeated)")
    parser.add_argument("--ocr-cache", type=Path, help="folder for what OCR read")
    parser.add_argument("--learned", action="store_true", help="measure learned layouts too")
    parser.add_argument("--out", type=Path, default=RESULTS, help="folder for the results")
    options = parser.parse_args(arguments)
    folder: Path = options.folder
    truth = folder / "truth.jsonl"
    if not truth.is_file():
        print(f"{truth} is not there.", file=sys.stderr)
        return 2
    documents = [json.loads(line) for line in truth.read_text("utf-8").splitlines() if line.strip()]
    documents = [d for d in documents if options.ocr or d["kind"] in TEXT_KINDS]
    if options.kind:
        documents = [d for d in documents if d["kind"] in options.kind]
    if options.corpus:
        documents = [d for d in documents if d["corpus"] in options.corpus]
    if options.sample:
        documents = sampled(documents, options.sample)
    cache = OcrCache(options.ocr_cache) if options.ocr_cache else None
    started = time.monotonic()
    predictions, readings = read_all(folder, documents, options.ocr, cache)
    for predicted, seconds in _beside(predictions, bare_words(folder, documents)):
        predicted["bare_seconds"] = round(seconds, 4)
    result = {
        "seconds": round(time.monotonic() - started, 1),
        **report(folder, documents, predictions),
    }
    if options.learned:
        _learned(folder, result, readings)
    out: Path = options.out
    out.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(p, ensure_ascii=False) for p in predictions)
    (out / "predictions.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    text = json.dumps(result, indent=1, ensure_ascii=False) + "\n"
    (out / "accuracy.json").write_text(text, "utf-8")
    _say(result)
    return 0


def _beside(
    predictions: Iterable[dict[str, Any]], seconds: dict[str, float]
) -> Iterable[tuple[dict[str, Any], float]]:
    return [(p, seconds[p["id"]]) for p in predictions if p["id"] in seconds]


def _learned(
    folder: Path, result: dict[str, Any], readings: list[tuple[Document, LocalReading]]
) -> None:
    from benchmarks.accuracy_learned import learned
    from benchmarks.accuracy_learned import table as learned_table

    scorer = load_scorer(folder)
    texts = [(d, r) for d, r in readings if d["kind"] == "pdf-text"]
    pictures = [(d, r) for d, r in readings if d["kind"] not in TEXT_KINDS]
    parts = {
        name: learned(members, scorer, prediction)
        for name, members in (("PDFs with text", texts), ("pictures", pictures))
        if members
    }
    result["learned"] = parts
    print(learned_table(parts))


def _say(result: dict[str, Any]) -> None:
    rows: dict[str, dict[str, Any]] = {}
    for kind in result["kinds"].values():
        if kind["documents"]:
            rows[kind["name"]] = kind
            rows.update(
                (f"{kind['name']}, {key.replace('_', ' ')}", kind[key])
                for key in ("tuned", "held_out")
                if key in kind and kind["name"] == "all PDFs with text"
            )
    print(table(rows))
    other = result["kinds"].get("not-invoices")
    if other is not None:
        print(f"\nnot invoices: {other['not_invoices']}, taken: {other['taken_for_invoices']}")
    texts = result["kinds"].get("pdf-text")
    if texts is not None:
        print(f"a text PDF: {texts['seconds']} s, PyMuPDF's words alone {texts['bare_seconds']} s")
    for wrong in result["wrong_but_certain"]:
        print("wrong but certain:", *(f"{k}={v}" for k, v in wrong.items()))
    print(f"wrong but certain among the held out: {result['wrong_but_certain_held_out']}")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
