# SPDX-License-Identifier: AGPL-3.0-or-later
"""The command line: the same workflows without a window.

Exit codes: 0 all went well, 1 something could not be done (said on standard error or in the
line's `error`), 2 wrong usage, 130 interrupted, 141 nobody reads the output any more.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

from desktop.cli.arguments import build_parser, joined_sort
from desktop.cli.interrupts import Interrupted
from desktop.cli.output import Output, OutputClosed
from desktop.domain.errors import UserError

_MODULES = {
    "extract": "desktop.cli.extract",
    "estimate": "desktop.cli.estimate",
    "import": "desktop.cli.bring_in",
    "read-again": "desktop.cli.bring_in",
    "list": "desktop.cli.show",
    "show": "desktop.cli.show",
    "verify": "desktop.cli.show",
    "duplicates": "desktop.cli.guarding",
    "holds": "desktop.cli.guarding",
    "confirm": "desktop.cli.confirm",
    "approve": "desktop.cli.confirm",
    "history": "desktop.cli.history",
    "undo": "desktop.cli.history",
    "split": "desktop.cli.splitting",
    "join": "desktop.cli.splitting",
    "export": "desktop.cli.exporting",
    "usage": "desktop.cli.usage",
    "caps": "desktop.cli.caps",
    "batches": "desktop.cli.batches",
    "company": "desktop.cli.workspace",
    "fields": "desktop.cli.own_fields",
    "layouts": "desktop.cli.layouts",
    "workspaces": "desktop.cli.workspace",
    "key": "desktop.cli.key",
    "doctor": "desktop.cli.doctor",
}
"""Each command's module, imported only when it runs: `extract` needs no database."""

STOPPED = "Interrupted. What was done is kept; run the command again to go on."
INTERRUPTED = 130
CLOSED = 141


def main(argv: Sequence[str]) -> int:
    """Run one command; the exit code."""
    parser = build_parser()
    try:
        arguments = parser.parse_args(joined_sort(argv))
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 2
    from desktop import diagnostics
    from desktop.cli.parts import Parts

    output = Output(sys.stdout, sys.stderr, getattr(arguments, "format", None))
    parts = Parts.prepare(output)
    diagnostics.start(parts.home, parts.settings.log_level)
    try:
        command = importlib.import_module(_MODULES[arguments.command])
        code = command.run(arguments, parts, output)
        output.flush()
        return int(code)
    except UserError as error:
        output.complain(error)
        return 1
    except OutputClosed:
        return CLOSED
    except Interrupted as interrupted:
        output.note(STOPPED)
        return interrupted.code
    except KeyboardInterrupt:
        output.note(STOPPED)
        return INTERRUPTED
    finally:
        parts.close()
        output.detach()
