"""The empty template: drop-downs, help, and two rows that show how to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from roster_desktop.records import Level, Unit
from roster_desktop.schema import Catalog, Column, Role, Roster, Values
from roster_desktop.schema.kinds.id_number import check_digit
from roster_desktop.workbook.book_out import BookOut
from roster_desktop.workbook.choices import LongLists
from roster_desktop.workbook.guide_sheet import HOW_TO_FILL, GuideSheet
from roster_desktop.workbook.roster_sheet import Heads, RosterSheet, full_name

_NAMES = ("示例：张三", "示例：李四")
# Order numbers 000 are given to nobody.
_HOLDERS = ("61000019900307000", "61000019851216000")
_EXAMPLES: Mapping[str, tuple[str, str]] = {
    "phone": ("13800000000", "13900000000"),
    "date": ("2026-03-01", "2026-03"),
    "money": ("3000", "2600"),
    "count": ("3", "10"),
    "year": ("2026", "2025"),
    "yes_no": ("是", "否"),
}
_REMARK = "示例行，导入时自动略过，可以删掉"


def write_sheets(path: Path, scratch: Path, catalog: Catalog, unit: Unit) -> Mapping[str, str]:
    """Write the template to this path. Each sheet's digest by its title."""
    lists = LongLists()
    heads = Heads(full_name(unit.township, unit.name), "", "")
    with BookOut(scratch) as book:
        _fill_guide(GuideSheet(book), unit)
        for roster in catalog.rosters:
            sheet = RosterSheet(book, roster, heads, hidden=())
            sheet.append_examples(_examples(roster, unit))
            sheet.finish(lists)
        book.write_options(lists)
        return book.save(path)


def _fill_guide(guide: GuideSheet, unit: Unit) -> None:
    guide.title("农村劳动力花名册（空白表）")
    guide.facts(
        [
            ("填报单位", full_name(unit.county, unit.township, unit.name)),
            ("用途", "填好后交给村信息员或镇办，由程序导入。"),
        ]
    )
    guide.section("怎样填写", HOW_TO_FILL)
    guide.section(
        "请注意",
        [
            "每张表开头灰字的两行是示例，导入时自动略过，可以删掉。",
            "表头的列名请不要改动；用不着的列可以空着。",
        ],
    )


def _examples(roster: Roster, unit: Unit) -> list[Values]:
    if not roster.has(Role.NAME):
        return []
    return [_example(roster, unit, which) for which in range(len(_NAMES))]


def _example(roster: Roster, unit: Unit, which: int) -> dict[str, str]:
    """A believable row of nobody; whatever else it says, its name marks it."""
    values = {column.key: _example_text(column, which) for column in roster.columns}
    known = {
        Role.NAME: _NAMES[which],
        Role.HEAD: _NAMES[0],
        Role.ID_NUMBER: _HOLDERS[which] + check_digit(_HOLDERS[which]),
        Role.TOWNSHIP: unit.township,
        Role.VILLAGE: unit.name if unit.level is Level.VILLAGE else "",
        Role.GROUP: "一组",
    }
    for role, text in known.items():
        if roster.has(role):
            values[roster.key_of(role)] = text
    last = roster.columns[-1]
    if last.kind.name == "text" and not last.options:
        values[last.key] = _REMARK
    return values


def _example_text(column: Column, which: int) -> str:
    if column.derived or column.role:
        return _EXAMPLES["phone"][which] if column.role is Role.PHONE else ""
    if column.options and column.kind.name != "yes_no":
        return column.options[min(which, len(column.options) - 1)] if column.required else ""
    if column.required or column.kind.name in {"date", "money"}:
        return _EXAMPLES.get(column.kind.name, ("（示例）", "（示例）"))[which]
    return ""
