"""What a workbook does to a file, row by row, as people are told of it."""

from __future__ import annotations

from msgspec.structs import replace

from roster_desktop.merge import Counts, MergePlan, Move, Outcome, plan_merge
from roster_desktop.records import REMOVAL_KEY, DeliveredRow, Delivery, RowId, Standing
from roster_desktop.workbook.hand_rows import new_state
from tests.builders import TOY, TOY_PEOPLE, toy_person
from tests.merge.world import Book, Ledger, RosterFile

LEDGER = Ledger(writers=10)
"""The writers of other files than the village's, which begins to count anew in each test."""


def _village() -> tuple[RosterFile, RowId]:
    village = RosterFile(Ledger())
    return village, village.add(toy_person(phone="13800000001"))


def _plan(book: Book, township: RosterFile) -> MergePlan:
    return plan_merge(TOY, book.delivery, township)


def test_rows_of_a_first_book_are_added() -> None:
    village, _ = _village()

    plan = _plan(village.book(), RosterFile(LEDGER))

    assert plan.counts == {"folk": Counts(read=1, added=1)}
    assert [(one.name, one.outcome) for one in plan.statements] == [("张三", Outcome.ADDED)]


def test_a_later_book_tells_what_changed_and_from_what() -> None:
    village, row = _village()
    township = RosterFile(LEDGER).take(village.book())
    village.type(row, phone="13800000002")

    plan = _plan(village.book(), township)

    assert plan.counts == {"folk": Counts(read=1, changed=1)}
    assert plan.statements[0].moves == (Move("phone", "13800000001", "13800000002"),)
    assert plan.conflicts == 0


def test_an_equal_book_changes_nothing() -> None:
    village, _ = _village()
    township = RosterFile(LEDGER).take(village.book())

    plan = _plan(village.book(), township)

    assert plan == MergePlan(counts={"folk": Counts(read=1, unchanged=1)})


def test_an_older_book_changes_nothing() -> None:
    village, row = _village()
    old = village.book()
    village.type(row, phone="13800000002")

    assert _plan(old, RosterFile(LEDGER).take(village.book())).changes == ()


def test_a_change_on_both_sides_is_one_question() -> None:
    village, row = _village()
    township = RosterFile(LEDGER).take(village.book())
    village.type(row, phone="13800000002")
    township.type(row, phone="13800000003")

    plan = _plan(village.book(), township)

    assert plan.conflicts == 1
    assert plan.statements[0].asked == ("phone",)


def test_the_same_change_on_both_sides_is_no_question() -> None:
    village, row = _village()
    township = RosterFile(LEDGER).take(village.book())
    village.type(row, phone="13800000002")
    township.type(row, phone="13800000002")

    plan = _plan(village.book(), township)

    assert plan.conflicts == 0
    assert plan.counts == {"folk": Counts(read=1, unchanged=1)}


def test_a_question_decided_in_between_is_not_asked_again() -> None:
    village, row = _village()
    township = RosterFile(LEDGER).take(village.book())
    village.type(row, phone="13800000002")
    township.type(row, phone="13800000003")
    township.take(village.book())
    township.decide(row, "phone", ("13800000003",))

    assert _plan(village.book(), township).changes == ()
    assert not village.take(township.book()).open


def test_a_removed_row_is_counted_where_its_removal_is_news() -> None:
    village, row = _village()
    township = RosterFile(LEDGER).take(village.book())
    village.remove(row)

    plan = _plan(village.book(), township)

    assert plan.counts == {"folk": Counts(read=1, changed=1)}
    assert {move.column for move in plan.statements[0].moves} == {"removed_reason", "removed_on"}
    assert _plan(village.book(), township.take(village.book())).counts == {"folk": Counts()}


