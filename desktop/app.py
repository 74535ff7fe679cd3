# SPDX-License-Identifier: AGPL-3.0-or-later
"""The window's composition root: builds every part once and hands it down.

The window is painted before the database layer or any service is imported: those imports stand in
the makers below, which lanes call.
"""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QLocale,
    QMessageLogContext,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from desktop.background.desk import Desk, DeskParts
from desktop.domain.ports import PageReader, RemoteReader
from desktop.settings import LoadedSettings, home_folder, load_settings, resource_path
from desktop.ui.bring_in.panel import IntakePanel
from desktop.ui.bring_in.presenter import IntakePresenter
from desktop.ui.data_form.form import DataForm
from desktop.ui.data_form.presenter import FormPresenter
from desktop.ui.dialog_presenter import DialogPresenter
from desktop.ui.invoice_list.model import InvoiceListModel
from desktop.ui.invoice_list.pane import ListPane
from desktop.ui.invoice_list.presenter import ListPresenter
from desktop.ui.look import Theme, Tone, app_icon, dark_palette, is_dark
from desktop.ui.main_window import MainWindow
from desktop.ui.notice_bar import Notice, NoticeBar
from desktop.ui.page_view.pictures import picture_of
from desktop.ui.page_view.presenter import PagePresenter
from desktop.ui.page_view.viewer import PageViewer
from desktop.ui.preferences import PreferenceKeeper
from desktop.ui.window_presenter import WindowPresenter
from desktop.ui.wording import Wording

if TYPE_CHECKING:
    from desktop.services.os_keyring import OsKeyring
    from desktop.workflows.service_keys import ServiceKeys
    from desktop.workflows.workspaces import Workspaces

log = logging.getLogger("vouch.window")


class ServiceMakers:
    """Makes what reaches outside this process; every method is called in a lane."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._keyring: OsKeyring | None = None

    def secrets(self) -> OsKeyring:
        if self._keyring is None:
            from desktop.services.os_keyring import OsKeyring

            self._keyring = OsKeyring()
        return self._keyring

    def keys(self) -> ServiceKeys:
        from desktop.workflows.service_keys import ServiceKeys

        return ServiceKeys(self.secrets(), os.environ)

    def workspaces(self) -> Workspaces:
        from desktop.workflows.clock import SystemClock
        from desktop.workflows.workspaces import Parts, Workspaces

        return Workspaces(self._home, Parts(self.secrets(), SystemClock()))

    def viewer(self) -> PageReader:
        """The viewer's own page process, started."""
        from desktop.services.page_process import PageProcess

        process = PageProcess("view")
        process.warm_up()
        return process

    def page_reader(self) -> PageReader:
        from desktop.services.page_process import PageProcess

        return PageProcess("read")

    def remote(self) -> RemoteReader:
        """The paid reader of the settings; it asks for its key when it is used."""
        from desktop.services.gemini_setup import gemini_reader
        from desktop.workflows.service_keys import GEMINI_KEY, VERTEX_KEY

        settings = load_settings(self._home).settings
        by_vertex = settings.service == "vertex"
        return gemini_reader(
            settings.service,
            self.keys().getter(VERTEX_KEY if by_vertex else GEMINI_KEY),
            table=resource_path("models.json"),
            own_table=self._home / "models.json",
            environment=os.environ,
            model=settings.gemini_model,
            project=settings.vertex_project,
            location=settings.vertex_location,
            form=settings.gemini_form,
        )

    def parts(self) -> DeskParts:
        return DeskParts(
            make_workspaces=self.workspaces,
            make_viewer=self.viewer,
            make_page_reader=self.page_reader,
            make_remote=self.remote,
            make_keys=self.keys,
            to_picture=picture_of,
        )


@dataclass(frozen=True)
class Built:
    """The parts of a built window."""

    window: MainWindow
    desk: Desk
    presenter: WindowPresenter
    list_presenter: ListPresenter
    pages: PagePresenter
    form: FormPresenter
    intake: IntakePresenter
    dialogs: DialogPresenter
    keeper: PreferenceKeeper


