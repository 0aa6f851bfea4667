"""Parts of the page of findings: words for rules, numbers hidden, periods side by side."""

from __future__ import annotations

from datetime import date

import pytest

from roster_desktop.checks import RULEBOOK, Level
from roster_desktop.records import Area, RowId, Unit
from roster_desktop.records import Level as UnitLevel
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.findings import bring_up_to_date
from roster_desktop.tasks.typing import add_row
from roster_desktop.workspace import FindingHead, Workspace
from tests.builders import id_number
from tests.ui.pages.checking_people import fill
from ui.pages.checking.facts import FactRow
from ui.pages.checking.listing import GroupBy, Wish, following, listing, same_finding
from ui.pages.checking.spans import overlap_of, spans_of
from ui.pages.checking.words import about_rule, veiled

CUTOFF = date(2026, 11, 22)


def row(roster: str, **values: str) -> FactRow:
    known = CATALOG.roster(roster)
    return FactRow(known, RowId(f"{roster}1"), tuple(values), values, values, "李明", "白石村")


def head(rule: str, basis: str = "", row: str = "1") -> FindingHead:
    return FindingHead(rule, Level.ERROR, "person", row, basis, rule, "李明", "", "白石村", "", False)


@pytest.mark.parametrize("rule", list(RULEBOOK.rule_by_id))
def test_every_rule_has_a_name_that_says_something(rule):
    assert len(about_rule(rule).replace("…", "")) >= 3
    assert "{" not in about_rule(rule)


def test_a_rule_is_named_by_what_it_finds_without_the_advice():
    assert about_rule("C05") == "在外县务工，同时又在村里公益性岗位领补贴"
    assert about_rule("A26") == "有一格必须填写"


@pytest.mark.parametrize(("said", "seen"), [
    ("张桂英 可换算成18位：610723195001011234，请确认。", "张桂英 可换算成18位：610••••34，请确认。"),
    ("电话“1380000123”不是11位手机号。", "电话“138••••23”不是11位手机号。"),
    ("结束日期 2024-03-05 早于 2024-05。", "结束日期 2024-03-05 早于 2024-05。"),
])  # fmt: skip
def test_a_sentence_hides_the_numbers_that_it_quotes(said, seen):
    assert veiled(said) == seen


def test_two_periods_share_the_days_on_which_both_went_on():
    post = row("post", started_on="2025-06-01", ended_on="2026-05-31", post="保洁员")
    job = row("transfer", started_on="2026-02", ended_on="", employer="协鑫")

    spans = spans_of([post, job], CUTOFF)

    assert [(span.label, span.told) for span in spans] == [
        ("公益性岗位 · 保洁员", "2025-06-01 — 2026-05-31"), ("转移就业 · 协鑫", "2026-02 — 至今"),
    ]  # fmt: skip
    assert overlap_of(spans) == (date(2026, 2, 1), date(2026, 5, 31))


def test_periods_one_after_the_other_share_nothing():
    first = row("transfer", started_on="2024-01-01", ended_on="2024-06-30")
    second = row("transfer", started_on="2024-08-01", ended_on="2024-12-31")

    assert overlap_of(spans_of([first, second], CUTOFF)) is None


def test_a_day_beside_a_period_is_drawn_as_a_day():
    gone = row("person", population_changed_on="2025-09-01")
    post = row("post", started_on="2025-06-01", ended_on="")

    period, day = spans_of([gone, post], CUTOFF)

    assert (period.is_day, day.is_day) == (False, True)
    assert day.told == "2025-09-01"


def test_without_a_period_nothing_is_drawn():
    assert spans_of([row("person", population_changed_on="2025-09-01")], CUTOFF) == []
    assert spans_of([row("transfer", started_on="大概3月", ended_on="")], CUTOFF) == []


def test_an_end_that_cannot_be_read_or_lies_before_the_beginning_breaks_nothing():
    unread = row("transfer", started_on="2025-03-01", ended_on="年底")
    backwards = row("transfer", started_on="2025-03-01", ended_on="2024-03-01")

    assert [span.told for span in spans_of([unread, backwards], CUTOFF)] == [
        "2025-03-01 — 年底", "2025-03-01 — 2024-03-01",
    ]  # fmt: skip


def test_one_goes_on_behind_what_went_away_else_in_front_of_it():
    one, two, three = head("A01"), head("A02"), head("A13")

    assert following([one, two, three], two, [one, three]) == three
    assert following([one, two, three], three, [one, two]) == two
    assert following([one], one, []) is None


def test_a_finding_whose_facts_changed_is_still_the_one_at_hand():
    before, after, other = head("B09", "1"), head("B09", "2"), head("B09", "3", row="2")

    assert same_finding([before, other], before, [after, other]) == after
    assert same_finding([before, other], before, [other]) is None


def test_the_list_holds_what_is_open_of_one_village(tmp_path):

    unit = Unit(UnitLevel.VILLAGE, "白石村", township="龙亭镇", county="洋县")
    with Workspace.create(tmp_path / "v.roster", CATALOG, unit, "刘会计") as workspace:
        fill(workspace)
        here = listing(workspace, Wish(GroupBy.PERSON, area=Area("", "白石村")))
        elsewhere = listing(workspace, Wish(GroupBy.PERSON, area=Area("", "三合村")))

    assert len(here.heads) == 26
    assert elsewhere.heads == []


def test_a_county_tells_villages_of_one_name_apart(tmp_path):
    with Workspace.create(
        tmp_path / "c.roster", CATALOG, Unit(UnitLevel.COUNTY, "洋县"), "核对员"
    ) as workspace:
        for township, sequence in (("龙亭镇", 1), ("马畅镇", 3)):
            add_row(workspace, "person", {
                "township": township, "village": "白石村", "name": "李明",
                "id_number": id_number(sequence=sequence),
            })  # fmt: skip
        bring_up_to_date(workspace)
        groups = listing(workspace, Wish(GroupBy.PERSON)).groups

    assert {group.about for group in groups} == {"龙亭镇白石村", "马畅镇白石村"}


def test_a_rule_is_named_without_gaps_that_say_nothing():
    assert about_rule("B08") == "有几条还没结束的记录"
    assert about_rule("B15") == "务工信息缺"
    assert about_rule("M14") == "月工资…元"
