"""Dresses the application: before its first window, and anew when a person chooses another look."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.look import room
from ui.look.fonts import TEXT_POINTS, text_font
from ui.look.icons import application_icon
from ui.look.palette import palette_of
from ui.look.sheet import sheet_of
from ui.look.tones import DARK, LIGHT, Tones
from ui.look.wish import Light, TextSize

_SCHEMES = {
    Light.SYSTEM: Qt.ColorScheme.Unknown,
    Light.LIGHT: Qt.ColorScheme.Light,
    Light.DARK: Qt.ColorScheme.Dark,
}


def dress(application: QApplication, light: Light = Light.SYSTEM, size: TextSize = TextSize.STANDARD) -> None:
    """Fusion, our palette as the person or the system wishes it, our letters and our sheet."""
    application.setStyle("Fusion")
    dress_anew(application, light, size)
    application.setWindowIcon(application_icon())


def dress_anew(application: QApplication, light: Light, size: TextSize) -> None:
    """Put on what the person chose, also while windows are open."""
    hints = application.styleHints()
    if hints.colorScheme() is not _SCHEMES[light]:
        # The system then draws the title bar to match; asked for nothing it tells its own wish again.
        hints.setColorScheme(_SCHEMES[light])
    points = min(size.points, room.points_for(room.screen_size(application)))
    is_dark = light is Light.DARK or (light is Light.SYSTEM and hints.colorScheme() is Qt.ColorScheme.Dark)
    wear(application, DARK if is_dark else LIGHT, points)


def wear(application: QApplication, tones: Tones, points: float = TEXT_POINTS) -> None:
    """Put on these colours and letters of this size."""
    font = text_font(points)
    sheet = sheet_of(tones, font)
    if application.styleSheet() == sheet and application.font() == font:
        return
    # A sheet in the place of another takes Qt four times as long as one taken off and one put on.
    application.setStyleSheet("")
    application.setPalette(palette_of(tones))
    application.setFont(font)
    application.setStyleSheet(sheet)
