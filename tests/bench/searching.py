"""What finding rows while somebody types takes, beside one frame of the window: run by hand.

What is typed is taken from the file: part of a name, initials, letters of its pinyin, digits of a number
and of a telephone, each asked after every key. An answer is what the window waits for before it shows rows:
all ids, and in a roster of more than 60,000 rows the first 200, behind which it puts the others when they are
found (a hundred thousand of them for a single letter). Said is the time under which 95 of 100 answers stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from statistics import median
from time import perf_counter

from roster_desktop.rosters import CATALOG
from roster_desktop.workspace import Query, Workspace
from tests.bench import files
from tests.bench.table import Measured
from ui.bridge.first_rows import FIRST, LONG

_FRAME, _PROVINCE = 0.016, 0.050
_PEOPLE = 6
RUNS = 5
_EVERY = {"county": 1, "ten": 4, "names": 12}
"""All rows are found for one in so many of what is typed: of a single letter that takes seconds."""
_WORDS = {"county": "a county", "ten": "ten counties", "names": "3 million names"}


def measure() -> Iterator[Measured]:
    """One line for every size."""
    for size, words in _WORDS.items():
        allowed = _PROVINCE if size == "names" else _FRAME
        with Workspace.open(files.roster_file(size), CATALOG) as workspace:
            taken = answers(workspace, RUNS)
            some = keys_typed(workspace)[:: _EVERY[size]]
            whole = [_seconds_of_all(workspace, typed) for typed in some]
        yield Measured(
            f"search as you type, {words}", percentile(taken, 0.95), allowed, 1.0,
            "one frame" if allowed == _FRAME else "what is allowed", len(taken),
            note=f"95 of 100; the middle one {percentile(taken, 0.5) * 1000:.1f} ms; all rows known in "
            f"{percentile(whole, 0.5) * 1000:.0f} ms, 95 of 100 in {percentile(whole, 0.95) * 1000:.0f} ms",
        )  # fmt: skip


def keys_typed(workspace: Workspace) -> list[str]:
    """Everything that stands in the search field while a few people are looked for."""
    ids = workspace.row_ids(Query(CATALOG.people))
    people = workspace.rows(CATALOG.people, ids[:: len(ids) // _PEOPLE][:_PEOPLE])
    return [text for row in people for text in keys_of(row.values)]


def answers(workspace: Workspace, runs: int = 1) -> list[float]:
    """The median seconds of every answer."""
    is_long = workspace.count(Query(CATALOG.people)) >= LONG
    taken = []
    for typed in keys_typed(workspace):
        query = Query(CATALOG.people, find=typed)
        ask = partial(workspace.first_ids, query, FIRST) if is_long else partial(workspace.row_ids, query)
        taken.append(median(_seconds(ask) for _ in range(runs)))
    return taken


def _seconds_of_all(workspace: Workspace, typed: str) -> float:
    return _seconds(lambda: workspace.row_ids(Query(CATALOG.people, find=typed)))


def _seconds(act: Callable[[], object]) -> float:
    started = perf_counter()
    act()
    return perf_counter() - started


def keys_of(values: object) -> Iterator[str]:
    """Everything that stands in the search field while this person is looked for in four ways."""
    from pypinyin import lazy_pinyin

    assert hasattr(values, "get")
    name, number, phone = (str(values.get(key) or "") for key in ("name", "id_number", "phone"))
    spelled = lazy_pinyin(name)
    for whole in (name, "".join(part[:1] for part in spelled), "".join(spelled), number[6:], phone):
        yield from (whole[:end] for end in range(1, len(whole) + 1))


def percentile(taken: Sequence[float], share: float) -> float:
    """Under which this share of them stays."""
    return sorted(taken)[min(len(taken) - 1, int(len(taken) * share))]
