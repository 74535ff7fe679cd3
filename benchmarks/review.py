# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a review costs and lets through: `python -m benchmarks.review FOLDER [--scans N]`.

FOLDER is a corpus as `benchmarks.accuracy` describes it. Its PDFs with text, and apart a sample of
its scans, are read offline into a workspace; a scripted person (`benchmarks.operator`) reviews all
of them in the real window. Before that the review's other benchmarks run, whose figures are
taken along. Writes `results/review.json`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.accuracy import RESULTS, field_of, sampled
from benchmarks.accuracy_judging import Document, load_scorer
from benchmarks.desk import display, say
from desktop.settings import Settings, save_settings

if TYPE_CHECKING:
    from benchmarks.operator import Reviewed

ROOT = Path(__file__).parents[1]


def main(arguments: list[str]) -> int:
    """Measure, write, print; 2 when the folder is no corpus."""
    parser = argparse.ArgumentParser(prog="benchmarks.review")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--texts", type=int, default=0, help="at most so many PDFs of each kind")
    parser.add_argument("--scans", type=int, default=6, help="so many scans of each kind")
    parser.add_argument("--output", type=Path, default=RESULTS / "review.json")
    parser.add_argument(
        "--operator-only", action="store_true", help="take the other figures as they lie there"
    )
    parser.add_argument("--part", choices=("texts", "scans"), help=argparse.SUPPRESS)
    parser.add_argument("--home", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    truth = asked.folder / "truth.jsonl"
    if not truth.is_file():
        print(f"{truth} is not there.", file=sys.stderr)
        return 2
    documents = [json.loads(line) for line in truth.read_text("utf-8").splitlines() if line.strip()]
    invoices = [d for d in documents if d["doc_type"] != "other"]
    texts = _once_each([d for d in invoices if d["kind"] == "pdf-text"])
    scans = _once_each([d for d in invoices if d["kind"] not in {"pdf-text", "xml"}])
    parts = {
        "texts": sampled(texts, asked.texts) if asked.texts else texts,
        "scans": sampled(scans, asked.scans) if asked.scans else [],
    }
    if asked.part is not None:
        figures = _in_window(asked.folder, parts[asked.part], asked.home)
        asked.output.write_text(json.dumps(figures), "utf-8")
        return 0
    if not asked.operator_only:
        _run_parts(asked.folder.resolve())
    result = _measured(asked, parts)
    asked.output.parent.mkdir(parents=True, exist_ok=True)
    asked.output.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    print(json.dumps(result, indent=1))
    return 0


def _once_each(documents: Sequence[Document]) -> list[Document]:
    """Without further renderings of an invoice that is among them: duplicates are told as such."""
    seen: set[tuple[str, str]] = set()
    found = []
    for document in documents:
        fields = document["fields"]
        key = str(fields.get("invoice_number") or document["id"]), str(fields.get("total"))
        if key not in seen:
            seen.add(key)
            found.append(document)
    return found


def _measured(asked: argparse.Namespace, parts: dict[str, list[Document]]) -> dict[str, Any]:
    found: dict[str, dict[str, Any]] = {}
    with display() as platform, tempfile.TemporaryDirectory(prefix="vouch-review-") as folder:
        # keys go to the active window, and only a window manager makes one active
        managed = platform == "xcb" and shutil.which("openbox") is not None
        before = ["bash", "scripts/with-openbox.sh"] if managed else []
        environment = {**os.environ, "QT_QPA_PLATFORM": "xcb" if managed else "offscreen"}
        for name, chosen in parts.items():
            if not chosen:
                continue
            home = Path(folder) / name
            environment["VOUCH_HOME"] = str(home)
            # nobody is there to answer the questions of a first start
            save_settings(home, Settings(person="Operator"))
            paths = [str(asked.folder / document["path"]) for document in chosen]
            subprocess.run(
                [sys.executable, "-m", "desktop", "import",
                 "--format", "json", *paths],
                check=False, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL,
            )  # fmt: skip
            out = Path(folder) / f"{name}.json"
            subprocess.run(
                [*before, sys.executable, "-m", "benchmarks.review", str(asked.folder.resolve()),
                 "--part", name, "--home", str(home), "--output", str(out),
                 "--texts", str(asked.texts), "--scans", str(asked.scans)],
                check=True, cwd=ROOT, env=environment,
            )  # fmt: skip
            found[name] = json.loads(out.read_text("utf-8"))
    texts = found.get("texts", {})
    result: dict[str, Any] = {
        "operator": {k: v for k, v in texts.items() if not k.startswith("share_")},
        "operator_scans": {
            k: v for k, v in found.get("scans", {}).items() if not k.startswith("share_")
        },
        "touchless_share": texts.get("share_touchless"),
        "touchless_share_scans": found.get("scans", {}).get("share_touchless"),
    }
    return result | _others(RESULTS)


PARTS = ("accuracy", "review_speed", "duplicates", "splitting", "planted", "line_repair")
"""Benchmarks whose figures belong to the review; each writes a file of its own beside."""


def _run_parts(folder: Path) -> None:
    for name in PARTS:
        say(name)
        given = [] if name == "review_speed" else [str(folder)]
        subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *given], check=True, cwd=ROOT)


