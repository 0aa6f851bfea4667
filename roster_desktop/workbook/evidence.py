"""What the cells of a column say by themselves, whatever stands above them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from functools import lru_cache

from msgspec import Struct

from roster_desktop.schema import Column, Role
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
    Year,
    YesNo,
)
from roster_desktop.schema.kinds.id_number import Flaw
from roster_desktop.schema.roster import AnyKind

LOOKED_AT = 300
"""Cells of a column that are looked at; a village's list is shorter."""
_FEWEST_DIGITS = 8
MOST = 0.6
"""Share of the filled cells from which a column is taken for what they are."""


class Content(Enum):
    """What a cell looks like, without its header."""

    ID_NUMBER = "身份证号"
    PHONE = "电话"
    DATE = "日期"
    NUMBER = "数字"
    NAME = "姓名"
    TEXT = "文字"


_ID = re.compile(
    r"[0-9]{14}(?:[0-9]|[0-9]{3}[0-9X]|[0-9]{3}[0-9X][0-9]{2}(?:[0-9]{2})?)|[1-9](?:\.[0-9]+)?E\+?1[67]"
)
_PHONE = re.compile(r"1[3-9][0-9]{9}(?:[/、,;].*)?")
_DATE = re.compile(r"(?:19|20)[0-9]{2}[-./年][0-9]{1,2}(?:[-./月][0-9]{0,2}日?)?.*")
_NUMBER = re.compile(r"-?(?=[0-9,.]{1,11}(?![0-9]))[0-9][0-9,]*(?:\.[0-9]+)?(?:元|万元|个?月|岁|周岁|天|次)?")
_NAME = re.compile(r"[一-鿿]{2,4}|[一-鿿]{1,8}·[一-鿿]{1,12}")
_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛范彭郎鲁韦马苗方俞任袁柳"
    "鲍史唐费薛雷贺倪汤滕殷罗毕郝安常乐于傅卞齐康伍余顾孟黄穆萧尹姚邵汪毛狄米贝明计成戴宋庞熊纪舒屈项祝董梁杜阮蓝"
    "席季麻强贾路江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房缪解应宗丁邓洪包左石崔吉龚程邢裴陆荣翁段侯武刘"
    "景龙叶黎白蒲赖卓乔闻党翟谭劳申冉雍牛温庄晏柴瞿阎连习艾向古易廖耿满匡文寇欧沃关巩聂敖辛简饶曾游岳封闫付肖代兰"
)

_FOREIGN: Mapping[type[AnyKind], frozenset[Content]] = {
    IdNumber: frozenset({Content.NAME, Content.PHONE, Content.DATE, Content.NUMBER}),
    PersonName: frozenset({Content.ID_NUMBER, Content.PHONE, Content.DATE, Content.NUMBER}),
    Phone: frozenset({Content.ID_NUMBER, Content.NAME, Content.DATE}),
    DateOrMonth: frozenset({Content.ID_NUMBER, Content.PHONE, Content.NAME}),
    Money: frozenset({Content.ID_NUMBER, Content.PHONE, Content.NAME, Content.DATE}),
    Count: frozenset({Content.ID_NUMBER, Content.PHONE, Content.NAME, Content.DATE}),
    Year: frozenset({Content.ID_NUMBER, Content.PHONE, Content.NAME}),
    Option: frozenset({Content.ID_NUMBER, Content.PHONE, Content.DATE}),
    Options: frozenset({Content.ID_NUMBER, Content.PHONE, Content.DATE}),
    YesNo: frozenset({Content.ID_NUMBER, Content.PHONE, Content.DATE}),
    BankCard: frozenset({Content.NAME, Content.PHONE, Content.DATE}),
    CreditCode: frozenset({Content.NAME, Content.PHONE, Content.DATE}),
}
"""What a column of this kind cannot be full of. Money, counts and texts look like anything and say little."""


class Evidence(Struct, frozen=True):
    """How many of a column's filled cells look like what, and how many are sound identity numbers."""

    filled: int
    counts: Mapping[Content, int]
    sound_ids: int
    texts: frozenset[str]

    def share(self, content: Content) -> float:
        """Which part of the filled cells looks like this; 0 where none is filled."""
        return self.counts.get(content, 0) / self.filled if self.filled else 0.0

    @property
    def is_id_column(self) -> bool:
        """Whether most of it are identity numbers with a right check digit."""
        return bool(self.filled) and self.sound_ids / self.filled >= MOST

    @property
    def main(self) -> Content:
        """What most of its cells look like; text where nothing prevails."""
        best = max(self.counts, key=lambda content: self.counts[content], default=Content.TEXT)
        return best if self.share(best) >= MOST else Content.TEXT


