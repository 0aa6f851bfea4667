"""Somebody there twice: under one number, under two, or twice in one class."""

from __future__ import annotations

import pytest

from tests.checks.facts import alike, everything_said, findings, number, person, said

TWICE = """
    行 | 姓名 | 行政村
    3  | 张三 | 白石村
    9  | 张三 | 白石村
"""


def test_b01_one_number_twice_in_a_village_is_told_with_both_lines():
    [finding] = findings("B01", person(person=TWICE))

    assert finding.message == "张三 的身份证号在第3行和第9行重复。"
    assert (finding.row, finding.columns) == ("person-2", ("id_number",))
    assert finding.beside == (("person", "person-1", ("id_number", "name")),)


def test_b01_without_lines_names_the_roster():
    assert said("B01", person(person="姓名\n张三\n张三")) == [
        "张三 的身份证号在《人员信息花名册》里重复登记。"
    ]


def test_b01_a_third_row_is_told_too():
    assert len(said("B01", person(person="姓名\n张三\n张三\n张三"))) == 2


@pytest.mark.parametrize(
    "table",
    [
        "姓名\n张三",
        "姓名 | 行政村\n张三 | 白石村\n张三 | 青龙村",
        "姓名\n张三\n李四",
    ],
)
def test_b01_leaves_alone_other_villages_and_other_names(table: str):
    assert said("B01", person(person=table)) == []


def test_b02_one_number_with_two_names_is_told_with_the_number_masked():
    [finding] = findings("B02", person(person="姓名\n张三\n张山"))

    assert finding.message == "身份证号 6107************28 对应两个名字：张三、张山，请核实是谁。"
    assert finding.beside == (("person", "person-2", ("name", "id_number")),)


@pytest.mark.parametrize(
    ("tables", "messages"),
    [
        ({"person": "姓名\n买买提·吐尔逊\n买买提•吐尔逊"}, 0),
        ({"transfer": "姓名\n张三\n张山"}, 1),
        ({"person": "姓名\n张三", "transfer": "姓名\n张三\n张山"}, 0),
    ],
)
def test_b02_compares_within_one_roster(tables: dict[str, str], messages: int):
    assert len(said("B02", person(**tables))) == messages


ONE_DIGIT_OFF = number("女19800101-2")
FAR_OFF = number("330282女19800101-57")


def test_b03_numbers_of_namesakes_that_differ_in_a_digit_or_two_are_told():
    groups = alike(person=f"行|姓名|身份证号\n3|张三|女19800101\n7|张三|{ONE_DIGIT_OFF}")

    assert said("B03", *groups) == [
        "张三（白石村，第3行） 与 张三（白石村，第7行） 可能是同一个人，号码只差一两位。"
    ]


def test_b03_namesakes_of_one_village_without_lines_are_told_apart_by_their_numbers():
    groups = alike(person=f"姓名|身份证号\n张三|女19800101\n张三|{ONE_DIGIT_OFF}")

    ends = (number("女19800101")[-2:], ONE_DIGIT_OFF[-2:])
    a, b = (f"张三（白石村，6107************{end}）" for end in ends)
    assert said("B03", *groups) == [f"{a} 与 {b} 可能是同一个人，号码只差一两位。"]


@pytest.mark.parametrize(
    "table",
    [
        f"姓名|身份证号\n张三|女19800101\n张三|{FAR_OFF}",
        f"姓名|身份证号\n张三|女19800101\n张四|{ONE_DIGIT_OFF}",
        "姓名|身份证号\n张三|女19800101\n张三|女19800102",
        "姓名|身份证号\n张三|女19800101\n张三|女19800101",
        "姓名|身份证号\n张三|999999201501010011\n张三|999999201501010021",
    ],
    ids=["far off", "twins", "another day", "the same", "no number yet"],
)
def test_b03_leaves_alone_twins_and_strangers(table: str):
    assert said("B03", *alike(person=table)) == []


SAME_CLASS = """
    培训工种 | 班期         | 培训单位 | 培训起始日期 | 培训终止日期
    电焊工   | 2025年第3期  | 县职中   | 2025-03-10   | 2025-03-19
    电焊工   | 2025年第3期  | 县职中   | {start}      | {end}
"""


@pytest.mark.parametrize(
    ("start", "end", "rules"),
    [
        ("2025-03-10", "2025-03-19", ["B10"]),
        ("2025-03-12", "2025-03-21", ["B10"]),
        ("2024-03-10", "2024-03-19", []),
    ],
)
def test_b10_the_same_class_of_a_year_is_one_class(start: str, end: str, rules: list[str]):
    told = everything_said(person(person="姓名\n张三", training=SAME_CLASS.format(start=start, end=end)))

    assert [rule for rule, _ in told if rule in {"B10", "B11"}] == rules


def test_b10_without_a_class_number_the_first_day_tells():
    table = "培训工种|培训单位|培训起始日期\n电焊工|县职中|{}\n电焊工|县职中|{}"

    assert said("B10", person(training=table.format("2025-03-10", "2025-03-10"))) == [
        "张三 在同一培训班登记了两次。"
    ]
    assert said("B10", person(training=table.format("2025-03-10", "2025-03-11"))) == []
    assert said("B10", person(training=table.format("2025-03", "2025-03"))) == []


TWO_CLASSES = """
    培训工种 | 培训单位 | 培训起始日期 | 培训终止日期
    电焊工   | 县职中   | {a}         | {b}
    茶艺     | 县职中   | {c}         | {d}
"""


@pytest.mark.parametrize(
    ("a", "b", "c", "d", "is_told"),
    [
        ("2025-03-01", "2025-03-10", "2025-03-10", "2025-03-20", True),
        ("2025-03-01", "2025-03-09", "2025-03-10", "2025-03-20", False),
        ("2025-03-10", "2025-03-20", "2025-03-01", "2025-03-11", True),
        ("2025-03", "2025-03", "2025-03-10", "2025-03-20", False),
        ("2025-03-01", "看不懂", "2025-03-10", "2025-03-20", False),
    ],
)
def test_b11_two_classes_on_one_day(a: str, b: str, c: str, d: str, is_told: bool):
    told = said("B11", person(training=TWO_CLASSES.format(a=a, b=b, c=c, d=d)))

    assert bool(told) is is_told


def test_b11_names_both_classes():
    told = said(
        "B11",
        person(training=TWO_CLASSES.format(a="2025-03-01", b="2025-03-10", c="2025-03-08", d="2025-03-20")),
    )

    assert told == [
        "张三 同一时间参加了两个培训班：电焊工（2025-03-01至2025-03-10）、茶艺（2025-03-08至2025-03-20）。"
    ]
