# SPDX-License-Identifier: AGPL-3.0-or-later
"""Collects warnings and errors that a test logs; the unexpected ones fail it."""

import logging
import re
from pathlib import Path

_WRITTEN = re.compile(r"^\S+Z (WARNING|ERROR|CRITICAL) ([^:\s]+): (.*)$", re.MULTILINE)


class LogWatch(logging.Handler):
    """Sits on the root logger for one test; calling it expects a message: ``expected_log("no")``.

    A pattern is searched in ``logger-name: message``. What was expected must come.
    """

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._expected: list[re.Pattern[str]] = []
        self._seen: list[str] = []

    def __call__(self, pattern: str) -> None:
        """Expect at least one warning or error that matches."""
        self._expected.append(re.compile(pattern))

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line; called in whichever thread logs."""
        line = f"{record.name}: {record.levelname}: {record.getMessage()}"
        if record.exc_info and record.exc_info[1] is not None:
            line += f" ({record.exc_info[1]!r})"
        self._add(line)

    def read_files(self, home: Path) -> None:
        """Take in what the program's own processes logged under its home, and crash files there."""
        for path in sorted(home.glob("logs/*")):
            text = path.read_text("utf-8", "replace")
            if path.name.startswith("crash-"):
                self._add(f"crash file: ERROR: {text.strip()}")
            for level, name, message in _WRITTEN.findall(text):
                self._add(f"{name}: {level}: {message}")

    def _add(self, line: str) -> None:
        # A test that runs the program in its own process meets the same line on both ways.
        if line not in self._seen:
            self._seen.append(line)

    def faults(self) -> list[str]:
        """What was logged and not expected, and what was expected and not logged."""
        unexpected = [
            f"unexpected log: {line}"
            for line in self._seen
            if not any(pattern.search(line) for pattern in self._expected)
        ]
        unmet = [
            f"expected log never came: {pattern.pattern}"
            for pattern in self._expected
            if not any(pattern.search(line) for line in self._seen)
        ]
        return unexpected + unmet
