# SPDX-License-Identifier: AGPL-3.0-or-later
"""The Gemini reader that settings and environment describe, for the composition roots."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from desktop.services.gemini import Asking, GeminiReader
from desktop.services.gemini_door import door_from_settings
from desktop.services.gemini_request import Form
from desktop.services.prices import PriceTable

FormChoice = Literal["cheaper", "compact", "standard"]


def gemini_reader(
    service: Literal["gemini", "vertex"],
    key: Callable[[], str | None],
    *,
    table: Path,
    own_table: Path | None,
    environment: Mapping[str, str],
    model: str | None = None,
    project: str | None = None,
    location: str | None = None,
    form: FormChoice = "cheaper",
) -> GeminiReader:
    """A reader by AI Studio ("gemini") or Vertex AI ("vertex").

    `table` is the price table that came along, `own_table` the one that may change it. Raises
    SettingsInvalid or InvalidValue for what can't be right; makes no connection.
    """
    return GeminiReader(
        key,
        PriceTable.load(table, own_table),
        model,
        door=door_from_settings(
            service, environment, project=project, location=location, home=_home(environment)
        ),
        asking=Asking(form=None if form == "cheaper" else Form(form)),
    )


def _home(environment: Mapping[str, str]) -> Path | None:
    folder = environment.get("HOME") or environment.get("USERPROFILE")
    return Path(folder) if folder else None
