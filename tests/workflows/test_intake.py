# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files come in whole, once, with what was stated; bad ones are told with their reason."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.domain.company import Given
from desktop.domain.errors import DocumentError
from desktop.domain.listing import ListQuery
from desktop.domain.status import InvoiceState, JobStatus
from desktop.domain.task import CancelToken, Progress
from desktop.services.page_process import PageProcess
from desktop.workflows import listing
from desktop.workflows.intake import attach, bring_in, detach, find_files
from desktop.workflows.requests import Change, ChangeKind, IntakeOutcome, IntakeRequest
from desktop.workflows.review import Review
from desktop.workflows.workspaces import OpenWorkspace
from tests.paper import encrypted, invoice_pdf
from tests.workflows.conftest import RunSecrets


def test_a_folder_comes_in_and_what_is_unreadable_is_told(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path, changes: list[Change]
) -> None:
    box = tmp_path / "box"
    (box / "deep").mkdir(parents=True)
    (box / "a.pdf").write_bytes(invoice_pdf("A-1"))
    (box / "deep" / "B.PDF").write_bytes(invoice_pdf("B-1"))
    (box / "cut.pdf").write_bytes(b"%PDF-1.4\ngarbage")
    (box / "empty.pdf").write_bytes(b"")
    (box / "notes.txt").write_text("not for us")
    (box / "page.xml").write_text("<html/>")
    result = bring_in(workspace, pages, IntakeRequest((box, tmp_path / "gone.pdf")))
    told = {
        item.path.name: item.error.code if item.error else item.outcome.value
        for item in result.items
    }
    assert told == {
        "a.pdf": "added",
        "B.PDF": "added",
        "cut.pdf": "damaged",
        "empty.pdf": "empty",
        "page.xml": "not_supported",
        "gone.pdf": "missing",
    }
    assert all(item.error.advice for item in result.refused if item.error)
    assert [path.name for path in result.skipped] == ["notes.txt"]
    rows = listing.window(workspace, ListQuery())
    assert {row.file_name for row in rows} == {"a.pdf", "B.PDF"}
    assert {(row.state, row.status) for row in rows} == {(InvoiceState.QUEUED, JobStatus.PENDING)}
    added = [change.ids[0] for change in changes if change.kind is ChangeKind.ADDED]
    assert sorted(added) == sorted(row.id for row in rows)
    # refused files leave nothing in the document store
    kept = [p for p in workspace.store.place.documents.rglob("*") if p.is_file()]
    assert len(kept) == 2


