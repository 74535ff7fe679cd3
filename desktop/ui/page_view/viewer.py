# SPDX-License-Identifier: AGPL-3.0-or-later
"""The middle pane: pages under a slim bar with page number, zoom, rotation and search."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.look import Theme, Tone, scaled_font
from desktop.ui.page_view.geometry import Fit
from desktop.ui.page_view.proof_canvas import ProofCanvas
from desktop.ui.plain_text import PlainLabel


class PageViewer(QWidget):
    """The page canvas with its controls. `password_asked` comes from the locked state's button."""

    password_asked = Signal()
    black_out_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.canvas = ProofCanvas()
        self.canvas.setAccessibleName(self.tr("Document pages"))
        self._buttons: list[tuple[QToolButton, str]] = []
        self._page = QSpinBox()
        self._page.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._page.setAccessibleName(self.tr("Page"))
        self._page.setKeyboardTracking(False)
        self._page.setRange(1, 1)
        self._page.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._page.setFixedWidth(self._page.fontMetrics().horizontalAdvance("0") * 5 + 14)
        self._pages = PlainLabel()
        self._zoom = PlainLabel()
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._zoom.setMinimumWidth(self._zoom.fontMetrics().horizontalAdvance("000 %") + 4)
        self._find_bar = QFrame()
        self._find_text = QLineEdit()
        self._find_count = PlainLabel()
        self._stack = QStackedWidget()
        self._message = PlainLabel()
        self._advice = PlainLabel()
        self._unlock = QPushButton(self.tr("Enter password…"))
        self._lay_out()
        self.canvas.page_changed.connect(self._show_page)
        self.canvas.zoom_changed.connect(self._show_zoom)
        self.canvas.drawing_changed.connect(self._show_drawing)
        self._page.valueChanged.connect(self._go_to_page)
        self._find_text.textChanged.connect(self._find)
        self._find_text.returnPressed.connect(self.find_next)
        self._unlock.clicked.connect(self.password_asked)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.show_message("", "")

    # --- layout --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._bar = QFrame()
        self._bar.setObjectName("pane-bar")
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(6, 3, 6, 3)
        row.setSpacing(2)
        up = self._button("previous", self.tr("Page up"), row)
        up.clicked.connect(self.page_up)
        down = self._button("next", self.tr("Page down"), row)
        down.clicked.connect(self.page_down)
        row.addSpacing(4)
        row.addWidget(self._page)
        row.addWidget(self._pages)
        row.addStretch(1)
        smaller = self._button("zoom-out", self.tr("Smaller (Ctrl+-)"), row)
        smaller.clicked.connect(self.zoom_out)
        row.addWidget(self._zoom)
        larger = self._button("zoom-in", self.tr("Larger (Ctrl++)"), row)
        larger.clicked.connect(self.zoom_in)
        row.addSpacing(4)
        self._width = self._button("fit-width", self.tr("Fit width (Ctrl+0)"), row)
        self._width.setCheckable(True)
        self._width.clicked.connect(self.fit_width)
        self._whole = self._button("fit-page", self.tr("Fit page (Ctrl+9)"), row)
        self._whole.setCheckable(True)
        self._whole.clicked.connect(self.fit_page)
        turn = self._button("rotate", self.tr("Rotate (Ctrl+R)"), row)
        turn.clicked.connect(self.rotate)
        row.addStretch(1)
        self._black_out = self._button("black-out", self.tr("Black out a region (Ctrl+B)"), row)
        self._black_out.setCheckable(True)
        self._black_out.clicked.connect(self.black_out_asked)
        search = self._button("search", self.tr("Search in the document (F3)"), row)
        search.clicked.connect(self.open_search)
        column.addWidget(self._bar)
        column.addWidget(self._make_find_bar())
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self._message_page())
        column.addWidget(self._stack, 1)

    def _button(self, icon: str, name: str, row: QHBoxLayout) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIconSize(QSize(18, 18))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._buttons.append((button, icon))
        row.addWidget(button)
        return button

    def _make_find_bar(self) -> QWidget:
        bar = self._find_bar
        bar.setObjectName("pane-bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 3, 6, 3)
        row.setSpacing(4)
        self._find_text.setPlaceholderText(self.tr("Search in this document"))
        self._find_text.setAccessibleName(self.tr("Search in this document"))
        self._find_text.setClearButtonEnabled(True)
        row.addWidget(self._find_text, 1)
        row.addWidget(self._find_count)
        back = self._button("previous", self.tr("Previous place (Shift+F3)"), row)
        back.clicked.connect(self.find_previous)
        on = self._button("next", self.tr("Next place (F3)"), row)
        on.clicked.connect(self.find_next)
        close = self._button("close", self.tr("Close search (Esc)"), row)
        close.clicked.connect(self.close_search)
        leave = QAction(bar)
        leave.setShortcut(QKeySequence(Qt.Key.Key_Escape))
        leave.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.triggered.connect(self.close_search)
        bar.addAction(leave)
        QShortcut(QKeySequence("Shift+Return"), self._find_text, self.find_previous)
        bar.hide()
        return bar

    def _message_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(40, 40, 40, 40)
        column.setSpacing(8)
        column.addStretch(2)
        self._message.setFont(scaled_font(self._message, 1.15, bold=True))
        for label in (self._message, self._advice):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(self._unlock, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return page

    # --- what is shown -------------------------------------------------------------------------

    def show_message(self, title: str, advice: str, *, locked: bool = False) -> None:
        """Words in place of pages; `locked` offers to enter the password."""
        self._message.setText(title)
        self._message.setVisible(bool(title))
        self._advice.setText(advice)
        self._unlock.setVisible(locked)
        self._bar.setEnabled(False)
        self._page.setRange(1, 1)
        self._pages.setText("")
        self.canvas.show_nothing()
        self._stack.setCurrentIndex(1)

    def show_pages(self) -> None:
        """The canvas in place of words."""
        self._bar.setEnabled(True)
        self._stack.setCurrentIndex(0)

    @Slot(int, int)
    def _show_page(self, page: int, count: int) -> None:
        self._page.blockSignals(True)
        self._page.setRange(1, max(1, count))
        self._page.setValue(max(1, page))
        self._page.blockSignals(False)
        self._page.setReadOnly(count < 2)
        self._pages.setText(self.tr("of {count}").format(count=count) if count else "")

    @Slot(float, str)
    def _show_zoom(self, zoom: float, fit: str) -> None:
        self._zoom.setText(f"{round(zoom * 100)} %")
        self._width.setChecked(fit == Fit.WIDTH)
        self._whole.setChecked(fit == Fit.PAGE)

    @Slot(bool)
    def _show_drawing(self, drawing: bool) -> None:
        self._black_out.setChecked(drawing)

    # --- actions, also of the window's menus ---------------------------------------------------

    @Slot()
    def page_up(self) -> None:
        self.canvas.turn_page(-1)

    @Slot()
    def page_down(self) -> None:
        self.canvas.turn_page(1)

    @Slot(int)
    def _go_to_page(self, page: int) -> None:
        self.canvas.go_to_page(page)

    @Slot()
    def zoom_in(self) -> None:
        self.canvas.zoom_by_step(1)

    @Slot()
    def zoom_out(self) -> None:
        self.canvas.zoom_by_step(-1)

    @Slot()
    def fit_width(self) -> None:
        self.canvas.set_fit(Fit.WIDTH)

    @Slot()
    def fit_page(self) -> None:
        self.canvas.set_fit(Fit.PAGE)

    @Slot()
    def rotate(self) -> None:
        self.canvas.rotate(90)

    @Slot()
    def open_search(self) -> None:
        """Show the search line; a selection is searched for at once."""
        self._find_bar.show()
        if self.canvas.selected_text and "\n" not in self.canvas.selected_text:
            self._find_text.setText(self.canvas.selected_text)
        self._find_text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._find_text.selectAll()
        self._find()

    @Slot()
    def find_next(self) -> None:
        """The next place; opens the search line when it is closed."""
        if not self._find_bar.isVisible():
            self.open_search()
        else:
            self.canvas.find_step(1)
            self._show_hits()

    @Slot()
    def find_previous(self) -> None:
        self.canvas.find_step(-1)
        self._show_hits()

    @Slot()
    def close_search(self) -> None:
        self._find_bar.hide()
        self.canvas.find_text("")
        self.canvas.setFocus()

    @Slot()
    def _find(self) -> None:
        if self._find_bar.isVisible():
            self.canvas.find_text(self._find_text.text())
            self._show_hits()

    def refresh_search(self) -> None:
        """Search again, after other words have come."""
        self._find()

    def _show_hits(self) -> None:
        count = len(self.canvas.hits)
        if count:
            words = self.tr("{at} of {count}").format(at=self.canvas.current_hit + 1, count=count)
        else:
            words = self.tr("not found") if self._find_text.text().strip() else ""
        self._find_count.setText(words)

    @Slot()
    def _restyle(self) -> None:
        for button, icon in self._buttons:
            button.setIcon(self._theme.icon(icon))
        palette = self._advice.palette()
        palette.setColor(palette.ColorRole.WindowText, self._theme.colour(Tone.QUIET))
        self._advice.setPalette(palette)
        self._pages.setPalette(palette)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._stack.setSizePolicy(policy)
        self.canvas.viewport().update()
