# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words that a person points at on a page become a field's value, with their place as its proof."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.domain.errors import InvalidValue
from desktop.domain.own_fields import kind_with
from desktop.domain.ports import OwnField
from desktop.domain.reading import FieldReading, Source
from desktop.workflows.requests import TakeWords

if TYPE_CHECKING:
    from desktop.readers.sheet import Sheet


def reading_of(request: TakeWords, sheet: Sheet, own_fields: Sequence[OwnField]) -> FieldReading:
    """What the words say for the field; InvalidValue, in words, where they say nothing for it."""
    from desktop.readers.chosen_words import value_of

    try:
        kind = kind_with(request.path, own_fields)
    except KeyError as error:
        raise InvalidValue("There is no such field.", "Open the invoice again.") from error
    chosen = value_of(request.path, kind, request.words, request.page, sheet)
    return FieldReading(
        request.path,
        chosen.value,
        chosen.text,
        Source.PERSON.value,
        1.0,
        page=request.page,
        box=chosen.box,
    )
