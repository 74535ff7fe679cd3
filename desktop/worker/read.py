# SPDX-License-Identifier: AGPL-3.0-or-later
"""A document in, a proposal out: the free readers one after the other, the exact one first."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Protocol

from desktop.domain.company import OwnCompany
from desktop.domain.errors import DocumentError
from desktop.domain.finding import Finding
from desktop.domain.page import PageSize, PageText, PictureRead, WordsSource
from desktop.domain.ports import OwnField
from desktop.domain.reading import LocalReading, Proposal
from desktop.domain.task import CancelToken, Progress
from desktop.worker.codes import CodeFinder
from desktop.worker.document import OpenDocument, Raster
from desktop.worker.ocr_client import SETTINGS, OcrFailed, OcrProcess
from desktop.worker.odd_layer import agrees, looks_odd
from desktop.worker.scan_layer import held_against, unsure
from desktop.worker.tampering import changed_later, findings_of, typed_on_scan
from desktop.worker.turning import (
    Lie,
    page_as_shown,
    page_upright,
    proposal_as_shown,
    turn_of,
    turned_page,
    upright_box,
)
from desktop.worker.xml_page import EInvoiceDocument

# One page's OCR ends after this many seconds, whatever the budget still allows.
_PAGE_SECONDS = 40.0
_LEAST_PAGE_SECONDS = 8.0


class Teller(Protocol):
    """Takes progress; `drawing` is the page about to be drawn, which may never end."""

    def __call__(self, progress: Progress, drawing: int | None = None) -> None: ...


@dataclass(slots=True)
class _Gathered:
    """Pages as one reads them, and what could not be gathered."""

    upright: list[PageText] = field(default_factory=list)
    lies: dict[int, Lie] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    codes: CodeFinder = field(default_factory=CodeFinder)
    pictures: dict[int, Any] = field(default_factory=dict)
    partial: bool = False

    def add(self, page: PageText, lie: Lie) -> None:
        self.upright.append(page)
        if not lie.is_upright:
            self.lies[page.number] = lie

    def add_layer(self, text: PageText) -> None:
        """A page by its own words, turned as they are read."""
        turn = turn_of(text)
        self.add(turned_page(text, turn), Lie(turn))

    def as_shown(self) -> tuple[PageText, ...]:
        return tuple(
            page_as_shown(page, self.lies[page.number]) if page.number in self.lies else page
            for page in self.upright
        )

    def see(self, raster: Raster, number: int) -> None:
        """Keep how a page looks until it is known how it lies."""
        from desktop.worker.likeness import MOST_PAGES, small_picture

        if number <= MOST_PAGES:
            self.pictures[number] = small_picture(raster)

    def likeness_of(self, number: int) -> str:
        if number not in self.pictures:
            return ""
        from desktop.worker.likeness import likeness

        return likeness(self.pictures[number], self.lies.get(number, Lie()).turn)


def read_document(
    document: OpenDocument,
    request: dict[str, Any],
    ocr: OcrProcess,
    tell: Teller,
    cancel: CancelToken,
) -> LocalReading:
    """Read by every free reader. `request` is the message of `PageProcess.read`.

    Raises Cancelled between two pages when asked to stop, and the `DocumentError` of a document
    none of whose pages can be read.
    """
    started = time.monotonic()
    if isinstance(document, EInvoiceDocument):
        pages = tuple(document.page_text(size.number) for size in document.sizes)
        tell(Progress(len(pages), len(pages)))
        remarks = document.remarks
        said = replace(document.proposal, notes=(*remarks.notes, *document.proposal.notes))
        seconds = time.monotonic() - started
        return LocalReading(pages, said, {}, seconds, remarks.findings)
    gathered = _gather(document, request, ocr, tell, cancel, started)
    cancel.raise_if_cancelled()
    read = _one_invoice(request, gathered)
    proposal, alternatives = _interpret(document, request, gathered, read)
    pages = tuple(
        replace(page, likeness=gathered.likeness_of(page.number)) for page in gathered.as_shown()
    )
    by_number = {page.number: page for page in pages}
    proposal = replace(
        proposal,
        partial=proposal.partial or gathered.partial,
        notes=(*document.remarks.notes, *gathered.notes, *proposal.notes),
    )
    return LocalReading(
        pages=pages,
        proposal=proposal_as_shown(proposal, by_number, gathered.lies),
        alternatives={
            name: proposal_as_shown(said, by_number, gathered.lies)
            for name, said in alternatives.items()
        },
        seconds=time.monotonic() - started,
        findings=(*document.remarks.findings, *gathered.findings),
    )


def _gather(
    document: OpenDocument,
    request: dict[str, Any],
    ocr: OcrProcess,
    tell: Teller,
    cancel: CancelToken,
    started: float,
) -> _Gathered:
    """All pages' words, by OCR where there are none, within the request's budget."""
    found = _Gathered()
    total = len(document.sizes)
    ocr_left = int(request["ocr_pages"])
    seconds = float(request["seconds"])
    undrawable = set(request.get("undrawable", ()))
    kept = _kept(request)
    unread: list[int] = []
    broken: DocumentError | None = None
    readable = 0
    for size in document.sizes:
        cancel.raise_if_cancelled()
        number = size.number
        tell(Progress(number - 1, total))
        try:
            text = document.page_text(number)
            wanted = document.wants_ocr(number, text)
            readable += 1
        except DocumentError as error:
            broken = error
            found.notes.append(f"Page {number} can't be read.")
            found.partial = True
            found.add(PageText(number, size.width, size.height), Lie())
            continue
        layered = not wanted and document.speaks_for_scan(number)
        odd = not wanted and not layered and not document.careful and looks_odd(text)
        doubted = layered or odd
        if not wanted and not doubted:
            if number not in undrawable:
                found.codes.look_at_page(document, number)
                _see_layer(document, size, found, tell, Progress(number - 1, total))
            found.add_layer(text)
            continue
        if wanted and text.source is WordsSource.LAYER:
            found.findings += typed_on_scan(text)
        step = Progress(number - 1, total, "reading the picture")
        before = kept.get(number)
        if before is not None and _fits(before, text, layered):
            if number not in undrawable:
                _draw_again(document, number, found, tell, step)
            _add_kept(found, before, text)
            continue
        left = seconds - (time.monotonic() - started)
        if doubted and (number in undrawable or ocr_left <= 0 or left <= 0):
            found.add_layer(unsure(text))
            continue
        if number in undrawable:
            found.notes.append(f"Page {number} can't be shown, so its picture was not read.")
            found.partial = True
        elif ocr_left <= 0 or left <= 0:
            unread.append(number)
        else:
            ocr_left -= 1
            tell(step, drawing=number)
            limit = max(_LEAST_PAGE_SECONDS, min(_PAGE_SECONDS, left))
            try:
                drawn = partial(_drawn, found, tell, step, number)
                result = ocr.read_page(document, number, limit, text, drawn)
                how = PictureRead(SETTINGS, result.lie.turn, result.lie.lean, result.unread)
                shown = page_as_shown(result.upright, result.lie)
                if layered:
                    found.add_layer(replace(held_against(text, shown), picture=how))
                    continue
                if odd and agrees(text, shown):
                    found.add_layer(replace(text, picture=how))
                    continue
                if odd:
                    found.notes.append(_odd_note(number))
                upright = replace(result.upright, picture=how)
                found.add(_with_hidden(upright, text, result.lie.turn), result.lie)
                continue
            except (OcrFailed, DocumentError):
                if doubted:
                    found.add_layer(unsure(text))
                    continue
                found.notes.append(f"The picture on page {number} could not be read.")
                found.partial = True
        found.add(text, Lie())
    if readable == 0 and broken is not None:
        raise broken
    found.findings += (*findings_of(found.upright), *changed_later(document))
    found.notes += [
        _unclear_note(p.number) for p in found.upright if p.picture and p.picture.unread
    ]
    if unread:
        found.partial = True
        found.notes.append(_unread_note(unread))
    tell(Progress(total, total))
    return found


def _kept(request: dict[str, Any]) -> dict[int, PageText]:
    """The pages whose pictures were read before as they would be now, by number."""
    pages = [PageText.from_wire(wire) for wire in request.get("kept", ())]
    return {p.number: p for p in pages if p.picture and p.picture.settings == SETTINGS}


def _fits(before: PageText, text: PageText, layered: bool) -> bool:
    """Whether a page read before is this one, and can stand for it."""
    same_size = abs(before.width - text.width) < 1 and abs(before.height - text.height) < 1
    if before.source is WordsSource.LAYER:
        said = [word.text for word in text.words]
        return same_size and said == [word.text for word in before.words]
    return same_size and not layered


def _add_kept(found: _Gathered, before: PageText, text: PageText) -> None:
    """Take what was read of a page's picture before instead of reading it again."""
    page = replace(before, rules=text.rules)
    how = page.picture
    if page.source is WordsSource.LAYER or how is None:
        found.add_layer(page)
        return
    if text.source is WordsSource.LAYER and looks_odd(text):
        found.notes.append(_odd_note(page.number))
    lie = Lie(how.turn, how.lean)
    seen = replace(page, words=tuple(word for word in page.words if not word.hidden))
    found.add(_with_hidden(page_upright(seen, lie), text, lie.turn), lie)


