# SPDX-License-Identifier: AGPL-3.0-or-later
"""The first tables: documents, invoices, queue, readings, audit trail, paid answers, text index.

Written as plain SQL and never edited again, whatever becomes of the tables in code.
"""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
    CREATE TABLE workspace_info (
        "key" VARCHAR NOT NULL,
        value TEXT NOT NULL,
        CONSTRAINT pk_workspace_info PRIMARY KEY ("key")
    )
    """,
    """
    CREATE TABLE document (
        sha256 VARCHAR(64) NOT NULL,
        size INTEGER NOT NULL,
        media_type VARCHAR DEFAULT '' NOT NULL,
        original_name VARCHAR NOT NULL,
        encrypted BOOLEAN DEFAULT 0 NOT NULL,
        added_at VARCHAR NOT NULL,
        CONSTRAINT pk_document PRIMARY KEY (sha256)
    )
    """,
    """
    CREATE TABLE audit_entry (
        n INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        id VARCHAR(36) NOT NULL,
        invoice_id VARCHAR(36),
        at VARCHAR NOT NULL,
        who VARCHAR NOT NULL,
        action VARCHAR NOT NULL,
        path VARCHAR,
        "before" TEXT,
        "after" TEXT,
        detail TEXT,
        previous_hash VARCHAR(64) NOT NULL,
        hash VARCHAR(64) NOT NULL
    )
    """,
    "CREATE UNIQUE INDEX uq_audit_entry_previous_hash ON audit_entry (previous_hash)",
    "CREATE INDEX ix_audit_entry_invoice_id ON audit_entry (invoice_id)",
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
        CONSTRAINT pk_paid_answer PRIMARY KEY ("key")
    )
    """,
    "CREATE INDEX ix_paid_answer_state ON paid_answer (state)",
    "CREATE INDEX ix_paid_answer_invoice_id ON paid_answer (invoice_id)",
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
        CONSTRAINT pk_usage_log PRIMARY KEY (id)
    )
    """,
    "CREATE INDEX ix_usage_log_at ON usage_log (at)",
    """
    CREATE TABLE page (
        document_sha256 VARCHAR(64) NOT NULL,
        number INTEGER NOT NULL,
        width FLOAT NOT NULL,
        height FLOAT NOT NULL,
        source VARCHAR,
        content BLOB,
        CONSTRAINT pk_page PRIMARY KEY (document_sha256, number),
        CONSTRAINT fk_page_document_sha256 FOREIGN KEY(document_sha256) REFERENCES document (sha256)
    )
    """,
    """
    CREATE TABLE invoice (
        seq INTEGER NOT NULL,
        id VARCHAR(36) NOT NULL,
        document_sha256 VARCHAR(64) NOT NULL,
        state VARCHAR NOT NULL,
        job_status VARCHAR NOT NULL,
        revision INTEGER NOT NULL,
        supplier_name VARCHAR DEFAULT '' NOT NULL,
        supplier_key VARCHAR DEFAULT '' NOT NULL,
        supplier_tax_key VARCHAR DEFAULT '' NOT NULL,
        invoice_number VARCHAR DEFAULT '' NOT NULL,
        number_key VARCHAR DEFAULT '' NOT NULL,
        issue_date VARCHAR DEFAULT '' NOT NULL,
        due_date VARCHAR DEFAULT '' NOT NULL,
        currency VARCHAR DEFAULT '' NOT NULL,
        total_amount VARCHAR DEFAULT '' NOT NULL,
        total_sort INTEGER DEFAULT (-9223372036854775808) NOT NULL,
        document_type VARCHAR DEFAULT '' NOT NULL,
        confidence FLOAT DEFAULT (-1) NOT NULL,
        doubtful INTEGER DEFAULT 0 NOT NULL,
        partial BOOLEAN DEFAULT 0 NOT NULL,
        brought_in_by VARCHAR NOT NULL,
        created_at VARCHAR NOT NULL,
        updated_at VARCHAR NOT NULL,
        verified_by VARCHAR,
        verified_at VARCHAR,
        verified_hash VARCHAR(64),
        exported_at VARCHAR,
        CONSTRAINT pk_invoice PRIMARY KEY (seq),
        CONSTRAINT fk_invoice_document_sha256 FOREIGN KEY(document_sha256)
            REFERENCES document (sha256)
    )
    """,
    "CREATE INDEX ix_invoice_by_due_date ON invoice (due_date, seq, state, job_status)",
    "CREATE INDEX ix_invoice_by_currency ON invoice (currency, seq, state, job_status)",
    "CREATE INDEX ix_invoice_by_total ON invoice (total_sort, seq, state, job_status)",
    """
    CREATE UNIQUE INDEX uq_invoice_live_document ON invoice (document_sha256)
    WHERE state <> 'deleted'
    """,
    "CREATE INDEX ix_invoice_by_confidence ON invoice (confidence, seq, state, job_status)",
    "CREATE INDEX ix_invoice_by_status ON invoice (job_status, seq, state)",
    "CREATE INDEX ix_invoice_by_supplier ON invoice (supplier_key, seq, state, job_status)",
    "CREATE INDEX ix_invoice_number_key ON invoice (number_key, supplier_key)",
    "CREATE INDEX ix_invoice_document ON invoice (document_sha256)",
    "CREATE INDEX ix_invoice_by_number ON invoice (number_key, seq, state, job_status)",
    "CREATE INDEX ix_invoice_by_issue_date ON invoice (issue_date, seq, state, job_status)",
    "CREATE INDEX ix_invoice_by_created ON invoice (seq, state, job_status)",
    "CREATE INDEX ix_invoice_counts ON invoice (state, job_status)",
    "CREATE INDEX ix_invoice_by_state ON invoice (state, seq, job_status)",
    "CREATE UNIQUE INDEX uq_invoice_id ON invoice (id)",
    """
    CREATE TABLE invoice_content (
        seq INTEGER NOT NULL,
        record TEXT NOT NULL,
        evidence BLOB NOT NULL,
        given TEXT NOT NULL,
        remarks TEXT DEFAULT '' NOT NULL,
        run_id VARCHAR(36),
        CONSTRAINT pk_invoice_content PRIMARY KEY (seq),
        CONSTRAINT fk_invoice_content_seq FOREIGN KEY(seq) REFERENCES invoice (seq)
    )
    """,
    """
    CREATE TABLE finding (
        seq INTEGER NOT NULL,
        position INTEGER NOT NULL,
        rule VARCHAR NOT NULL,
        severity VARCHAR NOT NULL,
        fields TEXT NOT NULL,
        message TEXT NOT NULL,
        CONSTRAINT pk_finding PRIMARY KEY (seq, position),
        CONSTRAINT fk_finding_seq FOREIGN KEY(seq) REFERENCES invoice (seq)
    )
    """,
    """
    CREATE TABLE attachment (
        id VARCHAR(36) NOT NULL,
        seq INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        sha256 VARCHAR(64) NOT NULL,
        size INTEGER NOT NULL,
        added_at VARCHAR NOT NULL,
        removed_at VARCHAR,
        CONSTRAINT pk_attachment PRIMARY KEY (id),
        CONSTRAINT fk_attachment_seq FOREIGN KEY(seq) REFERENCES invoice (seq)
    )
    """,
    "CREATE INDEX ix_attachment_seq ON attachment (seq)",
    "CREATE INDEX ix_attachment_sha256 ON attachment (sha256)",
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
    CREATE TABLE run (
        id VARCHAR(36) NOT NULL,
        seq INTEGER NOT NULL,
        reader VARCHAR NOT NULL,
        model VARCHAR,
        started_at VARCHAR NOT NULL,
        seconds FLOAT NOT NULL,
        outcome VARCHAR NOT NULL,
        partial BOOLEAN NOT NULL,
        notes TEXT NOT NULL,
        usage TEXT,
        log_id VARCHAR,
        error_code VARCHAR,
        error_title TEXT,
        CONSTRAINT pk_run PRIMARY KEY (id),
        CONSTRAINT fk_run_seq FOREIGN KEY(seq) REFERENCES invoice (seq)
    )
    """,
    "CREATE INDEX ix_run_seq ON run (seq)",
    """
    CREATE TABLE reading (
        run_id VARCHAR(36) NOT NULL,
        position INTEGER NOT NULL,
        reader VARCHAR NOT NULL,
        proposal BLOB NOT NULL,
        CONSTRAINT pk_reading PRIMARY KEY (run_id, position),
        CONSTRAINT fk_reading_run_id FOREIGN KEY(run_id) REFERENCES run (id)
    )
    """,
    """
    CREATE VIRTUAL TABLE invoice_text USING fts5(
        header, pages, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')
    """,
    """
    CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry
    BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END
    """,
    """
    CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry
    BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END
    """,
    """
    CREATE TRIGGER run_no_update BEFORE UPDATE ON run
    BEGIN SELECT RAISE(ABORT, 'run is append-only'); END
    """,
    """
    CREATE TRIGGER run_no_delete BEFORE DELETE ON run
    BEGIN SELECT RAISE(ABORT, 'run is append-only'); END
    """,
    """
    CREATE TRIGGER reading_no_update BEFORE UPDATE ON reading
    BEGIN SELECT RAISE(ABORT, 'reading is append-only'); END
    """,
    """
    CREATE TRIGGER reading_no_delete BEFORE DELETE ON reading
    BEGIN SELECT RAISE(ABORT, 'reading is append-only'); END
    """,
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


def upgrade() -> None:
    """Make everything."""
    for statement in _STATEMENTS:
        op.execute(statement)
    op.execute("PRAGMA application_id = 0x566F7563")
