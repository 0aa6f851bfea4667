"""清单与底数: who looks for what, who wants to learn what, and who is entitled to something not claimed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from roster_desktop.reports.counting import LABOUR_RULE, is_helped, is_willing, money
from roster_desktop.reports.facts import Facts, Person
from roster_desktop.reports.places import (
    NUMBER,
    PERSON,
    PLACE,
    age_text,
    person_cells,
    person_rows,
    place_cells,
    villages,
)
from roster_desktop.reports.table import Counted, Head, Line, ReportTable

_NO_TRAINING = frozenset({"", "无意愿"})
_UNSAID = "（未填）"
VACANCIES_OPEN = "岗位供给清单和适合岗位底数要有岗位登记，这一册以后再加；现在先空着，可以打印出来手填。"
FAIRS_OPEN = (
    "五册花名册里没有招聘会，这张是空表，可以打印出来手填；请谁来参加，见求职需求清单。"
    "一个月内就业人数：招聘会以后一个月内，凭这次招聘找到工作的人。"
)
_WITHIN_PROVINCE = ("县内", "县外市内", "市外省内")


def job_seekers(facts: Facts) -> tuple[ReportTable, ...]:
    """求职需求清单: everybody who wants work, and how many by where and what."""
    wanting = [one for one in facts.people if _looks_for_work(one)]
    return (_seekers_table(facts, wanting), _seekers_by_area(wanting), _seekers_by_village(facts))


def _looks_for_work(person: Person) -> bool:
    return person.is_labourer is True and person.is_employed is not True and is_willing(person)


_SEEKERS_RULE = "列出有就业创业意愿、现在没有就业的劳动力。" + LABOUR_RULE


def _seekers_table(facts: Facts, wanting: Iterable[Person]) -> ReportTable:
    heads = (
        *PERSON, Head("年龄", width=6), Head("文化程度", width=12), Head("技能或证书", width=16),
        Head("就业创业意愿", width=16), Head("意向地", width=16), Head("意向工种", width=14),
        Head("期望月薪", Counted.YUAN, 10, is_summed=False), Head("未就业原因", width=16),
    )  # fmt: skip
    lines = tuple(
        Line(
            (
                *person_cells(number, one), age_text(facts, one), one.text("education"), one.text("skill"),
                one.text("employment_intent"), one.text("intended_area"), one.text("intended_job"),
                money(one, "expected_wage"), one.text("reason_not_employed"),
            ),
            person_rows(one),
        )
        for number, one in enumerate(wanting, start=1)
    )  # fmt: skip
    return ReportTable(
        "seekers", "求职需求清单", heads, lines, (_SEEKERS_RULE, VACANCIES_OPEN), has_total=False
    )


def _seekers_by_area(wanting: Iterable[Person]) -> ReportTable:
    count = Counter(
        (one.text("intended_area") or _UNSAID, one.text("intended_job") or _UNSAID) for one in wanting
    )
    heads = (Head("意向地", width=20), Head("意向工种", width=20), Head("人数", Counted.PERSONS, 10))
    lines = tuple(Line((area, job, number)) for (area, job), number in sorted(count.items()))
    return ReportTable("seekers-by-area", "求职需求汇总", heads, lines, (_SEEKERS_RULE,))


def _seekers_by_village(facts: Facts) -> ReportTable:
    heads = (
        *PLACE, Head("求职人数", Counted.PERSONS, 10), Head("其中脱贫户、监测对象", Counted.PERSONS, 14),
        *(Head(text, Counted.PERSONS, 10, "意愿") for text in ("转移就业", "创业")),
        *(Head(text, Counted.PERSONS, 10, "意向地") for text in (*_WITHIN_PROVINCE, "省外", "未填")),
    )  # fmt: skip
    lines = []
    for area in villages(facts):
        wanting = [one for one in facts.people_by_area.get(area, ()) if _looks_for_work(one)]
        intents = Counter(one.text("employment_intent") for one in wanting)
        places = Counter(one.text("intended_area") for one in wanting)
        lines.append(
            Line(
                (
                    *place_cells(facts, area), len(wanting), sum(map(is_helped, wanting)),
                    intents["有转移就业意愿"], intents["有创业意愿"], *(places[one] for one in _WITHIN_PROVINCE),
                    sum(one.text("intended_area").startswith("省外") for one in wanting), places[""],
                )
            )
        )  # fmt: skip
    rules = (_SEEKERS_RULE, "省外含写明哪个省的；意向地写了别的话的，只算在求职人数里。")
    return ReportTable("seekers-by-village", "各村求职需求统计表", heads, tuple(lines), rules)


def job_fairs(facts: Facts) -> tuple[ReportTable, ...]:
    """招聘会登记表: its heads, to be filled by hand until fairs are kept."""
    heads = (
        NUMBER, Head("招聘会名称", width=22), Head("主办单位", width=18), Head("地点", width=16), Head("日期", width=12),
        Head("参加单位数", width=10), Head("提供岗位数", width=10), Head("到场人数", width=10),
        Head("其中脱贫劳动力", width=12), Head("达成意向人数", width=12), Head("一个月内就业人数", width=14),
    )  # fmt: skip
    return (ReportTable("job-fairs", "招聘会登记表", heads, (), (FAIRS_OPEN,), has_total=False),)


def vacancies(facts: Facts) -> tuple[ReportTable, ...]:
    """岗位供给清单: its heads, to be filled by hand until vacancies are kept."""
    heads = (
        NUMBER, Head("用人单位", width=22), Head("岗位(工种)", width=16), Head("招工人数", width=10),
        Head("月工资", width=12), Head("工作地点", width=20), Head("要求", width=24), Head("联系电话", width=14),
        Head("有效期", width=14),
    )  # fmt: skip
    return (ReportTable("vacancies", "岗位供给清单", heads, (), (VACANCIES_OPEN,), has_total=False),)


def training_demand(facts: Facts) -> tuple[ReportTable, ...]:
    """培训需求: how many of each village want which course."""
    count = Counter(
        (one.area, one.text("training_intent"), one.text("intended_course") or _UNSAID)
        for one in facts.people
        if one.text("training_intent") not in _NO_TRAINING
    )
    order = {area: place for place, area in enumerate(villages(facts))}
    heads = (
        *PLACE, Head("培训意愿", width=20), Head("意向工种", width=20), Head("人数", Counted.PERSONS, 10),
    )  # fmt: skip
    lines = tuple(
        Line((*place_cells(facts, area), intent, course, number))
        for (area, intent, course), number in sorted(
            count.items(), key=lambda one: (order[one[0][0]], -one[1], one[0][1:])
        )
    )
    rules = ("数培训意愿填了、又不是“无意愿”的人，不论是不是劳动力；一人只算1次。",)
    return (ReportTable("training-demand", "培训需求汇总表", heads, lines, rules),)


def baselines(facts: Facts) -> tuple[ReportTable, ...]:
    """四个底数: labourers, who wants to go out, who wants to learn, and jobs (open)."""
    labourers = [one for one in facts.people if one.is_labourer]
    wanting = [one for one in labourers if is_willing(one) and one.is_employed is not True]
    outward = [one for one in wanting if one.text("intended_area").startswith("省外")]
    learning = [one for one in labourers if one.text("training_intent") not in _NO_TRAINING]
    poor = "其中脱贫户、监测对象"
    heads = (
        NUMBER, Head("底数", width=30), Head("人数", Counted.PERSONS, 10, is_summed=False),
        Head(poor, Counted.PERSONS, 16, is_summed=False), Head("说明", width=34),
    )  # fmt: skip
    told = (
        ("劳动力底数", labourers, "按政策判定的劳动力"),
        ("就业意向底数", wanting, "没有就业、有就业创业意愿的劳动力"),
        ("　其中意向省外", outward, "意向地填省外（含指定省）的"),
        ("愿意接受技能培训底数", learning, "培训意愿不是“无意愿”的劳动力"),
    )
    lines = [
        Line((str(number), text, len(people), sum(is_helped(one) for one in people), about))
        for number, (text, people, about) in enumerate(told, start=1)
    ]
    lines.append(Line((str(len(told) + 1), "适合岗位信息底数", None, None, "没有岗位登记，空着")))
    rules = (LABOUR_RULE, VACANCIES_OPEN)
    return (ReportTable("baselines", "四个底数", heads, tuple(lines), rules, has_total=False),)
