"""What an open file tells: rows by filter and order, by number and by name, and by pages."""

from __future__ import annotations

from contextlib import closing
from datetime import date

import pytest

from roster_desktop.records import RowAdded, RowId, new_row_id
from roster_desktop.schema.pairing import pairing_key
from roster_desktop.store.driver import dbapi
from roster_desktop.wording import storing
from roster_desktop.workspace import Query, Workspace
from tests.builders import TOY, id_number, toy_job, toy_person
from tests.workspace.toy import FOLK, added, all_states, applied, merged, refused, removed, typed


def test_rows_come_in_the_order_in_which_they_came_in(village: Workspace):
    rows = [added(village, name, number) for number, name in enumerate(("王五", "张三", "李四"), start=1)]

    assert village.row_ids(Query(FOLK)) == rows
    assert [row.id for row in village.rows(FOLK, rows[::-1])] == rows[::-1]
    assert [state.id for state in village.states(FOLK)] == rows


def test_texts_read_by_pages_are_those_that_are_read_at_once(village: Workspace):
    for number in range(1, 6):
        added(village, f"张{number}", number)
    removed(village, added(village, "李四", 9))
    keys = ("name", "id_number")
    at_once = village.listed_texts(Query(FOLK), keys)

    for size in (1, 2, 5, 6):
        pages = list(village.listed_text_pages(FOLK, keys, size=size))
        assert [line for page in pages for line in page] == at_once
        assert max(map(len, pages)) == min(size, 5)


def test_rows_are_ordered_by_pinyin_numbers_and_blanks_last(village: Workspace):
    wang, zhang, li = (
        added(village, name, number) for number, name in enumerate(("王五", "张三", "李四"), start=1)
    )
    typed(village, wang, household="10")
    typed(village, zhang, household="9")

    assert village.row_ids(Query(FOLK, order=(("name", False),))) == [li, wang, zhang]
    assert village.row_ids(Query(FOLK, order=(("name", True),))) == [zhang, wang, li]
    assert village.row_ids(Query(FOLK, order=(("household", True),))) == [zhang, wang, li]
    jobs = [new_row_id() for _ in range(3)]
    for job, wage in zip(jobs, ("900", "", "10000"), strict=True):
        applied(village, RowAdded("work", job, toy_job(wage=wage, employer=f"厂{wage}")))
    assert village.row_ids(Query("work", order=(("wage", False),))) == [jobs[0], jobs[2], jobs[1]]
    assert village.row_ids(Query("work", order=(("wage", True),))) == [jobs[2], jobs[0], jobs[1]]


def test_cells_that_mean_something_else_every_day_filter_and_sort_too(village: Workspace):
    old = added(village, "张三", 1, id_number=id_number(birth="19500101"))
    young = added(village, "李四", 2, id_number=id_number(birth="20200101"))
    unknown = added(village, "王五", 3, id_number="")
    twin = added(village, "阿五", 4, id_number=id_number(birth="20200102"))

    assert village.row_ids(Query(FOLK, order=(("age", False),))) == [young, twin, old, unknown]
    assert village.row_ids(Query(FOLK, order=(("age", True), ("name", False)))) == [old, twin, young, unknown]
    assert village.row_ids(Query(FOLK, order=(("name", False), ("age", True)))) == [twin, young, unknown, old]
    assert village.row_ids(Query(FOLK, where={"age": ("6",)})) == [young, twin]
    assert village.count(Query(FOLK, where={"age": ("",)})) == 1
    village.today = lambda: date(2027, 6, 1)
    assert village.row_ids(Query(FOLK, where={"age": ("7",)})) == [young, twin]


def test_filters_take_any_of_several_texts_and_blank(village: Workspace):
    first = added(village, "张三", 1, schooling="小学")
    second = added(village, "李四", 2, schooling="初中")
    third = added(village, "王五", 3)

    assert village.row_ids(Query(FOLK, where={"schooling": ("小学", "")})) == [first, third]
    assert village.row_ids(Query(FOLK, where={"schooling": ("小学", "初中"), "sex": ("女",)})) == [second]
    assert village.row_ids(Query(FOLK, where={"schooling": ()})) == []
    with pytest.raises(KeyError):
        village.row_ids(Query(FOLK, where={"phone; DROP TABLE roster_folk": ("1",)}))


