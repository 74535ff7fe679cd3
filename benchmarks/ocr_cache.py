# SPDX-License-Identifier: AGPL-3.0-or-later
"""What OCR read of the corpus' pictures, kept between runs: a second one costs hardly anything."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.page import PageText


@dataclass(frozen=True)
class OcrCache:
    """A file for each document, by its content; pages read by other settings are read again."""

    folder: Path

    def pages(self, document: Path) -> tuple[PageText, ...]:
        """The document's pages as read before; none when it has not been."""
        path = self._path(document)
        if not path.is_file():
            return ()
        return tuple(PageText.from_wire(wire) for wire in json.loads(path.read_text("utf-8")))

    def keep(self, document: Path, pages: Sequence[PageText]) -> None:
        """Keep the pages that OCR had its part in."""
        read = [page.as_wire() for page in pages if page.picture is not None]
        if read:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._path(document).write_text(json.dumps(read), "utf-8")

    def _path(self, document: Path) -> Path:
        digest = hashlib.sha256(document.read_bytes()).hexdigest()
        return self.folder / f"{digest[:32]}.json"
