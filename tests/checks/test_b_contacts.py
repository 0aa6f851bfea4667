"""Who shares a phone with whom."""

from __future__ import annotations

import pytest

from tests.checks.facts import alike, findings, household, said

TWO = """
    姓名 | 身份证号   | 行政村   | 户编号   | 户主姓名 | 联系电话       | 人口状态
    李明 | 男19700601 | 白石村   | {a}      | 李明     | 13812345678    | 正常
    王芳 | 女19720601 | {place}  | {b}      | {head}   | {phone}        | {status}
"""


@pytest.mark.parametrize(
    ("cells", "is_told"),
    [
        ({}, True),
        ({"phone": "0916-8212345、13812345678"}, True),
        ({"phone": "13812345679"}, False),
        ({"b": "1"}, False),
        ({"b": "1", "place": "青龙村"}, True),
        ({"b": "", "head": "李明"}, False),
        ({"b": "", "head": ""}, False),
        ({"status": "死亡"}, False),
        ({"phone": "1381234"}, False),
    ],
)
def test_b18_a_phone_is_shared_within_one_household_only(cells: dict[str, str], is_told: bool):
    usual = {"a": "1", "b": "2", "place": "白石村", "head": "王芳", "phone": "13812345678", "status": "正常"}

    told = said("B18", *alike(person=TWO.format(**usual | cells)))

    assert told == (["李明 与 王芳 不在一户却留了同一个电话。"] if is_told else [])


def test_b18_many_households_make_one_finding():
    lines = "\n".join(f"户{n}|男197001{n:02}|{n}|13812345678" for n in range(10, 30))

    [finding] = findings("B18", *alike(person=f"姓名|身份证号|户编号|联系电话\n{lines}"))

    assert finding.message == "户10、户11等20户留了同一个电话，请核实。"
    assert len(finding.beside) == 19


def test_b18_one_person_in_two_households_shares_nothing():
    table = "姓名|身份证号|户编号|联系电话\n李明|男19700601|1|13812345678\n李明|男19700601|2|13812345678"

    assert said("B18", *alike(person=table)) == []


MEMBERS = """
    姓名 | 身份证号   | 户主姓名 | 联系电话
    李明 | 男19700601 | 李明     | 13812345678
    王芳 | 女19720601 | 李明     | 13812345678
"""
JOBS = """
    姓名 | 身份证号   | 务工县   | 联系电话    | 就业起始日期 | 就业终止日期
    李明 | 男19700601 | 昆山市   | 13812345678 | 2025-01-01   |
    王芳 | 女19720601 | {county} | {phone}     | 2025-01-01   | {end}
"""


@pytest.mark.parametrize(
    ("cells", "is_told"),
    [
        ({}, True),
        ({"phone": ""}, True),
        ({"county": "昆山市"}, False),
        ({"county": ""}, False),
        ({"phone": "13912345678"}, False),
        ({"end": "2025-12-31"}, False),
    ],
)
def test_b19_members_who_work_apart_have_phones_of_their_own(cells: dict[str, str], is_told: bool):
    usual = {"county": "慈溪市", "phone": "13812345678", "end": ""}

    told = said("B19", household(person=MEMBERS, transfer=JOBS.format(**usual | cells)))

    assert told == (["李明 户李明、王芳在不同地方务工却留同一个电话，请核实。"] if is_told else [])
