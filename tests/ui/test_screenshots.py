# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pictures of the README are of the real window, on a real X server, with the real samples."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.harness.program import ROOT
from tests.screenshots import LOOKS, file_name


@pytest.mark.long
@pytest.mark.xvfb
def test_the_pictures_can_be_taken(tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    done = subprocess.run(
        # the other looks are the same walk, in other words and other sizes
        [sys.executable, "-m", "tests.screenshots", folder]
        + ["--look", "english", "--books", tmp_path / "home"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{os.environ['PYTHONPATH']}:{ROOT}"},
        capture_output=True,
        text=True,
        timeout=170,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    shipped = {path.name for path in (ROOT / "docs" / "screenshots").glob("*.png")}
    taken = {path.name: Image.open(path).convert("RGB") for path in folder.glob("*.png")}
    assert set(taken) == {file_name("english", scene) for scene in LOOKS["english"].scenes}
    assert shipped == {
        file_name(name, scene) for name, look in LOOKS.items() for scene in look.scenes
    }
    for name, picture in taken.items():
        colours = picture.getcolors(picture.width * picture.height)
        assert colours is not None
        background = max(count for count, _ in colours)
        assert len(colours) > 50, f"{name} shows next to nothing"
        assert background < 0.98 * picture.width * picture.height, f"{name} is blank"
