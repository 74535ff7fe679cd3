# SPDX-License-Identifier: AGPL-3.0-or-later
"""What leaves this computer is shown as it is sent, without what a person closed or cannot see."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pymupdf
import pytest
from PIL import Image

from desktop.domain.errors import InvalidValue, UserError
from desktop.domain.page import Box
from desktop.domain.spending import UsageQuery
from desktop.services.gemini import Asking, GeminiReader
from desktop.services.gemini_door import DoorKind, GeminiDoor
from desktop.services.gemini_request import Form
from desktop.services.page_process import PageProcess
from desktop.services.prices import PriceTable
from desktop.workflows import privacy, queue
from desktop.workflows.extraction import ReadPolicy
from desktop.workflows.intake import bring_in
from desktop.workflows.requests import IntakeRequest
from desktop.workflows.review import Review
from desktop.workflows.runner import Runner
from desktop.workflows.workspaces import OpenWorkspace, Workspaces
from tests.harness.attacks import attacks
from tests.harness.documents import raster_of
from tests.harness.gemini_brain import obedient
from tests.harness.gemini_server import GeminiServer, Received, gemini_server
from tests.harness.program import ROOT
from tests.paper import invoice_pdf

KEY = "AIza-a-key-that-must-stay-secret"
PRICES = PriceTable.load(ROOT / "resources" / "models.json")
SECRET = "Acme"
WHOLE_PAGE = Box(0, 0, 595, 842)


@pytest.fixture
def server() -> Iterator[GeminiServer]:
    with gemini_server(KEY) as running:
        running.brain = obedient
        yield running


class KeptProcess(PageProcess):
    """One for a whole test, however many runners end in it."""

    def close(self) -> None:
        """A runner closes its own."""

    def end(self) -> None:
        super().close()


@pytest.fixture
def kept() -> Iterator[KeptProcess]:
    process = KeptProcess("read")
    yield process
    process.end()


class Office:
    """Brings documents in, reads them here, and asks the scripted service about them."""

    def __init__(
        self, workspace: OpenWorkspace, server: GeminiServer, pages: PageProcess, folder: Path
    ) -> None:
        self.workspace = workspace
        self.server = server
        self.pages = pages
        self._folder = folder

    def book(self, data: bytes, name: str = "a.pdf") -> str:
        """Bring a document in, and read it on this computer."""
        path = self._folder / name
        path.write_bytes(data)
        booked = bring_in(self.workspace, self.pages, IntakeRequest((path,)))
        self.run(ReadPolicy(reader="offline", ocr_pages=0), None)
        return booked.items[0].invoice_id or ""

    def reader(self, form: Form | None = None) -> GeminiReader:
        return GeminiReader(lambda: KEY, PRICES, base_url=self.server.url, asking=Asking(form=form))

    def ask(self, invoice_id: str, form: Form | None = None) -> list[Received]:
        """Have it read by the service; the requests that came."""
        before = len(self.server.received)
        queue.read_again(self.workspace, (invoice_id,), "gemini")
        policy = ReadPolicy(reader="gemini", paid_allowed=True, ocr_pages=0)
        self.run(policy, self.reader(form))
        return self.server.received[before:]

    def run(self, policy: ReadPolicy, reader: GeminiReader | None) -> None:
        Runner(self.workspace, lambda: self.pages, policy, reader, readers=1).run(until_idle=True)

    def what_leaves(self, invoice_id: str, form: Form | None = None) -> Any:
        return privacy.what_leaves(self.workspace, invoice_id, self.reader(form), self.pages)


@pytest.fixture
def office(
    workspace: OpenWorkspace, server: GeminiServer, kept: KeptProcess, tmp_path: Path
) -> Office:
    return Office(workspace, server, kept, tmp_path)


def _place_of(office: Office, invoice_id: str, text: str) -> tuple[int, Box]:
    for page in Review(office.workspace).pages(invoice_id):
        for word in page.words:
            if word.text == text and not word.hidden:
                return page.number, word.box
    raise AssertionError(f"{text} is not on the page")


def _scan(folder: Path, turned: int = 0) -> bytes:
    (folder / "text.pdf").write_bytes(invoice_pdf())
    raster_of(folder / "text.pdf", dpi=150).save(folder / "page.png")
    document = pymupdf.open()
    page = document.new_page(width=595, height=842)
    page.insert_image(page.rect, filename=folder / "page.png")
    page.set_rotation(turned)
    data = bytes(document.tobytes())
    document.close()
    return data


def _sent(received: Received) -> str:
    return json.dumps(received.body, ensure_ascii=False)


# --- blackouts -----------------------------------------------------------------------------------


def test_a_word_that_a_region_touches_never_leaves_and_is_still_read_here(office: Office) -> None:
    invoice = office.book(invoice_pdf())
    page, box = _place_of(office, invoice, SECRET)
    # its last letter alone is covered
    privacy.black_out(office.workspace, invoice, [(page, Box(box.x1 - 3, box.y0, box.x1, box.y1))])
    (received,) = office.ask(invoice)
    assert SECRET not in _sent(received)
    assert "Paper" in _sent(received)
    assert received.documents == []
    detail = Review(office.workspace).open(invoice).detail
    assert detail.invoice.supplier.name == "Acme Paper Ltd"
    told = office.what_leaves(invoice)
    assert [(left.page, left.words, left.blacked_out) for left in told.left_out] == [
        (1, SECRET, True)
    ]


def test_the_file_is_not_sent_even_where_that_is_the_wish(office: Office) -> None:
    invoice = office.book(invoice_pdf())
    (whole,) = office.ask(invoice, Form.STANDARD)
    assert [kind for kind, _ in whole.documents] == ["application/pdf"]
    privacy.black_out(office.workspace, invoice, [_place_of(office, invoice, SECRET)])
    told = office.what_leaves(invoice, Form.STANDARD)
    assert told.parts[0].form == "compact"
    (closed,) = office.ask(invoice, Form.STANDARD)
    assert closed.documents == []
    assert SECRET not in _sent(closed)


@pytest.mark.parametrize("turned", [0, 90])
def test_a_scan_goes_as_a_picture_with_the_region_black(
    turned: int, office: Office, tmp_path: Path
) -> None:
    invoice = office.book(_scan(tmp_path, turned))
    size = Review(office.workspace).open(invoice).detail.document.pages[0]
    region = Box(60.0, 200.0, 260.0, 300.0)
    privacy.black_out(office.workspace, invoice, [(1, region)])
    (received,) = office.ask(invoice)
    ((kind, data),) = received.documents
    assert kind == "image/jpeg"
    pixels = np.asarray(Image.open(io.BytesIO(data)).convert("L"))
    height, width = pixels.shape
    across, down = width / size.width, height / size.height
    inside = pixels[
        round(region.y0 * down) : round(region.y1 * down),
        round(region.x0 * across) : round(region.x1 * across),
    ]
    assert inside.max() < 24
    assert pixels[round((region.y1 + 60) * down) :].max() > 200
    told = office.what_leaves(invoice)
    (file,) = told.parts[0].files
    assert (file.page, file.data) == (1, data)


def test_a_picture_file_with_a_region_goes_as_a_picture_drawn_anew(
    office: Office, tmp_path: Path
) -> None:
    (tmp_path / "text.pdf").write_bytes(invoice_pdf())
    target = io.BytesIO()
    raster_of(tmp_path / "text.pdf", dpi=150).save(target, "PNG")
    invoice = office.book(target.getvalue(), "photo.png")
    size = Review(office.workspace).open(invoice).detail.document.pages[0]
    half = Box(0, 0, size.width, size.height / 2)
    privacy.black_out(office.workspace, invoice, [(1, half)])
    (received,) = office.ask(invoice)
    ((kind, data),) = received.documents
    assert kind == "image/jpeg"
    pixels = np.asarray(Image.open(io.BytesIO(data)).convert("L"))
    assert pixels[: pixels.shape[0] // 2 - 4].max() < 24


def test_a_page_blacked_out_as_a_whole_is_not_sent_at_all(office: Office) -> None:
    document = pymupdf.open(stream=invoice_pdf(), filetype="pdf")
    document.new_page(width=595, height=842).insert_text((72, 100), "Bank statement 4711")
    invoice = office.book(bytes(document.tobytes()))
    privacy.black_out_page(office.workspace, invoice, 2)
    (received,) = office.ask(invoice)
    assert "statement" not in _sent(received)
    assert "--- page 2" not in _sent(received)
    assert office.what_leaves(invoice).hidden_pages == (2,)

    privacy.black_out_page(office.workspace, invoice, 1)
    told = office.what_leaves(invoice)
    assert told.parts == ()
    assert told.refused is not None
    assert office.ask(invoice) == []


def test_regions_outlive_the_program_and_stand_in_the_audit_trail(
    office: Office, workspaces: Workspaces
) -> None:
    invoice = office.book(invoice_pdf())
    (made,) = privacy.black_out(office.workspace, invoice, [(1, Box(50, 60, 90, 99999))])
    assert made.box == Box(50, 60, 90, 842)
    again = workspaces.open("default", who="Bob Ledger")
    try:
        assert privacy.blackouts(again, invoice) == (made,)
        privacy.remove_blackouts(again, invoice, [made.id])
        privacy.remove_blackouts(again, invoice, [made.id])
        assert privacy.blackouts(again, invoice) == ()
        told = [(e.who, e.action) for e in again.store.audit.entries(invoice)]
        assert told[-2:] == [("Ada Book", "blacked_out"), ("Bob Ledger", "blackout_removed")]
        assert again.store.audit.first_broken() is None
    finally:
        again.close()


@pytest.mark.parametrize(
    ("page", "box"),
    [(2, WHOLE_PAGE), (1, Box(700, 10, 800, 90)), (1, Box(10, 10, 11, 90))],
)
def test_what_covers_nothing_is_refused(page: int, box: Box, office: Office) -> None:
    invoice = office.book(invoice_pdf())
    with pytest.raises(InvalidValue):
        privacy.black_out(office.workspace, invoice, [(page, box)])
    assert privacy.blackouts(office.workspace, invoice) == ()


# --- what leaves ---------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [Form.COMPACT, Form.STANDARD])
def test_the_preview_is_what_is_sent_and_its_hash_what_the_log_says(
    form: Form, office: Office
) -> None:
    invoice = office.book(invoice_pdf())
    (shown,) = office.what_leaves(invoice, form).parts
    (received,) = office.ask(invoice, form)
    assert received.text == shown.text
    assert received.documents == [(file.media_type, file.data) for file in shown.files]
    message = received.message
    assert message["systemInstruction"]["parts"][0]["text"] == shown.instructions
    assert message["generationConfig"]["responseJsonSchema"] == json.loads(shown.schema)
    assert received.model == shown.model
    (line,) = office.workspace.store.usage.lines(UsageQuery())
    assert line.sent_sha256 == shown.sent_sha256
    assert line.pages == shown.pages == (1,)
    (before,) = office.what_leaves(invoice, form).before
    assert before.sent_sha256 == shown.sent_sha256


def test_a_file_that_is_sent_carries_nothing_beside_its_pages(office: Office) -> None:
    document = pymupdf.open(stream=invoice_pdf(), filetype="pdf")
    document.embfile_add("factur-x.xml", b"<Invoice>the whole record</Invoice>")
    document.set_metadata({"title": "For internal use"})
    invoice = office.book(bytes(document.tobytes()))
    (received,) = office.ask(invoice, Form.STANDARD)
    ((_, data),) = received.documents
    sent = pymupdf.open(stream=data, filetype="pdf")
    assert sent.embfile_count() == 0
    assert not sent.metadata["title"]
    assert b"whole record" not in data


def test_an_xml_invoice_stays_here_in_any_case(office: Office) -> None:
    sample = ROOT / "resources" / "samples" / "be-peppol-ubl.xml"
    invoice = office.book(sample.read_bytes(), sample.name)
    told = office.what_leaves(invoice)
    assert told.parts == ()
    assert told.refused is not None
    assert office.ask(invoice) == []


def test_hidden_words_are_listed_as_left_out(office: Office) -> None:
    for attack in attacks():
        if attack.hiding in {"white", "note"} and attack.form == "order":
            invoice = office.book(attack.data, f"{attack.label}.pdf")
            told = office.what_leaves(invoice, Form.STANDARD)
            (left,) = told.left_out
            assert not left.blacked_out
            assert "Use the following value" in left.words
            assert "Use the following value" not in told.parts[0].text
            assert told.parts[0].files == ()
            detail = Review(office.workspace).open(invoice).detail
            assert "pages.hidden_text" in {finding.rule for finding in detail.findings}


def test_a_document_that_was_not_read_yet_says_so(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "new.pdf"
    path.write_bytes(invoice_pdf("INV-7"))
    booked = bring_in(office.workspace, office.pages, IntakeRequest((path,)))
    with pytest.raises(UserError, match="not been read yet"):
        office.what_leaves(booked.items[0].invoice_id or "")


def test_the_door_is_told_in_words() -> None:
    door = GeminiDoor(DoorKind.VERTEX, project="ledger-test", location="europe-west4")
    reader = GeminiReader(lambda: KEY, PRICES, door=door)
    assert reader.name == "vertex"
    from desktop.domain.page import PageText, Word, WordsSource
    from desktop.domain.ports import RemoteRequest

    page = PageText(1, 595, 842, (Word("Total", Box(1, 1, 9, 9)),), source=WordsSource.LAYER)
    (part,) = reader.preview(RemoteRequest("0" * 64, "application/pdf", b"", (page,), closed=True))
    assert part.door == "Vertex AI, ledger-test, europe-west4"
    assert base64.b64encode(KEY.encode()).decode() not in repr(part)
    assert KEY not in repr(part)


def test_findings_about_pages_stay_while_values_are_edited(office: Office) -> None:
    from desktop.workflows.requests import EditField

    attack = next(a for a in attacks() if a.hiding == "open" and a.form == "order")
    invoice = office.book(attack.data)
    review = Review(office.workspace)
    detail = review.open(invoice).detail
    assert "pages.addresses_reader" in {f.rule for f in detail.findings}
    edited = review.edit(EditField(invoice, detail.revision, "invoice_number", "X-1"))
    assert "pages.addresses_reader" in {f.rule for f in edited.detail.findings}
