"""务工去向 and 公益性岗位: where people work, and who holds which post until when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from roster_desktop.records import Area
from roster_desktop.reports.counting import (
    AREAS,
    OUT_OF_COUNTY,
    PEOPLE_AND_TIMES,
    POST,
    TRANSFER,
    is_elsewhere,
    summed,
)
from roster_desktop.reports.facts import Entry, Facts, Person
from roster_desktop.reports.places import PERSON, PLACE, person_cells, place_cells, villages
from roster_desktop.reports.post_expiry import is_near, months_left
from roster_desktop.reports.post_flow import is_in_month, posts_by_month
from roster_desktop.reports.table import Counted, Figure, Head, Line, ReportTable

_UNSAID = "（未填）"
_CATEGORIES = ("公益特岗", "公益专岗", "城镇公岗")
_HOURS = ("全日制", "非全日制")


def destinations(facts: Facts) -> tuple[ReportTable, ...]:
    """务工去向: by village and area, then by province, city and county."""
    return (_by_area(facts), _by_place(facts))


_OPEN_RULE = "只数统计截至日在岗的转移就业记录（农业就业、灵活就业除外），不论是不是劳动力。"


def _away(person: Person) -> list[Entry]:
    return [row for row in person.of(TRANSFER) if row.is_open and is_elsewhere(row)]


def _by_area(facts: Facts) -> ReportTable:
    heads = (
        *PLACE,
        *(Head(area, Counted.PERSONS, 12, "就业地域") for area in AREAS),
        Head("未填地域", Counted.PERSONS, 10, "就业地域"),
        Head("在外务工合计", Counted.PERSONS, 13),
        Head("其中县外", Counted.PERSONS, 10),
    )
    lines = []
    for area in villages(facts):
        people = facts.people_by_area.get(area, ())
        told = [{row.text("area") for row in _away(one)} for one in people]
        lines.append(
            Line(
                (
                    *place_cells(facts, area),
                    *(sum(kind in areas for areas in told) for kind in AREAS),
                    sum("" in areas for areas in told),
                    sum(bool(areas) for areas in told),
                    sum(bool(areas.intersection(OUT_OF_COUNTY)) for areas in told),
                )
            )
        )
    rules = (_OPEN_RULE, "一个人在两种地域都有在岗记录的，各栏各算1次，合计只算1人。")
    return ReportTable("destinations", "务工去向统计表", heads, tuple(lines), rules)


def _by_place(facts: Facts) -> ReportTable:
    people: dict[tuple[str, str, str], set[str]] = {}
    for person in facts.people:
        for row in _away(person):
            place = tuple(row.text(key) or _UNSAID for key in ("province", "city", "county"))
            people.setdefault((place[0], place[1], place[2]), set()).add(person.holder)
    heads = (
        Head("省", width=16), Head("市", width=16), Head("县(区)", width=16), Head("人数", Counted.PERSONS, 10),
    )  # fmt: skip
    ordered = sorted(people.items(), key=lambda one: (-len(one[1]), one[0]))
    lines = tuple(Line((*place, len(holders))) for place, holders in ordered)
    rules = (_OPEN_RULE, "按务工省、市、县汇总，人数多的在前；在两地都有在岗记录的人，两地各算1次。")
    return ReportTable("destinations-by-place", "务工地点统计表", heads, lines, rules)


def posts(facts: Facts) -> tuple[ReportTable, ...]:
    """公益性岗位: by village and category, in and out, and who is near the end."""
    return (_posts_by_village(facts), posts_by_month(facts), _near_expiry(facts))


def _posts_by_village(facts: Facts) -> ReportTable:
    heads = (
        *PLACE,
        Head("在岗人数", Counted.PERSONS, 10),
        *(Head(one, Counted.PLACES, 11, "在岗岗位数") for one in _CATEGORIES),
        *(Head(one, Counted.PERSONS, 10, "用工形式") for one in _HOURS),
        Head("本月上岗", Counted.TIMES, 10, "进出"),
        Head("本月退岗", Counted.TIMES, 10, "进出"),
        Head("月补贴合计", Counted.YUAN, 12),
        Head("3个月内到期", Counted.PERSONS, 12),
    )
    lines = tuple(Line((*place_cells(facts, area), *_post_cells(facts, area))) for area in villages(facts))
    rules = (
        "在岗：已上岗、没有退岗日期或退岗日期在统计截至日之后。",
        "岗位数按记录数，人数按身份证号去重；月补贴合计是在岗记录的岗位补贴标准相加。没填岗位类别、用工形式的不进那几栏。",
        "本月：统计截至日所在的自然月，上岗（退岗）日期写到日或写到月的都算。",
        _limit_rule(facts),
        PEOPLE_AND_TIMES,
    )
    return ReportTable("posts", "公益性岗位统计表", heads, lines, rules)


def _post_cells(facts: Facts, area: Area) -> Iterator[Figure]:
    people = facts.people_by_area.get(area, ())
    rows = [row for one in people for row in one.of(POST)]
    held = [row for row in rows if row.is_open]
    category = Counter(row.text("category") for row in held)
    yield sum(any(row.is_open for row in one.of(POST)) for one in people)
    yield from (category[one] for one in _CATEGORIES)
    for kind in _HOURS:
        yield sum(
            any(row.is_open and row.text("hours_type") == kind for row in one.of(POST)) for one in people
        )
    yield sum(is_in_month(row, "started_on", facts, facts.on.month) for row in rows)
    yield sum(is_in_month(row, "ended_on", facts, facts.on.month) for row in rows)
    yield summed(held, "monthly_subsidy")
    yield sum(any(is_near(facts, row) for row in one.of(POST)) for one in people)


def _limit_rule(facts: Facts) -> str:
    most = facts.policies.number("P_POST_MONTHS_MAX", facts.on)
    soon = facts.policies.number("P_POST_SOON", facts.on)
    return (
        f"到期按政策最长{most}个月算，还剩{soon}个月以内（含已超期）的列为临近到期；"
        "距退休不足规定年限的可以延长，请人工核定。"
    )


def _near_expiry(facts: Facts) -> ReportTable:
    heads = (
        *PERSON, Head("岗位类别", width=12), Head("岗位名称", width=14), Head("用人单位", width=20),
        Head("上岗日期", width=12),
        Head("已在岗", Counted.WORDS, 10), Head("还剩", Counted.WORDS, 12),
    )  # fmt: skip
    near = [(one, row) for one, row in facts.rows(POST) if is_near(facts, row)]
    near.sort(key=lambda pair: months_left(facts, pair[1]) or 0)
    lines = tuple(
        Line(
            (
                *person_cells(number, one), row.text("category"), row.text("post"), row.text("employer"),
                row.text("started_on"), *_months_told(facts, row),
            ),
            ((row.roster, row.id),),
        )
        for number, (one, row) in enumerate(near, start=1)
    )  # fmt: skip
    return ReportTable(
        "posts-near-expiry", "公益性岗位临近到期名单", heads, lines, (_limit_rule(facts),), has_total=False
    )


def _months_told(facts: Facts, row: Entry) -> tuple[str, str]:
    left = months_left(facts, row) or 0
    held = facts.policies.number("P_POST_MONTHS_MAX", facts.on) - left
    return f"{held}个月", f"{left}个月" if left > 0 else "已到期" if left == 0 else f"已超{-left}个月"
