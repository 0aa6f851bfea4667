"""Many workbooks in one go: all are looked at, only those without doubt are written, each one wholly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from roster_desktop.progress import Cancelled, Silence
from roster_desktop.records import Level, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.bring_in import Asked, apply_import, preview_import
from roster_desktop.tasks.bring_in_many import (
    BookOutlook,
    Standing,
    look_again,
    look_at_book,
    look_at_books,
    take_back_books,
    take_in_books,
    taken_back,
)
from roster_desktop.tasks.preview_rows import Outcome
from roster_desktop.wording import Refusal
from roster_desktop.workspace import Workspace
from tests.workbook.golden.village import number_of

HEAD = "姓名,身份证号,与户主关系,民族"


@pytest.fixture
def township(tmp_path: Path) -> Iterator[Workspace]:
    unit = Unit(Level.TOWNSHIP, "清水镇", "", "清水镇", "安平县")
    with Workspace.create(tmp_path / "镇.roster", CATALOG, unit, "李主任") as workspace:
        yield workspace


def book(folder: Path, name: str, *people: int, village: str = "河湾村", nation: str = "汉族") -> Path:
    """A list of people by their numbers; its village stands above the header."""
    folder.mkdir(exist_ok=True)
    lines = [f"填报单位：{village}"] if village else []
    lines += [HEAD, *(f"人{'甲乙丙丁戊己庚辛'[n]},{number_of(n)},户主,{nation}" for n in people)]
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def standings(books: tuple[BookOutlook, ...]) -> dict[str, Standing]:
    return {one.path.name: one.standing for one in books}


class StopAt:
    """Somebody who stops as soon as this book is named."""

    def __init__(self, name: str) -> None:
        self._name = name

    def report(self, done: int, total: int, what: str) -> None:
        if what == self._name:
            raise Cancelled


def test_every_book_of_a_folder_says_how_it_stands_and_nothing_is_written(township, tmp_path):
    inbox = tmp_path / "收件"
    book(inbox, "1好的.csv", 1, 2)
    book(inbox, "2没有村名.csv", 3, village="")
    (inbox / "3坏的.xlsx").write_bytes(b"PK\x03\x04 cut short")
    (inbox / "4照片.jpg").write_bytes(b"\xff\xd8\xff")
    (inbox / "5问人.csv").write_text(
        f"填报单位：河湾村\n{HEAD},联系电话,联系电话\n"
        f"人甲,{number_of(1)},户主,汉族,13800000001,13900000001\n",
        encoding="utf-8",
    )

    books = look_at_books(township, [inbox])

    assert standings(books) == {
        "1好的.csv": Standing.READY, "2没有村名.csv": Standing.ASKED, "3坏的.xlsx": Standing.REFUSED,
        "5问人.csv": Standing.ASKED, "4照片.jpg": Standing.SKIPPED,
    }  # fmt: skip
    assert township.counts()["person"] == 0
    assert all(one.problems for one in books if one.standing is not Standing.READY)


def test_what_leaves_nothing_open_is_written_after_a_backup_and_each_is_a_step(township, tmp_path):
    inbox = tmp_path / "收件"
    book(inbox, "1.csv", 1, 2)
    book(inbox, "2.csv", 3, village="")
    book(inbox, "3.csv", 4, village="石桥村")

    taken = take_in_books(township, look_at_books(township, [inbox]))

    assert standings(taken) == {"1.csv": Standing.TAKEN, "2.csv": Standing.ASKED, "3.csv": Standing.TAKEN}
    assert township.counts()["person"] == 3
    assert len(township.backups()) == 1
    assert sorted(step.workbook for step in township.batches(10)) == ["1.csv", "3.csv"]


def test_a_book_that_contradicts_one_before_it_is_set_aside_and_overwrites_nothing(township, tmp_path):
    inbox = tmp_path / "收件"
    book(inbox, "1.csv", 1, 2)
    book(inbox, "2.csv", 2, 3, nation="回族")

    taken = take_in_books(township, look_at_books(township, [inbox]))

    assert standings(taken) == {"1.csv": Standing.TAKEN, "2.csv": Standing.MOVED}
    assert "人丙" in taken[1].problems[0].message
    assert township.counts()["person"] == 2


def test_the_parts_of_one_list_are_all_taken_in_also_where_one_row_stands_in_both(township, tmp_path):
    inbox = tmp_path / "收件"
    book(inbox, "第1部分.csv", 1, 2, 3)
    book(inbox, "第2部分.csv", 3, 4, 5)

    taken = take_in_books(township, look_at_books(township, [inbox]))

    assert {one.standing for one in taken} == {Standing.TAKEN}
    assert township.counts()["person"] == 5
    assert taken[1].counts[Outcome.UNCHANGED] == 1


def test_a_file_that_was_altered_after_it_was_looked_at_is_looked_at_again(township, tmp_path):
    inbox = tmp_path / "收件"
    book(inbox, "1.csv", 1)
    looked = look_at_books(township, [inbox])
    book(inbox, "1.csv", 2)

    [taken] = take_in_books(township, looked)

    assert taken.standing is Standing.MOVED
    assert township.counts()["person"] == 0
    assert [
        one.standing
        for one in take_in_books(township, [look_at_book(township, taken.path, Asked(), Silence())])
    ] == [Standing.TAKEN]


def test_whoever_stops_looking_keeps_what_was_looked_at(township, tmp_path):
    inbox = tmp_path / "收件"
    for name in ("1.csv", "2.csv", "3.csv"):
        book(inbox, name, int(name[0]))

    books = look_at_books(township, [inbox], StopAt("2.csv"))

    assert standings(books) == {"1.csv": Standing.READY, "2.csv": Standing.STOPPED, "3.csv": Standing.STOPPED}


def test_whoever_stops_writing_keeps_the_books_before(township, tmp_path):
    inbox = tmp_path / "收件"
    for name in ("1.csv", "2.csv", "3.csv"):
        book(inbox, name, int(name[0]))

    books = take_in_books(township, look_at_books(township, [inbox]), StopAt("3.csv"))

    assert standings(books) == {"1.csv": Standing.TAKEN, "2.csv": Standing.TAKEN, "3.csv": Standing.READY}
    assert township.counts()["person"] == 2


def test_books_that_were_taken_back_can_be_taken_in_again(township, tmp_path):
    inbox = tmp_path / "收件"
    book(inbox, "1.csv", 1)
    taken = take_in_books(township, look_at_books(township, [inbox]))
    township.undo(taken[0].batch)

    again = take_in_books(township, taken_back(taken, taken))

    assert standings(again) == {"1.csv": Standing.TAKEN}
    assert township.counts()["person"] == 1


def test_whoever_stops_taking_back_keeps_the_books_before_written(township, tmp_path):
    inbox = tmp_path / "收件"
    for name in ("1.csv", "2.csv", "3.csv"):
        book(inbox, name, int(name[0]))
    taken = take_in_books(township, look_at_books(township, [inbox]))

    told = take_back_books(township, taken, StopAt("1.csv"))

    assert standings(told.books) == {
        "1.csv": Standing.TAKEN,
        "2.csv": Standing.READY,
        "3.csv": Standing.READY,
    }
    assert [undone.restored for undone in told.undone] == [1, 1]
    assert township.counts()["person"] == 1


def test_a_book_that_asks_only_since_another_was_written_waits_and_says_so(township, tmp_path):
    inbox = tmp_path / "收件"
    book(inbox, "1.csv", 1)
    whole = number_of(1)
    (inbox / "2.csv").write_text(
        f"填报单位：河湾村\n{HEAD}\n人乙,{whole[:15]}000,户主,汉族\n人丙,{number_of(2)},户主,汉族\n",
        encoding="utf-8",
    )

    looked = look_at_books(township, [inbox])
    taken = take_in_books(township, looked)

    assert [one.standing for one in looked] == [Standing.READY, Standing.READY]
    assert standings(taken) == {"1.csv": Standing.TAKEN, "2.csv": Standing.ASKED}
    assert [problem.code for problem in taken[1].problems][:2] == ["asked-since", "id-repair"]
    assert township.counts()["person"] == 1


def test_what_was_said_of_one_layout_answers_the_other_books_of_the_sender(township, tmp_path):
    inbox = tmp_path / "收件"
    inbox.mkdir()
    for n in (1, 2):
        (inbox / f"{n}.csv").write_text(
            f"填报单位：河湾村\n{HEAD},联系电话,联系电话\n人{n},{number_of(n)},户主,汉族,1380000000{n},1390000000{n}\n",
            encoding="utf-8",
        )
    first, second = look_at_books(township, [inbox])
    assert (first.standing, second.standing) == (Standing.ASKED, Standing.ASKED)
    [question] = preview_import(township, first.path).questions
    answers = {question.key: question.choices[0].value}
    apply_import(township, preview_import(township, first.path, answers=answers))

    books = look_again(township, [second], Silence())

    assert [one.standing for one in books] == [Standing.READY]


def test_places_of_which_none_holds_a_workbook_are_refused_and_one_that_does_is_enough(township, tmp_path):
    letters = tmp_path / "通知"
    letters.mkdir()
    (letters / "通知.docx").write_bytes(b"PK")
    with pytest.raises(Refusal, match="通知 里没有工作簿"):
        look_at_books(township, [letters])

    books = look_at_books(township, [letters, book(tmp_path / "收件", "1.csv", 1)])

    assert standings(books) == {"1.csv": Standing.READY, "通知.docx": Standing.SKIPPED}


@pytest.mark.parametrize("place", ["河湾村花名册.csv", "河湾村/名单.csv"])
def test_a_list_that_names_no_village_is_of_the_one_its_file_or_folder_names(township, tmp_path, place):
    take_in_books(township, look_at_books(township, [book(tmp_path / "先", "1.csv", 1)]))
    path = tmp_path / "收件" / place
    path.parent.mkdir(parents=True)
    book(path.parent, path.name, 2, village="")

    [looked] = look_at_books(township, [tmp_path / "收件"])
    take_in_books(township, [looked])

    assert looked.standing is Standing.READY
    assert any("算作河湾村" in problem.message for problem in looked.problems)
    assert [row.values["village"] for row in township.people(number_of(2))] == ["河湾村"]


@pytest.mark.parametrize(
    "heading", ["河湾村", "清水镇河湾村", "安平县清水镇河湾村村民委员会", "河湾村村委会"]
)
def test_a_new_townships_first_lists_are_of_the_village_above_them(township, tmp_path, heading):
    take_in_books(township, look_at_books(township, [book(tmp_path, "1.csv", 1, village=heading)]))

    assert [row.values["village"] for row in township.people(number_of(1))] == ["河湾村"]
