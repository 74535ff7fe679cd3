# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a request to Gemini takes in tokens: `python -m benchmarks.gemini_tokens CORPUS [OUT]`.

CORPUS holds `truth.jsonl` and the documents that it names. Measured over its one-page PDFs with a
text layer and at most seven lines. Tokens are characters over 3.5, the schema counted; a page
that is sent as it is counts as the price table says. The answers are ideal ones: every value that
the truth or the free readers know, in the form that the request asks for, with what proves it
(word numbers, or the text as printed). OUT receives the figures as JSON.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any, Final

from desktop.domain.page import Box
from desktop.domain.ports import ReadRequest, RemoteRequest
from desktop.domain.reading import FieldReading, LocalReading
from desktop.domain.task import CancelToken, no_progress
from desktop.readers.conventions import decide
from desktop.readers.grounding import ground
from desktop.services.gemini_compact import FIELDS, LINE, TAX
from desktop.services.gemini_request import (
    Form,
    Question,
    compact_question,
    question_for,
    standard_question,
    tokens,
    tokens_out,
)
from desktop.services.gemini_schema import ideal_answer
from desktop.services.gemini_words import NumberedPages
from desktop.services.page_process import PageProcess
from desktop.services.prices import PriceTable
from desktop.settings import resource_path

MAX_LINES: Final = 7
SUMMARY: Final = "Office furniture and its delivery"
SEED_FIGURES: Final = {"standard": (1234, 567), "compact": (850, 450)}
_TRUTH: Final = {
    "invoice_number": "invoice_number",
    "invoice_date": "issue_date",
    "due_date": "due_date",
    "currency": "currency",
    "vendor_name": "supplier.name",
    "vendor_tax_id": "supplier.vat_number",
    "buyer_name": "buyer.name",
    "iban": "supplier.bank_account.iban",
    "net": "subtotal",
    "tax_amount": "tax_amount",
    "total": "total_amount",
    "amount_due": "amount_due",
}
_CELLS: Final = {
    "description": "name",
    "quantity": "quantity",
    "unit_price": "unit_price",
    "amount": "subtotal",
}


def main(arguments: list[str]) -> int:
    """Measure and print; 2 when the arguments make no sense."""
    if not 1 <= len(arguments) <= 2 or not (Path(arguments[0]) / "truth.jsonl").is_file():
        print("usage: python -m benchmarks.gemini_tokens CORPUS [OUT]", file=sys.stderr)
        return 2
    figures = measure(Path(arguments[0]))
    text = json.dumps(figures, indent=2)
    print(text)
    if len(arguments) == 2:
        Path(arguments[1]).write_text(text + "\n", "utf-8")
    return 0


def measure(corpus: Path) -> dict[str, Any]:
    """The figures of both forms, and of the one that would be sent."""
    prices = PriceTable.load(resource_path("models.json"))
    info = prices.info(prices.default_model)
    found: dict[str, list[int]] = {}
    chosen: dict[str, int] = {}
    for truth, local in _documents(corpus):
        request = _request(truth, local)
        compact = compact_question(request)
        if compact is None or compact.numbered is None:
            continue
        standard = standard_question(request)
        said = known_values(truth, local)
        printed = {path: reading.text for path, reading in said.items()} | {"summary": SUMMARY}
        sizes = {
            "compact": (compact, compact_ideal(said, compact.numbered)),
            "standard": (standard, ideal_answer(printed)),
        }
        for name, (question, answer) in sizes.items():
            out = tokens(len(json.dumps(answer, ensure_ascii=False)))
            found.setdefault(f"{name}.input_tokens", []).append(
                question.tokens_in(info, prices.page_tokens)
            )
            found.setdefault(f"{name}.output_tokens", []).append(out)
            expected = tokens_out(Form(name), request)
            found.setdefault(f"{name}.output_error_percent", []).append(
                round(100 * abs(expected - out) / out)
            )
        row = info.prices[0] if info else None
        sent: Question = question_for(request, None, info, row, prices.page_tokens)
        chosen[sent.form.value] = chosen.get(sent.form.value, 0) + 1
    medians = {name: median(values) for name, values in found.items()}
    return {
        "documents": len(found.get("compact.input_tokens", ())),
        "model": prices.default_model,
        **medians,
        "input_ratio": round(medians["compact.input_tokens"] / medians["standard.input_tokens"], 3),
        "output_ratio": round(
            medians["compact.output_tokens"] / medians["standard.output_tokens"], 3
        ),
        "chosen": chosen,
        "seed": {name: list(pair) for name, pair in SEED_FIGURES.items()},
    }


