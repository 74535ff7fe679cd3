# SPDX-License-Identifier: AGPL-3.0-or-later
"""Splitting and joining, as the window's lanes ask for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.domain.listing import InvoiceDetail
from desktop.domain.parts import CutProposal, PartsOpening, PartsPlan
from desktop.domain.ports import PageReader
from desktop.domain.task import CancelToken, ProgressSink
from desktop.workflows import parts
from desktop.workflows.workspaces import OpenWorkspace


class Parting:
    """One blocking method for each thing asked; `wake` tells the runner of new jobs."""

    def __init__(self, workspace: OpenWorkspace, wake: Callable[[], None]) -> None:
        self._workspace = workspace
        self._wake = wake

    def opening(self, ids: Sequence[str]) -> PartsOpening:
        """What the parts window starts from."""
        return parts.opening(self._workspace, ids)

    def proposal(self, invoice_id: str) -> CutProposal:
        """Where a file could be cut; weighs all words, so not for the records lane."""
        return parts.propose(self._workspace, invoice_id)

    def carry_out(
        self, plan: PartsPlan, reader: PageReader, progress: ProgressSink, cancel: CancelToken
    ) -> tuple[InvoiceDetail, ...]:
        """Make the parts and have them read; for the lane of errands."""
        made = parts.carry_out(self._workspace, reader, plan, progress, cancel)
        self._wake()
        return made

    def split_by_itself(self, on: bool) -> None:
        """Whether files are split without a person where every cut is sure."""
        self._workspace.store.parts.set_splits_by_itself(on, self._workspace.who)

    def take_back(self, source_id: str) -> tuple[str, ...]:
        """Put an invoice back in its parts' place."""
        sources = parts.take_back_parts(self._workspace, source_id)
        self._wake()
        return sources
