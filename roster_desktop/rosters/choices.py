"""How code lists are declared: the options, and behind each the other words people write for it."""

from __future__ import annotations

from collections.abc import Mapping

from roster_desktop.schema.kinds import Option, Options


def one_of(options: str, /, **words: str) -> Option:
    """One of the options, which are parted by spaces; `words` are other words for an option,
    parted so too."""
    return Option(tuple(options.split()), synonyms(options, words))


def one_of_or_own_words(options: str, /, **words: str) -> Option:
    """One of the options, or whatever else a person calls it."""
    return Option(tuple(options.split()), synonyms(options, words), own_words=True)


def several_of(options: str, /, **words: str) -> Options:
    """Any of the options."""
    return Options(tuple(options.split()), synonyms(options, words))


def synonyms(options: str, words: Mapping[str, str]) -> dict[str, str]:
    """Other word → option; a word that would stand for two options is a ValueError."""
    listed = options.split()
    if unknown := words.keys() - set(listed):
        raise ValueError(f"words are given for what is no option: {sorted(unknown)}")
    option_by_word: dict[str, str] = {}
    for option, said in words.items():
        for word in said.split():
            if word in listed or option_by_word.setdefault(word, option) != option:
                raise ValueError(f"{word} stands for more than {option}")
    return option_by_word
