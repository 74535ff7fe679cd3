# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fields of a workspace's own, asked for beside the invoice's.

A model sees them by number, so that no name can clash with a field's or carry anything into the
schema; what a name and its instruction say stands in the prompt, in one line each.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.errors import InvalidValue
from desktop.domain.fields import FieldKind
from desktop.domain.own_fields import (
    MAX_INSTRUCTION,
    MAX_OWN_FIELDS,
    MAX_OWN_NAME,
    kind_with,
    own_path,
)
from desktop.domain.ports import OwnField


def own_keys(fields: Sequence[OwnField]) -> dict[str, str]:
    """The path in the record by the key that the model uses.

    Raises InvalidValue for too many fields, names that are empty, too long or used twice.
    """
    names = [field.name.strip() for field in fields]
    if len(names) > MAX_OWN_FIELDS or len({name.casefold() for name in names}) != len(names):
        raise InvalidValue(
            f"There can be {MAX_OWN_FIELDS} own fields, each with a name of its own.",
            "Remove some, or rename them.",
        )
    for field, name in zip(fields, names, strict=True):
        fits = 0 < len(name) <= MAX_OWN_NAME and len(field.instruction) <= MAX_INSTRUCTION
        if not fits or not name.isprintable():
            raise InvalidValue(
                "An own field has no name, or too much text.",
                f"Names have up to {MAX_OWN_NAME} letters, instructions up to {MAX_INSTRUCTION}.",
            )
    return {f"own_{index}": own_path(name) for index, name in enumerate(names, 1)}


def own_kinds(fields: Sequence[OwnField]) -> dict[str, FieldKind]:
    """How the value at each path is typed."""
    return {path: kind_with(path, fields) for path in own_keys(fields).values()}


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
