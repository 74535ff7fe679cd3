# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files with several invoices are split, files of one invoice joined, and either is taken back."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

import pymupdf
import pytest

from desktop.domain.company import Given
from desktop.domain.errors import (
    DocumentError,
    InvalidValue,
    MoveNotAllowed,
    NotSupported,
    ReasonNeeded,
    StaleRevision,
)
from desktop.domain.listing import InvoiceDetail, ListQuery
from desktop.domain.page import Box, PageText, PictureRead, WordsSource
from desktop.domain.parts import SEVERAL, PagePick, PartsPlan
from desktop.domain.ports import PageReader, TakenPage
from desktop.domain.status import InvoiceState, JobStatus
from desktop.domain.task import Cancelled, CancelToken, no_progress
from desktop.domain.turned import turned_page
from desktop.services.page_process import PageProcess
from desktop.store.audit_trail import MACHINE
from desktop.store.parts import PartBooks
from desktop.worker.ocr_client import SETTINGS
from desktop.workflows import listing, parts, privacy, queue
from desktop.workflows.export import export
from desktop.workflows.extraction import ReadPolicy
from desktop.workflows.intake import bring_in
from desktop.workflows.requests import (
    EditField,
    ExportFormat,
    ExportRequest,
    IntakeItem,
    IntakeOutcome,
    IntakeRequest,
)
from desktop.workflows.review import Review
from desktop.workflows.runner import Runner
from desktop.workflows.workspaces import OpenWorkspace
from tests.harness.documents import raster_of, simple_pdf
from tests.paper import encrypted, invoice_pdf, text_pdf
from tests.store import books
from tests.workflows.conftest import WHO

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
NUMBERS = ("INV-1001", "INV-1002", "INV-1003")


def joined_pdf(path: Path, *pages: bytes) -> Path:
    """One PDF of several."""
    with pymupdf.open() as target:
        for data in pages:
            with pymupdf.open(stream=data) as source:
                target.insert_pdf(source)
        target.save(path)
    return path


def three_invoices(path: Path) -> Path:
    """Three invoices of one supplier, the second with a page that goes on."""
    going_on = text_pdf(["Invoice INV-1002, page 2", "Terms of delivery", "Goods stay ours."])
    first, second, third = (invoice_pdf(number) for number in NUMBERS)
    return joined_pdf(path, first, second, going_on, third)


def brought_in(
    workspace: OpenWorkspace, pages: PageReader, path: Path, **stated: object
) -> IntakeItem:
    (item,) = bring_in(workspace, pages, IntakeRequest((path,), **stated)).items  # type: ignore[arg-type]
    return item


class Kept:
    """A page process that outlives the runner it is lent to."""

    def __init__(self, process: PageProcess) -> None:
        self._process = process

    def __getattr__(self, name: str) -> object:
        return getattr(self._process, name)

    def close(self) -> None:
        """Its owner does that."""


def read_all(workspace: OpenWorkspace, pages: PageProcess) -> None:
    """Have what waits read, without OCR."""
    policy = ReadPolicy(reader="offline", ocr_pages=0)
    lend = cast("Callable[[], PageReader]", lambda: Kept(pages))
    Runner(workspace, lend, policy, readers=1).run(until_idle=True)


@pytest.fixture
def source(workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path) -> InvoiceDetail:
    """A file of three invoices, read."""
    item = brought_in(workspace, pages, three_invoices(tmp_path / "post.pdf"))
    read_all(workspace, pages)
    assert item.invoice_id is not None
    return workspace.store.invoices.get(item.invoice_id)


def numbers(details: tuple[InvoiceDetail, ...], workspace: OpenWorkspace) -> list[str | None]:
    return [workspace.store.invoices.get(d.id).invoice.invoice_number for d in details]


