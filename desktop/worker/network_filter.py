# SPDX-License-Identifier: AGPL-3.0-or-later
"""A seccomp filter that takes sockets and other processes' memory away, without root (Linux).

The filter is inherited by every process started from here and can't be taken off again.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct

_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_SECCOMP = 22
_SECCOMP_MODE_FILTER = 2
_ALLOW = 0x7FFF0000
_ERRNO = 0x00050000
_LOAD_WORD, _JUMP_EQUAL, _JUMP_GREATER_EQUAL, _RETURN = 0x20, 0x15, 0x35, 0x06
_X32_BIT = 0x40000000

# machine: (audit architecture, numbers of socket, connect, ptrace, process_vm_readv,
# process_vm_writev, io_uring_setup, which could open sockets unseen, and bpf)
_MACHINES = {
    "x86_64": (0xC000003E, (41, 42, 101, 310, 311, 425, 321)),
    "aarch64": (0xC00000B7, (198, 203, 117, 270, 271, 425, 280)),
}


def deny_sockets() -> bool:
    """Ask the kernel to refuse these calls from now on; False where it doesn't know how."""
    machine = _MACHINES.get(platform.machine())
    if machine is None:
        return False
    architecture, refused = machine
    no = (_RETURN, 0, 0, _ERRNO | errno.EACCES)
    # 32-bit calls, which name themselves another architecture, would go round the list
    steps = [(_LOAD_WORD, 0, 0, 4), (_JUMP_EQUAL, 1, 0, architecture), no]
    steps.append((_LOAD_WORD, 0, 0, 0))
    steps.append((_JUMP_GREATER_EQUAL, len(refused) + 1, 0, _X32_BIT))
    for index, number in enumerate(refused):
        steps.append((_JUMP_EQUAL, len(refused) - index, 0, number))
    steps.append((_RETURN, 0, 0, _ALLOW))
    steps.append(no)
    code = b"".join(struct.pack("HBBI", *step) for step in steps)
    program = ctypes.create_string_buffer(code, len(code))
    header = ctypes.create_string_buffer(
        struct.pack("HxxxxxxP", len(steps), ctypes.addressof(program))
    )
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl.argtypes = [ctypes.c_int] + [ctypes.c_ulong] * 4
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    applied: int = libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.addressof(header), 0, 0)
    return applied == 0
