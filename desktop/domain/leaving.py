# SPDX-License-Identifier: AGPL-3.0-or-later
"""What leaves this computer for one document, as it can be shown to a person beforehand."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.blackout import Blackout
from desktop.domain.errors import UserError
from desktop.domain.spending import UsageLine


@dataclass(frozen=True, slots=True)
class SentFile:
    """A picture of one page (from 1), or with page None the document itself."""

    media_type: str
    data: bytes
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Leaving:
    """One request, whole: everything a service would learn.

    `service` is the reader's name, `door` says in words where it goes. `instructions`, `schema`
    and `text` are sent as they stand here. `sent_sha256` is what the usage log will say.
    """

    service: str
    door: str
    model: str
    form: str
    pages: tuple[int, ...]
    instructions: str
    schema: str
    text: str
    files: tuple[SentFile, ...]
    sent_sha256: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of a page (from 1) that stay here, and whether a person blacked them out."""

    page: int
    words: str
    blacked_out: bool


@dataclass(frozen=True, slots=True)
class WhatLeaves:
    """What reading a document by the service of the settings would send, and what it wouldn't.

    `document` is its file's name. `parts` are the requests of a long document one by one, none
    where `refused` says why nothing can be sent. `hidden_pages` are blacked out as a whole.
    `before` are the usage log's lines about this document, newest first.
    """

    document: str
    parts: tuple[Leaving, ...]
    left_out: tuple[LeftOut, ...]
    regions: tuple[Blackout, ...]
    hidden_pages: tuple[int, ...]
    before: tuple[UsageLine, ...]
    refused: UserError | None = None
