# SPDX-License-Identifier: AGPL-3.0-or-later
"""What figures are made of: percentiles, and the machine they were measured on."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Mapping, Sequence
from importlib import metadata
from pathlib import Path
from statistics import median

Figures = dict[str, float]


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` (0 to 1) of all are not above; 0 of none."""
    if not values:
        return 0.0
    ordered = sorted(values)
    return ordered[
        min(len(ordered) - 1, max(0, -(-int(share * 10_000) * len(ordered) // 10_000) - 1))
    ]


def spread(values: Sequence[float], digits: int = 2) -> Figures:
    """Median, 95th percentile and largest of some milliseconds."""
    return {
        "n": len(values),
        "median": round(median(values), digits) if values else 0.0,
        "p95": round(percentile(values, 0.95), digits),
        "max": round(max(values, default=0.0), digits),
    }


def stalls(gaps: Sequence[float]) -> Figures:
    """Gaps between an event loop's rounds, in milliseconds.

    `p999` is over the gaps; `p999_of_moments` is what a key pressed at a random moment waits at
    most in 99.9 of 100 cases, which many short gaps can't dilute.
    """
    return {
        "rounds": len(gaps),
        "seconds": round(sum(gaps) / 1000, 2),
        "p99": round(percentile(gaps, 0.99), 2),
        "p999": round(percentile(gaps, 0.999), 2),
        "p999_of_moments": round(_wait_of_moments(gaps, 0.999), 2),
        "longest": round(max(gaps, default=0.0), 2),
    }


def _wait_of_moments(gaps: Sequence[float], share: float) -> float:
    """The wait w with sum(max(0, gap - w)) = (1 - share) * sum(gap)."""
    left = (1 - share) * sum(gaps)
    total, ordered = 0.0, sorted(gaps, reverse=True)
    for number, gap in enumerate(ordered, start=1):
        following = ordered[number] if number < len(ordered) else 0.0
        step = number * (gap - following)
        if total + step >= left:
            return gap - (left - total) / number
        total += step
    return 0.0


def machine() -> Mapping[str, object]:
    """Where and with what was measured."""
    packages = ("PySide6-Essentials", "PyMuPDF", "SQLAlchemy")
    return {
        "system": platform.platform(),
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count(),
        "memory_gib": _memory(),
        "python": platform.python_version(),
        "packages": {name: metadata.version(name) for name in packages},
    }


def load() -> float:
    """How many processes wanted to run in the last minute, on average; 0 where it isn't known."""
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else 0.0


def _processor() -> str:
    about = Path("/proc/cpuinfo")
    if about.is_file():
        for line in about.read_text("utf-8", "replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _memory() -> float | None:
    if sys.platform != "linux":
        return None
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3, 1)