def test_a_file_of_several_invoices_is_proposed_split_and_taken_back(
    workspace: OpenWorkspace, pages: PageProcess, source: InvoiceDetail, tmp_path: Path
) -> None:
    # the values are those of the first one, and of nothing else
    assert (source.invoice.invoice_number, len(source.invoice.line_items)) == ("INV-1001", 2)
    (said,) = [finding for finding in source.findings if finding.rule == SEVERAL]
    with pytest.raises(ReasonNeeded):
        Review(workspace).verify(source.id, source.revision)
    assert "hold 3 invoices" in said.words
    assert "page 2, 4." in said.words
    proposal = parts.propose(workspace, source.id)
    assert [cut.page for cut in proposal.cuts] == [2, 4]
    assert proposal.is_sure
    assert "INV-1002" in proposal.cuts[0].words()
    assert [head.number for head in proposal.heads] == list(NUMBERS)

    plan = parts.plan_at(workspace, source.id, [cut.page for cut in proposal.cuts])
    made = parts.carry_out(workspace, pages, plan)
    assert [len(detail.document.pages) for detail in made] == [1, 2, 1]
    assert made[0].document.original_name == "post (1 of 3).pdf"
    read_all(workspace, pages)
    assert numbers(made, workspace) == list(NUMBERS)
    replaced = workspace.store.invoices.get(source.id)
    assert replaced.state is InvoiceState.REPLACED
    assert replaced.invoice == source.invoice
    assert workspace.store.documents.verify(source.document.sha256)
    assert {row.id for row in listing.window(workspace, ListQuery())} == {d.id for d in made}
    assert [row.id for row in listing.window(workspace, ListQuery(text="INV-1002"))] == [made[1].id]

    # the same bytes again lead to the parts
    again = brought_in(workspace, pages, tmp_path / "post.pdf")
    assert again.outcome is IntakeOutcome.DUPLICATE
    assert again.instead == tuple(detail.id for detail in made)
    assert again.invoice_id == made[0].id

    # taken back, the file is there again and its parts are not; nor can they come back beside it
    with pytest.raises(MoveNotAllowed, match="cannot be changed"):
        Review(workspace).edit(EditField(source.id, replaced.revision, "currency", "EUR"))
    parts.take_back_parts(workspace, source.id)
    assert workspace.store.invoices.get(source.id).state is InvoiceState.NEEDS_REVIEW
    assert [row.id for row in listing.window(workspace, ListQuery())] == [source.id]
    refused = Review(workspace).restore((made[0].id,)).refused
    assert "is there again" in refused[made[0].id].title
    assert workspace.store.check() == ()

    actions = [(e.action, e.after, e.who) for e in workspace.store.audit.entries(source.id)]
    assert ("moved", "replaced", WHO) in actions
    assert ("moved", "needs_review", WHO) in actions
    (imported,) = [e for e in workspace.store.audit.entries(made[1].id) if e.action == "imported"]
    assert imported.detail is not None
    assert [page["page"] for page in imported.detail["from"]] == [2, 3]

    # split once more: the same parts, as new invoices
    anew = workspace.store.invoices.get(source.id)
    plan = PartsPlan(((anew.id, anew.revision),), plan.parts)
    more = parts.carry_out(workspace, pages, plan)
    assert [d.document.sha256 for d in more] == [d.document.sha256 for d in made]
    assert {d.id for d in more}.isdisjoint(d.id for d in made)


def test_undo_takes_a_split_back_also_once_its_parts_were_read(
    workspace: OpenWorkspace, pages: PageProcess, source: InvoiceDetail
) -> None:
    made = parts.carry_out(workspace, pages, parts.plan_at(workspace, source.id, [2, 4]))
    read_all(workspace, pages)
    step = workspace.store.commands.last(WHO, back=True)
    assert step is not None
    assert step.kind == "split"
    workspace.store.commands.take(step, WHO, {})
    states = [workspace.store.invoices.get(d.id).state for d in (source, *made)]
    assert states == [InvoiceState.NEEDS_REVIEW, *[InvoiceState.DELETED] * 3]
    step = workspace.store.commands.last(WHO, back=False)
    assert step is not None
    workspace.store.commands.take(step, WHO, {})
    states = [workspace.store.invoices.get(d.id).state for d in (source, *made)]
    assert states == [InvoiceState.REPLACED, *[InvoiceState.NEEDS_REVIEW] * 3]
    # a part that was deleted for itself doesn't come back beside the file
    Review(workspace).delete((made[0].id,))
    parts.take_back_parts(workspace, source.id)
    step = workspace.store.commands.last(WHO, back=True)
    assert step is not None
    with pytest.raises(MoveNotAllowed, match="is there again"):
        workspace.store.commands.take(step, WHO, {})


