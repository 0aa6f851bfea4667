"""What tests are made of: sound identity numbers of nobody, and a small catalog that has one of everything.

Generic code is tested with the toy catalog,
so that it cannot lean on the rosters the program happens to have.
"""

from __future__ import annotations

from roster_desktop.schema import Catalog, Column, Kind, NoticeColumn, Register, Role, Roster, Shown
from roster_desktop.schema.derivation import age_from, birth_date_from, months_between, sex_from
from roster_desktop.schema.kinds import (
    BankCard,
    Count,
    DateOrMonth,
    IdNumber,
    Money,
    Option,
    Options,
    PersonName,
    Phone,
    Text,
    YesNo,
)
from roster_desktop.schema.kinds.id_number import check_digit


def id_number(area: str = "610723", birth: str = "19800101", sequence: int = 1) -> str:
    """The sound 18-character number with this beginning; odd sequences are men's, even ones women's."""
    first17 = f"{area}{birth}{sequence:03}"
    return first17 + check_digit(first17)


def column(key: str, header: str, kind: Kind[object] | None = None, **more: object) -> Column:
    """A column with everything filled in that a test does not care about."""
    facts = {"group": "资料", "help": f"{header}怎么填。"} | more
    return Column(key, header, kind or Text(), **facts)  # type: ignore[arg-type]


_TOWNSHIP = column("township", "镇", role=Role.TOWNSHIP)
_VILLAGE = column("village", "村", required=True, role=Role.VILLAGE)
_NAME = column("name", "姓名", PersonName(), required=True, role=Role.NAME, other_headers=("名字",))
_ID_NUMBER = column(
    "id_number",
    "身份证号",
    IdNumber(),
    required=True,
    sensitive=True,
    role=Role.ID_NUMBER,
    other_headers=("身份证",),
)
_PHONE = column("phone", "电话", Phone(), sensitive=True, role=Role.PHONE, other_headers=("手机",))

TOY_PEOPLE = Roster(
    key="folk",
    title="乡亲名册",
    short_title="乡亲",
    columns=(
        _TOWNSHIP,
        _VILLAGE,
        column("household", "户号", role=Role.HOUSEHOLD),
        column("head", "户主", PersonName(), role=Role.HEAD),
        _NAME,
        _ID_NUMBER,
        column("sex", "性别", Option(("男", "女")), role=Role.SEX, derived=sex_from("id_number")),
        column(
            "birth_date",
            "出生日期",
            DateOrMonth(),
            role=Role.BIRTH_DATE,
            derived=birth_date_from("id_number"),
        ),
        column("age", "年龄", Count(), role=Role.AGE, derived=age_from("id_number", "birth_date")),
        _PHONE,
        column("schooling", "学历", Option(("小学", "初中", "高中"), {"中专": "高中"})),
        column("school_year", "年级", Option(("一年级", "二年级"))),
        column("health", "健康", Options(("健康", "慢性病", "残疾"))),
        column("standing", "状态", Option(("正常", "迁出")), required=True, initial="正常"),
        column("remark", "备注", role=Role.REMARK, width=24, shown=False),
    ),
    joined=(Register("school", "上学情况", ("schooling", "school_year")),),
)
"""Persons of the toy catalog: derived cells, an initial value, a register of two columns."""


def _from_person(spec: Column, key: str) -> Column:
    return column(
        spec.key, spec.header, spec.kind, role=spec.role, required=spec.required, sensitive=spec.sensitive,
        from_person=key,
    )  # fmt: skip


TOY_JOBS = Roster(
    key="work",
    title="务工名册",
    short_title="务工",
    columns=(
        _from_person(_TOWNSHIP, "township"),
        _from_person(_VILLAGE, "village"),
        _from_person(_NAME, "name"),
        _ID_NUMBER,
        _from_person(_PHONE, "phone"),
        column("started_on", "开始日期", DateOrMonth(), required=True),
        column("ended_on", "结束日期", DateOrMonth()),
        column("months", "月数", Count(), derived=months_between("started_on", "ended_on")),
        column("employer", "单位", learns=True, other_headers=("公司",), key_field=True),
        column("wage", "月工资(元)", Money(), other_headers=("工资",)),
        column("insured", "参保", YesNo()),
        column("bank", "银行"),
        column("bank_card", "卡号", BankCard(), sensitive=True),
    ),
    joined=(Register("account", "账户", ("bank", "bank_card")),),
    told_apart_by=("started_on", "employer"),
    counted_as="条",
    notice=(
        NoticeColumn("姓名", ("name",), Shown.NAME),
        NoticeColumn("时间", ("started_on", "ended_on"), Shown.SPAN, 24),
        NoticeColumn("单位", ("employer",), width=30),
        NoticeColumn("月工资(元)", ("wage",), Shown.AMOUNT),
    ),
)
"""Jobs of the toy catalog: several rows a person, filled in from the person's row."""

TOY = Catalog((TOY_PEOPLE, TOY_JOBS), people=TOY_PEOPLE.key)


def toy_person(name: str = "张三", sequence: int = 1, **cells: str) -> dict[str, str]:
    """Cells of a person of the toy catalog; `sequence` tells persons apart."""
    return {
        "township": "清水镇", "village": "河湾村", "name": name, "id_number": id_number(sequence=sequence),
        "standing": "正常", **cells,
    }  # fmt: skip


def toy_job(name: str = "张三", sequence: int = 1, **cells: str) -> dict[str, str]:
    """Cells of a job of that person."""
    return {
        "township": "清水镇", "village": "河湾村", "name": name, "id_number": id_number(sequence=sequence),
        "started_on": "2025-03", "employer": "北山砖厂", **cells,
    }  # fmt: skip
