"""A check that asks only rules with reason to speak finds what a check finds that asks every rule of
everything, at once and after edits alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from roster_desktop.checks import RULEBOOK, Rulebook
from roster_desktop.records import ChangeSet, Level, Occasion, RowAdded, RowId, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.findings import all_findings, bring_up_to_date
from roster_desktop.tasks.policies import set_policy
from roster_desktop.workspace import FindingQuery, Workspace
from tests.journeys.test_planted_county import CASES
from tests.planted import money
from tests.planted.homes import COUNTY, ON, County, Home

_FIRST = 200
_A_FEW = 30


def of_everything() -> Rulebook:
    """The same rules as if none told at what it looks."""
    return Rulebook(
        tuple(replace(rule, looks_at=None) for rule in RULEBOOK.rows),
        tuple(replace(rule, looks_at=None) for rule in RULEBOOK.people),
        tuple(replace(rule, looks_at=None) for rule in RULEBOOK.households),
        tuple(
            (replace(sharing, columns=()), tuple(replace(rule, looks_at=None) for rule in rules))
            for sharing, rules in RULEBOOK.alike
        ),
    )


@pytest.fixture(scope="module")
def rows() -> list[RowAdded]:
    """The homes of every planted case, and nobody else's."""
    county = County()
    for case in CASES:
        planted = case.plant(county)
        assert isinstance(planted, Home) or planted
    return [
        RowAdded(line.roster, RowId(line.row), line.cells) for home in county.homes for line in home.lines
    ]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "county.roster", CATALOG, Unit(Level.COUNTY, COUNTY), "核对员") as made:
        made.today = lambda: ON
        set_policy(made, "P_POST_SUBSIDY", money.SUBSIDIES, date(2020, 1, 1))
        yield made


def found(workspace: Workspace, rulebook: Rulebook) -> list[str]:
    return sorted(map(repr, all_findings(workspace, rulebook=rulebook)))


def test_rules_that_are_asked_of_everything_find_nothing_more(workspace: Workspace, rows: list[RowAdded]):
    workspace.apply(ChangeSet("导入", Occasion.IMPORTED, tuple(rows)))
    few = found(workspace, RULEBOOK)
    # The same in the fingerprint, so that the file would not be checked anew by itself.
    assert of_everything().facts == RULEBOOK.facts
    workspace.put_in_force(workspace.begin_run(), "", workspace.journal)

    assert found(workspace, of_everything()) == few
    assert {rule.id for rule in RULEBOOK.rules} <= {
        one.rule for one in workspace.findings(FindingQuery(state=""))
    }


def test_rows_that_come_bit_by_bit_are_found_as_those_that_came_at_once(
    workspace: Workspace, rows: list[RowAdded]
):
    workspace.apply(ChangeSet("导入", Occasion.IMPORTED, tuple(rows[:_FIRST])))
    bring_up_to_date(workspace)
    for start in range(_FIRST, len(rows), _A_FEW):
        workspace.apply(ChangeSet("导入", Occasion.IMPORTED, tuple(rows[start : start + _A_FEW])))
        assert not bring_up_to_date(workspace).is_whole
    bit_by_bit = found(workspace, RULEBOOK)
    workspace.put_in_force(workspace.begin_run(), "", workspace.journal)

    assert found(workspace, RULEBOOK) == bit_by_bit
