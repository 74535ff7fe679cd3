# SPDX-License-Identifier: AGPL-3.0-or-later
"""`vouch doctor`: what works on this computer and what does not, tried out, not guessed."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from desktop.cli.output import Column, Output
from desktop.cli.parts import Parts
from desktop.diagnostics import versions
from desktop.domain.errors import UserError
from desktop.domain.ports import PageReader, ReadRequest
from desktop.domain.task import CancelToken, no_progress
from desktop.settings import resource_path, workspaces_folder

LIBRARIES = (
    "PySide6-Essentials",
    "PyMuPDF",
    "SQLAlchemy",
    "google-genai",
    "keyring",
    "rapidocr",
    "onnxruntime",
    "lxml",
    "pydantic",
)
LEAST_FREE_BYTES = 500 * 1024 * 1024
TABLE = (Column("PART", 18), Column("", 7), Column("DETAIL", 160))
PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R\
/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 41>>stream
BT /F 18 Tf 20 40 Td (Invoice 4711) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
"""


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that was tried; without an `essential` one Vouch can't do its work."""

    part: str
    works: bool
    detail: str
    advice: str | None = None
    essential: bool = True


def run(arguments: argparse.Namespace, parts: Parts, output: Output) -> int:
    """0 when everything essential works, 1 otherwise."""
    output.start(TABLE)
    code = 0
    for sign in _signs(arguments, parts):
        if sign.essential and not sign.works:
            code = 1
        line = {
            "part": sign.part,
            "works": sign.works,
            "essential": sign.essential,
            "detail": sign.detail,
            "advice": sign.advice,
        }
        word = "works" if sign.works else ("FAILS" if sign.essential else "missing")
        told = sign.detail + (f" {sign.advice}" if sign.advice else "")
        output.record(line, (sign.part, word, told))
    return code


def _signs(arguments: argparse.Namespace, parts: Parts) -> Iterator[Sign]:
    own = versions()
    yield Sign("vouch", True, f"{own['vouch']}, Python {own['python']}, {own['system']}")
    for name in LIBRARIES:
        yield _library(name)
    yield _home(parts)
    yield _resources()
    yield _tried("database", lambda: _database(arguments, parts))
    yield from _pages(parts)
    yield _keyring(parts)
    yield from _service_keys(arguments, parts)
    yield _credentials(parts)
    yield _code_keys(parts)
    yield _fonts()


def _library(name: str) -> Sign:
    try:
        return Sign(name, True, metadata.version(name))
    except metadata.PackageNotFoundError:
        packed = getattr(sys, "frozen", False)
        return Sign(
            name,
            packed,
            "comes with the program" if packed else "not installed",
            None if packed else "Run 'make setup'.",
        )


def _home(parts: Parts) -> Sign:
    """Whether settings and workspaces can be written, and the room that is left."""
    try:
        parts.home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=parts.home) as file:
            file.write(b"vouch")
        free = shutil.disk_usage(parts.home).free
    except OSError as error:
        return Sign(
            "home",
            False,
            f"{parts.home}: {error.strerror}.",
            "Make the folder writable, or name another one in VOUCH_HOME.",
        )
    detail = f"{parts.home}, {free / 1e9:.1f} GB free"
    if free < LEAST_FREE_BYTES:
        return Sign("home", False, detail, "Free some space on this disk.")
    return Sign("home", True, detail)


def _resources() -> Sign:
    path = resource_path("models.json")
    if path.is_file():
        return Sign("resources", True, str(path.parent))
    return Sign("resources", False, f"{path} is missing.", "Install Vouch again.")


def _database(arguments: argparse.Namespace, parts: Parts) -> Sign:
    """The present workspace's books, read whole; a new one on trial where there is none."""
    name = parts.workspace_name(arguments)
    known = {info.name for info in parts.workspaces().list()}
    if name in known:
        troubles = parts.open_workspace(arguments).store.check()
        if troubles:
            advice = "Restore the newest backup from the workspace's 'backups' folder."
            return Sign("database", False, "; ".join(troubles[:5]), advice)
        return Sign("database", True, f"the books of “{name}” are sound")
    from desktop.workflows.workspaces import Parts as Plugged
    from desktop.workflows.workspaces import Workspaces

    with tempfile.TemporaryDirectory() as folder:
        plugged = Plugged(parts.secrets(), parts.clock)
        opened = Workspaces(Path(folder), plugged).open("trial", who="doctor", create=True)
        troubles = opened.store.check()
        opened.close()
    where = workspaces_folder(parts.home)
    return Sign("database", not troubles, f"works; no books of “{name}” in {where} yet")


def _pages(parts: Parts) -> Iterator[Sign]:
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder, "trial.pdf")
        document.write_bytes(PDF)
        process = parts.page_process()
        try:
            yield _tried("page process", lambda: _render(process, document))
            yield _tried("offline reader", lambda: _read(process, document))
        finally:
            process.close()


