"""Rows that nobody knew yet are not brought together with anything; the plan is the same as if they were."""

from __future__ import annotations

import sys
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from roster_desktop.merge import MergePlan, Outcome, plan_merge
from roster_desktop.merge.fresh_rows import all_are_fresh
from roster_desktop.records import Delivery
from tests.builders import TOY, TOY_PEOPLE, toy_person
from tests.merge.test_lone_rows import ACTS, act
from tests.merge.world import Ledger, RosterFile

PLAN = sys.modules["roster_desktop.merge.plan"]


def planned(delivery: Delivery, file: RosterFile) -> MergePlan:
    file = type(file)(file.ledger, rows=dict(file.rows), own=file.own, lineages=dict(file.lineages))
    return plan_merge(TOY, delivery, file, memory=file)


@given(ACTS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_plan_is_the_same_whether_fresh_rows_are_left_alone_or_not(
    monkeypatch: pytest.MonkeyPatch, acts: list[tuple[str, int, str, bool]]
):
    ledger = Ledger()
    village, township = RosterFile(ledger), RosterFile(ledger)
    for what, place, text, in_village in acts:
        here, there = (village, township) if in_village else (township, village)
        # The township gets nothing: so most rows of the village are new to it.
        if what == "send" and there is village:
            there.take(here.book())
        elif what != "send":
            act(here, what, place, text)
    delivery = village.book().delivery

    quick = planned(delivery, township)
    with monkeypatch.context() as patched:
        patched.setattr(PLAN, "all_are_fresh", lambda *anything: False)
        assert quick == planned(delivery, township)


def fresh(village: RosterFile, township: RosterFile) -> bool:
    rows = village.book().delivery.rows
    brought = [(row.state, row.is_typed) for row in rows if row.state]
    return all_are_fresh(TOY, TOY_PEOPLE.key, brought, township)


def test_a_first_book_is_fresh_as_a_whole_and_added_row_by_row():
    village = RosterFile(Ledger())
    for number in range(3):
        village.add(toy_person(f"人{number}", number + 1))
    township = RosterFile(village.ledger)

    plan = planned(village.book().delivery, township)

    assert fresh(village, township)
    assert [(one.name, one.outcome) for one in plan.statements] == [
        (f"人{number}", Outcome.ADDED) for number in range(3)
    ]


class NeverAsked(RosterFile):
    """A file that nobody has a question for."""

    def states_by_key(self, roster: str, keys: object) -> NoReturn:
        raise AssertionError(f"asked for {keys} of {roster}")


def test_of_a_book_that_says_nothing_new_no_key_is_asked():
    village = RosterFile(Ledger())
    village.add(toy_person())
    township = RosterFile(village.ledger).take(village.book())

    plan = planned(village.book().delivery, NeverAsked(township.ledger, rows=dict(township.rows)))

    assert plan.counts["folk"].unchanged == 1


def test_somebody_whom_the_file_knows_is_not_fresh():
    village = RosterFile(Ledger())
    village.add(toy_person())
    township = RosterFile(village.ledger)
    township.add(toy_person())

    assert not fresh(village, township)


def test_somebody_who_stands_in_the_book_twice_is_not_fresh():
    village = RosterFile(Ledger())
    village.add(toy_person())
    village.add(toy_person())

    assert not fresh(village, RosterFile(village.ledger))


def test_a_row_into_which_somebody_typed_is_not_fresh():
    village = RosterFile(Ledger())
    village.add(toy_person())
    [row] = village.book().delivery.rows
    edited = replace(row, hand_edited=frozenset({"name"}))
    plan = planned(replace(village.book().delivery, rows=(edited,)), RosterFile(village.ledger))

    assert row.state is not None
    assert not all_are_fresh(TOY, TOY_PEOPLE.key, [(row.state, True)], RosterFile(village.ledger))
    assert plan.counts["folk"].added == 1
