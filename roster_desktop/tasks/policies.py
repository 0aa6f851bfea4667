"""Setting policies of a file: a value from a day on, a pack of another county, taking back, the cut-off date.

What cannot be a value changes nothing and is said in one sentence.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct

from roster_desktop.policies import OwnEntry, Pack, Parameter, PolicyBook, PolicyValue, Ruling, Shape, packs
from roster_desktop.policies.packs import checked
from roster_desktop.policies.parameter import PARAMETER_BY_KEY
from roster_desktop.schema import Catalog
from roster_desktop.wording import Message, Refusal, policy
from roster_desktop.workspace import Workspace

ORDERED = (
    ("P_AGE_MIN", "P_AGE_MAX_M"),
    ("P_AGE_MIN", "P_AGE_MAX_F"),
    ("P_POST_AGE_WARN", "P_POST_AGE_MAX", "P_POST_AGE_HARD"),
    ("P_TRANSPORT_AGE_MIN", "P_TRANSPORT_AGE_MAX_M"),
    ("P_TRANSPORT_AGE_MIN", "P_TRANSPORT_AGE_MAX_F"),
    ("P_INCOME_LOW", "P_INCOME_LOW2", "P_INCOME_HIGH"),
)
"""Parameters of which each must not be more than the next."""

_CUTOFF = "cutoff_on"
_FIRST_CUTOFF = date(2000, 1, 1)
_FARTHEST_CUTOFF = timedelta(days=366)
_WORD_OF = {"是": True, "否": False}


class Difference(Struct, frozen=True):
    """A parameter that a pack would change."""

    parameter: Parameter
    since: date
    before: str
    after: str


def parameter_named(key: str) -> Parameter:
    """The parameter of this key; a Refusal where there is none."""
    if key not in PARAMETER_BY_KEY:
        raise Refusal(policy.UNKNOWN_PARAMETER.about(key=key))
    return PARAMETER_BY_KEY[key]


def pack_named(key: str) -> Pack:
    """The pack of this key; a Refusal where there is none."""
    found = {pack.key: pack for pack in packs()}
    if key not in found:
        raise Refusal(policy.UNKNOWN_PACK.about(key=key, known="、".join(found)))
    return found[key]


def day_in(text: str) -> date:
    """The day that is written like 2025-03-01; a Refusal where it is none."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as reason:
        raise Refusal(policy.NOT_A_DAY.about(text=text)) from reason


def value_in(catalog: Catalog, parameter: Parameter, text: str) -> PolicyValue:
    """The value that somebody typed: a number, 是 or 否, an option, or a table as a JSON list of objects."""
    word = text.strip()
    told: object = word
    match parameter.shape:
        case Shape.NUMBER:
            plain = word.removesuffix(parameter.unit).strip()
            told = int(plain) if plain.isascii() and plain.isdecimal() else word
        case Shape.YES_NO:
            told = _WORD_OF.get(word, word)
        case Shape.TABLE:
            told = _table_in(word)
        case Shape.CHOICE:
            told = word
    return _fitting(catalog, parameter, told)


def set_policy(workspace: Workspace, key: str, value: object, since: date) -> OwnEntry:
    """Let a value hold in this file from this day on, in the place of what was set for that day."""
    parameter = parameter_named(key)
    entry = OwnEntry(
        key, _fitting(workspace.catalog, parameter, value), since, workspace.operator, workspace.now()
    )
    _add(workspace, [entry])
    return entry


def apply_pack(workspace: Workspace, pack_key: str, since: date) -> tuple[OwnEntry, ...]:
    """Let all that a pack says hold in this file from this day on; what it says of later days, from then."""
    pack = pack_named(pack_key)
    entries = tuple(_from_pack(pack, since, who=workspace.operator, at=workspace.now()))
    _add(workspace, entries)
    return entries


def differences(workspace: Workspace, pack_key: str, since: date) -> tuple[Difference, ...]:
    """What the file would say otherwise if the pack held from this day on, the earliest first."""
    pack, now = pack_named(pack_key), workspace.policies
    entries = sorted(_from_pack(pack, since, who="", at=""), key=lambda entry: entry.since)
    told = ((entry, now.ruling(entry.parameter, entry.since)) for entry in entries)
    return tuple(
        Difference(ruling.parameter, entry.since, ruling.text, Ruling(ruling.parameter, entry.entry).text)
        for entry, ruling in told
        if entry.value != ruling.value
    )


def withdraw(workspace: Workspace, key: str, since: date) -> None:
    """Take back the value that this file's people set of this parameter from this day on."""
    parameter = parameter_named(key)
    own = workspace.own_policies
    if not any(entry.parameter == key and entry.since == since for entry in own):
        raise Refusal(policy.NOT_SET_HERE.about(title=parameter.title, day=since.isoformat()))
    rest = [entry for entry in own if (entry.parameter, entry.since) != (key, since)]
    _refuse_disorder(_book(rest), {key}, _days(rest, since))
    workspace.remove_policy(key, since)


