"""A blank 采集表 of each roster: to print, to fill in by pen, and to type from."""

from __future__ import annotations

from pathlib import Path

from roster_desktop.places import chinese_fonts
from roster_desktop.progress import Progress
from roster_desktop.reports.collection_pages import Box, Filled, code_lists, collection_pages, filled_by
from roster_desktop.reports.pages import Paper
from roster_desktop.reports.pdf import write_pdf
from roster_desktop.schema import Column, Role, Roster
from roster_desktop.tasks.roster_prints import PRINT_FACES
from roster_desktop.wording import Refusal, printing
from roster_desktop.workbook.plain_list import PEOPLE_MARK
from roster_desktop.workbook.report_book import write_report_book
from roster_desktop.workbook.report_sheet import ReportSheet, SheetHead
from roster_desktop.workspace import Workspace

_PLACE = (Role.TOWNSHIP, Role.VILLAGE)
_SIGNS = {"id_number": 18, "phone": 11, "bank_card": 19, "credit_code": 18}
_HINTS = {"money": "元", "count": "只写数字", "year": "年"}
_MOST_OPTIONS = 80
"""Longer lists (counties of the whole country) are written in words."""
_WRITE_HEIGHT = 30.0


def collection_title(roster: Roster) -> str:
    """转移就业采集表."""
    return f"{roster.short_title}采集表"


def collection_boxes(roster: Roster) -> tuple[Box, ...]:
    """What is asked at the door; what follows from the ID number, and whose village it is, need not be."""
    return tuple(
        _box(column)
        for group in roster.groups
        for column in roster.columns
        if column.group == group and column.derived is None and column.role not in _PLACE
    )


def collection_paper(workspace: Workspace, roster: Roster) -> tuple[Paper, ...]:
    """The blank sheet on paper."""
    return collection_pages(collection_title(roster), _facts(workspace), collection_boxes(roster))


def write_collection(
    workspace: Workspace, roster: Roster, out: Path, progress: Progress | None = None
) -> None:
    """Write the blank sheet as a PDF or a workbook."""
    match out.suffix.lower():
        case ".pdf":
            write_pdf(out, collection_title(roster), collection_paper(workspace, roster), chinese_fonts())
        case ".xlsx":
            write_report_book(out, _sheets(workspace, roster), progress)
        case _:
            raise Refusal(printing.PRINT_FACE.about(file=out.name, faces="、".join(PRINT_FACES)))


def _facts(workspace: Workspace) -> tuple[str, ...]:
    unit = workspace.unit
    place = "".join(dict.fromkeys(name for name in (unit.county, unit.township, unit.name) if name))
    return (
        f"{place}　　　　　　　村（社区）　　　　组　　　　带*的必填，一人一张；性别、出生日期由身份证号得出，不用填。",
    )


def _box(column: Column) -> Box:
    kind, options = column.kind.name, column.options
    if signs := _SIGNS.get(kind):
        many = 20 if column.role is Role.DISABILITY_NUMBER else signs
        return Box(column.group, column.header, Filled.SIGNS, column.required, signs=many)
    if kind == "date":
        return Box(column.group, column.header, Filled.DAY, column.required)
    if options and len(options) <= _MOST_OPTIONS:
        own = column.kind.takes_own_words
        return Box(column.group, column.header, filled_by(options), column.required, options=options,
                   takes_own_words=own)  # fmt: skip
    hint = "" if "元" in column.header else _HINTS.get(kind, "")
    return Box(column.group, column.header, Filled.WORDS, column.required, hint)


def _sheets(workspace: Workspace, roster: Roster) -> list[ReportSheet]:
    boxes = collection_boxes(roster)
    help_of = {column.header: column.help for column in roster.columns}
    heads = (SheetHead("栏目", 22), SheetHead("填写", 52), SheetHead("怎么填", 66))
    lines: list[tuple[str, ...]] = []
    bands = set[int]()
    for box in boxes:
        if not bands or lines[max(bands)][0] != box.group:
            bands.add(len(lines))
            lines.append((box.group, "", ""))
        lines.append((f"{'*' if box.is_needed else ''}{box.label}", _to_tick(box), help_of[box.label]))
    title = collection_title(roster)
    facts = (*_facts(workspace), PEOPLE_MARK)
    signs = "采集人：　　　　　　　采集日期：　　　　年　　月　　日　　　被采集人签字："
    sheets = [
        ReportSheet(title, title, facts, heads, lines, None, (), signs, frozenset(bands), _WRITE_HEIGHT)
    ]
    if lists := tuple(code_lists(boxes)):
        told = [
            (label, "　".join(f"{number}.{option}" for number, option in enumerate(options, start=1)))
            for label, options in lists
        ]
        codes = (SheetHead("栏目", 22), SheetHead("代码：填序号，录入时打这个序号也能选", 118))
        sheets.append(ReportSheet("代码表", f"{title}代码表", (PEOPLE_MARK,), codes, told, None, ()))
    return sheets


def _to_tick(box: Box) -> str:
    return "　".join(f"□{option}" for option in box.options) if box.how is Filled.TICKS else ""
