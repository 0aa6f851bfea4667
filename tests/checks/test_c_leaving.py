"""Who died, moved away or is away, and is still said to work."""

from __future__ import annotations

import pytest

from tests.checks.facts import findings, person, said

OWN = "人口状态|状态变更日期\n{status}|{changed}"


def gone(
    status: str = "死亡",
    changed: str = "2025-06-10",
    start: str = "2025-01-01",
    end: str = "",
    roster: str = "transfer",
):
    tables = {
        "transfer": "就业起始日期|就业终止日期", "business": "创业起始日期|创业结束日期",
        "training": "培训起始日期|培训终止日期", "post": "上岗日期|退岗日期",
    }  # fmt: skip
    return person(
        person=OWN.format(status=status, changed=changed), **{roster: f"{tables[roster]}\n{start}|{end}"}
    )


STILL = "张三 已登记“{}”，《{}》里还在岗，请停岗停补。"


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({}, STILL.format("死亡", "转移就业花名册")),
        ({"roster": "post"}, STILL.format("死亡", "公益性岗位安置花名册")),
        ({"roster": "business", "status": "迁出"}, STILL.format("迁出", "自主创业花名册")),
        ({"status": "婚嫁迁出"}, STILL.format("婚嫁迁出", "转移就业花名册")),
        ({"changed": ""}, STILL.format("死亡", "转移就业花名册")),
        ({"end": "2025-06-10"}, ""),
        ({"end": "2026-01-01"}, STILL.format("死亡", "转移就业花名册")),
        ({"changed": "2026-01-01"}, ""),
        ({"roster": "training"}, ""),
        ({"status": "正常"}, ""),
        ({"status": "参军"}, ""),
        (
            {"start": "2025-06-11", "end": "2025-07-01"},
            "张三 已登记“死亡”（2025-06-10），《转移就业花名册》里的开始日期 2025-06-11 却在那以后，请核对。",
        ),
        ({"start": "2025-06-10", "end": "2025-07-01"}, ""),
        ({"start": "2025-06", "end": "2025-07-01"}, ""),
        ({"changed": "2025-06", "start": "2025-06-30", "end": "2025-07-01"}, ""),
        (
            {"changed": "2025-06", "start": "2025-07-01", "end": "2025-07-10", "roster": "training"},
            "张三 已登记“死亡”（2025-06），《就业培训花名册》里的开始日期 2025-07-01 却在那以后，请核对。",
        ),
    ],
)
def test_c09_who_died_or_moved_away_works_no_more(cells: dict[str, str], message: str):
    assert said("C09", gone(**cells)) == ([message] if message else [])


def test_c09_shows_the_own_row_beside():
    [finding] = findings("C09", gone())

    assert (finding.row, finding.columns) == ("transfer-1", ("ended_on", "started_on"))
    assert finding.beside == (("person", "person-1", ("population_status", "population_changed_on")),)


def test_c09_who_moved_to_another_village_works_there():
    one = person(
        person="行政村|人口状态\n白石村|迁出\n青龙村|正常",
        transfer="行政村|就业起始日期\n青龙村|2025-01-01",
    )

    assert said("C09", one) == []


@pytest.mark.parametrize(
    ("cells", "is_told"),
    [
        ({"status": "服刑"}, True),
        ({"status": "参军"}, True),
        ({"status": "失踪/失联"}, True),
        ({"status": "服刑", "end": "2025-12-31"}, False),
        ({"status": "服刑", "changed": "2026-01-01"}, False),
        ({"status": "企业退休"}, False),
        ({"status": "死亡"}, False),
    ],
)
def test_c10_who_is_away_does_not_work(cells: dict[str, str], is_told: bool):
    told = said("C10", gone(**cells))

    assert told == (
        [f"张三 登记为“{cells['status']}”，却在《转移就业花名册》里有在岗记录。"] if is_told else []
    )
