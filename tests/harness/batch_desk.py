# SPDX-License-Identifier: AGPL-3.0-or-later
"""A bookkeeper's program that reads by batch, and ends itself by SIGKILL where it is told to.

`python -m tests.harness.batch_desk ADDRESS [POINT]`, the key in GEMINI_API_KEY: works off the
usual workspace's queue by the real parts, a day passing in moments, until nothing is left that
could go on; then prints how many jobs stand how. POINT is one of `POINTS`.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from desktop.domain.listing import ListQuery
from desktop.services import gemini_batch
from desktop.services.gemini import GeminiReader
from desktop.services.gemini_batch import GeminiBatches
from desktop.services.page_process import PageProcess
from desktop.services.prices import PriceTable
from desktop.settings import resource_path
from desktop.store.answers import AnswerStore
from desktop.store.batch_ends import BatchEnds
from desktop.store.batches import BatchStore
from desktop.workflows import batch_looking, batch_run, batch_sending, batches, listing
from desktop.workflows.extraction import ReadPolicy
from desktop.workflows.runner import Runner
from tests.harness.paid_desk import open_books

POINTS: dict[str, tuple[type[Any], str, int]] = {
    "handed over": (BatchStore, "hand_over", 2),
    "about to send": (BatchStore, "start_sending", 1),
    "noted in flight": (BatchStore, "begin", 1),
    "uploaded": (GeminiBatches, "_upload", 1),
    "taken, name unknown": (GeminiBatches, "_create", 1),
    "name noted": (BatchStore, "sent", 1),
    "downloaded": (GeminiBatches, "collect", 1),
    "one answer kept": (AnswerStore, "store", 1),
    "all answers kept": (AnswerStore, "store", 3),
    "jobs made due": (BatchEnds, "answered", 1),
    "ended": (BatchEnds, "ended", 1),
}
"""After which step, done so many times, the program is gone."""

AFTER_SENDING = 6
"""So many points come before the service can have answered."""


def hurry() -> None:
    """A day passes in moments, and three questions are a large batch."""
    moment = timedelta(milliseconds=30)
    batch_run.LINGER_SECONDS = 0.1
    setattr(batch_run, "FIRST_LOOK", moment)  # noqa: B010 - a name that it imports
    batch_sending.FIRST_LOOK = moment
    batch_looking.LOOK_AGAIN = moment
    gemini_batch.INLINE_LIMIT_BYTES = 100  # type: ignore[misc]


def _end_at(point: str) -> None:
    owner, name, times = POINTS[point]
    step: Callable[..., Any] = getattr(owner, name)
    done = 0

    def count() -> None:
        nonlocal done
        done += 1
        if done == times:
            os.kill(os.getpid(), signal.SIGKILL)

    def step_and_end(*given: Any, **named: Any) -> Any:
        result = step(*given, **named)
        count()
        return result

    async def await_and_end(*given: Any, **named: Any) -> Any:
        result = await step(*given, **named)
        count()
        return result

    is_async = getattr(step, "__code__", None) is not None and bool(step.__code__.co_flags & 0x80)
    setattr(owner, name, await_and_end if is_async else step_and_end)


def main() -> None:
    """Work off the queue once."""
    hurry()
    if len(sys.argv) > 2:
        _end_at(sys.argv[2])
    key = os.environ.pop("GEMINI_API_KEY")
    prices = PriceTable.load(resource_path("models.json"))
    reader = GeminiReader(lambda: key, prices, base_url=sys.argv[1])
    workspace = open_books()
    batches.look_now(workspace)
    Runner(
        workspace,
        lambda: PageProcess("read"),
        ReadPolicy(reader="gemini", paid_allowed=True),
        reader,
        readers=1,
    ).run(until_idle=True)
    rows = listing.window(workspace, ListQuery(limit=100_000))
    print(json.dumps(Counter(row.status.value for row in rows)), flush=True)
    workspace.close()


if __name__ == "__main__":
    main()
