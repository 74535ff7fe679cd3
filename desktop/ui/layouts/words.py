# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lessons in words: which field, where it is looked for, and how that fared."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.domain.layout import FieldLesson, Layout, TableLesson
from desktop.ui.wording import COLUMN_NAMES, choice_name, field_name

_COLUMNS = {
    "description": "description",
    "reference": "reference",
    "quantity": "quantity",
    "unit": "unit",
    "price": "unit_price",
    "net": "subtotal",
    "tax_rate": "tax_rate",
    "tax_amount": "tax_amount",
    "gross": "total_amount",
}
_FEW = 3


def _tr(text: str) -> str:
    return QCoreApplication.translate("layouts", text)


def lessons_in_words(layout: Layout) -> list[tuple[str, str, str]]:
    """A line for each lesson: field, where it is looked for, and its record."""
    rows = [(field_name(one.path, whole=True), where(one), record(one)) for one in layout.fields]
    if layout.titles:
        rows.append((_tr("Headings"), ", ".join(f"“{t}”" for t in layout.titles), ""))
    if layout.table is not None:
        rows.append((_tr("Line items"), _columns(layout.table), record(layout.table)))
    return rows


def where(lesson: FieldLesson) -> str:
    """Where the field is looked for, as a phrase."""
    words = lesson.anchors[0].text if lesson.anchors else ""
    phrase = {
        "behind": _tr("behind “{words}”"),
        "right": _tr("right of “{words}”"),
        "below": _tr("below “{words}”"),
        "place": _tr("by its place on the page"),
        "same": _tr("always “{words}”"),
    }[lesson.way]
    if lesson.way == "same":
        words = " ".join((lesson.value or "").split())[:80]
        if lesson.path == "document_type":
            words = choice_name(words)
    return phrase.format(words=words)


def record(lesson: FieldLesson | TableLesson) -> str:
    """How often it was right and wrong on later invoices."""
    if lesson.is_given_up:
        return _tr("not used any more: wrong {n}×").format(n=lesson.contradicted)
    if not lesson.confirmed and not lesson.contradicted:
        return _tr("new")
    right = _tr("right {n}×").format(n=lesson.confirmed)
    if not lesson.contradicted:
        return right
    return _tr("{right}, wrong {n}×").format(right=right, n=lesson.contradicted)


def _columns(table: TableLesson) -> str:
    parts = []
    for column in table.columns:
        name = _COLUMNS.get(column.role)
        if name is None or not column.heading:
            continue
        heading = " ".join(column.heading.split())[:40]
        parts.append(
            _tr("{field} under “{heading}”").format(
                field=QCoreApplication.translate("wording", COLUMN_NAMES[name]), heading=heading
            )
        )
    if table.passed:
        words = ", ".join(f"“{words[:40]}”" for words in table.passed[:_FEW])
        parts.append(_tr("without {words}").format(words=words))
    if table.ends:
        parts.append(_tr("up to “{words}”").format(words=table.ends[0][:40]))
    return ", ".join(parts)
