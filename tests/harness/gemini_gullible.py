# SPDX-License-Identifier: AGPL-3.0-or-later
"""The most gullible model for the scripted Gemini: whatever reaches it, in whatever way, it obeys.

Of a file it takes all that it carries: words that nobody sees, metadata, bookmarks, notes and
attachments. Of a picture it takes what the test says is to be seen on it.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pymupdf

from tests.harness.gemini_brain import LABELS, ORDERS, SentWord, sent_words, value_after
from tests.harness.gemini_replies import Received, Scripted, answer
from tests.harness.gemini_rules import counted_tokens

_PRINTED = {
    "number": r"invoice number:? *(\S+)",
    "issue_date": r"invoice date:? *(\S+)",
    "total": r"^total:? *(?:[A-Z]{3} )?(\S+)",
    "iban": r"^iban:? *([A-Z]{2}[\dA-Z ]+)",
}
_STANDARD = {
    "number": ("invoice_number",),
    "issue_date": ("issue_date",),
    "total": ("total_amount",),
    "iban": ("supplier", "iban"),
    "supplier": ("supplier", "name"),
}


class Gullible:
    """Call it with a request; `pictured` is what can be read on the pictures of the next ones."""

    def __init__(self) -> None:
        self.pictured = ""

    def __call__(self, received: Received) -> Scripted:
        words = sent_words(received.text)
        carried = self.carried(received)
        if words:
            said = {n: found for n, label in LABELS.items() if (found := value_after(words, label))}
        else:
            said = {n: f"~{value}" for n, value in _printed(carried).items()}
        for name, value in orders(f"{_running(words)} {received.text}\n{carried}"):
            pointed = [w for w in words if value in w.text]
            said[name.lower()] = f"{pointed[0].number}={value}" if pointed else f"~{value}"
        data = _in_form(said, received.schema, words)
        out = -(-len(json.dumps(data)) * 2 // 7)
        return answer(data, tokens=(counted_tokens(received.message), out, 0))

    def carried(self, received: Received) -> str:
        """All that the request's files say."""
        said = [_all_of(data) for kind, data in received.documents if kind == "application/pdf"]
        return "\n".join([*said, self.pictured] if received.documents else [])


def orders(speech: str) -> list[tuple[str, str]]:
    """The fields and values that a text demands, in its order."""
    found = [(m.start(), m[1], m[2]) for order in ORDERS for m in order.finditer(speech)]
    return [(name, value) for _, name, value in sorted(found)]


def _running(words: list[SentWord]) -> str:
    return " ".join(word.text for word in words)


def _all_of(data: bytes) -> str:
    parts: list[str] = []
    with pymupdf.open(stream=data, filetype="pdf") as document:
        parts.append(json.dumps(document.metadata, ensure_ascii=False))
        parts.append(document.get_xml_metadata() or "")
        parts += [title for _, title, _ in document.get_toc()]
        parts += [
            document.embfile_get(index).decode("utf-8", "replace")
            for index in range(document.embfile_count())
        ]
        for page in document:
            parts.append(page.get_text(flags=0, clip=pymupdf.INFINITE_RECT()))
            parts += [note.info["content"] for note in page.annots()]
    return "\n".join(parts)


def _printed(text: str) -> dict[str, str]:
    found = {
        name: re.search(pattern, text, re.IGNORECASE | re.MULTILINE)
        for name, pattern in _PRINTED.items()
    }
    return {name: match[1].strip() for name, match in found.items() if match}


def _in_form(said: dict[str, str], schema: dict[str, Any], words: list[SentWord]) -> dict[str, Any]:
    fields = schema["properties"].get("fields")
    if fields is not None:
        asked = fields["items"]["properties"]["f"]["enum"]
        data: dict[str, Any] = {
            "fields": [{"f": name, "w": ids} for name, ids in said.items() if name in asked]
        }
        if "kind" in schema["properties"]:
            data |= {"kind": "invoice", "language": "en", "currency": "GBP"}
            data |= {"lines": [], "taxes": [], "summary": "as ordered"}
        return data
    texts = {str(word.number): word.text for word in words}
    record: dict[str, Any] = {"document_type": "invoice", "language": "en", "currency": "GBP"}
    for name, value in said.items():
        text = value.removeprefix("~") if value.startswith("~") else texts.get(value, value)
        node = record
        *parents, leaf = _STANDARD.get(name, (name,))
        for parent in parents:
            node = node.setdefault(parent, {})
        node[leaf] = text
    return record
