# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which models there are, how to ask them, and what they cost: data with dates, not code."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from desktop.domain.errors import SettingsInvalid
from desktop.domain.ports import PriceUsed, Usage

_MILLION: Final = Decimal(1_000_000)
_MAX_FILE_BYTES: Final = 1024 * 1024
_MAX_MODELS: Final = 500
_LEVELS: Final = ("minimal", "low", "medium", "high", "xhigh")
_RESOLUTIONS: Final = ("low", "medium", "high")


class ModelStatus(StrEnum):
    """CLOSED: only for projects that already used it. UNLISTED: offered, but not in the table."""

    LIVE = "live"
    CLOSED = "closed"
    RETIRED = "retired"
    UNLISTED = "unlisted"


class PageKind(StrEnum):
    """What is sent of a page, where no words are: how finely it is looked at depends on it."""

    PDF = "pdf"
    SCAN = "scan"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class PriceRow:
    """One model's prices in US dollars for a million tokens, valid from and to (inclusive).

    `up_to_tokens` limits the row to requests of so many tokens in; None is no limit. A price that
    is None isn't known (or, for `cached`, isn't granted).
    """

    model: str
    input: Decimal
    output: Decimal
    cached: Decimal | None
    valid_from: date
    valid_to: date | None
    batch_input: Decimal | None = None
    batch_output: Decimal | None = None
    up_to_tokens: int | None = None

    def holds(self, day: date, tokens_in: int) -> bool:
        """Whether this row is the price of such a request on that day."""
        in_time = self.valid_from <= day <= (self.valid_to or day)
        return in_time and tokens_in <= (self.up_to_tokens or tokens_in)


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A model and how to ask it.

    `until` is the day from which it can't be relied on. `levels` are the thinking levels that it
    takes; `ask_level` the one we ask for, None to leave it to the service; `thinking_budget` is
    the older models' way. `resolution` says how finely a page of each kind is looked at.
    """

    model: str
    title: str
    status: ModelStatus
    since: date | None = None
    until: date | None = None
    fallback: str | None = None
    note: str = ""
    levels: tuple[str, ...] = ()
    default_level: str | None = None
    ask_level: str | None = None
    thinking_budget: int | None = None
    resolution: Mapping[PageKind, str] = field(default_factory=dict)
    max_output: int = 65_536
    prices: tuple[PriceRow, ...] = ()

    def status_on(self, day: date) -> ModelStatus:
        """A live model past its announced end is retired, whoever hasn't updated the table."""
        if self.status is ModelStatus.LIVE and self.until is not None and day >= self.until:
            return ModelStatus.RETIRED
        return self.status


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """A model as it is offered for choosing; `usable` as far as is known, `remark` in words."""

    model: str
    title: str
    status: ModelStatus
    usable: bool
    remark: str
    replacement: str | None


