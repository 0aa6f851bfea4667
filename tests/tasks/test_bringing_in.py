"""Between a preview and its OK: what is typed meanwhile is never overwritten unseen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.bring_in import MovedMeanwhile, apply_import
from roster_desktop.tasks.preview_rows import Outcome
from roster_desktop.tasks.reading import ANY_ROSTER
from roster_desktop.tasks.typing import add_row, write_cells
from roster_desktop.workspace import Query
from tests.workbook.golden.village import WHO, Village, number_of, opened_village, refused

PHONE = (*WHO, "联系电话")
OTHERS = ("李二", number_of(2), "13800000002")


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    with opened_village(tmp_path) as found:
        found.take_in(PHONE, ("张一", number_of(1), "13800000001"), OTHERS)
        yield found


def phone_of(village: Village, name: str) -> str:
    return next(person.get("phone", "") for person in village.people() if person["name"] == name)


def type_phone(village: Village, name: str, phone: str) -> None:
    [row] = village.workspace.row_ids(Query(CATALOG.people, where={"name": (name,)}))
    write_cells(village.workspace, CATALOG.people, row, {"phone": phone})


def test_a_cell_that_changed_since_the_preview_is_asked_again(village: Village):
    preview = village.preview(PHONE, ("张一", number_of(1), "13900000001"))
    type_phone(village, "张一", "13700000001")

    with pytest.raises(MovedMeanwhile) as caught:
        apply_import(village.workspace, preview)

    assert "第2行张一" in str(caught.value)
    assert phone_of(village, "张一") == "13700000001"
    [row] = caught.value.preview.rows
    assert [(one.before, one.after) for one in row.changes] == [("13700000001", "13900000001")]
    apply_import(village.workspace, caught.value.preview)
    assert phone_of(village, "张一") == "13900000001"


def test_a_change_elsewhere_lets_the_preview_stand(village: Village):
    preview = village.preview(PHONE, ("张一", number_of(1), "13900000001"))
    type_phone(village, "李二", "13700000002")

    apply_import(village.workspace, preview)

    assert (phone_of(village, "张一"), phone_of(village, "李二")) == ("13900000001", "13700000002")


def test_somebody_typed_meanwhile_is_not_added_a_second_time(village: Village):
    preview = village.preview(PHONE, ("王三", number_of(3), "13900000003"))
    add_row(village.workspace, CATALOG.people, {"name": "王三", "id_number": number_of(3)})

    with pytest.raises(MovedMeanwhile) as caught:
        apply_import(village.workspace, preview)

    assert [row.outcome for row in caught.value.preview.rows] == [Outcome.CHANGED]


def test_a_sheet_of_names_and_numbers_alone_is_any_roster_until_somebody_says_which(village: Village):
    rows = (WHO, ("王三", number_of(3)))

    with refused("nothing-read") as caught:
        village.preview(*rows)
    assert "认得的只有姓名和身份证号，看不出是哪本花名册" in str(caught.value)

    assert village.preview(*rows, answers={ANY_ROSTER: "person"}).counts == {"person": {"added": 1}}


def test_rows_that_the_file_has_are_looked_up_a_page_at_a_time(
    village: Village, monkeypatch: pytest.MonkeyPatch
):
    looked: list[int] = []
    look_up = type(village.workspace).states_by_key

    def counted(workspace, roster, keys):
        looked.append(len(keys))
        return look_up(workspace, roster, keys)

    monkeypatch.setattr(type(village.workspace), "states_by_key", counted)
    people = [(f"王{at}", number_of(at), f"138000000{at:02}") for at in range(10, 70)]
    preview = village.preview(PHONE, *people, OTHERS)

    assert preview.counts["person"] == {"added": 60, "unchanged": 1}
    assert sum(looked) == 61
    assert len(looked) == 3
