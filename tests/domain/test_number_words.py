# SPDX-License-Identifier: AGPL-3.0-or-later
"""Amounts in words are understood in eleven ways of counting, or not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.domain.number_words import amount_in_words


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("One Thousand Two Hundred Thirty-Four Dollars and 50/100", "1234.50"),
        ("Twelve hundred and five pounds only", "1205"),
        ("INR Twenty One Thousand Four Hundred Sixty Nine and Thirty Two paise Only", "21469.32"),
        ("Rupees One Crore Twenty Five Lakh Ten Thousand Only", "12510000"),
        ("Rupees Three Hundred Five and Paise Seven Only", "305.07"),
        ("Zwölftausenddreihundertfünfundvierzig Euro und 67 Cent", "12345.67"),
        ("eintausendeinhundertneunzig", "1190"),
        ("eine Million zweihunderttausend Euro", "1200000"),
        ("mille deux cent quatre-vingt-dix-sept euros et soixante et onze centimes", "1297.71"),
        ("quatre-vingts euros", "80"),
        ("deux cents euros", "200"),
        ("soixante-dix-huit mille euros", "78000"),
        ("dos mil quinientos veintitrés euros con cincuenta céntimos", None),
        ("dos mil quinientos veintitrés euros y cincuenta céntimos", "2523.50"),
        ("treinta y cuatro mil euros", "34000"),
        ("milleduecentotrentuno/50 euro", None),
        ("milleduecentotrentuno euro e cinquanta centesimi", "1231.50"),
        ("centotto euro", "108"),
        ("tweeduizend driehonderdvijfenveertig euro", "2345"),
        ("mil duzentos e trinta e quatro euros e cinco cêntimos", "1234.05"),
        ("tysiąc dwieście trzydzieści cztery złote 50/100", "1234.50"),
        ("dwa tysiące pięćset złotych", "2500"),
        ("Yalnız Bin İki Yüz Otuz Dört Türk Lirası Elli Kuruş", "1234.50"),
        ("ikibinbeşyüz TL", "2500"),
        ("Ringgit Malaysia: Dua Ribu Tiga Ratus Empat Puluh Lima dan Sen Enam Belas Sahaja",
         "2345.16"),
        ("onikibinbeşyüzonyedi lira", "12517"),
        ("dix-sept mille euros", "17000"),
        ("dix-deux euros", None),
        ("seratus sebelas ringgit", "111"),
        # not understood, or no one number
        ("One Two Three dollars", None),
        ("Twelve apples", None),
        ("Twenty thirty euros", None),
        ("hundert hundert Euro", None),
        ("fünf fünf", None),
        ("and only", None),
        ("", None),
        ("1234 euros", None),
        ("nine " * 200, None),
    ],
)  # fmt: skip
def test_words_are_understood_or_left_alone(words: str, amount: str | None) -> None:
    assert amount_in_words(words) == (None if amount is None else Decimal(amount))
