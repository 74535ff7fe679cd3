# SPDX-License-Identifier: AGPL-3.0-or-later
"""Spending, batches, own fields and blacked-out regions: what a paid service is asked with.

Written as plain SQL and never edited again, whatever becomes of the tables in code. Tables that
gain columns are rebuilt, so that a migrated database has the very text of a new one; SQLite keeps
triggers with the table that is renamed, so theirs are dropped and made again.
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_REBUILT = ("job", "paid_answer", "usage_log")

_OLD_INDEXES = (
    "ix_job_queue",
    "uq_job_seq",
    "ix_paid_answer_invoice_id",
    "ix_paid_answer_state",
    "ix_usage_log_at",
)

_OLD_TRIGGERS = (
    "usage_log_no_update",
    "usage_log_no_delete",
    "paid_answer_no_update",
    "paid_answer_no_delete",
)

_TABLES = (
    """
    CREATE TABLE job (
        id VARCHAR(36) NOT NULL,
        seq INTEGER NOT NULL,
        reader VARCHAR NOT NULL,
        status VARCHAR NOT NULL,
        queued_at VARCHAR NOT NULL,
        attempts INTEGER DEFAULT 0 NOT NULL,
        interruptions INTEGER DEFAULT 0 NOT NULL,
        ask_again BOOLEAN DEFAULT 0 NOT NULL,
        tier VARCHAR DEFAULT 'standard' NOT NULL,
        not_before VARCHAR,
        reason TEXT,
        owner VARCHAR,
        lease_until VARCHAR,
        progress FLOAT,
        error_code VARCHAR,
        error_title TEXT,
        error_advice TEXT,
        retryable BOOLEAN DEFAULT 0 NOT NULL,
        CONSTRAINT pk_job PRIMARY KEY (id),
        CONSTRAINT fk_job_seq FOREIGN KEY(seq) REFERENCES invoice (seq)
    )
    """,
    "CREATE INDEX ix_job_queue ON job (status, queued_at, seq)",
    "CREATE UNIQUE INDEX uq_job_seq ON job (seq)",
    """
    CREATE TABLE paid_answer (
        "key" VARCHAR NOT NULL,
        state VARCHAR NOT NULL,
        reader VARCHAR NOT NULL,
        model VARCHAR NOT NULL,
        document_sha256 VARCHAR(64) NOT NULL,
        invoice_id VARCHAR(36),
        owner VARCHAR NOT NULL,
        asked_at VARCHAR NOT NULL,
        answered_at VARCHAR,
        seconds FLOAT,
        raw BLOB,
        usage TEXT,
        log_id VARCHAR,
        reserved VARCHAR,
        currency VARCHAR DEFAULT 'USD' NOT NULL,
        form VARCHAR DEFAULT '' NOT NULL,
        tier VARCHAR DEFAULT 'standard' NOT NULL,
        sent_sha256 VARCHAR(64),
        pages TEXT,
        batch_id VARCHAR(36),
        CONSTRAINT pk_paid_answer PRIMARY KEY ("key")
    )
    """,
    "CREATE INDEX ix_paid_answer_invoice_id ON paid_answer (invoice_id)",
    "CREATE INDEX ix_paid_answer_state ON paid_answer (state)",
    """
    CREATE TABLE usage_log (
        id VARCHAR(36) NOT NULL,
        at VARCHAR NOT NULL,
        answer_key VARCHAR NOT NULL,
        reader VARCHAR NOT NULL,
        model VARCHAR NOT NULL,
        document_sha256 VARCHAR(64) NOT NULL,
        invoice_id VARCHAR(36),
        total_tokens INTEGER NOT NULL,
        cost VARCHAR,
        currency VARCHAR NOT NULL,
        usage TEXT NOT NULL,
        seconds FLOAT,
        outcome VARCHAR DEFAULT 'answered' NOT NULL,
        form VARCHAR DEFAULT '' NOT NULL,
        tier VARCHAR DEFAULT 'standard' NOT NULL,
        at_most VARCHAR,
        price TEXT,
        sent_sha256 VARCHAR(64),
        pages TEXT,
        CONSTRAINT pk_usage_log PRIMARY KEY (id)
    )
    """,
    "CREATE INDEX ix_usage_log_at ON usage_log (at)",
    """
    CREATE TABLE batch (
        id VARCHAR(36) NOT NULL,
        reader VARCHAR NOT NULL,
        model VARCHAR NOT NULL,
        name VARCHAR,
        state VARCHAR NOT NULL,
        owner VARCHAR NOT NULL,
        created_at VARCHAR NOT NULL,
        sent_at VARCHAR,
        poll_at VARCHAR,
        expected_by VARCHAR,
        ended_at VARCHAR,
        ticket TEXT,
        error_code VARCHAR,
        error_title TEXT,
        CONSTRAINT pk_batch PRIMARY KEY (id)
    )
    """,
    "CREATE INDEX ix_batch_state ON batch (state)",
    """
    CREATE TABLE batch_item (
        batch_id VARCHAR(36) NOT NULL,
        position INTEGER NOT NULL,
        answer_key VARCHAR NOT NULL,
        invoice_id VARCHAR(36) NOT NULL,
        outcome VARCHAR,
        CONSTRAINT pk_batch_item PRIMARY KEY (batch_id, position),
        CONSTRAINT fk_batch_item_batch_id FOREIGN KEY(batch_id) REFERENCES batch (id)
    )
    """,
    "CREATE INDEX ix_batch_item_answer_key ON batch_item (answer_key)",
    "CREATE INDEX ix_batch_item_invoice_id ON batch_item (invoice_id)",
    """
    CREATE TABLE own_field (
        id VARCHAR(36) NOT NULL,
        position INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        instruction TEXT DEFAULT '' NOT NULL,
        created_at VARCHAR NOT NULL,
        removed_at VARCHAR,
        CONSTRAINT pk_own_field PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE blackout (
        id VARCHAR(36) NOT NULL,
        document_sha256 VARCHAR(64) NOT NULL,
        page INTEGER NOT NULL,
        x0 FLOAT NOT NULL,
        y0 FLOAT NOT NULL,
        x1 FLOAT NOT NULL,
        y1 FLOAT NOT NULL,
        who VARCHAR NOT NULL,
        at VARCHAR NOT NULL,
        removed_at VARCHAR,
        CONSTRAINT pk_blackout PRIMARY KEY (id),
        CONSTRAINT fk_blackout_document_sha256 FOREIGN KEY(document_sha256)
            REFERENCES document (sha256)
    )
    """,
    "CREATE INDEX ix_blackout_document_sha256 ON blackout (document_sha256)",
)

_TRIGGERS = (
    """
    CREATE TRIGGER usage_log_no_update BEFORE UPDATE ON usage_log
    BEGIN SELECT RAISE(ABORT, 'usage_log is append-only'); END
    """,
    """
    CREATE TRIGGER usage_log_no_delete BEFORE DELETE ON usage_log
    BEGIN SELECT RAISE(ABORT, 'usage_log is append-only'); END
    """,
    """
    CREATE TRIGGER paid_answer_no_update BEFORE UPDATE ON paid_answer WHEN OLD.state = 'stored'
    BEGIN SELECT RAISE(ABORT, 'paid_answer is append-only'); END
    """,
    """
    CREATE TRIGGER paid_answer_no_delete BEFORE DELETE ON paid_answer WHEN OLD.state = 'stored'
    BEGIN SELECT RAISE(ABORT, 'paid_answer is append-only'); END
    """,
)

_COPIES = (
    """
    INSERT INTO job (
        id, seq, reader, status, queued_at, attempts, interruptions, ask_again, not_before, reason,
        owner, lease_until, progress, error_code, error_title, error_advice, retryable
    ) SELECT
        id, seq, reader, status, queued_at, attempts, interruptions, ask_again, not_before, reason,
        owner, lease_until, progress, error_code, error_title, error_advice, retryable
    FROM job_before
    """,
    """
    INSERT INTO paid_answer (
        "key", state, reader, model, document_sha256, invoice_id, owner, asked_at, answered_at,
        seconds, raw, usage, log_id
    ) SELECT
        "key", state, reader, model, document_sha256, invoice_id, owner, asked_at, answered_at,
        seconds, raw, usage, log_id
    FROM paid_answer_before
    """,
    """
    INSERT INTO usage_log (
        id, at, answer_key, reader, model, document_sha256, invoice_id, total_tokens, cost,
        currency, usage
    ) SELECT
        id, at, answer_key, reader, model, document_sha256, invoice_id, total_tokens, cost,
        currency, usage
    FROM usage_log_before
    """,
)


def upgrade() -> None:
    """Rebuild three tables with all their rows, and make the new ones."""
    for trigger in _OLD_TRIGGERS:
        op.execute(f"DROP TRIGGER {trigger}")
    for index in _OLD_INDEXES:
        op.execute(f"DROP INDEX {index}")
    for table in _REBUILT:
        op.execute(f"ALTER TABLE {table} RENAME TO {table}_before")
    for statement in _TABLES:
        op.execute(statement)
    for statement in _COPIES:
        op.execute(statement)
    for table in _REBUILT:
        op.execute(f"DROP TABLE {table}_before")
    for statement in _TRIGGERS:
        op.execute(statement)
