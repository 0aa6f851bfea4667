"""公示版: what of the rosters is put up for everybody to read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from roster_desktop.progress import Progress, Silence
from roster_desktop.schema import NoticeColumn, Role, Roster, Shown
from roster_desktop.schema.masking import masked_name
from roster_desktop.tasks.disclosing import NOTICE, note_book
from roster_desktop.tasks.listed_rows import figure_of, listed_rows
from roster_desktop.tasks.report_sheets import coded_sheet
from roster_desktop.wording import Refusal, reporting, working
from roster_desktop.workbook.plain_list import NOTICE_MARK
from roster_desktop.workbook.public_book import PublicSheet, write_public_book
from roster_desktop.workbook.report_sheet import ReportSheet, SheetFigure, SheetHead
from roster_desktop.workspace import Workspace

NAME_POLICY = "P_NOTICE_NAME"

_SETTING = "notice_telephone"
_TELEPHONE = re.compile(r"[0-9 （）()\-－—转、/]{3,40}")
_BLANK_LINE = "＿＿＿＿＿＿＿＿"
_RULES = (
    "对名单有不同意见的，请在公示期内拨打监督电话，或到村（居）委会反映。",
    "本名单不写身份证号、电话、银行卡号和住址。",
)


def rosters_for_notice(workspace: Workspace) -> tuple[Roster, ...]:
    """The rosters of which something may be put up."""
    return tuple(roster for roster in workspace.catalog.rosters if roster.notice)


def usual_rosters(workspace: Workspace) -> tuple[Roster, ...]:
    """Those that are put up where nobody said which: that list anybody, and not all people without need."""
    counts = workspace.counts()
    listed = [roster for roster in rosters_for_notice(workspace) if counts.get(roster.key)]
    people = workspace.catalog.people
    return tuple(roster for roster in listed if roster.key != people) or tuple(listed)


def telephone(workspace: Workspace) -> str:
    """The telephone for objections that was printed last."""
    return workspace.setting(_SETTING) or ""


def set_telephone(workspace: Workspace, text: str) -> None:
    """Print this one from now on; refused where it is no telephone."""
    workspace.set_setting(_SETTING, _checked(text))


def notice_target(workspace: Workspace, folder: Path) -> Path:
    """A free name in the folder: 四合村_公示版_2026-11-30.xlsx."""
    stem = f"{workspace.unit.name}_公示版_{workspace.today().isoformat()}"
    target, number = folder / f"{stem}.xlsx", 1
    while target.exists():
        number += 1
        target = folder / f"{stem}({number}).xlsx"
    return target


def write_notice(
    workspace: Workspace,
    target: Path,
    rosters: Sequence[Roster],
    told: str,
    progress: Progress | None = None,
) -> dict[str, int]:
    """Write a sheet a roster, and give back how many rows each has. `told`: the telephone for objections.
    Refuses an existing target, and to write anything that looks like a number of somebody."""
    watch = progress or Silence()
    if target.exists():
        raise Refusal(working.TARGET_EXISTS.about(path=target.name))
    for roster in rosters:
        if not roster.notice:
            raise Refusal(reporting.NOT_FOR_NOTICE.about(roster=roster.title))
    rows = listed_rows(workspace, rosters, watch)
    chosen = [roster for roster in rosters if rows[roster.key]]
    if not chosen:
        raise Refusal(reporting.NOBODY_FOR_NOTICE.about(file=workspace.path.name))
    line = f"监督电话：{_checked(told) or _BLANK_LINE}"
    sheets = [_sheet(workspace, roster, rows[roster.key], line) for roster in chosen]
    # A code of letters and digits is nobody's number, whatever it looks like.
    allowed = {line, *(one.sheet.facts[-1] for one in sheets)}
    write_public_book(target, sheets, watch, frozenset(allowed))
    counts = {roster.key: len(rows[roster.key]) for roster in chosen}
    columns = [f"{roster.key}.{key}" for roster in chosen for one in roster.notice for key in one.columns]
    note_book(workspace, NOTICE, target, columns, sum(counts.values()), is_masked=True)
    return counts


def _checked(text: str) -> str:
    """An office's telephone; anything longer or in words is refused, for nobody looks for numbers there."""
    told = text.strip()
    digits = sum(letter.isdigit() for letter in told)
    is_short = all(sum(letter.isdigit() for letter in one) < 15 for one in told.split("、"))
    if told and not (digits >= 3 and is_short and _TELEPHONE.fullmatch(told)):
        raise Refusal(reporting.NO_TELEPHONE.about(text=told))
    return told


