"""Rows of a workbook that this file has never met: all of a first month's book. Nothing is joined with
them."""

from __future__ import annotations

from collections.abc import Sequence

from roster_desktop.merge.joining import Known
from roster_desktop.records import RowState
from roster_desktop.records.keys import keys_of
from roster_desktop.schema.catalog import Catalog


def all_are_fresh(
    catalog: Catalog, roster: str, brought: Sequence[tuple[RowState, bool]], known: Known
) -> bool:
    """Whether each of these rows stays by itself: it meets no row of the file, by id or key, and no other row
    of the book. `brought`: each row with its versions, and whether somebody typed it or into it.

    Of all of them or of none: a row that joins others may get a key that one alone does not have.
    """
    if not brought:
        return True
    if not all(_is_simple(state) and not is_typed for state, is_typed in brought):
        return False
    ids = {state.id for state, _ in brought}
    if len(ids) != len(brought) or known.states_by_id(roster, ids):
        return False
    keys = [key for state, _ in brought for key in keys_of(catalog, state)]
    distinct = set(keys)
    return len(distinct) == len(keys) and not any(known.states_by_key(roster, distinct).values())


def _is_simple(state: RowState) -> bool:
    """Whether it is listed, known by one id, and nobody said anything of it that is no cell."""
    return state.plain is not None and not state.aliases and not state.plain.notes
