"""The chips above a table: parts of a roster that one click shows, with how many rows each has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from roster_desktop.progress import Progress
from roster_desktop.records import RowId
from roster_desktop.schema import UNVERIFIED, QuickFilter, Roster
from roster_desktop.tasks.verifying import stale_before
from roster_desktop.wording import _
from roster_desktop.workspace import Query, Workspace

Where = Mapping[str, tuple[str, ...]]


class Chip(Struct, frozen=True):
    """A part of a roster."""

    key: str
    text: str
    told: str
    where: Where = field(default_factory=dict)
    is_removed: bool = False
    is_disputed: bool = False
    is_troubled: bool = False
    """Only rows about whose cells there is something to say."""
    is_stale: bool = False
    """Only rows that were verified too long ago."""

    def narrowed(self, query: Query, troubled: frozenset[RowId] | None, stale: str) -> Query:
        """What the query finds of this part; `stale`: verifications before this day are too old."""
        return replace(
            query,
            where=both(query.where, self.where),
            removed=self.is_removed,
            disputed=self.is_disputed,
            verified_before=stale if self.is_stale else "",
            among=(troubled or frozenset()) if self.is_troubled else None,
        )


ALL = Chip("all", _("全部"), _("在册的每一行"))
TROUBLED = Chip("troubled", _("有问题"), _("有格子要改或要看一看的行"), is_troubled=True)
STALE = Chip("stale", _("核实过期"), _("核实过，但离现在太久、要再核一次的行"), is_stale=True)
DISPUTED = Chip("disputed", _("有冲突"), _("有内容等您决定的行"), is_disputed=True)
REMOVED = Chip("removed", _("已移除"), _("移除了的行，随时可以恢复"), is_removed=True)


def chips_of(roster: Roster) -> tuple[Chip, ...]:
    """The chips of a roster: those of every roster and those it declares."""
    if not roster.is_about_people:
        return (ALL, TROUBLED, *_declared(roster.quick_filters), REMOVED)
    declared = _declared((UNVERIFIED, *roster.quick_filters))
    return (ALL, TROUBLED, declared[0], STALE, *declared[1:], DISPUTED, REMOVED)


def _declared(quick: Sequence[QuickFilter]) -> tuple[Chip, ...]:
    return tuple(
        Chip(one.text, one.text, _("只看{one}的行").format(one=one.text), one.where) for one in quick
    )


def counted(
    workspace: Workspace, chips: tuple[Chip, ...], query: Query, troubled: frozenset[RowId] | None
) -> Callable[[Progress], dict[str, int]]:
    """Work that counts the rows of each chip; a part that is not yet known is absent."""

    def count(_progress: Progress) -> dict[str, int]:
        stale = stale_before(workspace)
        return {
            chip.key: workspace.count(chip.narrowed(query, troubled, stale))
            for chip in chips
            if not (chip.is_troubled and troubled is None)
        }

    return count


def both(one: Where, other: Where) -> dict[str, tuple[str, ...]]:
    """Cells that satisfy both."""
    kept = dict(one)
    for key, texts in other.items():
        kept[key] = tuple(text for text in texts if text in kept[key]) if key in kept else texts
    return kept
