# SPDX-License-Identifier: AGPL-3.0-or-later
"""The fields that a workspace adds to the invoice's, and changing them.

What was read under a name stays in the records when its field is removed or renamed; it is then
one of the other values on the document.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.domain.errors import NotFound
from desktop.domain.own_fields import tidied
from desktop.domain.ports import OwnField
from desktop.workflows.requests import ChangeKind
from desktop.workflows.workspaces import OpenWorkspace


def fields(workspace: OpenWorkspace) -> tuple[OwnField, ...]:
    """The own fields, in their order."""
    return workspace.store.own_fields.all()


def set_fields(workspace: OpenWorkspace, wanted: Sequence[OwnField]) -> tuple[OwnField, ...]:
    """Replace them all, in this order; InvalidValue when one can't be used."""
    return _put(workspace, lambda _: _checked(wanted))


def add(workspace: OpenWorkspace, field: OwnField) -> tuple[OwnField, ...]:
    """Add one behind the others; InvalidValue when it can't be used."""
    return _put(workspace, lambda now: (*now, tidied(field, now)))


def change(workspace: OpenWorkspace, name: str, field: OwnField) -> tuple[OwnField, ...]:
    """Replace the field of this name in its place; InvalidValue, or NotFound."""

    def changed(now: Sequence[OwnField]) -> tuple[OwnField, ...]:
        at = _place(now, name)
        others = (*now[:at], *now[at + 1 :])
        return (*now[:at], tidied(field, others), *now[at + 1 :])

    return _put(workspace, changed)


def move(workspace: OpenWorkspace, name: str, to: int) -> tuple[OwnField, ...]:
    """Put the field of this name at place `to` (from 0); NotFound when there is none."""

    def moved(now: Sequence[OwnField]) -> tuple[OwnField, ...]:
        at = _place(now, name)
        others = [*now[:at], *now[at + 1 :]]
        others.insert(max(0, to), now[at])
        return tuple(others)

    return _put(workspace, moved)


def remove(workspace: OpenWorkspace, name: str) -> tuple[OwnField, ...]:
    """Ask for it no longer; NotFound when there is none of this name."""

    def rest(now: Sequence[OwnField]) -> tuple[OwnField, ...]:
        at = _place(now, name)
        return (*now[:at], *now[at + 1 :])

    return _put(workspace, rest)


def _put(
    workspace: OpenWorkspace, how: Callable[[tuple[OwnField, ...]], Sequence[OwnField]]
) -> tuple[OwnField, ...]:
    after = workspace.store.own_fields.put(how, workspace.who)
    # every open invoice shows them
    workspace.announce(ChangeKind.FOREIGN)
    return after


def _checked(wanted: Sequence[OwnField]) -> tuple[OwnField, ...]:
    done: tuple[OwnField, ...] = ()
    for field in wanted:
        done = (*done, tidied(field, done))
    return done


def _place(now: Sequence[OwnField], name: str) -> int:
    for at, field in enumerate(now):
        if field.name.casefold() == name.strip().casefold():
            return at
    raise NotFound(
        f"There is no own field “{name[:60]}”.", "See 'vouch fields' for those there are."
    )
