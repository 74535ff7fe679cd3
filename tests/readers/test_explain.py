# SPDX-License-Identifier: AGPL-3.0-or-later
"""Each field tells why it has its value, and what else it could have been."""

from dataclasses import replace

from desktop.domain.company import OwnCompany
from desktop.domain.explanation import MOST_RUNNERS_UP, FieldExplanation
from desktop.domain.invoice import Invoice
from desktop.domain.page import WordsSource
from desktop.domain.reading import Proposal, Source
from desktop.readers.combine import combine
from desktop.readers.explain import Explainer
from desktop.readers.read_text import read_pages
from tests.coded_paper import IBAN, OTHER_IBAN
from tests.readers.papers import LEFT, Paper, german_invoice
from tests.readers.test_receipts import slip


def explained(paper: Paper, path: str) -> FieldExplanation:
    read = paper.read()
    found = explainer(paper, read).of(path)
    assert found is not None
    return found


def explainer(paper: Paper, read: Proposal) -> Explainer:
    return Explainer([paper.sheet.page()], [read], read.invoice, read.evidence)


def words(found: FieldExplanation) -> str:
    return " ".join(reason.words for reason in found.reasons)


def lost(found: FieldExplanation) -> dict[str, str]:
    return {other.reading.value: other.lost for other in found.runners_up}


def test_the_issue_date_wins_over_the_delivery_date_and_says_why() -> None:
    found = explained(german_invoice(), "issue_date")
    assert (found.reading.value, found.reading.page) == ("2024-03-05", 1)
    assert "“Rechnungsdatum” announces just this" in words(found)
    assert lost(found) == {
        "2024-03-01": "“Lieferdatum” announces another date.",
        "2024-04-04": "“Zahlbar bis” announces it: it is the due date.",
    }


def test_a_runner_up_has_its_place() -> None:
    paper = german_invoice()
    delivery = explained(paper, "issue_date").runners_up[0].reading
    assert delivery.box is not None
    (word,) = [w for w in paper.sheet.page().words if w.text == "01.03.2024"]
    assert delivery.box.intersects(word.box)
    assert (delivery.text, delivery.label) == ("01.03.2024", "Lieferdatum")


def test_another_number_is_named_with_its_label() -> None:
    found = explained(german_invoice(), "invoice_number")
    assert lost(found)["44871"] == "“Kundennummer” announces another number."


def test_amounts_say_that_they_add_up_and_what_does_not() -> None:
    paper = (
        Paper()
        .title("Invoice")
        .totals(
            [
                ("Subtotal", "200.00"),
                ("VAT 20%", "40.00"),
                ("Total", "240.00"),
                ("Total order value", "9,000.00"),
            ]
        )
    )
    found = explained(paper, "total_amount")
    assert "Net, tax and total add up: 200.00 + 40.00 = 240.00." in words(found)
    assert "do not add up" in lost(found)["9000.00"]


def test_sums_that_do_not_add_up_speak_against_the_total() -> None:
    paper = (
        Paper()
        .title("Invoice")
        .totals([("Subtotal", "1,595.50"), ("VAT 20%", "319.10"), ("Total", "1,941.60")])
    )
    found = explained(paper, "total_amount")
    assert [r.words for r in found.reasons if r.weight < 0] == [
        "Net, tax and total do not add up: 1595.50 + 319.10 is not 1941.60."
    ]


def test_a_cash_discount_is_no_due_date() -> None:
    paper = german_invoice().at(LEFT, 700, "Zahlbar bis 15.03.2024 mit 2 % Skonto")
    found = explained(paper, "due_date")
    assert found.reading.value == "2024-04-04"
    assert lost(found)["2024-03-15"] == "It ends a cash discount, not the term."


def test_parties_say_what_speaks_for_each_role() -> None:
    found = explained(german_invoice(), "supplier.name")
    assert "It stands with an address in the letterhead." in words(found)
    assert lost(found) == {"Muster & Söhne AG": "It is taken for the buyer."}


def test_check_digits_are_told() -> None:
    assert "Its check digits hold." in words(explained(german_invoice(), "supplier.vat_number"))


def test_every_filled_field_has_a_reason_and_few_runners_up() -> None:
    paper = german_invoice()
    found = explainer(paper, paper.read()).all()
    assert set(found) == set(paper.read().evidence)
    assert all(entry.reasons for entry in found.values())
    assert all(len(entry.runners_up) <= MOST_RUNNERS_UP for entry in found.values())


def test_notes_change_nothing_of_what_is_read() -> None:
    from desktop.readers.notes import Notes

    page = german_invoice().sheet.page()
    assert read_pages([page], OwnCompany(), (), Notes()) == read_pages([page], OwnCompany())


