"""Pages are read while somebody types; every look shows one moment, whole."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from roster_desktop.workspace import Query, Workspace
from tests.workspace.toy import FOLK, added, typed


def test_reading_goes_on_while_somebody_types(village: Workspace):
    row = added(village, phone="0", remark="0")
    is_done = Event()

    def read() -> set[tuple[str, str]]:
        seen = set()
        while not is_done.is_set():
            [found] = village.rows(FOLK, village.row_ids(Query(FOLK, find="zs")))
            seen.add((found.values["phone"], found.values["remark"]))
        return seen

    with ThreadPoolExecutor(3) as readers:
        looking = [readers.submit(read) for _ in range(3)]
        for number in range(1, 25):
            typed(village, row, phone=f"{number}", remark=f"{number}")
        is_done.set()
        seen = set().union(*(one.result() for one in looking))

    assert seen
    assert all(phone == remark for phone, remark in seen)


def test_several_threads_type_one_after_the_other(village: Workspace):
    rows = [added(village, "张三", number) for number in range(1, 5)]
    with ThreadPoolExecutor(4) as typists:
        batches = list(
            typists.map(lambda row: [typed(village, row, phone=f"{n}").batch for n in range(9)], rows)
        )

    assert sorted(batch for some in batches for batch in some) == list(range(5, 41))
    assert village.doctor().problems == ()
    numbers = [pair.write for row in rows for pair in village.states_by_id(FOLK, [row])[row].cell("phone")]
    assert len(set(numbers)) == 4
