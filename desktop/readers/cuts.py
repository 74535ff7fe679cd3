# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a file seems to fall into several invoices: each page is told a beginning or a going-on.

A page is weighed against those since the last cut: a number of its own, another supplier, "page 1",
a title and a date speak for a beginning; the same number, "page 2 of 3", a sum carried over, and
the lack of any number against it. A long invoice that is cut does more harm than two invoices
that a person has to cut: in doubt nothing is proposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import exp

from rapidfuzz.distance import DamerauLevenshtein

from desktop.domain.company import OwnCompany
from desktop.domain.finding import Finding, Severity
from desktop.domain.page import PageText, WordsSource
from desktop.domain.parts import (
    PROPOSED_CUT,
    SEVERAL,
    Cut,
    CutProposal,
    CutReason,
    PageHead,
)
from desktop.domain.turned import turned_page
from desktop.readers.conventions import decide
from desktop.readers.header import invoice_number, issue_date
from desktop.readers.identifiers import find_emails, find_ibans, find_vat_ids
from desktop.readers.labels import Label
from desktop.readers.parties import read_parties
from desktop.readers.party_evidence import sections
from desktop.readers.sheet import Sheet, lay_out

_LIKELY_NUMBER, _SURE_NUMBER = 0.5, 0.78
_HEAD = 0.55
_FEW_WORDS = 30
_SEPARATOR_WORDS = 8
_SHORTEST_SHOWN = 4
_MOST_NAMED = 40
_MOST_LISTED = 12

_PAGE = (
    r"(?:page|pages|pg|seite|blatt|pagina|página|pág|pag|strona|str|sayfa|halaman|muka surat|"
    r"folio|hoja|feuillet|side|sida)"
)
_OF = r"(?:of|von|de|di|sur|van|z|ze|dari|/|\||do|af|av)"
_PAGE_OF = re.compile(
    rf"\b{_PAGE}\b\s*[.:]?\s*(?:no\.?|nr\.?|n[°º])?\s*(\d{{1,4}})\s*(?:{_OF}\s*(\d{{1,4}})\b)?",
    re.IGNORECASE,
)
_TURNED_PAGE_OF = re.compile(rf"\b(\d{{1,4}})\s*/\s*(\d{{1,4}})\s*\.?\s*{_PAGE}\b", re.IGNORECASE)
_BARE_OF = re.compile(r"^\W*(\d{1,3})\s*(?:/|von|of|de|di)\s*(\d{1,3})\W*$", re.IGNORECASE)
_CARRIED = re.compile(
    r"übertrag|uebertrag|carried (?:forward|over)|brought forward|balance forward|zwischensumme"
    r"|à reporter|a reporter|report (?:page|de la page)|riporto|a riportare|suma y sigue"
    r"|suma anterior|transporte|transport|do przeniesienia|z przeniesienia|continued|fortsetzung"
    r"|suite (?:page|de)|segue|continúa|continua|vervolg|nakli yekun|devir|baki dibawa",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"trennblatt|trennseite|separator|patch\s?(?:code|t|ii|2|3|4)\b|document separation"
    r"|page intentionally|diese seite.*leer|page laissée|intentionally (?:left )?blank"
    r"|pagina intenzionalmente|página en blanco",
    re.IGNORECASE,
)
_TITLES = (
    Label.TITLE_INVOICE,
    Label.TITLE_CREDIT,
    Label.TITLE_PRO_FORMA,
    Label.TITLE_RECEIPT,
    Label.TITLE_REMINDER,
)
_TOTALS = (Label.TOTAL, Label.DUE)


@dataclass(slots=True)
class Looked:
    """What a page says of where it belongs."""

    page: PageText
    sheet: Sheet
    number: str = ""
    sure_number: bool = False
    in_head: bool = False
    date: str = ""
    title: str = ""
    count: tuple[int, int | None] | None = None
    tax_ids: frozenset[str] = frozenset()
    accounts: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    head: frozenset[str] = frozenset()
    totals: bool = False
    carried_in: bool = False
    carried_out: bool = False
    empty: bool = False
    words: int = 0

    @property
    def scanned(self) -> bool:
        return self.page.source is WordsSource.OCR

    @property
    def supplier(self) -> str:
        """Who seems to write; found for a page that begins an invoice alone: it takes a while."""
        sheet = self.sheet
        ids, ibans, emails = find_vat_ids(sheet), find_ibans(sheet), find_emails(sheet)
        read = read_parties(sheet, OwnCompany(), emails, ids, ibans).readings.get("supplier.name")
        return "" if read is None else read.value


