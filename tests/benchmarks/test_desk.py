# SPDX-License-Identifier: AGPL-3.0-or-later
"""The desk benchmark runs through and writes what others read; how fast is another matter."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLAIN = (
    "cold_start_ratio",
    "cold_start_s",
    "import_pages_per_s",
    "import_bare_words_pages_per_s",
    "page_flip_ratio",
    "longest_stall_ms",
    "stall_ms_p999",
    "bare_stall_ms_p999",
)
OF_THE_LIST = ("filter_ms_p95", "search_ms_p95", "sort_ms_p95", "first_page_ms_p95")


@pytest.mark.long
@pytest.mark.timeout(600)
def test_a_quick_run_writes_every_figure(home: Path, tmp_path: Path) -> None:
    target = tmp_path / "desk.json"
    subprocess.run(
        [sys.executable, "-m", "benchmarks.desk", "--quick", "--output", str(target)],
        cwd=ROOT,
        check=True,
        timeout=580,
    )
    figures = json.loads(target.read_text("utf-8"))
    for name in PLAIN:
        assert isinstance(figures[name], float), name
        assert figures[name] > 0, name
    for name in OF_THE_LIST:
        assert isinstance(figures["list_100k"][name], float), name
    assert figures["machine"]["cores"] >= 1
    assert set(figures["stalls"]["by_phase"]) >= {"start", "list", "import", "open", "flips"}
