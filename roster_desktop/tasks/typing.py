"""Typing: a row is added, changed, removed or put back, and what follows from it is filled in."""

from __future__ import annotations

from msgspec import Struct

from roster_desktop.checks import Finding, Level, check_row
from roster_desktop.records import (
    CellsWritten,
    ChangeSet,
    Occasion,
    RowAdded,
    RowId,
    RowRemoved,
    RowRestored,
    Standing,
    new_row_id,
)
from roster_desktop.records import Level as UnitLevel
from roster_desktop.schema import VERIFICATION, Role, Roster, Values
from roster_desktop.wording import Refusal, working
from roster_desktop.workspace import Applied, Row, Workspace

_MOST_OFFERED, _MOST_LOOKED_THROUGH = 20, 300


class Added(Struct, frozen=True):
    """What became of a row somebody wanted to add; `row` is None where its errors kept it out."""

    row: RowId | None
    findings: tuple[Finding, ...]


def writable_keys(roster: Roster) -> frozenset[str]:
    """Columns that can be written: the roster's own, and the verification. A removal is an act of its own."""
    return frozenset((*roster.column_by_key, *VERIFICATION.columns))


def checked_keys(roster: Roster, values: Values) -> None:
    """Refuse values that name a column which cannot be written."""
    for key in values:
        if key not in writable_keys(roster):
            raise Refusal(working.UNKNOWN_COLUMN.about(roster=roster.title, key=key))


def add_sound_row(workspace: Workspace, roster_key: str, values: Values) -> Added:
    """Add a row unless one of its own cells is in error; then nothing is written and the findings say why."""
    roster = workspace.catalog.roster(roster_key)
    checked_keys(roster, values)
    complete = completed(workspace, roster, _canonical(roster, values))
    findings = _findings(workspace, roster, complete, "")
    if any(finding.level is Level.ERROR for finding in findings):
        return Added(None, findings)
    return _added(workspace, roster, complete)


def add_row(workspace: Workspace, roster_key: str, values: Values) -> Added:
    """Add a row as it is; what is wrong with it stays an open finding."""
    roster = workspace.catalog.roster(roster_key)
    checked_keys(roster, values)
    return _added(workspace, roster, completed(workspace, roster, _canonical(roster, values)))


def write_cells(workspace: Workspace, roster_key: str, row: RowId, values: Values) -> Applied:
    """Write these cells of a row, "" clears; typing an ID number also fills what the person roster knows."""
    roster = workspace.catalog.roster(roster_key)
    checked_keys(roster, values)
    before = listed_row(workspace, roster, row)
    canonical = _canonical(roster, values)
    id_column = roster.column_by_role.get(Role.ID_NUMBER)
    if id_column and canonical.get(id_column.key):
        filled = fill_from_person(workspace, roster_key, {**before.stored, **canonical})
        canonical |= {key: text for key, text in filled.items() if key not in canonical}
    label = f"修改 {_name(roster, {**before.values, **canonical})} 的{_headers(roster, values)}"
    return workspace.apply(ChangeSet(label, Occasion.TYPED, (CellsWritten(roster.key, row, canonical),)))


def remove_row(workspace: Workspace, roster_key: str, row: RowId, reason: str) -> Applied:
    """Take a row out of the roster, with a reason; it stays in the history."""
    roster = workspace.catalog.roster(roster_key)
    before = listed_row(workspace, roster, row)
    if not reason.strip():
        raise Refusal(working.REASON_MISSING.about())
    removal = RowRemoved(roster.key, row, reason.strip(), workspace.today().isoformat())
    label = f"移除 {_name(roster, before.values)}（{roster.short_title}）：{reason.strip()}"
    return workspace.apply(ChangeSet(label, Occasion.REMOVED, (removal,)))


def restore_row(workspace: Workspace, roster_key: str, row: RowId) -> Applied:
    """Put a removed row back."""
    roster = workspace.catalog.roster(roster_key)
    before = workspace.row(roster_key, row)
    label = f"恢复 {_name(roster, before.values if before else {})}（{roster.short_title}）"
    return workspace.apply(ChangeSet(label, Occasion.TYPED, (RowRestored(roster_key, row),)))


def fill_from_person(workspace: Workspace, roster_key: str, values: Values) -> dict[str, str]:
    """Blank cells that the person roster can fill, once the ID number is known; {} where it does not know it.

    With the same number in two villages nobody can say whose facts they are: nothing is filled.
    """
    roster = workspace.catalog.roster(roster_key)
    id_number = roster.text_of(Role.ID_NUMBER, values)
    if roster_key == workspace.catalog.people or not id_number:
        return {}
    people = workspace.people(id_number)
    if len(people) != 1:
        return {}
    return {
        column.key: people[0].values[column.from_person]
        for column in roster.columns
        if column.from_person
        and column.derived is None
        and not values.get(column.key)
        and people[0].values.get(column.from_person)
    }


