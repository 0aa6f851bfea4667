"""Is it told where somebody works, and does the area of work fit the place."""

from __future__ import annotations

from collections.abc import Iterator

from roster_desktop.checks.completeness import PLACE
from roster_desktop.checks.person_in_question import PersonInQuestion
from roster_desktop.checks.roster_keys import ABROAD, OUT_OF_COUNTY, TRANSFER, WITHIN_COUNTY, WITHIN_TOWNSHIP
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.checks.rule import Seen
from roster_desktop.checks.whereabouts import NO_COUNTIES, HomeCounty, home_county, place_of, possible_areas
from roster_desktop.schema.roster import Role

_NO_PLACE = "{who} 在县外务工，没写务工地点，请写到县（区）。"
_OWN_ENDINGS = ("镇", "乡", "街道")
_NEAR = frozenset({WITHIN_TOWNSHIP, WITHIN_COUNTY})


def place_without_county(row: RowInQuestion) -> Iterator[Seen]:
    area = row.text("area")
    if row.roster.key != TRANSFER or area not in OUT_OF_COUNTY - {ABROAD}:
        return
    place = place_of(row)
    if place.county or place.province in NO_COUNTIES:
        return
    told = "".join(
        dict.fromkeys(text for key in ("province", "city", "county", "address") if (text := row.text(key)))
    )
    # Without any place but with months another rule asks for it.
    if told:
        yield Seen((*PLACE, "area"), {"place": told})
    elif not (cell := row.cell("months_this_year")) or cell.value == 0:
        yield Seen((*PLACE, "area"), instead=_NO_PLACE)


def area_against_place(person: PersonInQuestion) -> Iterator[Seen]:
    home = home_county(person.ground.unit)
    if not home:
        return
    for row in person.of(TRANSFER):
        area = row.text("area")
        place = place_of(row)
        possible = possible_areas(home.place, place)
        if area and possible and area not in possible:
            yield Seen(("area", *PLACE), {"area": area, "place": str(place)}, row=row)
        elif area in _NEAR and (where := _township_against(area, row, home)):
            yield Seen(("area", "address"), {"area": area, "place": where}, row=row)


def _township_against(area: str, row: RowInQuestion, home: HomeCounty) -> str:
    """The address, where it lies in another township than the area says, or in the own one against it."""
    address, own = row.text("address"), row.text_of(Role.TOWNSHIP)
    if not address or not own.endswith(_OWN_ENDINGS):
        return ""
    has_own = own in address
    has_other = any(name in address for name in home.townships if name != own)
    is_against = has_other and not has_own if area == WITHIN_TOWNSHIP else has_own and not has_other
    return address if is_against else ""
