"""清除, 个人信息副本 and 告知书 as scripts meet them."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from roster_desktop.reports.pages import Words
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.duty_notice import duty_notice_pages
from roster_desktop.tasks.privacy_papers import PAPERS
from roster_desktop.wording import Refusal, storing
from roster_desktop.workspace import THERE, Workspace
from tests.journeys.shell import Shell, id_number, sound_person

OLD, OTHER = id_number("19500101", 1), id_number("19800101", 3)


@pytest.fixture
def file(shell: Shell, tmp_path: Path) -> Path:
    made = tmp_path / "四合村.roster"
    shell(
        "new", made, "--level", "village", "--unit", "四合村", "--township", "铁河镇", "--operator", "刘会计"
    )
    for name, number in (("欧阳金花", OLD), ("李四", OTHER)):
        shell("add", made, "person", *sound_person(name, number), "--force")
    return made


def written(path: Path) -> str:
    book = load_workbook(path, read_only=True)
    return " ".join(str(cell) for sheet in book for row in sheet.values for cell in row if cell)


def test_everything_about_a_person_is_written_for_them_and_logged(shell: Shell, file: Path, tmp_path: Path):
    shell("set", file, f"person:{OLD}", "phone=13900001111")
    shell("rows", file, "person", "--unmask")

    said = shell("person-copy", file, OLD, tmp_path / "副本.xlsx")

    assert (said.status, "只给本人" in said.out) == (0, True)
    told = written(tmp_path / "副本.xlsx")
    for expected in (OLD, "13900001111", "13800000001", "刘会计", "看过完整号码", "要求更正"):
        assert expected in told
    assert OTHER not in told
    line = shell("log", file, "--json").json[-1]
    assert (line["what"], line["file"], line["rows"], line["masked"]) == (
        "person-copy",
        "副本.xlsx",
        1,
        False,
    )
    assert shell("person-copy", file, "无此人", tmp_path / "b.pdf").status == 2
    assert shell("person-copy", file, OLD, tmp_path / "b.pdf").status == 0
    assert (tmp_path / "b.pdf").read_bytes().startswith(b"%PDF")


def test_erasing_asks_for_its_words_and_says_what_it_did(shell: Shell, file: Path):
    assert shell("purge", file).status == 0
    shell("set", file, f"person:{OLD}", "population_status=死亡", "population_changed_on=2019-05")
    listed = shell("purge", file)
    assert listed.status == 1
    assert "欧阳金花" in listed.out
    assert OLD not in listed.out
    refused = shell("purge", file, "--past")
    assert (refused.status, "清除1人" in refused.err) == (2, True)
    assert len(shell("rows", file, "person", "--json").json) == 2

    done = shell("purge", file, "--past", "--confirm", "清除1人")

    assert (done.status, "已清除 1 人" in done.out) == (0, True)
    assert [row["name"] for row in shell("rows", file, "person", "--json").json] == ["李四"]
    assert "欧阳金花" not in shell("history", file, "--unmask").out
    assert shell("doctor", file).status == 0
    assert shell("undo", file).status != 0
    assert "清除\t超过保存期限" in shell("log", file).out
    assert shell("purge", file, "--person", OTHER, "--confirm", "清除1人").status == 0
    assert shell("rows", file, "person", "--json").json == []


def test_the_notice_says_whose_and_how_long_and_holds_nobody(shell: Shell, file: Path, tmp_path: Path):
    assert shell("privacy-notice", file, tmp_path / "告知书.pdf").status == 0

    assert (tmp_path / "告知书.pdf").read_bytes().startswith(b"%PDF")
    with Workspace.open(file, CATALOG) as workspace:
        [page] = duty_notice_pages(workspace)
    told = "".join(line for mark in page.marks if isinstance(mark, Words) for line in mark.lines)
    for expected in ("铁河镇四合村", "3 年", "身份证号", "副本", "个人信息保护法"):
        assert expected in told
    assert "李四" not in told


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        ("assessment", ("保存三年", "身份证号：核对是不是同一个人", "还没有设密码", "评估人")),
        ("incident", ("没有设密码：丢了", "导出与查看记录", "第五十七条", "派出所")),
    ],
)
def test_the_papers_of_the_office_are_filled_in_from_the_file_and_hold_nobody(
    shell: Shell, file: Path, tmp_path: Path, paper: str, expected: tuple[str, ...]
):
    assert shell("privacy-notice", file, tmp_path / "a.pdf", "--paper", paper).status == 0
    assert shell("privacy-notice", file, tmp_path / "b.pdf", "--paper", "另一份").status == 2

    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    with Workspace.open(file, CATALOG) as workspace:
        pages = {one.key: one for one in PAPERS}[paper].pages(workspace)
    marks = [mark for page in pages for mark in page.marks]
    told = "".join(line for mark in marks if isinstance(mark, Words) for line in mark.lines)
    for words in ("铁河镇四合村", *expected):
        assert words in told
    assert "李四" not in told


def test_every_column_says_for_what_it_is_kept(shell: Shell):
    lines = [line.split("\t") for line in shell("columns").out.splitlines()]
    purposes = {line[0].strip(): line[4] for line in lines if len(line) == 5}
    columns = [column for roster in CATALOG.rosters for column in roster.columns]

    assert [column.key for column in columns if not purposes[column.key]] == []
    own = CATALOG.purposes.of_column
    assert [one.key for one in columns if one.sensitive and purposes[one.key] != own[one.key]] == []


def test_an_erasing_that_a_power_cut_left_half_done_is_finished_by_the_next_command_that_writes(
    shell: Shell, file: Path, monkeypatch: pytest.MonkeyPatch
):
    shell("backup", file)
    [old] = file.parent.glob("备份/*.roster")
    with monkeypatch.context() as cut:
        cut.setattr(Workspace, "finish_erasing_here", lambda _self: (_ for _ in ()).throw(OSError("power")))
        shell("purge", file, "--person", OLD, "--confirm", "清除1人")
    assert old.exists()

    read = shell("rows", file, "person")
    assert (read.status, "接着做完" in read.err, old.exists()) == (0, False, True)
    said = shell("set", file, f"person:{OTHER}", "phone=13900002222")

    assert "接着做完" in said.err
    assert [copy.stem.rpartition("-")[2] for copy in file.parent.glob("备份/*.roster")] == ["清除后"]
    assert OLD.encode() not in b"".join(path.read_bytes() for path in file.parent.rglob("*.roster"))
    assert "接着做完" not in shell("set", file, f"person:{OTHER}", "phone=13900003333").err
    with Workspace.open(file, CATALOG) as workspace:
        assert workspace.erasing_waits == THERE


def test_an_erasing_that_cannot_be_finished_yet_keeps_nobody_from_working(
    shell: Shell, file: Path, monkeypatch: pytest.MonkeyPatch
):
    refusal = Refusal(storing.DISK_FULL.about(file=file.name))
    with monkeypatch.context() as cut:
        cut.setattr(Workspace, "finish_erasing_here", lambda _self: (_ for _ in ()).throw(refusal))
        shell("purge", file, "--person", OLD, "--confirm", "清除1人")

        said = shell("set", file, f"person:{OTHER}", "phone=13900002222", "--json")

    assert str(refusal) in said.err
    assert said.json["changed"] == 1
    assert "接着做完" in shell("set", file, f"person:{OTHER}", "phone=13900003333").err
