# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whose books these are: asked at first start, and changed later."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.company import OwnCompany
from desktop.ui.dialogs.base import FormDialog
from desktop.ui.look import Theme


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.replace(";", "\n").splitlines() if line.strip())


class CompanyFields:
    """The three fields, for a form of any dialog."""

    def __init__(self, form: QFormLayout, parent: QWidget) -> None:
        self.names = self._box(
            form, parent.tr("Company &names"), parent.tr("One a line, as suppliers write it")
        )
        self.tax_ids = self._box(
            form, parent.tr("&Tax ids"), parent.tr("VAT number, tax number, one a line")
        )
        self.ibans = self._box(form, parent.tr("&IBANs"), parent.tr("Own accounts, one a line"))

    def _box(self, form: QFormLayout, name: str, hint: str) -> QPlainTextEdit:
        box = QPlainTextEdit()
        box.setPlaceholderText(hint)
        box.setTabChangesFocus(True)
        box.setAccessibleName(name.replace("&", ""))
        box.setFixedHeight(box.fontMetrics().lineSpacing() * 2 + 14)
        form.addRow(name, box)
        return box

    def fill(self, own: OwnCompany) -> None:
        """Show what is known."""
        self.names.setPlainText("\n".join(own.names))
        self.tax_ids.setPlainText("\n".join(own.tax_ids))
        self.ibans.setPlainText("\n".join(own.ibans))

    def value(self) -> OwnCompany:
        """What was entered."""
        return OwnCompany(
            names=_lines(self.names.toPlainText()),
            tax_ids=_lines(self.tax_ids.toPlainText()),
            ibans=_lines(self.ibans.toPlainText()),
        )


class CompanyDialog(FormDialog):
    """Changes whose books these are; `stated` carries the OwnCompany."""

    stated = Signal(object)

    def __init__(self, own: OwnCompany, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, parent)
        self.set_up(self.tr("Own company"), self.tr("Save"))
        self.column.insertWidget(
            0,
            self.hint(
                self.tr(
                    "Whose books are kept in this workspace. It is always the buyer: Vouch never "
                    "takes it for the supplier. Counts for invoices that are read from now on."
                )
            ),
        )
        self.fields = CompanyFields(self.form, self)
        self.fields.fill(own)
        self.accepted.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        self.stated.emit(self.fields.value())


class WelcomeDialog(FormDialog):
    """The first start: who works here, and whose books. `stated` carries (name, OwnCompany)."""

    stated = Signal(str, object)

    def __init__(self, name: str, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, parent)
        self.set_up(self.tr("Welcome to Vouch"), self.tr("Start"))
        self.column.insertWidget(
            0,
            self.hint(
                self.tr(
                    "Your name stands beside everything that you change or verify. The company is "
                    "the one whose books you keep; all of it can be changed later."
                )
            ),
        )
        self.name = QLineEdit(name)
        self.name.setMaxLength(200)
        self.name.setAccessibleName(self.tr("Your name"))
        self.form.addRow(self.tr("&Your name"), self.name)
        self.fields = CompanyFields(self.form, self)
        self.name.selectAll()
        self.name.textChanged.connect(self._on_name)
        self.accepted.connect(self._tell)
        self._default = name

    @Slot(str)
    def _on_name(self, text: str) -> None:
        if self.ok is not None:
            self.ok.setEnabled(bool(text.strip()))

    @Slot()
    def _tell(self) -> None:
        self.stated.emit(self.name.text().strip(), self.fields.value())
