# SPDX-License-Identifier: AGPL-3.0-or-later
"""What one verified invoice taught about a supplier's paper: where each value stands on it.

Places are shares of the page (0 to 1, from the top left), so that a scan of another size fits.
Everything here goes through the database as JSON and is range-checked on its way back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from math import isfinite
from typing import Any, Literal

from desktop.domain.field_kinds import kind_of

MAX_FIELDS = 60
MAX_LANDMARKS = 48
MAX_COLUMNS = 16
MAX_ANCHORS = 3
MAX_ROW_WORDS = 12
MAX_TITLES = 8
MAX_TAUGHT = 40
MAX_TEXT = 300
MAX_COUNT = 1_000_000

PageRole = Literal["first", "last"]
# Contradicted this often without being confirmed more often, a lesson is dropped.
_PATIENCE = 2


class Relation(StrEnum):
    """How a value stands to the words that lead to it."""

    BEHIND = "behind"
    RIGHT = "right"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Region:
    """A place as shares of its page's width and height."""

    x0: float
    y0: float
    x1: float
    y1: float

    def as_list(self) -> list[float]:
        return [round(v, 4) for v in (self.x0, self.y0, self.x1, self.y1)]

    @staticmethod
    def from_list(values: Any) -> Region:
        """From `as_list`; ValueError when it isn't a sane region."""
        if not isinstance(values, list) or len(values) != 4:
            raise ValueError("a region has four numbers")
        numbers = [float(v) for v in values]
        if not all(isfinite(n) and -1.0 <= n <= 2.0 for n in numbers):
            raise ValueError("region out of range")
        return Region(*numbers)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Printed words that lead to a value, and where the value stands from them."""

    text: str
    relation: Relation

    def as_wire(self) -> list[str]:
        return [self.text, self.relation.value]

    @staticmethod
    def from_wire(data: Any) -> Anchor:
        """From `as_wire`; ValueError when it isn't sane."""
        if not isinstance(data, list) or len(data) != 2:
            raise ValueError("an anchor has two parts")
        return Anchor(_text(data[0]), Relation(data[1]))


@dataclass(frozen=True, slots=True)
class FieldLesson:
    """Where one field stands, as the invoice `invoice_id` showed it.

    `shape` is the value's pattern ("AA-9999-999"). `value` is set for what stays the same from
    one invoice of the supplier to the next (name, identifiers, currency). `needed` says that the
    general reader got the field wrong there, so that the lesson is worth more than its word.
    `last` says which of several places with the same label it was, the last or the first.
    `confirmed` and `contradicted` count later invoices that a person verified.
    """

    path: str
    anchors: tuple[Anchor, ...]
    region: Region | None
    page: PageRole
    shape: str
    invoice_id: str
    value: str | None = None
    last: bool = False
    needed: bool = False
    confirmed: int = 0
    contradicted: int = 0

    @property
    def way(self) -> Literal["same", "behind", "right", "below", "place"]:
        """How it finds the value: the "same" value is looked for, words lead to it, or only its
        "place" does."""
        if self.value is not None and not self.path.startswith("buyer."):
            return "same"
        if not self.anchors:
            return "place" if self.value is None else "same"
        return self.anchors[0].relation.value

    @property
    def is_given_up(self) -> bool:
        """Whether it was wrong so often that it isn't used any more."""
        return self.contradicted >= _PATIENCE and self.contradicted > self.confirmed

    @property
    def standing(self) -> float:
        """How far its record speaks for it, 0 to 1; a new lesson has 1."""
        return (self.confirmed + 2) / (self.confirmed + 2 + 3 * self.contradicted)

    def judged(self, right: bool) -> FieldLesson:
        """The lesson after one more verified invoice."""
        if right:
            return replace(self, confirmed=min(MAX_COUNT, self.confirmed + 1))
        return replace(self, contradicted=min(MAX_COUNT, self.contradicted + 1))

    def as_wire(self) -> dict[str, Any]:
        return {
            "path": self.path,
            "anchors": [a.as_wire() for a in self.anchors],
            "region": self.region.as_list() if self.region else None,
            "page": self.page,
            "shape": self.shape,
            "invoice": self.invoice_id,
            "value": self.value,
            "last": self.last,
            "needed": self.needed,
            "confirmed": self.confirmed,
            "contradicted": self.contradicted,
        }

    @staticmethod
    def from_wire(data: Any) -> FieldLesson:
        """From `as_wire`; ValueError or KeyError when it isn't sane."""
        path = _text(data["path"])
        kind_of(path)
        value = data.get("value")
        return FieldLesson(
            path=path,
            anchors=tuple(Anchor.from_wire(a) for a in data["anchors"][:MAX_ANCHORS]),
            region=None if data["region"] is None else Region.from_list(data["region"]),
            page="last" if data["page"] == "last" else "first",
            shape=_text(data["shape"]),
            invoice_id=_text(data["invoice"]),
            value=None if value is None else str(value)[:20_000],
            last=bool(data.get("last")),
            needed=bool(data.get("needed")),
            confirmed=_count(data["confirmed"]),
            contradicted=_count(data["contradicted"]),
        )