def test_undo_brings_nothing_back_beside_a_part_that_was_exported(
    workspace: OpenWorkspace, pages: PageProcess, source: InvoiceDetail, tmp_path: Path
) -> None:
    made = parts.carry_out(workspace, pages, parts.plan_at(workspace, source.id, [2, 4]))
    read_all(workspace, pages)
    review = Review(workspace, lambda _: None)
    review.verify(made[0].id, review.open(made[0].id).detail.revision, "checked")
    target = ExportRequest(tmp_path / "out.json", ExportFormat.JSON, (made[0].id,))
    assert export(workspace, target).invoices == 1
    assert review.undo_last() == (made[0].id,)
    with pytest.raises(MoveNotAllowed, match="exported"):
        review.undo_last()
    assert workspace.store.invoices.get(source.id).state is InvoiceState.REPLACED


def test_pages_are_moved_turned_and_left_out(
    workspace: OpenWorkspace, pages: PageProcess, source: InvoiceDetail
) -> None:
    privacy.black_out(workspace, source.id, [(4, Box(50, 60, 150, 90))])
    turned = (PagePick(source.id, 4, 90), PagePick(source.id, 1, 180))
    plan = PartsPlan(((source.id, source.revision),), (turned,))
    (made,) = parts.carry_out(workspace, pages, plan)
    sizes = [(page.width, page.height) for page in made.document.pages]
    assert sizes == [(842, 595), (595, 842)]
    shown = [page.text() for page in workspace.store.invoices.pages(made.document.sha256)]
    assert "INV-1003" in shown[0]
    assert "INV-1001" in shown[1]
    # words and regions went with their pages
    path = workspace.store.documents.path_of(made.document.sha256)
    told = pages.page_text(path, 1)
    kept = workspace.store.invoices.page(made.document.sha256, 1)
    assert kept is not None
    near = [
        (a.text, b.text)
        for a, b in zip(kept.words, told.words, strict=True)
        if abs(a.box.x0 - b.box.x0) > 0.1 or abs(a.box.y1 - b.box.y1) > 0.1
    ]
    assert near == []
    (region,) = workspace.store.blackouts.of(made.document.sha256)
    assert (region.page, region.box) == (1, Box(752, 50, 782, 150))
    read_all(workspace, pages)
    assert workspace.store.invoices.get(made.id).invoice.invoice_number == "INV-1003"


