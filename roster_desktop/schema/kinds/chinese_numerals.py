"""Dates spelled in Chinese numerals: 二〇一九年三月十五日 is 2019年3月15日."""

from __future__ import annotations

import re

_DIGITS = {numeral: digit for digit, numeral in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "O": 0}
_YEAR = re.compile("[〇零○O一二三四五六七八九]{4}(?=年|$)")
_SMALL = re.compile("(?:([二三]?)十|廿|卅)?([一二三四五六七八九]?)(?=[月日号])")


def with_digits(text: str) -> str:
    """The text with spelled years, months and days in digits."""
    if text.isascii():
        return text
    years = _YEAR.sub(lambda found: "".join(str(_DIGITS[numeral]) for numeral in found[0]), text)
    return _SMALL.sub(_in_digits, years)


def _in_digits(found: re.Match[str]) -> str:
    spelled = found[0]
    if not spelled:
        return ""
    if spelled[0] in "廿卅":
        tens = "廿卅".index(spelled[0]) + 2
    else:
        tens = _DIGITS[found[1]] if found[1] else int("十" in spelled)
    return str(10 * tens + (_DIGITS[found[2]] if found[2] else 0))
