"""What a cell is marked with: the gravest complaint about it, or a question that waits for a decision."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import cache

from msgspec import Struct
from PySide6.QtCore import Qt

from roster_desktop.checks import Finding, Level
from roster_desktop.records import REMOVAL_KEY, Asked
from roster_desktop.schema import Roster
from roster_desktop.wording import _

ASKED = _("别处写的和这里不同，等您决定；右边卡片里可以选。")


class Mark(IntEnum):
    """How grave it is; the gravest is drawn."""

    NONE = 0
    NOTICE = 1
    WARNING = 2
    ERROR = 3
    ASKED = 4


class CellRole(IntEnum):
    """What the table asks of a cell beside Qt's own questions."""

    MARK = Qt.ItemDataRole.UserRole + 1
    KEY = Qt.ItemDataRole.UserRole + 2
    DRAWN = Qt.ItemDataRole.UserRole + 3


class CellMark(Struct, frozen=True):
    """What is drawn in a cell's corner, and the sentences behind it."""

    mark: Mark
    sentences: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All that there is to say of the cell, a sentence a line."""
        return "\n".join(self.sentences)


class DrawnCell(Struct, frozen=True):
    """Everything that a cell is drawn with, so that a drawing asks the table once."""

    text: str = ""
    mark: Mark = Mark.NONE
    key: str = ""
    """Of its column; "" where columns have none."""
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft


NOTHING_DRAWN = DrawnCell()


@cache
def alignment_of(is_numeric: bool) -> Qt.AlignmentFlag:
    """Figures stand at the right, so that they can be compared."""
    side = Qt.AlignmentFlag.AlignRight if is_numeric else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


_MARKS = {Level.ERROR: Mark.ERROR, Level.WARNING: Mark.WARNING, Level.NOTICE: Mark.NOTICE}


def mark_of(finding: Finding) -> Mark:
    """How a finding is drawn."""
    return _MARKS[finding.level]


def beside_cell(finding: Finding, name: str) -> str:
    """The finding as it is read beside its cell, where one sees whose row it is."""
    return without_name(finding.message, name)


def without_name(sentence: str, name: str) -> str:
    """The sentence as it is read where one sees who it is about."""
    return re.sub(rf"^{re.escape(name)} ?的?", "", sentence) if name else sentence


def marks_of(
    roster: Roster,
    findings: Iterable[Finding],
    waiting: Iterable[str] = (),
    asked: Iterable[Asked] = (),
    *,
    name: str = "",
) -> Mapping[str, CellMark]:
    """Column key → its mark. `waiting`: registers in which two people wrote different things;
    `asked`: what one unit wants to know of another."""
    by_key: dict[str, CellMark] = {}
    for finding in findings:
        for key in finding.columns:
            by_key[key] = _graver(by_key.get(key), mark_of(finding), beside_cell(finding, name))
    for question in asked:
        for key in _columns_of(roster, question.register):
            by_key[key] = _graver(by_key.get(key), Mark.ASKED, asked_in_words(question))
    for register in waiting:
        # A question about the row as a whole is marked at the name: its own texts are no columns of the
        # table.
        for key in _columns_of(roster, register):
            by_key[key] = _graver(by_key.get(key), Mark.ASKED, ASKED)
    return by_key


def asked_in_words(question: Asked) -> str:
    """铁河镇 周敏 问：是不是按季发的？"""
    who = " ".join(part for part in (question.unit, question.who) if part)
    return _("{who} 问：{question}（F7 答复，或直接改这一格）").format(who=who, question=question.text)


def _columns_of(roster: Roster, register: str) -> tuple[str, ...]:
    if register == REMOVAL_KEY:
        return (roster.name_key,)
    known = roster.register_by_key.get(register)
    return known.columns if known else ()


def _graver(before: CellMark | None, mark: Mark, sentence: str) -> CellMark:
    if before is None:
        return CellMark(mark, (sentence,))
    return CellMark(max(before.mark, mark), (*before.sentences, sentence))
