"""就业培训花名册: who learnt what, where and when, and what came of it. One row a person and course."""

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
from roster_desktop.schema.kinds import Count, DateOrMonth, Money, Text, Year, YesNo

_COURSE = "培训情况"
_CERTIFICATE = "证书"
_ALLOWANCE = "补贴"
_OUTCOME = "培训后就业"

_COURSE_COLUMNS = (
    Column(
        "type", "培训类型", codes.TRAINING_TYPE, _COURSE,
        "是哪一类培训，例如：转移就业技能培训。",
        required=True, other_headers=("培训类别", "培训种类"), width=20,
    ),
    Column(
        "course", "培训工种", codes.COURSE, _COURSE,
        "学的是什么，选一个或自己写，例如：中式烹饪。",
        required=True, other_headers=("培训专业", "培训项目", "培训内容", "培训课程", "培训工种/项目"), width=16, learns=True,
    ),
    Column(
        "class_number", "班期", Text(40), _COURSE,
        "第几期班，照培训通知写，例如：2025年第3期。同班的人写一样的。",
        other_headers=("班号", "期次", "培训期次", "班次", "培训班期", "培训班次"), width=16, learns=True, shown=False,
    ),
    Column(
        "provider", "培训单位", Text(80), _COURSE,
        "哪家学校或机构办的班，写全名。",
        required=True, other_headers=("培训机构", "培训单位名称", "培训机构名称", "承训单位", "培训学校"), width=24, learns=True,
    ),
    Column(
        "address", "培训地址", Text(120), _COURSE,
        "在哪里上课，例如：龙亭镇便民服务中心。",
        other_headers=("培训地点", "培训场地", "上课地点"), width=24, learns=True, shown=False,
    ),
    Column(
        "started_on", "培训起始日期", DateOrMonth(), _COURSE,
        "哪天开班的，例如：2025-03-10。",
        required=True, other_headers=(*STARTED_HEADERS, "培训开始时间", "培训时间", "开班日期", "开班时间", "培训起始时间"), width=14,
    ),
    Column(
        "ended_on", "培训终止日期", DateOrMonth(ends=True), _COURSE,
        "哪天结业的。还没结业的空着。",
        other_headers=(*ENDED_HEADERS, "培训结束时间", "培训结束日期", "结业日期", "结业时间", "培训终止时间"), width=14,
    ),
    Column(
        "days", "实际培训天数", Count(units=("天", "日")), _COURSE,
        "实际上了几天课，写数字，不能比起止日期之间的天数多。",
        other_headers=("培训天数", "天数", "实训天数"), width=12,
    ),
    Column(
        "hours", "课时", Count(units=("课时", "学时", "节")), _COURSE,
        "一共多少课时，写数字。",
        other_headers=("培训课时", "学时", "培训学时", "总课时"), width=8, shown=False,
    ),
    Column(
        "free", "政府补贴培训", YesNo(), _COURSE,
        "是不是政府出钱的免费培训。",
        other_headers=("是否免费", "免费培训", "是否免费培训", "是否政府补贴", "是否政府补贴培训"), width=12, shown=False,
    ),
    Column(
        "cooperation", "东西部协作", YesNo(), _COURSE,
        "是不是苏陕协作（东西部协作）办的班。",
        other_headers=("苏陕协作", "是否苏陕协作", "苏陕协作培训", "东西部协作培训"), width=12, shown=False,
    ),
    Column(
        "certificate", "证书名称", Text(80), _CERTIFICATE,
        "拿到了什么证，照证书写，例如：中式烹调师。没拿证的空着。",
        other_headers=("结业证书", "取得证书", "证书", "职业资格证书", "取得证书名称"), width=18, learns=True,
    ),
    Column(
        "certificate_level", "证书等级", codes.CERTIFICATE_LEVEL, _CERTIFICATE,
        "证书是几级的：五级选“初级”，四级选“中级”。只有合格证的选“培训合格”。",
        other_headers=("技能等级", "等级", "证书级别", "职业技能等级"), width=12, shown=False,
    ),
    Column(
        "certificate_number", "证书编号", Text(60), _CERTIFICATE,
        "证书上的编号，照抄。",
        other_headers=("证书号", "证书号码", "证书编码"), width=22, shown=False,
    ),
    Column(
        "certified_on", "发证日期", DateOrMonth(), _CERTIFICATE,
        "证书是哪天发的，例如：2025-04-20。",
        other_headers=("发证时间", "取证日期", "取证时间", "获证日期"), width=12, shown=False,
    ),
)  # fmt: skip

_ALLOWANCE_COLUMNS = (
    Column(
        "living_allowance", "生活(食宿)补贴(元)", Money(), _ALLOWANCE,
        "参加培训领了多少元生活、食宿补贴，只写数字，例如：500。没有的空着。",
        other_headers=("生活补贴", "食宿补贴", "生活费补贴", "生活费", "伙食补贴", "培训生活补贴"), width=18, shown=False,
    ),
    Column(
        "travel_allowance", "交通补贴(元)", Money(), _ALLOWANCE,
        "参加培训领了多少元交通补贴，只写数字。没有的空着。",
        other_headers=("交通费", "交通补助", "培训交通补贴", "交通费补贴"), width=12, shown=False,
    ),
    Column(
        "allowance_year", "补贴年度", Year(), _ALLOWANCE,
        "生活和交通补贴是哪一年的，写四位数的年份，例如：2025。",
        other_headers=("补贴年份", "补助年度"), width=10, shown=False,
    ),
    Column(
        "course_subsidy", "培训补贴(付机构,元)", Money(), _ALLOWANCE,
        "政府按人付给培训机构多少元，只写数字。村上不清楚的空着。",
        other_headers=("培训补贴", "培训补贴金额", "机构培训补贴"), width=20, shown=False,
    ),
    Column(
        "employed_on", "培训后就业日期", DateOrMonth(), _OUTCOME,
        "培训完哪天找到活的，例如：2025-06。还没有的空着。",
        other_headers=("培训后就业时间", "就业日期", "就业时间"), width=16, shown=False,
    ),
    Column(
        "outcome", "培训后去向", codes.OUTCOME, _OUTCOME,
        "培训完去干什么了：打工、种地、创业，还是没有就业。",
        other_headers=("培训后就业去向", "就业去向", "培训后就业情况", "去向"), width=12,
    ),
)  # fmt: skip

TRAINING = Roster(
    key="training",
    title="就业培训花名册",
    short_title="就业培训",
    purpose="参加一次培训记一行：学什么、学了几天、拿了什么证。",
    columns=(*PERSON_BLOCK, *_COURSE_COLUMNS, *_ALLOWANCE_COLUMNS, REMARK),
    joined=(
        Register("allowance", "生活和交通补贴", ("living_allowance", "travel_allowance", "allowance_year")),
    ),
    told_apart_by=("started_on", "course", "provider"),
    counted_as="人次",
    notice=(
        *NOTICE_OF_PERSON,
        NoticeColumn("培训时间", ("started_on", "ended_on"), Shown.SPAN, 24),
        NoticeColumn("培训工种/单位", ("course", "provider"), width=48),
        NoticeColumn("生活(食宿)补贴(元)", ("living_allowance",), Shown.AMOUNT, 14),
        NoticeColumn("交通补贴(元)", ("travel_allowance",), Shown.AMOUNT, 14),
    ),
)
