"""How the page words what a rule says: its subject in short, numbers hidden until somebody reveals them."""

from __future__ import annotations

import re
from functools import cache

from roster_desktop.checks import RULEBOOK, Level
from roster_desktop.wording import _
from ui.pages.pieces.card_list import Tone

LEVEL_WORDS = {Level.ERROR: _("错误"), Level.WARNING: _("预警"), Level.NOTICE: _("提示")}
LEVEL_TONES = {Level.ERROR: Tone.ERROR, Level.WARNING: Tone.WARNING, Level.NOTICE: Tone.QUIET}

_WHOSE = re.compile(r"^\{\w+\} ?(的|户)?")
_GAP = re.compile(r"\{\w+\}")
_MANY = re.compile(r"\{\w+\}(?=[个条次])")
_TAIL = re.compile(r"[：，]?…?( ?[与和、] ?…?)?$")
_WITHIN = re.compile(r"的…(?=\w)")
_ANY_CELL = "有一格"
_ASIDE = re.compile(r"（[^）]*）")
_SHORTEST = 3
"""Fewer characters than these, gaps left out, say nothing."""
_END = re.compile(r"，请|，是不是|，以|。|：请")
"""Where the finding ends and the advice begins."""
_LONG_NUMBER = re.compile(r"(?<![0-9])[0-9]{7,}[0-9Xx]?")
_SEEN_FIRST, _SEEN_LAST = 3, 2


@cache
def about_rule(rule: str) -> str:
    """What a rule looks for, in a few words: 身份证号校验不通过."""
    known = RULEBOOK.rule_by_id.get(rule)
    if known is None:
        return rule
    told = _WHOSE.sub("", known.message).replace("“{column}”", _ANY_CELL).replace("{column}", _ANY_CELL)
    told = _GAP.sub("…", _MANY.sub("几", _ASIDE.sub("", told)))
    found = _END.split(told, maxsplit=1)[0].removeprefix("…，").removeprefix("… ").strip()
    # A gap at the end, or before the word that it only qualifies, says nothing.
    found = _WITHIN.sub("的", _TAIL.sub("", found))
    return found if len(found.replace("…", "")) >= _SHORTEST else known.remedy.rstrip("。")


def veiled(sentence: str) -> str:
    """The sentence with the middle of every long number hidden: a message may quote one."""
    return _LONG_NUMBER.sub(lambda found: _veiled_number(found.group()), sentence)


def _veiled_number(number: str) -> str:
    return f"{number[:_SEEN_FIRST]}••••{number[-_SEEN_LAST:]}"
