# SPDX-License-Identifier: AGPL-3.0-or-later
"""The window in another language: complete, with the values in their places, and really shown."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import textwrap
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GERMAN = ROOT / "resources" / "i18n" / "vouch_de.ts"
PLACES = re.compile(r"\{\w*\}|%n")


def _messages(path: Path) -> dict[tuple[str, str], ET.Element]:
    found = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            words = message.findtext("source") or ""
            translation = message.find("translation")
            assert translation is not None
            found[(context.findtext("name") or "", words)] = translation
    return found


def test_every_word_of_the_window_is_in_german_with_its_values() -> None:
    for (context, words), translation in _messages(GERMAN).items():
        assert translation.get("type") != "unfinished", f"{context}: {words}"
        text = translation.text or ""
        assert sorted(PLACES.findall(text)) == sorted(PLACES.findall(words)), words
        assert ("&" in words.replace("&&", "")) == ("&" in text.replace("&&", "")), words


def test_the_files_know_every_word_in_the_code(tmp_path: Path) -> None:
    checked = subprocess.run(
        [sys.executable, "scripts/collect_messages.py", "--check"], cwd=ROOT, check=False
    )
    assert checked.returncode == 0, "run scripts/translate.sh"
    # lupdate finds nothing new beside what stands in the file
    copy = tmp_path / "vouch_de.ts"
    shutil.copy(GERMAN, copy)
    sources = [str(path) for path in sorted((ROOT / "desktop" / "ui").rglob("*.py"))]
    lupdate = Path(sys.executable).with_name("pyside6-lupdate")
    subprocess.run(
        [lupdate, "-silent", "-locations", "none", *sources, "-ts", copy], cwd=ROOT, check=True
    )
    new = {
        words
        for (_, words), translation in _messages(copy).items()
        if translation.get("type") == "unfinished"
    }
    assert not new, "run scripts/translate.sh"


GERMAN_WINDOW = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from PySide6.QtWidgets import QApplication
    from desktop.domain.errors import DiskFull, UserError
    from desktop.domain.finding import Finding, Severity, figure
    from desktop.ui.languages import install, said, told
    from desktop.ui.wording import Wording
    from decimal import Decimal

    app = QApplication([])
    print(install(app, "de"))
    from desktop.app import build_shell
    from desktop.settings import LoadedSettings, Settings
    shell = build_shell(Path(sys.argv[1]), LoadedSettings(Settings(person="Anna")))
    print(shell.window.actions_["verify"].text())
    print(told(DiskFull()))
    words = f"The lines add up to {figure(Decimal('10.00'))}, but the invoice says "
    words += f"{figure(Decimal('12.00'))} (difference {figure(Decimal('2.00'))})."
    print(Wording().finding(Finding("sums.x", Severity.ERROR, (), words)).words)
    print(said("What nobody ever worded."))
    shell.desk.shut_down()
    """
)


@pytest.mark.usefixtures("home")
def test_a_window_speaks_german_whoever_worded_what_it_says(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", GERMAN_WINDOW, str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        env={"QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
    )
    language, verify, full, sums, unknown = ran.stdout.splitlines()[:5]
    assert language == "de"
    assert verify == "&Bestätigen und weiter"
    assert "Laufwerk" in full
    assert "Schaffen Sie Platz" in full
    assert sums.startswith("Die Positionen ergeben 10.00, auf der Rechnung steht aber 12.00")
    assert unknown == "What nobody ever worded."
