# SPDX-License-Identifier: AGPL-3.0-or-later
"""Splitting a file into several invoices, joining files to one, and taking either back.

The new documents are made first, one by one; then one transaction books them and puts the
invoices aside that they were made of. Whatever goes wrong before leaves everything as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.company import Given
from desktop.domain.errors import InvalidValue, NotSupported, StaleRevision
from desktop.domain.finding import Finding
from desktop.domain.listing import InvoiceDetail
from desktop.domain.page import DocumentFacts, PageText
from desktop.domain.parts import (
    SEVERAL,
    CutProposal,
    Origin,
    PagePick,
    PartsOpening,
    PartSource,
    PartsPlan,
    check_plan,
    parts_at,
)
from desktop.domain.ports import PageReader, TakenPage
from desktop.domain.status import InvoiceState, JobStatus, check_replaceable
from desktop.domain.task import CancelToken, Progress, ProgressSink, no_progress
from desktop.domain.turned import carried_page, turned_box
from desktop.store.audit_trail import MACHINE
from desktop.store.booking import NewAttachment, NewDocument
from desktop.store.content import pack_pages
from desktop.store.documents import StoredDocument
from desktop.store.parts import NewPart
from desktop.workflows.requests import ChangeKind
from desktop.workflows.workspaces import OpenWorkspace

if TYPE_CHECKING:
    from desktop.domain.page import Box

_NO_PAGES_OF_ITS_OWN = "application/xml"
# What only the file as it came can tell; a part's file was written here.
_OF_THE_FILE = frozenset(("pages.changed_later", "pages.signed_content"))


@dataclass(frozen=True, slots=True)
class MadePart:
    """A document that was made of others: its bytes, its name, and where its pages came from.

    `pages` are its pages' words as far as they are known, numbered as in it. `password` opens it.
    `regions` are to be blacked out, as (page, box).
    """

    data: bytes
    name: str
    origins: tuple[Origin, ...]
    pages: tuple[PageText, ...] = ()
    password: str | None = field(default=None, repr=False)
    regions: tuple[tuple[int, Box], ...] = ()


# --- what could be done ------------------------------------------------------------------------


def propose(workspace: OpenWorkspace, invoice_id: str) -> CutProposal:
    """Where the invoice's document seems to fall into several; nothing before it was read."""
    from desktop.readers.cuts import propose_cuts, upright

    detail = workspace.store.invoices.get(invoice_id)
    return propose_cuts(upright(workspace.store.invoices.pages(detail.document.sha256)))


def opening(workspace: OpenWorkspace, invoice_ids: Sequence[str]) -> PartsOpening:
    """The invoices for the parts window, in this order; raises what stands in the way."""
    sources = []
    for invoice_id in invoice_ids:
        detail = workspace.store.invoices.get(invoice_id)
        check_replaceable(detail.state)
        _check_has_pages(detail)
        sha256 = detail.document.sha256
        sources.append(
            PartSource(
                invoice_id=invoice_id,
                revision=detail.revision,
                name=detail.document.original_name,
                number=detail.invoice.invoice_number or "",
                supplier=detail.invoice.supplier.name or "",
                path=workspace.store.documents.path_of(sha256),
                sizes=tuple((page.width, page.height) for page in detail.document.pages),
                password=workspace.password_for(sha256) if detail.document.encrypted else None,
            )
        )
    return PartsOpening(tuple(sources), workspace.store.parts.splits_by_itself())


def plan_at(
    workspace: OpenWorkspace, invoice_id: str, cuts: Sequence[int], dropped: Sequence[int] = ()
) -> PartsPlan:
    """The plan that cuts an invoice's document before these pages; InvalidValue in words."""
    detail = workspace.store.invoices.get(invoice_id)
    parts = parts_at(len(detail.document.pages), cuts, dropped)
    return PartsPlan(
        ((invoice_id, detail.revision),),
        tuple(tuple(PagePick(invoice_id, page) for page in part) for part in parts),
    )


