"""What the page reads beside the window: who may be one, who stands in two villages, who was joined."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from roster_desktop.progress import Progress
from roster_desktop.records import RowId
from roster_desktop.schema import Role
from roster_desktop.tasks.suspects import InTwoVillages, Suspicion, suspects_now
from roster_desktop.tasks.unjoining import Joined, joined_people
from roster_desktop.wording import _
from roster_desktop.workspace import Workspace
from ui.pages.pieces.card_list import CardFact, Tone


class Lists(Struct, frozen=True):
    """Everything there is to look at, as of one moment."""

    journal: int
    pairs: tuple[Suspicion, ...]
    in_two_villages: tuple[InTwoVillages, ...]
    joined: tuple[Joined, ...]

    def without(self, rows: frozenset[RowId]) -> Lists:
        """The same before it is read anew, what was just decided taken out."""
        return Lists(
            self.journal,
            tuple(one for one in self.pairs if not {one.one, one.other} & rows),
            tuple(one for one in self.in_two_villages if not rows & set(one.rows)),
            tuple(one for one in self.joined if one.row not in rows),
        )


def reading(workspace: Workspace) -> Callable[[Progress], Lists]:
    """Work that reads the lists; quick where nothing changed since."""

    def read(progress: Progress) -> Lists:
        journal = workspace.journal
        found = suspects_now(workspace, progress)
        return Lists(journal, found.pairs, found.in_two_villages, joined_people(workspace))

    return read


def pair_fact(workspace: Workspace, one: Suspicion) -> CardFact:
    """A pair in one card."""
    names = _names(workspace, one.one, one.other)
    word, tone = (_("有把握"), Tone.GOOD) if one.is_certain else (_("要核实"), Tone.WARNING)
    if one.disagreement:
        word, tone = _("两种说法"), Tone.ASKED
    return CardFact(_(" 与 ").join(names), one.disagreement or one.reasons, word, tone, one)


def villages_fact(workspace: Workspace, one: InTwoVillages) -> CardFact:
    """A person of several villages in one card."""
    [name] = _names(workspace, one.rows[0])
    about = _("、").join(area.village for area in one.areas)
    return CardFact(name, _("{about} 都在册").format(about=about), _("定归属"), Tone.WARNING, one)


def joined_fact(one: Joined) -> CardFact:
    """A person that was joined, in one card."""
    return CardFact(
        one.name,
        _("合并过“{other_name}”（{who}，{on}）").format(other_name=one.other_name, who=one.who, on=one.on),
        "",
        Tone.QUIET,
        one,
    )


def _names(workspace: Workspace, *rows: RowId) -> list[str]:
    people = workspace.catalog.person_roster
    found = {row.id: row for row in workspace.rows(people.key, list(rows))}
    told = (people.text_of(Role.NAME, found[row].stored) if row in found else "" for row in rows)
    return [name or _("（未填姓名）") for name in told]
