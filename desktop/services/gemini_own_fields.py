# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fields of a workspace's own, asked for beside the invoice's.

A model sees them by number, so that no name can clash with a field's or carry anything into the
schema; what a name and its instruction say stands in the prompt, in one line each.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from desktop.domain.errors import InvalidValue
from desktop.domain.fields import FieldKind
from desktop.domain.ports import OwnField

MAX_FIELDS: Final = 20
MAX_NAME: Final = 60
MAX_INSTRUCTION: Final = 300
_KINDS: Final = {
    "text": FieldKind.TEXT,
    "number": FieldKind.QUANTITY,
    "date": FieldKind.DATE,
}


def own_keys(fields: Sequence[OwnField]) -> dict[str, str]:
    """The path in the record by the key that the model uses.

    Raises InvalidValue for too many fields, names that are empty, too long or used twice.
    """
    names = [field.name.strip() for field in fields]
    if len(names) > MAX_FIELDS or len({name.casefold() for name in names}) != len(names):
        raise InvalidValue(
            f"There can be {MAX_FIELDS} own fields, each with a name of its own.",
            "Remove some, or rename them.",
        )
    for field, name in zip(fields, names, strict=True):
        fits = 0 < len(name) <= MAX_NAME and len(field.instruction) <= MAX_INSTRUCTION
        if not fits or not name.isprintable():
            raise InvalidValue(
                "An own field has no name, or too much text.",
                f"Names have up to {MAX_NAME} letters, instructions up to {MAX_INSTRUCTION}.",
            )
    return {f"own_{index}": f"other.{name}" for index, name in enumerate(names, 1)}


def own_kinds(fields: Sequence[OwnField]) -> dict[str, FieldKind]:
    """How the value at each path is typed."""
    paths = own_keys(fields).values()
    return {path: _KINDS[field.kind] for path, field in zip(paths, fields, strict=True)}


def own_prompt(fields: Sequence[OwnField]) -> str:
    """What the prompt says of them; "" when there are none."""
    if not fields:
        return ""
    lines = [
        f"{key}: {_line(field.name)}" + (f" ({_line(field.instruction)})" * bool(field.instruction))
        for key, field in zip(own_keys(fields), fields, strict=True)
    ]
    return "\n- Further fields: " + "; ".join(lines) + "."


def _line(text: str) -> str:
    return " ".join(text.split())
