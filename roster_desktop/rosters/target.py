"""就业扶贫年度目标责任台账: what each village (each township) is to reach in a year. Typed once a year or
imported; what was reached is counted from the rosters."""

from __future__ import annotations

from roster_desktop.rosters.choices import one_of_or_own_words
from roster_desktop.rosters.shared_columns import REMARK, TOWNSHIP_HEADERS, VILLAGE_HEADERS
from roster_desktop.schema import Column, Role, Roster
from roster_desktop.schema.kinds import Count, DateOrMonth, PersonName, Text, Year

_WHOSE = "责任单位"
_WHAT = "目标任务"

INDICATOR = one_of_or_own_words(
    "转移就业 县外转移就业 自主创业 公益性岗位安置 转移就业技能培训 创业培训 技能培训 交通补贴"
)
"""What can be counted from the rosters; an indicator in own words is typed with what was reached."""

TARGET = Roster(
    key="target",
    title="就业扶贫年度目标责任台账",
    short_title="目标责任",
    purpose="今年给哪个镇、哪个村下了多少任务；完成数由程序算。",
    columns=(
        Column(
            "year",
            "年度",
            Year(),
            _WHAT,
            "哪一年的任务，例如：2026。",
            required=True,
            other_headers=("年份", "任务年度"),
            width=8,
        ),
        Column(
            "township",
            "镇(办)",
            Text(),
            _WHOSE,
            "任务下给哪个镇；本镇自己下给各村的可以不填。",
            role=Role.TOWNSHIP,
            other_headers=TOWNSHIP_HEADERS,
            width=12,
            learns=True,
        ),
        Column(
            "village",
            "行政村",
            Text(),
            _WHOSE,
            "任务下给哪个村；下给全镇的空着。",
            role=Role.VILLAGE,
            other_headers=VILLAGE_HEADERS,
            width=14,
            learns=True,
        ),
        Column(
            "indicator",
            "指标",
            INDICATOR,
            _WHAT,
            "考核哪一项。选得到的指标，完成数由花名册自动算；自己写的指标，完成数自己填。",
            required=True,
            other_headers=("指标名称", "任务", "任务名称", "目标任务"),
            width=18,
        ),
        Column(
            "target",
            "目标数",
            Count(),
            _WHAT,
            "要完成多少，只写数字。",
            required=True,
            other_headers=("任务数", "目标任务数", "目标值", "年度目标"),
            width=10,
        ),
        Column(
            "typed_actual",
            "自报完成数",
            Count(),
            _WHAT,
            "花名册算不出的指标，完成了多少写在这里；算得出的空着。",
            other_headers=("完成数", "实际完成"),
            width=12,
            shown=False,
        ),
        Column(
            "due_on",
            "完成时限",
            DateOrMonth(),
            _WHAT,
            "什么时候以前完成，例如：2026-12-20。",
            other_headers=("时限", "截止时间", "完成期限"),
            width=12,
        ),
        Column(
            "standard",
            "质量标准",
            Text(200),
            _WHAT,
            "做到什么程度才算完成，例如：稳定就业3个月以上。",
            other_headers=("标准", "完成标准"),
            width=24,
            shown=False,
        ),
        Column(
            "responsible_unit",
            "责任单位",
            Text(80),
            _WHOSE,
            "哪个单位或部门负责。",
            other_headers=("牵头单位", "责任部门"),
            width=16,
            learns=True,
        ),
        Column(
            "responsible",
            "责任人",
            PersonName(),
            _WHOSE,
            "谁负责，写姓名。",
            other_headers=("直接责任人", "负责人"),
            width=10,
            learns=True,
        ),
        REMARK,
    ),
    told_apart_by=("year", "indicator"),
    counted_as="条",
)
"""One row a village (township), year and indicator."""
