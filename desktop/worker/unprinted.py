# SPDX-License-Identifier: AGPL-3.0-or-later
"""Text that a PDF carries without ever showing it: notes, unseen form fields, layers switched off.

It is told as hidden words, so that it is never taken for a value and its file is not sent as it
is. What a document says of itself (title, subject, keywords) counts only where it speaks to a
program that reads it: every document has such words.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import Any

from desktop.domain.page import Box, Word
from desktop.domain.speech import speaks

MOST_WORDS = 500
_MOST_LETTERS = 20_000
_DESCRIBING = ("title", "author", "subject", "keywords", "creator", "producer")
_TEXT_FIELD = 7
_LEAST_LETTERS = 3
_CORNER = Box(0.0, 0.0, 1.0, 1.0)


def noted(page: Any, shown: str) -> Iterator[tuple[str, Any]]:
    """Texts of annotations and form fields that are not among the `shown` ones, with their places.

    Places are the page's rectangles as they are before it is turned.
    """
    visible = _bare(shown)
    for annotation in page.annots() or ():
        content = str((annotation.info or {}).get("content") or "")
        if _says_more(content, visible):
            yield content, annotation.rect
    for field in page.widgets() or ():
        value = field.field_value
        if (
            field.field_type == _TEXT_FIELD
            and isinstance(value, str)
            and _says_more(value, visible)
        ):
            yield value, field.rect


def described(document: Any) -> str:
    """What the document says of itself, where that speaks to a reader; "" elsewhere."""
    told = document.metadata or {}
    parts = [str(told.get(name) or "") for name in _DESCRIBING]
    packet = str(document.get_xml_metadata() or "")[:_MOST_LETTERS]
    parts += [html.unescape(part).strip() for part in re.split(r"<[^>]*>", packet)]
    return "\n".join(dict.fromkeys(part for part in parts if part and speaks(part)))


def cut_off(
    shown: Sequence[Sequence[Any]], whole: Sequence[Sequence[Any]]
) -> Iterator[tuple[str, Sequence[float]]]:
    """The lines beyond the page or a frame on it, with their places before the page is turned.

    Both are MuPDF's words of the page: those within it, and all there are.
    """
    known = {(word[4], round(word[0]), round(word[1])) for word in shown}
    said = _bare("".join(word[4] for word in shown))
    lines: dict[tuple[int, int], list[Sequence[Any]]] = {}
    for word in whole:
        if (word[4], round(word[0]), round(word[1])) not in known:
            lines.setdefault((word[5], word[6]), []).append(word)
    for line in lines.values():
        text = " ".join(word[4] for word in line)
        # the same words, only put together otherwise, say nothing more
        if _bare(text) not in said:
            yield text, line[0][:4]


def hidden_words(text: str, box: Box | None, block: int) -> list[Word]:
    """The text as hidden words, all at one place."""
    words = text[:_MOST_LETTERS].split()[:MOST_WORDS]
    return [Word(word, box or _CORNER, block=block, hidden=True) for word in words]


def _says_more(text: str, visible: str) -> bool:
    bare = _bare(text)
    return len(bare) >= _LEAST_LETTERS and bare not in visible


def _bare(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
