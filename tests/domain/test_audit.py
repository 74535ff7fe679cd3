# SPDX-License-Identifier: AGPL-3.0-or-later
"""The audit chain shows any entry that was changed, removed or put in between."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.audit import GENESIS, AuditEntry, content_hash, differences, first_broken
from desktop.domain.invoice import Invoice, LineItem, Party


def chain(length: int) -> list[AuditEntry]:
    entries: list[AuditEntry] = []
    previous = GENESIS
    for number in range(length):
        entry = AuditEntry(
            id=str(number),
            invoice_id="i",
            at=datetime(2026, 1, 1, tzinfo=UTC),
            who="Ada",
            action="edited",
            path="total_amount",
            before=str(number),
            after=str(number + 1),
            detail={"reason": "read badly"},
            previous_hash=previous,
        )
        entry = replace(entry, hash=entry.computed_hash())
        previous = entry.hash
        entries.append(entry)
    return entries


def test_an_untouched_chain_is_sound() -> None:
    assert first_broken(chain(5)) is None


@given(
    st.integers(2, 8).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n - 1))),
    st.sampled_from(["who", "after", "before", "path", "action", "invoice_id"]),
)
def test_any_changed_entry_is_found(place: tuple[int, int], part: str) -> None:
    length, index = place
    entries = chain(length)
    entries[index] = replace(entries[index], **{part: "forged"})  # type: ignore[arg-type]
    assert first_broken(entries) is entries[index]


def test_a_removed_or_moved_entry_is_found() -> None:
    entries = chain(4)
    assert first_broken([entries[0], *entries[2:]]) is entries[2]
    assert first_broken([entries[1], entries[0], *entries[2:]]) is not None


def test_differences_name_each_field_with_both_values() -> None:
    before = Invoice(invoice_number="1", line_items=(LineItem(name="Paint"),))
    after = Invoice(total_amount=Decimal("5.00"), supplier=Party(name="Berg"))
    assert list(differences(before, after)) == [
        ("invoice_number", "1", None),
        ("line_items[0].name", "Paint", None),
        ("supplier.name", None, "Berg"),
        ("total_amount", None, "5.00"),
    ]


def test_the_content_hash_is_of_the_values_alone() -> None:
    one = Invoice(invoice_number="1", total_amount=Decimal("5.00"))
    assert content_hash(one) == content_hash(Invoice.model_validate(one.model_dump(mode="json")))
    assert content_hash(one) != content_hash(Invoice(invoice_number="1"))