def _documents(corpus: Path) -> Iterator[tuple[dict[str, Any], LocalReading]]:
    reader = PageProcess("read")
    try:
        for line in (corpus / "truth.jsonl").read_text("utf-8").splitlines():
            truth = json.loads(line)
            wanted = (
                truth.get("kind") == "pdf-text"
                and truth.get("pages") == 1
                and (truth.get("line_count") or 0) <= MAX_LINES
                and truth.get("doc_type") != "other"
            )
            if wanted:
                path = (corpus / truth["path"]).resolve()
                yield truth, reader.read(path, ReadRequest(), no_progress, CancelToken())
    finally:
        reader.close()


def _request(truth: dict[str, Any], local: LocalReading) -> RemoteRequest:
    digest = hashlib.sha256(str(truth["id"]).encode()).hexdigest()
    lines = len(local.proposal.invoice.line_items)
    return RemoteRequest(digest, "application/pdf", b"", local.pages, expected_lines=lines)


def known_values(truth: dict[str, Any], local: LocalReading) -> dict[str, FieldReading]:
    """All that is known of a document, by path; the truth's values where it has them."""
    said = {path: r for path, r in local.proposal.evidence.items() if r.value}
    wanted = {
        _TRUTH[name]: value[0] if isinstance(value, list) else value
        for name, value in truth["fields"].items()
        if name in _TRUTH
    }
    for index, row in enumerate(truth.get("line_items") or ()):
        for cell, column in _CELLS.items():
            if row.get(cell):
                wanted[f"line_items[{index}].{column}"] = row[cell]
    conventions = decide(local.pages)
    for path, value in wanted.items():
        place = ground(path, str(value), local.pages, conventions)
        if place is not None:
            page, box, text = place
            said[path] = FieldReading(path, str(value), text, "truth", 1.0, page, box)
    return said


def compact_ideal(said: dict[str, FieldReading], numbered: NumberedPages) -> dict[str, Any]:
    """The ideal answer in word numbers; what stands nowhere can't be pointed at."""
    ids = {path: _ids(r, numbered) for path, r in said.items()}
    answer: dict[str, Any] = {
        "kind": _value(said, "document_type") or "invoice",
        "language": _value(said, "language"),
        "currency": _value(said, "currency"),
        "fields": [{"f": name, "w": ids[path]} for name, path in FIELDS.items() if ids.get(path)],
    }
    for key, columns, table in (("lines", LINE, "line_items"), ("taxes", TAX, "tax_lines")):
        count = len({m[1] for path in said if (m := re.match(rf"{table}\[(\d+)\]", path))})
        answer[key] = [
            {name: ids.get(f"{table}[{i}].{column}", "") for name, column in columns.items()}
            for i in range(count)
        ]
    answer["summary"] = SUMMARY
    return answer


def _value(said: dict[str, FieldReading], path: str) -> str:
    return said[path].value if path in said else ""


def _ids(reading: FieldReading, numbered: NumberedPages) -> str:
    """The numbers of the words within a reading's box, runs of them as ranges."""
    box = reading.box
    if box is None:
        return ""
    inside = [
        index
        for index, (page, word) in enumerate(numbered.words, 1)
        if page == reading.page and _holds(box, word.box)
    ]
    runs: list[list[int]] = []
    for index in inside:
        if runs and index == runs[-1][1] + 1:
            runs[-1][1] = index
        else:
            runs.append([index, index])
    return " ".join(f"{a}" if a == b else f"{a}-{b}" for a, b in runs)


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer.x0 - 0.5 <= inner.mid_x <= outer.x1 + 0.5
        and outer.y0 - 0.5 <= inner.mid_y <= outer.y1 + 0.5
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
