# SPDX-License-Identifier: AGPL-3.0-or-later
"""Why each field of a reading has its value: the document is read once more, with notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from desktop.domain.company import OwnCompany
from desktop.domain.explanation import (
    MOST_RUNNERS_UP,
    FieldExplanation,
    Reason,
    RunnerUp,
    strongest_first,
)
from desktop.domain.invoice import Invoice
from desktop.domain.page import Box, PageText, WordsSource
from desktop.domain.ports import OwnField
from desktop.domain.reading import CERTAIN, FieldReading, Proposal, Source
from desktop.readers.combine import NEVER_DISPUTED, same_value
from desktop.readers.figures import figures_agree
from desktop.readers.identifiers import vat_is_valid
from desktop.readers.kindred import kindred
from desktop.readers.notes import Notes, Weighed
from desktop.readers.read_text import read_pages

_EXACT = (Source.EINVOICE.value, Source.PAYMENT_CODE.value)
_NAMES = {
    Source.EINVOICE.value: "the e-invoice",
    Source.PAYMENT_CODE.value: "the payment code",
    Source.LAYOUT.value: "the learned layout",
    Source.OFFLINE.value: "the offline reader",
    Source.GEMINI.value: "Gemini",
}
_CONCLUDED = frozenset({"document_type", "language", "origin", "summary"})
_CLEAR = 0.9
_LONGEST_VALUE = 60


class Explainer:
    """Explains the fields of one reading. Building it reads the words once more.

    `pages` are the document's pages as they were read; `said` is what the readers said, each one
    alone before what was joined of them. `invoice` and `evidence` are what is to be explained.
    """

    def __init__(
        self,
        pages: Sequence[PageText],
        said: Iterable[Proposal],
        invoice: Invoice,
        evidence: Mapping[str, FieldReading],
        own: OwnCompany | None = None,
        own_fields: Sequence[OwnField] = (),
    ) -> None:
        self._pages = pages
        self._invoice = invoice
        self._evidence = evidence
        self._notes = Notes()
        alone = list(said)
        # pages that a program set from a standalone e-invoice are no second witness
        self._has_paper = not alone or any(one.reader == Source.OFFLINE for one in alone)
        if self._has_paper:
            alone.append(read_pages(pages, own or OwnCompany(), own_fields, self._notes))
        self._said = _by_path(alone)

    def of(self, path: str) -> FieldExplanation | None:
        """The field's explanation; None where nobody stands for its value."""
        reading = self._evidence.get(path)
        if reading is None:
            return None
        weighed = self._notes.of(path)
        reasons = (*self._reasons(reading, weighed), *self._voices(reading))
        if not reasons:
            reasons = (Reason("It has the form of such a value, and stands where one may.", 0.4),)
        return FieldExplanation(
            reading, strongest_first(reasons), tuple(self._runners_up(reading, weighed))
        )

    def open(self, path: str) -> tuple[RunnerUp, ...]:
        """What an empty field could have held."""
        nothing = FieldReading(path, "", "", "", 0.0)
        return tuple(self._runners_up(nothing, self._notes.of(path)))

    def all(self) -> dict[str, FieldExplanation]:
        """The explanation of every field that somebody stands for."""
        found = ((path, self.of(path)) for path in self._evidence)
        return {path: entry for path, entry in found if entry is not None}

    # --- the value -----------------------------------------------------------------------------

    def _reasons(self, reading: FieldReading, weighed: Sequence[Weighed]) -> Iterator[Reason]:
        path, value = reading.path, reading.value
        if reading.source == Source.PERSON:
            yield Reason("A person typed or chose it.", 1.0)
        elif reading.source == Source.EINVOICE:
            last = (reading.element or "").rsplit("/", 1)[-1]
            where = f", element {last}" if last else ""
            yield Reason(f"The e-invoice in the document says so{where}.", 1.0)
        elif reading.source == Source.PAYMENT_CODE and self._in_dispute(reading):
            yield Reason(
                "The payment code on the page says so, but the page prints otherwise.", 0.3
            )
        elif reading.source == Source.PAYMENT_CODE:
            yield Reason("The payment code on the page says so.", 1.0)
        elif reading.source == Source.LAYOUT:
            taught = f" of {reading.learned_from}" if reading.learned_from else ""
            words = f"It stands as on the verified invoice{taught} of this supplier."
            yield Reason(words, reading.confidence)
        noted = next((w for w in weighed if _same(path, w, reading)), None)
        if noted is not None and noted.reasons:
            yield from noted.reasons
            yield from _near_rival(noted, weighed)
        elif reading.label:
            yield Reason(f"The label “{reading.label}” leads to it.", 0.8)
        yield from _shape(reading)
        if path in _CONCLUDED:
            yield _concluded(reading)
        else:
            yield from self._figures(path, noted)
            yield from self._surroundings(reading)
            if not reading.proven and value:
                yield Reason("It stands nowhere on the pages.", -0.4)
        yield from self._legibility(reading)

    def _figures(self, path: str, noted: Weighed | None) -> Iterator[Reason]:
        told = noted is not None and any("add up" in r.words for r in noted.reasons)
        for reason in figures_agree(self._invoice, path):
            if not (told and "Net, tax and total" in reason.words):
                yield reason

    def _surroundings(self, reading: FieldReading) -> Iterator[Reason]:
        """What it stands with, where no label leads to it."""
        if not self._has_paper:
            return
        role, _, rest = reading.path.partition(".")
        if rest.startswith("address.") and reading.box is not None:
            yield Reason(f"It is part of the address that is taken for the {role}'s.", 0.5)
        if reading.path == "currency" and reading.text and not reading.label:
            total = self._evidence.get("total_amount")
            if total is not None and total.box == reading.box:
                yield Reason("It is printed beside the total.", 0.9)
            else:
                yield Reason("It is printed beside amounts, or in words.", 0.6)

    def _legibility(self, reading: FieldReading) -> Iterator[Reason]:
        """How sure OCR is of the words, where the page is a picture."""
        page = next((p for p in self._pages if p.number == reading.page), None)
        if page is None or reading.box is None or page.source is not WordsSource.OCR:
            return
        box = reading.box
        sure = [word.confidence for word in page.words if _inside(word.box, box)]
        if sure:
            least = min(sure)
            words = f"It was read from a picture; OCR is {least * 100:.0f} % sure of the words."
            yield Reason(words, 0.2 if least >= _CLEAR else least - 1.0)

    def _voices(self, reading: FieldReading) -> Iterator[Reason]:
        """What the other readers say of it."""
        for source, other in self._said.get(reading.path, {}).items():
            if source == reading.source:
                continue
            name = reader_name(source)
            name = name[:1].upper() + name[1:]
            if same_value(reading.path, reading.value, other.value):
                yield Reason(f"{name} reads the same.", 0.7)
            elif reading.source == Source.PERSON:
                continue
            elif self._in_dispute(reading):
                words = f"{name} reads “{_short(other.value)}” instead: one of the two is wrong."
                yield Reason(words, -0.7)
            elif reading.source not in _EXACT:
                yield Reason(f"{name} reads “{_short(other.value)}” instead.", -0.45)

    def _in_dispute(self, reading: FieldReading) -> bool:
        """Whether a payment code and the page say different things of an account or an amount,
        whichever of them was taken."""
        if not reading.path.endswith(NEVER_DISPUTED) or reading.confidence >= CERTAIN:
            return False
        said = {**self._said.get(reading.path, {}), reading.source: reading}
        code = said.get(Source.PAYMENT_CODE.value)
        printed = said.get(Source.OFFLINE.value)
        if code is None or printed is None or Source.EINVOICE.value in said:
            return False
        return not same_value(reading.path, code.value, printed.value)

    # --- what else it could be -----------------------------------------------------------------

    def _runners_up(self, reading: FieldReading, weighed: Sequence[Weighed]) -> list[RunnerUp]:
        found: list[RunnerUp] = []
        for candidate, lost in self._rivals(reading, weighed):
            value = candidate.value
            taken = [reading.value, *(other.reading.value for other in found)]
            if value and not any(same_value(reading.path, value, known) for known in taken):
                found.append(RunnerUp(candidate, lost))
            if len(found) == MOST_RUNNERS_UP:
                break
        return found

    def _rivals(
        self, reading: FieldReading, weighed: Sequence[Weighed]
    ) -> Iterator[tuple[FieldReading, str]]:
        path = reading.path
        voices = self._said.get(path, {})
        by_worth = sorted(voices.values(), key=lambda r: (r.source not in _EXACT, -r.confidence))
        for voice in by_worth:
            yield voice, self._outvoted(reading, voice)
        best = next((w for w in weighed if _same(path, w, reading)), None)
        for entry in weighed:
            if not _same(path, entry, reading):
                yield entry.as_reading(path), entry.lost or _less(entry, best)
        sheet = self._notes.sheet
        if sheet is not None:
            yield from kindred(sheet, path, self._evidence)

    def _outvoted(self, reading: FieldReading, voice: FieldReading) -> str:
        if not reading.value:
            return "It was not taken, or taken out."
        name = reader_name(voice.source)
        if reading.source == Source.PERSON:
            return f"It is what {name} reads; a person chose the other value."
        if self._in_dispute(reading):
            return (
                f"It is what {name} reads, and {reader_name(reading.source)} says otherwise: one "
                "of the two is wrong. Ask the supplier."
            )
        if reading.source in _EXACT:
            return f"It is what {name} reads; what {reader_name(reading.source)} says is exact."
        if reading.proven and not voice.proven:
            return f"It is what {name} reads, and it stands nowhere on the pages."
        agree = sum(
            same_value(reading.path, reading.value, other.value)
            for other in self._said.get(reading.path, {}).values()
        )
        if agree > 1:
            return f"It is what {name} reads; more readers agree on the other value."
        said = f"{reader_name(reading.source)} is surer or fits the other values better"
        return f"It is what {name} reads; {said}."


