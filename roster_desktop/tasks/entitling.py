"""Who is entitled to which subsidy: the rules asked about everybody of whom facts were gathered."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from roster_desktop.checks import (
    Ground,
    HouseholdInQuestion,
    Known,
    PersonInQuestion,
    RowInQuestion,
    household_key,
    row_in_question,
)
from roster_desktop.checks.entitlements import crowded_posts, verdicts_of
from roster_desktop.checks.roster_keys import BUSINESS, POST, TRAINING, TRANSFER
from roster_desktop.checks.verdict import Verdict
from roster_desktop.progress import Progress, Silence
from roster_desktop.reports import Entitlement, Entry, Facts, Household, Person
from roster_desktop.schema import Catalog, Role, Roster
from roster_desktop.schema.masking import masked

_STEP = 200
_ASKED = (TRANSFER, BUSINESS, TRAINING, POST)


def with_entitlements(catalog: Catalog, facts: Facts, progress: Progress | None = None) -> Facts:
    """The facts, with what is due to whom, claimed or not, and what is not; in the order of the people."""
    asking = _Asking(catalog, Ground(facts.on, facts.policies, facts.unit))
    watch = progress or Silence()
    crowded: dict[str, str] = {}
    for home in facts.households:
        if sum(len(one.of(POST)) for one in home.members) > 1:
            crowded |= crowded_posts(asking.about_home(home))
    found: list[Entitlement] = []
    for done, person in enumerate(facts.people):
        if done % _STEP == 0:
            watch.report(done, len(facts.people), "核对补贴条件")
        if any(person.of(roster) for roster in _ASKED):
            found += asking.entitlements(person, crowded)
    watch.report(len(facts.people), len(facts.people), "核对补贴条件")
    return replace(facts, entitlements=tuple(found))


class _Asking(Struct, frozen=True):
    """How the rules look at what reports are computed from."""

    catalog: Catalog
    ground: Ground
    known: Known = field(default_factory=Known)

    def about(self, person: Person) -> PersonInQuestion:
        """The person as the rules look at it."""
        rows = {key: tuple(map(self._row, those)) for key, those in person.rows.items() if key in _ASKED}
        if person.own:
            rows[self.catalog.people] = (self._row(person.own),)
        return PersonInQuestion(person.holder, rows, self.catalog.people, self.ground)

    def about_home(self, home: Household) -> HouseholdInQuestion:
        members = tuple(map(self.about, home.members))
        own = home.members[0].own
        key = household_key(self.catalog.person_roster, own.texts) if own else None
        by_name = key is not None and key.is_by_name
        return HouseholdInQuestion(home.key, members, self.ground, is_by_name=by_name)

    def entitlements(self, person: Person, crowded: dict[str, str]) -> Iterator[Entitlement]:
        entries = {entry.id: entry for those in person.rows.values() for entry in those}
        for verdict in verdicts_of(self.about(person)):
            row = verdict.row.id
            more = (crowded[row],) if verdict.subsidy == "posts" and row in crowded else ()
            yield self._entitlement(person, entries[row], verdict, more)

    def _entitlement(
        self, person: Person, entry: Entry, verdict: Verdict, more: tuple[str, ...]
    ) -> Entitlement:
        number, card = _masked(self.catalog.roster(entry.roster), entry)
        return Entitlement(
            verdict.subsidy, person.area, entry, verdict.amount, verdict.is_most, verdict.against,
            (*verdict.doubts, *more), verdict.policy, person.holder, person.sex, number, card,
        )  # fmt: skip

    def _row(self, entry: Entry) -> RowInQuestion:
        roster = self.catalog.roster(entry.roster)
        return row_in_question(roster, entry.texts, row=entry.id, on=self.ground.on, known=self.known)


def _masked(roster: Roster, row: Entry) -> tuple[str, str]:
    """The ID number and the number of the bank card as others may see them."""
    number = roster.column_by_role.get(Role.ID_NUMBER)
    card = next((column for column in roster.columns if column.kind.name == "bank_card"), None)
    shown = [masked(column, row.text(column.key)) if column else "" for column in (number, card)]
    return shown[0], shown[1]
