"""Rows of a list that are nobody's: totals, signatures, notes, examples, repeated headers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from itertools import islice

from roster_desktop.schema import Role, Roster
from roster_desktop.workbook.header_names import folded
from roster_desktop.workbook.headings import MEMORY_HEADER, ROW_HEADER, Heading
from roster_desktop.workbook.memory import MARK
from roster_desktop.workbook.raw import CellText


class Nobody(Enum):
    """What a row is that is nobody's."""

    TOTAL = "合计"
    SUBTOTAL = "小计"
    SIGNATURE = "落款或说明"
    EXAMPLE = "示例"
    HEADER = "重复的表头"
    SECTION = "分段标题"
    NOTE = "说明文字"
    BLANK = "没有内容"


_SUBTOTAL = re.compile("(?:.{0,8}小计|(?:本页|本组|本户|[一二三四五六七八九十0-9]{1,3}组)合计).*")
_TOTAL = re.compile("(累计|全村|全镇|本村|本表|以上)?(合计|总计|共计|汇总)[:：]?.*")
_SIGNATURE = re.compile(
    "(填表人|填报人|制表人|制表|审核人|审核|负责人|单位负责人|主要领导|分管领导|经办人|填报单位|报送单位|填报时间|填表时间|填报日期|"
    "联系人|备注|说明|注|填表说明|填报说明|[^:：]{0,10}(?:签字|签名|签章|盖章))([（(].*?[）)])?[:：].*",
    re.DOTALL,
)
_PAGE_FOOT = re.compile(
    "[(（]?(?:以下空白|以下无内容|以下无正文|以下无|此页空白|接下页|续下页)[)）]?|第[0-9一二三四五六七八九十]+页.*"
)
_TITLE_BELOW = re.compile(".*(?:统计情况|统计表|汇总表|情况统计|情况说明)")
_EXAMPLE_NAME = re.compile("(示例|样例|举例|范例|例子)")
_EXAMPLE_CELL = re.compile("[(【]?(?:填写|填表)?(?:示例|样例|举例|范例|例子|例如|例)[)】]?[:：]?[0-9一二三]?")
_LIKE_A_NUMBER = 8
"""Digits from which a text is somebody's number, whole or not."""
_SENTENCE = 12
"""Letters from which the only text of a row is a note and no name."""
_FEWEST_NUMBERED = 3
_COUNTING = "甲乙丙丁戊己庚辛壬癸ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_PEOPLE = re.compile(r"(?:共|计)?(\d{1,6})(?:人|名|条|行)")
_WHOLE = re.compile(r"\d{1,6}")


def nobody_in(
    roster: Roster, cells: Sequence[CellText], texts: Mapping[str, CellText], header: Sequence[str]
) -> Nobody | None:
    """Why the row is nobody's; None where it is, or may be, somebody's.
    A row with anything like an ID number is somebody's, unless it is an example."""
    if not texts and not any(cells):
        return Nobody.BLANK
    name = roster.text_of(Role.NAME, texts)
    first = islice(_words(cells), 2)
    if (name and _EXAMPLE_NAME.search(name)) or any(_EXAMPLE_CELL.fullmatch(word) for word in first):
        return Nobody.EXAMPLE
    if has_number(roster, texts):
        return None
    words = list(_words(cells))
    is_header = is_repeated_header(cells, header) or _only_counts(words)
    return Nobody.HEADER if is_header else _without_person(words)


def _only_counts(words: Sequence[str]) -> bool:
    """Whether the row numbers the columns below their headers: 1 2 3, or 甲 乙 丙."""
    bare = [word.strip("()（）") for word in words]
    if len(bare) < _FEWEST_NUMBERED:
        return False
    if "".join(bare) in _COUNTING and all(len(word) == 1 for word in bare):
        return True
    return bare == [str(number) for number in range(1, len(bare) + 1)]


def has_number(roster: Roster, texts: Mapping[str, CellText]) -> bool:
    """Whether the row has anything like an ID number."""
    return sum(letter.isdigit() for letter in roster.text_of(Role.ID_NUMBER, texts)) >= _LIKE_A_NUMBER


def is_repeated_header(cells: Sequence[CellText], header: Sequence[str]) -> bool:
    """Headers are repeated on every printed page by hand."""
    same = sum(1 for text, head in zip(cells, header, strict=False) if text and folded(text) == head)
    return same >= 3 and 2 * same > sum(1 for text in cells if text)


def people_counted(heading: Heading, cells: Sequence[CellText]) -> int | None:
    """How many people the row of a total says there are; None where it says nothing of it."""
    for text in _words(cells):
        if found := _PEOPLE.search(text):
            return int(found[1])
    roster = heading.roster
    telling = {
        heading.columns[roster.key_of(role)]
        for role in (Role.NAME, Role.ID_NUMBER)
        if roster.has(role) and roster.key_of(role) in heading.columns
    }
    for place in sorted(telling):
        text = cells[place].strip() if place < len(cells) else ""
        if _WHOLE.fullmatch(text):
            return int(text)
    return None


def _without_person(words: Sequence[str]) -> Nobody | None:
    if not words:
        return Nobody.BLANK
    if _SUBTOTAL.fullmatch(words[0]):
        return Nobody.SUBTOTAL
    if _TOTAL.fullmatch(words[0]):
        return Nobody.TOTAL
    if _SIGNATURE.fullmatch(words[0]):
        return Nobody.SIGNATURE
    if _PAGE_FOOT.fullmatch(words[0]) or (len(words) == 1 and _TITLE_BELOW.fullmatch(words[0])):
        return Nobody.NOTE
    if len(words) == 1 and len(words[0]) >= _SENTENCE and not words[0].isdigit():
        return Nobody.NOTE
    return None


def _words(cells: Sequence[CellText]) -> Iterator[str]:
    for text in cells:
        if text.strip() and not text.startswith((MARK, ROW_HEADER, MEMORY_HEADER)):
            yield re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
