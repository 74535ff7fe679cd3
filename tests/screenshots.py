# SPDX-License-Identifier: AGPL-3.0-or-later
"""Takes the pictures in docs/screenshots (or the folder that is named): the real window on the real
samples, light and dark, in English and German, at 100 and 200 %.

Needs an X display with a window manager; `make screenshots` sees to both. The first run reads the
samples; the German one and the one at 200 % (on a larger display of its own) follow as processes
that open the same books. With `--all` every run takes every scene, to look at them.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pymupdf
from PIL import Image
from PySide6.QtCore import QEventLoop, QLocale, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.app import Built, build
from desktop.settings import LoadedSettings, Settings
from desktop.ui.data_form.rows_table import RowsTable
from desktop.ui.languages import install
from desktop.ui.look import dark_palette
from desktop.ui.settings.dialog import SettingsDialog
from desktop.workflows.requests import IntakeRequest

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "resources" / "samples"
PATIENCE = 180.0
EXACT_COLOURS = 144
WRONG_TOTAL = "uk-catering-wrong-total.pdf"
GARDENER = "de-gartenbau-mixed-rates.pdf"
DESIGNER = "us-design-studio.pdf"
SAVED_ANEW = "gartenbau-saved-anew.pdf"
STACK = "post-of-monday.pdf"
STACKED = ("de-kaffeeroesterei-credit-note.pdf", "nl-fietsatelier-factuur.pdf", DESIGNER)


@dataclass(frozen=True)
class Look:
    """One process: its language, its scale, and which scenes it takes."""

    language: str
    scale: int
    scenes: frozenset[str]


LOOKS = {
    "english": Look(
        "en",
        1,
        frozenset(
            (
                "empty bringing-in review review-dark evidence broken-sum bank-details duplicates "
                "split history confirm verifying"
            ).split()
        ),
    ),
    "german": Look("de", 1, frozenset(("review", "bank-details", "confirm"))),
    "double": Look("en", 2, frozenset(("review",))),
}


def file_name(look: str, scene: str) -> str:
    """What the picture of a scene is called."""
    ending = {"english": "", "german": "-german", "double": "-200-percent"}[look]
    return f"{scene}{ending}.png"


def wait(what: str, condition: Callable[[], object]) -> None:
    """Let the window work until something is so."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            sys.exit(f"waited {PATIENCE:.0f} s for: {what}")
        settle(20)


