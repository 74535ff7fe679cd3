# SPDX-License-Identifier: AGPL-3.0-or-later
"""From XML elements to proven fields: a view of an element that knows its path, and a recorder.

Elements come from a hardened parse (no entities, no DTD) as lxml or ElementTree elements; their
content is still untrusted. What can't be taken as a date or number is left out with a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Protocol

from desktop.domain.invoice import MAX_AMOUNT, MAX_LINES, MAX_TEXT, Invoice, plain
from desktop.domain.reading import FieldReading, Proposal, Source

_NUMBER = re.compile(r"[+-]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})")
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:$|[TZ+\- ])")
_PLAIN_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{4}(?:\d{2})?)?$")
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")
_BIC = re.compile(r"[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_ROW = re.compile(r"([a-z_]+)\[(\d+)\]")
_MAX_ROWS = {"line_items": MAX_LINES, "tax_lines": 200}
_MAX_NOTES = 30
_MAX_OTHERS = 150
_MAX_NAMED = 30
_DOCUMENT_AMOUNTS = (
    "line_total discount charges shipping subtotal rounding tax_amount total_amount amount_paid "
    "amount_due"
).split()


class XmlElement(Protocol):
    """What lxml and ElementTree elements have in common, as far as it is used here."""

    @property
    def tag(self) -> Any: ...
    @property
    def text(self) -> str | None: ...
    def get(self, key: str, /) -> str | None: ...
    def __iter__(self) -> Iterator[Any]: ...


def local_name(element: XmlElement) -> str:
    """The element's name without its namespace; "" for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


class Node:
    """An XML element with the path that names it ("/Invoice/InvoiceLine[2]/ID").

    Namespaces are left out of names: the versions of a syntax differ in them alone.
    """

    __slots__ = ("_children", "element", "path")

    def __init__(self, element: XmlElement, path: str | None = None) -> None:
        self.element = element
        self.path = path or f"/{local_name(element)}"
        self._children: dict[str, list[Node]] | None = None

    @property
    def text(self) -> str:
        return (self.element.text or "").strip()

    def attribute(self, name: str) -> str:
        return (self.element.get(name) or "").strip()

    def children(self, name: str) -> list[Node]:
        if self._children is None:
            named: dict[str, list[XmlElement]] = {}
            for child in self.element:
                if key := local_name(child):
                    named.setdefault(key, []).append(child)
            self._children = {
                key: [
                    Node(e, f"{self.path}/{key}" + (f"[{i}]" if len(group) > 1 else ""))
                    for i, e in enumerate(group, 1)
                ]
                for key, group in named.items()
            }
        return self._children.get(name, [])

    def all(self, path: str) -> list[Node]:
        """All elements at a relative path; its steps may name alternatives ("ID|IssuerID")."""
        nodes = [self]
        for step in path.split("/"):
            names = step.split("|")
            nodes = [child for node in nodes for name in names for child in node.children(name)]
        return nodes

    def first(self, *paths: str) -> Node | None:
        """The first element with text of its own at the first path that has one."""
        for path in paths:
            for node in self.all(path):
                if node.text:
                    return node
        return None

    def only(self, path: str) -> Node | None:
        """The first element at a relative path, with text or without."""
        nodes = self.all(path)
        return nodes[0] if nodes else None


