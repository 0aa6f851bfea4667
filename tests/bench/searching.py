"""What finding rows while somebody types takes, beside one frame of the window: run by hand.

What is typed is taken from the file: part of a name, initials, letters of its pinyin, digits of a number
and of a telephone, each asked after every key. Said is the time under which 95 of 100 answers stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from time import perf_counter

from roster_desktop.rosters import CATALOG
from roster_desktop.workspace import Query, Workspace
from tests.bench import files
from tests.bench.table import Measured

_FRAME, _PROVINCE = 0.016, 0.050
_PEOPLE = 6
_REPEATS = {"county": 3, "ten": 1, "names": 1}
_WORDS = {"county": "a county", "ten": "ten counties", "names": "3 million names"}


def measure() -> Iterator[Measured]:
    """One line for every size."""
    for size, words in _WORDS.items():
        allowed = _PROVINCE if size == "names" else _FRAME
        taken = answers(size, _REPEATS[size])
        yield Measured(
            f"search as you type, {words}", percentile(taken, 0.95), allowed, 1.0,
            "one frame" if allowed == _FRAME else "what is allowed", len(taken),
            note=f"95 of 100; the middle one {percentile(taken, 0.5) * 1000:.1f} ms",
        )  # fmt: skip


def answers(size: str, repeats: int = 1) -> list[float]:
    """Seconds of every answer."""
    taken = []
    with Workspace.open(files.roster_file(size), CATALOG) as workspace:
        ids = workspace.row_ids(Query(CATALOG.people))
        people = workspace.rows(CATALOG.people, ids[:: len(ids) // _PEOPLE][:_PEOPLE])
        for typed in [text for row in people for text in keys_of(row.values)] * repeats:
            started = perf_counter()
            workspace.row_ids(Query(CATALOG.people, find=typed))
            taken.append(perf_counter() - started)
    return taken


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