def test_someone_typed_anew_after_a_removal_is_a_question_and_stays_listed() -> None:
    village, row = _village()
    township = RosterFile(LEDGER).take(village.book())
    township.remove(row)
    elsewhere = RosterFile(Ledger(writers=20))
    elsewhere.add(toy_person(remark="回来了"))

    township.take(elsewhere.book())

    [state] = township.rows.values()
    assert state.standing is Standing.DISPUTED
    assert state.open_registers == (REMOVAL_KEY,)


def test_rows_of_this_file_that_share_a_key_stay_apart_until_a_book_touches_it() -> None:
    village, _ = _village()
    township = RosterFile(Ledger(writers=20))
    township.add(toy_person())
    township.add(toy_person(phone="13800000001"))
    other = RosterFile(Ledger(writers=30))
    other.add(toy_person("李四", 2))

    assert len(township.take(other.book()).rows) == 3
    assert len(township.take(village.book()).rows) == 2


def test_a_stale_name_joins_nobody_once_it_was_corrected() -> None:
    village, row = _village()
    stale = village.book()
    village.type(row, name="张山")
    township = RosterFile(Ledger(writers=20)).take(village.book())
    township.add(toy_person())

    assert len(township.take(stale).rows) == 2


def test_a_row_typed_twice_in_one_book_is_told() -> None:
    village, _ = _village()
    village.add(toy_person(phone="13800000001"))

    plan = _plan(village.book(), RosterFile(LEDGER))

    assert plan.counts == {"folk": Counts(read=2, added=1, unchanged=1)}
    assert [problem.code for problem in plan.problems] == ["row-twice"]


def test_rows_that_a_book_no_longer_lists_stay_and_are_told() -> None:
    village, row = _village()
    township = RosterFile(LEDGER).take(village.book())
    delivery = replace(village.book().delivery, rows=(), missing=(("folk", row),))

    plan = plan_merge(TOY, delivery, township)

    assert plan.changes == ()
    assert [problem.code for problem in plan.problems] == ["rows-missing"]
    assert "1行" in plan.problems[0].message


def _typed_into(village: RosterFile, **cells: str) -> Delivery:
    """The village's book after somebody typed one more row at its end in a spreadsheet program."""
    delivery = village.book().delivery
    assert delivery.manifest is not None
    values = {key: text for key, text in (toy_person("王五", 7) | cells).items() if text}
    state = new_state(TOY_PEOPLE, values, book=delivery.manifest.book, place=0, follows={})
    edited = frozenset(state.cells)
    row = DeliveredRow("folk", "花名册", 9, values, {"name": "C9"}, state, edited)
    return replace(delivery, rows=(*delivery.rows, row))


def test_rows_typed_into_a_book_are_the_same_rows_for_everybody() -> None:
    delivery = _typed_into(_village()[0])

    one, other = (RosterFile(Ledger()).take(Book(delivery, frozenset())) for _ in range(2))

    assert one.rows == other.rows
    assert len(one.rows) == 2


def test_a_row_typed_into_a_book_needs_a_person_too() -> None:
    plan = plan_merge(TOY, _typed_into(_village()[0], name="", id_number=""), RosterFile(LEDGER))

    assert plan.counts == {"folk": Counts(read=2, added=1, refused=1)}
    assert [(one.code, one.cell) for one in plan.problems] == [("row-without-person", "C9")]


def test_what_a_row_starts_with_is_no_claim_of_who_typed_it_into_a_book() -> None:
    township = RosterFile(LEDGER)
    township.add(toy_person("王五", 7, standing="迁出"))
    delivery = _typed_into(_village()[0], standing="")

    township.take(Book(delivery, frozenset()))

    assert not township.open


def test_typing_into_the_book_whom_its_memory_holds_as_removed_is_a_question() -> None:
    village, row = _village()
    village.remove(row)
    delivery = _typed_into(village, name="张三", id_number=toy_person()["id_number"])

    township = RosterFile(LEDGER).take(Book(delivery, frozenset()))

    assert {register for _, register in township.open} == {REMOVAL_KEY}
