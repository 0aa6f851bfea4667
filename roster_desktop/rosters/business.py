"""自主创业花名册: who runs a business of their own, what it is, and what supports it. One row a business."""

from __future__ import annotations

from roster_desktop.rosters import work_codes as codes
from roster_desktop.rosters.shared_columns import (
    ENDED_HEADERS,
    NOTICE_OF_PERSON,
    PERSON_BLOCK,
    REMARK,
    STARTED_HEADERS,
)
from roster_desktop.schema import Column, NoticeColumn, Register, Roster, Shown
from roster_desktop.schema.kinds import Count, CreditCode, DateOrMonth, Money, Text, Year, YesNo

_BUSINESS = "创业情况"
_REGISTRATION = "登记注册"
_EFFECT = "投资与带动"
_LOAN = "创业贷款"
_SUPPORT = "补贴与扶持"

_BUSINESS_COLUMNS = (
    Column(
        "project", "创业项目", codes.PROJECT, _BUSINESS,
        "做的是哪一类生意，例如：养猪选“养殖类”，开商店、理发店选“服务类”。",
        required=True, other_headers=("创业项目类型", "创业类型", "项目类型", "创业项目名称", "经营项目"), width=14,
    ),
    Column(
        "business_name", "字号名称", Text(80), _BUSINESS,
        "店名或单位名称，照营业执照写。没有字号的空着。",
        other_headers=("创业单位名称", "创业单位", "单位名称", "店名", "字号", "创业实体名称", "企业名称"), width=24,
    ),
    Column(
        "business_type", "创业单位类型", codes.BUSINESS_TYPE, _BUSINESS,
        "是个体工商户、企业、合作社还是家庭农场。",
        other_headers=("创业单位性质", "单位类型", "经营主体类型", "创业实体类型"), width=16, shown=False,
    ),
    Column(
        "registered", "是否登记注册", YesNo(), _REGISTRATION,
        "有没有办营业执照。选“是”的，请把代码和登记日期也填上。",
        required=True, other_headers=("登记注册", "工商登记", "是否工商登记", "是否注册", "是否办理营业执照"), width=14,
    ),
    Column(
        "credit_code", "统一社会信用代码", CreditCode(), _REGISTRATION,
        "营业执照上的18位代码，照抄。没办执照的空着。",
        other_headers=("信用代码", "社会信用代码", "营业执照号", "营业执照编号"), width=22, shown=False,
    ),
    Column(
        "registered_on", "登记日期", DateOrMonth(), _REGISTRATION,
        "营业执照是哪天办的，例如：2023-06-18。没办执照的空着。",
        other_headers=("注册日期", "登记时间", "注册时间", "工商登记日期"), width=12, shown=False,
    ),
    Column(
        "address", "创业地址", Text(120), _BUSINESS,
        "店或场子在哪里，写到村组或门牌，例如：洋县龙亭镇白石村三组。",
        required=True, other_headers=("经营地址", "创业地点", "经营地点", "经营场所"), width=26, learns=True, shown=False,
    ),
    Column(
        "started_on", "创业起始日期", DateOrMonth(), _BUSINESS,
        "从哪天开始做的，例如：2023-06-18；只记得月份的写 2023-06。",
        required=True, other_headers=(*STARTED_HEADERS, "创业时间", "创业开始时间", "创业日期", "创业起始时间", "开业日期"), width=14,
    ),
    Column(
        "ended_on", "创业结束日期", DateOrMonth(ends=True), _BUSINESS,
        "做到哪天为止。还在做的空着，不要写“至今”。",
        other_headers=(*ENDED_HEADERS, "创业终止日期", "创业结束时间", "停业日期", "注销日期"), width=14, shown=False,
        ends_row=True,
    ),
    Column(
        "status", "经营状态", codes.BUSINESS_STATUS, _BUSINESS,
        "现在还在做选“正常经营”，关门了选“停业”，执照也销了选“注销”。",
        required=True, other_headers=("经营情况", "经营状况", "营业状态"), width=12,
    ),
)  # fmt: skip

