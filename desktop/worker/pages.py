# SPDX-License-Identifier: AGPL-3.0-or-later
"""PDFs by MuPDF: sizes, words, rules, pixels, embedded files. pymupdf is for it and `assembly`.

MuPDF tells places on the page as it was before its /Rotate, from the corner of its crop box;
everything is turned here into points from the top left of the page as shown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from math import isfinite
from typing import Any

import pymupdf

from desktop.domain.errors import (
    DamagedDocument,
    DocumentError,
    PasswordNeeded,
    TooManyPages,
    WrongPassword,
)
from desktop.domain.page import (
    MAX_PAGES,
    MAX_WORDS_PER_PAGE,
    Box,
    PageSize,
    PageText,
    Word,
    WordsSource,
)
from desktop.worker import media, visibility
from desktop.worker.code_places import is_square
from desktop.worker.document import Attachment, Raster, Remarks, check_side, clamp_scale
from desktop.worker.embedded_files import display_name, unpack
from desktop.worker.paint import Paint, paint_of
from desktop.worker.paper import clipped, moved_onto
from desktop.worker.traces import MOST_PIXELS, Grey, Traces, grey_of
from desktop.worker.unprinted import MOST_WORDS, cut_off, described, hidden_words, noted

# FzErrorFormat and its kin derive from Exception alone.
MUPDF_ERRORS = (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError)

_TEXT_FLAGS = (
    pymupdf.TEXT_PRESERVE_WHITESPACE
    # glyphs that are cut off must not become a part of those beside them
    | pymupdf.TEXT_MEDIABOX_CLIP
    # What the glyphs say is what a person sees; the replacement text may say anything.
    | pymupdf.TEXT_IGNORE_ACTUALTEXT
)
_BOLD_FLAG = 16
_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi|-bd\b", re.IGNORECASE)
_OCR_SCALE = 200 / 72
_OCR_PIXELS = 12_000_000
# Fewer words than this on a scan are a stamp or a scanner's footer, not its text.
_FEW_WORDS = 12
_MAX_ATTACHMENTS = 100
_MAX_OBJECTS = 50_000
_MAX_FONT_SIZE = 10_000.0
# Smaller pages are drawn larger to be compared: their print would be too fine.
_LEAST_SIDE_DRAWN = 400.0
_REFERENCE = re.compile(r"\b([1-9]\d{0,6}) 0 R\b")
_UNSEEN_NOTE = pymupdf.mupdf.PDF_ANNOT_IS_HIDDEN | pymupdf.mupdf.PDF_ANNOT_IS_NO_VIEW
_UNPRINTED_NOTES = frozenset(
    (
        pymupdf.mupdf.PDF_ANNOT_TEXT,
        pymupdf.mupdf.PDF_ANNOT_POPUP,
        pymupdf.mupdf.PDF_ANNOT_FILE_ATTACHMENT,
    )
)
_UNLOCKED = pymupdf.mupdf.PDF_ENCRYPT_NONE
_KEPT_IN_CATALOG = frozenset(("Type", "Pages", "Version", "AcroForm", "OCProperties"))
_PAGE_EXTRAS = ("Metadata", "PieceInfo", "AA", "Thumb")
_CUT_OFF = "The PDF is cut off: its end is missing."
_DECLARED = re.compile(
    r"DocumentFileName(?:>\s*([^<>]{1,200}?)\s*<|\s*=\s*[\"']([^\"'<>]{1,200})[\"'])"
)
_MOST_METADATA = 200_000
_XML_NAMES = re.compile(r"factur-x|zugferd|xrechnung|cii|ubl|invoice|rechnung", re.IGNORECASE)


# Remarks on broken files go nowhere; what matters is raised.
pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)


class PdfDocument:
    """An opened PDF. `media_type` may be overridden for pages that were drawn from an e-invoice.

    Raises DamagedDocument, PasswordNeeded, WrongPassword or TooManyPages when made. With
    `careful` only the text itself is looked at, not what is painted around it.
    """

    def __init__(
        self, data: bytes, password: str | None = None, media_type: str = media.PDF
    ) -> None:
        self.media_type = media_type
        self.remarks = Remarks()
        self.careful = False
        self._over_scan: set[int] = set()
        self._codes: dict[int, tuple[Box, ...]] = {}
        try:
            self._document: Any = pymupdf.open(stream=data, filetype="pdf")
        except MUPDF_ERRORS as error:
            raise DamagedDocument from error
        self.encrypted = bool(self._document.needs_pass) or self._is_encrypted()
        if self._document.needs_pass:
            if password is None:
                raise PasswordNeeded
            if not self._document.authenticate(password):
                raise WrongPassword
        try:
            count = int(self._document.page_count)
        except MUPDF_ERRORS as error:
            raise DamagedDocument from error
        if count < 1:
            raise DamagedDocument
        if count > MAX_PAGES:
            raise TooManyPages
        if self._document.is_repaired and b"%%EOF" not in data[-2048:]:
            self._refuse_cut_off(data)
        self._sizes = tuple(self._size(number) for number in range(1, count + 1))

    @property
    def sizes(self) -> tuple[PageSize, ...]:
        return self._sizes

    @property
    def attachment_names(self) -> tuple[str, ...]:
        return tuple(display_name(name) for name, _, _ in self._embedded())

    def xml_attachments(self) -> tuple[Attachment, ...]:
        """Embedded files that begin like XML, those named like an e-invoice first."""
        found: list[Attachment] = []
        files = self._embedded()
        declared = self._declared_invoice() if files else ""
        for name, xref, relationship in files:
            data = self._stream(xref)
            if data is not None and _looks_like_xml(data):
                shown = display_name(name)
                found.append(Attachment(shown, data, relationship, shown == declared))
        return tuple(sorted(found, key=lambda a: _XML_NAMES.search(a.name) is None))

    def page_text(self, number: int) -> PageText:
        page = self._page(number)
        size = self._sizes[number - 1]
        try:
            paint = Paint() if self.careful else _paint_of(page)
            self._codes[number] = paint.codes
            text_page = page.get_textpage(flags=_TEXT_FLAGS)
            raw = text_page.extractWORDS()[:MAX_WORDS_PER_PAGE]
            words = self._words(page, paint, text_page, raw)
            unprinted = () if self.careful else self._unprinted(page, words, raw)
        except MUPDF_ERRORS as error:
            raise DamagedDocument(f"Page {number} can't be read.") from error
        on_page = [word.text for word in words]
        usable = bool(words) and not visibility.is_garbage(on_page)
        return PageText(
            number=number,
            width=size.width,
            height=size.height,
            words=(*(words if usable else ()), *unprinted),
            rules=paint.rules,
            source=WordsSource.LAYER if usable else WordsSource.NONE,
        )

    def wants_ocr(self, number: int, text: PageText) -> bool:
        if self.careful:
            return False
        seen = sum(1 for word in text.words if not word.hidden)
        if seen >= _FEW_WORDS:
            return False
        paint = _paint_of(self._page(number))
        if seen:
            return paint.picture_share >= visibility.SCAN_SHARE
        return paint.anything

    def speaks_for_scan(self, number: int) -> bool:
        return number in self._over_scan

    def render(self, number: int, scale: float, rotation: int) -> Raster:
        size = self._sizes[number - 1]
        scale = clamp_scale(size.width, size.height, scale)
        matrix = pymupdf.Matrix(scale, scale).prerotate(rotation)
        try:
            pixmap = self._page(number).get_pixmap(
                matrix=matrix, colorspace=pymupdf.csRGB, alpha=False, annots=True
            )
        except MUPDF_ERRORS as error:
            raise DamagedDocument(f"Page {number} can't be shown.") from error
        return Raster(pixmap.width, pixmap.height, pixmap.stride, pixmap.samples_mv, pixmap)

    def raster_for_ocr(self, number: int) -> tuple[Raster, float]:
        size = self._sizes[number - 1]
        scale = min(_OCR_SCALE, (_OCR_PIXELS / (size.width * size.height)) ** 0.5)
        return self.render(number, scale, 0), clamp_scale(size.width, size.height, scale)

    def code_places(self, number: int) -> tuple[tuple[Box, bool], ...]:
        """Where the page, as last told, may show a QR code, and whether it would be no more."""
        return tuple((box, is_square(box)) for box in self._codes.get(number, ()))

    def render_grey(
        self, number: int, area: Box, scale: float
    ) -> tuple[Raster, tuple[float, float]]:
        """A part of a page in rows of 8-bit grey, and the point that its first pixel shows."""
        scale = clamp_scale(area.width, area.height, scale)
        page = self._page(number)
        try:
            pixmap = page.get_pixmap(
                matrix=pymupdf.Matrix(scale, scale),
                colorspace=pymupdf.csGRAY,
                alpha=False,
                clip=pymupdf.Rect(area.as_list()),
            )
        except MUPDF_ERRORS as error:
            raise DamagedDocument(f"Page {number} can't be shown.") from error
        raster = Raster(pixmap.width, pixmap.height, pixmap.stride, pixmap.samples_mv, pixmap)
        return raster, (pixmap.x / scale, pixmap.y / scale)

    @property
    def data(self) -> bytes:
        """The file itself."""
        return bytes(self._document.stream or b"")

    def as_it_was(self, length: int) -> PdfDocument | None:
        """The document of the file's first bytes, before later changes; None where it is none."""
        try:
            earlier = PdfDocument(self.data[:length])
        except DocumentError:
            return None
        earlier.careful = True
        return earlier

    def clean_copy(self) -> bytes:
        """The pages as a file of their own: unlocked, without metadata, bookmarks, scripts, tags,
        attachments, and notes that aren't printed.

        Raises DocumentError where the file says more than its pages show and that can't be taken
        out: layers that are switched off, and replacement text.
        """
        try:
            data = self._document.tobytes(encryption=_UNLOCKED, no_new_id=True)
            with pymupdf.open(stream=data, filetype="pdf") as copy:
                return _cleaned(copy)
        except MUPDF_ERRORS as error:
            raise DamagedDocument("The file can't be copied without what it hides.") from error

    def close(self) -> None:
        self._document.close()

    # --- opening -------------------------------------------------------------------------------

    def _refuse_cut_off(self, data: bytes) -> None:
        """A PDF without its end is taken only if its index alone is lost, and no object."""
        count = min(int(self._document.xref_length()), _MAX_OBJECTS)
        cut = _inside_object(data)
        try:
            objects = [self._document.xref_object(number) for number in range(1, count)]
        except MUPDF_ERRORS as error:
            raise DamagedDocument(_CUT_OFF) from error
        for text in () if cut else objects:
            for number in map(int, _REFERENCE.findall(text)):
                cut = cut or number > len(objects) or objects[number - 1] == "null"
        if cut:
            raise DamagedDocument(_CUT_OFF)

    def _is_encrypted(self) -> bool:
        metadata = self._document.metadata or {}
        return bool(metadata.get("encryption"))

    def _page(self, number: int) -> Any:
        if not 1 <= number <= self._document.page_count:
            raise DamagedDocument(f"There is no page {number} in this document.")
        try:
            return self._document.load_page(number - 1)
        except MUPDF_ERRORS as error:
            raise DamagedDocument(f"Page {number} can't be opened.") from error

    def _size(self, number: int) -> PageSize:
        rect = self._page(number).rect
        width, height = check_side(float(rect.width), float(rect.height))
        return PageSize(number, width, height)

    # --- words ---------------------------------------------------------------------------------

    def _words(
        self, page: Any, paint: Paint, text_page: Any, raw: Sequence[Sequence[Any]]
    ) -> list[Word]:
        turn = page.rotation_matrix if page.rotation else None
        paper = Box(0.0, 0.0, float(page.rect.width), float(page.rect.height))
        side = min(paper.width, paper.height)
        scan = paint.picture_share >= visibility.SCAN_SHARE
        words: list[Word] = []
        spans = _spans_of_words(text_page.extractDICT()) if raw else {}
        traces = None if self.careful or not raw else self._traces(page)
        rewritten = visibility.Rewritten(raw)
        for at, (x0, y0, x1, y1, text, block, line, index) in enumerate(raw):
            box = clipped(_box((x0, y0, x1, y1), turn), paper)
            if box is None:
                continue
            span = spans.get((block, line, index)) or spans.get((block, line, 0)) or _NO_SPAN
            ink = visibility.Ink(
                color=_rgb(span["color"]),
                alpha=int(span["alpha"]),
                size=_font_size(span["size"]),
                painted=bool(span["char_flags"] & (visibility.FILLED | visibility.STROKED)),
            )
            hidden = not visibility.is_seen(
                ink, box, paint.grounds, side, scan
            ) or visibility.is_covered(
                box, paint.grounds, paint.texts, partial(rewritten.after, at)
            )
            if traces is not None and not hidden and not traces.left_by(box):
                # under a scan or invisible over it: it may say what the picture shows
                hidden = not (scan and traces.ink_at(box))
                if not hidden:
                    self._over_scan.add(page.number + 1)
            words.append(
                Word(
                    text=_clean(text),
                    box=box,
                    block=block,
                    line=line,
                    hidden=hidden,
                    size=ink.size,
                    bold=bool(span["flags"] & _BOLD_FLAG or _BOLD_NAME.search(span["font"])),
                )
            )
        return [word for word in words if word.text]

    def _traces(self, page: Any) -> Traces | None:
        """The page drawn with and without its text; None where it can't be taken away."""
        scale = min(1.0, (MOST_PIXELS / max(page.rect.width * page.rect.height, 1.0)) ** 0.5)
        if min(page.rect.width, page.rect.height) * scale < _LEAST_SIDE_DRAWN:
            scale *= min(4.0, _LEAST_SIDE_DRAWN / (min(page.rect.width, page.rect.height) * scale))
        copy = pymupdf.open()
        try:
            bare = self._copied(page, copy)
            bare.add_redact_annot(bare.rect * bare.derotation_matrix, fill=False, cross_out=False)
            bare.apply_redactions(
                images=pymupdf.mupdf.PDF_REDACT_IMAGE_NONE,
                graphics=pymupdf.mupdf.PDF_REDACT_LINE_ART_NONE,
                text=pymupdf.mupdf.PDF_REDACT_TEXT_REMOVE,
            )
            without = None if bare.get_text("words") else _grey(bare, scale)
        except MUPDF_ERRORS:
            return None
        finally:
            copy.close()
        shown = _grey(page, scale)
        if without is None or without.shape != shown.shape:
            return None
        return Traces(shown, without, scale)

    def _copied(self, page: Any, target: Any) -> Any:
        """The page alone in another document, without notes and fields, all its layers shown."""
        target.insert_pdf(
            self._document,
            from_page=page.number,
            to_page=page.number,
            annots=False,
            widgets=False,
            links=False,
        )
        return target[0]

    def _unprinted(
        self, page: Any, words: Sequence[Word], raw: Sequence[Sequence[Any]]
    ) -> tuple[Word, ...]:
        """What the page, or on the first one the document, says without showing it."""
        turn = page.rotation_matrix if page.rotation else None
        paper = Box(0.0, 0.0, float(page.rect.width), float(page.rect.height))
        block = max((word.block for word in words), default=-1) + 1
        found: list[Word] = []
        shown = " ".join(word.text for word in words if not word.hidden)
        for text, rect in noted(page, shown):
            found += hidden_words(_clean_lines(text), moved_onto(_box(rect, turn), paper), block)
        flags = _TEXT_FLAGS & ~pymupdf.TEXT_MEDIABOX_CLIP
        whole = page.get_textpage(clip=pymupdf.INFINITE_RECT(), flags=flags).extractWORDS()
        for text, bounds in cut_off(raw, whole[:MAX_WORDS_PER_PAGE]):
            found += hidden_words(_clean_lines(text), moved_onto(_box(bounds, turn), paper), block)
        for text in self._switched_off(page, words):
            found += hidden_words(text, None, block)
        if page.number == 0:
            found += hidden_words(_clean_lines(described(self._document)), None, block)
        return tuple(found[:MOST_WORDS])

    def _switched_off(self, page: Any, words: Sequence[Word]) -> Iterator[str]:
        """The words of layers that are not shown."""
        layers = self._document.get_ocgs() or {}
        if all(layer.get("on", True) for layer in layers.values()):
            return
        copy = pymupdf.open()
        whole = self._copied(page, copy).get_text("words", flags=_TEXT_FLAGS)
        copy.close()
        known = Counter(word.text for word in words)
        for entry in whole[:MAX_WORDS_PER_PAGE]:
            text = _clean(entry[4])
            if known[text]:
                known[text] -= 1
            elif text:
                yield text

    # --- embedded files ------------------------------------------------------------------------

    def _declared_invoice(self) -> str:
        """The file that the metadata name as the invoice (Factur-X, ZUGFeRD), "" for none."""
        try:
            metadata = self._document.get_xml_metadata() or ""
        except MUPDF_ERRORS:
            return ""
        named = _DECLARED.search(metadata[:_MOST_METADATA])
        return display_name(named[1] or named[2]) if named else ""

    def _embedded(self) -> list[tuple[str, int, str]]:
        """Names as given, the streams' numbers and relationships, from the name tree and /AF."""
        mupdf = pymupdf.mupdf
        found: dict[int, tuple[str, str]] = {}
        try:
            pdf = pymupdf._as_pdf_document(self._document)
            tree = mupdf.pdf_load_name_tree(pdf, mupdf.PDF_ENUM_NAME_EmbeddedFiles)
            root = mupdf.pdf_dict_get(mupdf.pdf_trailer(pdf), mupdf.PDF_ENUM_NAME_Root)
            associated = mupdf.pdf_dict_gets(root, "AF")
            specs = [mupdf.pdf_dict_get_val(tree, i) for i in range(_length(tree, True))]
            specs += [mupdf.pdf_array_get(associated, i) for i in range(_length(associated, False))]
            for spec in specs:
                files = mupdf.pdf_dict_gets(spec, "EF")
                for key in ("UF", "F"):
                    number = mupdf.pdf_to_num(mupdf.pdf_dict_gets(files, key))
                    if number:
                        kind = mupdf.pdf_to_name(mupdf.pdf_dict_gets(spec, "AFRelationship"))
                        found.setdefault(number, (_spec_name(spec), str(kind)))
                        break
        except MUPDF_ERRORS:
            # a broken list of attachments makes no broken invoice
            return []
        return [(name, number, kind) for number, (name, kind) in found.items()]

    def _stream(self, xref: int) -> bytes | None:
        try:
            raw = self._document.xref_stream_raw(xref)
            kind, filters = self._document.xref_get_key(xref, "Filter")
            parameters = self._document.xref_get_key(xref, "DecodeParms")[0] != "null"
        except MUPDF_ERRORS:
            return None
        return unpack(raw or b"", "" if kind == "null" else filters, parameters)