def test_rows_of_one_village_are_listed_and_counted(village: Workspace):
    here = added(village, "张三", 1)
    added(village, "李四", 2, village="山口村")

    assert village.row_ids(Query(FOLK, village="河湾村")) == [here]
    assert village.count(Query(FOLK, village="山口村")) == 1


def test_households_are_counted_by_village_and_number(village: Workspace):
    added(village, "张三", 1, household="1")
    added(village, "李四", 2, household="1")
    added(village, "王五", 3, household="1", village="山口村")
    added(village, "赵六", 4)
    gone = added(village, "钱七", 5, household="9")
    removed(village, gone)

    assert village.households() == 2


def test_a_row_is_named_by_its_id_its_beginning_or_the_persons_number(village: Workspace):
    row = RowId("ab" * 10)
    other = RowId("ac" * 10)
    applied(village, RowAdded(FOLK, row, toy_person("张三", 1)), RowAdded("work", other, toy_job("张三", 1)))

    assert village.resolve("ab" * 10) == (FOLK, row)
    assert village.resolve("aba") == (FOLK, row)
    assert village.resolve("a", "work") == ("work", other)
    assert village.resolve(f"folk:{id_number()}") == (FOLK, row)
    assert village.resolve(f"work:{id_number().lower()}") == ("work", other)
    with refused(storing.ROW_AMBIGUOUS):
        village.resolve("a")
    for nobody in ("", "ff", "folk:", "folk:110101199001011237", "%", "nothing:1", "_b"):
        with refused(storing.ROW_UNKNOWN):
            village.resolve(nobody)


def test_the_old_number_of_fifteen_digits_names_the_same_person(village: Workspace):
    number = id_number()
    row = added(village, "张三", 1)

    assert [found.id for found in village.people(number[:6] + number[8:17])] == [row]
    assert village.people("不知道") == []


def test_everything_about_a_person_is_found_by_the_number(village: Workspace):
    person = added(village, "张三", 1)
    job = new_row_id()
    applied(village, RowAdded("work", job, toy_job("张三", 1)))
    gone = new_row_id()
    applied(village, RowAdded(FOLK, gone, toy_person("张三", 1)))
    removed(village, gone)

    assert village.rows_of_person(id_number()) == {FOLK: [person], "work": [job]}
    assert village.rows_of_person("") == {}


def test_rows_are_found_by_their_natural_key(village: Workspace):
    row = added(village, "张三", 1)
    added(village, "李四", 2)
    key = pairing_key(TOY, FOLK, toy_person("张三", 1))
    assert key is not None

    found = village.states_by_key(FOLK, [key, (FOLK, "nobody")])
    assert {known: [state.id for state in states] for known, states in found.items()} == {key: [row]}
    removed(village, row)
    assert [state.id for state in village.states_by_key(FOLK, [key])[key]] == [row]
    typed_name = added(village, "张　三", 1)
    assert [state.id for state in village.states_by_key(FOLK, [key])[key]] == [row, typed_name]


def test_states_come_under_every_id_they_are_known_by(village: Workspace):
    first, second = added(village, "张三", 1), added(village, "张三", 1)
    states = all_states(village)
    merged(village, states[0].merged(states[1]))
    keeper = min(first, second)

    found = village.states_by_id(FOLK, [first, second, RowId("none")])
    assert {asked: state.id for asked, state in found.items()} == {first: keeper, second: keeper}
    assert village.resolve(max(first, second)) == (FOLK, keeper)
    assert village.row_ids(Query(FOLK)) == [keeper]
    applied_to = typed(village, max(first, second), phone="13800000001")
    assert applied_to.rows == ((FOLK, keeper),)


def test_states_are_read_page_by_page(village: Workspace):
    rows = [added(village, "张三", number) for number in range(1, 8)]
    removed(village, rows[3])

    pages = [village.states(FOLK, after=after, limit=3) for after in (0, 3, 6, 9)]
    assert [[state.id for state in page] for page in pages] == [rows[:3], rows[3:6], rows[6:], []]


def test_earlier_texts_are_offered_those_used_most_first(village: Workspace):
    for number, employer in enumerate(("北山砖厂", "南山砖厂", "南山砖厂", "学校"), start=1):
        applied(village, RowAdded("work", new_row_id(), toy_job("张三", number, employer=employer)))

    assert village.learnt("work", "employer", "砖") == ["南山砖厂", "北山砖厂"]
    assert village.learnt("work", "employer", "", limit=1) == ["南山砖厂"]
    assert village.learnt("work", "employer", "%") == []


