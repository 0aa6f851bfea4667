"""Lists on which only the first row of a household names its head: what is filled in, and what is asked."""

from __future__ import annotations

import pytest

from roster_desktop.rosters import CATALOG
from roster_desktop.workbook.deliver import deliver
from tests.builders import id_number
from tests.workbook.books import handmade

HEADER = ("村名", "户编号", "户主姓名", "与户主关系", "姓名", "身份证号")


def book(*rows: tuple[str, str, str, str]):
    """(户编号, 户主姓名, 与户主关系, 姓名)"""
    lines = [("河湾村", *row, id_number(sequence=at)) for at, row in enumerate(rows, start=1)]
    return handmade(HEADER, *lines)


def heads(raw, answers=None) -> list[str]:
    return [row.values.get("head_name", "") for row in deliver(raw, CATALOG, answers=answers).delivery.rows]


NUMBERED = (
    ("0001", "王建国", "户主", "王建国"), ("0001", "", "配偶", "李秀英"), ("0001", "", "之子", "王明"),
    ("0002", "陈大山", "户主", "陈大山"), ("0002", "", "配偶", "周兰"),
)  # fmt: skip
IN_ORDER = (
    ("", "王建国", "户主", "王建国"), ("", "", "配偶", "李秀英"), ("", "", "之子", "王明"),
    ("", "陈大山", "户主", "陈大山"), ("", "", "配偶", "周兰"),
)  # fmt: skip


def test_of_one_household_number_the_head_is_one_and_is_told():
    read = deliver(book(*NUMBERED), CATALOG).delivery

    assert heads(book(*NUMBERED)) == ["王建国", "王建国", "王建国", "陈大山", "陈大山"]
    [told] = [one for one in read.problems if one.code == "heads-filled"]
    assert "3格" in told.message
    assert "李秀英 → 王建国" in told.message
    assert [one.code for one in read.questions if one.code.startswith("heads")] == []


def test_where_only_the_order_says_so_it_is_asked_and_nothing_is_filled_in_meanwhile():
    [asked] = [
        one for one in deliver(book(*IN_ORDER), CATALOG).delivery.questions if one.code == "heads-likely"
    ]

    assert heads(book(*IN_ORDER)) == ["王建国", "", "", "陈大山", ""]
    assert (asked.cells, asked.default) == (("C3", "C4", "C6"), "keep")
    assert [choice.value for choice in asked.choices] == ["take", "keep"]
    assert heads(book(*IN_ORDER), {asked.key: "take"}) == ["王建国", "王建国", "王建国", "陈大山", "陈大山"]


def test_the_number_of_the_household_that_stands_once_goes_with_the_answer():
    raw = book(("0001", "王建国", "户主", "王建国"), ("", "", "配偶", "李秀英"))
    [asked] = [one for one in deliver(raw, CATALOG).delivery.questions if one.code == "heads-likely"]
    rows = deliver(raw, CATALOG, answers={asked.key: "take"}).delivery.rows

    assert [row.values.get("household_number") for row in rows] == ["0001", "0001"]


def test_whoever_is_the_head_is_called_so():
    raw = book(("0001", "", "户主", "王建国"), ("0001", "", "配偶", "李秀英"))

    assert heads(raw) == ["王建国", "王建国"]


@pytest.mark.parametrize(
    "rows",
    [
        (("0001", "王建国", "户主", "王建国"), ("0002", "", "配偶", "李秀英")),
        (("", "王建国", "户主", "王建国"), ("", "", "", "李秀英")),
        (("0001", "", "配偶", "李秀英"),),
    ],
    ids=["another household", "nothing says to whom it belongs", "nobody above"],
)
def test_nothing_is_filled_in_or_asked_where_nothing_says_whose_the_row_is(rows):
    read = deliver(book(*rows), CATALOG).delivery

    assert read.rows[-1].values.get("head_name", "") == ""
    assert [one.code for one in (*read.questions, *read.problems) if one.code.startswith("heads")] == []
