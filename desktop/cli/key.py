# SPDX-License-Identifier: AGPL-3.0-or-later
"""`vouch key`: the keys of paid services, without a window.

A key is read from standard input or a file, never from the command's own words: those can be seen
by everybody on the computer, and stay in the shell's history.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from desktop.cli.output import Column, Output
from desktop.cli.parts import Parts
from desktop.domain.errors import InvalidValue, KeyMissing
from desktop.workflows.requests import PaidService
from desktop.workflows.service_keys import (
    SERVICE_KEYS,
    KeyPlace,
    KeyScope,
    KeyState,
    ServiceKeys,
)

MAX_KEY_BYTES = 4096
TABLE = (Column("SERVICE", 10), Column("IN USE", 60), Column("KEPT", 40))


def run(arguments: argparse.Namespace, parts: Parts, output: Output) -> int:
    """Show, set, test or remove a key; 0 when that was done."""
    workspace = parts.workspace_name(arguments)
    keys = parts.keys(workspace)
    if arguments.action == "show":
        return _show(keys, parts, workspace, output)
    service: PaidService = arguments.service
    scope = KeyScope.WORKSPACE if arguments.only_workspace else KeyScope.SHARED
    if arguments.action == "set":
        return _set(arguments, keys, parts, service, scope, output)
    if arguments.action == "test":
        models = parts.remote(service, workspace).test()
        return _tell(service, keys, workspace, output, f"works; {len(models)} models can be used")
    _needs_store(parts)
    if not keys.state(SERVICE_KEYS[service]).kept(scope):
        raise KeyMissing(
            f"No {_kind(scope)} key of {service} is kept.", "See 'vouch key show'.", code="no_key"
        )
    keys.remove(SERVICE_KEYS[service], scope)
    return _tell(service, keys, workspace, output, "removed")


def _set(
    arguments: argparse.Namespace,
    keys: ServiceKeys,
    parts: Parts,
    service: PaidService,
    scope: KeyScope,
    output: Output,
) -> int:
    if arguments.source is None:
        raise InvalidValue(
            "The key to keep was not given.", "Use --from - to read it from standard input."
        )
    _needs_store(parts)
    secret = _secret(arguments.source)
    workspace = parts.workspace_name(arguments)
    if arguments.no_test:
        keys.enter(SERVICE_KEYS[service], secret, scope)
        return _tell(service, keys, workspace, output, "kept without a test")
    models = keys.replace(
        SERVICE_KEYS[service],
        secret,
        scope,
        lambda key: parts.remote(service, workspace, key).test(),
    )
    return _tell(service, keys, workspace, output, f"kept; {len(models)} models can be used")


def _needs_store(parts: Parts) -> None:
    absence = parts.secrets().absence
    if absence is not None:
        raise absence


def _secret(source: Path) -> str:
    """The first line of a file, or of standard input; asked for without echo at a terminal."""
    if str(source) != "-":
        try:
            with source.open("rb") as file:
                data = file.readline(MAX_KEY_BYTES)
        except OSError as error:
            raise InvalidValue(
                f"The key's file could not be read ({error.strerror}).", "Check its path."
            ) from error
    elif sys.stdin is None:
        raise InvalidValue("There is no standard input to read the key from.")
    elif sys.stdin.isatty():
        return getpass.getpass("Key: ")
    else:
        data = sys.stdin.buffer.readline(MAX_KEY_BYTES)
    # what is no text is no key either: refused by its own name, without being shown
    return data.decode("utf-8-sig", errors="replace")


def _show(keys: ServiceKeys, parts: Parts, workspace: str, output: Output) -> int:
    output.start(TABLE)
    absence = parts.secrets().absence
    for service, key in SERVICE_KEYS.items():
        state = keys.state(key)
        line = _line(service, state, workspace)
        if absence is not None:
            line["key_store"] = absence.as_dict()
        output.record(line, (service, used(state, key.variable, workspace), _kept(state)))
    if absence is not None:
        output.complain(absence)
    return 0


def _tell(
    service: PaidService, keys: ServiceKeys, workspace: str, output: Output, done: str
) -> int:
    key = SERVICE_KEYS[service]
    state = keys.state(key)
    told = used(state, key.variable, workspace)
    line = {"done": done, **_line(service, state, workspace)}
    output.pairs(line, [("service", service), ("done", done), ("in use", told)])
    return 0


def _line(service: str, state: KeyState, workspace: str) -> dict[str, object]:
    return {
        "service": service,
        "workspace": workspace,
        "place": state.place.value,
        "scope": None if state.scope is None else state.scope.value,
        "kept_for_workspace": state.of_workspace,
        "kept_shared": state.shared,
    }


def used(state: KeyState, variable: str, workspace: str) -> str:
    """Which key is in use, in words."""
    if state.place is KeyPlace.ENVIRONMENT:
        return f"the one in {variable}"
    if state.place is KeyPlace.NONE or state.scope is None:
        return "none"
    where = "" if state.place is KeyPlace.KEY_STORE else ", for this run only"
    if state.scope is KeyScope.WORKSPACE:
        return f"the workspace's own (“{workspace}”){where}"
    return f"the shared one{where}"


def _kept(state: KeyState) -> str:
    kept = [_kind(scope) for scope in KeyScope if state.kept(scope)]
    return ", ".join(kept) or "none"


def _kind(scope: KeyScope) -> str:
    return "workspace's own" if scope is KeyScope.WORKSPACE else "shared"
