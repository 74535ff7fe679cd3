# SPDX-License-Identifier: AGPL-3.0-or-later
"""Five hundred line items in the real window: `python -m benchmarks.grid_work [--rows N]`.

Scrolls, walks, types, pastes and merges in the grid of an invoice with so many rows, and writes
how long the window's thread was held up at most by each, in milliseconds, to
benchmarks/results/grid_work.json. Run it on a screen of its own (xvfb-run).
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from benchmarks import import_work
from benchmarks.papers import make_invoices
from benchmarks.window_session import Session
from desktop.workflows.row_changes import NewCell, ReplaceRows

RESULTS = Path(__file__).parent / "results"
CONTROL = Qt.KeyboardModifier.ControlModifier


def measure(session: Session, rows: int) -> dict[str, Any]:
    """Each kind of work with the longest stall and, where something is written, the time to see."""
    form, table = session.built.form, session.built.window.form.line_items
    grid, model = table.grid, table.model
    figures: dict[str, Any] = {"rows": rows}

    def key(code: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or grid, code, modifier)

    def detail() -> Any:
        return form.opened.detail  # type: ignore[union-attr]

    def run(name: str, act: Callable[[], object], until: Callable[[], bool]) -> None:
        seen: list[float] = []

        def work() -> None:
            begun = perf_counter()
            act()
            session.until(until)
            seen.append(perf_counter() - begun)
            session.rest(700)

        session.phase(name, work)
        figures[name] = {
            "longest_stall_ms": round(max(session.gaps.window[name], default=0.0), 1),
            "bare_loop_ms": round(max(session.gaps.bare[name], default=0.0), 1),
            "seen_ms": round(seen[0] * 1000, 1),
        }

    cells = tuple(
        {
            "name": NewCell(f"Article {n}"),
            "quantity": NewCell(f"{n % 9 + 1}"),
            "unit_price": NewCell("4.20"),
            "subtotal": NewCell(f"{(n % 9 + 1) * Decimal('4.20')}"),
        }
        for n in range(rows)
    )
    change = ReplaceRows(0, len(detail().invoice.line_items), cells)
    form.grid.put(change, (0, rows - 1), table)
    session.until(lambda: model.rowCount() == rows)
    session.rest(3000)
    table.go_to("line_items[0].name")

    def scroll() -> None:
        bar = grid.verticalScrollBar()
        for step in range(0, bar.maximum(), max(1, bar.maximum() // 60)):
            bar.setValue(step)
            session.rest(8)

    def walk() -> None:
        table.go_to("line_items[0].quantity")
        for _ in range(80):
            key(Qt.Key.Key_Down)
            session.rest(4)

    def typing() -> None:
        table.go_to("line_items[250].quantity")
        for code in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Return):
            key(code)
            session.rest(30)

    run("scrolling", scroll, lambda: True)
    run("walking", walk, lambda: True)
    run("typing", typing, lambda: str(detail().invoice.line_items[250].quantity) == "12")
    block = "\n".join(f"New {n}\t2\tpcs\t3.00\t6.00" for n in range(rows))
    QApplication.clipboard().setText(block)
    table.go_to("line_items[0].name")
    run(
        "pasting",
        lambda: key(Qt.Key.Key_V, CONTROL),
        lambda: detail().invoice.line_items[-1].name == f"New {rows - 1}",
    )
    table.go_to("line_items[100].name")
    run(
        "inserting",
        lambda: key(Qt.Key.Key_Insert, CONTROL),
        lambda: model.rowCount() == rows + 1,
    )
    run("undoing", form.undo, lambda: model.rowCount() == rows)
    table.go_to("line_items[300].name")
    run("merging", lambda: key(Qt.Key.Key_M, CONTROL), lambda: model.rowCount() == rows - 1)
    return figures


def main() -> None:
    """Measure, print, and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=500)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        (path,) = make_invoices(Path(folder) / "papers", 1)
        session = Session(Path(folder) / "home")
        try:
            for dialog in session.built.window.findChildren(QDialog):
                # who works here is asked at the first start
                dialog.reject()
            import_work.import_all(session, [path])
            session.built.window.list_pane.table.choose_row(0)
            session.until(lambda: bool(session.built.window.form.line_items.model.rowCount()))
            session.rest(1_000)
            figures = measure(session, arguments.rows)
        finally:
            session.close()
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "grid_work.json").write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