class PriceTable:
    """Models and prices by day; a model that isn't listed has no price, never a guessed one."""

    def __init__(
        self,
        models: Iterable[ModelInfo],
        default_model: str,
        *,
        page_tokens: Mapping[str, int] | None = None,
        updated: date | None = None,
        chosen_fallback: str | None = None,
    ) -> None:
        self._models = {info.model: info for info in models}
        self.default_model = default_model
        self.page_tokens = dict(page_tokens or {"low": 280, "medium": 560, "high": 1_120})
        self.updated = updated
        self._chosen_fallback = chosen_fallback

    @classmethod
    def load(cls, path: Path, *overrides: Path | None) -> PriceTable:
        """From a JSON file; raises SettingsInvalid when it isn't a price table.

        `overrides` are files of the same form, which need not exist: the models of each take the
        place of those with the same name before, its `default_model` counts when it has one.
        """
        data = _content(path)
        models = data["models"]
        default, updated = data.get("default_model"), data.get("updated")
        last = path
        for override in overrides:
            if override is None or not override.exists():
                continue
            own, last = _content(override), override
            models = {**models, **own["models"]}
            default = own.get("default_model", default)
            updated = own.get("updated", updated)
        try:
            table = cls(
                models.values(),
                str(default),
                page_tokens={k: int(v) for k, v in data.get("page_tokens", {}).items()} or None,
                updated=None if updated is None else date.fromisoformat(updated),
            )
        except (ValueError, TypeError, AttributeError) as error:
            raise _unreadable(path) from error
        if table.info(table.default_model) is None:
            raise _unreadable(last)
        return table

    def models(self, day: date | None = None) -> tuple[str, ...]:
        """The models that can be used (on `day`), in the table's order."""
        return tuple(
            name
            for name, info in self._models.items()
            if (info.status_on(day) if day else info.status) is ModelStatus.LIVE
        )

    def infos(self) -> tuple[ModelInfo, ...]:
        """Every model, in the table's order."""
        return tuple(self._models.values())

    def changed(self, infos: Iterable[ModelInfo], fallback: str | None) -> PriceTable:
        """The same table with these models in place of its own, turning to `fallback` first."""
        return PriceTable(
            infos,
            self.default_model,
            page_tokens=self.page_tokens,
            updated=self.updated,
            chosen_fallback=fallback,
        )

    def info(self, model: str) -> ModelInfo | None:
        """What is known of a model, None when it isn't listed."""
        return self._models.get(model)

    def fallback(self, model: str, day: date, offered: Collection[str] | None = None) -> str | None:
        """The model to turn to when `model` is gone; None when there is none.

        The one that a person chose comes first, then the nearest live one, of those that are
        `offered` if that is known.
        """
        chosen = self._chosen_fallback
        if chosen is not None and chosen != model and self._may_live(chosen, day):
            return chosen
        seen = {model}
        info = self._models.get(model)
        step = info.fallback if info is not None else self.default_model
        while step is not None and step not in seen:
            seen.add(step)
            following = self._models.get(step)
            if following is None:
                break
            if following.status_on(day) is ModelStatus.LIVE and (not offered or step in offered):
                return step
            step = following.fallback
        live = [name for name in (self.default_model, *self.models(day)) if name != model]
        usable = [name for name in live if name in self.models(day)]
        return next((name for name in usable if not offered or name in offered), None)

    def _may_live(self, model: str, day: date) -> bool:
        info = self._models.get(model)
        return info is None or info.status_on(day) is not ModelStatus.RETIRED

    def choices(self, day: date, offered: Collection[str] | None = None) -> tuple[ModelChoice, ...]:
        """Every model for choosing, with its state in words.

        `offered` are the models that the service lists for the key, None when it wasn't asked:
        one that it offers is usable even where the table says closed, and one that the table
        doesn't know is shown without a price.
        """
        known = tuple(self._choice(info, day, offered) for info in self._models.values())
        unlisted = sorted(set(offered or ()) - set(self._models))
        return known + tuple(
            ModelChoice(
                name, name, ModelStatus.UNLISTED, True, "Its price is not known here.", None
            )
            for name in unlisted
            if name.startswith("gemini-")
        )

    def row(self, model: str, day: date, tokens_in: int = 0) -> PriceRow | None:
        """The row that holds for such a request on `day`, None when no price is known."""
        info = self._models.get(model)
        rows = info.prices if info is not None else ()
        return next((row for row in rows if row.holds(day, tokens_in)), None)

    def cost(self, model: str, usage: Usage, day: date, *, batch: bool = False) -> Decimal | None:
        """US dollars for a request; thinking is billed as output, cached input at its own price.

        None when no price is known for it. Batch and flex requests cost the batch price, without
        a discount for cached input.
        """
        row = self.row(model, day, usage.input_tokens)
        if row is None:
            return None
        said = usage.output_tokens + usage.thinking_tokens
        if batch:
            if row.batch_input is None or row.batch_output is None:
                return None
            return (row.batch_input * usage.input_tokens + row.batch_output * said) / _MILLION
        cached = usage.cached_tokens if row.cached is not None else 0
        return (
            row.input * (usage.input_tokens - cached)
            + (row.cached or Decimal(0)) * cached
            + row.output * said
        ) / _MILLION

    def used(
        self, model: str, day: date, tokens_in: int, *, batch: bool = False
    ) -> PriceUsed | None:
        """The prices that `cost` works with, for keeping beside a cost; None when none is known."""
        row = self.row(model, day, tokens_in)
        if row is None:
            return None
        input_, output = (row.batch_input, row.batch_output) if batch else (row.input, row.output)
        if input_ is None or output is None:
            return None
        return PriceUsed(
            model=row.model,
            input=input_,
            output=output,
            cached=None if batch else row.cached,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )

    def _choice(self, info: ModelInfo, day: date, offered: Collection[str] | None) -> ModelChoice:
        status = info.status_on(day)
        nearest = self.fallback(info.model, day, offered)
        replacement = None if status is ModelStatus.LIVE else nearest
        usable, remark = status is not ModelStatus.RETIRED, info.note
        if status is ModelStatus.RETIRED:
            remark = "Shut down." if info.until is None else f"Shut down on {info.until}."
        elif status is ModelStatus.CLOSED:
            remark = f"Only for projects that used it before {info.until or 'it was closed'}."
        elif info.until is not None:
            remark = f"Announced to end on {info.until} or later."
        if offered is not None and status is not ModelStatus.RETIRED:
            usable = info.model in offered
            if not usable:
                remark = "This key can't use it. " + remark
                replacement = nearest
        if replacement is not None:
            known = self._models.get(replacement)
            other = replacement if known is None else known.title
            remark = f"{remark} The nearest that lives is {other}.".strip()
        return ModelChoice(info.model, info.title, status, usable, remark.strip(), replacement)


