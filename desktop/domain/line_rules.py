# SPDX-License-Identifier: AGPL-3.0-or-later
"""An invoice's arithmetic as rules between its figures, each of which can be solved for one. Pure.

The checks tell a person what is broken; these rules tell what would mend it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.fields import row_path
from desktop.domain.invoice import Invoice
from desktop.domain.money import minor_digits, rounded

_ZERO = Decimal(0)
_EXPLAINED = 0.4
"""How broken a line is whose amount a discount explains: a little, should a sum be broken too."""

Figures = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Rule(ABC):
    """A rule between the figures at `paths`; `cent` is what rounding may cost."""

    name: str
    paths: tuple[str, ...]
    cent: Decimal

    @abstractmethod
    def broken(self, values: Figures) -> float:
        """0 when it holds, 1 when it doesn't, between when something may explain it."""

    @abstractmethod
    def off(self, values: Figures) -> Decimal:
        """By how much it is off."""

    @abstractmethod
    def solved(self, path: str, values: Figures) -> tuple[Decimal, ...]:
        """The values of the figure at `path` for which it would hold."""


@dataclass(frozen=True, slots=True)
class SumRule(Rule):
    """Figures times their signs add up to nothing, or to one of `also` (printed elsewhere)."""

    signs: Mapping[str, int]
    tolerance: Decimal = _ZERO
    also: tuple[Decimal, ...] = ()

    def off(self, values: Figures) -> Decimal:
        return sum((values[p] * s for p, s in self.signs.items()), _ZERO)

    def broken(self, values: Figures) -> float:
        return self.broken_by(self.off(values))

    def broken_by(self, off: Decimal) -> float:
        """As `broken`, being off by this much."""
        allowed = max(self.cent, self.tolerance)
        if abs(off) <= allowed or any(abs(off - other) <= allowed for other in self.also):
            return 0.0
        return 1.0

    def solved(self, path: str, values: Figures) -> tuple[Decimal, ...]:
        return self.solved_from(self.off(values), path, values[path])

    def solved_from(self, off: Decimal, path: str, here: Decimal) -> tuple[Decimal, ...]:
        """As `solved`, knowing by how much it is off now."""
        return tuple(here - (off - other) * self.signs[path] for other in (_ZERO, *self.also))


@dataclass(frozen=True, slots=True)
class ProductRule(Rule):
    """Quantity times unit price is the line's amount, in the ways in which lines are printed."""

    tax_rate: Decimal | None = None
    currency: str | None = None

    def _ways(self, product: Decimal) -> Iterator[Decimal]:
        yield product
        # a price may be per 10, 100 or 1,000 units
        yield from (product / 10, product / 100, product / 1000)
        if self.tax_rate is not None and self.tax_rate > -100:
            yield product * (1 + self.tax_rate / 100)
            yield product / (1 + self.tax_rate / 100)

    def off(self, values: Figures) -> Decimal:
        quantity, price, amount = (values[p] for p in self.paths)
        return amount - quantity * price

    def broken(self, values: Figures) -> float:
        quantity, price, amount = (values[p] for p in self.paths)
        product = quantity * price
        exponent = price.as_tuple().exponent
        digits = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        slack = abs(quantity) * Decimal(5).scaleb(-digits - 1) if digits > 2 else _ZERO
        allowed = max(self.cent, slack)
        if any(abs(abs(way) - abs(amount)) <= allowed for way in self._ways(product)):
            return 0.0
        return _EXPLAINED if self._discounted(abs(product), abs(amount)) else 1.0

    def _discounted(self, product: Decimal, amount: Decimal) -> bool:
        if not amount < product:
            return False
        nearest = ((product - amount) * 200 / product).to_integral_value()
        if not 1 <= nearest <= 120:
            return False
        exact = product - product * nearest / 200
        return abs(rounded(exact, self.currency) - amount) <= self.cent

    def solved(self, path: str, values: Figures) -> tuple[Decimal, ...]:
        quantity, price, amount = (values[p] for p in self.paths)
        if path == self.paths[2]:
            return (quantity * price,)
        if path == self.paths[0]:
            return (amount / price,) if price else ()
        return (amount / quantity,) if quantity else ()


