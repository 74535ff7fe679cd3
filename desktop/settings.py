# SPDX-License-Identifier: AGPL-3.0-or-later
"""Typed settings, the places on disk, and where the shipped resources are."""

from __future__ import annotations

import getpass
import json
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import platformdirs

from desktop.domain.errors import SettingsInvalid, WorkspaceError

VERSION = 1
MAX_SETTINGS_BYTES = 1024 * 1024
DEFAULT_WORKSPACE = "default"

ThinkingLevel = Literal["minimal", "low", "medium", "high", "xhigh"]
Fineness = Literal["low", "medium", "high"]
Short = Annotated[str, msgspec.Meta(max_length=100)]
Few = msgspec.Meta(max_length=500)


class ModelWay(msgspec.Struct, frozen=True, kw_only=True):
    """How a person wants one model asked; None leaves it to the price table.

    `page` and `scan` say how finely pages of a PDF, and scans and pictures, are looked at.
    """

    thinking: ThinkingLevel | None = None
    page: Fineness | None = None
    scan: Fineness | None = None

    @property
    def is_empty(self) -> bool:
        return self.thinking is None and self.page is None and self.scan is None


class OfferedModels(msgspec.Struct, frozen=True, kw_only=True):
    """The models that a service listed for a key, and the day on which it was asked."""

    names: Annotated[tuple[str, ...], msgspec.Meta(max_length=1000)]
    on: date


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a person chose on this computer; frozen, changed by `changed(...)`.

    `person` is None until the person was asked. `language` "" is the computer's.
    `paid_workspaces` are those in which sending documents to a paid service is switched on;
    `paid_service` is the one that "auto" means.
    `fallback_model` is asked when the chosen one is gone, `stronger_model` about fields that stay
    in dispute; None is the table's own, and nobody. `model_ways` are by model, `offered` by
    service. `moved` tells which model was asked instead of one that is gone. `vertex_sign_in` says
    whether Vertex AI may be asked by key, or by Google's sign-in on this computer alone.
    `unasked_cost` is the amount with its currency ("5.00 INR") up to which paid reading needs no
    question. `window` is the window's own (sizes, splitters).
    `terms_known` are the persons who were told what Google does with what is sent by a key.
    `newer` are keys of a newer version, kept when the file is written again.

    Checked when it is read from a file, not when it is made. A Struct, because it is read before
    the first paint and pydantic takes a quarter of that time to import.
    """

    version: int = VERSION
    person: Annotated[str, msgspec.Meta(max_length=200)] | None = None
    workspace: Annotated[str, msgspec.Meta(min_length=1, max_length=100)] = DEFAULT_WORKSPACE
    reader: Literal["auto", "offline", "gemini", "vertex"] = "auto"
    language: Literal["", "en", "de"] = ""
    decimal_mark: Literal[".", ","] = "."
    paid_service: Literal["gemini", "vertex"] = "gemini"
    gemini_model: Short | None = None
    gemini_form: Literal["cheaper", "compact", "standard"] = "cheaper"
    tier: Literal["standard", "flex"] = "standard"
    fallback_model: Short | None = None
    stronger_model: Short | None = None
    model_ways: Annotated[dict[str, ModelWay], Few] = msgspec.field(default_factory=dict)
    offered: Annotated[dict[str, OfferedModels], Few] = msgspec.field(default_factory=dict)
    moved: Annotated[dict[str, str], Few] = msgspec.field(default_factory=dict)
    vertex_project: Short | None = None
    vertex_location: Annotated[str, msgspec.Meta(max_length=60)] | None = None
    vertex_sign_in: Literal["auto", "credentials"] = "auto"
    paid_workspaces: tuple[str, ...] = ()
    unasked_cost: Short = ""
    terms_known: tuple[str, ...] = ()
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    window: Annotated[dict[str, str], Few] = msgspec.field(default_factory=dict)
    newer: dict[str, Any] = msgspec.field(default_factory=dict)

    def changed(self, **values: Any) -> Settings:
        """The same with some of them set."""
        return msgspec.structs.replace(self, **values)

    @property
    def person_name(self) -> str:
        """The person's name for audit entries: as stated, else the operating system's user."""
        return self.person or system_user()

    @property
    def service(self) -> Literal["gemini", "vertex"]:
        """The paid service that is asked: the one that reads everything, else the chosen one."""
        if self.reader == "gemini" or self.reader == "vertex":
            return self.reader
        return self.paid_service

    def paid_allowed(self, workspace: str) -> bool:
        """Whether documents of this workspace may be sent to a paid service."""
        return workspace in self.paid_workspaces


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """The settings, and what to tell the person when the file was damaged."""

    settings: Settings
    notice: SettingsInvalid | None = None


# --- places ------------------------------------------------------------------------------------


def home_folder() -> Path:
    """Where settings, workspaces and logs live: VOUCH_HOME, else the platform's data folder."""
    override = os.environ.get("VOUCH_HOME", "").strip()
    if override:
        return Path(override).expanduser().absolute()
    return platformdirs.user_data_path("vouch", appauthor=False)


