"""What the window remembers on this computer: the last files, its place, its look and who typed.
Nothing the rosters need."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from roster_desktop.wording import Language
from ui.look import Light, TextSize

_RECENT = "files/recent"
_GEOMETRY = "window/geometry"
_OPERATOR = "person/operator"
_LIGHT = "look/light"
_SIZE = "look/size"
_LANGUAGE = "look/language"
_IDLE = "lock/idle_minutes"
_SECOND = "copies/second_place"
_MOST = 8


class Memory:
    """A small file of settings; without it the window only begins as though for the first time."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def recent(self) -> list[Path]:
        """Files opened lately, the last one first, also those that are no longer there."""
        kept = self._settings.value(_RECENT, [])
        # An ini file gives a list of one back as the one.
        texts = kept if isinstance(kept, list) else [kept]
        return [Path(str(text)) for text in texts if text]

    def remember_file(self, path: Path) -> None:
        """This file was opened."""
        kept = [path, *(known for known in self.recent if known != path)]
        self._settings.setValue(_RECENT, [str(known) for known in kept[:_MOST]])

    def forget_file(self, path: Path) -> None:
        """This file is gone for good."""
        self._settings.setValue(_RECENT, [str(known) for known in self.recent if known != path])

    @property
    def operator(self) -> str:
        """Who typed last."""
        return str(self._settings.value(_OPERATOR, "") or "")

    def remember_operator(self, name: str) -> None:
        """This person types here."""
        self._settings.setValue(_OPERATOR, name)

    @property
    def light(self) -> Light:
        """Day or night colours, as chosen here."""
        kept = str(self._settings.value(_LIGHT, ""))
        return next((light for light in Light if light.value == kept), Light.SYSTEM)

    def remember_light(self, light: Light) -> None:
        """These colours were chosen."""
        self._settings.setValue(_LIGHT, light.value)

    @property
    def text_size(self) -> TextSize:
        """How large the letters are, as chosen here."""
        kept = str(self._settings.value(_SIZE, ""))
        return next((size for size in TextSize if size.value == kept), TextSize.STANDARD)

    def remember_text_size(self, size: TextSize) -> None:
        """Letters of this size were chosen."""
        self._settings.setValue(_SIZE, size.value)

    @property
    def language(self) -> Language:
        """What the window speaks, as chosen here; Chinese whatever the computer speaks, for many in villages
        are set up in English."""
        kept = str(self._settings.value(_LANGUAGE, ""))
        return next((one for one in Language if one.value == kept), Language.CHINESE)

    def remember_language(self, language: Language) -> None:
        """This one was chosen; the window speaks it when it is opened again."""
        self._settings.setValue(_LANGUAGE, language.value)

    @property
    def idle_minutes(self) -> int:
        """Minutes without a touch after which a file with a password is locked; 0 for never."""
        kept = str(self._settings.value(_IDLE, "10"))
        return int(kept) if kept.isdecimal() else 10

    def remember_idle_minutes(self, minutes: int) -> None:
        """So long was chosen."""
        self._settings.setValue(_IDLE, str(minutes))

    @property
    def second_place(self) -> Path | None:
        """Folder in which copies are kept too, there or not."""
        kept = str(self._settings.value(_SECOND, "") or "")
        return Path(kept) if kept else None

    def remember_second_place(self, folder: Path) -> None:
        """Copies go there too."""
        self._settings.setValue(_SECOND, str(folder))
        self._settings.sync()

    @property
    def geometry(self) -> QByteArray | None:
        """Where the window was."""
        kept = self._settings.value(_GEOMETRY)
        return kept if isinstance(kept, QByteArray) else None

    def remember_geometry(self, geometry: QByteArray) -> None:
        """The window is here."""
        self._settings.setValue(_GEOMETRY, geometry)
