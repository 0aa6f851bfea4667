"""Households and areas: H01 to H12."""

from __future__ import annotations

from tests.planted.case import Case, finds, living, silent
from tests.planted.homes import County, Home

_NO_WISH = {"employment_intent": "无就业创业意愿"}


def _nobody_works(**cells: str):
    return living(lambda home: home.idle("1986-06-01", "男", **cells))


def _of_age(birth: str):
    """Somebody alone without work who was born on this day and wants some."""

    def make(home: Home) -> None:
        home.idle(birth, "男")
        if birth <= "1966-03-15":
            home.people[0].put(labour_capacity="弱劳动力或半劳动力")

    return living(make)


def _elder_works(home: Home) -> None:
    home.elder("1962-06-01", "男", labour_capacity="弱劳动力或半劳动力", employment_status="转移就业")
    home.near(home.people[0])


def _posts_in_one_home(home: Home) -> None:
    home.holder("1970-06-01", "男")
    home.holder("1972-06-01", "女", "配偶")


def _moved(county: County, status: str = "正常") -> tuple[Home, Home]:
    """One person in two villages; with this status in the first one."""
    one, other = county.home(3), county.home(4)
    person = one.person("1975-06-01", "男", population_status=status, education="初中")
    if status != "正常":
        person.put(population_changed_on="2025-12-01")
    else:
        person.put(employment_status="农业就业")
        one.farm(person)
    there = other.farmer("1975-06-01", "男")
    for line in other.lines:
        line.put(
            name=person["name"],
            id_number=person["id_number"],
            phone=person["phone"],
            head_name=person["name"],
        )
    there.put(head_id_number=person["id_number"])
    return one, other


def _one_number_in_two_villages(county: County) -> tuple[Home, Home]:
    one, other = county.home(5), county.home(6)
    one.worker()
    other.worker()
    for line in other.people:
        line.put(household_number=one.number)
    return one, other


def _new_head(home: Home) -> None:
    """Everybody's head is the son from now on, and all relations are still those to the father."""
    home.worker("1970-06-01")
    son = home.worker("1995-06-01", "男", "之子")
    for line in home.lines:
        line.put(head_name=son["name"])
        if line.roster == "person":
            line.put(head_id_number=son["id_number"])


CASES: tuple[Case, ...] = (
    finds("H01", "有劳动力有意愿没人就业", _nobody_works()),
    silent("H01", "60岁那天起不是劳动力", _of_age("1966-03-15")),
    finds("H01", "60岁前一天还是劳动力", _of_age("1966-03-16")),
    silent(
        "H01",
        "16岁前一天不是劳动力",
        living(
            lambda home: home.idle(
                "2010-03-16", "男", labour_capacity="无劳动力", employment_status="", employment_intent=""
            )
        ),
    ),
    silent(
        "H01",
        "一人务农",
        living(lambda home: (home.farmer("1970-06-01"), home.idle("1972-06-01", "女", "配偶"))),
    ),
    finds("H02", "没人就业也都不愿意", _nobody_works(**_NO_WISH)),
    finds("H04", "没有劳动力却有人就业", living(_elder_works), "C13 notice"),
    finds("H05", "一户两个岗", living(_posts_in_one_home)),
    finds("H06", "已就业的又填了意愿", living(lambda home: home.worker(employment_intent="有转移就业意愿"))),
    silent(
        "H06",
        "配偶有意愿",
        living(lambda home: (home.worker("1970-06-01"), home.idle("1972-06-01", "女", "配偶"))),
    ),
    finds("H11", "户主换了，关系没有重填", living(_new_head)),
    finds("H09", "两个村都在册", _moved, "H09"),
    finds("H09", "一个村已登记迁出", lambda county: _moved(county, "迁出"), at="notice"),
    finds("H10", "两个村一个户编号", _one_number_in_two_villages),
    finds(
        "H12",
        "在岗的是村干部亲属",
        living(lambda home: (home.holder(), home.lines[-1].put(cadre_relative="是"))),
    ),
)
