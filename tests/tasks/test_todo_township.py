"""What needs a person in a township today: who has not reported, and what the village must learn."""

from __future__ import annotations

from roster_desktop.tasks.findings import bring_up_to_date
from roster_desktop.tasks.todo import todos
from roster_desktop.tasks.todo_facts import Facts, Todo
from roster_desktop.tasks.typing import write_cells
from roster_desktop.workspace import Workspace
from tests.tasks.test_periods import came, on, sent, township, typed, village

__all__ = ["township", "village"]


def told(workspace: Workspace) -> dict[str, Todo]:
    bring_up_to_date(workspace)
    return {one.title: one for one in todos(Facts(workspace))}


def test_nobody_is_late_where_nobody_ever_reported(township):
    typed(township, "李明")

    assert not [
        title for title in told(township) if "还没" in title and "报" in title and "本期花名册" not in title
    ]


def test_a_village_without_a_workbook_this_period_is_named(township):
    on(township, 2, 3)
    came(township, "李明", "白石村")
    came(township, "王强", "柳树村")
    on(township, 3, 3)
    came(township, "李明", "白石村")

    one = told(township)["1 个村本期还没有报送"]

    assert one.about.startswith("柳树村：离截止还有")
    assert one.place.page == "merging"


def test_whose_time_is_over_is_urged_by_name(township):
    on(township, 1, 10)
    came(township, "李明", "白石村")
    came(township, "王强", "柳树村")
    on(township, 2, 10)
    came(township, "李明", "白石村")
    on(township, 2, 27)

    late = [one for title, one in told(township).items() if "已过截止时间" in title]

    assert [one.about for one in late] == ["柳树村：请催报"]


def test_rows_altered_in_the_township_are_to_be_returned(township):
    on(township, 2, 3)
    [row] = came(township, "李明", "白石村")
    on(township, 2, 4)
    write_cells(township, "person", row, {"phone": "13900000002"})

    one = told(township)["1 行在镇里改过，要退回村里确认"]

    assert one.about.startswith("白石村：")
    assert (one.button, one.place.page) == ("去收件合并", "merging")


def test_who_is_gone_without_a_word_is_asked_for(village):
    on(village, 1, 10)
    typed(village, "李明 王强")
    sent(village)
    on(village, 2, 10)
    village.undo()

    one = told(village)["2 人上期在册，本期没有了"]

    assert one.about == "李明、王强：请选原因，漏填的恢复"
    assert one.place.page == "changes"
