# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether a misread digit is noticed: `python -m benchmarks.planted FOLDER [--ocr-cache DIR]`.

Every document of FOLDER's `truth.jsonl` that has words is read offline. Then one digit is planted
at a time, in each amount, account and tax id that was read with a place on a page, in value and
printed text alike, as if it had been misread: nothing but the rules, and how sure the reader was,
can tell. It is caught when its field needs a person then: a look, or a broken rule. Numbers whose
check digits are wrong on the paper already are counted apart: a misread digit can put one right.

Documents without pages (XML) can't be misread and are left out. `--ocr` reads pictures too, with
what OCR read before from `--ocr-cache`; `--anew` also plants digits in the words of the pages and
reads those from the start, where one that is printed twice may come out right. Writes
benchmarks/results/planted.json: for each field how many were planted, the share that was caught,
the share of those that nothing had marked before, and where it was missed.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.accuracy import RESULTS, read_all, sampled
from benchmarks.accuracy_judging import Document
from benchmarks.ocr_cache import OcrCache
from benchmarks.planted_words import read_anew
from desktop.domain.checks import CheckInput, run_checks
from desktop.domain.checks.pages import PREFIX
from desktop.domain.errors import InvalidValue
from desktop.domain.fields import get_text, with_text
from desktop.domain.finding import Finding, Severity
from desktop.domain.invoice import Invoice
from desktop.domain.listing import is_doubtful
from desktop.domain.reading import FieldReading, LocalReading

AMOUNTS = (
    "line_total discount charges shipping subtotal rounding tax_amount total_amount amount_paid "
    "amount_due"
).split()
IDS = ("supplier.bank_account.iban", "supplier.vat_number", "supplier.tax_number")
ROWS = {
    "line_items": ("quantity", "unit_price", "subtotal", "tax_amount", "total_amount"),
    "tax_lines": ("taxable_amount", "tax_amount"),
}
GROUPS = {
    "amounts": (*AMOUNTS, "tax_lines[].taxable_amount", "tax_lines[].tax_amount"),
    "line_amounts": tuple(f"line_items[].{column}" for column in ROWS["line_items"]),
    "iban": ("supplier.bank_account.iban",),
    "vat_id": ("supplier.vat_number",),
}
TODAY = date(2026, 11, 1)


def paths_of(invoice: Invoice, chance: random.Random) -> Iterator[str]:
    """The header's fields, and of each column of the tables one row by chance."""
    yield from (path for path in (*AMOUNTS, *IDS) if get_text(invoice, path) is not None)
    for table, columns in ROWS.items():
        for column in columns:
            rows = [
                f"{table}[{index}].{column}"
                for index, row in enumerate(getattr(invoice, table))
                if getattr(row, column) is not None
            ]
            if rows:
                yield chance.choice(rows)


def misread(text: str, at: int, chance: random.Random) -> str:
    """The text with its digit number `at` as another one."""
    places = [m.start() for m in re.finditer(r"\d", text)]
    place = places[at]
    other = chance.choice([digit for digit in "0123456789" if digit != text[place]])
    return text[:place] + other + text[place + 1 :]


def planted(
    reading: LocalReading, path: str, chance: random.Random
) -> tuple[Invoice, dict[str, FieldReading]] | None:
    """Record and evidence with one digit of the field misread; None where there is nothing to."""
    invoice, evidence = reading.proposal.invoice, dict(reading.proposal.evidence)
    value, said = get_text(invoice, path), evidence.get(path)
    if value is None or said is None or said.box is None:
        return None
    digits = sum(c.isdigit() for c in value)
    # a zero for nothing is not misread as a figure; the check digits of an IBAN may be
    if not digits or (path not in IDS and not any(c in "123456789" for c in value)):
        return None
    at = chance.randrange(digits)
    seed = chance.random()
    wrong = misread(value, at, random.Random(seed))
    try:
        changed = with_text(invoice, path, wrong)
    except InvalidValue:
        return None
    printed = sum(c.isdigit() for c in said.text)
    text = misread(said.text, at, random.Random(seed)) if printed == digits else wrong
    evidence[path] = replace(said, value=wrong, text=text)
    return changed, evidence


def needs_person(
    invoice: Invoice,
    evidence: dict[str, FieldReading],
    path: str,
    about_pages: tuple[Finding, ...] = (),
) -> tuple[str, ...]:
    """Why the field is marked: the rules, or "doubt"; nothing when it passes as fine."""
    findings = (*run_checks(CheckInput(invoice, evidence, today=TODAY)), *about_pages)
    why = [
        finding.rule
        for finding in findings
        if finding.severity is not Severity.INFO and path in finding.fields
    ]
    if is_doubtful(evidence.get(path)):
        why.append("doubt")
    return tuple(why)


