# SPDX-License-Identifier: AGPL-3.0-or-later
"""On a real X server with a window manager: keys reach the window, and the page is painted."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.status import InvoiceState
from tests.ui.conftest import SAMPLES, Person

AMERICAN = SAMPLES / "us-design-studio.pdf"


@pytest.mark.xvfb
def test_keys_alone_on_a_real_window(person: Person) -> None:
    person.wait(person.window.isActiveWindow)
    person.bring_in(AMERICAN)
    person.wait(lambda: person.built.form.opened is not None)
    person.wait(lambda: person.detail.state is InvoiceState.NEEDS_REVIEW)
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(person.window, Qt.Key.Key_3, control)
    person.wait(lambda: any(r.editor.widget.hasFocus() for r in person.window.form.rows.values()))
    person.window.form.go_to("payment_reference")
    QTest.keyClicks(person.field("payment_reference"), "REF 77")
    QTest.keyClick(person.window, Qt.Key.Key_Return, control)
    person.wait(lambda: person.rows()[0].state is InvoiceState.VERIFIED)
    assert person.detail.invoice.payment_reference == "REF 77"
    person.wait(lambda: person.window.viewer.canvas.sharp)
    picture = person.window.screen().grabWindow(person.window.winId()).toImage()
    canvas = person.window.viewer.canvas
    middle = canvas.viewport().mapTo(person.window, canvas.viewport().rect().center())
    around = [picture.pixelColor(middle.x(), y) for y in range(0, picture.height(), 3)]
    assert any(colour.lightness() > 250 for colour in around), "no paper is to be seen"
