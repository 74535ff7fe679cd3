# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dates in the user's own way of writing."""

from datetime import date

import pytest
from PySide6.QtCore import QLocale

from desktop.domain.fields import FieldKind
from desktop.ui.wording import Wording


@pytest.mark.parametrize(
    ("name", "written"),
    [("C", "2026-03-05"), ("de_DE", "05.03.2026"), ("en_GB", "05/03/2026"), ("en_US", "3/5/2026")],
)
def test_a_date_is_shown_and_understood_as_the_computer_writes_it(name: str, written: str) -> None:
    wording = Wording(QLocale.c() if name == "C" else QLocale(name))
    assert wording.date(date(2026, 3, 5)) == written
    assert wording.canonical(FieldKind.DATE, written) == "2026-03-05"
