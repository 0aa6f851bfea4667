"""Rows of one roster that contradict each other: B01 to B22."""

from __future__ import annotations

from tests.planted.case import Case, finds, living, silent, with_job
from tests.planted.homes import County, Home, Line, numbered


def _copied(home: Home, line: Line, **cells: str) -> Line:
    """The same row a second time, with these cells."""
    return home._line(line.roster, line.cells | cells)


def _jobs(first: dict[str, str], second: dict[str, str]):
    """A worker with two jobs after one another; the later one carries the subsidy."""

    def make(home: Home) -> None:
        worker = home.worker()
        later = home.lines[-1]
        home.job(worker, employer="老厂", transport_amount="", transport_year="", transport_status="").put(
            **first
        )
        later.put(**second)

    return living(make)


def _courses(first: dict[str, str], second: dict[str, str]):
    def make(home: Home) -> None:
        farmer = home.farmer()
        home.training(farmer, **first)
        home.training(farmer, **second)

    return living(make)


def _course(**cells: str):
    return living(lambda home: home.training(home.farmer(), **cells))


def _family(*members: tuple[str, str, str]):
    """A worker with members: (relation, birth, sex)."""

    def make(home: Home) -> None:
        home.worker("1970-06-01")
        for relation, birth, sex in members:
            home.elder(birth, sex, relation) if birth < "1966-03-16" else home.idle(birth, sex, relation)

    return living(make)


def _namesake(first_number: str, second_number: str, birth: str = "1983-02-03"):
    """Two persons of one name and birth date in two households, with these numbers."""

    def plant(county: County) -> tuple[Home, Home]:
        one, other = county.home(), county.home()
        first = one.worker(birth)
        second = other.worker(birth)
        for home, person, number in ((one, first, first_number), (other, second, second_number)):
            for line in home.lines:
                line.put(id_number=number, name=first["name"])
            person.put(head_id_number=number, head_name=first["name"])
        return one, other

    return plant


def _shared_phone(county: County) -> tuple[Home, Home]:
    one, other = county.home(), county.home()
    phone = one.worker()["phone"]
    other.worker()
    for line in other.lines:
        line.put(phone=phone)
    return one, other


def _same_phone_far_apart(places: tuple[tuple[str, str], tuple[str, str]]):
    def make(home: Home) -> None:
        head = home.worker()
        first = home.lines[-1]
        home.worker("1986-06-01", "女")
        second = home.lines[-1]
        for line in home.lines:
            line.put(phone=head["phone"])
        for line, (city, county) in zip((first, second), places, strict=True):
            line.put(city=city, county=county)

    return living(make)


def _two_posts(home: Home, **cells: str) -> None:
    holder = home.holder()
    home.post(holder, post="护路员", employer="公路段", **cells)


_HEAD = ("配偶", "1972-06-01", "女")

