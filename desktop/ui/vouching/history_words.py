# SPDX-License-Identifier: AGPL-3.0-or-later
"""The entries of the audit trail in words."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.domain.audit import AuditEntry
from desktop.domain.field_kinds import FieldKind
from desktop.domain.fields import kind_of
from desktop.domain.reading import FieldReading, Source
from desktop.domain.status import InvoiceState
from desktop.ui.data_form.marks import source_name
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
        "held": _tr("Account held"),
        "held_again": _tr("Account held again"),
        "hold_lifted": _tr("Account no longer held"),
        "hold_released": _tr("Account confirmed"),
        "account_known": _tr("Account known from now on"),
        "account_let_go": _tr("Account no longer known"),
        "duplicate_decided": _tr("The same as another one")
        if (entry.detail or {}).get("decision") == "same"
        else _tr("Not the same as another one"),
        "duplicate_undecided": _tr("Compared anew"),
        "exported_as_draft": _tr("Exported as a draft"),
        "layout_learned": _tr("Layout learned"),
        "read_cancelled": _tr("Reading stopped"),
        "read_interrupted": _tr("Reading interrupted"),
        "blacked_out": _tr("Blacked out"),
        "blackout_removed": _tr("Blackout taken away"),
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
    return shown_words(entry.path, text, wording)


def shown_words(path: str, text: str, wording: Wording) -> str:
    """A field's canonical text as a person writes it; as it is where it is none."""
    try:
        kind = kind_of(path)
        return wording.shown(kind, text) if kind is not FieldKind.AMOUNT else _amount(text, wording)
    except (KeyError, ValueError, InvalidOperation):
        return text


def field_words(entry: AuditEntry) -> str:
    """The field that an entry is about; "" for the whole invoice."""
    return "" if entry.path is None else path_words(entry.path)


def path_words(path: str) -> str:
    """A field's name with its party or row."""
    if path == "supplier.bank_account":
        return _tr("Supplier: Account")
    try:
        return field_name(path, whole=True)
    except (KeyError, ValueError):
        return path


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
    kind = str(evidence.get("source") or "")
    source = source_name(kind)
    if evidence.get("box") is None and not evidence.get("element"):
        if kind == Source.PERSON.value:
            return _tr("“{text}”, typed").format(text=text[:60])
        return _tr("“{text}” ({source})").format(text=text[:60], source=source)
    if page is None:
        return _tr("“{text}” ({source})").format(text=text[:60], source=source)
    words = _tr("“{text}” on page {page} ({source})")
    return words.format(text=text[:60], page=page, source=source)


def _amount(text: str, wording: Wording) -> str:
    return wording.number(Decimal(text))
