"""What claims to be a row's memory is taken just where reading it later finds one value in each register."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from roster_desktop.records import BLANK, PlainCells, RowLine
from roster_desktop.records import row_memory as memory
from roster_desktop.records.memory_check import is_sound
from roster_desktop.records.row import LISTED, REMOVAL_KEY, RowId
from tests.tasks.arriving_rows import plainly
from tests.workbook.books import RowState

SHOWN = frozenset({"name", "phone", "place"})
TEXTS = {"name": ("张三",), "phone": ("13800000001",), "place": ("四合村", "一组"), REMOVAL_KEY: LISTED}


def line(whole: str, own: str, registers: int = 4) -> RowLine:
    return RowLine(RowId("r1"), registers, whole.encode(), "", "", "", "", "", "", own, ())


def cells(*writers: str) -> PlainCells:
    """The texts as these wrote them in turn."""
    told = {
        key: BLANK.written(value, writers[place % len(writers)], place + 1)
        for place, (key, value) in enumerate(TEXTS.items())
    }
    found = plainly(RowState(RowId("r1"), "folk", told)).cells
    assert isinstance(found, PlainCells)
    return found


def memories(of: PlainCells) -> tuple[str, str]:
    told = [register for register in TEXTS if register in SHOWN]
    own = memory.of_one_hand(of, told) or memory.written(of, {key: TEXTS[key] for key in told})
    return memory.of_one_hand(of) or memory.written(of), own


ONE_HAND = memories(PlainCells(TEXTS, dict.fromkeys(TEXTS, memory.mark_of((("w", 1),), "w"))))
TWO_HANDS = memories(cells("w", "x"))
ALL_SHOWN = (
    '{"w":["w"],"g":[[[0,1],0,{"name":"张三","removal":["",""]}]]}',
    '{"w":["w"],"g":[[[0,1],0,1]]}',
)


def test_what_the_program_writes_is_sound() -> None:
    assert is_sound(line(*ONE_HAND), SHOWN)
    assert is_sound(line(*TWO_HANDS), SHOWN)
    assert is_sound(line(*ALL_SHOWN, registers=2), SHOWN)


@pytest.mark.parametrize(("whole", "own", "registers"), [(*ONE_HAND, 4), (*TWO_HANDS, 4), (*ALL_SHOWN, 2)])
def test_a_mark_may_stand_at_the_end_of_what_is_beside_the_row(whole: str, own: str, registers: int) -> None:
    marked = memory.with_mark(own, "0123456789abcdef")

    assert marked != own
    assert is_sound(line(whole, marked, registers), SHOWN)
    assert not is_sound(line(whole, memory.with_mark(marked, "0123456789abcdef"), registers), SHOWN)
    assert not is_sound(line(whole, memory.with_mark(own, "0123456789abcdeg"), registers), SHOWN)


@pytest.mark.parametrize(
    "own",
    [
        "", "{}", "[", '{"w":[],"g":[]}', '{"w":["w"],"g":[]}', '{"w":["w"],"g":[[[1,1],0,1]]}',
        '{"w":["w"],"g":[[[0,1],1,1]]}', '{"w":["w"],"g":[[[0],0,1]]}', '{"w":["w"],"g":[[[0,-1],0,1]]}',
        '{"w":["w"],"g":[[[0,1.5],0,1]]}', '{"w":["w"],"g":[[[0,99999999999999999999],0,1]]}',
        '{"w":["w","w"],"g":[[[0,1,1,1],0,1]]}', '{"w":["w"],"g":[[[0,1,0,2],0,1]]}',
        '{"w":["w"],"g":[[[0,1],0,2]]}', '{"w":["w"],"g":[[[0,1],0,true]]}',
        '{"w":["w"],"g":[[[0,1],0,null]]}',
        '{"w":["w"],"g":[[[0,1],0,{"elsewhere":0}]]}', '{"w":["w"],"g":[[[0,1],0,{"name":1}]]}',
        '{"w":["w"],"g":[[[0,1],0,{"name":0,"removal":["死亡",""]}]]}',
        '{"w":["w"],"g":[[[0,1],0,{"name":0}],[[0,2],0,{"name":0}]]}',
        '{"w":["w"],"g":[[[0,1],0,1],[[0,2],0,{"x:y":["z"]}]]}', '{"w":["w"],"g":[[[],0,1]]}',
        '{"w":[7],"g":[[[0,1],0,1]]}', '{"w":["w"],"g":[[[0,1],0,1]],"x":0}', "[" * 5000,
    ],
)  # fmt: skip
def test_an_odd_memory_is_none(own: str) -> None:
    assert not is_sound(line(ALL_SHOWN[0], own, registers=2), SHOWN)


@pytest.mark.parametrize(
    "said",
    [
        "1", "0", "[]", '{"name":0}', '{"name":["a",1]}', '{"name":null}', '{"name":"\\ud800"}',
        '{"name":"a"',
        '{"name":"a","removal":["死亡","2026-01-01"]}', "{}", '{"a":"1","b":"2","c":"3"}', '{"name":"a"}]]}{',
    ],
)  # fmt: skip
@pytest.mark.parametrize("own", [ALL_SHOWN[1], '{"w":["w"],"g":[[[0,1],0,{"name":0}]]}'])
def test_an_odd_whole_is_none(said: str, own: str) -> None:
    assert not is_sound(line(f'{{"w":["w"],"g":[[[0,1],0,{said}]]}}', own, registers=2), SHOWN)


def _mutated(text: str, at: int, length: int, sign: str) -> str:
    at %= len(text)
    return text[:at] + sign + text[at + length :]


_SIGNS = st.sampled_from(
    ["", "0", "1", "-", '"', "[", "]", "{", "}", ",", ":", "张", "\\", "w", "null", "9" * 30]
)


@given(
    st.sampled_from([ONE_HAND, TWO_HANDS]),
    st.lists(
        st.tuples(st.booleans(), st.integers(0, 500), st.integers(0, 3), _SIGNS), min_size=1, max_size=2
    ),
)
@settings(max_examples=400, deadline=None)
def test_whatever_is_taken_can_be_read_later(
    both: tuple[str, str], changes: list[tuple[bool, int, int, str]]
) -> None:
    whole, own = both
    for in_whole, at, length, sign in changes:
        if in_whole:
            whole = _mutated(whole, at, length, sign)
        else:
            own = _mutated(own, at, length, sign)
    is_taken = is_sound(line(whole, own), SHOWN)
    event(f"taken: {is_taken}")

    if is_taken:
        told: dict[str, Any] = {key: TEXTS[key] for key in SHOWN}
        assert isinstance(memory.read(whole), PlainCells)
        assert isinstance(memory.read(own, told), PlainCells)
        assert json.loads(whole)["w"]
