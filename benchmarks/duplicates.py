# SPDX-License-Identifier: AGPL-3.0-or-later
"""How surely an invoice that is here already is told: `python -m benchmarks.duplicates FOLDER`.

FOLDER is a corpus as `benchmarks.accuracy` takes it. Its invoices are booked into one workspace,
texts as the offline reader reads them, pictures by their truth. Then ten kinds of duplicates of
each are brought in one by one, and distinct invoices of the same suppliers with the same look:
numbers that begin anew with the year, monthly equal amounts, several on one day. Files that were
saved anew, stamped "COPY" or scanned are read by the real page process; `--ocr-cache DIR` keeps
what OCR read. Writes benchmarks/results/duplicates.json: `recall` and `false_alarm_share`, in all
and for each kind, and some of those that went wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pymupdf

from benchmarks.accuracy import RESULTS, sampled
from benchmarks.ocr_cache import OcrCache
from desktop.domain.errors import UserError
from desktop.domain.finding import Severity
from desktop.domain.invoice import BankAccount, DocumentType, Invoice, Party
from desktop.domain.match_keys import number_key, supplier_key
from desktop.domain.page import Box, DocumentFacts, PageSize, PageText, Word, WordsSource
from desktop.domain.ports import ReadRequest
from desktop.domain.reading import Proposal
from desktop.domain.status import InvoiceState, JobStatus
from desktop.domain.task import CancelToken, no_progress
from desktop.services.page_process import PageProcess
from desktop.store.booking import NewDocument
from desktop.store.results import FinishedRun, ReadResult
from desktop.workflows.clock import SystemClock
from desktop.workflows.settling import settled
from desktop.workflows.workspaces import OpenWorkspace, Parts, Workspaces

WHO = "benchmark"
_MISSES_KEPT = 40
_CONFUSED = {
    "0": "O", "1": "I", "5": "S", "8": "B", "2": "Z", "6": "G",
    "O": "0", "I": "1", "S": "5", "B": "8", "Z": "2", "G": "6",
}  # fmt: skip
_MISREAD = {"3": "8", "7": "1", "4": "9", "9": "4"}


@dataclass(frozen=True)
class Original:
    """An invoice of the corpus as it stands in the workspace."""

    name: str
    path: Path
    invoice: Invoice
    pages: tuple[PageText, ...]
    invoice_id: str = ""


@dataclass(frozen=True)
class Made:
    """A document made of an original."""

    invoice: Invoice
    pages: tuple[PageText, ...]


class NoSecrets:
    """No document here has a password."""

    session_only = True
    absence = None

    def get(self, name: str) -> str | None:
        return None

    def put(self, name: str, secret: str) -> None: ...

    def remove(self, name: str) -> None: ...


class Desk:
    """The workspace that everything is brought into."""

    def __init__(self, workspace: OpenWorkspace) -> None:
        self.workspace = workspace
        self._count = 0
        self.seconds: list[float] = []

    def bring(self, invoice: Invoice, pages: tuple[PageText, ...]) -> str:
        """Book and read a document of its own bytes; what follows is settled."""
        store = self.workspace.store
        self._count += 1
        stored = store.documents.add_bytes(b"%%PDF-1.7 document %d" % self._count)
        sizes = tuple(PageSize(p.number, p.width, p.height) for p in pages)
        facts = DocumentFacts("application/pdf", sizes or (PageSize(1, 595.0, 842.0),))
        store.intake.book([NewDocument(stored, f"{self._count}.pdf", facts)], WHO)
        job = store.jobs.claim()
        assert job is not None
        run = FinishedRun(
            "offline",
            self.workspace.clock.now(),
            0.1,
            JobStatus.COMPLETED,
            Proposal(invoice, {}, "offline"),
        )
        store.results.complete(job, ReadResult(invoice, {}, (), job.revision, (run,), pages))
        started = time.perf_counter()
        settled(self.workspace, (job.invoice_id,))
        self.seconds.append(time.perf_counter() - started)
        return job.invoice_id

    def take_away(self, invoice_id: str) -> None:
        """As if it had never been there."""
        self.workspace.store.invoices.move([invoice_id], InvoiceState.DELETED, WHO)
        settled(self.workspace, (invoice_id,))

    def told(self, invoice_id: str) -> list[str]:
        """What is said of duplicates that deserves a look, in words."""
        found = self.workspace.store.invoices.get(invoice_id).findings
        return [
            f"{f.rule}: {f.message}"
            for f in found
            if f.rule.startswith("duplicates.") and f.severity is not Severity.INFO
        ]


# --- the corpus ----------------------------------------------------------------------------------


def truth_of(document: dict[str, Any]) -> Invoice:
    """The record that the truth makes."""
    fields = {
        name: value[0] if isinstance(value, list) else value
        for name, value in document["fields"].items()
    }
    kind = document["doc_type"]
    return Invoice(
        document_type=DocumentType(kind) if kind in set(DocumentType) else None,
        invoice_number=fields.get("invoice_number"),
        issue_date=fields.get("invoice_date"),
        due_date=fields.get("due_date"),
        currency=fields.get("currency"),
        supplier=Party(
            name=fields.get("vendor_name"),
            vat_number=fields.get("vendor_tax_id"),
            bank_account=BankAccount(iban=fields.get("iban")),
        ),
        buyer=Party(name=fields.get("buyer_name")),
        subtotal=fields.get("net"),
        tax_amount=fields.get("tax_amount"),
        total_amount=fields.get("total"),
    )


class Reading:
    """The real page process, with the OCR cache."""

    def __init__(self, cache: OcrCache | None) -> None:
        self._reader = PageProcess("read")
        self._cache = cache

    def read(self, path: Path) -> Made | None:
        """What the free readers make of a file; None when it can't be read."""
        kept = self._cache.pages(path) if self._cache is not None else ()
        try:
            found = self._reader.read(path, ReadRequest(kept=kept), no_progress, CancelToken())
        except UserError as error:
            print(f"{path.name}: {error}", file=sys.stderr)
            return None
        if self._cache is not None:
            self._cache.keep(path, found.pages)
        return Made(found.proposal.invoice, found.pages)

    def close(self) -> None:
        self._reader.close()


