"""Is the money of several people paid to one account?"""

from __future__ import annotations

from collections.abc import Iterator

from roster_desktop.checks.alike import Alike
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.checks.rule import Seen
from roster_desktop.schema.kinds.id_number import holder_of
from roster_desktop.schema.pairing import folded_name
from roster_desktop.schema.roster import Role

CARD = "bank_card"
_MOST_NAMED = 3


def one_account_for_several(alike: Alike) -> Iterator[Seen]:
    """Different persons, by their numbers; a row without a number is of the person of its name."""
    by_person: dict[str, RowInQuestion] = {}
    named = {folded_name(row.name): holder for row in alike.rows if (holder := _holder(row))}
    for row in alike.rows:
        key = _holder(row) or named.get(folded_name(row.name)) or folded_name(row.name)
        if key:
            by_person.setdefault(key, row)
    if len(by_person) > 1:
        first, *others = by_person.values()
        names = "、".join(row.who for row in (first, *others)[:_MOST_NAMED])
        if len(by_person) > _MOST_NAMED:
            names += f"等{len(by_person)}人"
        yield Seen((CARD,), {"names": names}, row=first, beside=tuple((row, (CARD,)) for row in others))


def _holder(row: RowInQuestion) -> str:
    return holder_of(row.text_of(Role.ID_NUMBER))
