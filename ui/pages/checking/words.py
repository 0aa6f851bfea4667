"""How the page words what a rule says: its subject in short, numbers hidden until somebody reveals them."""

from __future__ import annotations

import re
from functools import cache

from roster_desktop.checks import RULEBOOK, Level
from ui.pages.pieces.card_list import Tone

LEVEL_WORDS = {Level.ERROR: "错误", Level.WARNING: "预警", Level.NOTICE: "提示"}
LEVEL_TONES = {Level.ERROR: Tone.ERROR, Level.WARNING: Tone.WARNING, Level.NOTICE: Tone.QUIET}

_WHOSE = re.compile(r"^\{\w+\} ?(的|户)?")
_GAP = re.compile(r"\{\w+\}")
_END = re.compile(r"[，。；：（]")
_SHORTEST = 6
"""So many characters say at least what a rule is about."""
_LONG_NUMBER = re.compile(r"(?<![0-9])[0-9]{7,}[0-9Xx]?")
_SEEN_FIRST, _SEEN_LAST = 3, 2


@cache
def about_rule(rule: str) -> str:
    """What a rule looks for, in a few words: 身份证号校验不通过."""
    known = RULEBOOK.rule_by_id.get(rule)
    if known is None:
        return rule
    told = _GAP.sub("…", _WHOSE.sub("", known.message)).strip()
    end = next((found.start() for found in _END.finditer(told) if found.start() >= _SHORTEST), len(told))
    return told[:end].lstrip("…的 ")


def veiled(sentence: str) -> str:
    """The sentence with the middle of every long number hidden: a message may quote one."""
    return _LONG_NUMBER.sub(lambda found: _veiled_number(found.group()), sentence)


def _veiled_number(number: str) -> str:
    return f"{number[:_SEEN_FIRST]}••••{number[-_SEEN_LAST:]}"
