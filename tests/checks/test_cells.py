"""Every rule about one row: what it complains of, in which words, and what it leaves alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.checks import RULES, Finding, Level, check_row
from roster_desktop.checks.dates import SPANS
from roster_desktop.rosters import CATALOG
from roster_desktop.schema import Roster
from roster_desktop.schema.kinds.credit_code import check_character
from tests.checks.toy import EVERYTHING, NOTHING_WRONG, ON, SCANTY, findings, found, number

SOUND = number()
SPOILED = SOUND[:17] + ("1" if SOUND[17] != "1" else "2")
LOST = "610723198001010000"
VILLAGE_CODE = "N2610723MA6YABCD1" + check_character("N2610723MA6YABCD1")

COMPLAINTS = [
    ("A01", {"name": ""}, "没填姓名，请补上。"),
    ("A02", {"id_number": ""}, "张三 没填身份证号，请补上。"),
    ("A02", {"id_number": "", "name": ""}, "没填身份证号，请补上。"),
    ("A03", {"id_number": SOUND[:17]}, "张三 的身份证号是17位，应为18位，请对照身份证重新填。"),
    ("A03", {"id_number": "无"}, "张三 的身份证号是1位，应为18位，请对照身份证重新填。"),
    ("A03", {"head_id_number": SOUND + "1"}, "张三 的户主身份证号是19位，应为18位，请对照身份证重新填。"),
    ("A03", {"id_number": "61072", "name": ""}, "这一行 的身份证号是5位，应为18位，请对照身份证重新填。"),
    ("A03", {"disability_number": SOUND + "4"}, "张三 的残疾证号是19位，应为20位，请对照残疾人证重新填。"),
    *(
        ("A04", {"id_number": text}, "张三 的身份证号后几位被表格软件变成了0，原号码已丢失，请重新录入（先把这一列设为“文本”）。")
        for text in (LOST, "6.10723E+17", "6.10723198001010E+17")
    ),
    ("A05", {"id_number": "61O" + SOUND[3:]}, "张三 的身份证号里有不该有的字符“O”。"),
    ("A05", {"id_number": "X" + SOUND[1:]}, "张三 的身份证号里有不该有的字符“X”。"),
    ("A05", {"id_number": "６１0723********0028"}, "张三 的身份证号里有不该有的字符“*”。"),
    ("A06", {"id_number": number(birth="19801301")}, "张三 的身份证号里的出生日期 1980-13-01 不对，请核对。"),
    ("A06", {"id_number": number(birth="20250311")}, "张三 的身份证号里的出生日期 2025-03-11 不对，请核对。"),
    ("A06", {"id_number": number(birth="19040310")}, "张三 的身份证号里的出生日期 1904-03-10 不对，请核对。"),
    ("A07", {"id_number": SPOILED}, "张三 的身份证号校验不通过，很可能抄错了一位，请对照身份证。"),
    ("A07", {"disability_number": SPOILED + "43"}, "张三 的残疾证号校验不通过，很可能抄错了一位，请对照身份证。"),
    ("A08", {"id_number": number(county="600000")}, "张三 身份证号前6位不是已知地区代码，请核实（外地或早年号码可忽略）。"),
    ("A09", {"id_number": "110105491231002"}, "张三 填的是15位老号码，系统可换算成18位：11010519491231002X，请确认。"),
    ("A10", {"id_number": "999999201501010011"}, "张三 暂无正式身份证号（999999开头），办证后请更新。"),
    ("A11", {"id_number": SOUND + "83"}, "张三 的残疾证号末尾类别或等级不对。"),
    ("A11", {"disability_number": SOUND + "45B1"}, "张三 的残疾证号末尾类别或等级不对。"),
    ("A12", {"sex": "男"}, "张三 填的性别与身份证号不一致，以身份证号为准吗？"),
    ("A12", {"birth_date": "1980-02"}, "张三 填的出生日期与身份证号不一致，以身份证号为准吗？"),
    ("A12", {"age": "44", "sex": "男"}, "张三 填的性别、年龄与身份证号不一致，以身份证号为准吗？"),
    ("A13", {"phone": ""}, "张三 没有联系电话。"),
    ("A14", {"phone": "1381234567"}, "张三 的电话“1381234567”不是11位手机号。"),
    ("A14", {"helper_phone": "同上"}, "张三 的帮扶人电话“同上”不是11位手机号。"),
    ("A15", {"labour_capacity": "普通劳动"}, "“劳动能力”填的“普通劳动”不在可选项里，请改成：普通劳动力。"),
    ("A15", {"relocated": "不清楚"}, "“易地搬迁”填的“不清楚”不在可选项里，请改成：是或否。"),
    ("A15", {"health": "残疾、感冒"}, "“健康状况”填的“感冒”不在可选项里，请改成：健康或长期慢性病或残疾。"),
    ("A15", {"education": "{乱}"}, "“文化程度”填的“{乱}”不在可选项里，请从下拉列表里选。"),
    ("A16", {"started_on": "19年3月"}, "“起始日期”的日期“19年3月”看不懂，请写成 2019-03 或 2019-03-05。"),
    ("A16", {"lifted_year": "19"}, "“脱贫年度”的年份“19”看不懂，请写成 2019。"),
    ("A17", {"monthly_wage": "约2000"}, "“月工资(元)”应填数字（元），现在是“约2000”。"),
    ("A17", {"monthly_wage": "-5"}, "“月工资(元)”应填数字（元），现在是“-5”。"),
    ("A17", {"invested": "不多"}, "“投资金额(万元)”应填数字（万元），现在是“不多”。"),
    ("A17", {"contract_months": "601"}, "“合同期限(月)”应填 0 到 600 的整数，现在是“601”。"),
    ("A17", {"jobs": "三人"}, "“带动就业人数”应填整数，现在是“三人”。"),
    ("A18", {"started_on": "2025-01-02", "ended_on": "2025-01-01"}, "张三 的结束日期早于开始日期。"),
    ("A18", {"started_on": "2025-03", "ended_on": "2025-02-28"}, "张三 的结束日期早于开始日期。"),
    ("A18", {"agreement_from": "2025-03", "agreement_to": "2024"}, "张三 的“协议止”早于“协议起”。"),
    ("A19", {"started_on": "2025-03-11"}, "张三 的日期 2025-03-11 还没到，请核对。"),
    ("A19", {"ended_on": "2025-04"}, "张三 的日期 2025-04 还没到，请核对。"),
    ("A19", {"agreement_from": "2026"}, "张三 的日期 2026 还没到，请核对。"),
    *(
        ("A20", cells, "张三 “文化程度”和“在校生状况”只能填一项（在校填在校，不在校填文化程度）。")
        for cells in ({"education": ""}, {"student_status": "小学"})
    ),
    ("A21", {"student_status": "小学"}, "张三 45岁，在校情况填“小学”，请核对。"),
    ("A21", {"student_status": "学前教育", "age": "7", "id_number": ""}, "张三 7岁，在校情况填“学前教育”，请核对。"),
    (
        "A21",
        {"student_status": "硕士研究生及以上", "id_number": "", "birth_date": "2006-03"},
        "张三 19岁，在校情况填“硕士研究生及以上”，请核对。",
    ),
    ("A22", {"health": "残疾"}, "张三 健康状况填了残疾，却没填残疾证号，请补上。"),
    ("A22", {"disability_number": SOUND}, "张三 的残疾证号少了末尾的类别和等级，应为20位，请对照残疾人证补全。"),
    *(
        ("A22", cells | {"labour_capacity": "普通劳动力"}, "张三 是重度肢体残疾，却填了普通劳动力，请核对劳动能力。")
        for cells in ({"id_number": SOUND + "41"}, {"health": "残疾", "disability_number": SOUND + "42"})
    ),
    ("A23", {"relocated": "是", "head_name": "李四"}, "李四 户是易地搬迁户，请选安置点。"),
    ("A23", {"relocated": "是"}, "张三 户是易地搬迁户，请选安置点。"),
    ("A24", {"bank_card": "6222000011112222334"}, "张三 的银行卡号可能抄错了（存折账号可忽略）。"),
    ("A24", {"bank_card": "27030101001"}, "张三 的银行卡号可能抄错了（存折账号可忽略）。"),
    ("A24", {"bank_card": "6.222E+18"}, "张三 的银行卡号可能抄错了（存折账号可忽略）。"),
    ("A25", {"credit_code": "91110000600037341M", "employer": "白石合作社"}, "白石合作社 的统一社会信用代码不对，请对照营业执照。"),
    ("A25", {"credit_code": "没有"}, "张三 的统一社会信用代码不对，请对照营业执照。"),
    ("A26", {"ethnicity": ""}, "张三 的民族必须填写。"),
]  # fmt: skip

NEAREST = [
    ("县内", "乡（镇）外县内"),
    ("市内", "县外市内"),
    ("省内", "市外省内"),
    ("外", "省外或境外"),
    ("县外市", "县外市内"),
    ("镇外市内", "县外市内"),
]
"""What is typed for the area of work, and what it is told to be."""

QUIET = [
    ("A01", {"name": "䶮"}),
    ("A03", {"id_number": "110105491231002"}),
    ("A03", {"id_number": SOUND + "43"}),
    ("A03", {"id_number": SOUND + "43B1"}),
    ("A03", {"head_id_number": ""}),
    ("A03", {"id_number": LOST}),
    ("A04", {"id_number": "999999201501010000"}),
    ("A04", {"id_number": SPOILED}),
    ("A05", {"id_number": "11010519491231002x"}),
    ("A05", {"id_number": "11010519491231002*"}),
    ("A05", {"id_number": LOST}),
    ("A06", {"id_number": number(birth="20250310")}),
    ("A06", {"id_number": number(birth="19040311")}),
    ("A06", {"id_number": "999999201513990011"}),
    ("A07", {"id_number": "110105491231002"}),
    ("A07", {"id_number": "999999201501010011"}),
    ("A07", {"id_number": number(county="910000")}),
    *(
        ("A08", {"id_number": number(county=county)})
        for county in ("612323", "610723", "810000", "820000", "830000", "911100", "999999", "110105")
    ),
    ("A11", {"id_number": SOUND + "14"}),
    ("A11", {"id_number": SOUND + "7100"}),
    ("A12", {"sex": "女", "birth_date": "1980-01-01", "age": "45"}),
    ("A12", {"birth_date": "1980-01"}),
    ("A12", {"birth_date": "1980"}),
    ("A12", {"sex": "男", "id_number": SPOILED}),
    ("A12", {"sex": "男", "id_number": "999999201501010011"}),
    ("A12", {"sex": "不详", "age": "四十"}),
    ("A14", {"phone": "16612345678"}),
    ("A14", {"phone": "0916-8212345"}),
    ("A14", {"phone": "13812345678、13912345678"}),
    ("A15", {"labour_capacity": "弱劳力"}),
    ("A15", {"health": "残疾，健康"}),
    ("A16", {"started_on": "2019.3"}),
    ("A17", {"monthly_wage": "1.5万"}),
    ("A17", {"monthly_wage": "0"}),
    ("A17", {"contract_months": "600"}),
    ("A18", {"started_on": "2025-03", "ended_on": "2025-03-01"}),
    ("A18", {"started_on": "2025-03-10", "ended_on": "2025-03"}),
    ("A18", {"started_on": "2025-03-10", "ended_on": "2025-03-10"}),
    ("A18", {"started_on": "看不懂", "ended_on": "2025-03-10"}),
    ("A19", {"started_on": "2025-03-10", "ended_on": "2025-03"}),
    ("A19", {"agreement_from": "2025-01-01", "agreement_to": "2027-12-31"}),
    ("A20", {"education": "", "student_status": "小学"}),
    ("A21", {"student_status": "小学", "id_number": number(birth="20190310")}),
    ("A21", {"student_status": "小学", "id_number": number(birth="20100311")}),
    ("A21", {"student_status": "学前教育", "id_number": number(birth="20180311")}),
    ("A21", {"student_status": "硕士研究生及以上"}),
    ("A21", {"student_status": "小学", "id_number": ""}),
    ("A22", {"health": "残疾", "disability_number": SOUND + "43", "labour_capacity": "普通劳动力"}),
    ("A22", {"health": "残疾", "id_number": SOUND + "43"}),
    ("A22", {"health": "残疾", "disability_number": SOUND + "41", "labour_capacity": "弱劳力"}),
    ("A22", {"health": "残疾", "disability_number": SOUND + "11", "labour_capacity": "普通劳动力"}),
    ("A23", {"relocated": "是", "resettlement_site": "白石安置点"}),
    ("A23", {"relocated": "否"}),
    ("A24", {"bank_card": "4111111111111111"}),
    ("A25", {"credit_code": "91110000600037341L"}),
    ("A25", {"credit_code": VILLAGE_CODE}),
    ("A26", {"name": "", "id_number": ""}),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "nearest"), NEAREST)
def test_an_option_that_holds_what_was_typed_is_nearer_than_one_spelt_alike(typed: str, nearest: str):
    transfer = CATALOG.roster("transfer")

    seen = check_row(transfer, {"area": typed}, on=ON)
    told = [finding.message for finding in seen if finding.rule == "A15"]

    assert told == [f"“就业地域”填的“{typed}”不在可选项里，请改成：{nearest}。"]


@pytest.mark.parametrize(
    ("roster", "column", "typed", "nearest"),
    [
        ("person", "labour_capacity", "有劳动力", "普通劳动力或技能劳动力"),
        ("person", "labour_capacity", "全劳力", "普通劳动力或技能劳动力"),
        ("person", "health", "不健康", "健康或长期慢性病或患有大病或残疾"),
        ("person", "employment_intent", "无转移就业意愿", "无就业创业意愿"),
        ("person", "population_status", "迁入", ""),
        ("person", "student_status", "大学", ""),
        ("person", "student_status", "小学三年级", "小学"),
        ("transfer", "transport_status", "未发放", "未申报或已申报或公示中或已发放或不符合"),
        ("training", "outcome", "已就业", "转移就业或农业就业"),
        ("post", "appraisal", "未合格", "不合格"),
    ],
)
def test_an_option_that_says_the_contrary_is_never_proposed(
    roster: str, column: str, typed: str, nearest: str
):
    seen = check_row(CATALOG.roster(roster), {column: typed}, on=ON)

    [told] = [finding.message for finding in seen if finding.rule == "A15"]

    assert told.endswith(f"请改成：{nearest}。" if nearest else "请从下拉列表里选。")


@pytest.mark.parametrize(("rule", "cells", "message"), COMPLAINTS)
def test_a_rule_says_what_is_wrong(rule: str, cells: dict[str, str], message: str):
    assert found(rule, **cells) == [message]


@pytest.mark.parametrize(("rule", "cells"), QUIET)
def test_a_rule_leaves_alone_what_is_right(rule: str, cells: dict[str, str]):
    assert found(rule, **cells) == []


def test_nothing_is_found_where_nothing_is_wrong():
    assert findings() == ()


def test_every_rule_has_a_case_that_is_wrong():
    assert {rule for rule, *_ in COMPLAINTS} == {rule.id for rule in RULES}


def test_the_rules_are_those_of_the_reference():
    assert [rule.id for rule in RULES] == [f"A{number:02}" for number in range(1, 27)]
    assert {rule.id for rule in RULES if rule.level is Level.NOTICE} == {"A08"}
    assert {rule.id for rule in RULES if rule.level is Level.ERROR} == {
        f"A{number:02}" for number in (1, 2, 3, 4, 5, 6, 7, 11, 15, 16, 17, 18, 26)
    }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_one_sentence_of_remedy_and_a_source(rule):
    assert rule.remedy.endswith("。")
    assert rule.remedy.count("。") == 1
    assert rule.source


def test_a_line_of_the_sheet_is_named_where_it_is_known():
    blank = check_row(EVERYTHING, {}, on=ON, number=3)
    named = check_row(EVERYTHING, {"name": "张三"}, on=ON, number=3)

    assert [finding.message for finding in blank[:2]] == [
        "第3行没填姓名，请补上。",
        "第3行 没填身份证号，请补上。",
    ]
    assert named[0].message == "第3行 张三 没填身份证号，请补上。"
    assert "第3行 没有联系电话。" in [finding.message for finding in blank]


def test_a_finding_says_where_it_is_and_what_to_do():
    [finding] = findings(phone="")

    assert finding == Finding(
        "A13",
        Level.WARNING,
        "everything",
        "r1",
        ("phone",),
        "张三 没有联系电话。",
        "补上本人或同住家人的电话。",
        basis=finding.basis,
    )
    assert finding.state == "open"


def test_a_number_is_judged_on_the_day_of_the_cut_off():
    values = NOTHING_WRONG | {"id_number": number(birth="20250311")}

    assert check_row(EVERYTHING, values | {"education": "小学"}, on=date(2025, 3, 11)) == ()


def test_rules_are_silent_about_columns_that_a_roster_has_not():
    assert check_row(SCANTY, {"name": "张三", "phone": "看不懂", "health": "残疾"}, on=ON) == ()


CELL = st.text() | st.sampled_from(
    ["{who}", "{", "0", "-", "是", "残疾", SOUND, SPOILED, LOST, "2025-03", "6.1E+17", "\ud800"]
)


@pytest.mark.parametrize("roster", [EVERYTHING, *CATALOG.rosters], ids=lambda roster: roster.key)
@given(data=st.data(), on=st.dates())
def test_no_row_makes_the_rules_stumble(roster: Roster, data: st.DataObject, on: date):
    values = data.draw(st.dictionaries(st.sampled_from([column.key for column in roster.columns]), CELL))

    for finding in check_row(roster, values, on=on):
        assert finding.message.endswith(("。", "？"))
        assert finding.columns
        assert set(finding.columns) <= roster.column_by_key.keys()


def test_the_pairs_of_dates_are_those_of_the_rosters():
    keys = {column.key for roster in CATALOG.rosters for column in roster.columns}

    assert {key for span in SPANS for key in (span.start, span.end)} <= keys
