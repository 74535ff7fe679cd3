# SPDX-License-Identifier: AGPL-3.0-or-later
"""The window's composition root: builds every part once and hands it down.

The window is painted before the data form is built and before the database layer or any service
is imported: the form follows in small steps of the event loop, the rest in the makers below, which
lanes call.
"""

from __future__ import annotations

import argparse
import importlib
import logging
import os
import signal
import sys
from collections.abc import Iterator, Sequence
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
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop.background.desk import Desk, DeskParts
from desktop.settings import LoadedSettings, home_folder, load_settings
from desktop.ui.bring_in.panel import IntakePanel
from desktop.ui.invoice_list.model import InvoiceListModel
from desktop.ui.invoice_list.pane import ListPane
from desktop.ui.invoice_list.presenter import ListPresenter
from desktop.ui.languages import install as install_language
from desktop.ui.look import Theme, Tone, app_icon, dark_palette, is_dark
from desktop.ui.main_window import MainWindow
from desktop.ui.notice_bar import Notice, NoticeBar
from desktop.ui.page_view.viewer import PageViewer
from desktop.ui.preferences import PreferenceKeeper
from desktop.ui.wording import Wording

if TYPE_CHECKING:
    from desktop.domain.paid_models import ModelList
    from desktop.domain.ports import PageReader, Pixels, RemoteReader
    from desktop.domain.task import CancelToken
    from desktop.services.os_keyring import OsKeyring
    from desktop.settings import Settings
    from desktop.ui.bring_in.presenter import IntakePresenter
    from desktop.ui.data_form.presenter import FormPresenter
    from desktop.ui.dialog_presenter import DialogPresenter
    from desktop.ui.page_view.presenter import PagePresenter
    from desktop.ui.paid_reading import PaidReading
    from desktop.ui.reading_status import ReadingStatus
    from desktop.ui.usage.opening import UsageOpening
    from desktop.ui.window_presenter import WindowPresenter
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

    def keys(self, workspace: str | None) -> ServiceKeys:
        from desktop.workflows.service_keys import ServiceKeys

        return ServiceKeys(self.secrets(), os.environ, workspace)

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

    def remote(self, workspace: str | None) -> RemoteReader:
        """The paid reader of the kept settings; it asks for its key when it is used."""
        return self.trial(load_settings(self._home).settings, workspace)

    def trial(
        self, settings: Settings, workspace: str | None, key: str | None = None
    ) -> RemoteReader:
        """The paid reader that these settings describe, with a key that isn't kept yet."""
        from desktop.services.gemini_setup import gemini_reader, model_tables
        from desktop.workflows.service_keys import SERVICE_KEYS

        kept = self.keys(workspace).getter(SERVICE_KEYS[settings.service])
        return gemini_reader(
            settings,
            kept if key is None else lambda: key,
            tables=model_tables(self._home, workspace),
            environment=os.environ,
        )

    def models(self, settings: Settings, workspace: str | None) -> ModelList:
        """The models to choose from, as far as is known of what the key may use."""
        from datetime import date

        from desktop.services.gemini_setup import model_list, model_tables

        offered = settings.offered.get(settings.service)
        return model_list(
            model_tables(self._home, workspace),
            date.today(),  # noqa: DTZ011 - the day where the person is
            None if offered is None else offered.names,
        )

    def picture(self, pixels: Pixels) -> QImage:
        from desktop.ui.page_view.pictures import picture_of

        return picture_of(pixels)

    def parts(self) -> DeskParts:
        return DeskParts(
            make_workspaces=self.workspaces,
            make_viewer=self.viewer,
            make_page_reader=self.page_reader,
            make_remote=self.remote,
            make_trial=self.trial,
            make_models=self.models,
            make_keys=self.keys,
            to_picture=self.picture,
        )


@dataclass(frozen=True)
class Shell:
    """What is painted first: the window with its list and viewer, and nothing behind it yet."""

    window: MainWindow
    desk: Desk
    list_presenter: ListPresenter
    keeper: PreferenceKeeper
    theme: Theme
    wording: Wording


@dataclass(frozen=True)
class Built(Shell):
    """The parts of a window that is complete."""

    presenter: WindowPresenter
    pages: PagePresenter
    form: FormPresenter
    intake: IntakePresenter
    dialogs: DialogPresenter
    paid: PaidReading
    reading: ReadingStatus
    usage: UsageOpening


def build(home: Path, loaded: LoadedSettings, parts: DeskParts | None = None) -> Built:
    """Put the whole window together; nothing is opened or started yet."""
    steps = furnish(build_shell(home, loaded, parts))
    while True:
        built = next(steps)
        if built is not None:
            return built


