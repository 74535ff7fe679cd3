# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the scripts behind the make targets answer."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.harness.program import ROOT

LICENCE = "# SPDX-License-Identifier: AGPL-3.0-or-later\n"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (LICENCE + "x = 1\n" * 599, None),
        (LICENCE + "x = 1\n" * 600, "601 lines"),
        ("x = 1\n", "first line must be"),
    ],
)
def test_the_size_check_sees_new_files(tmp_path: Path, text: str, complaint: str | None) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    (tmp_path / "module.py").write_text(text)
    script = ROOT / "scripts" / "check_sizes.py"
    done = subprocess.run(
        [sys.executable, script], cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == (1 if complaint else 0)
    assert (complaint or "") in done.stderr


def test_ci_runs_the_make_target() -> None:
    script = ROOT / ".ci" / "run"
    lines = script.read_text("utf-8").splitlines()
    assert "make test" in lines
    assert script.stat().st_mode & 0o111, "CI starts it directly"
    asked = subprocess.run(
        ["make", "-n", "test"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    for step in ("ruff check", "mypy", "lint-imports", "check_sizes", "scripts/test.sh"):
        assert step in asked.stdout


def test_accuracy_wants_a_corpus() -> None:
    done = subprocess.run(
        ["make", "--old-file=setup", "bench-accuracy"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert "CORPUS=DIR" in done.stderr
