# SPDX-License-Identifier: AGPL-3.0-or-later
"""From a code's bytes to values: each format with its own check digits, and what it refuses."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.page import Box
from desktop.readers.payment_codes.accounts import is_qr_iban, is_qr_reference
from desktop.readers.payment_codes.code import Code, Payment, Signature
from desktop.readers.payment_codes.formats import read_codes
from tests.coded_paper import IBAN, epc
from tests.samples import swiss

QR_IBAN = "CH4431999123000889012"
QR_REFERENCE = "210000000003139471430009017"
ACCOUNT = "supplier.bank_account.iban"


def code(data: str | bytes) -> Code:
    raw = data.encode() if isinstance(data, str) else data
    return Code(raw, raw.decode("utf-8", "replace"), 1, Box(0, 0, 90, 90))


def only(data: str | bytes, keys: tuple[str, ...] = ()) -> Payment:
    (payment,) = read_codes([code(data)], keys)
    return payment


def values(payment: Payment) -> dict[str, str]:
    return {path: said.value for path, said in payment.values.items()}


# --- GiroCode --------------------------------------------------------------------------------


def test_a_girocode_says_account_amount_and_message() -> None:
    payment = only(epc())
    assert values(payment) == {
        ACCOUNT: IBAN,
        "supplier.bank_account.bic": "BYLADEM1001",
        "supplier.name": "Acme Paper Ltd",
        "currency": "EUR",
    }
    assert (payment.amount, payment.remark, payment.broken) == (
        Decimal("120.00"), "Invoice INV-1001", [],
    )  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_version_1_in_latin_1_with_either_line_end(end: str) -> None:
    text = epc(version="001", charset="2", name="Bäckerei Größl").replace("\n", end)
    assert values(only(text.encode("latin-1")))["supplier.name"] == "Bäckerei Größl"


def test_a_structured_reference_needs_its_check_digits() -> None:
    assert values(only(epc(reference="RF18 5390 0754 7034")))["payment_reference"] == (
        "RF18539007547034"
    )
    broken = only(epc(reference="RF19539007547034"))
    assert "payment_reference" not in broken.values
    assert "check digits" in broken.broken[0]


def test_a_wrong_iban_and_a_wrong_amount_are_told_and_not_taken() -> None:
    payment = only(epc(iban="DE02120300000000202052", amount="EUR12,00"))
    assert ACCOUNT not in payment.values
    assert payment.amount is None
    assert len(payment.broken) == 2


# --- Swiss QR-bill ---------------------------------------------------------------------------


def bill(
    iban: str = QR_IBAN,
    amount: str = "1949.75",
    reference: tuple[str, str] = ("QRR", QR_REFERENCE),
    billing: str = "",
    address: tuple[str, ...] = (
        "S",
        "Robert Schneider AG",
        "Rue du Lac",
        "1268",
        "2501",
        "Biel",
        "CH",
    ),
) -> str:
    debtor = ("K", "Pia Rutschmann", "Marktgasse 28", "9400 Rorschach", "", "", "CH")
    lines = ["SPC", "0200", "1", iban, *address, *[""] * 7, amount, "CHF", *debtor, *reference]
    lines += ["Auftrag vom 15.06.2026", "EPD", billing]
    return "\r\n".join(lines)


def test_a_bill_with_both_kinds_of_address() -> None:
    said = values(only(bill()))
    assert said[ACCOUNT] == QR_IBAN
    assert said["payment_reference"] == QR_REFERENCE
    assert said["supplier.address.street"] == "Rue du Lac 1268"
    assert (said["buyer.name"], said["buyer.address.street"]) == ("Pia Rutschmann", "Marktgasse 28")
    assert (said["buyer.address.postal_code"], said["buyer.address.city"]) == ("9400", "Rorschach")
    assert only(bill()).amount == Decimal("1949.75")
    assert only(bill()).broken == []


def test_the_bill_of_the_sample() -> None:
    payment = only(swiss.payment_code())
    assert payment.broken == []
    assert values(payment)["payment_reference"] == swiss.RECORD["payment_reference"]
    assert str(payment.amount) == swiss.RECORD["total_amount"]


@pytest.mark.parametrize(
    ("iban", "reference", "word"),
    [
        (QR_IBAN, ("QRR", "210000000003139471430009018"), "check digit"),
        (QR_IBAN, ("NON", ""), "don't belong together"),
        ("CH5800791123000889012", ("QRR", QR_REFERENCE), "don't belong together"),
        ("CH5800791123000889012", ("SCOR", "RF19539007547034"), "check digits"),
        ("CH5800791123000889012", ("XYZ", "1"), "not one of the three"),
        (IBAN, ("NON", ""), "neither Swiss"),
    ],
)
def test_what_breaks_the_rules_of_the_bill_is_told(
    iban: str, reference: tuple[str, str], word: str
) -> None:
    assert any(word in told for told in only(bill(iban, reference=reference)).broken)


def test_a_bill_without_an_amount_leaves_it_open() -> None:
    assert only(bill(amount="")).amount is None


def test_references_and_accounts_of_the_standard() -> None:
    assert is_qr_reference(QR_REFERENCE)
    assert not is_qr_reference(QR_REFERENCE[:-1])
    assert is_qr_iban(QR_IBAN)
    assert not is_qr_iban("CH5800791123000889012")


def test_billing_information_in_swicos_syntax() -> None:
    billing = (
        "//S1/10/10201409/11/190512/20/1400.000-53/30/106017086/31/180508/32/7.7:1000;2.5:51.8"
        "/40/2:10;0:30"
    )
    said = values(only(bill(billing=billing)))
    assert said["invoice_number"] == "10201409"
    assert (said["issue_date"], said["due_date"]) == ("2019-05-12", "2019-06-11")
    assert said["supplier.vat_number"] == "CHE-106.017.086"
    assert said["tax_lines[1].rate"] == "2.5"
    assert said["tax_lines[0].taxable_amount"] == "1000"
    assert said["subtotal"] == "1051.8"


def test_slashes_in_billing_information_are_escaped() -> None:
    said = values(only(bill(billing=r"//S1/10/X.66711\/8824/11/200712/40/0:30")))
    assert said["invoice_number"] == "X.66711/8824"


# --- India -----------------------------------------------------------------------------------

IRN = "ab" * 32
_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
_STRANGER = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _segment(data: object) -> bytes:
    return base64.urlsafe_b64encode(json.dumps(data).encode()).rstrip(b"=")


def signed_invoice(key: rsa.RSAPrivateKey = _KEY, **changes: object) -> bytes:
    data = {
        "SellerGstin": "27AAPFU0939F1ZV", "BuyerGstin": "29AAGCB7383J1Z4", "DocNo": "DOC/001",
        "DocTyp": "INV", "DocDt": "04/12/2025", "TotInvVal": 11800.5, "ItemCnt": 1,
        "MainHsnCode": "9954", "Irn": IRN, "IrnDt": "2025-12-04 11:20:00", **changes,
    }  # fmt: skip
    head = _segment({"alg": "RS256", "typ": "JWT", "kid": "X"})
    body = head + b"." + _segment({"data": json.dumps(data), "iss": "NIC"})
    signature = key.sign(body, padding.PKCS1v15(), hashes.SHA256())
    return body + b"." + base64.urlsafe_b64encode(signature).rstrip(b"=")


def public_pem(key: rsa.RSAPrivateKey) -> str:
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return key.public_key().public_bytes(serialization.Encoding.PEM, form).decode()


def certificate_pem(key: rsa.RSAPrivateKey) -> str:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "portal")])
    now = datetime(2025, 1, 1, tzinfo=UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=3650))
        .sign(key, hashes.SHA256())
    )
    return built.public_bytes(serialization.Encoding.PEM).decode()


def test_the_registered_invoice_is_decoded_and_its_signature_not_claimed() -> None:
    payment = only(signed_invoice())
    assert values(payment) == {
        "supplier.vat_number": "27AAPFU0939F1ZV",
        "buyer.vat_number": "29AAGCB7383J1Z4",
        "invoice_number": "DOC/001",
        "document_type": "invoice",
        "issue_date": "2025-12-04",
        "currency": "INR",
        "other.IRN": IRN,
    }
    assert payment.amount == Decimal("11800.5")
    assert payment.total
    assert payment.signature is Signature.NOT_CHECKED


@pytest.mark.parametrize("pem", [public_pem, certificate_pem])
def test_the_signature_is_checked_by_a_key_that_was_given(pem: object) -> None:
    assert callable(pem)
    keys = (public_pem(_STRANGER), pem(_KEY))
    assert only(signed_invoice(), keys).signature is Signature.RIGHT


def test_a_changed_amount_breaks_the_signature() -> None:
    head, _, signature = signed_invoice().split(b".")
    _, body, _ = signed_invoice(TotInvVal=1.0).split(b".")
    forged = b".".join((head, body, signature))
    assert only(forged, (public_pem(_KEY),)).signature is Signature.WRONG
    assert only(signed_invoice(_STRANGER), (public_pem(_KEY),)).signature is Signature.WRONG


@pytest.mark.parametrize("keys", [("no key",), ("-----BEGIN PUBLIC KEY-----\nAAAA\n",)])
def test_an_unusable_key_checks_nothing(keys: tuple[str, ...]) -> None:
    assert only(signed_invoice(), keys).signature is Signature.NOT_CHECKED


def test_a_token_of_another_algorithm_is_never_right() -> None:
    _, body, signature = signed_invoice().split(b".")
    token = b".".join((_segment({"alg": "none"}), body, signature))
    assert only(token, (public_pem(_KEY),)).signature is Signature.NOT_CHECKED


def test_a_token_that_is_no_invoice_is_left_alone() -> None:
    token = b".".join((_segment({"alg": "RS256"}), _segment({"sub": "login"}), b"AAAA"))
    assert read_codes([code(token)]) == []


# --- Saudi Arabia ----------------------------------------------------------------------------


def zatca(
    *extra: tuple[int, bytes], vat: bytes = b"310122393500003", tax: bytes = b"150.00"
) -> bytes:
    tags = [
        (1, "شركة المثال".encode()), (2, vat), (3, b"2026-04-25T15:30:00Z"), (4, b"1150.00"),
        (5, tax), *extra,
    ]  # fmt: skip
    return base64.b64encode(b"".join(bytes([t, len(v)]) + v for t, v in tags))


def test_a_saudi_invoice_in_its_five_values() -> None:
    payment = only(zatca())
    assert values(payment) == {
        "supplier.name": "شركة المثال",
        "supplier.vat_number": "310122393500003",
        "issue_date": "2026-04-25",
        "tax_amount": "150.00",
    }
    assert payment.amount == Decimal("1150.00")
    assert payment.signature is None


def test_saudi_values_that_cannot_be() -> None:
    assert only(zatca(tax=b"1200.00")).amount is None
    assert "supplier.vat_number" not in only(zatca(vat=b"110122393500001")).values


# --- links, and what is no payment -----------------------------------------------------------


def test_upi_and_bezahlcode() -> None:
    upi = only("upi://pay?pa=acme@okbank&pn=Acme%20Ltd&am=118.00&cu=INR&tn=INV-1")
    assert (upi.amount, upi.remark) == (Decimal("118.00"), "INV-1")
    assert values(upi)["other.UPI ID"] == "acme@okbank"
    bank = only(f"bank://singlepaymentsepa?name=ACME&iban={IBAN}&amount=12,50&currency=EUR")
    assert (bank.amount, values(bank)[ACCOUNT]) == (Decimal("12.50"), IBAN)


@pytest.mark.parametrize(
    "text",
    [
        "https://example.com/pay?iban=DE02120300000000202051",
        "WIFI:S:office;T:WPA;P:secret;;",
        "BEGIN:VCARD\nFN:Acme\nEND:VCARD",
        "BCD\n003\n1\nSCT\n\nAcme\nDE02120300000000202051\nEUR1.00",
        "SPC\n0200\n1",
        "upi://mandate?pa=a@b",
        "aGVsbG8gd29ybGQsIHRoaXMgaXMgbm8gaW52b2ljZQ==",
        "",
    ],
)
def test_other_codes_say_nothing(text: str) -> None:
    assert read_codes([code(text)]) == []


def test_the_same_code_twice_is_one() -> None:
    assert len(read_codes([code(epc()), code(epc())])) == 1


@given(st.binary(max_size=400))
def test_any_bytes_are_survived(data: bytes) -> None:
    read_codes([code(data)])


@given(
    st.sampled_from(
        (epc(), bill(billing="//S1/10/1/11/190512/32/7.7/40/0:30"), signed_invoice(), zatca())
    ),
    st.data(),
)
def test_damaged_codes_are_survived(whole: str | bytes, data: st.DataObject) -> None:
    raw = bytearray(whole.encode() if isinstance(whole, str) else whole)
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    read_codes([code(bytes(raw))])