def draw_html(html: str, css: str) -> bytes:
    """A PDF of A4 pages with the given, trusted HTML laid out on them."""
    import io

    paper = pymupdf.paper_rect("a4")
    where = paper + (56, 56, -56, -56)
    story = pymupdf.Story(html=html, user_css=css)
    target = io.BytesIO()
    writer = pymupdf.DocumentWriter(target)
    more = 1
    while more:
        device = writer.begin_page(paper)
        more, _ = story.place(where)
        story.draw(device)
        writer.end_page()
    writer.close()
    return target.getvalue()


def _cleaned(copy: Any) -> bytes:
    """The copy's bytes, once nothing is in it but what its pages show."""
    if any(not layer["on"] for layer in copy.get_ocgs().values()):
        raise DamagedDocument("The file has layers that are switched off.")
    for page in copy:
        plain = page.get_text("text", flags=_TEXT_FLAGS)
        if plain != page.get_text("text", flags=_TEXT_FLAGS & ~pymupdf.TEXT_IGNORE_ACTUALTEXT):
            raise DamagedDocument("The file holds other text than its pages show.")
        for note in list(page.annots() or ()):
            if note.flags & _UNSEEN_NOTE or note.type[0] in _UNPRINTED_NOTES:
                page.delete_annot(note)
        for key in _PAGE_EXTRAS:
            copy.xref_set_key(page.xref, key, "null")
    copy.set_metadata({})
    catalog = copy.pdf_catalog()
    for key in copy.xref_get_keys(catalog):
        if key not in _KEPT_IN_CATALOG:
            copy.xref_set_key(catalog, key, "null")
    if copy.xref_get_key(catalog, "AcroForm")[0] != "null":
        copy.xref_set_key(catalog, "AcroForm/XFA", "null")
    # the same file, the same bytes: what was sent is told by its hash
    return bytes(copy.tobytes(garbage=3, deflate=True, encryption=_UNLOCKED, no_new_id=True))