class Recorder:
    """Collects an e-invoice's fields with their elements and makes the proposal of them."""

    def __init__(self) -> None:
        self._readings: dict[str, FieldReading] = {}
        self._notes: list[str] = []
        self._partial = False
        self._others = 0

    def has(self, path: str) -> bool:
        return path in self._readings

    def note(self, text: str) -> None:
        """Something that a person should know of this reading."""
        if len(self._notes) < _MAX_NOTES:
            self._notes.append(text[:500])

    def set(self, path: str, value: str, node: Node, text: str | None = None) -> None:
        """A value that is already canonical, proved by `node`; the first one for a path stays."""
        row = _ROW.match(path)
        if row and int(row[2]) >= _MAX_ROWS[row[1]]:
            if not self._partial:
                self.note(f"There are more rows than can be kept; the first {row[2]} were read.")
            self._partial = True
            return
        if not value.strip() or path in self._readings:
            return
        if path.startswith("other."):
            if self._others >= _MAX_OTHERS:
                return
            self._others += 1
        if len(value) > MAX_TEXT:
            self.note(f"The text in {node.path} is very long and was cut.")
            value = value[:MAX_TEXT]
        self._readings[path] = FieldReading(
            path=path,
            value=value,
            text=(node.text if text is None else text)[:MAX_TEXT],
            source=Source.EINVOICE.value,
            confidence=1.0,
            element=node.path[:500],
        )

    def words(self, path: str, node: Node | None) -> None:
        """A name, number or code: white space within becomes single spaces."""
        if node is not None:
            self.set(path, " ".join(node.text.split()), node)

    def prose(self, path: str, *nodes: Node | None) -> None:
        """Text that may have several lines, of one or more elements."""
        there = [n for n in nodes if n is not None and n.text]
        if there:
            value = "\n".join(_tidy(n.text) for n in there)
            self.set(path, value, there[0], "\n".join(n.text for n in there))

    def other(self, name: str, node: Node | None) -> None:
        """Something that the record has no field for, kept by its name."""
        if node is not None:
            self.set(f"other.{name}", _tidy(node.text), node)

    def files(self, named: list[tuple[Node, str]]) -> None:
        """The files inside the XML by their names; they stay in the original."""
        there = [(node, name) for node, name in named if name][:_MAX_NAMED]
        if there:
            whole = ", ".join(" ".join(name.split())[:100] for _, name in there)
            self.set("other.Attached files", whole, there[0][0], whole)

    def amount(self, path: str, node: Node | None) -> Decimal | None:
        """A number as written; left out with a note when it is none."""
        value = self.number(node)
        if value is not None and node is not None:
            self.set(path, plain(value), node)
        return value

    def total(self, path: str, nodes: list[Node]) -> None:
        """The sum of several elements, all of them named as its proof."""
        values = [(n, v) for n in nodes if (v := self.number(n)) is not None]
        if not values:
            return
        first = values[0][0]
        if len(values) == 1:
            self.set(path, plain(values[0][1]), first)
            return
        parts = " + ".join(n.text for n, _ in values)
        self.set(path, plain(sum((v for _, v in values), Decimal(0))), first, parts)

    def sum_of(self, path: str, nodes: list[Node]) -> None:
        """As `total`, but nothing where the sum is zero."""
        if sum((self.number(n) or Decimal(0) for n in nodes), Decimal(0)):
            self.total(path, nodes)

    def number(self, node: Node | None) -> Decimal | None:
        """The element's number; None, with a note, when it holds none."""
        if node is None or not node.text:
            return None
        value = Decimal(node.text) if _NUMBER.fullmatch(node.text) else None
        if value is not None and len(node.text.partition(".")[2]) > 10:
            # padded with zeros is harmless, real digits beyond the tenth are not kept silently
            short = value.quantize(Decimal(1).scaleb(-10), ROUND_HALF_UP)
            value = short if short == value else None
        if value is None or abs(value) >= MAX_AMOUNT:
            self.note(f"“{node.text[:40]}” in {node.path} is not a usable number; it was left out.")
            return None
        return value

    def date(self, path: str, node: Node | None) -> None:
        """A date, ISO or in digits alone (UNTDID 2379 formats 102, 203 and 204)."""
        if node is None:
            return
        match = _ISO_DATE.match(node.text) or _PLAIN_DATE.match(node.text)
        try:
            day = date(int(match[1]), int(match[2]), int(match[3])) if match else None
        except ValueError:
            day = None
        if day is None:
            self.note(f"“{node.text[:40]}” in {node.path} is not a date; it was left out.")
            return
        self.set(path, day.isoformat(), node)

    def currency(self, path: str, node: Node | None) -> None:
        if node is None:
            return
        if re.fullmatch(r"[A-Za-z]{3}", node.text):
            self.set(path, node.text.upper(), node)
        else:
            self.note(f"“{node.text[:40]}” in {node.path} is no currency code; it was left out.")

    def account(self, prefix: str, node: Node | None, *, iban: bool = False) -> None:
        """An account: an IBAN where it looks like one, else a national account number.

        `iban` says that the sender calls it an IBAN: then it is kept as one even when it can't be
        one, so that the check of its digits shows it.
        """
        if node is None:
            return
        bare = re.sub(r"\s", "", node.text).upper()
        if iban or _IBAN.fullmatch(bare):
            self.set(f"{prefix}.iban", bare, node)
        else:
            self.words(f"{prefix}.account_number", node)

    def bic(self, prefix: str, node: Node | None) -> None:
        """A bank's identifier: only what has the form of a BIC is taken."""
        if node is None:
            return
        bare = re.sub(r"\s", "", node.text).upper()
        if _BIC.fullmatch(bare):
            self.set(f"{prefix}.bic", bare, node)

    def address(self, prefix: str, place: Node | None, parts: Mapping[str, list[Node]]) -> None:
        """Street, postal code, city, state and country, and the whole as lines of text."""
        if place is None:
            return
        lines: dict[str, str] = {}
        for name, nodes in parts.items():
            there = [n for n in nodes if n.text]
            if there:
                joined = ", ".join(" ".join(n.text.split()) for n in there)
                lines[name] = joined
                self.set(f"{prefix}.{name}", joined, there[0], joined)
        town = " ".join(lines[n] for n in ("postal_code", "city") if n in lines)
        whole = [lines.get("street", ""), town, lines.get("state", ""), lines.get("country", "")]
        text = "\n".join(line for line in whole if line)
        self.set(f"{prefix}.text", text, place, text)

    def tax_id(self, party: str, node: Node | None, scheme: str) -> None:
        """VAT numbers to `vat_number`, others to `tax_number`; an unnamed scheme by its look."""
        if node is None or not node.text:
            return
        looks = re.match(r"[A-Za-z]{2}[\dA-Za-z .-]*\d", node.text) is not None
        vat = scheme.upper() in {"VA", "VAT", "GST"} or (
            scheme.upper() not in {"FC", "TAX", "LOC"} and looks
        )
        self.words(f"{party}.{'vat_number' if vat else 'tax_number'}", node)

    def unit_price(
        self, path: str, node: Node | None, base: Node | None, line: tuple[str, str]
    ) -> None:
        """The price of one unit: the written price by its base quantity (BT-146 by BT-149).

        `line` holds the paths of the line's quantity and net amount. Where these agree with the
        price as written, the base quantity is a slip of the sender and is not applied.
        """
        price = self.number(node)
        per = self.number(base)
        if price is None or node is None:
            return
        if per is None or per in (0, 1) or base is None:
            self.set(path, plain(price), node)
            return
        quantity, net = (self.amount_at(p) for p in line)
        if quantity is not None and net is not None and abs(quantity * price - net) < _CENT:
            self.set(path, plain(price), node)
            return
        one = (price / per).quantize(Decimal(1).scaleb(-10), ROUND_HALF_UP).normalize()
        self.set(path, plain(one), node, f"{node.text} / {base.text}")

    def value(self, path: str) -> str | None:
        """What was recorded for a field."""
        reading = self._readings.get(path)
        return reading.value if reading else None

    def amount_at(self, path: str) -> Decimal | None:
        """The number that was recorded for an amount."""
        value = self.value(path)
        return Decimal(value) if value is not None and _NUMBER.fullmatch(value) else None

    def positive_credit_note(self, rows: int) -> None:
        """Turns a credit note written with negative totals: its type carries the sign."""
        total = self.amount_at("total_amount")
        if total is None:
            total = self.amount_at("amount_due")
        if total is None or total >= 0:
            return
        paths = list(_DOCUMENT_AMOUNTS)
        for row in range(rows):
            line = f"line_items[{row}]"
            price = self.amount_at(f"{line}.unit_price")
            negative_price = price is not None and price < 0
            turned = ("unit_price" if negative_price else "quantity", "subtotal", "tax_amount")
            paths.extend(f"{line}.{name}" for name in (*turned, "total_amount"))
        paths.extend(
            p for p in self._readings if p.startswith("tax_lines[") and p.endswith("_amount")
        )
        for path in paths:
            reading = self._readings.get(path)
            value = self.amount_at(path)
            if reading is not None and value:
                self._readings[path] = FieldReading(
                    path, plain(-value), reading.text, reading.source, 1.0, element=reading.element
                )
        self.note("The credit note is written with negative amounts; they are kept positive.")

    def proposal(self) -> Proposal:
        """All that was recorded as one record with its evidence."""
        return Proposal(
            invoice=Invoice.model_validate(_nested(self._readings)),
            evidence=dict(self._readings),
            reader=Source.EINVOICE.value,
            partial=self._partial,
            notes=tuple(self._notes),
        )


_CENT = Decimal("0.01")


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _nested(readings: Mapping[str, FieldReading]) -> dict[str, Any]:
    record: dict[str, Any] = {}
    rows: dict[str, dict[int, dict[str, Any]]] = {"line_items": {}, "tax_lines": {}}
    for path, reading in readings.items():
        if path.startswith("other."):
            record.setdefault("other", {})[path.removeprefix("other.")] = reading.value
            continue
        if row := _ROW.match(path):
            name = path.rpartition(".")[2]
            rows[row[1]].setdefault(int(row[2]), {})[name] = reading.value
            continue
        *groups, leaf = path.split(".")
        place = record
        for group in groups:
            place = place.setdefault(group, {})
        place[leaf] = reading.value
    for table, by_index in rows.items():
        # a row without a single value would shift the ones after it
        record[table] = [by_index.get(i, {}) for i in range(max(by_index, default=-1) + 1)]
    return record
