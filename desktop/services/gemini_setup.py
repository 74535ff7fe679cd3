# SPDX-License-Identifier: AGPL-3.0-or-later
"""The Gemini reader, and the models to choose from, that settings and environment describe."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal

from desktop.domain.paid_models import ModelList, ModelOffer
from desktop.domain.spending import Tier
from desktop.services.gemini import Asking, GeminiReader
from desktop.services.gemini_door import door_from_settings
from desktop.services.gemini_request import Form
from desktop.services.prices import ModelChoice, ModelInfo, PageKind, PriceTable
from desktop.settings import ModelWay, Settings, resource_path, workspaces_folder

MODELS_FILE = "models.json"


def gemini_reader(
    settings: Settings,
    key: Callable[[], str | None],
    *,
    tables: Sequence[Path],
    environment: Mapping[str, str],
    service: Literal["gemini", "vertex"] | None = None,
) -> GeminiReader:
    """A reader by AI Studio ("gemini") or Vertex AI ("vertex"); the settings' own by default.

    `tables` are the price table that came along, then those that change it: the person's, and
    the workspace's, which need not exist. Raises SettingsInvalid or InvalidValue for what can't
    be right; makes no connection.
    """
    form, chosen = settings.gemini_form, service or settings.service
    by_key = chosen == "gemini" or settings.vertex_sign_in == "auto"
    return GeminiReader(
        key if by_key else lambda: None,
        as_chosen(price_table(tables), settings),
        settings.gemini_model,
        door=door_from_settings(
            chosen,
            environment,
            project=settings.vertex_project,
            location=settings.vertex_location,
            home=_home(environment),
        ),
        asking=Asking(form=None if form == "cheaper" else Form(form), tier=Tier(settings.tier)),
    )


def model_tables(home: Path, workspace: str | None) -> tuple[Path, ...]:
    """Where prices and models are looked up: what came along, the person's, the workspace's.

    `workspace` goes by its folder's name.
    """
    own = () if workspace is None else (workspaces_folder(home) / workspace / MODELS_FILE,)
    return (resource_path(MODELS_FILE), home / MODELS_FILE, *own)


def price_table(tables: Sequence[Path]) -> PriceTable:
    """The price table that came along, changed by the person's and the workspace's."""
    return PriceTable.load(tables[0], *tables[1:])


def as_chosen(table: PriceTable, settings: Settings) -> PriceTable:
    """The table with the person's ways of asking, and the model to turn to, in place of its own."""
    infos = [chosen_way(info, settings.model_ways.get(info.model)) for info in table.infos()]
    return table.changed(infos, settings.fallback_model)


def chosen_way(info: ModelInfo, way: ModelWay | None) -> ModelInfo:
    """A model asked in a person's way, as far as it can be asked so."""
    if way is None:
        return info
    level = way.thinking if way.thinking in info.levels else info.ask_level
    fineness = dict(info.resolution)
    # a model without finenesses in the table takes none
    if fineness and way.page is not None:
        fineness[PageKind.PDF] = way.page
    if fineness and way.scan is not None:
        fineness[PageKind.SCAN] = fineness[PageKind.IMAGE] = way.scan
    return replace(info, ask_level=level, resolution=fineness)


def model_list(
    tables: Sequence[Path], day: date, offered: Collection[str] | None = None
) -> ModelList:
    """The models to choose from on a day; `offered` are those that the service listed."""
    table = price_table(tables)
    offers = tuple(_offer(choice, table, day, offered) for choice in table.choices(day, offered))
    return ModelList(offers, table.default_model, table.updated)


def _offer(
    choice: ModelChoice, table: PriceTable, day: date, offered: Collection[str] | None
) -> ModelOffer:
    info, row = table.info(choice.model), table.row(choice.model, day)
    return ModelOffer(
        model=choice.model,
        title=choice.title,
        state=choice.status.value,
        usable=choice.usable,
        offered=None if offered is None else choice.model in offered,
        remark=choice.remark,
        replacement=choice.replacement,
        levels=info.levels if info else (),
        ask_level=info.ask_level if info else None,
        resolution={kind.value: fine for kind, fine in info.resolution.items()} if info else {},
        price_in=row.input if row else None,
        price_out=row.output if row else None,
        price_until=row.valid_to if row else None,
    )


def _home(environment: Mapping[str, str]) -> Path | None:
    folder = environment.get("HOME") or environment.get("USERPROFILE")
    return Path(folder) if folder else None
