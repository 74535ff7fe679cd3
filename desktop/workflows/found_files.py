# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which files a list of files and folders means."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import (
    DocumentError,
    DocumentMissing,
    DocumentTooLarge,
    EmptyDocument,
    NotSupported,
)
from desktop.domain.page import MAX_FILE_BYTES

KNOWN_SUFFIXES = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".xml", ".p7m"})


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """`files` in input order, each folder's by name; `skipped` are those of no known type."""

    files: tuple[Path, ...]
    skipped: tuple[Path, ...] = ()


def find_files(paths: Sequence[Path]) -> FoundFiles:
    """Walk folders for the known types, links to folders not followed.

    A file that is named itself is always taken, whatever its ending, and so is a path that isn't
    there or can't be entered: whoever reads it next says what is wrong with it.
    """
    files: list[Path] = []
    skipped: list[Path] = []
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        unreadable: list[OSError] = []
        for folder, folders, names in os.walk(path, onerror=unreadable.append):
            folders.sort()
            for name in sorted(names):
                known = Path(name).suffix.lower() in KNOWN_SUFFIXES and not name.startswith(".")
                (files if known else skipped).append(Path(folder, name))
        files += [Path(os.fsdecode(error.filename)) for error in unreadable if error.filename]
    return FoundFiles(tuple(files), tuple(skipped))


def check_file(path: Path) -> int:
    """The file's size; a DocumentError when it is no plain file, empty, too large or not there.

    Never opens it: a pipe or a device would wait for somebody to write.
    """
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise DocumentMissing from error
    except (OSError, ValueError) as error:
        raise unreadable(error) from error
    if not stat.S_ISREG(found.st_mode):
        raise unreadable(None) if stat.S_ISDIR(found.st_mode) else NotSupported()
    if found.st_size == 0:
        raise EmptyDocument
    if found.st_size > MAX_FILE_BYTES:
        raise DocumentTooLarge
    return found.st_size


def unreadable(error: OSError | ValueError | None) -> DocumentError:
    """What to tell of a file or folder that the system won't let us read."""
    why = getattr(error, "strerror", None)
    return DocumentError(
        "The file could not be opened" + (f" ({why})." if why else "."),
        "Check that you may read it and that its drive is connected.",
        code="not_readable",
    )
