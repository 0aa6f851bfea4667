"""Cells where one chooses: yes or no, one of a list, several of a list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from roster_desktop.schema.kind import Kind, Unreadable
from roster_desktop.schema.kinds.folding import squeezed, trimmed
from roster_desktop.schema.kinds.plain import Plain

NO_SYNONYMS: Mapping[str, str] = {}

_BETWEEN_OPTIONS = re.compile("[,，、;；\n]")
_YES = "是 √ ✓ ✔ ☑ ✅ 对 Y yes 1 有 享受 参加 已 T true 是的 已享受 已参加 已参保 已签 已签订 已办 已办理".split()
_NO = "否 × ✗ ✘ ✕ ☒ 无 N no 0 未 没有 未享受 未参加 不 不是 F false x 未参保 未签 未签订 未办 未办理 没参加 没签".split()


def matching(text: str) -> str:
    """What two writings of the same option have in common."""
    return squeezed(text).casefold()


@dataclass(frozen=True)
class YesNo(Kind[bool]):
    """是 or 否. A blank cell is neither."""

    name: ClassVar[str] = "yes_no"

    def parse(self, text: str) -> bool | Unreadable | None:
        if not trimmed(text):
            return None
        return _YES_OR_NO.get(matching(text), Unreadable(text))

    def write(self, value: bool | Unreadable | None) -> str:
        if isinstance(value, Unreadable):
            return trimmed(value.text)
        return "" if value is None else "是" if value else "否"

    @property
    def options(self) -> tuple[str, ...]:
        return ("是", "否")

    @property
    def takes_own_words(self) -> bool:
        return False


@dataclass(frozen=True, init=False)
class Option(Plain):
    """One of a list. Other ways of writing an option are read as the option."""

    choices: tuple[str, ...]
    # Left out of the hash, which a mapping has not; equal kinds still hash alike.
    synonyms: Mapping[str, str] = field(hash=False)
    own_words: bool

    name: ClassVar[str] = "option"

    def __init__(
        self, options: tuple[str, ...], synonyms: Mapping[str, str] = NO_SYNONYMS, own_words: bool = False
    ) -> None:
        _declare(self, options, synonyms, own_words)

    def parse(self, text: str) -> str | Unreadable | None:
        words = trimmed(text)
        if not words:
            return None
        if option := self._option_by_writing.get(matching(words)):
            return option
        return words if self.own_words else Unreadable(text)

    @property
    def options(self) -> tuple[str, ...]:
        return self.choices

    @property
    def takes_own_words(self) -> bool:
        return self.own_words

    @cached_property
    def _option_by_writing(self) -> Mapping[str, str]:
        return _option_by_writing(self.choices, self.synonyms)


@dataclass(frozen=True, init=False)
class Options(Kind[tuple[str, ...]]):
    """Several of a list, joined by 、 in the list's order; own words behind them in the order typed."""

    choices: tuple[str, ...]
    synonyms: Mapping[str, str] = field(hash=False)
    own_words: bool

    name: ClassVar[str] = "options"

    def __init__(
        self, options: tuple[str, ...], synonyms: Mapping[str, str] = NO_SYNONYMS, own_words: bool = False
    ) -> None:
        if torn := [option for option in options if _BETWEEN_OPTIONS.search(option)]:
            raise ValueError(f"options {torn} would be torn apart where several are joined")
        _declare(self, options, synonyms, own_words)

    def parse(self, text: str) -> tuple[str, ...] | Unreadable | None:
        if not trimmed(text):
            return None
        words = split_options(text)
        if whole := self._option_by_writing.get(matching(text)):
            words = (whole,)
        chosen = dict.fromkeys(self._option_by_writing.get(matching(word), word) for word in words)
        own = tuple(word for word in chosen if word not in self.choices)
        if not chosen or (own and not self.own_words):
            return Unreadable(text)
        return (*(option for option in self.choices if option in chosen), *own)

    def write(self, value: tuple[str, ...] | Unreadable | None) -> str:
        if isinstance(value, Unreadable):
            return trimmed(value.text)
        return "、".join(value or ())

    @property
    def options(self) -> tuple[str, ...]:
        return self.choices

    @property
    def takes_own_words(self) -> bool:
        return self.own_words

    @cached_property
    def _option_by_writing(self) -> Mapping[str, str]:
        return _option_by_writing(self.choices, self.synonyms)


def split_options(text: str) -> tuple[str, ...]:
    """The texts of a cell that holds several, blank ones left out."""
    words = (trimmed(word) for word in _BETWEEN_OPTIONS.split(text))
    return tuple(word for word in words if word)


def _declare(
    kind: Option | Options, options: tuple[str, ...], synonyms: Mapping[str, str], own_words: bool
) -> None:
    # Written by hand because a field named options would collide with the property of that name in Kind.
    object.__setattr__(kind, "choices", options)
    object.__setattr__(kind, "synonyms", synonyms)
    object.__setattr__(kind, "own_words", own_words)
    if not options or any(option != trimmed(option) or not option for option in options):
        raise ValueError(f"options {options} must be there, and without outer spaces")
    if len({matching(option) for option in options}) != len(options):
        raise ValueError(f"options {options} name one twice")
    own = {matching(option): option for option in options}
    for synonym, option in synonyms.items():
        if option not in options or own.get(matching(synonym), option) != option or not matching(synonym):
            raise ValueError(f"synonym {synonym!r} cannot stand for {option!r}")


def _option_by_writing(options: tuple[str, ...], synonyms: Mapping[str, str]) -> Mapping[str, str]:
    """Every way to write an option: itself, a synonym, or itself with a synonym in brackets behind it."""
    written = {
        matching(text): option
        for synonym, option in synonyms.items()
        for text in (synonym, f"{option}({synonym})")
    }
    return written | {matching(option): option for option in options}


_YES_OR_NO = {matching(text): answer for answer, texts in ((True, _YES), (False, _NO)) for text in texts}
