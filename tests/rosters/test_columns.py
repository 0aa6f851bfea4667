"""The five declarations say what was agreed, and nothing in them contradicts itself."""

from __future__ import annotations

import unicodedata

import pytest

from roster_desktop.rosters import CATALOG
from roster_desktop.schema import Column, Role, Roster
from roster_desktop.schema.kinds import Option, Options
from tests.rosters.expected_columns import EXPECTED
from tests.rosters.headers import as_headers_are_compared

ROSTERS = [pytest.param(roster, id=roster.key) for roster in CATALOG.rosters]
COLUMNS = [
    pytest.param(roster, column, id=f"{roster.key}.{column.key}")
    for roster in CATALOG.rosters
    for column in roster.columns
]
BLOCK = ("township", "village", "group", "head_name", "name", "id_number", "sex", "age", "phone")
LISTS = [
    pytest.param(column.kind, id=f"{roster.key}.{column.key}")
    for roster in CATALOG.rosters
    for column in roster.columns
    if isinstance(column.kind, Option | Options)
]


def agreed(column: Column) -> str:
    marks = "*" * column.required + "§" * column.sensitive + "=" * (column.derived is not None)
    return f"{column.key}{marks} {column.header}"


def test_there_are_five_rosters_and_people_come_first():
    assert [roster.key for roster in CATALOG.rosters] == list(EXPECTED)
    assert CATALOG.person_roster.key == "person"


@pytest.mark.parametrize("roster", ROSTERS)
def test_the_columns_are_those_agreed_in_their_order(roster: Roster):
    expected = [line for line in EXPECTED[roster.key].splitlines() if line]

    assert [agreed(column) for column in roster.columns] == expected


@pytest.mark.parametrize("roster", ROSTERS[1:])
def test_the_other_rosters_begin_with_the_person_and_end_with_the_remark(roster: Roster):
    keys = tuple(column.key for column in roster.columns)

    assert keys[: len(BLOCK)] == BLOCK
    assert keys[-1] == "remark"


@pytest.mark.parametrize("roster", ROSTERS[1:])
def test_typing_the_id_number_brings_village_household_name_and_phone(roster: Roster):
    taken = {column.key: column.from_person for column in roster.columns if column.from_person}

    assert taken == {key: key for key in ("township", "village", "group", "head_name", "name", "phone")}


@pytest.mark.parametrize("roster", ROSTERS)
def test_generic_code_finds_the_person_by_roles(roster: Roster):
    wanted = {
        Role.TOWNSHIP,
        Role.VILLAGE,
        Role.GROUP,
        Role.HEAD,
        Role.NAME,
        Role.ID_NUMBER,
        Role.SEX,
        Role.AGE,
    }

    assert {role for role in Role if roster.has(role)} >= wanted | {Role.PHONE}


def test_only_the_person_roster_knows_households_and_birth_dates():
    with_household = [roster.key for roster in CATALOG.rosters if roster.has(Role.HOUSEHOLD)]
    with_birth_date = [roster.key for roster in CATALOG.rosters if roster.has(Role.BIRTH_DATE)]

    assert with_household == with_birth_date == ["person"]


def test_registers_of_several_columns_are_those_agreed():
    joined = {
        roster.key: {register.key: register.columns for register in roster.joined}
        for roster in CATALOG.rosters
    }

    assert joined == {
        "person": {"schooling": ("education", "student_status")},
        "transfer": {
            "work_place": ("province", "city", "county"),
            "transport": ("transport_amount", "transport_year", "transport_status"),
            "other": ("other_subsidy", "other_subsidy_amount", "other_subsidy_year"),
            "account": ("bank", "bank_card"),
        },
        "business": {"startup": ("startup_subsidy", "startup_subsidy_year")},
        "training": {"allowance": ("living_allowance", "travel_allowance", "allowance_year")},
        "post": {"account": ("bank", "bank_card")},
    }


def test_rows_of_one_person_are_told_apart_as_agreed():
    assert {roster.key: roster.told_apart_by for roster in CATALOG.rosters} == {
        "person": (),
        "transfer": ("started_on", "employer"),
        "business": ("started_on", "project", "business_name"),
        "training": ("started_on", "course", "provider"),
        "post": ("started_on", "employer", "post"),
    }


def test_only_the_population_status_starts_with_something():
    initial = {
        (roster.key, column.key): column.initial
        for roster in CATALOG.rosters
        for column in roster.columns
        if column.initial
    }

    assert initial == {("person", "population_status"): "正常"}


@pytest.mark.parametrize(("roster", "column"), COLUMNS)
def test_every_column_is_explained_in_a_sentence_or_two(roster: Roster, column: Column):
    assert column.help.endswith("。")
    assert 8 <= len(column.help) <= 90


@pytest.mark.parametrize("roster", ROSTERS)
def test_no_header_leads_to_two_columns(roster: Roster):
    columns_by_header: dict[str, set[str]] = {}
    for column in roster.columns:
        for header in (column.header, *column.other_headers):
            columns_by_header.setdefault(as_headers_are_compared(header), set()).add(column.key)

    assert {header: keys for header, keys in columns_by_header.items() if len(keys) > 1} == {}


@pytest.mark.parametrize(("roster", "column"), COLUMNS)
def test_other_headers_are_each_said_once(roster: Roster, column: Column):
    said = [column.header, *column.other_headers]

    assert len(said) == len(set(said))


