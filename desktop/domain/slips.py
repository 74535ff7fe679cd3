# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a printed figure goes wrong: a digit, two exchanged, a lost mark or sign. Pure.

Costs are small numbers: the likelier a slip, the cheaper. Digits that OCR takes for one another
are cheaper than others.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum


class Slip(StrEnum):
    """What went wrong between two values of a figure, or with a row."""

    DIGIT = "digit"
    TRANSPOSED = "transposed"
    DECIMAL_MARK = "decimal_mark"
    SIGN = "sign"
    LOST_DIGIT = "lost_digit"
    EXTRA_DIGIT = "extra_digit"
    COMPUTED = "computed"
    REPEATED_ROW = "repeated_row"
    NOT_A_ROW = "not_a_row"
    MISSING_ROW = "missing_row"


_COSTS = {
    Slip.DIGIT: 0.35,
    Slip.TRANSPOSED: 0.4,
    Slip.DECIMAL_MARK: 0.4,
    Slip.SIGN: 0.45,
    Slip.LOST_DIGIT: 0.6,
    Slip.EXTRA_DIGIT: 0.6,
}
_ALIKE = frozenset(
    frozenset(pair)
    for pair in ("17", "38", "56", "68", "08", "06", "49", "27", "35", "89", "09", "14", "69", "58")
)
"""Digits that OCR, and eyes, take for one another."""
MOST_SHIFTED = 3


def slip_between(one: Decimal, other: Decimal) -> Slip | None:
    """The single slip that makes one value of the other; None when none does."""
    if one == other:
        return None
    if one == -other:
        return Slip.SIGN
    if (one < 0) != (other < 0) and one and other:
        return None
    for places in range(1, MOST_SHIFTED + 1):
        if one == other.scaleb(places) or other == one.scaleb(places):
            return Slip.DECIMAL_MARK
    if len(str(abs(int(one)))) != len(str(abs(int(other)))):
        # 9.90 for 89.90 has lost a digit; 0.50 for 3.50 has a wrong one
        return _digit_more_or_less(one, other) or _digit(one, other)
    return _digit(one, other) or _digit_more_or_less(one, other)


def _digit(one: Decimal, other: Decimal) -> Slip | None:
    a, b = _digits(one, other)
    differ = [n for n in range(len(a)) if a[n] != b[n]]
    if len(differ) == 1:
        return Slip.DIGIT
    if len(differ) == 2 and differ[1] == differ[0] + 1:
        first, second = differ
        if (a[first], a[second]) == (b[second], b[first]):
            return Slip.TRANSPOSED
    return None


def _digit_more_or_less(one: Decimal, other: Decimal) -> Slip | None:
    mine, theirs = _bare(one), _bare(other)
    if _without_one(theirs, mine):
        return Slip.LOST_DIGIT
    return Slip.EXTRA_DIGIT if _without_one(mine, theirs) else None


def cost_of(slip: Slip, one: Decimal, other: Decimal) -> float:
    """How unlikely the slip between two values is; digits that look alike are likelier."""
    cost = _COSTS[slip]
    if slip is Slip.DIGIT:
        a, b = _digits(one, other)
        differ = next(frozenset((x, y)) for x, y in zip(a, b, strict=True) if x != y)
        return cost - 0.15 if differ in _ALIKE else cost
    return cost


def slips_of(value: Decimal) -> Iterator[tuple[Decimal, Slip]]:
    """Every value that one wrong digit, two exchanged ones, a mark or the sign would make of it."""
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        return
    for n, digit in enumerate(digits):
        for other in range(10):
            if other != digit:
                yield Decimal((sign, (*digits[:n], other, *digits[n + 1 :]), exponent)), Slip.DIGIT
    for n in range(len(digits) - 1):
        if digits[n] != digits[n + 1]:
            swapped = (*digits[:n], digits[n + 1], digits[n], *digits[n + 2 :])
            yield Decimal((sign, swapped, exponent)), Slip.TRANSPOSED
    for places in range(1, MOST_SHIFTED + 1):
        yield value.scaleb(places), Slip.DECIMAL_MARK
        yield value.scaleb(-places), Slip.DECIMAL_MARK
    yield -value, Slip.SIGN


def _digits(one: Decimal, other: Decimal) -> tuple[str, str]:
    """Both as digits alone, with as many decimals, filled up with noughts in front."""
    places = max(_places(one), _places(other))
    a, b = (str(abs(int(value.scaleb(places)))) for value in (one, other))
    length = max(len(a), len(b))
    return a.rjust(length, "0"), b.rjust(length, "0")


def _bare(value: Decimal) -> str:
    return format(abs(value), "f").replace(".", "").lstrip("0")


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _without_one(longer: str, shorter: str) -> bool:
    """Whether taking one digit out of the one gives the other."""
    if len(longer) != len(shorter) + 1:
        return False
    return any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))
