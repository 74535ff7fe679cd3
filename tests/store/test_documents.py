# SPDX-License-Identifier: AGPL-3.0-or-later
"""The document store keeps bytes by their hash and never touches the original."""

from __future__ import annotations

import hashlib
import os
import threading
from pathlib import Path

import pytest

from desktop.domain.errors import (
    DiskFull,
    DocumentMissing,
    DocumentTooLarge,
    EmptyDocument,
    WorkspaceError,
)
from desktop.domain.task import Cancelled, CancelToken
from desktop.store.documents import DocumentStore


@pytest.fixture
def store(tmp_path: Path) -> DocumentStore:
    return DocumentStore(tmp_path / "documents")


def _files(store_folder: Path) -> list[Path]:
    return [path for path in store_folder.rglob("*") if path.is_file()]


def test_a_file_is_copied_under_its_hash(store: DocumentStore, tmp_path: Path) -> None:
    source = tmp_path / "Rechnung äöü.pdf"
    data = os.urandom(3 * 1024 * 1024 + 17)
    source.write_bytes(data)
    before = source.stat()
    stored = store.add(source)
    assert stored.sha256 == hashlib.sha256(data).hexdigest()
    assert (stored.size, stored.was_there) == (len(data), False)
    place = store.path_of(stored.sha256)
    assert place.read_bytes() == data
    relative = place.relative_to(tmp_path / "documents").parts
    assert relative == (stored.sha256[:2], stored.sha256[2:4], stored.sha256)
    after = source.stat()
    assert (after.st_mtime_ns, after.st_size, after.st_mode) == (
        before.st_mtime_ns,
        before.st_size,
        before.st_mode,
    )


def test_the_same_bytes_are_kept_once(store: DocumentStore, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"same")
    (tmp_path / "b.pdf").write_bytes(b"same")
    first, second = store.add(tmp_path / "a.pdf"), store.add(tmp_path / "b.pdf")
    assert first.sha256 == second.sha256
    assert second.was_there is True
    assert len(_files(tmp_path / "documents")) == 1


def test_a_changed_byte_is_found(store: DocumentStore) -> None:
    stored = store.add_bytes(b"as it was")
    assert store.verify(stored.sha256) is True
    place = store.path_of(stored.sha256)
    place.chmod(0o600)
    place.write_bytes(b"as it  is")
    assert store.verify(stored.sha256) is False
    # bringing the document in again heals it
    assert store.add_bytes(b"as it was").was_there is False
    assert store.verify(stored.sha256) is True


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "A" * 64, "0" * 63, "0" * 63 + "/"])
def test_only_a_hash_becomes_a_path(store: DocumentStore, name: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        store.path_of(name)


def test_what_cannot_be_taken_in_leaves_nothing_behind(
    store: DocumentStore, tmp_path: Path
) -> None:
    (tmp_path / "empty.pdf").touch()
    (tmp_path / "large.pdf").write_bytes(b"x" * 1001)
    os.mkfifo(tmp_path / "pipe.pdf")
    with pytest.raises(DocumentMissing):
        store.add(tmp_path / "none.pdf")
    with pytest.raises(DocumentMissing):
        store.add(tmp_path)
    with pytest.raises(DocumentMissing):
        store.add(tmp_path / "pipe.pdf")
    with pytest.raises(EmptyDocument):
        store.add(tmp_path / "empty.pdf")
    with pytest.raises(DocumentTooLarge):
        store.add(tmp_path / "large.pdf", max_bytes=1000)
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        store.add(tmp_path / "large.pdf", cancel=cancel)
    assert _files(tmp_path / "documents") == []


def test_a_missing_document_is_told(store: DocumentStore) -> None:
    with pytest.raises(DocumentMissing):
        store.path_of("0" * 64)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # every temporary file of the store goes to the device that is always full
    def on_the_full_device(prefix: str, dir: Path) -> tuple[int, str]:  # noqa: A002
        return os.open("/dev/full", os.O_WRONLY), str(dir / (prefix + "gone"))

    monkeypatch.setattr("desktop.store.documents.tempfile.mkstemp", on_the_full_device)
    with pytest.raises(DiskFull):
        DocumentStore(tmp_path / "documents").add_bytes(b"x" * 100_000)


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "documents").write_text("in the way")
    with pytest.raises(WorkspaceError):
        DocumentStore(tmp_path / "documents").add_bytes(b"data")


def test_what_a_killed_copy_left_is_cleared_once_it_is_old(
    store: DocumentStore, tmp_path: Path
) -> None:
    kept = store.add_bytes(b"whole")
    old, fresh = (tmp_path / "documents" / f".incoming-{name}" for name in ("old", "fresh"))
    for path in (old, fresh):
        path.write_bytes(b"half a docu")
    os.utime(old, (1_000_000_000, 1_000_000_000))
    store.clear_unfinished()
    assert not old.exists()
    assert fresh.exists()
    assert store.verify(kept.sha256)


def test_many_at_once(store: DocumentStore, tmp_path: Path) -> None:
    contents = [f"document {n % 5}".encode() for n in range(40)]
    stored: list[str] = []
    threads = [
        threading.Thread(target=lambda data=data: stored.append(store.add_bytes(data).sha256))
        for data in contents
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(stored) == 40
    assert len(_files(tmp_path / "documents")) == 5
    assert all(store.verify(sha256) for sha256 in set(stored))
