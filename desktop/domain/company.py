# SPDX-License-Identifier: AGPL-3.0-or-later
"""The workspace's own company, and what was given with a document at intake."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from desktop.domain.invoice import Amount, IsoDate, Text


class OwnCompany(BaseModel):
    """Whose books these are: always the buyer, never the supplier."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    names: tuple[str, ...] = ()
    tax_ids: tuple[str, ...] = ()
    ibans: tuple[str, ...] = ()

    def owns_id(self, number: str | None) -> bool:
        """Whether a tax id or IBAN is the company's own; spaces and punctuation don't count."""
        if not number:
            return False
        wanted = _bare(number)
        return any(_bare(own) == wanted for own in (*self.tax_ids, *self.ibans) if _bare(own))


class Given(BaseModel):
    """What the person stated when bringing a document in; None where nothing was stated."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    supplier: Text = None
    tax_id: Text = None
    number: Text = None
    date: IsoDate = None
    amount: Amount = None

    @property
    def is_empty(self) -> bool:
        return all(value is None for value in self.model_dump().values())


def _bare(number: str) -> str:
    return "".join(c for c in number.upper() if c.isalnum())
