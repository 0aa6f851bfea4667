"""公益性岗位安置花名册: who holds which public-welfare post, since when, and what it pays. One row a posting."""

from __future__ import annotations

from roster_desktop.rosters import work_codes as codes
from roster_desktop.rosters.shared_columns import (
    ACCOUNT,
    BANK,
    BANK_CARD,
    ENDED_HEADERS,
    NOTICE_OF_PERSON,
    PERSON_BLOCK,
    REMARK,
    STARTED_HEADERS,
)
from roster_desktop.schema import Column, NoticeColumn, Roster, Shown
from roster_desktop.schema.derivation import months_between
from roster_desktop.schema.kinds import Count, DateOrMonth, Money, Text, YesNo

_POST = "岗位情况"
_AGREEMENT = "用工与协议"
_TIME = "上岗与退岗"
_PAY = "岗位补贴"
_SUPERVISION = "考核与公示"

_MONTHS = ("月", "个月")

_POST_COLUMNS = (
    Column(
        "category", "岗位类别", codes.POST_CATEGORY, _POST,
        "是哪一类公益性岗位，村组设的一般选“公益特岗”。",
        required=True, other_headers=("岗位类型", "公岗类别", "公益性岗位类别"), width=12,
    ),
    Column(
        "post", "岗位名称", codes.POST, _POST,
        "干的是什么岗位，选一个或自己写，例如：保洁员。",
        required=True,
        other_headers=("岗位", "公益性岗位", "公益性岗位类型", "公岗名称", "公益性岗位名称", "公益岗位名称"), width=16, learns=True,
        key_field=True,
    ),
    Column(
        "employer", "用人单位", Text(80), _POST,
        "归哪个单位管，例如：白石村村民委员会、洋县林业局。",
        required=True, other_headers=("开发单位", "用工单位", "用人单位名称", "岗位开发单位", "聘用单位"), width=24, learns=True,
        key_field=True,
    ),
    Column(
        "employer_type", "单位性质", codes.EMPLOYER_TYPE, _POST,
        "用人单位是哪一类。公益特岗一定选“村组公岗”。",
        other_headers=("用人单位性质", "单位类型"), width=18, shown=False,
    ),
    Column(
        "funded_by", "资金来源", codes.FUND, _POST,
        "岗位补贴从哪里出，例如：衔接资金。",
        other_headers=("补贴资金来源", "资金渠道", "经费来源"), width=14, shown=False,
    ),
    Column(
        "hours_type", "用工形式", codes.HOURS_TYPE, _AGREEMENT,
        "整天上班的选“全日制”，按次或按小时的选“非全日制”。",
        other_headers=("用工方式", "工作形式"), width=12, shown=False,
    ),
    Column(
        "agreement", "协议类型", codes.AGREEMENT, _AGREEMENT,
        "签的是劳动合同还是劳务协议。",
        other_headers=("合同类型", "签订协议类型", "协议种类"), width=12, shown=False,
    ),
    Column(
        "agreement_from", "协议起", DateOrMonth(), _AGREEMENT,
        "协议从哪天开始，例如：2025-01-01。",
        other_headers=("协议起始日期", "协议开始日期", "合同起始日期", "协议起始时间"), width=12, shown=False,
    ),
    Column(
        "agreement_to", "协议止", DateOrMonth(ends=True), _AGREEMENT,
        "协议到哪天为止，例如：2025-12-31。",
        other_headers=("协议终止日期", "协议结束日期", "合同终止日期", "协议到期日期", "协议终止时间"), width=12, shown=False,
    ),
    Column(
        "started_on", "上岗日期", DateOrMonth(), _TIME,
        "哪天上岗的，例如：2025-01-01；只记得月份的写 2025-01。",
        required=True, other_headers=(*STARTED_HEADERS, "上岗时间", "上岗年月", "聘用时间", "聘用日期"), width=12,
    ),
    Column(
        "ended_on", "退岗日期", DateOrMonth(ends=True), _TIME,
        "哪天退岗的。还在岗的空着，不要写“至今”。",
        other_headers=(*ENDED_HEADERS, "退岗时间", "退岗年月", "离岗日期", "离岗时间", "离职年月"), width=12,
        ends_row=True,
    ),
    Column(
        "end_reason", "退岗原因", codes.END_REASON, _TIME,
        "因为什么退岗的，例如：到期、外出务工。还在岗的空着。",
        other_headers=("离岗原因", "退出原因"), width=12, shown=False,
    ),
    Column(
        "months", "累计在岗月数", Count(units=_MONTHS), _TIME,
        "由上岗日期算到退岗日期或今天，不用填。以前还干过几段的，写合计的月数。",
        derived=months_between("started_on", "ended_on"), other_headers=("在岗月数", "累计月数", "公益性岗位月数"), width=12,
    ),
)  # fmt: skip

