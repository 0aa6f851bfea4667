"""一周一分析调度, 一月一督导推进, 一季度一综合研判: one page each, in numbers, pictures and sentences.

Everything is made from two moments of the same file: now, and how it stood when the last one was made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import Enum
from itertools import pairwise

from msgspec import Struct

from roster_desktop.records import Area, ContentCode
from roster_desktop.reports.charts import Bar, Box, Chart, Trend, draw_bars, draw_trend
from roster_desktop.reports.code_marks import code_marks
from roster_desktop.reports.counting import AREAS, POST, TRAINING, TRANSFER, is_elsewhere
from roster_desktop.reports.facts import Entry, Facts, Person
from roster_desktop.reports.ledgers import zero_households
from roster_desktop.reports.pages import (
    A4_LONG,
    A4_SHORT,
    Fill,
    Mark,
    Paper,
    Side,
    Stroke,
    Words,
    line_height,
    numbered,
    wrapped,
)
from roster_desktop.reports.places import names_apart
from roster_desktop.reports.post_expiry import expiry_chart
from roster_desktop.reports.table import Counted, Head, Line, ReportTable, rate

_MARGIN = 14.0
_WIDTH = A4_SHORT - 2 * _MARGIN
_MOST_BEHIND = 6
_TELLING = ("area", "work_type", "ended_on")
"""Columns of a job by which one sees whether it is counted."""


class Cadence(Enum):
    """How often the office looks at how things stand; the value is what the page is called."""

    WEEK = "一周一分析调度"
    MONTH = "一月一督导推进"
    QUARTER = "一季度一综合研判"

    @property
    def word(self) -> str:
        return {"WEEK": "本周", "MONTH": "本月", "QUARTER": "本季度"}[self.name]

    @property
    def before_word(self) -> str:
        return {"WEEK": "上周", "MONTH": "上月", "QUARTER": "上季度"}[self.name]


def began(cadence: Cadence, day: date) -> date:
    """The first day of the week (Monday), month or quarter of a day."""
    match cadence:
        case Cadence.WEEK:
            return day - timedelta(days=day.weekday())
        case Cadence.MONTH:
            return day.replace(day=1)
        case Cadence.QUARTER:
            return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def ends_before(cadence: Cadence, day: date, many: int) -> tuple[date, ...]:
    """The last days of so many weeks, months or quarters before the one of this day, the earliest first."""
    found: list[date] = []
    first = began(cadence, day)
    for _ in range(many):
        last = first - timedelta(days=1)
        found.append(last)
        first = began(cadence, last)
    return tuple(reversed(found))


class Standing(Struct, frozen=True):
    """How the labour force stood at one moment, in the numbers that are compared."""

    on: date
    labourers: int
    employed: int
    zero: int
    away: int
    posts: int
    trained: int
    """Persons with a class that began in the year."""
    rate_by_area: Mapping[Area, tuple[int, int]]
    """Village → (employed, labourers)."""
    employed_holders: frozenset[str]
    post_holders: frozenset[str]
    away_by_kind: Mapping[str, int]


def standing_of(facts: Facts) -> Standing:
    """The numbers of one moment."""
    labourers = [one for one in facts.people if one.is_labourer]
    employed = [one for one in labourers if one.is_employed]
    kinds = {kind: sum(_is_away(one, kind) for one in facts.people) for kind in AREAS}
    holders = frozenset(one.holder for one in facts.people if any(row.is_open for row in one.of(POST)))
    by_area = {
        area: (
            sum(one.is_labourer is True and one.is_employed is True for one in people),
            sum(one.is_labourer is True for one in people),
        )
        for area, people in facts.people_by_area.items()
    }
    return Standing(
        facts.on,
        len(labourers),
        len(employed),
        len(zero_households(facts)),
        sum(any(row.is_open and is_elsewhere(row) for row in one.of(TRANSFER)) for one in facts.people),
        len(holders),
        sum(_is_trained(one, facts.on.year) for one in facts.people),
        by_area,
        frozenset(one.holder for one in employed),
        holders,
        kinds,
    )


def _is_away(person: Person, kind: str) -> bool:
    return any(_counts_as(row, kind) for row in person.of(TRANSFER))


def _counts_as(row: Entry, kind: str) -> bool:
    return row.is_open is True and is_elsewhere(row) and row.text("area") == kind


def _is_trained(person: Person, year: int) -> bool:
    days = (row.day("started_on") for row in person.of(TRAINING))
    return any(day is not None and day.year == year for day in days)


class Dispatch(Struct, frozen=True):
    """Everything that stands on the page."""

    cadence: Cadence
    unit: str
    now: Standing
    before: Standing | None
    numbers: tuple[tuple[str, str, str], ...]
    """(what, how many, how it changed): the three numbers that matter."""
    charts: tuple[Chart, ...]
    trend: Trend
    expiry: Chart
    """Posts near their end: in the window, where there is room for a fourth picture."""
    behind: tuple[str, ...]
    changed: tuple[str, ...]
    """What changed since last time, in sentences."""
    rules: tuple[str, ...]


def dispatch_of(
    cadence: Cadence, facts: Facts, before: Sequence[Standing], *, problems_open: int, problems_late: int
) -> Dispatch:
    """The page out of the facts of now and the numbers of earlier ones, the earliest first."""
    now = standing_of(facts)
    last = before[-1] if before else None
    return Dispatch(
        cadence,
        facts.unit.name,
        now,
        last,
        _numbers(now, last, cadence),
        (_by_kind(facts, now), _by_village(now)),
        _trend(cadence, [*before, now]),
        expiry_chart(facts),
        tuple(_behind(facts, now)),
        tuple(_changes(cadence, now, last, problems_open, problems_late)),
        (
            "就业：劳动力中现在有在岗的务工、经营、公益性岗位，或按政策算就业的务农、灵活就业。",
            f"与{cadence.before_word}末相比；花名册里说不清的人不算。就业率＝就业劳动力÷劳动力。",
            "在外务工、就业去向：在岗的转移就业记录（农业就业、灵活就业除外），不论是不是劳动力。",
            "零就业家庭按清零台账的规则。两村同人在两个村各算1次。",
        ),
    )


def _numbers(now: Standing, last: Standing | None, cadence: Cadence) -> tuple[tuple[str, str, str], ...]:
    def than(current: int, earlier: int | None, counted: str = "人") -> str:
        if earlier is None:
            return "第一期，没有可比的"
        return f"比{cadence.before_word}末{_more(current - earlier, counted)}"

    share = rate(now.employed, now.labourers)
    told = f"{now.employed:,}/{now.labourers:,}" + (f"（{share}%）" if share is not None else "")
    return (
        ("就业劳动力（人）", told, than(now.employed, last.employed if last else None)),
        ("零就业家庭（户）", f"{now.zero:,}", than(now.zero, last.zero if last else None, "户")),
        ("在外务工（人）", f"{now.away:,}", than(now.away, last.away if last else None)),
    )


def _by_kind(facts: Facts, now: Standing) -> Chart:
    bars = tuple(
        Bar(kind, count, f"{count:,}人", TRANSFER if count else "", _cells_behind(facts, kind))
        for kind, count in now.away_by_kind.items()
    )
    return Chart("kinds", "就业去向", bars, "按在岗转移就业记录的就业地域")


def _cells_behind(facts: Facts, kind: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What stands in the rows that are counted, column by column: farming, odd jobs and work that ended are
    not among them, an end still to come is."""
    rows = [row for one in facts.people for row in one.of(TRANSFER) if _counts_as(row, kind)]
    return tuple((key, tuple(sorted({row.text(key) for row in rows}))) for key in _TELLING)


