# SPDX-License-Identifier: AGPL-3.0-or-later
"""What reading by a paid service would cost, before anything is sent."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.ports import RemoteReader
from desktop.domain.spending import BatchEstimate, Tier
from desktop.domain.task import CancelToken, ProgressSink, no_progress
from desktop.workflows.workspaces import OpenWorkspace


def estimate_invoices(
    workspace: OpenWorkspace,
    ids: Sequence[str],
    remote: RemoteReader,
    tier: Tier = Tier.STANDARD,
    progress: ProgressSink = no_progress,
    cancel: CancelToken | None = None,
) -> BatchEstimate:
    """What reading these invoices would cost, from the words that are kept; Cancelled if asked."""
    raise NotImplementedError
