"""Rows that are nobody's but say something of the rows below: 一组, 白石村（92户）, 北京市（92所）."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from msgspec import Struct

from roster_desktop.divisions import province_name
from roster_desktop.schema import Role, Roster
from roster_desktop.schema.kinds import Place
from roster_desktop.workbook.raw import CellText

LONGEST = 30
_COUNTED = re.compile(r"[(（【\[]?(?:共|计)?\s*[0-9]+\s*[人户所名个条家]?(?:[0-9]+人)?[)）】\]]?[:：]?$")
_GROUP = re.compile(
    r"(?P<village>.{1,12}?(?:村|社区))?(?P<group>第?[一二三四五六七八九十百0-9]{1,4}(?:村民)?小?组|[^\W\d]{1,6}(?:村民)?小?组)"
)
_VILLAGE = re.compile(
    r"(?P<township>.{1,8}?(?:镇|乡|街道))?(?P<village>[^\W\d]{1,12}(?:村|社区))(?:村?委会)?"
)
_TOWNSHIP = re.compile(r"(?P<township>[^\W\d]{1,10}(?:镇|乡|街道|街道办事处|办事处))")
_ROLES = (("township", Role.TOWNSHIP), ("village", Role.VILLAGE), ("group", Role.GROUP))


class Section(Struct, frozen=True):
    """What a row of its own says of the rows below: column key → text. Empty where no column takes it."""

    text: str
    place: int
    says: Mapping[str, str]


def section_of(roster: Roster, cells: Sequence[CellText], *, is_joined: bool) -> Section | None:
    """The section that the row begins; None where the row is anything else.
    `is_joined`: its one text stands over several columns, as the text of no person does."""
    filled = [(place, text) for place, text in enumerate(cells) if text.strip()]
    if not filled or len(filled) > 2 or (len(filled) == 2 and not _COUNTED.fullmatch(_plain(filled[1][1]))):
        return None
    place, written = filled[0]
    text = _plain(written)
    bare = _COUNTED.sub("", text).strip(":：、. ")
    if not bare or len(text) > LONGEST:
        return None
    says = _said(roster, bare)
    if says or is_joined or bare != text.strip(":：、. "):
        return Section(" ".join(written.split()), place, says)
    return None


def _said(roster: Roster, text: str) -> dict[str, str]:
    for pattern in (_GROUP, _VILLAGE, _TOWNSHIP):
        if found := pattern.fullmatch(text):
            parts = found.groupdict()
            return {
                roster.key_of(role): part
                for name, role in _ROLES
                if (part := parts.get(name)) and roster.has(role)
            }
    province = province_name(text)
    place = next((column for column in roster.columns if _takes_provinces(column.kind)), None)
    return {place.key: province} if province and place else {}


def _takes_provinces(kind: object) -> bool:
    return isinstance(kind, Place) and kind.level == "province"


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