def test_a_state_shows_what_the_row_shows(village: Workspace):
    row = added(village, phone="13800000001", sex="女")
    [state] = village.states(FOLK)
    found = village.row(FOLK, row)

    assert found is not None
    assert village.visible(state) == found.stored


def test_a_county_is_listed_counted_and_searched_by_indexes(village: Workspace):
    """Opening, counting and the first page cost the same for six hundred rows as for a million."""
    added(village)
    village.close()
    asked = {
        "SELECT count(*) FROM roster_folk WHERE row_gone = 0": "COVERING INDEX",
        "SELECT row_id FROM roster_folk WHERE row_gone = 0 ORDER BY row_place, row_id": "COVERING INDEX",
        "SELECT row_id FROM roster_folk WHERE row_pairing IN ('a', 'b')": "ix_roster_folk_pairing",
        "SELECT row_id FROM roster_folk WHERE row_holder = 'a' AND row_gone = 0": "ix_roster_folk_holder",
        "SELECT count(*) FROM (SELECT DISTINCT township, village, household FROM roster_folk "
        "WHERE row_gone = 0 AND household <> '')": "COVERING INDEX",
        "SELECT max(number) FROM journal_batch": "SEARCH journal_batch",
        "SELECT batch FROM journal_entry WHERE row_id IN ('a')": "ix_journal_entry_row_id",
    }
    with closing(dbapi.connect(village.path)) as connection:
        for statement, how in asked.items():
            plan = " ".join(line[3] for line in connection.execute(f"EXPLAIN QUERY PLAN {statement}"))
            assert how in plan, statement
            assert "TEMP B-TREE FOR ORDER" not in plan, statement


def test_an_age_is_counted_from_the_number_from_a_month_and_taken_as_typed(village: Workspace):
    rows = {
        "number": added(village, "张三", 1, id_number=id_number(birth="19500615")),
        "contradicted": added(
            village, "李四", 2, id_number=id_number(birth="20000101"), birth_date="1940-01-01"
        ),
        "month": added(village, "王五", 3, id_number="", birth_date="1990-07"),
        "year": added(village, "赵六", 4, id_number="", birth_date="1990"),
        "typed": added(village, "钱七", 5, id_number=id_number(birth="19800101"), age="3"),
        "flawed": added(village, "孙八", 6, id_number="110101199002301233"),
    }
    village.today = lambda: date(2025, 6, 30)
    shown = {key: village.row(FOLK, row).values.get("age", "") for key, row in rows.items()}

    for key, row in rows.items():
        assert row in village.row_ids(Query(FOLK, where={"age": (shown[key],)})), key
    assert dict(village.texts(Query(FOLK), "age")) == {
        text: list(shown.values()).count(text) for text in shown.values()
    }
    order = village.row_ids(Query(FOLK, order=(("age", False),)))
    told = [row for row in rows.values() if village.row(FOLK, row).values.get("age")]
    assert order[: len(told)] == sorted(told, key=lambda row: int(village.row(FOLK, row).values["age"]))


def test_texts_of_a_column_are_counted_among_the_rows_found(village: Workspace):
    for number, (name, schooling) in enumerate(
        (("张三", "小学"), ("李四", "初中"), ("王五", "初中")), start=1
    ):
        added(village, name, number, schooling=schooling)
    added(village, "赵六", 4, village="山口村")

    assert village.texts(Query(FOLK), "schooling") == [("初中", 2), ("", 1), ("小学", 1)]
    assert village.texts(Query(FOLK, village="山口村"), "schooling") == [("", 1)]
    with pytest.raises(KeyError):
        village.texts(Query(FOLK), "nothing")


def test_only_rows_that_are_named_are_listed(village: Workspace):
    first, second = added(village, "张三", 1), added(village, "李四", 2)

    assert village.row_ids(Query(FOLK, among=frozenset({second}))) == [second]
    assert village.count(Query(FOLK, among=frozenset())) == 0
    assert village.row_ids(Query(FOLK, among=None)) == [first, second]
    assert village.count(Query(FOLK, disputed=True)) == 0
