"""Laws of every kind of cell, whatever text is put into it."""

from __future__ import annotations

import importlib
import inspect
import pickle
import pkgutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.schema import Unreadable, kinds
from roster_desktop.schema.kind import Kind
from roster_desktop.schema.kinds import (
    BankCard,
    Count,
    CreditCode,
    DateOrMonth,
    IdNumber,
    Money,
    Option,
    Options,
    PersonName,
    Phone,
    Place,
    Text,
    Year,
    YesNo,
)

LABOUR = ("普通劳动力", "技能劳动力", "弱劳动力或半劳动力")
SYNONYMS = {"弱劳力": "弱劳动力或半劳动力", "Normal": "普通劳动力"}

KINDS: tuple[Kind, ...] = (
    BankCard(),
    Count(),
    Count(maximum=12, units=("月", "个月")),
    CreditCode(),
    DateOrMonth(),
    IdNumber(),
    Money(),
    Money("万元"),
    Option(LABOUR, SYNONYMS),
    Option(LABOUR, SYNONYMS, own_words=True),
    Options(LABOUR, SYNONYMS),
    Options(LABOUR, SYNONYMS, own_words=True),
    PersonName(),
    Phone(),
    Place("province"),
    Place("city"),
    Place("county"),
    Text(),
    Year(),
    YesNo(),
)

LIKELY = st.text(
    "0123456789０１９XxХ*' .,，、;；/-—年月日号元万¥是否无张三丰·•．一二十〇\u3000\u200b\n\tAB劳动力"
)
TEXTS = (
    st.text()
    | LIKELY
    | st.sampled_from(
        [*LABOUR, *SYNONYMS, "11010519491231002X", "91110000600037341L", "13812345678", "陕西", "洋县"]
    )
    | st.from_regex(r"[0-9]{4}[-./年][0-9]{1,2}([-./月][0-9]{1,2}日?)?", fullmatch=True)
    | st.from_regex(r"-?[0-9]{1,20}(\.[0-9]{0,20})?[千万]?元?", fullmatch=True)
    | st.from_regex(r"[0-9]{15}|[0-9]{17}[0-9Xx]|[0-9]{18}[0-9A-Z]{2,4}", fullmatch=True)
)

every_kind = pytest.mark.parametrize("kind", KINDS, ids=repr)


def test_every_kind_there_is_stands_in_the_table():
    rooms = [
        importlib.import_module(f"{kinds.__name__}.{room.name}")
        for room in pkgutil.iter_modules(kinds.__path__)
    ]
    declared = {
        found
        for room in rooms
        for _, found in inspect.getmembers(room, inspect.isclass)
        if issubclass(found, Kind) and not inspect.isabstract(found)
    }

    assert declared == {type(kind) for kind in KINDS}


@every_kind
@given(text=TEXTS)
def test_canonical_text_stays_as_it_is(kind: Kind, text: str):
    once = kind.canonical(text)

    assert kind.canonical(once) == once
    assert kind.reads(once) == kind.reads(text)


@every_kind
@given(text=TEXTS)
def test_a_value_survives_being_written(kind: Kind, text: str):
    value = kind.parse(text)

    if not isinstance(value, Unreadable):
        assert kind.parse(kind.write(value)) == value


@every_kind
@given(text=TEXTS)
def test_only_a_blank_text_is_blank(kind: Kind, text: str):
    assert (kind.canonical(text) == "") == (kind.parse(text) is None)


@every_kind
@given(text=st.text(" \u3000\t\n\u00a0\u200b\ufeff"))
def test_what_cannot_be_seen_is_blank(kind: Kind, text: str):
    assert kind.parse(text) is None


@every_kind
@given(text=TEXTS)
def test_an_unreadable_text_survives(kind: Kind, text: str):
    if not kind.reads(text):
        assert kind.canonical(text) == text.strip()


@every_kind
@given(text=TEXTS, outer=st.text(" \u3000\t\n", max_size=3))
def test_outer_spaces_change_nothing(kind: Kind, text: str, outer: str):
    assert kind.canonical(outer + text + outer) == kind.canonical(text.strip())


@every_kind
def test_every_option_is_canonical(kind: Kind):
    assert [kind.canonical(option) for option in kind.options] == list(kind.options)
    assert all(kind.reads(option) for option in kind.options)


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind.options and not kind.takes_own_words], ids=repr
)
@given(text=TEXTS)
def test_without_own_words_only_options_are_read(kind: Kind, text: str):
    if kind.reads(text):
        written = kind.canonical(text)
        assert set(written.split("、") if written else ()) <= set(kind.options)


@every_kind
@given(text=st.from_regex(r"[\u0660-\u0669\u0966-\u096f]{4,18}", fullmatch=True))
def test_digits_of_other_scripts_are_no_numbers(kind: Kind, text: str):
    assert kind.canonical(text) == text


@every_kind
def test_equal_declarations_are_equal_kinds(kind: Kind):
    again = pickle.loads(pickle.dumps(kind))

    assert again == kind
    assert hash(again) == hash(kind)
