# SPDX-License-Identifier: AGPL-3.0-or-later
"""The document store: files named by the SHA-256 of their content, never changed once there.

A path is made from the hash alone, so that no name from outside ever reaches the file system.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import DocumentMissing, DocumentTooLarge, EmptyDocument
from desktop.domain.task import CancelToken
from desktop.store.disk import disk_errors, sync_folder

_CHUNK = 1024 * 1024
_UNFINISHED = ".incoming-"
_UNFINISHED_SECONDS = 24 * 3600.0
_HASH = re.compile(r"^[0-9a-f]{64}$")


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """Bytes in the store; `was_there` when they had been stored before."""

    sha256: str
    size: int
    was_there: bool


class DocumentStore:
    """The documents of one workspace; every method may be called from any thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(
        self,
        source: Path,
        *,
        max_bytes: int | None = None,
        cancel: CancelToken | None = None,
    ) -> StoredDocument:
        """Copy a file's bytes into the store; the original is only read.

        Raises DocumentMissing, EmptyDocument, DocumentTooLarge, DiskFull, WorkspaceError or
        Cancelled; then nothing is left behind.
        """
        try:
            if source.exists() and not source.is_file():
                raise DocumentMissing("This is not a file.", code="unreadable")
            file = source.open("rb")
        except (FileNotFoundError, NotADirectoryError) as error:
            raise DocumentMissing from error
        except OSError as error:
            raise _unreadable(error) from error
        with file:
            return self._store(_chunks(file.fileno(), cancel), max_bytes)

    def add_bytes(self, data: bytes) -> StoredDocument:
        """Store bytes that came from elsewhere than a file (a mail, a paste)."""
        return self._store((data,), None)

    def path_of(self, sha256: str) -> Path:
        """Where the document lies; DocumentMissing when it doesn't, ValueError on no hash."""
        path = self._place(sha256)
        if not path.is_file():
            raise DocumentMissing(
                "The document is not in the workspace's store any more.",
                "Restore the workspace's 'documents' folder from a backup.",
            )
        return path

    def has(self, sha256: str) -> bool:
        """Whether the document is in the store."""
        return self._place(sha256).is_file()

    def verify(self, sha256: str) -> bool:
        """Whether the bytes still are what their name says; reads the whole file."""
        digest = hashlib.sha256()
        path = self.path_of(sha256)
        with disk_errors(), path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
        return digest.hexdigest() == sha256

    def remove(self, sha256: str) -> None:
        """Delete a stored file; only for callers who made sure that nothing refers to it."""
        place = self._place(sha256)
        with disk_errors(), contextlib.suppress(FileNotFoundError):
            place.chmod(0o600)  # Windows doesn't delete what can't be written
            place.unlink()

    def clear_unfinished(self) -> None:
        """Delete what copies that were killed long ago left behind."""
        too_old = time.time() - _UNFINISHED_SECONDS
        with disk_errors():
            for path in self._folder.glob(f"{_UNFINISHED}*"):
                # somebody else may be done with it, or clearing as well
                with contextlib.suppress(FileNotFoundError):
                    if path.stat().st_mtime < too_old:
                        path.unlink()

    def _place(self, sha256: str) -> Path:
        if not _HASH.match(sha256):
            raise ValueError("not a SHA-256 hash")
        return self._folder / sha256[:2] / sha256[2:4] / sha256

    def _store(self, chunks: Iterable[bytes], max_bytes: int | None) -> StoredDocument:
        digest, size = hashlib.sha256(), 0
        with disk_errors():
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(prefix=_UNFINISHED, dir=self._folder)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as target:
                for chunk in chunks:
                    size += len(chunk)
                    if max_bytes is not None and size > max_bytes:
                        raise DocumentTooLarge
                    digest.update(chunk)
                    with disk_errors():
                        target.write(chunk)
                if size == 0:
                    raise EmptyDocument
                with disk_errors():
                    target.flush()
                    os.fsync(target.fileno())
            sha256 = digest.hexdigest()
            place = self._place(sha256)
            with disk_errors():
                # a copy that was damaged meanwhile is replaced by the sound one
                if place.is_file() and self.verify(sha256):
                    return StoredDocument(sha256, size, was_there=True)
                inner, outer = place.parent, place.parent.parent
                grown = [inner]
                grown += [
                    above
                    for below, above in ((inner, outer), (outer, self._folder))
                    if not below.is_dir()
                ]
                inner.mkdir(parents=True, exist_ok=True, mode=0o700)
                temporary.chmod(0o400)
                temporary.replace(place)
                for folder in grown:
                    sync_folder(folder)
            return StoredDocument(sha256, size, was_there=False)
        finally:
            with contextlib.suppress(FileNotFoundError):
                temporary.unlink()


def _chunks(file: int, cancel: CancelToken | None) -> Iterator[bytes]:
    while True:
        if cancel is not None:
            cancel.raise_if_cancelled()
        try:
            chunk = os.read(file, _CHUNK)
        except OSError as error:
            raise _unreadable(error) from error
        if not chunk:
            return
        yield chunk


def _unreadable(error: OSError) -> DocumentMissing:
    return DocumentMissing(
        "The file could not be read" + (f" ({error.strerror})." if error.strerror else "."),
        "Check that you may open it and that its drive is connected.",
        code="unreadable",
    )