def originals(folder: Path, documents: list[dict[str, Any]], reading: Reading) -> list[Original]:
    """Each invoice once: those of several files with one number are taken by the first."""
    found: list[Original] = []
    seen: set[object] = set()
    for document in documents:
        if document["corpus"] in ("scans", "negative"):
            continue
        truth = truth_of(document)
        key = (
            supplier_key(truth.supplier.name),
            number_key(truth.invoice_number) or f"{truth.issue_date} {truth.total_amount}",
        )
        # the same one in another form, its supplier told otherwise
        again = (key[1], truth.issue_date, truth.total_amount)
        if key in seen or again in seen or truth.total_amount is None:
            continue
        path = folder / document["path"]
        read = reading.read(path) if document["kind"] in ("pdf-text", "xml") else None
        if read is None:
            read = Made(truth, ())
        elif read.invoice.total_amount is None or read.invoice.supplier.name is None:
            # what can't be made out is another figure's matter
            read = Made(truth, read.pages)
        seen |= {key, again}
        found.append(Original(document["id"], path, read.invoice, read.pages))
    return found


# --- ten kinds of duplicates ---------------------------------------------------------------------


def saved_anew(original: Original, target: Path) -> None:
    """The same pages in other bytes."""
    with pymupdf.open(original.path) as pdf:
        pdf.set_metadata({"producer": "Saved anew", "title": original.name})
        pdf.save(target, garbage=3, deflate=True)


def stamped(original: Original, target: Path) -> None:
    """The same pages with COPY on the first one."""
    with pymupdf.open(original.path) as pdf:
        page = pdf[0]
        page.insert_text((40, 24), "COPY", fontsize=16, color=(0.6, 0, 0))
        pdf.save(target)


def rescanned(original: Original, target: Path) -> None:
    """The pages as pictures, a little crooked and grey."""
    with pymupdf.open(original.path) as pdf, pymupdf.open() as scan:
        for page in list(pdf)[:3]:
            picture = page.get_pixmap(
                matrix=pymupdf.Matrix(150 / 72, 150 / 72).prerotate(0.4), alpha=False
            )
            new = scan.new_page(width=picture.width * 0.48, height=picture.height * 0.48)
            new.insert_image(new.rect, stream=picture.tobytes("jpeg", jpg_quality=70))
        # the same bytes each time, so that the OCR cache knows them
        scan.save(target, no_new_id=True)