def told_cutoff(workspace: Workspace) -> date | None:
    """The cut-off day that somebody set; None where it is always the day on which anybody looks."""
    told = workspace.setting(_CUTOFF)
    return date.fromisoformat(told) if told else None


def set_cutoff(workspace: Workspace, day: date | None) -> None:
    """Tell ages and periods on this day (填报截止日); None: on the day on which anybody looks."""
    last = workspace.today() + _FARTHEST_CUTOFF
    if day and not _FIRST_CUTOFF <= day <= last:
        raise Refusal(policy.CUTOFF_TOO_FAR.about(day=day, first=_FIRST_CUTOFF, last=last))
    workspace.set_cutoff(day)


def _from_pack(pack: Pack, since: date, *, who: str, at: str) -> Iterator[OwnEntry]:
    book = PolicyBook(pack.entries)
    for key in dict.fromkeys(entry.parameter for entry in pack.entries):
        yield OwnEntry(key, book.ruling(key, since).value, since, who, at, pack.title)
    for entry in pack.entries:
        if entry.since and entry.since > since:
            yield OwnEntry(entry.parameter, entry.value, entry.since, who, at, pack.title)


def _add(workspace: Workspace, entries: Iterable[OwnEntry]) -> None:
    new = list(entries)
    places = {(entry.parameter, entry.since) for entry in new}
    kept = [entry for entry in workspace.own_policies if (entry.parameter, entry.since) not in places]
    first = min(entry.since for entry in new)
    _refuse_disorder(_book([*kept, *new]), {entry.parameter for entry in new}, _days([*kept, *new], first))
    workspace.add_policies(new)


def _book(entries: Iterable[OwnEntry]) -> PolicyBook:
    return PolicyBook(packs()[0].entries).with_entries(own.entry for own in entries)


def _days(entries: Iterable[OwnEntry], first: date) -> list[date]:
    """The days from `first` on, on which something may become another."""
    return sorted({first, *(entry.since for entry in entries if entry.since >= first)})


def _refuse_disorder(book: PolicyBook, altered: set[str], days: Iterable[date]) -> None:
    for chain in ORDERED:
        if altered.isdisjoint(chain):
            continue
        for day in days:
            for less, more in pairwise(chain):
                first, second = book.number(less, day), book.number(more, day)
                if first > second:
                    raise Refusal(
                        policy.WRONG_ORDER.about(
                            day=day, less=PARAMETER_BY_KEY[less].title, more=PARAMETER_BY_KEY[more].title,
                            first=first, second=second,
                        )
                    )  # fmt: skip


def _fitting(catalog: Catalog, parameter: Parameter, value: object) -> PolicyValue:
    try:
        fitting = checked(parameter, value)
    except ValueError as reason:
        raise Refusal(_misfit(parameter, value)) from reason
    if isinstance(fitting, tuple):
        for line in fitting:
            _refuse_unknown_words(catalog, parameter, line)
    return fitting


def _misfit(parameter: Parameter, value: object) -> Message:
    match parameter.shape:
        case Shape.NUMBER:
            unit = parameter.unit or "个"
            return policy.BAD_NUMBER.about(
                title=parameter.title, least=parameter.least, most=parameter.most, unit=unit, text=value
            )
        case Shape.YES_NO:
            return policy.BAD_YES_NO.about(title=parameter.title, text=value)
        case Shape.CHOICE:
            return policy.BAD_CHOICE.about(
                title=parameter.title, options="、".join(parameter.options), text=value
            )
        case Shape.TABLE:
            columns = "、".join(f"{key}（{heading}）" for key, heading in parameter.columns)
            return policy.BAD_TABLE.about(title=parameter.title, columns=columns)


def _refuse_unknown_words(catalog: Catalog, parameter: Parameter, line: Mapping[str, object]) -> None:
    """A text in a column of the table that a roster knows as a list of options is one of them."""
    for key, heading in parameter.columns:
        text = line.get(key)
        options = options_of(catalog, key)
        if isinstance(text, str) and text and options and text not in options:
            raise Refusal(
                policy.BAD_TABLE_WORD.about(
                    title=parameter.title, column=heading, text=text, options="、".join(options)
                )
            )


def options_of(catalog: Catalog, key: str) -> tuple[str, ...]:
    """What may be chosen in the columns of this key, in whichever roster; () where any text goes."""
    columns = (roster.column_by_key.get(key) for roster in catalog.rosters)
    return next((column.options for column in columns if column and column.options), ())


def _table_in(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return text
