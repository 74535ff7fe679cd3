# SPDX-License-Identifier: AGPL-3.0-or-later
"""How quick the review is by keys: `python -m benchmarks.review_speed [FOLDER] [--output FILE]`.

In the real window, from the press of Enter to the screen: the next field with its place lit up on
a sharp page, and the next invoice with form and sharp page after the last Enter verified one. The
bare drawing of the same page at the same scale is timed beside it. FOLDER holds the invoices to
review; the shipped samples are the default.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, QLocale, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.beside import Beside
from benchmarks.desk import display
from benchmarks.figures import load, machine, spread
from benchmarks.window_session import PATIENCE_MS, PaintWatch, Session, TookTooLong
from desktop.domain.finding import Severity
from desktop.domain.status import InvoiceState
from desktop.settings import Settings, save_settings
from desktop.ui.data_form.presenter import FormPresenter
from desktop.workflows.requests import IntakeRequest

if TYPE_CHECKING:
    from desktop.background.books import Books

ROOT = Path(__file__).parents[1]
RESULT = ROOT / "benchmarks" / "results" / "review_speed.json"
SAMPLES = ROOT / "resources" / "samples"
LOOK_MS = 500
"""Between two keys: less than the 1.35 s that a person takes to make up their mind."""
MOST = 120
STEP_MS = 10_000


@dataclass
class Times:
    """Milliseconds of each step, by what it was."""

    fields: list[float] = field(default_factory=list)
    tabs: list[float] = field(default_factory=list)
    invoices: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)


def main(arguments: list[str]) -> int:
    """Measure, write the file, and print what it says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.review_speed", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=SAMPLES, help="invoices to review")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is reviewed")
    parser.add_argument("--output", type=Path, default=RESULT, help="where the figures are written")
    asked = parser.parse_args(arguments)
    with display() as platform:
        os.environ["QT_QPA_PLATFORM"] = platform
        figures = measure(asked.folder, asked.rounds)
        figures["display"] = platform
    asked.output.parent.mkdir(parents=True, exist_ok=True)
    asked.output.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
    print(json.dumps(figures, indent=2))
    return 0


def measure(folder: Path, rounds: int = 3) -> dict[str, Any]:
    """The figures over a folder's invoices; needs a display and no QApplication yet."""
    files = tuple(sorted(p for p in folder.iterdir() if p.is_file() and p.suffix != ".json"))[:MOST]
    before = load()
    with tempfile.TemporaryDirectory(prefix="vouch-review-") as home, Beside("pages") as bare:
        save_settings(Path(home), Settings(person="Benchmark"))
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        session = Session(Path(home))
        try:
            times = _review(session, bare, files, rounds)
        finally:
            session.close()
    return {
        "next_field_ms_p95": spread(times.fields)["p95"],
        "next_invoice_ms_p95": spread(times.invoices)["p95"],
        "next_field_ms": spread(times.fields),
        "next_tab_ms": spread(times.tabs),
        "next_invoice_ms": spread(times.invoices),
        "bare_page_ms": spread(times.bare),
        "documents": len(files),
        "machine": machine(),
        "load": {"before": before, "after": load()},
    }


def _review(session: Session, bare: Beside, files: tuple[Path, ...], rounds: int) -> Times:
    built = session.built
    model, times = built.list_presenter.model, Times()
    built.intake.bring_in(IntakeRequest(files))

    def read() -> bool:
        rows = [model.row_at(n) for n in range(model.rowCount())]
        return (
            not built.intake.busy
            and bool(rows)
            and all(row is not None and row.status.is_over for row in rows)
        )

    session.until(read, PATIENCE_MS * 5)
    for _ in range(rounds):
        built.window.activateWindow()
        built.window.list_pane.step(-model.rowCount())
        session.until(lambda: built.form.opened is not None)
        built.window.form.go_to("invoice_number")
        for _ in range(model.rowCount()):
            if not _one(session, bare, times):
                break
        _again(session)
    return times


