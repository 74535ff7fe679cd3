# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be done to the rows of a table in one go; `rows` carries it out. Frozen, for threads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.domain.reading import FieldReading


@dataclass(frozen=True, slots=True)
class NewCell:
    """A cell's new value as canonical text, None to empty it.

    `place` is where on the page it was taken from; without one it is looked for there.
    """

    text: str | None
    place: FieldReading | None = None


@dataclass(frozen=True, slots=True)
class PutCells:
    """Values by (row, column) over what stands there; rows behind the last one are made."""

    cells: Mapping[tuple[int, str], NewCell]


@dataclass(frozen=True, slots=True)
class ReplaceRows:
    """Rows `start` to `stop` (not included) give way to `rows`, each its cells by column.

    With `start` equal to `stop` rows are put in; nothing else moves but down.
    """

    start: int
    stop: int
    rows: tuple[Mapping[str, NewCell], ...]


@dataclass(frozen=True, slots=True)
class DeleteRows:
    """These rows go."""

    rows: frozenset[int]


@dataclass(frozen=True, slots=True)
class DuplicateRows:
    """Rows `first` to `last` once more, below `last`."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class MoveRows:
    """Rows `first` to `last` stand `by` rows lower (or higher, when negative)."""

    first: int
    last: int
    by: int


@dataclass(frozen=True, slots=True)
class CopyDown:
    """What stands in row `first` of these columns, in the rows below it up to `last` too."""

    first: int
    last: int
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergeRows:
    """Rows `first` to `last` become one: texts joined, amounts added, or kept if one has them."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class SplitText:
    """A row becomes two at a place of the text in `column`; the amounts stay with the first."""

    row: int
    column: str
    at: int


@dataclass(frozen=True, slots=True)
class SplitShare:
    """A row becomes two of the same text, the second with `share` of `column`.

    The column is the quantity (amounts follow by the unit price, else in proportion) or the
    net amount (other amounts follow in proportion). What the two have adds up to what there was.
    """

    row: int
    column: str
    share: Decimal


TableChange = (
    PutCells
    | ReplaceRows
    | DeleteRows
    | DuplicateRows
    | MoveRows
    | CopyDown
    | MergeRows
    | SplitText
    | SplitShare
)