@dataclass(frozen=True, slots=True)
class TaxRule(Rule):
    """A rate of a base is its tax, rounded as a whole or line by line (`lines` of them)."""

    rate: Decimal = _ZERO
    lines: int = 1

    def off(self, values: Figures) -> Decimal:
        base, tax = (values[p] for p in self.paths)
        return tax - base * self.rate / 100

    def broken(self, values: Figures) -> float:
        return 0.0 if abs(self.off(values)) <= max(self.cent, self.cent / 2 * self.lines) else 1.0

    def solved(self, path: str, values: Figures) -> tuple[Decimal, ...]:
        base, tax = (values[p] for p in self.paths)
        if path == self.paths[1]:
            return (base * self.rate / 100,)
        return (tax * 100 / self.rate,) if self.rate else ()


def rules_of(invoice: Invoice) -> tuple[dict[str, Decimal], list[Rule]]:
    """The invoice's figures by path, and the rules between them."""
    return _Book(invoice).all()


class _Book:
    def __init__(self, invoice: Invoice) -> None:
        self._invoice = invoice
        self._cent = Decimal(1).scaleb(-minor_digits(invoice.currency))
        self.values: dict[str, Decimal] = {}
        self.rules: list[Rule] = []

    def all(self) -> tuple[dict[str, Decimal], list[Rule]]:
        for index in range(len(self._invoice.line_items)):
            self._line(index)
        self._lines_sum()
        self._taxes()
        self._totals()
        return self.values, self.rules

    def _take(self, path: str, value: Decimal | None) -> bool:
        if value is None:
            return False
        self.values[path] = value
        return True

    def _line(self, index: int) -> None:
        line = self._invoice.line_items[index]
        names = ("quantity", "unit_price", "subtotal", "tax_amount", "total_amount")
        path = {name: row_path("line_items", index, name) for name in names}
        there = {name for name in names if self._take(path[name], getattr(line, name))}
        if {"quantity", "unit_price", "subtotal"} <= there:
            paths = (path["quantity"], path["unit_price"], path["subtotal"])
            currency = self._invoice.currency
            self.rules.append(ProductRule("line", paths, self._cent, line.tax_rate, currency))
        if {"subtotal", "tax_amount", "total_amount"} <= there:
            signs = {path["subtotal"]: 1, path["tax_amount"]: 1, path["total_amount"]: -1}
            self.rules.append(SumRule("line_total", tuple(signs), self._cent, signs))
        elif {"subtotal", "total_amount"} <= there and line.tax_rate:
            paths2 = (path["subtotal"], path["total_amount"])
            self.rules.append(TaxRule("line_total", paths2, self._cent, 100 + line.tax_rate))
        if {"subtotal", "tax_amount"} <= there and line.tax_rate:
            paths2 = (path["subtotal"], path["tax_amount"])
            self.rules.append(TaxRule("line_tax", paths2, self._cent, line.tax_rate))

    def _charges(self) -> dict[str, int]:
        """What is added to the lines' sum, signs and paths."""
        invoice = self._invoice
        parts: dict[str, int] = {}
        if self._take("discount", invoice.discount):
            parts["discount"] = -1
        if self._take("charges", invoice.charges):
            parts["charges"] = 1
        elif self._take("shipping", invoice.shipping):
            parts["shipping"] = 1
        return parts

    def _lines_sum(self) -> None:
        invoice = self._invoice
        lines = invoice.line_items
        if not lines or any(line.subtotal is None for line in lines):
            return
        signs = {row_path("line_items", n, "subtotal"): 1 for n in range(len(lines))}
        charges = self._charges()
        if self._take("line_total", invoice.line_total):
            target = {"line_total": -1}
        elif self._take("subtotal", invoice.subtotal):
            target = {"subtotal": -1, **charges}
        elif self._take("total_amount", invoice.total_amount):
            target = {"total_amount": -1, **charges}
        else:
            return
        # where shops print lines with tax, they add up to the total instead
        also: tuple[Decimal, ...] = ()
        if "total_amount" not in target and invoice.total_amount is not None:
            stated = invoice.line_total if "line_total" in target else invoice.subtotal
            gross = invoice.total_amount - (invoice.rounding or _ZERO)
            difference = gross - (stated or _ZERO)
            # a gross total far from the net is no explanation for a wrong line
            if difference and self._priced_with_tax():
                also = (difference,)
        signs |= target
        self.rules.append(SumRule("lines", tuple(signs), self._cent, signs, self._cent, also))

    def _priced_with_tax(self) -> bool:
        """Whether the lines as they stand add up to the total with tax."""
        invoice = self._invoice
        total = sum((line.subtotal or _ZERO for line in invoice.line_items), _ZERO)
        gross = (invoice.total_amount or _ZERO) - (invoice.rounding or _ZERO)
        gross += (invoice.discount or _ZERO) - (invoice.charges or invoice.shipping or _ZERO)
        return abs(total - gross) <= self._cent

    def _taxes(self) -> None:
        invoice = self._invoice
        for index, tax in enumerate(invoice.tax_lines):
            base = row_path("tax_lines", index, "taxable_amount")
            amount = row_path("tax_lines", index, "tax_amount")
            both = self._take(base, tax.taxable_amount), self._take(amount, tax.tax_amount)
            if all(both) and tax.rate:
                count = max(1, len(invoice.line_items))
                self.rules.append(TaxRule("tax", (base, amount), self._cent, tax.rate, count))
            if both[0] and tax.rate is not None and not self._adjusted():
                self._base_of_rate(base, tax.rate)
        self._of_all("taxable_amount", "subtotal", invoice.subtotal, "bases")
        self._of_all("tax_amount", "tax_amount", invoice.tax_amount, "taxes")

    def _adjusted(self) -> bool:
        invoice = self._invoice
        return any(v is not None for v in (invoice.discount, invoice.charges, invoice.shipping))

    def _base_of_rate(self, base: str, rate: Decimal) -> None:
        lines = self._invoice.line_items
        if not lines or any(n.subtotal is None or n.tax_rate is None for n in lines):
            return
        if sum(1 for tax in self._invoice.tax_lines if tax.rate == rate) > 1:
            return
        own = [n for n, line in enumerate(lines) if line.tax_rate == rate]
        if own:
            signs = {row_path("line_items", n, "subtotal"): 1 for n in own} | {base: -1}
            self.rules.append(SumRule("base", tuple(signs), self._cent, signs))

    def _of_all(self, column: str, path: str, stated: Decimal | None, name: str) -> None:
        lines = self._invoice.tax_lines
        if not lines or stated is None or any(getattr(tax, column) is None for tax in lines):
            return
        self._take(path, stated)
        signs = {row_path("tax_lines", n, column): 1 for n in range(len(lines))} | {path: -1}
        self.rules.append(SumRule(name, tuple(signs), self._cent, signs))

    def _totals(self) -> None:
        invoice = self._invoice
        there = self._take("subtotal", invoice.subtotal)
        if there and self._take("line_total", invoice.line_total):
            signs = {"line_total": 1, **self._charges(), "subtotal": -1}
            self.rules.append(SumRule("subtotal", tuple(signs), self._cent, signs))
        if there and self._take("total_amount", invoice.total_amount):
            signs = {"subtotal": 1, "total_amount": -1}
            if self._take("tax_amount", invoice.tax_amount):
                signs["tax_amount"] = 1
            elif invoice.tax_lines and all(t.tax_amount is not None for t in invoice.tax_lines):
                signs |= {
                    row_path("tax_lines", n, "tax_amount"): 1 for n in range(len(invoice.tax_lines))
                }
            if self._take("rounding", invoice.rounding):
                signs["rounding"] = 1
            self.rules.append(SumRule("total", tuple(signs), self._cent, signs))
        if invoice.total_amount is not None and invoice.amount_due is not None:
            self._take("total_amount", invoice.total_amount)
            self._take("amount_due", invoice.amount_due)
            signs = {"total_amount": 1, "amount_due": -1}
            if self._take("amount_paid", invoice.amount_paid):
                signs["amount_paid"] = -1
            self.rules.append(SumRule("due", tuple(signs), self._cent, signs))
