"""Amounts, limits and times on a post: M01 to M18. The values are those of the default policies."""

from __future__ import annotations

from tests.planted.case import Case, finds, living, silent, with_job
from tests.planted.homes import County, Home

_NO_WAY = {"transport_amount": "", "transport_year": "", "transport_status": ""}


def _twice(first_year: str, second_year: str):
    """A worker who drew the subsidy for two jobs, in these years."""

    def make(home: Home) -> None:
        worker = home.worker()
        home.lines[-1].put(transport_year=second_year)
        home.job(
            worker, employer="老厂", started_on="2024-02-01", ended_on="2025-01-31", transport_year=first_year
        )

    return living(make)


def _courses(many: int):
    """This many free courses, one after another, each of another kind."""

    def make(home: Home) -> None:
        farmer = home.farmer()
        for at in range(many):
            home.training(
                farmer, course=f"课程{at}", class_number=f"{2021 + at}-1", started_on=f"{2021 + at}-10-08",
                ended_on=f"{2021 + at}-10-17", allowance_year=f"{2021 + at}",
            )  # fmt: skip

    return living(make)


def _course(**cells: str):
    return living(lambda home: home.training(home.farmer(), **cells))


def _post(birth: str = "1972-06-01", sex: str = "女", **cells: str):
    """A post holder who lives with a working spouse."""

    def make(home: Home) -> None:
        home.worker("1970-06-01", "男" if sex == "女" else "女")
        home.holder(birth, sex, "配偶")
        home.lines[-1].put(**cells)
        if birth <= "1966-03-15":
            home.people[-1].put(labour_capacity="弱劳动力或半劳动力")

    return living(make)


def _left_post(**cells: str):
    """Somebody who held a post until a day, and has no work since."""

    def make(home: Home) -> None:
        home.worker("1970-06-01", "男")
        holder = home.holder("1980-06-01", "女", "配偶")
        holder.put(employment_status="未就业创业", employment_intent="有转移就业意愿")
        home.lines[-1].put(**cells)

    return living(make)


def _startup(**cells: str):
    told = {
        "startup_subsidy": "5000",
        "startup_subsidy_year": "2025",
        "started_on": "2024-01-10",
        "registered_on": "2024-01-10",
    }
    return living(lambda home: (home.owner(), home.lines[-1].put(**told | cells)))


def _second_startup(home: Home) -> None:
    owner = home.owner()
    home.lines[-1].put(startup_subsidy="3000", startup_subsidy_year="2025")
    home.business(
        owner, business_name="老店", started_on="2019-01-10", registered_on="2019-01-10", ended_on="2021-12-31",
        status="注销", startup_subsidy="2000", startup_subsidy_year="2020",
    )  # fmt: skip


def _one_card(home: Home) -> None:
    for relation, sex in (("", "男"), ("配偶", "女")):
        home.worker("1985-06-01", sex, relation)
        home.lines[-1].put(bank="县农商行", bank_card=CARD)


def _carded(first15: str) -> str:
    """The number with the last digit that makes its Luhn sum right."""
    digits = [int(digit) for digit in reversed(first15)]
    total = sum(sum(divmod(digit * 2, 10)) if place % 2 == 0 else digit for place, digit in enumerate(digits))
    return first15 + str(-total % 10)


SUBSIDIES = ({"category": "城镇公岗", "minimum": 500, "maximum": 1200},)
"""What a post of this category may pay in the county; nothing is set for the others."""
COMPARED = 7
"""A village of its own for neighbours who are compared."""
CARD = _carded("623028000000123456")


def _wage_of(odd: str, job: str):
    """Seven neighbours with one job of whom one earns this."""

    def plant(county: County) -> list[Home]:
        homes = [county.home(COMPARED) for _ in range(7)]
        for at, home in enumerate(homes):
            home.worker()
            wage = odd if at == 6 else str(4000 + 50 * at)
            home.lines[-1].put(job=job, monthly_wage=wage)
        return homes

    return plant


