# SPDX-License-Identifier: AGPL-3.0-or-later
"""The shipped samples are what their script makes, say what their truth says, and are sound."""

from __future__ import annotations

import io
import itertools
import json
import re
from decimal import Decimal
from pathlib import Path

import cv2
import numpy as np
import pymupdf
import pytest
from facturx import get_xml_from_pdf, xml_check_xsd
from lxml import etree
from PIL import Image
from schwifty import BIC, IBAN
from stdnum.ch import uid
from stdnum.eu import vat as eu_vat
from stdnum.gb import vat as gb_vat
from stdnum.in_ import gstin, pan

from desktop.domain.invoice import Invoice
from tests.samples import british, factur_x, french, swiss
from tests.samples.make import ALL, SAMPLES, TRUTH, Sample, truth_text
from tests.samples.record import Json

WRONG_TOTAL = british.NAME
PICTURES = {"uk-office-supplies-scan", "ie-cleaning-services"}
TEXT_PDFS = [s for s in ALL if s.suffix == "pdf" and s.name not in PICTURES]


def each(samples: list[Sample] | tuple[Sample, ...] = ALL) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("sample", samples, ids=lambda s: s.name)


def shipped(sample: Sample) -> bytes:
    return (SAMPLES / sample.file).read_bytes()


def truth(sample: Sample) -> Json:
    loaded: Json = json.loads((TRUTH / f"{sample.name}.json").read_text(encoding="utf-8"))
    return loaded


def page_images(data: bytes, suffix: str) -> list[np.ndarray]:
    if suffix == "jpg":
        with Image.open(io.BytesIO(data)) as image:
            return [np.asarray(image.convert("L").reduce(4), dtype=np.int16)]
    images = []
    with pymupdf.open(stream=data, filetype="pdf") as document:
        for page in document:
            pixels = page.get_pixmap(dpi=60, colorspace=pymupdf.csGRAY)
            flat = np.frombuffer(pixels.samples, dtype=np.uint8).astype(np.int16)
            images.append(flat.reshape(pixels.height, pixels.width))
    return images


def page_text(data: bytes) -> str:
    with pymupdf.open(stream=data, filetype="pdf") as document:
        return "\n".join(page.get_text() for page in document)


def squeezed(text: str) -> str:
    """Letters and digits alone: how a value is grouped on the page doesn't matter."""
    return re.sub(r"[^\w]", "", text).casefold()


def test_every_shipped_file_has_its_truth_and_its_script() -> None:
    assert {path.name for path in SAMPLES.iterdir()} == {s.file for s in ALL}
    assert {path.name for path in TRUTH.iterdir()} == {f"{s.name}.json" for s in ALL}
    sizes = [len(shipped(sample)) for sample in ALL]
    assert max(sizes) < 300_000
    assert sum(sizes) < 1_500_000


def test_the_set_is_as_varied_as_it_is_meant_to_be() -> None:
    records = [truth(sample) for sample in ALL]
    assert {r["currency"] for r in records} >= {"EUR", "USD", "GBP", "INR", "CHF"}
    assert {r["language"] for r in records} >= {"de", "en", "fr", "it", "es", "nl"}
    assert "credit_note" in {r["document_type"] for r in records}
    rates = [{line["rate"] for line in r["tax_lines"]} for r in records]
    assert {"7", "19"} in rates
    assert {sample.suffix for sample in ALL} == {"pdf", "jpg", "xml", "p7m"}


@each()
def test_drawing_again_gives_the_shipped_pages(sample: Sample) -> None:
    again = sample.draw()
    if sample.suffix in ("xml", "p7m"):
        assert again == shipped(sample)
        return
    pairs = zip(
        page_images(again, sample.suffix), page_images(shipped(sample), sample.suffix), strict=True
    )
    for drawn, kept in pairs:
        assert drawn.shape == kept.shape
        # another version of the JPEG library may round otherwise
        assert np.abs(drawn - kept).mean() < 1.5
    if sample.suffix == "pdf":
        assert page_text(again) == page_text(shipped(sample))


@each()
def test_the_truth_is_a_canonical_record(sample: Sample) -> None:
    path = TRUTH / f"{sample.name}.json"
    assert path.read_text(encoding="utf-8") == truth_text(sample.record)
    record = truth(sample)
    assert Invoice.model_validate(record).model_dump(mode="json") == record
    assert record["issue_date"].startswith("2026-")


@each(TEXT_PDFS)
def test_every_true_value_stands_on_the_page(sample: Sample) -> None:
    record = truth(sample)
    text = squeezed(page_text(shipped(sample)))
    amounts = [record[name] for name in ("line_total", "discount", "charges", "subtotal",
                                         "rounding", "total_amount", "amount_paid",
                                         "amount_due")]  # fmt: skip
    if len(record["tax_lines"]) < 2:
        # of several taxes the sum may be printed nowhere: each of them is, below
        amounts.append(record["tax_amount"])
    for line in record["line_items"]:
        amounts += [line["quantity"], line["unit_price"], line["subtotal"], line["tax_rate"]]
    for line in record["tax_lines"]:
        amounts += [line["rate"], line["tax_amount"], line["taxable_amount"]]
    texts = [record["invoice_number"], record["purchase_order"], record["payment_reference"]]
    texts += [record["payment_terms"], *record["other"].values()]
    for party in (record["supplier"], record["buyer"]):
        texts += [party["name"], party["vat_number"], party["tax_number"], party["legal_id"]]
        texts += [party["email"], party["phone"], *party["bank_account"].values()]
        address = dict(party["address"])
        country, address["text"] = address.pop("country"), None
        assert country in (None, "FR", "IN")
        texts += address.values()
    for line in record["line_items"]:
        texts += [
            line["reference"],
            line["name"],
            line["unit"],
            *(line["description"] or "").split(),
        ]
    for value in (*amounts, *texts):
        if value is not None:
            assert squeezed(value) in text, value


