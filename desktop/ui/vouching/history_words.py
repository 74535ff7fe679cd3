# SPDX-License-Identifier: AGPL-3.0-or-later
"""The entries of the audit trail in words."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.domain.audit import AuditEntry
from desktop.domain.field_kinds import FieldKind
from desktop.domain.fields import kind_of
from desktop.domain.reading import FieldReading
from desktop.domain.status import InvoiceState
from desktop.ui.wording import Wording, field_name, said_of_state


def _tr(text: str) -> str:
    return QCoreApplication.translate("history", text)


def action_words(entry: AuditEntry) -> str:
    """What was done, in a word or two."""
    said = {
        "imported": _tr("Brought in"),
        "read": _tr("Read"),
        "read_failed": _tr("Could not be read"),
        "read_outcome_unknown": _tr("Reading unclear"),
        "edited": _tr("Changed"),
        "replaced": _tr("Read otherwise"),
        "undone": _tr("Undone"),
        "redone": _tr("Made again"),
        "verified": _tr("Verified"),
        "unverified": _tr("Verification fell"),
        "moved": _tr("Moved"),
        "exported": _tr("Exported"),
        "remarks": _tr("Remarks"),
        "given": _tr("Details given"),
        "attachment_added": _tr("Document added"),
        "attachment_removed": _tr("Document removed"),
        "queued": _tr("Queued"),
        "approval_needed": _tr("Needs approval"),
        "approved": _tr("Approved"),
        "approval_refused": _tr("Approval refused"),
    }
    return said.get(entry.action, entry.action.replace("_", " ").capitalize())


def value_words(entry: AuditEntry, text: str | None, wording: Wording) -> str:
    """A value before or after, as a person writes it."""
    if text is None:
        return ""
    if entry.path is None:
        try:
            return said_of_state(InvoiceState(text)).word
        except (ValueError, KeyError):
            return text
    try:
        kind = kind_of(entry.path)
        return wording.shown(kind, text) if kind is not FieldKind.AMOUNT else _amount(text, wording)
    except (KeyError, ValueError, InvalidOperation):
        return text


def field_words(entry: AuditEntry) -> str:
    """The field that an entry is about; "" for the whole invoice."""
    if entry.path is None:
        return ""
    try:
        return field_name(entry.path, whole=True)
    except (KeyError, ValueError):
        return entry.path


def proof_words(entry: AuditEntry, said: FieldReading | None) -> str:
    """Evidence, reader, model, cost and reasons of an entry, in one line."""
    detail = entry.detail or {}
    parts: list[str] = []
    reader, model = detail.get("reader"), detail.get("model")
    if reader:
        parts.append(_tr("Reader: {name}").format(name=f"{reader} {model or ''}".strip()))
    cost = detail.get("cost")
    if isinstance(cost, dict) and cost.get("cost") is not None:
        parts.append(_tr("Cost: {cost}").format(cost=f"{cost['cost']} {cost.get('currency', '')}"))
    if said is not None:
        parts.append(_place(said.as_evidence()))
    if isinstance(detail.get("evidence"), dict):
        parts.append(_place(detail["evidence"]))
    policy = detail.get("policy")
    if isinstance(policy, dict):
        words = _tr("By policy: below {below} {currency}, at least {surest} sure")
        parts.append(
            words.format(**{k: policy.get(k, "") for k in ("below", "currency", "surest")})
        )
    told = (detail.get(key) for key in ("reason", "why", "target", "name", "code"))
    parts += [one for one in told if isinstance(one, str)]
    return " · ".join(part for part in parts if part)


def _place(evidence: dict[str, Any]) -> str:
    text, page = str(evidence.get("text") or ""), evidence.get("page")
    source = str(evidence.get("source") or "")
    if evidence.get("box") is None and not evidence.get("element"):
        return _tr("“{text}”, typed ({source})").format(text=text[:60], source=source)
    if page is None:
        return _tr("“{text}” ({source})").format(text=text[:60], source=source)
    words = _tr("“{text}” on page {page} ({source})")
    return words.format(text=text[:60], page=page, source=source)


def _amount(text: str, wording: Wording) -> str:
    return wording.number(Decimal(text))