# --- pieces ------------------------------------------------------------------------------------

_NO_SPAN: dict[str, Any] = {
    "color": 0,
    "alpha": 255,
    "size": 10.0,
    "char_flags": visibility.FILLED,
    "flags": 0,
    "font": "",
}


def _spans_of_words(layout: dict[str, Any]) -> dict[tuple[int, int, int], dict[str, Any]]:
    """For each word (block, line, number in the line) the span that its first letter is in."""
    found: dict[tuple[int, int, int], dict[str, Any]] = {}
    for block in layout["blocks"]:
        for line_number, line in enumerate(block.get("lines", ())):
            index, inside = 0, False
            for span in line["spans"]:
                for char in span["text"]:
                    if char <= " " or char == "\xa0":
                        index += inside
                        inside = False
                    elif not inside:
                        inside = True
                        found[block["number"], line_number, index] = span
    return found


def _paint_of(page: Any) -> Paint:
    turn = page.rotation_matrix if page.rotation else None
    return paint_of(page, turn is not None, lambda values: _box(values, turn))


def _grey(page: Any, scale: float) -> Grey:
    pixmap = page.get_pixmap(
        matrix=pymupdf.Matrix(scale, scale), colorspace=pymupdf.csGRAY, alpha=False
    )
    return grey_of(pixmap.samples_mv, pixmap.width, pixmap.height, pixmap.stride)


