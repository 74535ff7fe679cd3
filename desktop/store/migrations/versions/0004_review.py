# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reviewing: undo that survives a restart, holds, duplicates, parts of documents, approval.

Written as plain SQL and never edited again, whatever becomes of the tables in code.
"""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_TABLES = (
    "CREATE INDEX ix_invoice_tax_key ON invoice (supplier_tax_key)",
    """
    CREATE TABLE command (
        n INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        id VARCHAR(36) NOT NULL,
        at VARCHAR NOT NULL,
        who VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        undone_at VARCHAR
    )
    """,
    "CREATE UNIQUE INDEX uq_command_id ON command (id)",
    """
    CREATE TABLE command_part (
        command_n INTEGER NOT NULL,
        invoice_id VARCHAR(36) NOT NULL,
        position INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        "before" BLOB NOT NULL,
        "after" BLOB NOT NULL,
        CONSTRAINT pk_command_part PRIMARY KEY (command_n, invoice_id),
        CONSTRAINT fk_command_part_command_n FOREIGN KEY(command_n) REFERENCES command (n)
    )
    """,
    "CREATE INDEX ix_command_part_invoice_id ON command_part (invoice_id)",
    """
    CREATE TABLE supplier_account (
        id VARCHAR(36) NOT NULL,
        supplier_key VARCHAR DEFAULT '' NOT NULL,
        tax_key VARCHAR DEFAULT '' NOT NULL,
        account VARCHAR NOT NULL,
        holder VARCHAR DEFAULT '' NOT NULL,
        country VARCHAR DEFAULT '' NOT NULL,
        invoice_id VARCHAR(36) NOT NULL,
        seen_at VARCHAR NOT NULL,
        trusted_by VARCHAR,
        trusted_at VARCHAR,
        reason TEXT,
        removed_at VARCHAR,
        CONSTRAINT pk_supplier_account PRIMARY KEY (id)
    )
    """,
    "CREATE INDEX ix_supplier_account_account ON supplier_account (account)",
    "CREATE INDEX ix_supplier_account_invoice_id ON supplier_account (invoice_id)",
    "CREATE INDEX ix_supplier_account_supplier_key ON supplier_account (supplier_key)",
    "CREATE INDEX ix_supplier_account_tax_key ON supplier_account (tax_key)",
    """
    CREATE TABLE hold (
        id VARCHAR(36) NOT NULL,
        seq INTEGER NOT NULL,
        kind VARCHAR NOT NULL,
        account VARCHAR NOT NULL,
        words TEXT NOT NULL,
        placed_at VARCHAR NOT NULL,
        released_by VARCHAR,
        released_at VARCHAR,
        reason TEXT,
        CONSTRAINT pk_hold PRIMARY KEY (id),
        CONSTRAINT fk_hold_seq FOREIGN KEY(seq) REFERENCES invoice (seq)
    )
    """,
    "CREATE INDEX ix_hold_open ON hold (seq, account) WHERE released_at IS NULL",
    "CREATE INDEX ix_hold_seq ON hold (seq)",
    """
    CREATE TABLE duplicate_pair (
        one_id VARCHAR(36) NOT NULL,
        other_id VARCHAR(36) NOT NULL,
        found_at VARCHAR NOT NULL,
        CONSTRAINT pk_duplicate_pair PRIMARY KEY (one_id, other_id)
    )
    """,
    "CREATE INDEX ix_duplicate_pair_other_id ON duplicate_pair (other_id)",
    """
    CREATE TABLE duplicate_decision (
        one_id VARCHAR(36) NOT NULL,
        other_id VARCHAR(36) NOT NULL,
        decision VARCHAR NOT NULL,
        who VARCHAR NOT NULL,
        at VARCHAR NOT NULL,
        reason TEXT,
        CONSTRAINT pk_duplicate_decision PRIMARY KEY (one_id, other_id)
    )
    """,
    "CREATE INDEX ix_duplicate_decision_other_id ON duplicate_decision (other_id)",
    """
    CREATE TABLE page_likeness (
        document_sha256 VARCHAR(64) NOT NULL,
        number INTEGER NOT NULL,
        hash VARCHAR(16) NOT NULL,
        CONSTRAINT pk_page_likeness PRIMARY KEY (document_sha256, number),
        CONSTRAINT fk_page_likeness_document_sha256
            FOREIGN KEY(document_sha256) REFERENCES document (sha256)
    )
    """,
    "CREATE INDEX ix_page_likeness_hash ON page_likeness (hash)",
    """
    CREATE TABLE document_origin (
        document_sha256 VARCHAR(64) NOT NULL,
        position INTEGER NOT NULL,
        source_sha256 VARCHAR(64) NOT NULL,
        source_page INTEGER,
        rotation INTEGER DEFAULT 0 NOT NULL,
        CONSTRAINT pk_document_origin PRIMARY KEY (document_sha256, position),
        CONSTRAINT fk_document_origin_document_sha256
            FOREIGN KEY(document_sha256) REFERENCES document (sha256),
        CONSTRAINT fk_document_origin_source_sha256
            FOREIGN KEY(source_sha256) REFERENCES document (sha256)
    )
    """,
    "CREATE INDEX ix_document_origin_source_sha256 ON document_origin (source_sha256)",
    """
    CREATE TABLE invoice_origin (
        invoice_id VARCHAR(36) NOT NULL,
        source_id VARCHAR(36) NOT NULL,
        position INTEGER DEFAULT 0 NOT NULL,
        CONSTRAINT pk_invoice_origin PRIMARY KEY (invoice_id, source_id)
    )
    """,
    "CREATE INDEX ix_invoice_origin_source_id ON invoice_origin (source_id)",
    """
    CREATE TABLE approval (
        seq INTEGER NOT NULL,
        state VARCHAR NOT NULL,
        why TEXT DEFAULT '' NOT NULL,
        who VARCHAR,
        at VARCHAR,
        content_hash VARCHAR(64),
        reason TEXT,
        CONSTRAINT pk_approval PRIMARY KEY (seq),
        CONSTRAINT fk_approval_seq FOREIGN KEY(seq) REFERENCES invoice (seq)
    )
    """,
    "CREATE INDEX ix_approval_state ON approval (state)",
    """
    CREATE TABLE field_outcome (
        seq INTEGER NOT NULL,
        path VARCHAR NOT NULL,
        reader VARCHAR NOT NULL,
        confidence FLOAT NOT NULL,
        certain BOOLEAN NOT NULL,
        "right" BOOLEAN NOT NULL,
        at VARCHAR NOT NULL,
        CONSTRAINT pk_field_outcome PRIMARY KEY (seq, path),
        CONSTRAINT fk_field_outcome_seq FOREIGN KEY(seq) REFERENCES invoice (seq)
    )
    """,
    "CREATE INDEX ix_field_outcome_at ON field_outcome (at)",
    """
    CREATE TABLE saved_filter (
        id VARCHAR(36) NOT NULL,
        position INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        "query" TEXT NOT NULL,
        created_at VARCHAR NOT NULL,
        removed_at VARCHAR,
        CONSTRAINT pk_saved_filter PRIMARY KEY (id)
    )
    """,
)


def upgrade() -> None:
    """Make the tables."""
    for statement in _TABLES:
        op.execute(statement)
