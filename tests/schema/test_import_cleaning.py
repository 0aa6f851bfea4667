"""What foreign tables write where nothing is meant, and what an import makes of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.schema.kind import Kind
from roster_desktop.schema.kinds import Count, DateOrMonth, IdNumber, Money, Option, Phone, Text, YesNo
from roster_desktop.schema.kinds.cleaning import Cleaned, import_text

KINDS = (Count(), DateOrMonth(), IdNumber(), Money(), Option(("普通劳动力",)), Phone(), Text(), YesNo())


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Phone(), "无"),
        (Phone(), "无 电话"),
        (Phone(), "同户主"),
        (Phone(), "00000000000"),
        (Phone(), "0"),
        (Money(), "－"),
        (Money(), "/"),
        (Money(), "无"),
        (Count(), "-"),
        (DateOrMonth(), "至今"),
        (DateOrMonth(), "目前"),
        (Option(("普通劳动力",)), "/"),
        (IdNumber(), "无"),
        (Text(), "#N/A"),
        (Money(), "#ref!"),
    ],
)
def test_what_means_nothing_becomes_blank_and_is_told(kind: Kind, text: str):
    cleaned = import_text(kind, text)

    assert cleaned.text == ""
    assert cleaned.note


@pytest.mark.parametrize(
    ("kind", "text", "kept"),
    [
        (YesNo(), "无", "否"),
        (Text(), "无", "无"),
        (Text(), "/", "/"),
        (Money(), "约2000", "约2000"),
        (Phone(), "1381234567", "1381234567"),
        (Option(("普通劳动力",)), "正常", "正常"),
        (DateOrMonth(), "2020年起", "2020年起"),
        (DateOrMonth(), "99999", "99999"),
        (Count(), "12.0", "12"),
    ],
)
def test_everything_else_is_taken_as_if_typed(kind: Kind, text: str, kept: str):
    assert import_text(kind, text) == Cleaned(kept)


@pytest.mark.parametrize(
    ("number", "day"), [("43525", "2019-03-01"), ("43525.0", "2019-03-01"), ("36526", "2000-01-01")]
)
def test_days_counted_by_a_spreadsheet_are_dates(number: str, day: str):
    cleaned = import_text(DateOrMonth(), number)

    assert cleaned.text == day
    assert day in cleaned.note


@pytest.mark.parametrize("kind", KINDS, ids=repr)
@given(text=st.text())
def test_nothing_is_changed_without_a_note_but_its_writing(kind: Kind, text: str):
    cleaned = import_text(kind, text)

    assert cleaned.note or cleaned.text == kind.canonical(text)
    assert import_text(kind, cleaned.text) == Cleaned(cleaned.text)
