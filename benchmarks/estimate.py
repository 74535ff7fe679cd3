# SPDX-License-Identifier: AGPL-3.0-or-later
"""How well a cost is told beforehand: `python -m benchmarks.estimate CORPUS [OUT]`.

CORPUS holds `truth.jsonl` and the documents that it names. Every PDF with a text layer is
estimated from its words, then asked of the scripted Gemini by the real reader; the reply is the
ideal answer (every value that the truth or the free readers know, and what proves it), and the
ledger's tokens at the price table's prices are what was paid. OUT receives the figures as JSON.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any, Final

from benchmarks.gemini_tokens import compact_ideal, known_values
from desktop.domain.ports import CostEstimate, ReadRequest, RemoteRequest, Usage
from desktop.domain.task import CancelToken, no_progress
from desktop.services.gemini import Asking, GeminiReader
from desktop.services.gemini_request import Form, tokens
from desktop.services.gemini_schema import ideal_answer
from desktop.services.page_process import PageProcess
from desktop.services.prices import PriceTable
from desktop.settings import resource_path
from tests.harness.gemini_replies import Received, Scripted, answer
from tests.harness.gemini_rules import counted_tokens
from tests.harness.gemini_server import GeminiServer

KEY: Final = "AIza-not-a-real-key"


@dataclass(frozen=True, slots=True)
class Measured:
    """One document: what was expected, and what the service counted."""

    path: str
    form: str
    expected: CostEstimate
    paid: Usage

    @property
    def error(self) -> float:
        """How far the expected cost is off, as a part of the paid one."""
        assert self.expected.cost is not None
        assert self.paid.cost is not None
        expected, paid = float(self.expected.cost), float(self.paid.cost)
        return abs(expected - paid) / paid

    @property
    def within(self) -> bool:
        """Whether it cost something between the bounds that were told."""
        low, high, cost = self.expected.low, self.expected.high, self.paid.cost
        return low is not None and high is not None and cost is not None and low <= cost <= high


def main(arguments: list[str]) -> int:
    """Measure and print; 2 when the arguments make no sense."""
    if not 1 <= len(arguments) <= 2 or not (Path(arguments[0]) / "truth.jsonl").is_file():
        print("usage: python -m benchmarks.estimate CORPUS [OUT]", file=sys.stderr)
        return 2
    figures = measure(Path(arguments[0]))
    text = json.dumps(figures, indent=2)
    print(text)
    if len(arguments) == 2:
        Path(arguments[1]).write_text(text + "\n", "utf-8")
    return 0


def measure(corpus: Path) -> dict[str, Any]:
    """The figures over the whole corpus, for each form and for the one that would be sent."""
    server = GeminiServer(KEY)
    server.start()
    try:
        found = asyncio.run(_all(corpus, server))
    finally:
        server.stop()
    return {name: _figures(measured) for name, measured in found.items()}


def _figures(measured: list[Measured]) -> dict[str, Any]:
    paid = sum((m.paid.cost or Decimal(0) for m in measured), Decimal(0))
    expected = sum((m.expected.cost or Decimal(0) for m in measured), Decimal(0))
    errors = sorted(m.error for m in measured)
    return {
        "documents": len(measured),
        "median_error_percent": round(100 * median(errors), 1),
        "p90_error_percent": round(100 * errors[int(0.9 * (len(errors) - 1))], 1),
        "median_input_error_percent": _tokens_error(measured, "input_tokens"),
        "median_output_error_percent": _tokens_error(measured, "output_tokens"),
        "total_error_percent": round(float(100 * abs(expected - paid) / paid), 1),
        "within_bounds_percent": round(100 * sum(m.within for m in measured) / len(measured), 1),
        "never_above_most": all(
            m.expected.most is not None and (m.paid.cost or 0) <= m.expected.most for m in measured
        ),
    }


def _tokens_error(measured: list[Measured], name: str) -> float:
    errors: list[float] = [
        abs(getattr(m.expected, name) - getattr(m.paid, name)) / getattr(m.paid, name)
        for m in measured
    ]
    return round(100 * median(errors), 1)


async def _all(corpus: Path, server: GeminiServer) -> dict[str, list[Measured]]:
    prices = PriceTable.load(resource_path("models.json"))
    readers = {
        name: GeminiReader(lambda: KEY, prices, base_url=server.url, asking=Asking(form=form))
        for name, form in (
            ("cheaper", None),
            ("compact", Form.COMPACT),
            ("standard", Form.STANDARD),
        )
    }
    found: dict[str, list[Measured]] = {name: [] for name in readers}
    try:
        for path, truth, request, local in _documents(corpus):
            said = known_values(truth, local)
            for name, reader in readers.items():
                measured = await _one(reader, server, path, request, said)
                if measured is not None:
                    found[name].append(measured)
    finally:
        for reader in readers.values():
            await reader.aclose()
    return found


async def _one(
    reader: GeminiReader, server: GeminiServer, path: Path, request: RemoteRequest, said: Any
) -> Measured | None:
    parts = reader.split(request)
    if len(parts) > 1:
        # the truth doesn't tell which page range a value belongs to
        return None
    question = reader.question(request)
    if question.numbered is not None:
        ideal: Any = compact_ideal(said, question.numbered)
    else:
        ideal = ideal_answer({path: r.text for path, r in said.items()})
    out = tokens(len(json.dumps(ideal, ensure_ascii=False)))

    def reply(received: Received) -> Scripted:
        return answer(ideal, tokens=(counted_tokens(received.message), out, 0))

    server.brain = reply
    answered = await reader.ask(request)
    return Measured(str(path), question.form.value, reader.estimate(request), answered.usage)


def _documents(corpus: Path) -> Iterator[tuple[Path, dict[str, Any], RemoteRequest, Any]]:
    reader = PageProcess("read")
    try:
        for line in (corpus / "truth.jsonl").read_text("utf-8").splitlines():
            truth = json.loads(line)
            if truth.get("kind") != "pdf-text":
                continue
            path = (corpus / truth["path"]).resolve()
            local = reader.read(path, ReadRequest(), no_progress, CancelToken())
            data = path.read_bytes()
            request = RemoteRequest(
                hashlib.sha256(data).hexdigest(),
                "application/pdf",
                data,
                local.pages,
                page_count=len(local.pages),
                expected_lines=len(local.proposal.invoice.line_items) or None,
            )
            yield path, truth, request, local
    finally:
        reader.close()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