def build_shell(home: Path, loaded: LoadedSettings, parts: DeskParts | None = None) -> Shell:
    """The part of the window that the first paint needs."""
    theme = Theme(QApplication.palette())
    wording = Wording(QLocale())
    desk = Desk(parts or ServiceMakers(home).parts())
    keeper = PreferenceKeeper(home, loaded.settings, desk)
    model = InvoiceListModel(theme, wording)
    list_presenter = ListPresenter(desk, model)
    window = MainWindow(
        theme,
        ListPane(list_presenter, model, theme),
        PageViewer(theme),
        IntakePanel(theme),
        NoticeBar(theme),
    )
    for part in (theme, desk, keeper, model, list_presenter):
        part.setParent(window)
    for name in ("geometry", "panes", "list"):
        state = keeper.window_state(name)
        if state is not None:
            window.restore(name, state)
    window.show_workspace("")
    if loaded.notice is not None:
        window.notices.tell_error(loaded.notice)
    return Shell(window, desk, list_presenter, keeper, theme, wording)


def furnish(shell: Shell) -> Iterator[Built | None]:
    """Complete the window in steps that are short enough for an event loop; the last one gives it.

    What `_import_models` imports should be there already.
    """
    from desktop.ui.bring_in.presenter import IntakePresenter
    from desktop.ui.data_form.form import DataForm

    yield None
    from desktop.ui.data_form.presenter import FormPresenter

    yield None
    from desktop.ui.dialog_presenter import DialogPresenter

    yield None
    from desktop.ui.page_view.presenter import PagePresenter
    from desktop.ui.paid_reading import PaidReading
    from desktop.ui.reading_status import ReadingStatus
    from desktop.ui.usage.opening import UsageOpening
    from desktop.ui.window_presenter import WindowPresenter

    yield None
    window, desk, keeper = shell.window, shell.desk, shell.keeper
    form = DataForm(shell.theme, shell.wording)
    yield None
    window.take_form(form)
    state = keeper.window_state("form")
    if state is not None:
        window.restore("form", state)
    yield None
    pages = PagePresenter(desk, window.viewer, window)
    form_presenter = FormPresenter(desk, form, shell.wording, window)
    intake = IntakePresenter(desk, window.intake, window)
    dialogs = DialogPresenter(window, desk, keeper, intake, shell.theme, shell.wording)
    paid = PaidReading(window, desk, keeper, shell.theme, shell.wording)
    reading = ReadingStatus(window, desk, shell.theme, shell.wording)
    usage = UsageOpening(window, desk, keeper, shell.theme, shell.wording)
    presenter = WindowPresenter(
        window,
        desk,
        keeper,
        shell.list_presenter,
        pages,
        form_presenter,
        intake,
        dialogs,
        shell.theme,
        paid,
        reading,
        usage,
    )
    yield Built(
        window,
        desk,
        shell.list_presenter,
        keeper,
        shell.theme,
        shell.wording,
        presenter,
        pages,
        form_presenter,
        intake,
        dialogs,
        paid,
        reading,
        usage,
    )


def _import_models(_: CancelToken) -> None:
    """What the form needs and has nothing to do with Qt; takes longer than any step may.

    Modules of widgets are imported in the window's thread: Qt's bindings make their types when
    they are first met, and not safely in two threads at once.
    """
    importlib.import_module("desktop.domain.fields")
    importlib.import_module("desktop.domain.company")
    importlib.import_module("desktop.domain.ports")


class Furnishing(QObject):
    """Completes a shown window step by step, then opens the workspace."""

    def __init__(self, shell: Shell, workspace: str | None) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._workspace = workspace
        self._steps = furnish(shell)

    @Slot()
    def start(self) -> None:
        """Begin once the event loop has painted the window."""
        self._shell.desk.start()
        self._shell.desk.errands.submit(_import_models, self._step)

    def _step(self, _: object = None) -> None:
        built = next(self._steps)
        if built is None:
            QTimer.singleShot(0, self._step)
            return
        built.presenter.ended.connect(QApplication.quit)
        signal.signal(signal.SIGTERM, lambda *_: built.window.close())
        signal.signal(signal.SIGINT, lambda *_: built.window.close())
        built.presenter.start(self._workspace)
        if not built.window.isVisible():
            # closed so early that nobody was there to hear it
            built.presenter.close()


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
    loaded = load_settings(home)
    install_language(app, loaded.settings.language)
    shell = build_shell(home, loaded)
    CrashNotices(shell.window).install()
    if shell.keeper.window_state("geometry") is None:
        # three panes side by side want all the room there is
        shell.window.setWindowState(Qt.WindowState.WindowMaximized)
    shell.window.painted.connect(Furnishing(shell, arguments.workspace).start)
    shell.window.show()
    code = app.exec()
    shell.desk.wait(5_000)
    return code


def _follow_colour_scheme(app: QApplication) -> None:
    """Where the desktop asks for dark and the platform gives light colours, give dark ones."""

    def follow(scheme: Qt.ColorScheme) -> None:
        if scheme is Qt.ColorScheme.Dark and not is_dark(app.palette()):
            app.setPalette(dark_palette())

    app.styleHints().colorSchemeChanged.connect(follow)
    follow(app.styleHints().colorScheme())


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="vouch", description="Show the window.")
    parser.add_argument("--workspace", metavar="NAME", help="the workspace to open")
    return parser.parse_args(list(argv))