def _render(process: PageReader, document: Path) -> Sign:
    pixels = process.render(document, 1, 1.0)
    data = bytes(pixels.data)
    drawn = len(set(data)) > 1
    return Sign(
        "page process",
        drawn,
        f"renders ({pixels.width} x {pixels.height} pixels)" if drawn else "renders a blank page",
    )


def _read(process: PageReader, document: Path) -> Sign:
    reading = process.read(document, ReadRequest(), no_progress, CancelToken())
    words = [word.text for page in reading.pages for word in page.words]
    return Sign("offline reader", "4711" in words, f"reads {len(words)} words of 2")


def _keyring(parts: Parts) -> Sign:
    secrets = parts.secrets()
    absence = secrets.absence
    if absence is not None:
        return Sign("keyring", False, absence.title, absence.advice, essential=False)
    try:
        secrets.get("doctor")
    except UserError as error:
        return Sign("keyring", False, error.title, error.advice, essential=False)
    return Sign("keyring", True, secrets.backend_name, essential=False)


def _service_keys(arguments: argparse.Namespace, parts: Parts) -> Iterator[Sign]:
    from desktop.cli.key import used
    from desktop.workflows.service_keys import SERVICE_KEYS, KeyPlace

    workspace = parts.workspace_name(arguments)
    keys = parts.keys(workspace)
    for service, key in SERVICE_KEYS.items():
        part = f"{service.capitalize()} key"
        try:
            state = keys.state(key)
        except UserError as error:
            yield Sign(part, False, error.title, error.advice, essential=False)
            continue
        there = state.place is not KeyPlace.NONE
        told = used(state, key.variable, workspace)
        advice = f"Needed only for reading by {service.capitalize()}: vouch key set {service}"
        yield Sign(
            part,
            there,
            told if there else "none.",
            None if there else f"{advice} --from -",
            essential=False,
        )


def _credentials(parts: Parts) -> Sign:
    """Google's application-default credentials, looked for and not used."""
    from desktop.services.gemini_door import door_from_settings

    try:
        door = door_from_settings("vertex", os.environ, home=Path.home())
    except UserError as error:
        return Sign("Google sign-in", False, error.title, error.advice, essential=False)
    there = door.credentials is not None and door.credentials.is_file()
    return Sign(
        "Google sign-in",
        there,
        str(door.credentials) if there else "no application-default credentials.",
        None
        if there
        else "Needed only for Vertex AI without a key: gcloud auth application-default login",
        essential=False,
    )


def _code_keys(parts: Parts) -> Sign:
    """The public keys that signed e-invoice codes are checked by."""
    from desktop.readers.payment_codes.signature import can_check
    from desktop.services.einvoice_keys import FOLDER, key_files

    folder = parts.home / FOLDER
    files = key_files(parts.home)
    useless = [name for name, pem in files.items() if not can_check(pem)]
    if useless:
        return Sign(
            "e-invoice keys",
            False,
            f"no public key or certificate (RSA, 2048 bits or more): {', '.join(useless)}.",
            f"Replace or remove what is in {folder}.",
            essential=False,
        )
    if not files:
        advice = f"Signatures of India's e-invoice codes are checked by PEM files in {folder}."
        return Sign("e-invoice keys", False, "none.", advice, essential=False)
    return Sign("e-invoice keys", True, ", ".join(files), essential=False)


def _fonts() -> Sign:
    """Which scripts the window can show, by fontconfig where there is one."""
    lister = shutil.which("fc-list")
    if lister is None:
        folders = [
            Path("/System/Library/Fonts"),
            Path("C:/Windows/Fonts"),
            Path("/usr/share/fonts"),
        ]
        count = sum(1 for f in folders if f.is_dir() for p in f.rglob("*") if p.is_file())
        return Sign(
            "fonts",
            count > 0,
            f"{count} font files",
            None if count else "Install a font, for example fonts-dejavu-core.",
            essential=False,
        )
    scripts = {"Latin": "en", "Greek": "el", "Cyrillic": "ru", "Chinese": "zh", "Hindi": "hi"}
    there = [name for name, language in scripts.items() if _has_font(lister, language)]
    missing = [name for name in scripts if name not in there]
    return Sign(
        "fonts",
        "Latin" in there,
        "for " + ", ".join(there) + (f"; none for {', '.join(missing)}." if missing else ""),
        "Documents show in their own fonts; only lists and forms need these." if missing else None,
        essential=False,
    )


def _has_font(lister: str, language: str) -> bool:
    try:
        done = subprocess.run(
            [lister, f":lang={language}", "family"], capture_output=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return bool(done.stdout.strip())


def _tried(part: str, attempt: Callable[[], Sign]) -> Sign:
    try:
        return attempt()
    except UserError as error:
        return Sign(part, False, error.title, error.advice)
