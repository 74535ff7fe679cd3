# SPDX-License-Identifier: AGPL-3.0-or-later
"""Are files of several invoices cut where they should be? `python -m benchmarks.splitting FOLDER`.

FOLDER is a corpus as `benchmarks.accuracy` takes it. Its documents are joined to files of 2 to 12
invoices in random order, as a scanner's stack would be, and cuts are proposed; each document of
several pages is looked at alone besides: it must not be cut. `--ocr-cache DIR` brings scans in,
as they were read before (see `benchmarks.accuracy`). `--through N` of the files are really put
together and read by the page process, to see that it makes no difference.

Writes splitting.json to benchmarks/results: how many of the proposed cuts are right, how many of
the sure ones, and how many of all there are were found.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from benchmarks.ocr_cache import OcrCache
from desktop.domain.errors import UserError
from desktop.domain.page import PageText
from desktop.domain.parts import CutProposal
from desktop.domain.ports import TakenPage
from desktop.readers import cuts
from desktop.services.page_process import PageProcess

RESULTS = Path(__file__).parent / "results"
MOST_INVOICES = 12


@dataclass(frozen=True)
class Document:
    """A document of the corpus, its pages looked at once."""

    name: str
    number: str
    path: Path
    scanned: bool
    pages: tuple[cuts.Looked, ...]


@dataclass
class Score:
    """Cuts that were proposed, and those that there are."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    sure_right: int = 0
    sure_wrong: int = 0
    files: int = 0
    exact: int = 0
    missed_before: Counter[str] = field(default_factory=Counter)
    wrong_at: list[dict[str, Any]] = field(default_factory=list)

    def add(self, joined: Sequence[Document], proposal: CutProposal) -> None:
        """Count one file."""
        starts: dict[int, str] = {}
        page = 1
        for document in joined:
            if page > 1:
                starts[page] = document.name
            page += len(document.pages)
        for cut in proposal.cuts:
            good = cut.page in starts
            self.right += good
            self.wrong += not good
            self.sure_right += good and cut.is_sure
            self.sure_wrong += cut.is_sure and not good
            if not good:
                told = {"page": cut.page, "confidence": cut.confidence, "why": cut.words()}
                self.wrong_at.append({**told, "file": [one.name for one in joined]})
        proposed = {cut.page for cut in proposal.cuts}
        for start, name in starts.items():
            if start not in proposed:
                self.missed += 1
                self.missed_before[name] += 1
        self.files += 1
        self.exact += proposed == set(starts)

    def figures(self) -> dict[str, Any]:
        """Shares, and what went wrong most."""
        there = self.right + self.missed
        return {
            "files": self.files,
            "cuts": there,
            "precision": _share(self.right, self.right + self.wrong),
            "recall": _share(self.right, there),
            "sure_precision": _share(self.sure_right, self.sure_right + self.sure_wrong),
            "sure_recall": _share(self.sure_right, there),
            "files_exact": _share(self.exact, self.files),
            "missed_before": dict(self.missed_before.most_common(20)),
            "wrong": self.wrong_at[:20],
        }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 5) if whole else None


def documents(folder: Path, cache: OcrCache | None) -> list[Document]:
    """The invoices of the corpus that have words."""
    found: list[Document] = []
    reader = PageProcess("read")
    try:
        for line in (folder / "truth.jsonl").read_text("utf-8").splitlines():
            entry = json.loads(line)
            if entry["kind"] == "xml" or entry["doc_type"] == "other":
                continue
            path = folder / entry["path"]
            scanned = entry["kind"] != "pdf-text"
            try:
                pages = _pages(reader, path, cache if scanned else None, scanned)
            except UserError as error:
                print(f"{entry['id']}: {error}", file=sys.stderr)
                continue
            if pages:
                number = str((entry["fields"] or {}).get("invoice_number") or "")
                looked = tuple(cuts.look(page) for page in pages)
                found.append(Document(entry["id"], number, path, scanned, looked))
    finally:
        reader.close()
    return found


def _pages(
    reader: PageProcess, path: Path, cache: OcrCache | None, scanned: bool
) -> tuple[PageText, ...]:
    if scanned:
        return () if cache is None else cuts.upright(cache.pages(path))
    count = len(reader.facts(path).pages)
    return tuple(reader.page_text(path, number) for number in range(1, count + 1))


def stacks(chosen: Sequence[Document], count: int, seed: int) -> Iterable[list[Document]]:
    """Random files; one invoice, told by its number, is never twice in one."""
    chance = random.Random(seed)
    for _ in range(count):
        wanted = chance.randint(2, MOST_INVOICES)
        stack: list[Document] = []
        numbers: set[str] = set()
        for document in chance.sample(chosen, len(chosen)):
            if document.number and document.number in numbers:
                continue
            numbers.add(document.number)
            stack.append(document)
            if len(stack) == wanted:
                break
        yield stack


