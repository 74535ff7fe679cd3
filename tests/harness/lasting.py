# SPDX-License-Identifier: AGPL-3.0-or-later
"""Page processes that serve all tests of a module: starting one takes longer than most tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from desktop.services.page_process import PageProcess


class LastingPages(PageProcess):
    """A page process that its users can't close."""

    def __init__(self) -> None:
        super().__init__("read")
        # before the first test, which would take the child for its own
        self.warm_up()

    def close(self) -> None:
        """Stays for the next test."""

    def end(self) -> None:
        """Now it may go."""
        super().close()


@pytest.fixture(scope="module")
def lasting_pages() -> Iterator[LastingPages]:
    """One page process."""
    pages = LastingPages()
    yield pages
    pages.end()


@pytest.fixture(scope="module")
def lasting_pair(lasting_pages: LastingPages) -> Iterator[Callable[[], LastingPages]]:
    """Gives two page processes in turn, as a runner asks for them."""
    other = LastingPages()
    given = 0

    def give() -> LastingPages:
        nonlocal given
        given += 1
        return (lasting_pages, other)[given % 2]

    yield give
    other.end()
