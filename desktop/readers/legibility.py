# SPDX-License-Identifier: AGPL-3.0-or-later
"""What OCR hardly read is not certain, unless something else proves that it was read right.

Check digits prove an account number, and a net amount and its tax that come to the total prove
all three: a figure taken for another one would break them. Handwriting is proved by nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from stdnum import iban

from desktop.domain.page import PageText, Word, WordsSource
from desktop.domain.reading import CERTAIN, FieldReading

_LEGIBLE = 0.9
_UNSURE = 0.88
# Below this a figure may be anything, and two wrong ones may happen to fit.
_GUESSED = 0.4
_SUM = ("subtotal", "tax_amount", "total_amount")
_CENT = Decimal("0.01")


def as_legible(
    readings: Mapping[str, FieldReading], pages: Sequence[PageText]
) -> dict[str, FieldReading]:
    """The readings, none of them certain that rests on words OCR was not sure of."""
    scanned = {page.number: page for page in pages if page.source is WordsSource.OCR}
    if not scanned:
        return dict(readings)
    proved = _proved(readings)
    found: dict[str, FieldReading] = {}
    for path, reading in readings.items():
        page = scanned.get(reading.page or 0)
        if page is not None and reading.confidence >= CERTAIN:
            least = _GUESSED if path in proved else _LEGIBLE
            if any(word.confidence < least or word.written for word in _under(reading, page)):
                reading = reading.with_confidence(_UNSURE)
        found[path] = reading
    return found


def _proved(readings: Mapping[str, FieldReading]) -> set[str]:
    """The fields whose figures something else proves."""
    proved = {
        path
        for path, reading in readings.items()
        if path.endswith("bank_account.iban") and iban.is_valid(reading.value)
    }
    sums = [readings[path] for path in _SUM if path in readings]
    if len(sums) == len(_SUM) and len({str(reading.box) for reading in sums}) == len(_SUM):
        net, tax, total = (Decimal(reading.value) for reading in sums)
        if tax and abs(net + tax - total) < _CENT:
            proved.update(_SUM)
    return proved


def _under(reading: FieldReading, page: PageText) -> list[Word]:
    """The words that a reading stands on; for a currency those that can name one."""
    box = reading.box
    if box is None:
        return []
    words = [
        word
        for word in page.words
        if box.x0 - 1 <= word.box.mid_x <= box.x1 + 1 and box.y0 - 1 <= word.box.mid_y <= box.y1 + 1
    ]
    if reading.path == "currency":
        named = [word for word in words if not _is_bare_figure(word.text)]
        return named or words
    return words


def _is_bare_figure(text: str) -> bool:
    return all(letter.isdigit() or letter in ".,'’-" for letter in text)
