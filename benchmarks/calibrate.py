# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fits the readers' confidence: `python -m benchmarks.calibrate FOLDER PREDICTIONS [--write]`.

FOLDER is the corpus of `benchmarks.accuracy`, PREDICTIONS the `predictions.jsonl` that it wrote.
Suppliers that are held out have no part in it. Within a band of evidence each supplier counts
once, however many documents it has, and the reader's own word counts like `_PRIOR` suppliers
more: the readers were tuned on these suppliers and do worse on others. Prints what the fit is
worth on suppliers that it has not seen, and the curve; `--write` puts it into the reader.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from benchmarks.accuracy import held_out
from benchmarks.accuracy_judging import Judged, calibration_error, judged, load_scorer
from desktop.domain.reading import CERTAIN
from desktop.readers import calibration

_BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.94, 0.97, 1.0001)
_PRIOR = 8.0
_FOLDS = 5
_TARGET = Path(calibration.__file__)

Knots = tuple[tuple[float, float], ...]


def fit(fields: Iterable[Judged]) -> Knots:
    """A rising curve through the bands, from fields whose confidence is the bare weight."""
    bands: dict[int, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for entry in fields:
        band = sum(entry.confidence >= low for low in _BANDS[1:])
        bands[band][str(entry.document.get("group"))].append(entry.right)
    points: list[tuple[float, float]] = [(0.0, 0.0)]
    for band, (low, high) in enumerate(pairwise(_BANDS)):
        middle = round((low + min(high, 1.0)) / 2, 4)
        suppliers = bands.get(band, {})
        right = sum(sum(hits) / len(hits) for hits in suppliers.values())
        share = (right + _PRIOR * middle) / (len(suppliers) + _PRIOR)
        share = max(share, CERTAIN + 0.01) if low >= CERTAIN else min(share, CERTAIN - 0.02)
        if low == CERTAIN:
            points.append((CERTAIN, CERTAIN))
        # pool with the band before rather than fall
        points.append((middle, round(max(share, points[-1][1] + 0.001), 4)))
    points.append((1.0, round(max(0.998, points[-1][1] + 0.0005), 4)))
    return tuple(points)


def _bare(entry: Judged) -> Judged:
    return replace(entry, confidence=calibration.weight_of(entry.confidence))


def _apply(knots: Sequence[tuple[float, float]], entry: Judged) -> Judged:
    return replace(entry, confidence=calibration._along(knots, entry.confidence))


def cross_validated(fields: Sequence[Judged]) -> list[Judged]:
    """Each field with the confidence of a fit that has not seen its supplier."""
    groups = sorted({str(entry.document.get("group")) for entry in fields})
    fold = {group: n % _FOLDS for n, group in enumerate(groups)}
    found: list[Judged] = []
    for number in range(_FOLDS):
        mine = [e for e in fields if fold[str(e.document.get("group"))] == number]
        others = [e for e in fields if fold[str(e.document.get("group"))] != number]
        knots = fit(others)
        found.extend(_apply(knots, entry) for entry in mine)
    return found


def main(arguments: list[str]) -> int:
    """Fit, validate, print; 0."""
    parser = argparse.ArgumentParser(prog="benchmarks.calibrate")
    parser.add_argument("folder", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    text = (options.folder / "truth.jsonl").read_text("utf-8")
    documents = [json.loads(line) for line in text.splitlines() if line.strip()]
    lines = options.predictions.read_text("utf-8").splitlines()
    predictions = [json.loads(line) for line in lines if line.strip()]
    known = {p["id"] for p in predictions}
    documents = [
        d for d in documents if d["id"] in known and d["kind"] == "pdf-text" and not held_out(d)
    ]
    every = judged(load_scorer(options.folder), documents, predictions)
    asked = sum(entry.headline for entry in every)
    fields = [_bare(e) for e in every if e.answer is not None and e.headline]
    unseen = cross_validated(fields)
    sure = [e for e in unseen if e.certain]
    print(f"fields {len(fields)}, suppliers {len({e.document.get('group') for e in fields})}")
    print(f"calibration error of bare weights {calibration_error(fields)}")
    print(f"calibration error on suppliers unseen by the fit {calibration_error(unseen)}")
    print(f"certain {len(sure) / asked:.4f} of the fields, right {sum(e.right for e in sure)}")
    print(f"wrong among them {sum(not e.right for e in sure)}")
    knots = fit(fields)
    body = "".join(f"    ({x}, {y}),\n" for x, y in knots)
    print(body, end="")
    if options.write:
        source = _TARGET.read_text("utf-8")
        pattern = r"(KNOTS: .*? = \(\n).*?(\n?\)\n)"
        _TARGET.write_text(
            re.sub(pattern, lambda m: f"{m[1]}{body})\n", source, count=1, flags=re.DOTALL), "utf-8"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
