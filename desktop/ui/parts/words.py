# SPDX-License-Identifier: AGPL-3.0-or-later
"""Why a cut is proposed, in the window's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.domain.parts import CutReason

if TYPE_CHECKING:

    def QT_TRANSLATE_NOOP(context: str, text: str) -> str: ...
else:
    from PySide6.QtCore import QT_TRANSLATE_NOOP

# as `domain.parts.CUT_WORDS` says it
REASONS = {
    CutReason.NEW_NUMBER: QT_TRANSLATE_NOOP("cuts", "it has a number of its own, {}"),
    CutReason.NEW_SUPPLIER: QT_TRANSLATE_NOOP("cuts", "another supplier writes, {}"),
    CutReason.FIRST_OF: QT_TRANSLATE_NOOP("cuts", "it says that it is page 1"),
    CutReason.LAST_OF: QT_TRANSLATE_NOOP("cuts", "the page before says that it is the last one"),
    CutReason.TITLE: QT_TRANSLATE_NOOP("cuts", "it has a title, “{}”"),
    CutReason.NEW_DATE: QT_TRANSLATE_NOOP("cuts", "it has a date of its own, {}"),
    CutReason.AFTER_TOTALS: QT_TRANSLATE_NOOP("cuts", "a total stands on the pages before"),
    CutReason.OTHER_HEAD: QT_TRANSLATE_NOOP("cuts", "its head looks different"),
    CutReason.SEPARATED: QT_TRANSLATE_NOOP("cuts", "an empty page or a separator stands before it"),
    CutReason.OTHER_SIZE: QT_TRANSLATE_NOOP("cuts", "its paper has another size"),
}


def reason_said(reason: CutReason, detail: str) -> str:
    """A reason with its detail."""
    return QCoreApplication.translate("cuts", REASONS[reason]).format(detail)
