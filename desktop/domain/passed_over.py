# SPDX-License-Identifier: AGPL-3.0-or-later
"""Broken rules don't stop a person who gives a reason; the reason is kept with the rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from desktop.domain.errors import ReasonNeeded
from desktop.domain.finding import Finding, Severity

BY_RECORD = "The person's own record states these values."
MAX_REASON = 1_000
_MOST_KEPT = 20


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Why an invoice is vouched for although these rules are broken."""

    reason: str
    broken: tuple[Finding, ...]

    def as_dict(self) -> dict[str, Any]:
        """For the audit entry: the reason and what it answers for, in words."""
        kept = self.broken[:_MOST_KEPT]
        return {
            "reason": self.reason,
            "broken": [{"rule": one.rule, "message": one.message} for one in kept],
        }


def passed_over(findings: Iterable[Finding], reason: str | None) -> PassedOver | None:
    """The reason for what is broken, None when nothing is; ReasonNeeded when it is missing."""
    broken = tuple(finding for finding in findings if finding.severity is Severity.ERROR)
    if not broken:
        return None
    words = " ".join((reason or "").split())[:MAX_REASON]
    if not words:
        raise ReasonNeeded(broken)
    return PassedOver(words, broken)
