"""The command that holds stamped paper against a file or a workbook received."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roster_desktop.cli.console import Status, StderrProgress, say, say_json, tell
from roster_desktop.cli.opening import opened
from roster_desktop.cli.rows import AsJson
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.content_codes import (
    Coded,
    asked_code,
    codes_of_book,
    codes_of_reports,
    codes_of_rosters,
    matching,
)
from roster_desktop.wording import printing
from roster_desktop.workspace import Access

_ROSTER_FILE = ".roster"


def check_code(
    file: Annotated[Path, typer.Argument(metavar="FILE|BOOK", help="花名册文件，或收到的工作簿")],
    code: Annotated[str, typer.Argument(metavar="CODE", help="纸脚的核对码，或扫出来的整串")] = "",
    as_json: AsJson = False,
) -> int:
    """列出花名册、工作簿各份的核对码；给出纸上的码，就说对不对得上（对不上返回1）。"""
    asked = asked_code(code) if code else ""
    coded = (
        _of_file(file, asked)
        if file.suffix == _ROSTER_FILE
        else codes_of_book(CATALOG, file, StderrProgress())
    )
    found = matching(coded, asked) if asked else None
    if as_json:
        lists = [
            {"code": one.code.short, "hash": one.code.hash, "title": one.title, "lines": one.lines,
             "changed": bool(one.printed)}
            for one in coded
        ]  # fmt: skip
        say_json({"lists": lists, "asked": asked, "match": found.title if found else None})
    else:
        _tell(file, coded, asked, found)
    is_changed = any(one.printed for one in coded)
    return Status.WAITS if (asked and found is None) or is_changed else Status.DONE


def _of_file(file: Path, asked: str) -> tuple[Coded, ...]:
    """Reports take the longest to compute: only where no roster has the code."""
    with opened(file, Access.READ) as workspace:
        coded = codes_of_rosters(workspace, StderrProgress())
        if asked and matching(coded, asked) is None:
            coded += tuple(codes_of_reports(workspace, StderrProgress()))
        return coded


def _tell(file: Path, coded: tuple[Coded, ...], asked: str, found: Coded | None) -> None:
    for one in coded:
        if one.printed:
            tell(printing.CODE_CHANGED.about(title=one.title, printed=one.printed, code=one.code.told))
        if not asked:
            say(printing.CODE_LINE.about(code=one.code.told, title=one.title, lines=one.lines))
    if found is not None:
        say(printing.CODE_MATCHES.about(code=found.code.told, file=file.name, title=found.title,
                                        lines=found.lines))  # fmt: skip
    elif asked:
        say(printing.CODE_UNKNOWN.about(code=f"{asked[:5]}-{asked[5:]}", file=file.name))