def test_the_original_is_neither_moved_nor_changed(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    source = tmp_path / "a.pdf"
    source.write_bytes(invoice_pdf())
    source.chmod(0o444)
    (item,) = bring_in(workspace, pages, IntakeRequest((source,))).items
    assert item.invoice_id is not None
    opened = Review(workspace).open(item.invoice_id)
    assert source.read_bytes() == invoice_pdf() == opened.document.read_bytes()


def test_the_same_content_leads_to_the_invoice_that_is_there(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    for name in ("a.pdf", "copy.pdf"):
        (tmp_path / name).write_bytes(invoice_pdf())
    paths = (tmp_path / "a.pdf", tmp_path / "copy.pdf", tmp_path / "a.pdf")
    items = bring_in(workspace, pages, IntakeRequest(paths)).items
    assert [item.outcome.value for item in items] == ["added", "duplicate", "duplicate"]
    assert len({item.invoice_id for item in items}) == 1
    assert listing.count(workspace, ListQuery()) == 1


def test_what_was_stated_and_attached_is_kept_with_the_invoice(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(invoice_pdf())
    note, photo = tmp_path / "delivery note.docx", tmp_path / "photo"
    note.write_bytes(b"PK any type")
    photo.write_bytes(b"\x00\x01")
    given = Given(supplier="Acme", number="INV-1001", date="2026-02-03", amount="120.00")
    request = IntakeRequest(
        (tmp_path / "a.pdf",), given=given, remarks="urgent", attachments=(note, photo)
    )
    (item,) = bring_in(workspace, pages, request).items
    assert item.invoice_id is not None
    review = Review(workspace)
    detail = review.open(item.invoice_id).detail
    assert (detail.given, detail.remarks) == (given, "urgent")
    assert [kept.name for kept in detail.attachments] == ["delivery note.docx", "photo"]
    first, second = detail.attachments
    assert review.attachment_path(detail.id, first.id).read_bytes() == b"PK any type"
    detach(workspace, detail.id, first.id)
    late = tmp_path / "late.txt"
    late.write_text("came later")
    after = attach(workspace, detail.id, (late,))
    assert [kept.name for kept in after.attachments] == ["photo", "late.txt"]
    assert second.id == after.attachments[0].id


def test_what_is_attached_to_a_file_that_is_there_joins_its_invoice_once(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    paper, note = tmp_path / "a.pdf", tmp_path / "note.txt"
    paper.write_bytes(invoice_pdf("A-1"))
    note.write_text("four chairs")
    bring_in(workspace, pages, IntakeRequest((paper,)))
    for _ in range(2):
        result = bring_in(workspace, pages, IntakeRequest((paper,), attachments=(note,)))
        (item,) = result.items
        assert item.outcome is IntakeOutcome.DUPLICATE
        assert item.invoice_id is not None
        detail = Review(workspace).open(item.invoice_id).detail
        assert [kept.name for kept in detail.attachments] == ["note.txt"]


def test_a_missing_supporting_document_is_told_before_anything_comes_in(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(invoice_pdf())
    request = IntakeRequest((tmp_path / "a.pdf",), attachments=(tmp_path / "gone.txt",))
    with pytest.raises(DocumentError, match="gone") as told:
        bring_in(workspace, pages, request)
    assert told.value.code == "missing"
    assert listing.count(workspace, ListQuery()) == 0


def test_a_password_is_asked_for_and_kept_out_of_the_books(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path, secrets: RunSecrets
) -> None:
    locked = tmp_path / "locked-by-bank.pdf"
    locked.write_bytes(encrypted(invoice_pdf(), "geheim 1", tmp_path))
    codes = []
    for password in (None, "wrong", "geheim 1"):
        request = IntakeRequest((locked,), password=password)
        (item,) = bring_in(workspace, pages, request).items
        codes.append(item.error.code if item.error else item.outcome.value)
    assert codes == ["password_needed", "password_wrong", "added"]
    assert item.invoice_id is not None
    assert Review(workspace).open(item.invoice_id).password == "geheim 1"
    assert secrets.kept == {f"document-password/{item.sha256}": "geheim 1"}
    workspace.store.back_up()
    for path in workspace.store.place.folder.rglob("*"):
        if path.is_file():
            assert b"geheim 1" not in path.read_bytes(), path


def test_asked_to_stop_it_keeps_what_is_in(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    for number in range(5):
        (tmp_path / f"{number}.pdf").write_bytes(invoice_pdf(f"N-{number}"))
    token = CancelToken()

    def after_two(progress: Progress) -> None:
        if progress.done == 2:
            token.cancel()

    result = bring_in(workspace, pages, IntakeRequest((tmp_path,)), after_two, token)
    assert len(result.items) == 2
    assert listing.count(workspace, ListQuery()) == 2


def test_pipes_devices_and_links_in_a_circle_hang_nothing(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    box = tmp_path / "box"
    box.mkdir()
    os.mkfifo(box / "pipe.pdf")
    (box / "round").symlink_to(box)
    (box / "nowhere.pdf").symlink_to(tmp_path / "gone")
    items = bring_in(workspace, pages, IntakeRequest((box, Path("/dev/null")))).items
    assert {i.path.name: i.error.code for i in items if i.error} == {
        "pipe.pdf": "not_supported",
        "nowhere.pdf": "missing",
        "null": "not_supported",
    }


def test_a_name_that_is_no_text_comes_in_too(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/Rechnung-\xfc.pdf"))
    path.write_bytes(invoice_pdf())
    (item,) = bring_in(workspace, pages, IntakeRequest((path,))).items
    assert item.outcome is IntakeOutcome.ADDED
    (row,) = listing.window(workspace, ListQuery())
    assert row.file_name == "Rechnung-\ufffd.pdf"


def test_files_are_found_in_a_settled_order(tmp_path: Path) -> None:
    for name in ("b/2.pdf", "b/1.xml", "a/z.TIF", "c.jpeg", ".hidden.pdf", "d.doc"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = find_files((tmp_path, tmp_path / "d.doc"))
    assert [p.name for p in found.files] == ["c.jpeg", "z.TIF", "1.xml", "2.pdf", "d.doc"]
    assert sorted(p.name for p in found.skipped) == [".hidden.pdf", "d.doc"]


def test_what_is_stated_with_a_file_that_is_there_is_not_lost(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(invoice_pdf("A-1"))
    first = IntakeRequest((file,), given=Given(supplier="Berg GmbH", number="A-1"), remarks="rush")
    (item,) = bring_in(workspace, pages, first).items
    assert item.invoice_id is not None
    again = IntakeRequest((file,), given=Given(number="A-2"), remarks="call first")
    for _ in range(2):
        assert bring_in(workspace, pages, again).items[0].outcome is IntakeOutcome.DUPLICATE
    detail = workspace.store.invoices.get(item.invoice_id)
    assert detail.given == Given(supplier="Berg GmbH", number="A-2")
    assert detail.remarks == "rush\ncall first"
    actions = [entry.action for entry in workspace.store.audit.entries(item.invoice_id)]
    assert (actions.count("given"), actions.count("remarks")) == (1, 1)
