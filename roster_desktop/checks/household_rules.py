"""The rules about households and villages as a whole (H01 to H12)."""

from __future__ import annotations

from roster_desktop.checks import posts_policy, two_villages, zero_employment
from roster_desktop.checks.alike import Alike
from roster_desktop.checks.finding import Level
from roster_desktop.checks.household_in_question import HouseholdInQuestion
from roster_desktop.checks.labour import INTENT, WILLING
from roster_desktop.checks.looks_at import AlikeIn, CellThat, RowsOf, saying
from roster_desktop.checks.own_rows import POPULATION_STATUS
from roster_desktop.checks.person_in_question import PersonInQuestion
from roster_desktop.checks.roster_keys import BUSINESS, PERSON, POST, TRANSFER
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.checks.rule import Rule
from roster_desktop.checks.sharings import HOUSEHOLD_NUMBER, Sharing
from roster_desktop.schema.roster import Role

_ERROR, _WARNING, _NOTICE = Level.ERROR, Level.WARNING, Level.NOTICE

WHOLE_HOUSEHOLD_RULES: tuple[Rule[HouseholdInQuestion], ...] = (
    Rule(
        "H01", _WARNING, "{head} 户有{count}个劳动力、没有一人就业且有就业意愿，列入零就业清零台账，请安排帮扶。",
        "至少帮一人就业；已经有人在干活的，到对应的花名册里补上。", "F-TZ", zero_employment.zero_employment,
    ),
    Rule(
        "H02", _NOTICE, "{head} 户劳动力都未就业且都填“无意愿”，请再核实意愿。",
        "上门或打电话再问一次意愿。", "F-TZ", zero_employment.nobody_willing,
    ),
    Rule(
        "H04", _WARNING, "{head} 户显示无劳动力，但有人就业，请核对劳动能力或年龄。",
        "对照身份证和本人情况改正劳动能力或号码；确实在干的写明情况。", "F-TZ 2019-09-20",
        zero_employment.workers_without_labour,
        RowsOf((TRANSFER, BUSINESS)),
    ),
    Rule(
        "H05", _WARNING, "{head} 户有{count}人在公益性岗位（本地规定一户{limit}岗），请核实。",
        "按本地规定退岗，或写明为什么可以。", "G", posts_policy.too_many_posts,
        RowsOf((POST,)),
    ),
    Rule(
        "H06", _WARNING, "{head} 户“有意愿”加“已就业”人数超过劳动力数。",
        "核对谁在就业、谁有意愿：已经就业的不填就业意愿，不算劳动力的改劳动能力。", "F-TZ",
        zero_employment.more_than_labourers,
        RowsOf((PERSON,), saying=(INTENT, WILLING)),
    ),
    Rule(
        "H11", _NOTICE, "{old} 户户主换成 {new}，家庭成员“与户主关系”要重新填。",
        "把新户主的关系改成“户主”，其他人按和新户主的关系重新填。", "F-TZ", two_villages.new_head,
        RowsOf((PERSON,), at_least=2),
    ),
)  # fmt: skip
"""In the order of the reference; what is missing for H03, H07 and H08 is told in `not_computed.py`."""

AREA_PERSON_RULES: tuple[Rule[PersonInQuestion], ...] = (
    Rule(
        "H09", _ERROR, "{who} 同时出现在 {here} 和 {there}，请两村商定归属。",
        "商定归哪个村后，另一个村把人口状态改成“迁出”，或移除重复的一行。", "F-DD",
        two_villages.in_two_villages,
        RowsOf((PERSON,), at_least=2),
    ),
)  # fmt: skip

AREA_ROW_RULES: tuple[Rule[RowInQuestion], ...] = (
    Rule(
        "H12", _WARNING, "{who} 可能是村干部或其家属，按规定回避，请核实。",
        "是的按规定退岗，允许上岗的写明依据；不是的改“村干部亲属”。", "W-GT", posts_policy.relative_of_a_cadre,
        CellThat(("cadre_relative",), saying("是"), (POST,)),
    ),
)  # fmt: skip

AREA_ALIKE_RULES: tuple[tuple[Sharing, tuple[Rule[Alike], ...]], ...] = (
    (
        HOUSEHOLD_NUMBER,
        (
            Rule(
                "H10", _WARNING, "户编号 {number} 在{count}个村出现：{villages}。",
                "对照国家系统改正填错的户编号；整户迁走的改人口状态。", "D",
                two_villages.one_number_in_two_villages,
                AlikeIn((Role.HOUSEHOLD, POPULATION_STATUS), apart="household"),
            ),
        ),
    ),
)  # fmt: skip
