# SPDX-License-Identifier: AGPL-3.0-or-later
"""How fast the desk is: `python -m benchmarks.desk [--quick] [--output FILE]`.

Real windows on real workspaces, in processes of their own, each beside the bare libraries in the
same run: on a busy machine the ratios still say something. Takes an X display; where there is none
it starts Xvfb, and without that it draws offscreen. Writes `results/desk.json`.
"""

from __future__ import annotations

import argparse
import compileall
import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import cold_start, papers
from benchmarks.figures import load, machine, stalls
from benchmarks.window_run import Plan
from benchmarks.workspaces import fill_workspace
from desktop.settings import Settings, save_settings
from desktop.store.workspace_folder import workspace_folder

ROOT = Path(__file__).parents[1]
RESULT = ROOT / "benchmarks" / "results" / "desk.json"
KEPT = ROOT / "build" / "benchmarks"
BOOKS = "big"
BOOK_SHAPES = ("benchmarks/workspaces.py", "desktop/store/tables.py", "desktop/store/search.py")


@dataclass(frozen=True)
class Size:
    """How much is measured."""

    rows: int = 100_000
    starts: int = 9
    list_rounds: int = 14
    invoices: int = 200
    more_invoices: int = 60
    openings: int = 40
    pages: int = 48


QUICK = Size(500, 1, 1, 4, 2, 2, 12)


