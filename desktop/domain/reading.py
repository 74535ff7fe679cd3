# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a reader says of a field, with the place that proves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from desktop.domain.finding import Finding
from desktop.domain.page import MAX_PAGES, Box, PageText

if TYPE_CHECKING:
    from desktop.domain.invoice import Invoice

CERTAIN = 0.90
"""From this confidence on a value is shown as certain; it should be right 199 times of 200."""


class Source(StrEnum):
    """Who said it. Services add their own names as plain strings."""

    EINVOICE = "einvoice"
    PAYMENT_CODE = "payment_code"
    LAYOUT = "layout"
    OFFLINE = "offline"
    GEMINI = "gemini"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class FieldReading:
    """One value of one field as one reader read it.

    `path` names the field ("supplier.name", "line_items[0].quantity"); `value` is its canonical
    text (ISO date, plain decimal); `text` is what stands on the page, sign and spelling kept.
    `box` (points, see `page`) is where; None when the value is printed nowhere. `element` names
    the XML element that proves a value of an e-invoice. `confidence` (0 to 1) comes from
    evidence, never from a constant. `label` is the printed label that led to it, "" if none.
    `learned_from` is the date (ISO) of the verified invoice that taught where to look, "" if none.
    """

    path: str
    value: str
    text: str
    source: str
    confidence: float
    page: int | None = None
    box: Box | None = None
    element: str | None = None
    label: str = ""
    learned_from: str = ""

    @property
    def proven(self) -> bool:
        """Whether a place on the page or an XML element proves the value."""
        return self.box is not None or self.element is not None

    def with_confidence(self, confidence: float) -> FieldReading:
        """The same reading, held for more or less sure."""
        return replace(self, confidence=min(1.0, max(0.0, confidence)))

    def as_evidence(self) -> dict[str, Any]:
        """The field's entry in `evidence` of the canonical record."""
        entry: dict[str, Any] = {
            "text": self.text,
            "confidence": round(self.confidence, 4),
            "page": self.page,
            "box": self.box.as_list() if self.box else None,
            "source": self.source,
        }
        if self.element is not None:
            entry["element"] = self.element
        if self.label:
            entry["label"] = self.label
        if self.learned_from:
            entry["learned_from"] = self.learned_from
        return entry

    def as_wire(self) -> dict[str, Any]:
        """Everything, JSON-ready, for the pipe and the database."""
        return {"path": self.path, "value": self.value, **self.as_evidence()}

    @staticmethod
    def from_wire(data: Any) -> FieldReading:
        """From `as_wire`, range-checked; ValueError when it isn't a sane reading."""
        if not isinstance(data, dict):
            raise ValueError("a reading is an object")
        path, value, text = data["path"], data["value"], data.get("text") or ""
        if not (isinstance(path, str) and isinstance(value, str) and isinstance(text, str)):
            raise ValueError("path, value and text are text")
        if len(path) > 200 or len(value) > 20_000 or len(text) > 20_000:
            raise ValueError("reading too long")
        page = data.get("page")
        if page is not None and not 1 <= int(page) <= MAX_PAGES:
            raise ValueError("page out of range")
        return FieldReading(
            path=path,
            value=value,
            text=text,
            source=str(data.get("source", ""))[:40],
            confidence=min(1.0, max(0.0, float(data.get("confidence", 0.0)))),
            page=None if page is None else int(page),
            box=None if data.get("box") is None else Box.from_list(data["box"]),
            element=None if data.get("element") is None else str(data["element"])[:500],
            label=str(data.get("label", ""))[:200],
            learned_from=str(data.get("learned_from", ""))[:10],
        )


@dataclass(frozen=True, slots=True)
class Proposal:
    """A whole document as read: the record, and for each filled field who says so and where.

    `evidence` has one entry for each filled leaf path of `invoice`. `partial` says that a budget
    or a cut-off answer left something unread; `notes` say what, in words for a person.
    """

    invoice: Invoice
    evidence: Mapping[str, FieldReading]
    reader: str
    model: str | None = None
    partial: bool = False
    notes: tuple[str, ...] = ()

    def as_wire(self) -> dict[str, Any]:
        """JSON-ready, for the pipe and the database."""
        return {
            "invoice": self.invoice.model_dump(mode="json"),
            "evidence": [r.as_wire() for r in self.evidence.values()],
            "reader": self.reader,
            "model": self.model,
            "partial": self.partial,
            "notes": list(self.notes),
        }

    @staticmethod
    def from_wire(data: Any) -> Proposal:
        """From `as_wire`, validated; ValueError (pydantic's is one) when it isn't sane."""
        if not isinstance(data, dict):
            raise ValueError("a proposal is an object")
        # the window paints before the record's models are there
        from desktop.domain.invoice import Invoice

        readings = [FieldReading.from_wire(r) for r in data["evidence"]]
        model = data.get("model")
        return Proposal(
            invoice=Invoice.model_validate(data["invoice"]),
            evidence={r.path: r for r in readings},
            reader=str(data["reader"])[:40],
            model=None if model is None else str(model)[:100],
            partial=bool(data.get("partial", False)),
            notes=tuple(str(n)[:500] for n in data.get("notes", [])[:50]),
        )


@dataclass(frozen=True, slots=True)
class LocalReading:
    """What the page process read of a document with the free readers.

    `alternatives` holds, by reader name, what each free reader said alone, for comparison.
    `findings` tell where parts of the document contradict each other: an embedded invoice and its
    page, say. Their rules begin with "pages.": they stay while values are edited.
    """

    pages: tuple[PageText, ...]
    proposal: Proposal
    alternatives: Mapping[str, Proposal] = field(default_factory=dict)
    seconds: float = 0.0
    findings: tuple[Finding, ...] = ()
