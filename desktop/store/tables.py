# SPDX-License-Identifier: AGPL-3.0-or-later
"""The tables of a workspace's database; they never leave this folder.

Columns that lists sort by are never NULL, so that one comparison pages through them: a missing
text or date is "", a missing confidence -1, a missing total `NO_TOTAL`. Money is decimal text;
`total_sort` (hundredths) orders it and is never shown. What must be kept as it was first written
is guarded by triggers. The tables that reviewing needs beside the invoice stand in
`review_tables`.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    text,
)

from desktop.store import review_tables  # noqa: F401  (its tables are the database's too)
from desktop.store.column_types import (
    NO_TOTAL,
    JsonText,
    Packed,
    UtcTime,
    metadata,
    missing_text,
)

SCHEMA_REVISION = "0004"
"""The newest migration; the one that these tables are."""

workspace_info = Table(
    "workspace_info",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", JsonText, nullable=False),
)

document = Table(
    "document",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("media_type", String, nullable=False, server_default=""),
    Column("original_name", String, nullable=False),
    Column("encrypted", Boolean, nullable=False, server_default=text("0")),
    Column("added_at", UtcTime, nullable=False),
)

page = Table(
    "page",
    metadata,
    Column("document_sha256", ForeignKey("document.sha256"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("width", Float, nullable=False),
    Column("height", Float, nullable=False),
    # NULL until the page was read; then the words, rules and their source as PageText's wire form
    Column("source", String),
    Column("content", Packed),
)

# Narrow on purpose: counting and paging through 100,000 rows reads all of it. What is long
# stands in invoice_content.
invoice = Table(
    "invoice",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String(36), nullable=False),
    Column("document_sha256", ForeignKey("document.sha256"), nullable=False),
    Column("state", String, nullable=False),
    Column("job_status", String, nullable=False),
    Column("revision", Integer, nullable=False),
    missing_text("supplier_name"),
    missing_text("supplier_key"),
    missing_text("supplier_tax_key"),
    missing_text("invoice_number"),
    missing_text("number_key"),
    missing_text("issue_date"),
    missing_text("due_date"),
    missing_text("currency"),
    missing_text("total_amount"),
    Column("total_sort", Integer, nullable=False, server_default=text(str(NO_TOTAL))),
    missing_text("document_type"),
    Column("confidence", Float, nullable=False, server_default=text("-1")),
    Column("doubtful", Integer, nullable=False, server_default=text("0")),
    Column("partial", Boolean, nullable=False, server_default=text("0")),
    Column("brought_in_by", String, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
    Column("verified_by", String),
    Column("verified_at", UtcTime),
    Column("verified_hash", String(64)),
    Column("exported_at", UtcTime),
    Index("uq_invoice_id", "id", unique=True),
    # the same bytes are booked once, unless the earlier invoice was deleted
    Index(
        "uq_invoice_live_document",
        "document_sha256",
        unique=True,
        sqlite_where=text("state <> 'deleted'"),
    ),
    Index("ix_invoice_document", "document_sha256"),
    Index("ix_invoice_number_key", "number_key", "supplier_key"),
    Index("ix_invoice_tax_key", "supplier_tax_key"),
    # Every list order has an index that also answers both filters, so that skipping rows
    # never touches the table.
    *(
        Index(f"ix_invoice_by_{name}", column, "seq", "state", "job_status")
        for name, column in (
            ("supplier", "supplier_key"),
            ("number", "number_key"),
            ("issue_date", "issue_date"),
            ("due_date", "due_date"),
            ("total", "total_sort"),
            ("currency", "currency"),
            ("confidence", "confidence"),
        )
    ),
    Index("ix_invoice_by_created", "seq", "state", "job_status"),
    Index("ix_invoice_by_state", "state", "seq", "job_status"),
    Index("ix_invoice_counts", "state", "job_status"),
    Index("ix_invoice_by_status", "job_status", "seq", "state"),
)

invoice_content = Table(
    "invoice_content",
    metadata,
    Column("seq", ForeignKey("invoice.seq"), primary_key=True),
    Column("record", JsonText, nullable=False),
    Column("evidence", Packed, nullable=False),
    Column("given", JsonText, nullable=False),
    Column("remarks", Text, nullable=False, server_default=""),
    Column("run_id", String(36)),
)

finding = Table(
    "finding",
    metadata,
    Column("seq", ForeignKey("invoice.seq"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("rule", String, nullable=False),
    Column("severity", String, nullable=False),
    Column("fields", JsonText, nullable=False),
    Column("message", Text, nullable=False),
)

attachment = Table(
    "attachment",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("seq", ForeignKey("invoice.seq"), nullable=False),
    Column("name", String, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    Column("added_at", UtcTime, nullable=False),
    Column("removed_at", UtcTime),
    Index("ix_attachment_seq", "seq"),
    Index("ix_attachment_sha256", "sha256"),
)

job = Table(
    "job",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("seq", ForeignKey("invoice.seq"), nullable=False),
    Column("reader", String, nullable=False),
    Column("status", String, nullable=False),
    Column("queued_at", UtcTime, nullable=False),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("interruptions", Integer, nullable=False, server_default=text("0")),
    # a person asked for it: a question whose outcome is unknown may be sent once more
    Column("ask_again", Boolean, nullable=False, server_default=text("0")),
    # how a paid service is asked: at once ("standard"), when it has time ("flex"), or "batch"
    Column("tier", String, nullable=False, server_default="standard"),
    Column("not_before", UtcTime),
    Column("reason", Text),
    Column("owner", String),
    Column("lease_until", UtcTime),
    Column("progress", Float),
    Column("error_code", String),
    Column("error_title", Text),
    Column("error_advice", Text),
    Column("retryable", Boolean, nullable=False, server_default=text("0")),
    Index("uq_job_seq", "seq", unique=True),
    Index("ix_job_queue", "status", "queued_at", "seq"),
)

run = Table(
    "run",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("seq", ForeignKey("invoice.seq"), nullable=False),
    Column("reader", String, nullable=False),
    Column("model", String),
    Column("started_at", UtcTime, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("outcome", String, nullable=False),
    Column("partial", Boolean, nullable=False),
    Column("notes", JsonText, nullable=False),
    Column("usage", JsonText),
    Column("log_id", String),
    Column("error_code", String),
    Column("error_title", Text),
    Index("ix_run_seq", "seq"),
)

reading = Table(
    "reading",
    metadata,
    Column("run_id", ForeignKey("run.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("reader", String, nullable=False),
    Column("proposal", Packed, nullable=False),
)

audit_entry = Table(
    "audit_entry",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", String(36), nullable=False),
    Column("invoice_id", String(36)),
    Column("at", UtcTime, nullable=False),
    Column("who", String, nullable=False),
    Column("action", String, nullable=False),
    Column("path", String),
    Column("before", Text),
    Column("after", Text),
    Column("detail", JsonText),
    Column("previous_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index("ix_audit_entry_invoice_id", "invoice_id"),
    # two entries can't follow the same one
    Index("uq_audit_entry_previous_hash", "previous_hash", unique=True),
    sqlite_autoincrement=True,
)

paid_answer = Table(
    "paid_answer",
    metadata,
    Column("key", String, primary_key=True),
    Column("state", String, nullable=False),
    Column("reader", String, nullable=False),
    Column("model", String, nullable=False),
    Column("document_sha256", String(64), nullable=False),
    Column("invoice_id", String(36)),
    Column("owner", String, nullable=False),
    Column("asked_at", UtcTime, nullable=False),
    Column("answered_at", UtcTime),
    Column("seconds", Float),
    Column("raw", LargeBinary),
    Column("usage", JsonText),
    Column("log_id", String),
    # what it may cost at worst: while it is not answered, caps count this
    Column("reserved", String),
    Column("currency", String, nullable=False, server_default="USD"),
    Column("form", String, nullable=False, server_default=""),
    Column("tier", String, nullable=False, server_default="standard"),
    # the hash of what left this computer, and the pages it was about
    Column("sent_sha256", String(64)),
    Column("pages", JsonText),
    Column("batch_id", String(36)),
    Index("ix_paid_answer_state", "state"),
    Index("ix_paid_answer_invoice_id", "invoice_id"),
)

usage_log = Table(
    "usage_log",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("answer_key", String, nullable=False),
    Column("reader", String, nullable=False),
    Column("model", String, nullable=False),
    Column("document_sha256", String(64), nullable=False),
    Column("invoice_id", String(36)),
    Column("total_tokens", Integer, nullable=False),
    Column("cost", String),
    Column("currency", String, nullable=False),
    Column("usage", JsonText, nullable=False),
    Column("seconds", Float),
    Column("outcome", String, nullable=False, server_default="answered"),
    Column("form", String, nullable=False, server_default=""),
    Column("tier", String, nullable=False, server_default="standard"),
    # what a request without an answer may have cost: it counts against caps, not in totals
    Column("at_most", String),
    # the row of the price table that the cost was worked out with
    Column("price", JsonText),
    Column("sent_sha256", String(64)),
    Column("pages", JsonText),
    Index("ix_usage_log_at", "at"),
)

batch = Table(
    "batch",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("reader", String, nullable=False),
    Column("model", String, nullable=False),
    # the service's own name for it; NULL until it said one
    Column("name", String),
    Column("state", String, nullable=False),
    Column("owner", String, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("sent_at", UtcTime),
    Column("poll_at", UtcTime),
    Column("expected_by", UtcTime),
    Column("ended_at", UtcTime),
    # what the service needs to be asked about it again
    Column("ticket", JsonText),
    Column("error_code", String),
    Column("error_title", Text),
    Index("ix_batch_state", "state"),
)

batch_item = Table(
    "batch_item",
    metadata,
    Column("batch_id", ForeignKey("batch.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("answer_key", String, nullable=False),
    Column("invoice_id", String(36), nullable=False),
    Column("outcome", String),
    Index("ix_batch_item_answer_key", "answer_key"),
    Index("ix_batch_item_invoice_id", "invoice_id"),
)

own_field = Table(
    "own_field",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("instruction", Text, nullable=False, server_default=""),
    Column("created_at", UtcTime, nullable=False),
    Column("removed_at", UtcTime),
)

# Regions that a person blacked out: never part of what leaves this computer. In points from the
# page's upper left corner, as words are.
blackout = Table(
    "blackout",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("document_sha256", ForeignKey("document.sha256"), nullable=False),
    Column("page", Integer, nullable=False),
    Column("x0", Float, nullable=False),
    Column("y0", Float, nullable=False),
    Column("x1", Float, nullable=False),
    Column("y1", Float, nullable=False),
    Column("who", String, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("removed_at", UtcTime),
    Index("ix_blackout_document_sha256", "document_sha256"),
)

# What verified invoices taught of suppliers' papers. `n` counts changes of the whole table, so
# that an index in memory takes over what is new alone; it is made of `identifiers`, `name_key` and
# `marks`. Forgotten ones keep their row.
layout = Table(
    "layout",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("n", Integer, nullable=False),
    missing_text("supplier"),
    missing_text("name_key"),
    Column("identifiers", JsonText, nullable=False),
    Column("marks", JsonText, nullable=False),
    Column("body", Packed, nullable=False),
    Column("invoice_id", String(36), nullable=False),
    Column("learned_at", UtcTime, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
    Column("forgotten_at", UtcTime),
    Index("ix_layout_n", "n"),
    Index("ix_layout_name_key", "name_key"),
)

SEARCH_DDL = (
    "CREATE VIRTUAL TABLE invoice_text USING fts5("
    "header, pages, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')"
)


def _refused(table: str, event: str, when: str = "") -> str:
    return (
        f"CREATE TRIGGER {table}_no_{event} BEFORE {event.upper()} ON {table} {when}"
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


TRIGGER_DDL = (
    *(
        _refused(table, event)
        for table in ("audit_entry", "run", "reading", "usage_log")
        for event in ("update", "delete")
    ),
    _refused("paid_answer", "update", "WHEN OLD.state = 'stored' "),
    _refused("paid_answer", "delete", "WHEN OLD.state = 'stored' "),
)
"""What was read, done, paid and answered can't be changed or removed, by no code path."""
