"""What the person roster says of the holder of a row in another roster."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tests.reports.second_way.ground import asked


@dataclass(frozen=True)
class Speaking:
    """The row that speaks for a person of a village."""

    born: date | None
    sex: str
    is_listed: bool
    is_there: bool
    gone_by: date | None
    """The last day on which the person can have died or moved away."""

    def age(self, on: date) -> int | None:
        """Full years on that day."""
        if self.born is None:
            return None
        return on.year - self.born.year - ((on.month, on.day) < (self.born.month, self.born.day))


_WHO = """
    SELECT t, v, w, born(w), sex(w), row_id IS NOT NULL, coalesce(is_there, 0),
        CASE WHEN population_status IN ('死亡', '迁出', '婚嫁迁出', '出国定居')
            THEN last_day(population_changed_on) END
    FROM person
"""


def speaking(base: sqlite3.Connection) -> Mapping[tuple[object, ...], Speaking]:
    """Township, village, holder → who that is."""
    return {
        tuple(key): Speaking(_day(born), str(sex), bool(listed), bool(there), _day(gone))
        for *key, born, sex, listed, there, gone in asked(base, _WHO)
    }


def _day(text: object) -> date | None:
    return date.fromisoformat(str(text)) if text else None
