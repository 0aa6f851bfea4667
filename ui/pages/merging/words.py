"""How the outcome of a merge is told: a card for each workbook, a card for each unit."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from msgspec.structs import replace

from roster_desktop.records import Problem, RowId
from roster_desktop.tasks.merging import BookResult, total
from roster_desktop.tasks.receiving import Expected, Sender
from roster_desktop.wording import _, so_many, working
from ui.pages.pieces.card_list import CardFact, Tone
from ui.pages.pieces.words import moment

_WORDS = {
    "merged": (_("无冲突"), Tone.GOOD),
    "unchanged": (_("无变化"), Tone.QUIET),
    "duplicate": (_("重复送来"), Tone.QUIET),
    "stopped": (_("没有轮到"), Tone.QUIET),
    "skipped": (_("跳过"), Tone.QUIET),
    "waiting": (_("待处理"), Tone.WARNING),
    "refused": (_("没有收"), Tone.ERROR),
}
_SET_ASIDE = ("waiting", "refused")
_COLUMN = re.compile("[A-Z]+列$")
_MOST_NAMED = 4


def status_of(book: BookResult) -> tuple[str, Tone]:
    """The word that says how a workbook stands, and its colour."""
    if book.conflicts and not must_be_answered(book):
        return _("冲突 {conflicts}").format(conflicts=book.conflicts), Tone.ASKED
    if not book.conflicts and any(row.asked for row in book.told):
        return _("冲突已定"), Tone.GOOD
    if book.questions:
        of_columns = all(_COLUMN.search(question.key) for question in book.questions)
        return f"{_('待认列') if of_columns else _('要您定')} {len(book.questions)}", Tone.WARNING
    return _WORDS[book.status]


def as_it_stands(book: BookResult, open_places: Collection[tuple[str, RowId, str]]) -> BookResult:
    """The book with the questions that are still open. `open_places`: (roster, row, register)."""
    asked = {(row.roster, row.row, register) for row in book.told for register in row.asked}
    if len(asked) < book.conflicts:
        # More were asked than are told one by one.
        return book
    return replace(book, conflicts=len(asked.intersection(open_places)))


def must_be_answered(book: BookResult) -> bool:
    """Whether somebody has to say something before the rest is in. A column that means nothing to us is none
    of it: whoever knows may say."""
    return any(question.code != working.UNKNOWN_HEADER.code for question in book.questions)


def told_problems(book: BookResult) -> tuple[Problem, ...]:
    """What there is to know beside the questions, which are asked and not told."""
    asked = {(question.sheet, question.code) for question in book.questions}
    return tuple(one for one in book.problems if (one.sheet, one.code) not in asked)


def is_set_aside(book: BookResult) -> bool:
    """Whether the workbook waits for somebody to see to it."""
    return book.status in _SET_ASIDE


def book_card(book: BookResult) -> CardFact:
    """A workbook of this run."""
    word, tone = status_of(book)
    counts = total(book.counts.values())
    about = so_many(
        "{read:,} 行 · 新增 {added:,} · 更改 {changed:,}",
        read=counts.read, added=counts.added, changed=counts.changed,
    )  # fmt: skip
    if book.status == "duplicate":
        about = _("内容和收过的完全一样，不用再收")
    elif not book.counts:
        about = (
            book.problems[0].message.removeprefix(f"“{book.file}”") if book.problems else _("没有读，停止了")
        )
    return CardFact(book.file, about, word, tone, book)


def undone_card(book: BookResult) -> CardFact:
    """A workbook that was taken in, and taken back since."""
    return replace(book_card(book), word=_("已撤销"), tone=Tone.QUIET)


def run_in_words(books: Sequence[BookResult]) -> str:
    """本次 6 本：收下 4，重复 1，没有收 1; where nothing was merged yet, so."""
    if not books:
        return _("这次还没有合并工作簿。")
    taken = sum(book.status in ("merged", "unchanged") for book in books)
    same = sum(book.status == "duplicate" for book in books)
    aside = sum(book.status in _SET_ASIDE for book in books)
    stopped = sum(book.status == "stopped" for book in books)
    parts = [(_("收下 {taken}").format(taken=taken), taken), (_("重复 {same}").format(same=same), same)]
    skipped = sum(book.status == "skipped" for book in books)
    parts += [
        (_("没有收 {aside}").format(aside=aside), aside),
        (_("没有轮到 {stopped}").format(stopped=stopped), stopped),
        (_("跳过 {skipped}").format(skipped=skipped), skipped),
    ]
    return _("本次 {books} 本：").format(books=len(books)) + _("，").join(
        word for word, count in parts if count
    )


def expected_in_words(told: Expected) -> str:
    """本期应报 18 村 · 已收 16 · 未报 2（白石村、窑坪村） · 11月25日截止; who still owes an earlier period is
    named as late."""
    if not told.senders:
        return ""
    parts = [
        _("本期应报 {senders} {part}").format(senders=len(told.senders), part=_(told.part)),
        _("已收 {received}").format(received=told.received),
    ]
    if told.missing:
        parts.append(
            _("未报 {missing}（{names}）").format(missing=len(told.missing), names=_names(told.missing))
        )
        late = -told.days_left
        parts.append(
            _("已过截止 {late} 天").format(late=late) if late > 0 else _("{due}截止").format(due=told.due)
        )
    owing = [sender for sender in told.senders if sender.owes]
    if owing:
        parts.append(
            _("{owes}迟报 {owing}（{names}）").format(
                owes=owing[0].owes, owing=len(owing), names=_names([one.area.name for one in owing])
            )
        )
    return " · ".join(parts)


def _names(names: Sequence[str]) -> str:
    return _("、").join(names[:_MOST_NAMED]) + (_("等") if len(names) > _MOST_NAMED else "")


def first_to_look_at(books: Sequence[BookResult]) -> int:
    """The workbook that most wants a person: one set aside, else one with questions, else the first."""
    ranks = [
        0 if book.status in _SET_ASIDE else 1 if must_be_answered(book) else 2 if book.conflicts else 3
        for book in books
    ]
    return ranks.index(min(ranks)) if ranks else -1


def unit_cards(told: Expected) -> list[CardFact]:
    """A card for each unit: those of whom this period's workbook is still to come stand first."""
    cards = [(_unit_card(sender, told), sender) for sender in told.senders]
    return [card for card, _ in sorted(cards, key=lambda pair: (pair[1].has_reported, not pair[1].owes))]


def _unit_card(sender: Sender, told: Expected) -> CardFact:
    name, records = sender.area.name, sender.records
    last = f"{moment(records[0].at)} · {records[0].file}" if records else _("还没有收到过它的工作簿")
    if sender.report is not None:
        word = (
            _("第 {sequence} 次").format(sequence=sender.report.sequence)
            if sender.report.sequence
            else _("已收 {records} 本").format(records=len(records))
        )
        return CardFact(name, last, word, Tone.GOOD, records)
    if told.days_left < 0 or sender.owes:
        return CardFact(name, last, _("迟报") if records else _("没有报送"), Tone.ERROR, records)
    return CardFact(name, last, _("未报"), Tone.WARNING, records)
