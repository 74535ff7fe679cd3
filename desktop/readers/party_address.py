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
    same_page = [s for s in spans if s.piece.page == name.piece.page]
    after = _from_name(name, same_page)
    found: list[tuple[list[Span], ParsedAddress]] = []
    parsed = parse_address([s.text for s in after])
    if parsed is not None:
        found.append((after[: parsed.last + 1], parsed))
    for block in blocks:
        if block.name is not None and same_name(block.name.text, name.text):
            rows = list(block.spans) if block.sender_line else _from_name(block.name, block.spans)
            again = block.address if block.sender_line else parse_address([r.text for r in rows])
            if again is not None:
                found.append((rows, again))
    if not found:
        return {}
    rows, address = max(found, key=_fullness)
    return readings_of(role, rows, address)


def _fullness(found: tuple[list[Span], ParsedAddress]) -> tuple[bool, bool, bool, int]:
    address = found[1]
    return (
        address.street is not None,
        address.city is not None,
        address.state is not None,
        address.first,
    )


def _from_name(name: Span, spans: Sequence[Span]) -> list[Span]:
    """The party's lines from its name on; a label inside a line is cut off."""
    rows: list[Span] = []
    last: Span | None = None
    for span in spans:
        if span.piece is name.piece:
            rows, last = [], span
        elif last is not None:
            if same_name(span.text, name.text):
                break
            gap = span.box.y0 - last.box.y1
            if not -last.piece.height <= gap <= 2.4 * last.piece.height:
                break
            rows.append(span)
            last = span
    if last is not None:
        return rows
    return [s for s in spans if s.piece is not name.piece]


def readings_of(role: str, spans: Sequence[Span], parsed: ParsedAddress) -> dict[str, FieldReading]:
    """The address in parts, each with its place among `spans`."""
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
    # lines between name and street ("Attn: Accounts Payable") belong to the address
    before = [s.text.strip() for s in spans[: parsed.first]] if len(spans) > 1 else []
    text = "\n".join([*before, parsed.text])
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
    for span in reversed(spans):
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
