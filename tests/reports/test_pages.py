"""A table on paper: nothing is left out, heads come again, and the PDF can be searched."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.places import FontFile, chinese_fonts
from roster_desktop.reports import Counted, Head, Line, ReportTable
from roster_desktop.reports.pages import A4_LONG, A4_SHORT, Paper, Words, letters_wide, wrapped
from roster_desktop.reports.pdf import pdf_bytes
from roster_desktop.reports.table_pages import table_pages
from roster_desktop.wording import Refusal


def table(lines: int, columns: int = 3) -> ReportTable:
    heads = (
        Head("村", width=14),
        Head("户主", width=10),
        *(Head(f"第{n}栏", Counted.PERSONS) for n in range(columns)),
    )
    told = tuple(Line((f"村{place}", f"户主{place}", *range(columns))) for place in range(lines))
    return ReportTable("t", "试验表", heads, told, ("怎么算的。", "还有一条。"), ("填报单位：某镇",))


def words(page: Paper) -> list[str]:
    return ["".join(mark.lines) for mark in page.marks if isinstance(mark, Words)]


def test_every_line_stands_on_some_page_and_the_heads_on_every_one():
    pages = table_pages(table(90))

    told = [text for page in pages for text in words(page)]
    assert [text for text in told if re.fullmatch(r"村\d+", text)] == [f"村{place}" for place in range(90)]
    assert all("户主" in words(page) for page in pages[:-1])
    assert f"第1页，共{len(pages)}页" in words(pages[0])


@pytest.mark.parametrize("lines", range(15, 60))
def test_a_total_on_the_last_page_stands_under_some_of_its_lines(lines: int):
    told = [
        [text for text in words(page) if re.fullmatch(r"村\d+|合计", text)]
        for page in table_pages(table(lines))
    ]
    last = next(page for page in told if "合计" in page)

    assert len(last) > 3
    assert [text for page in told for text in page] == [*(f"村{place}" for place in range(lines)), "合计"]


def test_a_wide_table_goes_on_beside_with_the_names_again():
    pages = table_pages(table(5, columns=40))

    assert len(pages) > 1
    assert all("村0" in words(page) and "户主0" in words(page) for page in pages[:2])
    assert {text for page in pages for text in words(page) if text.startswith("第3")} >= {"第3栏(人)"}


@given(lines=st.integers(0, 120), columns=st.integers(1, 45))
def test_nothing_stands_beyond_the_edge_of_the_paper(lines: int, columns: int):
    for page in table_pages(table(lines, columns)):
        assert (page.width, page.height) == (A4_LONG, A4_SHORT)
        for mark in page.marks:
            if isinstance(mark, Words):
                assert mark.left >= 0
                assert mark.left + mark.width <= page.width + 0.01
                assert mark.top >= 0
                assert mark.top + mark.height <= page.height + 0.01


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60), width=st.floats(5, 60))
def test_a_wrapped_text_loses_no_letter_and_no_line_is_too_wide(text: str, width: float):
    lines = wrapped(text, width, 9)

    assert "".join(lines) == text
    assert all(len(line) <= 1 or letters_wide(line) * 9 * 25.4 / 72 <= width + 0.01 for line in lines)


def test_without_chinese_letters_it_says_so():
    with pytest.raises(Refusal, match="中文字体"):
        pdf_bytes("试验", table_pages(table(1)), ())


@pytest.mark.skipif(not chinese_fonts() or not shutil.which("pdftotext"), reason="no Chinese font or reader")
def test_the_words_of_the_file_can_be_searched(tmp_path):
    target = tmp_path / "表.pdf"
    target.write_bytes(pdf_bytes("试验表", table_pages(table(2)), chinese_fonts()))

    read = subprocess.run(
        ["pdftotext", "-layout", str(target), "-"], capture_output=True, text=True, check=True
    )
    assert "户主1" in unicodedata.normalize("NFKC", read.stdout)


def test_the_fonts_of_this_computer_are_files():
    assert all(isinstance(font, FontFile) and font.path.is_file() for font in chinese_fonts())
