# SPDX-License-Identifier: AGPL-3.0-or-later
"""The models of a paid service as they are offered for choosing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True, slots=True)
class ModelOffer:
    """One model for choosing.

    `offered` says whether the service listed it for the key, None when it wasn't asked. `levels`
    are the thinking levels that it takes, `ask_level` the one that is asked for. Prices are US
    dollars for a million tokens, None where none is known; they hold until `price_until`.
    """

    model: str
    title: str
    state: Literal["live", "closed", "retired", "unlisted"]
    usable: bool
    offered: bool | None
    remark: str
    replacement: str | None = None
    levels: tuple[str, ...] = ()
    ask_level: str | None = None
    resolution: Mapping[str, str] = field(default_factory=dict)
    price_in: Decimal | None = None
    price_out: Decimal | None = None
    price_until: date | None = None


@dataclass(frozen=True, slots=True)
class ModelList:
    """All of them in the table's order; `updated` is the day of the price table."""

    offers: tuple[ModelOffer, ...]
    default_model: str
    updated: date | None = None

    def offer(self, model: str) -> ModelOffer | None:
        """What is known of a model; None for one that is neither listed nor offered."""
        return next((offer for offer in self.offers if offer.model == model), None)
