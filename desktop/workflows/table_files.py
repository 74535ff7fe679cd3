# SPDX-License-Identifier: AGPL-3.0-or-later
"""Table files that leave the program: they appear whole or not at all, and no cell is a formula."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.domain.errors import ExportFailed
from desktop.workflows.columns import Cell, harmless

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MAX_EXCEL_TEXT = 32_767
MAX_EXCEL_DIGITS = 15


@contextmanager
def written(targets: Sequence[Path]) -> Iterator[list[Path]]:
    """Temporary files beside the targets, renamed onto them when the body ends well."""
    temporary: list[Path] = []
    try:
        for target in targets:
            path = target.with_name(f".{target.name[:40]}-{secrets.token_hex(4)}.tmp")
            path.touch(exist_ok=False)
            temporary.append(path)
        yield temporary
        for source, target in zip(temporary, targets, strict=True):
            source.replace(target)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ExportFailed(f"The export could not be written ({reason}).") from error
    finally:
        for path in temporary:
            path.unlink(missing_ok=True)


@contextmanager
def workbook(path: Path) -> Iterator[Workbook]:
    """An Excel file that takes no text for a formula, a link or a number; rows in their order."""
    import xlsxwriter
    from xlsxwriter.exceptions import XlsxFileError

    options: dict[str, Any] = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
    }
    book = xlsxwriter.Workbook(str(path), options)
    try:
        yield book
    finally:
        # after an error too: it removes the rows that it keeps in temporary files
        try:
            book.close()
        except XlsxFileError as error:
            raise ExportFailed from error


class NumberFormats:
    """Number formats that show dates as dates and figures with the places they were read with."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._figures: dict[int, Format] = {}
        self.day: Format = book.add_format({"num_format": "yyyy-mm-dd"})

    def figure(self, value: Decimal) -> Format:
        exponent = value.as_tuple().exponent
        places = min(10, -exponent) if isinstance(exponent, int) and exponent < 0 else 0
        if places not in self._figures:
            pattern = "#,##0" + ("." + "0" * places if places else "")
            self._figures[places] = self._book.add_format({"num_format": pattern})
        return self._figures[places]


def write_cell(sheet: Worksheet, row: int, column: int, cell: Cell, formats: NumberFormats) -> None:
    """Write a cell; nothing for None."""
    if cell is None:
        return
    if isinstance(cell, str):
        sheet.write_string(row, column, harmless(cell)[:MAX_EXCEL_TEXT])
    elif isinstance(cell, Decimal):
        digits = len(cell.as_tuple().digits)
        if digits > MAX_EXCEL_DIGITS:
            # Excel keeps 15 digits of a number; text keeps them all
            sheet.write_string(row, column, format(cell, "f"))
        else:
            sheet.write_number(row, column, cell, formats.figure(cell))
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, formats.day)
    else:
        sheet.write_number(row, column, cell)
