# SPDX-License-Identifier: AGPL-3.0-or-later
"""Long documents in page ranges, and one proposal of what each range gave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from desktop.domain.errors import InvalidValue
from desktop.domain.fields import walk, with_text
from desktop.domain.invoice import DocumentType, Invoice
from desktop.domain.page import PageText
from desktop.domain.ports import RemoteRequest
from desktop.domain.reading import FieldReading, Proposal
from desktop.services.gemini_request import item_rows, pictures_of, tokens

MAX_RANGE_PAGES: Final = 20
_MAX_RANGE_WORD_TOKENS: Final = 60_000
_TOKENS_OUT_PER_ROW: Final = 50

# Sums stand at a document's end: what a later range says of them replaces an earlier one's word.
_FROM_THE_END: Final = frozenset(
    {
        "line_total",
        "discount",
        "charges",
        "shipping",
        "subtotal",
        "rounding",
        "tax_amount",
        "total_amount",
        "amount_paid",
        "amount_due",
    }
)


def ranges(request: RemoteRequest, max_output: int) -> tuple[RemoteRequest, ...]:
    """The request cut into runs of pages whose answers surely fit into one reply."""
    if request.only:
        return (request,)
    runs: list[list[PageText]] = []
    room_out = room_in = 0
    for page in request.pages:
        out = _TOKENS_OUT_PER_ROW * item_rows(page.words)
        size = tokens(sum(len(word.text) + 3 for word in page.words))
        full = (
            not runs
            or len(runs[-1]) >= MAX_RANGE_PAGES
            or room_out + out > max_output // 2
            or room_in + size > _MAX_RANGE_WORD_TOKENS
        )
        if full:
            runs.append([])
            room_out = room_in = 0
        runs[-1].append(page)
        room_out += out
        room_in += size
    if len(runs) < 2:
        return (request,)
    count = max(request.page_count, len(request.pages))
    return tuple(
        replace(
            request,
            pages=tuple(run),
            page_count=count,
            expected_lines=None,
            pictures=pictures_of(request, [page.number for page in run]),
        )
        for run in runs
    )


def joined(proposals: Sequence[Proposal]) -> Proposal:
    """One proposal of the ranges' in page order.

    The head comes from the first range that gives it, sums and tax lines from the last one, line
    items from all; an item that a page break cut in two becomes one again.
    """
    if len(proposals) == 1:
        return proposals[0]
    values: dict[str, FieldReading] = {}
    for proposal in proposals:
        for path, reading in proposal.evidence.items():
            if "[" in path:
                continue
            if (
                (path == "document_type" and _says_other(values, path))
                or path in _FROM_THE_END
                or path not in values
            ):
                values[path] = reading
    rows: list[dict[str, FieldReading]] = []
    for proposal in proposals:
        following = _rows(proposal, "line_items")
        if rows and following and _continues(rows[-1], following[0]):
            rows[-1] = {**following[0], **rows[-1], **_longer(rows[-1], following[0])}
            following = following[1:]
        rows.extend(following)
    taxes = next((found for p in reversed(proposals) if (found := _rows(p, "tax_lines"))), [])
    evidence = {**values, **_numbered("line_items", rows), **_numbered("tax_lines", taxes)}
    invoice = Invoice()
    kept: dict[str, FieldReading] = {}
    for path, reading in evidence.items():
        try:
            invoice = with_text(invoice, path, reading.value)
        except (InvalidValue, KeyError):
            continue
        kept[path] = reading
    first = proposals[0]
    notes = dict.fromkeys(note for proposal in proposals for note in proposal.notes)
    return Proposal(
        invoice,
        kept,
        first.reader,
        first.model,
        any(proposal.partial for proposal in proposals),
        tuple(notes)[:50],
    )


def _says_other(values: dict[str, FieldReading], path: str) -> bool:
    return path in values and values[path].value == DocumentType.OTHER.value


def _rows(proposal: Proposal, table: str) -> list[dict[str, FieldReading]]:
    """A table's rows as readings by column."""
    found: dict[int, dict[str, FieldReading]] = {}
    for path, _ in walk(proposal.invoice):
        if path.startswith(f"{table}[") and path in proposal.evidence:
            index, column = path[len(table) + 1 :].split("].", 1)
            found.setdefault(int(index), {})[column] = proposal.evidence[path]
    return [found[index] for index in sorted(found)]


def _numbered(table: str, rows: list[dict[str, FieldReading]]) -> dict[str, FieldReading]:
    return {
        path: replace(reading, path=path)
        for index, row in enumerate(rows)
        for column, reading in row.items()
        for path in (f"{table}[{index}].{column}",)
    }


def _continues(before: dict[str, FieldReading], after: dict[str, FieldReading]) -> bool:
    """Whether `after` is the rest of the item before the page break: together they are one."""
    figures = {"quantity", "unit_price", "subtotal", "tax_rate"}
    words = {"name", "description", "reference"}
    if not figures & set(after) and words & set(after):
        # nothing but words: the text goes on
        return "reference" not in after
    no_figures = not ({"unit_price", "subtotal"} & set(before))
    return no_figures and not ({"name", "reference"} & set(after)) and bool(figures & set(after))


def _longer(
    before: dict[str, FieldReading], after: dict[str, FieldReading]
) -> dict[str, FieldReading]:
    """Words that went on after the break, put behind those before it, as the description."""
    more = [after[c] for c in ("name", "description") if c in after]
    if not more:
        return {}
    base = before.get("description")
    parts = ([base] if base else []) + more
    reading = base or more[0]
    joined_value = " ".join(part.value for part in parts)
    joined_text = " ".join(part.text for part in parts)
    return {"description": replace(reading, value=joined_value, text=joined_text)}
