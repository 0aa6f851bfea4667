"""People about whom there is something to say, for tests of the page of findings."""

from __future__ import annotations

from roster_desktop.tasks.findings import bring_up_to_date
from roster_desktop.tasks.typing import add_row
from roster_desktop.workspace import Workspace
from tests.builders import id_number

LI, WANG = id_number(birth="19850101", sequence=1), id_number(birth="19880101", sequence=3)


def person(workspace: Workspace, name: str, number: str, **more: str) -> None:
    add_row(workspace, "person", {
        "village": "白石村", "group": "一组", "household_number": name, "head_name": name, "relation": "户主",
        "name": name, "id_number": number, "household_type": "脱贫户", "labour_capacity": "普通劳动力",
        "employment_status": "转移就业", "health": "健康", "education": "初中", "phone": "13800001234", **more,
    })  # fmt: skip


def job(workspace: Workspace, name: str, number: str, **more: str) -> None:
    add_row(workspace, "transfer", {
        "name": name, "id_number": number, "employer": "苏州协鑫电子有限公司", "province": "江苏省", "city": "苏州市",
        "county": "吴江区", "area": "省外", **more,
    })  # fmt: skip


def fill(workspace: Workspace) -> None:
    """李明 works far away and holds a post at home, twice without an end; 王强 wrote a wrong number."""
    person(workspace, "李明", LI, phone="")
    job(workspace, "李明", LI, started_on="2025-03-01")
    job(
        workspace,
        "李明",
        LI,
        started_on="2026-02-10",
        employer="无锡华东电子有限公司",
        city="无锡市",
        county="滨湖区",
    )
    add_row(workspace, "post", {
        "name": "李明", "id_number": LI, "post": "保洁员", "employer": "白石村村委会", "started_on": "2025-06-01",
    })  # fmt: skip
    person(workspace, "王强", WANG[:-1] + ("1" if WANG[-1] != "1" else "2"), phone="")
    bring_up_to_date(workspace)
