# SPDX-License-Identifier: AGPL-3.0-or-later
"""Icons and colours, drawn from the palette so that light and dark both fit."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from desktop.settings import resource_path

ICON_SIZES = (16, 20, 24, 32)


class Tone(StrEnum):
    """What a colour means; a word or shape always says it too."""

    PLAIN = "plain"
    QUIET = "quiet"
    GOOD = "good"
    LOOK = "look"
    BAD = "bad"
    ACCENT = "accent"


_LIGHT = {
    Tone.GOOD: "#1a7f37",
    Tone.LOOK: "#9a6700",
    Tone.BAD: "#c4291c",
    Tone.ACCENT: "#1f5fae",
}
_DARK = {
    Tone.GOOD: "#57ab5a",
    Tone.LOOK: "#d9a031",
    Tone.BAD: "#f47067",
    Tone.ACCENT: "#6cb0f5",
}


def is_dark(palette: QPalette) -> bool:
    """Whether text is lighter than the ground it stands on."""
    return palette.color(QPalette.ColorRole.Window).lightness() < 128


def colour(palette: QPalette, tone: Tone) -> QColor:
    """The tone's colour, legible (4.5 to 1) on this palette's base and window."""
    if tone is Tone.PLAIN:
        return palette.color(QPalette.ColorRole.WindowText)
    if tone is Tone.QUIET:
        text = palette.color(QPalette.ColorRole.WindowText)
        ground = palette.color(QPalette.ColorRole.Window)
        return blended(text, ground, 0.66)
    return QColor((_DARK if is_dark(palette) else _LIGHT)[tone])


def blended(one: QColor, other: QColor, share: float) -> QColor:
    """`share` (0 to 1) of one colour over the other."""
    return QColor(
        round(one.red() * share + other.red() * (1 - share)),
        round(one.green() * share + other.green() * (1 - share)),
        round(one.blue() * share + other.blue() * (1 - share)),
    )


def dark_palette() -> QPalette:
    """For a desktop that asks for dark but gives no colours of its own."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette(QColor("#2f3338"), QColor("#25282c"))
    for name, value in (
        (role.WindowText, "#e6e8ea"),
        (role.Text, "#e6e8ea"),
        (role.ButtonText, "#e6e8ea"),
        (role.Base, "#1c1f22"),
        (role.AlternateBase, "#22262a"),
        (role.Button, "#32373c"),
        (role.ToolTipBase, "#32373c"),
        (role.ToolTipText, "#e6e8ea"),
        (role.PlaceholderText, "#8d949b"),
        (role.Highlight, "#2f6db5"),
        (role.HighlightedText, "#ffffff"),
        (role.Link, "#6cb0f5"),
        (role.Light, "#4a5057"),
        (role.Midlight, "#3c4147"),
        (role.Mid, "#1f2225"),
        (role.Dark, "#17191b"),
        (role.Shadow, "#0d0e0f"),
    ):
        palette.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, name, QColor("#767d84"))
    return palette


class Theme(QObject):
    """Colours and the shipped icons in the present palette.

    `before_changed` is for style sheets, which take back colours that `changed` gives to widgets.
    """

    changed = Signal()
    before_changed = Signal()

    def __init__(self, palette: QPalette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._icons: dict[tuple[str, Tone], QIcon] = {}
        self._pixmaps: dict[tuple[str, Tone, int, float], QPixmap] = {}
        self._sources: dict[str, str] = {}

    def follow(self, palette: QPalette) -> None:
        """Take another palette; `changed` tells whoever holds an icon or a colour."""
        same = palette.color(QPalette.ColorRole.Window) == self._palette.color(
            QPalette.ColorRole.Window
        )
        self._palette = palette
        if not same:
            self._icons.clear()
            self._pixmaps.clear()
            self.before_changed.emit()
            self.changed.emit()

    def colour(self, tone: Tone) -> QColor:
        """The tone's colour on the present ground."""
        return colour(self._palette, tone)

    def icon(self, name: str, tone: Tone = Tone.PLAIN) -> QIcon:
        """The icon by its file's name."""
        key = (name, tone)
        if key not in self._icons:
            icon = QIcon()
            ratio = QGuiApplication.primaryScreen().devicePixelRatio()
            quiet = blended(
                self._palette.color(QPalette.ColorRole.WindowText),
                self._palette.color(QPalette.ColorRole.Window),
                0.35,
            )
            chosen = self._palette.color(QPalette.ColorRole.HighlightedText)
            for size in ICON_SIZES:
                icon.addPixmap(self.pixmap(name, tone, size, ratio), QIcon.Mode.Normal)
                icon.addPixmap(self._drawn(name, quiet, size, ratio), QIcon.Mode.Disabled)
                icon.addPixmap(self._drawn(name, chosen, size, ratio), QIcon.Mode.Selected)
            self._icons[key] = icon
        return self._icons[key]

    def pixmap(self, name: str, tone: Tone, size: int, ratio: float) -> QPixmap:
        """One picture of `size` logical pixels, for painting by hand."""
        key = (name, tone, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._drawn(name, colour(self._palette, tone), size, ratio)
        return self._pixmaps[key]

    def _drawn(self, name: str, ink: QColor, size: int, ratio: float) -> QPixmap:
        if name not in self._sources:
            path = resource_path("icons", f"{name}.svg")
            self._sources[name] = path.read_text("utf-8")
        source = self._sources[name].replace("currentColor", ink.name())
        renderer = QSvgRenderer(QByteArray(source.encode()))
        pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap


def app_icon() -> QIcon:
    """The program's own icon."""
    return QIcon(str(resource_path("icons", "vouch.svg")))


def scaled_font(widget: QWidget, factor: float, *, bold: bool = False) -> QFont:
    """The widget's font at another size."""
    font = QFont(widget.font())
    font.setPointSizeF(font.pointSizeF() * factor)
    font.setBold(bold)
    return font


def tint(widget: QWidget, tone: Tone) -> None:
    """Write the widget's text in a tone."""
    palette = QPalette(widget.palette())
    palette.setColor(QPalette.ColorRole.WindowText, colour(palette, tone))
    widget.setPalette(palette)