def _by_village(now: Standing) -> Chart:
    told = [
        (share, area, counts)
        for area, counts in now.rate_by_area.items()
        if (share := rate(*counts)) is not None and area.village
    ]
    told.sort(key=lambda one: (one[0], one[1].full_name))
    names = names_apart(area for _, area, _ in told)
    bars = tuple(
        Bar(names[area], share, f"{share}%", "person", (), area.village, area.township)
        for share, area, _ in told
    )
    return Chart("villages", "各村就业率（低的在前）", bars, sums=False)


def _trend(cadence: Cadence, told: Sequence[Standing]) -> Trend:
    points = tuple((_label(cadence, one.on), one.employed) for one in told)
    spans = (
        ((one.on + timedelta(days=1)).isoformat(), after.on.isoformat()) for one, after in pairwise(told)
    )
    return Trend("employed", "就业劳动力走势（人）", points, days=(None, *spans))


def _label(cadence: Cadence, day: date) -> str:
    match cadence:
        case Cadence.WEEK:
            return f"{day.month}.{day.day}"
        case Cadence.MONTH:
            return f"{day.month}月"
        case Cadence.QUARTER:
            return f"{day.year % 100}年{(day.month + 2) // 3}季"


def _behind(facts: Facts, now: Standing) -> list[str]:
    """Villages that have not reported, and those whose labourers work least."""
    told: list[str] = []
    missing = [area.name for area, at in facts.reported.items() if not at]
    if missing:
        told.append(f"本期还没报送（{len(missing)}个）：{_named(missing)}。")
    names = names_apart(now.rate_by_area)
    shares = sorted(
        (share, names[area])
        for area, counts in now.rate_by_area.items()
        if area.village and (share := rate(*counts)) is not None
    )
    if len(shares) > 1:
        told.append("就业率最低：" + "、".join(f"{name} {share}%" for share, name in shares[:3]) + "。")
    names = names_apart(facts.findings)
    count = {names[area]: sum(rules.values()) for area, rules in facts.findings.items() if area.village}
    worst = sorted(count.items(), key=lambda one: (-one[1], one[0]))[:3]
    if worst:
        told.append("待完善最多：" + "、".join(f"{name} {number}处" for name, number in worst) + "。")
    return told or ["各村都已报送，没有落后的。"]


