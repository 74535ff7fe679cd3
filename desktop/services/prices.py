# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a request to a model costs, from the dated price table in the resources."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from desktop.domain.errors import SettingsInvalid
from desktop.domain.ports import Usage

_MILLION = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class PriceRow:
    """One model's prices in US dollars for a million tokens, valid from and to (inclusive)."""

    model: str
    input: Decimal
    output: Decimal
    cached: Decimal | None
    valid_from: date
    valid_to: date | None
    status: str


class PriceTable:
    """Prices by model and day; a model that isn't listed has no price, never a guessed one."""

    def __init__(self, rows: Iterable[PriceRow], default_model: str) -> None:
        self._rows = tuple(rows)
        self.default_model = default_model

    @classmethod
    def load(cls, path: Path) -> PriceTable:
        """From a JSON file; raises SettingsInvalid when it isn't a price table."""
        try:
            data = json.loads(path.read_text("utf-8"))
            return cls([_row(entry) for entry in data["models"]], str(data["default_model"]))
        except (OSError, ValueError, KeyError, TypeError, InvalidOperation) as error:
            raise SettingsInvalid(
                f"The price table {path.name} could not be read.",
                "Remove the changed file to use the one that came with Vouch.",
            ) from error

    def models(self) -> tuple[str, ...]:
        """The models that can be used, in the table's order."""
        names = [row.model for row in self._rows if row.status == "live"]
        return tuple(dict.fromkeys(names))

    def row(self, model: str, day: date) -> PriceRow | None:
        """The row that holds for `model` on `day`, None when no price is known."""
        for row in self._rows:
            if row.model == model and row.valid_from <= day <= (row.valid_to or day):
                return row
        return None

    def cost(self, model: str, usage: Usage, day: date) -> Decimal | None:
        """US dollars for a request; thinking is billed as output, cached input at its own price."""
        row = self.row(model, day)
        if row is None:
            return None
        cached = usage.cached_tokens if row.cached is not None else 0
        return (
            row.input * (usage.input_tokens - cached)
            + (row.cached or Decimal(0)) * cached
            + row.output * (usage.output_tokens + usage.thinking_tokens)
        ) / _MILLION


def _row(entry: dict[str, Any]) -> PriceRow:
    valid_to = entry.get("valid_to")
    cached = entry.get("cached")
    return PriceRow(
        model=str(entry["model"]),
        input=Decimal(str(entry["input"])),
        output=Decimal(str(entry["output"])),
        cached=None if cached is None else Decimal(str(cached)),
        valid_from=date.fromisoformat(entry["valid_from"]),
        valid_to=None if valid_to is None else date.fromisoformat(valid_to),
        status=str(entry["status"]),
    )
