"""Every rule, by what it looks at."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from roster_desktop.checks.alike import Alike
from roster_desktop.checks.between_rules import BETWEEN_RULES
from roster_desktop.checks.cells import RULES as CELL_RULES
from roster_desktop.checks.household_in_question import HouseholdInQuestion
from roster_desktop.checks.household_rules import (
    AREA_ALIKE_RULES,
    AREA_PERSON_RULES,
    AREA_ROW_RULES,
    WHOLE_HOUSEHOLD_RULES,
)
from roster_desktop.checks.inside_rules import ALIKE_RULES, HOUSEHOLD_RULES, PERSON_RULES, ROW_RULES
from roster_desktop.checks.money_rules import MONEY_ALIKE_RULES, MONEY_RULES
from roster_desktop.checks.person_in_question import PersonInQuestion
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.checks.rule import Rule
from roster_desktop.checks.sharings import Sharing

AnyRule = Rule[RowInQuestion] | Rule[PersonInQuestion] | Rule[HouseholdInQuestion] | Rule[Alike]


class Rulebook(Struct, frozen=True, dict=True):
    """The rules of one check, each in the order of the reference."""

    rows: tuple[Rule[RowInQuestion], ...]
    people: tuple[Rule[PersonInQuestion], ...] = ()
    households: tuple[Rule[HouseholdInQuestion], ...] = ()
    alike: tuple[tuple[Sharing, tuple[Rule[Alike], ...]], ...] = ()

    @property
    def rule_by_id(self) -> Mapping[str, AnyRule]:
        """Every rule by its id; one id may look at several subjects, the first one is told."""
        return {rule.id: rule for rule in reversed(self.rules)}

    @property
    def rules(self) -> tuple[AnyRule, ...]:
        """All of them, by what they look at."""
        told: list[AnyRule] = [*self.rows, *self.people, *self.households]
        for _, rules in self.alike:
            told += rules
        return tuple(told)

    @cached_property
    def facts(self) -> tuple[tuple[str, ...], ...]:
        """What is declared of the rules and sharings: findings made by others are old."""
        said = (
            (one.id, one.level.value, one.message, one.remedy, one.look.__qualname__) for one in self.rules
        )
        return (*said, tuple(sharing.name for sharing, _ in self.alike))


RULEBOOK = Rulebook(
    rows=(*CELL_RULES, *ROW_RULES, *AREA_ROW_RULES),
    people=(*PERSON_RULES, *BETWEEN_RULES, *AREA_PERSON_RULES, *MONEY_RULES),
    households=(*HOUSEHOLD_RULES, *WHOLE_HOUSEHOLD_RULES),
    alike=(*ALIKE_RULES, *AREA_ALIKE_RULES, *MONEY_ALIKE_RULES),
)
