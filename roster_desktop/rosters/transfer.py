"""转移就业花名册: who works where, since when, for how much, and with which subsidies. One row an employment."""

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
from roster_desktop.schema import Column, NoticeColumn, Register, Role, Roster, Shown
from roster_desktop.schema.kinds import Count, CreditCode, DateOrMonth, Money, Place, Text, Year, YesNo

_EMPLOYMENT = "就业情况"
_PLACE = "务工地点"
_EMPLOYER = "务工单位"
_CONTRACT = "合同与收入"
_RETURN = "返乡与回访"
_SUBSIDY = "补贴"

_EMPLOYMENT_COLUMNS = (
    Column(
        "channel", "就业渠道", codes.CHANNEL, _EMPLOYMENT,
        "这份工作是怎么找到的：政府或单位组织去的选“组织介绍”，自己找的选“自行就业”。",
        required=True, other_headers=("转移就业方式", "就业方式", "务工渠道"), width=12, shown=False,
    ),
    Column(
        "area", "就业地域", codes.AREA, _EMPLOYMENT,
        "在多远的地方干活：本镇、本县、本市、本省还是省外。要和下面的务工地点对得上。",
        required=True,
        other_headers=("务工区域", "务工状况", "就业区域", "务工地域", "县内/县外", "转移就业区域"), width=16,
    ),
    Column(
        "work_type", "就业类型", codes.WORK_TYPE, _EMPLOYMENT,
        "出去打工选“转移就业”，种地养殖选“农业就业”，打零工、在家做活选“灵活就业”。",
        required=True, other_headers=("务工类型", "就业形式"), width=12, shown=False,
    ),
    Column(
        "province", "务工省", Place("province"), _PLACE,
        "在哪个省干活，例如：江苏省。写“江苏”也可以。",
        other_headers=("务工省份", "就业省份", "务工所在省", "务工地省", "省份"), width=12,
    ),
    Column(
        "city", "务工市", Place("city"), _PLACE,
        "在哪个市干活，例如：苏州市。",
        other_headers=("务工城市", "务工所在市", "就业城市", "务工地市"), width=12, shown=False,
    ),
    Column(
        "county", "务工县", Place("county"), _PLACE,
        "在哪个县、区干活，例如：昆山市。出了本县的一定要写到县或区。",
        other_headers=("务工县区", "务工县(区)", "务工所在县", "务工地县", "就业县区"), width=14,
    ),
    Column(
        "address", "详细地址", Text(120), _PLACE,
        "干活的地方再往下的地址：乡镇、街道、路名或工地名。不知道的可以不填。",
        other_headers=(
            "务工地址", "就业地址", "务工所在地", "务工地点", "务工地", "转移就业地点", "就业详细地址", "务工详细地址",
        ),
        role=Role.PLACE_IN_WORDS, width=24, learns=True, shown=False,
    ),
    Column(
        "employer", "务工单位", Text(80), _EMPLOYER,
        "在哪个厂、公司或工地干活，写全名。给个人干活的写“个体”，跟工地的写工地名。",
        other_headers=(
            "就业单位", "务工企业名称", "务工单位名称", "工作单位", "用工单位", "转移就业单位名称", "务工企业", "就业企业",
        ),
        width=24, learns=True, key_field=True,
    ),
    Column(
        "credit_code", "统一社会信用代码", CreditCode(), _EMPLOYER,
        "务工单位营业执照上的18位代码，知道的照抄，不知道的空着。",
        other_headers=("信用代码", "社会信用代码", "单位信用代码"), width=22, shown=False,
    ),
    Column(
        "employer_type", "单位性质", codes.EMPLOYER_TYPE, _EMPLOYER,
        "务工单位是哪一类，一般的私营工厂、公司选“非农企业”。",
        other_headers=("企业性质", "单位类型", "用工单位性质"), width=18, shown=False,
    ),
    Column(
        "industry", "所属行业", codes.INDUSTRY, _EMPLOYER,
        "单位做哪一行，例如：制造、建筑、餐饮住宿。",
        other_headers=("行业", "从事行业", "单位行业", "就业行业"), width=14, shown=False,
    ),
    Column(
        "job", "岗位工种", codes.JOB, _EMPLOYER,
        "干的是什么活，选一个或自己写，例如：电焊工。",
        other_headers=("工种", "务工工种", "从事工种", "务工岗位", "就业岗位", "从事岗位"), width=14, learns=True,
        key_field=True,
    ),
    Column(
        "featured", "特色就业", codes.FEATURED, _EMPLOYMENT,
        "在社区工厂、帮扶车间这类地方干活的选，别的空着。公益性岗位请登记到公益性岗位安置花名册。",
        other_headers=("特色就业类型",), width=14, shown=False,
    ),
    Column(
        "cooperation", "东西部协作就业", codes.COOPERATION, _EMPLOYMENT,
        "是不是通过苏陕协作找到的工作，是的选去了哪里，不是的选“否”。",
        other_headers=("苏陕协作就业", "苏陕协作", "苏陕就业", "是否苏陕协作"), width=20, shown=False,
    ),
    Column(
        "escorted", "点对点输送", YesNo(), _EMPLOYMENT,
        "是不是政府包车、包专列直接送到厂里的。",
        other_headers=("是否点对点输送", "点对点", "是否点对点"), width=12, shown=False,
    ),
    Column(
        "batch", "输送批次", Text(40), _EMPLOYMENT,
        "点对点输送的是第几批，例如：2025年第2批。没有的空着。",
        other_headers=("批次", "点对点批次"), width=14, learns=True, shown=False,
    ),
    Column(
        "sent_by", "输送单位", Text(80), _EMPLOYMENT,
        "哪家中介、劳务公司或村上组织去的。自己去的空着。",
        other_headers=("组织单位", "劳务输出单位", "中介机构", "输送机构"), width=20, learns=True, shown=False,
    ),
    Column(
        "started_on", "就业起始日期", DateOrMonth(), _EMPLOYMENT,
        "从哪天开始干的，例如：2025-03-01；只记得月份的写 2025-03。",
        required=True,
        other_headers=(*STARTED_HEADERS, "就业起始年月", "外出时间", "务工开始时间", "就业开始时间", "务工起始时间", "外出务工时间"),
        width=14,
    ),
    Column(
        "ended_on", "就业终止日期", DateOrMonth(ends=True), _EMPLOYMENT,
        "干到哪天为止。还在干的空着，不要写“至今”。",
        other_headers=(*ENDED_HEADERS, "返乡时间", "离职年月", "务工结束时间", "就业结束时间"), width=14,
        ends_row=True,
    ),
)  # fmt: skip

