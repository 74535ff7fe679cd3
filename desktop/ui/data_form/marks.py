# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is said beside each field: fine, look, rule broken, seen, typed or unproven, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from desktop.domain.fields import get_text
from desktop.domain.finding import Finding, Severity
from desktop.domain.listing import DOUBTFUL_BELOW, NEVER_PRINTED, InvoiceDetail
from desktop.domain.reading import FieldReading, Source
from desktop.ui.look import Tone
from desktop.ui.wording import Wording


def _tr(text: str) -> str:
    return QCoreApplication.translate("marks", text)


class MarkKind(StrEnum):
    """The state of one field's value."""

    FINE = "fine"
    EXACT = "exact"
    LOOK = "look"
    BROKEN = "broken"
    SEEN = "seen"
    PROVEN = "proven"
    TYPED = "typed"
    UNPROVEN = "unproven"

    @property
    def needs_person(self) -> bool:
        """Whether somebody should look before the invoice is verified."""
        return self in (MarkKind.LOOK, MarkKind.BROKEN, MarkKind.UNPROVEN)


TONES = {
    MarkKind.FINE: Tone.GOOD,
    MarkKind.EXACT: Tone.GOOD,
    MarkKind.LOOK: Tone.LOOK,
    MarkKind.BROKEN: Tone.BAD,
    MarkKind.SEEN: Tone.GOOD,
    MarkKind.PROVEN: Tone.ACCENT,
    MarkKind.TYPED: Tone.ACCENT,
    MarkKind.UNPROVEN: Tone.LOOK,
}


@dataclass(frozen=True, slots=True)
class FieldMark:
    """A field's mark: its kind, a word, the proof in words, and what the checks say.

    `seen` says that the person looked at the value as it is, though a rule stays broken.
    """

    kind: MarkKind
    word: str
    proof: str
    findings: tuple[Finding, ...] = ()
    seen: bool = False

    @property
    def waits(self) -> bool:
        """Whether the person is still to look at it before the invoice is verified."""
        return self.kind.needs_person and not self.seen

    @property
    def icon(self) -> str:
        """The icon's file name: each kind has a shape of its own."""
        return self.kind.value

    @property
    def tone(self) -> Tone:
        return TONES[self.kind]

    @property
    def reason(self) -> str:
        """Everything in one sentence or more, for screen readers and the line under the form."""
        return " ".join([*(f.message for f in self.findings), self.proof]).strip()


class SeenValues:
    """The doubtful values that the person looked at and left as they are, in this session.

    Another value, or another rule against the same one, is to be looked at anew.
    """

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str], tuple[str | None, frozenset[str]]] = {}

    def note(self, detail: InvoiceDetail, path: str, told: Iterable[Finding]) -> None:
        """The person looked at this field as it stands now."""
        self._seen[detail.id, path] = _as_it_is(detail, path, told)

    def has(self, detail: InvoiceDetail, path: str, told: Iterable[Finding]) -> bool:
        """Whether the person looked at this field as it stands now."""
        known = self._seen.get((detail.id, path))
        return known is not None and known == _as_it_is(detail, path, told)

    def forget(self) -> None:
        """All is to be looked at anew."""
        self._seen.clear()

    def of(self, detail: InvoiceDetail) -> tuple[str, ...]:
        """The fields of this invoice whose values were looked at and are unchanged."""
        return tuple(
            path
            for (invoice_id, path), (value, _) in self._seen.items()
            if invoice_id == detail.id and value == get_text(detail.invoice, path)
        )


def _as_it_is(
    detail: InvoiceDetail, path: str, told: Iterable[Finding]
) -> tuple[str | None, frozenset[str]]:
    rules = (f.rule for f in told if f.severity is not Severity.INFO)
    return get_text(detail.invoice, path), frozenset(rules)


