"""A small roster with one column of everything the rules look at, and a row in which nothing is wrong."""

from __future__ import annotations

from datetime import date

from roster_desktop.checks import Finding, check_row
from roster_desktop.schema import Column, Role, Roster
from roster_desktop.schema.derivation import age_from, birth_date_from, sex_from
from roster_desktop.schema.kind import Kind
from roster_desktop.schema.kinds import (
    BankCard,
    Count,
    CreditCode,
    DateOrMonth,
    IdNumber,
    Money,
    Option,
    Options,
    PersonName,
    Phone,
    Text,
    Year,
    YesNo,
)
from roster_desktop.schema.kinds.id_number import check_digit

ON = date(2025, 3, 10)


def number(county: str = "610723", birth: str = "19800101", sequence: str = "002") -> str:
    """An identity number with the check digit that fits."""
    first17 = county + birth + sequence
    return first17 + check_digit(first17)


def column(key: str, header: str, kind: Kind, **more: object) -> Column:
    return Column(key, header, kind, "全部", "说明", **more)


EVERYTHING = Roster(
    "everything",
    "什么都有的花名册",
    "什么都有",
    (
        column("name", "姓名", PersonName(), required=True, role=Role.NAME),
        column("id_number", "身份证号", IdNumber(), required=True, role=Role.ID_NUMBER),
        column("head_name", "户主姓名", PersonName(), role=Role.HEAD),
        column("head_id_number", "户主身份证号", IdNumber()),
        column("sex", "性别", Option(("男", "女")), role=Role.SEX, derived=sex_from("id_number")),
        column(
            "birth_date",
            "出生日期",
            DateOrMonth(),
            role=Role.BIRTH_DATE,
            derived=birth_date_from("id_number"),
        ),
        column("age", "年龄", Count(150), role=Role.AGE, derived=age_from("id_number", "birth_date")),
        column("ethnicity", "民族", Text(), required=True),
        column("phone", "联系电话", Phone(), role=Role.PHONE),
        column("helper_phone", "帮扶人电话", Phone()),
        column(
            "education", "文化程度", Option(("大专", "高中", "初中", "小学", "文盲或半文盲", "本科", "硕士"))
        ),
        column(
            "student_status",
            "在校生状况",
            Option(("学前教育", "小学", "七年级", "中职一年级", "硕士研究生及以上")),
        ),
        column("health", "健康状况", Options(("健康", "长期慢性病", "残疾"))),
        column("disability_number", "残疾证号", IdNumber()),
        column(
            "labour_capacity",
            "劳动能力",
            Option(("普通劳动力", "弱劳动力或半劳动力"), {"弱劳力": "弱劳动力或半劳动力"}),
        ),
        column("relocated", "易地搬迁", YesNo()),
        column("resettlement_site", "安置点名称", Text()),
        column("employer", "务工单位", Text()),
        column("credit_code", "统一社会信用代码", CreditCode()),
        column("started_on", "起始日期", DateOrMonth()),
        column("ended_on", "终止日期", DateOrMonth()),
        column("agreement_from", "协议起", DateOrMonth()),
        column("agreement_to", "协议止", DateOrMonth()),
        column("monthly_wage", "月工资(元)", Money()),
        column("invested", "投资金额(万元)", Money("万元")),
        column("contract_months", "合同期限(月)", Count(600)),
        column("jobs", "带动就业人数", Count()),
        column("lifted_year", "脱贫年度", Year()),
        column("bank_card", "银行卡号", BankCard()),
    ),
)

NOTHING_WRONG = {
    "name": "张三",
    "id_number": number(),
    "ethnicity": "汉族",
    "phone": "13812345678",
    "education": "初中",
}

SCANTY = Roster(
    "scanty", "只有姓名的花名册", "只有姓名", (column("name", "姓名", PersonName(), role=Role.NAME),)
)


def found(rule: str, **cells: str) -> list[str]:
    """What the rule says of the row in which nothing is wrong once these cells are changed."""
    return [finding.message for finding in findings(**cells) if finding.rule == rule]


def findings(**cells: str) -> tuple[Finding, ...]:
    return check_row(EVERYTHING, NOTHING_WRONG | cells, row="r1", on=ON)