# --- the file ----------------------------------------------------------------------------------


def _unreadable(path: Path) -> SettingsInvalid:
    return SettingsInvalid(
        f"The price table {path.name} could not be read.",
        "Remove the changed file to use the one that came with Vouch.",
    )


def _content(path: Path) -> dict[str, Any]:
    """The file with its models made, by name; raises SettingsInvalid."""
    try:
        if path.stat().st_size > _MAX_FILE_BYTES:
            raise ValueError("too large")
        data = json.loads(path.read_text("utf-8"))
        infos = [_model(entry) for entry in data["models"][:_MAX_MODELS]]
    except (OSError, ValueError, KeyError, TypeError, InvalidOperation, RecursionError) as error:
        raise _unreadable(path) from error
    return {**data, "models": {info.model: info for info in infos}}


def _model(entry: dict[str, Any]) -> ModelInfo:
    name = str(entry["model"])
    thinking = entry.get("thinking") or {}
    levels = tuple(_one_of(level, _LEVELS) for level in thinking.get("levels", ()))
    ask = thinking.get("ask")
    if ask is not None and ask not in levels:
        raise ValueError(f"{name} does not take the thinking level {ask}")
    budget = thinking.get("budget")
    return ModelInfo(
        model=name,
        title=str(entry.get("title") or name),
        status=ModelStatus(entry["status"]),
        since=_day(entry.get("since")),
        until=_day(entry.get("until")),
        fallback=None if entry.get("fallback") is None else str(entry["fallback"]),
        note=str(entry.get("note", "")),
        levels=levels,
        default_level=thinking.get("default"),
        ask_level=ask,
        thinking_budget=None if budget is None else int(budget),
        resolution={
            PageKind(kind): _one_of(value, _RESOLUTIONS)
            for kind, value in (entry.get("media_resolution") or {}).items()
        },
        max_output=int(entry.get("max_output", 65_536)),
        prices=tuple(_row(name, row) for row in entry.get("prices", ())),
    )


def _row(model: str, entry: dict[str, Any]) -> PriceRow:
    limit = entry.get("up_to_tokens")
    return PriceRow(
        model=model,
        input=_price(entry["input"]),
        output=_price(entry["output"]),
        cached=_optional_price(entry.get("cached")),
        valid_from=date.fromisoformat(entry["valid_from"]),
        valid_to=_day(entry.get("valid_to")),
        batch_input=_optional_price(entry.get("batch_input")),
        batch_output=_optional_price(entry.get("batch_output")),
        up_to_tokens=None if limit is None else int(limit),
    )


def _price(value: Any) -> Decimal:
    price = Decimal(str(value))
    if not price.is_finite() or not 0 <= price < 100_000:
        raise ValueError("not a price")
    return price


def _optional_price(value: Any) -> Decimal | None:
    return None if value is None else _price(value)


def _day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _one_of(value: Any, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise ValueError(f"{value!r} is none of {allowed}")
    return str(value)
