# SPDX-License-Identifier: AGPL-3.0-or-later
"""Exactly what would be sent of one document: words, pictures, instructions, and what stays."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFont, QFontDatabase, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.background.desk import ReadHabits
from desktop.domain.errors import UserError
from desktop.domain.leaving import Leaving, SentFile, WhatLeaves
from desktop.ui.dialogs.base import FormDialog
from desktop.ui.languages import told
from desktop.ui.look import Theme, Tone
from desktop.ui.plain_text import PlainLabel
from desktop.ui.wording import Wording

_MOST_SHOWN = 400_000
_PICTURE_WIDTH = 720


class WhatLeavesDialog(FormDialog):
    """Opens at once; `show_what_leaves` or `show_refusal` fills it."""

    def __init__(
        self,
        habits: ReadHabits,
        theme: Theme,
        wording: Wording,
        parent: QWidget | None,
    ) -> None:
        super().__init__(theme, parent)
        self.set_up(self.tr("What leaves this computer"))
        self._wording = wording
        self._told: WhatLeaves | None = None
        self._document = self._row(self.tr("Document"))
        self._consent = self._row(self.tr("Now"))
        self._consent.setText(self._said_of(habits))
        self.part = QComboBox()
        self.part.setAccessibleName(self.tr("Request"))
        self.part.currentIndexChanged.connect(self._show_part)
        self.form.addRow(self.tr("&Request"), self.part)
        self.goes_to = self._row(self.tr("Goes to"))
        self.what = self._row(self.tr("Holds"))
        self.hash = self._row(self.tr("Hash in the usage log"))
        self.tabs = QTabWidget()
        self.words = self._text(self.tr("Words of the document as they are sent"))
        self.prompt = self._text(self.tr("Instructions and the form of the answer"))
        self.pictures = _Pictures()
        self.stays = self._text(self.tr("What stays on this computer"))
        self.before = self._table(
            self.tr("What was sent before"),
            (self.tr("When"), self.tr("To"), self.tr("Outcome"), self.tr("Hash")),
        )
        for widget, name in (
            (self.words, self.tr("&Words")),
            (self.pictures, self.tr("&Pictures and files")),
            (self.prompt, self.tr("&Instructions")),
            (self.stays, self.tr("&Stays here")),
            (self.before, self.tr("Sent &before")),
        ):
            self.tabs.addTab(widget, name)
        self.column.insertWidget(self.column.indexOf(self.message), self.tabs, 1)
        for index in range(self.column.count()):
            self.column.setStretch(index, 0)
        self.column.setStretch(self.column.indexOf(self.tabs), 1)
        for row in (self.part, self.goes_to, self.what, self.hash):
            self.form.setRowVisible(row, False)
        self.tabs.hide()
        self.say(self.tr("Putting together what would be sent…"), Tone.QUIET)
        self.resize(880, 720)

    # --- told from outside ---------------------------------------------------------------------

    def show_refusal(self, error: UserError) -> None:
        """Nothing would be sent, for this reason."""
        self.say(told(error), Tone.LOOK)

    def show_what_leaves(self, told: WhatLeaves) -> None:
        """All of it, the first request at first."""
        self._told = told
        self.say("")
        self._document.setText(told.document)
        if told.refused is not None:
            refused = told.refused
            self.say(
                self.tr("Nothing would be sent. {title} {advice}").format(
                    title=refused.title, advice=refused.advice
                ),
                Tone.LOOK,
            )
        count = len(told.parts)
        for number, part in enumerate(told.parts, 1):
            self.part.addItem(
                self.tr("{n} of {count}: pages {first} to {last}").format(
                    n=number, count=count, first=part.pages[0], last=part.pages[-1]
                )
            )
        self.form.setRowVisible(self.part, count > 1)
        for row in (self.goes_to, self.what, self.hash):
            self.form.setRowVisible(row, bool(count))
        self._fill_stays(told)
        self._fill_before(told)
        for widget in (self.words, self.pictures, self.prompt):
            self.tabs.setTabVisible(self.tabs.indexOf(widget), bool(count))
        self.tabs.setTabVisible(self.tabs.indexOf(self.before), bool(told.before))
        self.tabs.show()
        if count:
            self._show_part(0)
        self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _show_part(self, index: int) -> None:
        if self._told is None or not 0 <= index < len(self._told.parts):
            return
        part = self._told.parts[index]
        service = {"gemini": "Gemini", "vertex": "Gemini"}.get(part.service, part.service)
        self.goes_to.setText(
            self.tr("{service}, model {model}, by {door}").format(
                service=service, model=part.model, door=part.door
            )
        )
        self.what.setText(self._said_of_content(part))
        self.hash.setText(part.sent_sha256)
        self.words.setPlainText(_shown(part.text))
        schema = self.tr("The form of the answer (JSON Schema)")
        self.prompt.setPlainText(_shown(f"{part.instructions}\n\n{schema}:\n{part.schema}"))
        self.pictures.show_files(part.files)

    # --- words ---------------------------------------------------------------------------------

    def _said_of(self, habits: ReadHabits) -> str:
        if not habits.paid_allowed:
            return self.tr(
                "Nothing is sent: it is switched off for this workspace. If you ask for a paid "
                "reading of this document, exactly this is sent."
            )
        if habits.reader == "offline":
            return self.tr("Nothing is sent: documents are read on this computer only.")
        if habits.reader == "auto":
            return self.tr("Sent only where something stays in doubt after reading it here.")
        return self.tr("Sent when this document is read.")

    def _said_of_content(self, part: Leaving) -> str:
        numbers = ", ".join(str(number) for number in part.pages[:30])
        pages = self.tr("page {n}") if len(part.pages) == 1 else self.tr("pages {n}")
        pages = pages.format(n=numbers)
        if part.form == "standard":
            size = sum(len(file.data) for file in part.files)
            return self.tr(
                "The document itself ({kilobytes} KB), without attachments, notes and properties"
            ).format(kilobytes=f"{max(1, size // 1024):,}")
        pictures = sum(1 for file in part.files if file.page is not None)
        letters = f"{len(part.text):,}"
        if pictures:
            return self.tr(
                "Words of {pages} ({letters} characters) and pictures of pages ({n}); "
                "the file itself stays here"
            ).format(pages=pages, letters=letters, n=pictures)
        return self.tr(
            "Words of {pages} ({letters} characters); no picture, and the file stays here"
        ).format(pages=pages, letters=letters)

    def _fill_stays(self, told: WhatLeaves) -> None:
        rows: list[tuple[str, str]] = [
            (self.tr("Page {n}: blacked out as a whole").format(n=page), "")
            for page in told.hidden_pages
        ]
        for left in told.left_out:
            kind = (
                self.tr("Page {n}: blacked out")
                if left.blacked_out
                else self.tr("Page {n}: cannot be seen on the page")
            )
            rows.append((kind.format(n=left.page), left.words))
        wordless = {region.page for region in told.regions}
        wordless -= {left.page for left in told.left_out if left.blacked_out}
        for page in sorted(wordless - set(told.hidden_pages)):
            name = self.tr("Page {n}: a blacked-out part of the picture").format(n=page)
            rows.append((name, ""))
        if not rows:
            rows.append((self.tr("No words of the pages are left out"), ""))
        said = [f"{what}\n    {words}" if words else what for what, words in rows]
        self.stays.setPlainText(_shown("\n\n".join(said)))

    def _fill_before(self, told: WhatLeaves) -> None:
        shown = {part.sent_sha256 for part in told.parts}
        outcomes = {
            "answered": self.tr("answered"),
            "unknown": self.tr("outcome unknown"),
        }
        self.before.clear()
        for line in told.before:
            same = self.tr("same as shown here: ") if line.sent_sha256 in shown else ""
            self.before.addTopLevelItem(
                QTreeWidgetItem(
                    [
                        self._wording.time(line.at),
                        line.model,
                        outcomes.get(line.outcome, line.outcome),
                        same + (line.sent_sha256 or ""),
                    ]
                )
            )
        for column in range(3):
            self.before.resizeColumnToContents(column)

    # --- pieces --------------------------------------------------------------------------------

    def _row(self, name: str) -> QLabel:
        label = PlainLabel()
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        label.setAccessibleName(name)
        self.form.addRow(name, label)
        return label

    def _text(self, name: str) -> QPlainTextEdit:
        text = QPlainTextEdit()
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(name)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        size = self.font().pointSizeF()
        font = QFont(fixed)
        font.setPointSizeF(size if size > 0 else fixed.pointSizeF())
        text.setFont(font)
        return text

    def _table(self, name: str, columns: Sequence[str]) -> QTreeWidget:
        table = QTreeWidget()
        table.setRootIsDecorated(False)
        table.setWordWrap(True)
        table.setHeaderLabels(list(columns))
        table.setAccessibleName(name)
        return table


class _Pictures(QScrollArea):
    """The pictures one under the other, each with its page; files by name and size."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("Pictures and files as they are sent"))
        self._images: list[tuple[QLabel, QImage]] = []

    def show_files(self, files: Sequence[SentFile]) -> None:
        """These, in place of what was shown."""
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(10, 10, 10, 10)
        self._images = []
        if not files:
            column.addWidget(PlainLabel(self.tr("No picture and no file is sent.")))
        for file in files:
            kilobytes = f"{max(1, len(file.data) // 1024):,}"
            if file.page is None:
                words = self.tr(
                    "The document itself: {type}, {size} KB. Its pages are those that the page "
                    "view shows."
                )
            else:
                words = self.tr("Page {page}: {type}, {size} KB")
            title = PlainLabel(words.format(page=file.page, type=file.media_type, size=kilobytes))
            title.setWordWrap(True)
            column.addWidget(title)
            image = QImage.fromData(file.data) if file.media_type.startswith("image/") else QImage()
            if not image.isNull():
                label = QLabel()
                label.setAccessibleName(title.text())
                column.addWidget(label)
                self._images.append((label, image))
        column.addStretch(1)
        self.setWidget(body)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = min(_PICTURE_WIDTH, max(120, self.viewport().width() - 24))
        for label, image in self._images:
            ratio = self.devicePixelRatioF()
            wide = min(image.width(), round(width * ratio))
            scaled = image.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
            pixmap = QPixmap.fromImage(scaled)
            pixmap.setDevicePixelRatio(ratio)
            label.setPixmap(pixmap)


def _shown(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN] + "\n…"
