# SPDX-License-Identifier: AGPL-3.0-or-later
"""A FatturaPA lot taken apart: each body with the header that it came with, a file of its own."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from lxml import etree

from desktop.domain.errors import NotSupported
from desktop.readers.einvoice_fatturapa import BODY, ROOTS
from desktop.readers.einvoice_record import local_name

_SIGNATURE = "Signature"


def bodies_of(root: Any) -> list[Any]:
    """The bodies of a FatturaPA file, in their order; none for XML of another kind."""
    if local_name(root) not in ROOTS:
        return []
    return [child for child in root if local_name(child) == BODY]


def invoice_of_lot(root: Any, number: int) -> bytes:
    """The lot's invoice `number` (from 1) as a file of its own; the same bytes each time.

    All but the other bodies stays as it is written; a signature is left out, because it is that of
    the whole lot. NotSupported when there is no such invoice.
    """
    bodies = bodies_of(root)
    if not 1 <= number <= len(bodies):
        raise NotSupported("This file holds no such invoice.")
    made = etree.Element(root.tag, dict(root.attrib), nsmap=root.nsmap)
    for child in root:
        if child is bodies[number - 1] or local_name(child) not in (BODY, _SIGNATURE):
            made.append(deepcopy(child))
    return bytes(etree.tostring(made, xml_declaration=True, encoding="UTF-8"))