def reader_name(source: str) -> str:
    """A reader as it is called inside a sentence."""
    return _NAMES.get(source, source)


def _by_path(said: Iterable[Proposal]) -> dict[str, dict[str, FieldReading]]:
    """For each field what each source said of it; the first word of a source counts."""
    found: dict[str, dict[str, FieldReading]] = {}
    for proposal in said:
        for path, reading in proposal.evidence.items():
            if reading.source != Source.PERSON:
                found.setdefault(path, {}).setdefault(reading.source, reading)
    return found


def _same(path: str, weighed: Weighed, reading: FieldReading) -> bool:
    if same_value(path, weighed.value, reading.value):
        return True
    # a name may go on in the next line
    begun = bool(weighed.value) and reading.value.startswith(weighed.value)
    return begun and path.endswith(".name")


def _less(entry: Weighed, best: Weighed | None) -> str:
    """Why less speaks for a candidate: what speaks against it most, or its weaker label."""
    against = min(entry.reasons, key=lambda r: r.weight, default=None)
    if against is not None and against.weight <= -0.2:
        return against.words
    if best is not None and entry.label and best.label:
        return f"Its label “{entry.label}” or its place speaks less for it."
    return "Less speaks for it."


def _near_rival(best: Weighed, weighed: Sequence[Weighed]) -> Iterator[Reason]:
    """That another value comes near: the nearer, the less sure."""
    rival = next((w for w in weighed if w.value != best.value and w.nears), None)
    if rival is not None and best.score > 0 and rival.score > 0.5 * best.score:
        share = min(1.0, rival.score / best.score)
        yield Reason(f"“{_short(rival.value)}” comes near to it.", 0.5 - share)


