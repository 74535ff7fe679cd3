# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rules of the tree that import-linter can't state."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harness.program import ROOT

DOMAIN_MAY_IMPORT = {
    "babel",
    "pydantic",
    "pydantic_core",
    "rapidfuzz",
    "schwifty",
    "stdnum",
    "uuid_utils",
}


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, as written, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def python_files(folder: str) -> list[Path]:
    found = sorted((ROOT / folder).rglob("*.py"))
    assert found, f"no files in {folder}"
    return found


def test_the_domain_is_plain_python() -> None:
    strangers = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in python_files("desktop/domain")
        for name in imported(path)
        if name.partition(".")[0]
        not in sys.stdlib_module_names | DOMAIN_MAY_IMPORT | {"desktop", "__future__"}
    }
    assert not strangers


def test_background_knows_qtcore_alone() -> None:
    others = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in python_files("desktop/background")
        for name in imported(path)
        if name.startswith("PySide6") and not name.startswith("PySide6.QtCore")
    }
    assert not others


@pytest.mark.parametrize("lock", ["runtime.lock", "dev.lock"])
def test_locks_are_hashed_and_name_no_host(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text("utf-8")
    assert not re.search(r"https?://|file:|index-url|find-links", text)
    requirements = re.split(r"\n(?=[A-Za-z0-9])", text)[1:]
    assert len(requirements) > 30
    assert not [entry.splitlines()[0] for entry in requirements if "--hash=sha256:" not in entry]


def test_everything_in_the_runtime_lock_is_pinned_alike_for_development() -> None:
    def pins(name: str) -> set[str]:
        text = (ROOT / "requirements" / name).read_text("utf-8")
        return set(re.findall(r"^([A-Za-z0-9._-]+==[^ \\]+)", text, re.MULTILINE))

    assert pins("runtime.lock") <= pins("dev.lock")


def run_setup(folder: Path, *, user: int, installed: str) -> subprocess.CompletedProcess[str]:
    """scripts/setup.sh in a bare checkout, on a system whose dpkg and id say what is given."""
    checkout, programs = folder / "checkout", folder / "bin"
    programs.mkdir()
    for name in ("scripts/setup.sh", "scripts/prune.py", "pyproject.toml", "requirements/dev.lock"):
        target = checkout / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((ROOT / name).read_bytes())
        target.chmod(0o755)
    answers = {"id": f"echo {user}", "dpkg-query": f"printf '{installed}'"}
    answers["apt-get"] = f'echo "$*" >>{folder}/apt; [ "$1" = update ]'
    for name, body in answers.items():
        (programs / name).write_text(f"#!/bin/sh\n{body}\n")
        (programs / name).chmod(0o755)
    return subprocess.run(
        ["bash", checkout / "scripts" / "setup.sh"],
        env={"PATH": f"{programs}:/usr/bin:/bin", "HOME": str(folder)},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_setup_names_missing_packages_to_a_common_user(tmp_path: Path) -> None:
    done = run_setup(tmp_path, user=1000, installed="installed libgl1\\n")
    assert done.returncode == 1
    line = next(line for line in done.stderr.splitlines() if "apt-get install" in line)
    assert {"libegl1", "xvfb", "postgresql", "gnome-keyring"} <= set(line.split())
    assert "libgl1" not in line.split()
    assert not (tmp_path / "apt").exists()


def test_setup_updates_before_it_installs_as_root(tmp_path: Path) -> None:
    done = run_setup(tmp_path, user=0, installed="")
    assert done.returncode == 1, "this apt-get refuses to install"
    assert "could not install" in done.stderr
    update, install = (tmp_path / "apt").read_text().splitlines()
    assert update.startswith("update")
    assert install.startswith("install -y")
    assert "--no-install-recommends" in install
