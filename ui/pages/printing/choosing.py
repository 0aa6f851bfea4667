"""A list of things to choose one of, by what people call them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.panels.choice_line import ChoiceLine

T = TypeVar("T")


class Choosing(Generic[T]):
    """A line that opens into the choices; `chosen` is the thing, not its words."""

    def __init__(self, name: str, parent: QWidget) -> None:
        self.line = ChoiceLine(parent)
        self.line.setAccessibleName(name)
        # Many of them below each other in a small window: the card scrolls, the lines stay whole.
        self.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._things: list[T] = []

    @property
    def chosen(self) -> T | None:
        """The thing at hand; None where there is none."""
        place = self.line.currentIndex()
        return self._things[place] if 0 <= place < len(self._things) else None

    def offer(self, things: Iterable[tuple[str, T]], kept: T | None = None) -> None:
        """Show these; the one chosen before stays where it is still there."""
        kept = kept if kept is not None else self.chosen
        pairs = list(things)
        self._things = [thing for _, thing in pairs]
        self.line.blockSignals(True)
        self.line.clear()
        self.line.addItems([text for text, _ in pairs])
        self.line.blockSignals(False)
        if kept in self._things:
            self.line.setCurrentIndex(self._things.index(kept))
        self.line.updateGeometry()

    def choose(self, thing: T) -> None:
        """Put this one at hand, where it is offered."""
        if thing in self._things:
            self.line.setCurrentIndex(self._things.index(thing))
