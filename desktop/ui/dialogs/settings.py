# SPDX-License-Identifier: AGPL-3.0-or-later
"""Settings: the person's name, how documents are read, and the key of the paid reader."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.dialogs.base import FormDialog
from desktop.ui.look import Theme, Tone, scaled_font
from desktop.ui.plain_text import PlainLabel
from desktop.workflows.requests import ReaderChoice


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the dialog shows and hands back."""

    person: str
    reader: ReaderChoice
    paid_allowed: bool
    model: str


class SettingsDialog(FormDialog):
    """`saved` carries Preferences. Key requests are answered by `show_key` and `key_told`."""

    saved = Signal(object)
    key_entered = Signal(str)
    key_test_asked = Signal()
    key_remove_asked = Signal()

    def __init__(
        self, now: Preferences, workspace: str, theme: Theme, parent: QWidget | None
    ) -> None:
        super().__init__(theme, parent)
        self.set_up(self.tr("Settings"), self.tr("Save"))
        self.person = QLineEdit(now.person)
        self.person.setMaxLength(200)
        self.person.setAccessibleName(self.tr("Your name"))
        self.form.addRow(self.tr("&Your name"), self.person)
        self._add_readers(now)
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Sunken)
        self.form.addRow(line)
        self._add_gemini(now, workspace)
        self.accepted.connect(self._tell)

    def _add_readers(self, now: Preferences) -> None:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        self._readers: dict[ReaderChoice, QRadioButton] = {
            "offline": QRadioButton(self.tr("On this computer only")),
            "auto": QRadioButton(self.tr("On this computer; Gemini where something is in doubt")),
            "gemini": QRadioButton(self.tr("Gemini for every document")),
        }
        group = QButtonGroup(self)
        for button in self._readers.values():
            group.addButton(button)
            column.addWidget(button)
        self._readers[now.reader].setChecked(True)
        self.form.addRow(self.tr("Reading"), box)

    def _add_gemini(self, now: Preferences, workspace: str) -> None:
        title = PlainLabel(self.tr("Google Gemini"))
        title.setFont(scaled_font(title, 1.0, bold=True))
        self.form.addRow(title)
        self.form.addRow(
            self.hint(
                self.tr(
                    "A paid service of Google. Documents leave this computer only where you "
                    "switch it on here, workspace by workspace."
                )
            )
        )
        self.paid = QCheckBox(
            self.tr("&Documents of “{name}” may be sent to Gemini").format(name=workspace)
        )
        self.paid.setChecked(now.paid_allowed)
        self.form.addRow("", self.paid)
        self.key = QLineEdit()
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.key.setPlaceholderText(self.tr("Paste a key from aistudio.google.com"))
        self.key.setAccessibleName(self.tr("Gemini API key"))
        self.key.textChanged.connect(self._on_key)
        self._keep = self._button(self.tr("Keep key"))
        self._keep.setEnabled(False)
        self._keep.clicked.connect(self._on_keep)
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.key, 1)
        across.addWidget(self._keep)
        self.form.addRow(self.tr("API &key"), row)
        self.key_state = PlainLabel(self.tr("Looking for a key…"))
        self.key_state.setWordWrap(True)
        self._test = self._button(self.tr("Test"))
        self._test.clicked.connect(self._on_test)
        self._remove = self._button(self.tr("Remove"))
        self._remove.clicked.connect(self.key_remove_asked)
        state = QWidget()
        under = QHBoxLayout(state)
        under.setContentsMargins(0, 0, 0, 0)
        under.addWidget(self.key_state, 1)
        under.addWidget(self._test)
        under.addWidget(self._remove)
        self.form.addRow("", state)
        self.model = QComboBox()
        self.model.setEditable(True)
        self.model.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.model.setAccessibleName(self.tr("Gemini model"))
        line = QLineEdit()
        line.setPlaceholderText(self.tr("Vouch's own choice"))
        line.setAccessibleName(self.tr("Gemini model"))
        self.model.setLineEdit(line)
        self.model.setEditText(now.model)
        self.form.addRow(self.tr("&Model"), self.model)
        self.show_key(None, "")

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(name)
        button.setAutoDefault(False)
        return button

    # --- told from outside ---------------------------------------------------------------------

    def show_key(self, place: str | None, trouble: str) -> None:
        """Where the key in use is kept (None: not known yet), or what is wrong."""
        words = {
            "environment": self.tr("A key from the environment is in use."),
            "key_store": self.tr("A key is kept in this computer's key store."),
            "this_run": self.tr("A key is kept for this run only: there is no key store."),
            "none": self.tr("No key is kept."),
        }
        known = place in ("environment", "key_store", "this_run")
        self.key_state.setText(words.get(place or "", self.tr("Looking for a key…")))
        if trouble:
            self.key_state.setText(trouble)
        self._test.setEnabled(known)
        self._remove.setEnabled(place in ("key_store", "this_run"))
        if known:
            self.key.clear()

    def key_told(self, words: str, good: bool) -> None:
        """What a test of the key gave."""
        self._test.setEnabled(True)
        self.say(words, Tone.GOOD if good else Tone.BAD)

    def show_models(self, names: tuple[str, ...]) -> None:
        """The models that the key may use."""
        chosen = self.model.currentText()
        self.model.clear()
        self.model.addItems(list(names))
        self.model.setEditText(chosen)

    # --- the person ----------------------------------------------------------------------------

    @Slot(str)
    def _on_key(self, text: str) -> None:
        self._keep.setEnabled(bool(text.strip()))

    @Slot()
    def _on_keep(self) -> None:
        self.say("")
        self.key_entered.emit(self.key.text())

    @Slot()
    def _on_test(self) -> None:
        self._test.setEnabled(False)
        self.say(self.tr("Asking the service…"), Tone.QUIET)
        self.key_test_asked.emit()

    def accept(self) -> None:
        """A key that was pasted but not kept is kept first."""
        if self.key.text().strip():
            self.key_entered.emit(self.key.text())
        super().accept()

    @Slot()
    def _tell(self) -> None:
        reader = next(name for name, button in self._readers.items() if button.isChecked())
        self.saved.emit(
            Preferences(
                person=self.person.text().strip(),
                reader=reader,
                paid_allowed=self.paid.isChecked(),
                model=self.model.currentText().strip(),
            )
        )
