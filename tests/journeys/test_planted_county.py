"""A synthetic county with every rule's cases planted among clean households: all of them are found,
and nothing else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from roster_desktop.checks import RULEBOOK
from roster_desktop.records import ChangeSet, Level, Occasion, RowAdded, RowId, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.findings import bring_up_to_date
from roster_desktop.tasks.policies import set_policy
from roster_desktop.workspace import FindingQuery, StoredFinding, Workspace
from tests.planted import between, clean, edges, households, money, one_roster, own_cells
from tests.planted.case import Case
from tests.planted.homes import COUNTY, ON, County, Home

CASES: tuple[Case, ...] = (
    *own_cells.CASES, *one_roster.CASES, *between.CASES, *households.CASES, *money.CASES,
    *edges.CASES,
)  # fmt: skip
PAGE = 4000


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, dict[str, Case], County]]:
    """The checked county: its file, and of each planted row its case."""
    county = County()
    case_of: dict[str, Case] = {}
    for case in CASES:
        planted = case.plant(county)
        for home in (planted,) if isinstance(planted, Home) else planted:
            case_of |= dict.fromkeys(home.rows, case)
    clean.settle(county, clean.PEOPLE, clean.HOUSEHOLDS)
    folder: Path = tmp_path_factory.mktemp("county")
    unit = Unit(Level.COUNTY, COUNTY)
    with Workspace.create(folder / "county.roster", CATALOG, unit, "核对员") as workspace:
        workspace.today = lambda: ON
        rows = [
            RowAdded(line.roster, RowId(line.row), line.cells) for home in county.homes for line in home.lines
        ]
        for start in range(0, len(rows), PAGE):
            workspace.apply(ChangeSet("导入", Occasion.IMPORTED, tuple(rows[start : start + PAGE])))
        set_policy(workspace, "P_POST_SUBSIDY", money.SUBSIDIES, date(2020, 1, 1))
        bring_up_to_date(workspace)
        yield workspace, case_of, county


def test_the_county_is_as_large_as_the_one_that_inspired_the_program(planted):
    workspace, _, county = planted

    assert workspace.counts()["person"] == 22_198
    assert len(county.homes) == 16_754


def test_every_planted_case_is_found_and_nothing_else(planted):
    workspace, case_of, _ = planted
    found: dict[str, Counter[str]] = defaultdict(Counter)
    told: dict[str, list[StoredFinding]] = defaultdict(list)
    elsewhere = []
    for finding in workspace.findings(FindingQuery()):
        case = case_of.get(finding.row)
        if case is None:
            elsewhere.append((finding.rule, finding.message))
            continue
        found[case.title][finding.rule] += 1
        told[case.title].append(finding)

    wrong = {
        case.title: (case.expected, found[case.title], [finding.message for finding in told[case.title]])
        for case in CASES
        if found[case.title] != case.expected
    }
    assert not wrong, "\n".join(f"{title}: {said}" for title, said in wrong.items())
    assert not elsewhere


def test_every_planted_case_is_as_grave_as_the_reference_says(planted):
    workspace, case_of, _ = planted
    told = [(case_of[one.row], one) for one in workspace.findings(FindingQuery()) if one.row in case_of]

    assert [
        (case.title, one.rule, one.level.value)
        for case, one in told
        if one.level.value != case.level_of(one.rule)
    ] == []


def test_every_rule_has_its_case():
    planted = {rule for case in CASES for rule in case.expected}

    assert set(RULEBOOK.rule_by_id) - planted == set()
