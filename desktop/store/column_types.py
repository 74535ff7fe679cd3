# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a workspace's database keeps times, JSON and totals; the set its tables belong to."""

from __future__ import annotations

import json
import zlib
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, Dialect, LargeBinary, MetaData, String, Text, TypeDecorator

NO_TOTAL = -(2**63)
MAX_UNPACKED = 512 * 1024 * 1024

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcTime(TypeDecorator[datetime]):
    """A moment as ISO text in UTC with microseconds, so that text order is time order."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else time_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Packed(TypeDecorator[Any]):
    """JSON, compressed: page words and evidence shrink to a tenth."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        # bytes are packed already
        return value if value is None or isinstance(value, bytes) else pack(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Any:
        return None if value is None else unpack(value)


class JsonText(TypeDecorator[Any]):
    """JSON as readable text; only what the standard encoder takes (money is text by then)."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else _dumps(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


def time_text(moment: datetime) -> str:
    """UTC ISO text of fixed width; ValueError on a naive time."""
    if moment.tzinfo is None:
        raise ValueError("times are aware")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def pack(value: Any) -> bytes:
    """Compressed JSON."""
    return zlib.compress(_dumps(value).encode("utf-8"), 6)


def unpack(data: bytes) -> Any:
    """The value of `pack`; ValueError when it isn't one or is unreasonably large."""
    decoder = zlib.decompressobj()
    try:
        raw = decoder.decompress(data, MAX_UNPACKED)
    except zlib.error as error:
        raise ValueError("stored data is damaged") from error
    if not decoder.eof:
        raise ValueError("stored data is damaged or too large")
    return json.loads(raw)


def total_sort(total: Decimal | None) -> int:
    """A whole number that orders totals; the domain keeps amounts below 10 to the 15th."""
    return NO_TOTAL if total is None else int(total * 100)


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def missing_text(name: str) -> Column[str]:
    return Column(name, String, nullable=False, server_default="")
