"""A full Qt palette from the tones, so that frames,
grids and check boxes stay visible by day and by night."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from ui.look.tones import Tones

_ROLE = QPalette.ColorRole


def palette_of(tones: Tones) -> QPalette:
    """The palette that the whole application wears."""
    palette = QPalette()
    for role, colour in _colours(tones).items():
        palette.setColor(role, QColor(colour))
    for role in (_ROLE.Text, _ROLE.WindowText, _ROLE.ButtonText, _ROLE.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tones.faint))
    palette.setColor(QPalette.ColorGroup.Disabled, _ROLE.Highlight, QColor(tones.line))
    return palette


def _colours(tones: Tones) -> dict[QPalette.ColorRole, str]:
    return {
        _ROLE.Window: tones.window,
        _ROLE.WindowText: tones.text,
        _ROLE.Base: tones.surface,
        _ROLE.AlternateBase: tones.alternate,
        _ROLE.Text: tones.text,
        _ROLE.PlaceholderText: tones.faint,
        _ROLE.Button: tones.surface,
        _ROLE.ButtonText: tones.text,
        _ROLE.BrightText: tones.error,
        _ROLE.Highlight: tones.accent,
        _ROLE.HighlightedText: tones.on_accent,
        _ROLE.Accent: tones.accent,
        _ROLE.Link: tones.accent,
        _ROLE.LinkVisited: tones.accent,
        _ROLE.ToolTipBase: tones.surface,
        _ROLE.ToolTipText: tones.text,
        # Without these five, check-box frames and grid lines vanish at night.
        _ROLE.Light: tones.surface,
        _ROLE.Midlight: tones.hover,
        _ROLE.Mid: tones.line,
        _ROLE.Dark: tones.faint,
        _ROLE.Shadow: tones.muted,
    }