def _changes(
    cadence: Cadence, now: Standing, last: Standing | None, problems_open: int, problems_late: int
) -> list[str]:
    """What changed since last time, made from the two moments."""
    if last is None:
        return [f"这是第一期，{cadence.word}的数字作为以后比较的起点。"]
    joined, left = now.employed_holders - last.employed_holders, last.employed_holders - now.employed_holders
    told = [
        (
            f"{cadence.word}新增就业{len(joined)}人，不再就业{len(left)}人，"
            f"就业劳动力{_more(now.employed - last.employed)}。"
        ),
        (
            f"在外务工{now.away:,}人，比{cadence.before_word}末{_more(now.away - last.away)}；"
            f"公益性岗位在岗{now.posts:,}人，上岗{len(now.post_holders - last.post_holders)}人、"
            f"退岗{len(last.post_holders - now.post_holders)}人。"
        ),
        f"零就业家庭{now.zero}户，比{cadence.before_word}末{_more(now.zero - last.zero, '户')}。",
        f"今年参加培训累计{now.trained:,}人。",
    ]
    if problems_open:
        late = f"，其中{problems_late}个超期" if problems_late else ""
        told.append(f"问题整改台账还有{problems_open}个没有销号{late}。")
    return told


def _more(by: int, counted: str = "人") -> str:
    if not by:
        return "持平"
    return f"增加{by:,}{counted}" if by > 0 else f"减少{-by:,}{counted}"


def _named(names: Sequence[str]) -> str:
    shown = "、".join(names[:_MOST_BEHIND])
    return shown + (f"等{len(names)}个" if len(names) > _MOST_BEHIND else "")


