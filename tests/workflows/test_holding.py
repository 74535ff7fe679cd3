# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bank details that nobody knows stay here until a person confirms them, whatever is exported."""

from __future__ import annotations

import ast
import csv
import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from desktop.domain.errors import InvalidValue, StaleRevision
from desktop.domain.holds import WITHHELD, AccountHeld, HoldKind
from desktop.domain.invoice import Address, BankAccount, Invoice, Party
from desktop.domain.listing import ListQuery
from desktop.domain.ports import OwnField
from desktop.workflows import holding
from desktop.workflows.export import export
from desktop.workflows.requests import EditField, ExportFormat, ExportRequest, ExportResult
from desktop.workflows.review import Review
from desktop.workflows.settling import settled
from desktop.workflows.workspaces import OpenWorkspace
from tests.store import books

OLD = "DE89370400440532013000"
NEW = "GB82WEST12345698765432"
SPACED = "GB82 WEST 1234 5698 7654 32"
WHY = "Called the supplier on the number of an earlier invoice."
COUNTER = iter(range(1, 10_000))


def invoice(iban: str | None, number: str | None = None, **supplier: object) -> Invoice:
    party = {
        "name": "Müller Gartenbau GmbH",
        "vat_number": "DE123456789",
        "address": Address(country="DE"),
        "bank_account": BankAccount(iban=iban, bic="WESTGB22" if iban == NEW else None),
        **supplier,
    }
    base = books.record(number or f"RE-{next(COUNTER)}")
    return base.model_copy(update={"supplier": Party(**party)})


def bring(workspace: OpenWorkspace, content: Invoice, *words: str) -> str:
    """Book and read an invoice as the runner does."""
    data = b"%%PDF-1.7 %d" % next(COUNTER)
    books.book(workspace.store, data, f"{next(COUNTER)}.pdf")
    invoice_id = books.read(workspace.store, content, *words)
    settled(workspace, (invoice_id,))
    return invoice_id


def verify(workspace: OpenWorkspace, invoice_id: str) -> None:
    review = Review(workspace, lambda _: None)
    detail = review.open(invoice_id).detail
    review.verify(invoice_id, detail.revision, "looked at")


def trusted(workspace: OpenWorkspace, iban: str = OLD, **supplier: object) -> str:
    """A verified invoice whose account a person confirmed."""
    invoice_id = bring(workspace, invoice(iban, **supplier))
    holding.release(workspace, invoice_id, iban, WHY)
    verify(workspace, invoice_id)
    return invoice_id


def kinds(workspace: OpenWorkspace, invoice_id: str) -> list[str]:
    return [hold.kind.value for hold in workspace.store.invoices.get(invoice_id).holds]


def test_a_suppliers_first_account_is_held_until_confirmed_and_then_known(
    workspace: OpenWorkspace,
) -> None:
    first = bring(workspace, invoice(OLD))
    second = bring(workspace, invoice(OLD))
    assert kinds(workspace, first) == kinds(workspace, second) == ["new_supplier"]
    told = [f for f in workspace.store.invoices.get(first).findings if f.rule.startswith("holds")]
    assert told[0].fields == ("supplier.bank_account.iban",)
    # nothing but the account waits
    verify(workspace, first)
    assert workspace.store.holds.taught(first) is None, "a held account teaches nothing"
    with pytest.raises(InvalidValue):
        holding.release(workspace, first, OLD, "  ")
    with pytest.raises(StaleRevision):
        holding.release(workspace, first, NEW, WHY)
    seen = holding.held_account(workspace, first)
    assert seen.only_new
    assert seen.account == OLD
    after = holding.release(workspace, first, OLD, WHY)
    assert not after.open
    assert after.released[0].reason == WHY
    assert workspace.store.holds.taught(first) == OLD
    assert kinds(workspace, second) == [], "known now, so no longer held"
    actions = [e.action for e in workspace.store.audit.entries(first)]
    assert actions.count("held") == 1
    assert "hold_released" in actions
    assert "account_known" in actions
    lifted = [e for e in workspace.store.audit.entries(second) if e.action == "hold_lifted"]
    assert lifted
    assert lifted[0].who == "Vouch"
    assert workspace.store.audit.first_broken() is None


