"""Sheets as clerks lay them out, invented at random from a seed,
with the truth about each of their columns."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pypinyin import lazy_pinyin

from roster_desktop.rosters import CATALOG
from roster_desktop.schema import Column, Roster
from roster_desktop.schema.kinds import (
    BankCard,
    Count,
    CreditCode,
    DateOrMonth,
    IdNumber,
    Money,
    PersonName,
    Phone,
    Year,
    YesNo,
)
from roster_desktop.workbook.raw import RawSheet, Span, trimmed_row
from tests.builders import id_number

NOISE = (
    "血型", "身高(cm)", "爱好", "QQ号", "微信号", "车牌号", "党费", "是否核酸", "鞋码", "宅基地面积", "林地亩数", "第几批",
    "签字", "按手印", "入户时拍照", "银行密码", "病历", "养老金", "水费", "门牌",
)  # fmt: skip
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰玉梅建国春生志文红"
_LOOKS = {
    "系": "糸",
    "未": "末",
    "已": "己",
    "户": "尸",
    "务": "努",
    "期": "斯",
    "址": "趾",
    "单": "草",
    "份": "盼",
}
_HOMOPHONES = (
    "身申伸深神 份分奋愤 证正政症 号好浩 码马吗 姓性幸兴 名明铭鸣 联连莲廉 系戏细 电店殿 话画化 户护互沪 主住注煮 "
    "关官观 工公功宫 资姿滋 单丹担 位为卫未 地弟帝 址纸指只 时十石实 间见件建 开 始史使 日 期七起奇 结节杰 束树数 性形 "
    "别 年 龄铃零 备被背 培陪 训迅 村 组足祖 镇振阵 务物勿 业叶页 就旧救 收手守 入 补不 贴 类累 型行形 原员园 因音"
).split()
_GROUP_ABOVE = ("基本信息", "个人情况", "人员信息")


@dataclass(frozen=True)
class Layout:
    """One invented sheet. `truth`: place → column key, or "" for a column that no roster has."""

    seed: int
    roster: Roster
    sheet: RawSheet
    truth: dict[int, str]
    misspelt: frozenset[int] = field(default_factory=frozenset)
    """Places whose header has a letter that changes how it sounds: to be asked, not read."""


def layout(seed: int) -> Layout:
    """The sheet of this seed."""
    return _Draft(random.Random(seed), seed).layout()


def layouts(first: int, count: int) -> Iterator[Layout]:
    """So many sheets."""
    return (layout(seed) for seed in range(first, first + count))


class _Draft:
    def __init__(self, chance: random.Random, seed: int) -> None:
        self._chance = chance
        self._seed = seed
        self._roster = chance.choice(CATALOG.rosters)
        self._misspelt: set[int] = set()
        self._merged: list[Span] = []

    def layout(self) -> Layout:
        columns = self._columns()
        left = self._chance.choice((0, 0, 0, 1, 2))
        places = {left + at: column for at, column in enumerate(columns)}
        top = self._top(left, len(columns))
        header = self._header(places, len(top))
        body = self._body(places)
        rows = [trimmed_row(row) for row in (*top, *header, *body, *self._bottom(left))]
        name = self._chance.choice(("Sheet1", "Sheet1 (2)", self._roster.short_title, "汇总", "河湾村"))
        sheet = RawSheet(name, False, rows, tuple(self._merged))
        truth = {
            place: column.key if isinstance(column, Column) else ""
            for place, column in places.items()
            if column != "序号"
        }
        return Layout(self._seed, self._roster, sheet, truth, frozenset(self._misspelt))

    def _columns(self) -> list[Column | str]:
        """The columns in their order; noise as its header."""
        by_key = self._roster.column_by_key
        needed = [
            by_key["name"],
            by_key["id_number"],
            *(c for c in self._roster.columns if c.key in self._own()),
        ]
        others = [column for column in self._roster.columns if column not in needed]
        chosen = needed + self._chance.sample(others, self._chance.randint(2, min(20, len(others))))
        if self._chance.random() < 0.5:
            chosen.sort(key=self._roster.columns.index)
        else:
            self._chance.shuffle(chosen)
        found: list[Column | str] = list(chosen)
        for noise in self._chance.sample(NOISE, self._chance.choice((0, 0, 1, 2, 4))):
            found.insert(self._chance.randint(0, len(found)), noise)
        return (["序号"] if self._chance.random() < 0.7 else []) + found

    def _own(self) -> tuple[str, ...]:
        """A roster that lists its own matters: without them nobody could tell it from another."""
        return {
            "person": ("relation", "labour_capacity"),
            "transfer": ("area", "employer", "job"),
            "business": ("project", "business_name"),
            "training": ("course", "provider"),
            "post": ("post", "duty"),
        }[self._roster.key]

    def _top(self, left: int, width: int) -> list[list[str]]:
        rows: list[list[str]] = []
        before = [""] * left
        titles = ("清水镇河湾村2026年", "洋县清水镇", "")
        for number in range(self._chance.choice((0, 1, 1, 1, 2, 3, 4))):
            title = self._chance.choice(titles) + (self._roster.title if number == 0 else "（2026年9月）")
            if self._chance.random() < 0.7:
                self._merged.append(Span(len(rows), left, len(rows), left + width - 1))
            rows.append([*before, title])
        if self._chance.random() < 0.4:
            rows.append([*before, "填报单位：河湾村村委会", "", "填报时间：2026年9月30日", "填报人：王芳"])
        if self._chance.random() < 0.15:
            rows.append([*before, "说明：1、姓名照身份证填写；2、没有的不填。"])
        if self._chance.random() < 0.3:
            rows.insert(self._chance.randint(0, len(rows)), []) if not self._merged else rows.append([])
        return rows

    def _header(self, places: dict[int, Column | str], top: int) -> list[list[str]]:
        texts = {place: self._text(place, column) for place, column in places.items()}
        width = max(places) + 1
        bottom = [texts.get(place, "") for place in range(width)]
        depth = self._chance.choice((1, 1, 1, 2, 2, 3))
        if depth == 1:
            return [bottom]
        groups = self._groups(places)
        upper = [""] * width
        for first, last, group in groups:
            if group:
                upper[first] = group
                if last > first:
                    self._merged.append(Span(top + depth - 2, first, top + depth - 2, last))
            else:
                upper[first], bottom[first] = texts[first], ""
                self._merged.append(Span(top + depth - 2, first, top + depth - 1, first))
        if depth == 2:
            return [upper, bottom]
        first = min(places)
        self._merged.append(Span(top, first, top, width - 1))
        over = [""] * width
        over[first] = self._chance.choice(("劳动力信息", self._roster.title, "基本情况"))
        return [over, upper, bottom]

    def _groups(self, places: dict[int, Column | str]) -> list[tuple[int, int, str]]:
        """Runs of neighbours of one group; a column without one stands over both rows."""
        runs: list[tuple[int, int, str]] = []
        for place, column in places.items():
            group = column.group if isinstance(column, Column) else ""
            if runs and group and runs[-1][2] == group:
                runs[-1] = (runs[-1][0], place, group)
            else:
                runs.append((place, place, group))
        return [(a, b, group if b > a else "") for a, b, group in runs]

    def _text(self, place: int, column: Column | str) -> str:
        if not isinstance(column, Column):
            return column
        text = column.header
        if column.other_headers and self._chance.random() < 0.45:
            text = self._chance.choice(column.other_headers)
        draw = self._chance.random()
        if draw < 0.07:
            return self._slip(text)
        if draw < 0.09:
            return self._typo(place, text)
        return self._dressed(text)

    def _dressed(self, text: str) -> str:
        match self._chance.randint(0, 9):
            case 0:
                return f"*{text}"
            case 1:
                return f"{text}（必填）"
            case 2:
                return "  ".join(text) if len(text) < 4 else text
            case 3:
                return text[: len(text) // 2] + "\n" + text[len(text) // 2 :]
            case 4:
                return f" {text}："
            case 5:
                return text.replace("(", "（").replace(")", "）")
            case 6:
                return text.replace("证", "證").replace("号", "號").replace("务", "務").replace("业", "業")
        return text

    def _slip(self, text: str) -> str:
        """A misspelling that keeps the sound, or doubles or swaps letters."""
        places = [
            at
            for at, letter in enumerate(text)
            if any(letter in same[1:] or letter == same[0] for same in _HOMOPHONES)
        ]
        if self._chance.random() < 0.3 and len(text) > 3 and "(" not in text:
            at = self._chance.randrange(len(text))
            return text[: at + 1] + text[at:]
        for at in self._chance.sample(places, len(places)):
            for same in _HOMOPHONES:
                others = [letter for letter in same if letter != text[at]]
                if text[at] == same[0] and others:
                    written = text[:at] + self._chance.choice(others) + text[at + 1 :]
                    if lazy_pinyin(written) == lazy_pinyin(text):
                        return written
        return text

    def _typo(self, place: int, text: str) -> str:
        """A letter that only looks alike, or one left out."""
        if len(text) < 4 or re.search(r"\W", text):
            return text
        self._misspelt.add(place)
        for at, letter in enumerate(text):
            if letter in _LOOKS:
                return text[:at] + _LOOKS[letter] + text[at + 1 :]
        at = self._chance.randrange(1, len(text))
        return text[:at] + text[at + 1 :]

    def _body(self, places: dict[int, Column | str]) -> list[list[str]]:
        blank = self._chance.choice((0.0, 0.1, 0.4))
        rows = []
        for number in range(self._chance.choice((1, 2, 5, 12, 40))):
            row = [""] * (max(places) + 1)
            for place, column in places.items():
                if column == "序号":
                    row[place] = str(number + 1)
                elif not isinstance(column, Column):
                    row[place] = self._chance.choice(("A", "170", "无", "已办", "3"))
                elif column.key in ("name", "id_number") or self._chance.random() >= blank:
                    row[place] = self._cell(column, number)
            rows.append(row)
        if len(rows) > 4 and self._chance.random() < 0.3:
            rows.insert(self._chance.randint(1, len(rows)), [])
        return rows

    def _cell(self, column: Column, number: int) -> str:
        chance = self._chance
        year, month, day = chance.randint(2015, 2026), chance.randint(1, 12), chance.randint(1, 28)
        if column.options:
            return chance.choice(column.options)
        match column.kind:
            case IdNumber():
                return id_number(birth=f"{chance.randint(1960, 2004)}{month:02}{day:02}", sequence=number + 1)
            case PersonName():
                return chance.choice(_SURNAMES) + "".join(chance.sample(_GIVEN, chance.randint(1, 2)))
            case Phone():
                return f"1{chance.randint(30, 99)}{chance.randint(0, 99999999):08}"
            case DateOrMonth():
                return chance.choice((f"{year}-{month:02}-{day:02}", f"{year}.{month}", f"{year}年{month}月"))
            case Money():
                return str(chance.randint(8, 60) * 100)
            case Count():
                return str(chance.randint(1, 12))
            case Year():
                return str(year)
            case YesNo():
                return chance.choice("是否")
            case BankCard():
                return f"62{chance.randint(10**16, 10**17 - 1)}"
            case CreditCode():
                return f"91610723MA6YX{chance.randint(1000, 9999)}X"
        return chance.choice(("河湾村三组", "洋县", "苏州富士康", "无", "砌墙", "第3期", "龙亭镇"))

    def _bottom(self, left: int) -> list[list[str]]:
        before = [""] * left
        rows = []
        if self._chance.random() < 0.3:
            rows.append([*before, "合计"])
        if self._chance.random() < 0.3:
            rows.append([*before, "填表人：王芳", "", "审核人：李军"])
        return rows
