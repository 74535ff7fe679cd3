# SPDX-License-Identifier: AGPL-3.0-or-later
"""Import, list, show, verify and export, driven as a user would, one command after the other."""

from __future__ import annotations

import csv
import json
import signal
from pathlib import Path
from typing import Any

import pytest

from desktop.settings import Settings, home_folder, save_settings
from tests.harness.program import run_vouch, start_vouch
from tests.paper import encrypted, invoice_pdf


def _write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def _listed(*arguments: str | Path) -> list[dict[str, Any]]:
    return run_vouch("list", "--format", "json", *arguments, code=0).records()


def test_imported_twice_is_booked_once(home: Path, tmp_path: Path) -> None:
    box = tmp_path / "box"
    for number in range(3):
        _write(box, f"{number}.pdf", invoice_pdf(f"INV-{number}"))
    _write(box, "again.pdf", invoice_pdf("INV-0"))
    first = run_vouch("import", box, "--format", "json", code=0).records()
    outcomes = {Path(r["file"]).name: r["outcome"] for r in first}
    assert outcomes == {
        "0.pdf": "added",
        "1.pdf": "added",
        "2.pdf": "added",
        "again.pdf": "duplicate",
    }
    assert {(r["status"], r["state"]) for r in first} == {("completed", "needs_review")}
    second = run_vouch("import", box, "--format", "json", code=0).records()
    assert {r["outcome"] for r in second} == {"duplicate"}
    assert [r["id"] for r in second] == [r["id"] for r in first]
    rows = _listed()
    assert sorted(r["invoice_number"] for r in rows) == ["INV-0", "INV-1", "INV-2"]


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(home: Path, tmp_path: Path) -> None:
    good = _write(tmp_path, "good.pdf", invoice_pdf())
    bad = _write(tmp_path, "bad.pdf", b"not a pdf")
    locked = _write(tmp_path, "locked.pdf", encrypted(invoice_pdf("L-1"), "pw", tmp_path))
    done = run_vouch("import", bad, locked, good, tmp_path / "gone.pdf", code=1)
    told = [(r["error"] or {}).get("code") or r["status"] for r in done.records()]
    assert told == ["not_supported", "password_needed", "completed", "missing"]
    assert len(_listed()) == 1
    again = run_vouch("import", locked, "--password", "-", input="pw", code=0)
    assert again.records()[0]["status"] == "completed"
    assert len(_listed()) == 2


def test_no_wait_books_and_the_next_import_reads(home: Path, tmp_path: Path) -> None:
    first = _write(tmp_path, "1.pdf", invoice_pdf("INV-1"))
    second = _write(tmp_path, "2.pdf", invoice_pdf("INV-2"))
    (line,) = run_vouch("import", first, "--no-wait", code=0).records()
    assert (line["outcome"], line["status"], line["state"]) == ("added", "pending", "queued")
    run_vouch("import", second, code=0)
    assert {r["status"] for r in _listed()} == {"completed"}


def test_what_was_stated_stands_beside_what_was_read(home: Path, tmp_path: Path) -> None:
    paper = _write(tmp_path, "a.pdf", invoice_pdf("INV-1"))
    order = _write(tmp_path, "order.docx", b"any bytes")
    (line,) = run_vouch(
        "import",
        paper,
        *("--supplier", "Acme Paper Ltd", "--number", "INV-1", "--amount", "500.00"),
        *("--remarks", "urgent", "--attach", order),
        code=0,
    ).records()
    (shown,) = run_vouch("show", line["id"], code=0).records()
    booking = shown["booking"]
    assert booking["given"] == {
        "supplier": "Acme Paper Ltd",
        "tax_id": None,
        "number": "INV-1",
        "date": None,
        "amount": "500.00",
    }
    assert booking["remarks"] == "urgent"
    assert [a["name"] for a in booking["attachments"]] == ["order.docx"]
    assert [f["fields"] for f in shown["findings"] if f["rule"].startswith("given")] == [
        ["total_amount"]
    ]
    again = run_vouch("import", paper, "--date", "03-02-2026", "--amount", "1,200.00", code=0)
    assert again.records()[0]["outcome"] == "duplicate"
    run_vouch("import", paper, "--date", "yesterday", code=2)
    run_vouch("import", paper, "--amount", "much", code=2)


