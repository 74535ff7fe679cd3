# SPDX-License-Identifier: AGPL-3.0-or-later
"""A table's row with who stands for each of its cells. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from desktop.domain.invoice import LineItem, TaxLine
from desktop.domain.reading import FieldReading
from desktop.workflows.keeping import persons_reading


@dataclass(slots=True)
class Row:
    """One row; `evidence` is by column, its readings' paths may be those of another row."""

    values: LineItem | TaxLine
    evidence: dict[str, FieldReading] = field(default_factory=dict)

    def with_values(
        self, values: Mapping[str, object], evidence: Mapping[str, FieldReading]
    ) -> Row:
        """The row with these columns set (None empties), their evidence in place of the old."""
        kept = {c: r for c, r in self.evidence.items() if c not in values}
        model = type(self.values).model_validate(
            {n: getattr(self.values, n) for n in type(self.values).model_fields} | dict(values)
        )
        return Row(model, kept | {c: r for c, r in evidence.items() if values.get(c) is not None})

    def of_person(self) -> Row:
        """The same row as a person's doing; what proves its values proves them still."""
        said = {c: persons_reading(r.path, r.value, r) for c, r in self.evidence.items()}
        return Row(self.values, said)

    def taking(self, columns: Iterable[str], other: Row) -> Row:
        """The row with these columns as they are in another row, evidence and all."""
        values = {column: getattr(other.values, column) for column in columns}
        return self.with_values(
            values, {c: other.evidence[c] for c in values if c in other.evidence}
        )