def build(home: Path, loaded: LoadedSettings, parts: DeskParts | None = None) -> Built:
    """Put the window together; nothing is opened or started yet."""
    theme = Theme(QApplication.palette())
    wording = Wording(QLocale())
    desk = Desk(parts or ServiceMakers(home).parts())
    keeper = PreferenceKeeper(home, loaded.settings, desk)
    model = InvoiceListModel(theme, wording)
    list_presenter = ListPresenter(desk, model)
    viewer = PageViewer(theme)
    form = DataForm(theme, wording)
    panel = IntakePanel(theme)
    window = MainWindow(
        theme, ListPane(list_presenter, model, theme), viewer, form, panel, NoticeBar(theme)
    )
    for part in (theme, desk, keeper, model, list_presenter):
        part.setParent(window)
    pages = PagePresenter(desk, viewer, window)
    form_presenter = FormPresenter(desk, form, wording, window)
    intake = IntakePresenter(desk, panel, window)
    dialogs = DialogPresenter(window, desk, keeper, intake, theme, wording)
    presenter = WindowPresenter(
        window, desk, keeper, list_presenter, pages, form_presenter, intake, dialogs, theme
    )
    if loaded.notice is not None:
        window.notices.tell_error(loaded.notice)
    return Built(
        window, desk, presenter, list_presenter, pages, form_presenter, intake, dialogs, keeper
    )


class CrashNotices(QObject):
    """Tells of an uncaught error in the window too; the hook before it writes the crash file."""

    _met = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._before = sys.excepthook
        self._met.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        sys.excepthook = self._hook

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self._before(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt):
            self._met.emit(kind.__name__)

    @Slot(str)
    def _tell(self, kind: str) -> None:
        self._window.notices.tell(
            Notice(
                self.tr("Vouch met an internal error ({kind}).").format(kind=kind),
                self.tr("Your data is safe. Details are in the logs folder; please report it."),
                Tone.BAD,
            )
        )


_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_qt_message(kind: QtMsgType, _: QMessageLogContext, message: str) -> None:
    """Qt's own messages go to the log."""
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s", message)


def main(argv: Sequence[str]) -> int:
    """Show the window; the exit code when it was closed."""
    arguments = _arguments(argv)
    qInstallMessageHandler(log_qt_message)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Vouch")
    app.setDesktopFileName("vouch")
    app.setWindowIcon(app_icon())
    app.setQuitOnLastWindowClosed(False)
    _follow_colour_scheme(app)
    home = home_folder()
    built = build(home, load_settings(home))
    CrashNotices(built.window).install()
    built.presenter.ended.connect(app.quit)
    if built.keeper.window_state("geometry") is None:
        # three panes side by side want all the room there is
        built.window.setWindowState(Qt.WindowState.WindowMaximized)
    built.window.show()
    QTimer.singleShot(0, built.window, lambda: _after_first_paint(built, arguments.workspace))
    signal.signal(signal.SIGTERM, lambda *_: built.window.close())
    signal.signal(signal.SIGINT, lambda *_: built.window.close())
    code = app.exec()
    built.desk.wait(5_000)
    return code


def _follow_colour_scheme(app: QApplication) -> None:
    """Where the desktop asks for dark and the platform gives light colours, give dark ones."""

    def follow(scheme: Qt.ColorScheme) -> None:
        if scheme is Qt.ColorScheme.Dark and not is_dark(app.palette()):
            app.setPalette(dark_palette())

    app.styleHints().colorSchemeChanged.connect(follow)
    follow(app.styleHints().colorScheme())


def _after_first_paint(built: Built, workspace: str | None) -> None:
    built.presenter.start(workspace)


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="vouch", description="Show the window.")
    parser.add_argument("--workspace", metavar="NAME", help="the workspace to open")
    return parser.parse_args(list(argv))
