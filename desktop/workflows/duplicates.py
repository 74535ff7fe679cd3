# SPDX-License-Identifier: AGPL-3.0-or-later
"""Invoices that look like one another: found, told on both, and decided by a person.

What is told follows from the contents; telling it changes neither revision nor verification.
"""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from desktop.domain.checks.check_input import CheckInput, KnownInvoice
from desktop.domain.checks.duplicates import check_duplicates, likeable
from desktop.domain.errors import MoveNotAllowed, NotFound
from desktop.domain.fields import FIELDS, get_text
from desktop.domain.finding import Finding
from desktop.domain.invoice import DocumentType, Invoice
from desktop.domain.likeness import Alike, Likeable, Paper, compare, shared_words
from desktop.domain.listing import InvoiceDetail
from desktop.domain.status import InvoiceState
from desktop.readers.paper_kind import (
    READ_PAGES,
    DocumentWords,
    document_words,
    paper_of,
)
from desktop.store.duplicates import Candidate, Decision
from desktop.workflows.requests import ChangeKind
from desktop.workflows.workspaces import OpenWorkspace

SAME, DIFFERENT = "same", "different"

_GONE = frozenset({InvoiceState.DELETED, InvoiceState.REJECTED, InvoiceState.REPLACED})
_MOST_KEPT = 2_000
_MOST_KNOWN = 30

_Settled = tuple[Likeable, str, bool]


class _Memory:
    """What was worked out of a workspace's documents, for as long as it is open."""

    def __init__(self) -> None:
        self.settled: dict[str, _Settled] = {}
        self._words: dict[str, DocumentWords] = {}

    def words(self, workspace: OpenWorkspace, sha256: str) -> DocumentWords:
        """What a document's first pages say, as they were last read."""
        known = self._words.get(sha256)
        if known is None:
            if len(self._words) >= _MOST_KEPT:
                self._words.clear()
            found = (
                workspace.store.invoices.page(sha256, number) for number in range(1, READ_PAGES + 1)
            )
            pages = [page for page in found if page is not None]
            known = self._words[sha256] = document_words(pages)
        return known

    def read_anew(self, sha256: str) -> None:
        """The document's words may have changed."""
        self._words.pop(sha256, None)