@each(TEXT_PDFS)
def test_no_words_lie_on_each_other_or_off_the_page(sample: Sample) -> None:
    with pymupdf.open(stream=shipped(sample), filetype="pdf") as document:
        for page in document:
            boxes = [pymupdf.Rect(word[:4]) for word in page.get_text("words")]
            for index, box in enumerate(boxes):
                assert box in page.rect
                height = box.height
                core = pymupdf.Rect(box.x0, box.y0 + 0.3 * height, box.x1, box.y1 - 0.3 * height)
                for other in boxes[index + 1 :]:
                    assert abs(core & other) < 0.2 * min(abs(core), abs(other)), (box, other)


@each(TEXT_PDFS)
def test_fonts_are_embedded(sample: Sample) -> None:
    with pymupdf.open(stream=shipped(sample), filetype="pdf") as document:
        fonts = {font[0]: font[1] for page in document for font in page.get_fonts()}
    # reportlab registers its standard Helvetica in each file, unused
    used = {kind for kind in fonts.values() if kind != "n/a"}
    assert used == {"ttf"}


@each()
def test_sums_agree_except_the_planted_one(sample: Sample) -> None:
    r = truth(sample)

    def amount(name: str) -> Decimal:
        return Decimal(r[name] or "0")

    lines = sum(Decimal(line["subtotal"]) for line in r["line_items"])
    assert lines == Decimal(r["line_total"] or r["subtotal"])
    assert lines - amount("discount") + amount("charges") == amount("subtotal")
    tax = sum(Decimal(line["tax_amount"]) for line in r["tax_lines"])
    assert r["tax_amount"] is None or tax == amount("tax_amount")
    total = amount("subtotal") + tax + amount("rounding")
    assert (total == amount("total_amount")) is (sample.name != WRONG_TOTAL)
    if r["amount_due"]:
        assert amount("total_amount") - amount("amount_paid") == amount("amount_due")


@each()
def test_identifiers_have_right_check_digits(sample: Sample) -> None:
    record = truth(sample)
    for party in (record["supplier"], record["buyer"]):
        number = party["vat_number"]
        if number is None:
            continue
        valid = {"GB": gb_vat.is_valid, "CH": lambda n: uid.is_valid(n.removesuffix(" MWST")),
                 "27": gstin.is_valid}.get(number[:2], eu_vat.is_valid)  # fmt: skip
        assert valid(number), number
    account = record["supplier"]["bank_account"]
    if account["iban"]:
        iban = IBAN(account["iban"], validate_bban=True)
        assert iban.bank is None, "the bank code belongs to a real bank"
    if account["bic"]:
        assert BIC(account["bic"]).exists is False
    if record["currency"] == "INR":
        assert pan.is_valid(record["supplier"]["tax_number"])


def test_the_long_one_has_three_pages_and_carries_its_sums() -> None:
    with pymupdf.open(SAMPLES / "de-elektrogrosshandel-three-pages.pdf") as document:
        texts = [page.get_text() for page in document]
    assert len(texts) == 3
    assert "Übertrag auf nächste Seite" in texts[0]
    for before, after in itertools.pairwise(texts):
        carried = re.search(r"Übertrag auf nächste Seite\n([\d.,]+)", before)
        assert carried is not None
        assert f"Übertrag\n{carried[1]}" in after


def test_factur_x_is_valid_and_equal_to_the_page() -> None:
    data = (SAMPLES / f"{french.NAME}.pdf").read_bytes()
    name, xml = get_xml_from_pdf(data)
    assert name == "factur-x.xml"
    assert xml_check_xsd(xml, flavor="factur-x", level="en16931")
    assert xml == factur_x.cii(json.loads((TRUTH / f"{french.NAME}.json").read_text("utf-8")))


def test_the_ubl_invoice_says_its_sums() -> None:
    root = etree.fromstring((SAMPLES / "be-peppol-ubl.xml").read_bytes())
    assert root.tag == "{urn:oasis:names:specification:ubl:schema:xsd:Invoice-2}Invoice"
    record = json.loads((TRUTH / "be-peppol-ubl.json").read_text("utf-8"))
    assert root.findtext(".//{*}PayableAmount") == record["total_amount"]
    assert len(root.findall("{*}InvoiceLine")) == len(record["line_items"])


def test_the_scan_is_one_picture_of_200_dpi_without_words() -> None:
    with pymupdf.open(SAMPLES / "uk-office-supplies-scan.pdf") as document:
        (page,) = document
        assert page.get_text().strip() == ""
        ((_, _, width, height, *_),) = page.get_images()
        assert round(width / page.rect.width * 72) == 200
        assert height > width


def test_the_swiss_code_reads_as_its_page_says(tmp_path: Path) -> None:
    with pymupdf.open(SAMPLES / f"{swiss.NAME}.pdf") as document:
        page = document[0]
        clip = pymupdf.Rect(170, page.rect.height - 270, 340, page.rect.height - 100)
        page.get_pixmap(dpi=300, clip=clip).save(tmp_path / "code.png")
    image = cv2.imread(str(tmp_path / "code.png"))
    assert image is not None
    text, _, _ = cv2.QRCodeDetector().detectAndDecode(image)
    assert text == swiss.payment_code()
    fields = text.split("\n")
    assert fields[:4] == ["SPC", "0200", "1", swiss.RECORD["supplier"]["bank_account"]["iban"]]
    assert fields[18] == swiss.RECORD["total_amount"]
