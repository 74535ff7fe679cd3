# SPDX-License-Identifier: AGPL-3.0-or-later
"""The address of a party whose name was found, part by part, each with its place."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.page import Box
from desktop.domain.reading import FieldReading, Source
from desktop.readers.addresses import ParsedAddress, parse_address
from desktop.readers.names import same_name
from desktop.readers.party_evidence import AddressBlock
from desktop.readers.sheet import Span


def address_of(
    role: str, name: Span, spans: Sequence[Span], blocks: Sequence[AddressBlock]
) -> dict[str, FieldReading]:
    """Readings of `role`.address.*: from the party's own lines, else from a block with its name."""
    best: tuple[Sequence[Span], ParsedAddress] | None = None
    same_page = [s for s in spans if s.piece.page == name.piece.page]
    after = _from_name(name, same_page)
    parsed = parse_address([s.text for s in after])
    if parsed is not None:
        best = (after[parsed.first : parsed.last + 1], parsed)
    for block in blocks:
        if block.name is None or not same_name(block.name.text, name.text):
            continue
        if best is None or (best[1].street is None and block.address.street is not None):
            best = (block.spans, block.address)
    if best is None:
        return {}
    return _readings(role, *best)


def _from_name(name: Span, spans: Sequence[Span]) -> list[Span]:
    """The party's lines from its name on; a label inside a line is cut off."""
    rows: list[Span] = []
    started = False
    for span in spans:
        if span.piece is name.piece:
            started = True
            continue
        if started:
            rows.append(span)
    return rows or [s for s in spans if s.piece is not name.piece]


def _readings(role: str, spans: Sequence[Span], parsed: ParsedAddress) -> dict[str, FieldReading]:
    found: dict[str, FieldReading] = {}
    sure = 0.86 if parsed.street and parsed.city else 0.7
    parts = {
        "street": parsed.street,
        "postal_code": parsed.postal_code,
        "city": parsed.city,
        "state": parsed.state,
    }
    for part, value in parts.items():
        if not value:
            continue
        span = _where(spans, value)
        if span is not None:
            found[f"{role}.address.{part}"] = _reading(role, part, value, span, sure)
    if parsed.country:
        span = spans[-1]
        found[f"{role}.address.country"] = _reading(role, "country", parsed.country, span, sure)
    page = spans[0].piece.page
    same_page = [s for s in spans if s.piece.page == page]
    text = parsed.text
    found[f"{role}.address.text"] = FieldReading(
        path=f"{role}.address.text",
        value=text,
        text=text,
        source=Source.OFFLINE,
        confidence=sure,
        page=page,
        box=Box.around([s.box for s in same_page]),
    )
    return found


def _where(spans: Sequence[Span], value: str) -> Span | None:
    for span in spans:
        at = span.text.find(value)
        if at >= 0:
            return Span(span.piece, span.start + at, span.start + at + len(value))
    return None


def _reading(role: str, part: str, value: str, span: Span, sure: float) -> FieldReading:
    return FieldReading(
        path=f"{role}.address.{part}",
        value=value,
        text=span.text,
        source=Source.OFFLINE,
        confidence=sure,
        page=span.piece.page,
        box=span.box,
    )
