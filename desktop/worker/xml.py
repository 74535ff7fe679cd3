# SPDX-License-Identifier: AGPL-3.0-or-later
"""XML from outside, parsed so that it can neither fetch, nor grow, nor recurse."""

from __future__ import annotations

from typing import Any

from lxml import etree

from desktop.domain.errors import DamagedDocument, DocumentTooLarge, UnsafeDocument

MAX_BYTES = 20 * 1024 * 1024
"""The largest stand-alone XML file that is read."""

_MAX_DEPTH = 100
_MAX_ELEMENTS = 500_000


def parse(data: bytes) -> Any:
    """The root element of an XML document, comments and processing instructions left out.

    Raises UnsafeDocument for a document type declaration (entities, external files, bombs all
    need one) or absurd nesting, DocumentTooLarge past MAX_BYTES, DamagedDocument when it is not
    well-formed. External references are never followed.
    """
    if len(data) > MAX_BYTES:
        raise DocumentTooLarge(
            "The XML file is larger than 20 MB.", "Ask the sender for the invoice as PDF."
        )
    watcher = _Watcher()
    parser = etree.XMLParser(
        target=watcher,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if watcher.unsafe:
            raise UnsafeDocument(watcher.unsafe) from error
        raise DamagedDocument(
            "The XML file is not well-formed: it may be cut off.",
            "Ask the sender for it again.",
        ) from error
    except _Refused as error:
        raise UnsafeDocument(watcher.unsafe) from error
    if watcher.unsafe:
        raise UnsafeDocument(watcher.unsafe)
    return _tree(data)


def _tree(data: bytes) -> Any:
    """The tree of bytes that the watcher has let pass."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise UnsafeDocument(_DECLARATION)
    return root


_DECLARATION = "The XML file declares a document type, which e-invoices never do."


class _Refused(Exception):
    """Raised out of the parser as soon as the document is seen to be unsafe."""


class _Watcher:
    """Sees the document go by without keeping any of it, and stops the parser when it must."""

    def __init__(self) -> None:
        self.unsafe = ""
        self._depth = 0
        self._elements = 0

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        self._refuse(_DECLARATION)

    def start(self, _tag: str, _attributes: Any) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > _MAX_DEPTH:
            self._refuse("The XML file is nested too deeply to be an invoice.")
        if self._elements > _MAX_ELEMENTS:
            self._refuse("The XML file has too many elements to be an invoice.")

    def end(self, _tag: str) -> None:
        self._depth -= 1

    def close(self) -> None:
        return None

    def _refuse(self, reason: str) -> None:
        self.unsafe = reason
        raise _Refused(reason)
