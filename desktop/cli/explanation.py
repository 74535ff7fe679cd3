# SPDX-License-Identifier: AGPL-3.0-or-later
"""One document's explanation as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_WIDEST_VALUE = 80
_WIDEST_WORDS = 160


def explanation_lines(line: Mapping[str, Any]) -> Iterator[str]:
    """The document, and for each field its value, place, reasons and runners-up.

    `line` is the canonical line with its `explanation`; what is printed of it is cut to length.
    """
    error = line["error"]
    yield line["file"]
    if error is not None:
        yield f"  not read: {error['title']} {error['advice']}"
        return
    for path, entry in line.get("explanation", {}).items():
        value, sure = _cut(entry["value"], _WIDEST_VALUE), entry["confidence"] * 100
        yield f"  {path}: {value}  ({sure:.0f} %)"
        yield f"      {_where(entry)}"
        for reason in entry["reasons"]:
            yield f"      {_sign(reason['weight'])} {_cut(reason['words'], _WIDEST_WORDS)}"
        for other in entry["runners_up"]:
            value = _cut(other["value"], _WIDEST_VALUE)
            yield f"      not {value}: {_cut(other['lost'], _WIDEST_WORDS)}"


def _sign(weight: float) -> str:
    return f"{'+' if weight >= 0 else '−'} {abs(weight):.2f}"


def _where(entry: Mapping[str, Any]) -> str:
    source = entry["source"] or "nobody"
    if entry["page"] is None or entry["box"] is None:
        return f"{source}, printed nowhere"
    printed = _cut(entry["text"], _WIDEST_VALUE)
    behind = f", label “{_cut(entry['label'], 40)}”" if entry["label"] else ""
    return f"{source}, page {entry['page']}, “{printed}”{behind}"


def _cut(text: str, width: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= width else flat[: width - 1] + "…"
