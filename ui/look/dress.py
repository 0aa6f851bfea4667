"""Dresses the application once, before its first window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.look.fonts import text_font
from ui.look.icons import application_icon
from ui.look.palette import palette_of
from ui.look.sheet import sheet_of
from ui.look.tones import DARK, LIGHT, Tones


def dress(application: QApplication) -> None:
    """Fusion, our palette as the system wishes it, our letters and our sheet."""
    application.setStyle("Fusion")
    wear(application, _wished(application))
    application.setWindowIcon(application_icon())


def wear(application: QApplication, tones: Tones) -> None:
    """Put these colours on, also while windows are open."""
    font = text_font()
    application.setPalette(palette_of(tones))
    application.setFont(font)
    application.setStyleSheet(sheet_of(tones, font))


def _wished(application: QApplication) -> Tones:
    is_dark = application.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return DARK if is_dark else LIGHT
