# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page process as its parent uses it: real children, killed, hung, and replaced."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pymupdf
import pytest

from desktop.domain.company import OwnCompany
from desktop.domain.errors import (
    DamagedDocument,
    DocumentError,
    DocumentMissing,
    DocumentTooLarge,
    EmptyDocument,
    NotSupported,
    PageProcessFailed,
    PasswordNeeded,
    ReadTimedOut,
    TooManyPages,
    UnsafeDocument,
    WrongPassword,
)
from desktop.domain.ports import ReadRequest
from desktop.domain.task import Cancelled, CancelToken, Progress, no_progress
from desktop.services.page_process import PageProcess
from desktop.services.worker_child import child_environment
from tests.harness.documents import raster_of, saved, simple_pdf
from tests.harness.logs import LogWatch

AES_256 = 5  # MuPDF's PDF_ENCRYPT_AES_256
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture
def pages() -> Iterator[PageProcess]:
    process = PageProcess("view")
    yield process
    process.close()


# --- what is refused, and how --------------------------------------------------------------------


def _write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _encrypted(path: Path) -> Path:
    document = pymupdf.open()
    document.new_page().insert_text((72, 72), "Secret invoice")
    return saved(document, path, encryption=AES_256, user_pw="sesame", owner_pw="owner")


def _cut(path: Path, share: float) -> Path:
    whole = simple_pdf(path.with_suffix(".whole"), *(f"Line {n} of it" for n in range(30)), pages=5)
    data = whole.read_bytes()
    return _write(path, data[: int(len(data) * share)])


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    b'<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><Invoice>&b;&b;&b;</Invoice>'
)


def test_what_cannot_be_read_is_refused_by_name(pages: PageProcess, tmp_path: Path) -> None:
    png = raster_of(simple_pdf(tmp_path / "p.pdf"))
    png.save(tmp_path / "whole.png")
    png.save(tmp_path / "whole.jpg")
    cases: list[tuple[Path, type[DocumentError]]] = [
        (tmp_path / "absent.pdf", DocumentMissing),
        (tmp_path, DocumentMissing),
        (_write(tmp_path / "empty.pdf", b""), EmptyDocument),
        (_write(tmp_path / "zeros.pdf", bytes(5000)), DamagedDocument),
        (_write(tmp_path / "words.pdf", b"Dear customer, hello"), NotSupported),
        (
            _write(tmp_path / "page.pdf", b"<!DOCTYPE html><html><p>Sign in</p></html>"),
            NotSupported,
        ),
        (_write(tmp_path / "page2.pdf", b"\n <html lang=de><head></head></html>"), NotSupported),
        (_write(tmp_path / "a.docx", b"PK\x03\x04" + bytes(100)), NotSupported),
        (_write(tmp_path / "a.gif", b"GIF89a" + bytes(100)), NotSupported),
        (_write(tmp_path / "other.xml", b"<html><body/></html>"), NotSupported),
        (_write(tmp_path / "order.xml", b"<Order xmlns='urn:x'/>"), NotSupported),
        (_write(tmp_path / "broken.xml", b"<?xml version='1.0'?><Invoice><ID>"), DamagedDocument),
        (_write(tmp_path / "bomb.xml", BOMB), UnsafeDocument),
        (_write(tmp_path / "deep.xml", b"<a>" * 500 + b"</a>" * 500), UnsafeDocument),
        (_write(tmp_path / "head.pdf", b"%PDF-1.7\nnothing else"), DamagedDocument),
        (_cut(tmp_path / "cut.pdf", 0.5), DamagedDocument),
        (_cut(tmp_path / "cut2.pdf", 0.1), DamagedDocument),
        (
            _write(tmp_path / "cut.png", (tmp_path / "whole.png").read_bytes()[:4000]),
            DamagedDocument,
        ),
        (
            _write(tmp_path / "cut.jpg", (tmp_path / "whole.jpg").read_bytes()[:9000]),
            DamagedDocument,
        ),
        (_write(tmp_path / "large.pdf", b"%PDF-" + bytes(50 * 1024 * 1024)), DocumentTooLarge),
        (_encrypted(tmp_path / "encrypted.pdf"), PasswordNeeded),
    ]
    for path, kind in cases:
        with pytest.raises(DocumentError) as refusal:
            pages.facts(path)
        assert type(refusal.value) is kind, path.name
        assert refusal.value.title
        assert refusal.value.advice
    with pytest.raises(NotSupported, match="web page"):
        pages.facts(tmp_path / "page.pdf")


