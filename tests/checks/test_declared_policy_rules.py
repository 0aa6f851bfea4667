"""What is declared of the rules about households, money and periods."""

from __future__ import annotations

import re

import pytest

from roster_desktop.checks import RULEBOOK, Level, Rule
from roster_desktop.checks.not_computed import NOT_COMPUTED
from roster_desktop.checks.period_rules import PERIOD_RULES

RULES: tuple[Rule, ...] = (*(rule for rule in RULEBOOK.rules if rule.id[0] in "HM"), *PERIOD_RULES)
MISSING = {told.rule for told in NOT_COMPUTED if not told.part}


@pytest.mark.parametrize(("letter", "last"), [("H", 12), ("M", 19), ("T", 8)])
def test_every_rule_of_the_reference_is_declared_or_said_to_be_missing(letter: str, last: int):
    declared = {rule.id for rule in RULES if rule.id[0] == letter}
    missing = {rule for rule in MISSING if rule[0] == letter}

    assert declared.isdisjoint(missing)
    assert sorted(declared | missing) == [f"{letter}{at:02}" for at in range(1, last + 1)]


def test_the_levels_are_those_of_the_reference():
    by_level = {level: {rule.id for rule in RULES if rule.level is level} for level in Level}

    assert by_level[Level.ERROR] == {"H09", "M02", "M05"}
    assert by_level[Level.NOTICE] == {"H02", "H11", "M04", "M09", "M15", "T03", "T05", "T07"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_one_sentence_and_one_remedy_in_chinese_marks(rule: Rule):
    assert rule.message.endswith(("。", "？"))
    assert rule.message.count("。") <= 1
    assert not re.search(r"[,;:!?()\"]", re.sub(r"\{\w+\}", "", rule.message))
    assert rule.remedy.endswith("。")
    assert rule.source


def test_an_id_is_declared_once():
    assert len({rule.id for rule in RULES}) == len(RULES)
