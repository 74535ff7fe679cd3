# SPDX-License-Identifier: AGPL-3.0-or-later
"""Does the due date follow from the printed terms ("net 30", "14 Tage", "30 jours fin de mois")?"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from desktop.domain.checks.check_input import CheckInput
from desktop.domain.finding import Finding, Severity, figure
from desktop.domain.match_keys import folded

_SLACK = 1
_LONG_WEEKEND = 4
_MOST_DAYS = 366
_DAYS = (
    r"(?:days?|tagen?|kalendertagen?|jours?|dias?|giorni|gg|dagen|dage|dagar|dager|dni|gun|hari"
    r"|calendar days|t\.)"
)
# the day counts: "30 days", "2/10 net 30", "net 30", "netto 14", "a 30 jours"
_COUNTS = re.compile(
    rf"\b(\d{{1,3}})\s*(?:business |working |calendar )?{_DAYS}(?![a-z])"
    r"|\b(?:net|netto|n)\s*[-/]?\s*(\d{1,3})\b(?!\s*%|[.,]\d)"
)
_MONTH_END = re.compile(
    r"\beom\b|end of (?:the )?(?:month|following)|fin de mois|\bfdm\b|monatsende|ende des monats"
    r"|fine mese|\bf\.?m\.?\b|fin de mes|fim do mes|einde (?:van de )?maand|month end|ay sonu"
    r"|koniec miesiaca"
)
_DISCOUNT = re.compile(
    rf"\d+(?:[.,]\d+)?\s*%[^.;%]{{0,40}}?\b\d{{1,3}}\s*{_DAYS}(?![a-z])"
    rf"|\b\d{{1,3}}\s*{_DAYS}[^.;%]{{0,15}}?\b\d+(?:[.,]\d+)?\s*%"
    r"|\b\d+(?:[.,]\d+)?\s*/\s*\d{1,3}\b"
)
_NOT_FROM_INVOICE = re.compile(
    r"\b(?:receipt|erhalt|eingang|reception|ricezione|recepcion|ontvangst|delivery|lieferung"
    r"|livraison|consegna|business|working|werktag\w*|arbeitstag\w*|ouvres|lavorativi|habiles)\b"
)


def check_terms(subject: CheckInput) -> Iterator[Finding]:
    """A due date that none of the terms' readings leads to. Terms that count from another day
    than the invoice's (receipt, delivery), or count working days, are not held against it."""
    invoice = subject.invoice
    terms, issue, due = invoice.payment_terms, invoice.issue_date, invoice.due_date
    if not subject.is_invoice or not terms or issue is None or due is None:
        return
    said = due_by_terms(terms, issue)
    if not said or _NOT_FROM_INVOICE.search(folded(terms)):
        return
    if any(_fits(due, day) for day in said) or _names(terms, due):
        return
    # the last reading is the longest term: what has to be paid in full by then
    last = max(said)
    yield Finding(
        "terms.due_date",
        Severity.WARNING,
        ("due_date", "payment_terms"),
        f"By the terms “{' '.join(terms.split())[:80]}” it would be due on {figure(last)}, "
        f"but the due date is {figure(due)}.",
    )


def due_by_terms(terms: str, issue: date) -> tuple[date, ...]:
    """The days on which it may be due by these terms; none when they don't say so."""
    text = folded(terms)
    # the days of an early-payment discount are not when it is due
    whole = _DISCOUNT.sub(" ", text)
    counts = [int(a or b) for a, b in _COUNTS.findall(whole)]
    counts = [count for count in counts if 0 < count <= _MOST_DAYS]
    days = [issue + timedelta(days=count) for count in counts]
    if _MONTH_END.search(text):
        days += [_month_end(day) for day in days]
        # "end of month, 30 days": counted from the month's end
        days += [_month_end(issue) + timedelta(days=count) for count in counts]
        days += [_month_end(_month_end(issue) + timedelta(days=1))] if counts else []
        days.append(_month_end(issue))
    return tuple(dict.fromkeys(days))


def _names(terms: str, due: date) -> bool:
    """Whether the terms print the due date itself, with the day first, the month or the year."""
    numbers = tuple(int(n) for n in re.findall(r"\d+", terms))
    wanted = (
        (due.day, due.month), (due.month, due.day), (due.year, due.month, due.day),
    )  # fmt: skip
    return any(numbers[at : at + len(one)] == one for one in wanted for at in range(len(numbers)))


def _fits(due: date, said: date) -> bool:
    """Days are counted from the invoice's or the next; weekends put off to the next weekday."""
    late = (due - said).days
    return abs(late) <= _SLACK or (said.weekday() >= 5 and 0 < late <= _LONG_WEEKEND)


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
