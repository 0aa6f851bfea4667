"""What a workbook leaves open, and what a person has said of it so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from msgspec import Struct

from roster_desktop.records import PASSWORD, Question
from roster_desktop.records.question import IN_REMARKS, LEFT_OUT
from roster_desktop.tasks.id_doctor import LEAVE, REPAIR
from roster_desktop.wording import _

_MOST_KEYS = 9
_NO_COLUMN = {LEFT_OUT, IN_REMARKS}
_TICKED, _NOT_TICKED = "☑", "☐"


class Asked(Struct, frozen=True):
    """One question, and the answer; None where nobody has answered."""

    question: Question
    answer: str | None

    @property
    def is_repair(self) -> bool:
        """Whether a tick answers it: a number is completed, or left as it is."""
        return {choice.value for choice in self.question.choices} == {REPAIR, LEAVE}

    @property
    def tick(self) -> str:
        """Whether the number is completed; of other questions whether they are answered."""
        if self.is_repair:
            return _TICKED if self.answer == REPAIR else _NOT_TICKED
        return _("？") if self.answer is None else "✓"

    @property
    def place(self) -> str:
        """Sheet and cells as WPS shows them."""
        cells = self.question.cells
        shown = _("、").join(cells[:2]) + (
            _(" 等{cells}格").format(cells=len(cells)) if len(cells) > 2 else ""
        )
        return f"{self.question.sheet} {shown}".strip()

    @property
    def told(self) -> str:
        """The answer in words."""
        if self.answer is None:
            return _("还没有定")
        if not self.question.choices:
            return "••••" if self.question.key == PASSWORD else self.answer
        return self._texts.get(self.answer, self.answer)

    @property
    def without_answer(self) -> str:
        """What holds as long as nobody has answered; "" where nothing is read before."""
        default = self._texts.get(self.question.default, "")
        return _("没定之前：{default}").format(default=default) if default else ""

    @property
    def _texts(self) -> dict[str, str]:
        return {choice.value: choice.text for choice in self.question.choices}


@dataclass(slots=True)
class Asking:
    """All questions about one workbook. An answered one stays, so that the answer can be changed."""

    answers: dict[str, str] = field(default_factory=dict)
    """Key of a question → the choice."""
    _questions: dict[str, Question] = field(default_factory=dict)
    _read_with: dict[str, str] = field(default_factory=dict)

    @property
    def lines(self) -> list[Asked]:
        """Every question, the repairs last; they stay in their order when they are answered."""
        lines = [Asked(one, self.answers.get(key)) for key, one in self._questions.items()]
        return sorted(lines, key=lambda line: line.is_repair)

    @property
    def open(self) -> int:
        """How many questions wait."""
        return sum(key not in self.answers for key in self._questions)

    @property
    def is_ahead(self) -> bool:
        """Whether something was answered with which the workbook has not been read yet."""
        return self.answers != self._read_with

    def hear(self, questions: Iterable[Question], answers: dict[str, str]) -> None:
        """The workbook was read with these answers, and these are its questions now."""
        answered = {
            key: one for key, one in self._questions.items() if key in self.answers and key != PASSWORD
        }
        self._questions = answered | {one.key: one for one in questions}
        self._read_with = answers

    def hear_first(self, question: Question, answers: dict[str, str]) -> None:
        """Nothing can be read before this is answered; what was answered to it was not right."""
        if question.key in answers:
            self.answers.pop(question.key, None)
        self.hear([question], dict(self.answers))


def with_keys(question: Question) -> int:
    """How many of the choices have a key of their own: all, or the likely ones of many."""
    count = len(question.choices)
    if count <= _MOST_KEYS:
        return count
    kept = [place for place, one in enumerate(question.choices[:_MOST_KEYS]) if one.value in _NO_COLUMN]
    return max(kept, default=_MOST_KEYS - 1) + 1
