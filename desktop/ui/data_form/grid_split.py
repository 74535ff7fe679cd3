# SPDX-License-Identifier: AGPL-3.0-or-later
"""Asks how much of a row goes to a new row."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.errors import InvalidValue
from desktop.domain.fields import FieldKind
from desktop.ui.dialogs.base import FormDialog
from desktop.ui.languages import told
from desktop.ui.look import Theme
from desktop.ui.wording import Wording, field_name


class SplitDialog(FormDialog):
    """`chosen` carries the new row's part of the quantity or of the net amount, a Decimal."""

    chosen = Signal(object)

    def __init__(
        self,
        path: str,
        whole: Decimal,
        currency: str | None,
        theme: Theme,
        wording: Wording,
        parent: QWidget | None,
    ) -> None:
        super().__init__(theme, parent)
        self._whole = whole
        self._wording = wording
        column = path.rpartition(".")[2]
        self._kind = FieldKind.QUANTITY if column == "quantity" else FieldKind.AMOUNT
        self.set_up(self.tr("Split a row"), self.tr("Split"))
        written = wording.shown(self._kind, format(whole, "f"), currency)
        what = self.tr("{field} is {amount}. The rest stays in the row as it is.")
        name = field_name(path, whole=True)
        self.column.insertWidget(0, self.hint(what.format(field=name, amount=written)))
        self.part = QLineEdit()
        self.part.setText(wording.number(_half(whole)))
        self.part.setAccessibleName(self.tr("The new row's part"))
        words = self.tr("&New row: {column}").format(column=field_name(path))
        self.form.addRow(words, self.part)
        self.part.selectAll()

    @Slot()
    def accept(self) -> None:
        """Only a part of the whole is taken."""
        try:
            text = self._wording.canonical(self._kind, self.part.text())
        except InvalidValue as error:
            self.say(told(error))
            return
        part = Decimal(text) if text else Decimal(0)
        outside = not part or abs(part) >= abs(self._whole) or (part < 0) != (self._whole < 0)
        if outside:
            whole = self._wording.number(self._whole)
            self.say(self.tr("Enter more than 0 and less than {whole}.").format(whole=whole))
            return
        self.chosen.emit(part)
        super().accept()


def _half(whole: Decimal) -> Decimal:
    """Half of it with as many decimals, rounded up: of 5 pieces 3."""
    half = whole / 2
    exponent = whole.as_tuple().exponent
    rounded = half.quantize(Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0))
    return half.normalize() if not rounded or rounded == whole else rounded