def _one(session: Session, bare: Beside, times: Times) -> bool:
    """Review the open invoice by keys; whether another one was opened then."""
    form = session.built.form
    session.rest(LOOK_MS)
    assert form.opened is not None
    before = form.opened.detail.id
    session.built.window.form.go_to("invoice_number")
    session.rest(LOOK_MS)
    for step, noted in ((_tab, times.tabs), (_tab, times.tabs), (_enter, times.fields)):
        _walk(session, step, noted)
    while len(form.walk.waiting()) > 1 or form.focused_path not in form.walk.waiting():
        if not _walk(session, _enter, times.fields):
            break
    detail = form.opened.detail
    counts = session.built.list_presenter.counts
    if counts is None or counts.by_state.get(InvoiceState.NEEDS_REVIEW, 0) < 2:
        return False
    if any(finding.severity is Severity.ERROR for finding in detail.findings):
        # the person is asked for a reason there: that time is theirs
        form.verify("The document says so")
        session.rest(LOOK_MS * 2)
        return _is_open(form, before)
    while form.walk.waiting():
        form.walk.accept(form.walk.waiting()[0])
    form_area = session.built.window.form.area.widget()
    assert form_area is not None
    try:
        shown = partial(_invoice_shown, session, before)
        times.invoices.append(_timed(session, _enter, form_area, shown))
    except TookTooLong:
        times.invoices.append(float(STEP_MS))
        return _is_open(form, before)
    key = session.built.window.viewer.canvas.key_of(1)
    drawn = form.opened.detail.document.media_type
    if key is not None and drawn.startswith(("application/pdf", "image/")):
        request = {"what": "draw", "path": str(key.document), "page": 1, "scale": key.scale}
        times.bare.append(session.meanwhile(partial(bare.ask, json.dumps(request)))["ms"])
    return True


def _walk(session: Session, step: Callable[[], None], noted: list[float]) -> bool:
    """One key to another field, timed; not where Enter would verify."""
    form = session.built.form
    if step is _enter and form.walk.waiting() in ([], [form.focused_path]):
        return False
    reached = partial(_field_lit, session, form.focused_path)
    noted.append(_timed(session, step, session.built.window.form.proof, reached))
    session.rest(LOOK_MS)
    return True


def _is_open(form: FormPresenter, before: str) -> bool:
    return form.opened is not None and form.opened.detail.id != before


def _again(session: Session) -> None:
    """Back to review with all of them."""
    built = session.built
    model = built.list_presenter.model
    rows = [model.row_at(n) for n in range(model.rowCount())]
    ids = [row.id for row in rows if row is not None and row.state is InvoiceState.VERIFIED]
    for one in ids:
        built.desk.ask(partial(_unverified, one), keep=True)
    session.rest(1_500)
    built.form.seen.forget()


def _unverified(invoice_id: str, books: Books) -> None:
    books.unverify(invoice_id)


def _enter() -> None:
    QTest.keyClick(_keyboard(), Qt.Key.Key_Return)


def _tab() -> None:
    QTest.keyClick(_keyboard(), Qt.Key.Key_Tab)


def _keyboard() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None, "no widget has the keyboard"
    return focus


def _field_lit(session: Session, before: str | None) -> bool:
    """Whether another field has the keyboard, and its place is lit on a sharp page."""
    form, canvas = session.built.form, session.built.window.viewer.canvas
    path = form.focused_path
    if path is None or path == before:
        return False
    reading = form.evidence_of(path)
    lit = [(mark.page, mark.box) for mark in canvas.lit]
    if reading is None or reading.box is None:
        return not lit
    return lit == [(reading.page, reading.box)] and canvas.sharp


def _invoice_shown(session: Session, before: str) -> bool:
    """Whether another invoice stands in the form, and its page sharp in the viewer."""
    opened, canvas = session.built.form.opened, session.built.window.viewer.canvas
    if opened is None or opened.detail.id == before:
        return False
    return canvas.document == opened.document and canvas.sharp


def _timed(
    session: Session,
    act: Callable[[], None],
    beside: QWidget,
    reached: Callable[[], bool],
    patience_ms: int = STEP_MS,
) -> float:
    """Milliseconds from `act` until the pages and a part of the form were painted with it true."""
    window = session.built.window
    waiting = {window.viewer.canvas.viewport(), beside}
    loop, limit, ended = QEventLoop(), QTimer(), [0.0]

    def look(widget: QWidget) -> None:
        if not ended[0] and reached():
            waiting.discard(widget)
            if not waiting:
                ended[0] = perf_counter()
                loop.quit()

    limit.setSingleShot(True)
    limit.timeout.connect(lambda: loop.exit(1))
    limit.start(patience_ms)
    watches = [PaintWatch(widget, partial(look, widget)) for widget in tuple(waiting)]
    began = perf_counter()
    act()
    failed = not ended[0] and loop.exec()
    for watch in watches:
        watch.end()
    if failed:
        raise TookTooLong
    return (ended[0] - began) * 1000


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
