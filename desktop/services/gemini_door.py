# SPDX-License-Identifier: AGPL-3.0-or-later
"""The two doors to Gemini: Google AI Studio with a key, Vertex AI with a key or credentials.

Everything is passed to the SDK explicitly: it would else take key, project and door from the
environment of whoever started the program.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from desktop.domain.cloud_place import DEFAULT_LOCATION, refuse_wrong_place
from desktop.domain.errors import InvalidValue, KeyMissing

if TYPE_CHECKING:
    from google.auth.credentials import Credentials
    from google.genai import Client

_SCOPE: Final = "https://www.googleapis.com/auth/cloud-platform"
_MAX_CREDENTIALS_BYTES: Final = 256 * 1024


class DoorKind(StrEnum):
    """By which of Google's services Gemini is asked; the value is the reader's name."""

    STUDIO = "gemini"
    VERTEX = "vertex"


@dataclass(frozen=True, slots=True)
class GeminiDoor:
    """How Gemini is reached.

    `project` and `location` are Vertex's; without a project it is express mode, which needs a
    key. `base_url` takes the place of Google's address. `credentials` is the file of
    application-default credentials, used by Vertex where there is no key.
    """

    kind: DoorKind = DoorKind.STUDIO
    project: str | None = None
    location: str | None = None
    base_url: str | None = None
    credentials: Path | None = None

    def __post_init__(self) -> None:
        if self.kind is DoorKind.STUDIO:
            if self.project or self.location:
                raise InvalidValue(
                    "Google AI Studio takes no project and no location.",
                    "Choose Vertex AI, or leave them empty.",
                )
            return
        refuse_wrong_place(self.project, self.location)

    @property
    def place(self) -> str | None:
        """The location that is asked: the default one where only a project is given."""
        if self.kind is DoorKind.VERTEX and self.project:
            return self.location or DEFAULT_LOCATION
        return None

    @property
    def can_upload(self) -> bool:
        """Whether files can be uploaded and batches sent from this computer without a bucket."""
        return self.kind is DoorKind.STUDIO


def door_from_settings(
    kind: str,
    environment: Mapping[str, str],
    *,
    project: str | None = None,
    location: str | None = None,
    home: Path | None = None,
) -> GeminiDoor:
    """The door that settings and environment describe; raises InvalidValue.

    `GOOGLE_GEMINI_BASE_URL` and `GOOGLE_VERTEX_BASE_URL` replace the addresses, as they do in
    Google's own tools. For Vertex `GOOGLE_CLOUD_PROJECT` and `GOOGLE_CLOUD_LOCATION` fill in what
    isn't given, and the credentials are those of `GOOGLE_APPLICATION_CREDENTIALS`, else what
    `gcloud auth application-default login` wrote below `home`.
    """
    if DoorKind(kind) is DoorKind.STUDIO:
        return GeminiDoor(base_url=environment.get("GOOGLE_GEMINI_BASE_URL") or None)
    return GeminiDoor(
        DoorKind.VERTEX,
        project=project or environment.get("GOOGLE_CLOUD_PROJECT") or None,
        location=location or environment.get("GOOGLE_CLOUD_LOCATION") or None,
        base_url=environment.get("GOOGLE_VERTEX_BASE_URL") or None,
        credentials=_credentials_file(environment, home),
    )


def _credentials_file(environment: Mapping[str, str], home: Path | None) -> Path | None:
    named = environment.get("GOOGLE_APPLICATION_CREDENTIALS")
    if named:
        return Path(named)
    folders = [environment.get("CLOUDSDK_CONFIG"), environment.get("APPDATA")]
    written = [
        Path(folders[0]) if folders[0] else None,
        Path(folders[1]) / "gcloud" if folders[1] else None,
        home / ".config" / "gcloud" if home else None,
    ]
    name = "application_default_credentials.json"
    found = (folder / name for folder in written if folder is not None)
    return next((path for path in found if path.is_file()), None)


def make_client(door: GeminiDoor, key: str | None, timeout: float, event_hooks: Any) -> Client:
    """A client for `door`; it takes 50 to 130 ms to make. `timeout` in seconds.

    Raises KeyMissing when there is neither a key nor, for Vertex, credentials that can be read.
    """
    from google.genai import Client
    from google.genai.types import HttpOptions

    options = HttpOptions(
        timeout=int(timeout * 1000),
        base_url=door.base_url,
        # a redirect would carry the key to wherever it points
        client_args={"follow_redirects": False},
        async_client_args={"event_hooks": event_hooks, "follow_redirects": False},
    )
    if door.kind is DoorKind.STUDIO:
        if not key:
            raise KeyMissing(
                "There is no Gemini API key.",
                "Enter one in the settings; without a window set GEMINI_API_KEY.",
            )
        return Client(api_key=key, vertexai=False, http_options=options)
    if key:
        return Client(
            api_key=key,
            vertexai=True,
            project=door.project,
            location=door.place,
            http_options=options,
        )
    if not door.project:
        raise KeyMissing(
            "Vertex AI needs a project, or an API key.",
            "Enter the project's id or a key in the settings.",
        )
    return Client(
        vertexai=True,
        project=door.project,
        location=door.place,
        credentials=_credentials(door.credentials),
        http_options=options,
    )


def _credentials(path: Path | None) -> Credentials:
    """Application-default credentials from their file.

    Read here rather than by the library's own search, which would ask the network whether this
    computer is one of Google's.
    """
    if path is None:
        raise KeyMissing(
            "There is no API key and there are no Google credentials for Vertex AI.",
            "Enter a key, or run: gcloud auth application-default login",
            code="credentials_missing",
        )
    from google.auth.exceptions import GoogleAuthError
    from google.oauth2 import credentials as person
    from google.oauth2 import service_account

    # by kind, because the library's general loader would also run programs that a file names
    loaders: dict[str, Any] = {
        "service_account": service_account.Credentials.from_service_account_info,
        "authorized_user": person.Credentials.from_authorized_user_info,
    }
    try:
        if path.stat().st_size > _MAX_CREDENTIALS_BYTES:
            raise ValueError("too large")
        info = json.loads(path.read_text("utf-8"))
        found: Credentials = loaders[info["type"]](info, scopes=[_SCOPE])
    except (OSError, ValueError, KeyError, TypeError, GoogleAuthError):
        # the library's own text may quote the file
        raise KeyMissing(
            "The Google credentials file could not be read.",
            "Make it anew: gcloud auth application-default login",
            code="credentials_missing",
        ) from None
    return found
