# SPDX-License-Identifier: AGPL-3.0-or-later
"""Caps and rates as people type them, allowances, and the log as files that others read."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from desktop.domain.errors import ExportFailed, InvalidValue
from desktop.domain.invoice import Party
from desktop.domain.money import DecimalMark
from desktop.domain.ports import PriceUsed, RemoteAnswer, Usage
from desktop.domain.spending import (
    Caps,
    ExchangeRate,
    Reservation,
    SpendingRules,
    UsageQuery,
    local_day,
    money_text,
)
from desktop.workflows import spending
from desktop.workflows.requests import ExportFormat
from desktop.workflows.workspaces import OpenWorkspace
from tests.store import books

EURO = ExchangeRate("EUR", Decimal("0.92"), date(2026, 11, 1))
EVIL = '=HYPERLINK("http://evil.example","click")'


def pay(workspace: OpenWorkspace, key: str, cost: str = "0.0012") -> None:
    answers = workspace.store.answers
    booked = books.book(workspace.store, f"%PDF-1.7 {key}".encode(), f"={key}.pdf")
    record = books.record(f"RE-{key}").model_copy(update={"supplier": Party(name=EVIL)})
    books.read(workspace.store, record)
    answers.begin(
        key,
        reader="gemini",
        model="m",
        sha256=booked.sha256,
        invoice_id=booked.invoice_id,
        reservation=Reservation(Decimal("0.01"), form="compact", sent_sha256="f" * 64, pages=(1,)),
    )
    price = PriceUsed("m", Decimal("0.30"), Decimal("2.50"), None, date(2026, 7, 21))
    usage = Usage(1000, 200, 30, 0, Decimal(cost), price=price)
    answers.store(key, RemoteAnswer(b"{}", "m", usage, 1.25))


# --- rules -------------------------------------------------------------------------------------


def test_without_a_word_there_is_no_cap_and_the_dollar_is_90_rupees(
    workspace: OpenWorkspace,
) -> None:
    rules = spending.rules(workspace)
    assert not rules.caps.any
    assert (rules.rate.currency, rules.rate.per_usd) == ("INR", Decimal(90))
    assert rules.rate.on <= date(2026, 11, 30)


def test_rules_are_kept_and_stand_in_the_audit_trail(workspace: OpenWorkspace) -> None:
    wanted = SpendingRules(Caps(Decimal("49.50"), None, 20, 0), replace(EURO, currency="eur"))
    assert spending.set_rules(workspace, wanted) == replace(wanted, rate=EURO)
    assert spending.rules(workspace) == replace(wanted, rate=EURO)
    newest = workspace.store.audit.recent(1)[0]
    assert (newest.action, newest.path) == ("workspace_changed", "spending_rules")


@pytest.mark.parametrize(
    ("caps", "rate", "words"),
    [
        (Caps(daily_money=Decimal(-1)), EURO, "money of a day"),
        (Caps(monthly_money=Decimal("NaN")), EURO, "money of a month"),
        (Caps(monthly_money=Decimal("1e12")), EURO, "1,000,000,000"),
        (Caps(daily_documents=-1), EURO, "documents of a day"),
        (Caps(monthly_documents=10**9), EURO, "documents of a month"),
        (Caps(), replace(EURO, currency="EURO"), "“EURO” is not a currency"),
        (Caps(), replace(EURO, currency="XXX"), "ISO 4217"),
        (Caps(), replace(EURO, per_usd=Decimal(0)), "one US dollar is worth"),
        (Caps(), replace(EURO, per_usd=Decimal("Infinity")), "one US dollar is worth"),
        (Caps(), ExchangeRate("USD", Decimal(2), EURO.on), "One US dollar is one US dollar"),
        (Caps(), replace(EURO, on=date(1999, 12, 31)), "1999-12-31"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    workspace: OpenWorkspace, caps: Caps, rate: ExchangeRate, words: str
) -> None:
    with pytest.raises(InvalidValue, match=words):
        spending.set_rules(workspace, SpendingRules(caps, rate))
    assert spending.rules(workspace) == SpendingRules()


def test_a_rate_of_tomorrow_is_none(workspace: OpenWorkspace) -> None:
    tomorrow = local_day(workspace.clock.now()) + timedelta(days=1)
    with pytest.raises(InvalidValue, match="can't be the day of a rate"):
        spending.set_rules(workspace, SpendingRules(Caps(), replace(EURO, on=tomorrow)))


@pytest.mark.parametrize(
    ("typed", "mark", "amount"),
    [
        ("5000", ".", "5000"),
        ("₹ 5,000.50", ".", "5000.50"),
        ("1.234,56 €", ",", "1234.56"),
        ("0", ".", "0"),
        ("  ", ".", None),
    ],
)
def test_amounts_as_typed(typed: str, mark: DecimalMark, amount: str | None) -> None:
    assert spending.parse_money(typed, mark) == (None if amount is None else Decimal(amount))


@pytest.mark.parametrize("typed", ["many", "1 2 3", "5000 or so 10", "--"])
def test_what_is_no_amount(typed: str) -> None:
    with pytest.raises(InvalidValue, match="is not an amount"):
        spending.parse_money(typed)


def test_counts_and_rates_as_typed() -> None:
    assert spending.parse_documents("1,200") == spending.parse_documents(" 1200 ") == 1200
    assert spending.parse_documents("") is None
    assert spending.parse_rate("0,92", ",") == spending.parse_rate("0.92")
    for typed in ("1.5", "-3", "ten", "1e3", "٣"):
        with pytest.raises(InvalidValue, match="number of documents"):
            spending.parse_documents(typed)
    for typed in ("", "x", "1 USD = 90 INR"):
        with pytest.raises(InvalidValue, match="is not a rate"):
            spending.parse_rate(typed)


def test_caps_keep_their_worth_in_another_currency() -> None:
    rules = SpendingRules(Caps(Decimal(500), Decimal("9000.00"), 7, None))
    assert spending.in_currency(rules, EURO) == SpendingRules(
        Caps(Decimal("5.11"), Decimal("92.00"), 7, None), EURO
    )
    dearer = replace(rules.rate, per_usd=Decimal(95))
    assert spending.in_currency(rules, dearer).caps == rules.caps


@pytest.mark.parametrize(
    ("money", "currency", "words"),
    [
        ("1234.5", "INR", "INR 1,234.50"),
        ("0", "USD", "USD 0.00"),
        ("0.0014321", "USD", "USD 0.0014"),
        ("0.126", "USD", "USD 0.13"),
        ("0.00000012", "USD", "USD 0.000000"),
        ("999.995", "EUR", "EUR 1,000.00"),
        ("1234.5", "JPY", "JPY 1,235"),
        ("0.05", "JPY", "JPY 0.050"),
        ("1.2345", "KWD", "KWD 1.235"),
    ],
)
def test_money_in_words(money: str, currency: str, words: str) -> None:
    assert money_text(Decimal(money), currency) == words


# --- allowances --------------------------------------------------------------------------------


def test_allowances_tell_what_is_left(workspace: OpenWorkspace) -> None:
    spending.set_rules(workspace, SpendingRules(Caps(Decimal(1), None, 1, 500), EURO))
    pay(workspace, "a", "0.50")
    day_money, day_documents, month_money, month_documents = spending.allowances(workspace)
    assert (day_money.limit, day_money.used, day_money.remaining) == (
        Decimal(1),
        Decimal("0.4600"),
        Decimal("0.5400"),
    )
    assert [day_documents.limit, day_documents.used, day_documents.remaining] == [1, 1, 0]
    assert (month_money.limit, month_money.used, month_money.remaining) == (
        None,
        Decimal("0.4600"),
        None,
    )
    assert [month_documents.used, month_documents.remaining] == [1, 499]
    assert day_money.anew > workspace.clock.now()
    assert month_money.anew >= day_money.anew


# --- export ------------------------------------------------------------------------------------


def test_the_log_as_csv_does_nothing_by_itself(workspace: OpenWorkspace, tmp_path: Path) -> None:
    for key in ("a", "b"):
        pay(workspace, key)
    target = tmp_path / "usage.csv"
    assert spending.export_usage(workspace, UsageQuery(limit=1), target, ExportFormat.CSV) == 2
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    # oldest first
    assert [row["invoice_number"] for row in rows] == ["RE-a", "RE-b"]
    first = rows[0]
    assert first["supplier"] == "'" + EVIL
    assert first["file"] == "'=a.pdf"
    assert (first["cost"], first["currency"], first["cost_INR"]) == ("0.0012", "USD", "0.108000")
    assert (first["rate"], first["price_output"], first["price_from"]) == (
        "90",
        "2.50",
        "2026-07-21",
    )
    assert (first["total_tokens"], first["seconds"]) == ("1230", "1.250")


def test_the_log_as_a_workbook_has_figures(workspace: OpenWorkspace, tmp_path: Path) -> None:
    pay(workspace, "a")
    target = tmp_path / "usage.xlsx"
    spending.export_usage(workspace, UsageQuery(), target, ExportFormat.XLSX)
    titles, row = openpyxl.load_workbook(target)["Usage"].values
    cells = dict(zip(titles, row, strict=True))
    assert (cells["cost"], cells["input_tokens"], cells["supplier"]) == (0.0012, 1000, "'" + EVIL)


def test_the_log_as_json_lines(workspace: OpenWorkspace, tmp_path: Path) -> None:
    pay(workspace, "a")
    target = tmp_path / "usage.jsonl"
    spending.export_usage(workspace, UsageQuery(), target, ExportFormat.JSON)
    (line,) = map(json.loads, target.read_text("utf-8").splitlines())
    assert (line["cost"], line["own_cost"], line["supplier"]) == ("0.0012", "0.108000", EVIL)
    assert line["at"].endswith("Z")


def test_a_failed_export_leaves_no_file(workspace: OpenWorkspace, tmp_path: Path) -> None:
    pay(workspace, "a")
    with pytest.raises(ExportFailed):
        spending.export_usage(
            workspace, UsageQuery(), tmp_path / "no" / "usage.csv", ExportFormat.CSV
        )
    with pytest.raises(ExportFailed, match="folder"):
        spending.export_usage(workspace, UsageQuery(), tmp_path, ExportFormat.CSV)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".usage")] == []
