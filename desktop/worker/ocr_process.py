# SPDX-License-Identifier: AGPL-3.0-or-later
"""The OCR process: pictures in, words out; started by a page process when it first needs one.

A request is a frame {"width", "height", "stride"} followed by the rows of RGB themselves. The
process ends by itself when it was not needed for a while: it holds half a gigabyte.
"""

from __future__ import annotations

import os
import threading
from typing import BinaryIO

from desktop.domain.wire import REQUEST_LIMIT, MalformedFrame, read_frame, write_frame
from desktop.worker.limits import allow_cpu, give_back_memory

IDLE_SECONDS = 90.0
_LARGEST = 160 * 1024 * 1024


def serve_ocr(requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer until the page process is gone, or nothing was asked for IDLE_SECONDS."""
    give_back_memory()
    import numpy as np

    from desktop.worker.ocr import OcrEngine

    engine = OcrEngine()
    write_frame(replies, {"ready": True})
    while True:
        idle = threading.Timer(IDLE_SECONDS, os._exit, (0,))
        idle.daemon = True
        idle.start()
        request = read_frame(requests, REQUEST_LIMIT)
        idle.cancel()
        if request is None:
            return
        allow_cpu()
        width, height, stride = request["width"], request["height"], request["stride"]
        if not (0 < 3 * width <= stride and 0 < stride * height <= _LARGEST):
            raise MalformedFrame("a picture of an impossible size")
        data = requests.read(stride * height)
        if len(data) < stride * height:
            return
        rows = np.frombuffer(data, dtype=np.uint8).reshape(height, stride)
        page = engine.read(rows[:, : 3 * width].reshape(height, width, 3))
        write_frame(
            replies,
            {
                "turn": page.turn,
                "lean": page.lean,
                "unread": page.unread,
                "words": [
                    [
                        w.text,
                        *(round(v, 1) for v in w.box),
                        w.line,
                        round(w.confidence, 3),
                        w.written,
                    ]
                    for w in page.words
                ],
            },
        )
