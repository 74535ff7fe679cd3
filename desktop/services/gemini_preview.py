# SPDX-License-Identifier: AGPL-3.0-or-later
"""A question to Gemini as a person can look at it: the very object that is sent, in plain parts."""

from __future__ import annotations

from desktop.domain.leaving import Leaving, SentFile
from desktop.domain.ports import RemoteRequest
from desktop.services.gemini_door import DoorKind, GeminiDoor
from desktop.services.gemini_request import Form, Question


def leaving(question: Question, request: RemoteRequest, model: str, door: GeminiDoor) -> Leaving:
    """What this question sends by this door."""
    whole = question.form is Form.STANDARD
    pictured = {picture.data: picture.page for picture in request.pictures}
    return Leaving(
        service=door.kind.value,
        door=_words(door),
        model=model,
        form=question.form.value,
        pages=tuple(page.number for page in request.pages),
        instructions=question.system,
        schema=question.schema_text,
        text=question.text,
        files=tuple(
            SentFile(kind, data, None if whole else pictured.get(data))
            for kind, data in question.files
        ),
        sent_sha256=question.sent_sha256(),
    )


def _words(door: GeminiDoor) -> str:
    name = "Google AI Studio"
    if door.kind is DoorKind.VERTEX:
        place = f", {door.place}" if door.place else ""
        name = f"Vertex AI, {door.project}{place}" if door.project else "Vertex AI, express mode"
    return f"{name} ({door.base_url})" if door.base_url else name
