# SPDX-License-Identifier: AGPL-3.0-or-later
"""Removes from this environment what the lock file does not name, so that nothing works by luck."""

import importlib.metadata
import re
import subprocess
import sys
from pathlib import Path

OWN = {"pip", "setuptools", "vouch", "wheel"}


def canonical(name: str) -> str:
    """The form in which two spellings of one distribution are equal (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def main() -> int:
    """Uninstall strangers; returns pip's exit code."""
    lock = Path(sys.argv[1]).read_text("utf-8")
    named = {canonical(name) for name in re.findall(r"^([A-Za-z0-9._-]+)==", lock, re.MULTILINE)}
    found = {canonical(item.name) for item in importlib.metadata.distributions() if item.name}
    strangers = sorted(found - named - OWN)
    if not strangers:
        return 0
    print("setup: removing what the lock does not name:", *strangers, file=sys.stderr)
    return subprocess.call(
        [sys.executable, "-m", "pip", "uninstall", "--quiet", "--yes", *strangers]
    )


if __name__ == "__main__":
    sys.exit(main())
