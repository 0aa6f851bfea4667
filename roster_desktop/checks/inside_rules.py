"""The rules about rows of one roster, and about one household (B01 to B22), by what they look at."""

from __future__ import annotations

from roster_desktop.checks import completeness, contacts, duplicates, kinship, working, workplaces
from roster_desktop.checks.alike import Alike
from roster_desktop.checks.finding import Level
from roster_desktop.checks.household_in_question import HouseholdInQuestion
from roster_desktop.checks.households import COLUMNS as HOUSEHOLD_COLUMNS
from roster_desktop.checks.looks_at import AlikeIn, CellThat, RowOf, RowsOf, saying
from roster_desktop.checks.own_rows import POPULATION_STATUS
from roster_desktop.checks.person_in_question import PersonInQuestion
from roster_desktop.checks.roster_keys import (
    BUSINESS,
    OUT_OF_COUNTY,
    PERSON,
    POST,
    REFERRING,
    TRAINING,
    TRANSFER,
)
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.checks.rule import Rule
from roster_desktop.checks.sharings import NAME_AND_BIRTH, PHONE, Sharing
from roster_desktop.schema.roster import Role

_ERROR, _WARNING, _NOTICE = Level.ERROR, Level.WARNING, Level.NOTICE

ROW_RULES: tuple[Rule[RowInQuestion], ...] = (
    Rule(
        "B06", _WARNING, "{who} 与户主关系是“{relation}”，但身份证显示为{sex}。",
        "对照户口簿核对与户主关系和身份证号。", "F-GZ 2_01_004", kinship.relation_and_sex,
        CellThat((Role.RELATION,), saying(*kinship.OF_ONE_SEX), (PERSON,)),
    ),
    Rule(
        "B12", _WARNING, "{who} 培训天数 {days} 超过起止日期的 {most} 天。",
        "核对培训天数和起止日期。", "D", completeness.more_days_than_there_were,
        RowOf((TRAINING,)),
    ),
    Rule(
        "B14", _WARNING, "{who} 填了务工地没填本年务工月数。",
        "问清今年在哪里干、干了几个月，两处都填上。", "F-CHK 13 F-DD", completeness.place_and_months,
        RowOf((TRANSFER,)),
    ),
    Rule(
        "B15", _WARNING, "{who} 的务工信息缺：{missing}。",
        "打电话问清楚补上；已经不干了就填就业终止日期。", "F-GZ 5_01_007", completeness.missing_about_a_job,
        RowOf((TRANSFER,)),
    ),
    Rule(
        "B16", _WARNING, "{who} 务工地点只写了“{place}”，请写到县（区）。",
        "在务工县一栏填上县或区的全名。", "F-GZ 5_01_005", workplaces.place_without_county,
        CellThat(("area",), saying(*OUT_OF_COUNTY), (TRANSFER,)),
    ),
    Rule(
        "B20", _WARNING, "{business} 带动的脱贫人数大于带动总人数。",
        "核对两个人数：其中脱贫劳动力不能比带动就业人数多。", "F-TZ", completeness.more_poor_than_all,
        CellThat(("jobs_for_poor",), of=(BUSINESS,)),
    ),
    Rule(
        "B21", _WARNING, "{who} 的上岗日期和岗位名称只填了一项。",
        "把上岗日期和岗位名称都填上；没有上岗就移除这一行。", "F-GZ 3_01_005 3_01_006 5_15_003",
        completeness.post_and_its_start,
        RowOf((POST,)),
    ),
    Rule(
        "B22", _WARNING, "{who} 是{post}，{what}。",
        "核对是不是特设公岗，再改正这几栏。", "F-TZ", completeness.village_post,
        CellThat(completeness.OF_VILLAGE_POSTS, saying(*completeness.VILLAGE_POSTS), (TRANSFER, POST)),
    ),
)  # fmt: skip

