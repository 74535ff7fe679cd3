# SPDX-License-Identifier: AGPL-3.0-or-later
"""What predictions are worth beside the truth: accuracy, precision, and how honest the
confidence is. The corpus' own `score.py` decides what is right."""

from __future__ import annotations

import importlib.util
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from desktop.domain.reading import CERTAIN

Document = dict[str, Any]
_BINS = 10


@dataclass(frozen=True)
class Slice:
    """A part of the corpus that is reported by itself; `key` names it in the result."""

    key: str
    name: str
    takes: Callable[[Document], bool]


def _look(document: Document) -> str | None:
    return document.get("look")


SLICES = (
    Slice("xml", "e-invoice XML", lambda d: d["kind"] == "xml"),
    Slice(
        "real-pdf-text",
        "real PDFs with text",
        lambda d: d["corpus"] == "real" and d["kind"] == "pdf-text",
    ),
    Slice(
        "einvoice-letter",
        "designed PDFs with text",
        lambda d: d["kind"] == "pdf-text" and _look(d) == "letter",
    ),
    Slice(
        "einvoice-stylesheet",
        "PDFs drawn by a stylesheet",
        lambda d: d["kind"] == "pdf-text" and _look(d) == "stylesheet",
    ),
    Slice(
        "pdf-text",
        "all PDFs with text",
        lambda d: d["kind"] == "pdf-text" and d["doc_type"] != "other",
    ),
    Slice("scan-ras", "clean rasters", lambda d: d["kind"] == "scan-ras"),
    Slice("mouadhamri", "rendered images", lambda d: d["corpus"] == "mouadhamri"),
    Slice(
        "fax-scan-photo",
        "fax, skewed scan, phone photo",
        lambda d: d["kind"] in {"scan-fax", "scan-scan", "scan-photo", "pdf-image"},
    ),
    Slice("receipts", "photographed receipts", lambda d: d["corpus"] == "sroie"),
    Slice("not-invoices", "not invoices", lambda d: d["doc_type"] == "other"),
)


