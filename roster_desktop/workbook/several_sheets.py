"""Several sheets of one roster in a book: of several villages, or of several months with the same people."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from roster_desktop.records import Question
from roster_desktop.records.question import LEFT_OUT, Choice
from roster_desktop.schema import Role
from roster_desktop.wording import layout
from roster_desktop.workbook.column_questions import sheet_key
from roster_desktop.workbook.headings import Heading
from roster_desktop.workbook.raw import RawSheet
from roster_desktop.workbook.unit_lines import sender_named

ALL = "all"
Found = tuple[RawSheet, Heading]
_VILLAGE = re.compile(r"[^\W\d]{1,12}(?:村|社区)")
_MONTH = re.compile(r"(?:[0-9]{2,4}[年.-])?(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?")
_SHARED = 0.5
"""Share of the smaller sheet's people from which two sheets are versions of one."""
_FEWEST = 2


def with_villages(found: Sequence[Found]) -> list[Found]:
    """Each list with the village that its sheet is called by, where the book has several villages' sheets
    and the rows name none."""
    named = {sheet.name: _village(sheet) for sheet, heading in found if not heading.is_ours}
    if len({village for village in named.values() if village}) < _FEWEST:
        return list(found)
    return [(sheet, replace(heading, village=named.get(sheet.name, ""))) for sheet, heading in found]


def chosen(found: Sequence[Found], answers: Mapping[str, str]) -> tuple[list[Found], list[Question]]:
    """The lists that are read, and what is asked of sheets that hold the same people in different words,
    or that are of several villages or months."""
    left_out: set[str] = set()
    questions: list[Question] = []
    for group in _of_same_people(found):
        key = sheet_key(group[0], "same")
        answer = answers.get(key, "")
        if answer not in (ALL, LEFT_OUT, *group):
            questions.append(_question(group, key))
        if answer != ALL:
            left_out.update(name for name in group if name != answer)
    rest = [one for one in found if one[0].name not in left_out]
    for group in _of_villages_or_months(rest):
        key = sheet_key(group[0], "several")
        answer = answers.get(key, "")
        if answer not in (ALL, LEFT_OUT, *group):
            questions.append(_which_of_several(group, key))
        elif answer != ALL:
            left_out.update(name for name in group if name != answer)
    return [one for one in rest if one[0].name not in left_out], questions


def _of_villages_or_months(found: Sequence[Found]) -> list[list[str]]:
    """Names of sheets of one roster that are called by villages, or by months."""
    groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for sheet, heading in found:
        name = sheet.name.strip()
        what = "month" if _MONTH.fullmatch(name) else "village" if _village(sheet) else ""
        names = groups[what, heading.roster.key]
        if what and not heading.is_ours and sheet.name not in names:
            names.append(sheet.name)
    # A book of five rosters for each village is asked about once.
    wholes = {tuple(names): names for names in groups.values() if len(names) >= _FEWEST}
    return list(wholes.values())


def _village(sheet: RawSheet) -> str:
    for text in (sheet.name.strip(), sender_named([sheet])):
        if _VILLAGE.fullmatch(text):
            return text
    return ""


def _of_same_people(found: Sequence[Found]) -> list[list[str]]:
    """Names of sheets that share most of their people and differ in what they say of them."""
    lists = Counter(heading.roster.key for _, heading in found)
    people = {
        id(heading): _people(sheet, heading)
        for sheet, heading in found
        if not heading.is_ours and lists[heading.roster.key] > 1
    }
    groups: defaultdict[str, list[str]] = defaultdict(list)
    first: dict[str, str] = {}
    for place, (sheet, heading) in enumerate(found):
        for other_sheet, other in found[:place]:
            if other.roster is not heading.roster or other_sheet is sheet:
                continue
            if _are_versions(people.get(id(other), {}), people.get(id(heading), {})):
                home = first.setdefault(other_sheet.name, other_sheet.name)
                first[sheet.name] = home
                groups[home] += [name for name in (home, sheet.name) if name not in groups[home]]
                break
    return list(groups.values())


def _people(sheet: RawSheet, heading: Heading) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Who stands on the list (number and what tells one's rows apart) → the whole row."""
    roster = heading.roster
    if not roster.has(Role.ID_NUMBER) or roster.key_of(Role.ID_NUMBER) not in heading.columns:
        return {}
    keys = [roster.key_of(Role.ID_NUMBER), *roster.told_apart_by]
    places = [heading.columns[key] for key in keys if key in heading.columns]
    columns = sorted(heading.columns.items())
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    rows = sheet.rows[heading.row : heading.until - 1 if heading.until else None]
    for row in rows:
        said = [row[place].strip() if place < len(row) else "" for place in places]
        if sum(letter.isdigit() for letter in said[0]) >= 8:
            texts = (f"{key}={row[place].strip()}" for key, place in columns if place < len(row))
            found[tuple(said)] = tuple(text for text in texts if not text.endswith("="))
    return found


def _are_versions(
    one: Mapping[tuple[str, ...], tuple[str, ...]], other: Mapping[tuple[str, ...], tuple[str, ...]]
) -> bool:
    shared = one.keys() & other.keys()
    fewest = min(len(one), len(other))
    if len(shared) < _FEWEST or len(shared) < fewest * _SHARED:
        return False
    return any(one[who] != other[who] for who in shared)


def _which_of_several(names: Sequence[str], key: str) -> Question:
    said = layout.SEVERAL_SHEETS.about(sheets=_quoted(names))
    choices = [Choice(ALL, str(layout.READ_EACH_SHEET.about()))]
    choices += [Choice(name, str(layout.READ_SHEET.about(sheet=name))) for name in names]
    choices.append(Choice(LEFT_OUT, str(layout.LEAVE_SHEETS.about())))
    return Question(said.code, str(said), names[0], (), key, tuple(choices), ALL)


def _quoted(names: Sequence[str]) -> str:
    return "、".join(f"“{name}”" for name in names)


def _question(names: Sequence[str], key: str) -> Question:
    said = layout.SAME_PEOPLE.about(sheets=_quoted(names))
    choices = [Choice(name, str(layout.READ_SHEET.about(sheet=name))) for name in reversed(names)]
    choices.append(Choice(ALL, str(layout.READ_ALL_SHEETS.about())))
    choices.append(Choice(LEFT_OUT, str(layout.LEAVE_SHEETS.about())))
    return Question(said.code, str(said), names[0], (), key, tuple(choices), LEFT_OUT)
