"""What is noted about a row, a line each, comes together from all hands, and asks nobody anything."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.records import REMOVAL_KEY, Standing, is_note, notes_in
from roster_desktop.schema import EXPLANATIONS, VERIFIED_CELLS
from tests.builders import toy_person
from tests.merge.world import Ledger, RosterFile, same
from tests.strategies import History, histories

DONE = ("explain", "explain", "verify", "verify")


def two_villages() -> tuple[RosterFile, RosterFile, str]:
    """A file and its copy: both know one person."""
    first = RosterFile(Ledger())
    row = first.add(toy_person("张三", 1))
    return first, first.copy(), row


def noted(file: RosterFile, row: str) -> list[tuple[str, str]]:
    """Of every line: what it is about, and the reason or result."""
    texts = file.visible(file.rows[row])
    said = [(note.subject[0], note.facts[2]) for note in notes_in(EXPLANATIONS, texts)]
    return said + [(note.subject[0], note.facts[3]) for note in notes_in(VERIFIED_CELLS, texts)]


def test_two_who_explain_different_findings_of_one_row_are_not_asked():
    ann, bob, row = two_villages()
    ann.explain(row, "C05", "已退岗")
    bob.explain(row, "B02", "改过名")

    ann.take(bob.book())

    assert noted(ann, row) == [("B02", "改过名"), ("C05", "已退岗")]
    assert not ann.open


def test_two_who_verify_different_cells_of_one_row_are_not_asked():
    ann, bob, row = two_villages()
    ann.verify(row, "phone", "已核实")
    bob.verify(row, "id_number", "存疑")

    ann.take(bob.book())

    assert noted(ann, row) == [("id_number", "存疑"), ("phone", "已核实")]
    assert not ann.open


def test_of_two_who_explain_the_same_both_are_heard_in_every_file():
    ann, bob, row = two_villages()
    ann.explain(row, "C05", "已退岗")
    bob.explain(row, "C05", "只干了半天")
    one, other = ann.book(), bob.book()

    ann.take(other)
    bob.take(one)

    assert sorted(noted(ann, row)) == [("C05", "只干了半天"), ("C05", "已退岗")]
    assert ann.visible(ann.rows[row]) == bob.visible(bob.rows[row])
    assert not ann.open


def test_who_takes_back_what_both_said_has_taken_it_back_everywhere():
    ann, bob, row = two_villages()
    ann.explain(row, "C05", "已退岗")
    bob.explain(row, "C05", "只干了半天")
    ann.take(bob.book())
    ann.explain(row, "C05", "")

    bob.take(ann.book())

    assert noted(bob, row) == []


def test_an_explanation_alone_does_not_contest_a_removal_but_a_verification_does():
    ann, bob, row = two_villages()
    ann.remove(row)
    bob.explain(row, "C05", "已退岗")
    explained = bob.book()
    bob.verify(row, "phone", "已核实")
    verified = bob.book()

    assert ann.copy().take(explained).rows[row].standing is Standing.REMOVED
    assert ann.copy().take(verified).rows[row].open_registers == (REMOVAL_KEY,)


def test_a_verification_that_the_removal_had_seen_asks_nothing():
    ann, bob, row = two_villages()
    bob.verify(row, "phone", "已核实")
    ann.take(bob.book())
    ann.remove(row)

    assert bob.take(ann.book()).rows[row].standing is Standing.REMOVED
    assert not bob.open


def test_a_book_that_knows_no_notes_takes_none_away():
    ann, bob, row = two_villages()
    bob.type(row, phone="13800000002")
    unaware = bob.book()
    ann.explain(row, "C05", "已退岗")

    ann.take(unaware)

    assert noted(ann, row) == [("C05", "已退岗")]
    assert ann.visible(ann.rows[row])["phone"] == "13800000002"


@given(histories(*DONE), st.data())
def test_all_orders_of_the_books_note_the_same(history: History, data: st.DataObject) -> None:
    books = [*history.books, *(file.book() for file in history.files)]
    order = data.draw(st.permutations(books))

    one = RosterFile(history.files[0].ledger).take(*books)
    other = RosterFile(history.files[0].ledger).take(*order)

    assert same((one, other))
    assert {row: noted(one, row) for row in one.rows} == {row: noted(other, row) for row in other.rows}


@given(histories(*DONE, "rename"))
def test_no_note_is_lost_but_under_one_whose_author_had_seen_it(history: History) -> None:
    books = [*history.books, *(file.book() for file in history.files)]
    receiver = RosterFile(history.files[0].ledger).take(*books)

    for book in books:
        for row in book.delivery.rows:
            assert row.state is not None
            after = receiver.states_by_id(row.roster, [row.state.id])[row.state.id]
            brought = row.state.in_row(after.id).cells
            for key in filter(is_note, brought):
                stands = after.cell(key).pairs
                assert all(
                    any(other == pair or pair.is_beaten_by(other) for other in stands)
                    for pair in brought[key]
                )


@given(histories(*DONE))
def test_a_note_never_waits_for_a_decision(history: History) -> None:
    receiver = RosterFile(history.files[0].ledger).take(*(file.book() for file in history.files))

    assert not [key for _, key in receiver.open if is_note(key)]
