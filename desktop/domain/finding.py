# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a check has to say about an invoice, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """`error` breaks a rule, `warning` deserves a look, `info` is good to know."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's result: `rule` is stable ("sums.total"), `fields` are paths, `message` words."""

    rule: str
    severity: Severity
    fields: tuple[str, ...]
    message: str

    def as_dict(self) -> dict[str, Any]:
        """The entry in `findings` of the canonical record."""
        return {
            "rule": self.rule,
            "severity": self.severity.value,
            "fields": list(self.fields),
            "message": self.message,
        }

    @staticmethod
    def from_dict(data: dict[str, Any]) -> Finding:
        """From `as_dict`; KeyError or ValueError when malformed."""
        return Finding(
            rule=str(data["rule"]),
            severity=Severity(data["severity"]),
            fields=tuple(str(f) for f in data["fields"]),
            message=str(data["message"]),
        )
