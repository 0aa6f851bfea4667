"""公示版 and the workbook for people: what everybody may read, and nothing that finds a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from roster_desktop.progress import Silence
from roster_desktop.records import Level, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.schema import Shown
from roster_desktop.tasks.bring_in import preview_import
from roster_desktop.tasks.content_codes import codes_of_book
from roster_desktop.tasks.merging import merge_workbooks
from roster_desktop.tasks.notices import (
    NAME_POLICY,
    rosters_for_notice,
    set_telephone,
    telephone,
    usual_rosters,
    write_notice,
)
from roster_desktop.tasks.people_books import WHOLE_NUMBERS, Numbers, write_people_book
from roster_desktop.tasks.policies import set_policy
from roster_desktop.tasks.typing import write_cells
from roster_desktop.wording import Refusal
from roster_desktop.workspace import Workspace
from tests.builders import id_number
from tests.numbers_of_people import CARDS, numbers_with_gaps
from tests.reports.township import made, person, row

Cells = list[list[object]]


@contextmanager
def refusing(code: str) -> Iterator[pytest.ExceptionInfo[Refusal]]:
    """What is done here is refused, for this reason."""
    with pytest.raises(Refusal) as refused:
        yield refused
    assert refused.value.message.code == code


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with made(tmp_path) as file:
        yield file


def zhang(workspace: Workspace, **more: str) -> str:
    """张三丰, who works in 昆山 and got 500 for the journey; the row id of the job."""
    number = person(workspace, "张三丰", 1, phone="13812345678")
    cells = {
        "started_on": "2025-03-01", "ended_on": "2025-05-20", "province": "江苏省", "city": "苏州市",
        "county": "昆山市", "employer": "昆山电子厂", "transport_amount": "500",
        "bank_card": "6222020000000000002", "phone": "13812345678",
    }  # fmt: skip
    return row(workspace, "transfer", "张三丰", number, **cells | more)


def chosen(*keys: str):
    return [CATALOG.roster(key) for key in keys]


def sheet(path: Path, name: str) -> Cells:
    return [list(line) for line in load_workbook(path, data_only=True)[name].iter_rows(values_only=True)]


def test_a_notice_has_the_columns_used_in_practice_and_no_number(workspace: Workspace, tmp_path: Path):
    zhang(workspace)

    write_notice(workspace, tmp_path / "公示.xlsx", chosen("transfer"), "0916-8212345")

    lines = sheet(tmp_path / "公示.xlsx", "转移就业")
    assert lines[0][0] == "龙亭镇转移就业公示"
    assert lines[1][0] == "公示单位（盖章）：龙亭镇　　公示日期：2025-06-01　　共 1 条"
    assert lines[2][0] == "监督电话：0916-8212345"
    assert lines[4][0].startswith("核对码：")
    assert lines[5] == ["序号", "姓名", "性别", "年龄", "务工时间", "务工地点/单位", "交通补贴(元)"]
    assert lines[6] == [
        1, "张*", "男", 45, "2025-03-01 至 2025-05-20", "江苏省 苏州市 昆山市 昆山电子厂", 500,
    ]  # fmt: skip
    assert lines[7] == ["合计", "", "", "", "", "", 500]


def test_a_notice_on_the_wall_is_held_against_its_workbook_by_its_code(workspace: Workspace, tmp_path: Path):
    zhang(workspace)
    write_notice(workspace, tmp_path / "公示.xlsx", chosen("transfer"), "0916-8212345")

    [coded] = codes_of_book(CATALOG, tmp_path / "公示.xlsx")

    assert sheet(tmp_path / "公示.xlsx", "转移就业")[4][0] == f"核对码：{coded.code.told}"
    assert coded.printed == ""


def test_villages_are_named_where_there_are_several(workspace: Workspace, tmp_path: Path):
    zhang(workspace)
    number = person(workspace, "李四", 2, village="柳林村")
    row(workspace, "transfer", "李四", number, village="柳林村", started_on="2025-02", employer="砖厂")

    write_notice(workspace, tmp_path / "公示.xlsx", chosen("transfer"), "")

    lines = sheet(tmp_path / "公示.xlsx", "转移就业")
    assert lines[5][:3] == ["序号", "行政村", "姓名"]
    assert {(line[1], line[2]) for line in lines[6:8]} == {("白石村", "张*"), ("柳林村", "李*")}


@pytest.mark.parametrize(("style", "name"), [("张*", "张*"), ("张*三", "张*丰"), ("全名", "张三丰")])
def test_the_policy_says_how_names_are_written(workspace: Workspace, tmp_path: Path, style: str, name: str):
    zhang(workspace)
    set_policy(workspace, NAME_POLICY, style, date(2020, 1, 1))

    write_notice(workspace, tmp_path / "公示.xlsx", chosen("transfer"), "")

    assert sheet(tmp_path / "公示.xlsx", "转移就业")[6][1] == name


def test_a_number_typed_into_words_is_refused_with_its_place_and_nothing_is_left(
    workspace: Workspace, tmp_path: Path
):
    zhang(workspace, employer="昆山电子厂 找老王138-1234-5678")
    before = set(tmp_path.iterdir())

    with pytest.raises(Refusal) as refused:
        write_notice(workspace, tmp_path / "公示.xlsx", chosen("transfer"), "")

    assert str(refused.value) == (
        "公示版没有写出：工作表“转移就业”的 F7（张三丰）里有像手机号的内容；请先在花名册里改掉这一处再写。"
    )
    assert set(tmp_path.iterdir()) == before


def test_an_amount_that_is_a_telephone_is_refused_too(workspace: Workspace, tmp_path: Path):
    zhang(workspace, transport_amount="13812345678")

    with refusing("public-leak") as refused:
        write_notice(workspace, tmp_path / "公示.xlsx", chosen("transfer"), "")

    assert "G7（张三丰）" in str(refused.value)


def test_a_number_in_the_name_of_the_unit_is_found_outside_the_lines(tmp_path: Path):
    unit = Unit(Level.VILLAGE, "四合村13812345678", township="龙亭镇", county="洋县")
    with Workspace.create(tmp_path / "v.roster", CATALOG, unit, "刘会计") as workspace:
        zhang(workspace)
        with refusing("public-leak"):
            write_notice(workspace, tmp_path / "公示.xlsx", chosen("transfer"), "")

    assert not (tmp_path / "公示.xlsx").exists()


@pytest.mark.parametrize("text", [id_number(), "找老王", "6222 0200 0000 0000 002", "13"])
def test_only_a_telephone_may_stand_on_the_line_of_the_telephone(workspace: Workspace, text: str):
    with refusing("no-telephone"):
        set_telephone(workspace, text)


def test_the_telephone_of_the_office_may_be_a_mobile(workspace: Workspace, tmp_path: Path):
    zhang(workspace)
    set_telephone(workspace, "13900001111、0916-8212345")

    write_notice(workspace, tmp_path / "公示.xlsx", chosen("transfer"), telephone(workspace))

    assert sheet(tmp_path / "公示.xlsx", "转移就业")[2][0] == "监督电话：13900001111、0916-8212345"


def test_people_are_put_up_only_where_nothing_else_is_or_somebody_asks(workspace: Workspace, tmp_path: Path):
    assert usual_rosters(workspace) == ()
    person(workspace, "李四", 2)
    assert [roster.key for roster in usual_rosters(workspace)] == ["person"]
    zhang(workspace)

    assert [roster.key for roster in usual_rosters(workspace)] == ["transfer"]


def test_an_empty_roster_and_a_file_that_is_there_are_refused(workspace: Workspace, tmp_path: Path):
    with refusing("nobody-for-notice"):
        write_notice(workspace, tmp_path / "公示.xlsx", chosen("post"), "")
    (tmp_path / "公示.xlsx").write_text("mine")

    with refusing("target-exists"):
        write_notice(workspace, tmp_path / "公示.xlsx", chosen("transfer"), "")

    assert (tmp_path / "公示.xlsx").read_text() == "mine"


def test_no_declared_notice_has_a_column_that_finds_a_person():
    for roster in CATALOG.rosters:
        columns = [roster.column_by_key[key] for shown in roster.notice for key in shown.columns]
        assert [shown.header for shown in roster.notice[:3]] == ["姓名", "性别", "年龄"]
        assert not [column for column in columns if column.sensitive or "address" in column.key]
        assert [shown.columns for shown in roster.notice if shown.shown is Shown.NAME] == [("name",)]


FREE = {
    "name": "张三丰", "employer": "昆山电子厂", "province": "江苏省", "started_on": "2025-03-01", "age": "",
    "transport_amount": "500", "remark": "", "address": "", "head_name": "张三丰",
}  # fmt: skip
"""Cells into which something is typed, and what stands there else."""
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
_PHONE = re.compile(r"1[3-9][0-9]{9}")


def written(workspace: Workspace, target: Path) -> list[str] | str:
    """The texts of every part of the notice, without its tags; the code of the refusal where there is one."""
    try:
        write_notice(workspace, target, chosen("transfer"), "")
    except Refusal as refusal:
        return refusal.message.code
    # By a way of its own: not a cell is asked.
    with ZipFile(target) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if "theme" not in name]
    return ["".join(re.sub(r"<[^>]*>", "|", part).split()) for part in parts]


@pytest.fixture
def job(workspace: Workspace) -> str:
    return zhang(workspace)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    number=numbers_with_gaps() | CARDS,
    key=st.sampled_from(sorted(FREE)),
    before=WORDS,
    after=WORDS,
    style=st.sampled_from(["张*", "张*三", "全名"]),
)
def test_whatever_is_typed_a_notice_never_holds_a_number(
    workspace: Workspace, job: str, number: str, key: str, before: str, after: str, style: str
):
    target = workspace.path.parent / "公示.xlsx"
    target.unlink(missing_ok=True)
    set_policy(workspace, NAME_POLICY, style, date(2020, 1, 1))
    write_cells(workspace, "transfer", job, FREE | {key: f"{before}字{number}字{after}"})

    told = written(workspace, target)

    if isinstance(told, str):
        assert told == "public-leak"
        assert not target.exists()
    else:
        assert not any("".join(number.split()) in text or _PHONE.search(text) for text in told)


def test_a_workbook_for_people_has_every_column_but_the_age_and_hides_numbers(
    workspace: Workspace, tmp_path: Path
):
    zhang(workspace)

    write_people_book(workspace, tmp_path / "看.xlsx", CATALOG.rosters, Numbers.MASKED)

    lines = sheet(tmp_path / "看.xlsx", "转移就业")
    row_of = dict(zip(lines[4], lines[5], strict=True))
    # An age beside a masked number would give the day of birth away.
    assert [head for head in lines[4] if head != "序号"] == [
        column.header for column in CATALOG.roster("transfer").columns if column.header != "年龄"
    ]
    assert row_of["姓名"] == "张三丰"
    assert row_of["联系电话"] == "138****5678"
    assert row_of["身份证号"] == "6107************" + id_number()[-2:]
    assert row_of["银行卡号"] == "***************0002"
    assert row_of["交通补贴(元)"] == 500
    text = "".join(ZipFile(tmp_path / "看.xlsx").read(name).decode() for name in ("xl/sharedStrings.xml",))
    assert "13812345678" not in text
    assert id_number() not in text


def test_whole_numbers_are_written_where_asked_and_the_sheet_says_so(workspace: Workspace, tmp_path: Path):
    zhang(workspace)

    counts = write_people_book(workspace, tmp_path / "看.xlsx", CATALOG.rosters, Numbers.WHOLE)

    lines = sheet(tmp_path / "看.xlsx", "转移就业")
    assert counts == {"person": 1, "transfer": 1}
    assert lines[2][0] == WHOLE_NUMBERS
    assert dict(zip(lines[4], lines[5], strict=True))["身份证号"] == id_number()


@pytest.mark.parametrize("numbers", Numbers)
def test_neither_is_taken_in_as_a_roster(workspace: Workspace, tmp_path: Path, numbers: Numbers):
    zhang(workspace)
    write_people_book(workspace, tmp_path / "看.xlsx", CATALOG.rosters, numbers)
    write_notice(workspace, tmp_path / "公示.xlsx", rosters_for_notice(workspace), "")
    journal = workspace.journal

    for name in ("看.xlsx", "公示.xlsx"):
        with refusing("printed-book-only"):
            preview_import(workspace, tmp_path / name, Silence())
        [book] = merge_workbooks(workspace, [tmp_path / name]).workbooks
        assert book.status == "refused"

    assert workspace.journal == journal
