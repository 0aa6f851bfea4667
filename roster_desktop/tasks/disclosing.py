"""What is let out of a file is written down: who, when, which columns, how many rows, masked or not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from roster_desktop.records import RowId
from roster_desktop.schema import Catalog, Role, Roster
from roster_desktop.wording import disclosing
from roster_desktop.workspace import Disclosure, DisclosureKind, Workspace

HANDOVER, VISITS, ROW, COMMAND = "handover", "visits", "row", "command"
PERSON_COPY, PEOPLE, NOTICE, REPORT, PRINT = "person-copy", "people", "public", "report", "print"
COPIED, COPY, COMPARISON = "copied-cells", "backup-elsewhere", "comparison"
"""Occasions besides the purposes of workbooks."""

_ALL = "*"
_DEEDS = {
    DisclosureKind.EXPORTED: disclosing.WRITTEN,
    DisclosureKind.SHOWN: disclosing.SHOWN,
    DisclosureKind.PURGED: disclosing.PURGED,
}


def private_columns(rosters: Iterable[Roster]) -> tuple[str, ...]:
    """The columns that are masked by default, as the log names them."""
    return tuple(
        f"{roster.key}.{column.key}" for roster in rosters for column in roster.columns if column.sensitive
    )


def note_row_shown(workspace: Workspace, roster: Roster, row: RowId) -> None:
    """Somebody is about to see the whole numbers of this row. A file opened for reading keeps no log."""
    if workspace.is_read_only:
        return
    columns = private_columns([roster])
    workspace.note_disclosure(Disclosure(DisclosureKind.SHOWN, ROW, columns, 1, row=row))


def note_shown(workspace: Workspace, rosters: Iterable[Roster], rows: int) -> None:
    """A command is about to print whole numbers of so many rows."""
    told = Disclosure(DisclosureKind.SHOWN, COMMAND, private_columns(rosters), rows)
    workspace.note_disclosure(told)


def note_list_shown(workspace: Workspace, rows: int) -> None:
    """The whole phones of a list are about to be shown. A file opened for reading keeps no log."""
    if not workspace.is_read_only:
        told = Disclosure(DisclosureKind.SHOWN, VISITS, _called_by(workspace), rows)
        workspace.note_disclosure(told)


def note_visit_list(workspace: Workspace, target: Path | None, rows: int, *, is_masked: bool) -> None:
    """A list of people to be called or visited was written, or went on paper; their phones are all that is
    masked in it."""
    if not workspace.is_read_only:
        _note_gone(workspace, VISITS, target, _called_by(workspace), rows, is_masked)


def note_print(
    workspace: Workspace,
    roster: Roster,
    columns: Iterable[str],
    rows: int,
    target: Path | None,
    *,
    is_masked: bool,
) -> None:
    """A roster went on paper, or into a file to print. A file opened for reading keeps no log."""
    if workspace.is_read_only:
        return
    _note_gone(workspace, PRINT, target, tuple(f"{roster.key}.{key}" for key in columns), rows, is_masked)


def note_package(workspace: Workspace, target: Path) -> None:
    """The whole file went away in a package. A file opened for reading keeps no log."""
    if workspace.is_read_only:
        return
    _note_file(workspace, HANDOVER, target, _everything(workspace), _all_rows(workspace), False)


def note_copy_elsewhere(workspace: Workspace, target: Path) -> None:
    """A copy of the whole file lies somewhere else now. A file opened for reading keeps no log."""
    if not workspace.is_read_only:
        _note_file(workspace, COPY, target, _everything(workspace), _all_rows(workspace), False)


def note_book(
    workspace: Workspace, what: str, target: Path, columns: Sequence[str], rows: int, *, is_masked: bool
) -> None:
    """A workbook, a report or a notice was written. A file opened for reading keeps no log."""
    if not workspace.is_read_only:
        _note_file(workspace, what, target, tuple(columns), rows, is_masked)


def note_report(workspace: Workspace, report: str, target: Path | None, rows: int) -> None:
    """A report, a slip, a list of changes was written, or is on paper; numbers are masked in all of them."""
    if not workspace.is_read_only:
        _note_gone(workspace, REPORT, target, (f"{REPORT}.{report}",), rows, is_masked=True)


def note_comparison(workspace: Workspace, reports: Iterable[str], target: Path, rows: int) -> None:
    """Two periods beside each other were written; numbers are masked in it."""
    note_book(workspace, COMPARISON, target, [f"{REPORT}.{one}" for one in reports], rows, is_masked=True)


def note_copied(workspace: Workspace, roster: Roster, columns: Iterable[str], rows: int) -> None:
    """Whole cells of several rows are about to be put on the clipboard."""
    if not workspace.is_read_only:
        told = tuple(f"{roster.key}.{column}" for column in columns)
        workspace.note_disclosure(Disclosure(DisclosureKind.SHOWN, COPIED, told, rows))


def note_person_copy(workspace: Workspace, target: Path, rows: Sequence[tuple[str, RowId]]) -> None:
    """Somebody gets everything about themselves. A file opened for reading keeps no log."""
    if not workspace.is_read_only:
        columns = tuple(dict.fromkeys(f"{roster}.{_ALL}" for roster, _ in rows))
        row = rows[0][1] if rows else ""
        _note_file(workspace, PERSON_COPY, target, columns, len(rows), False, row)


def deed(line: Disclosure) -> str:
    """What was done, as people read it."""
    return str(_DEEDS[line.kind].about())


def masking(line: Disclosure) -> str:
    """Whether the numbers were whole, as people read it."""
    if line.kind is DisclosureKind.PURGED:
        return str(disclosing.NO_NUMBERS.about())
    return str((disclosing.MASKED if line.is_masked else disclosing.WHOLE).about())


def occasion(line: Disclosure) -> str:
    """What it was for, as people read it."""
    sentence = disclosing.OCCASIONS.get(line.what)
    return str(sentence.about()) if sentence else line.what


def columns_told(catalog: Catalog, line: Disclosure) -> str:
    """Which columns, by their headers; each header once, for most rosters share them."""
    if set(line.columns) >= {f"{roster.key}.{_ALL}" for roster in catalog.rosters}:
        return str(disclosing.EVERY_COLUMN.about())
    # Late: writing down that a number was shown needs no report.
    from roster_desktop.reports import REPORT_BY_KEY

    headers: dict[str, None] = {}
    for name in line.columns:
        key, _, column = name.partition(".")
        roster = catalog.roster_by_key.get(key)
        if roster is None:
            report = REPORT_BY_KEY.get(column)
            headers[f"《{report.title if report else column}》" if key == REPORT else name] = None
        elif column == _ALL:
            headers[str(disclosing.ALL_COLUMNS.about(roster=roster.short_title))] = None
        else:
            known = roster.column_by_key.get(column)
            headers[known.header if known else column] = None
    return "、".join(headers)


def _everything(workspace: Workspace) -> tuple[str, ...]:
    return tuple(f"{roster.key}.{_ALL}" for roster in workspace.catalog.rosters)


def _all_rows(workspace: Workspace) -> int:
    return sum(workspace.counts().values())


def _called_by(workspace: Workspace) -> tuple[str, ...]:
    people = workspace.catalog.person_roster
    return tuple(f"{people.key}.{people.column_by_role[role].key}" for role in (Role.NAME, Role.PHONE))


def _note_gone(
    workspace: Workspace,
    what: str,
    target: Path | None,
    columns: tuple[str, ...],
    rows: int,
    is_masked: bool,
) -> None:
    """Into a file, or on paper where none is named: of that there is no code to write down."""
    if target is not None:
        _note_file(workspace, what, target, columns, rows, is_masked)
        return
    workspace.note_disclosure(Disclosure(DisclosureKind.EXPORTED, what, columns, rows, is_masked))


def _note_file(
    workspace: Workspace, what: str, target: Path, columns: tuple[str, ...], rows: int, is_masked: bool,
    row: str = "",
) -> None:  # fmt: skip
    # Late: a window knows this room from its start, and writes no file for long.
    from roster_desktop.workbook.safe_file import content_of_file

    content = content_of_file(target)
    told = Disclosure(DisclosureKind.EXPORTED, what, columns, rows, is_masked, target.name, content, row)
    workspace.note_disclosure(told)