def test_another_account_than_before_is_held_with_all_that_speaks_against_it(
    workspace: OpenWorkspace,
) -> None:
    trusted(workspace)
    changed = bring(workspace, invoice(NEW), "Account", "holder:", "Jack", "Mallory")
    assert kinds(workspace, changed) == ["changed", "holder", "country"]
    seen = holding.held_account(workspace, changed)
    assert seen.holder == "Jack Mallory"
    assert not seen.only_new
    (known,) = seen.history.accounts
    assert (known.account, known.invoices) == (OLD, 1)
    holding.release(workspace, changed, NEW, WHY)
    assert kinds(workspace, changed) == []
    # the release belongs to the account
    review = Review(workspace, lambda _: None)
    revision = review.open(changed).detail.revision
    other = "FR1420041010050500013M02606"
    review.edit(EditField(changed, revision, "supplier.bank_account.iban", other))
    assert "changed" in kinds(workspace, changed)
    review.undo(changed, review.open(changed).detail.revision)
    assert kinds(workspace, changed) == [], "back at the account that was confirmed"
    holding.hold_again(workspace, changed, NEW, "misheard")
    assert "changed" in kinds(workspace, changed)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (invoice("DE00370400440532013000"), {HoldKind.NEW_SUPPLIER, HoldKind.BROKEN}),
        (invoice(NEW), {HoldKind.NEW_SUPPLIER, HoldKind.COUNTRY}),
        (invoice(None), set()),
    ],
)
def test_what_an_account_itself_tells(
    workspace: OpenWorkspace, content: Invoice, expected: set[HoldKind]
) -> None:
    assert set(kinds(workspace, bring(workspace, content))) == expected


def test_an_account_of_another_supplier_and_a_first_one_of_a_known_supplier(
    workspace: OpenWorkspace,
) -> None:
    trusted(workspace)
    stranger = bring(workspace, invoice(OLD, name="Mallory Ltd", vat_number=None))
    assert kinds(workspace, stranger) == ["new_supplier", "other_supplier"]
    verify(workspace, bring(workspace, invoice(None, name="Cash Only AG", vat_number=None)))
    first = bring(workspace, invoice("CH9300762011623852957", name="Cash Only AG", vat_number=None))
    assert "first_seen" in kinds(workspace, first)


def test_taking_a_verification_back_takes_back_what_it_taught(workspace: OpenWorkspace) -> None:
    first = trusted(workspace)
    second = bring(workspace, invoice(OLD))
    verify(workspace, second)
    assert kinds(workspace, second) == []
    review = Review(workspace, lambda _: None)
    review.undo(first, review.open(first).detail.revision)
    assert workspace.store.invoices.get(first).verified is None
    assert workspace.store.holds.taught(first) is None
    assert kinds(workspace, second) == ["new_supplier"], "nobody else stands for the account now"
    review.redo(first, review.open(first).detail.revision)
    assert workspace.store.holds.taught(first) == OLD
    assert kinds(workspace, second) == []
    review.reject([first], "fraud")
    assert kinds(workspace, second) == ["new_supplier"]


def test_only_first_accounts_of_new_suppliers_can_be_let_through(
    workspace: OpenWorkspace,
) -> None:
    waiting = bring(workspace, invoice(OLD))
    holding.set_pass_new_suppliers(workspace, True)
    assert kinds(workspace, waiting) == []
    verify(workspace, waiting)
    assert kinds(workspace, bring(workspace, invoice(NEW))) == ["changed", "country"]
    abroad = bring(workspace, invoice(NEW, name="Somebody SA", vat_number=None))
    assert kinds(workspace, abroad) == ["country"]
    holding.set_pass_new_suppliers(workspace, False)
    assert [e.path for e in workspace.store.audit.recent() if e.action == "workspace_changed"][
        :1
    ] == ["holds"]


