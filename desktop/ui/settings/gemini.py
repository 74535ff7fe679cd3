# SPDX-License-Identifier: AGPL-3.0-or-later
"""By which of Google's services Gemini is asked, and what is sent."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from desktop.domain.cloud_place import DEFAULT_LOCATION, refuse_wrong_place
from desktop.domain.errors import UserError
from desktop.settings import Settings
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
)

Service = Literal["gemini", "vertex"]
LOCATIONS: Final = (
    "global",
    "us-central1",
    "us-east1",
    "us-east4",
    "us-west1",
    "northamerica-northeast1",
    "southamerica-east1",
    "europe-west1",
    "europe-west2",
    "europe-west3",
    "europe-west4",
    "europe-west9",
    "europe-north1",
    "europe-southwest1",
    "me-west1",
    "asia-east1",
    "asia-northeast1",
    "asia-northeast3",
    "asia-south1",
    "asia-southeast1",
    "australia-southeast1",
)
"""Some of Vertex AI's regions; any other may be typed."""


class GeminiPage(SettingsPage):
    """`door_changed` carries the service's name; `test_asked` wants the connection tried."""

    door_changed = Signal(str)
    test_asked = Signal()

    def __init__(self, now: Settings, theme: Theme) -> None:
        super().__init__(theme)
        self.entitle(self.tr("Gemini"))
        self.doors: dict[Service, QRadioButton] = {
            "gemini": QRadioButton(self.tr("&Google AI Studio, with an API key")),
            "vertex": QRadioButton(self.tr("&Vertex AI, in a project of Google Cloud")),
        }
        group = QButtonGroup(self)
        for door in self.doors.values():
            group.addButton(door)
        self.doors[now.service].setChecked(True)
        self.form.addRow(self.tr("Reached by"), below(self.doors.values()))
        self._wrong: QWidget | None = None
        self._add_vertex(now)
        self.form_choice = combo(self.tr("What is sent"))
        for value, words in (
            ("cheaper", self.tr("Whichever costs less, document by document")),
            ("compact", self.tr("Words of the page; pictures only where it has none")),
            ("standard", self.tr("The document itself")),
        ):
            self.form_choice.addItem(words, value)
        choose(self.form_choice, now.gemini_form)
        self.form.addRow(self.tr("&What is sent"), self.form_choice)
        self.test = button(self.tr("&Test connection"))
        self.test.clicked.connect(self._on_test)
        self.result = PlainLabel()
        self.result.setWordWrap(True)
        self.form.addRow("", across(self.test, QWidget(), wide=1))
        self.form.addRow(self.result)
        self.hint(
            self.tr(
                "Tries the door, project, location, model and key that stand in these settings, "
                "also before they are saved. It costs nothing and ends within 20 seconds."
            )
        )
        for door in self.doors.values():
            door.toggled.connect(self._on_door)
        self._on_door()

    def _add_vertex(self, now: Settings) -> None:
        self.project = QLineEdit(now.vertex_project or "")
        self.project.setMaxLength(100)
        self.project.setAccessibleName(self.tr("Project"))
        self.project.setPlaceholderText(self.tr("The project's id; with a key it may be empty"))
        self.location = combo(self.tr("Location"))
        self.location.setEditable(True)
        line = QLineEdit()
        line.setMaxLength(60)
        line.setPlaceholderText(DEFAULT_LOCATION)
        line.setAccessibleName(self.tr("Location"))
        self.location.setLineEdit(line)
        self.location.addItems(LOCATIONS)
        self.location.setEditText(now.vertex_location or "")
        self.sign_in = combo(self.tr("Sign-in"))
        self.sign_in.addItem(self.tr("The API key if there is one, else Google's sign-in"), "auto")
        self.sign_in.addItem(self.tr("Google's sign-in on this computer (gcloud)"), "credentials")
        choose(self.sign_in, now.vertex_sign_in)
        self.form.addRow(self.tr("&Project"), self.project)
        self.form.addRow(self.tr("&Location"), self.location)
        self.form.addRow(self.tr("S&ign-in"), self.sign_in)

    def to_focus(self) -> QWidget | None:
        return self._wrong

    @property
    def service(self) -> Service:
        """The service that is chosen."""
        return "vertex" if self.doors["vertex"].isChecked() else "gemini"

    def tell_works(self, count: int) -> None:
        """The connection test went well."""
        words = self.tr("It works: {n} models can be used.").format(n=count)
        self._tell(words, Tone.GOOD)

    def tell_fails(self, error: UserError) -> None:
        """Why it did not."""
        self._tell(told(error), Tone.BAD)

    def _tell(self, words: str, tone: Tone) -> None:
        self.test.setEnabled(True)
        colour_text(self.result, self.theme, tone)
        self.result.setText(words)
        self.ensureWidgetVisible(self.result)

    @Slot()
    def _on_test(self) -> None:
        self.test.setEnabled(False)
        colour_text(self.result, self.theme, Tone.QUIET)
        self.result.setText(self.tr("Asking Google…"))
        self.test_asked.emit()

    @Slot()
    def _on_door(self) -> None:
        by_vertex = self.service == "vertex"
        for part in (self.project, self.location, self.sign_in):
            part.setEnabled(by_vertex)
            self.form.setRowVisible(part, by_vertex)
        self.result.clear()
        self.door_changed.emit(self.service)

    def apply(self, settings: Settings) -> Settings:
        project = self.project.text().strip() or None
        location = self.location.currentText().strip() or None
        if self.service == "vertex":
            self._wrong = self.project
            refuse_wrong_place(project, None)
            self._wrong = self.location
            refuse_wrong_place(None, location)
        self._wrong = None
        return settings.changed(
            paid_service=self.service,
            vertex_project=project,
            vertex_location=location,
            vertex_sign_in=self.sign_in.currentData(),
            gemini_form=self.form_choice.currentData(),
        )
