"""What one person cannot well do at the same time: a post and a job far away, a course and a job far away."""

from __future__ import annotations

from collections.abc import Iterator

from roster_desktop.checks.periods import BOTH, is_open, overlap, period, went_on
from roster_desktop.checks.person_in_question import PersonInQuestion
from roster_desktop.checks.roster_keys import (
    BUSINESS,
    ENDED,
    OUT_OF_COUNTY,
    POST,
    RETURNED,
    STARTED,
    TRAINING,
    TRANSFER,
    WITHIN_COUNTY,
    WITHIN_TOWNSHIP,
)
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.checks.rule import Seen
from roster_desktop.checks.whereabouts import place_of
from roster_desktop.schema.pairing import folded_text

PUBLIC_POSTS = frozenset({"公益专岗", "城镇公岗", "特设公岗"})
_WORKSHOPS = ("社区工厂", "扶贫基地/车间")
_ON_THE_JOB = "以工代训"
_JOB = (*BOTH, "area")


def post_and_far_job(person: PersonInQuestion) -> Iterator[Seen]:
    jobs = [row for row in person.of(TRANSFER) if is_far(row) and not _is_a_post(row)]
    for post in _open(person, POST):
        for job in jobs:
            if overlap(post, job):
                gaps = {"period": _shared_period(post, job)}
                columns = (*_JOB, RETURNED) if job.has(RETURNED) else _JOB
                yield Seen(BOTH, gaps, row=post, beside=((job, columns),))


def post_and_near_job(person: PersonInQuestion) -> Iterator[Seen]:
    """Farming and odd jobs beside a post are fine; only a job for the whole day is asked about."""
    near = {WITHIN_TOWNSHIP, WITHIN_COUNTY}
    jobs = [
        row
        for row in _open(person, TRANSFER)
        if row.text("area") in near and row.text("work_type") == "转移就业" and not _is_a_post(row)
    ]
    for post in _open(person, POST):
        for job in jobs:
            yield Seen((*BOTH, "hours_type"), row=post, beside=((job, (*_JOB, "work_type")),))


def post_and_business(person: PersonInQuestion) -> Iterator[Seen]:
    for post in _open(person, POST):
        for business in _open(person, BUSINESS):
            if business.text("status") == "正常经营" and business.text("registered") == "是":
                yield Seen(BOTH, row=post, beside=((business, (*BOTH, "status", "registered")),))


def course_and_far_job(person: PersonInQuestion) -> Iterator[Seen]:
    """A course at the place of work is no contradiction."""
    jobs = [row for row in person.of(TRANSFER) if is_far(row)]
    for course in person.of(TRAINING):
        if course.text("type") == _ON_THE_JOB:
            continue
        for job in jobs:
            if _took_place_during(course, job) and not _is_at_work(course, job):
                columns = (*BOTH, "type", "address", "provider")
                yield Seen(columns, {"period": _course_period(course)}, row=course, beside=((job, _JOB),))


def two_workshops(person: PersonInQuestion) -> Iterator[Seen]:
    first, second = (
        [row for row in person.of(TRANSFER) if row.text("featured") == kind] for kind in _WORKSHOPS
    )
    found = next(((one, other) for one in first for other in second if overlap(one, other)), None)
    if found:
        one, other = found
        columns = ("featured", *BOTH)
        yield Seen(columns, row=one, beside=((other, columns),))


def is_far(row: RowInQuestion) -> bool:
    """Whether the job is out of the county."""
    return row.text("area") in OUT_OF_COUNTY


def _open(person: PersonInQuestion, roster: str) -> list[RowInQuestion]:
    return [row for row in person.of(roster) if is_open(row)]


def _is_a_post(row: RowInQuestion) -> bool:
    """A post that was noted among the jobs too is no second job."""
    return row.text("featured") in PUBLIC_POSTS


def _took_place_during(course: RowInQuestion, job: RowInQuestion) -> bool:
    """A course without an end is sure of its first day only."""
    if course.has(ENDED):
        return overlap(course, job)
    start = course.date_in(STARTED)
    return bool(start and start.day and start.first <= course.on and went_on(job, start.first))


def _is_at_work(course: RowInQuestion, job: RowInQuestion) -> bool:
    """Whether the employer teaches, or the course is where the job is."""
    employer, provider = folded_text(job.text("employer")), folded_text(course.text("provider"))
    if employer and employer == provider:
        return True
    place, address = place_of(job), folded_text(course.text("address"))
    names = [name[: max(2, len(name) - 1)] for name in (place.county, place.city) if name]
    return bool(address) and any(name in address for name in names)


def _shared_period(post: RowInQuestion, job: RowInQuestion) -> str:
    """From the later beginning on."""
    starts = [start for row in (post, job) if (start := row.date_in(STARTED))]
    return f"{max(starts, key=lambda start: start.first)}至{period(job).rpartition('至')[2]}"


def _course_period(course: RowInQuestion) -> str:
    return period(course) if course.has(ENDED) else str(course.date_in(STARTED))
