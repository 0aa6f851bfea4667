"""Sentences that count something say it in English as one says it of one and of many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest

from roster_desktop import wording
from roster_desktop.wording import Language, console, purging, speak
from roster_desktop.wording.sentence import Sentence

_NUMBERS = "count|rows|read|added|errors|conflicts|cells|problems|people|books|pairs|waiting|journal"
_MANY = "workbooks|rows|errors|conflicts|cells|problems|people|persons|warnings|questions|batches"
_COUNTED = re.compile(rf"\{{(?:{_NUMBERS})\}} (?:[a-z]+ )?(?:{_MANY})\b")
"""A gap with a word for many that does not go by the gap."""


@pytest.fixture
def english() -> Iterator[None]:
    speak(Language.ENGLISH)
    yield
    speak(Language.CHINESE)


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 conflicts wait for a decision"),
        (1, "1 conflict waits for a decision"),
        (2, "2 conflicts wait for a decision"),
        (11, "11 conflicts wait for a decision"),
        ("1,001", "1,001 conflicts wait for a decision"),
    ],
)
def test_one_is_told_otherwise_than_many(english, count, said):
    assert str(console.CONFLICTS_OPEN.about(count=count)).startswith(said)


def test_two_numbers_in_a_sentence_go_each_by_themselves(english):
    said = str(purging.PAST_RETENTION.about(count=1, years=5))

    assert said == "1 person is past the retention of 5 years"


def test_one_workbook_is_one_workbook(english):
    assert str(console.BOOKS_IN_ALL.about(count=1, parts="merged 1")) == "1 workbook: merged 1."


def test_chinese_counts_without_another_form():
    assert str(console.BOOKS_IN_ALL.about(count=1, parts="合并 1")) == "共 1 本：合并 1。"


def test_what_a_text_holds_is_shown_as_it_is(english):
    sentence = Sentence("x", "{name}", "{name}: {name:row|rows}")

    assert str(sentence.about(name="{1}|1")) == "{1}|1: rows"


def test_no_sentence_has_the_word_for_many_beside_a_number_that_may_be_one():
    modules = [import_module(f"{wording.__name__}.{found.name}") for found in iter_modules(wording.__path__)]
    sentences = {value.code: value for module in modules for value in vars(module).values()
                 if isinstance(value, Sentence)}  # fmt: skip

    assert len(sentences) > 300
    assert {code: one.english for code, one in sentences.items() if _COUNTED.search(one.english)} == {}