def other_punctuation(number: str) -> str:
    """The same number as another clerk writes it."""
    bare = "".join(c for c in number if c.isalnum())
    if bare != number:
        return bare.lower()
    return f"{number[:2]}-{number[2:]}" if len(number) > 3 else f"Nr {number}"[3:] + "."


def confused(number: str) -> str | None:
    """The number with one letter or figure taken for another that looks like it."""
    for table in (_CONFUSED, _MISREAD):
        for at in range(len(number) - 1, -1, -1):
            if number[at] in table and sum(c.isalnum() for c in number) >= 4:
                return number[:at] + table[number[at]] + number[at + 1 :]
    return None


def spelled_otherwise(name: str, way: int) -> str:
    """The supplier as another document, or OCR, spells it."""
    words = name.split()
    if way % 4 == 0:
        return name.upper().replace("Ü", "UE").replace("Ö", "OE").replace("Ä", "AE")
    if way % 4 == 1 and len(words) > 2:
        return " ".join(words[:-1])
    if way % 4 == 2:
        return f"{name} Inc." if "." not in name else name.replace(".", "")
    longest = max(words, key=len)
    at = len(longest) // 2
    slip = {"l": "i", "i": "l", "e": "c", "o": "0", "a": "o", "n": "m", "r": "n"}
    letter = slip.get(longest[at].lower(), "l")
    return name.replace(longest, longest[:at] + letter + longest[at + 1 :], 1)


def with_words(pages: tuple[PageText, ...], *lines: str) -> tuple[PageText, ...]:
    """The pages with lines at the top of the first one."""
    first = pages[0] if pages else PageText(1, 595.0, 842.0, source=WordsSource.LAYER)
    words = tuple(
        Word(text, Box(40 + 60 * n, 20 + 14 * row, 95 + 60 * n, 30 + 14 * row), 9_000, row)
        for row, line in enumerate(lines)
        for n, text in enumerate(line.split())
    )
    return (replace(first, words=(*words, *first.words)), *pages[1:])


def replaced(pages: tuple[PageText, ...], changes: dict[str, str]) -> tuple[PageText, ...]:
    """The pages with words written otherwise."""
    return tuple(
        replace(page, words=tuple(replace(w, text=changes.get(w.text, w.text)) for w in page.words))
        for page in pages
    )


def changed(original: Original, **values: Any) -> Invoice:
    return original.invoice.model_copy(update=values)


def days(original: Original, count: int) -> date | None:
    issued = original.invoice.issue_date
    return None if issued is None else issued + timedelta(days=count)


def by_record(original: Original, way: int) -> Iterator[tuple[str, Made]]:
    """The kinds that differ in what is read."""
    invoice, pages = original.invoice, original.pages
    number, name = invoice.invoice_number, invoice.supplier.name
    if number:
        other = other_punctuation(number)
        yield (
            "other_punctuation",
            Made(changed(original, invoice_number=other), replaced(pages, {number: other})),
        )
        slip = confused(number)
        if slip is not None:
            yield (
                "confused_number",
                Made(changed(original, invoice_number=slip), replaced(pages, {number: slip})),
            )
    if name and len(supplier_key(name)) > 3:
        supplier = invoice.supplier.model_copy(
            update={"name": spelled_otherwise(name, way), "vat_number": None, "tax_number": None}
        )
        yield "supplier_otherwise", Made(changed(original, supplier=supplier), pages)
    if invoice.document_type is DocumentType.CREDIT_NOTE:
        return
    yield "reminder", reminder(original, way)
    yield (
        "pro_forma",
        Made(
            changed(
                original,
                document_type=DocumentType.PRO_FORMA,
                invoice_number=f"PF-{way + 1000}",
                issue_date=days(original, -14),
            ),
            with_words(pages, "PRO FORMA INVOICE"),
        ),
    )
    if invoice.issue_date is not None:
        yield (
            "amount_and_date",
            Made(
                changed(original, invoice_number=None),
                replaced(pages, {number: "?"} if number else {}),
            ),
        )


def reminder(original: Original, way: int) -> Made:
    """A letter of its own about the invoice; every third one asks for a fee too."""
    invoice, number = original.invoice, original.invoice.invoice_number
    total = invoice.total_amount or Decimal(0)
    fee = way % 3 == 0 and number is not None and len(number_key(number)) >= 4
    letter = Invoice(
        document_type=DocumentType.REMINDER,
        invoice_number=f"M-{way + 500}" if way % 2 else None,
        issue_date=days(original, 35),
        currency=invoice.currency,
        supplier=invoice.supplier,
        total_amount=total + 5 if fee else total,
    )
    about = f"Invoice {number or ''} of {invoice.issue_date or ''}"
    return Made(letter, with_words((), "Payment reminder", about, f"Open {total}"))


