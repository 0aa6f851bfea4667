"""Gathers all that the panel shows of a row."""

from __future__ import annotations

from collections.abc import Sequence

from roster_desktop.checks import Finding, Level
from roster_desktop.records import RowId
from roster_desktop.schema import Role, Roster, Values
from roster_desktop.tasks import deciding, typing
from roster_desktop.tasks.asking import questions_waiting
from roster_desktop.tasks.findings import findings_beside
from roster_desktop.tasks.verifying import lapsed_fields, stale_before, verification_of, verifications
from roster_desktop.wording import _
from roster_desktop.workspace import Row, Workspace
from ui.models import DRAFT, RosterTable
from ui.panels import Record


def record_at(table: RosterTable, place: int, *, is_fresh: bool) -> Record:
    """The row at this place of the table, with the questions about it and the person's rows elsewhere."""
    row = table.kept_row(place)
    if row is None:
        return _draft(table)
    workspace = table.workspace
    stale = stale_before(workspace)
    return Record(
        row=row.id,
        stored=row.stored,
        values=row.values,
        is_revealed=table.revealed == row.id,
        is_locked=table.query.removed or workspace.is_read_only,
        is_fresh=is_fresh,
        given=table.given if is_fresh else {},
        questions=_questions(workspace, row),
        asked=questions_waiting(row),
        others=_others(workspace, table.roster, row.values),
        verification=verification_of(row, stale),
        verified_fields=verifications(table.roster, row, stale),
        lapsed_fields=lapsed_fields(table.roster, row),
        changed=_changed(row),
    )


def followed(workspace: Workspace, roster: Roster, values: Values) -> Values:
    """The texts with everything that follows from them: from the person roster, from the ID number,
    from dates."""
    filled = {**values, **typing.fill_from_person(workspace, roster.key, values)}
    return roster.with_derived(filled, workspace.cutoff)


def findings_while_typing(
    workspace: Workspace, roster: Roster, values: Values, row: str
) -> Sequence[Finding]:
    """What is wrong with the row as it stands in the editors;
    another person with the same number included."""
    own = typing.live_findings(workspace, roster.key, values, row)
    found = [*(findings_beside(workspace, RowId(row), own) if row != DRAFT else own)]
    found += [_twin(roster, twin, row) for twin in typing.duplicates_of(workspace, roster.key, values, row)]
    return found


def _draft(table: RosterTable) -> Record:
    draft = dict(table.draft or {})
    return Record(
        row=DRAFT,
        stored=draft,
        values=table.roster.with_derived(draft, table.workspace.cutoff),
        is_revealed=table.revealed == DRAFT,
        is_locked=False,
        is_fresh=True,
        given=table.given,
        others=_others(table.workspace, table.roster, draft),
    )


def _questions(workspace: Workspace, row: Row) -> tuple[deciding.ConflictView, ...]:
    if not row.open:
        return ()
    return tuple(deciding.view_of(workspace, conflict) for conflict in workspace.conflicts_of([row.id]))


def _others(workspace: Workspace, roster: Roster, values: Values) -> dict[str, int] | None:
    id_number = roster.text_of(Role.ID_NUMBER, values)
    if not id_number:
        return None
    return {key: len(rows) for key, rows in workspace.rows_of_person(id_number).items()}


def _changed(row: Row) -> str:
    if not row.changed_at:
        return ""
    who = f"{row.changed_by} " if row.changed_by else ""
    return _("最近修改：{who}{changed_at}").format(who=who, changed_at=row.changed_at)


def _twin(roster: Roster, twin: Row, row: str) -> Finding:
    name = roster.text_of(Role.NAME, twin.values) or _("（未填姓名）")
    village = roster.text_of(Role.VILLAGE, twin.values)
    return Finding(
        "same-number",
        Level.WARNING,
        roster.key,
        row,
        (roster.key_of(Role.ID_NUMBER),),
        _("{village} {name} 已经用了这个身份证号。").format(village=village, name=name).lstrip(),
        _("是同一个人就不用再录。"),
    )
