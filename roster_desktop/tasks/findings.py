"""Comparing: what the rules say of the file as it stands now, in one row and between rosters.

The file keeps what was found. What changed since is checked again, and nothing else;
a whole check is only made where rules, policies, the cut-off date or the program are others than before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop import __version__
from roster_desktop.checks import RULES, Finding, Ground, Known, RowCheck
from roster_desktop.policies import PARAMETERS
from roster_desktop.progress import Progress, Silence
from roster_desktop.records import RowId
from roster_desktop.wording import Refusal
from roster_desktop.workspace import FindingQuery, Row, StoredFinding, Told, Workspace, stored

if TYPE_CHECKING:
    from roster_desktop.checks import Rulebook
    from roster_desktop.tasks.looking import Look

_SLICE = 40
"""Altered rows that are checked at once."""
_MOST_REMEMBERED = 2000
"""Rows after which what their texts mean is forgotten again: most names and numbers come once."""
_WHOLE_SHARE = 4
"""Where one row in so many was altered, checking everything is quicker."""


class Checked(Struct, frozen=True):
    """What bringing the findings up to date took."""

    rows: int
    """Rows that were checked."""
    is_whole: bool
    """Whether everything was checked, not only what had changed."""


def own_rules() -> Rulebook:
    """All rules of the program: looked at where nobody says which."""
    # Late: the first comparison needs them, the first rows do not.
    from roster_desktop.checks import RULEBOOK

    return RULEBOOK


def is_fresh(workspace: Workspace, *, rulebook: Rulebook | None = None) -> bool:
    """Whether the findings that the file keeps are true of it now."""
    return workspace.checked_by == fingerprint(workspace, rulebook) and workspace.count_unchecked() == 0


def bring_up_to_date(
    workspace: Workspace, progress: Progress | None = None, *, rulebook: Rulebook | None = None
) -> Checked:
    """Check what must be checked, and keep it. Cancelled or broken off, it leaves what was kept before.

    Callable from any thread; a second call waits for the first one.
    A file that may only be read stays as it is.
    """
    if workspace.is_read_only:
        return Checked(0, is_whole=False)
    watch, rules = progress or Silence(), rulebook or own_rules()
    with workspace.one_check():
        with workspace.one_look():
            ground = ground_of(workspace)
            made_by = _fingerprint(workspace, ground, rules)
            is_whole = workspace.checked_by != made_by or _is_much(workspace)
        # What was read for a whole county is not kept for the next edit: that would be tens of megabytes.
        look = _look(workspace, ground, rules, Known() if is_whole else _KNOWN)
        if is_whole:
            return Checked(_check_all(workspace, look, made_by, watch), is_whole=True)
        return Checked(_check_altered(workspace, look, watch), is_whole=False)


def recheck(
    workspace: Workspace,
    rows: Iterable[RowId],
    progress: Progress | None = None,
    *,
    rulebook: Rulebook | None = None,
) -> tuple[StoredFinding, ...]:
    """Everything found in these rows, or resting on them, as they stand now; explained ones too."""
    asked = list(dict.fromkeys(rows))
    watch = progress or Silence()
    if workspace.is_read_only and not is_fresh(workspace, rulebook=rulebook):
        here = frozenset(asked)
        found = _in_memory(workspace, rulebook or own_rules(), watch)
        return tuple(one for one in found if _is_at(one, here))
    bring_up_to_date(workspace, watch, rulebook=rulebook)
    told = workspace.findings_at(asked, "")
    return tuple({id(one): one for row in asked for one in told.get(row, ())}.values())


class ShownFindings:
    """What is to be seen at kept rows of one roster, several at a time: about their own cells as they stand
    now, between rosters as of the last check."""

    def __init__(self, workspace: Workspace, roster: str) -> None:
        self._workspace = workspace
        self._roster = workspace.catalog.roster(roster)
        self._on: date | None = None
        self._check: RowCheck | None = None
        self._checked = 0

    def of(self, rows: Sequence[Row]) -> dict[RowId, tuple[Finding, ...]]:
        """By row, each of them among its keys."""
        check = self._check_of_today(len(rows))
        told = _told_of(self._workspace, [row.id for row in rows])
        own = {row.id: check.findings(row.stored, row=row.id) for row in rows}
        return {row: _with_those_between(row, found, told.get(row, ())) for row, found in own.items()}

    def _check_of_today(self, rows: int) -> RowCheck:
        """The same one for many rows, for of a text that comes again it knows what it means."""
        on = self._workspace.cutoff
        if self._check is None or on != self._on or self._checked > _MOST_REMEMBERED:
            self._check, self._on, self._checked = RowCheck(self._roster, on), on, 0
        self._checked += rows
        return self._check


def findings_beside(workspace: Workspace, row: RowId, own: Iterable[Finding]) -> tuple[Finding, ...]:
    """These findings about a row's own cells, but for explained ones, and what was found between rosters."""
    return _with_those_between(row, tuple(own), _told_of(workspace, [row]).get(row, ()))


