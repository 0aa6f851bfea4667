"""核实: somebody asked or went there, and a row or one of its key cells was found right, or doubtful.
It ages."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from enum import Enum

from msgspec import Struct

from roster_desktop.records import (
    CellsWritten,
    Change,
    ChangeSet,
    NotesWritten,
    Occasion,
    RowId,
    Standing,
    note_register,
    note_value,
    notes_in,
    short_hash,
)
from roster_desktop.schema import UNVERIFIED, VERIFIED_CELLS, Role, Roster
from roster_desktop.wording import Refusal, verifying, working
from roster_desktop.workspace import Applied, Row, Workspace

WAYS = ("入户", "电话", "微信", "比对")
RESULTS = ("已核实", "存疑", "未核实")
_UNDONE = UNVERIFIED.where["verified_result"]
_DOUBT_FIRST = ("存疑", "未核实", "已核实")
_PAGE = 500

RowName = tuple[str, RowId]
"""(roster, row)."""


class Freshness(Enum):
    """Whether a verification still counts."""

    FRESH = "fresh"
    OLD = "old"
    """Longer ago than the policy allows (P_VERIFY_DAYS)."""
    NONE = "none"


class Verification(Struct, frozen=True):
    """What the last verification of a row or of a cell came to."""

    freshness: Freshness
    result: str = ""
    on: str = ""
    how: str = ""
    who: str = ""


NEVER = Verification(Freshness.NONE)


def verify(
    workspace: Workspace,
    roster: str,
    rows: Sequence[RowId],
    how: str,
    result: str,
    on: date | None = None,
    columns: Collection[str] = (),
) -> Applied:
    """Note that these rows, or only these key cells of them, were verified; one step of the history."""
    results = dict.fromkeys(((roster, row) for row in rows), result)
    return verify_each(workspace, results, how, on, columns)


def verify_each(
    workspace: Workspace,
    results: Mapping[RowName, str],
    how: str,
    on: date | None = None,
    columns: Collection[str] = (),
    remarks: Mapping[RowName, str] | None = None,
) -> Applied:
    """The same for rows of any rosters, each with a result of its own; still one step of the history.
    A remark is added to what stands in the row's 备注."""
    day = on or workspace.today()
    _check(workspace, results.values(), how, day)
    who = workspace.operator or workspace.unit.name
    said = _Said(day.isoformat(), who, how)
    changes: list[Change] = []
    rows: list[Row] = []
    for key in dict.fromkeys(roster for roster, _ in results):
        spec = workspace.catalog.roster(key)
        _check_columns(spec, columns)
        found = _listed(workspace, spec, [row for roster, row in results if roster == key])
        for asked, row in found.items():
            remark = (remarks or {}).get((key, asked), "")
            changes.append(_change(spec, row, said, results[key, asked], columns, remark))
        rows += found.values()
    label = _label(workspace, rows, how, list(results.values()), columns)
    return workspace.apply(ChangeSet(label, Occasion.TYPED, tuple(changes)))


def stale_before(workspace: Workspace) -> str:
    """Verifications before this day are too old."""
    days = workspace.policies.number("P_VERIFY_DAYS", workspace.cutoff)
    return (workspace.cutoff - timedelta(days=days)).isoformat()


def verification_of(row: Row, stale: str) -> Verification:
    """The last verification of the row as a whole; `stale`: what `stale_before` says."""
    texts = row.stored
    result, on = texts.get("verified_result", ""), texts.get("verified_on", "")
    if result in _UNDONE:
        return NEVER
    how, who = texts.get("verified_how", ""), texts.get("verified_by", "")
    return Verification(_freshness(on, stale), result, on, how, who)


def verification_of_cell(row: Row, column: str, stale: str) -> Verification:
    """The last verification of one key cell. It lapses when the cell's text changes: then there is none.

    Of several on one day doubt speaks before certainty.
    """
    text = _print(row, column)
    found = [note.facts for note in notes_in(VERIFIED_CELLS, row.stored) if note.subject == (column,)]
    told = [facts for facts in found if facts[4] == text and facts[3] not in _UNDONE]
    if not told:
        return NEVER
    last = max(facts[0] for facts in told)
    on, who, how, result, _ = min(
        (facts for facts in told if facts[0] == last), key=lambda facts: _doubt(facts[3])
    )
    return Verification(_freshness(on, stale), result, on, how, who)


def verifications(roster: Roster, row: Row, stale: str) -> dict[str, Verification]:
    """Key field → its last verification, those never verified left out."""
    found = {column.key: verification_of_cell(row, column.key, stale) for column in roster.key_fields}
    return {key: one for key, one in found.items() if one.freshness is not Freshness.NONE}