def plan_join(workspace: OpenWorkspace, invoice_ids: Sequence[str]) -> PartsPlan:
    """The plan that joins these invoices' documents in this order."""
    ids = tuple(dict.fromkeys(invoice_ids))
    if len(ids) < 2:
        raise InvalidValue("One invoice alone can't be joined.", "Choose two or more.")
    details = [workspace.store.invoices.get(one) for one in ids]
    pages = tuple(
        PagePick(detail.id, number)
        for detail in details
        for number in range(1, len(detail.document.pages) + 1)
    )
    return PartsPlan(tuple((detail.id, detail.revision) for detail in details), (pages,))


def about_parts(
    workspace: OpenWorkspace, detail: InvoiceDetail, findings: Sequence[Finding]
) -> tuple[Finding, ...]:
    """What is to be said of an invoice's pages, of one that was put together here rightly.

    A person decided that it is one invoice; what its sources' files gave away holds for it too.
    """
    sources = workspace.store.parts.sources_of(detail.id)
    if not sources:
        return tuple(findings)
    own = [finding for finding in findings if finding.rule != SEVERAL]
    said = {(finding.rule, finding.words) for finding in own}
    for source in sources:
        for finding in workspace.store.invoices.get(source).findings:
            if finding.rule in _OF_THE_FILE and (finding.rule, finding.words) not in said:
                said.add((finding.rule, finding.words))
                own.append(finding)
    return tuple(own)


# --- doing it ----------------------------------------------------------------------------------


def carry_out(
    workspace: OpenWorkspace,
    reader: PageReader,
    plan: PartsPlan,
    progress: ProgressSink = no_progress,
    cancel: CancelToken | None = None,
    *,
    who: str | None = None,
) -> tuple[InvoiceDetail, ...]:
    """Make the parts, book them, and put their sources aside; the new invoices, to be read.

    Raises InvalidValue for a plan that can't be, StaleRevision when a source was changed since
    it was made, MoveNotAllowed, a DocumentError, or Cancelled; then nothing was changed.
    """
    details = {one: workspace.store.invoices.get(one) for one, _ in plan.sources}
    for invoice_id, revision in plan.sources:
        if details[invoice_id].revision != revision:
            raise StaleRevision
        check_replaceable(details[invoice_id].state)
        _check_has_pages(details[invoice_id])
    check_plan(plan, {one: len(d.document.pages) for one, d in details.items()})
    maker = _Maker(workspace, reader, details, plan)
    made: list[MadePart] = []
    token = cancel or CancelToken()
    for at in range(len(plan.parts)):
        token.raise_if_cancelled()
        progress(Progress(at, len(plan.parts), f"part {at + 1}"))
        made.append(maker.make(at))
    token.raise_if_cancelled()
    return replace_by(workspace, reader, plan.sources, made, plan.kind, who=who)


def replace_by(
    workspace: OpenWorkspace,
    reader: PageReader,
    sources: Sequence[tuple[str, int]],
    made: Sequence[MadePart],
    kind: str = "split",
    *,
    who: str | None = None,
) -> tuple[InvoiceDetail, ...]:
    """Book documents that were made of these invoices (with their revisions) in their place.

    The way for makers of any kind of document: parts need not be PDFs. All of them are booked or
    none. Raises as `carry_out` does, and a DocumentError when a made document can't be opened.
    """
    store = workspace.store
    details = [store.invoices.get(invoice_id) for invoice_id, _ in sources]
    one_part = len(made) == 1
    added: list[StoredDocument] = []
    parts: list[NewPart] = []
    try:
        for part in made:
            stored = store.documents.add_bytes(part.data)
            added.append(stored)
            # what a page process put together is opened like anything from outside
            facts = reader.facts(store.documents.path_of(stored.sha256), part.password)
            if part.password is not None:
                workspace.remember_password(stored.sha256, part.password)
            document = _new_document(part, stored, facts, details, one_part)
            pages = _fitting(part.pages, facts)
            parts.append(NewPart(document, part.origins, pack_pages(pages), part.regions))
        booked = store.parts.replace(sources, parts, kind, who or workspace.who)
    except BaseException:
        for stored in added:
            if not stored.was_there:
                store.intake.drop_unbooked(stored.sha256)
        raise
    workspace.announce(ChangeKind.ADDED, tuple(detail.id for detail in booked))
    workspace.announce(ChangeKind.STATE, tuple(invoice_id for invoice_id, _ in sources))
    return booked


