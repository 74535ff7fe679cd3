# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which single edit would mend an invoice's arithmetic: the row that breaks the sum, and how.

Pure. Every figure stands in rules: quantity times price, the lines' sum, tax of a rate, the total.
An edit that satisfies broken rules, breaks none and is a slip that people and OCR make (a digit,
two digits exchanged, a decimal mark, a sign, a row twice or not at all) is proposed, likeliest
first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, DivisionByZero, InvalidOperation

from desktop.domain.fields import row_path
from desktop.domain.finding import Finding, Severity
from desktop.domain.invoice import Invoice, plain
from desktop.domain.line_rules import Rule, SumRule, rules_of
from desktop.domain.slips import Slip, cost_of, slip_between, slips_of

MAX_REPAIRS = 9
_MOST_ROWS_TRIED = 60
_TOO_LARGE = Decimal(10) ** 12
_WORTH = 2.0
"""What a rule that holds again counts for, beside what a slip costs."""
_ROW_COSTS = {Slip.REPEATED_ROW: 0.45, Slip.NOT_A_ROW: 1.1, Slip.MISSING_ROW: 1.7}
_COMPUTED_COST = 1.3
_FAR_BEHIND = 1.7
"""An edit that much less likely than the best one is not worth a person's reading."""
_AS_LIKELY = 0.5
_DOUBT = 0.6
_LOOSE = 0.3
"""What it costs that a rule holds only nearly."""


@dataclass(frozen=True, slots=True)
class Repair:
    """One edit that mends something.

    `path` is the cell to change from `before` to `after` (canonical text); for REPEATED_ROW and
    NOT_A_ROW the row's amount, whose row is to go, for MISSING_ROW the amount of the row to be
    added at the end. `mends` names the rules that hold again: "line" (quantity times price),
    "lines" (their sum), "base", "bases", "tax", "taxes", "subtotal", "total", "due".
    """

    path: str
    before: str | None
    after: str | None
    slip: Slip
    score: float
    mends: tuple[str, ...] = ()

    @property
    def row(self) -> int | None:
        """The row of line items that it is about; None for a figure outside."""
        if not self.path.startswith("line_items["):
            return None
        return int(self.path[len("line_items[") : self.path.index("]")])

    def __str__(self) -> str:
        """As a line of text: the field's path, what it is and would be, and the slip."""
        values = " → ".join(text for text in (self.before, self.after) if text is not None)
        return f"{self.path}: {values} ({self.slip.value.replace('_', ' ')})"


def sums_in_doubt(findings: Iterable[Finding]) -> bool:
    """Whether the checks have anything against the amounts; if not, nothing is to be mended."""
    return any(
        finding.rule.partition(".")[0] in ("sums", "tax") and finding.severity is not Severity.INFO
        for finding in findings
    )


def repairs(invoice: Invoice, confidence: Mapping[str, float] | None = None) -> tuple[Repair, ...]:
    """The single edits that mend it, likeliest first; none when nothing is broken.

    `confidence` by path (0 to 1) is how surely a figure was read: among equals the one that was
    badly read is the culprit.
    """
    return _Search(invoice, confidence or {}).best()


