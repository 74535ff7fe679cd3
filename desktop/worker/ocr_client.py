# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page process's side of OCR: pages turned into pixels, pixels sent, words put in place."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop.domain.page import MAX_WORDS_PER_PAGE, Box, PageText, Word, WordsSource
from desktop.domain.wire import MalformedFrame, read_frame, write_frame
from desktop.worker.document import OpenDocument, Raster
from desktop.worker.turning import Lie, turned_page

SETTINGS = "rapidocr 3.10.0, PP-OCRv6 small, 1280, 3"
"""Names the engine, its models, the side that lines are looked for at, and how pages are drawn and
words are made of what it says; pages read by other settings are read again."""

_REPLY_LIMIT = 32 * 1024 * 1024
_GONE_SECONDS = 0.5
# Letters without ascenders and descenders are what the box is drawn around.
_SIZE_OF_HEIGHT = 0.95


class OcrFailed(Exception):
    """OCR could not be started, crashed, or took too long; the page stays without words."""


class _Gone(Exception):
    """The process had ended before it took the picture."""


@dataclass(frozen=True, slots=True)
class OcrResult:
    """A page's words as they stand when it is set upright, and how that was done.

    `unread` counts the lines that could not be made out.
    """

    upright: PageText
    lie: Lie
    unread: int = 0


class OcrProcess:
    """Starts the OCR process at its first use and again when it has gone."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def read_page(
        self,
        document: OpenDocument,
        number: int,
        seconds: float,
        text: PageText,
        drawn: Callable[[Raster, float], None],
    ) -> OcrResult:
        """Words of page `number`, in points; ruled lines are those of `text`.

        `drawn` is called with the page drawn, and how many of its pixels make a point; with some
        documents that never happens.
        Raises OcrFailed when there is no answer within `seconds`, DamagedDocument when the page
        can't be drawn.
        """
        raster, scale = document.raster_for_ocr(number)
        drawn(raster, scale)
        answer = self._ask(raster, seconds)
        turn = int(answer["turn"])
        empty = PageText(number, text.width, text.height, rules=text.rules)
        upright = turned_page(empty, turn)
        words = tuple(_word(entry, scale) for entry in answer["words"][:MAX_WORDS_PER_PAGE])
        source = WordsSource.OCR if words else WordsSource.NONE
        return OcrResult(
            PageText(number, upright.width, upright.height, words, upright.rules, source),
            Lie(turn, float(answer["lean"])),
            int(answer["unread"]),
        )

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def _ask(self, raster: Raster, seconds: float) -> dict[str, Any]:
        if self._process is not None:
            try:
                return self._ask_once(raster, seconds)
            except _Gone:
                # it had been idle for too long, and ended just now
                self.close()
        try:
            return self._ask_once(raster, seconds)
        except _Gone as error:
            raise OcrFailed from error

    def _ask_once(self, raster: Raster, seconds: float) -> dict[str, Any]:
        process = self._running()
        timer = threading.Timer(seconds, process.kill)
        timer.start()
        started = time.monotonic()
        try:
            if process.stdin is None or process.stdout is None:
                raise OcrFailed
            head = {"width": raster.width, "height": raster.height, "stride": raster.stride}
            write_frame(process.stdin, head)  # type: ignore[arg-type]
            process.stdin.write(memoryview(raster.data).cast("B")[: raster.stride * raster.height])
            process.stdin.flush()
            answer = read_frame(process.stdout, _REPLY_LIMIT)  # type: ignore[arg-type]
        except MalformedFrame as error:
            self.close()
            raise OcrFailed from error
        except OSError:
            answer = None
        finally:
            timer.cancel()
        if answer is None:
            self.close()
            raise _Gone if time.monotonic() - started < _GONE_SECONDS else OcrFailed
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        process = self._process = subprocess.Popen(
            _command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, close_fds=True
        )
        if process.stdout is None or read_frame(process.stdout, 1024) is None:  # type: ignore[arg-type]
            self.close()
            raise OcrFailed
        return process


def _command() -> list[str]:
    arguments = ["--role", "ocr", "--parent", str(os.getpid())]
    if getattr(sys, "frozen", False):
        return [sys.executable, "--page-process", *arguments]
    return [sys.executable, "-P", "-m", "desktop.worker.main", *arguments]


def _word(entry: Any, scale: float) -> Word:
    text, x0, y0, x1, y1, line, confidence, written = entry
    box = Box(x0 / scale, y0 / scale, x1 / scale, y1 / scale)
    return Word(
        text=str(text),
        box=box,
        line=int(line),
        confidence=float(confidence),
        size=box.height * _SIZE_OF_HEIGHT,
        written=bool(written),
    )
