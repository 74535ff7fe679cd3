# SPDX-License-Identifier: AGPL-3.0-or-later
"""Layouts: what verified invoices taught of suppliers' papers.

Written as plain SQL and never edited again, whatever becomes of the tables in code.
"""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TABLES = (
    """
    CREATE TABLE layout (
        id VARCHAR(36) NOT NULL,
        n INTEGER NOT NULL,
        supplier VARCHAR DEFAULT '' NOT NULL,
        name_key VARCHAR DEFAULT '' NOT NULL,
        identifiers TEXT NOT NULL,
        marks TEXT NOT NULL,
        body BLOB NOT NULL,
        invoice_id VARCHAR(36) NOT NULL,
        learned_at VARCHAR NOT NULL,
        changed_at VARCHAR NOT NULL,
        forgotten_at VARCHAR,
        CONSTRAINT pk_layout PRIMARY KEY (id)
    )
    """,
    "CREATE INDEX ix_layout_n ON layout (n)",
    "CREATE INDEX ix_layout_name_key ON layout (name_key)",
)


def upgrade() -> None:
    """Make the table."""
    for statement in _TABLES:
        op.execute(statement)
