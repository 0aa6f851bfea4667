"""What is let out of a file is written down: who, when, which columns, how many rows, masked or not."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from roster_desktop.records import RowId
from roster_desktop.schema import Catalog, Role, Roster
from roster_desktop.wording import disclosing
from roster_desktop.workbook.safe_file import content_of_file
from roster_desktop.workspace import Disclosure, DisclosureKind, Workspace

HANDOVER, VISITS, ROW, COMMAND, PRINT = "handover", "visits", "row", "command", "print"
"""Occasions besides the purposes of workbooks."""

_ALL = "*"


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


def note_visit_list(workspace: Workspace, target: Path, rows: int, *, is_masked: bool) -> None:
    """A list of people to be called or visited was written; their phones are all that is masked in it."""
    if not workspace.is_read_only:
        _note_file(workspace, VISITS, target, _called_by(workspace), rows, is_masked)


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
    names = tuple(f"{roster.key}.{key}" for key in columns)
    if target is not None:
        _note_file(workspace, PRINT, target, names, rows, is_masked)
        return
    workspace.note_disclosure(Disclosure(DisclosureKind.EXPORTED, PRINT, names, rows, is_masked))


def note_package(workspace: Workspace, target: Path) -> None:
    """The whole file went away in a package. A file opened for reading keeps no log."""
    if workspace.is_read_only:
        return
    columns = tuple(f"{roster.key}.{_ALL}" for roster in workspace.catalog.rosters)
    _note_file(workspace, HANDOVER, target, columns, sum(workspace.counts().values()), False)


def occasion(line: Disclosure) -> str:
    """What it was for, as people read it."""
    sentence = disclosing.OCCASIONS.get(line.what)
    return str(sentence.about()) if sentence else line.what


def columns_told(catalog: Catalog, line: Disclosure) -> str:
    """Which columns, by their headers; each header once, for most rosters share them."""
    headers: dict[str, None] = {}
    for name in line.columns:
        key, _, column = name.partition(".")
        roster = catalog.roster_by_key.get(key)
        if roster is None:
            headers[name] = None
        elif column == _ALL:
            headers[str(disclosing.ALL_COLUMNS.about(roster=roster.short_title))] = None
        else:
            known = roster.column_by_key.get(column)
            headers[known.header if known else column] = None
    return "、".join(headers)


def _called_by(workspace: Workspace) -> tuple[str, ...]:
    people = workspace.catalog.person_roster
    return tuple(f"{people.key}.{people.column_by_role[role].key}" for role in (Role.NAME, Role.PHONE))


def _note_file(
    workspace: Workspace, what: str, target: Path, columns: tuple[str, ...], rows: int, is_masked: bool
) -> None:
    content = content_of_file(target)
    told = Disclosure(DisclosureKind.EXPORTED, what, columns, rows, is_masked, target.name, content)
    workspace.note_disclosure(told)