def test_the_list_is_filtered_sorted_and_paged(home: Path, tmp_path: Path) -> None:
    for number in range(5):
        paper = invoice_pdf(f"INV-{number}", date=f"2026-0{number + 1}-15", due="2026-12-01")
        _write(tmp_path, f"{number}.pdf", paper)
    run_vouch("import", tmp_path, code=0)
    by_date = _listed("--sort", "issue_date")
    assert [r["issue_date"] for r in by_date] == [f"2026-0{n}-15" for n in range(1, 6)]
    head = _listed("--sort", "issue_date", "--limit", "2")
    tail = _listed("--sort", "issue_date", "--after", head[-1]["id"])
    assert [r["id"] for r in (*head, *tail)] == [r["id"] for r in by_date]
    some = _listed("--from", "2026-02-01", "--to", "2026-03-31", "--sort", "-issue_date")
    assert [r["invoice_number"] for r in some] == ["INV-2", "INV-1"]
    assert len(_listed("--supplier", "acme")) == 5
    assert _listed("--supplier", "nobody") == []
    assert len(_listed("--search", "INV-3")) == 1
    assert _listed("--state", "verified") == []
    assert len(_listed("--status", "completed")) == 5
    row = by_date[0]
    assert list(row)[:5] == ["id", "sha256", "file", "status", "state"]
    assert (row["supplier"], row["currency"], row["total_amount"]) == (
        "Acme Paper Ltd",
        "GBP",
        "120.00",
    )
    assert row["booking"]["id"] == row["id"]
    run_vouch("list", "--sort", "colour", code=2)
    run_vouch("list", "--state", "lost", code=2)
    table = run_vouch("list", "--format", "table", code=0).out
    assert len(table.splitlines()) == 6


def test_an_invoice_is_shown_by_the_beginning_of_its_id(home: Path, tmp_path: Path) -> None:
    paper = _write(tmp_path, "a.pdf", invoice_pdf("INV-1"))
    (line,) = run_vouch("import", paper, code=0).records()
    short = line["id"][:30]
    copy = tmp_path / "copy.pdf"
    (shown,) = run_vouch("show", short, "--document", copy, code=0).records()
    assert shown["id"] == shown["booking"]["id"] == line["id"]
    assert shown["invoice"]["invoice_number"] == "INV-1"
    assert copy.read_bytes() == invoice_pdf("INV-1")
    (tmp_path / "folder").mkdir()
    run_vouch("show", short, "--document", tmp_path / "folder", code=0)
    assert (tmp_path / "folder" / "a.pdf").read_bytes() == invoice_pdf("INV-1")
    text = run_vouch("show", short, "--format", "table", code=0).out
    assert "supplier.name" in text
    missing = run_vouch("show", "ffffffff", code=1)
    assert missing.out == ""
    assert "vouch: " in missing.err


def test_a_person_vouches_with_values_of_their_own(home: Path, tmp_path: Path) -> None:
    paper = _write(tmp_path, "a.pdf", invoice_pdf("INV-1", due="2020-01-31"))
    (line,) = run_vouch("import", paper, code=0).records()
    record = run_vouch("extract", paper, code=0).records()[0]
    assert any(f["rule"].startswith("dates") for f in record["findings"])
    record["invoice"]["invoice_number"] = "INV-1-corrected"
    record["invoice"]["line_items"] = []
    record["invoice"]["supplier"]["name"] = None
    whole = tmp_path / "record.json"
    whole.write_text(json.dumps(record))
    (verified,) = run_vouch("verify", line["id"], "--from", whole, code=0).records()
    assert (verified["state"], verified["invoice"]["invoice_number"]) == (
        "verified",
        "INV-1-corrected",
    )
    # left out: stays as it was read
    assert verified["invoice"]["supplier"]["name"] == "Acme Paper Ltd"
    assert len(verified["invoice"]["line_items"]) == 2
    sources = {path: e["source"] for path, e in verified["evidence"].items()}
    assert sources["invoice_number"] == sources["total_amount"] == "person"
    assert sources["supplier.name"] == "offline"
    # findings never stand in the way
    assert any(f["rule"].startswith("dates") for f in verified["findings"])
    part = json.dumps({"total_amount": "121.50"})
    (again,) = run_vouch("verify", line["id"], "--from", "-", input=part, code=0).records()
    assert again["invoice"]["total_amount"] == "121.50"
    assert (
        again["booking"]["verified"]["content_hash"]
        != (verified["booking"]["verified"]["content_hash"])
    )
    for wrong in ("{", "[]", '{"total_amount": "lots"}', '{"no_such_field": 1}'):
        refused = run_vouch("verify", line["id"], "--from", "-", input=wrong, code=1)
        assert refused.err.startswith("vouch: ")