@dataclass(frozen=True, slots=True)
class ColumnLesson:
    """One column of the line table: the words over it, what it holds, and where it stands."""

    role: str
    heading: str
    x0: float
    x1: float

    def as_wire(self) -> list[Any]:
        return [self.role, self.heading, round(self.x0, 4), round(self.x1, 4)]

    @staticmethod
    def from_wire(data: Any) -> ColumnLesson:
        """From `as_wire`; ValueError when it isn't sane."""
        if not isinstance(data, list) or len(data) != 4:
            raise ValueError("a column has four parts")
        x0, x1 = float(data[2]), float(data[3])
        if not (isfinite(x0) and isfinite(x1) and -1.0 <= x0 <= x1 <= 2.0):
            raise ValueError("column out of range")
        return ColumnLesson(_text(data[0]), _text(data[1]), x0, x1)


@dataclass(frozen=True, slots=True)
class TableLesson:
    """The line table's columns, left to right; counters as those of a field.

    `passed` are the words of rows among the items that carry an amount and are none (sums
    carried to the next page), `ends` those of the rows below the last item.
    """

    columns: tuple[ColumnLesson, ...]
    invoice_id: str
    needed: bool = False
    confirmed: int = 0
    contradicted: int = 0
    passed: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()

    @property
    def is_given_up(self) -> bool:
        return self.contradicted >= _PATIENCE and self.contradicted > self.confirmed

    def judged(self, right: bool) -> TableLesson:
        """The lesson after one more verified invoice."""
        if right:
            return replace(self, confirmed=min(MAX_COUNT, self.confirmed + 1))
        return replace(self, contradicted=min(MAX_COUNT, self.contradicted + 1))

    def as_wire(self) -> dict[str, Any]:
        return {
            "columns": [c.as_wire() for c in self.columns],
            "invoice": self.invoice_id,
            "needed": self.needed,
            "confirmed": self.confirmed,
            "contradicted": self.contradicted,
            "passed": list(self.passed),
            "ends": list(self.ends),
        }

    @staticmethod
    def from_wire(data: Any) -> TableLesson:
        """From `as_wire`; ValueError or KeyError when it isn't sane."""
        return TableLesson(
            tuple(ColumnLesson.from_wire(c) for c in data["columns"][:MAX_COLUMNS]),
            _text(data["invoice"]),
            bool(data.get("needed")),
            _count(data["confirmed"]),
            _count(data["contradicted"]),
            tuple(_text(words) for words in data.get("passed", [])[:MAX_ROW_WORDS]),
            tuple(_text(words) for words in data.get("ends", [])[:MAX_ROW_WORDS]),
        )


@dataclass(frozen=True, slots=True)
class Landmark:
    """Words that stand on every invoice of the layout, folded, and the place where they begin."""

    text: str
    x: float
    y: float

    def as_wire(self) -> list[Any]:
        return [self.text, round(self.x, 4), round(self.y, 4)]

    @staticmethod
    def from_wire(data: Any) -> Landmark:
        """From `as_wire`; ValueError when it isn't sane."""
        if not isinstance(data, list) or len(data) != 3:
            raise ValueError("a landmark has three parts")
        x, y = float(data[1]), float(data[2])
        if not (-1.0 <= x <= 2.0 and -1.0 <= y <= 2.0):
            raise ValueError("landmark out of range")
        return Landmark(_text(data[0]), x, y)


