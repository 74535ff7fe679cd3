# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words from pixels by RapidOCR (PP-OCR models from its package; nothing is ever downloaded)."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from desktop.worker.deskew import lean_of, levelled
from desktop.worker.handwriting import written_lines
from desktop.worker.ocr_words import OcrLine, OcrWord, by_hand, letters_of, words_of

DETECTION_SIDE = 1280
"""The longer side, in pixels, at which lines of text are looked for."""

_MAX_SIDE = 4_000
_LEAST_LINE_CONFIDENCE = 0.5
_LETTERS_OF_WRITING = 4
# Read upside down or sideways, letters still give text, at a mean confidence of 0.58 to 0.71;
# upright pages, photographs of crumpled receipts included, stay above 0.9.
_UPRIGHT_CONFIDENCE = 0.8


@dataclass(frozen=True, slots=True)
class OcrPage:
    """What was read, after the picture was levelled by `lean` degrees about its middle, then
    turned clockwise by `turn` (0, 90, 180 or 270).

    `unread` counts lines of writing that could not be made out: handwriting, stamps, bad print.
    """

    words: tuple[OcrWord, ...]
    turn: int
    lean: float = 0.0
    unread: int = 0


def best_settings() -> dict[str, Any]:
    """RapidOCR's settings that are fastest without a loss, with the models of its package."""
    import rapidocr

    models = Path(rapidocr.__file__).parent / "models"
    return {
        "Global.use_cls": False,
        "Global.log_level": "critical",
        "Global.text_score": 0.0,
        "Global.max_side_len": _MAX_SIDE,
        "Det.model_path": str(models / "PP-OCRv6_det_small.onnx"),
        "Det.limit_side_len": DETECTION_SIDE,
        "Det.limit_type": "max",
        "Rec.model_path": str(models / "PP-OCRv6_rec_small.onnx"),
        "Rec.rec_batch_num": 1,
        "EngineConfig.onnxruntime.intra_op_num_threads": _cores(),
    }


class OcrEngine:
    """RapidOCR with its models loaded, about 0.5 GB; one thread may use it at a time."""

    def __init__(self) -> None:
        import rapidocr

        # the words of each line take a little longer than its text alone
        settings = {**best_settings(), "Global.return_word_box": True}
        self._engine: Any = rapidocr.RapidOCR(params=settings)

    def read(self, rgb: np.ndarray[Any, Any]) -> OcrPage:
        """Words of a picture (height x width x 3, 8 bits), which may lie on its side or lean."""
        lean = lean_of(rgb)
        level = levelled(rgb, lean) if lean else rgb
        best = self._pass(level, 0)
        turn = _likely_turn(best)
        if turn:
            turned = self._pass(level, turn)
            if best.is_sideways or turned.mean >= best.mean:
                best = turned
        return replace(best.page(written_lines(best.lines, _turned(level, best.turn))), lean=lean)

    def _pass(self, rgb: np.ndarray[Any, Any], turn: int) -> _Pass:
        return _Pass(self._lines(np.ascontiguousarray(_turned(rgb, turn)[:, :, ::-1])), turn)

    def _lines(self, bgr: np.ndarray[Any, Any]) -> list[OcrLine]:
        """The engine's own steps but its last: the words that it makes of a line's letters have
        the confidence of other letters."""
        from rapidocr.utils.process_img import map_boxes_to_original

        picture, record = self._engine.preprocess_img(bgr)
        found, _, read, _ = self._engine.run_ocr_steps(picture, record)
        if found.boxes is None or read.txts is None:
            return []
        quads = map_boxes_to_original(found.boxes, record, *bgr.shape[:2])
        return [
            OcrLine(str(text), float(score), np.asarray(quad, dtype=float), letters_of(text, told))
            for text, score, quad, told in zip(
                read.txts, read.scores, quads, read.word_results, strict=True
            )
            if text.strip()
        ]


def _turned(rgb: np.ndarray[Any, Any], turn: int) -> np.ndarray[Any, Any]:
    return np.rot90(rgb, -turn // 90) if turn else rgb


@dataclass(frozen=True)
class _Pass:
    """All lines found with the picture turned one way."""

    lines: list[OcrLine]
    turn: int

    @property
    def mean(self) -> float:
        """The lines' confidence, weighted by their letters; 0 when there are none."""
        letters = sum(len(line.text) for line in self.lines)
        return sum(line.score * len(line.text) for line in self.lines) / max(letters, 1)

    @property
    def is_sideways(self) -> bool:
        return 2 * sum(line.is_tall for line in self.lines) > len(self.lines)

    def page(self, written: Collection[int] = ()) -> OcrPage:
        """The words of all lines that could be read; those of the lines `written` by hand are
        marked, and never sure: OCR is as sure of handwriting, but no reader of it."""
        words: list[OcrWord] = []
        kept = [(n, x) for n, x in enumerate(self.lines) if x.score >= _LEAST_LINE_CONFIDENCE]
        for number, (index, line) in enumerate(kept):
            found = words_of(line, number)
            words += map(by_hand, found) if index in written else found
        return OcrPage(tuple(words), self.turn, unread=self._unread())

    def _unread(self) -> int:
        """How many lines as tall as print are something, but nobody knows what."""
        if not self.lines:
            return 0
        usual = float(np.median([line.height for line in self.lines]))
        return sum(
            line.score < _LEAST_LINE_CONFIDENCE
            and len(line.text) >= _LETTERS_OF_WRITING
            and line.height >= usual
            for line in self.lines
        )


def _likely_turn(first: _Pass) -> int:
    """How the picture has to be turned, going by a first pass that took it for upright.

    The recogniser turns tall pieces to the left by itself: they read well when the page's top is
    on its right side, badly when it is on its left.
    """
    if not first.lines:
        return 0
    good = first.mean >= _UPRIGHT_CONFIDENCE
    if first.is_sideways:
        return 270 if good else 90
    return 0 if good else 180


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
