"""A list whose question is answered after it came in: its people are corrected, not listed a second time."""

from __future__ import annotations

from pathlib import Path

import pytest

from roster_desktop.tasks.merging import BookResult, merge_workbooks
from roster_desktop.wording import Refusal, storing
from roster_desktop.workspace import Workspace
from tests.builders import TOY, id_number
from tests.tasks.returning_office import TOWNSHIP
from tests.workspace.toy import FOLK, exported, texts, typed

NAMES = ("张三", "李四", "王五")


@pytest.fixture
def township(tmp_path: Path):
    """The list has two columns 身份证号; the first one is the spouses'."""
    lines = ["填报单位：河湾村", "姓名,身份证号,身份证号,电话"]
    for at, name in enumerate(NAMES, start=1):
        spouse, own = id_number(sequence=at), id_number(birth="19750505", sequence=at)
        lines.append(f"{name},{spouse},{own},1390000000{at}")
    (tmp_path / "名单.csv").write_text("\n".join(lines), encoding="utf-8")
    with Workspace.create(tmp_path / "t.roster", TOY, TOWNSHIP, "周敏") as workspace:
        yield workspace


def taken(township: Workspace, answers: dict[str, str] | None = None) -> BookResult:
    [book] = merge_workbooks(township, [township.path.parent / "名单.csv"], answers=answers).workbooks
    return book


def answered(township: Workspace, before: BookResult) -> BookResult:
    [question] = [one for one in before.questions if one.code == "header-twice"]
    return taken(township, {question.key: "id_number"})


def people(township: Workspace) -> list[tuple[str, str]]:
    return sorted((cells["name"], cells["id_number"]) for cells in texts(township).values())


OF_THE_LIST = sorted(
    (name, id_number(birth="19750505", sequence=at)) for at, name in enumerate(NAMES, start=1)
)


def test_another_column_for_the_number_leaves_no_second_rows(township: Workspace):
    book = answered(township, taken(township))

    assert people(township) == OF_THE_LIST
    assert (book.status, book.counts[FOLK].added) == ("merged", 3)
    assert not [one for one in book.problems if one.code == "read-otherwise"]


def test_both_readings_can_be_taken_back(township: Workspace):
    book = answered(township, taken(township))

    township.undo(book.batch)

    assert people(township) == []
    assert taken(township).counts[FOLK].added == 3


def test_the_answered_list_is_known_when_it_comes_again(township: Workspace):
    first = taken(township)
    answered(township, first)

    assert answered(township, first).status == "duplicate"
    assert people(township) == OF_THE_LIST


def test_what_was_edited_since_stays_and_is_told(township: Workspace):
    first = taken(township)
    (_roster, row), _ = next(iter(texts(township).items()))
    typed(township, row, phone="13911112222")

    book = answered(township, first)

    assert "13911112222" in {cells["phone"] for cells in texts(township).values()}
    assert len(people(township)) == 6
    assert next(one.code for one in book.problems) == "read-otherwise"


def test_what_has_left_the_file_since_stays_and_is_told(township: Workspace):
    first = taken(township)
    exported(township)

    book = answered(township, first)

    assert len(people(township)) == 6
    assert next(one.code for one in book.problems) == "read-otherwise"


def test_an_answer_can_be_taken_for_another_one(township: Workspace):
    """The column that was read at first is read again: no old news of its sender, for it never said so."""
    path = township.path.parent / "名单.csv"
    line = f"张三,{id_number()},13900000001,13900000002"
    path.write_text(f"填报单位：河湾村\n姓名,身份证号,电话,电话\n{line}", encoding="utf-8")
    [question] = [one for one in taken(township).questions if one.code == "header-twice"]
    phones = []

    for answer in ("phone", "-", "phone", "-"):
        book = taken(township, {question.key: answer})
        assert "old-news" not in {one.code for one in book.problems}
        phones += [cells["phone"] for cells in texts(township).values()]

    assert phones == ["13900000002", "13900000001"] * 2


def test_an_answer_that_comes_too_late_says_so(township: Workspace):
    path = township.path.parent / "名单.csv"
    line = f"张三,{id_number()},13900000001,13900000002"
    path.write_text(f"填报单位：河湾村\n姓名,身份证号,电话,电话\n{line}", encoding="utf-8")
    [question] = [one for one in taken(township).questions if one.code == "header-twice"]
    taken(township, {question.key: "phone"})
    exported(township)

    book = taken(township, {question.key: "-"})

    assert [cells["phone"] for cells in texts(township).values()] == ["13900000002"]
    assert "old-news" in {one.code for one in book.problems}


def test_where_the_answered_list_cannot_be_written_the_first_reading_is_there_again(
    township: Workspace, monkeypatch: pytest.MonkeyPatch
):
    first = taken(township)
    before = people(township)

    def fails(*_: object, **__: object) -> None:
        raise Refusal(storing.DISK_FULL.about(file=township.path.name))

    with monkeypatch.context() as patched:
        patched.setattr(township, "apply", fails)
        assert answered(township, first).status == "refused"

    assert people(township) == before
    assert answered(township, first).status == "merged"
    assert people(township) == OF_THE_LIST
