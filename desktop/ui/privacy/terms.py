# SPDX-License-Identifier: AGPL-3.0-or-later
"""What Google does with documents that come by a key of Google AI Studio; told once."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from desktop.ui.dialogs.base import FormDialog
from desktop.ui.look import Theme, scaled_font
from desktop.ui.plain_text import PlainLabel


class TermsDialog(FormDialog):
    """Accepted: documents may be sent. Rejected, also by Esc: they stay here."""

    def __init__(self, workspace: str, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, parent)
        self.set_up(self.tr("Before documents are sent to Google"), self.tr("&Send documents"))
        stay = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        stay.setText(self.tr("&Keep them here"))
        self._line(
            self.tr(
                "You allowed documents of “{name}” to be sent to Gemini with a key of Google AI "
                "Studio. What Google may do with them depends on that key."
            ).format(name=workspace)
        )
        self._heading(self.tr("Keys without billing (the free tier)"))
        self._line(
            self.tr(
                "Google may use what is sent to improve its products, and people may read it. "
                "Google asks not to send personal or confidential data this way: invoices hold "
                "both. With a key of a project with billing (the paid tier), Google does not use "
                "what is sent to improve its products."
            )
        )
        self._heading(self.tr("European Economic Area, United Kingdom, Switzerland"))
        self._line(
            self.tr(
                "If you or your clients are there, Google's terms allow the paid tier only: use a "
                "key of a project with billing, or Vertex AI."
            )
        )
        self._line(
            self.tr(
                "Vouch cannot see which tier a key belongs to; Google AI Studio shows it beside "
                "the key. You can change your mind in the settings at any time. This is told once."
            )
        )

    def _heading(self, words: str) -> None:
        label = PlainLabel(words)
        label.setWordWrap(True)
        label.setFont(scaled_font(label, 1.0, bold=True))
        self.form.addRow(label)

    def _line(self, words: str) -> None:
        label = PlainLabel(words)
        label.setWordWrap(True)
        self.form.addRow(label)