CASES: tuple[Case, ...] = (
    finds(
        "B01",
        "一个人录了两行",
        living(lambda home: (home.worker(), _copied(home, home.people[0], relation="其他"))),
    ),
    finds(
        "B02",
        "一个号码两个名字",
        living(lambda home: (home.worker(), _copied(home, home.people[0], name="张冠李", relation="其他"))),
    ),
    finds(
        "B03",
        "号码只差一位",
        _namesake(numbered("610723", "1983-02-03", 811), numbered("610723", "1983-02-03", 813)),
    ),
    silent(
        "B03",
        "同名同生日号码差得多",
        _namesake(numbered("610723", "1983-02-03", 815), numbered("330282", "1983-02-03", 247)),
    ),
    finds("B04", "没有户主", living(lambda home: home.worker(relation="之子"))),
    finds("B04", "两个户主", _family(("户主", "1972-06-01", "女"))),
    finds("B04", "两个配偶", _family(_HEAD, ("配偶", "1973-06-01", "女"))),
    finds("B05", "户主和配偶都是男的", _family(("配偶", "1972-06-01", "男"))),
    silent(
        "B05",
        "女户主的配偶是男的",
        living(lambda home: (home.worker("1970-06-01", "女"), home.idle("1968-06-01", "男", "配偶"))),
    ),
    finds("B06", "之子是女的", _family(("之子", "1995-06-01", "女"))),
    finds("B06", "之岳父是女的", _family(("之岳父", "1945-06-01", "女"))),
    silent("B06", "之女是女的", _family(("之女", "1995-06-01", "女"))),
    finds("B07", "儿子只小13岁零364天", _family(("之子", "1984-05-31", "男"))),
    silent("B07", "儿子正好小14岁", _family(("之子", "1984-06-01", "男"))),
    finds("B07", "母亲比户主小", _family(("之母", "1975-06-01", "女"))),
    finds("B08", "两份没结束的工作", _jobs({"started_on": "2024-01-10"}, {}), "B09"),
    finds(
        "B08",
        "两家没停的店",
        living(
            lambda home: (
                home.owner(),
                home.business(
                    home.people[0], business_name="二店", started_on="2024-05-01", registered_on="2024-05-01"
                ),
            )
        ),
    ),
    finds(
        "B09",
        "后一份开始那天前一份还没结束",
        _jobs({"started_on": "2024-01-10", "ended_on": "2025-02-10"}, {}),
    ),
    silent("B09", "前一天结束", _jobs({"started_on": "2024-01-10", "ended_on": "2025-02-09"}, {})),
    silent(
        "B09",
        "只知道月份",
        _jobs({"started_on": "2024-01", "ended_on": "2025-02"}, {"started_on": "2025-02"}),
    ),
    finds("B10", "一个班登记两次", _courses({}, {"started_on": "2025-10-08"}), "M07"),
    finds(
        "B11",
        "两个班同一天都在上",
        _courses(
            {},
            {
                "course": "家政服务",
                "type": "创业培训",
                "class_number": "2025-2",
                "started_on": "2025-10-17",
                "ended_on": "2025-10-26",
            },
        ),
    ),
    silent(
        "B11",
        "隔天开班",
        _courses(
            {},
            {
                "course": "家政服务",
                "type": "创业培训",
                "class_number": "2025-2",
                "started_on": "2025-10-18",
                "ended_on": "2025-10-27",
            },
        ),
    ),
    finds("B12", "比起止多一天", _course(days="11", living_allowance="550")),
    silent("B12", "正好每天", _course()),
    finds("B13", "占两个岗", living(_two_posts), "H05"),
    silent(
        "B13",
        "前一个岗已退",
        living(
            lambda home: _two_posts(home, started_on="2023-01-01", ended_on="2024-12-31", end_reason="到期")
        ),
    ),
    finds("B14", "没填本年务工月数", with_job(months_this_year="")),
    finds("B15", "没填月工资", with_job(monthly_wage="")),
    finds("B15", "没填行业和渠道", with_job(industry="", escorted="")),
    finds("B16", "省外只写到省", with_job(city="", county="", address="")),
    finds("B17", "省外写了本省的地址", with_job(province="陕西省", city="西安市", county="雁塔区")),
    silent(
        "B17",
        "市外省内写了西安",
        with_job(area="市外省内", province="陕西省", city="西安市", county="雁塔区", transport_amount="300"),
    ),
    finds("B18", "两户留一个电话", _shared_phone),
    finds(
        "B19", "两口子在两个县留一个电话", _same_phone_far_apart((("宁波市", "慈溪市"), ("杭州市", "萧山区")))
    ),
    silent("B19", "两口子在一个县", _same_phone_far_apart((("宁波市", "慈溪市"), ("宁波市", "慈溪市")))),
    finds(
        "B20",
        "脱贫的比总数多一个",
        living(lambda home: (home.owner(), home.lines[-1].put(jobs="3", jobs_for_poor="4"))),
    ),
    silent(
        "B20",
        "都是脱贫的",
        living(lambda home: (home.owner(), home.lines[-1].put(jobs="3", jobs_for_poor="3"))),
    ),
    finds(
        "B21", "有上岗日期没有岗位", living(lambda home: (home.holder(), home.lines[-1].put(post=""))), "A26"
    ),
    finds(
        "B22", "特设公岗填在省外", with_job(featured="特设公岗", employer_type="村组公岗", channel="组织介绍")
    ),
    finds(
        "B22",
        "特设公岗渠道不是组织介绍",
        living(
            lambda home: (
                home.worker(),
                home.lines[-1].put(
                    featured="特设公岗",
                    employer_type="村组公岗",
                    channel="亲友介绍",
                    area="乡（镇）内",
                    province="陕西省",
                    city="汉中市",
                    county="洋县",
                    transport_amount="",
                    transport_year="",
                    transport_status="",
                ),
            )
        ),
    ),
)