def _others(folder: Path) -> dict[str, Any]:
    """What the parts wrote beside, where they were run."""

    def said(name: str) -> dict[str, Any]:
        path = folder / f"{name}.json"
        return json.loads(path.read_text("utf-8")) if path.is_file() else {}

    speed, pairs, texts = said("review_speed"), said("duplicates"), said("accuracy")
    kind = texts.get("kinds", {}).get("pdf-text", {})
    planted = said("planted").get("groups", {})
    return {
        "next_field_ms_p95": speed.get("next_field_ms_p95"),
        "next_invoice_ms_p95": speed.get("next_invoice_ms_p95"),
        "certain_precision": kind.get("certain_precision"),
        "certain_share": kind.get("certain_share"),
        "duplicates": {name: pairs.get(name) for name in ("recall", "false_alarm_share")},
        "splitting": {"precision": said("splitting").get("text", {}).get("precision")},
        "planted": {name: group.get("share") for name, group in planted.items()},
        "culprit_in_first_two": said("line_repair").get("all", {}).get("culprit_in_first_two"),
    }


def _in_window(folder: Path, documents: Sequence[Document], home: Path) -> dict[str, Any]:
    """The review of all of them in one window of this process."""
    from benchmarks.operator import Operator
    from benchmarks.window_session import Session

    scorer = load_scorer(folder)
    known = {_sha256(folder / document["path"]): document for document in documents}
    session = Session(home)
    try:
        session.built.window.activateWindow()
        reviewed = Operator(session, scorer).review_all(known)
    finally:
        session.close()
    return _figures(scorer, reviewed)


def _figures(scorer: Any, reviewed: Sequence[Reviewed]) -> dict[str, Any]:
    from benchmarks.operator import by_hand, percentile

    seconds = [one.seconds for one in reviewed]
    stated = wrong = missing = 0
    for one in reviewed:
        assert one.final is not None
        credit = one.document["doc_type"] == "credit_note"
        for name, truth in one.document["fields"].items():
            if name not in scorer.FIELDS:
                continue
            stated += 1
            answer = field_of(one.final, name)
            if answer is None:
                missing += 1
            elif not scorer.same(name, truth, answer[1], credit):
                wrong += 1
    hand = [by_hand(one.document) for one in reviewed]
    return {
        "documents": len(reviewed),
        "not_verified": sum(not one.verified for one in reviewed),
        "seconds_median": round(statistics.median(seconds), 2),
        "seconds_p90": round(percentile(seconds, 0.9), 2),
        "keys_median": statistics.median(one.keys for one in reviewed),
        "errors_passed_share": round((wrong + missing) / max(1, stated), 4),
        "wrong_passed_share": round(wrong / max(1, stated), 4),
        "missing_passed_share": round(missing / max(1, stated), 4),
        "header_fields": stated,
        "looked_at_median": statistics.median(len(one.looked_at) for one in reviewed),
        "stops": dict(_stops(reviewed).most_common(25)),
        "reasons": sum(one.reasons for one in reviewed),
        "by_hand_seconds_median": round(statistics.median(hand), 1),
        "share_touchless": round(sum(one.touchless for one in reviewed) / len(reviewed), 4),
    }


def _stops(reviewed: Sequence[Reviewed]) -> Counter[str]:
    """How often each field was looked at; a table's rows count as one."""
    return Counter(re.sub(r"\[\d+\]", "[]", path) for one in reviewed for path in one.looked_at)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
