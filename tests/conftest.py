# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every test: a home of its own, no network, no display, nothing left behind or logged unseen."""

import logging
import os
import signal
from collections.abc import Iterator
from pathlib import Path

# Qt reads these once, when its application is made.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["LANGUAGE"] = "en"
for _variable in (
    "QT_SCALE_FACTOR",
    "QT_STYLE_OVERRIDE",
    "QT_QPA_PLATFORMTHEME",
    "QT_LOGGING_RULES",
):
    os.environ.pop(_variable, None)

import hypothesis
import pytest

from tests.harness import leftovers, planted
from tests.harness.environment import clean_environment
from tests.harness.logs import LogWatch
from tests.harness.offline import network_guard

pytest_plugins = [
    "tests.harness.lasting",
    "tests.harness.postgres",
    "tests.harness.secret_service",
]

hypothesis.settings.register_profile("suite", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("suite")


def pytest_configure() -> None:
    """Once a run, before any test module is imported."""
    # Where a shell started the suite in the background, every child would ignore Ctrl+C.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    network_guard.install()
    leftovers.watch()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what this run can't show: soaks unless asked for, windows without a display."""
    asked = str(config.getoption("-m"))
    unfit = [
        item
        for item in items
        if ("long" not in asked and item.get_closest_marker("long"))
        or (os.environ["QT_QPA_PLATFORM"] != "xcb" and item.get_closest_marker("xvfb"))
    ]
    if unfit:
        items[:] = [item for item in items if item not in unfit]
        config.hook.pytest_deselected(items=unfit)


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """Fails a test that leaves a thread, a QThread or a child process behind."""
    before = leftovers.Running.now()
    yield
    left = leftovers.left_since(before)
    if left:
        pytest.fail("left running: " + "; ".join(left), pytrace=False)


@pytest.fixture(autouse=True)
def home(
    request: pytest.FixtureRequest,
    nothing_left_running: None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Path]:
    """The test's home folder, empty; VOUCH_HOME is ``vouch`` in it and doesn't exist yet."""
    network_log = tmp_path / "refused-connections.txt"
    folder = tmp_path / "home"
    wanted = clean_environment(folder) | {network_guard.LOG_VARIABLE: str(network_log)}
    for name in set(os.environ) - set(wanted):
        if not name.startswith("PYTEST"):
            monkeypatch.delenv(name)
    for name, value in wanted.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(folder)
    yield folder
    leaks = planted.files_with(folder / "vouch")
    assert not leaks, f"a key was written to {leaks}"
    attempts = network_log.read_text("utf-8") if network_log.exists() else ""
    if request.node.get_closest_marker("network_attempt_expected"):
        assert attempts, "this test was expected to reach for the network, and did not"
    elif attempts:
        pytest.fail(f"reached for the network:\n{attempts}", pytrace=False)


@pytest.fixture(autouse=True)
def expected_log(request: pytest.FixtureRequest, home: Path) -> Iterator[LogWatch]:
    """Call it with a pattern to expect a warning or an error; any other one fails the test."""
    watch = LogWatch()
    for marker in request.node.iter_markers("expected_log"):
        watch(marker.args[0])
    root = logging.getLogger()
    root.addHandler(watch)
    yield watch
    root.removeHandler(watch)
    watch.read_files(home / "vouch")
    faults = watch.faults()
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)
