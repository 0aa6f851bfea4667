"""What a rule declares that it looks at is true: what it is not asked of, it has nothing to say of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.checks import (
    RULEBOOK,
    Alike,
    Finding,
    Ground,
    HouseholdInQuestion,
    RowCheck,
    Rule,
    check_row,
    row_in_question,
    to_be_asked,
)
from roster_desktop.checks.looks_at import (
    AlikeIn,
    Blank,
    CellThat,
    EachCell,
    RowsOf,
    Together,
    keys_of,
    saying,
)
from roster_desktop.checks.row_in_question import Known, RowInQuestion
from roster_desktop.checks.rule import S, Seen
from roster_desktop.checks.to_be_asked import RowRules, SubjectRules
from roster_desktop.policies import default_book
from roster_desktop.rosters import CATALOG
from roster_desktop.schema import Roster
from roster_desktop.schema.kinds import Phone
from tests.checks.facts import COUNTY
from tests.checks.test_no_rule_stumbles import BOOKS, DAYS, ODD, person_of, texts_of
from tests.checks.toy import EVERYTHING, NOTHING_WRONG, ON, number

TELLING = {
    "relation": ["户主", "配偶", "之子", "之父", "其他"],
    "population_status": ["正常", "死亡", "迁出", "参军"],
    "employment_status": ["未就业创业", "转移就业", "公益性岗位", "农业就业"],
    "started_on": ["2024-01", "2025-02-01", "2031-01-01", ""],
    "ended_on": ["2023-12", "2025-03-01", "2032-01-01", ""],
    "village": ["甲村", "乙村"],
    "name": ["王小明", "王小红", "李四"],
    "labour_capacity": ["普通劳动力", "弱劳动力或半劳动力", "丧失劳动力", "无劳动力"],
    "student_status": ["小学", "学龄前儿童"],
    "area": ["省外", "县外市内", "乡（镇）内"],
    "free": ["是", "否"],
    "transport_amount": ["500", "0", "1"],
    "transport_status": ["已发放", "不符合"],
    "transport_year": ["2024", "2025"],
}
"""Columns by which many rules are decided: drawn more often as they speak."""


@st.composite
def texts_that_tell(draw: st.DrawFn, roster: Roster) -> dict[str, str]:
    told = draw(texts_of(roster))
    known = {
        key: st.sampled_from([*words, *ODD[:3]])
        for key, words in TELLING.items()
        if key in roster.column_by_key
    }
    return told | draw(st.fixed_dictionaries({}, optional=known))


@st.composite
def several_rows(draw: st.DrawFn, on: date) -> list[tuple[RowInQuestion, dict[str, str]]]:
    chosen = draw(st.lists(st.sampled_from(CATALOG.rosters), min_size=1, max_size=8))
    drawn = [(roster, draw(texts_that_tell(roster))) for roster in chosen]
    known = Known()
    return [
        (row_in_question(roster, texts, row=f"r{at}", on=on, known=known), texts)
        for at, (roster, texts) in enumerate(drawn)
    ]


def said(rules: Sequence[Rule[S]], subject: S) -> list[Finding]:
    return [finding for rule in rules for finding in rule.findings(subject)]


@given(data=st.data(), on=DAYS, book=st.sampled_from(BOOKS), is_by_name=st.booleans())
def test_only_rules_with_nothing_to_say_are_not_asked(data: st.DataObject, on: date, book, is_by_name: bool):
    """Row by row with what was learnt of the rows before, as in a check of a whole file; then of all of them
    as one person, and as a household of several."""
    rules_by_roster = {roster.key: RowRules(RULEBOOK.rows, roster, on) for roster in CATALOG.rosters}
    ground = Ground(on, book, COUNTY)
    drawn = data.draw(several_rows(on))

    for row, _ in drawn:
        assert said(rules_by_roster[row.roster.key].asked(row), row) == said(RULEBOOK.rows, row)

    person = person_of((row for row, _ in drawn), ground)
    assert said(SubjectRules(RULEBOOK.people).asked(person.rows), person) == said(RULEBOOK.people, person)

    members = tuple(person_of([row for row, _ in drawn[at::3]], ground) for at in range(min(3, len(drawn))))
    household = HouseholdInQuestion("h", members, ground, is_by_name)
    asked = SubjectRules(RULEBOOK.households).asked(household.rows)
    assert said(asked, household) == said(RULEBOOK.households, household)


@given(data=st.data(), on=DAYS)
def test_checking_many_rows_says_of_each_what_is_said_of_it_alone(data: st.DataObject, on: date):
    checks = {roster.key: RowCheck(roster, on) for roster in CATALOG.rosters}

    for row, texts in data.draw(several_rows(on)):
        alone = check_row(row.roster, texts, row=row.id, on=on, number=3)
        assert checks[row.roster.key].findings(texts, row=row.id, number=3) == alone


@given(data=st.data(), on=DAYS)
def test_rules_about_rows_that_are_alike_look_at_no_other_columns(data: st.DataObject, on: date):
    drawn = data.draw(several_rows(on))
    for sharing, rules in RULEBOOK.alike:
        here = [(row, texts) for row, texts in drawn if any(sharing.keys_of(CATALOG, row.roster, texts))]
        for rule in rules:
            at = rule.looks_at
            assert isinstance(at, AlikeIn)
            whole = Alike(
                sharing.name, "k", tuple(row for row, _ in here), Ground(on, default_book(), COUNTY)
            )
            narrow = tuple(_narrowed(row, texts, at.keys(row.roster)) for row, texts in here)
            found = said([rule], Alike(sharing.name, "k", narrow, whole.ground)) if narrow else []

            assert found == (said([rule], whole) if here else [])
            assert len(here) >= at.at_least or not found


@given(data=st.data())
def test_the_keys_of_a_sharing_follow_from_its_columns(data: st.DataObject):
    roster = data.draw(st.sampled_from(CATALOG.rosters))
    texts = data.draw(texts_that_tell(roster))
    for sharing, _ in RULEBOOK.alike:
        own = keys_of(roster, sharing.columns)
        narrow = {key: text for key, text in texts.items() if key in own}

        assert sharing.keys_of(CATALOG, roster, narrow) == sharing.keys_of(CATALOG, roster, texts)


@given(data=st.data(), on=DAYS)
def test_rules_that_want_two_persons_or_households_have_nothing_to_say_of_one(data: st.DataObject, on: date):
    drawn = data.draw(several_rows(on))
    home = {"township": "龙亭镇", "village": "白石村"}
    home |= data.draw(st.sampled_from([{"household_number": "6107230001"}, {"head_name": "张三"}]))
    of_one = {"household": home, "person": {"id_number": number()}}
    for sharing, rules in RULEBOOK.alike:
        for rule in rules:
            assert isinstance(rule.looks_at, AlikeIn)
            if not rule.looks_at.apart:
                continue
            rows = tuple(
                row_in_question(row.roster, texts | of_one[rule.looks_at.apart], row=row.id, on=on)
                for row, texts in drawn
                if not sharing.is_of_people or row.roster.key == CATALOG.people
            )
            alike = Alike(sharing.name, "k", rows, Ground(on, default_book(), COUNTY))

            assert said([rule], alike) == []


@given(data=st.data())
def test_only_rows_of_people_share_what_is_of_people(data: st.DataObject):
    roster = data.draw(st.sampled_from(CATALOG.rosters))
    texts = data.draw(texts_that_tell(roster))
    for sharing, _ in RULEBOOK.alike:
        if sharing.is_of_people and roster.key != CATALOG.people:
            assert sharing.keys_of(CATALOG, roster, texts) == ()


@pytest.mark.parametrize("rule", RULEBOOK.rows, ids=lambda rule: rule.id)
def test_every_rule_about_a_row_says_at_what_it_looks(rule):
    assert rule.looks_at is not None


def test_a_text_that_many_rows_have_is_looked_at_once():
    looked: list[str] = []

    def look(row: RowInQuestion):
        looked.append(row.text("phone"))
        return [Seen(("phone",))] if row.text("phone") == "110" else []

    rules = RowRules([_rule(look, EachCell((Phone,)))], EVERYTHING, ON)
    for text in ("13812345678", "110", "13812345678", "110"):
        asked = rules.asked(_row(phone=text))
        assert [rule.id for rule in asked] == (["X1"] if text == "110" else [])

    assert looked == ["13812345678", "110"]


def test_columns_that_are_looked_at_together_are_looked_at_once_for_each_pair():
    looked: list[tuple[str, str]] = []

    def look(row: RowInQuestion):
        looked.append((row.text("education"), row.text("student_status")))
        return [Seen(("education",))] if not row.text("education") else []

    rules = RowRules([_rule(look, Together(("education", "student_status")))], EVERYTHING, ON)
    texts = [
        {"education": "初中"},
        {"education": ""},
        {"education": "初中", "name": "别人"},
        {"education": ""},
    ]
    assert [len(rules.asked(_row(**one))) for one in texts] == [0, 1, 0, 1]

    assert looked == [("初中", ""), ("", "")]


def test_a_rule_that_says_nothing_of_what_it_looks_at_is_asked_of_everything():
    rules = RowRules([_rule(lambda _: [], None)], EVERYTHING, ON)

    assert len(rules.asked(_row())) == 1


def test_words_give_reason_to_ask():
    rules = RowRules([_rule(lambda _: [], CellThat(("health",), saying("残疾")))], EVERYTHING, ON)

    assert [len(rules.asked(_row(health=health))) for health in ("健康", "残疾", "")] == [0, 1, 0]


def test_a_rule_about_two_rows_is_not_asked_of_whoever_has_one():
    one, other = (_row(name=name) for name in ("甲", "乙"))
    level = RULEBOOK.rows[0].level
    rules = SubjectRules([Rule("X1", level, "。", "。", "T", lambda _: [], RowsOf(("a", "b"), 2))])

    assert rules.asked({"a": (one,), "b": (other,)}) == []
    assert len(rules.asked({"a": (one, other)})) == 1


def test_a_rule_about_a_filled_cell_is_not_asked_of_who_has_none():
    level = RULEBOOK.rows[0].level
    at = RowsOf(("a",), filling=("phone", "health"))
    rules = SubjectRules([Rule("X1", level, "。", "。", "T", lambda _: [], at)])

    assert rules.asked({"a": (_row(phone=""), _row(phone=""))}) == []
    assert len(rules.asked({"a": (_row(phone=""), _row(phone="", health="残疾"))})) == 1


def test_a_text_that_can_be_seen_fills_its_cell_without_being_read(monkeypatch: pytest.MonkeyPatch):
    read: list[str] = []
    monkeypatch.setattr(RowInQuestion, "cell", lambda row, key: read.append(key))
    rules = RowRules([_rule(lambda _: [], Blank(("name",)))], EVERYTHING, ON)

    rows = [
        row_in_question(EVERYTHING, {"name": name}, row="r1", on=ON, known=Known())
        for name in ("张三", "", "\u200b")
    ]
    assert [len(rules.asked(row)) for row in rows] == [0, 1, 1]
    assert read == ["name"]


def test_a_cell_that_holds_an_empty_text_is_as_one_that_is_not_there():
    rules = RowRules(RULEBOOK.rows, EVERYTHING, ON)
    keys = [column.key for column in EVERYTHING.columns if column.required]

    for key in (*keys, "phone", "health", "education"):
        told = {one: text for one, text in NOTHING_WRONG.items() if one != key}
        without, empty = (
            row_in_question(EVERYTHING, texts, row="r1", on=ON, known=Known())
            for texts in (told, told | {key: ""})
        )
        assert rules.asked(empty) == rules.asked(without)
        assert said(rules.asked(empty), empty) == said(RULEBOOK.rows, empty)


def test_more_different_texts_than_are_remembered_are_told_all_the_same(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(to_be_asked, "_MOST_KNOWN", 3)
    rules = RowRules(RULEBOOK.rows, EVERYTHING, ON)

    for at in range(40):
        row = _row(
            education=f"第{at % 5}种", phone=f"1381234567{at % 7}", health="残疾" if at % 3 else "健康"
        )
        assert said(rules.asked(row), row) == said(RULEBOOK.rows, row)


def _rule(look, looks_at) -> Rule[RowInQuestion]:
    return Rule("X1", RULEBOOK.rows[0].level, "。", "。", "T", look, looks_at)


def _row(**cells: str) -> RowInQuestion:
    texts = {key: text for key, text in (NOTHING_WRONG | cells).items() if text}
    return row_in_question(EVERYTHING, texts, row="r1", on=ON)


def _narrowed(row: RowInQuestion, texts: dict[str, str], keys: frozenset[str]) -> RowInQuestion:
    own = {key: text for key, text in texts.items() if key in keys}
    return row_in_question(row.roster, own, row=row.id, on=row.on)
