"""Dresses the application: before its first window, and anew when a person chooses another look."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QStyleHints
from PySide6.QtWidgets import QApplication

from ui.look import room
from ui.look.focus_seen import FocusSeen
from ui.look.fonts import TEXT_POINTS, text_font
from ui.look.icons import application_icon
from ui.look.palette import palette_of
from ui.look.sheet import sheet_of
from ui.look.tones import CONTRAST, DARK, LIGHT, Tones
from ui.look.wish import Light, TextSize

_SCHEMES = {
    Light.SYSTEM: Qt.ColorScheme.Unknown,
    Light.LIGHT: Qt.ColorScheme.Light,
    Light.DARK: Qt.ColorScheme.Dark,
    Light.CONTRAST: Qt.ColorScheme.Dark,
}


def dress(application: QApplication, light: Light = Light.SYSTEM, size: TextSize = TextSize.STANDARD) -> None:
    """Fusion, our palette as the person or the system wishes it, our letters and our sheet."""
    application.setStyle("Fusion")
    dress_anew(application, light, size)
    application.setWindowIcon(application_icon())
    if not application.findChildren(FocusSeen):
        FocusSeen(application)


def dress_anew(application: QApplication, light: Light, size: TextSize) -> None:
    """Put on what the person chose, also while windows are open."""
    hints = application.styleHints()
    if hints.colorScheme() is not _SCHEMES[light]:
        # The system then draws the title bar to match; asked for nothing it tells its own wish again.
        hints.setColorScheme(_SCHEMES[light])
    points = min(size.points, room.points_for(room.screen_size(application)))
    wear(application, tones_for(light, hints), points)


def asks_for_contrast(hints: QStyleHints) -> bool:
    """Whether the person told the system that everything shall be in sharp contrast."""
    # Qt tells it from 6.10 on; with the older one of the released builds it is chosen in the program.
    accessibility = getattr(hints, "accessibility", None)
    if accessibility is None:
        return False
    return bool(accessibility().contrastPreference().name == "HighContrast")


def tones_for(light: Light, hints: QStyleHints) -> Tones:
    """What the person chose; who left it to the system gets what that was told."""
    match light:
        case Light.LIGHT:
            return LIGHT
        case Light.DARK:
            return DARK
        case Light.CONTRAST:
            return CONTRAST
    if asks_for_contrast(hints):
        return CONTRAST
    return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT


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
