"""Who a sheet says it comes from: the line 填报单位 above the header, or the village in its title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from roster_desktop.workbook.raw import RawSheet

_SENDER = re.compile(r"(?:填报单位|报送单位|填表单位|上报单位|单位名称|单位)(?:\([^)]*\))?[::]\s*(\S[^::]*)?")
_NEXT_WORD = re.compile(
    r"\s*(填报人|填表人|审核人|填报时间|填表时间|填报日期|日期|时间|联系电话|电话|单位\s*[::]|\().*$"
)
_TITLE = re.compile(
    r"(?:.{0,12}年)?(?:[0-9]{1,2}月)?(?:.*?(?:镇|乡|街道办事处|街道))?([^\s\d年]{1,12}?(?:村|社区)).*(?:花名册|名单|台账|登记表|信息表)"
)
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})\s*年")
_LONGEST = 80
_TOP = 6
"""Rows above and around the header where a sheet names its sender."""


def sender_named(sheets: Sequence[RawSheet]) -> str:
    """The unit that the sheets name first, else the village in a title; "" where none does."""
    for sheet in sheets:
        for text, right in _top_texts(sheet):
            found = _SENDER.match(text)
            if found:
                named = _NEXT_WORD.sub("", found[1] or "").strip() or right
                if named:
                    return named
    titles = (_TITLE.match(text) for sheet in sheets for text, _ in _top_texts(sheet))
    return next((found[1] for found in titles if found), "")


@lru_cache(maxsize=64)
def _year_in(texts: tuple[str, ...]) -> int | None:
    years = {int(year) for text in texts for year in _YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None


def year_named(sheet: RawSheet, header_row: int) -> int | None:
    """The one year that the lines above the headers name, or else the sheet's title; None where none or
    several."""
    above = [text for row in sheet.rows[: header_row - 1] for text in row if text and len(text) <= _LONGEST]
    return _year_in(tuple(above)) or _year_in((sheet.name,))


def _top_texts(sheet: RawSheet) -> Iterator[tuple[str, str]]:
    """Texts near the top, each with the text of the next filled cell beside it."""
    for row in sheet.rows[:_TOP]:
        filled = [
            unicodedata.normalize("NFKC", text).strip()
            for text in row
            if text.strip() and len(text) <= _LONGEST
        ]
        yield from pairwise([*filled, ""])
