# SPDX-License-Identifier: AGPL-3.0-or-later
"""The settings: pages, doors, models, keys and caps, as a person uses them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.spending import Caps
from desktop.services.os_keyring import OsKeyring
from desktop.settings import Settings, load_settings, save_settings
from desktop.ui.settings.dialog import SettingsDialog
from desktop.workflows.service_keys import KeyScope
from tests.harness.gemini_brain import obedient
from tests.harness.gemini_server import PROJECT, GeminiServer, gemini_server
from tests.harness.secret_service import SecretService
from tests.ui.conftest import SAMPLES, OpenWindow, Person

RIGHT = "AIzaRightKey0123456789abcdefghij"
WRONG = "AIzaWrongKey0123456789abcdefghij"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[GeminiServer]:
    with gemini_server(RIGHT) as running:
        monkeypatch.setenv("GOOGLE_GEMINI_BASE_URL", running.url)
        monkeypatch.setenv("GOOGLE_VERTEX_BASE_URL", running.url)
        yield running


def settings_of(person: Person) -> SettingsDialog:
    """The dialog, with everything looked up."""
    person.act("settings")
    dialog = person.window.findChildren(SettingsDialog)[-1]
    assert isinstance(dialog, SettingsDialog)
    person.wait(lambda: dialog.models.list.topLevelItemCount() > 0)
    person.wait(dialog.spending.currency.isEnabled)
    person.wait(lambda: "Looking" not in dialog.keys.state.text())
    return dialog


def kept(home: Path) -> Settings:
    return load_settings(home / "vouch").settings


# --- all pages ---------------------------------------------------------------------------------


def test_what_is_saved_is_shown_again_and_counts_for_the_next_document(
    person: Person, open_window: OpenWindow, home: Path
) -> None:
    dialog = settings_of(person)
    dialog.general.person.setText("Jo Nakamura")
    dialog.reading.habits["always"].setChecked(True)
    dialog.reading.paid.setChecked(True)
    dialog.reading.stronger.show_model("gemini-4-argon")
    dialog.reading.tier.setCurrentIndex(1)
    dialog.gemini.doors["vertex"].setChecked(True)
    dialog.gemini.project.setText(PROJECT)
    dialog.gemini.location.setEditText("asia-south1")
    dialog.gemini.form_choice.setCurrentIndex(2)
    dialog.models.model.setText("gemini-4-hydrogen")
    dialog.models.fallback.show_model("gemini-3.8-flash")
    dialog.accept()
    person.wait(lambda: "next document" in person.window.notices.text)
    person.close()
    saved = kept(home)
    assert (saved.reader, saved.service) == ("vertex", "vertex")
    assert (saved.vertex_project, saved.vertex_location) == (PROJECT, "asia-south1")
    assert (saved.gemini_model, saved.fallback_model) == ("gemini-4-hydrogen", "gemini-3.8-flash")
    assert (saved.gemini_form, saved.tier) == ("standard", "flex")
    assert saved.stronger_model == "gemini-4-argon"
    again = settings_of(open_window())
    assert again.general.person.text() == "Jo Nakamura"
    assert again.reading.habit == "always"
    assert again.reading.paid.isChecked()
    assert again.gemini.service == "vertex"
    assert again.gemini.location.currentText() == "asia-south1"
    assert again.draft() == saved.changed(window=again.draft().window)


def test_cancelling_changes_nothing(person: Person) -> None:
    before = person.built.keeper.settings
    dialog = settings_of(person)
    dialog.models.model.setText("gemini-4-argon")
    dialog.reading.paid.setChecked(True)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert person.built.keeper.settings == before


def test_every_page_is_reached_by_keyboard_and_tab_ends_at_the_buttons(person: Person) -> None:
    dialog = settings_of(person)
    dialog.activateWindow()
    person.wait(lambda: dialog.focusWidget() is dialog.names)
    for number, page in enumerate(dialog.pages.values()):
        assert dialog.stack.currentWidget() is page
        dialog.names.setFocus()
        seen: list[QWidget] = []
        focused: QWidget | None = dialog.names
        for _ in range(60):
            QTest.keyClick(focused, Qt.Key.Key_Tab)
            focused = dialog.focusWidget()
            assert focused is not None
            if focused is dialog.names:
                break
            if focused not in seen:
                # a date is gone through part by part
                seen.append(focused)
        assert focused is dialog.names, page.title
        assert seen[-2:] == [b for b in dialog.buttons.buttons() if b in seen], page.title
        assert any(page.isAncestorOf(one) for one in seen), page.title
        if number < len(dialog.pages) - 1:
            QTest.keyClick(dialog.names, Qt.Key.Key_Down)


def test_a_mistake_is_shown_on_its_own_page(person: Person) -> None:
    dialog = settings_of(person)
    dialog.spending.monthly_money.setText("lots")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.stack.currentWidget() is dialog.spending
    assert "not an amount" in dialog.message.text()
    assert dialog.focusWidget() is dialog.spending.monthly_money
    dialog.reject()


def test_what_can_be_no_project_is_not_saved(person: Person) -> None:
    dialog = settings_of(person)
    dialog.gemini.doors["vertex"].setChecked(True)
    dialog.gemini.project.setText("Not A Project")
    dialog.accept()
    assert dialog.stack.currentWidget() is dialog.gemini
    assert "not the id of a Google Cloud project" in dialog.message.text()
    assert dialog.focusWidget() is dialog.gemini.project
    dialog.reject()


@pytest.mark.parametrize("damage", ["table", "project"])
def test_a_service_that_can_not_be_made_does_not_stop_the_window(
    open_window: OpenWindow, home: Path, damage: str
) -> None:
    (home / "vouch").mkdir(parents=True)
    settings = Settings(person="Anna Weber", reader="vertex")
    if damage == "table":
        (home / "vouch" / "models.json").write_text("not json")
    else:
        settings = settings.changed(vertex_project="Not A Project")
    save_settings(home / "vouch", settings)
    person = open_window()
    person.bring_in(SAMPLES / "us-design-studio.pdf")
    assert person.window.notices.text


# --- caps --------------------------------------------------------------------------------------


def test_caps_and_rate_are_kept_in_the_workspace(person: Person) -> None:
    dialog = settings_of(person)
    assert (dialog.spending.currency.currentText(), dialog.spending.rate.text()) == ("INR", "90")
    dialog.spending.daily_money.setText("1,500.50")
    dialog.spending.daily_documents.setText("200")
    dialog.spending.currency.setCurrentText("EUR")
    QTest.keyClicks(dialog.spending.rate, "0")
    dialog.spending.rate.setText("0.92")
    dialog.accept()
    again = settings_of(person)
    person.wait(lambda: again.spending.currency.currentText() == "EUR")
    rules = again.spending.rules()
    assert rules is not None
    assert rules.caps == Caps(daily_money=Decimal("1500.50"), daily_documents=200)
    assert (rules.rate.currency, rules.rate.per_usd) == ("EUR", Decimal("0.92"))
    again.spending.currency.setCurrentText("USD")
    assert not again.spending.rate.isEnabled()
    assert again.spending.rate.text() == "1"
    again.reject()


# --- models ------------------------------------------------------------------------------------


def test_a_model_that_is_gone_is_shown_with_the_nearest_that_lives(person: Person) -> None:
    dialog = settings_of(person)
    dialog.open_page("models")
    page = dialog.models
    row = next(
        page.list.topLevelItem(n)
        for n in range(page.list.topLevelItemCount())
        if page.list.topLevelItem(n).text(3) == "gemini-2.0-flash"
    )
    page.list.setCurrentItem(row)
    assert page.model.text() == "gemini-2.0-flash"
    assert row.text(1) == "Shut down"
    assert "2026-06-01" in page.remark.text()
    assert page.nearest.isVisible()
    page.nearest.click()
    assert page.model.text() == "gemini-3.1-flash-lite"
    assert not page.nearest.isVisible()
    page.model.setText("some-model-of-my-own")
    assert "price is not known" in page.remark.text()
    dialog.reject()


def test_thinking_and_resolution_are_chosen_for_each_model_by_itself(
    person: Person, home: Path
) -> None:
    dialog = settings_of(person)
    page = dialog.models
    page.model.setText("gemini-3.8-flash")
    levels = [page.thinking.itemData(n) for n in range(page.thinking.count())]
    assert levels == [None, "low", "medium", "high"]
    assert "low" in page.thinking.itemText(0)
    page.thinking.setCurrentIndex(3)
    page.thinking.activated.emit(3)
    page.model.setText("gemini-4-hydrogen")
    assert page.thinking.currentIndex() == 0
    page.scan.setCurrentIndex(1)
    page.scan.activated.emit(1)
    page.model.setText("gemini-3.8-flash")
    assert page.thinking.currentData() == "high"
    dialog.accept()
    person.close()
    ways = kept(home).model_ways
    assert ways["gemini-3.8-flash"].thinking == "high"
    assert (ways["gemini-4-hydrogen"].thinking, ways["gemini-4-hydrogen"].scan) == (None, "low")


def test_the_models_of_the_key_are_asked_for_and_remembered_with_the_day(
    open_window: OpenWindow,
    server: GeminiServer,
    monkeypatch: pytest.MonkeyPatch,
    home: Path,
) -> None:
    monkeypatch.setenv("GEMINI_API_KEY", RIGHT)
    person = open_window()
    dialog = settings_of(person)
    assert "not asked yet" in dialog.models.asked.text()
    dialog.models.refresh.click()
    person.wait(lambda: "as the service said" in dialog.models.asked.text())
    states = {
        dialog.models.list.topLevelItem(n).text(3): dialog.models.list.topLevelItem(n).text(1)
        for n in range(dialog.models.list.topLevelItemCount())
    }
    assert states["gemini-3.8-flash"] == "Offered to this key"
    assert states["gemini-4-carbon"] == "Not for this key"
    # known even when nothing is saved
    dialog.reject()
    person.close()
    assert "gemini-3.8-flash" in kept(home).offered["gemini"].names
    again = settings_of(open_window())
    assert "as the service said" in again.models.asked.text()


def test_a_replacement_that_was_taken_is_made_permanent(
    open_window: OpenWindow, home: Path
) -> None:
    person = open_window(
        settings=Settings(
            person="Anna Weber",
            gemini_model="gemini-2.5-pro",
            moved={"gemini-2.5-pro": "gemini-3.8-flash"},
        )
    )
    dialog = settings_of(person)
    dialog.open_page("models")
    assert dialog.models.make_permanent.isVisible()
    assert "gemini-3.8-flash is asked instead" in dialog.models.moved_words.text()
    dialog.models.make_permanent.click()
    assert not dialog.models.make_permanent.isVisible()
    dialog.accept()
    person.close()
    assert (kept(home).gemini_model, kept(home).moved) == ("gemini-3.8-flash", {})


@pytest.mark.expected_log("is gone")
def test_a_model_that_turns_out_to_be_gone_is_remembered_with_the_one_taken(
    open_window: OpenWindow,
    server: GeminiServer,
    monkeypatch: pytest.MonkeyPatch,
    home: Path,
) -> None:
    monkeypatch.setenv("GEMINI_API_KEY", RIGHT)
    server.brain = obedient
    settings = Settings(
        person="Anna Weber",
        reader="gemini",
        paid_workspaces=("default",),
        gemini_model="gemini-2.5-flash",
        unasked_cost="1000.00 INR",
        terms_known=("Anna Weber",),
    )
    save_settings(home / "vouch", settings)
    person = open_window()
    person.bring_in(SAMPLES / "us-design-studio.pdf")
    person.wait(lambda: person.built.keeper.settings.moved)
    dialog = settings_of(person)
    dialog.open_page("models")
    assert "gemini-2.5-flash is gone" in dialog.models.moved_words.text()
    assert dialog.models.make_permanent.isVisible()
    dialog.reject()
    person.close()
    assert kept(home).moved == {"gemini-2.5-flash": "gemini-3.5-flash-lite"}


# --- the connection ----------------------------------------------------------------------------


def test_the_connection_is_tried_as_it_stands_in_the_dialog(
    open_window: OpenWindow, server: GeminiServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    credentials = tmp_path / "credentials.json"
    credentials.write_text(json.dumps(server.service_account()))
    person = open_window()
    dialog = settings_of(person)
    page = dialog.gemini
    dialog.open_page("gemini")
    page.test.click()
    person.wait(lambda: "no Gemini API key" in page.result.text())
    page.doors["vertex"].setChecked(True)
    assert page.project.isVisible()
    assert "bucket" in dialog.reading.batch.text()
    page.project.setText("Not A Project")
    page.test.click()
    person.wait(lambda: "not the id of a Google Cloud project" in page.result.text())
    page.project.setText(PROJECT)
    page.test.click()
    person.wait(lambda: "gcloud auth application-default login" in page.result.text())
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(credentials))
    page.test.click()
    person.wait(lambda: "It works" in page.result.text())
    assert person.built.keeper.settings.paid_service == "gemini"
    dialog.reject()


# --- keys --------------------------------------------------------------------------------------


@pytest.mark.keyring
def test_a_key_is_tested_before_it_is_kept_replaced_and_removed(
    open_window: OpenWindow, server: GeminiServer, home: Path
) -> None:
    person = open_window()
    dialog = settings_of(person)
    dialog.open_page("keys")
    page = dialog.keys
    assert page.state.text().startswith("None")
    page.key.setText(WRONG)
    page.keep.click()
    person.wait(lambda: "Not kept" in page.result.text())
    assert "refused" in page.result.text()
    assert OsKeyring().get("gemini-api-key") is None
    assert page.keep_untested.isVisible()
    page.key.setText(f" {RIGHT}\n")
    page.keep.click()
    person.wait(lambda: "works and is kept" in page.result.text())
    assert page.key.text() == ""
    person.wait(lambda: page.state.text() == "The shared one.")
    assert OsKeyring().get("gemini-api-key") == RIGHT
    # one of this workspace comes before it; unproven only when a person insists
    page.own.setChecked(True)
    page.key.setText(WRONG)
    page.keep.click()
    person.wait(lambda: "Not kept" in page.result.text())
    page.keep_untested.click()
    person.wait(lambda: page.state.text().startswith("The one of"))
    assert OsKeyring().get("gemini-api-key") == RIGHT
    page.test.click()
    person.wait(lambda: "refused" in page.result.text())
    page.removers[KeyScope.WORKSPACE].click()
    person.wait(lambda: page.state.text() == "The shared one.")
    page.test.click()
    person.wait(lambda: "The key works" in page.result.text())
    page.removers[KeyScope.SHARED].click()
    person.wait(lambda: page.state.text().startswith("None"))
    assert OsKeyring().get("gemini-api-key") is None
    dialog.accept()
    person.close()
    written = [file for file in (home / "vouch").rglob("*") if file.is_file()]
    assert written
    assert not any(RIGHT.encode() in file.read_bytes() for file in written)


@pytest.mark.keyring
def test_a_locked_key_store_is_told_and_looked_at_again(
    open_window: OpenWindow, secret_service: SecretService
) -> None:
    OsKeyring().put("gemini-api-key", RIGHT)
    secret_service.lock()
    person = open_window()
    dialog = settings_of(person)
    dialog.open_page("keys")
    assert "locked" in dialog.keys.trouble.text()
    assert dialog.keys.state.text() == "Not known."
    dialog.keys.again.click()
    person.wait(lambda: "locked" in dialog.keys.trouble.text())
    dialog.keys.key.setText(RIGHT)
    dialog.keys.keep_untested.show()
    dialog.keys.keep_untested.click()
    person.wait(lambda: "locked" in dialog.keys.result.text())
    assert dialog.keys.key.text() == RIGHT
    dialog.reject()


def test_without_a_key_store_a_key_lives_for_this_run_and_it_is_said(
    open_window: OpenWindow, server: GeminiServer
) -> None:
    person = open_window()
    dialog = settings_of(person)
    dialog.open_page("keys")
    assert "no desktop session" in dialog.keys.trouble.text()
    assert not dialog.keys.test.isEnabled()
    dialog.keys.key.setText(RIGHT)
    dialog.keys.keep.click()
    person.wait(lambda: "forgotten when Vouch is closed" in dialog.keys.state.text())
    dialog.keys.test.click()
    person.wait(lambda: "The key works" in dialog.keys.result.text())
    dialog.reject()


def test_nothing_is_cut_off_on_a_small_screen(person: Person) -> None:
    dialog = settings_of(person)
    dialog.resize(dialog.minimumSizeHint())
    for name, page in dialog.pages.items():
        dialog.open_page(name)
        QApplication.processEvents()
        inside = page.widget()
        assert inside is not None
        assert inside.width() <= page.viewport().width(), name
    dialog.reject()


# --- while documents wait ----------------------------------------------------------------------


def reads_by_gemini(home: Path) -> None:
    """Settings by which every document goes to the service without a question."""
    settings = Settings(
        person="Anna Weber",
        reader="gemini",
        paid_workspaces=("default",),
        unasked_cost="1000.00 INR",
        terms_known=("Anna Weber",),
    )
    save_settings(home / "vouch", settings)


@pytest.mark.keyring
def test_a_new_key_opens_the_way_for_the_next_document(
    open_window: OpenWindow, server: GeminiServer, home: Path
) -> None:
    server.brain = obedient
    OsKeyring().put("gemini-api-key", WRONG)
    reads_by_gemini(home)
    person = open_window()
    person.bring_in(SAMPLES / "us-design-studio.pdf")
    person.wait(lambda: _gate_error(person) == "key_refused")
    assert server.ledger == []
    dialog = settings_of(person)
    dialog.open_page("keys")
    dialog.keys.key.setText(RIGHT)
    dialog.keys.keep.click()
    person.wait(lambda: "works and is kept" in dialog.keys.result.text())
    dialog.reject()
    person.drop(SAMPLES / "nl-fietsatelier-factuur.pdf")
    person.wait(lambda: len(server.ledger) == 1)
    person.wait(person.all_read)
    assert _gate_error(person) is None


def test_a_raised_cap_lets_go_what_waits(
    open_window: OpenWindow,
    server: GeminiServer,
    monkeypatch: pytest.MonkeyPatch,
    home: Path,
) -> None:
    monkeypatch.setenv("GEMINI_API_KEY", RIGHT)
    server.brain = obedient
    reads_by_gemini(home)
    person = open_window()
    dialog = settings_of(person)
    dialog.spending.daily_documents.setText("1")
    dialog.accept()
    person.bring_in(SAMPLES / "us-design-studio.pdf")
    person.wait(lambda: len(server.ledger) == 1)
    person.drop(SAMPLES / "nl-fietsatelier-factuur.pdf")
    person.wait(lambda: _gate_error(person) == "cap_reached")
    assert len(server.ledger) == 1
    dialog = settings_of(person)
    assert dialog.spending.daily_documents.text() == "1"
    dialog.spending.daily_documents.setText("5")
    dialog.accept()
    person.wait(lambda: len(server.ledger) == 2)
    person.wait(person.all_read)


def _gate_error(person: Person) -> str | None:
    books = person.built.desk._books
    error = None if books is None else books.runner.gate.error
    return None if error is None else error.code
