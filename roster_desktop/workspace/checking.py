"""The findings that the file keeps: reading them, and the bookkeeping of a check."""

from __future__ import annotations

from abc import ABC
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Event, Lock, local

from msgspec import Struct

from roster_desktop.records import Area, RowId
from roster_desktop.store import asked_findings, findings, row_texts
from roster_desktop.store.asked_findings import Said
from roster_desktop.store.finding_lines import FindingLine, Group
from roster_desktop.store.findings import Member, Run
from roster_desktop.store.row_texts import RowTexts
from roster_desktop.store.transaction import Transaction
from roster_desktop.workspace.findings import (
    By,
    FindingHead,
    FindingQuery,
    State,
    StoredFinding,
    listed,
    stored,
)
from roster_desktop.workspace.remembering import Remembering

_MANY = 12_000
"""Lines of an old check that are thrown away at once: who types hardly waits for it. For 2,000 as many pages
of the index by rows are written again."""

_EVERYTHING = FindingQuery()


class Replacement(Struct, frozen=True):
    """What checking altered rows anew came to."""

    run: Run
    journal: int
    """The last batch that was seen."""
    groups: Mapping[Member, Iterable[Group]]
    """Altered row → with whom it is checked from now on."""
    again: frozenset[Group]
    """Where everything was checked anew."""
    lines: Sequence[FindingLine]
    """All that was found there."""