def load_scorer(folder: Path) -> ModuleType:
    """The corpus' own judge."""
    spec = importlib.util.spec_from_file_location("corpus_score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{folder} has no score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True)
class Judged:
    """One stated field of one document: what was read, how sure, and whether it is right."""

    document: Document
    field: str
    truth: Any
    answer: str | None
    confidence: float
    right: bool
    headline: bool

    @property
    def certain(self) -> bool:
        return self.answer is not None and self.confidence >= CERTAIN


def judged(
    scorer: ModuleType, documents: Iterable[Document], predictions: Iterable[dict[str, Any]]
) -> list[Judged]:
    """Every field that the truth states, beside what was read."""
    by_id = {p["id"]: p for p in predictions}
    found: list[Judged] = []
    for document in documents:
        if document["doc_type"] == "other":
            continue
        given = by_id.get(document["id"], {"fields": {}, "confidence": {}})
        credit = document["doc_type"] == "credit_note"
        for name, truth in document["fields"].items():
            if name not in scorer.FIELDS and name not in scorer.EXTRA:
                continue
            answer = given["fields"].get(name)
            confidence = given["confidence"].get(name, 0.0)
            right = answer is not None and bool(scorer.same(name, truth, answer, credit))
            headline = name in scorer.FIELDS
            found.append(Judged(document, name, truth, answer, confidence, right, headline))
    return found


def figures(
    scorer: ModuleType, documents: list[Document], predictions: list[dict[str, Any]]
) -> dict[str, Any]:
    """What `score.py` says of these documents, and how values with a confidence fared."""
    wanted = {d["id"] for d in documents}
    ours = [p for p in predictions if p["id"] in wanted]
    said = scorer.score(documents, ours)
    every = [j for j in judged(scorer, documents, ours) if j.headline]
    sure = [j for j in every if j.certain]
    total = said["fields"].get("ALL", {})
    seconds = [p["seconds"] for p in ours if "seconds" in p]
    a_page = [p["seconds"] / max(1, p.get("pages", 1)) for p in ours if "seconds" in p]
    bare = [p["bare_seconds"] for p in ours if p.get("bare_seconds") is not None]
    return {
        "documents": said["documents"],
        "fields": total.get("n", 0),
        "accuracy": total.get("accuracy"),
        "precision": total.get("precision"),
        "lines": share(said["line_docs_right"], said["line_docs"]),
        "all_right": share(said["doc_right"], said["documents"]),
        "certain_precision": share(sum(j.right for j in sure), len(sure)),
        "certain_share": share(len(sure), len(every)),
        "calibration_error": calibration_error(every),
        "seconds": round(statistics.median(seconds), 4) if seconds else None,
        "seconds_a_page": round(statistics.median(a_page), 4) if a_page else None,
        "bare_seconds": round(statistics.median(bare), 4) if bare else None,
        "not_invoices": said["negatives"],
        "taken_for_invoices": said["false_alarms"],
        "by_field": {k: v for k, v in said["fields"].items() if k != "ALL"},
        "by_confidence": by_confidence(every),
    }


def by_language(
    scorer: ModuleType, documents: list[Document], predictions: list[dict[str, Any]]
) -> dict[str, dict[str, Any]]:
    """The main figures for each language of the documents."""
    groups: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        if document["doc_type"] != "other":
            groups[str(document.get("lang") or "unknown")].append(document)
    kept = ("documents", "fields", "accuracy", "precision", "lines", "certain_precision")
    return {
        language: {key: figures(scorer, members, predictions)[key] for key in kept}
        for language, members in sorted(groups.items())
    }


def calibration_error(fields: Iterable[Judged]) -> float | None:
    """Expected calibration error in ten bins, over the fields that were answered."""
    bins = _binned(fields)
    count = sum(len(members) for members in bins.values())
    if not count:
        return None
    gaps = (
        abs(sum(j.right for j in members) - sum(j.confidence for j in members))
        for members in bins.values()
    )
    return round(sum(gaps) / count, 4)


def by_confidence(fields: Iterable[Judged]) -> dict[str, list[float]]:
    """For each tenth of confidence: how many, how many right, the mean confidence."""
    return {
        f"{low / _BINS:.1f}": [
            len(members),
            sum(j.right for j in members),
            round(statistics.fmean(j.confidence for j in members), 4),
        ]
        for low, members in sorted(_binned(fields).items())
    }


def _binned(fields: Iterable[Judged]) -> dict[int, list[Judged]]:
    bins: dict[int, list[Judged]] = defaultdict(list)
    for entry in fields:
        if entry.answer is not None:
            bins[min(_BINS - 1, int(entry.confidence * _BINS))].append(entry)
    return bins


def wrong_but_certain(fields: Iterable[Judged]) -> list[dict[str, Any]]:
    """Every wrong value that a person would not have been asked to look at."""
    return [
        {
            "id": j.document["id"],
            "field": j.field,
            "truth": j.truth,
            "read": j.answer,
            "confidence": j.confidence,
        }
        for j in fields
        if j.certain and not j.right
    ]


def share(part: int, whole: int) -> float | None:
    """A share with four digits; None of nothing."""
    return round(part / whole, 4) if whole else None


def table(results: dict[str, dict[str, Any]]) -> str:
    """The figures as a Markdown table."""
    rows = [
        "| documents | n | fields right | precision | all lines right | certain | certain right"
        " | calibration error | s a page |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name, result in results.items():
        cells = [
            _percent(result[key])
            for key in ("accuracy", "precision", "lines", "certain_share", "certain_precision")
        ]
        plain = [_number(result["calibration_error"]), _number(result["seconds_a_page"])]
        rows.append(f"| {name} | {result['documents']} | " + " | ".join([*cells, *plain]) + " |")
    return "\n".join(rows)


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f} %"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
