# SPDX-License-Identifier: AGPL-3.0-or-later
"""`vouch fields`: the fields that a workspace adds to the invoice's."""

from __future__ import annotations

import argparse
from dataclasses import replace

from desktop.cli.output import Column, Output
from desktop.cli.parts import Parts
from desktop.domain.errors import InvalidValue
from desktop.domain.own_fields import OwnKind
from desktop.domain.ports import OwnField
from desktop.workflows import own_fields
from desktop.workflows.workspaces import OpenWorkspace

TABLE = (Column("NAME", 30), Column("TYPE", 6), Column("INSTRUCTION", 60))


def run(arguments: argparse.Namespace, parts: Parts, output: Output) -> int:
    """Change what is asked to be changed, then print the fields in their order."""
    workspace = parts.open_workspace(arguments)
    if arguments.add is not None:
        kind: OwnKind = arguments.type or "text"
        own_fields.add(workspace, OwnField(arguments.add, kind, arguments.instruction or ""))
        _place(workspace, arguments.add, arguments.place)
    elif arguments.change is not None:
        _change(workspace, arguments)
    elif arguments.remove is not None:
        own_fields.remove(workspace, arguments.remove)
    elif (arguments.type, arguments.instruction, arguments.place) != (None, None, None):
        raise InvalidValue(
            "Which field is meant is not said.", "Name it with --add NAME or --change NAME."
        )
    output.start(TABLE)
    for field in own_fields.fields(workspace):
        line = {"name": field.name, "type": field.kind, "instruction": field.instruction}
        output.record(line, (field.name, field.kind, field.instruction))
    return 0


def _change(workspace: OpenWorkspace, arguments: argparse.Namespace) -> None:
    name = " ".join(arguments.change.split())
    now = own_fields.fields(workspace)
    old = next((f for f in now if f.name.casefold() == name.casefold()), OwnField(name))
    new = old
    if arguments.type is not None:
        new = replace(new, kind=arguments.type)
    if arguments.instruction is not None:
        new = replace(new, instruction=arguments.instruction)
    own_fields.change(workspace, old.name, new)
    _place(workspace, old.name, arguments.place)


def _place(workspace: OpenWorkspace, name: str, place: int | None) -> None:
    if place is not None:
        own_fields.move(workspace, " ".join(name.split()), place - 1)
