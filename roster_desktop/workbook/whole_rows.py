"""Cells that only the rest of their row explains: a name in the place of the number, a note behind a name,
an age in the place of a birth date, a disability card's number in the place of the ID number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from roster_desktop.records import Problem, Question
from roster_desktop.records.question import Choice
from roster_desktop.schema import Role, Roster
from roster_desktop.schema.kinds import Form, IdNumber, IdNumberValue, Text
from roster_desktop.schema.kinds.folding import folded, squeezed
from roster_desktop.schema.kinds.id_number import birth_of
from roster_desktop.wording import Message
from roster_desktop.wording import cleaning as say
from roster_desktop.workbook.place_guesses import PlaceGuesses

SWAP, LEAVE = "swap", "leave"
MOVE, KEEP = "remarks", "keep"

_EXAMPLES = 3
_A_NAME = re.compile(r"[^\W\d_][^\W\d_·. ]*(?:[·. ][^\W\d_]+)*")
_NAME_WITH_NOTE = re.compile(r"(?P<name>[^()\d]{2,}?)\((?P<note>[^()]+)\)")
_AGE = re.compile(r"(?P<age>1?[0-9]{1,2})(?:\.0+)?(?:周?岁)?")
_AMOUNT_OF_MANY_DIGITS = re.compile(r"[0-9](?:\.[0-9]+)?E\+[0-9]{2}")
_OF_A_PERSON = 18
"""Longer numbers are those of cards."""
_YEARS_APART = 3


@dataclass(frozen=True, slots=True)
class WholeRow:
    """The row's texts, and why those that were read anew are what they are."""

    values: dict[str, str]
    why: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Asked:
    cells: list[str] = field(default_factory=list)
    examples: list[str] = field(default_factory=list)


