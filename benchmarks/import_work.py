# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files dropped on the real window, until the last one is read; and a person at work meanwhile."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from benchmarks.beside import Beside
from benchmarks.figures import spread
from benchmarks.window_session import Session
from desktop.domain.status import InvoiceState


def bare_words(files: Sequence[Path]) -> tuple[int, float]:
    """Pages, and seconds that PyMuPDF alone takes for opening the files and all words."""
    pages, milliseconds = 0, 0.0
    with Beside("pages") as bare:
        for path in files:
            answer = bare.ask(json.dumps({"what": "words", "path": str(path)}))
            pages += answer["count"]
            milliseconds += answer["ms"]
    return pages, milliseconds / 1000


def import_all(session: Session, files: Sequence[Path]) -> float:
    """Seconds from the drop until every file is booked, read and shown as such."""
    began = perf_counter()
    _drop(session, files)
    session.until(lambda: not session.built.intake.busy and _read(session) >= len(files))
    return perf_counter() - began


def import_while_working(session: Session, files: Sequence[Path]) -> None:
    """As `import_all`, while a person walks down the list, turns pages and searches."""
    present = _total(session)
    _drop(session, files)
    dice = random.Random(3)
    window, pane = session.built.window, session.built.window.list_pane
    while session.built.intake.busy or _read(session) < present + len(files):
        pane.step(1)
        session.rest(120)
        window.viewer.page_down()
        session.rest(80)
        if dice.random() < 0.2:
            session.built.list_presenter.set_search(dice.choice(("paper", "rhein", "")))
    session.built.list_presenter.set_search("")
    session.until(session.listed)


def open_invoices(session: Session, count: int) -> dict[str, Any]:
    """Milliseconds from the arrow key to the next invoice's form and sharp first page."""
    window, form = session.built.window, session.built.form
    pane, canvas = window.list_pane, window.viewer.canvas
    took = []
    for _ in range(min(count, session.built.list_presenter.model.rowCount() - 1)):
        session.rest(60)
        before = None if form.opened is None else form.opened.detail.id
        took.append(
            session.timed(
                lambda: pane.step(1), (canvas.viewport(), partial(_another_shown, session, before))
            )
        )
    return spread(took)


def _another_shown(session: Session, before: str | None) -> bool:
    """Whether form and viewer show another invoice than `before`, its page sharp."""
    opened, canvas = session.built.form.opened, session.built.window.viewer.canvas
    return (
        opened is not None
        and opened.detail.id != before
        and opened.detail.id == session.built.list_presenter.open_id
        and canvas.document == opened.document
        and canvas.sharp
    )


def _drop(session: Session, files: Sequence[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    event = QDropEvent(
        QPointF(400, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    session.built.window.dropEvent(event)
    session.until(lambda: session.built.intake.busy or _total(session) > 0)


def _total(session: Session) -> int:
    counts = session.built.list_presenter.counts
    return 0 if counts is None else counts.total


def _read(session: Session) -> int:
    """How many invoices are read, or failed to be, as the window shows it."""
    counts = session.built.list_presenter.counts
    if counts is None:
        return 0
    waiting = (InvoiceState.QUEUED, InvoiceState.EXTRACTING)
    return counts.total - sum(counts.by_state.get(state, 0) for state in waiting)
