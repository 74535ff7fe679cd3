# SPDX-License-Identifier: AGPL-3.0-or-later
"""Misread digits planted in the words of a page, which are then read anew from the start."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from benchmarks.accuracy_judging import Document
from desktop.domain.company import OwnCompany
from desktop.domain.fields import get_text
from desktop.domain.finding import Finding
from desktop.domain.invoice import Invoice
from desktop.domain.page import PageText
from desktop.domain.reading import FieldReading, LocalReading
from desktop.readers.combine import same_value
from desktop.readers.read_text import read_pages

Marked = Callable[[Invoice, dict[str, FieldReading], str, tuple[Finding, ...]], tuple[str, ...]]


def with_misread_word(
    pages: tuple[PageText, ...], said: FieldReading, chance: random.Random
) -> tuple[PageText, ...] | None:
    """The pages with one digit of the value's words as another; None where no digit stands."""
    page = next((p for p in pages if p.number == said.page), None)
    if page is None or said.box is None:
        return None
    box = said.box
    places = [
        (index, match.start())
        for index, word in enumerate(page.words)
        if not word.hidden
        and box.x0 - 1 <= (word.box.x0 + word.box.x1) / 2 <= box.x1 + 1
        and box.y0 - 1 <= word.box.mid_y <= box.y1 + 1
        for match in re.finditer(r"\d", word.text)
    ]
    if not places or len(places) != sum(c.isdigit() for c in said.text):
        return None
    index, at = chance.choice(places)
    text = page.words[index].text
    digit = chance.choice([d for d in "0123456789" if d != text[at]])
    words = list(page.words)
    words[index] = replace(words[index], text=text[:at] + digit + text[at + 1 :])
    changed = replace(page, words=tuple(words))
    return tuple(changed if p is page else p for p in pages)


def read_anew(
    readings: list[tuple[Document, LocalReading]],
    paths_of: Callable[[Invoice, random.Random], Any],
    marked: Marked,
) -> dict[str, dict[str, Any]]:
    """By field: planted, still right (printed elsewhere too), gone, wrong and marked, let through.

    Only values that the text reader alone reads the same way are planted.
    """
    fields: dict[str, dict[str, Any]] = {}
    for document, reading in readings:
        if document["doc_type"] == "other" or not reading.pages:
            continue
        before = read_pages(reading.pages, OwnCompany())
        for path in paths_of(before.invoice, random.Random(document["id"])):
            said, value = before.evidence.get(path), get_text(before.invoice, path)
            chance = random.Random(f"{document['id']} {path}")
            pages = None if said is None else with_misread_word(reading.pages, said, chance)
            if pages is None:
                continue
            row = fields.setdefault(
                re.sub(r"\[\d+\]", "[]", path),
                {"planted": 0, "right": 0, "gone": 0, "marked": 0, "let_through": []},
            )
            row["planted"] += 1
            after = read_pages(pages, OwnCompany())
            now = get_text(after.invoice, path)
            if now is None:
                row["gone"] += 1
            elif same_value(path, now, value or ""):
                row["right"] += 1
            elif marked(after.invoice, dict(after.evidence), path, ()):
                row["marked"] += 1
            else:
                row["let_through"].append(f"{document['id']} {path}: {value} -> {now}")
    for row in fields.values():
        wrong = row["planted"] - row["right"]
        row["share"] = round(1 - len(row["let_through"]) / wrong, 4) if wrong else None
    return dict(sorted(fields.items()))
