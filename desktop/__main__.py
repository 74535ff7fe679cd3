# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where the program starts: child processes first, then the command line, else the window.

Nothing heavy at the top: `spawn` imports this module again in every child.
"""

from __future__ import annotations

import gc
import importlib
import multiprocessing
import os
import runpy
import sys
from collections.abc import Sequence

PAGE_PROCESS = "desktop.worker.main"
"""What the flag `--page-process` starts in a packaged program; named, never imported."""

_WINDOW_FLAGS = ("--workspace",)


INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run what the arguments ask for; the exit code. Without a command the window opens."""
    multiprocessing.freeze_support()
    try:
        return _run(list(sys.argv[1:] if argv is None else argv))
    except KeyboardInterrupt:
        # so early, or so late, that there was nothing to tell
        return INTERRUPTED


def _run(arguments: list[str]) -> int:
    if "--page-process" in arguments[:1]:
        runpy.run_module(PAGE_PROCESS, run_name="__main__", alter_sys=True)
        return 0
    if _wants_window(arguments):
        if not _has_display():
            sys.stderr.write(
                "vouch: There is no display for the window. Set DISPLAY or WAYLAND_DISPLAY, "
                "or use a command: 'vouch --help' lists them.\n"
            )
            return 1
        # looking for plugins that nobody wants takes as long as a sixth of pydantic
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
        # imports make objects by the hundred thousand and hardly any garbage
        gc.disable()
        # Once Qt's bindings are there, they read the source of every module that is imported: what
        # needs no Qt comes first.
        importlib.import_module("desktop.settings")
        importlib.import_module("desktop.workflows.requests")
        importlib.import_module("desktop.domain.listing")
        from desktop import diagnostics
        from desktop.app import main as window
        from desktop.settings import home_folder

        diagnostics.start(home_folder())
        return window(arguments)
    from desktop.cli import main as command_line

    return command_line(arguments)


def _wants_window(arguments: Sequence[str]) -> bool:
    """No arguments at all, or nothing but flags that the window knows."""
    if not arguments:
        return True
    return arguments[0].startswith(_WINDOW_FLAGS) and len(arguments) <= 2


def _has_display() -> bool:
    """Whether Qt can open a window here; without a display it would end the process itself."""
    if sys.platform in ("win32", "darwin"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


if __name__ == "__main__":
    sys.exit(main())
