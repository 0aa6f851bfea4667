"""How the outcome of a merge is told: a card for each workbook, a card for each unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from roster_desktop.tasks.merging import BookResult, total
from roster_desktop.workspace import DeliveryRecord
from ui.pages.pieces.card_list import CardFact, Tone
from ui.pages.pieces.words import moment

_WORDS = {
    "merged": ("无冲突", Tone.GOOD),
    "unchanged": ("无变化", Tone.QUIET),
    "duplicate": ("重复送来", Tone.QUIET),
    "stopped": ("没有轮到", Tone.QUIET),
    "skipped": ("跳过", Tone.QUIET),
    "waiting": ("待处理", Tone.WARNING),
    "refused": ("没有收", Tone.ERROR),
}
_SET_ASIDE = ("waiting", "refused")


def status_of(book: BookResult) -> tuple[str, Tone]:
    """The word that says how a workbook stands, and its colour."""
    if book.conflicts:
        return f"冲突 {book.conflicts}", Tone.ASKED
    return _WORDS[book.status]


def book_card(book: BookResult) -> CardFact:
    """A workbook of this run."""
    word, tone = status_of(book)
    counts = total(book.counts.values())
    about = f"{counts.read:,} 行 · 新增 {counts.added:,} · 更改 {counts.changed:,}"
    if book.status == "duplicate":
        about = "内容和收过的完全一样，不用再收"
    elif not book.counts:
        about = book.problems[0].message.removeprefix(f"“{book.file}”") if book.problems else "没有读，停止了"
    return CardFact(book.file, about, word, tone, book)


def undone_card(book: BookResult) -> CardFact:
    """A workbook that was taken in, and taken back since."""
    return replace(book_card(book), word="已撤销", tone=Tone.QUIET)


def run_in_words(books: Sequence[BookResult]) -> str:
    """本次 6 本：收下 4，重复 1，没有收 1."""
    taken = sum(book.status in ("merged", "unchanged") for book in books)
    same = sum(book.status == "duplicate" for book in books)
    aside = sum(book.status in _SET_ASIDE for book in books)
    stopped = sum(book.status == "stopped" for book in books)
    parts = [(f"收下 {taken}", taken), (f"重复 {same}", same)]
    skipped = sum(book.status == "skipped" for book in books)
    parts += [(f"没有收 {aside}", aside), (f"没有轮到 {stopped}", stopped), (f"跳过 {skipped}", skipped)]
    return f"本次 {len(books)} 本：" + "，".join(word for word, count in parts if count)


def first_to_look_at(books: Sequence[BookResult]) -> int:
    """The workbook that most wants a person: one set aside, else one with questions, else the first."""
    ranks = [0 if book.status in _SET_ASIDE else 1 if book.conflicts else 2 for book in books]
    return ranks.index(min(ranks)) if ranks else -1


def unit_cards(deliveries: Iterable[DeliveryRecord], known: Iterable[str], *, within: str) -> list[CardFact]:
    """A card for each unit: those that sent nothing yet come first.
    Lists made by hand write 龙亭镇三合村 for 三合村."""
    by_unit: dict[str, list[DeliveryRecord]] = {}
    for record in deliveries:
        unit = record.unit.removeprefix(within) or record.unit or "（没有写单位）"
        by_unit.setdefault(unit, []).append(record)
    silent = [
        CardFact(unit, "花名册里有这个村的人", "没有报送", Tone.WARNING, ())
        for unit in sorted(known)
        if unit and unit not in by_unit
    ]
    return silent + [_unit_card(unit, records) for unit, records in sorted(by_unit.items())]


def _unit_card(unit: str, records: list[DeliveryRecord]) -> CardFact:
    newest_first = tuple(sorted(records, key=lambda record: record.at, reverse=True))
    last = newest_first[0]
    word = f"第 {last.sequence} 次" if last.sequence else f"{len(records)} 本"
    return CardFact(unit, f"{moment(last.at)} · {last.file}", word, Tone.QUIET, newest_first)
