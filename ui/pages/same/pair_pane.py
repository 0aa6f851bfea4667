"""One pair: what speaks for it, both rows side by side, and which value is kept where they differ."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from roster_desktop.records import Value
from roster_desktop.tasks.same_person import Pair
from roster_desktop.tasks.suspects import Suspicion
from roster_desktop.wording import _
from roster_desktop.workspace import Workspace
from ui.look import pixels
from ui.pages.pieces import Card, muted
from ui.pages.same.lines import PAIR_COLUMNS, FactLine, pair_lines, share_out
from ui.tables import PlainTable

_HINT = _("两边不同的排在前面。按 ← → 选取用哪一边（也可以点左右的内容），没选的合并后还会再问；都不会丢。")
_ONE, _OTHER = 1, 2


class PairPane(Card):
    """Knows what was chosen in it; what is done with it is the page's."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._workspace = workspace
        self._pair: Pair | None = None
        self.chosen: dict[str, Value] = {}
        """Register → the value that somebody took."""
        self._is_revealed = False
        self.reasons = QLabel(self)
        self.reasons.setWordWrap(True)
        self.hint = muted(_HINT, self)
        self.table = PlainTable(PAIR_COLUMNS, _("两行的内容"))
        self.table.installEventFilter(self)
        self.table.clicked.connect(self._take_clicked)
        self.inside.addWidget(self.reasons)
        self.inside.addWidget(self.hint)
        self.inside.addWidget(self.table, 1)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(pixels(self.font(), 10))
        self.inside.addLayout(self.foot)

    def show_pair(self, suspicion: Suspicion, pair: Pair) -> None:
        """Show these two; nothing is chosen yet but what goes without saying."""
        self._pair, self.chosen, self._is_revealed = pair, {}, False
        against = _("　但是：{doubts}").format(doubts=suspicion.doubts) if suspicion.doubts else ""
        self.reasons.setText(
            (suspicion.disagreement or _("理由：{reasons}").format(reasons=suspicion.reasons)) + against
        )
        self._show()
        if self.table.rows.rows:
            self.table.setCurrentIndex(self.table.rows.index(0, _ONE))

    def reveal(self, is_revealed: bool) -> None:
        """Show numbers whole, or masked."""
        self._is_revealed = is_revealed
        self._show()

    @property
    def lines(self) -> list[FactLine]:
        """What the table shows."""
        return [line for line in self.table.rows.rows if isinstance(line, FactLine)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        share_out(self.table, (17, 31, 31))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            side = {Qt.Key.Key_Left: _ONE, Qt.Key.Key_Right: _OTHER}.get(Qt.Key(event.key()))
            if side and not event.modifiers():
                self._take(self.table.currentIndex().row(), side)
                return True
        return super().eventFilter(watched, event)

    def _take_clicked(self, index: QModelIndex) -> None:
        if index.column() in (_ONE, _OTHER):
            self._take(index.row(), index.column())

    def _take(self, place: int, side: int) -> None:
        """Keep the value of this side in this line."""
        lines = self.lines
        facing = lines[place].facing if 0 <= place < len(lines) else None
        if facing is None or facing.is_equal:
            return
        self.chosen[facing.register.key] = facing.one if side == _ONE else facing.other
        self._show()
        self.table.setCurrentIndex(self.table.rows.index(place, side))

    def _show(self) -> None:
        if self._pair is None:
            return
        lines = pair_lines(self._workspace, self._pair, self.chosen, is_revealed=self._is_revealed)
        if len(lines) == len(self.lines):
            for place, line in enumerate(lines):
                self.table.rows.put(place, line)
        else:
            self.table.rows.show(lines)