def test_a_pdf_whose_index_alone_is_lost_is_taken(pages: PageProcess, tmp_path: Path) -> None:
    whole = simple_pdf(tmp_path / "whole.pdf", "Invoice 17", pages=3).read_bytes()
    cut = _write(tmp_path / "cut.pdf", whole[: whole.rindex(b"xref")])
    assert len(pages.facts(cut).pages) == 3
    assert "Invoice 17" in pages.page_text(cut, 3).text()


def test_over_a_thousand_pages_are_refused(pages: PageProcess, tmp_path: Path) -> None:
    document = pymupdf.open()
    for _ in range(1_001):
        document.new_page()
    path = saved(document, tmp_path / "many.pdf")
    with pytest.raises(TooManyPages):
        pages.facts(path)


def test_the_password_opens_and_a_wrong_one_does_not(pages: PageProcess, tmp_path: Path) -> None:
    path = _encrypted(tmp_path / "encrypted.pdf")
    with pytest.raises(WrongPassword):
        pages.facts(path, "guess")
    facts = pages.facts(path, "sesame")
    assert facts.encrypted
    assert "Secret" in pages.page_text(path, 1, "sesame").text()
    assert pages.render(path, 1, 1.0, password="sesame").width > 0
    with pytest.raises(PasswordNeeded):
        pages.page_text(path, 1)


def test_a_file_that_changed_is_opened_anew(pages: PageProcess, tmp_path: Path) -> None:
    path = simple_pdf(tmp_path / "a.pdf", "First")
    assert "First" in pages.page_text(path, 1).text()
    simple_pdf(path, "Second and longer")
    assert "Second" in pages.page_text(path, 1).text()


# --- pixels --------------------------------------------------------------------------------------


def test_pixels_are_the_page_turned_as_asked(pages: PageProcess, tmp_path: Path) -> None:
    document = pymupdf.open()
    page = document.new_page(width=200, height=100)
    page.draw_rect((0, 0, 50, 50), fill=(1, 0, 0), color=(1, 0, 0))
    path = saved(document, tmp_path / "corner.pdf")

    def color(rotation: int, x: int, y: int) -> tuple[int, ...]:
        pixels = pages.render(path, 1, 2.0, rotation)
        assert len(pixels.data) == pixels.stride * pixels.height
        at = y * pixels.stride + 3 * x
        return tuple(pixels.data[at : at + 3])

    red, white = (255, 0, 0), (255, 255, 255)
    assert color(0, 10, 10) == red
    assert color(0, 390, 190) == white
    assert color(90, 190, 10) == red  # clockwise: the left upper corner goes to the right
    assert color(180, 390, 190) == red
    assert color(270, 10, 390) == red


def test_a_huge_scale_is_brought_down(pages: PageProcess, tmp_path: Path) -> None:
    path = simple_pdf(tmp_path / "a.pdf")
    pixels = pages.render(path, 1, 1_000.0)
    assert 30_000_000 < pixels.width * pixels.height <= 41_000_000


# --- the child and its limits --------------------------------------------------------------------


@LINUX
def test_the_child_knows_no_key_and_no_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GEMINI_API_KEY", "GOOGLE_API_KEY", "VOUCH_SOMETHING_KEY", "AWS_SECRET"):
        monkeypatch.setenv(name, "canary-7d1c")
    process = PageProcess("read")
    process.facts(simple_pdf(tmp_path / "a.pdf"))
    environment = Path(f"/proc/{process.pid}/environ").read_bytes()
    process.close()
    assert b"canary-7d1c" not in environment
    assert b"KEY" not in environment
    assert b"ORT_DISABLE_TELEMETRY=1" in environment
    assert os.environ["HOME"].encode() not in environment


