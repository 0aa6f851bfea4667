"""The rules about what several rosters say of one person (C01 to C20)."""

from __future__ import annotations

from roster_desktop.checks import at_once, fitness, leaving, references
from roster_desktop.checks.finding import Level
from roster_desktop.checks.labour import CAPACITY, SCHOOL, STATUS
from roster_desktop.checks.looks_at import RowsOf
from roster_desktop.checks.own_rows import POPULATION_STATUS
from roster_desktop.checks.person_in_question import PersonInQuestion
from roster_desktop.checks.roster_keys import (
    AWAY,
    PERSON,
    POST,
    REFERRING,
    TRAINING,
    TRANSFER,
    UNEMPLOYED,
)
from roster_desktop.checks.rule import Rule

_ERROR, _WARNING, _NOTICE = Level.ERROR, Level.WARNING, Level.NOTICE

BETWEEN_RULES: tuple[Rule[PersonInQuestion], ...] = (
    Rule(
        "C01", _ERROR, "{who} 在《{roster}》里有，《人员信息花名册》里没有，请先补人员信息。",
        "先在人员信息花名册里补录这个人；号码抄错了就改正号码。", "F-TZ", references.not_in_the_person_roster,
        RowsOf(REFERRING),
    ),
    Rule(
        "C02", _WARNING, "{who} 在两张表里写法不同：“{a}”和“{b}”。",
        "对照身份证把两张表改成一样；电话以现在打得通的为准。", "G", references.written_otherwise,
        RowsOf(REFERRING),
    ),
    Rule(
        "C03", _WARNING, "{who} 填的是“{status}”，但{roster}花名册里没有在岗记录。",
        "还在干就到那个花名册里补一条；不干了就改就业创业状态。", "F-TZ", references.status_without_row,
        RowsOf((PERSON,), saying=(STATUS, references.BORNE_OUT)),
    ),
    Rule(
        "C04", _WARNING, "{who} 填的是“未就业”，但在《{roster}》里有在岗记录。",
        "还在干就改就业创业状态；不干了就给那条记录填结束日期。", "F-TZ", references.unemployed_with_row,
        RowsOf((PERSON,), saying=(STATUS, frozenset({UNEMPLOYED}))),
    ),
    Rule(
        "C05", _WARNING, "{who} {period} 在外县务工，同时又在村里公益性岗位领补贴，请核实哪个是真的。",
        "核实人在哪里：人在外地就退岗停补，人在村里就改务工记录。", "F-GZ 5_01_003", at_once.post_and_far_job,
        RowsOf((POST,)),
    ),
    Rule(
        "C06", _NOTICE, "{who} 在公益性岗位期间还有县内务工，非全日制可以，全日制请核实。",
        "问清是不是全日制；非全日制的写明情况。", "W-GT", at_once.post_and_near_job,
        RowsOf((POST,)),
    ),
    Rule(
        "C07", _WARNING, "{who} 办有营业执照又在公益性岗位，请核实。",
        "核实生意还做不做：还在做的按规定退岗，不做的改经营状态。", "F-SUB EXCL_001-005",
        at_once.post_and_business,
        RowsOf((POST,)),
    ),
    Rule(
        "C08", _WARNING, "{who} 培训期间（{period}）显示在外地务工，请核实。",
        "核对培训和务工的起止日期，问清那几天人在哪里。", "D", at_once.course_and_far_job,
        RowsOf((TRAINING,)),
    ),
    Rule(
        "C09", _ERROR, "{who} 已登记“{status}”，《{roster}》里还在岗，请停岗停补。",
        "填上结束日期并停发补贴；人口状态登记错了就改过来。", "F-TZ G", leaving.works_after_leaving,
        RowsOf((PERSON,), saying=(POPULATION_STATUS, leaving.LEFT)),
    ),
    Rule(
        "C10", _WARNING, "{who} 登记为“{status}”，却在《{roster}》里有在岗记录。",
        "核实本人现在的情况，填上结束日期或改正人口状态。", "F-LAB", leaving.works_while_away,
        RowsOf((PERSON,), saying=(POPULATION_STATUS, AWAY)),
    ),
    Rule(
        "C11", _WARNING, "{who} 是在校生，却在《{roster}》里有就业记录。",
        "毕业了就改填文化程度；假期打工的写明情况。", "F-GZ 4_01_006", fitness.works_at_school,
        RowsOf((PERSON,), filling=(SCHOOL,)),
    ),
    Rule(
        "C12", _WARNING, "{who} {start} 开始时未满16周岁，不能登记就业。",
        "核对开始日期和身份证号；确实未满16周岁的移除这条记录。", "F-GZ 5_16_010 3_01_008",
        fitness.works_too_young,
        RowsOf((TRANSFER, POST)),
    ),
    Rule(
        "C13", _WARNING, "{who} 填“{capacity}”，却登记了{work}，请核对劳动能力。",
        "按实际改正劳动能力；人已经不干了就填结束日期。", "F-GZ 2_01_015 5_15_006",
        fitness.works_without_capacity,
        RowsOf((PERSON,), saying=(CAPACITY, fitness.LESS_THAN_ABLE)),
    ),
    Rule(
        "C14", _WARNING, "{who} {age}岁，劳动能力填“{capacity}”，请核对。",
        "按年龄和身体情况改正劳动能力、健康状况或在校生状况。", "F-GZ 2_12_017 2_01_011 5_12_008",
        fitness.capacity_and_age,
        RowsOf((PERSON,)),
    ),
    Rule(
        "C15", _WARNING, "{who} 享受特困供养，却登记外出务工。",
        "核实本人情况：能外出务工的报告民政，填错的改过来。", "F-GZ 5_01_004", fitness.cared_for_and_far,
        RowsOf((PERSON,), saying=("minimum_living", fitness.CARED_FOR)),
    ),
    Rule(
        "C16", _NOTICE, "{who} 有技能但未就业，建议优先推荐岗位。",
        "问清想干什么，优先推荐合适的岗位。", "F-GZ 5_20_028-031", fitness.skilled_without_work,
        RowsOf((PERSON,), saying=(STATUS, frozenset({UNEMPLOYED}))),
    ),
    Rule(
        "C17", _NOTICE, "{who} 培训后半年仍未就业，请跟进。",
        "打电话问清没有就业的原因，推荐岗位。", "D F-TZ", fitness.trained_without_work,
        RowsOf((TRAINING,)),
    ),
    Rule(
        "C19", _NOTICE, "{who} 的务工记录从{year}年起没更新过，请电话核实。",
        "打电话核实后填上最近回访日期；不干了就填就业终止日期。", "F-GZ 1111_08", fitness.untouched_for_years,
        RowsOf((TRANSFER,)),
    ),
    Rule(
        "C20", _WARNING, "{who} 同时登记在两家扶持单位，只能算一家。",
        "核实在哪一家干，给另一家的记录填上终止日期。", "F-TZ", at_once.two_workshops,
        RowsOf((TRANSFER,), at_least=2),
    ),
)  # fmt: skip
"""In the order of the reference; which facts are missing for C18 is told in `not_computed.py`."""