def dispatch_page(told: Dispatch, code: ContentCode | None = None) -> tuple[Paper, ...]:
    """The one page, A4 upright; `code`: of its numbers, at the foot."""
    marks: list[Mark] = []
    top = _MARGIN
    title = f"{told.unit}就业工作{told.cadence.value}"
    marks.append(Words(_MARGIN, top, _WIDTH, 10, (title,), 18, Side.CENTRE, is_bold=True))
    top += 11
    marks.append(Words(_MARGIN, top, _WIDTH, 5, (f"截至 {told.now.on.isoformat()}",), 10, Side.CENTRE))
    top += 8
    marks += _number_marks(told.numbers, top)
    top += 30
    half = (_WIDTH - 8) / 2
    for place, chart in enumerate(told.charts):
        left = _MARGIN + place * (half + 8)
        marks += draw_bars(chart, Box(left, top, half, 72))[0]
    top += 78
    marks += draw_trend(told.trend, Box(_MARGIN, top, _WIDTH, 46))
    top += 52
    for heading, sentences in (("变化", told.changed), ("要盯的村", told.behind)):
        top = _paragraph(marks, heading, sentences, top)
    rules = wrapped("注：" + "".join(told.rules), _WIDTH, 8)
    height = line_height(8) * len(rules)
    marks.append(Words(_MARGIN, A4_LONG - 21 - height, _WIDTH, height, rules, 8))
    every = code_marks(code, A4_SHORT, A4_LONG, _MARGIN) if code else ()
    return numbered([marks], A4_SHORT, A4_LONG, "", every)


def _number_marks(numbers: Sequence[tuple[str, str, str]], top: float) -> list[Mark]:
    marks: list[Mark] = []
    width = (_WIDTH - 8) / len(numbers)
    for place, (what, many, how) in enumerate(numbers):
        left = _MARGIN + place * (width + 4)
        marks.append(Fill(left, top, width, 26, 0.95))
        marks.append(Stroke(left, top, left, top + 26, 0.8))
        marks.append(Words(left + 3, top + 2, width - 6, 6, (what,), 10))
        points = 19 if len(many) < 12 else 14
        marks.append(Words(left + 3, top + 8, width - 6, 10, (many,), points, is_bold=True))
        marks.append(Words(left + 3, top + 18.5, width - 6, 6, (how,), 9.5))
    return marks


def _paragraph(marks: list[Mark], heading: str, sentences: Sequence[str], top: float) -> float:
    marks.append(Words(_MARGIN, top, _WIDTH, 6, (heading,), 11.5, is_bold=True))
    top += 7
    for number, sentence in enumerate(sentences, start=1):
        lines = wrapped(f"{number}. {sentence}", _WIDTH, 10.5)
        height = line_height(10.5) * len(lines)
        marks.append(Words(_MARGIN, top, _WIDTH, height, lines, 10.5))
        top += height + 0.8
    return top + 3


def dispatch_tables(told: Dispatch) -> tuple[ReportTable, ...]:
    """The same numbers as tables, for a workbook."""
    numbers = ReportTable(
        "numbers",
        told.cadence.value,
        (Head("指标", width=22), Head("现在", width=22), Head("变化", width=26)),
        tuple(Line(line) for line in told.numbers),
        (*told.rules, *told.changed, *told.behind),
        has_total=False,
    )
    tables = [numbers]
    for chart in told.charts:
        heads = (Head("名称", width=22), Head("数", width=14))
        lines = tuple(Line((bar.label, bar.told or f"{bar.value:,}")) for bar in chart.bars)
        note = (chart.note,) if chart.note else ()
        tables.append(ReportTable(chart.key, chart.title, heads, lines, note, has_total=False))
    heads = (Head("时间", width=14), Head("就业劳动力", Counted.PERSONS, 14, is_summed=False))
    points = tuple(Line((label, number)) for label, number in told.trend.points)
    tables.append(ReportTable("trend", "就业劳动力走势", heads, points, (), has_total=False))
    return tuple(tables)
