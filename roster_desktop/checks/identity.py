"""Is it clear who the row is about: name, identity numbers, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from roster_desktop.checks.fix import Fix
from roster_desktop.checks.row_in_question import Cell, RowInQuestion
from roster_desktop.checks.rule import Seen
from roster_desktop.divisions import known_county_codes
from roster_desktop.schema.derivation import full_years
from roster_desktop.schema.kinds import Form, IdNumber, IdNumberValue, PartialDate
from roster_desktop.schema.kinds.id_number import LENGTHS, Flaw, has_lost_digits, normal
from roster_desktop.schema.roster import Role

OLDEST = 120
DISABILITY_COLUMN = "disability_number"

_WRONG_CARD_LENGTH = "{who} 的{column}是{length}位，应为20位，请对照残疾人证重新填。"

# Permits of 香港, 澳门, 台湾 and of foreigners name no county.
_NO_COUNTY = ("81", "82", "83", "9")


def is_plain(cell: Cell, on: date) -> bool:
    """Whether it is the number of a resident of our time, in which nothing is wrong."""
    value = cell.value
    if not isinstance(value, IdNumberValue) or value.form is not Form.RESIDENT or value.flaws:
        return False
    is_of_our_time = value.birth is not None and value.birth <= on and on.year - value.birth.year < OLDEST
    return is_of_our_time and value.holder[:6] in known_county_codes()


def no_name(row: RowInQuestion) -> Iterator[Seen]:
    if key := row.lacks(Role.NAME):
        yield Seen((key,), {"line": row.line})


def no_id_number(row: RowInQuestion) -> Iterator[Seen]:
    if key := row.lacks(Role.ID_NUMBER):
        whose = "".join(f"{word} " for word in (row.line, row.name) if word)
        yield Seen((key,), {"whose": whose})


def wrong_length(row: RowInQuestion) -> Iterator[Seen]:
    for cell, number in _unreadable_numbers(row):
        if len(number) not in LENGTHS:
            is_card = cell.key == DISABILITY_COLUMN
            yield _about(cell, _WRONG_CARD_LENGTH if is_card else "", length=str(len(number)))


def lost_digits(row: RowInQuestion) -> Iterator[Seen]:
    for cell in row.of_kind(IdNumber):
        if cell.is_unreadable and has_lost_digits(normal(cell.text)):
            yield _about(cell)


def foreign_character(row: RowInQuestion) -> Iterator[Seen]:
    for cell, number in _unreadable_numbers(row):
        if stray := _stray_character(number):
            yield _about(cell, character=stray)


def impossible_birth(row: RowInQuestion) -> Iterator[Seen]:
    for cell, value in _numbers(row):
        digits = value.holder[6:14]
        born = value.birth
        is_wrong = Flaw.IMPOSSIBLE_BIRTH in value.flaws
        if is_wrong or (born and (born > row.on or full_years(born, row.on) > OLDEST)):
            yield _about(cell, date=f"{digits[:4]}-{digits[4:6]}-{digits[6:]}")


def wrong_check_digit(row: RowInQuestion) -> Iterator[Seen]:
    return (_about(cell) for cell, value in _numbers(row) if Flaw.WRONG_CHECK_DIGIT in value.flaws)


def unknown_county(row: RowInQuestion) -> Iterator[Seen]:
    for cell, value in _numbers(row):
        if value.form in {Form.PERMIT, Form.PLACEHOLDER} or value.holder.startswith(_NO_COUNTY):
            continue
        if value.holder[:6] not in known_county_codes():
            yield _about(cell)


def fifteen_digits(row: RowInQuestion) -> Iterator[Seen]:
    for cell, value in _numbers(row):
        if value.form is Form.OLD:
            fix = None if value.flaws else _written(row, f"换成18位 {value.holder}", {cell.key: value.holder})
            yield Seen((cell.key,), {"column": cell.column.header, "new": value.holder}, fix=fix)


def placeholder(row: RowInQuestion) -> Iterator[Seen]:
    return (_about(cell) for cell, value in _numbers(row) if value.form is Form.PLACEHOLDER)


def wrong_disability(row: RowInQuestion) -> Iterator[Seen]:
    return (_about(cell) for cell, value in _numbers(row) if Flaw.WRONG_DISABILITY in value.flaws)


def contradicts_id_number(row: RowInQuestion) -> Iterator[Seen]:
    """Sex, birth date and age that say something else than the number; a birth month that fits is fine."""
    person = row.person
    if not person or not person.birth or person.birth > row.on:
        return
    told = (person.sex, person.birth, full_years(person.birth, row.on))
    cells = (row.with_role(role) for role in (Role.SEX, Role.BIRTH_DATE, Role.AGE))
    wrong = [cell for cell, value in zip(cells, told, strict=True) if cell and not _agrees(cell, value)]
    if wrong:
        headers = "、".join(cell.column.header for cell in wrong)
        derived = {cell.key: "" for cell in wrong if cell.column.derived}
        fix = _written(row, f"清空{headers}，由身份证号得出", derived) if len(derived) == len(wrong) else None
        yield Seen(tuple(cell.key for cell in wrong), {"columns": headers}, fix=fix)


def _agrees(cell: Cell, told: str | date | int) -> bool:
    """Whether the cell says what the number tells, or nothing that can be read."""
    if isinstance(cell.value, PartialDate) and isinstance(told, date):
        return cell.value.first <= told <= cell.value.last
    return cell.is_unreadable or cell.value == told


def _written(row: RowInQuestion, label: str, values: Mapping[str, str]) -> Fix:
    return Fix(label, row.roster.key, row.id, values)


def _about(cell: Cell, instead: str = "", **gaps: str) -> Seen:
    return Seen((cell.key,), {"column": cell.column.header, **gaps}, instead)


def _numbers(row: RowInQuestion) -> Iterator[tuple[Cell, IdNumberValue]]:
    for cell in row.of_kind(IdNumber):
        if isinstance(cell.value, IdNumberValue):
            yield cell, cell.value


def _unreadable_numbers(row: RowInQuestion) -> Iterator[tuple[Cell, str]]:
    """Cells that hold no number, for another reason than lost digits."""
    for cell in row.of_kind(IdNumber):
        number = normal(cell.text)
        if cell.is_unreadable and not has_lost_digits(number):
            yield cell, number


def _stray_character(number: str) -> str:
    """The first character that cannot stand where it stands."""
    check_place = 17 if len(number) in LENGTHS else len(number) - 1
    for place, character in enumerate(number):
        is_digit = character.isascii() and character.isdigit()
        is_check = place == check_place and character == "X"
        is_card = place > check_place and character.isascii() and character.isalpha()
        if not (is_digit or is_check or is_card):
            return character
    return ""
