# SPDX-License-Identifier: AGPL-3.0-or-later
"""First start, own company, workspaces, and the key of the paid reader, all kept."""

import gc
import json
from pathlib import Path

from desktop.domain.company import OwnCompany
from desktop.settings import Settings
from desktop.ui.dialogs.company import CompanyDialog, WelcomeDialog
from desktop.ui.dialogs.workspaces import WorkspacesDialog
from tests.ui.conftest import SAMPLES, OpenWindow, Person

AMERICAN = SAMPLES / "us-design-studio.pdf"


def test_the_first_start_asks_who_works_here_and_keeps_it(
    open_window: OpenWindow, home: Path
) -> None:
    first = open_window(settings=Settings())
    dialog = first.window.findChild(WelcomeDialog)
    assert dialog is not None
    assert dialog.name.text()
    dialog.name.setText("Jo Nakamura")
    dialog.fields.names.setPlainText("Kestrel Point Architects LLP")
    dialog.accept()
    first.bring_in(AMERICAN)
    first.open(AMERICAN.name)
    first.act("verify")
    first.wait(lambda: first.detail.verified is not None)
    assert first.detail.verified is not None
    assert first.detail.verified.by == "Jo Nakamura"
    first.act("company")
    first.wait(lambda: first.window.findChild(CompanyDialog))
    company = first.window.findChild(CompanyDialog)
    assert company is not None
    assert company.fields.value() == OwnCompany(names=("Kestrel Point Architects LLP",))
    first.close()
    kept = json.loads((home / "vouch" / "settings.json").read_text("utf-8"))
    assert kept["person"] == "Jo Nakamura"
    assert set(kept["window"]) >= {"geometry", "panes"}
    second = open_window()
    assert second.window.findChild(WelcomeDialog) is None


def test_an_iban_that_is_none_comes_back_with_what_was_typed(person: Person) -> None:
    person.act("company")
    person.wait(lambda: person.window.findChild(CompanyDialog))
    first = person.window.findChild(CompanyDialog)
    assert first is not None
    first.fields.names.setPlainText("Kestrel Point Architects LLP")
    first.fields.ibans.setPlainText("DE00")
    first.accept()
    person.wait(lambda: any(d is not first for d in person.window.findChildren(CompanyDialog)))
    again = person.window.findChildren(CompanyDialog)[-1]
    assert "“DE00” is not an IBAN" in again.message.text()
    assert again.fields.names.toPlainText() == "Kestrel Point Architects LLP"
    again.fields.ibans.setPlainText("DE89 3704 0044 0532 0130 00")
    again.accept()
    own = []
    person.wait(lambda: not person.window.findChildren(CompanyDialog))
    person.built.desk.ask(lambda books: books.own_company(), own.append)
    person.wait(lambda: own)
    assert own[0].owns_id("DE89370400440532013000")


def test_another_workspace_is_made_opened_and_remembered(
    person: Person, open_window: OpenWindow
) -> None:
    person.bring_in(AMERICAN)
    person.act("workspaces")
    person.wait(lambda: person.window.findChild(WorkspacesDialog))
    dialog = person.window.findChild(WorkspacesDialog)
    assert dialog is not None
    dialog.name.setText("Second client & sons")
    dialog._on_make()
    person.wait(lambda: person.window.workspace_button.text() == "Second client && sons")
    person.wait(lambda: person.model.rowCount() == 0)
    assert person.built.form.opened is None
    person.close()
    again = open_window()
    assert again.window.workspace_button.text() == "Second client && sons"


def test_an_open_dialog_outlives_the_garbage_collector(person: Person) -> None:
    person.act("workspaces")
    person.wait(lambda: person.window.findChild(WorkspacesDialog))
    ended: list[str] = []
    person.window.findChildren(WorkspacesDialog)[-1].destroyed.connect(
        lambda: ended.append("ended")
    )
    gc.collect()
    person.qtbot.wait(50)
    assert not ended
    with person.qtbot.waitSignal(person.window.findChildren(WorkspacesDialog)[-1].finished):
        person.window.findChildren(WorkspacesDialog)[-1].reject()