_memories: WeakKeyDictionary[OpenWorkspace, _Memory] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two invoices side by side: `one` is the one that was asked about.

    `alike` says why they are taken for one, None where nothing says so any more; `finding` says
    it in words about `one`. `differs` are the paths of header fields that are not the same.
    """

    one: InvoiceDetail
    other: InvoiceDetail
    alike: Alike | None
    finding: Finding | None
    differs: frozenset[str]
    decision: Decision | None = None


# --- the rule, with what the books know ----------------------------------------------------------


def known_around(
    workspace: OpenWorkspace, invoice: Invoice, invoice_id: str | None, sha256: str | None
) -> tuple[tuple[KnownInvoice, ...], Paper]:
    """The invoices that the checks are to hold against this one, and what its paper says."""
    store = workspace.store.duplicates
    paper = _paper(workspace, sha256, invoice.document_type)
    also = store.partners(invoice_id) if invoice_id else ()
    cites = paper.cites if paper.kind else ()
    found = store.candidates(invoice, invoice_id, sha256, cites, also)
    different = store.different_from(invoice_id) if invoice_id and found else frozenset()
    mine = likeable(invoice, invoice_id or "", paper)
    known = []
    for candidate in found:
        if candidate.seen.id not in different:
            known.append(_known(workspace, mine, sha256, candidate))
        if len(known) == _MOST_KNOWN:
            break
    return tuple(known), paper


def _known(
    workspace: OpenWorkspace, mine: Likeable, sha256: str | None, candidate: Candidate
) -> KnownInvoice:
    seen, memory = candidate.seen, _memory(workspace)
    words = None
    close = candidate.picture is not None or (
        seen.total == mine.total and seen.issue_date == mine.issue_date
    )
    if close and sha256 is not None:
        figures = (memory.words(workspace, one).figures for one in (sha256, candidate.sha256))
        words = shared_words(*figures)
    return KnownInvoice(
        seen.id,
        seen.supplier,
        seen.number,
        seen.issue_date,
        seen.total,
        seen.currency,
        seen.tax_id,
        seen.document_type,
        seen.account,
        _paper(workspace, candidate.sha256, seen.document_type),
        candidate.picture,
        words,
    )


def _paper(
    workspace: OpenWorkspace, sha256: str | None, document_type: DocumentType | None
) -> Paper:
    if sha256 is None:
        return Paper()
    return paper_of(_memory(workspace).words(workspace, sha256), document_type)


def _memory(workspace: OpenWorkspace) -> _Memory:
    return _memories.setdefault(workspace, _Memory())


# --- telling -------------------------------------------------------------------------------------


def settle_duplicates(workspace: OpenWorkspace, invoice_id: str) -> set[str]:
    """Bring what is said of likeness up to date around an invoice; the ids of all that changed.

    Nothing is looked up while the invoice is what it was when it was settled last.
    """
    store = workspace.store
    try:
        detail = store.invoices.get(invoice_id)
    except NotFound:
        return set()
    live = detail.state not in _GONE
    run_id = detail.run.id if detail.run else ""
    stands = (likeable(detail.invoice), run_id, live)
    memory = _memory(workspace)
    settled = memory.settled
    before = settled.get(invoice_id)
    if before == stands:
        return set()
    if before is None or before[1] != run_id:
        memory.read_anew(detail.document.sha256)
    around = settle_anew(workspace, detail)
    settled[invoice_id] = stands
    return around


def settle_anew(workspace: OpenWorkspace, detail: InvoiceDetail) -> set[str]:
    """The same without asking whether anything changed."""
    store = workspace.store.duplicates
    partners: set[str] = set()
    if detail.state not in _GONE and not detail.invoice.is_empty:
        partners = _tell(workspace, detail)
        changed = {detail.id}
    else:
        changed = {detail.id} if store.tell(detail.id, ()) else set()
    for other in set(store.set_partners(detail.id, partners)) - {detail.id}:
        try:
            theirs = workspace.store.invoices.get(other)
        except NotFound:
            continue
        gone = theirs.state in _GONE
        findings = () if gone else _findings(workspace, theirs)[0]
        if store.tell(other, findings):
            changed.add(other)
    return changed


def _tell(workspace: OpenWorkspace, detail: InvoiceDetail) -> set[str]:
    """Write what is to be said of this invoice; the invoices that it is like."""
    findings, partners = _findings(workspace, detail)
    workspace.store.duplicates.tell(detail.id, findings)
    return partners | set(workspace.store.duplicates.different_from(detail.id))


def _findings(
    workspace: OpenWorkspace, detail: InvoiceDetail
) -> tuple[tuple[Finding, ...], set[str]]:
    known, paper = known_around(workspace, detail.invoice, detail.id, detail.document.sha256)
    mine = likeable(detail.invoice, detail.id, paper)
    partners = {
        other.id
        for other in known
        if compare(mine, other, picture=other.picture, words=other.words) is not None
    }
    findings = check_duplicates(CheckInput(detail.invoice, known=known, paper=paper))
    return tuple(findings), partners


# --- a person's decision -------------------------------------------------------------------------


def look(workspace: OpenWorkspace, invoice_id: str) -> tuple[Pair, ...]:
    """The invoice beside each that it may be a duplicate of; decided ones behind the others."""
    detail = workspace.store.invoices.get(invoice_id)
    settle_anew(workspace, detail)
    decisions = {_other(d, invoice_id): d for d in workspace.store.duplicates.decisions(invoice_id)}
    others = [*workspace.store.duplicates.partners(invoice_id)]
    others += [one for one in decisions if one not in others]
    pairs = [_pair(workspace, invoice_id, one, decisions.get(one)) for one in others]
    return tuple(sorted(pairs, key=lambda pair: pair.decision is not None))


def all_pairs(workspace: OpenWorkspace) -> tuple[Pair, ...]:
    """Every pair of the workspace that nobody decided; of each the later one stands first."""
    return tuple(
        _pair(workspace, two, one, None) for one, two in workspace.store.duplicates.pairs()
    )


def _pair(
    workspace: OpenWorkspace, invoice_id: str, other_id: str, decision: Decision | None
) -> Pair:
    one, other = (workspace.store.invoices.get(i) for i in (invoice_id, other_id))
    paper = _paper(workspace, one.document.sha256, one.invoice.document_type)
    mine = likeable(one.invoice, one.id, paper)
    found = workspace.store.duplicates.candidates(
        one.invoice, one.id, one.document.sha256, also=(other_id,)
    )
    alike, finding = None, None
    for candidate in found:
        if candidate.seen.id == other_id:
            known = _known(workspace, mine, one.document.sha256, candidate)
            alike = compare(mine, known, picture=known.picture, words=known.words)
            told = check_duplicates(CheckInput(one.invoice, known=(known,), paper=paper))
            finding = next(told, None)
    return Pair(one, other, alike, finding, _differing(one.invoice, other.invoice), decision)


def _differing(one: Invoice, other: Invoice) -> frozenset[str]:
    paths = (spec.path for spec in FIELDS)
    return frozenset(path for path in paths if get_text(one, path) != get_text(other, path))


def decide(
    workspace: OpenWorkspace, invoice_id: str, other_id: str, decision: str, reason: str = ""
) -> None:
    """Keep that the two are the `SAME` or `DIFFERENT`, and tell both accordingly.

    Rejecting one of two that are the same is the review's matter.
    """
    if decision not in {SAME, DIFFERENT}:
        raise MoveNotAllowed("Two invoices are either the same or different.")
    workspace.store.duplicates.decide(invoice_id, other_id, decision, workspace.who, reason)
    _tell_again(workspace, invoice_id, other_id)


def undecide(workspace: OpenWorkspace, invoice_id: str, other_id: str) -> bool:
    """Take a decision back; False when there was none."""
    if not workspace.store.duplicates.undecide(invoice_id, other_id, workspace.who):
        return False
    _tell_again(workspace, invoice_id, other_id)
    return True


def _tell_again(workspace: OpenWorkspace, *ids: str) -> None:
    changed = set(ids)
    for one in ids:
        changed |= settle_anew(workspace, workspace.store.invoices.get(one))
    workspace.announce(ChangeKind.EDITED, tuple(changed), settle=False)


def _other(decision: Decision, invoice_id: str) -> str:
    return decision.other_id if decision.one_id == invoice_id else decision.one_id
