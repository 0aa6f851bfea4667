"""Which language the window speaks when it is opened the next time."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from roster_desktop.places import settings_file
from roster_desktop.wording import Language, _
from ui.look import pixels, set_role
from ui.memory import Memory
from ui.pages.pieces import muted

# Each in its own words: whoever cannot read the window finds the way back.
_NAMES = {Language.CHINESE: "中文", Language.ENGLISH: "English"}


class LanguageRow(QWidget):
    """What is open stays as it is: its words were read when it was opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        group = QButtonGroup(self)
        self._buttons: dict[Language, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(pixels(self.font(), 8))
        chosen = Memory(settings_file()).language
        for language, name in _NAMES.items():
            button = QPushButton(name, self)
            button.setObjectName(f"language-{language.value}")
            button.setAccessibleName(_("语言：{name}").format(name=name))
            button.setCheckable(True)
            button.setChecked(language is chosen)
            button.clicked.connect(self._remember)
            set_role(button, "chip")
            group.addButton(button)
            row.addWidget(button)
            self._buttons[language] = button
        row.addWidget(muted(_("下次打开程序时换。"), self), 1)

    def _remember(self) -> None:
        chosen = next(language for language, button in self._buttons.items() if button.isChecked())
        Memory(settings_file()).remember_language(chosen)
