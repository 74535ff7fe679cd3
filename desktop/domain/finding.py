# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a check has to say about an invoice, in plain words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

Figure = Decimal | date

MAX_WORDS: Final = 1_000
"""As many letters a finding made by a page process may have."""

# Parts a value in a finding's words from the words around it. Should a document's own text bring
# one, the values stay as they are.
_MARK: Final = "\x1f"
_NUMBER: Final = re.compile(r"-?\d{1,30}(\.\d{1,30})?")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


class Severity(StrEnum):
    """`error` breaks a rule, `warning` deserves a look, `info` is good to know."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


def figure(value: Figure) -> str:
    """A number or day for a finding's words, so that each reader sees it in their own way."""
    text = format(value, "f") if isinstance(value, Decimal) else value.isoformat()
    return f"{_MARK}{text}{_MARK}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's result: `rule` is stable ("sums.total"), `fields` are paths.

    `words` say it, with values set in by `figure`; `message` is the same as plain text.
    """

    rule: str
    severity: Severity
    fields: tuple[str, ...]
    words: str

    @property
    def message(self) -> str:
        """The words with plain decimals and ISO dates."""
        return self.words.replace(_MARK, "")

    def said(self, show: Callable[[Figure], str]) -> str:
        """The words with each value as `show` writes it."""
        parts = self.words.split(_MARK)
        return "".join(
            _shown(part, show) if place % 2 else part for place, part in enumerate(parts)
        )

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
            words=str(data["message"]),
        )


def _shown(text: str, show: Callable[[Figure], str]) -> str:
    """A value as `show` writes it; what is none stays as it is."""
    if _NUMBER.fullmatch(text):
        return show(Decimal(text))
    if _DAY.fullmatch(text):
        try:
            return show(date.fromisoformat(text))
        except ValueError:
            return text
    return text
