# SPDX-License-Identifier: AGPL-3.0-or-later
"""What reading pictures costs: `python -m benchmarks.pictures FOLDER [--pages N]`.

FOLDER holds `truth.jsonl` (a document a line: path, kind). N upright pictures of it are read by the
page process and, each right after, by RapidOCR alone at its best settings on the same pixels: the
ratio of the two is what turning, levelling, drawing and the readers add. On a busy machine the
ratio of processor time says more: the page process gives way to others. Then the most memory that
a reading process held, with its OCR process and, for documents with text, without one. Writes
benchmarks/results/pictures.json. Linux only: memory is looked up in /proc.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from desktop.domain.errors import UserError
from desktop.domain.ports import ReadRequest
from desktop.domain.task import CancelToken, no_progress
from desktop.services.page_process import PageProcess
from desktop.worker.ocr import best_settings

RESULTS = Path(__file__).parent / "results"
UPRIGHT = frozenset({"scan-ras", "image"})
_TEXTS = 20


def bare_engine() -> Any:
    """RapidOCR as one would set it up for speed without loss."""
    import rapidocr

    return rapidocr.RapidOCR(params=best_settings())


def most_memory(pid: int) -> float:
    """The most megabytes that a process has held."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0


def processor_seconds(pids: Iterable[int]) -> float:
    """The processor time that these processes have used, all threads together."""
    ticks = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def children_of(pid: int) -> list[int]:
    """The processes that a process started."""
    tasks = Path(f"/proc/{pid}/task")
    return [int(p) for task in tasks.iterdir() for p in (task / "children").read_text().split()]


def measure_pictures(paths: Sequence[Path]) -> dict[str, Any]:
    """Seconds of both and their ratio, by picture, and the memory of the two processes."""
    engine, reader = bare_engine(), PageProcess("read")
    ours: list[float] = []
    alone: list[float] = []
    our_work = bare_work = 0.0
    try:
        # models are loaded once, whatever is read
        _read(reader, paths[0])
        engine(_pixels(paths[0]))
        pid = reader.pid or 0
        pids = [pid, *children_of(pid)]
        for path in paths:
            started, before = time.perf_counter(), processor_seconds(pids)
            _read(reader, path)
            ours.append(time.perf_counter() - started)
            our_work += processor_seconds(pids) - before
            pixels = _pixels(path)
            started, before = time.perf_counter(), time.process_time()
            engine(pixels)
            alone.append(time.perf_counter() - started)
            bare_work += time.process_time() - before
        ocr = max((most_memory(child) for child in children_of(pid)), default=0.0)
        page = most_memory(pid)
    finally:
        reader.close()
    return {
        "pictures": len(paths),
        "seconds": round(statistics.median(ours), 3),
        "seconds_of_rapidocr_alone": round(statistics.median(alone), 3),
        "ratio": round(sum(ours) / sum(alone), 3),
        "ratio_of_processor_time": round(our_work / bare_work, 3),
        "ratios": [round(a / b, 3) for a, b in zip(ours, alone, strict=True)],
        "page_process_mb": round(page),
        "ocr_process_mb": round(ocr),
        "together_mb": round(page + ocr),
    }


def measure_texts(paths: Sequence[Path]) -> dict[str, Any]:
    """The memory of a reading process that met documents with text only."""
    reader = PageProcess("read")
    try:
        for path in paths:
            _read(reader, path)
        pid = reader.pid or 0
        return {
            "documents": len(paths),
            "page_process_mb": round(most_memory(pid)),
            "other_processes": len(children_of(pid)),
        }
    finally:
        reader.close()


def _read(reader: PageProcess, path: Path) -> None:
    try:
        reader.read(path, ReadRequest(seconds=120), no_progress, CancelToken())
    except UserError as error:
        print(f"{path.name}: {error}", file=sys.stderr)


def _pixels(path: Path) -> Any:
    """The very pixels that the page process gives to its OCR, blue first."""
    from desktop.worker.document import open_document

    document = open_document(path, None)
    raster, _ = document.raster_for_ocr(1)
    rows = np.frombuffer(raster.data, np.uint8).reshape(raster.height, raster.stride)
    rgb = np.asarray(Image.fromarray(rows[:, : 3 * raster.width].reshape(raster.height, -1, 3)))
    document.close()
    return np.ascontiguousarray(rgb[:, :, ::-1])


def main(arguments: list[str]) -> int:
    """Measure, write and print; 2 when the folder is no corpus."""
    parser = argparse.ArgumentParser(prog="benchmarks.pictures")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=5)
    options = parser.parse_args(arguments)
    truth: Path = options.folder / "truth.jsonl"
    if not truth.is_file():
        print(f"{truth} is not there.", file=sys.stderr)
        return 2
    documents = [json.loads(line) for line in truth.read_text("utf-8").splitlines() if line.strip()]
    pictures = [d for d in documents if d["kind"] in UPRIGHT]
    texts = [d for d in documents if d["kind"] == "pdf-text"]
    if not pictures or not texts:
        print("The folder has no pictures, or no documents with text.", file=sys.stderr)
        return 2
    step = max(1, len(pictures) // options.pages)
    chosen = [options.folder / d["path"] for d in pictures[::step][: options.pages]]
    results = {
        "pictures": measure_pictures(chosen),
        "texts": measure_texts([options.folder / d["path"] for d in texts[:_TEXTS]]),
    }
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "pictures.json").write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    print(json.dumps(results, indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