def test_verified_invoices_are_exported(home: Path, tmp_path: Path) -> None:
    papers = [_write(tmp_path, f"{n}.pdf", invoice_pdf(f"INV-{n}")) for n in range(3)]
    lines = run_vouch("import", *papers, code=0).records()
    for line in lines[:2]:
        run_vouch("verify", line["id"], code=0)
    target = tmp_path / "out.csv"
    done = run_vouch("export", "--to", target, code=0)
    assert "2 invoices with 4 line items" in done.err
    with target.open(encoding="utf-8-sig", newline="") as file:
        assert [row["invoice_number"] for row in csv.DictReader(file)] == ["INV-0", "INV-1"]
    chosen = tmp_path / "one.jsonl"
    done = run_vouch("export", "--to", chosen, lines[2]["id"], code=0)
    (record,) = (json.loads(text) for text in chosen.read_text("utf-8").splitlines())
    assert (record["id"], record["export_status"]) == (lines[2]["id"], "draft")
    assert "1 as draft, not verified" in done.err
    run_vouch("export", "--to", tmp_path / "x.bin", "--format", "xlsx", code=0)
    assert (tmp_path / "x.bin").read_bytes().startswith(b"PK")
    piped = run_vouch("export", code=0).records()
    assert [r["invoice"]["invoice_number"] for r in piped] == ["INV-0", "INV-1"]
    piped = run_vouch("export", "--drafts", code=0).records()
    assert [r["export_status"] for r in piped] == ["verified", "verified", "draft"]
    rows = list(csv.DictReader(run_vouch("export", "--format", "csv", code=0).out.splitlines()))
    assert [row["invoice_number"] for row in rows] == ["INV-0", "INV-1"]
    run_vouch("export", "--format", "xlsx", code=2)
    run_vouch("export", "--to", tmp_path / "no" / "x.csv", code=1)
    marked = [bool(r["booking"]["marks"]) for r in _listed("--sort", "number")]
    assert marked == [True, True, False], "a draft is not exported for good"


def test_a_broken_rule_is_passed_over_for_a_reason(home: Path, tmp_path: Path) -> None:
    paper = _write(tmp_path, "a.pdf", invoice_pdf("INV-1"))
    (line,) = run_vouch("import", paper, code=0).records()
    said = json.dumps({"supplier": {"vat_number": "DE129273399"}})
    # a record is its own reason
    run_vouch("verify", line["id"], "--from", "-", input=said, code=0)
    refused = run_vouch("verify", line["id"], code=1)
    assert "DE129273399" in refused.err
    assert "--reason" in refused.err
    (verified,) = run_vouch(
        "verify", line["id"], "--reason", "The document says so", code=0
    ).records()
    assert verified["state"] == "verified"


def test_booked_ones_are_read_again_and_what_a_person_said_stays(
    home: Path, tmp_path: Path
) -> None:
    paper = _write(tmp_path, "a.pdf", invoice_pdf("INV-1"))
    (line,) = run_vouch("import", paper, code=0).records()
    said = json.dumps({"invoice_number": "INV-1-b"})
    run_vouch("verify", line["id"], "--from", "-", input=said, code=0)
    (again,) = run_vouch("read-again", line["id"], "--reader", "offline", code=0).records()
    assert (again["status"], again["state"]) == ("completed", "needs_review")
    (shown,) = run_vouch("show", line["id"], code=0).records()
    assert shown["invoice"]["invoice_number"] == "INV-1-b"
    assert shown["invoice"]["total_amount"] == "120.00"
    (failed,) = run_vouch("read-again", line["id"], "--reader", "gemini", code=1).records()
    assert failed["error"]["code"] == "key_missing"
    run_vouch("read-again", "ffffffff", code=1)


