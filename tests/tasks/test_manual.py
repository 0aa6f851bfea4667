"""The manual: what its pages name is there, and what it tells of columns and rules is all that is
declared."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from roster_desktop.checks import RULEBOOK
from roster_desktop.checks.not_computed import NOT_COMPUTED
from roster_desktop.places import resource
from roster_desktop.policies import PARAMETERS
from roster_desktop.records import Level
from roster_desktop.reports.pages import Image, Words
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.manual import FIRST_RUN, Manual, manual_of
from roster_desktop.tasks.manual_page import FOLDER, ManualPage
from roster_desktop.tasks.manual_printing import paper_of, write_manual
from roster_desktop.tasks.manual_reference import CHAPTER, rule_lines, rule_page, sources
from roster_desktop.wording import Refusal
from tests.bench.manual_pictures import PICTURES

MANUAL = manual_of(CATALOG)
WRITTEN = [page for page in MANUAL.pages if page.chapter != CHAPTER]
_MOST_LINES = 22
_ROOT = Path(__file__).resolve().parents[2]
_PRESSED = re.compile(r"[点按选]“([^”]+)”")


def _lines(page: ManualPage) -> list[str]:
    return [line for line in page.text.splitlines() if line]


def test_every_page_is_short_enough_to_be_read_at_once():
    long = {page.key: len(_lines(page)) for page in WRITTEN if len(_lines(page)) > _MOST_LINES}

    # One table is looked up in, not read.
    assert set(long) == {"merging"}
    assert len(WRITTEN) >= 40


def test_every_file_of_the_folder_is_a_page_of_the_contents():
    kept = {path.stem for path in resource(FOLDER).glob("*.md")}

    assert kept == {page.key for page in WRITTEN}


def test_every_picture_is_named_by_a_page_made_by_the_script_and_there():
    named = {name for page in MANUAL.pages for name in page.pictures}
    there = {path.name for path in resource(FOLDER, "pictures").iterdir()}

    assert named == {f"pictures/{name}.png" for name in PICTURES}
    assert there == {f"{name}.png" for name in PICTURES}


def test_all_pictures_together_are_small():
    assert sum(path.stat().st_size for path in resource(FOLDER, "pictures").iterdir()) < 4_000_000


def test_every_link_leads_to_a_page_for_whoever_reads_it():
    lost = [
        (page.key, link) for page in MANUAL.pages for link in page.links if link not in MANUAL.page_by_key
    ]

    assert lost == []


def test_every_level_finds_pages_of_its_own():
    keys = {level: {page.key for page in MANUAL.of_level(level)} for level in Level}

    assert "receiving" not in keys[Level.VILLAGE]
    assert {"receiving", "one-village"} <= keys[Level.TOWNSHIP] & keys[Level.COUNTY]
    assert {"send", "typing", "columns-person"} <= keys[Level.VILLAGE]
    assert all(len(found) >= 40 for found in keys.values())


def test_a_roster_that_no_page_names_is_explained_with_the_others():
    assert MANUAL.about("no-such-roster") is MANUAL.about("person")
    assert MANUAL.about(FIRST_RUN).key == "first-minutes"


def test_two_pages_cannot_explain_the_same():
    page = ManualPage("one", "一", "章", "", explains=("send",))

    with pytest.raises(ValueError, match="explain the same"):
        Manual((page, ManualPage("two", "二", "章", "", explains=("send",))))


@pytest.mark.parametrize("roster", [*CATALOG.rosters, *CATALOG.ledgers], ids=lambda roster: roster.key)
def test_every_column_stands_in_the_reference_with_its_help(roster):
    text = MANUAL.page_by_key[f"columns-{roster.key}"].text

    for column in roster.columns:
        # A star in a table's cell would be a mark.
        header = f"{column.header}＊" if column.required else column.header
        [line] = [line for line in text.splitlines() if line.startswith(f"| {header} |")]
        assert column.help in line
        assert all(option in line for option in column.options)


def test_every_column_of_the_rosters_says_where_it_comes_from():
    known = sources()
    silent = [
        (roster.key, column.key)
        for roster in CATALOG.rosters
        for column in roster.columns
        if not known.told(known.columns[roster.key].get(column.key, ""))
    ]
    unknown = [
        (roster, key)
        for roster, columns in known.columns.items()
        for key in columns
        if key not in CATALOG.roster(roster).column_by_key
    ]

    assert (silent, unknown) == ([], [])


def test_every_rule_stands_in_the_reference_with_its_level_remedy_and_source():
    known = sources()
    lines = {line.id: line for line in rule_lines()}

    assert set(RULEBOOK.rule_by_id) <= set(lines)
    for rule in lines.values():
        text = MANUAL.page_by_key[rule_page(rule.id)].text
        [line] = [line for line in text.splitlines() if line.startswith(f"| {rule.id} |")]
        assert known.told(rule.source)
        assert line.endswith(f"| {known.told(rule.source)} |")


def test_rules_that_are_not_computed_say_why():
    for one in NOT_COMPUTED:
        assert one.reason in MANUAL.page_by_key[rule_page(one.rule)].text


def test_every_policy_stands_in_the_list_with_its_value():
    text = MANUAL.page_by_key["policy-list"].text

    assert all(f"| {parameter.title} |" in text for parameter in PARAMETERS)


def test_a_page_is_found_by_words_of_its_title_first():
    found = [hit.page.key for hit in MANUAL.find("报送")]

    assert found[0] == "send"
    assert {"send-where", "first-minutes"} <= set(found)


def test_all_words_must_stand_on_the_page():
    found = {hit.page.key for hit in MANUAL.find("隐藏列 报送")}

    assert "send" in found
    assert "typing" not in found


def test_a_rule_is_found_by_its_number_and_a_column_by_its_name():
    assert MANUAL.find("c05")[0].page.key == "rules-c"
    assert "columns-transfer" in {hit.page.key for hit in MANUAL.find("点对点输送")}


def test_what_stands_around_the_word_is_shown():
    [first, *_] = MANUAL.find("恢复码")

    assert "恢复码" in first.around


def test_nothing_is_found_for_nothing():
    assert MANUAL.find("  ") == []
    assert MANUAL.find("绝无此字") == []


def test_a_title_is_found_by_what_the_caller_takes_for_fitting():
    found = MANUAL.find("zdsm", lambda title, word: (title, word) == ("待决冲突", "zdsm"))

    assert [hit.page.key for hit in found] == ["conflicts"]


def test_a_printed_page_holds_its_title_steps_and_pictures():
    papers = paper_of([MANUAL.page_by_key["send"]])
    marks = [mark for paper in papers for mark in paper.marks]
    lines = [line for mark in marks if isinstance(mark, Words) for line in mark.lines]

    assert lines[0] == "报送"
    assert {"1.", "2.", "3.", "4.", "·"} <= set(lines)
    assert [mark.file.name for mark in marks if isinstance(mark, Image)] == ["send.png"]
    assert not [line for line in lines if "**" in line or "](" in line]


def test_the_whole_manual_fits_on_its_paper_and_begins_with_its_contents():
    papers = paper_of(MANUAL.pages)
    words = [(paper, mark) for paper in papers for mark in paper.marks if isinstance(mark, Words)]

    assert papers[0].marks[0].lines == ("使用手册",)
    assert not [mark for paper, mark in words if mark.top + mark.height > paper.height or mark.top < 0]
    told = {line for _, mark in words for line in mark.lines}
    assert {page.title for page in MANUAL.pages} <= told


def test_a_page_is_written_as_pdf_once(tmp_path):
    out = tmp_path / "手册.pdf"
    write_manual([MANUAL.page_by_key["undo"]], out)

    assert out.read_bytes().startswith(b"%PDF")
    with pytest.raises(Refusal, match=r"手册\.pdf"):
        write_manual([MANUAL.page_by_key["undo"]], out)


def test_every_button_that_is_named_is_a_word_of_the_window():
    files = [path for room in ("ui", "roster_desktop") for path in (_ROOT / room).rglob("*.py")]
    told = "".join(path.read_text(encoding="utf-8") for path in files)
    named = {(page.key, word) for page in WRITTEN for word in _PRESSED.findall(page.text)}

    assert len(named) > 50
    assert [(page, word) for page, word in sorted(named) if word not in told] == []
