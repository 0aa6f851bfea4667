"""The notice for everybody (公示版): written like a report, then read again for numbers that must not be in
it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from roster_desktop.progress import Progress
from roster_desktop.wording import Message, Refusal, workbooks
from roster_desktop.workbook.leaks import Leak, leak_in, leaks_in_book
from roster_desktop.workbook.report_book import write_report_book
from roster_desktop.workbook.report_sheet import ReportSheet

_ADDRESS = re.compile(r"([A-Z]+)([0-9]+)")


class PublicSheet(Struct, frozen=True):
    """A sheet of the notice, and whose its lines are: said where one of them must be corrected."""

    sheet: ReportSheet
    names: tuple[str, ...]


def write_public_book(
    target: Path, sheets: Sequence[PublicSheet], progress: Progress, allowed: frozenset[str]
) -> str:
    """Write the notice and look through the finished file before anybody gets it; the hash of its bytes.
    `allowed`: texts that may hold a number."""

    def look_over(path: Path) -> None:
        progress.report(0, 1, "逐格查有没有号码")
        found = next(leaks_in_book(path, allowed), None)
        if found is not None:
            raise Refusal(_told(found, sheets))

    return write_report_book(target, [one.sheet for one in sheets], progress, look_over)


def _told(leak: Leak, sheets: Sequence[PublicSheet]) -> Message:
    if not leak.sheet:
        return workbooks.PUBLIC_LEAK_BESIDE.about(part=leak.cell, what=leak.what)
    public = next(one for one in sheets if one.sheet.name == leak.sheet)
    whose = _whose(leak.cell, public)
    return workbooks.PUBLIC_LEAK.about(sheet=leak.sheet, cell=leak.cell, whose=whose, what=leak.what)


def _whose(cell: str, public: PublicSheet) -> str:
    """Whose line the cell is in, for the roster is where it is corrected; the name only where it is one."""
    match = _ADDRESS.fullmatch(cell)
    line = int(match[2]) - len(public.sheet.facts) - 3 if match else -1
    if not 0 <= line < len(public.names) or leak_in(public.names[line]):
        return ""
    return f"（{public.names[line]}）"
