# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fails when a Python file is longer than 600 lines or lacks its licence line."""

import subprocess
import sys
from pathlib import Path

LIMIT = 600
LICENCE = "# SPDX-License-Identifier: AGPL-3.0-or-later"


def main() -> int:
    """Check every file that git knows or would add; returns the exit code."""
    listed = subprocess.run(
        [
            "git",
            "-c",
            "safe.directory=*",
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
            "*.py",
            "*.spec",
        ],
        check=True,
        capture_output=True,
    ).stdout.decode()
    faults = []
    for name in filter(None, listed.split("\0")):
        path = Path(name)
        if not path.exists():
            continue
        lines = path.read_text("utf-8").splitlines()
        if len(lines) > LIMIT:
            faults.append(f"{name}: {len(lines)} lines; split it, {LIMIT} is the limit")
        if lines and LICENCE not in lines[:2]:
            faults.append(f"{name}: the first line must be: {LICENCE}")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
