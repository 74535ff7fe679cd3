# SPDX-License-Identifier: AGPL-3.0-or-later
"""The window's language: the person's choice, else the computer's where it is translated.

Words of the window are translated by Qt where they are written. What the layers below say comes in
English with its values set in; it is matched with the shipped templates and said anew.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from desktop.settings import resource_path

if TYPE_CHECKING:
    from desktop.domain.errors import UserError

LANGUAGES = {"en": "English", "de": "Deutsch"}
"""What the window can be in, each by its own name."""

_PLACE = re.compile(r"\{(\d)\}")
_END = re.compile(r"(?<=[.?!]) (?=[A-Z“])")
_CONTEXT = "messages"


def install(app: QCoreApplication, chosen: str) -> str:
    """Put the window into `chosen`, or for "" the computer's language; gives the one it is in.

    Call before anything is built. Dates and numbers stay as the computer writes them.
    """
    wanted = chosen or QLocale().name().partition("_")[0]
    if wanted not in LANGUAGES or wanted == "en":
        return "en"
    own, qt = QTranslator(app), QTranslator(app)
    if not own.load(f"vouch_{wanted}", str(resource_path("i18n"))):
        return "en"
    app.installTranslator(own)
    if qt.load(f"qtbase_{wanted}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(qt)
    _translated.cache_clear()
    return wanted


def said(text: str) -> str:
    """A sentence from below the window, in its language; as it is where it isn't known."""
    return _translated(text)


def told(error: UserError) -> str:
    """What happened and what to do about it, in one line."""
    return f"{said(error.title)} {said(error.advice)}".strip()


@lru_cache(maxsize=2000)
def _translated(text: str) -> str:
    direct = QCoreApplication.translate(_CONTEXT, text)
    if direct != text or not _in_another_language():
        return direct
    for template, pattern in _patterns():
        found = pattern.fullmatch(text)
        if found is None:
            continue
        in_words = QCoreApplication.translate(_CONTEXT, template)
        if in_words == template:
            return text
        return in_words.format(*(said(value) for value in found.groups()))
    sentences = _END.split(text)
    return " ".join(_translated(one) for one in sentences) if len(sentences) > 1 else text


def _in_another_language() -> bool:
    probe = "Check what was entered."
    return QCoreApplication.translate(_CONTEXT, probe) != probe


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The templates with values, those with most words first."""
    try:
        lines = resource_path("i18n", "messages.txt").read_text("utf-8").splitlines()
    except OSError:
        return ()
    with_values = [line for line in lines if _PLACE.search(line)]
    with_values.sort(key=lambda line: -len(_PLACE.sub("", line)))
    return tuple((line, _pattern(line)) for line in with_values)


def _pattern(template: str) -> re.Pattern[str]:
    parts, at = [], 0
    for place in _PLACE.finditer(template):
        parts += [re.escape(template[at : place.start()]), "(.*?)"]
        at = place.end()
    parts.append(re.escape(template[at:]))
    return re.compile("".join(parts), re.DOTALL)