def _draw_again(
    document: OpenDocument, number: int, found: _Gathered, tell: Teller, step: Progress
) -> None:
    """Draw a page for what its pixels tell beside words."""
    tell(step, drawing=number)
    try:
        raster, scale = document.raster_for_ocr(number)
    except DocumentError:
        tell(step)
        return
    _drawn(found, tell, step, number, raster, scale)


def _see_layer(
    document: OpenDocument, size: PageSize, found: _Gathered, tell: Teller, step: Progress
) -> None:
    """Draw a page that is read by its own words, small, for how it looks."""
    from desktop.worker.likeness import DRAWN_SIDE, MOST_PAGES

    if size.number > MOST_PAGES:
        return
    tell(step, drawing=size.number)
    # a page that can't be drawn is read all the same
    with suppress(DocumentError):
        scale = DRAWN_SIDE / max(size.width, size.height)
        found.see(document.render(size.number, scale, 0), size.number)
    tell(step)


def _drawn(
    found: _Gathered, tell: Teller, step: Progress, number: int, raster: Raster, scale: float
) -> None:
    """The page is drawn: that can no longer take forever, and its pixels can be looked at."""
    tell(step)
    found.see(raster, number)
    found.codes.look_at_picture(raster, scale, number)
    from desktop.worker.screen_photo import RULE, screen_findings

    if not any(finding.rule == RULE for finding in found.findings):
        found.findings += screen_findings(raster, number)