def _told_of(workspace: Workspace, rows: Sequence[RowId]) -> Mapping[RowId, Sequence[StoredFinding]]:
    try:
        return workspace.findings_at(rows, "")
    except Refusal:
        # The file is out of reach just now, as whoever saves is told;
        # the rows' own cells can be judged without it.
        return {}


def _with_those_between(
    row: RowId, own: tuple[Finding, ...], told: Sequence[StoredFinding]
) -> tuple[Finding, ...]:
    if not told:
        return own
    explained = {(one.rule, one.basis) for one in told if one.state == "explained"}
    between = (one for one in told if one.rule not in _OF_OWN_CELLS and one.state == "open")
    return (
        *(one for one in own if (one.rule, one.basis) not in explained),
        *(_seen_from(row, one) for one in between),
    )


def all_findings(
    workspace: Workspace, progress: Progress | None = None, *, rulebook: Rulebook | None = None
) -> Sequence[StoredFinding]:
    """Everything found in the file as it stands now, open and explained, in the order of the rows."""
    watch = progress or Silence()
    if workspace.is_read_only and not is_fresh(workspace, rulebook=rulebook):
        return _in_memory(workspace, rulebook or own_rules(), watch)
    bring_up_to_date(workspace, watch, rulebook=rulebook)
    return workspace.findings(FindingQuery(state=""))


def fingerprint(workspace: Workspace, rulebook: Rulebook | None = None) -> str:
    """Everything but the rows on which findings depend."""
    return _fingerprint(workspace, ground_of(workspace), rulebook or own_rules())


def ground_of(workspace: Workspace) -> Ground:
    """On which day and under which policies the file is checked."""
    return Ground(workspace.cutoff, workspace.policies, workspace.unit)


def _fingerprint(workspace: Workspace, ground: Ground, rulebook: Rulebook) -> str:
    told: list[object] = [__version__, workspace.catalog.fingerprint, ground.on, ground.unit]
    told += rulebook.facts
    for parameter in PARAMETERS:
        entries = ground.policies.entries(parameter.key)
        told += [(entry.parameter, entry.since, entry.value) for entry in entries]
    return hashlib.blake2b(repr(told).encode(), digest_size=12).hexdigest()


def _look(workspace: Workspace, ground: Ground, rulebook: Rulebook, known: Known) -> Look:
    # Late, as everything that checks more than the row in sight: the first rows do not need it.
    from roster_desktop.tasks.looking import Look

    return Look(workspace.catalog, ground, rulebook, known)


def _check_all(workspace: Workspace, look: Look, made_by: str, watch: Progress) -> int:
    # Late, as above.
    from roster_desktop.tasks.notebook import FileNotebook
    from roster_desktop.tasks.whole_check import check_everything

    journal = workspace.journal
    notebook = FileNotebook(workspace, workspace.begin_run())
    rows = check_everything(workspace, look, notebook, watch)
    workspace.put_in_force(notebook.run, made_by, journal)
    return rows


def _check_altered(workspace: Workspace, look: Look, watch: Progress) -> int:
    # Late, as above.
    from roster_desktop.tasks.changed_check import checked_anew

    total = workspace.count_unchecked()
    done = 0
    while done < total:
        with workspace.one_look():
            run, journal, rows = workspace.waiting_rows(size=_SLICE)
            found = checked_anew(workspace, look, run, journal, rows)
        workspace.replace_findings(found)
        done += len(rows)
        watch.report(min(done, total), total, "比对改动")
    return done


def _is_much(workspace: Workspace) -> bool:
    altered = workspace.count_unchecked()
    return altered > _SLICE and altered * _WHOLE_SHARE > sum(workspace.counts().values())


def _in_memory(workspace: Workspace, rulebook: Rulebook, watch: Progress) -> list[StoredFinding]:
    # Late, as above.
    from roster_desktop.tasks.notebook import MemoryNotebook
    from roster_desktop.tasks.whole_check import check_everything

    notebook = MemoryNotebook()
    look = _look(workspace, ground_of(workspace), rulebook, Known())
    check_everything(workspace, look, notebook, watch)
    order = {roster.key: place for place, roster in enumerate(workspace.catalog.rosters)}
    lines = sorted(notebook.lines, key=lambda line: (order[line.roster], line.place, line.row, line.rule))
    explained = workspace.explained()
    return [
        stored(Told(line, notebook.household_of(line), explained.get((line.row, line.rule, line.basis))))
        for line in lines
    ]


def _seen_from(row: RowId, finding: StoredFinding) -> Finding:
    """The finding as it is marked in this row: in the cells on which it rests there."""
    if finding.row == row:
        return finding
    here = ((roster, columns) for roster, other, columns in finding.beside if other == row)
    roster, columns = next(here, (finding.roster, ()))
    return replace(finding, roster=roster, row=row, columns=columns)


def _is_at(finding: Finding, rows: frozenset[RowId]) -> bool:
    return finding.row in rows or any(row in rows for _, row, _ in finding.beside)


_OF_OWN_CELLS = frozenset(rule.id for rule in RULES)

_KNOWN = Known()
"""Kept from one check to the next: an edit is checked in a few milliseconds because of it."""