@pytest.mark.parametrize("roster", ROSTERS)
def test_a_table_shows_ten_to_fourteen_columns_at_first(roster: Roster):
    shown = [column.key for column in roster.columns if column.shown]

    assert 10 <= len(shown) <= 14
    assert {"name", "id_number", "age", "phone"} <= set(shown)


@pytest.mark.parametrize("roster", ROSTERS)
def test_the_form_begins_with_who_it_is_about(roster: Roster):
    assert roster.groups[0] == "基本信息"
    assert 5 <= len(roster.groups) <= 9


@pytest.mark.parametrize(("roster", "column"), COLUMNS)
def test_a_column_is_wide_enough_for_an_id_number_a_card_and_its_own_header(roster: Roster, column: Column):
    least = {"id_number": 20, "bank_card": 20, "credit_code": 20, "phone": 13, "date": 10}.get(
        column.kind.name, 0
    )
    header = sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in column.header)

    assert column.width >= max(least, min(header, 16))


@pytest.mark.parametrize("kind", LISTS)
def test_a_synonym_is_no_part_of_an_option(kind: Option | Options):
    options = set(kind.options)

    assert not options & set(kind.synonyms)
    assert not {"脱贫户(建档立卡)", "公益特岗(特设公岗)", "农业就业(务农)", "迁出(转出)"} & options


@pytest.mark.parametrize("kind", LISTS)
def test_every_synonym_is_stored_as_its_option(kind: Option | Options):
    assert {word: kind.canonical(word) for word in kind.synonyms} == dict(kind.synonyms)


def test_course_post_and_job_take_own_words():
    free = {
        column.key
        for roster in CATALOG.rosters
        for column in roster.columns
        if column.options and column.kind.takes_own_words
    }

    assert free == {"course", "post", "job", "intended_job", "intended_course"}


@pytest.mark.parametrize(
    ("roster", "column", "written", "stored"),
    [
        ("person", "relation", "长子", "之子"),
        ("person", "ethnicity", "汉", "汉族"),
        ("person", "education", "中专", "高中"),
        ("person", "labour_capacity", "弱（半）劳动力", "弱劳动力或半劳动力"),
        ("person", "household_type", "建档立卡", "脱贫户"),
        ("person", "health", "长期慢性病,残疾", "长期慢性病、残疾"),
        ("person", "intended_area", "江苏", "省外（江苏）"),
        ("person", "sex", "F", "女"),
        ("transfer", "area", "乡(镇)内", "乡（镇）内"),
        ("transfer", "featured", "就业帮扶车间", "扶贫基地/车间"),
        ("business", "invested", "5万元", "5"),
        ("training", "certificate_level", "初级(五级)", "初级"),
        ("post", "category", "特设公岗", "公益特岗"),
        ("post", "post", "生态护林员", "护林员"),
        ("post", "post", "敲钟人", "敲钟人"),
    ],
)
def test_other_words_are_understood(roster: str, column: str, written: str, stored: str):
    assert CATALOG.roster(roster).column_by_key[column].kind.canonical(written) == stored


@pytest.mark.parametrize("written", ["正常", "有"])
def test_a_labour_capacity_that_could_be_two_things_is_asked(written: str):
    kind = CATALOG.roster("person").column_by_key["labour_capacity"].kind

    assert not kind.reads(written)
    assert kind.canonical(written) == written


@pytest.mark.parametrize(
    ("roster", "headers", "key"),
    [
        (
            "person",
            "身份证号码 身份证 公民身份号码 居民身份证号码 证件号码 证件号 本人身份证 人员证件号",
            "id_number",
        ),
        ("person", "劳动力姓名 人员姓名 贫困劳动力姓名 脱贫劳动力姓名 学员姓名 务工人员姓名", "name"),
        ("person", "户主", "head_name"),
        ("person", "与户主的关系 本人与户主关系 家庭关系 关系", "relation"),
        ("person", "电话 手机 手机号 联系方式 人联系电话 成员联系电话 户联系电话 户主电话", "phone"),
        ("person", "劳动技能 劳动力状况 劳动力类型", "labour_capacity"),
        ("transfer", "务工区域 务工状况 就业区域 务工地域 县内/县外", "area"),
        ("transfer", "就业地址 务工所在地 务工地点 务工地 转移就业地点 就业详细地址", "address"),
        ("transfer", "就业单位 务工企业名称 工作单位 用工单位 转移就业单位名称", "employer"),
        ("transfer", "务工月收入 月收入 月均工资 工资 转移就业月收入", "monthly_wage"),
        ("transfer", "就业起始年月 开始时间 外出时间 务工开始时间", "started_on"),
        ("transfer", "结束时间 返乡时间 离职年月", "ended_on"),
        ("transfer", "务工时间 上年务工时间 务工月数", "months_this_year"),
        ("transfer", "转移就业交通补贴 年度交通费补助 一次性交通补助 交通费", "transport_amount"),
        ("training", "培训专业 培训项目 培训内容 培训课程", "course"),
        ("post", "岗位 公益性岗位 公益性岗位类型 公岗名称", "post"),
        ("post", "岗位工资或补贴 月补贴 工资标准 补贴标准", "monthly_subsidy"),
        ("post", "上岗时间 上岗年月", "started_on"),
        ("post", "退岗时间", "ended_on"),
    ],
)
def test_headers_seen_in_the_villages_are_known(roster: str, headers: str, key: str):
    column = CATALOG.roster(roster).column_by_key[key]

    assert set(headers.split()) <= {column.header, *column.other_headers}
