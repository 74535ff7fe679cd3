# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page process: answers one request after the other about documents from outside.

Started by its parent as `python -m desktop.worker.main`, or `vouch --page-process` in a packaged
program. Requests come on standard input, answers go to standard output (`domain.wire`), pixels
to a file that the parent names. Whatever a library prints goes to standard error.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import traceback
from types import TracebackType
from typing import BinaryIO

from desktop.worker.limits import GIB, confine


def main(arguments: list[str] | None = None) -> int:
    """Serve until the parent closes standard input; the exit code is 0 then."""
    parser = argparse.ArgumentParser(prog="vouch page process")
    parser.add_argument("--page-process", action="store_true")
    parser.add_argument("--role", choices=("view", "read", "ocr"), required=True)
    parser.add_argument("--parent", type=int, required=True)
    parser.add_argument("--pixels-fd", type=int)
    parser.add_argument("--pixels-file")
    given = parser.parse_args(arguments)
    # a terminal's Ctrl-C goes to the whole group; it is the parent who decides what ends
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.excepthook = _end_for_a_bug
    requests, replies = _take_pipes()
    confine(
        given.parent,
        address_space=(3 if given.role == "ocr" else 2) * GIB,
        # the OCR process inherits it from the page process that starts it
        low_priority=given.role == "read",
    )
    try:
        if given.role == "ocr":
            from desktop.worker.ocr_process import serve_ocr

            serve_ocr(requests, replies)
        else:
            from desktop.worker.service import PixelFile, Service

            pixels = PixelFile.opened(given.pixels_fd, given.pixels_file)
            Service(given.role, requests, replies, pixels).serve()
    except BrokenPipeError:
        return 0
    return 0


def _end_for_a_bug(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """The parent finds it on standard error and starts a new process."""
    traceback.print_exception(kind, error, trace)
    sys.stderr.flush()
    os._exit(70)


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The pipes to the parent, moved away from where libraries print and read."""
    requests = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return requests, replies


if __name__ == "__main__":
    # without the interpreter's own farewell: the reading thread may still wait for its pipe
    os._exit(main())
