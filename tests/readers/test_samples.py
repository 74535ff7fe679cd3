# SPDX-License-Identifier: AGPL-3.0-or-later
"""The shipped samples are read offline with every header field right, by the real page process."""

import json
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest

from desktop.domain.fields import FIELDS, FieldKind, get_text
from desktop.domain.invoice import Invoice
from desktop.domain.ports import ReadRequest
from desktop.domain.task import CancelToken, no_progress
from desktop.services.page_process import PageProcess

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(
    path
    for path in (ROOT / "resources" / "samples").iterdir()
    if (ROOT / "tests" / "data" / "samples" / f"{path.stem}.json").is_file()
)
NUMBERS = (FieldKind.AMOUNT, FieldKind.RATE, FieldKind.QUANTITY)


@pytest.fixture
def reader() -> Iterator[PageProcess]:
    process = PageProcess("read")
    yield process
    process.close()


def same(kind: FieldKind, wanted: str | None, got: str | None) -> bool:
    if wanted is None or got is None or kind not in NUMBERS:
        return wanted == got
    try:
        return Decimal(wanted) == Decimal(got)
    except InvalidOperation:
        return False


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_header_field_is_right(path: Path, reader: PageProcess) -> None:
    told = (ROOT / "tests" / "data" / "samples" / f"{path.stem}.json").read_text("utf-8")
    truth = Invoice.model_validate(json.loads(told))
    read = reader.read(path, ReadRequest(), no_progress, CancelToken()).proposal.invoice
    wrong = {
        spec.path: {"wanted": get_text(truth, spec.path), "got": get_text(read, spec.path)}
        for spec in FIELDS
        if not same(spec.kind, get_text(truth, spec.path), get_text(read, spec.path))
    }
    assert not wrong
    rates = [(t.rate, t.tax_amount) for t in truth.tax_lines]
    assert [(t.rate, t.tax_amount) for t in read.tax_lines] == rates


def test_there_are_samples_to_read() -> None:
    assert len(SAMPLES) >= 10