# --- distinct ones -------------------------------------------------------------------------------


def next_number(number: str, step: int = 1) -> str:
    """The number that follows."""
    digits = ""
    while number and number[-1].isdigit():
        digits, number = number[-1] + digits, number[:-1]
    if not digits:
        return f"{number}-{step + 1}"
    return number + str(int(digits) + step).zfill(len(digits))


def distinct(original: Original, taken: set[str]) -> Iterator[tuple[str, Made]]:
    """Other invoices of the same supplier on the same paper; none has a `taken` number."""
    invoice = original.invoice
    number, total, issued = invoice.invoice_number, invoice.total_amount, invoice.issue_date
    if not number or total is None or issued is None:
        return

    def free(step: int) -> str:
        following = next_number(number or "", step)
        while number_key(following) in taken:
            following = next_number(following)
        return following

    def made(number_: str, day: date | None, amount: Decimal, **more: Any) -> Made:
        pages = replaced(
            original.pages,
            {number: number_, str(issued): str(day), str(total): str(amount)},
        )
        values = {
            "invoice_number": number_,
            "issue_date": day,
            "due_date": None,
            "total_amount": amount,
            **more,
        }
        return Made(changed(original, **values), pages)

    other = total + Decimal("13.37")
    yield "year_reset", made(number, days(original, 365), other)
    yield "year_reset_same_amount", made(number, days(original, 366), total)
    yield "subscription", made(free(1), days(original, 30), total)
    yield "weekly_subscription", made(free(3), days(original, 7), total)
    yield "same_day", made(free(1), issued, other)
    yield "same_day_same_amount", made(free(1), issued, total)
    if invoice.document_type is not DocumentType.CREDIT_NOTE:
        yield "credit_note", made(number, issued, total, document_type=DocumentType.CREDIT_NOTE)


# --- the run -------------------------------------------------------------------------------------


class Score:
    """Hits of tries, by kind, and some of what went wrong."""

    def __init__(self) -> None:
        self.kinds: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        self.wrong: list[dict[str, Any]] = []

    def add(self, kind: str, hit: bool, wrong: bool, about: dict[str, Any]) -> None:
        self.kinds[kind][0] += hit
        self.kinds[kind][1] += 1
        if wrong and len(self.wrong) < _MISSES_KEPT:
            self.wrong.append({"kind": kind, **about})

    @property
    def share(self) -> float:
        hits = sum(hit for hit, _ in self.kinds.values())
        return hits / max(1, sum(tries for _, tries in self.kinds.values()))

    def by_kind(self) -> dict[str, dict[str, float]]:
        return {
            kind: {"share": round(hit / tries, 4), "count": tries}
            for kind, (hit, tries) in sorted(self.kinds.items())
        }


def score_duplicate(desk: Desk, score: Score, kind: str, original: Original, made: Made) -> None:
    """Bring one in, see whether it is told to be the original, and take it away."""
    invoice_id = desk.bring(made.invoice, made.pages)
    told = desk.told(invoice_id)
    hit = any(original.invoice_id in words for words in told)
    read = made.invoice
    about = {
        "of": original.name,
        "number": [original.invoice.invoice_number, read.invoice_number],
        "supplier": [original.invoice.supplier.name, read.supplier.name],
        "total": [str(original.invoice.total_amount), str(read.total_amount)],
        "date": [str(original.invoice.issue_date), str(read.issue_date)],
        "told": told,
    }
    score.add(kind, hit, not hit, about)
    desk.take_away(invoice_id)


