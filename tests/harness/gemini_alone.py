# SPDX-License-Identifier: AGPL-3.0-or-later
"""The scripted Gemini in a process of its own, for measuring (`-m tests.harness.gemini_alone`).

It prints its address, then obeys one JSON object a line on standard input, each answered by one
line: the arguments of `Stretch` begin a new stretch, {"report": true} tells of the present one.
It ends with its input.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from tests.harness.gemini_faults import Stretch
from tests.harness.gemini_server import GeminiServer, gemini_server

ROOT: Final = Path(__file__).resolve().parents[2]


class ServiceAlone:
    """The child process, as its parent drives it."""

    def __init__(self, key: str) -> None:
        self._child = subprocess.Popen(
            [sys.executable, "-m", "tests.harness.gemini_alone"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        # not as an argument: everybody sees those
        self._write(key)
        self.url = self._line()

    def tell(self, **order: Any) -> dict[str, Any]:
        """Begin a new stretch, or ask for a report."""
        self._write(json.dumps(order))
        answer: dict[str, Any] = json.loads(self._line())
        return answer

    def close(self) -> None:
        """End it."""
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._child.stdin.close()
        self._child.wait()
        self._child.stdout.close()

    def __enter__(self) -> ServiceAlone:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _write(self, line: str) -> None:
        assert self._child.stdin is not None
        self._child.stdin.write(line + "\n")
        self._child.stdin.flush()

    def _line(self) -> str:
        assert self._child.stdout is not None
        return self._child.stdout.readline().strip()


def serve(server: GeminiServer) -> None:
    """Obey standard input until it ends."""
    stretch = Stretch()
    server.brain = stretch.reply
    print(server.url, flush=True)
    for line in sys.stdin:
        order = json.loads(line)
        if order.get("report"):
            report = {**stretch.report(), "busiest": server.busiest, "billed": server.billed_tokens}
            print(json.dumps(report), flush=True)
            continue
        server.received.clear()
        server.ledger.clear()
        server.busiest = 0
        stretch = Stretch(**order)
        server.brain = stretch.reply
        print("{}", flush=True)


if __name__ == "__main__":
    with gemini_server(sys.stdin.readline().strip()) as running:
        serve(running)
