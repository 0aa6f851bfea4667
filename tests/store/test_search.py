"""People are found by what clerks type: a piece of the name, pinyin, initials, a number, an employer."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from roster_desktop.records import RowAdded, new_row_id
from roster_desktop.store.search import columns_of_search, search_text, sort_key, words
from roster_desktop.workspace import Query, Workspace
from tests.builders import TOY_PEOPLE, id_number, toy_job, toy_person
from tests.workspace.toy import FOLK, added, applied, typed


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("张三", "张"),
        ("张三", "三"),
        ("张三", "zs"),
        ("张三", "ZS"),
        ("张三", "zhangsan"),
        ("张三", "ｚｓ"),
        ("曾小贤", "zengxiaoxian"),
        ("曾小贤", "cxx"),
        ("单雄信", "shan"),
        ("解晓东", "xie"),
        ("仇英", "qiuying"),
        ("尉迟恭", "yuchi"),
        ("长孙无忌", "zhangsun"),
        ("阿依古丽·买买提", "ayigulimaimaiti"),
        ("阿依古丽·买买提", "买买提"),
        ("𠮷田", "𠮷"),
        ("𠮷田", "tian"),
        ("王𫖯", "𫖯"),
    ],
)
def test_a_person_is_found_by(village: Workspace, name, text):
    row = added(village, name)
    added(village, "赵六", 2)

    assert village.row_ids(Query(FOLK, find=text)) == [row]
    assert village.count(Query(FOLK, find=text)) == 1


def test_every_word_must_be_found(village: Workspace):
    first = added(village, "张三", 1, phone="13800000001")
    second = added(village, "张四", 2, phone="13900000001")

    assert village.row_ids(Query(FOLK, find="张 138")) == [first]
    assert village.row_ids(Query(FOLK, find=" 张  000001 ")) == [first, second]
    assert village.row_ids(Query(FOLK, find="张 777")) == []


def test_numbers_are_found_in_any_width(village: Workspace):
    row = added(village, "张三", 1, phone="13800000001")

    assert village.row_ids(Query(FOLK, find=id_number()[6:14])) == [row]
    assert village.row_ids(Query(FOLK, find="１３８")) == [row]


@pytest.mark.parametrize("sign", ["%", "_", "\\", "'", '"', "*", "?"])
def test_signs_are_taken_as_they_are(village: Workspace, sign):
    added(village, "张三")

    assert village.row_ids(Query(FOLK, find=sign)) == []


def test_words_never_run_together_across_cells(village: Workspace):
    added(village, "张三", phone="13800000001")

    assert village.row_ids(Query(FOLK, find="三138")) == []
    assert village.row_ids(Query(FOLK, find="X138")) == []


def test_a_job_is_found_by_its_employer(village: Workspace):
    row = new_row_id()
    applied(village, RowAdded("work", row, toy_job(employer="Huawei 深圳")))

    assert village.row_ids(Query("work", find="huawei深圳")) == [row]


def test_a_changed_name_is_found_by_the_new_one_only(village: Workspace):
    row = added(village, "张三")
    typed(village, row, name="李明")

    assert village.row_ids(Query(FOLK, find="lm")) == [row]
    assert village.row_ids(Query(FOLK, find="zs")) == []


def test_a_search_goes_over_the_words_alone_not_over_the_rows(village: Workspace):
    row = added(village, "张三")
    asked = (
        f"EXPLAIN QUERY PLAN SELECT row_id FROM roster_{FOLK} "
        "WHERE row_gone = 0 AND row_search LIKE '%zs%' ORDER BY row_place, row_id"
    )

    with closing(sqlite3.connect(village.path)) as file:
        plan = " ".join(str(line) for line in file.execute(asked))

    assert f"COVERING INDEX ix_roster_{FOLK}_search" in plan
    assert "TEMP B-TREE" not in plan
    assert village.row_ids(Query(FOLK, find="zs")) == [row]


def test_names_sort_by_their_syllables():
    names = ["林一", "李白", "曾一", "李安", "单于", "𠮷田", ""]

    assert sorted(names, key=sort_key) == ["", "李安", "李白", "林一", "单于", "曾一", "𠮷田"]


def test_search_words_are_folded_like_the_text():
    assert words("Ａbc　ＤＥ") == ("abc", "de")
    assert "abc" in search_text(columns_of_search(TOY_PEOPLE), "ＡBC", toy_person("ＡBC"))
