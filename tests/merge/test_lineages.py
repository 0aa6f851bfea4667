"""A clerk who only ever uses a spreadsheet is a full member: next month's list updates quietly."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from roster_desktop.merge import Counts, plan_merge
from roster_desktop.records import (
    REMOVAL_KEY,
    Absence,
    Delivery,
    LineageChange,
    RowId,
    Standing,
    reviewed,
    reviews,
)
from roster_desktop.schema import Care
from tests.builders import TOY, TOY_JOBS, toy_job, toy_person
from tests.merge.lists import COLUMNS, asked, handmade, person, shown, taken
from tests.merge.world import Ledger, RosterFile

A, B, C = "13800000001", "13800000002", "13800000003"


@pytest.fixture
def township() -> RosterFile:
    return RosterFile(Ledger())


def _row(file: RosterFile, name: str = "张三") -> RowId:
    [row] = [row for row, state in file.rows.items() if file.visible(state).get("name") == name]
    return row


def test_month_after_month_a_list_updates_quietly(township: RosterFile) -> None:
    for phone in (A, B, C):
        plan = taken(township, handmade(person(phone=phone, remark=f"{phone}月"), person("李四", 2)))

        assert shown(township) == phone
        assert plan.conflicts == 0
    assert not township.open


def test_what_did_not_change_is_no_write(township: RosterFile) -> None:
    first = handmade(person(phone=A), person("李四", 2))
    taken(township, first)

    plan = taken(township, first)

    assert plan.changes == ()
    assert plan.lineages == ()
    assert plan.counts == {"folk": Counts(read=2, unchanged=2)}


def test_what_the_township_changed_meanwhile_stands_while_the_list_says_the_same(
    township: RosterFile,
) -> None:
    taken(township, handmade(person(phone=A)))
    township.type(_row(township), phone=C)

    plan = taken(township, handmade(person(phone=A, remark="新写的")))

    assert plan.conflicts == 0
    assert (shown(township), shown(township, column="remark")) == (C, "新写的")


def test_what_both_changed_meanwhile_is_one_question(township: RosterFile) -> None:
    taken(township, handmade(person(phone=A)))
    township.type(_row(township), phone=C)

    plan = taken(township, handmade(person(phone=B)))

    assert plan.conflicts == 1
    assert asked(township) == {"phone"}
    assert shown(township) == C


def test_an_answered_question_is_not_asked_by_next_months_list(township: RosterFile) -> None:
    taken(township, handmade(person(phone=A)))
    township.type(_row(township), phone=C)
    taken(township, handmade(person(phone=B)))
    township.decide(_row(township), "phone", (C,))

    plan = taken(township, handmade(person(phone=B, remark="又一月")))

    assert plan.conflicts == 0
    assert shown(township) == C


def test_a_list_that_agrees_with_what_was_typed_here_updates_it_later(township: RosterFile) -> None:
    township.add(toy_person(phone=A))
    taken(township, handmade(person(phone=A)))

    taken(township, handmade(person(phone=B)))

    assert not township.open
    assert shown(township) == B


def test_an_older_copy_never_overwrites_and_is_told(township: RosterFile) -> None:
    taken(township, handmade(person(phone=A, remark="一月"), person("李四", 2)))
    taken(township, handmade(person(phone=B, remark="二月"), person("李四", 2)))

    plan = taken(township, handmade(person(phone=A, remark="一月"), person("李四", 2)))

    assert not township.open
    assert shown(township) == B
    assert [problem.code for problem in plan.problems] == ["old-news"]
    assert "2格" in plan.problems[0].message


def test_news_in_an_older_copy_raise_a_question_and_never_win(township: RosterFile) -> None:
    taken(township, handmade(person(phone=A, remark="一月"), person("李四", 2, phone=A)))
    taken(township, handmade(person(phone=B, remark="二月"), person("李四", 2, phone=A)))

    taken(township, handmade(person(phone=C, remark="一月"), person("李四", 2, phone=C)))

    assert asked(township) == {"phone"}
    assert set(township.rows[_row(township)].cell("phone").values) == {(B,), (C,)}
    assert shown(township, "李四") == C


def test_a_text_turned_back_on_purpose_is_asked(township: RosterFile) -> None:
    taken(township, handmade(person(phone=A, remark="一月")))
    taken(township, handmade(person(phone=B, remark="二月")))

    taken(township, handmade(person(phone=A, remark="二月")))

    assert asked(township) == {"phone"}


def test_a_blank_says_nothing_where_the_list_never_had_a_text(township: RosterFile) -> None:
    township.add(toy_person(phone=A))

    for _ in range(2):
        plan = taken(township, handmade(person()))
        assert plan.conflicts == 0
    assert shown(township) == A


def test_a_blank_where_the_list_had_a_text_is_a_question_once(township: RosterFile) -> None:
    taken(township, handmade(person(phone=A), person("李四", 2)))

    first = taken(township, handmade(person(), person("李四", 2)))
    questions = asked(township)
    township.decide(_row(township), "phone", (A,))
    again = taken(township, handmade(person(remark="又一月"), person("李四", 2)))

    assert (first.conflicts, questions, again.conflicts) == (1, {"phone"}, 0)
    assert shown(township) == A


def test_a_text_typed_again_after_a_blank_updates_quietly(township: RosterFile) -> None:
    for phone in (A, "", B):
        taken(township, handmade(person(phone=phone)))

    assert not township.open
    assert shown(township) == B


def test_a_missing_column_says_nothing(township: RosterFile) -> None:
    taken(township, handmade(person(phone=A, remark="旧")))

    plan = taken(township, handmade(person(remark="新"), columns=tuple(set(COLUMNS) - {"phone"})))

    assert plan.conflicts == 0
    assert (shown(township), shown(township, column="remark")) == (A, "新")


def test_a_column_missing_from_a_joined_register_keeps_its_text(township: RosterFile) -> None:
    taken(township, handmade(person(schooling="小学", school_year="一年级")))

    taken(township, handmade(person(schooling="初中"), columns=tuple(set(COLUMNS) - {"school_year"})))

    assert not township.open
    assert shown(township, column="schooling") == "初中"
    assert shown(township, column="school_year") == "一年级"


def test_a_row_without_a_number_whose_texts_changed_is_the_same_row(township: RosterFile) -> None:
    for remark in ("一月", "二月", "三月"):
        taken(township, handmade(person(id_number="", remark=remark), person("李四", 2)))

    assert len(township.rows) == 2
    assert shown(township, column="remark") == "三月"


def test_a_person_removed_here_stays_removed_while_the_list_still_names_him(township: RosterFile) -> None:
    taken(township, handmade(person(), person("李四", 2)))
    row = _row(township)
    township.remove(row)

    plan = taken(township, handmade(person(), person("李四", 2, remark="新")))

    assert plan.conflicts == 0
    assert township.rows[row].standing is Standing.REMOVED


def test_a_text_that_only_follows_from_the_id_is_no_write(township: RosterFile) -> None:
    columns = (*COLUMNS, "sex")
    delivery = handmade(person() | {"sex": "男"}, columns=columns)
    plan = plan_merge(TOY, delivery, township, memory=township, on=date(2026, 6, 1))
    township.apply(*plan.changes)

    [state] = township.rows.values()
    assert not state.cell("sex")


def test_two_kinds_of_lists_of_one_village_do_not_answer_for_each_other() -> None:
    file = RosterFile(Ledger())
    taken(file, handmade(person(phone=A)))
    taken(file, handmade(person(phone=B)))

    taken(file, handmade(person(phone=C), unit="镇卫生院"))

    assert asked(file) == {"phone"}


PEOPLE = [person(name, number) for number, name in enumerate(("张三", "李四", "王五", "赵六", "钱七"), 1)]


def _absent(file: RosterFile) -> dict[RowId, Absence]:
    return {
        row.row: row.absence
        for lineage in file.lineages.values()
        for row in lineage.rows.values()
        if row.absence
    }


def test_a_person_off_the_list_is_asked_about_once(township: RosterFile) -> None:
    taken(township, handmade(*PEOPLE))
    gone = _row(township, "钱七")

    first = taken(township, handmade(*PEOPLE[:4]))
    again = taken(township, handmade(*PEOPLE[:3], person("赵六", 4, remark="新")))

    assert (first.conflicts, again.conflicts) == (1, 0)
    assert [problem.code for problem in first.problems] == ["rows-missing"]
    assert _absent(township) == {gone: Absence.WAITING}
    assert township.rows[gone].standing is Standing.LISTED


def test_who_is_there_again_is_no_longer_asked_about(township: RosterFile) -> None:
    taken(township, handmade(*PEOPLE))
    taken(township, handmade(*PEOPLE[:4]))

    taken(township, handmade(*PEOPLE[:4], person("钱七", 5, remark="回来了")))
    later = taken(township, handmade(*PEOPLE[:3], person("赵六", 4, remark="新")))

    assert later.conflicts == 1


def test_a_part_of_a_list_misses_nobody(township: RosterFile) -> None:
    taken(township, handmade(*PEOPLE))

    plan = taken(township, handmade(person(phone=B)))

    assert plan.conflicts == 0
    assert _absent(township) == {}


def test_whoever_is_on_the_list_again_after_he_was_taken_out_is_a_question(township: RosterFile) -> None:
    taken(township, handmade(*PEOPLE))
    gone = _row(township, "钱七")
    taken(township, handmade(*PEOPLE[:4]))
    township.remove(gone)
    [key] = [key for key in township.lineages if key.startswith("absences.")]
    lineage = township.lineages[key]
    taken_out = tuple(replace(row, absence=Absence.TAKEN) for row in lineage.rows.values())
    township.remember(LineageChange(lineage, taken_out))

    taken(township, handmade(*PEOPLE[:4], person("钱七", 5, remark="回来了")))

    assert asked(township) == {REMOVAL_KEY}


def test_a_list_and_the_township_that_changed_different_cells_meanwhile_are_looked_at_once(
    township: RosterFile,
) -> None:
    taken(township, handmade(person(phone=A, remark="在家")))
    [row] = township.rows
    township.type(row, remark="在外")

    taken(township, handmade(person(phone=B, remark="在家")))

    assert not asked(township)
    assert reviews(township.rows[row]) == {Care.TEXT: ("phone", "remark")}
    township.number += 1
    seen = reviewed(township.rows[row], Care.TEXT, writer=township.writer, number=township.number)
    township.rows[row] = township.rows[row].with_cells(seen)
    taken(township, handmade(person(phone=C, remark="在家")))
    taken(township, handmade(person(phone=A, remark="在家", schooling="高中")))
    assert reviews(township.rows[row]) == {}


def test_a_list_that_says_more_of_a_row_which_the_township_typed_is_no_work_at_the_same_time(
    township: RosterFile,
) -> None:
    row = township.add(toy_person("张三", 1))
    township.type(row, remark="在外")

    taken(township, handmade(person(phone=A)))

    assert reviews(township.rows[row]) == {}


_OF_JOBS = ("township", "village", "name", "id_number", "started_on", "employer", "wage", "bank")


def _jobs(*jobs: dict[str, str]) -> Delivery:
    return handmade(*jobs, columns=_OF_JOBS, roster=TOY_JOBS.key)


def test_a_job_whose_employer_is_written_otherwise_next_month_stays_one_row(township: RosterFile) -> None:
    taken(township, _jobs(toy_job(wage="3800"), toy_job(employer="县医院")))

    plan = taken(township, _jobs(toy_job(employer="清水镇北山砖厂", wage="4200"), toy_job(employer="县医院")))

    told = {township.visible(state)["employer"]: township.visible(state) for state in township.rows.values()}
    assert set(told) == {"清水镇北山砖厂", "县医院"}
    assert told["清水镇北山砖厂"]["wage"] == "4200"
    assert (plan.missed, plan.conflicts) == (0, 0)


def test_a_job_whose_month_had_lost_its_nought_stays_one_row_once_that_is_said(township: RosterFile) -> None:
    others = toy_job("李四", 2), toy_job("王五", 3)
    taken(township, _jobs(toy_job(started_on="2025-01"), *others))

    plan = taken(township, _jobs(toy_job(started_on="2025-10"), *others))

    assert township.visible(township.rows[_row(township)])["started_on"] == "2025-10"
    assert (len(township.rows), plan.missed, plan.conflicts) == (3, 0, 0)


def test_each_job_of_the_list_meets_at_most_one_that_it_had_before(township: RosterFile) -> None:
    taken(township, _jobs(toy_job(employer="北山砖厂"), toy_job(employer="北山砖厂二分厂")))

    taken(township, _jobs(toy_job(employer="清水北山砖厂"), toy_job(employer="清水北山砖厂二分厂")))

    employers = sorted(township.visible(state)["employer"] for state in township.rows.values())
    assert employers == ["清水北山砖厂", "清水北山砖厂二分厂"]


def test_another_job_of_the_person_is_a_row_of_its_own_and_the_old_one_is_asked_about(
    township: RosterFile,
) -> None:
    taken(township, _jobs(toy_job(), toy_job("李四", 2), toy_job("王五", 3)))

    plan = taken(township, _jobs(toy_job(started_on="2026-03"), toy_job("李四", 2), toy_job("王五", 3)))

    assert (len(township.rows), plan.missed) == (4, 1)
