"""Questions that one unit asks another about a register of a row: facts that travel, and are closed when
answered.

A question is a line of the row (`questions:monthly_wage`). Whoever writes the register, decides it or answers
in words closes it by a write that has seen it; so it is closed everywhere, in whatever order books arrive,
and asking again meanwhile stays asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgspec import Struct

from roster_desktop.records.cell import Cell, Value
from roster_desktop.records.hand_edit import answered_cell
from roster_desktop.records.note import note_register, note_value, notes_in
from roster_desktop.records.row import RowState
from roster_desktop.schema.roster import QUESTIONS, Values

ANSWERED = "已答复"
ABOUT_CONFLICT = "conflict"
_SHOWN_ANSWER = 200
_BEGINNING = f"{QUESTIONS.key}:"


class Asked(Struct, frozen=True):
    """One question about a register of a row."""

    register: str
    on: str
    unit: str
    """The unit that asks."""
    who: str
    text: str
    about: str
    """Rule of the finding that is asked about, `ABOUT_CONFLICT`, or ""."""
    state: str
    answer: str
    answered: str
    """Who answered, and when."""

    @property
    def is_open(self) -> bool:
        return not self.state


def asked_in(texts: Values) -> tuple[Asked, ...]:
    """The questions that a row's stored texts hold, answered ones too."""
    return tuple(Asked(*line.subject, *line.facts) for line in notes_in(QUESTIONS, texts))


def open_questions(state: RowState) -> tuple[Asked, ...]:
    """The questions of the row that wait for an answer. One about a conflict waits only while it is open."""
    plain = state.plain
    if not any(key.startswith(_BEGINNING) for key in (plain.notes if plain else state.cells)):
        return ()
    waiting = state.open_registers
    shown = state.shown(()).get(QUESTIONS.key, ("",))
    return tuple(
        one
        for one in asked_in({QUESTIONS.key: shown[0]})
        if one.is_open and (one.about != ABOUT_CONFLICT or one.register in waiting)
    )


def question_value(*, on: str, unit: str, who: str, text: str, about: str) -> Value:
    """What the line of a question says while it waits."""
    return note_value(QUESTIONS, on, unit, who, text, about, "", "", "")


def answered_value(cell: Cell, *, answer: str, answered: str) -> Value | None:
    """What the line says once answered; None where nothing waits there."""
    waiting = [value for value in cell.values if any(value) and not value[5]]
    if not waiting:
        return None
    return note_value(QUESTIONS, *max(waiting)[:5], ANSWERED, answer[:_SHOWN_ANSWER], answered)


def closed_questions(
    state: RowState, registers: Collection[str], *, answered: str, writer: str, number: int
) -> dict[str, Cell]:
    """The lines of questions about these registers, closed by somebody who saw them."""
    closed: dict[str, Cell] = {}
    for register in _lines_about(registers):
        cell = state.cell(register)
        value = answered_value(cell, answer="", answered=answered)
        if value:
            closed[register] = cell.written(value, writer, number)
    return closed


def answered_questions(
    state: RowState, registers: Collection[str], *, book: str, answer: str = ""
) -> dict[str, Cell]:
    """The same where somebody answered in a spreadsheet that showed the question. Blank lines stay so."""
    closed: dict[str, Cell] = {}
    for line in _lines_about(registers):
        cell = state.cell(line)
        value = answered_value(cell, answer=answer, answered="")
        if value:
            closed[line] = answered_cell(cell, value, book=book, register=line)
    return closed


def question_register(register: str) -> str:
    """The line of the question about this register."""
    return note_register(QUESTIONS, register)


def _lines_about(registers: Iterable[str]) -> Iterable[str]:
    return (question_register(key) for key in registers if ":" not in key)
