"""A row that its sender's list no longer has: the village is asked, and the answer ends the question."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from roster_desktop.tasks.asking import answer, answers_to, ask_about_conflicts, our_questions
from roster_desktop.tasks.deciding import Ours, Own, decide
from roster_desktop.tasks.merging import merge_workbooks
from roster_desktop.tasks.returning import write_return_book
from roster_desktop.workspace import Workspace
from tests.builders import TOY, id_number
from tests.tasks.returning_office import HERE, TOWNSHIP


@pytest.fixture
def township(tmp_path: Path):
    """Its village's list has 赵六 this month no longer; it is asked whether he is at home."""
    lines = ["填报单位：河湾村", "姓名,身份证号,电话"]
    for sequence, name in enumerate(("张三", "李四", "王五", "赵六"), start=1):
        lines.append(f"{name},{id_number(sequence=sequence)},1390000000{sequence}")
    with Workspace.create(tmp_path / "t.roster", TOY, TOWNSHIP, "周敏") as workspace:
        for book in ("一月.csv", "二月.csv"):
            (tmp_path / book).write_text("\n".join(lines), encoding="utf-8")
            merge_workbooks(workspace, [tmp_path / book])
            lines.pop()
        ask_about_conflicts(workspace, workspace.conflicts(), "人还在家吗？")
        yield workspace


def test_the_village_reads_what_was_asked_about_a_row_that_is_missed(township: Workspace, tmp_path: Path):
    [question] = our_questions(township)
    book = write_return_book(township, tmp_path / "退回.xlsx", HERE).path
    listed = {cell.value for row in openpyxl.load_workbook(book)["问题清单"].iter_rows() for cell in row}

    assert (question.name, question.text) == ("赵六", "人还在家吗？")
    assert {"赵六", "人还在家吗？"} <= listed


@pytest.mark.parametrize("choice", [Ours(), Own("外出多年")])
def test_whoever_decides_about_a_missed_row_has_answered(township: Workspace, choice: Ours | Own):
    [conflict] = township.conflicts()

    decide(township, conflict.id, choice)

    assert township.conflicts() == []
    assert our_questions(township) == ()
    township.undo()
    assert [question.text for question in our_questions(township)] == ["人还在家吗？"]


def test_an_answer_in_words_leaves_the_decision_open(township: Workspace):
    [conflict] = township.conflicts()

    answer(township, "folk", conflict.row, conflict.register, "在家")

    assert [one.answer for one in answers_to(township, "folk", conflict.row, conflict.register)] == ["在家"]
    assert our_questions(township) == ()
    assert len(township.conflicts()) == 1