def _sheet(
    workspace: Workspace, roster: Roster, rows: Sequence[Mapping[str, str]], telephone_line: str
) -> PublicSheet:
    ordered = sorted(rows, key=lambda row: (roster.text_of(Role.TOWNSHIP, row), _village(roster, row)))
    style = workspace.policies.word(NAME_POLICY, workspace.cutoff)
    columns = _columns(roster, ordered)
    has_villages = len({_village(roster, row) for row in ordered}) > 1
    heads = [SheetHead("序号", 8), *([SheetHead("行政村", 16)] if has_villages else [])]
    heads += [SheetHead(one.header, one.width, is_summed=one.shown is Shown.AMOUNT) for one in columns]
    lines: list[tuple[SheetFigure, ...]] = []
    for number, row in enumerate(ordered, start=1):
        village = (_village(roster, row),) if has_villages else ()
        lines.append((number, *village, *(_figure(roster, one, row, style) for one in columns)))
    unit = workspace.unit
    whose = unit.name if unit.township in ("", unit.name) else f"{unit.township}{unit.name}"
    on = workspace.today().isoformat()
    facts = (
        f"公示单位（盖章）：{whose}　　公示日期：{on}　　共 {len(lines)} {roster.counted_as}",
        telephone_line,
        NOTICE_MARK,
    )
    title = f"{unit.name}{roster.short_title}公示"
    total = _total(heads, lines)
    sheet = ReportSheet(roster.short_title, title, facts, tuple(heads), lines, total, _RULES)
    return PublicSheet(coded_sheet(sheet), tuple(roster.text_of(Role.NAME, row) for row in ordered))


def _columns(roster: Roster, rows: Sequence[Mapping[str, str]]) -> list[NoticeColumn]:
    """The declared ones, without kinds of money that nobody got."""
    return [
        one
        for one in roster.notice
        if one.shown is not Shown.AMOUNT or any(row.get(key) for row in rows for key in one.columns)
    ]


def _figure(roster: Roster, column: NoticeColumn, row: Mapping[str, str], style: str) -> SheetFigure:
    texts = [row.get(key, "") for key in column.columns]
    match column.shown:
        case Shown.NAME:
            return masked_name(texts[0], style)
        case Shown.SPAN:
            return _span(*texts)
        case Shown.AMOUNT:
            return figure_of(roster.column_by_key[column.columns[0]], texts[0])
        case Shown.WORDS if len(texts) == 1:
            return figure_of(roster.column_by_key[column.columns[0]], texts[0])
        case Shown.WORDS:
            return " ".join(dict.fromkeys(filter(None, texts)))


def _span(start: str, end: str) -> str:
    if start and end:
        return f"{start} 至 {end}"
    return f"{start} 起" if start else f"至 {end}" if end else ""


def _total(
    heads: Sequence[SheetHead], lines: Sequence[tuple[SheetFigure, ...]]
) -> tuple[SheetFigure, ...] | None:
    if not any(head.is_summed for head in heads):
        return None
    total: list[SheetFigure] = ["合计", *[""] * (len(heads) - 1)]
    for place, head in enumerate(heads):
        if head.is_summed:
            numbers = [line[place] for line in lines]
            total[place] = sum((one for one in numbers if isinstance(one, int | Decimal)), Decimal())
    return tuple(total)


def _village(roster: Roster, row: Mapping[str, str]) -> str:
    return roster.text_of(Role.VILLAGE, row)
