"""The reference in the manual: every column and every rule with where it comes from, out of the declarations.

What a source's letters stand for, and the sources of the columns, are kept in
`resources/manual/sources.toml`; rules carry theirs themselves.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from roster_desktop.checks import RULEBOOK
from roster_desktop.checks import Level as Severity
from roster_desktop.checks.not_computed import NOT_COMPUTED
from roster_desktop.checks.period_rules import PERIOD_RULES
from roster_desktop.places import resource
from roster_desktop.policies import PARAMETERS, default_book
from roster_desktop.schema import Catalog, Column, Roster
from roster_desktop.tasks.manual_page import FOLDER, ManualPage

CHAPTER = "查栏目和规则"
_SOURCES_KEY = "sources"
_LEVELS = {Severity.ERROR: "错误", Severity.WARNING: "预警", Severity.NOTICE: "提示"}
_ABOUT_RULES = {
    "A": "一格一格看",
    "B": "一本花名册里",
    "C": "几本花名册之间",
    "H": "一户人、几个村",
    "M": "补贴和政策",
    "T": "报送和账期",
}
_GAP = re.compile(r"\{(\w+)\}")
_GAPS = {
    "who": "某某",
    "name": "某某",
    "a": "甲",
    "b": "乙",
    "column": "这一栏",
    "head": "户主",
    "names": "甲、乙",
}
_MOST_NAMES = 6
"""So many other headers of a column are named; the import knows them all."""


class RuleLine(Struct, frozen=True):
    """One rule as the reference tells it, whatever it looks at."""

    id: str
    level: Severity
    message: str
    remedy: str
    source: str


class Sources(Struct, frozen=True):
    """Where columns come from, and what the letters of every source stand for."""

    short_by_tag: Mapping[str, str]
    about_by_tag: Mapping[str, str]
    columns: Mapping[str, Mapping[str, str]]
    """Roster key → column key → its source."""

    def told(self, source: str) -> str:
        """The source in words: 贵州核对规则 2_01_004；本程序设计."""
        parts: list[str] = []
        for word in source.split():
            if word in self.short_by_tag:
                parts.append(self.short_by_tag[word])
            elif parts:
                parts[-1] += f" {word}"
        return "；".join(parts)


def sources() -> Sources:
    """As they are kept beside the manual."""
    told = tomllib.loads(resource(FOLDER, "sources.toml").read_text(encoding="utf-8"))
    named = told["from"]
    return Sources(
        {tag: one["short"] for tag, one in named.items()},
        {tag: one["about"] for tag, one in named.items()},
        told["columns"],
    )


def rule_lines() -> tuple[RuleLine, ...]:
    """Every rule once, in the order of its id."""
    lines = {
        rule.id: RuleLine(rule.id, rule.level, rule.message, rule.remedy, rule.source)
        for rule in (*reversed(RULEBOOK.rules), *PERIOD_RULES)
    }
    return tuple(lines[key] for key in sorted(lines))


def reference_pages(catalog: Catalog) -> Iterator[ManualPage]:
    """A page for every roster and ledger, one for every group of rules, the policies, and the sources."""
    known = sources()
    for roster in (*catalog.rosters, *catalog.ledgers):
        text = "\n".join(_roster_text(roster, known))
        yield ManualPage(f"columns-{roster.key}", f"栏目：{roster.short_title}", CHAPTER, text)
    for letter, about in _ABOUT_RULES.items():
        text = "\n".join(_rules_text(letter, known))
        yield ManualPage(f"rules-{letter.lower()}", f"规则 {letter}：{about}", CHAPTER, text)
    yield ManualPage("policy-list", "政策标准一览", CHAPTER, "\n".join(_policies_text()))
    yield ManualPage(_SOURCES_KEY, "依据是哪些", CHAPTER, "\n".join(_sources_text(known)))


def rule_page(rule: str) -> str:
    """Key of the page on which the rule stands."""
    return f"rules-{rule[:1].lower()}"


def _roster_text(roster: Roster, known: Sources) -> Iterator[str]:
    yield f"《{roster.title}》的每一栏。带 * 的必须填；“依据”见[依据是哪些]({_SOURCES_KEY}.md)。"
    yield ""
    group = ""
    for column in roster.columns:
        if column.group != group:
            group = column.group
            yield from ("", f"## {group}", "")
            yield from _table_head("栏目", "怎么填", "依据")
        source = known.columns.get(roster.key, {}).get(column.key, "")
        star = "*" if column.required else ""
        yield _table_line(f"{column.header}{star}", " ".join(_column_words(column)), known.told(source))


def _column_words(column: Column) -> Iterator[str]:
    yield column.help
    if column.options:
        own = "，也可以写别的" if column.kind.takes_own_words else ""
        yield f"可选：{'、'.join(column.options)}{own}。"
    if column.derived:
        yield "自动得出。"
    elif column.from_person:
        yield "写了身份证号，从人员信息带过来。"
    if column.sensitive:
        yield "平时遮住。"
    if column.yearly:
        yield "只管一年，年初清空。"
    if column.other_headers:
        more = "等" if len(column.other_headers) > _MOST_NAMES else ""
        yield f"导入时也认：{'、'.join(column.other_headers[:_MOST_NAMES])}{more}。"


def _rules_text(letter: str, known: Sources) -> Iterator[str]:
    yield f"比对核实里会说的话。“某某”“…”处写的是真的人和内容；“依据”见[依据是哪些]({_SOURCES_KEY}.md)。"
    yield ""
    yield from _table_head("编号", "级别", "说什么", "怎么办", "依据")
    for rule in rule_lines():
        if rule.id.startswith(letter):
            yield _table_line(
                rule.id,
                _LEVELS[rule.level],
                _spoken(rule.message),
                _spoken(rule.remedy),
                known.told(rule.source),
            )
    silent = [one for one in NOT_COMPUTED if one.rule.startswith(letter)]
    if silent:
        yield from ("", "## 没有算的", "")
        for one in silent:
            yield f"- {one.rule}{f'（{one.part}）' if one.part else ''}：{one.reason}"


def _policies_text() -> Iterator[str]:
    yield "没有另行设定时用的数。本县有文件的，在[政策标准](policies.md)里改，写明从哪天起。"
    yield ""
    book, today = default_book(), date.today()
    group = ""
    for parameter in PARAMETERS:
        if parameter.group != group:
            group = parameter.group
            yield from ("", f"## {group}", "")
            yield from _table_head("标准", "默认", "管什么", "依据")
        ruling = book.ruling(parameter.key, today)
        yield _table_line(parameter.title, ruling.text, parameter.help, ruling.entry.source)


def _sources_text(known: Sources) -> Iterator[str]:
    yield "栏目和规则从哪里来：左边是表里的写法。各地办法会变，以本县现在的文件为准。"
    yield ""
    yield from _table_head("写法", "是什么")
    for tag, short in known.short_by_tag.items():
        yield _table_line(short, known.about_by_tag[tag])


def _spoken(message: str) -> str:
    return _GAP.sub(lambda gap: _GAPS.get(gap[1], "…"), message)


def _table_head(*headings: str) -> Iterable[str]:
    return (_table_line(*headings), f"|{'---|' * len(headings)}")


def _table_line(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', '／').replace('*', '＊') for cell in cells)} |"
