"""Laws of taking back, over any history: back and forth shows what it showed,
also after the file was closed."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.records import (
    CellsWritten,
    NotesWritten,
    Occasion,
    RowAdded,
    RowId,
    RowState,
    Standing,
    new_row_id,
    note_register,
    note_value,
    withdrawn,
)
from roster_desktop.schema import EXPLANATIONS, VERIFIED_CELLS
from roster_desktop.wording import Refusal
from roster_desktop.workspace import Workspace, undoing
from tests.builders import toy_person
from tests.trust.tally import Tally, so_many
from tests.workspace.toy import (
    FOLK,
    TOWNSHIP,
    VILLAGE,
    added,
    all_states,
    applied,
    carried,
    exported,
    files,
    merged,
    opened,
    removed,
    restored,
    texts,
    typed,
)

PHONES = ("", "13800000001", "13800000002", "13800000003")
REASONS = ("", "已退岗", "改过名", "只干了半天")


@dataclass
class Hands:
    """Two people at two files, who do what they are told as far as it can be done."""

    village: Workspace
    township: Workspace
    books: int = 0
    names: dict[RowId, str] = field(default_factory=dict)

    def do(self, act: tuple[str, int, int]) -> None:
        name, which, what = act
        getattr(self, name)(which, what)

    def type_here(self, which: int, what: int) -> None:
        self._typed(self.township, which, what)

    def type_there(self, which: int, what: int) -> None:
        self._typed(self.village, which, what)

    def note_here(self, which: int, what: int) -> None:
        self._noted(self.township, which, what)

    def note_there(self, which: int, what: int) -> None:
        self._noted(self.village, which, what)

    def add_here(self, which: int, what: int) -> None:
        added(self.township, f"张{which}", which + 1, phone=PHONES[what])

    def add_there(self, which: int, what: int) -> None:
        added(self.village, f"张{which}", which + 1, phone=PHONES[what])

    def remove_here(self, which: int, what: int) -> None:
        self._on_a_row(self.township, which, lambda row: removed(self.township, row, "迁出"))

    def remove_there(self, which: int, what: int) -> None:
        self._on_a_row(self.village, which, lambda row: removed(self.village, row, "死亡"))

    def restore_here(self, which: int, what: int) -> None:
        self._on_a_row(self.township, which, lambda row: restored(self.township, row))

    def import_here(self, which: int, what: int) -> None:
        people = [RowAdded(FOLK, new_row_id(), toy_person(f"李{which}", which + 1, phone=PHONES[what]))]
        listed = [s for s in all_states(self.township) if s.standing is not Standing.REMOVED][
            which : which + 2
        ]
        edits = [CellsWritten(FOLK, state.id, {"phone": PHONES[what]}) for state in listed]
        applied(self.township, *people, *edits, occasion=Occasion.IMPORTED)

    def merge_here(self, which: int, what: int) -> None:
        self.books += 1
        carried(self.village, self.township, book=f"up{self.books}")

    def merge_there(self, which: int, what: int) -> None:
        self.books += 1
        carried(self.township, self.village, book=f"down{self.books}")

    def join_here(self, which: int, what: int) -> None:
        states = all_states(self.township)
        if len(states) > 1 and which % len(states) != what % len(states):
            self.books += 1
            first, second = states[which % len(states)], states[what % len(states)]
            merged(self.township, first.merged(second), book=f"join{self.books}")

    def decide_here(self, which: int, what: int) -> None:
        for question in self.township.conflicts()[:1]:
            if question.register == "phone":
                edit = CellsWritten(FOLK, question.row, {"phone": PHONES[what]})
                applied(self.township, edit, occasion=Occasion.DECIDED)
            elif question.register == "removal":
                restored(self.township, question.row)

    def export_here(self, which: int, what: int) -> None:
        exported(self.township)

    def _typed(self, workspace: Workspace, which: int, what: int) -> None:
        self._on_a_row(workspace, which, lambda row: typed(workspace, row, phone=PHONES[what]), listed=True)

    def _noted(self, workspace: Workspace, which: int, what: int) -> None:
        """Of one row of two something is explained, verified, or taken back."""
        said = ("2026-06-01", workspace.operator, REASONS[what])
        explained = note_value(EXPLANATIONS, *said) if REASONS[what] else withdrawn(EXPLANATIONS)
        lines = {note_register(EXPLANATIONS, "C05", "0" * 16): explained}
        if what % 2:
            phone = note_value(VERIFIED_CELLS, *said[:2], "电话", "已核实", "0" * 8)
            lines[note_register(VERIFIED_CELLS, "phone")] = phone
        self._on_a_row(
            workspace, which % 2, lambda row: applied(workspace, NotesWritten(FOLK, row, lines)), listed=True
        )

    def _on_a_row(
        self, workspace: Workspace, which: int, act: Callable[[RowId], object], *, listed: bool = False
    ) -> None:
        states = all_states(workspace)
        if listed:
            states = [state for state in states if state.standing is not Standing.REMOVED]
        if states:
            act(states[which % len(states)].id)


def acts(*names: str) -> st.SearchStrategy[list[tuple[str, int, int]]]:
    return st.lists(st.tuples(st.sampled_from(names), st.integers(0, 5), st.integers(0, 3)), max_size=10)


OWN = ("add_here", "type_here", "note_here", "remove_here", "restore_here", "import_here")
THEIRS = (
    "add_there", "type_there", "note_there", "remove_there", "merge_here", "merge_there", "decide_here",
)  # fmt: skip


def picture(workspace: Workspace) -> tuple[object, object]:
    """What people see: the listed rows and the open questions."""
    return texts(workspace), {(one.row, one.register) for one in workspace.conflicts()}


def walked(
    workspace: Workspace, history: list[tuple[str, int, int]], hands: Hands
) -> list[tuple[object, object]]:
    """The picture before the first and after every batch."""
    pictures = [picture(workspace)]
    for act in history:
        journal = workspace.journal
        hands.do(act)
        if workspace.journal > journal:
            pictures.append(picture(workspace))
    return pictures


@given(acts(*OWN, *THEIRS, "join_here"))
def test_back_and_forth_shows_every_picture_again(history):
    with files(VILLAGE, TOWNSHIP) as (village, township):
        pictures = walked(township, history, Hands(village, township))

        for before in reversed(pictures[:-1]):
            assert township.undo().kept == ()
            assert picture(township) == before
        for after in pictures[1:]:
            township.redo()
            assert picture(township) == after
        assert township.doctor().problems == ()


@given(acts(*OWN, *THEIRS, "export_here"))
def test_what_has_left_the_file_is_taken_back_as_well(history):
    with files(VILLAGE, TOWNSHIP) as (village, township):
        pictures = walked(township, history, Hands(village, township))

        for before in reversed(pictures[:-1]):
            assert township.undo().kept == ()
            assert picture(township) == before
        for after in pictures[1:]:
            township.redo()
            assert picture(township) == after
        assert township.doctor().problems == ()


@given(acts(*OWN), st.integers(0, 14), st.integers(0, 14))
def test_closing_the_file_in_between_changes_nothing(history, back, forth):
    with files(VILLAGE, TOWNSHIP) as (village, township):
        pictures = walked(township, history, Hands(village, township))
        back = min(back, len(pictures) - 1)
        for _ in range(back):
            township.undo()
        township.close()
        with opened(township.path) as again:
            forth = min(forth, back)
            for _ in range(forth):
                again.redo()

            assert picture(again) == pictures[len(pictures) - 1 - back + forth]


@given(acts(*OWN, *THEIRS, "join_here"))
def test_unsaying_a_merge_restores_the_very_states(history):
    with files(VILLAGE, TOWNSHIP) as (village, township):
        hands = Hands(village, township)
        for act in history:
            hands.do(act)
        before, journal = all_states(township), township.journal
        hands.merge_here(0, 0)
        after = all_states(township)
        if township.journal > journal:
            township.undo()
            assert all_states(township) == before
            township.redo()

        assert all_states(township) == after


@given(acts(*OWN, *THEIRS, "export_here"), st.integers(0, 6))
def test_no_write_number_is_used_twice(history, back):
    with files(VILLAGE, TOWNSHIP) as (village, township):
        hands = Hands(village, township)
        value_by_write: dict[tuple[RowId, str, tuple[str, int]], object] = {}
        for step, act in enumerate((*history, *[("undo", 0, 0)] * back, *history)):
            if act[0] == "undo":
                if township.undo_label():
                    township.undo()
            else:
                hands.do(act)
            for state in all_states(township):
                for register, cell in state.cells.items():
                    for pair in cell:
                        if pair.writer == township.writer and pair.by == pair.write[0]:
                            known = value_by_write.setdefault((state.id, register, pair.write), pair.value)
                            assert known == pair.value, step


@given(acts(*OWN, *THEIRS, "export_here"))
def test_taking_back_every_step_in_the_order_it_was_done_leaves_a_sound_file(history):
    with files(VILLAGE, TOWNSHIP) as (village, township):
        hands = Hands(village, township)
        for act in history:
            hands.do(act)
        for batch in reversed(township.batches(99)):
            township.undo(batch.number)

        assert township.doctor().problems == ()


ACTS = 50
_SEQUENCES = so_many(quick=3, long=200)


def is_walked_back_and_forth(seed: int) -> bool:
    """Fifty acts that change something, so many of them taken back, the file closed, and as many done again:
    whether every stop showed the picture that it had to show."""
    dice = random.Random(f"undo {seed}")
    # What was joined and then sent stays joined, which is another law.
    names = (*OWN, *THEIRS, dice.choice(("join_here", "export_here")))
    with files(VILLAGE, TOWNSHIP, ids=dice) as (village, township):
        hands = Hands(village, township)
        pictures = walked(township, [], hands)
        while len(pictures) <= ACTS:
            act = dice.choice(names), dice.randrange(6), dice.randrange(4)
            pictures += walked(township, [act], hands)[1:]
        back = dice.randint(1, ACTS)
        for _ in range(back):
            township.undo()
        stops = [picture(township)]
        township.close()
        with opened(township.path) as again:
            stops.append(picture(again))
            for _ in range(back):
                again.redo()
            stops.append(picture(again))
    return stops == [pictures[-1 - back], pictures[-1 - back], pictures[-1]]


def test_the_same_dice_bring_the_same_history_so_that_a_failing_one_can_be_looked_at():
    def played() -> list[list[RowState]]:
        with files(VILLAGE, TOWNSHIP, ids=random.Random("a seed")) as (village, township):
            hands = Hands(village, township)
            for act in (("add_here", 0, 1), ("add_there", 0, 2), ("merge_here", 0, 0), ("join_here", 0, 1)):
                hands.do(act)
            return [all_states(village), all_states(township)]

    assert played() == played()


def test_any_number_of_fifty_acts_is_taken_back_and_done_again_also_after_closing(tally: Tally):
    wrong = [seed for seed in range(_SEQUENCES) if not is_walked_back_and_forth(seed)]

    tally.count("R11", _SEQUENCES, wrong)


def test_an_undo_that_leaves_one_change_standing_is_caught(tally: Tally, monkeypatch: pytest.MonkeyPatch):
    planned = undoing._Undoing.planned

    def all_but_one(self: undoing._Undoing) -> undoing.TakingBack:
        plan = planned(self)
        del plan.changes[-1:]
        return plan

    monkeypatch.setattr(undoing._Undoing, "planned", all_but_one)
    tries, caught = so_many(quick=2, long=20), 0
    for seed in range(tries):
        try:
            caught += not is_walked_back_and_forth(seed)
        except Refusal:
            # Nothing was left to take back, or to do again.
            caught += 1

    tally.control("R11", "one change of each step left standing", caught, tries)
