"""Policies and the cut-off date of a file: setting, using a pack, withdrawing, and what cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from roster_desktop.policies import packs
from roster_desktop.policies.parameter import PARAMETER_BY_KEY
from roster_desktop.records import Level, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.store import identity
from roster_desktop.tasks import typing
from roster_desktop.tasks.policies import apply_pack, day_in, set_cutoff, set_policy, value_in, withdraw
from roster_desktop.wording import Refusal, policy, storing
from roster_desktop.workspace import Query, Workspace
from tests.builders import id_number
from tests.workspace.toy import refused

TODAY = date(2025, 6, 30)
SINCE = date(2025, 1, 1)
VILLAGE = Unit(Level.VILLAGE, "白石村", township="龙亭镇", county="洋县")


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "village.roster", CATALOG, VILLAGE, "刘会计") as workspace:
        workspace.today = lambda: TODAY
        yield workspace


def test_a_value_holds_from_the_day_it_was_set_for_and_tells_who_set_it(village):
    set_policy(village, "P_POST_MONTHS_MAX", 60, SINCE)
    [entry] = village.own_policies

    assert village.policies.number("P_POST_MONTHS_MAX", date(2024, 12, 31)) == 36
    assert village.policies.number("P_POST_MONTHS_MAX", SINCE) == 60
    assert (entry.who, entry.at[:2], entry.pack) == ("刘会计", "20", "")


def test_what_was_set_is_there_when_the_file_is_opened_again(village):
    set_policy(village, "P_ZERO_FARM_COUNTS", False, SINCE)
    set_cutoff(village, date(2025, 3, 20))
    village.close()

    with Workspace.open(village.path, CATALOG) as again:
        assert again.policies.flag("P_ZERO_FARM_COUNTS", SINCE) is False
        assert again.cutoff == date(2025, 3, 20)


def test_a_withdrawn_value_no_longer_holds(village):
    set_policy(village, "P_POST_MONTHS_MAX", 60, SINCE)
    withdraw(village, "P_POST_MONTHS_MAX", SINCE)

    assert village.policies.number("P_POST_MONTHS_MAX", TODAY) == 36
    with refused(policy.NOT_SET_HERE):
        withdraw(village, "P_POST_MONTHS_MAX", SINCE)


def test_a_pack_holds_from_the_day_it_is_used(village):
    written = apply_pack(village, "transport-zhushan", SINCE)

    assert {entry.pack for entry in written} == {"竹山（湖北）"}
    assert village.policies.number("P_TRANSPORT_AGE_MAX_F", SINCE) == 55
    assert village.policies.number("P_TRANSPORT_AGE_MAX_F", date(2024, 12, 31)) == 60
    assert village.policies.number("P_POST_MONTHS_MAX", SINCE) == 36


def test_of_a_pack_with_days_the_later_ones_come_to_hold_later(village):
    apply_pack(village, "default", date(2018, 1, 1))

    told = [(entry.value, entry.since) for entry in village.own_policies if entry.parameter == "P_AGE_MAX_F"]
    assert told == [(50, date(2018, 1, 1)), (60, date(2019, 6, 11))]


@pytest.mark.parametrize("pack", packs(), ids=lambda pack: pack.key)
def test_every_pack_can_be_used(village, pack):
    written = apply_pack(village, pack.key, TODAY)

    assert {entry.parameter for entry in written} == {entry.parameter for entry in pack.entries}


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("P_NOTHING", 3, "unknown-parameter"),
        ("P_AGE_MIN", "16", "bad-policy-number"),
        ("P_AGE_MIN", -1, "bad-policy-number"),
        ("P_DUE_DAY", 0, "bad-policy-number"),
        ("P_DUE_DAY", 32, "bad-policy-number"),
        ("P_ZERO_FARM_COUNTS", "是", "bad-policy-yes-no"),
        ("P_AGE_METHOD", "虚岁", "bad-policy-choice"),
        ("P_TRANSPORT", "500", "bad-policy-table"),
        ("P_TRANSPORT", [{"area": "省外", "amount": -1}], "bad-policy-table"),
        ("P_TRANSPORT", [{"area": "月球", "amount": 1}], "bad-policy-table-word"),
        ("P_AGE_MIN", 61, "policy-wrong-order"),
        ("P_INCOME_HIGH", 399, "policy-wrong-order"),
    ],
)
def test_what_cannot_be_a_value_changes_nothing_and_is_said_in_one_sentence(village, key, value, code):
    with pytest.raises(Refusal) as refusal:
        set_policy(village, key, value, SINCE)

    assert refusal.value.message.code == code
    assert str(refusal.value).endswith("。")
    assert str(refusal.value).count("。") == 1
    assert village.own_policies == ()


def test_limits_that_are_just_equal_are_in_order(village):
    set_policy(village, "P_AGE_MIN", 60, SINCE)
    set_policy(village, "P_INCOME_HIGH", 400, SINCE)

    assert len(village.own_policies) == 2


def test_a_later_value_must_be_in_order_too(village):
    set_policy(village, "P_AGE_MAX_M", 40, date(2026, 1, 1))

    with refused(policy.WRONG_ORDER):
        set_policy(village, "P_AGE_MIN", 45, SINCE)


def test_a_pack_that_is_not_there_is_refused_with_those_that_are(village):
    with pytest.raises(Refusal) as refusal:
        apply_pack(village, "nowhere", SINCE)

    assert "transport-chenggu" in str(refusal.value)


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("P_POST_MONTHS_MAX", "60", 60),
        ("P_POST_MONTHS_MAX", " 60个月 ", 60),
        ("P_ZERO_FARM_COUNTS", "否", False),
        ("P_AGE_METHOD", "年度", "年度"),
        ("P_TRANSPORT", '[{"area": "省外", "amount": 5}]', ({"area": "省外", "amount": 5},)),
    ],
)
def test_a_typed_value_is_read(key, text, value):
    assert value_in(CATALOG, PARAMETER_BY_KEY[key], text) == value


@pytest.mark.parametrize("text", ["", "2025-02-30", "明天", "2025"])
def test_what_is_no_day_is_refused(text):
    with refused(policy.NOT_A_DAY):
        day_in(text)


def test_without_a_cut_off_date_it_is_today(village):
    set_cutoff(village, date(2025, 3, 20))
    set_cutoff(village, None)

    assert village.cutoff == TODAY


@pytest.mark.parametrize(
    ("day", "is_possible"),
    [
        (date(1999, 12, 31), False),
        (date(2000, 1, 1), True),
        (date(2026, 7, 1), True),
        (date(2026, 7, 2), False),
    ],
)
def test_a_cut_off_date_far_from_today_is_refused(village, day, is_possible):
    if is_possible:
        set_cutoff(village, day)

        assert village.cutoff == day
    else:
        with refused(policy.CUTOFF_TOO_FAR):
            set_cutoff(village, day)


def test_ages_are_told_on_the_cut_off_date_wherever_rows_are_read(village):
    cells = {"name": "张三", "id_number": id_number(birth="19800701"), "village": "白石村"}
    row = typing.add_row(village, "person", cells).row
    today = village.row("person", row).values["age"]
    set_cutoff(village, date(2025, 7, 1))

    assert (today, village.row("person", row).values["age"]) == ("44", "45")
    assert village.row_ids(Query("person", where={"age": ("45",)})) == [row]


def test_an_age_that_is_right_on_the_cut_off_date_is_not_kept_as_a_contradiction(village):
    set_cutoff(village, date(2025, 7, 1))
    cells = {"name": "张三", "id_number": id_number(birth="19800701"), "village": "白石村", "age": "45"}
    added = typing.add_row(village, "person", cells)

    assert "age" not in village.row("person", added.row).stored
    assert "A12" not in {finding.rule for finding in added.findings}


def test_a_day_set_by_a_removal_is_still_the_day_it_happened(village):
    set_cutoff(village, date(2025, 3, 20))
    cells = {"name": "张三", "id_number": id_number(), "village": "白石村"}
    row = typing.add_row(village, "person", cells).row
    typing.remove_row(village, "person", row, "迁出")

    assert village.row("person", row).values["removed_on"] == TODAY.isoformat()


def test_unreadable_values_are_a_damaged_file(village):
    village.set_setting(identity.POLICIES, "{")

    with refused(storing.DAMAGED):
        _ = village.policies