def test_held_ones_are_found_in_the_list(workspace: OpenWorkspace) -> None:
    held = bring(workspace, invoice(OLD))
    bring(workspace, invoice(None))
    listing = workspace.store.listing
    assert [row.id for row in listing.rows(ListQuery(held=True))] == [held]
    assert [row.held for row in listing.rows(ListQuery(descending=False))] == [True, False]
    assert listing.count(ListQuery(held=True)) == listing.status_counts().held == 1


# --- nothing gets around it ----------------------------------------------------------------------


def planted(workspace: OpenWorkspace) -> list[str]:
    """Changed accounts, repeated wherever an invoice has room for words."""
    workspace.store.own_fields.put(lambda _: [OwnField("Pay to"), OwnField("Nr", "number")], "me")
    trusted(workspace)
    ids = []
    for content in (
        invoice(NEW),
        invoice(None, bank_account=BankAccount(account_number="12345698765432", bic="WESTGB22")),
        # the account is nowhere but in words
        invoice(None),
    ):
        said = {
            "payment_terms": f"30 days, IBAN: {SPACED.lower()} or no. 1234 5698 765432",
            "summary": f"pays to {NEW}.",
            "other": {"Pay to": SPACED.replace(" ", "-"), "Nr": "12345698765432"},
        }
        if not content.supplier.bank_account.account_number and not holding.holds.account_of(
            content.supplier
        ):
            said = {"payment_terms": f"IBAN {SPACED}", "other": {"Pay to": NEW}}
        changed = content.model_copy(update=said)
        invoice_id = bring(workspace, changed)
        review = Review(workspace, lambda _: None)
        review.set_remarks(invoice_id, f"new account {SPACED}")
        ids.append(invoice_id)
    return ids


def write(
    workspace: OpenWorkspace, target: Path, format_: ExportFormat, **more: object
) -> tuple[ExportResult, str]:
    result = export(workspace, replace(ExportRequest(target, format_), **more))  # type: ignore[arg-type]
    if format_ is not ExportFormat.XLSX:
        return result, "\n".join(path.read_text("utf-8-sig") for path in result.files)
    book = openpyxl.load_workbook(target)
    cells = [str(c) for sheet in book for row in sheet.iter_rows(values_only=True) for c in row]
    book.close()
    return result, "\n".join(cells)


@pytest.mark.parametrize("format_", list(ExportFormat))
@pytest.mark.parametrize("drafts", [False, True])
def test_no_export_gets_around_a_hold(
    workspace: OpenWorkspace, tmp_path: Path, format_: ExportFormat, drafts: bool
) -> None:
    ids = planted(workspace)
    if not drafts:
        for one in ids:
            verify(workspace, one)
    target = tmp_path / f"out.{format_.value}"
    result, text = write(workspace, target, format_, ids=tuple(ids), drafts=drafts)
    assert (result.invoices, result.withheld) == (3, 3)
    bare = "".join(c for c in text.upper() if c.isalnum())
    for secret in (NEW, "12345698765432", "WESTGB22"):
        assert secret not in bare, f"{secret} went out by {format_.value}"
    assert WITHHELD in text
    assert "changed, country" in text
    # what is confirmed leaves
    holding.release(workspace, ids[0], NEW, WHY)
    result, text = write(workspace, target, format_, ids=(ids[0],), drafts=drafts)
    assert result.withheld == 0
    assert NEW in text
    assert SPACED in text


SAMPLES = sorted((Path(__file__).parents[1] / "data" / "samples").glob("*.json"))
_OTHER_BANK = {
    "DE": "DE75512108001245126199",
    "FR": "FR7630006000011234567890189",
    "GB": NEW,
    "": "BE68539007547034",
}


