# SPDX-License-Identifier: AGPL-3.0-or-later
"""Is the culprit among the first two suggestions? `python -m benchmarks.line_repair FOLDER`.

FOLDER holds `truth.jsonl`. In every true invoice with line items, one digit of one figure is
made wrong, each figure in turn; the suggestions must name that figure first or second. Errors
that no sum and no product can show (a quantity without a price, an amount that a discount in half
percents explains) are counted apart. Writes
line_repair.json to benchmarks/results and prints it.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from time import perf_counter
from typing import Any

from desktop.domain.checks.check_input import CheckInput
from desktop.domain.checks.lines import check_lines
from desktop.domain.checks.sums import check_sums
from desktop.domain.fields import get_value, with_text
from desktop.domain.finding import Finding
from desktop.domain.invoice import Invoice, LineItem, plain
from desktop.domain.line_repair import repairs, sums_in_doubt
from desktop.domain.line_rules import rules_of

RESULTS = Path(__file__).parent / "results"
_HEADER = ("subtotal", "tax_amount", "total_amount")
_COLUMNS = ("quantity", "unit_price", "subtotal")
_FIRST = 2


def measure(folder: Path, seed: int = 7) -> dict[str, Any]:
    """The share of planted errors whose culprit is among the first two, per field and over all."""
    dice = random.Random(seed)
    tally: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    seconds: list[float] = []
    false_alarms = documents = 0
    for line in (folder / "truth.jsonl").read_text("utf-8").splitlines():
        invoice = _invoice(json.loads(line))
        if invoice is None:
            continue
        documents += 1
        false_alarms += bool(repairs(invoice)) and sums_in_doubt(check(invoice))
        for path in _figures(invoice):
            wrong = _one_digit_wrong(invoice, path, dice)
            if wrong is None:
                continue
            begun = perf_counter()
            found = repairs(wrong)
            seconds.append(perf_counter() - begun)
            name = path.rpartition(".")[2] if "[" in path else f"invoice.{path}"
            true = plain(get_value(invoice, path))
            entry = tally[name]
            entry[0] += 1
            if _shown(wrong, path):
                entry[1] += 1
                entry[2] += path in [r.path for r in found[:_FIRST]]
                entry[3] += (path, Decimal(true)) in [
                    (r.path, Decimal(r.after)) for r in found[:_FIRST] if r.after is not None
                ]
    lines = [tally[name] for name in _COLUMNS]
    return {
        "documents": documents,
        "suggestions_where_nothing_is_wrong": false_alarms,
        "lines": _shares(lines),
        "all": _shares(list(tally.values())),
        "fields": {name: _shares([entry]) for name, entry in sorted(tally.items())},
        "ms_median": round(sorted(seconds)[len(seconds) // 2] * 1000, 3),
        "ms_longest": round(max(seconds) * 1000, 1),
    }


def _shares(entries: list[list[int]]) -> dict[str, Any]:
    planted, shown, culprit, mended = (sum(entry[n] for entry in entries) for n in range(4))
    return {
        "planted": planted,
        "shown_by_arithmetic": shown,
        "culprit_in_first_two": round(culprit / shown, 4) if shown else None,
        "true_value_in_first_two": round(mended / shown, 4) if shown else None,
    }


def _invoice(document: dict[str, Any]) -> Invoice | None:
    """The truth as a record; None without line items."""
    fields = document.get("fields", {})
    items = document.get("line_items") or []
    rows = tuple(
        LineItem(
            name=item.get("description"),
            quantity=_number(item.get("quantity")),
            unit_price=_number(item.get("unit_price")),
            subtotal=_number(item.get("amount")),
        )
        for item in items
    )
    if not rows:
        return None
    invoice = Invoice(
        line_items=rows,
        currency=fields.get("currency"),
        subtotal=_number(fields.get("net")),
        tax_amount=_number(fields.get("tax_amount")),
        total_amount=_number(fields.get("total")),
    )
    return _with_difference(invoice)


def _with_difference(invoice: Invoice) -> Invoice:
    """The truth has no discounts and charges: what parts lines and net is put there as one."""
    amounts = [line.subtotal for line in invoice.line_items]
    if invoice.subtotal is None or any(amount is None for amount in amounts):
        return invoice
    total = sum((a for a in amounts if a is not None), Decimal(0))
    apart = invoice.subtotal - total
    gross = invoice.total_amount
    if not apart or (gross is not None and abs(gross - total) <= Decimal("0.01")):
        return invoice
    name = "charges" if apart > 0 else "discount"
    return with_text(invoice, name, plain(abs(apart)))


def _figures(invoice: Invoice) -> Iterator[str]:
    for index, line in enumerate(invoice.line_items):
        for column in _COLUMNS:
            if getattr(line, column) is not None:
                yield f"line_items[{index}].{column}"
    yield from (path for path in _HEADER if getattr(invoice, path) is not None)


def _one_digit_wrong(invoice: Invoice, path: str, dice: random.Random) -> Invoice | None:
    text = plain(get_value(invoice, path))
    places = [n for n, c in enumerate(text) if c.isdigit()]
    at = dice.choice(places)
    other = dice.choice([d for d in "0123456789" if d != text[at]])
    changed = text[:at] + other + text[at + 1 :]
    if Decimal(changed) == Decimal(text):
        return None
    return with_text(invoice, path, changed)


def check(invoice: Invoice) -> list[Finding]:
    """What the checks of sums say."""
    subject = CheckInput(invoice)
    return [*check_lines(subject), *check_sums(subject)]


def _shown(invoice: Invoice, path: str) -> bool:
    """Whether the checks complain, and a rule that the figure stands in is broken."""
    values, rules = rules_of(invoice)
    broken = any(path in rule.paths and rule.broken(values) >= 1 for rule in rules)
    return broken and sums_in_doubt(check(invoice))


def _number(value: Any) -> Decimal | None:
    if value in (None, ""):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    # an e-invoice may print more noughts than the record has room for
    return round(number, 10) if number.as_tuple().exponent < -10 else number  # type: ignore[operator]


def main() -> None:
    """Measure, print, and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    figures = measure(parser.parse_args().folder)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "line_repair.json").write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
