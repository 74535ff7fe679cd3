# SPDX-License-Identifier: AGPL-3.0-or-later
"""`vouch extract`, driven as a user would: lines in order, nothing booked, nothing waited for."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
from pathlib import Path

from tests.harness.program import SAMPLES, run_vouch, start_vouch
from tests.paper import encrypted, invoice_pdf, text_pdf


def _write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_a_line_a_file_in_input_order_whatever_they_are(home: Path, tmp_path: Path) -> None:
    good = _write(tmp_path, "z good.pdf", invoice_pdf("INV-7"))
    same = _write(tmp_path, "same.pdf", invoice_pdf("INV-7"))
    box = tmp_path / "box"
    _write(box, "2/deep.PDF", invoice_pdf("INV-8"))
    _write(box, "1.pdf", b"")
    _write(box, "3.pdf", b"%PDF-1.7 cut off")
    _write(box, "notes.txt", b"hello")
    _write(box, "photo.heic", b"hello")
    gone = tmp_path / "gone.pdf"
    done = run_vouch("extract", good, same, gone, box, good, "--format", "json", code=1)
    records = done.records()
    assert [Path(r["file"]).name for r in records] == [
        "z good.pdf",
        "same.pdf",
        "gone.pdf",
        "1.pdf",
        "3.pdf",
        "deep.PDF",
        "z good.pdf",
    ]
    assert [r["error"]["code"] if r["error"] else r["status"] for r in records] == [
        "completed",
        "completed",
        "missing",
        "empty",
        "damaged",
        "completed",
        "completed",
    ]
    assert "2 files of no known type skipped" in done.err
    first, second = records[0], records[1]
    assert first["sha256"] == second["sha256"]
    assert first["invoice"] == second["invoice"]
    assert first["invoice"]["invoice_number"] == "INV-7"
    assert first["invoice"]["total_amount"] == "120.00"
    evidence = first["evidence"]["invoice_number"]
    assert (evidence["text"], evidence["page"], len(evidence["box"])) == ("INV-7", 1, 4)
    assert first["partial"] is False
    assert first["pages"] == [{"number": 1, "width": 595, "height": 842, "words": "layer"}]
    failed = records[2]
    assert failed["invoice"] is None
    assert failed["error"]["title"]
    assert failed["error"]["advice"]
    assert set(failed) == set(first), "every line has every key"
    # nothing was booked, no workspace was even made
    assert not (home / "vouch" / "workspaces").exists()


def test_all_read_is_exit_code_0_and_wrong_usage_2(home: Path, tmp_path: Path) -> None:
    good = _write(tmp_path, "good.pdf", invoice_pdf())
    run_vouch("extract", good, "--reader", "offline", code=0)
    for wrong in (
        ["extract"],
        ["extract", ""],
        ["extract", good, "--reader", "tarot"],
        ["extract", good, "--format", "xml"],
        ["extract", good, "--password", "by-argument"],
        ["extract", good, "--password", "-", "--password-file", good],
        ["extract", good, "--seconds", "0"],
        ["extrct", good],
        ["--wat"],
    ):
        done = run_vouch(*wrong, code=2)
        assert done.out == ""
        assert "usage: vouch" in done.err
    assert run_vouch("--version", code=0).out.startswith("vouch ")
    assert "extract" in run_vouch("--help", code=0).out


def test_it_never_waits_on_standard_input(home: Path, tmp_path: Path) -> None:
    good = _write(tmp_path, "good.pdf", invoice_pdf())
    locked = _write(tmp_path, "locked.pdf", encrypted(invoice_pdf(), "pw", tmp_path))
    with start_vouch("extract", good, locked, stdin=subprocess.PIPE) as program:
        # standard input stays open and silent
        assert program.stdout is not None
        out = program.stdout.read()
        assert program.wait(60) == 1
    codes = [(json.loads(line)["error"] or {}).get("code") for line in out.splitlines()]
    assert codes == [None, "password_needed"]


def test_the_password_comes_by_standard_input_or_file(home: Path, tmp_path: Path) -> None:
    secret = "Paßwort 7"
    locked = _write(tmp_path, "l.pdf", encrypted(invoice_pdf("INV-9"), secret, tmp_path))
    open_one = _write(tmp_path, "o.pdf", invoice_pdf("INV-8"))
    by_input = run_vouch("extract", locked, open_one, "--password", "-", input=secret + "\r\nx")
    assert by_input.code == 0, by_input
    assert [r["invoice"]["invoice_number"] for r in by_input.records()] == ["INV-9", "INV-8"]
    kept = _write(tmp_path, "password.txt", secret.encode() + b"\n")
    assert run_vouch("extract", locked, "--password-file", kept).code == 0
    wrong = run_vouch("extract", locked, "--password", "-", input="nope", code=1)
    assert wrong.records()[0]["error"]["code"] == "password_wrong"
    run_vouch("extract", locked, "--password-file", tmp_path / "none", code=1)
    for log in (home / "vouch").rglob("*"):
        assert not log.is_file() or secret.encode() not in log.read_bytes()


def test_a_table_shows_what_a_document_says_and_obeys_nothing(home: Path, tmp_path: Path) -> None:
    nasty = _write(tmp_path, "na\x1b[2Jsty\n.pdf", invoice_pdf("INV-5"))
    text = run_vouch("extract", nasty, "--format", "table", code=0).out
    assert "\x1b" not in text
    assert len(text.splitlines()) == 2
    assert "\\x1b[2J" in text
    assert "INV-5" in text


def test_csv_is_one_row_a_file_and_formulas_are_defused(home: Path, tmp_path: Path) -> None:
    good = _write(tmp_path, "=good.pdf", invoice_pdf("INV-6"))
    gone = tmp_path / "gone.pdf"
    done = run_vouch("extract", "=good.pdf", gone, "--format", "csv", cwd=tmp_path, code=1)
    first, second = csv.DictReader(io.StringIO(done.out))
    assert (first["file"], first["invoice_number"]) == ("'=good.pdf", "INV-6")
    assert (first["total_amount"], first["status"]) == ("120.00", "completed")
    assert second["error"].startswith("missing:")
    assert good.exists()


def test_no_page_budget_is_said_as_partly_read(home: Path, tmp_path: Path) -> None:
    scan = SAMPLES / "uk-office-supplies-scan.pdf"
    done = run_vouch("extract", scan, "--ocr-pages", "0", "--format", "json")
    (record,) = done.records()
    assert record["partial"] is True
    table = run_vouch("extract", scan, "--ocr-pages", "0", "--format", "table")
    assert "partly read" in table.out


def test_no_invoice_at_all_is_still_read(home: Path, tmp_path: Path) -> None:
    letter = _write(tmp_path, "letter.pdf", text_pdf(["Dear Ms Jones,", "see you on Monday."]))
    (record,) = run_vouch("extract", letter, code=0).records()
    assert record["status"] == "completed"
    assert record["invoice"]["total_amount"] is None


def test_a_closed_pipe_ends_it_quietly(home: Path, tmp_path: Path) -> None:
    for number in range(30):
        _write(tmp_path, f"{number:02}.pdf", invoice_pdf(f"N-{number}"))
    with start_vouch("extract", tmp_path) as program:
        assert program.stdout is not None
        assert program.stdout.readline()
        program.stdout.close()
        assert program.wait(60) == 141
        assert program.stderr is not None
        assert b"Traceback" not in program.stderr.read()


def test_interrupted_it_stops_at_once_with_130(home: Path, tmp_path: Path) -> None:
    for number in range(200):
        _write(tmp_path, f"{number:03}.pdf", invoice_pdf(f"N-{number}"))
    with start_vouch("extract", tmp_path) as program:
        assert program.stdout is not None
        assert program.stdout.readline()
        # as a terminal does: to the whole group, page processes too
        os.killpg(program.pid, signal.SIGINT)
        rest, err = program.communicate(timeout=60)
    assert program.returncode == 130
    assert b"Traceback" not in err
    assert len(rest.splitlines()) < 199


def test_lines_stream_as_they_are_read(home: Path, tmp_path: Path) -> None:
    quick = _write(tmp_path, "quick.pdf", invoice_pdf("INV-1"))
    slow = SAMPLES / "uk-office-supplies-scan.pdf"
    with start_vouch("extract", quick, slow, slow, "--processes", "1") as program:
        assert program.stdout is not None
        first = json.loads(program.stdout.readline())
        # the scans are still being read
        assert program.poll() is None
        program.communicate(timeout=150)
    assert first["invoice"]["invoice_number"] == "INV-1"


def test_an_explanation_names_the_label_and_what_lost(home: Path) -> None:
    paper = SAMPLES / "de-kaffeeroesterei-credit-note.pdf"
    done = run_vouch("extract", paper, "--explain", "--format", "json", code=0)
    (record,) = done.records()
    assert set(record["explanation"]) == set(record["evidence"])
    number = record["explanation"]["invoice_number"]
    assert (number["value"], number["label"], number["page"]) == (
        "GS-2026-0041",
        "Gutschrift-Nr",
        1,
    )
    assert number["reasons"][0]["weight"] > 0
    assert "“Gutschrift-Nr”" in number["reasons"][0]["words"]
    customer = next(r for r in number["runners_up"] if r["value"] == "5519")
    assert customer["lost"] == "“Kundennr” announces another number."
    assert len(customer["box"]) == 4


def test_an_explanation_reads_well_on_a_terminal_and_asks_for_nothing_else(
    home: Path, tmp_path: Path
) -> None:
    gone = tmp_path / "gone.pdf"
    good = _write(tmp_path, "good.pdf", invoice_pdf("INV-7"))
    done = run_vouch("extract", gone, good, "--explain", "--format", "table", code=1)
    assert "  not read: " in done.out
    assert "  invoice_number: INV-7  (" in done.out
    assert "      + 1.00 The label “" in done.out
    run_vouch("extract", good, "--explain", "--format", "csv", code=2)
    plain = run_vouch("extract", good, "--format", "json", code=0).records()[0]
    assert "explanation" not in plain
