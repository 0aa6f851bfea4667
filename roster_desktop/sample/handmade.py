"""Lists as a village makes them without the program: other headers, another order,
and a hundred ways to write a date.

Everything in them reads back as exactly what the village's rosters hold.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence

from msgspec import Struct

from roster_desktop.sample.person import Cells
from roster_desktop.sample.township import SampleVillage

_FULL_WIDTH_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")

Habit = Callable[[str], str]
"""How somebody writes a canonical text."""


class HandmadeSheet(Struct, frozen=True):
    """A sheet as somebody typed it: rows of texts, "" where a cell is empty."""

    name: str
    rows: tuple[tuple[str, ...], ...]


class _Heading(Struct, frozen=True):
    """A column of the sheet: what stands above it, what it holds, and how it is written,
    row by row in turn."""

    header: str
    key: str
    habits: tuple[Habit, ...] = (str,)


def handmade_people(village: SampleVillage) -> HandmadeSheet:
    """The village's people, family by family with an empty row between."""
    rows: list[Cells] = []
    for row in village.rows["person"]:
        if rows and rows[-1].get("household_number") != row["household_number"]:
            rows.append({})
        rows.append(row)
    return _sheet(village, "劳动力摸底表", _PEOPLE, rows)


def handmade_workers(village: SampleVillage) -> HandmadeSheet:
    """Those of the village who work away."""
    return _sheet(village, "外出务工人员名单", _WORKERS, village.rows["transfer"])


def handmade_csv(village: SampleVillage) -> str:
    """The list of those who work away, as text with commas."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(handmade_workers(village).rows)
    return text.getvalue()


def _sheet(
    village: SampleVillage, title: str, headings: Sequence[_Heading], rows: Sequence[Cells]
) -> HandmadeSheet:
    """Title, who filled it in, headers, and the rows with the numbers everybody puts before them."""
    unit = village.unit
    width = len(headings) + 1
    above = (f"{unit.township}{unit.name}{title}", f"填报单位：{unit.township}{unit.name}")
    head = ("序号", *(heading.header for heading in headings))
    numbers = iter(range(1, len(rows) + 1))
    body = [
        (str(next(numbers)), *(_written(heading, row, nth) for heading in headings)) if row else ("",) * width
        for nth, row in enumerate(rows)
    ]
    return HandmadeSheet(title, (*((line,) + ("",) * (width - 1) for line in above), head, *body))


def _written(heading: _Heading, row: Cells, nth: int) -> str:
    text = row.get(heading.key, "")
    habit = heading.habits[nth % len(heading.habits)]
    return habit(text) if text else ""


def _parted(text: str) -> str:
    return f"{text[:6]} {text[6:14]} {text[14:]}"


def _lower_case(text: str) -> str:
    return text.lower()


def _full_width(text: str) -> str:
    return text.translate(_FULL_WIDTH_DIGITS)


def _quoted(text: str) -> str:
    return f"'{text}"


def _spaced_name(text: str) -> str:
    """Two characters are pulled apart, so that they stand as wide as three."""
    return f"{text[0]}　{text[1]}" if len(text) == 2 else text


def _dotted(text: str) -> str:
    return ".".join(part.removeprefix("0") for part in text.split("-"))


def _with_slashes(text: str) -> str:
    return text.replace("-", "/")


def _in_chinese(text: str) -> str:
    return "".join(
        f"{part.removeprefix('0')}{unit}" for part, unit in zip(text.split("-"), "年月日", strict=False)
    )


def _in_yuan(text: str) -> str:
    return f"{text}元"


def _with_comma(text: str) -> str:
    return f"{int(text):,}"


def _as_number(text: str) -> str:
    return f"{text}.0"


def _parted_phone(text: str) -> str:
    return f"{text[:3]} {text[3:7]} {text[7:]}"


def _short_place(text: str) -> str:
    return text.removesuffix("省").removesuffix("市")


def _ticked(text: str) -> str:
    return {"是": "√", "否": "×"}[text]


def _called(**words: str) -> Habit:
    """Other words for some texts."""
    return lambda text: words.get(text, text)


_IDS = (str, _parted, str, _lower_case, _full_width, _quoted)
_DATES = (_dotted, _in_chinese, _with_slashes, str)
_NAMES = (str, _spaced_name)
_PHONES = (str, _as_number, _parted_phone)
_TICKS = (str, _ticked)

_PEOPLE = (
    _Heading("户主", "head_name", _NAMES),
    _Heading("姓 名*", "name", _NAMES),
    _Heading("家庭关系", "relation", (str, _called(之子="儿子", 之女="女儿", 配偶="爱人", 户主="本人", 之母="母亲"))),
    _Heading("公民身份号码（18位）", "id_number", _IDS),
    _Heading("民族", "ethnicity", (_called(汉族="汉"), str)),
    _Heading("学历", "education", (str, _called(初中="初中毕业", 高中="中专", 大专="专科"))),
    _Heading("在校情况", "student_status", (str, _called(七年级="初一", 八年级="初二", 九年级="初三"))),
    _Heading("手机号", "phone", _PHONES),
    _Heading("乡镇", "township"),
    _Heading("村名", "village"),
    _Heading("组别", "group"),
    _Heading("户编号", "household_number"),
    _Heading("身体状况", "health", (str, _called(健康="良好", 长期慢性病="慢性病"))),
    _Heading("劳动技能", "labour_capacity", (str, _called(弱劳动力或半劳动力="弱（半）劳动力"))),
    _Heading("户属性", "household_type", (_called(脱贫户="建档立卡户", 一般农户="一般户"), str)),
    _Heading("是否易地搬迁", "relocated", _TICKS),
    _Heading("安置点", "resettlement_site"),
    _Heading("人均纯收入", "income_per_head", (str, _in_yuan, _with_comma)),
    _Heading("就业情况", "employment_status", (_called(转移就业="外出务工", 农业就业="务农", 未就业创业="未就业"), str)),
    _Heading("变更情况", "population_status"),
    _Heading("变更时间", "population_changed_on", _DATES),
)  # fmt: skip
_WORKERS = (
    _Heading("务工人员姓名", "name", _NAMES),
    _Heading("身份证号码", "id_number", _IDS),
    _Heading("联系方式", "phone", _PHONES),
    _Heading("乡镇", "township"),
    _Heading("所在村", "village"),
    _Heading("组", "group"),
    _Heading("户主", "head_name", _NAMES),
    _Heading("外出时间", "started_on", _DATES),
    _Heading("结束时间", "ended_on", _DATES),
    _Heading("务工省份", "province", (_short_place, str)),
    _Heading("务工城市", "city"),
    _Heading("务工县区", "county"),
    _Heading("务工企业名称", "employer"),
    _Heading("从事工种", "job"),
    _Heading("务工月收入（元）", "monthly_wage", (str, _in_yuan, _with_comma)),
    _Heading("务工区域", "area", (str, _called(省外="外省", 市外省内="省内市外"))),
    _Heading("务工类型", "work_type", (str, _called(转移就业="务工"))),
    _Heading("就业渠道", "channel", (_called(自行就业="自发", 组织介绍="政府组织"), str)),
    _Heading("是否签合同", "contract", _TICKS),
    _Heading("是否参保", "insured", _TICKS),
)
