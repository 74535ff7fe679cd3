# SPDX-License-Identifier: AGPL-3.0-or-later
"""Logging with redaction, exception hooks and the crash file.

The log holds no document text, no key and no password: messages are written without them, and
what slips through a foreign library's message is struck out by pattern before it is written.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import platform
import re
import sys
import threading
import traceback
from datetime import UTC, datetime
from importlib import metadata
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

LOG_BYTES = 2 * 1024 * 1024
LOG_FILES = 5
CRASH_FILES = 10
STRUCK = "[redacted]"

_PATTERNS = (
    re.compile(r"AIza[0-9A-Za-z_\-]{20,}"),
    re.compile(r"\bAQ\.[0-9A-Za-z_\-]{20,}"),
    re.compile(r"-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END[^\n]*|\Z)"),
    re.compile(r"(?i)(?<=bearer )[0-9a-z._\-+/=]{8,}"),
    re.compile(
        r"(?i)(?:(?<=api_key)|(?<=api-key)|(?<=apikey)|(?<=password)|(?<=passwd)|(?<=secret)"
        r"|(?<=token)|(?<=[?&]key))"
        r"[\"']?\s{0,3}[=:]\s{0,3}(?:b?[\"'][^\"'\n]{1,400}[\"']|[^\s,;&\"'})]{1,400})"
    ),
    re.compile(r"(?i)(?<=://)[^/\s:@]{1,100}:[^/\s@]{1,200}(?=@)"),
)


def redacted(text: str) -> str:
    """The text with everything struck out that looks like a key, token or password."""
    for pattern in _PATTERNS:
        text = pattern.sub(STRUCK, text)
    return text


def one_line(text: str) -> str:
    """Control characters escaped, so that no message can forge a log line or move a terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


class RedactingFormatter(logging.Formatter):
    """UTC time, level, logger and message on one line; a traceback indented below it."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC)
        stamp = at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{int(record.msecs):03d}Z"
        head = f"{stamp} {record.levelname} {record.name}: "
        text = head + one_line(record.getMessage())
        if record.exc_info:
            text += "\n" + self.formatException(record.exc_info)
        return redacted(text.replace("\n", "\n    "))


def log_folder(home: Path) -> Path:
    return home / "logs"


def start(home: Path, level: str = "INFO") -> Path | None:
    """Log to `<home>/logs/vouch.log`, rotated; returns the file, None where none can be written.

    Calling it again replaces the earlier log file. Also catches what nobody caught, in any
    thread, and writes a crash file for it beside the log.
    """
    folder = log_folder(home)
    _install_hooks(folder)
    root = logging.getLogger()
    root.setLevel(level)
    for old in [h for h in root.handlers if isinstance(h, _LogFile)]:
        root.removeHandler(old)
        old.close()
    # google-genai and others tell at INFO what was sent
    for talkative in ("httpx", "httpx2", "httpcore", "google_genai", "urllib3", "asyncio"):
        logging.getLogger(talkative).setLevel(max(logging.WARNING, root.level))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = _LogFile(
            folder / "vouch.log",
            maxBytes=LOG_BYTES,
            backupCount=LOG_FILES - 1,
            encoding="utf-8",
            errors="backslashreplace",
            delay=True,
        )
    except OSError:
        return None
    handler.setFormatter(RedactingFormatter())
    root.addHandler(handler)
    return folder / "vouch.log"


def stop() -> None:
    """Close the log file and put the interpreter's own exception hooks back."""
    root = logging.getLogger()
    for old in [h for h in root.handlers if isinstance(h, _LogFile)]:
        root.removeHandler(old)
        old.close()
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__


class _LogFile(RotatingFileHandler):
    def handleError(self, record: logging.LogRecord) -> None:
        """A full disk must not stop the work; the record is lost, nothing else is."""


def own_version() -> str:
    """Vouch's version."""
    try:
        return metadata.version("vouch")
    except metadata.PackageNotFoundError:
        return "from the checkout"


def versions() -> dict[str, str]:
    """Vouch's, Python's and the system's versions, for the crash file and the doctor."""
    return {
        "vouch": own_version(),
        "python": platform.python_version(),
        "system": platform.platform(),
        "machine": platform.machine(),
    }


def write_crash_file(folder: Path, error: BaseException, thread: str) -> Path | None:
    """A file with versions and the traceback, redacted; None where it can't be written."""
    lines = [f"{name}: {value}" for name, value in versions().items()]
    lines.append(f"thread: {thread}")
    lines.append(f"time: {datetime.now(UTC).isoformat(timespec='seconds')}")
    lines.append("")
    lines += traceback.format_exception(error)
    path = folder / f"crash-{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{os.getpid()}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(redacted("\n".join(lines)), encoding="utf-8", errors="backslashreplace")
        for old in sorted(folder.glob("crash-*.txt"))[:-CRASH_FILES]:
            old.unlink(missing_ok=True)
    except OSError:
        return None
    return path


def _install_hooks(folder: Path) -> None:
    log = logging.getLogger("vouch.crash")

    def uncaught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report(error, "main")

    def uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is None or issubclass(args.exc_type, SystemExit):
            return
        report(args.exc_value, args.thread.name if args.thread else "?")

    def report(error: BaseException, thread: str) -> None:
        path = write_crash_file(folder, error, thread)
        log.critical("Uncaught in thread %s", thread, exc_info=error)
        where = f" Details: {path}" if path else ""
        summary = redacted(one_line(f"{type(error).__name__}: {error}"))[:500]
        # a windowed Windows program has no standard error
        if sys.stderr is not None:
            sys.stderr.write(f"Vouch met an internal error: {summary}.{where}\n")

    sys.excepthook = uncaught
    threading.excepthook = uncaught_in_thread
    if sys.stderr is not None and not faulthandler.is_enabled():
        try:
            faulthandler.enable()
        except (OSError, ValueError, RuntimeError):
            # standard error may be closed or replaced by something without a file descriptor
            log.debug("No native crash traces: standard error has no file descriptor")
