# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rendered pages for the viewer: what is visible first, and nothing that nobody wants any more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.background.lane import Lane
from desktop.domain.errors import UserError
from desktop.domain.task import CancelToken

if TYPE_CHECKING:
    from desktop.domain.page import PageText
    from desktop.domain.ports import PageReader, Pixels


@dataclass(frozen=True, slots=True)
class PageKey:
    """One picture of a page: `scale` is device pixels a point, `rotation` degrees clockwise."""

    document: Path
    page: int
    scale: float
    rotation: int = 0
    password: str | None = field(default=None, repr=False, compare=False)


class PagesLane(QObject):
    """Asks the page process for one picture after the other, in the order last wished for.

    `want` replaces all earlier wishes; only the one under way is still finished, and what
    `want_later` named comes behind all others. `rendered` carries (PageKey, picture), `refused`
    (PageKey, UserError). `make_reader` makes the page process at its first use, and `to_picture`
    makes what a painter can use of its pixels; both are called in the lane's thread.
    """

    rendered = Signal(object, object)
    refused = Signal(object, object)
    stopped = Signal()

    def __init__(
        self,
        make_reader: Callable[[], PageReader],
        to_picture: Callable[[Pixels], Any],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_reader = make_reader
        self._to_picture = to_picture
        self._reader: PageReader | None = None
        self._wanted: list[PageKey] = []
        self._later: list[PageKey] = []
        self._under_way: PageKey | None = None
        self._lane = Lane("pages", self)
        self._lane.stopped.connect(self.stopped)

    def start(self) -> None:
        """Start the lane and warm the page process up."""
        self._lane.start()
        self._lane.submit(self._warm_up)

    def want(self, keys: Sequence[PageKey]) -> None:
        """The pictures that are wanted now, most urgent first; all others are forgotten."""
        self._wanted = list(keys)
        self._next()

    def want_later(self, keys: Sequence[PageKey]) -> None:
        """The pictures that may be wanted soon, in place of those named before.

        They are made when nothing is wanted now.
        """
        self._later = list(keys)
        self._next()

    def words(
        self,
        document: Path,
        page: int,
        password: str | None,
        done: Callable[[PageText], None],
        failed: Callable[[UserError], None],
    ) -> None:
        """The words of a page's text layer, for a document that was not read yet."""
        self._lane.submit(
            lambda _: self._page_reader().page_text(document, page, password), done, failed
        )

    def stop(self) -> None:
        """End the lane and its page process; `stopped` follows."""
        self._wanted, self._later = [], []
        self._lane.submit(self._close, keep=True)
        self._lane.stop()

    def wait(self, milliseconds: int) -> bool:
        return self._lane.wait(milliseconds)

    @property
    def running(self) -> bool:
        return self._lane.running

    def _next(self) -> None:
        if self._under_way is not None or not (self._wanted or self._later):
            return
        key = (self._wanted or self._later).pop(0)
        self._under_way = key
        self._lane.submit(lambda _: self._render(key), self._on_rendered, self._on_refused)

    def _on_rendered(self, picture: Any) -> None:
        key, self._under_way = self._under_way, None
        self._next()
        self.rendered.emit(key, picture)

    def _on_refused(self, error: UserError) -> None:
        key, self._under_way = self._under_way, None
        self._next()
        self.refused.emit(key, error)

    # --- in the lane's thread ------------------------------------------------------------------

    def _page_reader(self) -> PageReader:
        if self._reader is None:
            self._reader = self._make_reader()
        return self._reader

    def _warm_up(self, _: CancelToken) -> None:
        self._page_reader()

    def _close(self, _: CancelToken) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def _render(self, key: PageKey) -> Any:
        pixels = self._page_reader().render(
            key.document, key.page, key.scale, key.rotation, key.password
        )
        return self._to_picture(pixels)