def _concluded(reading: FieldReading) -> Reason:
    heading = _short(reading.text)
    if reading.path == "document_type" and heading:
        return Reason(f"The heading “{heading}” says so.", 0.9)
    return Reason("It is concluded from the whole document.", 0.3)


def _shape(reading: FieldReading) -> Iterator[Reason]:
    """Whether check digits hold."""
    holds: bool | None = None
    if reading.path.endswith(".iban"):
        from desktop.domain.checks.identifiers import iban_is_valid

        holds = iban_is_valid(reading.value)
    elif reading.path.endswith(".vat_number"):
        holds = True if vat_is_valid(reading.value) else None
        if holds is None:
            yield Reason("No check digits prove it.", -0.1)
    if holds is not None:
        yield (
            Reason("Its check digits hold.", 0.9)
            if holds
            else Reason("Its check digits do not hold.", -0.7)
        )


def _inside(word: Box, box: Box) -> bool:
    middle = (word.y0 + word.y1) / 2
    return box.x0 - 1 <= (word.x0 + word.x1) / 2 <= box.x1 + 1 and box.y0 <= middle <= box.y1


def _short(value: str) -> str:
    flat = " ".join(value.split())
    return flat if len(flat) <= _LONGEST_VALUE else flat[: _LONGEST_VALUE - 1] + "…"