def _with_hidden(upright: PageText, layer: PageText, turn: int) -> PageText:
    """The page as its picture was read, and what its text layer hides: that is never lost."""
    hidden = tuple(word for word in layer.words if word.hidden)
    if not hidden:
        return upright
    turned = turned_page(replace(layer, words=hidden), turn)
    return replace(upright, words=(*upright.words, *turned.words))


def _unclear_note(number: int) -> str:
    return (
        f"Some writing on page {number} could not be made out and was not read: handwriting, a "
        "stamp, or a bad part of the scan."
    )


def _odd_note(number: int) -> str:
    return (
        f"The text in the file of page {number} makes no sense, so the page was read from its "
        "picture."
    )


def _unread_note(pages: list[int]) -> str:
    listed = ", ".join(str(number) for number in pages[:10])
    more = " and others" if len(pages) > 10 else ""
    return (
        f"Partly read: the pictures on pages {listed}{more} were not read, because the time or "
        "the number of pages for one document was used up."
    )


def _one_invoice(request: dict[str, Any], gathered: _Gathered) -> Sequence[PageText]:
    """The pages that are read: of a file that surely holds several invoices those of the first."""
    pages = gathered.upright
    if len(pages) < 2 or request.get("one_invoice"):
        return pages
    from desktop.readers.cuts import pages_of_first, propose_cuts, seems_several

    proposal = propose_cuts(pages, named=False)
    gathered.findings += seems_several(proposal)
    return pages_of_first(pages, proposal)


def _interpret(
    document: OpenDocument,
    request: dict[str, Any],
    gathered: _Gathered,
    pages: Sequence[PageText],
) -> tuple[Proposal, dict[str, Proposal]]:
    """The joined proposal, and what each reader said alone where there was more than one."""
    from desktop.readers.combine import combine
    from desktop.readers.einvoice_page import against_page
    from desktop.readers.read_text import read_pages

    own = OwnCompany.model_validate(request["own"])
    own_fields = tuple(OwnField(**field) for field in request.get("own_fields", ()))
    text = read_pages(pages, own, own_fields)
    coded = _payment_codes(gathered, text, own, request, pages)
    exact = _embedded_einvoice(document, gathered)
    if exact is not None:
        exact, differences = against_page(exact, text, pages)
        gathered.findings += differences
    said = [one for one in (exact, coded, text) if one is not None]
    if len(said) == 1:
        return text, {}
    return combine(said, pages), {one.reader: one for one in said}


def _payment_codes(
    gathered: _Gathered,
    text: Proposal,
    own: OwnCompany,
    request: dict[str, Any],
    pages: Sequence[PageText],
) -> Proposal | None:
    """What the codes on the pages prove; None where there are none of this invoice."""
    numbers = {page.number for page in pages}
    found = [code for code in gathered.codes.codes if code.page in numbers]
    if not found:
        return None
    from desktop.domain.checks.payment_code import check_payment_codes
    from desktop.readers.payment_codes.formats import read_codes
    from desktop.readers.payment_codes.weigh import weigh

    shown = {page.number: page for page in gathered.as_shown()}
    codes = [
        replace(c, box=upright_box(c.box, shown[c.page], gathered.lies.get(c.page, Lie())))
        for c in found
    ]
    payments = read_codes(codes, request.get("einvoice_keys", ()))
    weighed = weigh(payments, text, pages, own)
    gathered.findings += check_payment_codes(weighed.facts)
    return weighed.proposal


def _embedded_einvoice(document: OpenDocument, gathered: _Gathered) -> Proposal | None:
    """What the e-invoice among the embedded files says; None when there is none."""
    attachments = document.xml_attachments()
    if not attachments:
        return None
    from desktop.worker.embedded_einvoice import choose

    chosen, remarks = choose(attachments)
    gathered.notes += remarks.notes
    gathered.findings += remarks.findings
    return chosen
