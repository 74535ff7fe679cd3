# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is painted on a page beside its text: grounds, ruled lines, pictures, places for codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.domain.page import Box
from desktop.worker import visibility
from desktop.worker.code_places import (
    MAX_PLACES,
    crowded_places,
    is_spot,
    is_square,
    picture_places,
)
from desktop.worker.paper import clipped, overlap
from desktop.worker.ruled_lines import MAX_PATHS, MAX_RULES, rules_of, thin_boxes

_NEARLY_WHITE = 0.97
# A code drawn as one path has hundreds of squares.
_ITEMS_OF_CODE = 60


@dataclass(frozen=True, slots=True)
class Paint:
    """What is painted on a page beside text; boxes as shown."""

    grounds: tuple[visibility.Ground, ...] = ()
    rules: tuple[Box, ...] = ()
    picture_share: float = 0.0
    anything: bool = False
    texts: tuple[tuple[int, Box], ...] = ()
    codes: tuple[Box, ...] = ()


def paint_of(page: Any, turned: bool, boxed: Callable[[Sequence[float]], Box]) -> Paint:
    """What a page of MuPDF's paints; `boxed` tells a place as shown, `turned` if that differs."""
    log: list[tuple[str, Sequence[float]]] = page.get_bboxlog()
    area = max(page.rect.width * page.rect.height, 1.0)
    paper = Box(0.0, 0.0, page.rect.width, page.rect.height)
    grounds: dict[int, visibility.Ground] = {}
    pictures, paths, texts = 0.0, [], []
    spots: list[Sequence[float]] = []
    shown: list[Box] = []
    for number, (kind, bbox) in enumerate(log):
        if kind.endswith("-path"):
            paths.append(bbox)
            if kind != "clip-path" and is_spot(bbox):
                spots.append(bbox)
        elif kind in {"fill-text", "stroke-text"}:
            texts.append((number, boxed(bbox)))
        elif kind in {"fill-image", "fill-shade", "fill-imgmask"}:
            box = boxed(bbox)
            grounds[number] = visibility.Ground(box, None, number)
            if kind != "fill-shade":
                pictures += overlap(box, paper)
                shown.append(box)
                if is_spot(bbox):
                    spots.append(bbox)
    if len(paths) <= MAX_PATHS:
        drawings = page.get_cdrawings() if paths else []
        for drawing in drawings:
            fill = drawing.get("fill")
            if fill is not None:
                color = _fill_color(drawing, fill)
                order = drawing["seqno"]
                box = boxed(drawing["rect"])
                grounds[order] = visibility.Ground(box, color, order)
            if len(drawing["items"]) >= _ITEMS_OF_CODE and is_square(
                drawn := boxed(drawing["rect"])
            ):
                shown.append(drawn)
        rules = rules_of(drawing["items"] for drawing in drawings if _leaves_a_mark(drawing))
    else:
        rules = thin_boxes(paths)
    if turned:
        rules = [boxed(rule.as_list()) for rule in rules]
    places = picture_places(shown)
    places += [boxed(box.as_list()) for box in crowded_places(spots)]
    places = [place for box in places if (place := clipped(box, paper)) is not None]
    # what is square is likelier a code
    places.sort(key=lambda box: (not is_square(box), -box.width * box.height))
    return Paint(
        grounds=tuple(ground for _, ground in sorted(grounds.items())),
        rules=tuple(r for rule in rules if (r := clipped(rule, paper)))[:MAX_RULES],
        picture_share=min(1.0, pictures / area),
        anything=any(kind != "clip-path" for kind, _ in log),
        texts=tuple(texts),
        codes=tuple(places[:MAX_PLACES]),
    )


def _leaves_a_mark(drawing: dict[str, Any]) -> bool:
    """Whether a path shows on paper: white areas without an outline are only background."""
    fill = drawing.get("fill")
    return drawing["type"] != "f" or fill is None or min(fill, default=0.0) < _NEARLY_WHITE


def _fill_color(drawing: dict[str, Any], fill: Sequence[float]) -> visibility.Color | None:
    """The colour of a plain, opaque rectangle; None for what may not cover its whole box."""
    items = drawing["items"]
    opaque = (drawing.get("fill_opacity") or 1.0) > 0.95
    if len(items) != 1 or items[0][0] != "re" or not opaque:
        return None
    red, green, blue = (round(255 * min(1.0, max(0.0, part))) for part in fill[:3])
    return red, green, blue