def test_an_exact_source_wins_and_the_paper_is_the_runner_up() -> None:
    paper = german_invoice()
    text = paper.read()
    record = Invoice(invoice_number="RE-2024-119")
    number = replace(
        text.evidence["invoice_number"],
        value="RE-2024-119",
        source=Source.EINVOICE.value,
        element="/Invoice/ID",
        confidence=1.0,
    )
    exact = Proposal(record, {"invoice_number": number}, Source.EINVOICE.value)
    pages = [paper.sheet.page()]
    joined = combine((exact, text), pages)
    found = Explainer(pages, [exact, text], joined.invoice, joined.evidence).of("invoice_number")
    assert found is not None
    assert "element ID." in words(found)
    assert lost(found)["RE-2024-118"] == (
        "It is what the offline reader reads; what the e-invoice says is exact."
    )


def test_readers_that_agree_and_those_that_do_not_are_named() -> None:
    paper = german_invoice()
    text = paper.read()
    evidence = {
        "invoice_number": replace(text.evidence["invoice_number"], source="gemini"),
        "due_date": replace(
            text.evidence["due_date"], source="gemini", value="2024-04-05", confidence=0.5
        ),
    }
    other = Proposal(
        Invoice.model_validate({"invoice_number": "RE-2024-118", "due_date": "2024-04-05"}),
        evidence,
        "gemini",
    )
    pages = [paper.sheet.page()]
    joined = combine((text, other), pages)
    found = Explainer(pages, [text, other], joined.invoice, joined.evidence).all()
    assert "reads the same." in words(found["invoice_number"])
    assert "Gemini reads “2024-04-05” instead." in words(found["due_date"])
    assert "It is what Gemini reads" in lost(found["due_date"])["2024-04-05"]


def test_words_of_a_picture_tell_how_sure_ocr_is() -> None:
    paper = german_invoice()
    page = paper.sheet.page()
    blurred = replace(
        page,
        source=WordsSource.OCR,
        words=tuple(replace(word, confidence=0.6) for word in page.words),
    )
    read = read_pages([blurred], OwnCompany())
    found = Explainer([blurred], [read], read.invoice, read.evidence).of("invoice_number")
    assert found is not None
    assert "OCR is 60 % sure" in words(found)


def test_an_empty_field_has_runners_up_alone() -> None:
    paper = german_invoice()
    read = paper.read()
    open_ = replace(read, evidence={})
    found = explainer(paper, open_)
    assert found.of("due_date") is None
    assert {other.reading.value for other in found.open("due_date")} >= {"2024-04-04"}


SLIP = """
    ^ TEGUH STATIONERY S/B
    ^ (773129-K)
    ^ 8 JALAN KENARI 2
    ^ 47100 PUCHONG
    OFFER ENDS 31-01-19
    PEN BLUE | 2.50
    PAPER A4 | 12.45
    GLUE | 4.00
    TOTAL | RM 18.95
    CASH | RM 20.00
    CHANGE | RM 1.05
    12-01-19 21:13 CASHIER 2
    THANK YOU
    COME AGAIN
"""


def test_a_day_that_a_till_stamped_is_not_called_the_first() -> None:
    page = slip(SLIP)
    text = read_pages([page], OwnCompany())
    found = Explainer([page], [text], text.invoice, text.evidence).of("issue_date")
    assert found is not None
    assert found.reading.value == "2019-01-12"
    assert "with the time of day" in words(found)
    assert "first date" not in words(found)


def test_what_code_and_page_dispute_is_called_so_whoever_was_taken() -> None:
    paper = german_invoice()
    text = paper.read()
    path = "supplier.bank_account.iban"
    mine = replace(
        text.evidence["invoice_number"], path=path, value=IBAN, text=IBAN, label="IBAN",
        confidence=0.95,
    )  # fmt: skip
    theirs = replace(mine, value=OTHER_IBAN, source=Source.PAYMENT_CODE.value, confidence=0.5)
    account = {"supplier": {"bank_account": {"iban": IBAN}}}
    printed = Proposal(Invoice.model_validate(account), {path: mine}, Source.OFFLINE.value)
    account = {"supplier": {"bank_account": {"iban": OTHER_IBAN}}}
    code = Proposal(Invoice.model_validate(account), {path: theirs}, Source.PAYMENT_CODE.value)
    pages = [paper.sheet.page()]
    joined = combine((printed, code), pages)
    for taken in (joined.evidence[path], theirs):
        other = IBAN if taken.value == OTHER_IBAN else OTHER_IBAN
        said = Explainer(pages, [printed, code], joined.invoice, {path: taken}).of(path)
        assert said is not None
        assert "one of the two is wrong" in words(said)
        assert "one of the two is wrong" in lost(said)[other]
        assert "exact" not in words(said) + lost(said)[other]
    agreeing = replace(theirs, value=IBAN, confidence=0.98)
    said = Explainer(pages, [printed], joined.invoice, {path: agreeing}).of(path)
    assert said is not None
    assert "The payment code on the page says so." in words(said)
