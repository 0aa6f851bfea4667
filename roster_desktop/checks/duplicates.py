"""Is somebody there twice: under one number, under two, or twice in one class."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from roster_desktop.checks.alike import Alike
from roster_desktop.checks.own_rows import together, village_of
from roster_desktop.checks.periods import BOTH, by_start, overlap, period
from roster_desktop.checks.person_in_question import PersonInQuestion
from roster_desktop.checks.roster_keys import PERSON, REFERRING, STARTED, TRAINING
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.checks.rule import Seen
from roster_desktop.checks.saying import counted
from roster_desktop.schema.kinds import IdNumberValue
from roster_desktop.schema.masking import masked
from roster_desktop.schema.pairing import folded_name, folded_text
from roster_desktop.schema.roster import Role

_BY_LINES = "{who} 的身份证号在第{a}行和第{b}行重复。"
_FEW_DIGITS = 2
_CLASS = ("course", "class_number", "provider", STARTED)


def listed_twice(person: PersonInQuestion) -> Iterator[Seen]:
    """Another row of the same village and name; of other names and villages other rules speak."""
    first: dict[tuple[object, str], RowInQuestion] = {}
    for row in person.of(PERSON):
        before = first.setdefault((village_of(row), folded_name(row.name)), row)
        if before is not row:
            has_lines = before.number is not None and row.number is not None
            yield Seen(
                _number_columns(row),
                {"roster": row.roster.title, "a": str(before.number), "b": str(row.number)},
                _BY_LINES if has_lines else "",
                row,
                beside=((before, (*_number_columns(before), *_name_columns(before))),),
            )


def two_names(person: PersonInQuestion) -> Iterator[Seen]:
    """Inside one roster; where the person roster has the person, it is compared with the others elsewhere."""
    asked = (PERSON,) if person.of(PERSON) else REFERRING
    for roster in asked:
        first: dict[str, RowInQuestion] = {}
        for row in person.of(roster):
            if row.name:
                first.setdefault(folded_name(row.name), row)
        if len(first) > 1:
            before, *others = first.values()
            columns = (*_name_columns(before), *_number_columns(before))
            names = "、".join(row.name for row in first.values())
            yield Seen(
                columns,
                {"number": _masked_number(before), "names": names, "count": counted(len(first))},
                row=before,
                beside=tuple((row, (*_name_columns(row), *_number_columns(row))) for row in others),
            )


def nearly_the_same_number(group: Alike) -> Iterator[Seen]:
    """People of one name and birth date; the group is small, however large the file."""
    row_by_holder: dict[str, RowInQuestion] = {}
    for row in group.rows:
        if holder := _holder(row):
            row_by_holder.setdefault(holder, row)
    for (one, first), (other, second) in combinations(row_by_holder.items(), 2):
        if 0 < sum(a != b for a, b in zip(one, other, strict=True)) <= _FEW_DIGITS:
            columns = (*_number_columns(second), *_name_columns(second))
            gaps = dict(zip("ab", _told_apart(first, second), strict=True))
            yield Seen(
                columns, gaps, row=second, beside=((first, (*_number_columns(first), *_name_columns(first))),)
            )


def same_class_twice(person: PersonInQuestion) -> Iterator[Seen]:
    for rows in together(person, person.of(TRAINING)):
        first: dict[tuple[str, ...], RowInQuestion] = {}
        for row in rows:
            key = class_of(row)
            before = first.setdefault(key, row) if key else row
            if before is not row:
                yield Seen(_CLASS, {"course": row.text("course")}, row=row, beside=((before, _CLASS),))


def two_classes_at_once(person: PersonInQuestion) -> Iterator[Seen]:
    """Each class beside the longest of those begun before; a class noted twice is one class."""
    for rows in together(person, person.of(TRAINING)):
        longest: RowInQuestion | None = None
        for row in by_start(rows):
            if longest and overlap(longest, row) and not _is_one_class(longest, row):
                gaps = {"a": _class_said(longest), "b": _class_said(row)}
                yield Seen((*BOTH, "course"), gaps, row=row, beside=((longest, (*BOTH, "course")),))
            longest = row if not longest or ends_later(row, longest) else longest


def ends_later(row: RowInQuestion, other: RowInQuestion) -> bool:
    """Whether it ends after the other one, as far as both ends are known; open is later than any day."""
    one, two = row.date_in("ended_on"), other.date_in("ended_on")
    return bool(two and (one is None or one.last > two.last))


def class_of(row: RowInQuestion) -> tuple[str, ...]:
    """What two rows about one class have in common; () where too little is told.

    A class number may come again the next year, so the year counts with it; without a number it is the
    first day.
    """
    told = tuple(folded_text(row.text(key)) for key in ("course", "provider"))
    number, start = folded_text(row.text("class_number")), row.date_in(STARTED)
    if not all(told) or not start:
        return ()
    return (*told, number, str(start.year)) if number else (*told, "", str(start)) if start.day else ()


def _is_one_class(one: RowInQuestion, other: RowInQuestion) -> bool:
    return bool(class_of(one)) and class_of(one) == class_of(other)


def _class_said(row: RowInQuestion) -> str:
    return f"{row.text('course') or '培训'}（{period(row)}）"


def _number_columns(row: RowInQuestion) -> tuple[str, ...]:
    return (row.roster.key_of(Role.ID_NUMBER),)


def _name_columns(row: RowInQuestion) -> tuple[str, ...]:
    return (row.roster.key_of(Role.NAME),)


def _holder(row: RowInQuestion) -> str:
    cell = row.with_role(Role.ID_NUMBER)
    return cell.value.holder if cell and isinstance(cell.value, IdNumberValue) else ""


def _masked_number(row: RowInQuestion) -> str:
    cell = row.with_role(Role.ID_NUMBER)
    return masked(cell.column, cell.text) if cell else ""


def _told_apart(*rows: RowInQuestion) -> list[str]:
    """张三（白石村，第3行）: two of one name are told apart by where they stand, else by their numbers."""
    places = ["，".join(text for text in (row.text_of(Role.VILLAGE), row.line) if text) for row in rows]
    if len(set(places)) < len(rows):
        numbers = map(_masked_number, rows)
        places = ["，".join(filter(None, told)) for told in zip(places, numbers, strict=True)]
    return [f"{row.who}（{place}）" for row, place in zip(rows, places, strict=True)]