def lapsed_fields(roster: Roster, row: Row) -> frozenset[str]:
    """Key fields that were verified, but not as they stand now."""
    notes = notes_in(VERIFIED_CELLS, row.stored)
    noted = {note.subject[0] for note in notes if note.facts[3] not in _UNDONE}
    return frozenset(
        column.key
        for column in roster.key_fields
        if column.key in noted and verification_of_cell(row, column.key, "").freshness is Freshness.NONE
    )


class _Said(Struct, frozen=True):
    on: str
    who: str
    how: str


def _check(workspace: Workspace, results: Collection[str], how: str, day: date) -> None:
    if not results:
        raise Refusal(verifying.NOBODY_TO_VERIFY.about())
    if how not in WAYS:
        raise Refusal(verifying.UNKNOWN_WAY.about(text=how, known="、".join(WAYS)))
    for result in results:
        if result not in RESULTS:
            raise Refusal(verifying.UNKNOWN_RESULT.about(text=result, known="、".join(RESULTS)))
    if day > workspace.today():
        raise Refusal(verifying.VERIFIED_LATER.about(day=day.isoformat()))


def _check_columns(roster: Roster, columns: Collection[str]) -> None:
    fields = {column.key: column.header for column in roster.key_fields}
    for key in columns:
        if key not in fields:
            known = "、".join(f"{one}（{header}）" for one, header in fields.items())
            raise Refusal(verifying.NOT_A_KEY_FIELD.about(roster=roster.title, key=key, known=known))


def _listed(workspace: Workspace, roster: Roster, asked: Sequence[RowId]) -> dict[RowId, Row]:
    """Asked id → the row as it stands in the roster; refused where one was removed or was never there."""
    there: dict[RowId, Row] = {}
    for start in range(0, len(asked), _PAGE):
        there |= {row.id: row for row in workspace.rows(roster.key, asked[start : start + _PAGE])}
    found: dict[RowId, Row] = {}
    for one in asked:
        row = there.get(one) or workspace.row(roster.key, one)
        if row is None or row.standing is Standing.REMOVED:
            name = roster.text_of(Role.NAME, row.values) if row else ""
            raise Refusal(working.ROW_NOT_LISTED.about(name=name or one))
        found[one] = row
    return found


def _change(
    roster: Roster, row: Row, said: _Said, result: str, columns: Collection[str], remark: str
) -> Change:
    if not columns:
        texts = (said.on, said.who, said.how, result)
        keys = ("verified_on", "verified_by", "verified_how", "verified_result")
        return CellsWritten(
            roster.key, row.id, dict(zip(keys, texts, strict=True)) | _remarked(roster, row, remark)
        )
    lines = {
        note_register(VERIFIED_CELLS, key): note_value(
            VERIFIED_CELLS, said.on, said.who, said.how, result, _print(row, key)
        )
        for key in columns
    }
    return NotesWritten(roster.key, row.id, lines)


def _remarked(roster: Roster, row: Row, remark: str) -> dict[str, str]:
    """The row's 备注 with this after what stands there; nothing where it says so already."""
    stands = roster.text_of(Role.REMARK, row.stored)
    if not remark or not roster.has(Role.REMARK) or remark in stands:
        return {}
    return {roster.key_of(Role.REMARK): "；".join(part for part in (stands, remark) if part)}


def _label(
    workspace: Workspace, rows: Sequence[Row], how: str, results: Sequence[str], columns: Collection[str]
) -> str:
    roster = workspace.catalog.roster(rows[0].roster)
    name = roster.text_of(Role.NAME, rows[0].values) or "（未填姓名）"
    whose = name if len(rows) == 1 else f"{name} 等{len(rows)}行"
    headers = "、".join(roster.column_by_key[key].header for key in columns)
    which = f" 的{headers}" if headers else f"（{roster.short_title}）"
    return f"核实 {whose}{which}：{'、'.join(dict.fromkeys(results))}（{how}）"


def _print(row: Row, column: str) -> str:
    """What tells whether the cell still says what was verified."""
    return short_hash(column, row.stored.get(column, ""))


def _freshness(on: str, stale: str) -> Freshness:
    # What is no date at all is no proof of a late verification; lists of rows ask the same (`store/listing`).
    return Freshness.FRESH if stale <= on <= ":" else Freshness.OLD


def _doubt(result: str) -> int:
    return _DOUBT_FIRST.index(result) if result in _DOUBT_FIRST else len(_DOUBT_FIRST)
