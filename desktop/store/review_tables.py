# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tables that reviewing needs beside the invoice: undo, holds, duplicates, parts, approval.

They refer to invoices by id, not by row, where the row could be another workspace's one day.
Like `tables`, they never leave this folder.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, String, Table, Text, text

from desktop.store.column_types import JsonText, Packed, UtcTime, metadata, missing_text

# What a person did, one row for each thing that undo takes back in one go; `n` is their order.
# A command that was undone stays until something new is done to one of its invoices.
command = Table(
    "command",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", String(36), nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("who", String, nullable=False),
    # "edit", "state", "many", "split", "join"
    Column("kind", String, nullable=False),
    Column("undone_at", UtcTime),
    Index("uq_command_id", "id", unique=True),
    sqlite_autoincrement=True,
)

# Each invoice that a command changed: what it was before and what it was made, so that both can be
# put back; `revision` is the invoice's after the last step, done or undone, and must still be it.
command_part = Table(
    "command_part",
    metadata,
    Column("command_n", ForeignKey("command.n"), primary_key=True),
    Column("invoice_id", String(36), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("before", Packed, nullable=False),
    Column("after", Packed, nullable=False),
    Index("ix_command_part_invoice_id", "invoice_id"),
)

# Accounts that suppliers asked to be paid to: one row for each verified invoice that taught one,
# so that taking the invoice back takes away just what it taught. `supplier_key` and `tax_key` are
# match keys, `account` is the IBAN or number without spaces; a trusted one was confirmed by a
# person.
supplier_account = Table(
    "supplier_account",
    metadata,
    Column("id", String(36), primary_key=True),
    missing_text("supplier_key"),
    missing_text("tax_key"),
    Column("account", String, nullable=False),
    missing_text("holder"),
    missing_text("country"),
    Column("invoice_id", String(36), nullable=False),
    Column("seen_at", UtcTime, nullable=False),
    Column("trusted_by", String),
    Column("trusted_at", UtcTime),
    Column("reason", Text),
    Column("removed_at", UtcTime),
    Index("ix_supplier_account_supplier_key", "supplier_key"),
    Index("ix_supplier_account_tax_key", "tax_key"),
    Index("ix_supplier_account_account", "account"),
    Index("ix_supplier_account_invoice_id", "invoice_id"),
)

# Why an invoice must not be paid as it stands. Released by a person, with a reason; `account` is
# what the release speaks of, so that another account is held anew.
hold = Table(
    "hold",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("seq", ForeignKey("invoice.seq"), nullable=False),
    Column("kind", String, nullable=False),
    Column("account", String, nullable=False),
    Column("words", Text, nullable=False),
    Column("placed_at", UtcTime, nullable=False),
    Column("released_by", String),
    Column("released_at", UtcTime),
    Column("reason", Text),
    Index("ix_hold_seq", "seq"),
    Index("ix_hold_open", "seq", "account", sqlite_where=text("released_at IS NULL")),
)

# Invoices that look like one another, whatever their states and whatever was decided: the smaller
# id stands first. It follows from their contents.
duplicate_pair = Table(
    "duplicate_pair",
    metadata,
    Column("one_id", String(36), primary_key=True),
    Column("other_id", String(36), primary_key=True),
    Column("found_at", UtcTime, nullable=False),
    Index("ix_duplicate_pair_other_id", "other_id"),
)

# What a person decided about two invoices that look like one; the smaller id stands first.
duplicate_decision = Table(
    "duplicate_decision",
    metadata,
    Column("one_id", String(36), primary_key=True),
    Column("other_id", String(36), primary_key=True),
    # "same" or "different"
    Column("decision", String, nullable=False),
    Column("who", String, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("reason", Text),
    Index("ix_duplicate_decision_other_id", "other_id"),
)

# How a page looks, as a perceptual hash of 64 bits in hex.
page_likeness = Table(
    "page_likeness",
    metadata,
    Column("document_sha256", ForeignKey("document.sha256"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("hash", String(16), nullable=False),
    Index("ix_page_likeness_hash", "hash"),
)

# Documents that were put together here from pages of others, which stay whole.
document_origin = Table(
    "document_origin",
    metadata,
    Column("document_sha256", ForeignKey("document.sha256"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("source_sha256", ForeignKey("document.sha256"), nullable=False),
    # page of the source, 1-based; NULL where it isn't a page that was taken
    Column("source_page", Integer),
    Column("rotation", Integer, nullable=False, server_default=text("0")),
    Index("ix_document_origin_source_sha256", "source_sha256"),
)

# Which invoices took the place of which, by splitting or joining.
invoice_origin = Table(
    "invoice_origin",
    metadata,
    Column("invoice_id", String(36), primary_key=True),
    Column("source_id", String(36), primary_key=True),
    Column("position", Integer, nullable=False, server_default=text("0")),
    Index("ix_invoice_origin_source_id", "source_id"),
)

# A second person's word that an invoice may go out; it belongs to the hash of the content.
approval = Table(
    "approval",
    metadata,
    Column("seq", ForeignKey("invoice.seq"), primary_key=True),
    # "needed", "given" or "refused"
    Column("state", String, nullable=False),
    Column("why", Text, nullable=False, server_default=""),
    Column("who", String),
    Column("at", UtcTime),
    Column("content_hash", String(64)),
    Column("reason", Text),
    Index("ix_approval_state", "state"),
)

# How each field that a reader filled turned out when a person vouched for the invoice.
field_outcome = Table(
    "field_outcome",
    metadata,
    Column("seq", ForeignKey("invoice.seq"), primary_key=True),
    Column("path", String, primary_key=True),
    Column("reader", String, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("certain", Boolean, nullable=False),
    Column("right", Boolean, nullable=False),
    Column("at", UtcTime, nullable=False),
    Index("ix_field_outcome_at", "at"),
)

saved_filter = Table(
    "saved_filter",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", String, nullable=False),
    Column("query", JsonText, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("removed_at", UtcTime),
)
