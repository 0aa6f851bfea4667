"""Households in which nothing is wrong: 22,198 people in 16,754 households,
as many as the county has that inspired the program."""

from __future__ import annotations

from datetime import date, timedelta

from tests.planted.homes import County, Home

PEOPLE, HOUSEHOLDS = 22_198, 16_754


def settle(county: County, people: int, households: int) -> None:
    """Fill the county up to this many people and households, those that are there already included."""
    homes = households - len(county.homes)
    members = people - sum(len(home.people) for home in county.homes)
    for at in range(homes):
        left = homes - at
        # Sizes from one to four, so that they come out even at the end.
        size = max(1, min(4, members - (left - 1), _size(at, members, left)))
        _settle_one(county.home(), at, size)
        members -= size


def _size(at: int, members: int, left: int) -> int:
    if left == 1:
        return members
    is_short = members < left * 1.2
    return 1 if is_short else (1, 1, 2, 1, 1, 1, 3, 1, 1, 1, 2, 1, 4, 1, 1, 1)[at % 16]


def _settle_one(home: Home, at: int, size: int) -> None:
    born = _day(1970, at, 5400)
    alone = (home.worker, home.farmer, home.worker, home.owner, home.worker, home.farmer, home.holder)
    head = alone[at % len(alone)]
    if head is home.holder:
        home.holder(_day(1969, at, 3000))
    else:
        head(born, "女" if at % 5 == 0 else "男")
    if home.lines[-1]["area"] == "省外":
        home.lines[-1].put(monthly_wage=str(4000 + 50 * (at % 17)))
    if at % 9 == 0:
        _train(home, at)
    if size > 1:
        sex = "男" if int(home.people[0]["id_number"][16]) % 2 == 0 else "女"
        if at % 4 == 3:
            home.elder(_day(1942, at, 4000), "女", "之母")
        else:
            home.idle(_day(1971, at + 7, 5000), sex, "配偶")
    if size > 2:
        home.child(_day(2012, at, 700))
    if size > 3:
        home.child(_day(2012, at + 3, 700), "女", "之女")


def _train(home: Home, at: int) -> None:
    """A course while the person was at home: a job far away began later."""
    person = home.people[0]
    job = next((line for line in home.lines if line.roster == "transfer"), None)
    year = 2024
    if job is not None and job["area"] == "省外":
        home.training(
            person,
            class_number=f"{year}-{at % 40}",
            started_on="2024-10-08",
            ended_on="2024-10-17",
            allowance_year="2024",
        )
        return
    home.training(person, class_number=f"2025-{at % 40}")


def _day(year: int, at: int, days: int) -> str:
    """A day of the years from this one on; neighbours are far apart."""
    return (date(year, 1, 3) + timedelta(days=at * 397 % days)).isoformat()
