# SPDX-License-Identifier: AGPL-3.0-or-later
"""What kind of file this is, by its content alone; the name is never looked at."""

from __future__ import annotations

import re

from desktop.domain.errors import DamagedDocument, NotSupported
from desktop.worker.signed import is_signed

PDF = "application/pdf"
PNG = "image/png"
JPEG = "image/jpeg"
TIFF = "image/tiff"
XML = "application/xml"
SIGNED = "application/pkcs7-mime"
"""A signed envelope, whatever document it holds."""

PICTURES = (PNG, JPEG, TIFF)

# A PDF may be preceded by some bytes of a mail or a printer; viewers look at the first kilobyte.
_PDF_WITHIN = 1024
_HTML = re.compile(
    rb"(?:\s|<\?xml[^>]*>|<!--.*?-->)*"
    rb"<(?:!doctype\s+html|html|head|body|script|meta|title|div|table)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_NAMED = (
    (b"PK\x03\x04", "a ZIP archive or an Office document", "Save it as PDF, or unpack it first."),
    (b"\xd0\xcf\x11\xe0", "an old Office document or an Outlook mail", "Save it as PDF."),
    (b"GIF8", "a GIF picture", "Save it as PNG or PDF."),
    (b"BM", "a BMP picture", "Save it as PNG or PDF."),
    (b"{\\rtf", "a rich text document", "Save it as PDF."),
    (b"%!PS", "a PostScript file", "Save it as PDF."),
    (b"\x1f\x8b", "a compressed file", "Unpack it first."),
    (b"Rar!", "a RAR archive", "Unpack it first."),
    (b"7z\xbc\xaf", "a 7-Zip archive", "Unpack it first."),
)
_UNICODE_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


def media_type(data: bytes) -> str:
    """The media type of a document's bytes, one of the constants of this module.

    Raises NotSupported, which names the kind of file where it is a known one, or DamagedDocument
    when the file holds nothing but zeros.
    """
    head = data[:_PDF_WITHIN]
    # before the others: the document inside begins within its first bytes
    if is_signed(data):
        return SIGNED
    if b"%PDF-" in head:
        return PDF
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith((b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")):
        return TIFF
    text = _plain_head(data[:4096])
    if text.lstrip().startswith(b"<"):
        if _HTML.match(text):
            raise NotSupported(
                "This is a web page, not a document, whatever its name says.",
                "Download the invoice again from the supplier's site; often a login is needed.",
            )
        return XML
    if not data.strip(b"\x00"):
        raise DamagedDocument("The file holds nothing but zeros.")
    raise _not_supported(head)


def _plain_head(head: bytes) -> bytes:
    """The start of a text file as ASCII, whichever Unicode form it has."""
    for mark, encoding in _UNICODE_MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "ignore").encode("ascii", "ignore")
    if head[:4] == b"<\x00?\x00":
        return head.decode("utf-16-le", "ignore").encode("ascii", "ignore")
    if head[:4] == b"\x00<\x00?":
        return head.decode("utf-16-be", "ignore").encode("ascii", "ignore")
    return head


def _not_supported(head: bytes) -> NotSupported:
    for magic, kind, advice in _NAMED:
        if head.startswith(magic):
            return NotSupported(f"This is {kind}, which can't be read.", advice)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return NotSupported("This is a WebP picture, which can't be read.", "Save it as PNG.")
    if head[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"}:
        return NotSupported(
            "This is a HEIC or AVIF photo, which can't be read.", "Save or send it as JPEG."
        )
    if re.match(rb"(?:From |[A-Za-z-]+: )[^\n]*\n(?:[A-Za-z-]+: |\s)", head):
        return NotSupported("This is a mail message.", "Bring in its attachments instead.")
    return NotSupported()
