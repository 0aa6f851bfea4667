"""使用手册: its pages in their order, which of them explains which page of the window, and finding in it.

A page is a file of `resources/manual`; `contents.toml` there says its chapter, for whom it is and what it
explains. The reference at the end is made from the declarations (`manual_reference.py`).
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from msgspec import Struct

from roster_desktop.places import resource
from roster_desktop.records import Level
from roster_desktop.schema import Catalog
from roster_desktop.tasks.manual_page import FOLDER, ManualPage
from roster_desktop.tasks.manual_reference import reference_pages

FIRST_RUN = "first-run"
"""As `explains` calls the page of the window that is shown while no file is open."""
_OF_ROSTERS = "rosters"
"""As `explains` calls every roster that no page explains by its key."""
_AROUND, _SHOWN = 10, 44
"""Characters before a found word that are shown with it, and of the whole."""

Fits = Callable[[str, str], bool]
"""(title, word): whether the word begins the initials of the title."""


class Hit(Struct, frozen=True):
    """A page that was found, and what stands around the words there."""

    page: ManualPage
    around: str


@dataclass(frozen=True)
class Manual:
    """All pages, chapter after chapter."""

    pages: tuple[ManualPage, ...]
    page_by_key: Mapping[str, ManualPage] = field(init=False, compare=False, repr=False)
    key_of_shown: Mapping[str, str] = field(init=False, compare=False, repr=False)
    """Key of a page of the window → key of the page that explains it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "page_by_key", {page.key: page for page in self.pages})
        told = [(shown, page.key) for page in self.pages for shown in page.explains]
        object.__setattr__(self, "key_of_shown", dict(told))
        if len(self.page_by_key) != len(self.pages) or len(self.key_of_shown) != len(told):
            raise ValueError("the manual lists a page twice, or two of its pages explain the same")

    @cached_property
    def _searched(self) -> Mapping[str, tuple[str, str]]:
        """Key of a page → its title and its words, as they are looked for."""
        return {page.key: (_folded(page.title), _folded(page.words)) for page in self.pages}

    def about(self, shown: str) -> ManualPage:
        """The page that explains this page of the window; of a roster without one of its own, of them all."""
        return self.page_by_key[self.key_of_shown.get(shown, self.key_of_shown[_OF_ROSTERS])]

    def of_level(self, level: Level | None) -> tuple[ManualPage, ...]:
        """The pages for whoever works at this level; all of them where nobody knows it yet."""
        return tuple(page for page in self.pages if level is None or level in page.levels)

    def find(self, text: str, fits: Fits = lambda _title, _word: False) -> list[Hit]:
        """Pages on which all words stand; those first that have them in the title."""
        words = _folded(text).split()
        found = [told for page in self.pages if words and (told := self._found(page, words, fits))]
        return [hit for _, hit in sorted(found, key=lambda one: one[0])]

    def _found(self, page: ManualPage, words: list[str], fits: Fits) -> tuple[int, Hit] | None:
        """(how far behind it stands among the hits, the hit)."""
        title, text = self._searched[page.key]
        in_title = [word in title or fits(page.title, word) for word in words]
        if not all(named or word in text for named, word in zip(in_title, words, strict=True)):
            return None
        place = min((text.find(word) for word in words if word in text), default=0)
        begin = max(0, place - _AROUND)
        around = page.words[begin : begin + _SHOWN]
        rank = 0 if all(in_title) else 1 if any(in_title) else 2
        return rank, Hit(page, f"{'…' if begin else ''}{around}{'…' if begin + _SHOWN < len(text) else ''}")


def manual_of(catalog: Catalog) -> Manual:
    """The manual of a program that keeps these rosters."""
    return Manual((*_written(), *reference_pages(catalog)))


def _written() -> Iterator[ManualPage]:
    """The pages that somebody wrote, in the order of the contents."""
    contents = tomllib.loads(resource(FOLDER, "contents.toml").read_text(encoding="utf-8"))
    for chapter in contents["chapter"]:
        for told in chapter["page"]:
            title, _, text = resource(FOLDER, f"{told['key']}.md").read_text(encoding="utf-8").partition("\n")
            yield ManualPage(
                key=told["key"],
                title=title.lstrip("# ").strip(),
                chapter=chapter["title"],
                text=text.strip() + "\n",
                levels=frozenset(Level(level) for level in told.get("levels", tuple(Level))),
                explains=tuple(told.get("explains", ())),
            )


def _folded(text: str) -> str:
    """As one looks for it: full-width letters are half-width ones, capitals small; as long as it was."""
    return "".join(_plain(letter) for letter in text)


def _plain(letter: str) -> str:
    folded = unicodedata.normalize("NFKC", letter).lower()
    return folded if len(folded) == 1 else letter