def main(arguments: list[str]) -> int:
    """Measure, write the file, and print what it says in short."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.desk", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="a look whether it runs; figures mean little"
    )
    parser.add_argument("--output", type=Path, default=RESULT, help="where the figures are written")
    asked = parser.parse_args(arguments)
    # as installed: a program whose modules are compiled
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compileall.compile_dir(ROOT / "desktop", quiet=2)
    with display() as platform, tempfile.TemporaryDirectory(prefix="vouch-bench-") as folder:
        os.environ["QT_QPA_PLATFORM"] = platform
        figures = measure(Path(folder), QUICK if asked.quick else Size())
        figures["display"] = platform
    asked.output.parent.mkdir(parents=True, exist_ok=True)
    asked.output.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
    short = {k: v for k, v in figures.items() if not isinstance(v, (dict, list, str))}
    print(json.dumps(short | {"list_100k": _short(figures["list_100k"])}, indent=2))
    print(f"written to {asked.output}")
    return 0


def measure(folder: Path, size: Size) -> dict[str, Any]:
    """Every part, in `folder`; the figures as they are written."""
    began, load_before = datetime.now(UTC), load()
    home = folder / "home"
    say("books")
    books(home, size.rows)
    save_settings(home, Settings(person="Benchmark", workspace=BOOKS))
    say("papers")
    files, documents = papers_for(size)
    say("cold starts")
    starts = cold_start.measure(home, size.starts)
    plan = Plan(
        home=str(home),
        result=str(folder / "result.json"),
        list_rounds=size.list_rounds,
        invoices=tuple(files[: size.invoices]),
        more_invoices=tuple(files[size.invoices :]),
        openings=size.openings,
        documents=documents,
        document_pages=size.pages,
    )
    say("list, import, pages at 1x")
    one = run(plan, 1)
    say("pages at 2x")
    two = run(replace(plan, list_rounds=0, invoices=()), 2)
    figures = combined(starts, one, two)
    about = {
        "measured_at": began.isoformat(timespec="seconds"),
        "seconds": round((datetime.now(UTC) - began).total_seconds()),
        "machine": machine(),
        "load": {"before": load_before, "after": load()},
        "rows": size.rows,
        "files_imported": size.invoices,
    }
    return about | figures


def combined(
    starts: cold_start.ColdStarts, one: dict[str, Any], two: dict[str, Any]
) -> dict[str, Any]:
    """The figures by name; what each one measures stands in README.md."""
    pages, bare_seconds = one["bare_words"]
    ours = {
        "start": starts.gaps,
        **one["gaps"]["window"],
        "flips_2x": two["gaps"]["window"]["flips"],
    }
    bare = {
        "start": starts.bare_gaps,
        **one["gaps"]["bare"],
        "flips_2x": two["gaps"]["bare"]["flips"],
    }
    all_ours = stalls([gap for gaps in ours.values() for gap in gaps])
    all_bare = stalls([gap for gaps in bare.values() for gap in gaps])
    flips = {"1x": one["flips"], "2x": two["flips"]}
    worst = max(f[kind]["jump_ratio"] for f in flips.values() for kind in ("text", "scan"))
    turned = max(f[kind]["next_ratio"] for f in flips.values() for kind in ("text", "scan"))
    return {
        "cold_start_ratio": starts.ratio,
        "cold_start_s": starts.figures["painted_s"],
        "cold_start": starts.figures,
        "import_pages_per_s": round(pages / one["import_s"], 2),
        "import_bare_words_pages_per_s": round(pages / bare_seconds, 2),
        "import": {"pages": pages, "seconds": round(one["import_s"], 2)},
        "page_flip_ratio": worst,
        "page_flip_next_ratio": turned,
        "page_flip": flips,
        "open_invoice_ms": one["open_invoice_ms"],
        "list_100k": one["list"],
        "stall_ms_p999": all_ours["p999"],
        "longest_stall_ms": all_ours["longest"],
        "bare_stall_ms_p999": all_bare["p999"],
        "bare_longest_stall_ms": all_bare["longest"],
        "stalls": {
            "window": all_ours,
            "bare": all_bare,
            "by_phase": {
                name: {"window": stalls(ours[name]), "bare": stalls(bare[name])} for name in ours
            },
        },
    }


def run(plan: Plan, scale: int) -> dict[str, Any]:
    """The plan in a process of its own, with so many device pixels a pixel."""
    asked = Path(plan.result).with_name("plan.json")
    asked.write_text(json.dumps(asdict(plan)), "utf-8")
    subprocess.run(
        [sys.executable, "-m", "benchmarks.window_run", str(asked)],
        env=os.environ | {"QT_SCALE_FACTOR": str(scale), "VOUCH_HOME": plan.home},
        check=True,
        timeout=900,
    )
    found: dict[str, Any] = json.loads(Path(plan.result).read_text("utf-8"))
    return found


def books(home: Path, rows: int) -> None:
    """A workspace of so many invoices in `home`; a copy of one that is kept between runs."""

    def make(folder: Path) -> None:
        fill_workspace(workspace_folder(folder, BOOKS), rows)

    shutil.copytree(kept(f"books-{rows}", BOOK_SHAPES, make), home, dirs_exist_ok=True)


def papers_for(size: Size) -> tuple[list[str], dict[str, str]]:
    """The invoices to import, and the documents of many pages by kind."""
    count = size.invoices + size.more_invoices

    def make(folder: Path) -> None:
        papers.make_invoices(folder / "invoices", count)
        papers.make_long(folder / "text.pdf", size.pages)
        papers.make_scanned(folder / "scan.pdf", size.pages)

    folder = kept(f"papers-{count}-{size.pages}", ("benchmarks/papers.py",), make)
    files = sorted(str(path) for path in (folder / "invoices").iterdir())
    return files, {kind: str(folder / f"{kind}.pdf") for kind in ("text", "scan")}


def kept(name: str, shapes: Sequence[str], make: Callable[[Path], None]) -> Path:
    """A folder as `make` fills it, kept until one of the sources in `shapes` changes."""
    shape = hashlib.sha256(b"".join((ROOT / path).read_bytes() for path in shapes)).hexdigest()
    folder, making = KEPT / f"{name}-{shape[:12]}", KEPT / f"{name}-unfinished"
    if not folder.is_dir():
        for old in KEPT.glob(f"{name}-*"):
            shutil.rmtree(old)
        making.mkdir(parents=True)
        make(making)
        making.rename(folder)
    return folder


@contextlib.contextmanager
def display() -> Iterator[str]:
    """Qt's platform for the windows: the display there is, an Xvfb of our own, or offscreen."""
    if sys.platform != "linux":
        yield os.environ.get("QT_QPA_PLATFORM", "")
        return
    if os.environ.get("DISPLAY"):
        yield "xcb"
        return
    program = shutil.which("Xvfb")
    if program is None:
        yield "offscreen"
        return
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [program, "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            os.environ["DISPLAY"] = f":{said.readline().strip()}"
        yield "xcb"
    finally:
        os.environ.pop("DISPLAY", None)
        server.terminate()
        server.wait()


def say(what: str) -> None:
    """What is done now."""
    print(f"{datetime.now(UTC):%H:%M:%S} {what}", file=sys.stderr, flush=True)


def _short(figures: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in figures.items() if not isinstance(value, dict)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
