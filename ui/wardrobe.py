"""The look that was chosen on this computer, and putting on another one while the window is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication

from ui.look import Light, TextSize, dress_anew
from ui.memory import Memory


class Wardrobe(QObject):
    """Colours and letters change at once; what was measured before must be built anew."""

    changed = Signal()

    def __init__(self, memory: Memory, parent: QObject) -> None:
        super().__init__(parent)
        self._memory = memory
        hints = QApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        # From Qt 6.10 on.
        if accessibility := getattr(hints, "accessibility", None):
            accessibility().contrastPreferenceChanged.connect(self._follow_system)

    @property
    def wiring(self) -> dict[str, Callable[[], object]]:
        """What the declared actions of the look do."""
        lights = {f"look-{light.value}": partial(self._choose_light, light) for light in Light}
        sizes = {f"size-{size.value}": partial(self._choose_size, size) for size in TextSize}
        return {**lights, **sizes}

    def mark(self, actions: Mapping[str, QAction]) -> None:
        """Let the actions show which look is worn."""
        for kind, chosen in (("look", self._memory.light.value), ("size", self._memory.text_size.value)):
            group = QActionGroup(self)
            for name, action in actions.items():
                if name.startswith(f"{kind}-"):
                    action.setCheckable(True)
                    action.setChecked(name == f"{kind}-{chosen}")
                    group.addAction(action)

    def _choose_light(self, light: Light) -> None:
        self._memory.remember_light(light)
        self._wear()

    def _choose_size(self, size: TextSize) -> None:
        self._memory.remember_text_size(size)
        self._wear()

    def _follow_system(self) -> None:
        if self._memory.light is Light.SYSTEM:
            self._wear()

    def _wear(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            dress_anew(application, self._memory.light, self._memory.text_size)
            self.changed.emit()