PERSON_RULES: tuple[Rule[PersonInQuestion], ...] = (
    Rule(
        "B01", _ERROR, "{who} 的身份证号在《{roster}》里重复登记。",
        "两行是同一个人就移除一行；不是同一个人就改正抄错的号码。", "F-CHK 02", duplicates.listed_twice,
        RowsOf((PERSON,), at_least=2),
    ),
    Rule(
        "B02", _ERROR, "身份证号 {number} 对应{count}个名字：{names}，请核实是谁。",
        "对照身份证改正抄错的号码或姓名。", "G", duplicates.two_names,
        RowsOf((PERSON, *REFERRING), at_least=2),
    ),
    Rule(
        "B08", _ERROR, "{who} 有{count}条还没结束的{work}记录，请先给前一条填结束日期。",
        "给已经结束的那一条填上终止日期；录重了就移除一条。", "F-TZ", working.two_open_rows,
        RowsOf((TRANSFER, BUSINESS), at_least=2),
    ),
    Rule(
        "B09", _WARNING, "{who} 两段务工时间重叠：{a}与{b}。",
        "核对前一段的终止日期和后一段的起始日期。", "F-GZ 5_12_001", working.overlapping_jobs,
        RowsOf((TRANSFER,), at_least=2),
    ),
    Rule(
        "B10", _WARNING, "{who} 在同一培训班登记了两次。",
        "录重了就移除一条；不是同一个班就改正班期和日期。", "G", duplicates.same_class_twice,
        RowsOf((TRAINING,), at_least=2),
    ),
    Rule(
        "B11", _WARNING, "{who} 同一时间参加了两个培训班：{a}、{b}。",
        "核对两个班的起止日期，问清参加了哪一个。", "D", duplicates.two_classes_at_once,
        RowsOf((TRAINING,), at_least=2),
    ),
    Rule(
        "B13", _ERROR, "{who} 同时占{count}个公益性岗位：{posts}。",
        "核实在哪个岗，给另一个填上退岗日期并停发补贴。", "F-GZ 3_01_010 G", working.two_posts,
        RowsOf((POST,), at_least=2),
    ),
    Rule(
        "B17", _WARNING, "{who} 填“{area}”，但地址在“{place}”。",
        "核对务工地点，改正就业地域或地址。", "D", workplaces.area_against_place,
        RowsOf((TRANSFER,)),
    ),
)  # fmt: skip

HOUSEHOLD_RULES: tuple[Rule[HouseholdInQuestion], ...] = (
    Rule(
        "B04", _ERROR, "{household} 户没有户主，请选一人为户主。",
        "对照户口簿改正与户主关系：一户一个户主，最多一个配偶。", "F-CHK 05-07", kinship.head_and_spouses,
    ),
    Rule(
        "B05", _WARNING, "{head} 与配偶 {spouse} 身份证显示性别相同，请核对号码或关系。",
        "对照户口簿和身份证，改正号码或与户主关系。", "F-CHK 28 F-GZ 2_02_001", kinship.spouses_of_one_sex,
        RowsOf((PERSON,), 2, (Role.RELATION, frozenset({kinship.SPOUSE}))),
    ),
    Rule(
        "B07", _WARNING, "{who} 与户主年龄差 {years} 岁，关系“{relation}”请核对。",
        "对照户口簿改正与户主关系或身份证号；确实如此的写明情况。", "D", kinship.relation_and_age,
        RowsOf((PERSON,), 2, (Role.RELATION, kinship.OF_BLOOD)),
    ),
    Rule(
        "B19", _NOTICE, "{household} 户{names}在不同地方务工却留同一个电话，请核实。",
        "问清各人自己的电话号码。", "F-GZ 5_15_021", contacts.phone_of_workers_apart,
        RowsOf((TRANSFER,), at_least=2),
    ),
)  # fmt: skip

ALIKE_RULES: tuple[tuple[Sharing, tuple[Rule[Alike], ...]], ...] = (
    (
        NAME_AND_BIRTH,
        (
            Rule(
                "B03", _WARNING, "{a} 与 {b} 可能是同一个人，号码只差一两位。",
                "对照身份证：是同一个人就移除抄错号码的一行。", "D", duplicates.nearly_the_same_number,
                AlikeIn((), apart="person"),
            ),
        ),
    ),
    (
        PHONE,
        (
            Rule(
                "B18", _NOTICE, "{a} 与 {b} 不在一户却留了同一个电话。",
                "打电话问清是谁的号码；亲戚代接的可以写明情况。", "F-GZ 5_15_022",
                contacts.phone_of_other_households,
                AlikeIn((Role.PHONE, POPULATION_STATUS, *HOUSEHOLD_COLUMNS), apart="household"),
            ),
        ),
    ),
)  # fmt: skip
