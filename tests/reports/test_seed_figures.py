"""The sums of the articles that the program was made from, found again by the reports themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from roster_desktop.records import ChangeSet, Occasion, RowAdded, new_row_id
from roster_desktop.reports import REPORT_BY_KEY, ReportTable
from roster_desktop.tasks.reporting import computed
from roster_desktop.tasks.typing import add_row
from roster_desktop.workspace import Workspace
from tests.builders import id_number
from tests.reports.township import made, person, row


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with made(tmp_path) as workspace:
        yield workspace


def tables(workspace: Workspace, report: str) -> dict[str, ReportTable]:
    return {table.key: table for table in computed(workspace, REPORT_BY_KEY[report]).tables}


def totals(table: ReportTable) -> dict[str, object]:
    """Head → what stands in the total line."""
    return dict(zip([head.text for head in table.heads], table.total or (), strict=True))


def settle(workspace: Workspace, roster: str, many: int, first: int, cells: Mapping[str, str]) -> None:
    """So many people of 白石村, each with a row like this."""
    rows: list[RowAdded] = []
    for at in range(first, first + many):
        number = id_number(birth=f"19{70 + at // 900}0101", sequence=at % 900 + 1)
        about = {"township": "龙亭镇", "village": "白石村", "name": f"人{at}", "id_number": number}
        own = about | {"labour_capacity": "普通劳动力", "household_number": f"H{at}"}
        rows += [RowAdded("person", new_row_id(), own), RowAdded(roster, new_row_id(), about | dict(cells))]
    workspace.apply(ChangeSet("录入", Occasion.TYPED, tuple(rows)))


def test_765_of_470_are_162_8_percent(workspace):
    cells = {"work_type": "转移就业", "area": "省外", "province": "山东省", "started_on": "2025-02-01"}
    settle(workspace, "transfer", 765, 0, cells)
    target = {"year": "2025", "indicator": "县外转移就业", "target": "470", "responsible_unit": "人社局"}
    add_row(workspace, "target", target)

    [line] = tables(workspace, "targets")["targets"].lines

    assert line.cells[5:9] == (470, 765, 0, Decimal("162.8"))


def test_45_full_time_and_237_part_time_posts_are_282_people(workspace):
    settle(workspace, "post", 45, 0, {"hours_type": "全日制", "started_on": "2025-01-01"})
    settle(workspace, "post", 237, 45, {"hours_type": "非全日制", "started_on": "2025-01-01"})

    told = totals(tables(workspace, "posts")["posts"])

    assert (told["全日制"], told["非全日制"], told["在岗人数"]) == (45, 237, 282)


def test_what_one_person_can_get_in_wuxing_is_21500(workspace):
    number = person(workspace, "李明", 1)
    job = {"work_type": "转移就业", "started_on": "2025-01-01", "transport_year": "2025"}
    row(
        workspace,
        "transfer",
        "李明",
        number,
        transport_amount="1500",
        transport_status="已发放",
        employer="甲厂",
        **job,
    )
    others = (("就业补助", "12000"), ("探亲补助", "1500"), ("租房补助", "6000"), ("一次性生活补助", "500"))
    for at, (kind, amount) in enumerate(others):
        row(
            workspace, "transfer", "李明", number, started_on=f"2024-0{at + 1}", employer=f"乙厂{at}",
            other_subsidy=kind, other_subsidy_amount=amount, other_subsidy_year="2025",
        )  # fmt: skip

    told = totals(tables(workspace, "subsidies")["subsidies"])

    assert told["金额"] == 1500 + 12000 + 1500 + 6000 + 500 == 21500
    assert told["人次"] == 5


def test_29_startup_subsidies_of_3000_are_87000(workspace):
    cells = {"started_on": "2024-01-01", "startup_subsidy": "3000", "startup_subsidy_year": "2025"}
    settle(workspace, "business", 29, 0, cells)

    [line] = [
        one for one in tables(workspace, "subsidies")["subsidies"].lines if one.cells[0] == "一次性创业补贴"
    ]

    assert line.cells[1:4] == (29, 29, 87000)