def joined(stack: Sequence[Document]) -> list[cuts.Looked]:
    """The pages of a file, numbered through."""
    found: list[cuts.Looked] = []
    for document in stack:
        for looked in document.pages:
            page = replace(looked.page, number=len(found) + 1)
            found.append(replace(looked, page=page))
    return found


def through(stacks_: Iterable[list[Document]]) -> dict[str, Any]:
    """Files really put together: how many are cut as their pages alone are."""
    same = files = 0
    seconds = 0.0
    reader = PageProcess("read")
    try:
        with tempfile.TemporaryDirectory() as folder:
            for stack in stacks_:
                picks = [
                    TakenPage(at, page.page.number)
                    for at, one in enumerate(stack)
                    for page in one.pages
                ]
                begun = time.perf_counter()
                data = reader.assemble([(one.path, None) for one in stack], picks)
                seconds += time.perf_counter() - begun
                path = Path(folder) / f"{files}.pdf"
                path.write_bytes(data)
                pages = [reader.page_text(path, n) for n in range(1, len(picks) + 1)]
                proposal = cuts.propose_cuts(pages, named=False)
                alone = cuts.weighed(joined(stack))
                same += [c.page for c in proposal.cuts] == [c.page for c in alone.cuts]
                files += 1
    finally:
        reader.close()
    return {"files": files, "same": same, "assembling_ms": round(1000 * seconds / max(1, files))}


def main(arguments: list[str]) -> int:
    """Join, propose, count and write; 2 when the folder is no corpus, 1 when a sure cut is wrong
    too often or an invoice of several pages is cut."""
    parser = argparse.ArgumentParser(prog="benchmarks.splitting")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ocr-cache", type=Path, help="folder with what OCR read of scans")
    parser.add_argument("--files", type=int, default=1000, help="so many files of each kind")
    parser.add_argument("--through", type=int, default=10, help="so many by the page process")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=RESULTS, help="folder for the results")
    options = parser.parse_args(arguments)
    if not (options.folder / "truth.jsonl").is_file():
        print(f"{options.folder / 'truth.jsonl'} is not there.", file=sys.stderr)
        return 2
    cache = OcrCache(options.ocr_cache) if options.ocr_cache else None
    begun = time.monotonic()
    all_of_them = documents(options.folder, cache)
    texts = [one for one in all_of_them if not one.scanned]
    long = [one for one in all_of_them if len(one.pages) > 1]
    cut_alone = [one.name for one in long if cuts.weighed(one.pages).cuts]
    result: dict[str, Any] = {
        "documents": len(all_of_them),
        "pages": sum(len(one.pages) for one in all_of_them),
        "single": {"several_pages": len(long), "cut": len(cut_alone), "which": cut_alone},
    }
    kinds = {"text": texts, "scans": [one for one in all_of_them if one.scanned]}
    kinds["mixed"] = all_of_them if kinds["scans"] else []
    for name, chosen in kinds.items():
        if len(chosen) < MOST_INVOICES:
            continue
        score = Score()
        for stack in stacks(chosen, options.files, options.seed):
            score.add(stack, cuts.weighed(joined(stack)))
        result[name] = score.figures()
    result["through"] = through(stacks(texts, options.through, options.seed + 1))
    result["look_ms_a_page"] = _speed(texts)
    result["seconds"] = round(time.monotonic() - begun, 1)
    measured = [result[name] for name in kinds if name in result]
    result["precision"] = min(one["sure_precision"] or 0.0 for one in measured)
    result["recall"] = min(one["recall"] or 0.0 for one in measured)
    options.out.mkdir(parents=True, exist_ok=True)
    text = json.dumps(result, indent=1, ensure_ascii=False) + "\n"
    (options.out / "splitting.json").write_text(text, "utf-8")
    for name in kinds:
        if name in result:
            told = {key: result[name][key] for key in list(result[name])[:7]}
            print(f"{name}: " + ", ".join(f"{key} {value}" for key, value in told.items()))
    print({key: result[key] for key in ("single", "through", "look_ms_a_page", "seconds")})
    return int(bool(cut_alone) or result["precision"] < 0.995)


def _speed(texts: Sequence[Document]) -> float:
    pages = [looked.page for one in texts[:60] for looked in one.pages]
    begun = time.perf_counter()
    for page in pages:
        cuts.look(page)
    return round(1000 * (time.perf_counter() - begun) / max(1, len(pages)), 2)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