_CONTRACT_COLUMNS = (
    Column(
        "contract", "签订合同", YesNo(), _CONTRACT,
        "有没有和单位签劳动合同。不清楚的空着。",
        other_headers=("是否签合同", "是否签订合同", "劳动合同", "是否签订劳动合同", "签订劳动合同"), width=10, shown=False,
    ),
    Column(
        "contract_months", "合同期限(月)", Count(maximum=600, units=("月", "个月")), _CONTRACT,
        "合同签了几个月，只写数字，一年写12。",
        other_headers=("合同月数",), width=12, shown=False,
    ),
    Column(
        "insured", "参加社保", YesNo(), _CONTRACT,
        "单位有没有给交社会保险。不清楚的空着。",
        other_headers=("是否参加社保", "是否参保", "社保", "缴纳社保"), width=10, shown=False,
    ),
    Column(
        "monthly_wage", "月工资(元)", Money(), _CONTRACT,
        "平均一个月拿多少元，只写数字，例如：4500。",
        other_headers=(
            "务工月收入", "月收入", "月均工资", "工资", "转移就业月收入", "月平均工资", "月薪", "务工月工资",
        ),
        width=12,
    ),
    Column(
        "months_this_year", "本年务工月数", Count(maximum=12, units=("月", "个月")), _CONTRACT,
        "今年已经干了几个月，写0到12的数字。",
        other_headers=("务工时间", "务工时间(月)", "上年务工时间", "务工月数", "务工时长"), width=12, shown=False,
        yearly=True,
    ),
    Column(
        "yearly_income", "年务工收入(元)", Money(), _CONTRACT,
        "今年打工一共挣了多少元，只写数字，例如：36000。",
        other_headers=("务工收入", "年收入", "年工资收入", "年务工工资"), width=14, shown=False, yearly=True,
    ),
    Column(
        "returned_on", "返乡日期", DateOrMonth(), _RETURN,
        "哪天回到村里的，例如：2025-09-20。没回来的空着。",
        other_headers=("回乡日期", "回乡时间", "返回日期"), width=12, shown=False,
    ),
    Column(
        "return_reason", "返乡原因", Text(80), _RETURN,
        "因为什么回来的，例如：照顾老人、厂里放假。",
        other_headers=("回乡原因",), width=16, learns=True, shown=False,
    ),
    Column(
        "visited_on", "最近回访日期", DateOrMonth(), _RETURN,
        "最近一次打电话或上门问情况是哪天。",
        other_headers=("回访日期", "回访时间", "最近回访时间"), width=14, shown=False,
    ),
)  # fmt: skip

