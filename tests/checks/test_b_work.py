"""Jobs, businesses and posts of one person that cannot be at once."""

from __future__ import annotations

from datetime import date

import pytest

from roster_desktop.checks import Fix, Level
from tests.checks.facts import findings, ground, person, said

JOBS = """
    就业起始日期 | 就业终止日期 | 返乡日期
    {a}          | {b}          |
    {c}          | {d}          |
"""


def jobs(a: str, b: str, c: str, d: str, **more: str):
    return person(ground(date(2025, 12, 31)), transfer=JOBS.format(a=a, b=b, c=c, d=d), **more)


def test_b08_two_open_jobs_close_the_earlier_one_on_the_eve_of_the_later():
    [finding] = findings("B08", jobs("2025-03-01", "", "2024-01-10", ""))

    assert finding.message == "张三 有两条还没结束的就业记录，请先给前一条填结束日期。"
    assert (finding.row, finding.columns) == ("transfer-2", ("ended_on", "started_on"))
    assert finding.beside == (("transfer", "transfer-1", ("started_on", "ended_on")),)
    assert finding.fix == Fix(
        "前一条的终止日期填 2025-02-28", "transfer", "transfer-2", {"ended_on": "2025-02-28"}
    )


@pytest.mark.parametrize(
    ("cells", "is_told"),
    [
        (("2024-01", "2025-12-31", "2025-01", ""), False),
        (("2024-01", "2026-01-01", "2025-01", ""), True),
        (("2024-01", "2025-12", "2025-01", ""), False),
        (("2024-01", "2026-01", "2025-01", ""), True),
        (("2024-01", "大概年底", "2025-01", ""), False),
        (("2024-01", "", "2026-01-01", ""), False),
        (("2024-01", "", "2025-12-31", ""), True),
    ],
)
def test_b08_open_is_without_an_end_or_with_one_after_the_cut_off_date(cells: tuple[str, ...], is_told: bool):
    assert bool(said("B08", jobs(*cells))) is is_told


def test_b08_where_a_day_is_not_known_nothing_is_offered():
    [months] = findings("B08", jobs("2024-01", "", "2025-03", ""))
    [same_day] = findings("B08", jobs("2024-01-10", "", "2024-01-10", ""))

    assert months.fix is None
    assert same_day.fix is None


@pytest.mark.parametrize(
    ("returned", "later", "level", "filled"),
    [
        ("2025-12-20", "2026-03-01", Level.WARNING, "2025-12-20"),
        ("2025-12", "2026-03", Level.WARNING, "2025-12"),
        ("2026-03-01", "2026-03-01", Level.ERROR, "2026-02-28"),
        ("2024-12-20", "2026-03-01", Level.ERROR, "2026-02-28"),
    ],
    ids=["home for the winter", "months only", "home too late", "home before it began"],
)
def test_b08_who_came_home_between_two_jobs_did_not_hold_both(
    returned: str, later: str, level: Level, filled: str
):
    table = f"就业起始日期|就业终止日期|返乡日期\n2025-03-01||{returned}\n{later}||"

    [finding] = findings("B08", person(ground(date(2026, 11, 20)), transfer=table))

    assert finding.level is level
    assert ("returned_on" in finding.columns) is (level is Level.WARNING)
    assert finding.fix is not None
    assert finding.fix.values == {"ended_on": filled}


@pytest.mark.parametrize(("status", "is_told"), [("正常经营", True), ("停业", False), ("注销", False)])
def test_b08_a_business_that_is_shut_is_not_open(status: str, is_told: bool):
    shops = f"创业起始日期|经营状态\n2024-01-10|{status}\n2025-01-10|正常经营"

    assert said("B08", person(business=shops)) == (
        ["张三 有两条还没结束的创业记录，请先给前一条填结束日期。"] if is_told else []
    )


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (("2024-01-10", "2025-02-10", "2025-02-10", ""), "张三 两段务工时间重叠：2024-01-10至2025-02-10与2025-02-10至今。"),
        (("2024-01-10", "2025-02-09", "2025-02-10", ""), ""),
        (("2024-01", "2025-02", "2025-02", ""), ""),
        (("2024-01", "2025-02", "2025-02-01", ""), ""),
        (("2024-01", "2025-02", "2025-01", "2025-06"), "张三 两段务工时间重叠：2024-01至2025-02与2025-01至2025-06。"),
        (("2024-01", "", "2025-01-01", "2025-03-01"), "张三 两段务工时间重叠：2024-01至今与2025-01-01至2025-03-01。"),
        (("2024-01", "", "2026-01-01", ""), ""),
    ],
)  # fmt: skip
def test_b09_overlaps_are_told_only_where_they_are_certain(cells: tuple[str, ...], message: str):
    assert said("B09", jobs(*cells)) == ([message] if message else [])


def test_b09_the_earlier_job_can_be_closed_on_the_eve():
    [finding] = findings("B09", jobs("2024-01-10", "2025-02-10", "2025-02-10", ""))

    assert finding.row == "transfer-1"
    assert finding.fix == Fix(
        "前一条的终止日期填 2025-02-09", "transfer", "transfer-1", {"ended_on": "2025-02-09"}
    )


def test_b09_a_short_job_within_a_long_one_does_not_hide_the_next():
    table = """
        就业起始日期 | 就业终止日期
        2024-01-01   | 2024-12-31
        2024-02-01   | 2024-03-31
        2024-06-01   | 2024-07-31
    """

    assert len(said("B09", person(transfer=table))) == 2


def test_b09_who_came_home_has_ended_the_job():
    table = "就业起始日期|就业终止日期|返乡日期\n2024-01-01||2024-09-01\n2024-10-01||"

    assert said("B09", person(transfer=table)) == []


@pytest.mark.parametrize("rule", ["B08", "B09"])
def test_a_person_whom_two_villages_list_has_to_be_settled_first(rule: str):
    here = person(
        person="行政村\n白石村\n青龙村",
        transfer="行政村|就业起始日期\n白石村|2025-01-01\n青龙村|2025-01-01",
    )

    assert said(rule, here) == []


POSTS = "用人单位|岗位名称|上岗日期|退岗日期\n村委会|保洁员|2024-01-01|{}\n林业局|护林员|2025-01-01|"


def test_b13_two_open_posts_are_named():
    assert said("B13", person(post=POSTS.format(""))) == [
        "张三 同时占两个公益性岗位：村委会保洁员、林业局护林员。"
    ]


@pytest.mark.parametrize(("ended", "is_told"), [("2025-12-31", False), ("2026-01-01", True)])
def test_b13_a_post_that_ended_by_the_cut_off_date_is_none(ended: str, is_told: bool):
    assert bool(said("B13", person(post=POSTS.format(ended)))) is is_told