def _font_size(size: float) -> float:
    return min(float(size), _MAX_FONT_SIZE) if isfinite(size) else 0.0


def _box(values: Sequence[float], turn: Any) -> Box:
    rect = pymupdf.Rect(values)
    if turn is not None:
        rect = rect * turn
    return Box(
        float(min(rect.x0, rect.x1)),
        float(min(rect.y0, rect.y1)),
        float(max(rect.x0, rect.x1)),
        float(max(rect.y0, rect.y1)),
    )


def _rgb(color: int) -> visibility.Color:
    return (color >> 16) & 255, (color >> 8) & 255, color & 255


def _clean(text: str) -> str:
    """Without the characters that print nothing (zero width, controls)."""
    if text.isascii() and text.isprintable():
        return text[:10_000]
    return "".join(c for c in text[:10_000] if c.isprintable() or c == "\ufffd" or _private(c))


def _clean_lines(text: str) -> str:
    return " ".join(_clean(part) for part in text.split())


def _private(char: str) -> bool:
    return 0xE000 <= ord(char) <= 0xF8FF


def _length(items: Any, is_dict: bool) -> int:
    mupdf = pymupdf.mupdf
    count = mupdf.pdf_dict_len(items) if is_dict else mupdf.pdf_array_len(items)
    return min(int(count), _MAX_ATTACHMENTS)


def _spec_name(spec: Any) -> str:
    mupdf = pymupdf.mupdf
    for key in ("UF", "F"):
        name = mupdf.pdf_to_text_string(mupdf.pdf_dict_gets(spec, key))
        if name:
            return str(name)
    return ""


def _looks_like_xml(data: bytes) -> bool:
    head = data[:200].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return head.startswith(b"<")


def _inside_object(data: bytes) -> bool:
    """Whether a PDF ends in the middle of an object."""
    last = data.rfind(b"endobj")
    rest = data[last + 6 :] if last >= 0 else data
    return re.search(rb"\d+\s+\d+\s+obj\b", rest) is not None
