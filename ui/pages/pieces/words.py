"""How pages write rows, cells and times."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date

from roster_desktop.schema import Care, Catalog, Roster
from roster_desktop.wording import N_, _, day_in_words, so_many
from roster_desktop.workspace import Workspace
from ui.dialogs.row_history import header_of
from ui.models.hiding import hidden

__all__ = ["BLANK", "day", "header_of", "is_undone", "moment", "rows_in_words", "shown", "undone_among"]

BLANK = _("（空）")
_OF_ROSTERS = (N_("身份"), N_("钱款"), N_("状态"), N_("文字说明"))
"""Words that a roster declares, and that stand among the window's own."""
_COUNTED: Mapping[str, Callable[[int], str]] = {
    N_("人"): lambda count: so_many("{count:,} 人", count=count),
    N_("条"): lambda count: so_many("{count:,} 条", count=count),
    N_("人次"): lambda count: so_many("{count:,} 人次", count=count),
}
"""As what a roster says that its rows are counted."""


def shown(roster: Roster, key: str, text: str) -> str:
    """The cell's text as the window shows it: sensitive ones masked, nothing as （空）."""
    column = roster.column_by_key.get(key)
    return (hidden(column, text) if column else text) or BLANK


def counted_rows(roster: Roster, count: int) -> str:
    """So many rows, as the roster counts them: 312 人, 148 条."""
    counted = _COUNTED.get(roster.counted_as)
    return counted(count) if counted else f"{count:,} {roster.counted_as}"


def care_word(care: Care) -> str:
    """What people call the columns of this care."""
    return _(care.header)


def rows_in_words(catalog: Catalog, rows: Mapping[str, int]) -> str:
    """人员信息 312 人，转移就业 148 条; rosters without rows are passed over."""
    parts = [
        f"{roster.short_title} {counted_rows(roster, rows[roster.key])}"
        for roster in catalog.rosters
        if rows.get(roster.key)
    ]
    return _("，").join(parts) or _("没有内容")


def is_undone(workspace: Workspace, batch: int) -> bool:
    """Whether this step of the history was taken back, here or by Ctrl+Z."""
    return any(step.undone for step in workspace.batches(1, batch + 1) if step.number == batch)


def day(at: str) -> str:
    """A time as its day: 11月12日."""
    try:
        told = date.fromisoformat(at[:10])
    except ValueError:
        return at
    return day_in_words(told)


def undone_among(workspace: Workspace, batches: Collection[int]) -> set[int]:
    """Which of these steps were taken back: of hundreds, by one look at the history."""
    if not batches:
        return set()
    last, first = max(batches), min(batches)
    steps = workspace.batches(last - first + 1, last + 1)
    return {step.number for step in steps if step.undone and step.number in batches}


def moment(at: str) -> str:
    """A time without its seconds: 2026-11-22 09:30."""
    return at[:16].replace("T", " ")