def test_the_environment_is_an_allow_list() -> None:
    given = {"PATH": "/bin", "LANG": "C", "GEMINI_API_KEY": "x", "HTTPS_PROXY": "y", "HOME": "/h"}
    passed = child_environment(given)
    assert passed["PATH"] == "/bin"
    assert not {"GEMINI_API_KEY", "HTTPS_PROXY"} & set(passed)
    assert passed["HOME"] != "/h"


@LINUX
def test_the_child_is_limited(tmp_path: Path) -> None:
    process = PageProcess("read")
    process.facts(simple_pdf(tmp_path / "a.pdf"))
    limits = Path(f"/proc/{process.pid}/limits").read_text()
    status = Path(f"/proc/{process.pid}/status").read_text()
    niceness = os.getpriority(os.PRIO_PROCESS, process.pid or 0)
    process.close()
    found = {line[:26].strip(): line[26:].split()[0] for line in limits.splitlines()[1:]}
    assert found["Max core file size"] == "0"
    assert int(found["Max address space"]) <= 2 * 1024**3
    assert int(found["Max file size"]) <= 256 * 1024**2
    assert int(found["Max cpu time"]) < 1_000
    assert niceness > os.getpriority(os.PRIO_PROCESS, 0)
    assert "Seccomp:\t2" in status


