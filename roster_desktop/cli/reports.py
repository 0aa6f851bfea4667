"""The command that lists, and writes, what an office hands up."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from roster_desktop.cli.checks import opened_to_check
from roster_desktop.cli.console import Status, StderrProgress, WrongCall, say, say_json
from roster_desktop.cli.rows import AsJson, File, Unmask
from roster_desktop.cli.shown import opened_to_log
from roster_desktop.records import Area
from roster_desktop.reports import Report
from roster_desktop.rosters import CATALOG
from roster_desktop.schema import Roster
from roster_desktop.tasks.accounts import figures_asked
from roster_desktop.tasks.findings import bring_up_to_date
from roster_desktop.tasks.five_ledgers import FIVE, FIVE_TITLE, write_five
from roster_desktop.tasks.people_books import Numbers
from roster_desktop.tasks.reporting import FACES, computed, hand_out, report_named, reports_for
from roster_desktop.tasks.roster_prints import PRINT_FACES, Order, WantedPrint, roster_print, write_print
from roster_desktop.wording import Refusal, printing, reporting
from roster_desktop.workspace import Workspace

_FIVE = "five"
_FIVE_ABOUT = "五本台账合成一个工作簿，每本一个工作表；--period 写哪一期就是哪一期的。"
_PRINT = "roster-"
_PRINT_FAMILY = "花名册打印"
_PRINT_ABOUT = "印出来签字盖章的花名册；--columns 选列，--by-household 按户排，--village 只要一个村。"


def report(
    file: File,
    name: Annotated[str, typer.Argument(metavar="NAME", help="哪一份，--list 可以看到全部名称")] = "",
    out: Annotated[Path | None, typer.Argument(metavar="OUT.(xlsx|pdf|png)", help="写到哪里")] = None,
    is_list: Annotated[bool, typer.Option("--list", help="列出全部台账、汇总和花名册打印")] = False,
    of_period: Annotated[
        str, typer.Option("--period", metavar="P", help="某一账期存下的数字（五本台账），例如 2026")
    ] = "",
    village: Annotated[str, typer.Option("--village", help="只要这个村")] = "",
    township: Annotated[str, typer.Option("--township", help="只要这个镇（县级文件用）")] = "",
    columns: Annotated[
        str,
        typer.Option(
            "--columns",
            metavar="KEY,KEY…",
            help="要印哪些列，按这个次序：花名册写列名，报表写表头（只用于 .pdf）",
        ),
    ] = "",
    by_household: Annotated[bool, typer.Option("--by-household", help="花名册打印：按户排在一起")] = False,
    unmask: Unmask = False,
    as_json: AsJson = False,
) -> int:
    """台账、汇总、调度表和花名册打印：--list 列出全部；写成工作簿、PDF 或图片。"""
    if is_list:
        return _list(file, as_json)
    if not name or out is None:
        raise WrongCall(reporting.NEEDS_NAME.about())
    area = Area(township, village)
    keys = tuple(key.strip() for key in re.split("[,，]", columns) if key.strip())
    if roster := _roster_to_print(name):
        order = Order.HOUSEHOLDS if by_household else Order.ROWS
        numbers = Numbers.WHOLE if unmask else Numbers.MASKED
        return _print(file, WantedPrint(roster, keys, order, numbers, area), out)
    if keys and out.suffix.lower() != ".pdf":
        raise WrongCall(reporting.COLUMNS_FOR_PDF.about(file=out.name))
    if name in (_FIVE, FIVE_TITLE):
        return _five(file, out, of_period)
    wanted = _named(name)
    if out.suffix.lower() not in FACES:
        raise WrongCall(reporting.UNKNOWN_FACE.about(file=out.name))
    with opened_to_log(file) as workspace:
        bring_up_to_date(workspace, StderrProgress())
        made = computed(workspace, wanted, area, StderrProgress())
        made = made.printed_with(keys) if keys else made
        hand_out(workspace, made, out, StderrProgress())
    lines = sum(len(table.lines) for table in made.tables)
    say(reporting.WRITTEN.about(title=wanted.title, file=out.name, lines=lines))
    return Status.DONE


def _list(file: Path, as_json: bool) -> int:
    with opened_to_check(file) as workspace:
        told = [*_reports(workspace), *_prints()]
    if as_json:
        say_json([{"name": name, "title": title, "family": family} for name, title, family, _ in told])
    for name, title, _, about in () if as_json else told:
        say(f"{name}\t{title}\t{about}")
    return Status.DONE


def _reports(workspace: Workspace) -> list[tuple[str, str, str, str]]:
    told = [(one.key, one.title, one.family.value, one.about) for one in reports_for(workspace)]
    return [*told, (_FIVE, FIVE_TITLE, FIVE_TITLE, _FIVE_ABOUT)]


def _prints() -> list[tuple[str, str, str, str]]:
    return [(_PRINT + one.key, one.title, _PRINT_FAMILY, _PRINT_ABOUT) for one in CATALOG.rosters]


def _roster_to_print(name: str) -> Roster | None:
    return next((one for one in CATALOG.rosters if name in (_PRINT + one.key, one.title)), None)


def _print(file: Path, wanted: WantedPrint, out: Path) -> int:
    if out.suffix.lower() not in PRINT_FACES:
        raise WrongCall(printing.PRINT_FACE.about(file=out.name, faces="、".join(PRINT_FACES)))
    with opened_to_log(file) as workspace:
        printed = roster_print(workspace, wanted, StderrProgress())
        write_print(workspace, printed, out, StderrProgress())
    say(printing.PRINTED.about(title=printed.table.title, file=out.name, rows=printed.rows,
                               code=printed.code.told))  # fmt: skip
    return Status.DONE


def _five(file: Path, out: Path, of_period: str) -> int:
    if out.suffix.lower() != ".xlsx":
        raise WrongCall(reporting.ONLY_WORKBOOK.about(title=FIVE_TITLE, file=out.name, names="、".join(FIVE)))
    with opened_to_log(file) as workspace:
        figures = figures_asked(workspace, of_period) if of_period else None
        lines = write_five(workspace, out, figures, StderrProgress())
    say(reporting.WRITTEN.about(title=FIVE_TITLE, file=out.name, lines=lines))
    return Status.DONE


def _named(name: str) -> Report:
    try:
        return report_named(name)
    except Refusal as refusal:
        raise WrongCall(refusal.message) from refusal
