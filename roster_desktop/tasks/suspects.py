"""Who of a file's people may be listed twice, and who stands in two villages; each with its reasons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from msgspec import Struct

from roster_desktop.checks.own_rows import POPULATION_STATUS
from roster_desktop.checks.roster_keys import GONE
from roster_desktop.progress import Progress, Saying, Silence, on_the_way
from roster_desktop.records import Area, Occasion, RowId, RowState, Said, Tie, names_of, ties_of
from roster_desktop.schema import SAMENESS, Role
from roster_desktop.wording import _
from roster_desktop.workspace import Workspace

if TYPE_CHECKING:
    from roster_desktop.merge.crowd import Crowd, Somebody, Told
    from roster_desktop.merge.look_alikes import LookAlike
    from roster_desktop.wording import Sentence

_ROLES = {
    "name": Role.NAME, "id_number": Role.ID_NUMBER, "birth": Role.BIRTH_DATE, "sex": Role.SEX,
    "phone": Role.PHONE, "household": Role.HOUSEHOLD, "head": Role.HEAD, "township": Role.TOWNSHIP,
    "village": Role.VILLAGE,
}  # fmt: skip

_PAGE = 500
"""People who are read at a time."""

Couple = frozenset[RowId]


class Suspicion(Struct, frozen=True):
    """Two rows of the person roster that may be one person."""

    one: RowId
    other: RowId
    reasons: str
    """What speaks for it: 同音不同字；出生日期一致；电话一致."""
    doubts: str
    """What speaks against it; "" where nothing does."""
    is_certain: bool
    disagreement: str = ""
    """Where one person said the same and another not, without knowing of each other: who said what."""


class InTwoVillages(Struct, frozen=True):
    """Rows of one number that several villages list as present."""

    holder: str
    rows: tuple[RowId, ...]
    areas: tuple[Area, ...]


class Suspects(Struct, frozen=True):
    """Everything that a person might settle about who is who."""

    pairs: tuple[Suspicion, ...] = ()
    in_two_villages: tuple[InTwoVillages, ...] = ()

    @property
    def count(self) -> int:
        return len(self.pairs) + len(self.in_two_villages)


def suspects(workspace: Workspace, progress: Progress | None = None) -> Suspects:
    """Whom to look at, the surest first; who was said not to be the same is left out. Linear in the people,
    but not quick: beside the window."""
    # Late: the window asks how many there were long before anybody looks for them.
    from roster_desktop.merge.crowd import Crowd
    from roster_desktop.merge.look_alikes import look_alikes_in

    watch = Saying(progress or Silence(), _("比对是否同一人"))
    crowd = Crowd()
    for one, is_there in on_the_way(_somebodies(workspace), watch, 0, 3):
        crowd.add(one, is_there=is_there)
    said = Sayings.of(workspace)
    words = _Words()
    alikes = look_alikes_in(crowd, watch)
    pairs = [_suspicion(alike, words) for alike in alikes if not said.are_apart(*_rows(alike))]
    return Suspects((*said.disagreements(), *pairs), tuple(_in_two_villages(crowd, said)))


class Sayings(Struct, frozen=True):
    """What people said about who is who, of the whole file."""

    ties: tuple[Tie, ...]
    row_by_name: dict[RowId, RowId]
    apart: frozenset[Couple]
    same: frozenset[Couple]

    @classmethod
    def of(cls, workspace: Workspace) -> Sayings:
        key = workspace.catalog.people
        noted = workspace.rows_with_text(key, SAMENESS.key)
        states = workspace.states_by_id(key, noted).values()
        ties = tuple(tie for state in states for tie in ties_of(state))
        home = {name: state.id for state in states for name in names_of(state)}
        apart, same = (
            frozenset(couple for tie in ties if tie.said is said and len(couple := _couple(home, tie)) == 2)
            for said in (Said.APART, Said.SAME)
        )
        return cls(ties, home, apart, same)

    def are_apart(self, one: RowId, other: RowId) -> bool:
        return frozenset((one, other)) in self.apart

    def disagreements(self) -> Iterator[Suspicion]:
        """Pairs of which somebody said the same and somebody else not."""
        for couple in sorted(self.apart & self.same, key=sorted):
            one, other = sorted(couple)
            told = sorted(
                {
                    (tie.who, tie.on, tie.said)
                    for tie in self.ties
                    if _couple(self.row_by_name, tie) == couple
                },
                key=lambda told: (told[1], told[0], told[2].value),
            )
            words = {Said.SAME: "是同一人", Said.APART: "不是同一人"}
            said = "；".join(f"{who}（{on}）说{words[what]}" for who, on, what in told if what in words)
            yield Suspicion(one, other, "", "", False, said)


def _couple(row_by_name: dict[RowId, RowId], tie: Tie) -> Couple:
    return frozenset(row_by_name.get(name, name) for name in (tie.one, tie.other))


def apart_from(state: RowState) -> tuple[Tie, ...]:
    """Whom the row was said not to be."""
    return tuple(tie for tie in ties_of(state) if tie.said is Said.APART)


def _somebodies(workspace: Workspace) -> Iterator[tuple[Somebody, bool]]:
    """Everybody listed, and whether the row says that the person is there."""
    # Late, as above.
    from roster_desktop.merge.crowd import Somebody

    roster = workspace.catalog.person_roster
    keys = {field: roster.key_of(role) for field, role in _ROLES.items() if roster.has(role)}
    status = [POPULATION_STATUS] if POPULATION_STATUS in roster.column_by_key else []
    for page in workspace.listed_text_pages(roster.key, [*keys.values(), *status], size=_PAGE):
        for row, *texts in page:
            facts = dict(zip(keys, texts, strict=False))
            is_there = not status or texts[-1] not in GONE
            yield Somebody(RowId(row), **facts), is_there


def _rows(alike: LookAlike) -> tuple[RowId, RowId]:
    return alike.one, alike.other


class _Words(dict[tuple["Sentence", ...], str]):
    """Reasons → the words for them: of many pairs most are told in the same."""

    def __missing__(self, told: tuple[Sentence, ...]) -> str:
        words = self[told] = "；".join(str(reason.about()) for reason in told)
        return words


def _suspicion(alike: LookAlike, words: _Words) -> Suspicion:
    return Suspicion(alike.one, alike.other, words[alike.reasons], words[alike.doubts], alike.is_certain)


def _in_two_villages(crowd: Crowd, said: Sayings) -> Iterator[InTwoVillages]:
    for rows in crowd.of_one_number():
        by_place: dict[tuple[str, str], Told] = {}
        for one in rows:
            if one.is_there and one.area.village:
                by_place.setdefault(one.place, one)
        if not by_place:
            continue
        first, *others = by_place.values()
        kept = [first, *(other for other in others if not said.are_apart(first.row, other.row))]
        if len(kept) > 1:
            areas = tuple(one.area for one in kept)
            yield InTwoVillages(first.number.holder, tuple(one.row for one in kept), areas)


_LARGE = 3000
"""From so many people on looking anew after every edit would cost too much."""

_known: WeakKeyDictionary[Workspace, tuple[int, Suspects]] = WeakKeyDictionary()


def suspects_now(workspace: Workspace, progress: Progress | None = None) -> Suspects:
    """The same, read again only where something was saved since."""
    journal = workspace.journal
    known = _known.get(workspace)
    if known is None or known[0] != journal:
        known = (journal, suspects(workspace, progress))
        _known[workspace] = known
    return known[1]


def suspects_lately(workspace: Workspace, progress: Progress | None = None) -> Suspects:
    """For reminders: as of now in a small file; in a large one as of the last look, or the last workbook."""
    known = _known.get(workspace)
    if known is None or _is_small(workspace) or _came_in_since(workspace, known[0]):
        return suspects_now(workspace, progress)
    return known[1]


def waiting_suspects(workspace: Workspace) -> int:
    """How many there were when somebody last looked; quick, for a badge."""
    known = _known.get(workspace)
    return known[1].count if known else 0


def _is_small(workspace: Workspace) -> bool:
    return workspace.counts().get(workspace.catalog.people, 0) < _LARGE


def _came_in_since(workspace: Workspace, journal: int) -> bool:
    brought = {Occasion.MERGED.value, Occasion.IMPORTED.value}
    return any(step.number > journal and step.occasion in brought for step in workspace.batches(20))
