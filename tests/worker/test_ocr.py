# SPDX-License-Identifier: AGPL-3.0-or-later
"""OCR by its real engine in its real process: words, places, pages upside down, no network."""

from __future__ import annotations

import json
import math
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pymupdf
import pytest
import rapidocr
from PIL import Image

from desktop.domain.page import PageText, WordsSource
from desktop.domain.ports import ReadRequest
from desktop.domain.task import CancelToken, no_progress
from desktop.domain.wire import read_frame
from desktop.services.page_process import PageProcess
from desktop.worker.ocr import OcrEngine, _Pass
from desktop.worker.ocr_process import IDLE_SECONDS
from desktop.worker.ocr_words import Letter, OcrLine, words_of
from tests.harness.documents import raster_of, saved, simple_pdf

LINES = (
    "Invoice number 2026-0815",
    "Invoice date 14.03.2026",
    "Monthly cleaning of the offices in March",
    "Total amount EUR 1,234.56",
    "IBAN DE89 3704 0044 0532 0130 00",
)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return simple_pdf(tmp_path_factory.mktemp("ocr") / "text.pdf", *LINES)


@pytest.fixture
def reader() -> Iterator[PageProcess]:
    process = PageProcess("read")
    yield process
    process.close()


def _scan(source: Path, path: Path, turns: tuple[int, ...] = (0,)) -> Path:
    """A PDF of nothing but pictures of the source's page, each lying another way."""
    document = pymupdf.open()
    for turn in turns:
        picture = raster_of(source, dpi=150).rotate(-turn, expand=True)
        picture.save(path.with_suffix(".png"))
        page = document.new_page(width=picture.width * 0.48, height=picture.height * 0.48)
        page.insert_image(page.rect, filename=path.with_suffix(".png"))
    return saved(document, path)


def _word(page: PageText, text: str) -> tuple[float, float]:
    (word,) = [w for w in page.words if w.text == text]
    return word.box.mid_x, word.box.mid_y


def test_scanned_pages_are_read_however_they_lie(
    source: Path, tmp_path: Path, reader: PageProcess
) -> None:
    path = _scan(source, tmp_path / "scan.pdf", (0, 180, 90, 270))
    reading = reader.read(path, ReadRequest(), no_progress, CancelToken())
    assert not reading.proposal.partial
    (truth,) = reader.read(source, ReadRequest(), no_progress, CancelToken()).pages
    x, y = _word(truth, "1,234.56")
    width, height = truth.width, truth.height
    places = [(x, y), (width - x, height - y), (height - y, x), (y, width - x)]
    for page, place in zip(reading.pages, places, strict=True):
        assert page.source is WordsSource.OCR
        words = [word.text for word in page.words]
        for wanted in ("2026-0815", "14.03.2026", "1,234.56", "cleaning"):
            assert wanted in words, page.number
        assert _word(page, "1,234.56") == pytest.approx(place, abs=4)
        assert min(word.confidence for word in page.words) > 0.5
    evidence = reading.proposal.evidence["invoice_number"]
    assert reading.proposal.invoice.invoice_number == "2026-0815"
    assert evidence.page == 1
    assert evidence.box is not None
    assert evidence.box.mid_y == pytest.approx(_word(truth, "2026-0815")[1], abs=5)


def test_a_leaning_scan_is_read_level_and_shown_where_it_leans(
    source: Path, tmp_path: Path, reader: PageProcess
) -> None:
    picture = raster_of(source, dpi=150)
    leaning = picture.rotate(-2, Image.Resampling.BICUBIC, fillcolor="white")
    leaning.save(tmp_path / "lean.png", dpi=(150, 150))
    reading = reader.read(tmp_path / "lean.png", ReadRequest(), no_progress, CancelToken())
    (page,) = reading.pages
    (truth,) = reader.read(source, ReadRequest(), no_progress, CancelToken()).pages
    x, y = _word(truth, "2026-0815")
    across, down = x - truth.width / 2, y - truth.height / 2
    sine, cosine = math.sin(math.radians(2)), math.cos(math.radians(2))
    place = (
        truth.width / 2 + across * cosine - down * sine,
        truth.height / 2 + across * sine + down * cosine,
    )
    assert _word(page, "2026-0815") == pytest.approx(place, abs=4)
    found = reading.proposal.evidence["invoice_number"].box
    assert found is not None
    assert (found.mid_x, found.mid_y) == pytest.approx(place, abs=5)


def test_past_the_budget_a_document_is_partly_read(
    source: Path, tmp_path: Path, reader: PageProcess
) -> None:
    path = _scan(source, tmp_path / "scan.pdf", (0, 0, 0))
    reading = reader.read(path, ReadRequest(ocr_pages=1), no_progress, CancelToken())
    assert [page.source for page in reading.pages] == ["ocr", "none", "none"]
    assert reading.proposal.partial
    assert any("pages 2, 3" in note for note in reading.proposal.notes)
    nothing = reader.read(path, ReadRequest(seconds=0.0), no_progress, CancelToken())
    assert nothing.proposal.partial
    assert {page.source for page in nothing.pages} == {WordsSource.NONE}


# its package makes sure that the folder of its models is there: it always is
MODELS_MADE = f"made: {Path(rapidocr.__file__).parent / 'models'}"
WATCHED = """
import json, os, sys
events = []
def hook(event, arguments):
    if event.startswith("socket."):
        events.append(event)
    elif event == "open" and isinstance(arguments[0], str):
        flags = arguments[2] or 0
        if flags & (os.O_WRONLY | os.O_RDWR) and not arguments[0].startswith("/dev/"):
            events.append("written: " + arguments[0])
    elif event == "os.mkdir":
        events.append("made: " + str(arguments[0]))
sys.addaudithook(hook)
import numpy as np
from PIL import Image
from desktop.worker.ocr import OcrEngine
words = OcrEngine().read(np.asarray(Image.open(sys.argv[1]))).words
print(json.dumps({"words": [w.text for w in words], "events": events}))
"""


