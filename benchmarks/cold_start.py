# SPDX-License-Identifier: AGPL-3.0-or-later
"""From the start of a process to its painted window: ours, and a bare one, in turn."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.beside import Beside
from benchmarks.figures import stalls


@dataclass
class ColdStarts:
    """Seconds of each round, and the gaps of the event loops meanwhile, in milliseconds."""

    painted: list[float] = field(default_factory=list)
    listed: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)
    bare_gaps: list[float] = field(default_factory=list)

    @property
    def figures(self) -> dict[str, Any]:
        pairs = zip(self.painted, self.bare, strict=True)
        return {
            "rounds": len(self.painted),
            "painted_s": round(median(self.painted), 3),
            "painted_s_max": round(max(self.painted), 3),
            "list_shown_s": round(median(self.listed), 3),
            "bare_s": round(median(self.bare), 3),
            "ratio_of_rounds": [round(ours / bare, 3) for ours, bare in pairs],
            "stalls_ms_after_paint": stalls(self.gaps),
        }

    @property
    def ratio(self) -> float:
        return round(median(self.painted) / median(self.bare), 3)


def measure(home: Path, rounds: int) -> ColdStarts:
    """Both in each round, in changing order; the first round warms the file cache only."""
    starts = ColdStarts()
    with Beside("loop") as loop:
        for number in range(rounds + 1):
            loop.tell("start")
            order = ("ours", "bare") if number % 2 else ("bare", "ours")
            took = {kind: _start(kind, home) for kind in order}
            gaps = loop.ask("stop")["gaps"]
            if not number:
                continue
            ours, began = took["ours"]
            starts.painted.append(ours["painted"] - began)
            starts.listed.append(ours["listed"] - began)
            starts.gaps.extend(ours["gaps"])
            starts.bare_gaps.extend(gaps)
            bare, began = took["bare"]
            starts.bare.append(bare["painted"] - began)
    return starts


def _start(kind: str, home: Path) -> tuple[dict[str, Any], float]:
    module = ["benchmarks.painted"] if kind == "ours" else ["benchmarks.bare", "window"]
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", *module],
        env=os.environ | {"VOUCH_HOME": str(home)},
        stdout=subprocess.PIPE,
        text=True,
        timeout=120,
        check=True,
    )
    said: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return said, began