def may_split_by_itself(workspace: OpenWorkspace, invoice_id: str) -> bool:
    """Whether an invoice that was just read is to be split without a person; quick.

    The workspace has to allow it, and every cut has to be sure; a person who took it back once
    has decided.
    """
    store = workspace.store
    if not store.parts.splits_by_itself():
        return False
    detail = store.invoices.get(invoice_id)
    seems = any(finding.rule == SEVERAL for finding in detail.findings)
    return (
        seems
        and detail.state is InvoiceState.NEEDS_REVIEW
        and not store.parts.parts_of(invoice_id, gone=True)
    )


def split_by_itself(
    workspace: OpenWorkspace, reader: PageReader, invoice_id: str
) -> tuple[InvoiceDetail, ...]:
    """Split an invoice where every proposed cut is sure; the program's doing in the audit trail.

    No page is left out: empty ones go with the part before. Nothing where a cut is in doubt.
    """
    proposal = propose(workspace, invoice_id)
    if not proposal.is_sure:
        return ()
    plan = plan_at(workspace, invoice_id, [cut.page for cut in proposal.cuts])
    return carry_out(workspace, reader, plan, who=MACHINE)


def take_back_parts(workspace: OpenWorkspace, source_id: str) -> tuple[str, ...]:
    """Put an invoice back in the place of its parts, which are deleted; all that came back.

    MoveNotAllowed while a part is verified, exported, or was split itself.
    """
    sources, parts = workspace.store.parts.take_back(source_id, workspace.who)
    workspace.announce(ChangeKind.STATE, (*sources, *parts))
    again = []
    for source in sources:
        detail = workspace.store.invoices.get(source)
        never_read = detail.run is None and detail.job.status is JobStatus.CANCELLED
        if never_read and detail.state is InvoiceState.EXTRACTION_FAILED:
            again.append(source)
    if again:
        workspace.store.jobs.requeue(tuple(again), None, workspace.who)
        workspace.announce(ChangeKind.JOB, tuple(again))
    return sources


# --- pieces ------------------------------------------------------------------------------------


class _Maker:
    """Makes one part after the other; what sources tell is asked for once."""

    def __init__(
        self,
        workspace: OpenWorkspace,
        reader: PageReader,
        details: Mapping[str, InvoiceDetail],
        plan: PartsPlan,
    ) -> None:
        self._workspace = workspace
        self._reader = reader
        self._details = details
        self._plan = plan
        self._pages: dict[str, dict[int, PageText]] = {}
        self._einvoices = {
            source: tuple(
                (name, self._part_of(number))
                for name, number in reader.einvoices(self._path(source), self._password(source))
            )
            for source, _ in plan.sources
        }

    def make(self, at: int) -> MadePart:
        """The plan's part number `at`, from 0."""
        part = self._plan.parts[at]
        ids = list(dict.fromkeys(pick.invoice_id for pick in part))
        paths = [(self._path(one), self._password(one)) for one in ids]
        picks = [TakenPage(ids.index(p.invoice_id), p.page, p.rotation) for p in part]
        einvoices = [
            (position, name)
            for position, one in enumerate(ids)
            for name, goes_to in self._einvoices[one]
            if goes_to == at
        ]
        # locked as its source was: what was kept from others' eyes stays so
        lock = next((key for _, key in paths if key is not None), None)
        data = self._reader.assemble(paths, picks, einvoices, lock)
        first = self._details[ids[0]].document.original_name
        return MadePart(
            data=data,
            name=_name(first, at + 1, len(self._plan.parts), self._plan.kind),
            origins=tuple(
                Origin(self._details[p.invoice_id].document.sha256, p.page, p.rotation)
                for p in part
            ),
            pages=self._carried(part),
            password=lock,
            regions=self._regions(part),
        )

    def _part_of(self, number: str) -> int | None:
        """The part that an embedded e-invoice belongs to: the one whose first page shows its
        number, or else one of whose pages does."""
        from desktop.readers.cuts import shows_number

        parts = self._plan.parts
        if len(parts) == 1:
            return 0
        for most in (1, None):
            for at, part in enumerate(parts):
                if any(shows_number(self._words(pick), number) for pick in part[:most]):
                    return at
        return None

    def _path(self, invoice_id: str) -> Path:
        sha256 = self._details[invoice_id].document.sha256
        return self._workspace.store.documents.path_of(sha256)

    def _password(self, invoice_id: str) -> str | None:
        document = self._details[invoice_id].document
        return self._workspace.password_for(document.sha256) if document.encrypted else None

    def _carried(self, part: Sequence[PagePick]) -> tuple[PageText, ...]:
        """What was read of these pages before, as they are in the part."""
        found = []
        for number, pick in enumerate(part, start=1):
            page = self._known_pages(pick.invoice_id).get(pick.page)
            if page is not None:
                found.append(carried_page(page, number, pick.rotation))
        return tuple(found)

    def _known_pages(self, invoice_id: str) -> dict[int, PageText]:
        if invoice_id not in self._pages:
            sha256 = self._details[invoice_id].document.sha256
            pages = self._workspace.store.invoices.pages(sha256)
            self._pages[invoice_id] = {page.number: page for page in pages}
        return self._pages[invoice_id]

    def _regions(self, part: Sequence[PagePick]) -> tuple[tuple[int, Box], ...]:
        """What a person blacked out on these pages stays so."""
        found = []
        for number, pick in enumerate(part, start=1):
            document = self._details[pick.invoice_id].document
            size = next(s for s in document.pages if s.number == pick.page)
            for region in self._workspace.store.blackouts.of(document.sha256):
                if region.page == pick.page:
                    box = turned_box(region.box, size.width, size.height, pick.rotation)
                    found.append((number, box))
        return tuple(found)

    def _words(self, pick: PagePick) -> PageText:
        known = self._known_pages(pick.invoice_id).get(pick.page)
        if known is not None:
            return known
        return self._reader.page_text(
            self._path(pick.invoice_id), pick.page, self._password(pick.invoice_id)
        )


