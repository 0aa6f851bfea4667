"""The colours of the window: one calm set for day, one for night, and one of sharp contrast.
Nowhere else is a colour named."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtGui import QPalette


class Tones(Struct, frozen=True):
    """Every colour the window uses, by what it is for."""

    window: str
    surface: str
    alternate: str
    text: str
    muted: str
    faint: str
    line: str
    rule: str
    header: str
    hover: str
    accent: str
    accent_strong: str
    on_accent: str
    chosen: str
    picked: str
    error: str
    error_tint: str
    warning: str
    amber: str
    """A mark that warns without letters, which may be lighter than they."""
    warning_tint: str
    notice: str
    notice_tint: str
    conflict: str
    conflict_tint: str
    good: str


LIGHT = Tones(
    window="#f4f6f8",
    surface="#ffffff",
    alternate="#fafbfd",
    text="#1b2530",
    muted="#566474",
    faint="#8792a0",
    line="#d8dfe7",
    rule="#e6eaf0",
    header="#f7f9fb",
    hover="#eef2f5",
    accent="#0b6e69",
    accent_strong="#095b57",
    on_accent="#ffffff",
    chosen="#e1f1ef",
    picked="#c3e4df",
    error="#b3211d",
    error_tint="#fdebe9",
    warning="#8f5200",
    amber="#cf8a10",
    warning_tint="#fff3dd",
    notice="#4a5a6b",
    notice_tint="#eef2f5",
    conflict="#5a3db0",
    conflict_tint="#efeafb",
    good="#1a7f3c",
)

DARK = Tones(
    window="#1d2126",
    surface="#15181c",
    alternate="#191d22",
    text="#e6e9ec",
    muted="#a3adb8",
    faint="#7d8894",
    line="#39414a",
    rule="#2a3037",
    header="#20252b",
    hover="#272d34",
    accent="#45bdb1",
    accent_strong="#62cfc4",
    on_accent="#06201e",
    chosen="#143a37",
    picked="#1c524d",
    error="#ff8a80",
    error_tint="#4a2123",
    warning="#f0b45c",
    amber="#e0a030",
    warning_tint="#453413",
    notice="#a3adb8",
    notice_tint="#272d34",
    conflict="#b9a3ff",
    conflict_tint="#322a52",
    good="#6fcf8e",
)

CONTRAST = Tones(
    window="#000000",
    surface="#000000",
    alternate="#101010",
    text="#ffffff",
    muted="#ececec",
    faint="#d0d0d0",
    line="#ffffff",
    rule="#9a9a9a",
    header="#1c1c1c",
    hover="#2e2e2e",
    accent="#ffe14d",
    accent_strong="#fff0a0",
    on_accent="#000000",
    chosen="#3d3500",
    picked="#665800",
    error="#ffa9a1",
    error_tint="#4a0000",
    warning="#ffc266",
    amber="#ffb000",
    warning_tint="#3f2a00",
    notice="#ececec",
    notice_tint="#242424",
    conflict="#dccbff",
    conflict_tint="#2c1a57",
    good="#8dffa8",
)
"""For weak eyes and bright windows: every letter at least seven to one, every frame as strong as letters."""


def tones_of(palette: QPalette) -> Tones:
    """The set that a widget with this palette is drawn in."""
    # Cells ask it for every drawing: the few palettes that are worn are known by their keys.
    key = palette.cacheKey()
    if key not in _KNOWN:
        ground = palette.color(QPalette.ColorRole.Base).name()
        is_dark = palette.color(QPalette.ColorRole.Window).lightness() < 128
        _KNOWN[key] = _BY_GROUND.get(ground, DARK if is_dark else LIGHT)
    return _KNOWN[key]


_BY_GROUND = {tones.surface: tones for tones in (LIGHT, DARK, CONTRAST)}
_KNOWN: dict[int, Tones] = {}