_EFFECT_COLUMNS = (
    Column(
        "invested", "投资金额(万元)", Money(unit="万元"), _EFFECT,
        "一共投了多少万元，例如五万元写：5。",
        other_headers=("投资额", "创业投资额", "投资规模", "创业投资金额"), width=14, shown=False,
    ),
    Column(
        "jobs", "带动就业人数", Count(), _EFFECT,
        "除了自己，还请了几个人干活，写数字。没有的写0。",
        other_headers=("带动人数", "吸纳就业人数", "带动就业"), width=12,
    ),
    Column(
        "jobs_for_poor", "其中脱贫劳动力", Count(), _EFFECT,
        "请的人里有几个是脱贫户或监测对象，写数字，不能比带动就业人数多。",
        other_headers=(
            "其中贫困劳动力", "带动贫困劳动力人数", "带动脱贫劳动力人数", "其中脱贫劳动力人数", "带动贫困人数",
        ),
        width=14, shown=False,
    ),
    Column(
        "loan", "创业担保贷款(元)", Money(), _LOAN,
        "创业担保贷款贷了多少元，只写数字，例如：100000。没有的空着。",
        other_headers=("创业贷款", "担保贷款", "贷款金额", "创业担保贷款金额"), width=16, shown=False,
    ),
    Column(
        "loan_bank", "贷款银行", Text(60), _LOAN,
        "在哪家银行贷的款，写全称。没有贷款的空着。",
        other_headers=("贷款机构", "放款银行"), width=20, learns=True, shown=False,
    ),
    Column(
        "loan_from", "贷款起始", DateOrMonth(), _LOAN,
        "贷款从哪天开始，例如：2024-05-10。",
        other_headers=("贷款起始日期", "贷款日期", "贷款时间", "放款日期"), width=12, shown=False,
    ),
    Column(
        "loan_to", "贷款到期", DateOrMonth(), _LOAN,
        "贷款哪天到期，例如：2027-05-09。",
        other_headers=("贷款到期日期", "贷款到期日", "贷款终止日期", "还款日期"), width=12, shown=False,
    ),
    Column(
        "startup_subsidy", "一次性创业补贴(元)", Money(), _SUPPORT,
        "领了多少元一次性创业补贴，只写数字，例如：3000。没有的空着。",
        other_headers=("创业补贴", "一次性创业补助", "创业补贴金额"), width=18,
    ),
    Column(
        "startup_subsidy_year", "创业补贴年度", Year(), _SUPPORT,
        "一次性创业补贴是哪一年领的，写四位数的年份，例如：2024。",
        other_headers=("一次性创业补贴年度", "创业补贴年份"), width=12, shown=False,
    ),
    Column(
        "rent_subsidy", "场地租金补贴(元)", Money(), _SUPPORT,
        "领了多少元场地租金补贴，只写数字。没有的空着。",
        other_headers=("租金补贴", "场地补贴", "租金/场地补贴", "房租补贴"), width=16, shown=False,
    ),
    Column(
        "interest_subsidy", "贷款贴息(元)", Money(), _SUPPORT,
        "政府贴了多少元利息，只写数字。没有的空着。",
        other_headers=("贴息", "贴息金额", "创业贷款贴息"), width=14, shown=False,
    ),
    Column(
        "tax_relief", "减免税(元)", Money(), _SUPPORT,
        "减免了多少元税，只写数字。没有的空着。",
        other_headers=("税收减免", "减免税额", "减税", "减免税费"), width=12, shown=False,
    ),
    Column(
        "trained", "参加创业培训", YesNo(), _SUPPORT,
        "参没参加过创业培训。",
        other_headers=("是否参加创业培训", "创业培训"), width=12, shown=False,
    ),
    Column(
        "incubated", "入驻孵化基地", YesNo(), _SUPPORT,
        "店或单位是不是设在创业孵化基地里。",
        other_headers=("是否入驻孵化基地", "创业孵化", "孵化基地"), width=12, shown=False,
    ),
    Column(
        "yearly_income", "年纯收入(元)", Money(), _EFFECT,
        "做这个生意一年净挣多少元，只写数字，例如：60000。",
        other_headers=("年收入", "创业年收入", "年利润", "创业收入"), width=14, shown=False, yearly=True,
    ),
)  # fmt: skip

BUSINESS = Roster(
    key="business",
    title="自主创业花名册",
    short_title="自主创业",
    purpose="自己做生意、办合作社，一项记一行：做什么、办照没有、带了几个人。",
    columns=(*PERSON_BLOCK, *_BUSINESS_COLUMNS, *_EFFECT_COLUMNS, REMARK),
    joined=(Register("startup", "一次性创业补贴", ("startup_subsidy", "startup_subsidy_year")),),
    told_apart_by=("started_on", "project", "business_name"),
    counted_as="条",
    notice=(
        *NOTICE_OF_PERSON,
        NoticeColumn("创业时间", ("started_on", "ended_on"), Shown.SPAN, 24),
        NoticeColumn("创业项目/字号", ("project", "business_name"), width=48),
        NoticeColumn("一次性创业补贴(元)", ("startup_subsidy",), Shown.AMOUNT, 14),
        NoticeColumn("场地租金补贴(元)", ("rent_subsidy",), Shown.AMOUNT, 14),
        NoticeColumn("贷款贴息(元)", ("interest_subsidy",), Shown.AMOUNT, 14),
    ),
)
