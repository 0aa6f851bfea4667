"""The right half of the page: the finding at hand, its facts side by side, and why it may stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from roster_desktop.records import Level, RowId
from roster_desktop.tasks import typing
from roster_desktop.tasks.earlier import earlier_texts
from roster_desktop.workspace import StoredFinding
from ui.bridge.desk import Desk
from ui.editors import Surroundings
from ui.look import pixels
from ui.pages.ask_deeds import AskDeeds
from ui.pages.checking.explain_card import ExplainCard
from ui.pages.checking.facts import facts_of
from ui.pages.checking.facts_card import FactsCard
from ui.pages.checking.finding_card import FindingCard
from ui.pages.checking.problem_deeds import ProblemDeeds
from ui.pages.earlier_popup import EarlierPopup
from ui.pages.pieces.surroundings import surroundings_in
from ui.panels.scrolled import Scrolled


class FindingPane(Scrolled):
    """Numbers are masked again with every other finding."""

    reveal_wanted = Signal()

    def __init__(self, desk: Desk, fix: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        workspace = self._workspace = desk.workspace
        self._is_revealed = False
        self.card = FindingCard(workspace.catalog, fix, self)
        self.facts = FactsCard(
            self._surroundings,
            lambda roster, texts, row: typing.live_findings(workspace, roster.key, texts, row),
            self,
        )
        self.explaining = ExplainCard(self)
        self.asking = AskDeeds(workspace, self)
        self.problems = ProblemDeeds(workspace, self.asking.said, self.asking.refused, self)
        self._finding: StoredFinding | None = None
        self._lay_out()

    def begin(self) -> None:
        """Another finding comes: what is typed is handed over, what was begun for the one before is over."""
        self.facts.settle()
        self.explaining.forget()
        self._is_revealed = False
        self.verticalScrollBar().setValue(0)

    def show_finding(self, finding: StoredFinding, reasons: Sequence[str]) -> None:
        """Show this finding as the file has it now."""
        workspace = self._workspace
        self._finding = finding
        is_locked, is_revealed = workspace.is_read_only, self._is_revealed
        fix = finding.fix
        fixed = workspace.row(fix.roster, RowId(fix.row)) if fix is not None else None
        self.card.show_finding(
            finding, fixed.stored if fixed else {}, is_revealed=is_revealed, is_locked=is_locked
        )
        self.facts.show_facts(
            finding,
            facts_of(workspace, finding),
            workspace.cutoff,
            is_locked=is_locked,
            is_revealed=is_revealed,
        )
        self.problems.show_state(finding)
        self.explaining.show_said(finding.explanation, reasons, is_locked=is_locked)

    def begin_explaining(self) -> None:
        """Put the keyboard where the reason is written."""
        self.ensureWidgetVisible(self.explaining)
        self.explaining.take_focus()

    @property
    def deeds(self) -> dict[str, Callable[[], None]]:
        """What is done with the cell or the finding at hand, by the id of its action."""
        deeds: dict[str, Callable[[], None]] = {
            "cell-history": self.show_earlier,
            "make-problem": self.make_problem,
        }
        return deeds if self._workspace.unit.level is Level.VILLAGE else {**deeds, "ask-finding": self.ask}

    def ask(self) -> None:
        """Ask the village about what was found."""
        finding = self._finding
        if finding is not None:
            self.asking.open_about(finding, finding.name, self.card, QPoint(0, self.card.height()))

    def make_problem(self) -> None:
        """Offer to make a problem of this finding, or of all of its rule or village."""
        if self._finding is not None:
            self.problems.offer(self._finding, self.card)

    def show_earlier(self) -> None:
        """What stood before in the cell where the keyboard is."""
        place = self.facts.cell_at_hand
        if place is not None:
            self._show_earlier(*place)

    def _show_earlier(self, row: str, key: str) -> None:
        fact, box = self.facts.row(row), self.facts.boxes[row, key]
        if fact is None:
            return
        popup = EarlierPopup(
            box.column,
            fact.name,
            earlier_texts(self._workspace, fact.roster.key, fact.row, key),
            is_revealed=self._is_revealed,
            is_locked=self._workspace.is_read_only,
            parent=self,
        )
        popup.put_back_wanted.connect(lambda text: self.facts.written.emit(fact.roster.key, row, key, text))
        popup.show_beside(box.line, QPoint(0, box.line.height()))

    @property
    def is_revealed(self) -> bool:
        """Whether the numbers stand whole."""
        return self._is_revealed

    def turn_reveal(self) -> None:
        """Show the numbers, or mask them again; to be followed by `show_finding`."""
        self.facts.settle()
        self._is_revealed = not self._is_revealed

    def _surroundings(self, roster: str) -> Surroundings:
        return surroundings_in(self._desk, roster)

    def _lay_out(self) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(pixels(self.font(), 10))
        for card in (self.card, self.problems.word, self.facts, self.explaining):
            column.addWidget(card)
        column.addStretch(1)
        self.hold(inside)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.facts.reveal_wanted.connect(self.reveal_wanted)
        self.facts.entered.connect(lambda box: self.ensureWidgetVisible(box, 0, pixels(self.font(), 40)))
        self.facts.earlier_wanted.connect(self._show_earlier)