def live_findings(
    workspace: Workspace, roster_key: str, values: Values, row: str = ""
) -> tuple[Finding, ...]:
    """What is wrong with a row's own cells as they stand in the editors; `values` are texts as typed."""
    roster = workspace.catalog.roster(roster_key)
    return _findings(workspace, roster, _canonical(roster, values), row)


def row_findings(workspace: Workspace, row: Row) -> tuple[Finding, ...]:
    """What is wrong with a kept row's own cells."""
    return _findings(workspace, workspace.catalog.roster(row.roster), row.stored, row.id)


def suggestions(workspace: Workspace, roster_key: str, column_key: str, text: str) -> tuple[str, ...]:
    """Texts to offer while typing: the column's options, then what the file has learnt, most used first.

    Of a place too: a village's people go to the same few cities. Asked for "", many come, to be looked
    through by their pinyin.
    """
    column = workspace.catalog.roster(roster_key).column_by_key[column_key]
    options = [option for option in column.options if text in option]
    is_learnt = column.learns or column.kind.name == "place"
    most = _MOST_OFFERED if text else _MOST_LOOKED_THROUGH
    learnt = workspace.learnt(roster_key, column_key, text, limit=most) if is_learnt else []
    return tuple(dict.fromkeys([*options, *learnt]))


def duplicates_of(workspace: Workspace, roster_key: str, values: Values, row: str = "") -> tuple[Row, ...]:
    """Other listed persons with the same ID number: said while typing, not after."""
    roster = workspace.catalog.roster(roster_key)
    id_number = roster.text_of(Role.ID_NUMBER, values)
    if roster_key != workspace.catalog.people or not id_number:
        return ()
    return tuple(person for person in workspace.people(id_number) if person.id != row)


def listed_row(workspace: Workspace, roster: Roster, row: RowId) -> Row:
    """The row as it stands in the roster; refused where it was removed or was never there."""
    found = workspace.row(roster.key, row)
    if found is None or found.standing is Standing.REMOVED:
        name = _name(roster, found.values) if found else row
        raise Refusal(working.ROW_NOT_LISTED.about(name=name))
    return found


def _added(workspace: Workspace, roster: Roster, values: dict[str, str]) -> Added:
    row = new_row_id()
    label = f"新增 {_name(roster, values)}（{roster.short_title}）"
    workspace.apply(ChangeSet(label, Occasion.TYPED, (RowAdded(roster.key, row, values),)))
    kept = workspace.row(roster.key, row)
    return Added(row, row_findings(workspace, kept) if kept else ())


def _canonical(roster: Roster, values: Values) -> dict[str, str]:
    columns = roster.column_by_key
    return {
        key: columns[key].kind.canonical(text) if key in columns else text for key, text in values.items()
    }


def completed(workspace: Workspace, roster: Roster, values: dict[str, str]) -> dict[str, str]:
    """What a new row holds: what was typed, what new rows start with, what the person roster and the file's
    unit say."""
    filled = {**{key: text for key, text in roster.initial_texts.items() if not values.get(key)}, **values}
    filled |= fill_from_person(workspace, roster.key, filled)
    return filled | {key: text for key, text in unit_texts(workspace, roster).items() if not filled.get(key)}


def unit_texts(workspace: Workspace, roster: Roster) -> dict[str, str]:
    """What the file's own unit says of where a row belongs: column key → text."""
    unit = workspace.unit
    texts = {Role.TOWNSHIP: unit.township or (unit.name if unit.level is UnitLevel.TOWNSHIP else "")}
    if unit.level is UnitLevel.VILLAGE:
        texts[Role.VILLAGE] = unit.name
    return {roster.key_of(role): text for role, text in texts.items() if text and roster.has(role)}


def _findings(workspace: Workspace, roster: Roster, values: Values, row: str) -> tuple[Finding, ...]:
    cells = {key: text for key, text in values.items() if key in roster.column_by_key}
    return check_row(roster, cells, row=row, on=workspace.cutoff)


def _name(roster: Roster, values: Values) -> str:
    return roster.name_in(values) or f"（未填{roster.column_by_key[roster.name_key].header}）"


def _headers(roster: Roster, values: Values) -> str:
    headers = [roster.column_by_key[key].header for key in values if key in roster.column_by_key]
    return "、".join(headers[:3]) + ("等" if len(headers) > 3 else "")