def _check_has_pages(detail: InvoiceDetail) -> None:
    document = detail.document
    if document.media_type == _NO_PAGES_OF_ITS_OWN:
        raise NotSupported(
            f"“{document.original_name}” is an e-invoice: it has no pages to be split or joined.",
            "Its pages are drawn from its data; leave it as it is.",
        )
    if not document.pages:
        raise InvalidValue(
            f"“{document.original_name}” was not opened yet.",
            "Wait until it was read; if it needs a password, enter that first.",
        )


def _new_document(
    part: MadePart,
    stored: StoredDocument,
    facts: DocumentFacts,
    details: Sequence[InvoiceDetail],
    one_part: bool,
) -> NewDocument:
    taken = {origin.sha256 for origin in part.origins}
    sources = [detail for detail in details if detail.document.sha256 in taken]
    attachments = {
        kept.sha256: NewAttachment(kept.name, StoredDocument(kept.sha256, kept.size, True))
        for detail in sources
        for kept in detail.attachments
    }
    stated: dict[str, object] = {}
    # what was stated of a file is true of one invoice; of several nobody knows of which
    for detail in reversed(sources) if one_part else ():
        stated.update({name: value for name, value in detail.given if value is not None})
    remarks = dict.fromkeys(detail.remarks for detail in sources if detail.remarks)
    return NewDocument(
        stored=stored,
        original_name=part.name,
        facts=facts,
        given=Given().model_copy(update=stated),
        remarks="\n".join(remarks),
        attachments=tuple(attachments.values()),
        told={
            "from": [
                {"sha256": o.sha256, "page": o.page, "rotation": o.rotation} for o in part.origins
            ],
            "sources": [detail.id for detail in sources],
        },
    )


def _fitting(pages: Sequence[PageText], facts: DocumentFacts) -> tuple[PageText, ...]:
    """The carried pages that have the size of those in the part."""
    sizes = {size.number: size for size in facts.pages}
    return tuple(
        page
        for page in pages
        if page.number in sizes
        and abs(page.width - sizes[page.number].width) < 1
        and abs(page.height - sizes[page.number].height) < 1
    )


def _name(source: str, number: int, of: int, kind: str) -> str:
    stem = source.rsplit(".", 1)[0] if "." in source else source
    told = "joined" if kind == "join" else f"{number} of {of}"
    return f"{stem[:200]} ({told}).pdf"
