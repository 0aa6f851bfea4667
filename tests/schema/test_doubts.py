"""What foreign cells most likely mean: offered in canonical text, and never raised over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.schema.kind import Kind
from roster_desktop.schema.kinds import Count, DateOrMonth, IdNumber, Money, Phone, Text
from roster_desktop.schema.kinds.doubts import Doubt, offer
from roster_desktop.schema.kinds.id_damage import damage_of, may_be_left_of, numbers_in, what_is_left
from roster_desktop.workbook.place_guesses import place_guessed
from tests.builders import id_number

KINDS = (Count(maximum=12, units=("个月",)), DateOrMonth(), IdNumber(), Money(), Phone(), Text())
PIECES = st.lists(
    st.sampled_from(
        "约 大约 左右 每月 / 月 年 日 19 2019 . - 3 05 10 12.5 2千 常年 E+17 6.1 O l X 余 元".split()
    ),
    max_size=6,
).map("".join)
ANYTHING = st.one_of(st.text(), PIECES)


@pytest.mark.parametrize("kind", KINDS, ids=repr)
@given(text=ANYTHING, year=st.one_of(st.none(), st.just(2026)))
def test_an_offer_is_understood_and_canonical(kind: Kind[object], text: str, year: int | None):
    found = offer(kind, text, year=year)

    assert found is None or (found.text and kind.canonical(found.text) == found.text != text)


@pytest.mark.parametrize("kind", KINDS, ids=repr)
@given(text=ANYTHING)
def test_what_is_understood_is_in_doubt_only_where_two_things_are_written_alike(
    kind: Kind[object], text: str
):
    found = offer(kind, text, year=None)

    assert found is None or not kind.reads(text) or found.doubt in {Doubt.OCTOBER, Doubt.OLD_NUMBER}


@given(text=ANYTHING)
def test_any_text_may_be_looked_at(text: str):
    left = what_is_left(text)

    assert left == "" or len(left) == 18
    assert damage_of(text)
    assert numbers_in(text) >= 0
    assert place_guessed(text) is None or len(place_guessed(text) or ()) == 3


@given(sequence=st.integers(min_value=1, max_value=999))
def test_what_a_spreadsheet_leaves_of_a_number_is_found_in_it(sequence: int):
    number = id_number(sequence=sequence)
    if number.isdigit():
        kept = what_is_left(f"{float(number[:15] + '000'):.14E}")

        assert may_be_left_of(kept, number)
        assert may_be_left_of(what_is_left(f"{float(number):.16E}"), number)
