"""核对码: the same list has the same code however it is laid out, and a changed letter another one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.records import code_of_lines, code_of_rows, typed_code
from roster_desktop.records.content_code import ALPHABET
from roster_desktop.rosters import CATALOG
from tests.builders import id_number

PEOPLE = CATALOG.person_roster
NUMBER = id_number(birth="19800101", sequence=7)
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8)
rows = st.lists(st.dictionaries(st.sampled_from(["name", "group", "skill", "remark"]), texts), max_size=6)


@given(told=rows, data=st.data())
def test_neither_the_order_of_rows_nor_of_columns_nor_blanks_change_the_code(told, data):
    mixed = [dict(data.draw(st.permutations(list(row.items())))) for row in data.draw(st.permutations(told))]
    mixed = [row | {"phone": ""} for row in mixed]

    assert code_of_rows(PEOPLE, mixed) == code_of_rows(PEOPLE, told)


@given(told=rows.filter(lambda told: any(told)), data=st.data())
def test_a_changed_cell_and_a_missing_row_change_it(told, data):
    at = data.draw(st.sampled_from([place for place, row in enumerate(told) if row]))
    key = data.draw(st.sampled_from(sorted(told[at])))
    other = [row | {key: row[key] + "改"} if place == at else row for place, row in enumerate(told)]

    assert code_of_rows(PEOPLE, other).short != code_of_rows(PEOPLE, told).short
    assert code_of_rows(PEOPLE, told[1:]).short != code_of_rows(PEOPLE, told).short


def test_what_only_follows_from_the_number_is_left_out_but_not_what_contradicts_it():
    plain = code_of_rows(PEOPLE, [{"name": "李四", "id_number": NUMBER}])
    born = {"name": "李四", "id_number": NUMBER, "birth_date": "1980-01-01"}

    assert (
        code_of_rows(PEOPLE, [born | {"age": "46"}]) == code_of_rows(PEOPLE, [born | {"age": "47"}]) == plain
    )
    assert code_of_rows(PEOPLE, [born | {"birth_date": "1981-01-01"}]) != plain


def test_two_rosters_with_the_same_cells_have_two_codes():
    row = {"name": "李四", "id_number": NUMBER}

    assert code_of_rows(PEOPLE, [row]) != code_of_rows(CATALOG.roster("post"), [row])


@given(st.lists(st.lists(texts), max_size=4))
def test_the_code_is_read_as_it_is_printed_and_as_a_phone_reads_the_square(lines):
    code = code_of_lines("table", lines)

    assert typed_code(code.told.lower()) == typed_code(f" {code.told} ") == code.short
    assert typed_code(code.signs) == code.short


@given(st.lists(st.lists(texts), max_size=4), st.integers(0, 9), st.sampled_from(ALPHABET))
def test_one_wrong_letter_is_noticed(lines, at, letter):
    code = code_of_lines("table", lines).short
    wrong = code[:at] + letter + code[at + 1 :]

    assert wrong == code or typed_code(wrong) == ""


@given(st.lists(st.lists(texts), max_size=4), st.integers(0, 8))
def test_two_letters_that_changed_places_are_noticed(lines, at):
    code = code_of_lines("table", lines).short
    swapped = code[:at] + code[at + 1] + code[at] + code[at + 2 :]

    assert swapped == code or typed_code(swapped) == ""


@pytest.mark.parametrize("text", ["", "K7QFT", "K7QFT-2M9X0", "核对码"])
def test_what_is_no_code_is_none(text):
    assert typed_code(text) == ""
