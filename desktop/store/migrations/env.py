# SPDX-License-Identifier: AGPL-3.0-or-later
"""Runs migrations inside the transaction of the connection that `upgrade` hands over."""

from __future__ import annotations

from alembic import context

from desktop.store.column_types import metadata

_TEXT_INDEX = "invoice_text"


def _ours(_object: object, name: str | None, kind: str, *_: object) -> bool:
    """The text index keeps tables of its own, which no metadata describes."""
    return not (kind == "table" and name is not None and name.startswith(_TEXT_INDEX))


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    include_object=_ours,
    render_as_batch=True,
    compare_type=True,
    compare_server_default=False,
)
with context.begin_transaction():
    context.run_migrations()
