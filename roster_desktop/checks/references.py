"""Do the other rosters speak of people whom the person roster has, and of them alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from roster_desktop.checks.at_once import PUBLIC_POSTS
from roster_desktop.checks.fix import Fix
from roster_desktop.checks.labour import STATUS
from roster_desktop.checks.own_rows import own_row, present_row
from roster_desktop.checks.periods import BOTH, by_start, is_open, may_be_open
from roster_desktop.checks.person_in_question import PersonInQuestion
from roster_desktop.checks.roster_keys import BUSINESS, PERSON, POST, REFERRING, TRANSFER, UNEMPLOYED, WORK
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.checks.rule import Seen
from roster_desktop.schema.pairing import folded_name
from roster_desktop.schema.roster import Role

_PHONES_DIFFER = "{who} 在两张表里的联系电话不同：“{a}”和“{b}”。"
# By which rosters a status is borne out, the one it is about first.
# A post counts as going out to work in some
# provinces, odd jobs may be a small business; whoever farms need not be in any other roster.
_BORNE_OUT_BY = {
    "转移就业": (TRANSFER, POST),
    "灵活就业": (TRANSFER, BUSINESS, POST),
    "自主创业": (BUSINESS,),
    "公益性岗位": (POST,),
}
BORNE_OUT = frozenset(_BORNE_OUT_BY)
_ROSTER = {TRANSFER: "转移就业", BUSINESS: "自主创业", POST: "公益性岗位安置"}


def not_in_the_person_roster(person: PersonInQuestion) -> Iterator[Seen]:
    """Once for each roster that speaks of the person; nobody can be looked for by what is no number."""
    if person.people != PERSON or person.of(PERSON) or not _has_number(person.anchor):
        return
    for roster in REFERRING:
        if rows := person.of(roster):
            first, *others = rows
            beside = tuple((row, _columns(row)) for row in others)
            yield Seen(_columns(first), {"roster": first.roster.title}, row=first, beside=beside)


def written_otherwise(person: PersonInQuestion) -> Iterator[Seen]:
    """Another name in any row, another phone in an open one: what has ended keeps the phone of its time."""
    for roster in REFERRING:
        for row in person.of(roster):
            if own := own_row(person, row):
                yield from _other_name(person, own, row)
                yield from _other_phone(own, row)


def status_without_row(person: PersonInQuestion) -> Iterator[Seen]:
    own = present_row(person)
    status = own.text(STATUS) if own else ""
    rosters = _BORNE_OUT_BY.get(status, ())
    if not own or not _has_number(own) or not rosters:
        return
    if any(may_be_open(row) for key in rosters for row in person.of(key)):
        return
    if status == "公益性岗位" and any(_is_public_post(row) for row in person.of(TRANSFER)):
        return
    last = by_start(person.of(rosters[0]))[-1:]
    gaps = {"status": status, "roster": _ROSTER[rosters[0]]}
    yield Seen((STATUS,), gaps, row=own, beside=tuple((row, BOTH) for row in last))


def unemployed_with_row(person: PersonInQuestion) -> Iterator[Seen]:
    """Once for each roster with a row that goes on."""
    own = present_row(person)
    if not own or own.text(STATUS) != UNEMPLOYED:
        return
    for roster in WORK:
        found = [row for row in person.of(roster) if is_open(row)]
        if found:
            beside = tuple((row, BOTH) for row in found)
            yield Seen((STATUS,), {"roster": found[0].roster.title}, row=own, beside=beside)


def _other_name(person: PersonInQuestion, own: RowInQuestion, row: RowInQuestion) -> Iterator[Seen]:
    mine, theirs = own.name, row.name
    if mine == theirs or not mine or not theirs or folded_name(mine) == folded_name(theirs):
        return
    key, own_key = row.roster.key_of(Role.NAME), own.roster.key_of(Role.NAME)
    fix = None
    if _is_the_usual_name(person, own, row):
        fix = Fix(f"姓名改成{own.name}", row.roster.key, row.id, {key: own.name})
    yield Seen((key,), {"a": own.name, "b": row.name}, row=row, beside=((own, (own_key,)),), fix=fix)


def _is_the_usual_name(person: PersonInQuestion, own: RowInQuestion, row: RowInQuestion) -> bool:
    """Whether the person roster knows one name only, and more rows say it than the other one."""
    said = Counter(folded_name(one.name) for rows in person.rows.values() for one in rows)
    names = {folded_name(one.name) for one in person.of(PERSON)}
    return len(names) == 1 and said[folded_name(own.name)] > said[folded_name(row.name)]


def _other_phone(own: RowInQuestion, row: RowInQuestion) -> Iterator[Seen]:
    mine, theirs = own.with_role(Role.PHONE), row.with_role(Role.PHONE)
    if not mine or not theirs or mine.text == theirs.text or not is_open(row):
        return
    if not isinstance(mine.value, tuple) or not isinstance(theirs.value, tuple):
        return
    if not set(mine.value) & set(theirs.value):
        gaps = {"a": mine.text, "b": theirs.text}
        yield Seen((theirs.key,), gaps, _PHONES_DIFFER, row, ((own, (mine.key,)),))


def _has_number(row: RowInQuestion) -> bool:
    cell = row.with_role(Role.ID_NUMBER)
    return cell is not None and not cell.is_unreadable


def _is_public_post(row: RowInQuestion) -> bool:
    """A post that was noted among the jobs."""
    return row.text("featured") in PUBLIC_POSTS and may_be_open(row)


def _columns(row: RowInQuestion) -> tuple[str, ...]:
    return (row.roster.key_of(Role.ID_NUMBER),)
