"""Lists for calls and visits: drawn up, kept by number, written for people, and the results typed back."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.progress import Progress
from roster_desktop.records import RowId, Standing
from roster_desktop.schema import Role
from roster_desktop.schema.masking import masked
from roster_desktop.tasks.report_sheets import filled_by
from roster_desktop.tasks.verifying import verify_each
from roster_desktop.tasks.visiting import Sample, Visited
from roster_desktop.wording import Refusal, verifying, working
from roster_desktop.workbook.plain_list import Heading, Section, write_list
from roster_desktop.workbook.plain_list import PlainList as PlainList
from roster_desktop.workspace import Applied, Workspace

CALLS, SAMPLE = "C", "S"
"""How the number of a list begins: C3 is a call list, S4 a sample for visits."""

_INDEX = "visit_lists"
_MOST = 9
"""So many lists can still be answered; older ones were long done, or nobody will."""
_FEW_QUESTIONS = 5
_NO_PHONE = "（没有电话）"
_NUMBERS = re.compile(r"(\d{1,6})(?:[-－—~～至到](\d{1,6}))?")
_BETWEEN = re.compile(r"[\s,，、;；]+")


class KeptList(Struct, frozen=True):
    """A list that went out: what its numbers mean."""

    id: str
    at: str
    by: str
    seed: str
    percent: int
    rows: tuple[RowId, ...]
    """The person behind number 1, 2, …"""


def keep_calls(workspace: Workspace, called: Sequence[Visited]) -> KeptList:
    """Keep the list, so that results can be typed back by its numbers; refused where it is empty."""
    return _kept(workspace, CALLS, called, "", 0)


def keep_sample(workspace: Workspace, sample: Sample) -> KeptList:
    """The same for a sample."""
    return _kept(workspace, SAMPLE, sample.drawn, sample.seed, sample.percent)


def kept_lists(workspace: Workspace) -> tuple[KeptList, ...]:
    """The last lists of this file, newest first."""
    told = json.loads(workspace.setting(_INDEX) or "[]")
    return tuple(_read(json.loads(workspace.setting(_slot(one)) or "{}")) for one in reversed(told))


def kept_list(workspace: Workspace, text: str) -> KeptList:
    """The list with this number; refused where the file knows none."""
    lists = kept_lists(workspace)
    for one in lists:
        if one.id == text.strip().upper():
            return one
    raise Refusal(verifying.LIST_UNKNOWN.about(text=text, known="、".join(one.id for one in lists) or "—"))


def answer(
    workspace: Workspace,
    kept: KeptList,
    results: Mapping[int, str],
    how: str,
    on: date | None = None,
) -> Applied:
    """Type results back: number on the list → 已核实, 存疑 or 未核实; one step of the history."""
    roster = workspace.catalog.people
    rows: dict[tuple[str, RowId], str] = {}
    for number, result in results.items():
        if not 1 <= number <= len(kept.rows):
            last = len(kept.rows)
            raise Refusal(verifying.NUMBER_NOT_LISTED.about(list=kept.id, number=number, last=last))
        row = workspace.row(roster, kept.rows[number - 1])
        if row is None or row.standing is Standing.REMOVED:
            raise Refusal(verifying.LISTED_NO_MORE.about(list=kept.id, number=number))
        rows[roster, row.id] = result
    return verify_each(workspace, rows, how, on)


def numbers_in(text: str) -> tuple[int, ...]:
    """The numbers that somebody named: 1-3,7 are 1, 2, 3 and 7."""
    found: dict[int, None] = {}
    for word in filter(None, _BETWEEN.split(text)):
        match = _NUMBERS.fullmatch(word)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if last < first:
            raise Refusal(verifying.NOT_NUMBERS.about(text=word))
        found |= dict.fromkeys(range(first, last + 1))
    if not found:
        raise Refusal(verifying.NOT_NUMBERS.about(text=text))
    return tuple(found)


def call_sheet(workspace: Workspace, kept: KeptList, called: Sequence[Visited]) -> PlainList:
    """The call list as people hold it in their hands; phones are masked, `unmasked` shows them."""
    facts = (*_heads(workspace, kept), f"共 {len(called)} 人；打完电话按名单编号 {kept.id} 和序号录入结果。")
    return _sheet(workspace, "核实电话单", facts, called)


def sample_sheet(workspace: Workspace, kept: KeptList, sample: Sample) -> PlainList:
    """The sample as people take it along; it says how to draw it again."""
    facts = (
        *_heads(workspace, kept),
        f"抽查比例 {sample.percent}%，种子 {sample.seed}：从 {sample.of} 人里按村、组抽出 {len(sample.drawn)} 人。",
        "同样的人用同一个种子，在哪台电脑上抽出的都一样。",
        f"走访完按名单编号 {kept.id} 和序号录入结果。",
    )
    return _sheet(workspace, "入户抽查名单", facts, sample.drawn)


def unmasked(workspace: Workspace, sheet: PlainList, visited: Sequence[Visited]) -> PlainList:
    """The same list with whole phone numbers, for who has to call."""
    place = [heading.text for heading in sheet.headings].index(_phone_header(workspace))
    phones = iter([one.phone or _NO_PHONE for one in visited])
    sections = tuple(
        replace(
            section,
            rows=tuple((*row[:place], next(phones), *row[place + 1 :]) for row in section.rows),
        )
        for section in sheet.sections
    )
    return replace(sheet, sections=sections)


def write_sheet(target: Path, sheet: PlainList, progress: Progress | None = None) -> None:
    """Write the list as a workbook. Refuses an existing target."""
    check_free(target)
    write_list(target, sheet, progress)


def check_free(target: Path) -> None:
    """Refuse a target that is there already: better before a list is drawn up than after."""
    if target.exists():
        raise Refusal(working.TARGET_EXISTS.about(path=target.name))


def _kept(workspace: Workspace, kind: str, visited: Sequence[Visited], seed: str, percent: int) -> KeptList:
    if not visited:
        raise Refusal(verifying.NOBODY_TO_LIST.about(file=workspace.path.name))
    told: list[int] = json.loads(workspace.setting(_INDEX) or "[]")
    number = max(told, default=0) + 1
    by = workspace.operator or workspace.unit.name
    kept = KeptList(f"{kind}{number}", workspace.now(), by, seed, percent, tuple(one.row for one in visited))
    workspace.set_setting(_slot(number), _written(kept))
    workspace.set_setting(_INDEX, json.dumps([*told, number][-_MOST:]))
    return kept


def _slot(number: int) -> str:
    return f"visit_list_{number % _MOST}"


def _written(kept: KeptList) -> str:
    facts = {"id": kept.id, "at": kept.at, "by": kept.by, "seed": kept.seed, "percent": kept.percent}
    return json.dumps(facts | {"rows": " ".join(kept.rows)}, ensure_ascii=False)


def _read(told: Mapping[str, str | int]) -> KeptList:
    rows = tuple(RowId(row) for row in str(told["rows"]).split())
    return KeptList(
        str(told["id"]), str(told["at"]), str(told["by"]), str(told["seed"]), int(told["percent"]), rows
    )


def _heads(workspace: Workspace, kept: KeptList) -> tuple[str, ...]:
    unit = workspace.unit
    place = "".join(dict.fromkeys(name for name in (unit.township, unit.name) if name))
    drawn = f"名单编号：{kept.id}　　经办人：{kept.by}　　{kept.at[:16]}"
    return filled_by(workspace, place), drawn


def _sheet(workspace: Workspace, title: str, facts: tuple[str, ...], visited: Sequence[Visited]) -> PlainList:
    headings = (
        Heading("序号", 7),
        Heading("户主", 11),
        Heading("姓名", 11),
        Heading(_phone_header(workspace), 15),
        Heading("要问的", 64),
        Heading("结果（已核实/存疑/未核实）", 16),
        Heading("备注", 20),
    )
    numbered = enumerate(visited, start=1)
    by_group = groupby(numbered, key=lambda pair: (pair[1].area, pair[1].group))
    sections = []
    for (area, group), members in by_group:
        rows = tuple(_row(workspace, number, one) for number, one in members)
        where = " ".join(part for part in (area.township, area.village, group) if part)
        sections.append(Section(f"{where or '（没有写村组）'}：{len(rows)} 人", rows))
    return PlainList(title, facts, headings, tuple(sections))


def _row(workspace: Workspace, number: int, one: Visited) -> tuple[str, ...]:
    phone = workspace.catalog.person_roster.column_by_role.get(Role.PHONE)
    shown = masked(phone, one.phone) if phone else ""
    return (str(number), one.head, one.name, shown or _NO_PHONE, _questions(one), "", "")


def _questions(one: Visited) -> str:
    asked = [question.text for question in one.questions]
    more = len(asked) - _FEW_QUESTIONS
    lines = asked if more <= 0 else [*asked[:_FEW_QUESTIONS], f"另有 {more} 处，见“比对核实”。"]
    if len(lines) < 2:
        return "".join(lines)
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))


def _phone_header(workspace: Workspace) -> str:
    column = workspace.catalog.person_roster.column_by_role.get(Role.PHONE)
    return column.header if column else "电话"
