# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who works here, and how amounts are typed."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from desktop.settings import Settings
from desktop.ui.languages import LANGUAGES
from desktop.ui.look import Theme
from desktop.ui.settings.page import SettingsPage, choose, combo


class GeneralPage(SettingsPage):
    """The person, the decimal mark, and how much is logged."""

    def __init__(self, now: Settings, theme: Theme) -> None:
        super().__init__(theme)
        self.entitle(self.tr("General"))
        self.person = QLineEdit(now.person_name)
        self.person.setMaxLength(200)
        self.person.setAccessibleName(self.tr("Your name"))
        self.form.addRow(self.tr("&Your name"), self.person)
        self.hint(self.tr("Stands beside everything that you change or verify."))
        self.language = combo(self.tr("Language"))
        self.language.addItem(self.tr("As on this computer"), "")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        choose(self.language, now.language)
        self.form.addRow(self.tr("L&anguage"), self.language)
        self.hint(self.tr("Counts from the next start."))
        self.mark = combo(self.tr("Decimal mark"))
        self.mark.addItem(self.tr("Point, as in 1,234.50"), ".")
        self.mark.addItem(self.tr("Comma, as in 1.234,50"), ",")
        choose(self.mark, now.decimal_mark)
        self.form.addRow(self.tr("&Decimal mark"), self.mark)
        self.hint(
            self.tr(
                "How amounts are typed in these settings and on the command line. The form beside "
                "the page follows the language of this computer."
            )
        )
        self.log = combo(self.tr("Log"))
        for level, words in (
            ("INFO", self.tr("What was done")),
            ("DEBUG", self.tr("Everything, for reporting a problem")),
            ("WARNING", self.tr("Only what went wrong")),
        ):
            self.log.addItem(words, level)
        choose(self.log, "WARNING" if now.log_level == "ERROR" else now.log_level)
        self.form.addRow(self.tr("&Log"), self.log)
        self.hint(
            self.tr("Logs never hold keys or what stands in documents. Counts from the next start.")
        )

    def apply(self, settings: Settings) -> Settings:
        return settings.changed(
            person=self.person.text().strip() or None,
            language=self.language.currentData(),
            decimal_mark=self.mark.currentData(),
            log_level=self.log.currentData(),
        )