@dataclass(frozen=True, slots=True)
class Layout:
    """One supplier's paper. `keys` are the supplier's identifiers, letters and digits alone.

    `decimal_mark` and `date_order` are the document's conventions, None where it showed none.
    `taught` are the invoices that it was learned from, the newest last; `titles` what these are
    headed.
    """

    supplier: str
    keys: tuple[str, ...]
    landmarks: tuple[Landmark, ...]
    fields: tuple[FieldLesson, ...]
    table: TableLesson | None = None
    decimal_mark: Literal[".", ","] | None = None
    date_order: Literal["dmy", "mdy", "ymd"] | None = None
    language: str | None = None
    taught: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()

    def field(self, path: str) -> FieldLesson | None:
        """The lesson for a field, None when nothing was learned of it."""
        return next((f for f in self.fields if f.path == path), None)

    @property
    def origins(self) -> frozenset[str]:
        """The invoices that any of its lessons comes from."""
        found = {f.invoice_id for f in self.fields}
        return frozenset(found | ({self.table.invoice_id} if self.table else set()))

    def only_from(self, invoices: frozenset[str] | set[str]) -> Layout:
        """Without the lessons of invoices that aren't vouched for."""
        table = self.table if self.table and self.table.invoice_id in invoices else None
        kept = tuple(f for f in self.fields if f.invoice_id in invoices)
        return replace(self, fields=kept, table=table)

    def as_wire(self) -> dict[str, Any]:
        """JSON-ready, for the database."""
        return {
            "supplier": self.supplier,
            "keys": list(self.keys),
            "landmarks": [m.as_wire() for m in self.landmarks],
            "fields": [f.as_wire() for f in self.fields],
            "table": self.table.as_wire() if self.table else None,
            "decimal_mark": self.decimal_mark,
            "date_order": self.date_order,
            "language": self.language,
            "taught": list(self.taught),
            "titles": list(self.titles),
        }

    @staticmethod
    def from_wire(data: Any) -> Layout:
        """From `as_wire`, checked and cut to size; ValueError when it isn't sane."""
        if not isinstance(data, dict):
            raise ValueError("a layout is an object")
        try:
            mark, order = data.get("decimal_mark"), data.get("date_order")
            language = data.get("language")
            return Layout(
                supplier=_text(data["supplier"]),
                keys=tuple(_text(k) for k in data["keys"][:MAX_COLUMNS]),
                landmarks=tuple(Landmark.from_wire(m) for m in data["landmarks"][:MAX_LANDMARKS]),
                fields=tuple(FieldLesson.from_wire(f) for f in data["fields"][:MAX_FIELDS]),
                table=None if data["table"] is None else TableLesson.from_wire(data["table"]),
                decimal_mark=mark if mark in (".", ",") else None,
                date_order=order if order in ("dmy", "mdy", "ymd") else None,
                language=None if language is None else _text(language),
                taught=tuple(_text(t) for t in data["taught"][-MAX_TAUGHT:]),
                titles=tuple(_text(t) for t in data.get("titles", [])[:MAX_TITLES]),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"not a layout: {error}") from error


@dataclass(frozen=True, slots=True)
class KnownLayout:
    """A layout in the books, with the newest invoice that it comes from.

    Days are ISO dates, "" where there is none; `in_use` says whether any of the invoices that
    taught it is verified now.
    """

    id: str
    layout: Layout
    learned_at: str = ""
    invoice_number: str = ""
    invoice_date: str = ""
    invoice_id: str = ""
    in_use: bool = True

    @property
    def confirmed(self) -> int:
        """How often later invoices proved its lessons right, all together."""
        return sum(f.confirmed for f in self.layout.fields)

    @property
    def contradicted(self) -> int:
        """How often later invoices proved its lessons wrong, all together."""
        return sum(f.contradicted for f in self.layout.fields)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("text expected")
    return value[:MAX_TEXT]


def _count(value: Any) -> int:
    number = int(value)
    if not 0 <= number <= MAX_COUNT:
        raise ValueError("count out of range")
    return number
