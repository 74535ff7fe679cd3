# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words from pixels by RapidOCR (PP-OCR models from its package; nothing is ever downloaded)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from desktop.worker.deskew import lean_of, levelled

DETECTION_SIDE = 1280
"""The longer side, in pixels, at which lines of text are looked for."""

_MAX_SIDE = 4_000
_LEAST_LINE_CONFIDENCE = 0.5
_LETTERS_OF_WRITING = 4
# Read upside down or sideways, letters still give text, at a mean confidence of 0.58 to 0.71;
# upright pages, photographs of crumpled receipts included, stay above 0.9.
_UPRIGHT_CONFIDENCE = 0.8
# The detector's boxes stand clear of the letters by this share of their height.
_PADDING = 0.12
_NARROW = frozenset("iljtfrI.,:;'|!()[]/ -")
_WIDE = frozenset("mwMW@%")


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A word in pixels of the upright picture; `line` counts lines from the top."""

    text: str
    box: tuple[float, float, float, float]
    line: int
    confidence: float


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
        return replace(best.page(), lean=lean)

    def _pass(self, rgb: np.ndarray[Any, Any], turn: int) -> _Pass:
        turned = np.rot90(rgb, -turn // 90) if turn else rgb
        result = self._engine(np.ascontiguousarray(turned[:, :, ::-1]))
        if result.txts is None:
            return _Pass([], turn)
        lines = [
            _Line(str(text), float(score), np.asarray(quad, dtype=float), words)
            for text, score, quad, words in zip(
                result.txts, result.scores, result.boxes, result.word_results, strict=True
            )
        ]
        return _Pass(lines, turn)


@dataclass(frozen=True)
class _Line:
    text: str
    score: float
    quad: np.ndarray[Any, Any]
    words: Sequence[Any]

    @property
    def height(self) -> float:
        return float(np.ptp(self.quad[:, 1]))

    @property
    def is_tall(self) -> bool:
        width, height = np.ptp(self.quad[:, 0]), np.ptp(self.quad[:, 1])
        return bool(height > 1.3 * width)


@dataclass(frozen=True)
class _Pass:
    """All lines found with the picture turned one way."""

    lines: list[_Line]
    turn: int

    @property
    def mean(self) -> float:
        """The lines' confidence, weighted by their letters; 0 when there are none."""
        letters = sum(len(line.text) for line in self.lines)
        return sum(line.score * len(line.text) for line in self.lines) / max(letters, 1)

    @property
    def is_sideways(self) -> bool:
        return 2 * sum(line.is_tall for line in self.lines) > len(self.lines)

    def page(self) -> OcrPage:
        words: list[OcrWord] = []
        kept = [line for line in self.lines if line.score >= _LEAST_LINE_CONFIDENCE]
        for number, line in enumerate(kept):
            words += _words_of(line, number)
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


def _words_of(line: _Line, number: int) -> list[OcrWord]:
    expected = line.text.split()
    told = [word for word in line.words or () if word and word[2] is not None]
    if "".join(str(word[0]) for word in told) == "".join(expected):
        words = _merged(told, expected)
        if words is not None:
            return [_word(text, quad, number, score) for text, quad, score in words]
    return [_word(text, quad, number, line.score) for text, quad in _in_proportion(line, expected)]


def _merged(
    told: Sequence[Any], expected: Sequence[str]
) -> list[tuple[str, np.ndarray[Any, Any], float]] | None:
    """The engine's pieces joined to the words that its text has; None when they don't fit."""
    rest = list(told)
    found: list[tuple[str, np.ndarray[Any, Any], float]] = []
    for text in expected:
        quads: list[np.ndarray[Any, Any]] = []
        scores: list[float] = []
        read = ""
        while rest and len(read) < len(text):
            piece = rest.pop(0)
            read += str(piece[0])
            scores.append(float(piece[1]))
            quads.append(np.asarray(piece[2], dtype=float))
        if read != text:
            return None
        found.append((text, np.concatenate(quads), min(scores)))
    return found


def _in_proportion(line: _Line, words: Sequence[str]) -> list[tuple[str, np.ndarray[Any, Any]]]:
    """A line's words, each with the part of its quadrilateral that its letters would fill."""
    weights = [_weight(char) for char in line.text]
    total = sum(weights) or 1.0
    top_left, top_right, bottom_right, bottom_left = line.quad
    found: list[tuple[str, np.ndarray[Any, Any]]] = []
    start = 0
    for word in words:
        at = line.text.index(word, start)
        start = at + len(word)
        left, right = sum(weights[:at]) / total, sum(weights[:start]) / total
        quad = np.array(
            [
                top_left + (top_right - top_left) * left,
                top_left + (top_right - top_left) * right,
                bottom_left + (bottom_right - bottom_left) * right,
                bottom_left + (bottom_right - bottom_left) * left,
            ]
        )
        found.append((word, quad))
    return found


def _weight(char: str) -> float:
    if char in _NARROW:
        return 0.5
    return 1.5 if char in _WIDE else 1.0


def _word(text: str, quad: np.ndarray[Any, Any], line: int, confidence: float) -> OcrWord:
    x0, y0 = (float(v) for v in quad.min(axis=0))
    x1, y1 = (float(v) for v in quad.max(axis=0))
    pad = _PADDING * (y1 - y0)
    return OcrWord(text, (x0, y0 + pad, x1, y1 - pad), line, confidence)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