def workspaces_folder(home: Path) -> Path:
    """The folder that holds one folder for each workspace."""
    return home / "workspaces"


def settings_path(home: Path) -> Path:
    return home / "settings.json"


def resource_path(*parts: str) -> Path:
    """A shipped resource: in a packaged program, an installed wheel, or the checkout."""
    bundled = getattr(sys, "_MEIPASS", None)
    package = Path(__file__).resolve().parent
    bases = [Path(bundled) / "resources"] if bundled else []
    bases += [package / "resources", package.parent / "resources"]
    for base in bases:
        if base.joinpath(*parts).exists():
            return base.joinpath(*parts)
    return bases[-1].joinpath(*parts)


def system_user() -> str:
    """The operating system's name for the user; "unknown" where it has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        # a container's user id without an entry in the user database
        return "unknown"


# --- reading and writing -----------------------------------------------------------------------


def load_settings(home: Path) -> LoadedSettings:
    """The settings in `home`; a damaged file is set aside, defaults are used, and it is said."""
    path = settings_path(home)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_SETTINGS_BYTES + 1)
    except FileNotFoundError:
        return LoadedSettings(Settings())
    except OSError as error:
        return LoadedSettings(
            Settings(),
            SettingsInvalid(advice=f"Check that {path} can be read ({error.strerror})."),
        )
    try:
        if len(data) > MAX_SETTINGS_BYTES:
            raise ValueError("settings file too large")
        return LoadedSettings(_settings(_upgraded(json.loads(data))))
    except (ValueError, KeyError, RecursionError, msgspec.MsgspecError):
        return LoadedSettings(Settings(), _set_aside(path))


def save_settings(home: Path, settings: Settings) -> None:
    """Write the file whole or not at all; raises WorkspaceError when the folder can't be used."""
    path = settings_path(home)
    known = msgspec.to_builtins(settings)
    newer = known.pop("newer")
    text = json.dumps(newer | known, indent=2, ensure_ascii=False) + "\n"
    try:
        home.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(dir=home, prefix=".settings-", suffix=".tmp")
        temporary = Path(name)
        try:
            with os.fdopen(number, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        finally:
            with suppress(FileNotFoundError):
                temporary.unlink()
    except OSError as error:
        raise WorkspaceError(
            "The settings could not be saved.",
            f"Check that {home} can be written ({error.strerror}).",
        ) from error


_UPGRADES: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""From each older version to the next one; the first version has none."""


def _settings(data: dict[str, Any]) -> Settings:
    """Raises msgspec's ValidationError for what no settings can hold."""
    names = set(Settings.__struct_fields__) - {"newer"}
    known = {name: value for name, value in data.items() if name in names}
    newer = {name: value for name, value in data.items() if name not in names}
    return msgspec.convert(known | {"newer": newer}, Settings)


def _upgraded(data: Any) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise ValueError("settings are an object")
    version = data.get("version", 1)
    if not isinstance(version, int):
        raise ValueError("version is a number")
    upgraded: dict[str, Any] = data
    while version < VERSION:
        upgraded = {**_UPGRADES[version](upgraded), "version": version + 1}
        version += 1
    return upgraded


def _set_aside(path: Path) -> SettingsInvalid:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    aside = path.with_name(f"settings-damaged-{stamp}.json")
    try:
        path.replace(aside)
    except OSError:
        return SettingsInvalid(advice=f"Defaults are used; remove or repair {path}.")
    return SettingsInvalid(
        advice=f"It was set aside as {aside.name} and defaults are used; enter them again."
    )
