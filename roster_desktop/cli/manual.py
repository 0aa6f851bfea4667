"""The commands that hand out the manual: as a PDF, and its reference of columns and rules line by line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from roster_desktop.cli.console import Status, WrongCall, say, say_json
from roster_desktop.records import Level
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.manual import manual_of
from roster_desktop.tasks.manual_printing import write_manual
from roster_desktop.tasks.manual_reference import rule_lines, sources
from roster_desktop.wording import console, printing


def manual(
    out: Annotated[Path, typer.Argument(metavar="OUT.pdf", help="写到哪里")],
    level: Annotated[str, typer.Option(help="village、township 或 county；不写就是全部的页")] = "",
) -> int:
    """把使用手册写成 PDF：每一页、每一栏、每条规则和依据。"""
    if out.suffix.lower() != ".pdf":
        raise WrongCall(printing.MANUAL_IS_PDF.about(file=out.name))
    if level and level not in {one.value for one in Level}:
        raise WrongCall(console.WRONG_CALL.about(reason=f"--level {level}"))
    pages = manual_of(CATALOG).of_level(Level(level) if level else None)
    write_manual(pages, out)
    say(printing.MANUAL_WRITTEN.about(file=out.name, pages=len(pages)))
    return Status.DONE


def reference(
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORD]...", help="只列写着这些词的")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="只输出一份 JSON")] = False,
) -> int:
    """列出每一栏和每条规则，各有依据；可以写规则编号、栏目名或几个词。"""
    columns = [one for one in _columns() if _holds(one, words or ())]
    rules = [one for one in _rules() if _holds(one, words or ())]
    if as_json:
        say_json({"columns": columns, "rules": rules})
        return Status.DONE
    for line in (*columns, *rules):
        say("\t".join(line.values()))
    return Status.DONE


def _columns() -> Iterator[dict[str, str]]:
    known = sources()
    for roster in CATALOG.rosters:
        for column in roster.columns:
            yield {
                "roster": roster.key,
                "key": column.key,
                "header": column.header,
                "help": column.help,
                "source": known.told(known.columns[roster.key].get(column.key, "")),
            }


def _rules() -> Iterator[dict[str, str]]:
    known = sources()
    for rule in rule_lines():
        yield {
            "rule": rule.id,
            "level": rule.level.value,
            "message": rule.message,
            "remedy": rule.remedy,
            "source": known.told(rule.source),
        }


def _holds(line: dict[str, str], words: list[str] | tuple[str, ...]) -> bool:
    told = " ".join(line.values()).lower()
    return all(word.lower() in told for word in words)
