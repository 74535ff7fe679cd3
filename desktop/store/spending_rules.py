# SPDX-License-Identifier: AGPL-3.0-or-later
"""The workspace's caps and its currency's rate, read in the very transaction that obeys them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from desktop.domain.ports import Clock
from desktop.domain.spending import Caps, ExchangeRate, SpendingRules
from desktop.store.company import put_fact
from desktop.store.database import Database
from desktop.store.tables import workspace_info

_KEY = "spending_rules"


class SpendingRecord:
    """Reads and writes the rules; changes stand in the audit trail."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def get(self) -> SpendingRules:
        """The rules as stated; no caps while nothing was."""
        with self._database.read() as connection:
            return rules_of(connection)

    def put(self, rules: SpendingRules, who: str) -> None:
        """Replace them; every request that begins after this call obeys."""
        with self._database.write() as connection:
            put_fact(connection, _KEY, _as_json(rules), who, self._clock.now())


def rules_of(connection: Connection) -> SpendingRules:
    """The rules as this transaction sees them."""
    wanted = select(workspace_info.c.value).where(workspace_info.c.key == _KEY)
    data = connection.execute(wanted).scalar()
    return SpendingRules() if data is None else _from_json(data)


def _as_json(rules: SpendingRules) -> dict[str, Any]:
    caps, rate = rules.caps, rules.rate
    return {
        "daily_money": None if caps.daily_money is None else format(caps.daily_money, "f"),
        "monthly_money": None if caps.monthly_money is None else format(caps.monthly_money, "f"),
        "daily_documents": caps.daily_documents,
        "monthly_documents": caps.monthly_documents,
        "currency": rate.currency,
        "per_usd": format(rate.per_usd, "f"),
        "on": rate.on.isoformat(),
    }


def _from_json(data: dict[str, Any]) -> SpendingRules:
    daily, monthly = data.get("daily_money"), data.get("monthly_money")
    return SpendingRules(
        Caps(
            daily_money=None if daily is None else Decimal(daily),
            monthly_money=None if monthly is None else Decimal(monthly),
            daily_documents=data.get("daily_documents"),
            monthly_documents=data.get("monthly_documents"),
        ),
        ExchangeRate(
            str(data["currency"]), Decimal(data["per_usd"]), date.fromisoformat(data["on"])
        ),
    )
