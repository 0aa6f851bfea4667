"""What goes back to a village, what is asked there, and how the answers come home: in the program or in a
spreadsheet."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from roster_desktop.records import Area, RowId
from roster_desktop.tasks.asking import (
    answer,
    answers_to,
    ask_about_cell,
    ask_about_conflicts,
    our_questions,
    township_questions,
    withdraw_question,
)
from roster_desktop.tasks.deciding import Theirs, decide, open_conflicts
from roster_desktop.tasks.merging import merge_workbooks
from roster_desktop.tasks.periods import period_findings
from roster_desktop.tasks.receiving import expected
from roster_desktop.tasks.returning import area_named, suggested_return_name
from roster_desktop.tasks.todo import todos
from roster_desktop.tasks.todo_duties import unreported
from roster_desktop.tasks.todo_facts import Facts
from roster_desktop.tasks.typing import add_row
from roster_desktop.wording import Refusal, asking
from roster_desktop.workspace import Workspace
from tests.builders import TOY, toy_job, toy_person
from tests.tasks.returning_office import HERE, TOWNSHIP, VILLAGE, Office, cell_of, edited, list_cell
from tests.workbook.office import Job, LibreOffice, needs_libreoffice


@pytest.fixture
def office(tmp_path: Path):
    village = Workspace.create(tmp_path / "v.roster", TOY, VILLAGE, "刘会计")
    township = Workspace.create(tmp_path / "t.roster", TOY, TOWNSHIP, "周敏")
    made = Office(village, township, tmp_path)
    add_row(village, "folk", toy_person("张三", 1, phone="13900000000", remark="独居"))
    add_row(village, "work", toy_job("张三", 1, wage="3800"))
    made.submit()
    yield made
    village.close()
    township.close()


def test_a_return_is_named_for_the_period_that_is_open_like_the_submission(office: Office):
    # After the last day to report, the next month is the one at hand.
    office.township.today = lambda: date(2026, 11, 30)

    assert suggested_return_name(office.township, Area(village="四合村")).endswith("_2026年12月_第1份.xlsx")


def test_a_question_travels_to_the_village_and_the_corrected_cell_answers_it(office: Office):
    ask_about_cell(
        office.township, "work", office.row(office.township, "work").id, "wage", "是不是按季发的？"
    )
    [asked] = our_questions(office.township)
    assert (asked.header, asked.name, asked.text) == ("月工资(元)", "张三", "是不是按季发的？")

    office.take_back()
    [question] = township_questions(office.village)
    assert question.asked
    assert (question.asked.unit, question.asked.who) == ("清水镇", "周敏")
    assert our_questions(office.village) == ()

    office.write(office.village, "work", wage="1300")
    assert township_questions(office.village) == ()
    office.submit()

    assert our_questions(office.township) == ()
    assert office.row(office.township, "work").values["wage"] == "1300"
    [done] = answers_to(office.township, "work", question.row, question.register)
    assert done.answered.startswith("刘会计")


def test_a_question_may_be_answered_in_words_and_comes_back_with_undo(office: Office):
    row = office.row(office.township).id
    ask_about_cell(office.township, "folk", row, "remark", "还是独居吗？")
    office.take_back()

    answer(office.village, "folk", row, "remark", "是，电话问过")
    assert township_questions(office.village) == ()
    office.village.undo()
    assert len(township_questions(office.village)) == 1
    office.village.redo()
    office.submit()

    assert [one.answer for one in answers_to(office.township, "folk", row, "remark")] == ["是，电话问过"]
    assert our_questions(office.township) == ()


def test_what_the_township_asks_stands_among_the_things_to_do_and_leads_to_its_cell(office: Office):
    ask_about_cell(office.township, "work", office.row(office.township, "work").id, "wage", "按季发的？")
    office.take_back()

    [todo] = [one for one in todos(Facts(office.village)) if one.title == "清水镇问 1 处"]

    assert todo.about.startswith("张三：")
    assert (todo.place.roster, todo.place.column) == ("work", "wage")
    office.write(office.village, "work", wage="1300")
    assert not [one for one in todos(Facts(office.village)) if "问 1 处" in one.title]


def test_a_question_may_be_taken_back(office: Office):
    row = office.row(office.township).id
    ask_about_cell(office.township, "folk", row, "remark", "还是独居吗？")
    office.take_back()
    withdraw_question(office.township, "folk", row, "remark")
    assert our_questions(office.township) == ()

    office.take_back()

    assert township_questions(office.village) == ()


def test_nothing_is_asked_without_words_and_nothing_is_answered_that_was_not_asked(office: Office):
    row = office.row(office.township).id
    with pytest.raises(Refusal) as silent:
        ask_about_cell(office.township, "folk", row, "remark", "  ")
    with pytest.raises(Refusal) as unasked:
        answer(office.township, "folk", row, "remark", "对")

    assert silent.value.message.sentence is asking.QUESTION_MISSING
    assert unasked.value.message.sentence is asking.NOT_ASKED


def test_an_open_conflict_is_asked_in_the_village_too_and_its_decision_comes_home(office: Office):
    office.cross(phone=("13911111111", "13922222222"))
    ask_about_conflicts(office.township, office.township.conflicts())
    office.take_back()

    [question] = township_questions(office.village)
    assert question.conflict is not None
    decide(office.village, question.conflict.id, Theirs())
    office.submit()

    assert office.township.conflicts() == []
    assert our_questions(office.township) == ()
    assert office.row(office.township).values["phone"] == "13922222222"


def test_a_cell_answered_in_the_spreadsheet_decides_its_conflict(office: Office):
    office.cross(phone=("13911111111", "13922222222"))
    ask_about_conflicts(office.township, office.township.conflicts())
    book = office.give_back()
    answered = edited(book, office.book("答复"), **{cell_of(book, "乡亲", "电话"): "13933333333"})

    [result] = merge_workbooks(office.township, [answered]).workbooks

    assert (result.status, result.unit) == ("merged", "河湾村")
    assert office.township.conflicts() == []
    assert our_questions(office.township) == ()
    assert office.row(office.township).values["phone"] == "13933333333"


def test_an_answered_return_is_a_delivery_but_not_the_report_of_its_period(office: Office):
    office.cross(phone=("13911111111", "13922222222"))
    book = office.give_back()
    answered = edited(book, office.book("答复"), **{cell_of(book, "乡亲", "电话"): "13933333333"})
    later = office.township.today() + timedelta(days=62)
    office.township.today = lambda: later
    office.township.clock = lambda: datetime(later.year, later.month, later.day, 9, 30)

    merge_workbooks(office.township, [answered])

    [sender] = [one for one in expected(office.township).senders if one.area.village == "河湾村"]
    assert sender.records[0].file == answered.name
    assert not sender.has_reported
    assert unreported(Facts(office.township)) == ["河湾村"]

    office.write(office.village, remark="搬回来了")
    office.submit()

    assert unreported(Facts(office.township)) == []


def test_the_village_takes_the_same_answered_book_and_the_township_asks_nothing_again(office: Office):
    office.cross(phone=("13911111111", "13922222222"))
    book = office.give_back()
    answered = edited(book, office.book("答复"), **{cell_of(book, "乡亲", "电话"): "13933333333"})

    merge_workbooks(office.village, [answered])
    office.submit()

    assert office.township.conflicts() == []
    assert office.row(office.township).values["phone"] == "13933333333"
    assert office.row(office.village).values["phone"] == "13933333333"


def test_the_list_answers_by_choosing_and_in_words(office: Office):
    office.cross(phone=("13911111111", "13922222222"), remark=("在外地", "在家"))
    row = office.row(office.township).id
    ask_about_cell(office.township, "folk", row, "household", "户号是哪个？")
    book = office.give_back()
    answered = edited(
        book,
        office.book("答复"),
        **{
            list_cell(book, "正确的内容", "电话"): "13922222222",
            list_cell(book, "说明", "户号"): "还没有户号",
        },
    )

    merge_workbooks(office.township, [answered])

    assert [one.register for one in office.township.conflicts()] == ["remark"]
    assert office.row(office.township).values["phone"] == "13922222222"
    assert our_questions(office.township) == ()
    assert [one.answer for one in answers_to(office.township, "folk", row, "household")] == ["还没有户号"]


def test_words_about_an_undecided_conflict_are_kept_beside_it(office: Office):
    office.cross(phone=("13911111111", "13922222222"))
    book = office.give_back()
    answered = edited(book, office.book("答复"), **{list_cell(book, "说明", "电话"): "两个号都在用"})

    merge_workbooks(office.township, [answered])

    [conflict] = office.township.conflicts()
    [said] = answers_to(office.township, "folk", conflict.row, "phone")
    assert (said.answer, said.answered) == ("两个号都在用", "河湾村")


def test_the_list_and_the_cell_answered_differently_stay_a_conflict(office: Office):
    office.cross(phone=("13911111111", "13922222222"))
    book = office.give_back()
    answered = edited(
        book,
        office.book("答复"),
        **{
            cell_of(book, "乡亲", "电话"): "13933333333",
            list_cell(book, "正确的内容", "电话"): "13911111111",
        },
    )

    merge_workbooks(office.township, [answered])

    [view] = open_conflicts(office.township)
    assert {claim.text for claim in (view.ours, *view.theirs)} == {"13933333333", "13911111111"}


def test_a_register_of_several_columns_is_answered_by_naming_them(office: Office):
    office.cross("work", bank=("农商行", "农业银行"))
    office.cross("work", bank_card=("6228480402564890018", "6228480402637874213"))
    book = office.give_back()
    text = "银行=农业银行；卡号=6228480402564890018"
    answered = edited(book, office.book("答复"), **{list_cell(book, "正确的内容", "账户"): text})

    merge_workbooks(office.township, [answered])

    found = office.row(office.township, "work").values
    assert office.township.conflicts() == []
    assert (found["bank"], found["bank_card"]) == ("农业银行", "6228480402564890018")


def test_an_answer_that_names_no_column_is_kept_in_words_and_told(office: Office):
    office.cross("work", bank=("农商行", "农业银行"))
    office.cross("work", bank_card=("6228480402564890018", "6228480402637874213"))
    book = office.give_back()
    answered = edited(book, office.book("答复"), **{list_cell(book, "正确的内容", "账户"): "用新卡"})

    [result] = merge_workbooks(office.township, [answered]).workbooks

    assert [problem.code for problem in result.problems] == ["answer-unclear"]
    [conflict] = office.township.conflicts()
    [said] = answers_to(office.township, "work", conflict.row, "account")
    assert said.answer == "用新卡"


def test_only_what_is_asked_may_be_typed_into_and_carries_its_note(office: Office):
    office.cross(phone=("13911111111", "13922222222"))
    book = openpyxl.load_workbook(office.give_back())

    for sheet in (book["乡亲"], book["务工"], book["问题清单"]):
        assert sheet.protection.sheet
        assert not sheet.protection.password
    open_cells = {
        cell.value for row in book["乡亲"].iter_rows() for cell in row if not cell.protection.locked
    }
    assert "13922222222" in open_cells
    assert "张三" not in open_cells
    noted = {
        cell.value: cell.comment.text for row in book["乡亲"].iter_rows() for cell in row if cell.comment
    }
    assert "河湾村 · 刘会计" in noted["13922222222"]
    assert "13911111111" in noted["13922222222"]


def test_the_book_holds_only_the_village_it_goes_to(office: Office):
    add_row(office.township, "folk", toy_person("李四", 2, village="上河村"))

    book = openpyxl.load_workbook(office.give_back())

    names = {cell.value for row in book["乡亲"].iter_rows() for cell in row}
    assert "张三" in names
    assert "李四" not in names


def test_what_must_be_corrected_is_listed_and_an_explanation_in_the_list_explains_it(office: Office):
    office.write(office.township, phone="1390000")
    book = office.give_back()
    rows = openpyxl.load_workbook(book)["问题清单"]
    [line] = [row for row in rows.iter_rows(min_row=4) if row[5].value == "电话"]
    assert line[1].value == "请核实"
    assert "1390000" in line[8].value

    place = f"问题清单_K{line[0].row}"
    answered = edited(book, office.book("答复"), **{place: "座机，只有七位"})
    merge_workbooks(office.township, [answered])

    row = RowId(office.row(office.township).id)
    found = office.township.row("folk", row)
    assert found
    assert "座机，只有七位" in found.stored["explanations"]


def test_a_return_is_not_counted_as_a_submission(office: Office):
    office.give_back()

    assert office.township.exports() == []
    [one] = office.township.returns()
    assert (one.area, one.number) == (HERE, 1)


@pytest.mark.parametrize(
    ("name", "sentence"), [("白石村", asking.RETURN_UNIT_UNKNOWN), ("", asking.RETURN_UNIT_UNKNOWN)]
)
def test_a_return_to_nobody_is_refused(office: Office, name: str, sentence: object):
    with pytest.raises(Refusal) as refused:
        area_named(office.township, name)

    assert refused.value.message.sentence is sentence


def test_what_the_township_edited_waits_until_a_book_of_the_village_knows_it(office: Office):
    office.write(office.township, remark="镇上补的")
    waiting = rules(office.township)
    office.submit()
    still = rules(office.township)
    office.take_back()
    office.submit()

    assert "T08" in waiting
    assert "T08" in still
    assert "T08" not in rules(office.township)


def rules(workspace: Workspace) -> set[str]:
    return {finding.rule for finding in period_findings(workspace)}


@pytest.mark.libreoffice
@needs_libreoffice()
def test_a_return_answered_in_libreoffice_decides_and_closes_what_was_asked(
    office: Office, libreoffice: LibreOffice, tmp_path: Path
):
    office.cross(phone=("13911111111", "13922222222"), remark=("在外地", "在家"))
    row = office.row(office.township).id
    ask_about_conflicts(office.township, office.township.conflicts())
    ask_about_cell(office.township, "folk", row, "household", "户号是哪个？")
    book = office.give_back()
    answered = tmp_path / "答复.xlsx"
    steps = (
        ("type", *_apart(cell_of(book, "乡亲", "电话")), "13933333333"),
        ("type", *_apart(list_cell(book, "正确的内容", "备注")), "在家"),
        ("type", *_apart(list_cell(book, "说明", "户号")), "还没有户号"),
        # What is locked stays as it is.
        ("type", *_apart(cell_of(book, "乡亲", "姓名")), "别的名字"),
    )
    libreoffice.do([Job(book, answered, steps)])

    [result] = merge_workbooks(office.township, [answered]).workbooks

    values = office.row(office.township).values
    assert (result.status, result.problems) == ("merged", ())
    assert (values["phone"], values["remark"], values["name"]) == ("13933333333", "在家", "张三")
    assert office.township.conflicts() == []
    assert our_questions(office.township) == ()
    assert [one.answer for one in answers_to(office.township, "folk", row, "household")] == ["还没有户号"]


def _apart(place: str) -> tuple[str, str]:
    sheet, _, cell = place.rpartition("_")
    return sheet, cell