@dataclass(slots=True)
class _Group:
    """The pages since the last cut, together."""

    pages: list[Looked] = field(default_factory=list)

    @property
    def numbers(self) -> list[str]:
        return [page.number for page in self.pages if page.number]

    @property
    def last(self) -> Looked:
        return self.pages[-1]

    def has_totals(self) -> bool:
        return any(page.totals for page in self.pages)

    def dates(self) -> set[str]:
        return {page.date for page in self.pages if page.date}


def propose_cuts(pages: Sequence[PageText], *, named: bool = True) -> CutProposal:
    """Where the document seems to fall into invoices; pages are upright, in order, from 1.

    With `named` the heads say who writes, which takes some hundredths of a second for each.
    """
    if len(pages) < 2 or _counted_through(pages):
        return CutProposal()
    return weighed([look(page) for page in pages], named=named)


def weighed(looked: Sequence[Looked], *, named: bool = False) -> CutProposal:
    """As `propose_cuts`, for pages that were looked at, which takes most of the time."""
    cuts: list[Cut] = []
    group = _Group()
    separated = False
    for page in looked:
        if page.empty:
            separated = bool(group.pages)
            continue
        if group.pages:
            cut = _weighed(page, group, separated)
            if cut.confidence >= PROPOSED_CUT:
                cuts.append(cut)
                group = _Group()
        group.pages.append(page)
        separated = False
    starts = {1, *(cut.page for cut in cuts)}
    told = {1, *(cut.page for cut in cuts[:_MOST_NAMED])}
    heads = tuple(
        PageHead(
            page.page.number,
            page.number,
            page.supplier if named and page.page.number in told else "",
        )
        for page in looked
        if page.number and (page.sure_number or page.page.number in starts)
    )
    return CutProposal(tuple(cuts), tuple(p.page.number for p in looked if p.empty), heads)


def seems_several(proposal: CutProposal) -> tuple[Finding, ...]:
    """The finding for a file that seems to hold several invoices; none for most files."""
    if not proposal.cuts:
        return ()
    # vouching for the first one alone would lose the others
    sure = any(cut.is_sure for cut in proposal.cuts)
    severity = Severity.ERROR if sure else Severity.WARNING
    pages = ", ".join(str(cut.page) for cut in proposal.cuts[:_MOST_LISTED])
    pages += ", …" if len(proposal.cuts) > _MOST_LISTED else ""
    return (
        Finding(
            SEVERAL,
            severity,
            (),
            f"This file seems to hold {proposal.parts} invoices; others begin on page {pages}. "
            "Split it (Ctrl+Shift+S), or go on if it is one invoice."
            if proposal.is_sure
            else f"This file seems to hold {proposal.parts} invoices; others begin on page "
            f"{pages}, but not all of that is sure. Look at the cuts (Ctrl+Shift+S), or go on if "
            "it is one invoice.",
        ),
    )


def pages_of_first(pages: Sequence[PageText], proposal: CutProposal) -> Sequence[PageText]:
    """The pages up to the first cut that is sure: values of other invoices are none of these."""
    sure = (cut.page for cut in proposal.cuts if cut.is_sure)
    end = next(sure, None)
    return pages if end is None else [page for page in pages if page.number < end]


def upright(pages: Sequence[PageText]) -> tuple[PageText, ...]:
    """Pages as they are shown, turned as their pictures were to be read."""
    return tuple(
        page if page.picture is None else turned_page(page, page.picture.turn) for page in pages
    )


def shows_number(page: PageText, number: str) -> bool:
    """Whether an invoice number is printed on the page, spaces and punctuation aside."""
    wanted = _bare(number)
    if len(wanted) < 2:
        return False
    words = [bare for word in page.words if not word.hidden and (bare := _bare(word.text))]
    if wanted in words:
        return True
    if len(wanted) < _SHORTEST_SHOWN:
        return False
    # a number may be printed in several words
    text = " ".join(words)
    spaced = r" ?".join(map(re.escape, wanted))
    return re.search(rf"(?<![^ ]){spaced}(?![^ ])", text) is not None


# --- a page ------------------------------------------------------------------------------------


