"""Checking a whole file: who belongs together, then household by household with all its people and their
rows, then everybody and every row without one, then what rows share.

Every row is read whole once, while those with whom it is looked at are at hand; who they are is told by a few
columns. A page at a time, so that a county takes no more memory than a village, only longer. Who they are is
told every time, but written down only where it is no longer what the check before wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from roster_desktop.progress import Progress
from roster_desktop.records import RowId
from roster_desktop.rubbish import nothing_thrown_away
from roster_desktop.tasks.looking import Asked, Look, Somebody
from roster_desktop.tasks.notebook import Notebook
from roster_desktop.workspace import HOUSEHOLD, PERSON, FindingLine, Group, Member, Workspace

_NOTHING: Mapping[RowId, Asked] = MappingProxyType({})
_ROWS = 60
_KEYS = 25
"""Rows and households that are read at once: so few that a window beside the check does not feel it."""
_STEP = 4
"""Subjects after which the check tells how far it is, and may be held up or stopped."""
_OF_SOMEBODY = frozenset({PERSON, HOUSEHOLD})


def check_everything(workspace: Workspace, look: Look, notebook: Notebook, watch: Progress) -> int:
    """Fill the notebook; how many rows were checked."""
    check = _Check(workspace, look, notebook, watch)
    with nothing_thrown_away():
        rows, alone = check.belonging()
        check.alone(alone)
        check.households()
        check.loners()
        for scope in look.alike_scopes:
            check.alike(scope)
    return rows


def loaded(
    workspace: Workspace,
    look: Look,
    members: Iterable[Member],
    at_hand: Mapping[RowId, Asked] = _NOTHING,
    alike: str = "",
) -> dict[RowId, Asked]:
    """These rows as the rules look at them; those no longer listed are absent.

    `at_hand`: rows that were read already; `alike`: only as far as they share this.
    """
    found: dict[RowId, Asked] = {}
    ids_by_roster: dict[str, list[RowId]] = {}
    for roster, row in dict.fromkeys(members):
        if row in at_hand:
            found[row] = at_hand[row]
            continue
        ids_by_roster.setdefault(roster, []).append(row)
    for roster, ids in ids_by_roster.items():
        only = look.columns_of_alike(alike, workspace.catalog.roster(roster)) if alike else None
        found |= {texts.id: look.read(texts) for texts in workspace.texts_of(roster, ids, only)}
    return found


class _Check(Struct, frozen=True):
    """One check of everything, its parts in the order in which they need each other."""

    workspace: Workspace
    look: Look
    notebook: Notebook
    watch: Progress

    def belonging(self) -> tuple[int, list[Member]]:
        """Who belongs together: how many rows there are, and which of them belong to nobody."""
        if found := self._known():
            return found
        self.notebook.tell_anew()
        found = self._written()
        self.notebook.settle()
        return found

    def alone(self, members: Sequence[Member]) -> None:
        """Rows that belong to nobody."""
        for start in range(0, len(members), _ROWS):
            asked = loaded(self.workspace, self.look, members[start : start + _ROWS])
            self.notebook.add({}, [line for one in asked.values() for line in self.look.in_row(one)])
            self.watch.report(start, len(members), "核对没有户的人")
        self.notebook.settle()

    def households(self) -> None:
        """Every household, and its people while their rows are at hand."""
        pages = self.notebook.pages(HOUSEHOLD, at_least=1, size=_KEYS)
        self._each(pages, self._in_households, self.notebook.count(HOUSEHOLD), "核对各户、各人")

    def loners(self) -> None:
        """Everybody of whom no household is known."""
        self._each(self.notebook.loners(size=_KEYS), self._in_people, 0, "核对没有户的人")

    def alike(self, scope: str) -> None:
        """Rows that share this."""
        pages = self.notebook.pages(
            scope,
            at_least=self.look.fewest_alike(scope),
            size=_KEYS,
            apart=self.look.apart_alike(scope),
        )

        def check(keys: Sequence[str]) -> Iterator[list[FindingLine]]:
            members = self.notebook.members([(scope, key) for key in keys])
            return in_alike(self.workspace, self.look, members)

        self._each(pages, check, 0, "比对相同的内容")

    def _known(self) -> tuple[int, list[Member]] | None:
        """None where the check before wrote down something else, or none was."""
        rows = count = 0
        alone: list[Member] = []
        for groups in self._groups():
            if not self.notebook.knows(groups):
                return None
            rows += len(groups)
            count += sum(map(len, groups.values()))
            alone += _alone(groups)
        return (rows, alone) if self.notebook.knows_no_more(count) else None

    def _written(self) -> tuple[int, list[Member]]:
        rows = 0
        alone: list[Member] = []
        for groups in self._groups():
            self.notebook.add(groups, ())
            rows += len(groups)
            alone += _alone(groups)
        return rows, alone

    def _groups(self) -> Iterator[dict[Member, tuple[Group, ...]]]:
        """A page of rows, each with whom it is looked at."""
        total = sum(self.workspace.counts().values())
        done = 0
        for roster in self.workspace.catalog.rosters:
            only = self.look.grouping_columns(roster)
            for page in self.workspace.text_pages(roster.key, size=_ROWS, only=only):
                done += len(page)
                self.watch.report(done, max(total, done), "看哪些行是一户、一人的")
                yield {(texts.roster, texts.id): self.look.groups_of(texts) for texts in page}

    def _each(
        self,
        pages: Iterable[Sequence[str]],
        check: Callable[[Sequence[str]], Iterable[list[FindingLine]]],
        total: int,
        what: str,
    ) -> None:
        done = 0
        for keys in pages:
            for step, lines in enumerate(check(keys)):
                self.notebook.add({}, lines)
                if step % _STEP == 0:
                    self.watch.report(done, max(total, done), what)
            done += len(keys)
        self.notebook.settle()
        self.watch.report(done, done, what)

    def _in_households(self, keys: Sequence[str]) -> Iterator[list[FindingLine]]:
        with self.workspace.one_look():
            members = self.notebook.members([(HOUSEHOLD, key) for key in keys])
            own = loaded(self.workspace, self.look, (one for those in members.values() for one in those))
            holders = dict.fromkeys(asked.holder for asked in own.values() if asked.holder)
            people = people_with_rows(self.workspace, self.look, self.notebook.members, holders, own)
        yield [line for one in own.values() if not one.holder for line in self.look.in_row(one)]
        if self.look.asks_households:
            yield from said_of_households(self.look, members, own, people)
        for somebody in people.values():
            # Who is listed in two households is checked once, with the first row.
            if self.look.is_first_at(own, somebody):
                yield self._in_person(somebody)

    def _in_people(self, holders: Sequence[str]) -> Iterator[list[FindingLine]]:
        with self.workspace.one_look():
            people = people_with_rows(self.workspace, self.look, self.notebook.members, holders)
        for somebody in people.values():
            yield self._in_person(somebody)

    def _in_person(self, somebody: Somebody) -> list[FindingLine]:
        """Each of the person's rows by itself, and all of them."""
        found = [line for one in somebody.rows for line in self.look.in_row(one)]
        found += self.look.in_person(somebody)
        return found


