# SPDX-License-Identifier: AGPL-3.0-or-later
"""The few rules that the platform's style doesn't give; colours come from the palette."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QPalette

from desktop.ui.look import Theme, Tone, blended


def style_sheet(theme: Theme) -> str:
    """For the main window; made again when light and dark change."""
    palette = QGuiApplication.palette()
    window = palette.color(QPalette.ColorRole.Window)
    text = palette.color(QPalette.ColorRole.WindowText)
    accent = theme.colour(Tone.ACCENT)
    line = blended(text, window, 0.16).name()
    soft = blended(accent, window, 0.16).name()
    hover = blended(text, window, 0.07).name()
    bad = blended(theme.colour(Tone.LOOK), window, 0.10).name()
    on_accent = "#ffffff" if accent.lightness() < 140 else "#10151c"
    return f"""
    QToolBar {{ border: none; border-bottom: 1px solid {line}; padding: 3px 6px; spacing: 2px; }}
    QToolBar QToolButton {{ padding: 4px 8px; border-radius: 4px; border: 1px solid transparent; }}
    QToolBar QToolButton[popupMode="1"] {{ padding-right: 20px; }}
    QToolBar QToolButton::menu-button {{ border: none; width: 16px; }}
    QToolBar QToolButton:hover {{ background: {hover}; }}
    QToolBar QToolButton:pressed {{ background: {soft}; }}
    QToolBar QToolButton:focus {{ border-color: {accent.name()}; }}
    QFrame#pane-bar {{ border: none; border-bottom: 1px solid {line}; }}
    QFrame#pane-foot {{ border: none; border-top: 1px solid {line}; }}
    QFrame#findings {{ border: none; border-bottom: 1px solid {line}; background: {bad}; }}
    QFrame#findings QListWidget {{ background: transparent; }}
    QSplitter::handle {{ background: {line}; }}
    QSplitter::handle:horizontal {{ margin: 0 2px; }}
    QSplitter::handle:vertical {{ margin: 2px 0; }}
    QStatusBar {{ border-top: 1px solid {line}; }}
    QStatusBar::item {{ border: none; }}
    QStatusBar QLabel {{ padding: 2px 8px; }}
    QPushButton#segment {{
        border: 1px solid transparent; border-radius: 4px; padding: 3px 8px;
        background: transparent;
    }}
    QPushButton#segment:hover {{ background: {hover}; }}
    QPushButton#segment:checked {{ background: {soft}; border-color: {accent.name()}; }}
    QPushButton#segment:focus {{ border-color: {accent.name()}; }}
    QToolButton#segment-more {{ padding: 3px 16px 3px 6px; border: none; border-radius: 4px; }}
    QToolButton#segment-more::menu-indicator {{
        subcontrol-origin: padding; subcontrol-position: right center; right: 4px;
    }}
    QToolButton#segment-more:hover {{ background: {hover}; }}
    QToolButton#more-fields {{ padding: 1px 4px; border: none; border-radius: 3px; }}
    QToolButton#more-fields:hover {{ background: {hover}; }}
    QToolButton#more-fields:focus {{ background: {soft}; }}
    QPushButton#primary {{
        background: {accent.name()}; color: {on_accent}; border: 1px solid {accent.name()};
        border-radius: 4px; padding: 5px 16px; font-weight: 600;
    }}
    QPushButton#primary:hover {{ background: {accent.lighter(112).name()}; }}
    QPushButton#primary:focus {{ border: 2px solid {text.name()}; padding: 4px 15px; }}
    QPushButton#primary:disabled {{
        background: {hover}; color: {blended(text, window, 0.45).name()}; border-color: {line};
    }}
    QLabel#drop-hint {{
        border: 2px dashed {accent.name()}; border-radius: 10px; background: {soft};
        font-size: 16pt;
    }}
    """