def run(
    folder: Path, desk: Desk, reading: Reading, sample: int | None, scans: int
) -> dict[str, Any]:
    """Everything; the figures."""
    lines = (folder / "truth.jsonl").read_text("utf-8").splitlines()
    documents = [json.loads(line) for line in lines]
    chosen = sampled(documents, sample) if sample else documents
    found: list[Original] = []
    for original in originals(folder, chosen, reading):
        invoice_id = desk.bring(original.invoice, original.pages)
        found.append(replace(original, invoice_id=invoice_id))
    print(f"{len(found)} invoices", file=sys.stderr)
    recall, alarms = Score(), Score()
    for original in found:
        told = desk.told(original.invoice_id)
        alarms.add("corpus", bool(told), bool(told), {"of": original.name, "told": told})
    with tempfile.TemporaryDirectory() as work:
        _files(desk, reading, found, recall, Path(work), scans)
    _scans(folder, documents, desk, reading, found, recall)
    taken = {number_key(one.invoice.invoice_number) for one in found}
    for way, original in enumerate(found):
        for kind, made in by_record(original, way):
            score_duplicate(desk, recall, kind, original, made)
        for kind, made in distinct(original, taken):
            invoice_id = desk.bring(made.invoice, made.pages)
            told = desk.told(invoice_id)
            alarms.add(kind, bool(told), bool(told), {"of": original.name, "told": told})
            desk.take_away(invoice_id)
    settling = sorted(desk.seconds)
    return {
        "invoices": len(found),
        "recall": round(recall.share, 4),
        "recall_by_kind": recall.by_kind(),
        "false_alarm_share": round(alarms.share, 4),
        "false_alarms_by_kind": alarms.by_kind(),
        "settle_ms_median": round(settling[len(settling) // 2] * 1000, 2),
        "settle_ms_p95": round(settling[int(len(settling) * 0.95)] * 1000, 2),
        "missed": recall.wrong,
        "false_alarms": alarms.wrong,
    }


def _files(
    desk: Desk, reading: Reading, found: list[Original], score: Score, work: Path, scans: int
) -> None:
    """The kinds that are files: equal bytes, saved anew, stamped, scanned."""
    store = desk.workspace.store
    pdfs = [one for one in found if one.path.suffix == ".pdf"]
    for original in found:
        data = original.path.read_bytes()
        first = store.intake.book([NewDocument(store.documents.add_bytes(data), "a")], WHO)[0]
        again = store.intake.book([NewDocument(store.documents.add_bytes(data), "b")], WHO)[0]
        hit = not again.new and again.invoice_id == first.invoice_id
        score.add("same_bytes", hit, not hit, {"of": original.name})
        store.invoices.move([first.invoice_id], InvoiceState.DELETED, WHO)
    ways: list[tuple[str, Callable[[Original, Path], None], list[Original]]] = [
        ("saved_anew", saved_anew, pdfs),
        ("copy", stamped, pdfs),
        ("rescanned", rescanned, pdfs[:: max(1, len(pdfs) // scans)][:scans] if scans else []),
    ]
    for kind, make, which in ways:
        for original in which:
            target = work / f"{original.name}-{kind}.pdf"
            make(original, target)
            made = reading.read(target)
            if made is not None:
                score_duplicate(desk, score, kind, original, made)


def _scans(
    folder: Path,
    documents: list[dict[str, Any]],
    desk: Desk,
    reading: Reading,
    found: list[Original],
    score: Score,
) -> None:
    """The corpus' own scans, faxes and photographs of its invoices."""
    by_name = {original.name: original for original in found}
    for document in documents:
        original = by_name.get(str(document.get("parent", "")))
        if document["corpus"] != "scans" or original is None:
            continue
        made = reading.read(folder / document["path"])
        if made is not None:
            kind = "photographed" if document["kind"] == "scan-photo" else "rescanned"
            score_duplicate(desk, score, kind, original, made)


def main() -> int:
    """Measure, print, and write the result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", type=int, help="at most so many invoices of each kind")
    parser.add_argument("--scans", type=int, default=12, help="PDFs to be scanned here")
    parser.add_argument("--ocr-cache", type=Path, metavar="DIR")
    parser.add_argument("--to", type=Path, default=RESULTS / "duplicates.json")
    given = parser.parse_args()
    reading = Reading(OcrCache(given.ocr_cache) if given.ocr_cache else None)
    try:
        with tempfile.TemporaryDirectory() as home:
            workspaces = Workspaces(Path(home), Parts(NoSecrets(), SystemClock()))
            workspace = workspaces.open("duplicates", who=WHO, create=True)
            try:
                figures = run(given.folder, Desk(workspace), reading, given.sample, given.scans)
            finally:
                workspace.close()
    finally:
        reading.close()
    given.to.parent.mkdir(parents=True, exist_ok=True)
    given.to.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", "utf-8")
    shown = {k: v for k, v in figures.items() if k not in ("missed", "false_alarms")}
    print(json.dumps(shown, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