def test_workspaces_keep_companies_apart(home: Path, tmp_path: Path) -> None:
    paper = _write(tmp_path, "a.pdf", invoice_pdf("INV-1"))
    run_vouch("workspaces", "--create", "Bäckerei Süß", code=0)
    run_vouch("company", "--workspace", "Bäckerei Süß", "--name", "Example Trading Ltd", code=0)
    run_vouch("import", paper, "--workspace", "Bäckerei Süß", code=0)
    assert len(_listed("--workspace", "Bäckerei Süß")) == 1
    assert _listed() == []
    names = {r["name"] for r in run_vouch("workspaces", code=0).records()}
    assert names == {"backerei-suss", "default"}
    titles = {r["title"] for r in run_vouch("workspaces", code=0).records()}
    assert titles == {"Bäckerei Süß", "default"}
    lost = run_vouch("list", "--workspace", "typo", code=1)
    assert "vouch: " in lost.err
    wrong = run_vouch("company", "--workspace", "Bäckerei Süß", "--iban", "DE00", code=1)
    assert "“DE00” is not an IBAN" in wrong.err
    (company,) = run_vouch("company", "--workspace", "Bäckerei Süß", code=0).records()
    assert company["names"] == ["Example Trading Ltd"]


def test_a_reader_that_left_does_not_stop_the_booking(home: Path, tmp_path: Path) -> None:
    for number in range(6):
        _write(tmp_path, f"{number:02}.pdf", invoice_pdf(f"N-{number:02}"))
    with start_vouch("import", tmp_path) as program:
        assert program.stdout is not None
        program.stdout.close()
        assert program.wait(120) == 141
        assert program.stderr is not None
        assert b"Traceback" not in program.stderr.read()
    assert {r["status"] for r in _listed()} == {"completed"}
    assert len(_listed()) == 6


def test_two_imports_at_once_book_and_read_everything_once(home: Path, tmp_path: Path) -> None:
    for number in range(12):
        _write(tmp_path, f"{number:02}.pdf", invoice_pdf(f"N-{number:02}"))
    with start_vouch("import", tmp_path) as one, start_vouch("import", tmp_path) as other:
        outputs = [program.communicate(timeout=120) for program in (one, other)]
    assert (one.returncode, other.returncode) == (0, 0), outputs
    records = [json.loads(line) for out, _ in outputs for line in out.splitlines()]
    assert len(records) == 24
    assert sum(r["outcome"] == "added" for r in records) == 12
    assert {r["status"] for r in records} == {"completed"}
    assert len(_listed()) == 12
    (row, *_) = _listed()
    (shown,) = run_vouch("show", row["id"], code=0).records()
    assert shown["invoice"]["total_amount"] == "120.00"


def test_the_persons_name_stands_on_what_they_do(home: Path, tmp_path: Path) -> None:
    save_settings(home_folder(), Settings(person="Grace Ledger"))
    paper = _write(tmp_path, "a.pdf", invoice_pdf("INV-1"))
    (line,) = run_vouch("import", paper, code=0).records()
    (shown,) = run_vouch("verify", line["id"], code=0).records()
    assert shown["booking"]["brought_in_by"] == "Grace Ledger"
    assert shown["booking"]["verified"]["by"] == "Grace Ledger"


@pytest.mark.parametrize("wish", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_import_goes_on_where_it_stopped(
    home: Path, tmp_path: Path, wish: signal.Signals
) -> None:
    for number in range(60):
        _write(tmp_path, f"{number:02}.pdf", invoice_pdf(f"N-{number:02}"))
    books = home / "vouch" / "workspaces"
    with start_vouch("import", tmp_path) as program:
        while not list(books.glob("*/documents/*/*/*")):
            assert program.poll() is None
        program.send_signal(wish)
        _, err = program.communicate(timeout=60)
    assert program.returncode == 128 + wish
    assert b"Traceback" not in err
    lines = run_vouch("import", tmp_path, code=0).records()
    assert len(lines) == 60
    rows = _listed()
    assert sorted(r["invoice_number"] for r in rows) == [f"N-{n:02}" for n in range(60)]
    assert {r["status"] for r in rows} == {"completed"}


def test_the_doctor_tries_everything(home: Path) -> None:
    signs = {r["part"]: r for r in run_vouch("doctor", "--format", "json", code=0).records()}
    for part in ("vouch", "PyMuPDF", "home", "database", "page process", "offline reader"):
        assert signs[part]["works"], signs[part]
    assert signs["keyring"]["works"] is False
    assert signs["keyring"]["essential"] is False
    assert "fonts" in signs
    assert not (home / "vouch" / "workspaces").exists(), "the doctor makes no books"
