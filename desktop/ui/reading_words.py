# SPDX-License-Identifier: AGPL-3.0-or-later
"""Why reading waits and until when, in words that a bookkeeper reads at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from desktop.domain.errors import UserError
from desktop.domain.listing import InvoiceRow
from desktop.domain.spending import Allowance
from desktop.domain.status import JobStatus
from desktop.ui.languages import said
from desktop.ui.wording import Wording

COUNTED_DOWN = timedelta(minutes=2)
"""Shorter waits are told in seconds, longer ones by the clock."""

SETTINGS_PAGES = {
    "key_missing": "keys",
    "key_refused": "keys",
    "no_quota": "models",
    "model_gone": "models",
    "cap_reached": "spending",
    "reader_not_set_up": "gemini",
    "project_refused": "gemini",
    "location_refused": "gemini",
    "credentials_missing": "gemini",
    "credentials_expired": "gemini",
    "keyring_locked": "keys",
    "keyring_denied": "keys",
    "keyring_unavailable": "keys",
}
"""What is put right in the settings, by the error's code: on which page of them."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("reading_words", text)


def now_utc() -> datetime:
    """The present moment, aware."""
    return datetime.now(UTC)


def when(until: datetime, now: datetime) -> str:
    """A time ahead: "in 40 s", "at 14:00", "tomorrow at 09:00", "on 24 November at 09:00"."""
    left = until - now
    if left < COUNTED_DOWN:
        return _tr("in {n} s").format(n=max(1, round(left.total_seconds())))
    return by_clock(until, now, _tr("at {time}"))


def by_clock(until: datetime, now: datetime, form: str) -> str:
    """A time ahead by the clock, with its day unless that is today; `form` holds {time}."""
    # the minute that begins next: nothing is promised too early
    local = (until + timedelta(seconds=59)).astimezone()
    said = form.format(time=f"{local:%H:%M}")
    days = (local.date() - now.astimezone().date()).days
    if days <= 0:
        return said
    if days == 1:
        return _tr("tomorrow {said}").format(said=said)
    return _tr("on {day} {said}").format(day=f"{local:%d}.{local:%m}.", said=said)


def why_closed(error: UserError) -> str:
    """Why nothing is sent to the service, as short as a status bar wants it."""
    return {
        "minute_limit": _tr("The service's limit for a short while is used up"),
        "day_limit": _tr("The service's limit for today is used up"),
        "service_busy": _tr("The service is busy"),
        "service_unreachable": _tr("The service cannot be reached"),
        "not_the_service": _tr("Something other than the service answers, as a proxy does"),
        "no_quota": _tr("The key has no quota for this model"),
        "spend_cap": _tr("The spending limit of the key's project is reached"),
        "cap_reached": _tr("Your own cap is reached"),
        "key_missing": _tr("There is no key for the service"),
        "key_refused": _tr("The service refused the key"),
        "model_gone": _tr("The model is no longer available"),
    }.get(error.code, said(error.title).rstrip("."))


def gate_words(error: UserError | None, until: datetime | None, now: datetime) -> str:
    """What the status bar says of the service; "" while requests go."""
    if error is None or (until is not None and until <= now):
        return ""
    why = why_closed(error)
    if until is None:
        if error.code in SETTINGS_PAGES:
            return _tr("{why} · settings…").format(why=why)
        return why
    return _tr("{why}; continues {when}").format(why=why, when=when(until, now))


def batch_words(batches: int, invoices: int, expected: datetime | None, now: datetime) -> str:
    """What lies with the service as batches; "" for none."""
    if not batches:
        return ""
    many = _tr("1 batch") if batches == 1 else _tr("{n} batches").format(n=f"{batches:,}")
    of = _tr("1 invoice") if invoices == 1 else _tr("{n} invoices").format(n=f"{invoices:,}")
    if expected is None:
        return _tr("{many}, {of}, about to be sent").format(many=many, of=of)
    if expected <= now:
        return _tr("{many}, {of}, expected any time now").format(many=many, of=of)
    due = by_clock(expected, now, _tr("by {time}"))
    return _tr("{many}, {of}, expected {due}").format(many=many, of=of, due=due)


def row_words(row: InvoiceRow, now: datetime) -> str:
    """Why an invoice isn't read yet and until when, or that it may have been paid; "" else."""
    if row.status is JobStatus.OUTCOME_UNKNOWN:
        return _tr("May have been paid, and no answer came. Try again asks you first.")
    if row.status is not JobStatus.WAITING or not row.waits_for:
        return ""
    why = row.waits_for.rstrip(".")
    if row.by_batch or row.waits_until is None:
        return f"{why}."
    if row.waits_until - now < COUNTED_DOWN:
        return _tr("{why}; continues in a moment.").format(why=why)
    due = by_clock(row.waits_until, now, _tr("at {time}"))
    return _tr("{why}; continues {due}.").format(why=why, due=due)


def spent_words(allowances: Sequence[Allowance], wording: Wording) -> str:
    """What was spent today, and of how much; "" where nothing was and no cap stands."""
    from desktop.ui.usage.words import amount_of

    today = [one for one in allowances if one.period == "day"]
    money = next((one for one in today if one.kind == "money"), None)
    if money is None or not any(one.used or one.limit is not None for one in allowances):
        return ""
    used = amount_of(money, money.used, wording)
    if money.limit is None:
        return _tr("Today {used}").format(used=used)
    limit = amount_of(money, money.limit, wording)
    return _tr("Today {used} of {limit}").format(used=used, limit=limit)
