"""The sheet 问题清单 of a return workbook: what is asked, a line each, and what somebody answered there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from roster_desktop.records import (
    LISTED,
    REMOVAL_KEY,
    Cell,
    DeliveredRow,
    Pair,
    Problem,
    RowId,
    RowState,
    Value,
    Version,
    answered_cell,
    edit_writer,
    note_register,
    note_value,
    touched_by_edits,
)
from roster_desktop.records.asking import (
    ABOUT_CONFLICT,
    ANSWERED,
    answered_questions,
    question_register,
)
from roster_desktop.records.value_text import differing_columns, value_of_text, value_shape, value_text
from roster_desktop.schema import EXPLANATIONS, QUESTIONS, Catalog, Register, Roster
from roster_desktop.wording import asking
from roster_desktop.workbook.memory import json_text, row_id
from roster_desktop.workbook.raw import RawSheet, address

QUESTIONS_SHEET = "问题清单"
PLACE_HEADER = "roster_question"
"""Header of the hidden column that says what a line is about."""
MARK = '{"q":"'
BLANK_TEXT = "（空）"
"""How a blank content is chosen."""
VALUE_HEADER, WORDS_HEADER = "正确的内容", "说明"


class QuestionPlace(Struct, frozen=True):
    """What a line is about."""

    roster: str
    row: RowId
    register: str
    """"" where the row as a whole is meant."""
    rule: str = ""
    """The finding that is to be corrected."""
    basis: str = ""

    def text(self) -> str:
        """As it stands in the hidden column."""
        return json_text(
            {"q": self.roster, "i": self.row, "g": self.register, "r": self.rule, "s": self.basis}
        )


class ListedQuestion(Struct, frozen=True):
    """A line of the list."""

    place: QuestionPlace
    kind: str
    roster_title: str
    name: str
    id_number: str
    header: str
    text: str
    theirs: str
    ours: str
    choices: tuple[str, ...] = ()
    """What may be chosen as the right content; () where it is typed."""
    takes_value: bool = True


class ListedAnswer(Struct, frozen=True):
    """What somebody wrote behind a line."""

    place: QuestionPlace
    name: str
    header: str
    value: str
    words: str
    sheet: str
    cell: str


def is_question_list(sheet: RawSheet) -> bool:
    """Whether the sheet is our list, whatever it is called by now."""
    return any(PLACE_HEADER in row for row in sheet.rows[:10])


def answers_in(sheet: RawSheet) -> Iterator[ListedAnswer]:
    """The lines behind which something was written. A line whose hidden place is damaged says nothing."""
    header: dict[str, int] = {}
    for number, row in enumerate(sheet.rows, start=1):
        if PLACE_HEADER in row:
            header = {text: place for place, text in enumerate(row) if text}
            continue
        place = _place(row[header[PLACE_HEADER]]) if len(row) > header.get(PLACE_HEADER, len(row)) else None
        if place is None:
            continue
        told = {text: row[at].strip() for text, at in header.items() if at < len(row)}
        value, words = told.get(VALUE_HEADER, ""), told.get(WORDS_HEADER, "")
        if value or words:
            cell = address(header.get(VALUE_HEADER, 0), number)
            yield ListedAnswer(
                place, told.get("姓名", ""), told.get("栏目", ""), value, words, sheet.name, cell
            )


def with_answers(
    catalog: Catalog,
    rows: Sequence[DeliveredRow],
    answers: Sequence[ListedAnswer],
    *,
    book: str,
    day: str,
    who: str,
) -> tuple[list[DeliveredRow], list[Problem]]:
    """The rows after the answers of the list were taken in: each decides its cell, like an edit of it."""
    answered = list(rows)
    place_of = {
        (row.roster, name): at
        for at, row in enumerate(rows)
        if row.state
        for name in (row.state.id, *row.state.aliases)
    }
    problems: list[Problem] = []
    for one in answers:
        at = place_of.get((one.place.roster, one.place.row))
        if at is None:
            message = asking.ANSWER_OF_NOBODY.about(
                name=one.name, header=one.header, text=one.value or one.words
            )
            problems.append(Problem(message.code, str(message), one.sheet, one.cell))
            continue
        answered[at], trouble = _Answering(catalog, one, book, day, who).taken(answered[at])
        problems += trouble
    return answered, problems


class _Answering:
    """One answer on its way into its row."""

    def __init__(self, catalog: Catalog, one: ListedAnswer, book: str, day: str, who: str) -> None:
        self._roster = catalog.roster(one.place.roster)
        self._one = one
        self._book = book
        self._day = day
        self._who = who

    def taken(self, row: DeliveredRow) -> tuple[DeliveredRow, list[Problem]]:
        state = row.state
        if state is None:
            return row, []
        register = self._roster.register_by_key.get(self._one.place.register)
        words, problems = self._one.words, []
        edited = row.hand_edited
        if self._one.value and register:
            value = self._value(state, register)
            if value is None:
                problems = [self._unclear(register)]
                words = "；".join(text for text in (self._one.value, words) if text)
            else:
                state = self._decided(row, state, register, value)
                edited |= {register.key}
        elif self._one.value:
            words = "；".join(text for text in (self._one.value, words) if text)
        if words:
            state = self._said(state, words)
        return row.restated(state, edited), problems

    def _value(self, state: RowState, register: Register) -> Value | None:
        values = state.cell(register.key).values
        columns = differing_columns(register, values) if len(values) > 1 else ()
        shown = columns or (register.columns if len(register.columns) == 1 else ())
        candidates: list[Value] = [*values, LISTED] if register.key == REMOVAL_KEY else [*values]
        for value in candidates:
            if self._one.value == (value_text(self._roster, register, shown, value) or BLANK_TEXT):
                return value
        if register.key == REMOVAL_KEY:
            return None
        before = values[0] if values else ("",) * len(register.columns)
        return value_of_text(self._roster, register, shown, before, self._one.value)

    def _decided(self, row: DeliveredRow, state: RowState, register: Register, value: Value) -> RowState:
        """The answer has seen what the sheet showed beside the question; another text typed into the cell
        itself contradicts it, so both stay."""
        writer = edit_writer(self._book, register.key, value)
        cell = state.cell(register.key)
        # Who decides about the row has seen all of it.
        seen = state.version if register.key == REMOVAL_KEY else cell.version
        if register.key in row.hand_edited:
            typed = {pair.writer for pair in cell.pairs if pair.writer.startswith(f"{self._book}#")}
            seen = Version(tuple(part for part in seen.writes if part[0] not in typed))
        pair = Pair(value, seen.joined(Version.of({writer: 1})), writer)
        state = state.with_cells({register.key: cell.merged(Cell(frozenset({pair})))})
        return state.with_cells(
            touched_by_edits(self._roster, state, {register.key: writer})
            | answered_questions(state, (register.key,), book=self._book, answer=self._one.words)
        )

    def _said(self, state: RowState, words: str) -> RowState:
        """What was written in words: the answer of the question, and why a finding stands."""
        place = self._one.place
        lines: dict[str, Cell] = {}
        if place.register:
            lines |= answered_questions(state, (place.register,), book=self._book, answer=words)
        if place.rule and place.basis:
            line = note_register(EXPLANATIONS, place.rule, place.basis)
            value = note_value(EXPLANATIONS, self._day, self._who, words)
            lines[line] = answered_cell(state.cell(line), value, book=self._book, register=line)
        elif place.register and not lines:
            line = question_register(place.register)
            facts = (self._day, self._who, "", str(asking.CONFLICT_ASKED.about()), ABOUT_CONFLICT)
            value = note_value(QUESTIONS, *facts, ANSWERED, words, self._who)
            lines[line] = answered_cell(state.cell(line), value, book=self._book, register=line)
        return state.with_cells(lines)

    def _unclear(self, register: Register) -> Problem:
        one = self._one
        message = asking.ANSWER_UNCLEAR.about(
            name=one.name, header=one.header, text=one.value, shape=_shape(self._roster, register)
        )
        return Problem(message.code, str(message), one.sheet, one.cell)


def _shape(roster: Roster, register: Register) -> str:
    return "在册" if register.key == REMOVAL_KEY else value_shape(roster, register)


def _place(text: str) -> QuestionPlace | None:
    if not text.startswith(MARK):
        return None
    try:
        content: Mapping[str, object] = json.loads(text)
        return QuestionPlace(
            str(content["q"]), row_id(content["i"]), str(content["g"]), str(content["r"]), str(content["s"])
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
