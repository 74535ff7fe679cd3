# SPDX-License-Identifier: AGPL-3.0-or-later
"""Small PDF invoices made on the spot, for tests that need many or odd ones."""

from __future__ import annotations

from pathlib import Path

LINES = (
    "Acme Paper Ltd",
    "1 Mill Lane, Leeds LS1 4AB, United Kingdom",
    "VAT number: GB 980 7806 84",
    "",
    "INVOICE",
    "Bill to: Example Trading Ltd, 5 High Street, London",
    "Invoice number: {number}",
    "Invoice date: {date}",
    "Due date: {due}",
    "",
    "Description          Quantity    Unit price      Amount",
    "Copy paper A4            10          4.00        40.00",
    "Envelopes C5              4         15.00        60.00",
    "",
    "                               Subtotal        {net}",
    "                               VAT 20%          20.00",
    "                               Total GBP       {total}",
)


def invoice_pdf(
    number: str = "INV-1001",
    *,
    total: str = "120.00",
    net: str = "100.00",
    date: str = "2026-02-03",
    due: str = "2026-03-05",
    extra: tuple[str, ...] = (),
) -> bytes:
    """A one-page text invoice as a PDF, different for each number."""
    values = {"number": number, "total": total, "net": net, "date": date, "due": due}
    lines = [line.format(**values) for line in LINES]
    return text_pdf([*lines, *extra])


def text_pdf(lines: list[str]) -> bytes:
    """One A4 page with these lines in a monospaced font."""
    shown = b"\n".join(b"(" + _escaped(line) + b") Tj T*" for line in lines)
    content = b"BT /F 11 Tf 16 TL 50 780 Td\n" + shown + b"\nET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(data))
    return data + head + table + tail


def _escaped(line: str) -> bytes:
    data = line.encode("cp1252", "replace")
    for special in (b"\\", b"(", b")"):
        data = data.replace(special, b"\\" + special)
    return data


def encrypted(data: bytes, password: str, folder: Path) -> bytes:
    """The same PDF, opened by the password alone."""
    import pymupdf

    source, target = folder / "plain.pdf", folder / "locked.pdf"
    source.write_bytes(data)
    with pymupdf.open(source) as document:
        document.save(
            target,
            encryption=pymupdf.PDF_ENCRYPT_AES_256,
            user_pw=password,
            owner_pw=password + "-owner",
        )
    return target.read_bytes()
