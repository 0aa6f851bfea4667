"""Columns that several rosters have: who the row is about, where it was paid to,
and what else there is to say."""

from __future__ import annotations

from roster_desktop.rosters.person_codes import SEX
from roster_desktop.schema import Column, NoticeColumn, Register, Role, Shown
from roster_desktop.schema.derivation import age_from, sex_from
from roster_desktop.schema.kinds import BankCard, Count, IdNumber, PersonName, Phone, Text

BASICS = "基本信息"

NAME_HEADERS = (
    "家庭成员", "家庭成员姓名", "成员姓名", "劳动力姓名", "人员姓名", "贫困劳动力姓名", "脱贫劳动力姓名", "学员姓名", "务工人员姓名", "本人姓名",
)  # fmt: skip
ID_NUMBER_HEADERS = (
    "身份证号码", "身份证", "公民身份号码", "居民身份证号码", "居民身份证号", "公民身份证号码", "证件号码", "证件号",
    "劳动力身份证号", "劳动力身份证号码", "本人身份证", "本人身份证号", "人员证件号", "人员证件号码", "身份證號", "身份證號碼",
)  # fmt: skip
PHONE_HEADERS = (
    "电话", "手机", "手机号", "手机号码", "电话号码", "联系方式", "本人电话", "本人联系电话", "人联系电话", "家庭成员联系电话",
    "成员联系电话", "户联系电话", "户主电话", "户主联系电话", "聯繫電話",
)  # fmt: skip
TOWNSHIP_HEADERS = (
    "镇", "镇办", "乡镇", "乡", "所属乡镇", "所在乡镇", "镇(街道)", "乡镇(街道)", "乡(镇)", "乡镇名称", "镇名称",
)  # fmt: skip
VILLAGE_HEADERS = (
    "村", "村名", "村名称", "所属村", "所在村", "村(社区)", "行政村(社区)", "村居", "行政村名称",
)  # fmt: skip
GROUP_HEADERS = ("组", "组别", "小组", "村组", "所在组", "自然村", "村民小组名称")
HEAD_NAME_HEADERS = ("户主", "户主名", "户主名字")

# What the normal sheet's heads say without a word about what begins or ends.
STARTED_HEADERS = ("开始时间", "开始日期", "起始日期", "起始时间", "起始年月", "开始年月")
ENDED_HEADERS = ("结束时间", "结束日期", "终止日期", "终止时间", "结束年月", "终止年月")

PERSON_BLOCK = (
    Column(
        "township", "镇(办)", Text(), BASICS,
        "所在的镇或街道办事处。输入身份证号后自动带出，一般不用填。",
        role=Role.TOWNSHIP, from_person="township", other_headers=TOWNSHIP_HEADERS, width=12, learns=True,
        shown=False,
    ),
    Column(
        "village", "行政村", Text(), BASICS,
        "所在的行政村或社区。输入身份证号后自动带出；这个人还没录入人员信息时，请写村名，例如：白石村。",
        required=True, role=Role.VILLAGE, from_person="village", other_headers=VILLAGE_HEADERS, width=14,
        learns=True,
        shown=False,
    ),
    Column(
        "group", "村民小组", Text(), BASICS,
        "所在的村民小组，例如：三组。输入身份证号后自动带出。",
        role=Role.GROUP, from_person="group", other_headers=GROUP_HEADERS, width=10, learns=True,
    ),
    Column(
        "head_name", "户主姓名", PersonName(), BASICS,
        "这一户户主的姓名，照户口簿写。输入身份证号后自动带出。",
        role=Role.HEAD, from_person="head_name", other_headers=HEAD_NAME_HEADERS, width=12, shown=False,
    ),
    Column(
        "name", "姓名", PersonName(), BASICS,
        "本人姓名，照身份证写，中间不用加空格。输入身份证号后自动带出。",
        required=True, role=Role.NAME, from_person="name", other_headers=NAME_HEADERS, width=12,
    ),
    Column(
        "id_number", "身份证号", IdNumber(), BASICS,
        "本人18位身份证号，末位是X的请写X。输入后自动带出姓名、户主和电话。",
        required=True, sensitive=True, role=Role.ID_NUMBER, other_headers=(*ID_NUMBER_HEADERS, "残疾证号"),
        width=22,
    ),
    Column(
        "sex", "性别", SEX, BASICS,
        "由身份证号自动得出，不用填。身份证号看不出性别的才需要选。",
        role=Role.SEX, derived=sex_from("id_number"), width=6,
    ),
    Column(
        "age", "年龄", Count(maximum=150, units=("岁", "周岁")), BASICS,
        "周岁，由身份证号自动算出，不用填。",
        role=Role.AGE, derived=age_from("id_number"), other_headers=("周岁", "现年龄"), width=6,
    ),
    Column(
        "phone", "联系电话", Phone(), BASICS,
        "本人手机号，11位。没有手机的写家人的电话。输入身份证号后自动带出。",
        sensitive=True, role=Role.PHONE, from_person="phone", other_headers=PHONE_HEADERS, width=14,
    ),
)  # fmt: skip
"""Beginning of every roster but the person roster: filled in from there once the ID number is typed."""

NOTICE_OF_PERSON = (
    NoticeColumn("姓名", ("name",), Shown.NAME, 14),
    NoticeColumn("性别", ("sex",), width=8),
    NoticeColumn("年龄", ("age",), width=8),
)
"""Beginning of every notice; the age stands there without a number, of which it would tell the birthday."""

BANK = Column(
    "bank", "开户银行", Text(60), "收款账户",
    "补贴打到哪家银行，写全称，例如：洋县农村商业银行。社保卡写发卡的银行。",
    other_headers=("银行", "开户行", "开户行名称", "发卡银行"), width=20, learns=True, shown=False,
)  # fmt: skip
BANK_CARD = Column(
    "bank_card", "银行卡号", BankCard(), "收款账户",
    "本人社保卡或银行卡的卡号，16到19位数字，照卡面抄写。必须是本人的卡。",
    sensitive=True, other_headers=("银行账号", "银行帐号", "卡号", "社保卡号", "社会保障卡号", "一卡通账号", "账号"), width=24,
    shown=False, key_field=True,
)  # fmt: skip
ACCOUNT = Register("account", "收款账户", ("bank", "bank_card"))
"""Bank and card are written together: a card number of another bank pays nobody."""

REMARK = Column(
    "remark", "备注", Text(200), "备注",
    "其他要说明的事，想到什么写什么，不超过200个字。",
    role=Role.REMARK, other_headers=("备注说明", "说明", "其他说明"), width=24, shown=False,
)  # fmt: skip
