# SPDX-License-Identifier: AGPL-3.0-or-later
"""Takes the pictures in docs/screenshots (or the folder that is named): the real window, light and
dark, on the real samples.

Needs an X display with a window manager; `make screenshots` sees to both. An argument names another
folder for them.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QLocale, QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import Built, build
from desktop.settings import LoadedSettings, Settings
from desktop.ui.look import dark_palette
from desktop.workflows.requests import IntakeRequest

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "resources" / "samples"
TARGET = Path(sys.argv[1]) if sys.argv[1:] else ROOT / "docs" / "screenshots"
PATIENCE = 180.0


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


def shoot(built: Built, name: str) -> None:
    """The window's own pixels as the X server shows them."""
    settle(400)
    built.window.raise_()
    settle(100)
    picture = built.window.screen().grabWindow(built.window.winId())
    TARGET.mkdir(parents=True, exist_ok=True)
    path = TARGET / f"{name}.png"
    if not picture.save(str(path)):
        sys.exit(f"could not write {path}")
    print(path.name, f"{picture.width()} x {picture.height()}")


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


def read_samples(built: Built, folder: Path) -> None:
    """Bring the samples in, with one file that can't be read, and wait until all are read."""
    (folder / "torn.pdf").write_bytes((SAMPLES / "us-design-studio.pdf").read_bytes()[:600])
    built.intake.bring_in(IntakeRequest((SAMPLES, folder / "torn.pdf")))
    wait("the samples to be added", lambda: not built.intake.busy)
    count = len(list(SAMPLES.iterdir()))
    presenter = built.list_presenter
    wait(
        "the samples to be read",
        lambda: (
            presenter.counts is not None
            and presenter.counts.total == count
            and all(status.is_over for status, n in presenter.counts.by_status.items() if n)
        ),
    )
    settle(500)


def main() -> int:
    """Every picture, in one run."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    light = app.palette()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["VOUCH_HOME"] = str(Path(folder) / "home")
        built = build(
            Path(folder) / "home",
            LoadedSettings(Settings(person="Anna Weber", workspace="Kestrel Point Architects")),
        )
        built.window.resize(1560, 940)
        built.window.show()
        built.presenter.start()
        wait("the workspace", lambda: built.list_presenter.counts is not None)
        settle(300)
        shoot(built, "empty")
        read_samples(built, Path(folder))
        choose(built, "uk-office-supplies-scan.pdf")
        shoot(built, "bringing-in")
        built.window.intake.close_panel()
        for name in ("be-peppol-ubl.xml", "fr-menuiserie-factur-x.pdf", "us-design-studio.pdf"):
            verify(built, name)
        choose(built, "uk-catering-wrong-total.pdf")
        built.window.form.go_to("total_amount")
        shoot(built, "review")
        choose(built, "de-gartenbau-mixed-rates.pdf")
        built.window.form.go_to("invoice_number")
        app.setPalette(dark_palette())
        shoot(built, "review-dark")
        app.setPalette(light)
        settle(200)
        built.window.close()
        wait("the window to close", lambda: built.window.may_close)
        built.desk.wait(5_000)
    return 0


if __name__ == "__main__":
    sys.exit(main())
