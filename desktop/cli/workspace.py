# SPDX-License-Identifier: AGPL-3.0-or-later
"""`vouch workspaces` and `vouch company`."""

from __future__ import annotations

import argparse

from desktop.cli.output import Column, Output
from desktop.cli.parts import Parts
from desktop.domain.company import OwnCompany
from desktop.workflows.workspaces import own_company, set_own_company


def run(arguments: argparse.Namespace, parts: Parts, output: Output) -> int:
    """Run the command that was named."""
    if arguments.command == "company":
        return _company(arguments, parts, output)
    workspaces = parts.workspaces()
    if arguments.create:
        workspaces.create(arguments.create)
    output.start((Column("NAME", 24), Column("TITLE", 30), Column("FOLDER", 60)))
    usual = parts.workspace_name(arguments)
    for info in workspaces.list():
        line = {
            "name": info.name,
            "title": info.title,
            "folder": str(info.folder),
            "open": info.name == usual,
        }
        output.record(line, (info.name, info.title, str(info.folder)))
    return 0


def _company(arguments: argparse.Namespace, parts: Parts, output: Output) -> int:
    workspace = parts.open_workspace(arguments)
    own = own_company(workspace)
    if arguments.name or arguments.tax_id or arguments.iban:
        own = set_own_company(
            workspace,
            OwnCompany(
                names=tuple(arguments.name or own.names),
                tax_ids=tuple(arguments.tax_id or own.tax_ids),
                ibans=tuple(arguments.iban or own.ibans),
            ),
        )
    line = {"workspace": workspace.info.name, **own.model_dump(mode="json")}
    output.pairs(
        line,
        [
            ("workspace", workspace.info.name),
            ("names", ", ".join(own.names)),
            ("tax ids", ", ".join(own.tax_ids)),
            ("ibans", ", ".join(own.ibans)),
        ],
    )
    return 0
