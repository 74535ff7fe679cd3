# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is printed is data, whatever a document put into it."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.cli.output import Column, Output, fitted, json_text, visible

NASTY = "a\x1b[2J\x9b31m\u202eevil\u2028\x7f\x00"


def test_control_characters_are_shown_never_obeyed() -> None:
    shown = visible(NASTY)
    assert shown.isprintable()
    assert "\\x1b[2J" in shown
    assert "\\u202e" in shown


def test_json_lines_carry_everything_escaped() -> None:
    line = json_text({"name": NASTY, "lone": "\udc80"})
    assert line.isprintable()
    assert json.loads(line) == {"name": NASTY, "lone": "\udc80"}


def test_a_block_shows_control_characters_and_ends_with_an_empty_line() -> None:
    out = io.StringIO()
    Output(out, io.StringIO(), "table").block(["total: 1\x1b[2J", "  two"])
    assert out.getvalue() == "total: 1\\x1b[2J\n  two\n\n"


def test_table_cells_fit_their_columns_in_wide_scripts_too() -> None:
    column = Column("NAME", 8)
    assert fitted("株式会社山田商店", column) == "株式会… "
    assert fitted("Müller", column) == "Müller  "
    assert fitted("1.00", Column("SUM", 8, right=True)) == "    1.00"
    assert fitted("a rather long name", column) == "a rathe…"


def test_a_csv_row_survives_line_breaks_and_formulas() -> None:
    out = io.StringIO()
    output = Output(out, io.StringIO(), "csv")
    output.start([Column("a", 1), Column("b", 1)])
    output.record({}, ["two\nlines\x1b", "=1+1"])
    rows = list(csv.reader(io.StringIO(out.getvalue())))
    assert rows == [["a", "b"], ["two\nlines\\x1b", "'=1+1"]]


_EXTRACT = (sys.executable, "-m", "desktop", "extract", "not-there.pdf", "--format", "json")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_said_in_words() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            _EXTRACT, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
        )
    assert done.returncode == 1
    assert b"could not be written" in done.stderr
    assert b"internal error" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell that can close a stream")
def test_an_output_that_the_caller_closed_is_no_error() -> None:
    command = ["sh", "-c", '"$@" >&-', "sh", *_EXTRACT]
    done = subprocess.run(command, stderr=subprocess.PIPE, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (1, b"")
