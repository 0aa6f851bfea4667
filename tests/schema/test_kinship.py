"""What the head of a household is called is said once."""

from __future__ import annotations

import re
from pathlib import Path

from roster_desktop.rosters import CATALOG
from roster_desktop.schema import Role
from roster_desktop.schema.kinship import HEAD

_ROOT = Path(__file__).parents[2]
_GONE_BY = re.compile(rf'(?:=|==|!=|in|index\() ?"{HEAD}"')
"""A comparison with the word, or a name of its own for it."""


def test_whoever_heads_a_household_is_what_the_rosters_offer():
    people = CATALOG.roster(CATALOG.people)
    [relation] = [column for column in people.columns if column.key == people.key_of(Role.RELATION)]

    assert HEAD in relation.kind.options


def test_no_other_room_has_a_word_of_its_own_for_the_head():
    rooms = [path for room in ("roster_desktop", "ui") for path in (_ROOT / room).rglob("*.py")]
    own = [path.name for path in rooms if _GONE_BY.search(path.read_text(encoding="utf-8"))]

    assert own == ["kinship.py"]
