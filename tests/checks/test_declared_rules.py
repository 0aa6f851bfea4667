"""What is declared of every rule between rows, and that no facts make one stumble."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.checks import (
    RULEBOOK,
    Alike,
    Finding,
    HouseholdInQuestion,
    Level,
    PersonInQuestion,
    row_in_question,
)
from roster_desktop.checks.between_rules import BETWEEN_RULES
from roster_desktop.checks.ground import Ground
from roster_desktop.checks.inside_rules import ALIKE_RULES, HOUSEHOLD_RULES, PERSON_RULES, ROW_RULES
from roster_desktop.checks.not_computed import NOT_COMPUTED
from roster_desktop.policies import default_book
from roster_desktop.rosters import CATALOG
from roster_desktop.schema import Catalog
from roster_desktop.schema.roster import Role
from tests.builders import TOY
from tests.checks.facts import COUNTY, number

INSIDE = (*ROW_RULES, *PERSON_RULES, *HOUSEHOLD_RULES, *(rule for _, rules in ALIKE_RULES for rule in rules))
ALL = (*INSIDE, *BETWEEN_RULES)


def test_every_rule_of_the_reference_is_declared_or_said_to_be_missing():
    missing = {told.rule for told in NOT_COMPUTED if not told.part}

    assert sorted(rule.id for rule in INSIDE) == [f"B{at:02}" for at in range(1, 23)]
    assert sorted({rule.id for rule in BETWEEN_RULES} | {id for id in missing if id[0] == "C"}) == [
        f"C{at:02}" for at in range(1, 21)
    ]
    assert "C18" not in RULEBOOK.rule_by_id


def test_the_levels_are_those_of_the_reference():
    by_level = {level: {rule.id for rule in ALL if rule.level is level} for level in Level}

    assert by_level[Level.ERROR] == {"B01", "B02", "B04", "B08", "B13", "C01", "C09"}
    assert by_level[Level.NOTICE] == {"B18", "B19", "C06", "C16", "C17", "C19"}


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_every_rule_has_one_sentence_of_remedy_and_a_source(rule):
    assert rule.message.endswith(("。", "？"))
    assert rule.remedy.endswith("。")
    assert rule.remedy.count("。") == 1
    assert rule.source
    assert not re.search('[,:;()"]', rule.message + rule.remedy)


NUMBERS = [number(short) for short in ("女19800101", "女19800101-2", "男19500101", "男20150101")]
CELL = st.text(max_size=6) | st.sampled_from(
    ["{who}", "{", "0", "-", "是", "户主", "配偶", "之子", "死亡", "省外", "社区工厂", "2025-03", "2025-03-01", "2030",
     "1900", "99", "陕西省", "洋县", "13812345678", "转移就业", "未就业创业", "公益特岗", "无劳动力", "\ud800"]
)  # fmt: skip


@st.composite
def drawn_rows(draw: st.DrawFn, catalog: Catalog, on: date):
    rows = []
    for at in range(draw(st.integers(1, 6))):
        roster = draw(st.sampled_from(catalog.rosters))
        values = draw(st.dictionaries(st.sampled_from([column.key for column in roster.columns]), CELL))
        id_key = roster.key_of(Role.ID_NUMBER)
        values = {**values, id_key: draw(st.sampled_from(NUMBERS) | CELL)}
        # An option outside its list would hide most rules.
        canonical = roster.canonical(values)
        rows.append(row_in_question(roster, canonical, row=f"r{at}", on=on, number=None))
    return tuple(rows)


def every_finding(catalog: Catalog, rows, ground: Ground) -> list[Finding]:
    """Of all rules, with the rows as one person, as one household, and as alike in every way."""
    by_roster = {
        key: tuple(row for row in rows if row.roster.key == key) for key in {row.roster.key for row in rows}
    }
    one = PersonInQuestion("holder", by_roster, catalog.people, ground)
    members = tuple(
        PersonInQuestion(row.id, {row.roster.key: (row,)}, catalog.people, ground) for row in rows
    )
    household = HouseholdInQuestion("h", members, ground)
    found = [finding for rule in RULEBOOK.people for finding in rule.findings(one)]
    found += [finding for rule in RULEBOOK.households for finding in rule.findings(household)]
    found += [finding for rule in RULEBOOK.rows for row in rows for finding in rule.findings(row)]
    for sharing, rules in RULEBOOK.alike:
        listed = tuple(row for row in rows if row.roster.key == catalog.people)
        if len(listed) > 1:
            group = Alike(sharing.name, "k", listed, ground)
            found += [finding for rule in rules for finding in rule.findings(group)]
    return found


@given(data=st.data(), on=st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_no_facts_make_the_rules_stumble(data: st.DataObject, on: date):
    rows = data.draw(drawn_rows(CATALOG, on))

    for finding in every_finding(CATALOG, rows, Ground(on, default_book(), COUNTY)):
        assert finding.message.endswith(("。", "？"))
        assert finding.columns
        assert set(finding.columns) <= CATALOG.roster(finding.roster).column_by_key.keys()
        for roster, _, columns in finding.beside:
            assert set(columns) <= CATALOG.roster(roster).column_by_key.keys()
        if finding.fix:
            assert finding.fix.values.keys() <= CATALOG.roster(finding.fix.roster).column_by_key.keys()


@given(data=st.data())
def test_of_rosters_they_do_not_know_the_rules_say_nothing(data: st.DataObject):
    on = date(2026, 3, 15)
    rows = data.draw(drawn_rows(TOY, on))
    ids = {rule.id for rule in (*PERSON_RULES, *BETWEEN_RULES, *ROW_RULES)}

    found = every_finding(TOY, rows, Ground(on, default_book(), COUNTY))

    assert [finding for finding in found if finding.rule in ids] == []


@given(data=st.data())
def test_sharings_understand_every_row(data: st.DataObject):
    roster = data.draw(st.sampled_from((*CATALOG.rosters, *TOY.rosters)))
    values = data.draw(st.dictionaries(st.sampled_from([column.key for column in roster.columns]), CELL))
    catalog = CATALOG if roster in CATALOG.rosters else TOY

    for sharing, _ in RULEBOOK.alike:
        assert all(isinstance(key, str) for key in sharing.keys_of(catalog, roster, values))
