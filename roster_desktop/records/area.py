"""A part of the unit whose file it is: all of it, one township of a county, or one village."""

from __future__ import annotations

from msgspec import Struct


class Area(Struct, frozen=True):
    """What one may look at by itself. In a county two villages may share a name: the township tells them
    apart; in a township's own file it is left blank."""

    township: str = ""
    village: str = ""

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return not self.township and not self.village

    @property
    def name(self) -> str:
        """The name people use for it; "" for everything."""
        return self.village or self.township

    @property
    def full_name(self) -> str:
        """The name that no other area has: 谢村镇 后湾村."""
        return " ".join(part for part in (self.township, self.village) if part)

    def contains(self, other: Area) -> bool:
        """Whether the other one is this area or lies in it."""
        return self.township in ("", other.township) and self.village in ("", other.village)


EVERYTHING = Area()