@LINUX
def test_a_child_dies_with_its_parent(tmp_path: Path) -> None:
    path = simple_pdf(tmp_path / "a.pdf")
    script = (
        "import sys, time\nfrom pathlib import Path\n"
        "from desktop.services.page_process import PageProcess\n"
        "p = PageProcess('view')\np.facts(Path(sys.argv[1]))\nprint(p.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    assert _is_running(child)
    parent.kill()
    parent.communicate()
    assert _ends(child)


def test_a_killed_child_is_replaced_and_the_call_answered(
    pages: PageProcess, tmp_path: Path, expected_log: LogWatch
) -> None:
    path = simple_pdf(tmp_path / "a.pdf", "Still here")
    pages.facts(path)
    first = pages.pid
    assert first is not None
    expected_log("replaced")
    os.kill(first, signal.SIGKILL)
    assert _ends(first)
    assert "Still here" in pages.page_text(path, 1).text()
    assert pages.pid != first


def _slow_pdf(path: Path, text: str = "Invoice 88 readable", pages: int = 1) -> Path:
    """A page that takes a minute to draw (see-through groups over all of it), but not to read."""
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((72, 72), text)
    group = document.get_new_xref()
    document.update_object(
        group,
        "<</Type/XObject/Subtype/Form/BBox[0 0 600 900]/Group<</S/Transparency/I true>>"
        "/Resources<</ExtGState<</G <</ca 0.5/BM/Luminosity>>>>>>/Length 0>>",
    )
    document.update_stream(group, b"/G gs 0.9 g 0 0 600 900 re f 0.8 g 9 9 500 800 re f")
    resources = int(document.xref_get_key(page.xref, "Resources")[1].split()[0])
    document.xref_set_key(resources, "XObject", f"<</A {group} 0 R>>")
    document.xref_set_key(resources, "ExtGState", "<</G <</ca 0.5/BM/Luminosity>>>>")
    content = document.get_new_xref()
    document.update_object(content, "<<>>")
    document.update_stream(content, b"/G gs " + b"/A Do " * 5_000)
    contents = document.xref_get_key(page.xref, "Contents")[1]
    document.xref_set_key(page.xref, "Contents", f"[{contents.strip('[]')} {content} 0 R]")
    for _ in range(pages - 1):
        document.new_page().insert_text((72, 72), "Total 12.00")
    return saved(document, path)


def test_an_endless_page_is_stopped_and_its_text_survives(
    tmp_path: Path, expected_log: LogWatch
) -> None:
    path = _slow_pdf(tmp_path / "slow.pdf")
    expected_log("took too long")
    pages = PageProcess("view", quick_seconds=1.5)
    with pytest.raises(ReadTimedOut):
        pages.render(path, 1, 2.0)
    assert "Invoice 88" in pages.page_text(path, 1).text()
    with pytest.raises(PageProcessFailed):
        pages.render(path, 1, 2.0)
    # three deaths: from now on it is refused without another try
    child = pages.pid
    with pytest.raises(PageProcessFailed):
        pages.render(path, 1, 2.0)
    assert pages.pid == child
    other = simple_pdf(tmp_path / "other.pdf")
    assert pages.render(other, 1, 1.0).width == 595
    pages.close()


def test_an_undrawable_scan_is_read_without_its_picture(
    tmp_path: Path, expected_log: LogWatch
) -> None:
    path = _slow_pdf(tmp_path / "slow.pdf", " ", pages=2)
    expected_log("took too long during read")
    pages = PageProcess("read", quick_seconds=1.5)
    reading = pages.read(path, ReadRequest(), no_progress, CancelToken())
    pages.close()
    assert [page.number for page in reading.pages] == [1, 2]
    assert reading.proposal.partial
    assert any("Page 1 can't be shown" in note for note in reading.proposal.notes)


@LINUX
def test_a_document_that_ends_three_children_is_shelved(
    tmp_path: Path, expected_log: LogWatch
) -> None:
    path = _slow_pdf(tmp_path / "slow.pdf")
    expected_log("ended by itself")
    pages = PageProcess("view")
    killed: set[int] = set()
    done = threading.Event()

    def kill_each_child() -> None:
        while not done.wait(0.1):
            pid = pages.pid
            if pid is not None and pid not in killed and _cpu_seconds(pid) > 0.5:
                killed.add(pid)
                os.kill(pid, signal.SIGKILL)

    killer = threading.Thread(target=kill_each_child)
    killer.start()
    with pytest.raises(PageProcessFailed, match="three times"):
        pages.render(path, 1, 3.0)
    done.set()
    killer.join()
    pages.close()
    assert len(killed) == 3


def test_callers_of_several_threads_take_turns(pages: PageProcess, tmp_path: Path) -> None:
    paths = [simple_pdf(tmp_path / f"{n}.pdf", f"Number {n}") for n in range(4)]
    wrong: list[str] = []

    def work(n: int) -> None:
        for _ in range(10):
            text = pages.page_text(paths[n], 1).text()
            if text != f"Number {n}":
                wrong.append(text)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_the_child_outlives_the_thread_that_first_called(
    pages: PageProcess, tmp_path: Path
) -> None:
    path = simple_pdf(tmp_path / "a.pdf")
    thread = threading.Thread(target=pages.facts, args=(path,))
    thread.start()
    thread.join()
    child = pages.pid
    time.sleep(0.2)
    pages.facts(path)
    assert pages.pid == child


def test_closing_ends_a_call_under_way(tmp_path: Path) -> None:
    path = _slow_pdf(tmp_path / "slow.pdf")
    pages = PageProcess("view")
    pages.facts(path)
    child = pages.pid
    ended: list[BaseException] = []

    def work() -> None:
        try:
            pages.render(path, 1, 2.0)
        except Cancelled as error:
            ended.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    time.sleep(0.3)
    pages.close()
    thread.join(10)
    assert ended
    assert child is not None
    assert _ends(child)
    with pytest.raises(Cancelled):
        pages.facts(path)


def test_no_pages_process_is_started_before_it_is_needed() -> None:
    pages = PageProcess("view")
    before = pages.pid
    pages.warm_up()
    after = pages.pid
    pages.close()
    assert before is None
    assert after is not None


# --- reading -------------------------------------------------------------------------------------


def test_reading_tells_progress_and_can_be_cancelled(tmp_path: Path) -> None:
    path = simple_pdf(tmp_path / "a.pdf", "Invoice No 4711", "Total EUR 12.00", pages=60)
    told: list[Progress] = []
    token = CancelToken()

    def progress(step: Progress) -> None:
        told.append(step)
        if step.done == 5:
            token.cancel()

    pages = PageProcess("read")
    with pytest.raises(Cancelled):
        pages.read(path, ReadRequest(own=OwnCompany(names=("Us",))), progress, token)
    assert told[0].total == 60
    reading = pages.read(path, ReadRequest(), no_progress, CancelToken())
    pages.close()
    assert len(reading.pages) == 60
    assert reading.pages[0].source == "layer"


def _cpu_seconds(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


def _ends(pid: int, seconds: float = 10.0) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not _is_running(pid):
            return True
        time.sleep(0.01)
    return False
