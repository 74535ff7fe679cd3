# SPDX-License-Identifier: AGPL-3.0-or-later
"""What ours is held against: the libraries alone, with nothing of the program around them.

`python -m benchmarks.bare window` shows an empty window; `loop` runs an empty Qt loop that notes
its gaps; `pages` draws and reads pages as asked. The last two are served by lines of JSON.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any


def window() -> int:
    """PySide6, SQLAlchemy, and a window of nothing; says when it was painted."""
    import sqlalchemy  # noqa: F401 - its import is what is measured
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, self.painted)
            return False

        def painted(self) -> None:
            print(json.dumps({"painted": time.monotonic()}), flush=True)
            app.quit()

    app = QApplication(sys.argv[:1])
    shown = QMainWindow()
    shown.resize(1560, 940)
    watch = Watch(shown)
    shown.installEventFilter(watch)
    shown.show()
    return app.exec()


def loop() -> int:
    """A Qt loop with the same meter as the window's; `start` forgets, `stop` says the gaps."""
    from PySide6.QtCore import QCoreApplication, QSocketNotifier

    from desktop.background.stall_meter import StallMeter

    app = QCoreApplication(sys.argv[:1])
    meter = StallMeter()

    def told() -> None:
        word = sys.stdin.readline().strip()
        if word == "start":
            meter.start()
        elif word == "stop":
            meter.stop()
            _say({"gaps": [round(gap, 3) for gap in meter.late]})
        else:
            app.quit()

    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, app)
    notifier.activated.connect(told)
    _say({"ready": True})
    return app.exec()


def pages() -> int:
    """PyMuPDF: draws a page, or takes the words of a whole file, and says how long it took."""
    import pymupdf

    opened: dict[str, pymupdf.Document] = {}
    _say({"ready": True})
    for line in sys.stdin:
        asked = json.loads(line)
        path = asked["path"]
        began = time.perf_counter()
        if asked["what"] == "words":
            with pymupdf.open(path) as document:
                count = sum(1 for page in document if page.get_text("words") is not None)
        else:
            document = opened.get(path) or opened.setdefault(path, pymupdf.open(path))
            matrix = pymupdf.Matrix(asked["scale"], asked["scale"])
            picture = document[asked["page"] - 1].get_pixmap(matrix=matrix, alpha=False)
            count = picture.width * picture.height
        _say({"ms": (time.perf_counter() - began) * 1000, "count": count})
    return 0


def _say(message: dict[str, Any]) -> None:
    print(json.dumps(message), flush=True)


if __name__ == "__main__":
    sys.exit({"window": window, "loop": loop, "pages": pages}[sys.argv[1]]())
