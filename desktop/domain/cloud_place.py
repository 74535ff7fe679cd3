# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where Vertex AI is asked: a project of Google Cloud, and a location."""

from __future__ import annotations

import re
from typing import Final

from desktop.domain.errors import InvalidValue

DEFAULT_LOCATION: Final = "us-central1"
_PROJECT: Final = re.compile(r"^(?:[a-z0-9.\-]{1,60}:)?[a-z][a-z0-9\-]{4,62}$|^\d{6,20}$")
_LOCATION: Final = re.compile(r"^[a-z]+(?:-[a-z]+\d+)?$")


def refuse_wrong_place(project: str | None, location: str | None) -> None:
    """Raises InvalidValue, in words, for what can be no project or no location."""
    if project is not None and not _PROJECT.match(project):
        raise InvalidValue(
            "That is not the id of a Google Cloud project.",
            "Copy the project's id from the Google Cloud console.",
        )
    if location is not None and not _LOCATION.match(location):
        raise InvalidValue(
            "That is not a location of Vertex AI.",
            f"Enter one such as {DEFAULT_LOCATION}, europe-west4 or global.",
        )
