# SPDX-License-Identifier: AGPL-3.0-or-later
"""Refuses every connection that leaves this machine, and writes down who tried.

Standard library only: it is imported at the start of every Python child of the suite. An audit
hook sees what any library does through Python's sockets, however it got hold of them.
"""

import errno
import ipaddress
import os
import socket
import sys
from typing import Any

LOG_VARIABLE = "VOUCH_TEST_NETWORK_LOG"
"""Names the file to which refused attempts are appended, one a line."""

_NAME_EVENTS = {"socket.getaddrinfo", "socket.gethostbyname"}
_ADDRESS_EVENTS = {"socket.connect", "socket.sendto", "socket.sendmsg"}


def is_local(host: object) -> bool:
    """Whether a host, as name, address or bytes, is this machine's loopback."""
    if host is None:
        return True
    text = host.decode("idna") if isinstance(host, bytes) else str(host)
    if text in {"", "localhost", "localhost.localdomain"} or text.endswith(".localhost"):
        return True
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _is_address(host: object) -> bool:
    try:
        ipaddress.ip_address(str(host).partition("%")[0])
    except ValueError:
        return False
    return True


def _refused_host(event: str, arguments: tuple[Any, ...]) -> str | None:
    if event in _NAME_EVENTS:
        # An address needs no look-up; whether it may be reached is decided at connect.
        local = is_local(arguments[0]) or _is_address(arguments[0])
        return None if local else str(arguments[0])
    if event not in _ADDRESS_EVENTS:
        return None
    sock, address = arguments[0], arguments[1]
    if sock.family not in {socket.AF_INET, socket.AF_INET6} or not isinstance(address, tuple):
        return None
    return None if is_local(address[0]) else str(address[0])


def _note(event: str, host: str) -> None:
    path = os.environ.get(LOG_VARIABLE)
    if not path:
        return
    command = " ".join(sys.argv[:3])
    line = f"{event} {host} (process {os.getpid()}: {command})\n"
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(descriptor, line.encode("utf-8", "replace"))
    finally:
        os.close(descriptor)


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if not event.startswith("socket."):
        return
    host = _refused_host(event, arguments)
    if host is None:
        return
    _note(event, host)
    if event in _NAME_EVENTS:
        raise socket.gaierror(socket.EAI_NONAME, f"the suite has no network: {host}")
    raise OSError(errno.ENETUNREACH, f"the suite has no network: {host}")


def install() -> None:
    """Refuse from now on, in this process."""
    sys.addaudithook(_hook)
