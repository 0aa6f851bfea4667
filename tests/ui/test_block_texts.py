"""Blocks on the clipboard, as spreadsheets put them there and take them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData

from ui.tables.block_texts import clipped, from_html, from_text, unclipped

CELLS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\x00"), max_size=12)


@given(st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=4)
))  # fmt: skip
def test_what_is_copied_comes_back_the_same(grid):
    if grid == [[""]]:
        return
    assert from_text(clipped(grid).text()) == grid


@pytest.mark.parametrize(
    ("text", "grid"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("张三", [["张三"]]),
        ('"厂里\n二号楼"\t张三\n', [["厂里\n二号楼", "张三"]]),
        ('"北山"砖厂\t张三\n李四\t王五\n', [['"北山"砖厂', "张三"], ["李四", "王五"]]),
        ('"没有收尾\t张三\n李四\t王五\n', [['"没有收尾', "张三"], ["李四", "王五"]]),
        ("a\t\n\tb\n", [["a", ""], ["", "b"]]),
        ("a\n\nb\n", [["a"], [""], ["b"]]),
        ("", []),
    ],
)  # fmt: skip
def test_a_text_is_read_as_the_spreadsheet_meant_it(text, grid):
    assert from_text(text) == grid


def test_a_table_without_a_text_beside_it_is_read():
    page = (
        "<html><body><!--StartFragment--><table><tr><td>610723&nbsp;</td><td colspan=2>张<br>三</td></tr>"
        "<tr><td>a &amp; b<td>c</tr></table><table><tr><td>no</td></tr></table></body></html>"
    )

    assert from_html(page) == [["610723", "张 三", ""], ["a & b", "c"]]


def test_text_goes_before_the_table_beside_it():
    data = QMimeData()
    data.setText("138 0000\n")
    data.setHtml("<table><tr><td>1.38E+06</td></tr></table>")

    assert unclipped(data) == [["138 0000"]]


def test_a_spreadsheet_is_told_that_numbers_are_texts():
    page = clipped([["61072319800101001X", "<b>"]]).html()

    assert page.count("mso-number-format:'\\@'") == 2
    assert "61072319800101001X" in page
    assert "&lt;b&gt;" in page
