"""The rules about money and limits of policies (M01 to M18)."""

from __future__ import annotations

from roster_desktop.checks import (
    posts_policy,
    shared_accounts,
    startup_subsidies,
    training_subsidies,
    transport_subsidies,
    wages,
)
from roster_desktop.checks.alike import Alike
from roster_desktop.checks.finding import Level
from roster_desktop.checks.looks_at import AlikeIn, RowsOf
from roster_desktop.checks.person_in_question import PersonInQuestion
from roster_desktop.checks.roster_keys import (
    BUSINESS,
    ENDED,
    OUT_OF_COUNTY,
    POST,
    STARTED,
    TRAINING,
    TRANSFER,
)
from roster_desktop.checks.rule import Rule
from roster_desktop.checks.sharings import ACCOUNT, JOB_IN_VILLAGE, Sharing
from roster_desktop.checks.transport_table import AMOUNT, AREA, PAID_STATUS, YEAR

_ERROR, _WARNING, _NOTICE = Level.ERROR, Level.WARNING, Level.NOTICE

MONEY_RULES: tuple[Rule[PersonInQuestion], ...] = (
    Rule(
        "M01", _WARNING, "{who} 交通补贴{amount}元，按本县标准应为{right}元。",
        "核对就业地域、户类型和补贴年度，按标准改金额。", "S0 W-CHENGGU", transport_subsidies.wrong_amount,
        RowsOf((TRANSFER,), filling=(AMOUNT,)),
    ),
    Rule(
        "M02", _ERROR, "{who} {year}年已领过交通补贴，不能重复申报。",
        "把后一条的交通补贴状态改成“不符合”并清空金额；年度填错的改年度。", "W-CHENGGU W-XINGSHAN W-ZHUSHAN",
        transport_subsidies.claimed_twice,
        RowsOf((TRANSFER,), filling=(YEAR,)),
    ),
    Rule(
        "M03", _WARNING, "{who} {reasons}，不符合交通补贴条件。",
        "核对务工的日期和地点；不符合的把交通补贴状态改成“不符合”。", "W-CHENGGU S1", transport_subsidies.not_entitled,
        RowsOf((TRANSFER,), filling=(AMOUNT, PAID_STATUS)),
    ),
    Rule(
        "M04", _NOTICE, "{who} 已在{place}务工满{months}个月，还没申报交通补贴。",
        "帮本人申报，填上交通补贴状态；不符合条件的选“不符合”。", "S2 W-XIPING", transport_subsidies.not_claimed_yet,
        RowsOf((TRANSFER,), saying=(AREA, OUT_OF_COUNTY)),
    ),
    Rule(
        "M05", _ERROR, "{who} 已参加{count}次免费培训，超过{most}次上限。",
        "核对“政府补贴培训”：自费的改成否；确实超过的不能再享受。", "S4", training_subsidies.too_much_free_training,
        RowsOf((TRAINING,), saying=(training_subsidies.FREE, frozenset({"是"}))),
    ),
    Rule(
        "M06", _WARNING, "{who} 培训{days}天应补{right}元，填了{paid}元。",
        "核对实际培训天数和生活(食宿)补贴。", "S4", training_subsidies.wrong_allowance,
        RowsOf((TRAINING,), filling=(training_subsidies.ALLOWANCE,)),
    ),
    Rule(
        "M07", _WARNING, "{who} 同一工种同一等级重复享受培训补贴。",
        "核对工种、等级和是否政府补贴；重复享受的退回或写明情况。", "W-YT W-FJ",
        training_subsidies.same_training_again,
        RowsOf((TRAINING,), saying=(training_subsidies.FREE, frozenset({"是"}))),
    ),
    Rule(
        "M08", _WARNING, "{who} 在公益性岗位已{months}个月，超过{limit}个月，请办理退岗或说明。",
        "办理退岗，填上退岗日期和原因；可以延期的写明依据。", "W-QZ W-NBD", posts_policy.too_long_on_post,
        RowsOf((POST,)),
    ),
    Rule(
        "M09", _NOTICE, "{who} 的岗位{months}个月后到期，请提前安排。",
        "提前告诉本人，安排别的出路。", "D", posts_policy.post_ends_soon,
        RowsOf((POST,)),
    ),
    Rule(
        "M10", _WARNING, "{who} {age}岁仍在公益性岗位，超过年龄规定。",
        "办理退岗；可以继续的写明依据。", "F-GZ 5_01_006 W-GZBF", posts_policy.too_old_for_post,
        RowsOf((POST,)),
    ),
    Rule(
        "M11", _WARNING, "{who} 月补贴{paid}元，不在本县该岗位标准（{least}–{most}）内。",
        "对照文件核对岗位类别和补贴标准。", "W-SX G", posts_policy.unusual_subsidy,
        RowsOf((POST,)),
    ),
    Rule(
        "M12", _WARNING, "{who} {month}已退岗，仍有补贴发放。",
        "核对退岗日期和发放日期；多发的追回，补发以前月份的写明情况。", "G", posts_policy.paid_after_the_end,
        RowsOf((POST,), filling=(posts_policy.PAID_ON,)),
    ),
    Rule(
        "M13", _WARNING, "{who} 一次性创业补贴不符合条件（{reasons}）。",
        "核对金额、年度、起始日期和登记情况；不符合的退回。", "W-XY S3", startup_subsidies.wrong_startup_subsidy,
        RowsOf((BUSINESS,), filling=(startup_subsidies.AMOUNT,)),
    ),
    Rule(
        "M14", _WARNING, "{who} 月工资{wage}元，是不是多写或少写了一位？",
        "问清本人后改正；没有写错的写明情况。", "F-GZ 5_16_001 1111_12", wages.unlikely_wage,
        RowsOf((TRANSFER,), filling=(wages.WAGE,)),
    ),
    Rule(
        "M16", _WARNING, "{who} 年务工收入与月工资×月数对不上。",
        "核对年务工收入、月工资和本年务工月数。", "D", wages.income_against_wage,
        RowsOf((TRANSFER,), filling=(wages.INCOME,)),
    ),
    Rule(
        "M18", _WARNING, "{who} 登记了交通补贴但金额是0。",
        "填上金额；没有领的把交通补贴状态改成“未申报”。", "F-GZ 1111_10", transport_subsidies.claimed_nothing,
        RowsOf((TRANSFER,), filling=(AMOUNT, PAID_STATUS)),
    ),
)  # fmt: skip
"""In the order of the reference; what is missing for M19 and a part of M12 is told in `not_computed.py`."""

MONEY_ALIKE_RULES: tuple[tuple[Sharing, tuple[Rule[Alike], ...]], ...] = (
    (
        JOB_IN_VILLAGE,
        (
            Rule(
                "M15", _NOTICE, "{who} 的工资和同村同工种差得较多，请确认。",
                "问清本人一个月拿多少；没有写错就不用处理。", "D", wages.unusual_wage,
                AlikeIn((*wages.OF_JOBS, "status", STARTED, ENDED), wages.FEWEST_OTHERS + 1),
            ),
        ),
    ),
    (
        ACCOUNT,
        (
            Rule(
                "M17", _WARNING, "{names} 用同一张银行卡，补贴要打到本人卡。",
                "换成本人的银行卡；抄错的对照银行卡改正。", "G", shared_accounts.one_account_for_several,
                AlikeIn((shared_accounts.CARD,), apart="person"),
            ),
        ),
    ),
)  # fmt: skip
