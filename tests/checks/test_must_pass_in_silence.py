"""Families that look odd at first though nothing is wrong: the rules between rows say nothing of them."""

from __future__ import annotations

import pytest

from tests.checks.facts import alike, everything_said, household

PEOPLE = "户编号 | 户主姓名 | 姓名 | 身份证号 | 与户主关系 | 劳动能力 | 健康状况 | 就业创业状态 | 联系电话\n"

FAMILIES = {
    "a wife from another province, a head with the county's old code": """
        1 | 李明 | 李明   | 612323男19680601 | 户主   | 普通劳动力 | 健康 | 农业就业 | 13812345678
        1 | 李明 | 阿依古 | 653101女19700601 | 配偶   | 普通劳动力 | 健康 | 农业就业 | 13812345678
    """,
    "twins whose numbers differ in two digits": """
        2 | 王强 | 王强   | 男19850601   | 户主   | 普通劳动力 | 健康 | 农业就业 | 13812345671
        2 | 王强 | 王小龙 | 男20150801   | 之子   | 无劳动力   | 健康 |          | 13812345671
        2 | 王强 | 王小虎 | 男20150801-2 | 之子   | 无劳动力   | 健康 |          | 13812345671
    """,
    "a woman is the head, with her husband and her daughter's child": """
        3 | 赵兰 | 赵兰 | 女19600601 | 户主     | 弱劳动力或半劳动力 | 长期慢性病 | 农业就业 | 13812345672
        3 | 赵兰 | 孙福 | 男19580601 | 配偶     | 无劳动力           | 患有大病   |          | 13812345672
        3 | 赵兰 | 孙静 | 女19830601 | 之女     | 普通劳动力         | 健康       | 农业就业 | 13812345672
        3 | 赵兰 | 周浩 | 男20120601 | 之外孙   | 无劳动力           | 健康       |          | 13812345672
        3 | 赵兰 | 周正 | 男19820601 | 之女婿   | 普通劳动力         | 健康       | 农业就业 | 13812345672
    """,
    "an elder alone": """
        4 | 吴奶奶 | 吴奶奶 | 女19380101 | 户主 | 无劳动力 | 长期慢性病 | | 13812345673
    """,
    "people with permits of 香港, 澳门 and 台湾": """
        5 | 陈生 | 陈生 | 810000男19800601 | 户主 | 普通劳动力 | 健康 | 农业就业 | 13812345674
        5 | 陈生 | 何美 | 820000女19820601 | 配偶 | 普通劳动力 | 健康 | 农业就业 | 13812345674
        5 | 陈生 | 陈父 | 830000男19550601 | 之父 | 弱劳动力或半劳动力 | 健康 | | 13812345674
    """,
    "children who have no number yet": """
        6 | 马超 | 马超 | 男19900601         | 户主 | 普通劳动力 | 健康 | 农业就业 | 13812345675
        6 | 马超 | 马一 | 999999202501010011 | 之子 | 无劳动力   | 健康 |          | 13812345675
        6 | 马超 | 马二 | 999999202501010021 | 之子 | 无劳动力   | 健康 |          | 13812345675
    """,
}


@pytest.mark.parametrize("family", FAMILIES, ids=str)
def test_a_family_in_order_passes_in_silence(family: str):
    table = PEOPLE + FAMILIES[family]
    home = household(person=table)

    told = everything_said(home, *home.members, *alike(person=table))

    assert [finding for finding in told if finding[0][0] in "BC"] == []


WORK = {
    "somebody who changed jobs within a month": {
        "transfer": """
            就业地域 | 务工县 | 联系电话    | 就业类型 | 就业起始日期 | 就业终止日期
            省外     | 昆山市 | 13812345678 | 转移就业 | 2024-02      | 2025-03
            省外     | 慈溪市 | 13812345678 | 转移就业 | 2025-03      |
        """,
        "status": "转移就业",
    },
    "who ended the old job on the eve of the new one": {
        "transfer": """
            就业地域 | 务工县 | 联系电话    | 就业类型 | 就业起始日期 | 就业终止日期
            省外     | 昆山市 | 13812345678 | 转移就业 | 2024-02-18   | 2025-03-09
            省外     | 慈溪市 | 13812345678 | 转移就业 | 2025-03-10   |
        """,
        "status": "转移就业",
    },
    "who came home and took a post": {
        "transfer": """
            就业地域 | 务工县 | 联系电话    | 就业类型 | 就业起始日期 | 就业终止日期
            省外     | 昆山市 | 13812345678 | 转移就业 | 2024-02-18   | 2025-03-09
        """,
        "post": "联系电话|岗位名称|上岗日期|用工形式\n13812345678|保洁员|2025-03-10|非全日制",
        "status": "公益性岗位",
    },
    "a post and odd jobs in the township": {
        "transfer": """
            就业地域   | 务工县 | 联系电话    | 就业类型 | 就业起始日期 | 就业终止日期
            乡（镇）内 | 洋县   | 13812345678 | 灵活就业 | 2025-02-18   |
        """,
        "post": "联系电话|岗位名称|上岗日期|用工形式\n13812345678|保洁员|2025-03-10|非全日制",
        "status": "公益性岗位",
    },
    "a course before leaving, and one of the employer": {
        "transfer": """
            就业地域 | 务工县 | 务工单位   | 联系电话    | 就业类型 | 就业起始日期 | 就业终止日期
            省外     | 昆山市 | 昆山电子厂 | 13812345678 | 转移就业 | 2025-03-10   |
        """,
        "training": """
            培训类型         | 培训工种 | 培训单位   | 培训起始日期 | 培训终止日期
            转移就业技能培训 | 电焊工   | 县职中     | 2025-02-20   | 2025-03-09
            以工代训         | 电子     | 昆山电子厂 | 2025-04-01   | 2025-04-30
        """,
        "status": "转移就业",
    },
    "two classes one after the other": {
        "training": """
            培训类型 | 培训工种 | 班期        | 培训单位 | 培训起始日期 | 培训终止日期
            创业培训 | 开店     | 2025年第1期 | 县职中   | 2025-02-20   | 2025-03-01
            创业培训 | 开店     | 2025年第2期 | 县职中   | 2025-03-02   | 2025-03-11
        """,
        "status": "农业就业",
    },
}


@pytest.mark.parametrize("work", WORK, ids=str)
def test_somebody_whose_work_is_in_order_passes_in_silence(work: str):
    tables = dict(WORK[work])
    status = tables.pop("status")
    own = f"与户主关系|联系电话|劳动能力|健康状况|就业创业状态\n户主|13812345678|普通劳动力|健康|{status}"
    home = household(person=own, **tables)

    told = everything_said(home, *home.members)

    assert [finding for finding in told if finding[0][0] in "BC"] == []
