"""Two times the same report: cells, lines and totals side by side."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.reports import Counted, Head, Line, ReportTable, rate
from roster_desktop.reports.comparison import compared

HEADS = (
    Head("镇(办)"), Head("村"), Head("目标", Counted.PERSONS), Head("完成", Counted.PERSONS),
    Head("完成率", Counted.RATE, rate_of=(3, 2)),
)  # fmt: skip
VILLAGES = ("白石村", "金水村", "四合村", "青山村")


def figures(**told: tuple[int | None, int | None]) -> ReportTable:
    lines = tuple(Line(("龙亭镇", one, *pair, rate(pair[1], pair[0]))) for one, pair in told.items())
    return ReportTable("goals", "目标", HEADS, lines, ("数人。",))


def cells(before: ReportTable, after: ReportTable) -> list[tuple[object, ...]]:
    [told] = compared([before], [after], ("10月", "11月"))
    return [line.cells[1:] for line in told.table.lines]


def test_every_cell_stands_beside_what_it_was_and_how_much_more_it_is():
    before, after = figures(白石村=(470, 400)), figures(白石村=(470, 765))

    assert cells(before, after) == [
        ("白石村", 470, 470, 0, 400, 765, 365, Decimal("85.1"), Decimal("162.8"), Decimal("77.7"), "有变化")
    ]


def test_a_line_that_only_one_has_is_said_to_be_new_or_gone():
    before, after = figures(白石村=(10, 5), 金水村=(4, 4)), figures(金水村=(4, 4), 四合村=(3, 1))

    assert cells(before, after) == [
        ("金水村", 4, 4, 0, 4, 4, 0, Decimal("100.0"), Decimal("100.0"), Decimal("0.0"), ""),
        ("四合村", None, 3, 3, None, 1, 1, None, Decimal("33.3"), None, "新增"),
        ("白石村", 10, None, -10, 5, None, -5, Decimal("50.0"), None, None, "减少"),
    ]


def test_the_total_compares_the_two_totals():
    before, after = figures(白石村=(100, 50)), figures(白石村=(100, 70), 金水村=(100, 20))
    [told] = compared([before], [after], ("10月", "11月"))

    assert told.table.total == (
        "合计", None, 100, 200, 100, 50, 90, 40, Decimal("50.0"), Decimal("45.0"), Decimal("-5.0"), None,
    )  # fmt: skip


NUMBERS = st.one_of(st.none(), st.integers(0, 99))
SIDES = st.dictionaries(st.sampled_from(VILLAGES), st.tuples(NUMBERS, NUMBERS)).map(
    lambda told: figures(**told)
)


@given(SIDES, SIDES)
def test_the_differences_of_the_lines_make_the_difference_of_the_totals(before, after):
    [told] = compared([before], [after], ("10月", "11月"))
    total = told.table.total

    for place in (4, 7):
        sums = sum(line.cells[place] or 0 for line in told.table.lines)
        assert sums == ((total[place] or 0) if total else 0)


@given(SIDES, SIDES)
def test_compared_the_other_way_round_every_difference_turns_its_sign(before, after):
    def differences(one: ReportTable, other: ReportTable) -> dict[object, tuple[object, ...]]:
        return {line[0]: (line[3], line[6], line[9]) for line in cells(one, other)}

    back = differences(after, before)
    assert differences(before, after) == {
        name: tuple(None if one is None else -one for one in told) for name, told in back.items()
    }


@given(SIDES)
def test_compared_with_itself_nothing_differs(side):
    [told] = compared([side], [side], ("10月", "11月"))

    assert (told.differing, told.only_differing.lines) == (0, ())


def test_people_are_told_apart_by_their_rows_whatever_they_are_called():
    heads = (Head("序号"), Head("村"), Head("组"), Head("姓名"), Head("性别"), Head("工种"))

    def listed(*people: tuple[str, str, str]) -> ReportTable:
        lines = (
            Line((str(number), "白石村", "一组", name, "男", job), (("person", row),))
            for number, (row, name, job) in enumerate(people, 1)
        )
        return ReportTable("seekers", "名单", heads, tuple(lines), (), has_total=False)

    [told] = compared(
        [listed(("r1", "张三", "电焊"), ("r2", "李四", "厨师"))],
        [listed(("r2", "李四", "保安"), ("r3", "李四", "厨师"))],
        ("10月", "11月"),
    )

    assert [line.cells for line in told.table.lines] == [
        ("白石村", "一组", "李四", "男", "厨师", "保安", "有变化"),
        ("白石村", "一组", "李四", "男", None, "厨师", "新增"),
        ("白石村", "一组", "张三", "男", "电焊", None, "减少"),
    ]
    assert told.table.total is None


def test_a_column_that_one_of_the_two_did_not_have_stands_on_one_side_only():
    old = ReportTable("t", "表", HEADS[:3], (Line(("龙亭镇", "白石村", 7)),), ())
    new = ReportTable("t", "表", HEADS[:4], (Line(("龙亭镇", "白石村", 7, 5)),), ())

    assert cells(old, new) == [("白石村", 7, 7, 0, None, 5, 5, "有变化")]
