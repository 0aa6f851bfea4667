"""Whatever people said of who is who in a file, taking it back step by step shows what was shown before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.merge import Saying, joining, setting_apart, unjoining
from roster_desktop.records import Occasion, RowId
from roster_desktop.workspace import Workspace
from tests.builders import TOY_PEOPLE, id_number
from tests.workspace.toy import FOLK, VILLAGE, added, all_states, applied, files, typed

PHONES = ("13800000001", "13800000002", "13800000003")
SAYING = Saying("2026-06-01", "王芳", "甲", "乙")

Deed = tuple[str, int, int]
DEEDS = st.lists(
    st.tuples(
        st.sampled_from(("join", "join", "apart", "unjoin", "unjoin", "type")),
        st.integers(0, 3),
        st.integers(0, 3),
    ),
    min_size=1,
    max_size=7,
)


@given(DEEDS)
def test_taking_every_step_back_shows_what_stood_there(deeds: list[Deed]) -> None:
    with files(VILLAGE) as [workspace]:
        _people(workspace)
        before = [_shown(workspace)]
        for deed in deeds:
            if _do(workspace, deed):
                before.append(_shown(workspace))

        for shown in reversed(before[:-1]):
            undone = workspace.undo()
            assert not undone.kept
            assert _shown(workspace) == shown


@given(DEEDS)
def test_doing_it_all_again_shows_what_stood_there_then(deeds: list[Deed]) -> None:
    with files(VILLAGE) as [workspace]:
        _people(workspace)
        done = sum(_do(workspace, deed) for deed in deeds)
        after = _shown(workspace)

        for _ in range(done):
            workspace.undo()
        for _ in range(done):
            workspace.redo()

        assert _shown(workspace) == after


def _people(workspace: Workspace) -> None:
    for number, name in enumerate(("张三", "张山", "章三", "张叁"), start=1):
        added(workspace, name, number, phone=PHONES[number % 3])


def _do(workspace: Workspace, deed: Deed) -> bool:
    """Whether there was anything to do."""
    what, one, other = deed
    states = {state.id: state for state in all_states(workspace)}
    rows = sorted(states)
    first, second = sorted((rows[one % len(rows)], rows[other % len(rows)]))
    if what == "unjoin":
        joined = sorted((row, alias) for row, state in states.items() for alias in state.aliases)
        if not joined:
            return False
        row, alias = joined[one % len(joined)]
        unjoined = unjoining(TOY_PEOPLE, states[row], alias, SAYING)
        return bool(applied(workspace, *unjoined.changes, occasion=Occasion.DECIDED).batch)
    if what == "type":
        return bool(typed(workspace, RowId(first), phone=PHONES[other % 3]).batch)
    if first == second:
        return False
    values = {"id_number": id_number(sequence=one + 1), "phone": PHONES[one % 3]}
    changes = (
        joining(states[first], states[second], SAYING, values)
        if what == "join"
        else setting_apart(states[first], states[second], SAYING)
    )
    return bool(applied(workspace, *changes, occasion=Occasion.DECIDED).batch)


def _shown(workspace: Workspace) -> dict[str, dict[str, str]]:
    """Row → its texts, and under which ids it goes; decisions as people read them."""
    return {
        state.id: workspace.visible(state) | {"ids": " ".join(sorted(state.aliases))}
        for state in workspace.states(FOLK)
    }
