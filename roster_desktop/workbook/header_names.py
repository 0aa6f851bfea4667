"""By which headers a column is known: as declared, by other names, in other dress, and nearly so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from enum import IntEnum
from functools import lru_cache

from msgspec import Struct

from roster_desktop.schema import Catalog, Column, Role, Roster
from roster_desktop.schema.kinds import DateOrMonth, YesNo
from roster_desktop.workbook.misspellings import Misspellings

_SIGNS = re.compile(r"[\s*＊※●★#_]+")
_BRACKETS = re.compile(r"[(\[{【〔].*?[)\]}】〕]")
_NUMBERED = re.compile(r"^(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[、.．]+(?=\D)")
_TRADITIONAL = str.maketrans(
    "證號碼聯繫聯絡電話戶關係別齡務單位備註時間學歷勞動業態創貼補鎮鄉組縣區與員訓專種資銀號帳開戶結終離崗類級現狀聯姓險",
    "证号码联系联络电话户关系别龄务单位备注时间学历劳动业态创贴补镇乡组县区与员训专种资银号账开户结终离岗类级现状联姓险",
)
_ENGLISH: Mapping[Role, tuple[str, ...]] = {
    Role.NAME: ("name", "fullname"),
    Role.ID_NUMBER: ("id", "idno", "idno.", "idnumber", "idcard", "idcardno", "idcardnumber"),
    Role.PHONE: ("phone", "phoneno", "phonenumber", "tel", "telephone", "mobile"),
    Role.SEX: ("sex", "gender"),
    Role.AGE: ("age",),
    Role.BIRTH_DATE: ("birthday", "birthdate", "dateofbirth"),
    Role.VILLAGE: ("village",),
    Role.TOWNSHIP: ("town", "township"),
    Role.GROUP: ("group",),
    Role.RELATION: ("relation", "relationship"),
}
_ENGLISH_WORDS = frozenset(
    {word.replace(".", "") for words in _ENGLISH.values() for word in words}
    | set(
        "nation nationality ethnicity address remark remarks note education wage salary company job".split()
    )
)
_TWO_LANGUAGES = re.compile(r"([^a-z]{2,}?)[/\-]?([a-z][a-z./]*)")
_ONESELF = re.compile("^(?:本人|劳动力|务工人员|学员|个人|人员)(?=..)")
OTHERS = re.compile(
    "户主|配偶|父|母|监护|负责人|法人|联系人|帮扶|包户|采集|经办|推荐|亲属|家属|担保|代领|填表|村干部"
)
"""Words of headers that speak of somebody else than the person whose row it is."""


class Closeness(IntEnum):
    """How surely a header means a column; the surer, the higher."""

    TYPO = 1
    """One letter more, less or another: 月工资 and 日工资 are so close too, so it is asked."""
    SLIP = 2
    """The same to the ear, two letters swapped or one doubled: 身份正号. It is read, and told."""
    LOOSE = 3
    """The same words in another form: 就业起始时间 for 就业起始日期."""
    EXACT = 4


class Meaning(Struct, frozen=True):
    """Which columns a header may mean, all equally surely."""

    keys: tuple[str, ...]
    closeness: Closeness


class KnownHeaders(Struct, frozen=True):
    """A roster and every header by which its columns are known: whole, without brackets, in loose form."""

    roster: Roster
    whole: Mapping[str, tuple[str, ...]]
    bare: Mapping[str, tuple[str, ...]]
    loose: Mapping[str, tuple[str, ...]]
    misspelt: Misspellings

    def meaning(self, header: str) -> Meaning | None:
        """What the header means without guessing; several keys where two columns claim it."""
        keys = self.whole.get(folded(header)) or self.bare.get(bare(header))
        if keys:
            return Meaning(keys, Closeness.EXACT)
        keys = self._loose(header) or self.bare.get(_without_english(header), ())
        return Meaning(keys, Closeness.LOOSE) if keys else None

    def near(self, header: str) -> Meaning | None:
        """What the header nearly is, where it is nothing known."""
        if slips := self.misspelt.slips(folded(header)) or self.misspelt.slips(bare(header)):
            return Meaning(self._ordered(slips), Closeness.SLIP)
        typos = self.misspelt.typos(bare(header))
        return Meaning(self._ordered(typos), Closeness.TYPO) if typos else None

    def _loose(self, header: str) -> tuple[str, ...]:
        form = loose_form(header)
        return tuple(
            key for key in self.loose.get(form, ()) if _may_be_loose(self.roster.column_by_key[key], header)
        )

    def _ordered(self, keys: set[str]) -> tuple[str, ...]:
        return tuple(column.key for column in self.roster.columns if column.key in keys)


@lru_cache(maxsize=8192)
def folded(header: str) -> str:
    """The header as it is compared: no spaces, line breaks or stars, one width of letters, small ones,
    simplified."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", header)).casefold().translate(_TRADITIONAL)


