"""Rows in which one cell, or two that do not go together, is wrong: A01 to A26."""

from __future__ import annotations

from tests.planted.case import Case, alone, finds, living, silent, with_job
from tests.planted.homes import Home, coded, numbered


def with_number(number: str):
    """A worker whose ID number is this text everywhere."""

    def make(home: Home) -> None:
        worker = home.worker()
        for line in home.lines:
            line.put(id_number=number)
        worker.put(head_id_number="")

    return living(make)


def _swapped(number: str) -> str:
    """The number with a wrong check character."""
    return number[:17] + ("1" if number[17] != "1" else "2")


def _twins(home: Home) -> None:
    home.worker("1985-06-01")
    home.child("2013-09-09")
    home.child("2013-09-09")


def _disabled(home: Home, suffix: str) -> None:
    """An elder with a disability card that ends in this category and degree."""
    elder = home.elder(health="残疾")
    elder.put(disability_number=elder["id_number"] + suffix)


def _resettled(site: str):
    return living(lambda home: home.worker(relocated="是", resettlement_site=site))


COLLECTIVE = coded("N2610723MF0000001")
SOUND = numbered("610723", "1983-02-03", 101)

CASES: tuple[Case, ...] = (
    finds("A01", "没有姓名", living(lambda home: home.elder().put(name=""))),
    finds("A02", "没有身份证号", living(lambda home: home.elder().put(id_number=""))),
    finds("A09", "十五位老号码", living(lambda home: home.elder().put(id_number="610723500601001"))),
    finds(
        "A10",
        "还没有办证",
        living(lambda home: (home.worker(), home.child().put(id_number="999999201306010015"))),
    ),
    finds("A11", "残疾证号没有第八类", living(lambda home: _disabled(home, "84"))),
    silent("A11", "残疾证号七类四级", living(lambda home: _disabled(home, "74"))),
    finds("A03", "少一位", with_number(SOUND[:17]), times=2),
    finds("A04", "表格软件丢了后三位", with_number("610723198302030000"), times=2),
    finds("A05", "有字母", with_number("61O723198302031015"), times=2),
    finds("A06", "没有这一天", with_number(numbered("610723", "1983-02-30", 101)), times=2),
    finds(
        "A06",
        "明天才出生",
        living(lambda home: (home.worker(), home.child("2026-03-16", student_status="学龄前儿童"))),
    ),
    silent(
        "A06",
        "今天出生",
        living(lambda home: (home.worker(), home.child("2026-03-15", student_status="学龄前儿童"))),
    ),
    finds("A07", "校验位错", with_number(_swapped(SOUND)), times=2),
    finds("A08", "没有这个地区", with_number(numbered("600000", "1983-02-03", 101)), times=2),
    *(
        silent("A08", f"{area} 开头的号码", living(lambda home, area=area: home.worker(area=area)))
        for area in ("612323", "810000", "820000", "830000", "330282", "510722")
    ),
    silent("A07", "双胞胎", living(_twins)),
    finds("A12", "性别与号码不符", living(lambda home: home.worker().put(sex="女"))),
    finds(
        "A13", "没有电话", living(lambda home: (home.worker(phone=""), home.lines[-1].put(phone=""))), "A13"
    ),
    finds(
        "A14",
        "电话少一位",
        living(lambda home: (home.worker(phone="1390000000"), home.lines[-1].put(phone="1390000000"))),
        "A14",
    ),
    finds("A15", "不在可选项里", alone(health="还可以")),
    finds("A16", "日期看不懂", with_job(started_on="19年3月")),
    finds("A17", "金额不是数字", with_job(monthly_wage="四五千")),
    finds(
        "A18",
        "结束早于开始一天",
        living(
            lambda home: (
                home.farmer(),
                home.training(home.people[0], started_on="2025-10-08", ended_on="2025-10-07", days=""),
            )
        ),
    ),
    silent(
        "A18",
        "开始那天结束",
        living(
            lambda home: (
                home.farmer(),
                home.training(
                    home.people[0],
                    started_on="2025-10-08",
                    ended_on="2025-10-08",
                    days="1",
                    living_allowance="50",
                ),
            )
        ),
    ),
    finds(
        "A19",
        "明天才开始",
        living(
            lambda home: (
                home.farmer(),
                home.training(
                    home.people[0], started_on="2026-03-16", ended_on="", days="", living_allowance=""
                ),
            )
        ),
    ),
    silent(
        "A19",
        "今天开始",
        living(
            lambda home: (
                home.farmer(),
                home.training(
                    home.people[0], started_on="2026-03-15", ended_on="", days="", living_allowance=""
                ),
            )
        ),
    ),
    finds(
        "A20",
        "文化程度和在校生状况都填了",
        living(lambda home: (home.worker(), home.child(education="小学"))),
    ),
    finds("A20", "文化程度和在校生状况都空着", alone(education="")),
    finds("A21", "17岁零一天前满18的初中生", living(lambda home: (home.worker(), home.child("2008-03-15")))),
    silent("A21", "明天才满18的初中生", living(lambda home: (home.worker(), home.child("2008-03-16")))),
    finds("A22", "残疾没有证号", alone(health="残疾")),
    finds("A23", "搬迁户没有安置点", _resettled("")),
    silent("A23", "搬迁户有安置点", _resettled("城东安置点")),
    finds("A24", "卡号不过校验", with_job(bank="县农商行", bank_card="6230280000000000001")),
    finds("A25", "信用代码错", with_job(credit_code="91110000600037341M")),
    silent("A25", "集体经济组织的代码", with_job(credit_code=COLLECTIVE)),
    finds("A26", "没选就业渠道", with_job(channel="")),
)
