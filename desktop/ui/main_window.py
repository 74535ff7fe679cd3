# SPDX-License-Identifier: AGPL-3.0-or-later
"""The window's layout: list, pages and form side by side, bars around them, files dropped on it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QMainWindow,
    QMenu,
    QSizePolicy,
    QSplitter,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.actions import Actions
from desktop.ui.bring_in.panel import IntakePanel
from desktop.ui.invoice_list.pane import ListPane
from desktop.ui.look import Theme, app_icon
from desktop.ui.notice_bar import NoticeBar
from desktop.ui.page_view.viewer import PageViewer
from desktop.ui.plain_text import PlainLabel
from desktop.ui.style import style_sheet

if TYPE_CHECKING:
    from desktop.ui.data_form.form import DataForm

_MENUS = {
    0: (
        ("add", "add_folder", "add_with"),
        ("export", "usage", "batches"),
        ("workspaces", "company", "own_fields", "layouts", "settings"),
        ("quit",),
    ),
    1: (
        ("verify", "unverify"),
        ("undo", "redo"),
        ("next_problem", "previous_problem", "jump", "point", "why"),
        ("next_invoice", "previous_invoice"),
        ("read_again", "read_paid", "read_batch", "cancel", "retry"),
        ("pause", "stop_reading"),
        ("black_out", "black_out_field", "black_out_page", "next_blackout", "what_leaves"),
        ("postpone", "reject", "delete", "restore"),
        ("attach",),
    ),
    2: (
        ("search", "find", "find_previous"),
        ("zoom_in", "zoom_out", "fit_width", "fit_page", "rotate"),
        ("page_up", "page_down"),
        ("all_evidence",),
        ("to_list", "to_pages", "to_form"),
    ),
    3: (("shortcuts", "about"),),
}


class MainWindow(QMainWindow):
    """Layout only. `dropped` carries paths; `closing` comes once, when the person closes it.

    `painted` comes once, after the first paint. The form, which takes as long to build as all the
    rest, is handed in by `take_form`; until then its place is empty.
    """

    form: DataForm

    painted = Signal()
    dropped = Signal(object)
    closing = Signal()
    palette_changed = Signal()

    def __init__(
        self,
        theme: Theme,
        list_pane: ListPane,
        viewer: PageViewer,
        intake: IntakePanel,
        notices: NoticeBar,
    ) -> None:
        super().__init__()
        self._theme = theme
        self.list_pane, self.viewer = list_pane, viewer
        self.intake, self.notices = intake, notices
        self.may_close = False
        self._was_painted = False
        self.setWindowTitle("Vouch")
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self.resize(1560, 940)
        self.actions_ = Actions(self, theme)
        self._lay_out()
        self._add_menus()
        self._add_tool_bar()
        self._add_status_bar()
        self._drop_hint = PlainLabel(self.tr("Drop to add these files"), self)
        self._drop_hint.setObjectName("drop-hint")
        self._drop_hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._drop_hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._drop_hint.hide()
        self.setStyleSheet(style_sheet(theme))
        # a style sheet takes back the colours that labels were given: they come after it
        theme.before_changed.connect(self._restyle)

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setChildrenCollapsible(False)
        self.panes.setHandleWidth(5)
        self._form_place = QWidget()
        self._form_column = QVBoxLayout(self._form_place)
        self._form_column.setContentsMargins(0, 0, 0, 0)
        for pane, width in ((self.list_pane, 600), (self.viewer, 500), (self._form_place, 480)):
            pane.setMinimumWidth(min(width, 320))
            self.panes.addWidget(pane)
        self.panes.setStretchFactor(0, 0)
        self.panes.setStretchFactor(1, 1)
        self.panes.setStretchFactor(2, 0)
        self.panes.setSizes([600, 500, 480])
        column.addWidget(self.panes, 1)
        column.addWidget(self.intake)
        self._body = body
        self.setCentralWidget(body)

    def _add_menus(self) -> None:
        for number, (title, _) in enumerate(self.actions_.groups):
            menu = self.menuBar().addMenu(title)
            for part, names in enumerate(_MENUS[number]):
                if part:
                    menu.addSeparator()
                for name in names:
                    menu.addAction(self.actions_[name])

    def _add_tool_bar(self) -> None:
        bar = QToolBar(self.tr("Actions"))
        bar.setObjectName("actions")
        bar.setMovable(False)
        bar.setIconSize(QSize(18, 18))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        add = QToolButton()
        self.actions_["add"].setIconText(self.tr("Add"))
        add.setDefaultAction(self.actions_["add"])
        add.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        menu = QMenu(add)
        menu.addActions([self.actions_[n] for n in ("add", "add_folder", "add_with")])
        add.setMenu(menu)
        bar.addWidget(add)
        bar.addSeparator()
        for name, words in (
            ("verify", self.tr("Verify")),
            ("read_again", self.tr("Read again")),
            ("postpone", self.tr("Postpone")),
            ("export", self.tr("Export")),
            ("pause", self.tr("Pause")),
            ("stop_reading", self.tr("Stop")),
        ):
            button = QToolButton()
            self.actions_[name].setIconText(words)
            button.setDefaultAction(self.actions_[name])
            button.setAccessibleName(words)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            bar.addWidget(button)
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(gap)
        self.workspace_button = QToolButton()
        self.workspace_button.setDefaultAction(self.actions_["workspaces"])
        self.workspace_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.addWidget(self.workspace_button)
        settings = QToolButton()
        settings.setDefaultAction(self.actions_["settings"])
        settings.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        settings.setAccessibleName(self.tr("Settings"))
        bar.addWidget(settings)
        self.addToolBar(bar)

    def _add_status_bar(self) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        self.status_text = PlainLabel()
        self.status_person = PlainLabel()
        self.status_reading, self.status_spent = QToolButton(), QToolButton()
        bar.addWidget(self.status_text, 1)
        for button in (self.status_reading, self.status_spent):
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(QSize(16, 16))
            button.hide()
            bar.addPermanentWidget(button)
        bar.addPermanentWidget(self.status_person)

    def take_form(self, form: DataForm) -> None:
        """Put the form into its place; the Tab key comes to it after the pages."""
        self.form = form
        self._form_column.addWidget(form)
        for name in ("why", "undo", "redo", "previous_problem", "next_problem"):
            button = QToolButton()
            button.setDefaultAction(self.actions_[name])
            button.setAccessibleName(self.actions_[name].text().replace("&", ""))
            form.add_foot_button(button)
        before = self._tab_stops(self.viewer)[-1]
        for stop in self._tab_stops(form):
            QWidget.setTabOrder(before, stop)
            before = stop

    def _tab_stops(self, pane: QWidget) -> list[QWidget]:
        """What in the pane takes the keyboard, in the order of the Tab key."""
        stops: list[QWidget] = []
        widget = pane.nextInFocusChain()
        while widget is not None and widget is not pane:
            if pane.isAncestorOf(widget) and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                stops.append(widget)
            widget = widget.nextInFocusChain()
        return stops

    # --- state ---------------------------------------------------------------------------------

    def show_workspace(self, name: str) -> None:
        """The open workspace in title and bar; "" while there is none."""
        self.setWindowTitle(f"{name} – Vouch" if name else "Vouch")
        # the button shows its action's words: set on the button they would last until the next icon
        self.actions_["workspaces"].setIconText(name.replace("&", "&&") or self.tr("Opening…"))
        self.workspace_button.setAccessibleName(self.tr("Workspace: {name}").format(name=name))

    def tell_status(self, words: str, milliseconds: int) -> None:
        """Words in the status bar for a while; nothing moves, nothing waits."""
        self.statusBar().showMessage(words, milliseconds)

    def states(self) -> dict[str, QByteArray]:
        """What is kept of the window for the next start."""
        return {
            "geometry": self.saveGeometry(),
            "panes": self.panes.saveState(),
            "form": self.form.splitter.saveState(),
            "list": self.list_pane.table.horizontalHeader().saveState(),
        }

    def restore(self, name: str, state: QByteArray) -> None:
        """Give a part of the window its kept state."""
        if name == "geometry":
            self.restoreGeometry(state)
        elif name == "panes":
            self.panes.restoreState(state)
        elif name == "form":
            self.form.splitter.restoreState(state)
        elif name == "list":
            header = self.list_pane.table.horizontalHeader()
            header.blockSignals(True)
            header.restoreState(state)
            header.blockSignals(False)

    # --- events --------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window goes at once; it is really closed when the lanes have ended."""
        if self.may_close:
            event.accept()
            return
        event.ignore()
        if self.isVisible():
            self.hide()
            self.closing.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            # comes round when all panes are painted too
            QTimer.singleShot(0, self.painted.emit)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            self.palette_changed.emit()

    def _restyle(self) -> None:
        self.setStyleSheet(style_sheet(self._theme))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _paths_of(event):
            event.acceptProposedAction()
            self._drop_hint.setGeometry(self._body.geometry().adjusted(16, 16, -16, -16))
            self._drop_hint.raise_()
            self._drop_hint.show()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop_hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_hint.hide()
        paths = _paths_of(event)
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._drop_hint.hide()


def _paths_of(event: QDropEvent) -> Sequence[Path]:
    urls = event.mimeData().urls()
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
