# SPDX-License-Identifier: AGPL-3.0-or-later
"""`vouch layouts`: what verified invoices taught, and forgetting it."""

from __future__ import annotations

import argparse
from typing import Any

from desktop.cli.output import Column, Output
from desktop.cli.parts import Parts
from desktop.domain.layout import FieldLesson, KnownLayout, TableLesson
from desktop.workflows import learning

TABLE = (
    Column("ID", 36),
    Column("SUPPLIER", 26),
    Column("LEARNED ON", 10),
    Column("FROM INVOICE", 16),
    Column("FIELDS", 6, right=True),
    Column("RIGHT", 6, right=True),
    Column("WRONG", 6, right=True),
    Column("IN USE", 6),
)
_WAYS = {
    "behind": "behind “{words}”",
    "right": "right of “{words}”",
    "below": "below “{words}”",
    "place": "by its place on the page",
    "same": "always “{words}”",
}


def run(arguments: argparse.Namespace, parts: Parts, output: Output) -> int:
    """Forget or take back what is asked for, then print what there is."""
    workspace = parts.open_workspace(arguments)
    if arguments.forget is not None:
        learning.forget(workspace, arguments.forget)
        output.chat("Forgotten. Take it back with --take-back and the same id.")
    elif arguments.take_back is not None:
        learning.take_back(workspace, arguments.take_back)
    output.start(TABLE)
    for known in learning.layouts(workspace):
        cells = (
            known.id,
            known.layout.supplier,
            known.learned_at,
            known.invoice_number,
            len(known.layout.fields),
            known.confirmed,
            known.contradicted,
            "yes" if known.in_use else "no",
        )
        output.record(_line(known), cells)
    return 0


def _line(known: KnownLayout) -> dict[str, Any]:
    layout = known.layout
    return {
        "id": known.id,
        "supplier": layout.supplier,
        "identifiers": list(layout.keys),
        "learned_on": known.learned_at,
        "invoice_id": known.invoice_id,
        "invoice_number": known.invoice_number,
        "invoice_date": known.invoice_date or None,
        "in_use": known.in_use,
        "invoices": len(layout.taught),
        "decimal_mark": layout.decimal_mark,
        "date_order": layout.date_order,
        "headings": list(layout.titles),
        "fields": [_field(lesson) for lesson in layout.fields],
        "line_items": None if layout.table is None else _table(layout.table),
    }


def _field(lesson: FieldLesson) -> dict[str, Any]:
    words = lesson.value if lesson.way == "same" else ""
    if lesson.anchors and not words:
        words = lesson.anchors[0].text
    return {
        "path": lesson.path,
        "words": _WAYS[lesson.way].format(words=words or ""),
        "way": lesson.way,
        "label": lesson.anchors[0].text if lesson.anchors else None,
        "value": lesson.value,
        "pattern": lesson.shape or None,
        "confirmed": lesson.confirmed,
        "contradicted": lesson.contradicted,
        "given_up": lesson.is_given_up,
    }


def _table(table: TableLesson) -> dict[str, Any]:
    return {
        "columns": [
            {"heading": column.heading, "holds": column.role or None} for column in table.columns
        ],
        "no_items": list(table.passed),
        "ends": list(table.ends),
        "confirmed": table.confirmed,
        "contradicted": table.contradicted,
        "given_up": table.is_given_up,
    }