def test_the_engine_reaches_for_no_network_and_writes_nothing(
    source: Path, tmp_path: Path, home: Path
) -> None:
    picture = tmp_path / "a.png"
    raster_of(source, dpi=100).save(picture)
    before = sorted(home.rglob("*"))
    environment = {**os.environ, "ORT_DISABLE_TELEMETRY": "1"}
    environment.pop("PYTHONPATH")
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(picture)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout.splitlines()[-1])
    assert "1,234.56" in told["words"]
    # a library tries out IPv6 by binding a socket here when imported; a worker refuses that too
    assert set(told["events"]) <= {"socket.__new__", "socket.bind", MODELS_MADE}
    assert sorted(home.rglob("*")) == before


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_an_ocr_process_that_is_gone_is_started_again(
    source: Path, tmp_path: Path, reader: PageProcess
) -> None:
    path = _scan(source, tmp_path / "scan.pdf")
    reader.read(path, ReadRequest(), no_progress, CancelToken())
    tasks = Path(f"/proc/{reader.pid}/task")
    children = [int(pid) for task in tasks.iterdir() for pid in _words_of(task / "children")]
    assert len(children) == 1
    os.kill(children[0], signal.SIGKILL)
    again = reader.read(path, ReadRequest(), no_progress, CancelToken())
    assert not again.proposal.partial
    assert again.pages[0].source is WordsSource.OCR


def _words_of(path: Path) -> list[str]:
    return path.read_text().split()


def test_lines_that_could_not_be_made_out_are_counted_not_guessed() -> None:
    def line(text: str, score: float, height: float) -> OcrLine:
        return OcrLine(text, score, np.array([[0, 0], [90, 0], [90, height], [0, height]]))

    print_ = [line("Total amount", 0.98, 12), line("Invoice 4711", 0.95, 12)]
    writing, specks = line("Loyowa", 0.38, 25), [line("--", 0.2, 30), line("illegible", 0.3, 5)]
    assert _Pass(print_, 0).page().unread == 0
    page = _Pass([*print_, writing, *specks], 0).page()
    assert page.unread == 1
    assert "Loyowa" not in [word.text for word in page.words]


def test_a_word_is_as_sure_as_its_least_sure_letter() -> None:
    """Not as sure as another word's letter, nor as the space before it."""
    sure = dict.fromkeys(range(12), 0.99)
    sure[7] = 0.4
    text = "€ 6 029,30 ab"
    letters = [
        Letter(letter, (index + 0.5) / len(text), sure.get(index, 0.99))
        for index, letter in enumerate(text)
        if letter != " "
    ]
    quad = np.array([[0, 0], [130, 0], [130, 20], [0, 20]], dtype=float)
    words = words_of(OcrLine(text, 0.9, quad, letters), 3)
    assert [w.text for w in words] == ["€", "6", "029,30", "ab"]
    assert [w.confidence for w in words] == [0.99, 0.99, 0.4, 0.99]
    assert [w.box[0] for w in words] == pytest.approx([0, 20, 40, 110], abs=1)
    assert [w.box[2] for w in words] == pytest.approx([10, 30, 100, 130], abs=1)
    # a line that stands upright is read turned to the left, from its top down
    tall = np.array([[0, 0], [20, 0], [20, 130], [0, 130]], dtype=float)
    down = words_of(OcrLine(text, 0.9, tall, letters), 0)
    assert down[2].box[0] == pytest.approx(0, abs=1)
    assert (down[0].box[1], down[3].box[3]) == pytest.approx((0, 130), abs=6)
    assert down[1].box[1] < down[2].box[1] < down[3].box[1]


def test_the_engine_tells_how_sure_it_is_of_each_word(tmp_path: Path) -> None:
    """A smeared figure makes no other word doubtful."""
    picture = raster_of(
        simple_pdf(tmp_path / "a.pdf", "Total EUR 1,234.56 due in 30 days"), dpi=150
    )
    engine = OcrEngine()
    clean = {w.text: w for w in engine.read(np.asarray(picture)).words}
    assert min(word.confidence for word in clean.values()) > 0.9
    x0, y0, x1, y1 = (round(v) for v in clean["1,234.56"].box)
    smeared = np.array(picture)
    part = smeared[y0 : y1 + 1, x0 : x1 + 1]
    smeared[y0 : y1 + 1, x0 : x1 + 1] = part[::-1]
    words = engine.read(smeared).words
    assert [w.text for w in words][:2] == ["Total", "EUR"]
    assert [w.text for w in words][-4:] == ["due", "in", "30", "days"]
    rest = [w.confidence for w in words if w.text in {"Total", "EUR", "due", "in", "30", "days"}]
    assert min(rest) > 0.85
    assert min(w.confidence for w in words) < 0.7


def test_an_ocr_process_that_nobody_needs_ends_by_itself() -> None:
    """It holds half a gigabyte."""
    idle = (
        "import sys\n"
        "import desktop.worker.ocr_process as process\n"
        "process.IDLE_SECONDS = 0.5\n"
        "process.serve_ocr(sys.stdin.buffer, sys.stdout.buffer)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", idle], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as started:
        assert started.stdout is not None
        assert read_frame(started.stdout, 1024) == {"ready": True}
        assert started.wait(timeout=30) == 0
    assert IDLE_SECONDS <= 120
