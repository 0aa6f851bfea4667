"""One head, one spouse, and relations that sex and age allow."""

from __future__ import annotations

import pytest

from tests.checks.facts import findings, household, rows, said

FAMILY = """
    户编号 | 户主姓名 | 姓名 | 身份证号   | 与户主关系 | 人口状态
    6107   | 李明     | 李明 | 男19700601 | {head}     | {status}
    6107   | 李明     | 王芳 | 女19720601 | {second}   | 正常
    6107   | 李明     | 赵丽 | 女19730601 | {third}    | 正常
"""


def family(head: str = "户主", second: str = "配偶", third: str = "之女", status: str = "正常", **more: bool):
    return household(person=FAMILY.format(head=head, second=second, third=third, status=status), **more)


@pytest.mark.parametrize(
    ("relations", "messages"),
    [
        ({"head": "之子"}, ["6107 户没有户主，请选一人为户主。"]),
        ({"second": "户主"}, ["6107 户有两个户主：李明、王芳。"]),
        ({"third": "配偶"}, ["6107 户有两个配偶：王芳、赵丽。"]),
        ({}, []),
        ({"head": "户主", "status": "死亡"}, []),
        ({"head": "户主", "second": "户主", "status": "死亡"}, []),
        ({"head": "配偶", "second": "配偶", "third": "户主", "status": "迁出"}, []),
        ({"head": ""}, []),
        ({"head": "看不懂"}, []),
    ],
)
def test_b04_a_household_has_one_head_and_at_most_one_spouse(relations: dict[str, str], messages: list[str]):
    assert said("B04", family(**relations)) == messages


def test_b04_an_elder_alone_is_a_household():
    assert (
        said("B04", household(person="姓名|身份证号|与户主关系|户主姓名\n李奶奶|女19400101|户主|李奶奶"))
        == []
    )


def test_b04_two_heads_of_one_name_are_two_households_where_only_the_name_held_them_together():
    table = "户主姓名|姓名|身份证号|与户主关系\n李明|李明|男19700601|户主\n李明|李明|男19500601|户主"
    other = table.replace("李明|李明|男1950", "李明|王五|男1950")

    assert said("B04", household(person=table, is_by_name=True)) == []
    assert said("B04", household(person=other, is_by_name=True)) == ["李明 户有两个户主：李明、王五。"]


def test_b04_rests_on_every_member():
    [finding] = findings("B04", family(head="之子"))

    assert finding.columns[0] == "relation"
    assert [row for _, row, _ in finding.beside] == ["person-2", "person-3"]


COUPLE = "姓名|身份证号|与户主关系\n李明|{head}|户主\n王芳|{spouse}|配偶"


@pytest.mark.parametrize(
    ("head", "spouse", "is_told"),
    [
        ("男19700601", "男19720601", True),
        ("女19700601", "女19720601", True),
        ("女19700601", "男19720601", False),
        ("男19700601", "511321女19720601", False),
        ("男19700601", "男19720601"[1:], False),
        ("男19700601", "999999197206010011", False),
    ],
    ids=[
        "two men",
        "two women",
        "a woman is head",
        "married in from elsewhere",
        "no number",
        "a placeholder",
    ],
)
def test_b05_head_and_spouse_of_one_sex(head: str, spouse: str, is_told: bool):
    told = said("B05", household(person=COUPLE.format(head=head, spouse=spouse)))

    assert told == (["李明 与配偶 王芳 身份证显示性别相同，请核对号码或关系。"] if is_told else [])


@pytest.mark.parametrize(
    ("relation", "who", "message"),
    [
        ("之子", "女19950601", "张三 与户主关系是“之子”，但身份证显示为女。"),
        ("之岳母", "男19450601", "张三 与户主关系是“之岳母”，但身份证显示为男。"),
        ("之外孙", "女20150601", "张三 与户主关系是“之外孙子”，但身份证显示为女。"),
        ("之外孙", "男20150601", ""),
        ("之女", "女19950601", ""),
        ("之女婿", "男19950601", ""),
        ("配偶", "男19950601", ""),
        ("之兄弟姐妹", "女19950601", ""),
        ("其他", "女19950601", ""),
    ],
)
def test_b06_relation_and_sex(relation: str, who: str, message: str):
    told = said("B06", *rows("person", f"与户主关系|身份证号\n{relation}|{who}"))

    assert told == ([message] if message else [])


@pytest.mark.parametrize(
    ("relation", "who", "message"),
    [
        ("之子", "男19840531", "王五 与户主年龄差 13 岁，关系“之子”请核对。"),
        ("之子", "男19840601", ""),
        ("之女", "女19700602", "王五 与户主年龄差 0 岁，关系“之女”请核对。"),
        ("之女", "女19690101", "王五 比户主年龄还大，关系“之女”请核对。"),
        ("之母", "女19560602", "王五 与户主年龄差 13 岁，关系“之母”请核对。"),
        ("之母", "女19560601", ""),
        ("之父", "男19750101", "王五 比户主年龄还小，关系“之父”请核对。"),
        ("之孙子", "男19800101", "王五 与户主年龄差 9 岁，关系“之孙子”请核对。"),
        ("之女婿", "男19690101", ""),
        ("之儿媳", "女19750101", ""),
        ("之兄弟姐妹", "男19400101", ""),
    ],
)
def test_b07_between_the_head_and_a_blood_relation_lie_fourteen_years(relation: str, who: str, message: str):
    table = f"姓名|身份证号|与户主关系\n李明|男19700601|户主\n王五|{who}|{relation}"

    assert said("B07", household(person=table)) == ([message] if message else [])