class WholeRows:
    """The rows of one workbook, each looked at as a whole."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        self._answers = answers
        self._swapped: dict[str, _Asked] = {}
        self._named: dict[str, _Asked] = {}
        self._places = PlaceGuesses(answers)
        self._problems: list[Problem] = []

    def cleaned(
        self, roster: Roster, sheet: str, number: int, values: dict[str, str], cells: Mapping[str, str]
    ) -> WholeRow:
        """The row with what its cells together tell."""
        row = WholeRow(values)
        if roster.has(Role.NAME) and roster.has(Role.ID_NUMBER):
            self._swap(roster, sheet, number, row, cells)
            self._part_from_note(roster, sheet, row, cells)
            _split_card(roster, row)
        _age_for_birth(roster, row)
        for key, text in self._places.filled(roster, sheet, row.values, cells).items():
            if row.values.get(key, "") != text:
                row.values[key], row.why[key] = text, str(say.ANSWERED.about())
        self._destroyed(roster, sheet, row, cells)
        return row

    def problems(self) -> Iterator[Problem]:
        """Cells that were left out, each where it stands."""
        yield from self._problems

    def questions(self) -> Iterator[Question]:
        """What only a person can tell, once for a sheet."""
        for sheet, asked in self._swapped.items():
            number = asked.examples[0]
            said = say.SWAPPED.about(sheet=sheet, count=len(asked.examples), number=number)
            choices = (Choice(SWAP, str(say.SWAP.about())), Choice(LEAVE, str(say.LEAVE_ROWS.about())))
            yield _question(said, sheet, _swap_key(sheet), asked, choices, LEAVE)
        for sheet, asked in self._named.items():
            examples = "、".join(asked.examples)
            said = say.NAME_NOTES.about(sheet=sheet, count=len(asked.cells), examples=examples)
            choices = (Choice(MOVE, str(say.TO_REMARKS.about())), Choice(KEEP, str(say.KEEP.about())))
            yield _question(said, sheet, _note_key(sheet), asked, choices, KEEP)

        yield from self._places.questions()

    def _swap(self, roster: Roster, sheet: str, number: int, row: WholeRow, cells: Mapping[str, str]) -> None:
        name, id_number = roster.key_of(Role.NAME), roster.key_of(Role.ID_NUMBER)
        kind = IdNumber()
        in_name, in_number = row.values.get(name, ""), row.values.get(id_number, "")
        if not _A_NAME.fullmatch(in_number) or not isinstance(kind.parse(in_name), IdNumberValue):
            return
        asked = self._swapped.setdefault(sheet, _Asked())
        asked.cells += [cells[name], cells[id_number]]
        asked.examples.append(str(number))
        if self._answers.get(_swap_key(sheet)) != SWAP:
            return
        row.values[name] = roster.column_by_key[name].kind.canonical(in_number)
        row.values[id_number] = kind.canonical(in_name)
        row.why[name] = row.why[id_number] = str(say.ANSWERED.about())

    def _part_from_note(self, roster: Roster, sheet: str, row: WholeRow, cells: Mapping[str, str]) -> None:
        name = roster.key_of(Role.NAME)
        found = _NAME_WITH_NOTE.fullmatch(folded(row.values.get(name, "")))
        if found is None or not roster.has(Role.REMARK):
            return
        asked = self._named.setdefault(sheet, _Asked())
        asked.cells.append(cells[name])
        if len(asked.examples) < _EXAMPLES:
            asked.examples.append(row.values[name])
        if self._answers.get(_note_key(sheet)) != MOVE:
            return
        remark = roster.key_of(Role.REMARK)
        parts = (row.values.get(remark, ""), found["note"].strip())
        row.values[name] = roster.column_by_key[name].kind.canonical(found["name"])
        row.values[remark] = "；".join(part for part in parts if part)
        row.why[name] = row.why[remark] = str(say.ANSWERED.about())

    def _destroyed(self, roster: Roster, sheet: str, row: WholeRow, cells: Mapping[str, str]) -> None:
        """Numbers that name a household or a person, of which a spreadsheet kept the beginning only: such
        texts would make strangers one household."""
        for key, text in list(row.values.items()):
            if "+" not in text or not isinstance(roster.column_by_key[key].kind, Text):
                continue
            if _AMOUNT_OF_MANY_DIGITS.fullmatch(squeezed(text).upper()):
                said = say.NUMBER_DESTROYED.about(text=text)
                row.values[key], row.why[key] = "", str(said)
                self._problems.append(Problem(said.code, str(said), sheet, cells[key]))


def _split_card(roster: Roster, row: WholeRow) -> None:
    """A disability card's number holds the ID number: both columns get theirs, where the roster has both."""
    key = roster.key_of(Role.ID_NUMBER)
    text = row.values.get(key, "")
    value = IdNumber().parse(text) if len(text) > _OF_A_PERSON else None
    if not isinstance(value, IdNumberValue) or value.form is not Form.DISABILITY:
        return
    if not roster.has(Role.DISABILITY_NUMBER):
        return
    card = roster.column_by_role[Role.DISABILITY_NUMBER]
    if row.values.get(card.key, "") not in ("", value.text):
        return
    row.values[key], row.values[card.key] = value.holder, value.text
    row.why[key] = row.why[card.key] = str(say.CARD_SPLIT.about(text=text, header=card.header))


def _age_for_birth(roster: Roster, row: WholeRow) -> None:
    """An age under 出生日期, where the ID number tells the birth date and does not speak against the age."""
    if not roster.has(Role.BIRTH_DATE) or not roster.has(Role.ID_NUMBER):
        return
    key = roster.key_of(Role.BIRTH_DATE)
    text = row.values.get(key, "")
    found = _AGE.fullmatch(squeezed(text)) if text else None
    born = birth_of(roster.text_of(Role.ID_NUMBER, row.values)) if found else None
    if found and born and _is_about(born.year, int(found["age"])):
        row.values[key], row.why[key] = "", str(say.AGE_FOR_BIRTH.about(text=text))


def _is_about(born: int, age: int) -> bool:
    return abs(date.today().year - born - age) <= _YEARS_APART


def _question(
    said: Message, sheet: str, key: str, asked: _Asked, choices: tuple[Choice, ...], default: str
) -> Question:
    return Question(
        said.code,
        str(said),
        sheet=sheet,
        cells=tuple(asked.cells),
        key=key,
        choices=choices,
        default=default,
    )


def _swap_key(sheet: str) -> str:
    return f"{sheet}:@swapped"


def _note_key(sheet: str) -> str:
    return f"{sheet}:@name-notes"