def test_photos_of_one_invoice_are_joined_and_not_read_by_ocr_again(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    lines = ("Invoice number 2026-0815", "Invoice date 14.03.2026", "Monthly cleaning of offices")
    ids = []
    for name, turn, said in (
        ("front.png", 0, lines),
        ("back.jpg", 90, ("Total amount EUR 1,234.56",)),
    ):
        picture = raster_of(simple_pdf(tmp_path / "page.pdf", *said), dpi=60)
        picture.rotate(turn, expand=True).save(tmp_path / name)
        request = IntakeRequest((tmp_path / name,), Given(number="2026-0815"))
        one = bring_in(workspace, pages, request).items[0].invoice_id or ""
        ids.append(one)
        # what OCR would have read of it
        text = pages.page_text(tmp_path / "page.pdf", 1)
        (size,) = workspace.store.invoices.get(one).document.pages
        grown = replace(
            scaled(text, size.height / text.width if turn else size.width / text.width),
            source=WordsSource.OCR,
            picture=PictureRead(SETTINGS, turn),
        )
        shown = replace(turned_page(grown, 360 - turn if turn else 0), number=1)
        job = workspace.store.jobs.claim()
        assert job is not None
        result = replace(books.result(job, books.record()), pages=(shown,))
        workspace.store.results.complete(job, result)
    Review(workspace).set_remarks(ids[1], "the back")
    # the back lies on its side, and is turned while it is joined
    plan = parts.plan_join(workspace, ids)
    front, back = plan.parts[0]
    plan = PartsPlan(plan.sources, ((front, replace(back, rotation=90)),))
    with pytest.raises(StaleRevision):
        parts.carry_out(workspace, pages, replace(plan, sources=((ids[0], 1), (ids[1], 1))))
    (made,) = parts.carry_out(workspace, pages, plan)
    assert made.document.original_name == "front (joined).pdf"
    assert (made.given.number, made.remarks) == ("2026-0815", "the back")
    assert [workspace.store.invoices.get(one).state for one in ids] == [InvoiceState.REPLACED] * 2
    # no page of OCR is left: only what is kept can be read
    read_all(workspace, pages)
    read = workspace.store.invoices.get(made.id)
    assert read.run is not None
    assert not read.run.partial
    assert read.invoice.invoice_number == "2026-0815"
    assert str(read.invoice.total_amount) == "1234.56"
    assert read.page_sources == {1: WordsSource.OCR.value, 2: WordsSource.OCR.value}
    kept = workspace.store.invoices.page(made.document.sha256, 2)
    assert kept is not None
    assert kept.picture == PictureRead(SETTINGS, 0)
    parts.take_back_parts(workspace, ids[1])
    assert {row.id for row in listing.window(workspace, ListQuery())} == set(ids)


def scaled(page: PageText, by: float) -> PageText:
    """The page as if it were on larger paper."""
    words = tuple(
        replace(w, box=Box(*(value * by for value in w.box.as_list())), size=w.size * by)
        for w in page.words
    )
    return replace(page, width=page.width * by, height=page.height * by, words=words)


def test_a_locked_file_stays_locked_and_an_einvoice_goes_with_its_page(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    path = tmp_path / "both.pdf"
    with pymupdf.open(SAMPLES / "fr-menuiserie-factur-x.pdf") as letter:
        xml = letter.embfile_get(0)
    data = (SAMPLES / "fr-menuiserie-factur-x.pdf").read_bytes()
    joined_pdf(path, invoice_pdf("INV-7"), data)
    with pymupdf.open(path) as document:
        document.embfile_add("factur-x.xml", xml)
        document.saveIncr()
    path.write_bytes(encrypted(path.read_bytes(), "geheim", tmp_path))
    item = brought_in(workspace, pages, path, password="geheim")
    plan = parts.plan_at(workspace, item.invoice_id or "", [2])
    first, second = parts.carry_out(workspace, pages, plan)
    for detail, names in ((first, ()), (second, (("factur-x.xml", "F2026-0518"),))):
        stored = workspace.store.documents.path_of(detail.document.sha256)
        assert detail.document.encrypted
        with pytest.raises(DocumentError, match="password"):
            pages.facts(stored)
        assert pages.einvoices(stored, "geheim") == names
    read_all(workspace, pages)
    read = workspace.store.invoices.get(second.id)
    assert read.evidence["invoice_number"].source == "einvoice"


def test_what_cant_be_is_refused_in_words_and_changes_nothing(
    workspace: OpenWorkspace, pages: PageProcess, source: InvoiceDetail, tmp_path: Path
) -> None:
    def refused(*chosen: tuple[PagePick, ...], revision: int | None = None) -> PartsPlan:
        at = source.revision if revision is None else revision
        return PartsPlan(((source.id, at),), chosen)

    one = PagePick(source.id, 1)
    for plan, error, words in (
        (refused((one,), (one,)), InvalidValue, "two places"),
        (refused((PagePick(source.id, 9),)), InvalidValue, "no page 9"),
        (refused((one,), ()), InvalidValue, "no page"),
        (refused(tuple(PagePick(source.id, n) for n in range(1, 5))), InvalidValue, "stays as"),
        (refused((one,), revision=source.revision + 1), StaleRevision, "changed"),
    ):
        with pytest.raises(error, match=words):
            parts.carry_out(workspace, pages, plan)
    with pytest.raises(InvalidValue, match="before page 5"):
        parts.plan_at(workspace, source.id, [5])
    xml = brought_in(workspace, pages, SAMPLES / "be-peppol-ubl.xml")
    with pytest.raises(NotSupported, match="e-invoice"):
        parts.opening(workspace, [source.id, xml.invoice_id or ""])
    verified = Review(workspace).verify(source.id, source.revision, "checked").detail
    with pytest.raises(MoveNotAllowed, match="verified"):
        parts.carry_out(workspace, pages, refused((one,), revision=verified.revision))
    assert workspace.store.invoices.get(source.id).state is InvoiceState.VERIFIED


class Dying:
    """A page process that ends in the middle of putting parts together."""

    def __init__(self, process: PageProcess, parts_made: int) -> None:
        self._process = process
        self._left = parts_made

    def __getattr__(self, name: str) -> object:
        return getattr(self._process, name)

    def assemble(self, *arguments: object, **named: object) -> bytes:
        self._left -= 1
        if self._left < 0:
            raise DocumentError("The document's reader stopped.", "Try again.")
        return self._process.assemble(*arguments, **named)  # type: ignore[arg-type]


def test_what_ends_in_the_middle_leaves_nothing_half_done(
    workspace: OpenWorkspace,
    pages: PageProcess,
    source: InvoiceDetail,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan = parts.plan_at(workspace, source.id, [2, 4])
    folder = workspace.store.documents.path_of(source.document.sha256).parents[2]
    before = sorted(path.name for path in folder.rglob("*") if path.is_file())
    token = CancelToken()

    def full(*_: object) -> str:
        raise MoveNotAllowed("The disk is full.")

    def stop(_: object) -> None:
        token.cancel()

    dying = cast("PageReader", Dying(pages, 2))
    for reader, error in ((dying, DocumentError), (pages, Cancelled), (pages, MoveNotAllowed)):
        stopping = error is Cancelled
        if error is MoveNotAllowed:
            monkeypatch.setattr(PartBooks, "_book", full)
        with pytest.raises(error):
            parts.carry_out(
                workspace, reader, plan, *((stop, token) if stopping else (no_progress, None))
            )
        assert workspace.store.invoices.get(source.id) == source
        assert sorted(path.name for path in folder.rglob("*") if path.is_file()) == before
    monkeypatch.undo()
    assert len(parts.carry_out(workspace, pages, plan)) == 3


@pytest.mark.expected_log("was replaced")
def test_a_page_process_that_is_killed_is_replaced(pages: PageProcess, tmp_path: Path) -> None:
    path = three_invoices(tmp_path / "three.pdf")
    taken = [TakenPage(0, 2), TakenPage(0, 1, 270)]
    first = pages.assemble([(path, None)], taken)
    assert pages.pid is not None
    os.kill(pages.pid, signal.SIGKILL)
    assert pages.assemble([(path, None)], taken) == first


def test_a_part_that_was_worked_on_is_not_thrown_away(
    workspace: OpenWorkspace, pages: PageProcess, source: InvoiceDetail
) -> None:
    made = parts.carry_out(workspace, pages, parts.plan_at(workspace, source.id, [2, 4]))
    read_all(workspace, pages)
    review = Review(workspace)
    part = review.open(made[0].id).detail
    review.verify(part.id, part.revision, "checked")
    with pytest.raises(MoveNotAllowed, match="INV-1001"):
        parts.take_back_parts(workspace, source.id)
    review.unverify(part.id)
    # a part can be split itself, and is put back first
    two = workspace.store.invoices.get(made[1].id)
    parts.carry_out(workspace, pages, parts.plan_at(workspace, two.id, [2]))
    with pytest.raises(MoveNotAllowed, match="split or joined itself"):
        parts.take_back_parts(workspace, source.id)
    assert review.restore((two.id,)).done == (two.id,)
    assert review.restore((source.id,)).done == (source.id,)
    states = {workspace.store.invoices.get(d.id).state for d in made}
    assert states == {InvoiceState.DELETED}


def test_parts_may_be_any_kind_of_document(
    workspace: OpenWorkspace, pages: PageProcess, source: InvoiceDetail
) -> None:
    xml = (SAMPLES / "be-peppol-ubl.xml").read_bytes()
    origins = (parts.Origin(source.document.sha256),)
    made = parts.replace_by(
        workspace,
        pages,
        [(source.id, source.revision)],
        [
            parts.MadePart(xml, "one.xml", origins),
            parts.MadePart(invoice_pdf("INV-9"), "two.pdf", origins),
        ],
    )
    read_all(workspace, pages)
    kinds = [workspace.store.invoices.get(d.id).document.media_type for d in made]
    assert kinds == ["application/xml", "application/pdf"]
    assert workspace.store.parts.parts_of(source.id) == tuple(d.id for d in made)
    (origin,) = workspace.store.parts.origins(made[0].document.sha256)
    assert (origin.sha256, origin.page) == (source.document.sha256, None)


def test_a_policy_splits_what_is_surely_several_and_nothing_else(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    workspace.store.parts.set_splits_by_itself(True, WHO)
    sure = brought_in(workspace, pages, three_invoices(tmp_path / "sure.pdf")).invoice_id or ""
    lines = ["Statement of work", "Acme Paper Ltd", "Total GBP 99.00"]
    one = joined_pdf(tmp_path / "one.pdf", invoice_pdf("INV-9"), text_pdf(lines))
    single = brought_in(workspace, pages, one).invoice_id or ""
    read_all(workspace, pages)
    made = workspace.store.parts.parts_of(sure)
    found = [workspace.store.invoices.get(part) for part in made]
    assert [detail.invoice.invoice_number for detail in found] == list(NUMBERS)
    assert {detail.brought_in_by for detail in found} == {MACHINE}
    assert workspace.store.invoices.get(single).state is InvoiceState.NEEDS_REVIEW
    # a person decided otherwise: it is read again, and not split again
    parts.take_back_parts(workspace, sure)
    queue.read_again(workspace, (sure,), "offline")
    read_all(workspace, pages)
    assert workspace.store.invoices.get(sure).state is InvoiceState.NEEDS_REVIEW


def test_a_waiting_file_can_be_split_before_it_is_read(
    workspace: OpenWorkspace, pages: PageProcess, tmp_path: Path
) -> None:
    item = brought_in(workspace, pages, three_invoices(tmp_path / "post.pdf"))
    one = item.invoice_id or ""
    made = parts.carry_out(workspace, pages, parts.plan_at(workspace, one, [2, 4]))
    assert workspace.store.invoices.get(one).job.status is JobStatus.CANCELLED
    read_all(workspace, pages)
    assert numbers(made, workspace) == list(NUMBERS)
    parts.take_back_parts(workspace, one)
    assert workspace.store.invoices.get(one).state is InvoiceState.QUEUED
    read_all(workspace, pages)
    assert workspace.store.invoices.get(one).state is InvoiceState.NEEDS_REVIEW


def test_parts_are_no_duplicates_of_the_file_they_came_from(
    workspace: OpenWorkspace, pages: PageProcess, source: InvoiceDetail
) -> None:
    made = parts.carry_out(workspace, pages, parts.plan_at(workspace, source.id, [2, 4]))
    read_all(workspace, pages)
    for part in made:
        rules = {f.rule for f in workspace.store.invoices.get(part.id).findings}
        assert not any(rule.startswith("duplicates.") for rule in rules), rules