class Checking(Remembering, ABC):
    """What the rules say, as of the last check. Who wants it as of now brings it up to date first
    (`tasks.findings`)."""

    def __init__(self) -> None:
        self._one_check = Lock()
        self._is_awaited = Event()
        self._standing = local()

    @contextmanager
    def one_look(self) -> Iterator[None]:
        """What this thread reads meanwhile is of one moment, and read more quickly. To be ended soon,
        and before anything is written: nobody can save while it lasts. One within another is that one."""
        if getattr(self._standing, "look", None) is not None:
            yield
            return
        with self._file.reading() as look:
            self._standing.look = look
            try:
                yield
            finally:
                del self._standing.look

    @contextmanager
    def _look(self) -> Iterator[Transaction]:
        standing: Transaction | None = getattr(self._standing, "look", None)
        if standing is not None:
            yield standing
            return
        with super()._look() as look:
            yield look

    def findings(self, query: FindingQuery = _EVERYTHING) -> list[StoredFinding]:
        """In the order of the rows."""
        with self._look() as look:
            told = asked_findings.list_findings(look, query.where, query.state, query.limit)
        return [stored(one) for one in told]

    def finding_heads(self, query: FindingQuery = _EVERYTHING) -> list[FindingHead]:
        """What lists of thousands show of the findings, in the order of the rows; quick."""
        with self._look() as look:
            heads = asked_findings.list_heads(look, query.where, query.state)
        return [listed(head) for head in heads]

    def findings_at(self, rows: Iterable[RowId], state: State = "open") -> dict[RowId, list[StoredFinding]]:
        """Row → what is found in it or rests on it; quick for a page of rows. Rows without any are absent."""
        with self._look() as look:
            told = asked_findings.findings_at(look, rows, state)
        return {row: [stored(one) for one in found] for row, found in told.items()}

    def count_findings(self, by: By = "rule", query: FindingQuery = _EVERYTHING) -> dict[str, int]:
        """Rule, level … → how many findings."""
        with self._look() as look:
            return asked_findings.count_findings(look, by, query.where, query.state)

    def findings_by_area(self, query: FindingQuery = _EVERYTHING) -> dict[Area, int]:
        """Village, within its township → how many findings."""
        with self._look() as look:
            return asked_findings.count_by_area(look, query.where, query.state)

    def troubled(self, roster: str) -> frozenset[RowId]:
        """Rows of the roster in which something open was found."""
        with self._look() as look:
            return asked_findings.troubled_rows(look, roster)

    def explained(self) -> dict[tuple[str, str, str], Said]:
        """(row, rule, basis) → what was said about such a finding."""
        with self._look() as look:
            return asked_findings.everything_said(look)

    @property
    def checked_by(self) -> str:
        """The fingerprint under which the file was checked; "" where it never was."""
        with self._look() as look:
            return findings.fingerprint(look)

    def count_unchecked(self) -> int:
        """Rows altered since they were checked."""
        with self._look() as look:
            return findings.count_unchecked(look)

    def texts_of(
        self, roster: str, rows: Iterable[RowId], only: Collection[str] | None = None
    ) -> list[RowTexts]:
        """What rules are given of these rows, as far as they are listed; `only`: with these columns."""
        with self._look() as look:
            return row_texts.texts_of(look, roster, rows, only)

    def text_pages(
        self, roster: str, *, size: int, only: Collection[str] | None = None
    ) -> Iterator[list[RowTexts]]:
        """All listed rows of the roster in their order, a page at a time; `only`: with these columns."""
        last = None
        while True:
            with self._look() as look:
                page = row_texts.page_of_texts(look, roster, last, limit=size, only=only)
            if not page:
                return
            yield page
            last = page[-1]

    # What a check writes down

    @contextmanager
    def one_check(self) -> Iterator[None]:
        """One check at a time; another one waits here."""
        if not self._one_check.acquire(blocking=False):
            self._is_awaited.set()
            self._one_check.acquire()
        self._is_awaited.clear()
        try:
            yield
        finally:
            self._one_check.release()

    @property
    def is_check_awaited(self) -> bool:
        """Whether somebody waits for the check that is under way, so that it should not take its time."""
        return self._is_awaited.is_set()

    def begin_run(self) -> Run:
        """A new run, written beside the one in force. Its groups may be those that are there, if no row was
        altered since they were told. What a broken off run left goes away first."""
        with self._look() as look:
            keep = findings.whole_run_in_force(look)
        self._drop_other_runs(keep)
        with self._look() as look:
            number = findings.next_run(look)
            may_go_on = keep.groups and not findings.count_unchecked(look)
        return Run(number, keep.groups if may_go_on else number)

    def add_to_run(
        self, run: int, groups: Mapping[Member, Iterable[Group]], lines: Sequence[FindingLine]
    ) -> None:
        """Write down what a part of the check came to."""
        with self._file.writing() as change:
            findings.write_groups(change, run, groups)
            findings.write_findings(change, run, lines)

    def put_in_force(self, run: Run, fingerprint: str, journal: int) -> None:
        """The run is whole: from now on it is what is shown. `journal`: the last batch before it began."""
        with self._file.writing() as change:
            findings.put_in_force(change, run, fingerprint, journal)
        self._drop_other_runs(run)

    def keys_of(
        self, run: int, scope: str, *, at_least: int, size: int, apart: str = ""
    ) -> Iterator[list[str]]:
        """Keys of persons, households or sharings that so many rows have, a page at a time;
        `apart`: rows of two persons or households at least."""
        last = ""
        while True:
            with self._look() as look:
                page = findings.page_of_keys(
                    look, run, scope, last, at_least=at_least, limit=size, apart=apart
                )
            if not page:
                return
            yield page
            last = page[-1]

    def loners_of(self, run: int, *, size: int) -> Iterator[list[str]]:
        """Persons of whom no row belongs to a household, a page at a time."""
        last = ""
        while True:
            with self._look() as look:
                page = findings.page_of_loners(look, run, last, limit=size)
            if not page:
                return
            yield page
            last = page[-1]

    def count_groups(self, run: int) -> int:
        """How many there are of all rows together."""
        with self._look() as look:
            return findings.count_groups(look, run)

    def count_keys(self, run: int, scope: str) -> int:
        """How many persons, households or keys of a sharing there are."""
        with self._look() as look:
            return findings.count_keys(look, run, scope)

    def members_of(self, run: int, groups: Iterable[Group]) -> dict[Group, list[Member]]:
        """Group → its rows; groups without any are absent."""
        with self._look() as look:
            return findings.members_of(look, run, groups)

    def groups_of(self, run: int, rows: Iterable[RowId]) -> dict[RowId, set[Group]]:
        """Row → with whom it was checked; rows that never were are absent."""
        with self._look() as look:
            return findings.groups_of(look, run, rows)

    def waiting_rows(self, *, size: int) -> tuple[Run, int, list[Member]]:
        """(run in force, last batch, rows altered since they were checked), the earliest first."""
        with self._look() as look:
            return findings.whole_run_in_force(look), look.journal, findings.unchecked_rows(look, limit=size)

    def replace_findings(self, found: Replacement) -> None:
        """Write down what checking rows anew came to."""
        rows = [row for _, row in found.groups]
        with self._file.writing() as change:
            findings.forget_groups(change, found.run.groups, rows)
            findings.write_groups(change, found.run.groups, found.groups)
            findings.forget_findings(change, found.run.number, found.again)
            findings.write_findings(change, found.run.number, found.lines)
            findings.note_checked(change, rows, found.journal)

    def _drop_other_runs(self, keep: Run) -> None:
        is_left = True
        while is_left:
            with self._file.writing() as change:
                is_left = findings.drop_other_runs(change, keep, limit=_MANY)
