# SPDX-License-Identifier: AGPL-3.0-or-later
"""Public keys that signed codes are checked by: files that a person put beside the settings."""

from __future__ import annotations

import base64
from pathlib import Path

from desktop.settings import home_folder

FOLDER = "einvoice-keys"
"""In the program's home folder; one public key or certificate a file, *.pem, *.crt or *.cer."""

_ENDINGS = frozenset({".pem", ".crt", ".cer"})
_MOST_FILES = 20
_MOST_BYTES = 20_000
# How a certificate begins that is no PEM text (DER).
_SEQUENCE = b"\x30\x82"


def key_files(home: Path | None = None) -> dict[str, str]:
    """The key files' names, in their order, with the PEM text of each; "" for what has none.

    Nothing when there is no folder.
    """
    try:
        files = sorted(((home or home_folder()) / FOLDER).iterdir())
    except OSError:
        return {}
    wanted = [file for file in files if file.suffix.lower() in _ENDINGS]
    return {file.name: _pem(file) for file in wanted[:_MOST_FILES]}


def einvoice_keys(home: Path | None = None) -> list[str]:
    """The PEM texts of the key files; what is no key at all is left out."""
    return [text for text in key_files(home).values() if text]


def _pem(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            data = opened.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            return ""
        if data.startswith(_SEQUENCE):
            body = base64.encodebytes(data).decode("ascii")
            return f"-----BEGIN CERTIFICATE-----\n{body}-----END CERTIFICATE-----\n"
        text = data.decode("utf-8-sig")
    except (OSError, ValueError):
        return ""
    return text if "-----BEGIN " in text else ""