def measure(readings: list[tuple[Document, LocalReading]]) -> dict[str, Any]:
    """All plantings, by field and by group of fields."""
    fields: dict[str, dict[str, Any]] = {}
    for document, reading in readings:
        if document["doc_type"] == "other" or not reading.pages:
            continue
        invoice, evidence = reading.proposal.invoice, dict(reading.proposal.evidence)
        about = tuple(f for f in reading.findings if f.rule.startswith(PREFIX))
        for path in paths_of(invoice, random.Random(document["id"])):
            chance = random.Random(f"{document['id']} {path}")
            wrong = planted(reading, path, chance)
            if wrong is None:
                continue
            name = re.sub(r"\[\d+\]", "[]", path)
            row = fields.setdefault(
                name, {"planted": 0, "caught": 0, "unmarked": 0, "unmarked_caught": 0, "missed": []}
            )
            before = needs_person(invoice, evidence, path, about)
            after = needs_person(*wrong, path, about)
            if path in IDS and any(why.startswith("identifiers.") for why in before):
                row["wrong_on_paper"] = row.get("wrong_on_paper", 0) + 1
                row["wrong_on_paper_caught"] = row.get("wrong_on_paper_caught", 0) + bool(after)
                continue
            row["planted"] += 1
            row["caught"] += bool(after)
            row["unmarked"] += not before
            row["unmarked_caught"] += bool(after) and not before
            if not after:
                was, now = get_text(invoice, path), get_text(wrong[0], path)
                row["missed"].append(f"{document['id']} {path}: {was} -> {now}")
    groups = {
        group: _summed([fields[name] for name in names if name in fields])
        for group, names in GROUPS.items()
    }
    for row in fields.values():
        row["share"] = _share(row["caught"], row["planted"])
        row["share_unmarked"] = _share(row["unmarked_caught"], row["unmarked"])
    return {"groups": groups, "fields": dict(sorted(fields.items()))}


def _summed(rows: list[dict[str, Any]]) -> dict[str, Any]:
    total = {
        key: sum(row[key] for row in rows)
        for key in ("planted", "caught", "unmarked", "unmarked_caught")
    }
    return {
        **total,
        "share": _share(total["caught"], total["planted"]),
        "share_unmarked": _share(total["unmarked_caught"], total["unmarked"]),
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def main() -> None:
    """Read, plant, write and print."""
    parser = argparse.ArgumentParser(prog="benchmarks.planted")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ocr", action="store_true", help="pictures too")
    parser.add_argument("--ocr-cache", type=Path, help="keep what OCR read here")
    parser.add_argument("--sample", type=int, help="at most so many documents of each kind")
    parser.add_argument(
        "--anew", action="store_true", help="also read misread words from the start"
    )
    arguments = parser.parse_args()
    lines = (arguments.folder / "truth.jsonl").read_text("utf-8").splitlines()
    kinds = {"pdf-text"}
    documents: list[Document] = [json.loads(line) for line in lines]
    documents = [
        d for d in documents if d["kind"] in kinds or (arguments.ocr and d["kind"] != "xml")
    ]
    if arguments.sample:
        documents = sampled(documents, arguments.sample)
    cache = OcrCache(arguments.ocr_cache) if arguments.ocr_cache else None
    _, readings = read_all(arguments.folder, documents, arguments.ocr, cache)
    result = {"documents": len(readings), **measure(readings)}
    if arguments.anew:
        result["read_anew"] = read_anew(readings, paths_of, needs_person)
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / "planted.json").write_text(json.dumps(result, indent=1, ensure_ascii=False), "utf-8")
    print(f"{'':34}{'planted':>9}{'caught':>9}{'unmarked':>10}{'caught':>9}")
    for name, row in (*result["groups"].items(), *result["fields"].items()):
        print(
            f"{name:34}{row['planted']:9}{_percent(row['share']):>9}"
            f"{row['unmarked']:10}{_percent(row['share_unmarked']):>9}"
        )

    for name, row in result.get("read_anew", {}).items():
        print(
            f"anew {name:29}{row['planted']:9}{_percent(row['share']):>9}  "
            f"right {row['right']}, gone {row['gone']}, let through {len(row['let_through'])}"
        )


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share * 100:.1f} %"


if __name__ == "__main__":
    main()
