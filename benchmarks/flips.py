# SPDX-License-Identifier: AGPL-3.0-or-later
"""Page flips in the real viewer, to sharp pixels on the screen, beside PyMuPDF's drawing alone."""

from __future__ import annotations

import json
import random
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.beside import Beside
from benchmarks.figures import spread
from benchmarks.window_session import Session
from desktop.domain.page import PageSize

A4_WIDTH, A4_HEIGHT = 595.0, 842.0
PACE_MS = 300
"""Between flips one after the other: time to look at a page shortly."""


def work(session: Session, bare: Beside, documents: dict[str, Path], pages: int) -> dict[str, Any]:
    """Of each document: jumps to pages never drawn before, then flips from page to page."""
    viewer = session.built.window.viewer
    figures: dict[str, Any] = {"device_pixel_ratio": viewer.canvas.devicePixelRatioF()}
    sizes = [PageSize(number, A4_WIDTH, A4_HEIGHT) for number in range(1, pages + 1)]
    for name, path in documents.items():
        viewer.canvas.show_document(path, sizes)
        viewer.show_pages()
        viewer.fit_page()
        session.until(lambda: viewer.canvas.sharp)
        figures[name] = _document(session, bare, path, pages)
    return figures


def _document(session: Session, bare: Beside, path: Path, pages: int) -> dict[str, Any]:
    # every third page: its neighbours are drawn ahead while nothing else is to be done
    far = list(range(4, pages // 2, 3))
    random.Random(4).shuffle(far)
    jumps, jumps_bare = _flips(session, bare, path, far, draw_first=True)
    onward = list(range(pages // 2 + 1, pages))
    session.built.window.viewer.canvas.go_to_page(pages // 2)
    session.rest(600)
    nexts, nexts_bare = _flips(session, bare, path, onward, draw_first=False)
    return {
        "scale": session.built.window.viewer.canvas.key_of(1).scale,  # type: ignore[union-attr]
        "jump_ms": spread(jumps),
        "jump_bare_ms": spread(jumps_bare),
        "jump_ratio": _ratio(jumps, jumps_bare),
        "next_ms": spread(nexts),
        "next_bare_ms": spread(nexts_bare),
        "next_ratio": _ratio(nexts, nexts_bare),
    }


def _flips(
    session: Session, bare: Beside, path: Path, order: list[int], *, draw_first: bool
) -> tuple[list[float], list[float]]:
    """Ours and the bare drawing of the same page at the same scale, in turn."""
    canvas = session.built.window.viewer.canvas
    ours, theirs = [], []
    for page in order:
        session.rest(PACE_MS)
        key = canvas.key_of(page)
        assert key is not None
        if draw_first and canvas.pictures.get(key) is not None:
            continue
        ours.append(
            session.timed(
                lambda p=page: canvas.go_to_page(p),
                (canvas.viewport(), lambda k=key: canvas.pictures.get(k) is not None),
            )
        )
        request = {"what": "draw", "path": str(path), "page": page, "scale": key.scale}
        theirs.append(session.meanwhile(partial(bare.ask, json.dumps(request)))["ms"])
    return ours, theirs


def _ratio(ours: list[float], bare: list[float]) -> float:
    return round(median(o / b for o, b in zip(ours, bare, strict=True)), 3) if ours else 0.0