def marks_of(findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    """The findings that count against each path, errors first."""
    by_path: dict[str, list[Finding]] = {}
    order = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
    for finding in sorted(findings, key=lambda f: order[f.severity]):
        for path in finding.fields:
            by_path.setdefault(path, []).append(finding)
    return {path: tuple(found) for path, found in by_path.items()}


def mark_of(
    path: str,
    detail: InvoiceDetail,
    findings: Mapping[str, tuple[Finding, ...]],
    seen: SeenValues | None = None,
) -> FieldMark | None:
    """The mark of one field; None for an empty field that nothing is said of."""
    told = findings.get(path, ())
    value = get_text(detail.invoice, path)
    severities = {finding.severity for finding in told}
    if value is None and not severities & {Severity.ERROR, Severity.WARNING}:
        return None
    reading = detail.evidence.get(path)
    proof = "" if value is None else proof_of(reading)
    mark = _unseen(path, reading, severities, proof, told)
    if not mark.kind.needs_person or seen is None or not seen.has(detail, path, told):
        return mark
    if mark.kind is MarkKind.BROKEN:
        return replace(mark, seen=True)
    return FieldMark(MarkKind.SEEN, _tr("looked at"), proof, told, seen=True)


def _unseen(
    path: str,
    reading: FieldReading | None,
    severities: set[Severity],
    proof: str,
    told: tuple[Finding, ...],
) -> FieldMark:
    if Severity.ERROR in severities:
        return FieldMark(MarkKind.BROKEN, _tr("rule broken"), proof, told)
    if Severity.WARNING in severities:
        return FieldMark(MarkKind.LOOK, _tr("look"), proof, told)
    if path in NEVER_PRINTED and reading is not None and reading.source != Source.PERSON:
        concluded = _tr("Concluded from the whole document.")
        return FieldMark(MarkKind.FINE, _tr("fine"), concluded, told)
    return FieldMark(*_of_reading(reading), proof, told)


def _of_reading(reading: FieldReading | None) -> tuple[MarkKind, str]:
    if reading is None:
        return MarkKind.UNPROVEN, _tr("unproven")
    if reading.source == Source.PERSON:
        if reading.box is not None:
            return MarkKind.PROVEN, _tr("on page")
        return MarkKind.TYPED, _tr("typed")
    if not reading.proven:
        return MarkKind.UNPROVEN, _tr("unproven")
    if reading.confidence < DOUBTFUL_BELOW:
        return MarkKind.LOOK, _tr("look")
    if reading.source == Source.EINVOICE:
        return MarkKind.EXACT, _tr("exact")
    return MarkKind.FINE, _tr("fine")


def proof_of(reading: FieldReading | None) -> str:
    """Who says so, where it stands, and how sure that is, in words."""
    if reading is None:
        return _tr("Nobody stands for this value; it is not proven on the page.")
    text = " ".join(reading.text.split())
    printed = f"“{text[:80]}”" if text else ""
    if reading.source == Source.PERSON:
        if reading.page is not None and reading.box is not None:
            return _tr("By a person; printed on page {page} as {text}.").format(
                page=reading.page, text=printed
            )
        return _tr("Typed; not found on the page.")
    if reading.element is not None:
        return _tr("From the e-invoice, element {element}.").format(element=reading.element)
    who = source_name(reading.source)
    if reading.source == Source.LAYOUT and reading.learned_from:
        day = _day(reading.learned_from)
        who = _tr("Learned from your invoice of {day}").format(day=day)
    if reading.box is None or reading.page is None:
        return _tr("{who}: not found on the page.").format(who=who)
    sure = _sureness(reading.confidence)
    return _tr("{who}: {text} on page {page}, {sure}.").format(
        who=who, text=printed, page=reading.page, sure=sure
    )


def _day(iso: str) -> str:
    try:
        return Wording().date(date.fromisoformat(iso))
    except ValueError:
        return iso


def _sureness(confidence: float) -> str:
    percent = min(99, int(confidence * 100))
    if confidence >= 0.95:
        return _tr("sure ({percent}\u202f%)").format(percent=percent)
    if confidence >= DOUBTFUL_BELOW:
        return _tr("rather sure ({percent}\u202f%)").format(percent=percent)
    return _tr("not sure ({percent}\u202f%)").format(percent=percent)


def source_name(source: str) -> str:
    """A reader's name as a person says it."""
    return {
        Source.EINVOICE.value: _tr("E-invoice"),
        Source.PAYMENT_CODE.value: _tr("Payment code"),
        Source.LAYOUT.value: _tr("Learned layout"),
        Source.OFFLINE.value: _tr("Read offline"),
        Source.GEMINI.value: _tr("Read by Gemini"),
        Source.PERSON.value: _tr("Typed"),
    }.get(source, source)
