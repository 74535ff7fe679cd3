# SPDX-License-Identifier: AGPL-3.0-or-later
"""Does the payment code on a page say what the page says, and keep its own format's rules?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.checks.pages import PREFIX
from desktop.domain.fields import FieldKind, kind_of
from desktop.domain.finding import Finding, Severity, figure

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class CodeDifference:
    """A value that the code has and the page prints otherwise: canonical texts of a field.

    `clear` says that the printed value was made out without doubt.
    """

    path: str
    in_code: str
    printed: str
    clear: bool = True


@dataclass(frozen=True, slots=True)
class CodeFacts:
    """What there is to tell of one payment code, beside the values taken from it.

    `other_payment` says, in words, whom it pays when it is not for this invoice; `signature` is
    "right", "wrong" or "not checked" by the keys on this computer, "fits the key it carries" or
    "contradicts the key it carries" by the code's own, None where the format has none. `stamped`
    says that an authority's stamp on that key comes with it.
    """

    format: str
    page: int
    differences: tuple[CodeDifference, ...] = ()
    broken: tuple[str, ...] = ()
    other_payment: str | None = None
    signature: str | None = None
    stamped: bool = False


def check_payment_codes(codes: Sequence[CodeFacts]) -> Iterator[Finding]:
    """What contradicts the page, errors; what is only to be known, as information."""
    for facts in codes:
        where = f"The {facts.format} on page {facts.page}"
        if facts.other_payment is not None:
            yield Finding(
                PREFIX + "payment_code_other",
                Severity.INFO,
                (),
                f"{where} is for another payment ({facts.other_payment}): neither its account nor "
                "its amount or reference is printed on the pages. Nothing was taken from it.",
            )
            continue
        yield from (_differing(where, difference) for difference in facts.differences)
        if facts.broken:
            yield Finding(
                PREFIX + "payment_code_broken",
                Severity.WARNING,
                (),
                f"{where} breaks its own rules: {'; '.join(facts.broken[:3])}.",
            )
        if facts.signature is not None:
            yield _signed(where, facts.signature, facts.stamped)


def _differing(where: str, difference: CodeDifference) -> Finding:
    money = kind_of(difference.path) is FieldKind.AMOUNT
    if money:
        in_code, printed = figure(Decimal(difference.in_code)), figure(Decimal(difference.printed))
        rule, words = "payment_code_amount", f"{where} asks for {in_code}, but {printed} is printed"
    else:
        in_code, printed = _grouped(difference.in_code), _grouped(difference.printed)
        rule, words = "payment_code_account", f"{where} pays to {in_code}, but {printed} is printed"
    return Finding(
        PREFIX + rule,
        Severity.ERROR if difference.clear else Severity.WARNING,
        (difference.path,),
        f"{words}. Ask the supplier, on a number that you know already, which one is right.",
    )


def _signed(where: str, signature: str, stamped: bool) -> Finding:
    rule = PREFIX + "payment_code_signature"
    if signature == "right":
        return Finding(rule, Severity.INFO, (), f"{where} is signed, and its signature is right.")
    if signature == "wrong":
        return Finding(
            rule,
            Severity.ERROR,
            (),
            f"{where} is signed, but its signature fits none of the public keys on this computer: "
            "the code was changed, or its key is missing.",
        )
    if signature == "fits the key it carries":
        stamp = " The tax authority's stamp on that key was not checked." if stamped else ""
        return Finding(
            rule,
            Severity.INFO,
            (),
            f"{where} is signed with the key it carries. That is no proof of who made it: nobody "
            "vouches here for the key, and what is signed is the invoice's file, not the values "
            f"in the code.{stamp}",
        )
    if signature == "contradicts the key it carries":
        return Finding(
            rule,
            Severity.WARNING,
            (),
            f"{where} is signed, but its signature does not fit the key it carries: the code was "
            "changed, or badly made.",
        )
    return Finding(
        rule,
        Severity.INFO,
        (),
        f"{where} is signed; its signature was not checked. What it says is no proof of who made "
        "it.",
    )


def _grouped(account: str) -> str:
    shown = account[:_SHOWN]
    return " ".join(shown[at : at + 4] for at in range(0, len(shown), 4))
