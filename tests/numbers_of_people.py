"""Numbers of nobody as people write them: of identity cards, telephones and bank cards."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from tests.builders import id_number


def _card(first: str) -> str:
    """The digits with the one at the end that makes a card of them (Luhn)."""
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(first))]
    return first + str(-sum(digit // 10 + digit % 10 for digit in doubled) % 10)


CARDS = st.text("0123456789", min_size=15, max_size=18).map(_card)
"""Numbers of bank cards of 16 to 19 digits."""
PHONES = st.tuples(st.sampled_from("3456789"), st.text("0123456789", min_size=9, max_size=9)).map(
    lambda pair: f"1{pair[0]}{pair[1]}"
)
ID_NUMBERS = st.builds(
    id_number,
    area=st.sampled_from(["610723", "110101", "510722"]),
    birth=st.dates(date(1930, 1, 1), date(2020, 12, 31)).map(lambda day: day.strftime("%Y%m%d")),
    sequence=st.integers(0, 999),
)


@st.composite
def numbers_with_gaps(draw: st.DrawFn) -> str:
    """A number of a person as people write it: plain, in other digits, or with gaps between its digits."""
    number = draw(ID_NUMBERS | PHONES)
    gap = draw(st.sampled_from(["", " ", "-", "—", "·", "\u3000"]))
    places = draw(st.sets(st.integers(1, len(number) - 1), max_size=4))
    spaced = "".join(gap + letter if place in places else letter for place, letter in enumerate(number))
    is_wide = draw(st.booleans())
    return spaced.translate(str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")) if is_wide else spaced
