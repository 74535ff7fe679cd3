# SPDX-License-Identifier: AGPL-3.0-or-later
"""The queue is worked off: read, checked, cancelled, retried, stopped and taken up again."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.company import OwnCompany
from desktop.domain.listing import ListQuery
from desktop.domain.ports import PageReader, ReadRequest
from desktop.domain.reading import LocalReading
from desktop.domain.status import InvoiceState, JobStatus
from desktop.domain.task import CancelToken, Progress, ProgressSink
from desktop.services.page_process import PageProcess
from desktop.workflows import listing, queue
from desktop.workflows.extraction import ReadPolicy
from desktop.workflows.intake import bring_in
from desktop.workflows.requests import Change, ChangeKind, EditField, IntakeRequest
from desktop.workflows.review import Review
from desktop.workflows.runner import Runner
from desktop.workflows.workspaces import OpenWorkspace, set_own_company
from tests.paper import encrypted, invoice_pdf


def _booked(
    workspace: OpenWorkspace, pages: PageReader, folder: Path, *papers: bytes, **more: object
) -> list[str]:
    paths = []
    for number, data in enumerate(papers):
        path = folder / f"{number:02}.pdf"
        path.write_bytes(data)
        paths.append(path)
    result = bring_in(workspace, pages, IntakeRequest(tuple(paths), **more))  # type: ignore[arg-type]
    return [item.invoice_id or "" for item in result.items]


def _reader() -> PageProcess:
    return PageProcess("read")


def _runner(
    workspace: OpenWorkspace, make: Callable[[], PageReader] = _reader, **more: object
) -> Runner:
    return Runner(workspace, make, ReadPolicy(), **more)  # type: ignore[arg-type]


class Watched(PageProcess):
    """A page process that tells when a reading starts, and waits for leave to begin."""

    def __init__(self, started: threading.Event, leave: threading.Event) -> None:
        super().__init__("read")
        self._told, self._leave = started, leave

    def read(
        self, path: Path, request: ReadRequest, progress: ProgressSink, cancel: CancelToken
    ) -> LocalReading:
        self._told.set()
        while not self._leave.wait(0.01):
            cancel.raise_if_cancelled()
        return super().read(path, request, progress, cancel)


def test_everything_booked_is_read(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path, changes: list[Change]
) -> None:
    papers = [invoice_pdf(f"INV-{n}") for n in range(5)]
    ids = _booked(workspace, pages, tmp_path, *papers)
    heard: list[tuple[str, Progress]] = []
    runner = _runner(workspace, on_progress=lambda one, how: heard.append((one, how)))
    summary = runner.run(until_idle=True)
    assert sorted(summary.completed) == sorted(ids)
    review = Review(workspace)
    for number, invoice_id in enumerate(ids):
        detail = review.open(invoice_id).detail
        assert (detail.state, detail.job.status) == (
            InvoiceState.NEEDS_REVIEW,
            JobStatus.COMPLETED,
        )
        assert detail.invoice.invoice_number == f"INV-{number}"
        assert detail.evidence["invoice_number"].box is not None
        assert detail.run is not None
        assert detail.run.reader == "offline"
        assert any("INV" in word.text for word in review.pages(invoice_id)[0].words)
    read = {one for change in changes if change.kind is ChangeKind.READ for one in change.ids}
    assert read == set(ids)
    assert {one for one, _ in heard} <= set(ids)
    assert [r.id for r in listing.window(workspace, ListQuery(text="INV-3"))] == [ids[3]]


def test_the_own_company_is_never_the_supplier(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    set_own_company(workspace, OwnCompany(names=("Acme Paper Ltd",)))
    (one,) = _booked(workspace, pages, tmp_path, invoice_pdf())
    _runner(workspace).run(until_idle=True)
    assert Review(workspace).open(one).detail.invoice.supplier.name != "Acme Paper Ltd"


def test_the_password_of_an_encrypted_document_is_used_again(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    locked = encrypted(invoice_pdf("INV-77"), "pw", tmp_path)
    (one,) = _booked(workspace, pages, tmp_path, locked, password="pw")
    _runner(workspace).run(until_idle=True)
    assert Review(workspace).open(one).detail.invoice.invoice_number == "INV-77"


def test_a_lost_password_fails_with_the_reason_and_can_be_tried_again(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    locked = encrypted(invoice_pdf("INV-77"), "pw", tmp_path)
    (one,) = _booked(workspace, pages, tmp_path, locked, password="pw")
    sha256 = Review(workspace).open(one).detail.document.sha256
    workspace.remember_password(sha256, "forgotten")
    assert _runner(workspace).run(until_idle=True).failed == (one,)
    detail = Review(workspace).open(one).detail
    assert detail.state is InvoiceState.EXTRACTION_FAILED
    assert (detail.job.error_code, bool(detail.job.error_advice)) == ("password_wrong", True)
    workspace.remember_password(sha256, "pw")
    assert queue.retry(workspace, [one]).done == (one,)
    assert _runner(workspace).run(until_idle=True).completed == (one,)


def test_bringing_it_in_again_with_the_password_reads_it(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    locked = encrypted(invoice_pdf("INV-77"), "pw", tmp_path)
    (one,) = _booked(workspace, pages, tmp_path, locked, password="pw")
    sha256 = Review(workspace).open(one).detail.document.sha256
    workspace.remember_password(sha256, "forgotten")
    _runner(workspace).run(until_idle=True)
    again = bring_in(workspace, pages, IntakeRequest((tmp_path / "00.pdf",), password="no"))
    assert [item.error.code for item in again.refused if item.error] == ["password_wrong"]
    assert _booked(workspace, pages, tmp_path, locked, password="pw") == [one]
    assert _runner(workspace).run(until_idle=True).completed == (one,)


def test_read_again_keeps_what_a_person_entered(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    (one,) = _booked(workspace, pages, tmp_path, invoice_pdf("INV-1"))
    _runner(workspace).run(until_idle=True)
    review = Review(workspace)
    opened = review.open(one)
    read = opened.detail.invoice
    for path, text in (
        ("supplier.name", "Acme Paper Limited"),
        ("due_date", None),
        ("line_items[0].name", "Copy paper, white"),
    ):
        opened = review.edit(EditField(one, opened.detail.revision, path, text))
    assert queue.read_again(workspace, [one]).done == (one,)
    _runner(workspace).run(until_idle=True)
    after = review.open(one).detail
    assert after.invoice.supplier.name == "Acme Paper Limited"
    assert after.invoice.due_date is None, "what was emptied stays empty"
    assert after.invoice.line_items[0].name == "Copy paper, white"
    assert after.invoice.line_items[1:] == read.line_items[1:]
    assert after.invoice.total_amount == read.total_amount
    assert after.evidence["supplier.name"].source == "person"
    assert after.evidence["total_amount"].source == "offline"
    assert len(review.runs(one)) == 2


def test_what_is_typed_while_it_is_read_again_stays(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    (one,) = _booked(workspace, pages, tmp_path, invoice_pdf("INV-1"))
    _runner(workspace).run(until_idle=True)
    queue.read_again(workspace, [one])
    started, leave = threading.Event(), threading.Event()
    runner = _runner(workspace, lambda: Watched(started, leave))
    working = threading.Thread(target=runner.run, kwargs={"until_idle": True})
    working.start()
    assert started.wait(30)
    review = Review(workspace)
    opened = review.open(one)
    review.edit(EditField(one, opened.detail.revision, "invoice_number", "typed meanwhile"))
    leave.set()
    working.join(60)
    detail = review.open(one).detail
    assert detail.job.status is JobStatus.COMPLETED
    assert detail.invoice.invoice_number == "typed meanwhile"


def test_a_running_job_is_cancelled_at_once(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    ids = _booked(workspace, pages, tmp_path, invoice_pdf("INV-1"), invoice_pdf("INV-2"))
    started, leave = threading.Event(), threading.Event()
    runner = _runner(workspace, lambda: Watched(started, leave), readers=1)
    working = threading.Thread(target=runner.run, kwargs={"until_idle": True})
    working.start()
    assert started.wait(30)
    (running,) = [r.id for r in listing.rows(workspace, ids) if r.status is JobStatus.PROCESSING]
    assert queue.cancel(workspace, [running]).done == (running,)
    runner.cancel([running])
    leave.set()
    working.join(60)
    statuses = {row.id: row.status for row in listing.rows(workspace, ids)}
    assert statuses.pop(running) is JobStatus.CANCELLED
    assert set(statuses.values()) == {JobStatus.COMPLETED}


def test_stopped_it_gives_back_and_another_goes_on(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    ids = _booked(workspace, pages, tmp_path, *(invoice_pdf(f"INV-{n}") for n in range(3)))
    started, leave = threading.Event(), threading.Event()
    runner = _runner(workspace, lambda: Watched(started, leave))
    working = threading.Thread(target=runner.run)
    working.start()
    assert started.wait(30)
    runner.stop()
    working.join(60)
    assert not working.is_alive()
    assert {row.status for row in listing.rows(workspace, ids)} == {JobStatus.PENDING}
    assert {row.state for row in listing.rows(workspace, ids)} == {InvoiceState.QUEUED}
    assert sorted(_runner(workspace).run(until_idle=True).completed) == sorted(ids)


def test_paused_it_takes_nothing_and_resumed_it_goes_on(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    (one,) = _booked(workspace, pages, tmp_path, invoice_pdf("INV-1"))
    done = threading.Event()
    runner = _runner(workspace)
    runner.pause()
    working = threading.Thread(target=lambda: (runner.run(), done.set()))
    working.start()
    runner.wake()
    assert not done.wait(0.3)
    assert Review(workspace).open(one).detail.job.status is JobStatus.PENDING
    runner.resume()
    for _ in range(3_000):
        if Review(workspace).open(one).detail.job.status is JobStatus.COMPLETED:
            break
        threading.Event().wait(0.01)
    runner.stop()
    working.join(30)
    assert done.is_set()
    assert Review(workspace).open(one).detail.job.status is JobStatus.COMPLETED


def test_a_document_that_is_gone_fails_and_the_rest_goes_on(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    ids = _booked(workspace, pages, tmp_path, invoice_pdf("INV-1"), invoice_pdf("INV-2"))
    document = Review(workspace).open(ids[0]).document
    document.chmod(0o644)
    document.unlink()
    summary = _runner(workspace).run(until_idle=True)
    assert (summary.failed, summary.completed) == ((ids[0],), (ids[1],))
    (row,) = listing.rows(workspace, [ids[0]])
    assert row.error_code == "missing"


def test_a_bug_reaches_the_hook_and_the_queue_goes_on(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    ids = _booked(workspace, pages, tmp_path, invoice_pdf("INV-1"), invoice_pdf("INV-2"))

    class Broken(PageProcess):
        broken = True

        def read(
            self, path: Path, request: ReadRequest, progress: ProgressSink, cancel: CancelToken
        ) -> LocalReading:
            if Broken.broken:
                Broken.broken = False
                raise ZeroDivisionError("a bug of ours")
            return super().read(path, request, progress, cancel)

    bugs: list[BaseException] = []
    runner = _runner(workspace, lambda: Broken("read"), readers=1, on_bug=bugs.append)
    summary = runner.run(until_idle=True)
    assert [type(bug) for bug in bugs] == [ZeroDivisionError]
    assert (summary.failed, summary.completed) == ((ids[0],), (ids[1],))
    assert Review(workspace).open(ids[0]).detail.job.error_code == "internal_error"


@pytest.mark.parametrize("reader", ["gemini"])
def test_a_reader_that_is_not_set_up_is_told(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path, reader: str
) -> None:
    (one,) = _booked(workspace, pages, tmp_path, invoice_pdf("INV-1"))
    queue.cancel(workspace, [one])
    queue.read_again(workspace, [one], reader)  # type: ignore[arg-type]
    assert _runner(workspace).run(until_idle=True).failed == (one,)
    assert Review(workspace).open(one).detail.job.error_code == "reader_not_set_up"