_PAY_COLUMNS = (
    Column(
        "monthly_subsidy", "岗位补贴(元/月)", Money(), _PAY,
        "一个月补多少元，只写数字，例如：600。",
        required=True,
        other_headers=("补贴标准", "岗位补贴标准", "岗位工资或补贴", "月补贴", "工资标准", "月工资", "岗位工资"), width=16,
    ),
    Column(
        "pay_cycle", "发放周期(月)", Count(maximum=36, units=_MONTHS), _PAY,
        "几个月发一次，写数字：每月发写1，一季度发写3。",
        other_headers=("发放周期月数",), width=12, shown=False,
    ),
    Column(
        "payable_amount", "本期应发(元)", Money(), _PAY,
        "这一次应该发多少元，只写数字。",
        other_headers=("应发金额", "应发", "本期应发金额"), width=12, shown=False, yearly=True,
    ),
    Column(
        "paid_amount", "本期实发(元)", Money(), _PAY,
        "这一次实际发了多少元，只写数字。",
        other_headers=("实发金额", "实发", "本期实发金额", "发放金额"), width=12, shown=False, yearly=True,
    ),
    Column(
        "paid_on", "发放日期", DateOrMonth(), _PAY,
        "这一次是哪天发的，例如：2025-03-28。",
        other_headers=("发放时间", "补贴发放日期", "补贴发放时间"), width=12, shown=False, yearly=True,
    ),
    Column(
        "paid_by", "发放方式", codes.PAID_BY, _PAY,
        "打到一卡通还是社保卡。",
        other_headers=("发放渠道", "支付方式"), width=12, shown=False,
    ),
    Column(
        "appraisal", "考核", codes.APPRAISAL, _SUPERVISION,
        "最近一次考核合格还是不合格。",
        other_headers=("考勤考核", "考核结果", "考核情况", "考勤/考核"), width=8, shown=False,
    ),
    Column(
        "insured", "意外伤害保险", YesNo(), _SUPERVISION,
        "有没有给买意外伤害保险。",
        other_headers=("意外险", "人身意外险", "是否购买意外伤害保险", "购买意外险"), width=14, shown=False,
    ),
    Column(
        "announced_on", "公示日期", DateOrMonth(), _SUPERVISION,
        "聘用名单是哪天贴出来公示的，例如：2024-12-20。",
        other_headers=("公示时间",), width=12, shown=False,
    ),
    Column(
        "cadre_relative", "村干部亲属", YesNo(), _SUPERVISION,
        "是不是村干部的家属或近亲。是的要按规定回避，请如实选。",
        other_headers=("是否村干部亲属", "是否干部亲属", "是否村干部家属"), width=12, shown=False,
    ),
)  # fmt: skip

POST = Roster(
    key="post",
    title="公益性岗位安置花名册",
    short_title="公益性岗位",
    purpose="在公益性岗位上一段记一行：什么岗、从哪天起、每月多少补贴。",
    columns=(*PERSON_BLOCK, *_POST_COLUMNS, *_PAY_COLUMNS, BANK, BANK_CARD, REMARK),
    joined=(ACCOUNT,),
    told_apart_by=("started_on", "employer", "post"),
    counted_as="条",
    notice=(
        *NOTICE_OF_PERSON,
        NoticeColumn("上岗时间", ("started_on", "ended_on"), Shown.SPAN, 24),
        NoticeColumn("岗位/用人单位", ("post", "employer"), width=48),
        NoticeColumn("岗位补贴(元/月)", ("monthly_subsidy",), Shown.AMOUNT, 14),
        NoticeColumn("本期实发(元)", ("paid_amount",), Shown.AMOUNT, 14),
    ),
)
