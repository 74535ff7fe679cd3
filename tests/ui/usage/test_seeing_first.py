# SPDX-License-Identifier: AGPL-3.0-or-later
"""Before it is paid a person can see exactly what would be sent; that is then what arrives."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.harness.gemini_server import GeminiServer
from tests.ui.conftest import OpenWindow
from tests.ui.usage.conftest import paying


def test_what_is_shown_before_paying_is_what_arrives_and_what_the_log_says(
    open_window: OpenWindow, server: GeminiServer, papers: list[Path]
) -> None:
    settings = paying().changed(reader="offline")
    person = open_window(settings=settings)
    person.bring_in(papers[0])
    person.open(papers[0].name)
    sent_before = len(server.received)
    person.act("read_paid")
    paid, privacy = person.built.paid, person.built.dialogs.privacy
    person.wait(lambda: paid.dialog is not None and paid.dialog.ok.isEnabled())
    assert paid.dialog is not None
    assert paid.dialog.preview.isVisible()
    paid.dialog.preview.click()
    person.wait(lambda: privacy.preview is not None and not privacy.preview.tabs.isHidden())
    assert privacy.preview is not None
    shown, digest = privacy.preview.words.toPlainText(), privacy.preview.hash.text()
    assert len(server.received) == sent_before
    QTest.keyClick(privacy.preview, Qt.Key.Key_Escape)
    person.wait(lambda: privacy.preview is None)
    assert paid.dialog.ok is not None
    paid.dialog.ok.click()
    person.wait(lambda: len(server.received) > sent_before and person.all_read())
    assert server.received[-1].text == shown

    person.act("what_leaves")
    person.wait(lambda: privacy.preview is not None and not privacy.preview.tabs.isHidden())
    assert privacy.preview is not None
    line = privacy.preview.before.topLevelItem(0)
    assert line is not None
    assert line.text(3) == f"same as shown here: {digest}"
