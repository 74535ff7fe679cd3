# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the commands print: JSON Lines, tables and CSV; nothing that could move a terminal."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TextIO

from desktop.domain.errors import UserError
from desktop.workflows.columns import Cell, csv_cell

_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class OutputClosed(Exception):
    """Nobody reads standard output any more, as after `| head`."""


class OutputFailed(UserError):
    """What was printed could not be written, as on a full disk."""

    code = "output_failed"
    default_title = "The output could not be written."
    default_advice = "Check the disk that it goes to, then run the command again."


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: title, width in character cells, and whether figures stand in it."""

    title: str
    width: int
    right: bool = False


def visible(text: str) -> str:
    """Control and invisible direction characters escaped: text of a document is only data."""
    return "".join(
        c.encode("unicode_escape").decode()
        if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and c != "\u00ad"
        else c
        for c in text
    )


def json_text(value: Any) -> str:
    """One line of JSON; characters that a terminal might obey are escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    return _UNSAFE_IN_JSON.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def fitted(text: str, column: Column) -> str:
    """The text cut or padded to the column's width; wide characters count two cells."""
    width = 0
    kept = ""
    text = visible(text)
    total = sum(_cells(c) for c in text)
    limit = column.width if total <= column.width else column.width - 1
    for c in text:
        if width + _cells(c) > limit:
            break
        kept += c
        width += _cells(c)
    if total > column.width:
        kept, width = kept + "…", width + 1
    pad = " " * (column.width - width)
    return pad + kept if column.right else kept + pad


def _cells(c: str) -> int:
    if unicodedata.combining(c):
        return 0
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1


class Output:
    """Standard output and error of one command; `format` None means "as suits the reader"."""

    def __init__(self, out: TextIO | None, err: TextIO | None, format_: str | None = None) -> None:
        # a stream that the caller closed (`>&-`) is None: what would go there goes nowhere
        out, err = out or io.StringIO(), err or io.StringIO()
        self._out, self._err = out, err
        self._columns: tuple[Column, ...] = ()
        self._closed = False
        for stream in (out, err):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        self.format = format_ or ("table" if out.isatty() else "json")

    # --- records -------------------------------------------------------------------------------

    def start(self, columns: Sequence[Column]) -> None:
        """Print the head of a table or a CSV; nothing for JSON."""
        self._columns = tuple(columns)
        if self.format == "table":
            self._line("  ".join(fitted(c.title, c) for c in columns).rstrip())
        elif self.format == "csv":
            self._csv([c.title for c in columns])

    def record(self, line: dict[str, Any], cells: Sequence[Cell]) -> None:
        """Print one object: itself as JSON, or its cells as a row; at once, not at the end."""
        if self.format == "json":
            self._line(json_text(line))
        elif self.format == "csv":
            self._csv(cells)
        else:
            texts = (_shown(cell) for cell in cells)
            row = "  ".join(fitted(t, c) for t, c in zip(texts, self._columns, strict=True))
            self._line(row.rstrip())

    def pairs(self, line: dict[str, Any], pairs: Sequence[tuple[str, Cell]]) -> None:
        """Print one object whole: as JSON, or one field a line."""
        if self.format == "json":
            self._line(json_text(line))
        elif self.format == "csv":
            for name, cell in pairs:
                self._csv([name, cell])
        else:
            width = max((len(name) for name, _ in pairs), default=0)
            for name, cell in pairs:
                rows = _shown(cell).split("\n") if isinstance(cell, str) else [_shown(cell)]
                self._line(f"{name.ljust(width)}  {visible(rows[0])}")
                for row in rows[1:]:
                    self._line(" " * (width + 2) + visible(row))

    def block(self, lines: Iterable[str]) -> None:
        """Print lines of a document's text for a person to read, and an empty one behind them."""
        for line in lines:
            self._line(visible(line))
        self._line("")

    def pass_on(self, lines: Iterable[str]) -> None:
        """Print a text that is ready made, line by line."""
        for line in lines:
            self._line(_UNSAFE_IN_JSON.sub(_escaped, line.rstrip("\r\n")))

    def _csv(self, cells: Sequence[Cell]) -> None:
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\n").writerow([_no_control(csv_cell(c)) for c in cells])
        self._line(buffer.getvalue().removesuffix("\n"))

    def _line(self, text: str) -> None:
        try:
            self._out.write(text + "\n")
            self._out.flush()
        except BrokenPipeError:
            self._closed = True
            raise OutputClosed from None
        except OSError as error:
            self._closed = True
            raise OutputFailed(f"The output could not be written ({error.strerror}).") from error

    # --- words ---------------------------------------------------------------------------------

    def note(self, text: str) -> None:
        """Tell the person something that is no result, on standard error."""
        # nobody may listen there either
        with contextlib.suppress(OSError):
            self._err.write(f"vouch: {visible(text)}\n")
            self._err.flush()

    def chat(self, text: str) -> None:
        """As `note`, for a person who waits; silent when standard error is no terminal."""
        if self._err.isatty():
            self.note(text)

    def tell_found(self, files: int, skipped: int) -> None:
        """What a walk through folders found, as far as it needs saying."""
        if skipped:
            self.note(f"{skipped} file{'s' if skipped != 1 else ''} of no known type skipped")
        if not files:
            self.note("no document was found")

    def complain(self, error: UserError) -> None:
        """Say what went wrong and what to do."""
        self.note(f"{error.title} {error.advice}")

    def flush(self) -> None:
        """Make sure that all of it left; OutputClosed when nobody reads."""
        try:
            self._out.flush()
        except BrokenPipeError:
            self._closed = True
            raise OutputClosed from None
        except OSError as error:
            self._closed = True
            raise OutputFailed(f"The output could not be written ({error.strerror}).") from error

    def detach(self) -> None:
        """Keep the interpreter from complaining at its end about a pipe that was closed."""
        if self._closed:
            with contextlib.suppress(OSError, ValueError):
                null = os.open(os.devnull, os.O_WRONLY)
                os.dup2(null, self._out.fileno())
                os.close(null)


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell if isinstance(cell, str) else csv_cell(cell)


def _no_control(text: str) -> str:
    """Line breaks may stand in a quoted CSV cell, other control characters may not."""
    return "\n".join(visible(part) for part in text.replace("\r\n", "\n").split("\n"))
