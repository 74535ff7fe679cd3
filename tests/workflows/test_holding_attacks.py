# SPDX-License-Identifier: AGPL-3.0-or-later
"""Roads by which somebody could try to lead a held account out; each of them is closed."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.errors import StaleRevision
from desktop.domain.holds import WITHHELD, HoldKind, Scrubber
from desktop.domain.invoice import Address, BankAccount
from desktop.workflows import holding
from desktop.workflows.export import export
from desktop.workflows.requests import EditField, ExportFormat, ExportRequest
from desktop.workflows.review import Review
from desktop.workflows.workspaces import OpenWorkspace
from tests.workflows.test_holding import (
    NEW,
    OLD,
    SPACED,
    WHY,
    bring,
    invoice,
    kinds,
    trusted,
    verify,
)


def gone_out(workspace: OpenWorkspace, folder: Path, invoice_id: str) -> str:
    target = folder / "out.json"
    export(workspace, ExportRequest(target, ExportFormat.JSON, (invoice_id,), True))
    return target.read_text("utf-8")


def edit(workspace: OpenWorkspace, invoice_id: str, path: str, text: str) -> None:
    review = Review(workspace, lambda _: None)
    revision = review.open(invoice_id).detail.revision
    review.edit(EditField(invoice_id, revision, path, text, None))


@pytest.mark.parametrize("aside", ["reject", "delete"])
def test_what_was_put_aside_and_is_named(
    workspace: OpenWorkspace, tmp_path: Path, aside: str
) -> None:
    trusted(workspace)
    changed = bring(workspace, invoice(NEW))
    getattr(Review(workspace), aside)((changed,))
    assert NEW not in gone_out(workspace, tmp_path, changed)


def test_another_number_beside_the_known_iban(workspace: OpenWorkspace, tmp_path: Path) -> None:
    trusted(workspace)
    same = BankAccount(iban=OLD, account_number="0532013000")
    assert kinds(workspace, bring(workspace, invoice(OLD, bank_account=same))) == []
    other = BankAccount(iban=OLD, account_number="98765432101")
    changed = bring(workspace, invoice(OLD, bank_account=other))
    assert kinds(workspace, changed) == ["changed"]
    assert "98765432101" not in gone_out(workspace, tmp_path, changed)


def test_the_same_number_at_another_bank(workspace: OpenWorkspace, tmp_path: Path) -> None:
    here = BankAccount(account_number="12345678", bic="GOODGB22")
    first = bring(workspace, invoice(None, bank_account=here))
    holding.release(workspace, first, "12345678/GOODGB22", WHY)
    verify(workspace, first)
    assert "12345678" in gone_out(workspace, tmp_path, first)
    there = BankAccount(account_number="12345678", bic="EVILGB22")
    changed = bring(workspace, invoice(None, bank_account=there))
    text = gone_out(workspace, tmp_path, changed)
    assert "EVILGB22" not in text
    assert "12345678" not in text


def test_the_held_account_as_the_buyers(workspace: OpenWorkspace, tmp_path: Path) -> None:
    trusted(workspace)
    changed = bring(workspace, invoice(NEW))
    edit(workspace, changed, "buyer.bank_account.iban", NEW)
    assert NEW not in gone_out(workspace, tmp_path, changed)


def test_ones_name_above_anothers_tax_id_and_account(
    workspace: OpenWorkspace, tmp_path: Path
) -> None:
    trusted(workspace)
    stranger = {"name": "Mallory Ltd", "vat_number": "GB999999973"}
    first = bring(workspace, invoice(NEW, **stranger))
    holding.release(workspace, first, NEW, WHY)
    verify(workspace, first)
    renamed = invoice(NEW, **{**stranger, "name": "Mallory & Sons"})
    assert kinds(workspace, bring(workspace, renamed)) == [], "a new name of who is known"
    posing = bring(workspace, invoice(NEW, vat_number="GB999999973"))
    assert "changed" in kinds(workspace, posing)
    assert NEW not in gone_out(workspace, tmp_path, posing)


@pytest.mark.parametrize("name", ["Mueler Gratenbau", "Mallory Ltd"])
def test_confirmed_under_another_name(workspace: OpenWorkspace, tmp_path: Path, name: str) -> None:
    trusted(workspace)
    if name == "Mallory Ltd":
        # the confirmation then answers that Mallory's account changed
        trusted(workspace, "BE68539007547034", name=name, vat_number=None)
    changed = bring(workspace, invoice(NEW, name=name, vat_number=None))
    holding.release(workspace, changed, NEW, WHY)
    assert NEW in gone_out(workspace, tmp_path, changed)
    edit(workspace, changed, "supplier.name", "Müller Gartenbau GmbH")
    assert kinds(workspace, changed) == ["changed"]
    assert NEW not in gone_out(workspace, tmp_path, changed)
    holding.release(workspace, changed, NEW, WHY)
    assert NEW in gone_out(workspace, tmp_path, changed)


def test_more_speaks_against_it_than_the_person_saw(workspace: OpenWorkspace) -> None:
    changed = bring(workspace, invoice(NEW, address=Address(country="GB"), vat_number=None))
    seen = {hold.kind for hold in holding.held_account(workspace, changed).open}
    assert seen == {HoldKind.NEW_SUPPLIER}
    trusted(workspace)
    with pytest.raises(StaleRevision):
        holding.release(workspace, changed, NEW, WHY, seen)
    assert kinds(workspace, changed) == ["changed"]
    holding.release(workspace, changed, NEW, WHY, {HoldKind.CHANGED})
    assert kinds(workspace, changed) == []


def test_two_first_accounts_confirmed_before_either_was_known(workspace: OpenWorkspace) -> None:
    one, other = bring(workspace, invoice(OLD)), bring(workspace, invoice(NEW))
    for invoice_id, account in ((one, OLD), (other, NEW)):
        holding.release(workspace, invoice_id, account, WHY)
    for invoice_id in (one, other):
        verify(workspace, invoice_id)
    assert kinds(workspace, one) == kinds(workspace, other) == []


def test_nobodys_account_is_no_new_suppliers(workspace: OpenWorkspace, tmp_path: Path) -> None:
    trusted(workspace)
    holding.set_pass_new_suppliers(workspace, True)
    nameless = invoice(NEW, name=None, vat_number=None, address=Address())
    assert NEW not in gone_out(workspace, tmp_path, bring(workspace, nameless))


@pytest.mark.parametrize(
    "text",
    [
        "Kto 532013000 2026",
        "532013000-2026",
        "0532013000 37040044",
        "Konto 532 013 000 / 370 400 44",
        "de89/3704/0044/0532/0130/00",
        "DE89\u200b3704\n0044\t0532 0130 00",
        "D E 8 9 3 7 0 4 0 0 4 4 0 5 3 2 0 1 3 0 0 0",
        "IBAN:DE89370400440532013000BIC",
        "ＤＥ８９３７０４００４４０５３２０１３０００",
        "٥٣٢٠١٣٠٠٠",
    ],
)
def test_a_held_account_however_it_is_written(text: str) -> None:
    scrubber = Scrubber([OLD])
    said = scrubber.text(f"from {text} until 2026")
    assert WITHHELD in said
    assert scrubber.found
    figures = "".join(c for c in said if c.isdecimal())
    assert "53201" not in str(int(figures))
    assert said.startswith("from ")
    assert said.endswith(" until 2026")


@pytest.mark.parametrize(
    "text",
    [
        SPACED,
        "GB82\u200bWEST12345698765432",
        "GB82/WEST/1234/5698/7654/32",
        "IBANGB82WEST12345698765432",
        "ＧＢ８２WEST12345698765432",
        "GB82 WEST\n1234 5698 7654 32",
        "G B 8 2 W E S T 1 2 3 4 5 6 9 8 7 6 5 4 3 2",
        "GB82\tWEST\t1234\t5698\t7654\t32",
        "GB82:WEST12345698765432",
    ],
)
def test_any_other_iban_however_it_is_written(text: str) -> None:
    gone = Scrubber([], [OLD]).text(f"pay to {text}.").replace("IBAN", "")
    assert gone == f"pay to {WITHHELD}."
    assert Scrubber([], [NEW]).text(f"pay to {text}.") == f"pay to {text}."


def test_what_is_no_account_stays() -> None:
    text = "RE 12/2026 of 03.04.2026, 1 234,56 EUR, tel. +49 30 1234567, DE 12 items, 2x € 532.01"
    scrubber = Scrubber([OLD, "GB82WEST12345698765432"])
    assert scrubber.text(text) == text
    assert not scrubber.found
