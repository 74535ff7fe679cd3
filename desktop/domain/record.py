# SPDX-License-Identifier: AGPL-3.0-or-later
"""The canonical line: what `extract`, `show` and the JSON export print of one document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from desktop.domain.errors import InvalidValue, UserError
from desktop.domain.explanation import FieldExplanation, explanation_object
from desktop.domain.finding import Finding
from desktop.domain.invoice import Invoice
from desktop.domain.page import PageText
from desktop.domain.ports import Usage
from desktop.domain.reading import FieldReading


def record_line(
    *,
    file: str,
    sha256: str | None,
    status: str,
    invoice: Invoice | None = None,
    evidence: Mapping[str, FieldReading] | None = None,
    findings: Iterable[Finding] = (),
    pages: Sequence[PageText] = (),
    reader: str | None = None,
    model: str | None = None,
    seconds: float | None = None,
    usage: Usage | None = None,
    log_id: str | None = None,
    partial: bool = False,
    error: UserError | None = None,
    explanation: Mapping[str, FieldExplanation] | None = None,
) -> dict[str, Any]:
    """One document as a JSON-ready object; keys are always all there, but for `explanation`.

    That one is there where it was asked for: None leaves it out.
    """
    line: dict[str, Any] = {
        "file": file,
        "sha256": sha256,
        "status": status,
        "partial": partial,
        "error": error.as_dict() if error else None,
        "reader": reader,
        "model": model,
        "seconds": None if seconds is None else round(seconds, 3),
        "usage": None if usage is None else usage_object(usage, log_id),
        "pages": [
            {
                "number": page.number,
                "width": round(page.width, 2),
                "height": round(page.height, 2),
                "words": page.source.value,
            }
            for page in pages
        ],
        "invoice": None if invoice is None else invoice.model_dump(mode="json"),
        "evidence": {path: r.as_evidence() for path, r in (evidence or {}).items()},
        "findings": [finding.as_dict() for finding in findings],
    }
    if explanation is not None:
        line["explanation"] = explanation_object(explanation)
    return line


def usage_object(usage: Usage, log_id: str | None) -> dict[str, Any]:
    """The record's `usage`; the cost is a decimal string."""
    return {
        "input_tokens": usage.input_tokens,
        "output_tokens": usage.output_tokens,
        "thinking_tokens": usage.thinking_tokens,
        "cached_tokens": usage.cached_tokens,
        "total_tokens": usage.total_tokens,
        "cost": None if usage.cost is None else format(usage.cost, "f"),
        "currency": usage.currency,
        "rate": None if usage.rate is None else format(usage.rate, "f"),
        "from_store": usage.kept,
        "log_id": log_id,
    }


def invoice_from_record(data: Any) -> Invoice:
    """The invoice of a whole line or of its `invoice` part; InvalidValue when it is neither."""
    if isinstance(data, dict) and "invoice" in data:
        if data["invoice"] is None:
            raise InvalidValue(
                "The record holds no invoice: its document could not be read.",
                "Give the line of a document that was read.",
            )
        data = data["invoice"]
    if not isinstance(data, dict):
        raise InvalidValue(
            "This is not an invoice record.",
            "Give a whole line of 'vouch extract --format json' or its 'invoice' part.",
        )
    try:
        return Invoice.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        why = first["msg"].removeprefix("Value error, ")
        raise InvalidValue(
            f"The record's field “{where[:80]}” is not valid: {why[:160]}.",
            "Compare it with resources/invoice.schema.json and correct it.",
        ) from error


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the record's `invoice`, as kept in resources/invoice.schema.json."""
    schema = Invoice.model_json_schema(mode="serialization")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Vouch invoice"
    return schema
