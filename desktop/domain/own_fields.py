# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fields that a workspace adds to the invoice's: what they may be called, and how they are typed.

Their values stand in the record's `other` by name, as canonical text (ISO dates, plain decimals),
at the path "other.NAME".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from desktop.domain.errors import InvalidValue
from desktop.domain.field_kinds import FIELDS, FieldKind, kind_of
from desktop.domain.ports import OwnField

OwnKind = Literal["text", "number", "date"]

MAX_OWN_FIELDS: Final = 20
MAX_OWN_NAME: Final = 60
MAX_INSTRUCTION: Final = 300
OWN_KINDS: Final[tuple[OwnKind, ...]] = ("text", "number", "date")
_FIELD_KINDS: Final = {
    "text": FieldKind.TEXT,
    "number": FieldKind.QUANTITY,
    "date": FieldKind.DATE,
}
_PREFIX: Final = "other."
# what the window calls fields whose paths say it otherwise
_ALSO_KNOWN: Final = (
    "line items",
    "tax lines",
    "invoice date",
    "net amount",
    "supplier",
    "buyer",
    "iban",
    "bic",
    "remarks",
)


def own_path(name: str) -> str:
    """Where the field's value stands in the record."""
    return _PREFIX + name


def own_name(path: str) -> str | None:
    """The name in such a path; None for any other path."""
    return path.removeprefix(_PREFIX) if path.startswith(_PREFIX) else None


def kind_with(path: str, fields: Sequence[OwnField]) -> FieldKind:
    """As `kind_of`, with own fields typed; KeyError when there is no such field."""
    name = own_name(path)
    for field in fields:
        if field.name == name:
            return _FIELD_KINDS[field.kind]
    return kind_of(path)


def tidied(field: OwnField, others: Sequence[OwnField]) -> OwnField:
    """The field with its spaces put right, fit to stand beside the others.

    Raises InvalidValue when name, kind or instruction can't be used, or there are too many.
    """
    name = " ".join(field.name.split())
    instruction = " ".join(field.instruction.split())
    if not name:
        raise InvalidValue("The field has no name.", "Name it as it is printed on the documents.")
    if len(name) > MAX_OWN_NAME:
        raise InvalidValue(
            f"The name “{name[:30]}…” is too long.", f"Use at most {MAX_OWN_NAME} letters."
        )
    if not name.isprintable() or not any(char.isalnum() for char in name):
        raise InvalidValue(
            "The name holds signs that can't be shown, or no letter.", "Type it anew."
        )
    if field.kind not in OWN_KINDS:
        raise InvalidValue(f"There is no type “{field.kind[:30]}”.", "Choose text, number or date.")
    if len(instruction) > MAX_INSTRUCTION:
        raise InvalidValue(
            f"The instruction for “{name}” is too long.",
            f"Use at most {MAX_INSTRUCTION} letters; one sentence is best.",
        )
    if not instruction.isprintable():
        raise InvalidValue(
            f"The instruction for “{name}” holds signs that can't be shown.", "Type it anew."
        )
    if _key(name) in _BUILT_IN:
        raise InvalidValue(
            f"Every invoice has a field “{name}” already.", "Use that one, or another name."
        )
    if any(_key(other.name) == _key(name) for other in others):
        raise InvalidValue(
            f"There is a field “{name}” already.", "Change that one, or use another name."
        )
    if len(others) >= MAX_OWN_FIELDS:
        raise InvalidValue(
            f"There can be {MAX_OWN_FIELDS} own fields.", "Remove one that is not needed any more."
        )
    return OwnField(name, field.kind, instruction)


def _key(name: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())


_BUILT_IN: Final = frozenset(_key(name) for name in (*(spec.path for spec in FIELDS), *_ALSO_KNOWN))
