"""The facts of two rows side by side, a line each: those that differ first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import partial

from msgspec import Struct

from roster_desktop.records import Value
from roster_desktop.schema import Column, Role, Roster
from roster_desktop.tasks.same_person import Facing, Pair
from roster_desktop.tasks.two_villages import Question, Standing
from roster_desktop.wording import _
from roster_desktop.workspace import Row, Workspace
from ui.models import Mark
from ui.models.hiding import hidden
from ui.pages.pieces.words import BLANK, counted_rows, moment
from ui.tables.plain_table import PlainTable, Shown


class Side(Enum):
    """Whose value is taken; the value is the word in the table."""

    ONE = _("← 左边")
    OTHER = _("右边 →")
    EQUAL = _("相同")
    ASKED = _("合并后再问")


class FactLine(Struct, frozen=True):
    """One line of the comparison. `facing` is None for what is only shown."""

    header: str
    one: str
    other: str
    facing: Facing | None = None
    side: Side = Side.EQUAL
    is_different: bool = False


def _mark(line: FactLine | VillagesLine) -> Mark:
    return Mark.WARNING if line.is_different else Mark.NONE


PAIR_COLUMNS = (
    Shown(_("项目"), 130, lambda line: line.header),
    Shown(_("第一行"), 230, lambda line: line.one, _mark),
    Shown(_("第二行"), 230, lambda line: line.other, _mark),
    Shown(_("取用"), 120, lambda line: line.side.value if line.facing else ""),
)


def pair_lines(
    workspace: Workspace, pair: Pair, chosen: Mapping[str, Value], *, is_revealed: bool
) -> list[FactLine]:
    """Both people; `chosen`: register → the value somebody took instead of the usual one."""
    people = workspace.catalog.person_roster
    facings = sorted(pair.facings, key=lambda facing: facing.is_equal)
    lines = [_facing_line(people, facing, chosen, is_revealed) for facing in facings if not facing.is_equal]
    lines += _rows_lines(workspace, pair.ones, pair.others)
    lines.append(FactLine(_("最后修改"), _touched(pair.one), _touched(pair.other)))
    lines += [_facing_line(people, facing, chosen, is_revealed) for facing in facings if facing.is_equal]
    return lines


class VillagesLine(Struct, frozen=True):
    """One line of what the villages say, a text for each."""

    header: str
    texts: tuple[str, ...]
    is_different: bool = False


def village_columns(question: Question) -> tuple[Shown, ...]:
    """The columns of what the villages say, all of them side by side."""
    return (
        Shown(_("项目"), 130, lambda line: line.header),
        *(
            Shown(standing.area.village, 260, partial(_said_at, place=place), _mark)
            for place, standing in enumerate(question.standings)
        ),
    )


def village_lines(workspace: Workspace, question: Question, *, is_revealed: bool) -> list[VillagesLine]:
    """What each of the villages says of the person."""
    standings = question.standings
    lines = [
        VillagesLine(
            _("同户在册"), tuple(_("{household} 人").format(household=one.household) for one in standings)
        ),
        VillagesLine(_("最后修改"), tuple(_touched(one.row) for one in standings)),
        VillagesLine(_("核实"), tuple(_verified(one) for one in standings)),
    ]
    for roster in workspace.catalog.rosters:
        listed = [[row for row in one.rows if row.roster == roster.key] for one in standings]
        if any(listed):
            lines.append(VillagesLine(roster.short_title, tuple(_listed(roster, rows) for rows in listed)))
    for column in workspace.catalog.person_roster.columns:
        texts = [one.row.stored.get(column.key, "") for one in standings]
        if any(texts) and column.role not in (Role.TOWNSHIP, Role.VILLAGE):
            lines.append(_village_line(column, texts, is_revealed))
    return lines


def _village_line(column: Column, texts: Sequence[str], is_revealed: bool) -> VillagesLine:
    shown = [text if is_revealed else hidden(column, text) for text in texts]
    is_different = len(set(texts)) > 1
    if is_different and len(set(shown)) == 1:
        # Masked alike: whoever reads it must not take them for the same.
        shown = [_("{text}（不同）").format(text=text) for text in shown]
    return VillagesLine(column.header, tuple(text or BLANK for text in shown), is_different)


def _said_at(line: VillagesLine, *, place: int) -> str:
    return line.texts[place]


def share_out(table: PlainTable, percent: Sequence[int], *, within: int = 0) -> None:
    """Give the first columns their share of the width, so that every column is in sight at any size of
    letters;
    the last one takes what is left."""
    room = within or table.viewport().width()
    for place, share in enumerate(percent):
        table.setColumnWidth(place, room * share // 100)


def _facing_line(people: Roster, facing: Facing, chosen: Mapping[str, Value], is_revealed: bool) -> FactLine:
    one, other = (_told(people, facing, value, is_revealed) for value in (facing.one, facing.other))
    if facing.is_equal:
        return FactLine(facing.register.header, one, other, facing)
    if one == other:
        # Masked alike: whoever reads it must not take them for the same.
        one, other = _("{one}（不同）").format(one=one), _("{other}（不同）").format(other=other)
    taken = chosen.get(facing.register.key, facing.taken)
    side = Side.ASKED if taken is None else Side.ONE if taken == facing.one else Side.OTHER
    return FactLine(facing.register.header, one, other, facing, side, is_different=True)


def _told(people: Roster, facing: Facing, value: Value, is_revealed: bool) -> str:
    columns = [people.column_by_key.get(key) for key in facing.register.columns]
    texts = [
        text if column is None or is_revealed else hidden(column, text)
        for column, text in zip(columns, value, strict=True)
    ]
    return " · ".join(text for text in texts if text) or BLANK


def _rows_lines(
    workspace: Workspace, ones: Mapping[str, Sequence[Row]], others: Mapping[str, Sequence[Row]]
) -> Iterator[FactLine]:
    """What the other rosters list of both."""
    for roster in workspace.catalog.rosters:
        one, other = ones.get(roster.key, ()), others.get(roster.key, ())
        if one or other:
            yield FactLine(roster.short_title, _listed(roster, one), _listed(roster, other))


def _listed(roster: Roster, rows: Sequence[Row]) -> str:
    told = [" ".join(row.stored.get(key, "") for key in roster.told_apart_by).strip() for row in rows]
    return (
        _("{counted}：{told}").format(counted=counted_rows(roster, len(rows)), told=_("；").join(told))
        if rows
        else BLANK
    )


def _touched(row: Row) -> str:
    return " · ".join(text for text in (row.changed_by, moment(row.changed_at)) if text)


def _verified(standing: Standing) -> str:
    told = standing.verification
    if not told.result:
        return _("没有核实过")
    return " · ".join(text for text in (told.result, told.how, told.who, told.on) if text)
