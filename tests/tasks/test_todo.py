"""What needs a person today: named in words, urgent things first, and nothing where nothing is to do."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from os import utime
from pathlib import Path

import pytest

from roster_desktop.records import EVERYTHING, Area, Level, Manifest, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.store import surroundings as around
from roster_desktop.tasks.explaining import explain
from roster_desktop.tasks.findings import bring_up_to_date
from roster_desktop.tasks.labour_counts import Census
from roster_desktop.tasks.outbox import deliver_waiting, set_folder_for, submit
from roster_desktop.tasks.surroundings import put_off
from roster_desktop.tasks.todo import LOOKS, today, todos
from roster_desktop.tasks.todo_facts import Facts, Todo, Urgency, named
from roster_desktop.tasks.typing import add_row, write_cells
from roster_desktop.tasks.verifying import verify
from roster_desktop.workspace import FindingQuery, Medium, Workspace
from tests.builders import id_number

VILLAGE = Unit(Level.VILLAGE, "白石村", township="龙亭镇", county="洋县")
PERSON = {
    "township": "龙亭镇", "village": "白石村", "group": "一组", "household_number": "H1", "head_name": "李明",
    "relation": "户主", "phone": "13900000001", "household_type": "一般农户", "health": "健康",
    "education": "初中", "labour_capacity": "普通劳动力", "employment_status": "农业就业", "ethnicity": "汉族",
    "relocated": "否",
}  # fmt: skip


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "v.roster", CATALOG, VILLAGE, "刘会计") as workspace:
        on(workspace, 5)
        yield workspace


def on(workspace: Workspace, day: int, month: int = 6) -> None:
    """Let it be this day of 2025."""
    workspace.today = lambda: date(2025, month, day)
    workspace.clock = lambda: datetime(2025, month, day, 9, 30)


def person(workspace: Workspace, name: str = "李明", at: int = 1, **more: str) -> str:
    number = id_number(birth="19800101", sequence=at)
    return add_row(workspace, "person", PERSON | {"name": name, "id_number": number} | more).row


def told(workspace: Workspace, area: Area = EVERYTHING) -> list[Todo]:
    bring_up_to_date(workspace)
    return list(todos(Facts(workspace, area)))


def titles(workspace: Workspace) -> list[str]:
    return [one.title for one in told(workspace)]


def sent(workspace: Workspace) -> None:
    number = workspace.next_sequence()
    manifest = Manifest(
        format=1, book=f"b{number}", writer=workspace.writer, unit=workspace.unit, operator="刘会计", period="",
        program="0", sequence=number, written_at="", catalog="", salt="",
    )  # fmt: skip
    workspace.record_export(manifest, f"{number}.xlsx", f"hash{number}", "", rows=0)


def test_an_empty_roster_asks_for_the_first_person_and_for_nothing_else(village):
    [one] = told(village)

    assert (one.title, one.button, one.place.page) == ("花名册还是空的", "去录入", "person")


def test_nothing_is_asked_where_all_is_done(village):
    row = person(village)
    verify(village, "person", [row], "入户", "已核实")
    copy = village.backup("手动")
    utime(copy, (datetime(2025, 6, 5).timestamp(),) * 2)

    assert told(village) == []


def test_a_file_that_was_never_compared_says_so(village):
    person(village)

    assert "还没有比对过" in [one.title for one in todos(Facts(village))]
    assert today(village, Census(village)).numbers.zero_households is None


def test_errors_of_a_kind_are_one_thing_that_names_its_people_and_leads_to_its_rules(village):
    for at, name in enumerate(("李明", "王强"), start=1):
        person(village, name, at, household_number=f"H{at}", head_name=name, id_number="61072319800101")

    one = next(one for one in told(village) if "身份证号" in one.title)

    assert one.title == "2 人的身份证号有问题"
    assert one.about.startswith("李明、王强：")
    assert one.urgency is Urgency.NOW
    assert "A03" in one.place.rules
    assert (one.place.roster, one.place.column) == ("person", "id_number")


def test_what_a_check_took_away_since_it_was_counted_asks_for_nothing(village):
    row = person(village, id_number="61072319800101")
    bring_up_to_date(village)
    facts = Facts(village)
    assert facts.count_by_rule["A03"] == 1
    write_cells(village, "person", row, {"id_number": id_number(birth="19800101", sequence=1)})
    bring_up_to_date(village)

    assert "身份证号有问题" not in " ".join(one.title for one in todos(facts))


def test_what_was_explained_asks_for_nothing(village):
    person(village, phone="")
    before = titles(village)
    explain(village, village.findings(FindingQuery(rule="A13")), "同住的人都没有电话")

    assert "还有 1 处预警要核对" in before
    assert "还有 1 处预警要核对" not in titles(village)


def test_a_household_without_work_is_called_by_its_head(village):
    person(village, "李明", 1, labour_capacity="丧失劳动力", employment_status="")
    person(
        village,
        "李强",
        3,
        relation="之子",
        employment_status="未就业创业",
        employment_intent="有转移就业意愿",
    )

    one = next(one for one in told(village) if "户无人就业" in one.title)

    assert one.title == "1 户无人就业，有就业意愿"
    assert one.about.startswith("李明 户：")
    assert one.place.page == "households"


def test_who_was_verified_too_long_ago_is_asked_for_by_name_once_the_days_are_over(village):
    row = person(village)
    verify(village, "person", [row], "电话", "已核实")
    on(village, 3, month=9)
    after_90_days = titles(village)
    on(village, 4, month=9)

    assert not [title for title in after_90_days if "回访" in title]
    one = next(one for one in told(village) if "回访" in one.title)
    assert one.title == "1 人超过 90 天没有回访"
    assert one.about.startswith("李明：")


@pytest.mark.parametrize(("day", "urgency"), [
    (17, None), (18, Urgency.SOON), (21, Urgency.SOON), (22, Urgency.NOW), (25, Urgency.NOW),
])  # fmt: skip
def test_the_own_workbook_is_asked_for_as_the_last_day_comes_near(village, day, urgency):
    person(village)
    on(village, day)

    found = [one.urgency for one in told(village) if one.title == "本期花名册还没有报送"]

    assert found == ([urgency] if urgency is not None else [])


def test_after_the_workbook_left_only_what_changed_since_is_told(village):
    person(village)
    on(village, 24)
    sent(village)
    before = titles(village)
    person(village, "王强", 3, household_number="H2", head_name="王强")

    assert not [title for title in before if "报送" in title]
    assert "报送以后又改了 1 次" in titles(village)
    assert today(village, Census(village)).times_sent == 1


@pytest.mark.parametrize(("age", "is_told"), [(7, False), (8, True)])
def test_a_copy_counts_for_seven_days(village, age, is_told):
    person(village)
    copy = village.backup("手动")
    utime(copy, (datetime(2025, 6, 5 - 4).timestamp(),) * 2)
    on(village, 1 + age)

    assert any("上次备份已过" in title for title in titles(village)) is is_told


def test_a_copy_on_a_stick_counts_for_seven_days_too(village, tmp_path):
    person(village)
    stick = tmp_path / "stick"
    stick.mkdir()
    on(village, 1)
    village.backup_to(stick, "手动")
    on(village, 9)
    village.backup("手动")

    assert any("U盘上的备份已过" in title for title in titles(village))


def test_the_most_urgent_things_stand_first_and_a_village_by_itself_is_asked_nothing_of_the_file(village):
    person(village, phone="", id_number="61072319800101")
    on(village, 24)

    everything = told(village)

    assert [one.urgency for one in everything] == sorted(one.urgency for one in everything)
    assert not [
        one for one in told(village, Area(village="白石村")) if "报送" in one.title or "备份" in one.title
    ]
    assert len(LOOKS) == len(set(LOOKS))


def test_up_to_three_are_named_and_the_others_are_counted():
    assert named(["甲", "乙", "丙"]) == "甲、乙、丙"
    assert named(["甲", "乙", "丙", "丁"]) == "甲、乙、丙 等4人"
    assert named(["甲村", "乙村", "丙村"], "个村", 9) == "甲村、乙村、丙村 等9个村"


def test_a_workbook_that_waits_for_its_folder_is_told_until_it_went(village: Workspace, tmp_path: Path):
    person(village)
    set_folder_for(village, tmp_path / "U盘")
    submit(village, "一次.xlsx")
    title = "1 份工作簿写好了，还没有送出"

    assert title in titles(village)
    (tmp_path / "U盘").mkdir()
    deliver_waiting(village)
    assert title not in titles(village)


def test_what_endangers_the_file_is_a_thing_to_do_and_a_stick_is_not(
    village: Workspace, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(around, "medium_of", lambda _path: Medium.SHARE)
    on_share = next(one for one in told(village) if "网络共享" in one.title)
    monkeypatch.setattr(around, "medium_of", lambda _path: Medium.STICK)

    assert (on_share.urgency, on_share.place.page, on_share.place.chip) == (
        Urgency.LATER, "manual", "where-files",
    )  # fmt: skip
    assert "拷到本机" in on_share.about
    assert not [title for title in titles(village) if "盘" in title]
    assert not [one for one in told(village, Area(village="白石村")) if "共享" in one.title]


@pytest.mark.parametrize(
    ("medium", "word"), [(Medium.SHARE, "网络共享"), (Medium.STICK, "U盘"), (Medium.DISK, "坚果云")]
)
def test_what_moving_mends_is_offered_to_be_moved_until_somebody_has_read_it(
    village: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, medium: Medium, word: str
):
    home = tmp_path / "home"
    monkeypatch.setattr("roster_desktop.tasks.surroundings.default_roster_folder", lambda: home)
    monkeypatch.setattr(around, "medium_of", lambda path: Medium.DISK if path == home else medium)
    if medium is Medium.DISK:
        monkeypatch.setattr(around, "cloud_of", lambda path: "" if path.is_relative_to(home) else word)

    [offered] = [one for one in told(village) if one.place.deed == "move-here"]
    assert (offered.button, word in offered.title) == ("移到本机", True)
    assert "逐行核对" in offered.about
    put_off(village, offered.about_once)
    assert not [title for title in titles(village) if word in title]


def test_a_copy_that_another_program_set_aside_is_told_until_it_was_read_and_a_second_one_again(
    village: Workspace,
):
    def told_of_copies() -> list[Todo]:
        return [one for one in told(village) if "另一份" in one.title]

    shutil.copyfile(village.path, village.path.with_name(f"{village.path.stem} 的冲突副本.roster"))
    [first] = told_of_copies()
    assert first.urgency is Urgency.NOW
    put_off(village, first.about_once)
    assert told_of_copies() == []
    shutil.copyfile(village.path, village.path.with_name(f"{village.path.stem} (1).roster"))
    assert len(told_of_copies()) == 1
