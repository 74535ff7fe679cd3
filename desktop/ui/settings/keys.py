# SPDX-License-Identifier: AGPL-3.0-or-later
"""The keys of paid services: which one is in use, a new one tested and kept, an old one removed."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPushButton, QRadioButton

from desktop.domain.errors import UserError
from desktop.ui.languages import told
from desktop.ui.look import Theme, Tone
from desktop.ui.plain_text import PlainLabel
from desktop.ui.settings.page import (
    SettingsPage,
    across,
    below,
    button,
    choose,
    colour_text,
    combo,
    quiet,
)
from desktop.workflows.service_keys import SERVICE_KEYS, KeyPlace, KeyScope, KeyState


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key that a person pasted; with `tested` only if the service takes it."""

    service: str
    scope: KeyScope
    tested: bool
    secret: str = field(repr=False)


class KeysPage(SettingsPage):
    """`entered` carries a NewKey, `test_asked` and `looked_for` a service, `remove_asked` too."""

    entered = Signal(object)
    test_asked = Signal(str)
    looked_for = Signal(str)
    remove_asked = Signal(str, object)

    def __init__(self, service: str, workspace: str, theme: Theme) -> None:
        super().__init__(theme)
        self.entitle(self.tr("Keys"))
        self._workspace = workspace
        self._there = False
        self.service_choice = combo(self.tr("Service"))
        self.service_choice.addItem(self.tr("Google AI Studio"), "gemini")
        self.service_choice.addItem(self.tr("Vertex AI"), "vertex")
        choose(self.service_choice, service)
        self.form.addRow(self.tr("Ser&vice"), self.service_choice)
        self.state = PlainLabel()
        self.state.setWordWrap(True)
        self.test = button(self.tr("&Test"))
        self.test.clicked.connect(self._on_test)
        self.form.addRow(self.tr("In use"), across(self.state, self.test))
        self.kept: dict[KeyScope, PlainLabel] = {}
        self.removers: dict[KeyScope, QPushButton] = {}
        self._add_kept(KeyScope.WORKSPACE, self.tr("Of this workspace"), self.tr("&Remove"))
        self._add_kept(KeyScope.SHARED, self.tr("Shared by all"), self.tr("R&emove"))
        self.trouble = PlainLabel()
        self.trouble.setWordWrap(True)
        colour_text(self.trouble, theme, Tone.BAD)
        self.again = button(self.tr("&Look again"))
        self.again.clicked.connect(self._look)
        self._trouble_row = across(self.trouble, self.again)
        self.form.addRow(self._trouble_row)
        self._add_new()
        self.service_choice.currentIndexChanged.connect(self._on_service)
        self._forget_state()

    def _add_kept(self, scope: KeyScope, name: str, remove: str) -> None:
        label = PlainLabel()
        remover = button(remove)
        remover.setAccessibleName(f"{name}: {remove.replace('&', '')}")
        remover.clicked.connect(lambda: self._on_remove(scope))
        self.kept[scope] = label
        self.removers[scope] = remover
        self.form.addRow(name, across(label, remover))

    def _add_new(self) -> None:
        self.section(self.tr("New key"))
        self.key = QLineEdit()
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.key.setMaxLength(1000)
        self.key.setAccessibleName(self.tr("API key"))
        self.key.textChanged.connect(self._on_key)
        self.form.addRow(self.tr("API &key"), self.key)
        self.shared = QRadioButton(self.tr("&All workspaces"))
        self.own = QRadioButton(self.tr("&Only “{name}”").format(name=self._workspace))
        group = QButtonGroup(self)
        group.addButton(self.shared)
        group.addButton(self.own)
        self.shared.setChecked(True)
        self.form.addRow(self.tr("For"), below((self.shared, self.own)))
        self.keep = button(self.tr("Test and kee&p"))
        self.keep.clicked.connect(lambda: self._enter(True))
        self.keep_untested = button(self.tr("Keep &without a test"))
        self.keep_untested.clicked.connect(lambda: self._enter(False))
        self.result = PlainLabel()
        self.result.setWordWrap(True)
        self.form.addRow("", across(self.keep, self.keep_untested, PlainLabel(), wide=2))
        self.form.addRow(self.result)
        self.form.addRow(
            quiet(
                self.tr(
                    "Keys are kept in this computer's key store alone, never in a file of Vouch. "
                    "A new key takes the place of the old one only once the service took it."
                ),
                self.theme,
            )
        )
        self.keep_untested.hide()
        self._on_key("")
        self._on_service()

    # --- told from outside ---------------------------------------------------------------------

    @property
    def service(self) -> str:
        """The service whose keys are shown."""
        return str(self.service_choice.currentData())

    @property
    def scope(self) -> KeyScope:
        """For whom a new key is to be."""
        return KeyScope.WORKSPACE if self.own.isChecked() else KeyScope.SHARED

    def show_state(self, service: str, state: KeyState) -> None:
        """Which key is in use, and which ones are kept."""
        if service != self.service:
            return
        self._tell_trouble("")
        self.state.setText(self._used(state))
        there = self._there = state.place is not KeyPlace.NONE
        colour_text(self.state, self.theme, Tone.GOOD if there else Tone.LOOK)
        self.test.setEnabled(there)
        for scope, label in self.kept.items():
            kept = state.kept(scope)
            label.setText(self.tr("A key is kept.") if kept else self.tr("None."))
            self.removers[scope].setEnabled(kept)

    def show_trouble(self, service: str, error: UserError) -> None:
        """The key store is locked, missing, or refused."""
        if service != self.service:
            return
        self._forget_state()
        self.state.setText(self.tr("Not known."))
        self._tell_trouble(told(error))

    def show_absence(self, error: UserError) -> None:
        """Keys can be used, yet are not kept for the next start."""
        self._tell_trouble(told(error), Tone.LOOK)

    def tell_kept(self, models: int | None) -> None:
        """The new key was kept; with the number of models, where it was tested."""
        self.key.clear()
        self.keep_untested.hide()
        words = self.tr("The key is kept; it was not tested.")
        if models is not None:
            words = self.tr("The key works and is kept: {n} models can be used.").format(n=models)
        self._tell(words, Tone.GOOD)

    def tell_works(self, models: int) -> None:
        """The key in use was tested."""
        self._tell(self.tr("The key works: {n} models can be used.").format(n=models), Tone.GOOD)

    def tell_fails(self, error: UserError, *, new: bool) -> None:
        """Why a test failed; a new key was not kept then."""
        words = told(error)
        if new:
            words = self.tr("Not kept: {reason}").format(reason=words)
            self.keep_untested.setVisible(bool(self.key.text().strip()))
        self._tell(words, Tone.BAD)

    # --- the person ----------------------------------------------------------------------------

    @Slot()
    def _on_service(self) -> None:
        words = {
            "gemini": self.tr("Paste a key from aistudio.google.com"),
            "vertex": self.tr("Paste a key from the Google Cloud console"),
        }
        self.key.setPlaceholderText(words[self.service])
        self._forget_state()
        self._look()

    @Slot()
    def _look(self) -> None:
        self.looked_for.emit(self.service)

    @Slot(str)
    def _on_key(self, text: str) -> None:
        there = bool(text.strip())
        self.keep.setEnabled(there)
        self.keep_untested.setEnabled(there)
        if there:
            self.result.clear()

    def _enter(self, tested: bool) -> None:
        self.keep.setEnabled(False)
        self.keep_untested.setEnabled(False)
        self._say(self.tr("Asking the service…") if tested else "", Tone.QUIET)
        self.entered.emit(NewKey(self.service, self.scope, tested, self.key.text()))

    @Slot()
    def _on_test(self) -> None:
        self.test.setEnabled(False)
        self._say(self.tr("Asking the service…"), Tone.QUIET)
        self.test_asked.emit(self.service)

    def _on_remove(self, scope: KeyScope) -> None:
        self.removers[scope].setEnabled(False)
        self.result.clear()
        self.remove_asked.emit(self.service, scope)

    # --- words ---------------------------------------------------------------------------------

    def _used(self, state: KeyState) -> str:
        if state.place is KeyPlace.ENVIRONMENT:
            words = self.tr("The one in {variable}, which comes before kept ones.")
            return words.format(variable=SERVICE_KEYS[self.service].variable)
        if state.place is KeyPlace.NONE:
            return self.tr("None: enter one below.")
        words = self.tr("The shared one.")
        if state.scope is KeyScope.WORKSPACE:
            words = self.tr("The one of “{name}”.").format(name=self._workspace)
        if state.place is KeyPlace.THIS_RUN:
            words += " " + self.tr("It is forgotten when Vouch is closed.")
        return words

    def _forget_state(self) -> None:
        self._there = False
        self.state.setText(self.tr("Looking for a key…"))
        colour_text(self.state, self.theme, Tone.QUIET)
        self.test.setEnabled(False)
        for scope, label in self.kept.items():
            label.setText("–")
            self.removers[scope].setEnabled(False)
        self._tell_trouble("")

    def _tell_trouble(self, words: str, tone: Tone = Tone.BAD) -> None:
        colour_text(self.trouble, self.theme, tone)
        self.trouble.setText(words)
        self.form.setRowVisible(self._trouble_row, bool(words))

    def _tell(self, words: str, tone: Tone) -> None:
        self.test.setEnabled(self._there)
        self._on_key_kept()
        self._say(words, tone)
        self.ensureWidgetVisible(self.result)

    def _on_key_kept(self) -> None:
        there = bool(self.key.text().strip())
        self.keep.setEnabled(there)
        self.keep_untested.setEnabled(there)

    def _say(self, words: str, tone: Tone) -> None:
        colour_text(self.result, self.theme, tone)
        self.result.setText(words)
