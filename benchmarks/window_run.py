# SPDX-License-Identifier: AGPL-3.0-or-later
"""One run of the real window: `python -m benchmarks.window_run PLAN.json`, results into a file.

A process of its own, since Qt reads its scale factor once.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks import flips, import_work, list_work
from benchmarks.beside import Beside
from benchmarks.window_session import Session


@dataclass(frozen=True)
class Plan:
    """What a run does. Paths as text; empty lists leave a part out."""

    home: str
    result: str
    list_rounds: int
    invoices: tuple[str, ...]
    more_invoices: tuple[str, ...]
    openings: int
    documents: dict[str, str]
    document_pages: int


def run(plan: Plan) -> dict[str, Any]:
    """Do the plan's parts one after the other in one window."""
    result: dict[str, Any] = {}
    session = Session(Path(plan.home))
    try:
        if plan.list_rounds:
            session.phase(
                "list", lambda: result.update(list=list_work.work(session, plan.list_rounds))
            )
        if plan.invoices:
            _imports(session, plan, result)
        if plan.documents:
            _flips(session, plan, result)
    finally:
        session.close()
    result["gaps"] = asdict(session.gaps)
    return result


def _flips(session: Session, plan: Plan, result: dict[str, Any]) -> None:
    paths = {name: Path(path) for name, path in plan.documents.items()}

    def turn() -> None:
        result["flips"] = flips.work(session, bare, paths, plan.document_pages)

    with Beside("pages") as bare:
        session.phase("flips", turn)


def _imports(session: Session, plan: Plan, result: dict[str, Any]) -> None:
    files = [Path(path) for path in plan.invoices]
    more = [Path(path) for path in plan.more_invoices]

    def switch() -> None:
        session.built.presenter.open_workspace("imported", True)
        session.until(
            lambda: (
                session.built.desk.info is not None
                and session.built.desk.info.name == "imported"
                and session.built.list_presenter.counts is not None
                and session.built.list_presenter.counts.total == 0
            )
        )

    def bring() -> None:
        result["import_s"] = import_work.import_all(session, files)

    def look() -> None:
        result["open_invoice_ms"] = import_work.open_invoices(session, plan.openings)

    session.phase("switch", switch)
    result["bare_words"] = import_work.bare_words(files)
    session.phase("import", bring)
    session.phase("open", look)
    session.phase("import_while_working", lambda: import_work.import_while_working(session, more))


def main(arguments: list[str]) -> int:
    """Run the plan in a file."""
    plan = Plan(**json.loads(Path(arguments[0]).read_text("utf-8")))
    Path(plan.result).write_text(json.dumps(run(plan)), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
