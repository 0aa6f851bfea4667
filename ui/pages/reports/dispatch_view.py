"""The page of the week on the screen: its numbers, charts that lead to the rows, and what it says."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from roster_desktop.reports.charts import Chart, Trend
from roster_desktop.reports.dispatch import Dispatch
from roster_desktop.wording import _, joined
from ui.look import pixels
from ui.pages.home.number_card import NumberCard
from ui.pages.pieces import Card, muted
from ui.paper import ChartView


class DispatchView(QScrollArea):
    """Scrolls where the window is low; nothing of it is wider than the window."""

    bar_wanted = Signal(object)
    """The `Bar` that was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("周分析调度"))
        self.numbers: tuple[NumberCard, ...] = ()
        self.charts: tuple[ChartView, ...] = ()
        self.sentences: tuple[QLabel, ...] = ()

    def show_dispatch(self, told: Dispatch) -> None:
        """Show this page from now on."""
        inside = QWidget(self)
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, pixels(self.font(), 6), 0)
        lines.setSpacing(pixels(self.font(), 10))
        lines.addLayout(self._numbers(told, inside))
        lines.addLayout(self._charts(told, inside))
        self.sentences = ()
        for heading, sentences in ((_("变化"), told.changed), (_("要盯的村"), told.behind)):
            lines.addWidget(self._told(heading, sentences, inside))
        lines.addWidget(muted(joined(_("注："), *told.rules), inside))
        lines.addStretch(1)
        self.setWidget(inside)

    def _numbers(self, told: Dispatch, inside: QWidget) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(pixels(self.font(), 10))
        cards = []
        for what, many, how in told.numbers:
            card = NumberCard(what, str, inside)
            card.show_text(many, how, [shown for _, shown, _ in told.numbers])
            line.addWidget(card, 1)
            cards.append(card)
        self.numbers = tuple(cards)
        return line

    def _charts(self, told: Dispatch, inside: QWidget) -> QGridLayout:
        """Bars side by side; the line, and the posts near their end, below them over the whole width."""
        grid = QGridLayout()
        grid.setSpacing(pixels(self.font(), 10))
        views: list[ChartView] = []
        charts: tuple[Chart | Trend, ...] = (*told.charts, told.trend, told.expiry)
        for place, chart in enumerate(charts):
            card = Card(parent=inside)
            view = ChartView(chart, card)
            view.wanted.connect(self.bar_wanted)
            card.inside.addWidget(view)
            card.inside.addStretch(1)
            beside = len(told.charts)
            if place < beside:
                grid.addWidget(card, 0, place)
            else:
                grid.addWidget(card, 1 + place - beside, 0, 1, beside)
            views.append(view)
        self.charts = tuple(views)
        return grid

    def _told(self, heading: str, sentences: tuple[str, ...], inside: QWidget) -> QWidget:
        card = Card(heading, inside)
        for number, sentence in enumerate(sentences, start=1):
            label = QLabel(f"{number}. {sentence}", card)
            label.setWordWrap(True)
            card.inside.addWidget(label)
            self.sentences = (*self.sentences, label)
        return card