def test_bank_changes_planted_in_every_sample_are_held(
    workspace: OpenWorkspace, tmp_path: Path
) -> None:
    planted_ids, secrets = [], set()
    for path in SAMPLES:
        true = Invoice.model_validate(json.loads(path.read_text("utf-8")))
        account = holding.holds.account_of(true.supplier)
        if not account:
            continue
        first = bring(workspace, true)
        holding.release(workspace, first, account, WHY)
        verify(workspace, first)
        country = holding.holds.country_of_account(account)
        secret = _OTHER_BANK.get(country, _OTHER_BANK[""])
        bank = BankAccount(iban=secret, bic="GEBABEBB")
        later = true.model_copy(
            update={
                "invoice_number": f"{true.invoice_number}-B",
                "supplier": true.supplier.model_copy(update={"bank_account": bank}),
                "summary": f"From now on pay to {secret}.",
            }
        )
        planted_ids.append(bring(workspace, later))
        secrets.add(secret)
    assert len(planted_ids) >= 8
    assert all("changed" in kinds(workspace, one) for one in planted_ids)
    for format_ in ExportFormat:
        result, text = write(
            workspace, tmp_path / f"a.{format_.value}", format_, ids=tuple(planted_ids), drafts=True
        )
        assert result.withheld == len(planted_ids)
        bare = "".join(c for c in text.upper() if c.isalnum())
        assert not [secret for secret in (*secrets, "GEBABEBB") if secret in bare]


def test_it_is_said_where_an_account_is_missing(workspace: OpenWorkspace, tmp_path: Path) -> None:
    known = trusted(workspace)
    held = bring(workspace, invoice(NEW))
    verify(workspace, held)
    write(workspace, tmp_path / "a.csv", ExportFormat.CSV)
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert rows[known]["supplier.bank_account.iban"] == OLD
    assert rows[known]["account_withheld"] == ""
    assert rows[held]["supplier.bank_account.iban"] == ""
    assert rows[held]["account_withheld"] == "changed, country"
    _, text = write(workspace, tmp_path / "a.json", ExportFormat.JSON, ids=(held,))
    line = json.loads(text)
    assert line["booking"]["account_withheld"] == "changed, country"
    assert [hold["kind"] for hold in line["booking"]["holds"]] == ["changed", "country"]
    assert line["invoice"]["supplier"]["bank_account"]["iban"] is None


def test_payments_get_an_account_by_one_way_alone(workspace: OpenWorkspace) -> None:
    known = trusted(workspace)
    assert holding.payable(workspace, known).iban == OLD
    held = bring(workspace, invoice(NEW))
    for _ in range(2):
        with pytest.raises(AccountHeld):
            holding.payable(workspace, held)
        verify(workspace, held)
    holding.release(workspace, held, NEW, WHY)
    assert holding.payable(workspace, held).iban == NEW
    nothing = bring(workspace, invoice(None))
    verify(workspace, nothing)
    with pytest.raises(AccountHeld):
        holding.payable(workspace, nothing)


def test_a_hold_that_nothing_placed_yet_is_kept_by_exports_all_the_same(
    workspace: OpenWorkspace, tmp_path: Path
) -> None:
    trusted(workspace)
    books.book(workspace.store, b"%PDF-1.7 unsettled", "unsettled.pdf")
    quiet = books.read(workspace.store, invoice(NEW))
    detail = workspace.store.invoices.get(quiet)
    workspace.store.invoices.verify(quiet, detail.revision, "Ada Book")
    assert kinds(workspace, quiet) == []
    _, text = write(workspace, tmp_path / "a.csv", ExportFormat.CSV, ids=(quiet,))
    assert NEW not in text


def test_whatever_writes_files_takes_its_invoices_stripped() -> None:
    """No export writer asks the store itself for an invoice."""
    workflows = Path(holding.__file__).parent
    for name in ("export.py", "table_files.py", "columns.py", "booking_record.py"):
        tree = ast.parse((workflows / name).read_text("utf-8"))
        asked = [
            ast.unparse(node)
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute)
            and node.attr == "get"
            and ast.unparse(node.value).endswith("invoices")
        ]
        assert asked == [], f"{name} reaches an account around the hold"