def look(page: PageText) -> Looked:
    """What the page says by itself."""
    # as if it were the first: what stands on later pages counts less as a head
    alone = [replace(page, number=1)]
    sheet = lay_out(alone, decide(alone))
    lines = [line.text for line in sheet.lines]
    words = sum(1 for word in page.words if not word.hidden and word.text.strip())
    looked = Looked(page, sheet, words=words, empty=_is_empty(page, lines, words))
    if not words:
        return looked
    number = invoice_number(sheet, sections(sheet))
    if number is not None and number.confidence >= _LIKELY_NUMBER and _is_number(number.value):
        looked.number = number.value
        looked.in_head = number.box is not None and number.box.mid_y < _HEAD * page.height
        looked.sure_number = number.confidence >= _SURE_NUMBER and looked.in_head
    date = issue_date(sheet, number)
    if date is not None and date.box is not None and date.confidence >= 0.6:
        looked.date = date.value if date.box.mid_y < _HEAD * page.height else ""
    looked.title = _title(sheet, page)
    looked.count = _count(lines)
    looked.tax_ids = frozenset(one.value for one in find_vat_ids(sheet))
    looked.accounts = frozenset(one.value for one in find_ibans(sheet))
    looked.domains = frozenset(one.value.rpartition("@")[2] for one in find_emails(sheet))
    looked.head = _head_words(sheet, page)
    looked.totals = any(
        hit.strength(Label.TOTAL) >= 0.9 or hit.strength(Label.DUE) >= 0.9
        for line in sheet.lines
        if line.amounts
        for hit in line.labels
    )
    looked.carried_in = any(_CARRIED.search(text) for text in lines[:10])
    looked.carried_out = any(_CARRIED.search(text) for text in lines[-8:])
    return looked


def _is_number(value: str) -> bool:
    """Whether this could be an invoice number, and no mark of the page or its maker."""
    return any(c.isdigit() for c in value) and "©" not in value


def _is_empty(page: PageText, lines: Sequence[str], words: int) -> bool:
    if words == 0:
        # a page whose picture was not read may hold anything
        return page.picture is not None and page.picture.unread == 0
    if words > _FEW_WORDS:
        return False
    text = " ".join(lines)
    if _SEPARATOR.search(text):
        return True
    return words <= _SEPARATOR_WORDS and _count(lines) is not None and len(lines) == 1


def _title(sheet: Sheet, page: PageText) -> str:
    for line in sheet.lines:
        if line.box.mid_y > _HEAD * page.height:
            break
        for hit in line.labels:
            if hit.opens and any(hit.strength(label) >= 0.9 for label in _TITLES):
                return hit.text.strip()
    return ""


def _count(lines: Sequence[str]) -> tuple[int, int | None] | None:
    """What the page says of its own number: "page 2 of 3" is (2, 3), "page 2" (2, None)."""
    edges = [*lines[:12], *lines[-12:]] if len(lines) > 24 else list(lines)
    told: tuple[int, int | None] | None = None
    for text in edges:
        match = _PAGE_OF.search(text) or _TURNED_PAGE_OF.search(text) or _BARE_OF.match(text)
        if match is None:
            continue
        page, of = int(match[1]), int(match[2]) if match[2] else None
        if page < 1 or (of is not None and page > of):
            continue
        if of is not None:
            return page, of
        told = told or (page, None)
    return told


def _counted_through(pages: Sequence[PageText]) -> bool:
    """Whether the pages say "1 of 3", "2 of 3", "3 of 3": then nothing else needs to be weighed."""
    return all(
        _count(page.text().splitlines()) == (number, len(pages))
        for number, page in enumerate(pages, start=1)
    )


def _head_words(sheet: Sheet, page: PageText) -> frozenset[str]:
    """The words of the letterhead: those with letters in the upper quarter of the page."""
    found: set[str] = set()
    for line in sheet.lines:
        if line.box.mid_y > 0.25 * page.height:
            break
        found.update(_bare(word) for word in line.text.split() if any(c.isalpha() for c in word))
    return frozenset(word for word in found if len(word) > 2)


