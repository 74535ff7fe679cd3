# SPDX-License-Identifier: AGPL-3.0-or-later
"""The environment in which tests and the programs they start run: a home of its own, no keys."""

import os
from pathlib import Path

PASSED_ON = ("PATH", "TMPDIR", "DISPLAY", "XAUTHORITY", "QT_QPA_PLATFORM", "SYSTEMROOT")
"""What is taken over from whoever runs the suite; everything else is made here or absent."""

GUARD_FOLDER = Path(__file__).parent / "offline"


def clean_environment(home: Path) -> dict[str, str]:
    """Variables for a process whose user lives in ``home``, which is made; no bus, no keyring."""
    runtime = home / ".runtime"
    runtime.mkdir(parents=True, mode=0o700)
    kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return kept | {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "VOUCH_HOME": str(home / "vouch"),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local" / "share"),
        "XDG_STATE_HOME": str(home / ".local" / "state"),
        "XDG_RUNTIME_DIR": str(runtime),
        "LC_ALL": "C.UTF-8",
        "LANGUAGE": "en",
        "TZ": "UTC",
        "PYTHONPATH": str(GUARD_FOLDER),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        # Without it a coding error in a child could wait for a debugger or a terminal's answer.
        "PYTHONFAULTHANDLER": "1",
    }
