"""Which writes a value has seen, and how two values therefore stand to each other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum

from msgspec import Struct

_WRITER = re.compile(r"[0-9A-Za-z_.#-]+(@[0-9a-z]+)?")


class Order(Enum):
    """How one version stands to another."""

    EQUAL = "equal"
    OLDER = "older"
    NEWER = "newer"
    CONCURRENT = "concurrent"


class Version(Struct, frozen=True):
    """`{writer: highest number seen}` as sorted pairs. The empty version has seen nothing: never written."""

    writes: tuple[tuple[str, int], ...] = ()

    @classmethod
    def of(cls, numbers: Mapping[str, int]) -> Version:
        """The version with these numbers; a writer's name or number that cannot be is a ValueError."""
        for writer, number in numbers.items():
            if number < 1 or not _WRITER.fullmatch(writer):
                raise ValueError(f"no write can be {writer!r}:{number}")
        return cls(tuple(sorted(numbers.items())))

    @classmethod
    def parse(cls, text: str) -> Version:
        """The version that `text()` wrote; anything else is a ValueError."""
        if not text:
            return cls()
        numbers: dict[str, int] = {}
        for part in text.split(","):
            writer, _, number = part.rpartition(":")
            numbers[writer] = int(number)
        return cls.of(numbers)

    def text(self) -> str:
        """`writer:number` joined by commas, for the store and the workbook's memory."""
        return ",".join(f"{writer}:{number}" for writer, number in self.writes)

    def number_of(self, writer: str) -> int:
        """Highest number seen of this writer; 0 where none was."""
        for name, number in self.writes:
            if name == writer:
                return number
        return 0

    def covers(self, other: Version) -> bool:
        """Whether everything the other has seen, this one has seen too."""
        if self.writes == other.writes or not other.writes:
            return True
        if len(other.writes) > len(self.writes):
            return False
        seen = dict(self.writes)
        return all(seen.get(writer, 0) >= number for writer, number in other.writes)

    def compare(self, other: Version) -> Order:
        """How this version stands to the other."""
        match (self.covers(other), other.covers(self)):
            case (True, True):
                return Order.EQUAL
            case (True, False):
                return Order.NEWER
            case (False, True):
                return Order.OLDER
            case _:
                return Order.CONCURRENT

    def joined(self, *others: Version) -> Version:
        """The version that has seen what any of them has seen."""
        numbers = dict(self.writes)
        for other in others:
            for writer, number in other.writes:
                numbers[writer] = max(number, numbers.get(writer, 0))
        return Version(tuple(sorted(numbers.items())))

    def plus(self, writer: str, number: int) -> Version:
        """This version and one write more. A number not above the writer's last is a ValueError: none is used
        twice."""
        if number <= self.number_of(writer):
            raise ValueError(f"write {writer}:{number} is not newer than {self.text()}")
        return self.joined(Version.of({writer: number}))

    def in_row(self, row: str, *, was: str) -> Version:
        """The same version as one of this row, which the row it was about (`was`) turned out to be.

        Writes made under the row's own id stand bare, those made under any other id as `writer@thatrow`. So a
        write has one name in every file that knows the row by one id,
        in whatever order ids were found to be one.
        """
        numbers: dict[str, int] = {}
        for writer, number in self.writes:
            name = qualified(writer, was, within=row)
            numbers[name] = max(number, numbers.get(name, 0))
        return Version(tuple(sorted(numbers.items())))


def qualified(writer: str, row: str, *, within: str) -> str:
    """The writer's name, used under `row`, as it reads within another row: `writer@row`;
    bare in its own row."""
    name, _, named = writer.partition("@")
    origin = named or row
    return name if origin == within else f"{name}@{origin}"


def writer_of(name: str) -> str:
    """The writer without the row it wrote under."""
    return name.partition("@")[0]