def _alone(groups: Mapping[Member, tuple[Group, ...]]) -> list[Member]:
    return [
        member for member, those in groups.items() if not any(scope in _OF_SOMEBODY for scope, _ in those)
    ]


MembersOf = Callable[[Iterable[Group]], Mapping[Group, Sequence[Member]]]


def people_with_rows(
    workspace: Workspace,
    look: Look,
    members_of: MembersOf,
    holders: Iterable[str],
    at_hand: Mapping[RowId, Asked] = _NOTHING,
) -> dict[str, Somebody]:
    """Holder → the person with all rows; who has none left is absent."""
    members = members_of([(PERSON, holder) for holder in holders])
    asked = loaded(workspace, look, (one for those in members.values() for one in those), at_hand)
    found = {key: [asked[row] for _, row in those if row in asked] for (_, key), those in members.items()}
    return {holder: look.somebody(holder, rows) for holder, rows in found.items() if rows}


def said_of_households(
    look: Look,
    members_by_group: Mapping[Group, Sequence[Member]],
    own: Mapping[RowId, Asked],
    people: Mapping[str, Somebody],
) -> Iterator[list[FindingLine]]:
    """What the rules say of each of these households,
    given their rows in the person roster and their people."""
    for (_, key), members in members_by_group.items():
        rows = [own[row] for _, row in members if row in own]
        if rows:
            yield list(look.in_household(key, rows, people))


def in_alike(
    workspace: Workspace, look: Look, members_by_group: Mapping[Group, Sequence[Member]]
) -> Iterator[list[FindingLine]]:
    """What the rules say of each of these that share something;
    a row that stands alone is nothing to speak of."""
    for scope in dict.fromkeys(scope for scope, _ in members_by_group):
        groups = [(key, those) for (one, key), those in members_by_group.items() if one == scope]
        asked = loaded(workspace, look, (one for _, those in groups for one in those), alike=scope)
        for key, those in groups:
            rows = [asked[row] for _, row in those if row in asked]
            if len(rows) > 1:
                yield list(look.in_alike(scope, key, rows))
