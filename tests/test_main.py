# SPDX-License-Identifier: AGPL-3.0-or-later
"""The program's door: nothing heavy is imported before it is known what is wanted."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.harness.program import ROOT

HEAVY = ("PySide6", "sqlalchemy", "google", "pymupdf", "rapidocr", "keyring", "xlsxwriter")


def _imported(program: str) -> set[str]:
    """Top-level packages that a program has imported at its end."""
    told = f"{program}\nimport sys; print(*{{n.partition('.')[0] for n in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, cwd=ROOT, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split())


def test_importing_the_entry_costs_nothing() -> None:
    imported = _imported("import desktop.__main__")
    assert not imported & {*HEAVY, "pydantic", "asyncio"}


@pytest.mark.parametrize("arguments", [["extract", "none.pdf"], ["--version"]])
def test_a_small_command_imports_neither_window_nor_database(arguments: list[str]) -> None:
    imported = _imported(f"from desktop.__main__ import main; main({arguments!r})")
    assert not imported & set(HEAVY)


def test_the_window_is_painted_before_the_records_models_and_the_database_are_imported() -> None:
    imported = _imported("import desktop.settings, desktop.workflows.requests, desktop.app")
    assert "PySide6" in imported
    assert not imported & {*HEAVY[1:], "pydantic", "asyncio"}


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="always has a display")
def test_without_a_display_the_window_says_so(home: Path) -> None:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    done = subprocess.run(
        [sys.executable, "-m", "desktop"],
        env={name: value for name, value in os.environ.items() if name not in names},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert "There is no display" in done.stderr
    assert len(done.stderr.splitlines()) == 1
