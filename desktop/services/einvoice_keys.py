# SPDX-License-Identifier: AGPL-3.0-or-later
"""Public keys that signed codes are checked by: PEM files that a person put beside the settings."""

from __future__ import annotations

from pathlib import Path

from desktop.settings import home_folder

FOLDER = "einvoice-keys"
"""In the program's home folder; one public key or certificate a file, *.pem, *.crt or *.cer."""

_ENDINGS = frozenset({".pem", ".crt", ".cer"})
_MOST_FILES = 20
_MOST_LETTERS = 20_000


def einvoice_keys(home: Path | None = None) -> list[str]:
    """The texts of the key files, in the order of their names; none when there is no folder.

    What is no PEM text is left out: it can't check anything.
    """
    try:
        files = sorted(((home or home_folder()) / FOLDER).iterdir())
    except OSError:
        return []
    keys: list[str] = []
    for file in files:
        if file.suffix.lower() not in _ENDINGS or len(keys) >= _MOST_FILES:
            continue
        try:
            with file.open(encoding="ascii") as opened:
                text = opened.read(_MOST_LETTERS + 1)
        except (OSError, ValueError):
            continue
        if "-----BEGIN " in text and len(text) <= _MOST_LETTERS:
            keys.append(text)
    return keys