_SUBSIDY_COLUMNS = (
    Column(
        "transport_amount", "交通补贴(元)", Money(), _SUBSIDY,
        "外出务工的交通补贴是多少元，只写数字，例如：500。没申报的空着。",
        other_headers=(
            "转移就业交通补贴", "年度交通费补助", "一次性交通补助", "交通费", "交通补贴金额", "一次性交通补贴", "交通费补贴",
        ),
        width=14, shown=False, yearly=True,
    ),
    Column(
        "transport_year", "交通补贴年度", Year(), _SUBSIDY,
        "交通补贴是哪一年的，写四位数的年份，例如：2025。",
        other_headers=("交通补贴年份",), width=12, shown=False,
    ),
    Column(
        "transport_status", "交通补贴状态", codes.TRANSPORT_STATUS, _SUBSIDY,
        "交通补贴办到哪一步了：未申报、已申报、公示中、已发放，或者不符合条件。",
        other_headers=("交通补贴申报状态", "交通补贴情况"), width=12, shown=False,
    ),
    Column(
        "jobseeker_subsidy", "一次性求职补贴(元)", Money(), _SUBSIDY,
        "领了多少元一次性求职补贴，只写数字。没有的空着。",
        other_headers=("求职补贴", "一次性求职创业补贴", "求职创业补贴"), width=16, shown=False,
    ),
    Column(
        "insurance_subsidy", "个人社保补贴(元)", Money(), _SUBSIDY,
        "本人领了多少元社保补贴，只写数字。没有的空着。",
        other_headers=("社保补贴", "个人领取社保补贴"), width=16, shown=False,
    ),
    Column(
        "other_subsidy", "其他补贴类型", Text(60), _SUBSIDY,
        "还领了什么补贴，写名称，例如：稳岗补贴。没有的空着。",
        other_headers=("其他补贴", "其他补贴名称"), width=16, learns=True, shown=False,
    ),
    Column(
        "other_subsidy_amount", "其他补贴金额(元)", Money(), _SUBSIDY,
        "上面那项补贴是多少元，只写数字。",
        width=16, shown=False, yearly=True,
    ),
    Column(
        "other_subsidy_year", "其他补贴年度", Year(), _SUBSIDY,
        "上面那项补贴是哪一年的，写四位数的年份，例如：2025。",
        other_headers=("其他补贴年份",), width=12, shown=False,
    ),
    Column(
        "evidence", "佐证材料", codes.EVIDENCE, _SUBSIDY,
        "手里有哪些证明材料，可以选几项，例如：劳动合同、车票。",
        other_headers=("证明材料", "佐证资料", "佐证材料类型"), width=24, shown=False,
    ),
)  # fmt: skip

TRANSFER = Roster(
    key="transfer",
    title="转移就业花名册",
    short_title="转移就业",
    purpose="出去务工一次记一行：去了哪里、做什么、挣多少、领了什么补贴。",
    columns=(
        *PERSON_BLOCK,
        *_EMPLOYMENT_COLUMNS,
        *_CONTRACT_COLUMNS,
        *_SUBSIDY_COLUMNS,
        BANK,
        BANK_CARD,
        REMARK,
    ),
    joined=(
        Register("work_place", "务工地点", ("province", "city", "county")),
        Register("transport", "交通补贴", ("transport_amount", "transport_year", "transport_status")),
        Register("other", "其他补贴", ("other_subsidy", "other_subsidy_amount", "other_subsidy_year")),
        ACCOUNT,
    ),
    told_apart_by=("started_on", "employer"),
    counted_as="条",
    notice=(
        *NOTICE_OF_PERSON,
        NoticeColumn("务工时间", ("started_on", "ended_on"), Shown.SPAN, 24),
        NoticeColumn("务工地点/单位", ("province", "city", "county", "employer"), width=48),
        NoticeColumn("交通补贴(元)", ("transport_amount",), Shown.AMOUNT, 14),
        NoticeColumn("一次性求职补贴(元)", ("jobseeker_subsidy",), Shown.AMOUNT, 14),
        NoticeColumn("个人社保补贴(元)", ("insurance_subsidy",), Shown.AMOUNT, 14),
        NoticeColumn("其他补贴(元)", ("other_subsidy_amount",), Shown.AMOUNT, 14),
    ),
)