@lru_cache(maxsize=8192)
def bare(header: str) -> str:
    """The header without its number and without units and remarks in brackets: 3、月工资（元） is 月工资."""
    return _NUMBERED.sub("", _BRACKETS.sub("", folded(header)).strip(":：、,，;；。."))


@lru_cache(maxsize=8192)
def loose_form(header: str) -> str:
    """The header with its habits taken off: whose, 是否, 的, and one word for days and for numbers."""
    form = _ONESELF.sub("", bare(header).replace("的", "").removeprefix("是否"))
    form = form.replace("号码", "号").replace("情况", "状况")
    return re.sub("(?:年月日|年月|时间|日期)$", "日期", form)


def _without_english(header: str) -> str:
    """The Chinese half of a header in two languages, 姓名 Name; "" where the rest is no word for it."""
    found = _TWO_LANGUAGES.fullmatch(bare(header))
    return found[1] if found and found[2].replace(".", "") in _ENGLISH_WORDS else ""


def known_headers(catalog: Catalog) -> tuple[KnownHeaders, ...]:
    """What all rosters know; made once for a catalog, for hundreds of workbooks come one after another."""
    return tuple(_known_of(roster) for roster in catalog.rosters)


_MADE: dict[int, tuple[Roster, KnownHeaders]] = {}
_MOST_MADE = 50


def _known_of(roster: Roster) -> KnownHeaders:
    made = _MADE.get(id(roster))
    # The roster is kept beside it: another one could come to lie at the same place.
    if made is None or made[0] is not roster:
        if len(_MADE) >= _MOST_MADE:
            _MADE.clear()
        made = _MADE[id(roster)] = roster, _known(roster)
    return made[1]


def _known(roster: Roster) -> KnownHeaders:
    whole: dict[str, tuple[str, ...]] = {header: (key,) for header, key in _declared(roster).items()}
    for header, keys in _other_names(roster).items():
        whole.setdefault(header, keys)
    shorter = _merged(whole, bare, whole)
    return KnownHeaders(
        roster, whole, shorter, _merged(whole, loose_form, {}), Misspellings({**whole, **shorter})
    )


def _declared(roster: Roster) -> dict[str, str]:
    return {folded(column.header): column.key for column in roster.columns}


def _other_names(roster: Roster) -> dict[str, tuple[str, ...]]:
    claims: dict[str, dict[str, None]] = {}
    for column in roster.columns:
        english = _ENGLISH.get(column.role, ()) if column.role else ()
        for other in (*column.other_headers, *english):
            claims.setdefault(folded(other), {})[column.key] = None
    return {header: tuple(keys) for header, keys in claims.items()}


def _merged(
    whole: Mapping[str, tuple[str, ...]], form: Callable[[str], str], firm: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """The headers in another form; a header that has it already means what it meant."""
    found: dict[str, dict[str, None]] = {}
    for header, keys in whole.items():
        found.setdefault(form(header), {}).update(dict.fromkeys(keys))
    return {header: firm.get(header) or tuple(keys) for header, keys in found.items() if header}


def _may_be_loose(column: Column, header: str) -> bool:
    """务工日期 is not 务工时间, a number of months; and 是否 asks for yes or no."""
    written = bare(header)
    if re.search("(?:年月日|年月|时间|日期)$", written) and not isinstance(column.kind, DateOrMonth):
        return False
    return not written.startswith("是否") or isinstance(column.kind, YesNo) or bool(column.options)
