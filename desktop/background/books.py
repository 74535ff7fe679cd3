# SPDX-License-Identifier: AGPL-3.0-or-later
"""The open workspace as the window's lanes use it: one blocking method for each thing asked.

Imported in the records lane, after the window is painted: it brings the whole database layer in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.background.guarding import Guarding
from desktop.background.lessons import Lessons
from desktop.background.parting import Parting
from desktop.background.snapshots import (
    PAGE_ROWS,
    AheadSnapshot,
    CostSnapshot,
    ListSnapshot,
    LyingBatches,
    ReadingSnapshot,
    UsageSnapshot,
)
from desktop.background.vouching import Vouching
from desktop.domain.batching import BatchInfo
from desktop.domain.blackout import Blackout
from desktop.domain.company import OwnCompany
from desktop.domain.errors import UserError
from desktop.domain.explanation import FieldExplanation
from desktop.domain.layout import KnownLayout
from desktop.domain.leaving import WhatLeaves
from desktop.domain.listing import InvoiceRow, ListQuery, SavedFilter
from desktop.domain.page import Box, PageText
from desktop.domain.ports import OwnField, PageReader, RemoteReader
from desktop.domain.proofs import FieldProofs
from desktop.domain.spending import (
    Allowance,
    Grouping,
    SpendingRules,
    Tier,
    UsageLine,
    UsageQuery,
)
from desktop.domain.status import InvoiceState
from desktop.domain.task import CancelToken, ProgressSink
from desktop.workflows import (
    batches,
    costs,
    intake,
    learning,
    listing,
    outcomes,
    own_fields,
    privacy,
    queue,
    spending,
    workspaces,
)
from desktop.workflows.export import export
from desktop.workflows.extraction import ReadPolicy
from desktop.workflows.reader_pool import cores
from desktop.workflows.remote_gate import GateState
from desktop.workflows.requests import (
    EditField,
    EditRow,
    EditTable,
    ExportFormat,
    ExportRequest,
    ExportResult,
    IntakeRequest,
    IntakeResult,
    JobProgressSink,
    ManyResult,
    OpenInvoice,
    ReaderChoice,
    TakeWords,
    WorkspaceInfo,
)
from desktop.workflows.review import Review
from desktop.workflows.runner import Runner

if TYPE_CHECKING:
    from desktop.domain.region import RegionTable
    from desktop.workflows.page_table import ColumnFill


class Books:
    """One open workspace. Methods block; review methods belong to the records lane alone."""

    def __init__(
        self,
        workspace: workspaces.OpenWorkspace,
        make_page_reader: Callable[[], PageReader],
        on_progress: JobProgressSink,
        on_problem: Callable[[UserError], None],
        on_bug: Callable[[BaseException], None],
        on_gate: Callable[[GateState], None],
        on_notice: Callable[[str], None],
        on_moved: Callable[[str, str], None],
    ) -> None:
        self._workspace = workspace
        # "Verify and next" doesn't wait until the invoice was learned from
        self._lessons = Lessons(partial(outcomes.learn_from, workspace))
        self._review = Review(workspace, self._lessons.later)
        self.vouching = Vouching(workspace)
        self.guarding = Guarding(workspace, self._review)
        self._own_edits: dict[tuple[str, int], int] = {}
        self._policy = ReadPolicy()
        self._remote: RemoteReader | None = None
        self.runner = Runner(
            workspace,
            make_page_reader,
            self._policy,
            readers=cores(),
            on_progress=on_progress,
            on_problem=on_problem,
            on_bug=on_bug,
            on_gate=on_gate,
            on_notice=on_notice,
            on_moved=on_moved,
        )
        self.parts = Parting(workspace, self.runner.wake)

    @property
    def info(self) -> WorkspaceInfo:
        return self._workspace.info

    def close(self) -> None:
        """Close the workspace; the runner must have ended."""
        self._lessons.close()
        self._workspace.close()

    def set_who(self, name: str) -> None:
        """Whose name stands on entries from now on."""
        self._workspace.set_who(name)

    def set_policy(self, policy: ReadPolicy, remote: RemoteReader | None) -> None:
        """How documents are read from now on."""
        self._policy, self._remote = policy, remote
        self.runner.set_policy(policy, remote)

    def try_again(self) -> None:
        """A person changed a key, a model or a cap: what waits for that is read now."""
        self._workspace.store.jobs.due_now()
        self.runner.try_again()

    # --- the list ------------------------------------------------------------------------------

    def snapshot(
        self,
        query: ListQuery,
        pages: Iterable[int],
        about: str | None = None,
        *,
        with_counts: bool = True,
    ) -> ListSnapshot:
        """The number of rows, these pages of them, all counts, and where invoice `about` stands."""
        count = listing.count(self._workspace, query)
        last = max(0, (count - 1) // PAGE_ROWS)
        wanted = {min(page, last) for page in pages}
        return ListSnapshot(
            query=query,
            count=count,
            pages={page: self.page_of(query, page) for page in sorted(wanted)},
            counts=listing.counts(self._workspace) if with_counts else None,
            position=None if about is None else listing.position(self._workspace, query, about),
        )

    def page_of(self, query: ListQuery, page: int) -> tuple[InvoiceRow, ...]:
        """One page of rows, counted from 0."""
        window = replace(query, limit=PAGE_ROWS, offset=page * PAGE_ROWS)
        return listing.window(self._workspace, window)

    def rows(self, ids: Sequence[str]) -> tuple[InvoiceRow, ...]:
        """The present rows of these invoices."""
        return listing.rows(self._workspace, ids)

    def ids(self, query: ListQuery) -> tuple[str, ...]:
        """All ids of a query, in its order."""
        return listing.ids(self._workspace, query)

    def saved_filters(self) -> tuple[SavedFilter, ...]:
        return self._workspace.store.filters.all()

    def save_filter(self, name: str, query: ListQuery) -> tuple[SavedFilter, ...]:
        """Keep what the list shows under a name; all there are then."""
        self._workspace.store.filters.put(name, query)
        return self.saved_filters()

    def remove_filter(self, filter_id: str) -> tuple[SavedFilter, ...]:
        self._workspace.store.filters.remove(filter_id)
        return self.saved_filters()

    def next_to_review(self, query: ListQuery, after: str) -> str | None:
        """The invoice that needs review next behind `after` in the query's order, from the start
        at the end; None when no other one does."""
        waiting = replace(query, states=frozenset({InvoiceState.NEEDS_REVIEW}), limit=2, offset=0)
        found = listing.window(self._workspace, replace(waiting, after=after))
        found = found or listing.window(self._workspace, waiting)
        return next((row.id for row in found if row.id != after), None)

    def ahead(self, query: ListQuery, after: str) -> AheadSnapshot | None:
        """The invoice that `next_to_review` gives, in full; None when no other one needs review."""
        following = self.next_to_review(query, after)
        if following is None:
            return None
        return AheadSnapshot(self._review.open(following), self._review.pages(following))

    def changed_elsewhere(self) -> bool:
        """Whether another process wrote since the last call."""
        return self._workspace.changed_elsewhere()

    # --- one invoice ---------------------------------------------------------------------------

    def open(self, invoice_id: str) -> OpenInvoice:
        return self._review.open(invoice_id)

    def pages(self, invoice_id: str) -> tuple[PageText, ...]:
        """The words as they were read."""
        return self._review.pages(invoice_id)

    def explain(self, invoice_id: str, path: str) -> FieldExplanation:
        """Why a field has its value; reads the words once more, so not for the records lane."""
        from desktop.workflows.explaining import explain

        return explain(self._workspace, invoice_id, path)

    def proofs(self, invoice_id: str, paths: Sequence[str]) -> dict[str, FieldProofs]:
        """Passed checks and runners-up of some fields; for the accounts lane, as `explain`."""
        from desktop.workflows.explaining import proofs

        return proofs(self._workspace, invoice_id, paths)

    def edit(self, request: EditField) -> OpenInvoice:
        """One field; `revision` is the one that was shown when it was typed."""
        at = replace(request, revision=self._latest(request.invoice_id, request.revision))
        return self._noted(at.revision, self._review.edit(at))

    def take_words(self, request: TakeWords) -> OpenInvoice:
        """One field from words of the page; InvalidValue where they are no value for it."""
        at = replace(request, revision=self._latest(request.invoice_id, request.revision))
        return self._noted(at.revision, self._review.take_words(at))

    def edit_row(self, request: EditRow) -> OpenInvoice:
        """One row of a table."""
        at = replace(request, revision=self._latest(request.invoice_id, request.revision))
        return self._noted(at.revision, self._review.edit_row(at))

    def edit_table(self, request: EditTable) -> OpenInvoice:
        """Several cells or rows of a table in one write."""
        at = replace(request, revision=self._latest(request.invoice_id, request.revision))
        return self._noted(at.revision, self._review.edit_table(at))

    def region_table(self, invoice_id: str, page: int, box: Box) -> RegionTable:
        """What stands in a box of a page, as a table."""
        return self._review.region_table(invoice_id, page, box)

    def column_fill(self, invoice_id: str, path: str, page: int, box: Box) -> ColumnFill:
        """What stands in a box, as values for a cell's column from that cell down."""
        return self._review.column_fill(invoice_id, path, page, box)

    def undo(self, invoice_id: str, revision: int) -> OpenInvoice:
        at = self._latest(invoice_id, revision)
        return self._noted(at, self._review.undo(invoice_id, at))

    def redo(self, invoice_id: str, revision: int) -> OpenInvoice:
        at = self._latest(invoice_id, revision)
        return self._noted(at, self._review.redo(invoice_id, at))

    def undo_last(self) -> tuple[str, ...]:
        """Take back what was last done to whole invoices; their ids."""
        return self._review.undo_last()

    def redo_last(self) -> tuple[str, ...]:
        """Make it again; the ids of the invoices."""
        return self._review.redo_last()

    def set_remarks(self, invoice_id: str, remarks: str, revision: int) -> OpenInvoice:
        at = self._latest(invoice_id, revision)
        return self._noted(at, self._review.set_remarks(invoice_id, remarks))

    def verify(
        self,
        invoice_id: str,
        revision: int,
        reason: str | None = None,
        looked_at: Sequence[str] = (),
    ) -> OpenInvoice:
        """The person vouches for what was shown; ReasonNeeded where a rule is broken."""
        at = self._latest(invoice_id, revision)
        return self._noted(at, self._review.verify(invoice_id, at, reason, looked_at))

    def unverify(self, invoice_id: str) -> OpenInvoice:
        return self._review.unverify(invoice_id)

    def attach(self, invoice_id: str, paths: Sequence[Path]) -> OpenInvoice:
        """Keep supporting documents with an invoice."""
        intake.attach(self._workspace, invoice_id, paths)
        return self._review.open(invoice_id)

    def detach(self, invoice_id: str, attachment_id: str) -> OpenInvoice:
        intake.detach(self._workspace, invoice_id, attachment_id)
        return self._review.open(invoice_id)

    def attachment_path(self, invoice_id: str, attachment_id: str) -> Path:
        return self._review.attachment_path(invoice_id, attachment_id)

    def blackouts(self, invoice_id: str) -> tuple[Blackout, ...]:
        """The blacked-out regions of its document."""
        return privacy.blackouts(self._workspace, invoice_id)

    def black_out(self, invoice_id: str, places: Sequence[tuple[int, Box]]) -> tuple[Blackout, ...]:
        """Black out places, as (page, box); all regions there are then."""
        privacy.black_out(self._workspace, invoice_id, places)
        return privacy.blackouts(self._workspace, invoice_id)

    def remove_blackouts(
        self, invoice_id: str, places: Sequence[tuple[int, Box]]
    ) -> tuple[Blackout, ...]:
        """Take the regions at exactly these places away; all that are left."""
        privacy.remove_blackouts_at(self._workspace, invoice_id, places)
        return privacy.blackouts(self._workspace, invoice_id)

    def remember_password(self, sha256: str, password: str) -> None:
        self._workspace.remember_password(sha256, password)

    def _latest(self, invoice_id: str, revision: int) -> int:
        """The revision that our own edits, still under way when this was typed, led to."""
        while (invoice_id, revision) in self._own_edits:
            revision = self._own_edits[(invoice_id, revision)]
        return revision

    def _noted(self, before: int, opened: OpenInvoice) -> OpenInvoice:
        detail = opened.detail
        if detail.revision == before + 1:
            self._own_edits[(detail.id, before)] = detail.revision
        return opened

    # --- many invoices -------------------------------------------------------------------------

    def verify_many(self, ids: Sequence[str], seen: Mapping[str, int] | None = None) -> ManyResult:
        return self._review.verify_many(ids, seen)

    def postpone(self, ids: Sequence[str]) -> ManyResult:
        return self._review.postpone(ids)

    def reject(self, ids: Sequence[str], reason: str = "") -> ManyResult:
        return self._review.reject(ids, reason)

    def delete(self, ids: Sequence[str]) -> ManyResult:
        return self._review.delete(ids)

    def restore(self, ids: Sequence[str]) -> ManyResult:
        result = self._review.restore(ids)
        self.runner.wake()
        return result

    def cancel(self, ids: Sequence[str]) -> ManyResult:
        """Cancel waiting and running jobs."""
        result = queue.cancel(self._workspace, ids)
        self.runner.cancel(ids)
        return result

    def retry(self, ids: Sequence[str], tier: Tier | None = None) -> ManyResult:
        result = queue.retry(self._workspace, ids, tier=tier)
        self.runner.wake()
        return result

    def read_again(
        self, ids: Sequence[str], reader: ReaderChoice | None = None, tier: Tier | None = None
    ) -> ManyResult:
        result = queue.read_again(self._workspace, ids, reader, tier=tier)
        self.runner.wake()
        return result

    # --- paid reading --------------------------------------------------------------------------

    def allowances(self) -> tuple[Allowance, ...]:
        """What was spent today and this month, and what the caps leave."""
        return spending.allowances(self._workspace)

    def reading(self) -> ReadingSnapshot:
        """What was spent, and what lies with the service as batches."""
        return ReadingSnapshot(self.allowances(), self.batches())

    def batches(self) -> LyingBatches:
        """The batches that were sent and aren't back."""
        found = batches.lying(self._workspace)
        due = [one.expected_by for one in found if one.expected_by is not None]
        documents = sum(one.documents for one in found)
        return LyingBatches(len(found), documents, max(due, default=None))

    def batch_list(self) -> tuple[BatchInfo, ...]:
        """The batches that were sent to a paid service, the newest first."""
        return batches.newest(self._workspace)

    def cancel_batch(self, batch_id: str) -> tuple[BatchInfo, ...]:
        """Stop a batch; MoveNotAllowed in words when that can't be."""
        batches.cancel(self._workspace, batch_id)
        self.runner.wake()
        return self.batch_list()

    def look_at_batches(self) -> None:
        """Have every batch at the service looked at now."""
        batches.look_now(self._workspace)
        self.runner.wake()

    def set_spending_rules(self, rules: SpendingRules) -> SpendingRules:
        """State the caps and the rate; InvalidValue in words for what can't be."""
        return spending.set_rules(self._workspace, rules)

    def spending_rules(self) -> SpendingRules:
        """Caps, and the person's currency with its rate."""
        return spending.rules(self._workspace)

    def usage(self, query: UsageQuery, by: Grouping) -> UsageSnapshot:
        """The first lines of the usage log for a query, with totals and allowances."""
        workspace = self._workspace
        return UsageSnapshot(
            query=query,
            by=by,
            lines=spending.usage_lines(workspace, query),
            totals=spending.usage_totals(workspace, query, by),
            whole=spending.usage_total(workspace, query),
            allowances=spending.allowances(workspace),
            rate=spending.rules(workspace).rate,
            models=spending.usage_values(workspace, "model"),
            outcomes=spending.usage_values(workspace, "outcome"),
        )

    def usage_lines(self, query: UsageQuery) -> tuple[UsageLine, ...]:
        """One page of the usage log."""
        return spending.usage_lines(self._workspace, query)

    def export_usage(self, query: UsageQuery, path: Path, format_: ExportFormat) -> int:
        """Write all lines of the query; how many there were."""
        return spending.export_usage(self._workspace, query, path, format_)

    def estimate(
        self,
        ids: Sequence[str],
        reader: ReaderChoice | None,
        remote: RemoteReader | None,
        tier: Tier,
        progress: ProgressSink,
        cancel: CancelToken,
    ) -> CostSnapshot:
        """What reading these invoices by a paid service would cost; nothing is sent."""
        asked = costs.would_be_asked(self._workspace, ids, reader, self._policy)
        return CostSnapshot(
            costs.of_invoices(self._workspace, asked, remote, tier, progress, cancel),
            spending.allowances(self._workspace),
            asked.only_doubtful,
        )

    def estimate_backlog(
        self,
        policy: ReadPolicy,
        remote: RemoteReader | None,
        tier: Tier,
        progress: ProgressSink,
        cancel: CancelToken,
    ) -> CostSnapshot:
        """What the invoices that wait would cost if they were read by this policy."""
        asked = costs.of_backlog(self._workspace, policy)
        return CostSnapshot(
            costs.of_invoices(self._workspace, asked, remote, tier, progress, cancel),
            spending.allowances(self._workspace),
            asked.only_doubtful,
        )

    def estimate_files(
        self,
        pages: PageReader,
        request: IntakeRequest,
        remote: RemoteReader | None,
        tier: Tier,
        progress: ProgressSink,
        cancel: CancelToken,
    ) -> CostSnapshot:
        """What reading files would cost that aren't brought in yet, from a sample of them."""
        estimate, sampled = costs.of_files(
            self._workspace, pages, request, remote, tier, progress, cancel
        )
        return CostSnapshot(estimate, spending.allowances(self._workspace), sampled=sampled)

    # --- the workspace -------------------------------------------------------------------------

    def own_company(self) -> OwnCompany:
        return workspaces.own_company(self._workspace)

    def set_own_company(self, own: OwnCompany) -> OwnCompany:
        return workspaces.set_own_company(self._workspace, own)

    def layouts(self) -> tuple[KnownLayout, ...]:
        """What verified invoices taught, by supplier."""
        return learning.layouts(self._workspace)

    def forget_layout(self, layout_id: str) -> tuple[KnownLayout, ...]:
        """Read by it no longer; what is left."""
        learning.forget(self._workspace, layout_id)
        return self.layouts()

    def take_back_layout(self, layout_id: str) -> tuple[KnownLayout, ...]:
        """Read by a forgotten one again; all there are now."""
        learning.take_back(self._workspace, layout_id)
        return self.layouts()

    def own_fields(self) -> tuple[OwnField, ...]:
        return own_fields.fields(self._workspace)

    def set_own_fields(self, fields: Sequence[OwnField]) -> tuple[OwnField, ...]:
        """Replace them all; open invoices show them at once."""
        return own_fields.set_fields(self._workspace, fields)

    # --- errands: their own lane ---------------------------------------------------------------

    def bring_in(
        self,
        reader: PageReader,
        request: IntakeRequest,
        progress: ProgressSink,
        cancel: CancelToken,
    ) -> IntakeResult:
        """Bring files and folders in; reading them starts meanwhile."""

        def told(state: object) -> None:
            self.runner.wake()
            progress(state)  # type: ignore[arg-type]

        return intake.bring_in(self._workspace, reader, request, told, cancel)

    def what_leaves(self, invoice_id: str, reader: PageReader) -> WhatLeaves:
        """What the service of the settings would be sent of an invoice's document."""
        if self._remote is None:
            raise UserError(
                "No service is set up that documents could be sent to.",
                "Nothing leaves this computer.",
                code="reader_not_set_up",
            )
        return privacy.what_leaves(self._workspace, invoice_id, self._remote, reader)

    def export(
        self, request: ExportRequest, progress: ProgressSink, cancel: CancelToken
    ) -> ExportResult:
        """Write a file of invoices."""
        return export(self._workspace, request, progress, cancel)
