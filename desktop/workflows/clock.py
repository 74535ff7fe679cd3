# SPDX-License-Identifier: AGPL-3.0-or-later
"""The computer's own clock."""

from __future__ import annotations

from datetime import UTC, datetime


class SystemClock:
    """Implements `domain.ports.Clock`."""

    def now(self) -> datetime:
        """The present moment, UTC, aware."""
        return datetime.now(UTC)
