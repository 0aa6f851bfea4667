"""A roster on paper: chosen columns, households together, numbers hidden, and the code of all its content."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

from roster_desktop.places import chinese_fonts
from roster_desktop.records import Area
from roster_desktop.reports.pages import Paper, Words
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.content_codes import codes_of_rosters
from roster_desktop.tasks.people_books import Numbers
from roster_desktop.tasks.roster_prints import Order, WantedPrint, roster_print, write_print
from roster_desktop.wording import Refusal
from tests.reports.township import made, person, row

PEOPLE = CATALOG.person_roster


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory):
    with made(tmp_path_factory.mktemp("office")) as workspace:
        home = {"household_number": "H1", "head_name": "张三"}
        person(workspace, "张小三", 1, relation="之子", birth="20000102", **home)
        number = person(workspace, "李四", 2, phone="13800138000")
        person(workspace, "张三", 3, **home)
        person(workspace, "王五", 4, village="镇江村")
        row(workspace, "transfer", "李四", number, transport_amount="500", started_on="2025-03")
        yield workspace


def words(pages: tuple[Paper, ...]) -> list[list[str]]:
    return [["".join(mark.lines) for mark in page.marks if isinstance(mark, Words)] for page in pages]


def test_households_stand_together_their_head_first(workspace):
    printed = roster_print(workspace, WantedPrint(PEOPLE, ("relation",), Order.HOUSEHOLDS))

    told = [line.band or line.cells[1] for line in printed.table.lines]
    assert told == [
        "第1户　户主：张三　户编号：H1　2 行", "张三", "张小三", "第2户　户主：李四　户编号：H2　1 行", "李四",
        "第3户　户主：王五　户编号：H4　1 行", "王五",
    ]  # fmt: skip
    assert printed.table.total[:2] == ("合计", "3 户 4 人")


def test_a_masked_number_never_has_an_age_beside_it(workspace):
    wanted = ("id_number", "age", "birth_date", "sex")
    masked = roster_print(workspace, WantedPrint(PEOPLE, wanted))
    without = roster_print(workspace, WantedPrint(PEOPLE, ("age", "sex")))
    whole = roster_print(workspace, WantedPrint(PEOPLE, wanted, numbers=Numbers.WHOLE))

    assert [head.text for head in masked.table.heads] == ["序号", "姓名", "身份证号", "性别"]
    assert masked.table.lines[0].cells[2] == "6107************" + str(masked.table.lines[0].cells[2])[-2:]
    assert any("不印年龄" in rule for rule in masked.table.rules)
    assert [head.text for head in without.table.heads] == ["序号", "姓名", "年龄", "性别"]
    assert len(whole.table.heads) == 6


def test_the_code_is_that_of_all_content_whatever_is_printed(workspace):
    codes = {one.title: one.code for one in codes_of_rosters(workspace)}
    village = WantedPrint(PEOPLE, ("sex",), Order.HOUSEHOLDS, Numbers.MASKED, Area(village="镇江村"))

    assert roster_print(workspace, WantedPrint(PEOPLE, ("name",))).code == codes["人员信息花名册"]
    assert roster_print(workspace, village).code == codes["镇江村 人员信息花名册"]


def test_every_column_goes_on_pages_side_by_side_with_the_same_rows_and_names(workspace):
    every = tuple(column.key for column in PEOPLE.columns)
    pages = words(roster_print(workspace, WantedPrint(PEOPLE, every)).pages)

    assert f"龙亭镇人员信息花名册（1/{len(pages)}）" in pages[0]
    assert len(pages) > 2
    for page in pages:
        assert {"张小三", "李四", "张三", "王五", "核对码"} & {text[:3] for text in page} >= {
            "张小三",
            "李四",
        }
    heads = {text for page in pages for text in page}
    assert {column.header for column in PEOPLE.columns if column.role is None} <= heads


@pytest.mark.skipif(not chinese_fonts() or not shutil.which("pdftotext"), reason="no Chinese font or reader")
def test_the_paper_says_who_fills_it_in_and_can_be_searched_and_is_noted(workspace, tmp_path: Path):
    out = tmp_path / "册.pdf"
    printed = roster_print(workspace, WantedPrint(PEOPLE, ("id_number", "phone"), numbers=Numbers.WHOLE))
    write_print(workspace, printed, out)

    read = subprocess.run(["pdftotext", "-layout", str(out), "-"], capture_output=True, text=True, check=True)
    text = unicodedata.normalize("NFKC", read.stdout)
    for told in ("填报单位(盖章):龙亭镇", "填报人:王站长", "审核人", "填报时间:2025-06-01", "第1页,共1页", "13800138000",
                 "审核人签字", printed.code.told):  # fmt: skip
        assert told in text.replace(" ", ""), told
    [line] = [one for one in workspace.disclosures() if one.file == "册.pdf"]
    assert line.columns == ("person.id_number", "person.phone")
    assert not line.is_masked


def test_the_sums_of_money_stand_in_the_last_line(workspace):
    printed = roster_print(
        workspace, WantedPrint(CATALOG.roster("transfer"), ("started_on", "transport_amount"))
    )

    assert printed.table.total == ("合计", "1 条", None, 500)


def test_what_cannot_be_printed_is_said(workspace, tmp_path: Path):
    with pytest.raises(Refusal, match="没有可以打印的"):
        roster_print(workspace, WantedPrint(CATALOG.roster("post")))
    with pytest.raises(Refusal, match="没有“nothing”这一列"):
        roster_print(workspace, WantedPrint(PEOPLE, ("nothing",)))
    with pytest.raises(Refusal, match="后缀认不出"):
        write_print(workspace, roster_print(workspace, WantedPrint(PEOPLE)), tmp_path / "册.doc")
