"""Whatever was done in whatever order: findings that were kept up to date are those of a check from
scratch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.records import CellsWritten, RowAdded, RowId, Standing, new_row_id
from roster_desktop.tasks.findings import all_findings, bring_up_to_date, is_fresh
from roster_desktop.wording import Refusal
from roster_desktop.workspace import Access, FindingQuery, StoredFinding, Workspace
from tests.builders import TOY_JOBS, id_number, toy_job, toy_person
from tests.tasks.talkative import talkative
from tests.workspace.toy import (
    FOLK,
    TOWNSHIP,
    VILLAGE,
    all_states,
    applied,
    carried,
    files,
    opened,
    removed,
    restored,
)

RULES = talkative()
TEXTS = {
    "name": ("张三", "李四"),
    "id_number": ("", *(id_number(sequence=number) for number in (1, 2, 3))),
    "household": ("", "1", "2"),
    "head": ("", "张三", "李四"),
    "phone": ("", "13800000001", "13800000002"),
}
ACTS = (
    "add", "add_job", "write", "write_job", "remove", "restore", "undo", "redo", "merge", "keep_up",
    "check_all",
)  # fmt: skip


@dataclass(frozen=True)
class Hands:
    """Somebody who does what is drawn, as far as it can be done."""

    village: Workspace
    township: Workspace

    def do(self, act: str, which: int, what: int) -> None:
        try:
            getattr(self, f"_{act}")(which, what)
        except Refusal:
            # Nothing to undo, or the row was removed.
            return

    def _add(self, which: int, what: int) -> None:
        cells = toy_person(TEXTS["name"][what % 2], which % 3 + 1, phone=TEXTS["phone"][what % 3])
        place = self.village if what % 2 else self.township
        applied(place, RowAdded(FOLK, new_row_id(), cells | {"household": TEXTS["household"][what % 3]}))

    def _add_job(self, which: int, what: int) -> None:
        cells = toy_job("张三", which % 3 + 1, phone=TEXTS["phone"][what % 3], employer=f"砖厂{what}")
        applied(self.township, RowAdded(TOY_JOBS.key, new_row_id(), cells))

    def _write(self, which: int, what: int) -> None:
        key = list(TEXTS)[what % len(TEXTS)]
        text = TEXTS[key][which % len(TEXTS[key])]
        self._on(FOLK, which, lambda row: applied(self.township, CellsWritten(FOLK, row, {key: text})))

    def _write_job(self, which: int, what: int) -> None:
        key = ("name", "id_number", "phone")[what % 3]
        text = TEXTS[key][which % len(TEXTS[key])]
        written = {key: text}
        self._on(
            TOY_JOBS.key, which, lambda row: applied(self.township, CellsWritten(TOY_JOBS.key, row, written))
        )

    def _remove(self, which: int, what: int) -> None:
        self._on(FOLK, which, lambda row: removed(self.township, row))

    def _restore(self, which: int, what: int) -> None:
        gone = [one.id for one in all_states(self.township) if one.standing is Standing.REMOVED]
        if gone:
            restored(self.township, gone[which % len(gone)])

    def _undo(self, which: int, what: int) -> None:
        self.township.undo()

    def _redo(self, which: int, what: int) -> None:
        self.township.redo()

    def _merge(self, which: int, what: int) -> None:
        carried(self.village, self.township, book=f"{which}-{what}", content=f"{self.township.journal}")

    def _keep_up(self, which: int, what: int) -> None:
        bring_up_to_date(self.township, rulebook=RULES)

    def _check_all(self, which: int, what: int) -> None:
        bring_up_to_date(self.township, rulebook=talkative(f"第{what}遍核对。"))

    def _on(self, roster: str, which: int, act: Callable[[RowId], object]) -> None:
        rows = [one.id for one in all_states(self.township) if one.roster == roster]
        if rows:
            act(rows[which % len(rows)])


def told(findings: list[StoredFinding]) -> list[tuple[object, ...]]:
    return sorted(
        (
            one.rule, one.level.value, one.roster, one.row, one.columns, one.message, one.beside, one.basis,
            one.name, one.village, one.holder, one.household, one.group_key,
        )
        for one in findings
    )  # fmt: skip


def kept(workspace: Workspace) -> list[tuple[object, ...]]:
    return told(workspace.findings(FindingQuery(state="")))


def populated(workspace: Workspace) -> None:
    """Two households, and a job of two of the three people."""
    people = [("张三", 1, "1"), ("李四", 2, "1"), ("张三", 3, "2")]
    applied(
        workspace,
        *(
            RowAdded(FOLK, new_row_id(), toy_person(name, number, household=home, phone=TEXTS["phone"][1]))
            for name, number, home in people
        ),
        *(RowAdded(TOY_JOBS.key, new_row_id(), toy_job(name, number)) for name, number, _ in people[1:]),
    )


acts = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 5), st.integers(0, 5)), max_size=14)


@given(acts)
def test_what_was_kept_up_to_date_is_what_a_check_from_scratch_finds(history):
    with files(VILLAGE, TOWNSHIP) as (village, township):
        populated(township)
        bring_up_to_date(township, rulebook=RULES)
        hands = Hands(village, township)
        for act in history:
            hands.do(*act)
        bring_up_to_date(township, rulebook=RULES)
        step_by_step = kept(township)
        assert is_fresh(township, rulebook=RULES)
        with opened(township.path, Access.READ) as reader:
            in_memory = told(all_findings(reader, rulebook=talkative("再核对。")))
        whole = bring_up_to_date(township, rulebook=talkative("再核对。"))

        assert whole.is_whole
        assert step_by_step == kept(township)
        assert step_by_step == in_memory


@given(acts, acts)
def test_undoing_everything_leaves_the_findings_of_before(history, more):
    with files(VILLAGE, TOWNSHIP) as (village, township):
        hands = Hands(village, township)
        for act in history:
            hands.do(*act)
        bring_up_to_date(township, rulebook=RULES)
        before, journal = kept(township), township.journal
        typed = [act for act in more if act[0] not in ("undo", "redo", "merge", "keep_up", "check_all")]
        for act in typed:
            hands.do(*act)
            bring_up_to_date(township, rulebook=RULES)
        for _ in range(township.journal - journal):
            township.undo()
        bring_up_to_date(township, rulebook=RULES)

        assert kept(township) == before
