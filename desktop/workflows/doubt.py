# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where another look pays: what the free readers leave open, and what two readers dispute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.checks import CheckInput, run_checks
from desktop.domain.errors import InvalidValue
from desktop.domain.fields import HEADER_PATHS, get_text, with_text
from desktop.domain.finding import Severity
from desktop.domain.invoice import DocumentType
from desktop.domain.listing import NEVER_PRINTED, is_doubtful
from desktop.domain.reading import CERTAIN, FieldReading, Proposal, Source

_ESSENTIAL = ("supplier.name", "invoice_number", "issue_date", "currency", "total_amount")
_JUDGED = NEVER_PRINTED | {"document_type"}


def in_doubt(proposal: Proposal) -> bool:
    """Whether a better reader could still help with what stands in the header or the sums.

    Where every figure that a rule complains of is certain, the document itself is wrong: to read
    it once more changes nothing.
    """
    invoice, evidence = proposal.invoice, proposal.evidence
    if proposal.reader == Source.EINVOICE or invoice.document_type is DocumentType.OTHER:
        return False
    if proposal.partial or any(get_text(invoice, path) is None for path in _ESSENTIAL):
        return True
    filled = (path for path in HEADER_PATHS if get_text(invoice, path) is not None)
    if any(path not in _JUDGED and is_doubtful(evidence.get(path)) for path in filled):
        return True
    found = run_checks(CheckInput(invoice, evidence))
    return any(
        finding.severity is Severity.ERROR
        and not all(_certain(evidence.get(path)) for path in finding.fields)
        for finding in found
    )


def disputed(local: Proposal, said: Proposal, joined: Proposal) -> tuple[str, ...]:
    """The fields of the header that two readers read differently, or that are still in doubt."""
    from desktop.readers.combine import same_value

    found: list[str] = []
    for path in HEADER_PATHS:
        if path in _JUDGED:
            continue
        one, other = get_text(local.invoice, path), get_text(said.invoice, path)
        if get_text(joined.invoice, path) is None:
            open_still = path in _ESSENTIAL
        elif one is not None and other is not None and not same_value(path, one, other):
            open_still = True
        else:
            open_still = is_doubtful(joined.evidence.get(path))
        if open_still:
            found.append(path)
    return tuple(found)


def overruled(said: Proposal, closer: Proposal, paths: Sequence[str]) -> Proposal:
    """What a reader said, with the word of a stronger one of its kind on some fields.

    The two are no two witnesses: how sure the values are is to be judged anew, so it is 0.
    """
    invoice = said.invoice
    evidence = {path: reading.with_confidence(0.0) for path, reading in said.evidence.items()}
    for path in paths:
        reading = closer.evidence.get(path)
        if reading is None:
            continue
        try:
            invoice = with_text(invoice, path, reading.value)
        except (InvalidValue, KeyError):
            continue
        evidence[path] = reading.with_confidence(0.0)
    notes = tuple(dict.fromkeys((*said.notes, *closer.notes)))
    return replace(said, invoice=invoice, evidence=evidence, notes=notes)


def _certain(reading: FieldReading | None) -> bool:
    if reading is None:
        return False
    sure = reading.confidence >= CERTAIN and reading.proven
    return sure or reading.source == Source.PERSON