CASES: tuple[Case, ...] = (
    finds("M01", "省外多领一元", with_job(transport_amount="501")),
    finds("M01", "省外少领一元", with_job(transport_amount="499")),
    silent(
        "M01",
        "市外省内300元",
        with_job(area="市外省内", province="陕西省", city="西安市", county="雁塔区", transport_amount="300"),
    ),
    finds("M02", "一年领两次", _twice("2026", "2026")),
    silent("M02", "隔年各领一次", _twice("2025", "2026")),
    finds("M03", "差一天满三个月", with_job(started_on="2025-12-17")),
    silent("M03", "正好满三个月", with_job(started_on="2025-12-16")),
    finds(
        "M03",
        "在县内也领了",
        living(
            lambda home: (
                home.worker(),
                home.lines.pop(),
                home.near(
                    home.people[0], transport_amount="200", transport_year="2026", transport_status="已发放"
                ),
            )
        ),
    ),
    finds("M04", "满三个月还没申报", with_job(**_NO_WAY, started_on="2025-12-16")),
    silent("M04", "差一天满三个月", with_job(**_NO_WAY, started_on="2025-12-17")),
    finds("M05", "四次免费培训", _courses(4)),
    silent("M05", "三次免费培训", _courses(3)),
    finds("M06", "十天补了501元", _course(living_allowance="501")),
    silent("M06", "十天补500元", _course()),
    finds(
        "M07",
        "同一工种同一等级补了两次",
        living(
            lambda home: [
                home.training(
                    home.farmer() if not home.people else home.people[0],
                    class_number=f"{year}-1",
                    started_on=f"{year}-10-08",
                    ended_on=f"{year}-10-17",
                    allowance_year=year,
                    certificate_level="初级",
                )
                for year in ("2023", "2025")
            ]
        ),
    ),
    finds("M08", "在岗满36个月又一天", _post("1980-06-01", started_on="2023-03-15")),
    silent("M08", "在岗差一天满36个月", _post("1980-06-01", started_on="2023-06-17")),
    finds("M09", "还有三个月到期", _post("1980-06-01", started_on="2023-06-16")),
    finds("M10", "66岁还在岗", _post("1960-03-15", "男")),
    finds("M10", "满61岁提示", _post("1965-03-15", "男"), at="notice"),
    silent("M10", "满61岁前一天", _post("1965-03-16", "男")),
    finds("M10", "满70岁", _post("1956-03-15", "男"), at="error"),
    finds("M11", "城镇公岗多一元", _post(category="城镇公岗", monthly_subsidy="1201")),
    finds("M11", "城镇公岗少一元", _post(category="城镇公岗", monthly_subsidy="499")),
    silent("M11", "城镇公岗正好上限", _post(category="城镇公岗", monthly_subsidy="1200")),
    silent("M11", "没有定标准的岗位", _post(monthly_subsidy="2000")),
    finds(
        "M12",
        "退岗次月还在发",
        _left_post(ended_on="2025-12-31", end_reason="到期", paid_amount="600", paid_on="2026-02-10"),
    ),
    silent(
        "M12",
        "退岗当月发",
        _left_post(ended_on="2026-02-28", end_reason="到期", paid_amount="600", paid_on="2026-02-10"),
    ),
    finds("M13", "补了5001元", _startup(startup_subsidy="5001")),
    finds("M13", "没有登记", _startup(registered="否", registered_on="")),
    finds(
        "M13",
        "差一天满六个月",
        _startup(started_on="2025-09-17", registered_on="2025-09-17", startup_subsidy_year="2026"),
    ),
    silent(
        "M13",
        "满六个月",
        _startup(started_on="2025-09-15", registered_on="2025-09-15", startup_subsidy_year="2026"),
    ),
    finds("M13", "补了两次", living(_second_startup)),
    finds("M14", "月工资99元", with_job(job="独一份", monthly_wage="99")),
    finds("M14", "月工资399元", with_job(job="独一份", monthly_wage="399"), at="notice"),
    finds("M14", "月工资30001元", with_job(job="独一份", monthly_wage="30001")),
    silent("M14", "月工资30000元", with_job(job="独一份", monthly_wage="30000")),
    silent("M14", "月工资400元", with_job(job="独一份", monthly_wage="400")),
    finds("M15", "同村同工种差得多", _wage_of("12000", "编竹器")),
    silent("M15", "同村同工种差不多", _wage_of("4400", "弹棉花")),
    finds(
        "M16",
        "年收入差百分之三十一",
        with_job(job="独一份", monthly_wage="1000", months_this_year="10", yearly_income="6900"),
    ),
    silent(
        "M16",
        "年收入差百分之三十",
        with_job(job="独一份", monthly_wage="1000", months_this_year="10", yearly_income="7000"),
    ),
    finds("M17", "两口子一张卡", living(_one_card)),
    finds("M18", "登记了交通补贴，金额是0", with_job(transport_amount="0")),
)