def _bare(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


# --- a page against those before it ------------------------------------------------------------


def _weighed(page: Looked, group: _Group, separated: bool) -> Cut:
    """How likely an invoice begins on `page`, with what speaks for it."""
    score = _BEFORE
    reasons: list[tuple[CutReason, str]] = []
    for weight, reason, detail in _evidence(page, group, separated):
        score += weight
        if reason is not None:
            reasons.append((reason, detail))
    confidence = 1 / (1 + exp(-max(-30.0, min(30.0, score))))
    return Cut(page.page.number, round(confidence, 4), tuple(reasons))


# Weights are log-odds. Most pages that follow another one go on with it.
_BEFORE = -2.0
_Evidence = tuple[float, CutReason | None, str]


def _evidence(page: Looked, group: _Group, separated: bool) -> Iterator[_Evidence]:
    yield from _of_count(page, group)
    yield from _of_number(page, group)
    yield from _of_supplier(page, group)
    if page.title:
        yield 1.3, CutReason.TITLE, page.title[:40]
    dates = group.dates()
    if page.date:
        if dates and page.date not in dates:
            yield 1.2, CutReason.NEW_DATE, page.date
        else:
            yield (0.2 if dates else 0.8), None, ""
    if group.has_totals():
        # two papers with sums of their own are more than one that goes on
        yield (1.3 if page.title and page.totals else 0.6), CutReason.AFTER_TOTALS, ""
    elif page.number or page.title:
        yield -0.8, None, ""
    if page.carried_in or group.last.carried_out:
        yield -3.5, None, ""
    if separated:
        yield 1.5, CutReason.SEPARATED, ""
    if _other_size(page.page, group.last.page):
        yield 0.6, CutReason.OTHER_SIZE, ""


def _of_count(page: Looked, group: _Group) -> Iterator[_Evidence]:
    here, before = page.count, group.last.count
    if here is not None and here[0] == 1:
        yield (2.5 if here[1] is not None else 1.2), CutReason.FIRST_OF, ""
        if before is not None and before[0] > 1 and before[0] == before[1]:
            yield 1.5, CutReason.LAST_OF, ""
        elif before is not None and before[1] is not None and before[0] < before[1]:
            yield -1.0, None, ""
    elif here is not None:
        follows = before is not None and here[0] == before[0] + 1 and here[1] == before[1]
        yield (-7.0 if follows else -3.0), None, ""
    elif before is not None and before[1] is not None:
        if before[0] < before[1]:
            yield -3.0, None, ""
        else:
            yield 1.0, CutReason.LAST_OF, ""


def _of_number(page: Looked, group: _Group) -> Iterator[_Evidence]:
    known = group.numbers
    if not page.number:
        shown = any(shows_number(page.page, number) for number in known)
        yield (-4.0 if shown else -2.5), None, ""
        return
    if any(_bare(number) == _bare(page.number) for number in known):
        yield -6.0, None, ""
        return
    if not known:
        # a cover letter, or a page whose number could not be read
        yield (1.5 if page.sure_number else 0.0), CutReason.NEW_NUMBER, page.number
        return
    if any(shows_number(page.page, number) for number in known):
        # it speaks of the one before: an annex to it, or its credit note
        yield 0.0, CutReason.NEW_NUMBER, page.number
        return
    if (page.scanned or group.last.scanned) and any(_alike(n, page.number) for n in known):
        # one digit misread, or the next number of the same supplier
        yield 0.5, CutReason.NEW_NUMBER, page.number
        return
    yield (4.5 if page.sure_number else 1.5), CutReason.NEW_NUMBER, page.number


def _of_supplier(page: Looked, group: _Group) -> Iterator[_Evidence]:
    first = group.pages[0]
    others = same = 0
    for name in ("tax_ids", "accounts", "domains"):
        mine = getattr(page, name)
        theirs: frozenset[str] = frozenset()
        theirs = theirs.union(*(getattr(one, name) for one in group.pages))
        if mine and theirs:
            same += bool(mine & theirs)
            others += not mine & theirs
    if others and not same:
        detail = min(page.domains or page.tax_ids or page.accounts)
        yield (2.2 if others > 1 else 1.5), CutReason.NEW_SUPPLIER, detail
    elif same:
        yield -0.3, None, ""
    if len(page.head) >= 6 and len(first.head) >= 6:
        shared = len(page.head & first.head) / len(page.head | first.head)
        if shared < 0.08:
            yield 0.7, CutReason.OTHER_HEAD, ""


def _alike(one: str, other: str) -> bool:
    """Whether two numbers differ by a single slip."""
    return DamerauLevenshtein.distance(_bare(one), _bare(other)) <= 1


def _other_size(one: PageText, other: PageText) -> bool:
    sides = sorted((one.width, one.height)), sorted((other.width, other.height))
    return any(abs(a - b) > 0.05 * max(a, b) for a, b in zip(*sides, strict=True))