def settle(milliseconds: int) -> None:
    """Let the window paint."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def in_few_colours(picture: Image.Image) -> Image.Image:
    """The same in 256 colours: the most usual ones exactly, the rest as near as can be."""
    counted = picture.getcolors(picture.width * picture.height) or []
    often: list[tuple[int, int, int]] = [
        colour  # type: ignore[misc]
        for _, colour in sorted(counted, reverse=True)[:EXACT_COLOURS]
    ]
    rest = picture.quantize(256 - len(often), Image.Quantize.MAXCOVERAGE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([*(part for colour in often for part in colour), *rest])
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


def choose(built: Built, file_name: str) -> None:
    """Open the invoice of a sample, and wait for its sharp page."""
    model = built.list_presenter.model
    rows = [model.row_at(n) for n in range(model.rowCount())]
    row = next(n for n, r in enumerate(rows) if r is not None and r.file_name == file_name)
    wanted = rows[row]
    built.window.list_pane.table.selectRow(row)
    wait(
        f"{file_name} shown",
        lambda: (
            built.form.opened is not None
            and wanted is not None
            and built.form.opened.detail.id == wanted.id
            and built.window.viewer.canvas.sharp
        ),
    )


def verify(built: Built, file_name: str) -> None:
    """Verify a sample, and wait until the next one is open."""
    choose(built, file_name)
    before = built.form.opened
    built.window.actions_["verify"].trigger()
    wait("the next invoice", lambda: built.form.opened is not before)
    settle(300)


def bring_in(built: Built, count: int, *paths: Path) -> None:
    """Bring files in, and wait until `count` invoices are here and read."""
    built.intake.bring_in(IntakeRequest(paths))
    wait("the files to be added", lambda: not built.intake.busy)
    presenter = built.list_presenter
    wait(
        "the files to be read",
        lambda: (
            presenter.counts is not None
            and presenter.counts.total == count
            and all(status.is_over for status, n in presenter.counts.by_status.items() if n)
        ),
    )
    settle(500)


class Tour:
    """Goes from scene to scene in one window, and takes those that its look asks for."""

    def __init__(self, app: QApplication, built: Built, name: str, target: Path, all_: bool):
        self._app = app
        self._built = built
        self._name = name
        self._target = target
        self._all = all_
        self._light = app.palette()

    def wants(self, scene: str) -> bool:
        """Whether this run takes it."""
        return self._all or scene in LOOKS[self._name].scenes

    def shoot(self, scene: str, what: QWidget | None = None) -> None:
        """The pixels as the X server shows them, in as few colours as a window needs."""
        settle(400)
        shown = what or self._built.window
        shown.raise_()
        settle(100)
        picture = shown.screen().grabWindow(shown.winId())
        self._target.mkdir(parents=True, exist_ok=True)
        path = self._target / file_name(self._name, scene)
        if not picture.save(str(path)):
            sys.exit(f"could not write {path}")
        with Image.open(path) as full:
            in_few_colours(full.convert("RGB")).save(path, optimize=True)
        print(path.name, f"{picture.width()} x {picture.height()}", flush=True)

    def dark(self, scene: str) -> None:
        """The window as it stands, in dark colours."""
        if self.wants(scene):
            self._app.setPalette(dark_palette())
            self.shoot(scene)
            self._app.setPalette(self._light)
            settle(200)

    def dialog(self, scene: str, action: str, ready: Callable[[QDialog], object]) -> None:
        """The dialog that an action opens, once `ready` says that it is filled."""
        if self.wants(scene):
            self._dialog(scene, action, ready)
        if self._all:
            self._app.setPalette(dark_palette())
            settle(200)
            self._dialog(f"{scene}-dark", action, ready)
            self._app.setPalette(self._light)
            settle(200)

    def _dialog(self, scene: str, action: str, ready: Callable[[QDialog], object]) -> None:
        self._built.window.actions_[action].trigger()
        wait(scene, lambda: any(d.isVisible() for d in self._dialogs()))
        (dialog,) = (d for d in self._dialogs() if d.isVisible())
        wait(scene, lambda: ready(dialog))
        self.shoot(scene, dialog)
        dialog.reject()
        wait("the dialog to close", lambda: not any(d.isVisible() for d in self._dialogs()))
        settle(200)

    def _dialogs(self) -> list[QDialog]:
        return self._built.window.findChildren(QDialog)

    def prepare(self, folder: Path) -> None:
        """An empty window, then every sample and some files that nobody wants twice."""
        built = self._built
        settle(300)
        self.shoot("empty")
        (folder / "torn.pdf").write_bytes((SAMPLES / DESIGNER).read_bytes()[:600])
        samples = len(list(SAMPLES.iterdir()))
        bring_in(built, samples, SAMPLES, folder / "torn.pdf")
        choose(built, "uk-office-supplies-scan.pdf")
        self.shoot("bringing-in")
        built.window.intake.close_panel()
        for name in (
            "be-peppol-ubl.xml",
            "fr-menuiserie-factur-x.pdf",
            "nl-fietsatelier-factuur.pdf",
        ):
            verify(built, name)
        for name in ("es-bodega-factura.pdf", "in-gst-tax-invoice.pdf", "it-ceramiche-fattura.pdf"):
            self._confirm_account(name)
        choose(built, WRONG_TOTAL)
        built.window.form.go_to("total_amount")
        self.shoot("review")
        choose(built, GARDENER)
        built.window.form.go_to("invoice_number")
        self.dark("review-dark")
        (folder / SAVED_ANEW).write_bytes((SAMPLES / GARDENER).read_bytes() + b"\n% anew\n")
        with pymupdf.open() as stack:
            for name in STACKED:
                with pymupdf.open(SAMPLES / name) as one:
                    stack.insert_pdf(one)
            stack.save(folder / STACK)
        bring_in(built, samples + 2, folder / SAVED_ANEW, folder / STACK)
        built.window.intake.close_panel()

    def review(self) -> None:
        """The scenes of reviewing, on books that are there."""
        built, form = self._built, self._built.window.form
        settle(500)
        choose(built, WRONG_TOTAL)
        form.go_to("total_amount")
        if self._name != "english":
            self.shoot("review")
        self._type(form.rows["due_date"].editor.widget, "28/02/2026")
        form.go_to("due_date")
        self.dialog("history", "history", lambda d: d.table.rowCount() > 1)  # type: ignore[attr-defined]
        built.window.actions_["undo"].trigger()
        settle(500)
        choose(built, GARDENER)
        form.go_to("issue_date")
        if self.wants("evidence"):
            built.window.actions_["all_evidence"].trigger()
            self.shoot("evidence")
            built.window.actions_["all_evidence"].trigger()
        self.dialog("bank-details", "bank_details", lambda _: True)
        choose(built, SAVED_ANEW)
        self._type(form.rows["due_date"].editor.widget, "01/04/2026")
        self.dialog(
            "duplicates",
            "duplicates",
            lambda d: all(not page.pixmap().isNull() for page in d.pages),  # type: ignore[attr-defined]
        )
        choose(built, STACK)
        self.dialog("split", "split", lambda d: len(d.draft.parts) == len(STACKED))  # type: ignore[attr-defined]
        if self.wants("broken-sum"):
            self._break_a_sum(form.line_items)
        self.dialog("confirm", "confirm_all", lambda d: d.table.rowCount() > 0)  # type: ignore[attr-defined]
        self.dialog("verifying", "settings", self._at_verifying)

    def _confirm_account(self, file_name: str) -> None:
        """The first account of a supplier, with the reason that is offered."""
        choose(self._built, file_name)
        holds = self._built.presenter.guarding.holds
        self._built.window.actions_["bank_details"].trigger()
        wait("the held account", lambda: holds.dialog is not None and holds.dialog.isVisible())
        assert holds.dialog is not None
        holds.dialog.accept()
        wait(
            "the account to be confirmed",
            lambda: self._built.form.opened and not self._built.form.opened.detail.holds,
        )
        self._built.window.notices.next()

    def _break_a_sum(self, table: RowsTable) -> None:
        choose(self._built, DESIGNER)
        place = "line_items[2].subtotal"
        table.go_to(place)
        for key in (Qt.Key.Key_7, Qt.Key.Key_3, Qt.Key.Key_0, Qt.Key.Key_Return):
            QTest.keyClick(QApplication.focusWidget() or table, key)
        wait("what would mend the sum", lambda: table.grid.mends > 0)
        table.go_to(place)
        self.shoot("broken-sum")
        if self._all:
            self.dark("broken-sum-dark")
        self._built.window.actions_["undo"].trigger()
        settle(500)

    @staticmethod
    def _at_verifying(dialog: QDialog) -> bool:
        assert isinstance(dialog, SettingsDialog)
        dialog.open_page("vouching")
        return dialog.vouching.by_itself.isEnabled() and dialog.vouching.told.text() != ""

    @staticmethod
    def _type(editor: QWidget, text: str) -> None:
        editor.setFocus()
        QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(editor, text)
        QTest.keyClick(editor, Qt.Key.Key_Tab)
        settle(600)


def take(name: str, target: Path, books: Path, all_: bool) -> None:
    """One window from beginning to end."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    install(app, LOOKS[name].language)
    os.environ["VOUCH_HOME"] = str(books)
    kept = LoadedSettings(Settings(person="Anna Weber", workspace="Kestrel Point Architects"))
    built = build(books, kept)
    built.window.resize(1560, 940)
    built.window.show()
    built.presenter.start()
    wait("the workspace", lambda: built.list_presenter.counts is not None)
    tour = Tour(app, built, name, target, all_)
    if name == "english":
        tour.prepare(books.parent)
    tour.review()
    built.window.close()
    wait("the window to close", lambda: built.window.may_close)
    built.desk.wait(5_000)


def again(name: str, target: Path, books: Path, all_: bool) -> None:
    """Another look at the same books, in a process of its own."""
    command = [sys.executable, "-m", "tests.screenshots", str(target)]
    command += ["--look", name, "--books", str(books), *(["--all"] if all_ else [])]
    environment = dict(os.environ)
    scale = LOOKS[name].scale
    if scale > 1:
        screen = f"-screen 0 {1600 * scale}x{1000 * scale}x24 -nolisten tcp"
        command = ["xvfb-run", "-a", "-s", screen, "scripts/with-openbox.sh", *command]
        environment["QT_SCALE_FACTOR"] = str(scale)
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def main() -> int:
    """Every picture, in one run."""
    parser = argparse.ArgumentParser()
    parser.add_argument("target", nargs="?", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("--look", choices=tuple(LOOKS))
    parser.add_argument("--books", type=Path)
    parser.add_argument("--all", action="store_true")
    asked = parser.parse_args()
    target = asked.target.absolute()
    if asked.look:
        take(asked.look, target, asked.books, asked.all)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        books = Path(folder) / "home"
        for name in LOOKS:
            again(name, target, books, asked.all)
    return 0


if __name__ == "__main__":
    sys.exit(main())
