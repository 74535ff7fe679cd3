# SPDX-License-Identifier: AGPL-3.0-or-later
"""Everything the person can ask for, once: words, icon and keys for menus, bars and the sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.ui.look import Theme


@dataclass(frozen=True, slots=True)
class Spec:
    """One action; the first of `keys` is shown."""

    name: str
    words: str
    icon: str = ""
    keys: tuple[str, ...] = ()
    tip: str = ""


class Actions(QObject):
    """The window's actions by name, in groups."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._theme = theme
        self._by_name: dict[str, QAction] = {}
        self._icons: dict[str, str] = {}
        self.groups: list[tuple[str, list[str]]] = []
        for title, specs in self._specs():
            self.groups.append((title, [spec.name for spec in specs]))
            for spec in specs:
                self._make(spec, window)
        theme.changed.connect(self._restyle)

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._by_name.values())

    def on(self, name: str, slot: Callable[[], object]) -> None:
        """What an action does."""
        self._by_name[name].triggered.connect(slot)

    def sheet(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """All keys, for the sheet of shortcuts."""
        native = QKeySequence.SequenceFormat.NativeText
        groups = []
        for title, names in self.groups:
            keys = []
            for name in names:
                action = self._by_name[name]
                shown = " / ".join(k.toString(native) for k in action.shortcuts()[:2])
                if shown:
                    keys.append((shown, action.text().replace("&", "").rstrip("…")))
            groups.append((title, keys))
        groups.append((self.tr("In the form"), self._form_keys()))
        return groups

    def _make(self, spec: Spec, window: QWidget) -> None:
        action = QAction(spec.words, window)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        words = (spec.tip or spec.words).replace("&", "").rstrip("…")
        action.setToolTip(f"{words} ({spec.keys[0]})" if spec.keys else words)
        if spec.icon:
            action.setIcon(self._theme.icon(spec.icon))
            self._icons[spec.name] = spec.icon
        window.addAction(action)
        self._by_name[spec.name] = action

    def show_icon(self, name: str, icon: str) -> None:
        """Another icon for an action, by the icon's file."""
        if self._icons.get(name) != icon:
            self._icons[name] = icon
            self._by_name[name].setIcon(self._theme.icon(icon))

    @Slot()
    def _restyle(self) -> None:
        for name, icon in self._icons.items():
            self._by_name[name].setIcon(self._theme.icon(icon))

    def _form_keys(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Tab / Shift+Tab"), self.tr("Next / previous field")),
            (
                self.tr("Enter"),
                self.tr("Accept the value; on to what is to be looked at next; the last verifies"),
            ),
            (self.tr("Shift+Enter"), self.tr("A new line in a field of several lines")),
            (self.tr("Esc"), self.tr("Take back what was typed in the field")),
            (self.tr("Alt+1 … Alt+9"), self.tr("Take what the field could also be")),
            (
                self.tr("Click or drag on the page"),
                self.tr("Put these words into the field that has the keyboard"),
            ),
            (self.tr("Ctrl and drag on the page"), self.tr("Select text, to copy or black out")),
            (self.tr("Enter in a table"), self.tr("Down one row")),
            (self.tr("F2 in a table"), self.tr("Edit the cell")),
            (self.tr("Alt+Up / Alt+Down"), self.tr("Move the row")),
            (self.tr("Ctrl+Insert / Ctrl+Delete"), self.tr("Insert / delete a row")),
            (self.tr("Ctrl+Shift+Insert"), self.tr("The row once more")),
            (self.tr("Ctrl+D"), self.tr("Copy down")),
            (self.tr("Ctrl+M / Ctrl+K"), self.tr("Merge with the row below / split the row")),
            (self.tr("Ctrl+V / Ctrl+Shift+V"), self.tr("Paste over cells / as new rows")),
            (self.tr("Alt+1 / Alt+2 in a table"), self.tr("Take what would mend the sum")),
        ]

    def _specs(self) -> list[tuple[str, list[Spec]]]:
        file = [
            Spec("add", self.tr("&Add invoices…"), "add", ("Ctrl+O",)),
            Spec("add_folder", self.tr("Add a &folder…"), "folder", ("Ctrl+Shift+O",)),
            Spec("add_with", self.tr("Add with &details…"), "note", ("Ctrl+Alt+O",)),
            Spec("export", self.tr("&Export…"), "export", ("Ctrl+E",)),
            Spec("usage", self.tr("&Usage and costs…"), "usage", ("Ctrl+U",)),
            Spec("batches", self.tr("&Batches…"), "batch", ("Ctrl+Shift+U",)),
            Spec("workspaces", self.tr("&Workspaces…"), "company", ("Ctrl+Shift+W",)),
            Spec("company", self.tr("Own &company…"), "company"),
            Spec("own_fields", self.tr("Own f&ields…"), "columns"),
            Spec("layouts", self.tr("&Learned layouts…"), "document"),
            Spec("settings", self.tr("&Settings…"), "settings", ("Ctrl+,",)),
            Spec("quit", self.tr("&Quit"), "", ("Ctrl+Q",)),
        ]
        invoice = [
            Spec(
                "verify",
                self.tr("&Verify and next"),
                "verify",
                ("Ctrl+Return", "Ctrl+Enter"),
                self.tr("I vouch for these values; on to the next invoice"),
            ),
            Spec("unverify", self.tr("Take verification &back"), "restore", ("Ctrl+Alt+V",)),
            Spec(
                "confirm_all",
                self.tr("Verify all in no dou&bt…"),
                "verify",
                ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
            ),
            Spec("approve", self.tr("Appro&ve"), "fine", ("Ctrl+Alt+A",)),
            Spec("history", self.tr("&History…"), "info", ("Ctrl+H",)),
            Spec(
                "duplicates",
                self.tr("Here already? Side by side…"),
                "document",
                ("Ctrl+Shift+D",),
                self.tr("The invoice beside those that look like it; decide whether they are one"),
            ),
            Spec(
                "bank_details",
                self.tr("Confirm bank details…"),
                "lock",
                ("Ctrl+Shift+H",),
                self.tr("The account beside those known of the supplier; confirm it with a reason"),
            ),
            Spec("undo", self.tr("&Undo"), "undo", ("Ctrl+Z",)),
            Spec("redo", self.tr("&Redo"), "redo", ("Ctrl+Y", "Ctrl+Shift+Z")),
            Spec("next_problem", self.tr("Next field to &look at"), "next", ("F8",)),
            Spec(
                "previous_problem", self.tr("&Previous field to look at"), "previous", ("Shift+F8",)
            ),
            Spec(
                "why",
                self.tr("Wh&y this value?"),
                "info",
                ("F2", "Ctrl+I"),
                self.tr("Why this value? What else it could be"),
            ),
            Spec("jump", self.tr("Jump to a field…"), "search", ("Ctrl+J",)),
            Spec(
                "point",
                self.tr("Point at &words on the page"),
                "",
                ("F7",),
                self.tr(
                    "Choose words of the page with the arrow keys; Enter puts them into the field"
                ),
            ),
            Spec("next_invoice", self.tr("&Next invoice"), "", ("Ctrl+Down", "Alt+PgDown")),
            Spec("previous_invoice", self.tr("Previous &invoice"), "", ("Ctrl+Up", "Alt+PgUp")),
            Spec("read_again", self.tr("Read a&gain"), "read-again", ("F5",)),
            Spec(
                "read_paid",
                self.tr("Read by a pai&d service…"),
                "",
                ("Ctrl+F5",),
                self.tr("Read the chosen invoices by a paid service; its cost is said first"),
            ),
            Spec(
                "read_batch",
                self.tr("Read by batc&h…"),
                "batch",
                ("Ctrl+Shift+F5",),
                self.tr(
                    "By a paid service at half the price, within a day; its cost is said first"
                ),
            ),
            Spec("cancel", self.tr("&Stop reading"), "cancel", ("Ctrl+.",)),
            Spec("retry", self.tr("&Try again"), "read-again", ("Shift+F5",)),
            Spec("pause", self.tr("&Pause reading"), "pause", ("F9",)),
            Spec(
                "stop_reading",
                self.tr("Stop all reading"),
                "stop",
                ("Shift+F9",),
                self.tr("Put what is being read back into the queue now; Resume goes on"),
            ),
            Spec(
                "black_out",
                self.tr("&Black out"),
                "black-out",
                ("Ctrl+B",),
                self.tr(
                    "Black out the selected words, or draw a region: it never leaves the computer"
                ),
            ),
            Spec("black_out_field", self.tr("Black out the field's place"), "", ("Ctrl+Shift+B",)),
            Spec("black_out_page", self.tr("Black out the whole page"), "", ("Ctrl+Alt+Shift+B",)),
            Spec("next_blackout", self.tr("Next blacked-out region"), "", ("Ctrl+Alt+B",)),
            Spec("what_leaves", self.tr("&What leaves this computer…"), "leaves", ("Ctrl+L",)),
            Spec(
                "split",
                self.tr("Spli&t or arrange pages…"),
                "split",
                ("Ctrl+Shift+S",),
                self.tr("Make several invoices of one file, turn pages, leave some out"),
            ),
            Spec(
                "join",
                self.tr("&Join to one invoice…"),
                "join",
                ("Ctrl+Alt+J",),
                self.tr("Make one invoice of several files, such as two photos"),
            ),
            Spec("fill_column", self.tr("Fill a column from the page"), "", ("Ctrl+Shift+T",)),
            Spec("read_region", self.tr("Read a region as a table…"), "", ("Ctrl+T",)),
            Spec("postpone", self.tr("Postp&one"), "postpone", ("Ctrl+Shift+P",)),
            Spec("reject", self.tr("Re&ject…"), "cancel", ("Ctrl+Shift+J",)),
            Spec("delete", self.tr("&Delete"), "delete", ("Ctrl+Shift+Delete",)),
            Spec("restore", self.tr("Restor&e"), "restore", ("Ctrl+Shift+R",)),
            Spec("attach", self.tr("Add supporting do&cuments…"), "attach", ("Ctrl+Shift+A",)),
        ]
        view = [
            Spec("search", self.tr("&Search invoices"), "search", ("Ctrl+F",)),
            Spec("find", self.tr("Search in the &document"), "search", ("F3", "Ctrl+Shift+F")),
            Spec("find_previous", self.tr("Previous place found"), "", ("Shift+F3",)),
            Spec("zoom_in", self.tr("&Larger"), "zoom-in", ("Ctrl++", "Ctrl+=")),
            Spec("zoom_out", self.tr("S&maller"), "zoom-out", ("Ctrl+-",)),
            Spec("fit_width", self.tr("Fit &width"), "fit-width", ("Ctrl+0",)),
            Spec("fit_page", self.tr("Fit &page"), "fit-page", ("Ctrl+9",)),
            Spec("rotate", self.tr("&Rotate"), "rotate", ("Ctrl+R",)),
            Spec("all_evidence", self.tr("Show all e&vidence"), "", ("Ctrl+Alt+E",)),
            Spec("page_down", self.tr("Page d&own"), "next", ("Ctrl+PgDown",)),
            Spec("page_up", self.tr("Page &up"), "previous", ("Ctrl+PgUp",)),
            Spec("columns", self.tr("&Columns of the list…"), "columns"),
            Spec("save_filter", self.tr("Save this f&ilter…"), ""),
            Spec("to_list", self.tr("Go to the l&ist"), "", ("Ctrl+1",)),
            Spec("to_pages", self.tr("Go to the p&ages"), "", ("Ctrl+2",)),
            Spec("to_form", self.tr("Go to the &form"), "", ("Ctrl+3",)),
        ]
        help_ = [
            Spec("shortcuts", self.tr("&Keyboard shortcuts"), "keyboard", ("F1",)),
            Spec("about", self.tr("&About Vouch")),
        ]
        return [
            (self.tr("&File"), file),
            (self.tr("&Invoice"), invoice),
            (self.tr("&View"), view),
            (self.tr("&Help"), help_),
        ]