class _Search:
    def __init__(self, invoice: Invoice, confidence: Mapping[str, float]) -> None:
        self._invoice = invoice
        self._confidence = confidence
        self._values, self._rules = rules_of(invoice)
        self._of: dict[str, list[Rule]] = {}
        for rule in self._rules:
            for path in rule.paths:
                self._of.setdefault(path, []).append(rule)
        # a sum of five hundred rows is added up once, not for each value that is tried
        self._offs = {id(r): r.off(self._values) for r in self._rules if isinstance(r, SumRule)}
        self._weights = {id(rule): rule.broken(self._values) for rule in self._rules}
        self._broken = [rule for rule in self._rules if self._weights[id(rule)] > 0]
        self._found: dict[tuple[str, Decimal | Slip], Repair] = {}

    def best(self) -> tuple[Repair, ...]:
        # what a discount explains is no reason to look, only a hint where something else is off
        if not any(self._weights[id(rule)] >= 1 for rule in self._broken):
            return ()
        for rule in self._broken[:_MOST_ROWS_TRIED]:
            for path in rule.paths:
                for value in self._tries(rule, path):
                    self._offer(path, value)
        self._rows()
        ranked = sorted(self._found.values(), key=lambda r: (-r.score, r.path, r.after or ""))
        worth = [r for r in ranked if r.score >= ranked[0].score - _FAR_BEHIND]
        return tuple(_one_each(worth)[:MAX_REPAIRS])

    def _tries(self, rule: Rule, path: str) -> Iterator[Decimal]:
        """Values for a figure that would satisfy the rule, exactly or to the cent."""
        now = self._values[path]
        try:
            if isinstance(rule, SumRule):
                solved = rule.solved_from(self._offs[id(rule)], path, now)
            else:
                solved = rule.solved(path, self._values)
        except (InvalidOperation, DivisionByZero):
            return
        for value in solved:
            for near in _as_printed(value, now):
                yield near
                yield near + rule.cent
                yield near - rule.cent
        if len(rule.paths) <= 4:
            yield from (value for value, _ in slips_of(now))

    def _offer(self, path: str, value: Decimal) -> None:
        now = self._values[path]
        if value == now or (path, value) in self._found or abs(value) >= _TOO_LARGE:
            return
        slip = slip_between(now, value)
        gain, mends, loose = self._gain(path, value)
        if gain <= 0:
            return
        if slip is None:
            # no slip of the hand: at the least it should be what is computed, to the cent
            if loose or not path.endswith((".subtotal", ".tax_amount", ".total_amount")):
                return
            slip, cost = Slip.COMPUTED, _COMPUTED_COST
        else:
            cost = cost_of(slip, now, value)
        cost += _LOOSE * loose
        score = _WORTH * gain - cost + _DOUBT * (1.0 - self._confidence.get(path, 1.0))
        self._found[path, value] = Repair(path, plain(now), plain(value), slip, score, mends)

    def _gain(self, path: str, value: Decimal) -> tuple[float, tuple[str, ...], int]:
        """By how much less is broken with another value, which rules hold again, and how many of
        them only by what rounding is allowed."""
        values = _Changed(self._values, path, value)
        gain, mends, loose = 0.0, [], 0
        for rule in self._of.get(path, ()):
            before = self._weights[id(rule)]
            if isinstance(rule, SumRule):
                off = self._offs[id(rule)] + (value - self._values[path]) * rule.signs[path]
                after = rule.broken_by(off)
            else:
                off, after = rule.off(values), rule.broken(values)
            gain += before - after
            if after < before:
                mends.append(rule.name)
                loose += abs(off) > rule.cent / 2
        return gain, tuple(dict.fromkeys(mends)), loose

    def _rows(self) -> None:
        """A row that stands there twice, is none, or is missing."""
        lines = self._invoice.line_items
        for rule in self._broken:
            if rule.name != "lines":
                continue
            # what the lines have too much
            excess = rule.off(self._values)
            for index, line in enumerate(lines):
                if line.subtotal is None or abs(line.subtotal - excess) > rule.cent or not excess:
                    continue
                before = lines[index - 1] if index else None
                twice = before is not None and _same(line, before)
                slip = Slip.REPEATED_ROW if twice else Slip.NOT_A_ROW
                self._row(row_path("line_items", index, "subtotal"), plain(line.subtotal), slip)
            if excess < 0 and lines:
                path = row_path("line_items", len(lines), "subtotal")
                self._row(path, None, Slip.MISSING_ROW, plain(-excess))

    def _row(self, path: str, before: str | None, slip: Slip, after: str | None = None) -> None:
        doubt = _DOUBT * (1.0 - self._confidence.get(path, 1.0))
        score = _WORTH - _ROW_COSTS[slip] + doubt
        self._found[path, slip] = Repair(path, before, after, slip, score, ("lines",))


class _Changed(dict[str, Decimal]):
    """The figures with one of them changed, without copying five hundred rows."""

    def __init__(self, values: Mapping[str, Decimal], path: str, value: Decimal) -> None:
        super().__init__()
        self._values = values
        self[path] = value

    def __missing__(self, path: str) -> Decimal:
        return self._values[path]


def _as_printed(value: Decimal, now: Decimal) -> Iterator[Decimal]:
    """The value with as many decimals as now stand there, and with those of money."""
    exponent = now.as_tuple().exponent
    digits = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    for places in dict.fromkeys((digits, 2)):
        yield value.quantize(Decimal(1).scaleb(-places))


def _same(one: object, other: object) -> bool:
    """Whether two rows say the same, whatever their position numbers."""
    names = ("name", "description", "quantity", "unit_price", "subtotal")
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _one_each(ranked: Sequence[Repair]) -> list[Repair]:
    """The best edit of each figure; another one of the same figure behind those, if as likely."""
    first: list[Repair] = []
    rest: list[Repair] = []
    best: dict[str, float] = {}
    for repair in ranked:
        if repair.path not in best:
            best[repair.path] = repair.score
            first.append(repair)
        elif repair.score >= best[repair.path] - _AS_LIKELY:
            rest.append(repair)
    return first + rest
