"""Backups as a person sees them: which there are and what is in them, what restoring one would change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from enum import Enum
from pathlib import Path

from msgspec import Struct, field

from roster_desktop.progress import Progress
from roster_desktop.records import RowState, Standing
from roster_desktop.schema import Catalog
from roster_desktop.tasks.comparing import Comparison, differences
from roster_desktop.wording import Refusal, protecting
from roster_desktop.workspace import Access, RowBetween, RowThen, Workspace, guarding
from roster_desktop.workspace.guarding import DataKey

_PAGE = 500
_TIME = "%Y-%m-%d %H:%M"
_LOOKING = "看备份"
_COMPARING = "比较"


class Health(Enum):
    """Whether a backup can be restored."""

    GOOD = "good"
    DAMAGED = "damaged"
    OTHER_PASSWORD = "other-password"


class Copy(Struct, frozen=True):
    """One backup, looked into."""

    path: Path
    made_at: str
    reason: str
    size: int
    health: Health
    rows: Mapping[str, int] = field(default_factory=dict)
    """Roster → listed rows."""
    saved_at: str = ""
    """When the last thing in it was saved."""
    journal: int = 0
    is_protected: bool = False


def copies_of(path: Path, catalog: Catalog, key: DataKey | None, progress: Progress) -> list[Copy]:
    """The copies in the folder 备份, newest first, each opened once; the file itself need not be there."""
    paths = guarding.copies_of(path)
    found = []
    for number, copy in enumerate(paths):
        progress.report(number, len(paths), _LOOKING)
        try:
            found.append(_looked_into(copy, catalog, key))
        except OSError:
            # It went while the others were looked at.
            continue
    return found


def newest_good(copies: Sequence[Copy]) -> Copy | None:
    """The one to offer after a damage."""
    return next((copy for copy in copies if copy.health is Health.GOOD), None)


def what_would_change(
    workspace: Workspace, backup: Path, key: DataKey | None, progress: Progress
) -> Comparison:
    """What the rosters would hold otherwise if the backup were restored: who would be gone (left), be there
    again (joined), and which cells would go back."""
    with Workspace.open(backup, workspace.catalog, Access.READ, key) as then:
        rows = list(_between(workspace, then, progress))
        return Comparison(workspace.journal, then.journal, tuple(differences(workspace.catalog, rows)))


def _looked_into(path: Path, catalog: Catalog, key: DataKey | None) -> Copy:
    facts = path.stat()
    made_at = datetime.fromtimestamp(facts.st_mtime).strftime(_TIME)
    reason = path.stem.rpartition("-")[2]
    is_protected = guarding.is_protected(path)
    try:
        with Workspace.open(path, catalog, Access.READ, key if is_protected else None) as copy:
            copy.prove()
            return Copy(
                path, made_at, reason, facts.st_size, Health.GOOD, copy.counts(), copy.last_saved_at,
                copy.journal, is_protected,
            )  # fmt: skip
    except Refusal as refusal:
        needs_other = refusal.message.sentence in (protecting.PASSWORD_NEEDED, protecting.NO_CIPHER)
        health = Health.OTHER_PASSWORD if needs_other else Health.DAMAGED
        return Copy(path, made_at, reason, facts.st_size, health, is_protected=is_protected)


def _between(now: Workspace, then: Workspace, progress: Progress) -> Iterator[RowBetween]:
    """Rows that differ, as now and as in the backup."""
    total = max(sum(now.counts().values()), 1)
    done = 0
    for roster in now.catalog.rosters:
        for page in _pages(now, roster.key):
            done += len(page)
            progress.report(min(done, total), total, _COMPARING)
            there = then.states_by_id(roster.key, [state.id for state in page])
            for state in page:
                other = there.get(state.id)
                if other is None or other.cells != state.cells or other.standing != state.standing:
                    yield RowBetween(roster.key, state.id, _then(now, state), _then(then, other))
        for page in _pages(then, roster.key):
            progress.report(min(done, total), total, _COMPARING)
            here = now.states_by_id(roster.key, [state.id for state in page])
            for state in page:
                if state.id not in here:
                    yield RowBetween(roster.key, state.id, None, _then(then, state))


def _pages(workspace: Workspace, roster: str) -> Iterator[list[RowState]]:
    after = 0
    while page := workspace.states(roster, after=after, limit=_PAGE):
        yield page
        after += len(page)


def _then(workspace: Workspace, state: RowState | None) -> RowThen | None:
    if state is None:
        return None
    return RowThen(dict(workspace.visible(state)), state.standing is Standing.REMOVED)
