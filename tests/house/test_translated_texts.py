"""What the window says can be translated: every text of `ui/` is looked up, or declared here as data."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOM = Path(__file__).parents[2] / "ui"
CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
LOOKED_UP = ("_", "N_", "so_many")
# File → what it holds in Chinese without showing it as a text of the window, and why.
DATA = {
    # Cuts the messages of rules, which are declared in Chinese, down to their subject.
    "pages/checking/words.py": {
        r"^\{\w+\} ?(的|户)?", r"\{\w+\}(?=[个条次])", r"[：，]?…?( ?[与和、] ?…?)?$", r"的…(?=\w)", "有一格",
        r"（[^）]*）", r"，请|，是不是|，以|。|：请", "几", "…，", "的", "。",
    },
    # How names of places end.
    "panels/unit_questions.py": {r"(?:[县区市旗镇乡村]|街道|办事处|社区|苏木|嘎查)$|[）)]$"},
    # The name and its particle at the start of a rule's message.
    "models/cell_marks.py": {"^ ?的?"},
    "pages/send/complaints_card.py": {" 的"},
    # The full stop of a rule's remedy.
    "pages/ask_deeds.py": {"。"},
    # What stands between several options, or several columns, in one cell of the file.
    "editors/offering_line.py": {"[、，,；;]", "、"},
    "pages/conflict/question.py": {"；"},
    # A heading as wide as this fits.
    "pages/bring_in/picture.py": {"落款或说明"},
    # The key of a question about a column.
    "pages/merging/words.py": {"[A-Z]+列$"},
    "pages/bring_in/sheet_pane.py": {":列"},
    # The last part of a fact about a report, which reports write; a letter by which widths are measured.
    "pages/reports/report_view.py": {"　", "字"},
    # Why a backup was made: part of its file's name.
    "guarding/keeping.py": {"手动", "关闭时", "定时"},
    "pages/reports/target_taking.py": {"导入前"},
    # Names of files that travel to others.
    "pages/first_run_page.py": {"（）.roster", "-_（）", "花名册"},
    "pages/office/handing_cards.py": {"第二台电脑_", "_给另一台电脑__.xlsx"},
    "pages/office/taking_over.py": {"待送出/"},
    "pages/printing/form_card.py": {"_表样"},
    "pages/send_page.py": {"_五类花名册_空白表"},
    # Signs between names that somebody typed.
    "pages/office/renaming_card.py": {r"[、,，;；\s]+"},
    # Written into the history of the file.
    "pages/conflict_page.py": {"、", "核定  的", "，全用的"},
    # A language is named in its own words.
    "pages/settings/language.py": {"中文"},
    # Written into the file, or compared with what is in it.
    "panels/removal_bar.py": {"死亡", "迁出", "重复登记"},
    "panels/record_panel.py": {"之", "[^。；]*[。；]?"},
    "panels/verification_words.py": {"已核实"},
    "pages/policies/value_editor.py": {"是", "否"},
    "pages/roster_list.py": {"人"},
    "pages/verifying/lines.py": {"未核实", "存疑", "组", "号"},
}  # fmt: skip


def texts_not_looked_up(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of every Chinese literal that is no docstring and in no call that looks it up;
    of one with values in it what stands around them."""
    tree = ast.parse(source)
    left = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)
    } | {
        id(node.args[0])
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in LOOKED_UP
    }  # fmt: skip
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [part for part in node.values if isinstance(part, ast.Constant)]
            left |= {id(part) for part in parts}
            text = "".join(str(part.value) for part in parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left:
            text = node.value
        else:
            continue
        if CHINESE.search(text):
            yield node.lineno, text


@cache
def found() -> list[tuple[str, int, str]]:
    """File, line and text."""
    return [
        (path.relative_to(ROOM).as_posix(), line, text)
        for path in sorted(ROOM.rglob("*.py"))
        for line, text in texts_not_looked_up(path.read_text(encoding="utf-8"))
    ]


def test_every_text_of_the_window_is_looked_up_or_declared_as_data():
    assert [one for one in found() if one[2] not in DATA.get(one[0], ())] == []


def test_nothing_is_declared_as_data_that_is_not_there():
    there = {(file, text) for file, _line, text in found()}

    assert [(file, text) for file, texts in DATA.items() for text in texts if (file, text) not in there] == []


def test_a_text_with_values_in_it_is_found_and_a_docstring_is_not():
    source = '"""说明"""\nshown = f"还有 {count} 处"\ntold = _("还有 {count} 处").format(count=count)\nkey = "key"\n'

    assert list(texts_not_looked_up(source)) == [(2, "还有  处")]
