# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever a document prints, the reader comes back with a record whose values are on the page."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.company import OwnCompany
from desktop.domain.fields import get_text
from desktop.domain.page import Box, PageText, Word
from desktop.readers.read_text import read_pages

WORDS = st.one_of(
    st.sampled_from(
        [
            "Invoice", "Rechnung", "Nr.", "No:", "Total", "Summe", "MwSt.", "19", "%", "19%",
            "Datum", "12.03.2024", "03/04/2024", "1.190,00", "1,190.00", "€", "$", "EUR", "IBAN",
            "DE89370400440532013000", "DE136695976", "Kraxi", "GmbH", "12345", "Berlin", "Bill",
            "to",
            "Verkäufer:", "Käufer", "·", "-", "(", "zahlbar", "bis", "30", "Tage", "netto",
            "99999999999999999999", "1e9", "RF18539007547034", "a@b.de", "+49", "030/123456",
            "Subtotal", "VAT", "Due", "Date", "Discount", "Shipping", "GSTIN", "27AAPFU0939F1ZV",
        ]
    ),
    st.text(max_size=14),
)  # fmt: skip


@st.composite
def pages(draw: st.DrawFn) -> PageText:
    words = []
    for _ in range(draw(st.integers(0, 40))):
        x, y = draw(st.integers(0, 500)), draw(st.integers(0, 60)) * 13
        text = draw(WORDS)
        box = Box(x, y, x + 5 * max(1, len(text)), y + 10)
        words.append(Word(text, box, hidden=draw(st.booleans()) and draw(st.booleans())))
    return PageText(1, 595, 842, tuple(words))


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(pages())
def test_reads_anything_and_proves_what_it_reads(page: PageText) -> None:
    read = read_pages([page], OwnCompany(names=("Kraxi GmbH",)))
    printed = visible_text(page)
    for reading in read.evidence.values():
        assert 0.0 <= reading.confidence <= 1.0
        if reading.box is not None:
            assert reading.page == 1
            assert all(part in printed for part in reading.text.split() if part != "+")
    assert get_text(read.invoice, "supplier.name") != "Kraxi GmbH"


def visible_text(page: PageText) -> str:
    """The visible words without the characters that print nothing."""
    text = " ".join(w.text for w in page.words if not w.hidden)
    return re.sub("[\u00ad\u200b-\u200f\u2060\ufeff]", "", text)