def evidence(texts: Iterable[str]) -> Evidence:
    """What these cells say. Pass the cells of one column, those below its header."""
    said: list[str] = []
    for text in texts:
        if plain := _plain(text):
            said.append(plain)
            if len(said) == LOOKED_AT:
                break
    counts = Counter(content_of(text) for text in said)
    sound = sum(is_sound_id(text) for text in said)
    return Evidence(len(said), counts, sound, frozenset(said))


@lru_cache(maxsize=8192)
def content_of(text: str) -> Content:
    """What one cell looks like."""
    plain = _plain(text)
    compact = plain.replace(" ", "").upper()
    if _ID.fullmatch(compact):
        return Content.ID_NUMBER
    if _PHONE.fullmatch(compact.replace("-", "")):
        return Content.PHONE
    if _DATE.fullmatch(compact):
        return Content.DATE
    if _NUMBER.fullmatch(compact):
        return Content.NUMBER
    if _NAME.fullmatch(compact) and (compact[0] in _SURNAMES or "·" in compact):
        return Content.NAME
    return Content.TEXT


def contradicts(column: Column, seen: Evidence) -> bool:
    """Whether the cells are plainly something else than this column holds: names under 身份证号."""
    foreign = _FOREIGN.get(type(column.kind), frozenset())
    if not seen.filled:
        return False
    if column.options and _share_of_options(column, seen) > 1 - MOST:
        return False
    if column.role is Role.ID_NUMBER and not any(_is_like_a_number(text) for text in seen.texts):
        return len(seen.texts) > 1
    return sum(seen.counts.get(content, 0) for content in foreign) / seen.filled >= MOST


def _is_like_a_number(text: str) -> bool:
    """Whether it may be what is left of somebody's number."""
    return sum(letter.isdigit() for letter in text) >= _FEWEST_DIGITS


def speaks_for(column: Column, seen: Evidence) -> bool:
    """Whether the cells are just what this column holds, and what few other columns do."""
    if seen.filled < 1 or contradicts(column, seen):
        return False
    match column.kind:
        case IdNumber():
            return seen.is_id_column
        case PersonName():
            return seen.share(Content.NAME) >= MOST
        case Phone():
            return seen.share(Content.PHONE) >= MOST
        case DateOrMonth():
            return seen.share(Content.DATE) >= MOST
        case YesNo():
            return bool(seen.texts) and all(column.kind.reads(text) for text in seen.texts)
        case Money() | Count() | Year():
            return seen.share(Content.NUMBER) >= MOST and all(column.kind.reads(text) for text in seen.texts)
    return bool(column.options) and _share_of_options(column, seen) >= MOST


def belongs_elsewhere(column: Column, seen: Evidence, others: Sequence[Column]) -> bool:
    """Whether the cells are options, but those of another column: 省外 under 就业意愿."""
    if not column.options or column.kind.takes_own_words or not seen.filled:
        return False
    if _share_of_options(column, seen) >= MOST:
        return False
    return any(other.options and _share_of_options(other, seen) >= MOST for other in others)


def likely_columns(columns: Sequence[Column], seen: Evidence) -> list[Column]:
    """The columns that the cells speak for, in the order given."""
    return [column for column in columns if speaks_for(column, seen)]


def _share_of_options(column: Column, seen: Evidence) -> float:
    options = frozenset(column.options)
    known = [text for text in seen.texts if column.kind.canonical(text) in options]
    return len(known) / len(seen.texts) if seen.texts else 0.0


def is_sound_id(text: str) -> bool:
    """Whether the text is an identity number that somebody may have."""
    kind = IdNumber()
    value = kind.parse(text)
    flaws = getattr(value, "flaws", None)
    return flaws is not None and Flaw.WRONG_CHECK_DIGIT not in flaws and Flaw.IMPOSSIBLE_BIRTH not in flaws


def _plain(text: str) -> str:
    if text.isascii():
        return text.strip()
    return unicodedata.normalize("NFKC", text).strip()
