"""Whether two identity numbers may be one: the old form and the new one, or a slip of the hand between
them."""

from __future__ import annotations

from msgspec import Struct

from roster_desktop.schema.kinds import IdNumber, IdNumberValue
from roster_desktop.schema.kinds.id_number import Sex, flaws, normal
from roster_desktop.wording import Sentence, sameness

_SLIPS = 2
"""How many digits a corrected number may differ in."""
_DIGITS = 17
"""The last one follows from the others, so that every slip shows there again."""


class Number(Struct, frozen=True):
    """A number as it is compared: read once, compared many times."""

    text: str
    """As it is written, without spaces and in capitals."""
    holder: str
    """Whose number it is; "" where it is none."""
    birth: str = ""
    sex: Sex = ""

    @classmethod
    def of(cls, text: str) -> Number:
        value = IdNumber().parse(text)
        if not isinstance(value, IdNumberValue):
            return cls(normal(text) if text else "", "")
        return cls(value.text, value.holder, value.birth.isoformat() if value.birth else "", value.sex)

    @property
    def is_sound(self) -> bool:
        """Whether it can be somebody's."""
        return bool(self.holder) and not flaws(self.text)


class NumberLikeness(Struct, frozen=True):
    """How two numbers resemble each other, and how much that says."""

    reasons: tuple[Sentence, ...]
    weight: float
    is_one: bool = False
    """Whether it is one number, in whatever form."""
    is_slip: bool = False
    """Whether one slip of the hand explains it: one of the two cannot be anybody's number."""


_SAME = NumberLikeness((sameness.SAME_NUMBER,), 6.0, is_one=True)
_OLD_AND_NEW = NumberLikeness((sameness.OLD_AND_NEW,), 6.0, is_one=True)
_MISSING = NumberLikeness((sameness.NUMBER_MISSING,), 0.0)


def number_likeness(first: Number, second: Number) -> NumberLikeness | None:
    """How the numbers resemble each other; None where they do not."""
    if not first.text or not second.text:
        return _MISSING
    if first.text == second.text:
        return _SAME
    if first.holder and first.holder == second.holder:
        return _OLD_AND_NEW if 15 in (len(first.text), len(second.text)) else _SAME
    return _slip(first, second)


def is_near(one: str, other: str) -> bool:
    """Whether in these two no more digits differ than a slip of the hand alters; quick, for many pairs."""
    # Comparing by hand would be ten times slower; only who compares numbers needs it.
    from rapidfuzz.distance import OSA

    return OSA.distance(one[:_DIGITS], other[:_DIGITS], score_cutoff=_SLIPS) <= _SLIPS


def _slip(first: Number, second: Number) -> NumberLikeness | None:
    # As above.
    from rapidfuzz.distance import OSA

    one, other = first.holder or first.text, second.holder or second.text
    if len(one) == len(other):
        one_part, other_part = one[:_DIGITS], other[:_DIGITS]
    else:
        one_part, other_part = one, other
    steps = OSA.distance(one_part, other_part, score_cutoff=_SLIPS)
    if steps > _SLIPS or (len(one) != len(other) and steps > 1):
        return None
    sound = first.is_sound, second.is_sound
    reason = _reason(one_part, other_part, steps)
    if all(sound):
        # A slip hardly ever gives another sound number: rather two people than one.
        return NumberLikeness((reason,), 1.5)
    reasons = (reason, sameness.ONE_IS_WRONG) if any(sound) and len(one) == len(other) else (reason,)
    return NumberLikeness(reasons, 4.0 if steps <= 1 else 3.5, is_slip=any(sound) and steps <= 1)


def _reason(one: str, other: str, steps: int) -> Sentence:
    if len(one) != len(other):
        return sameness.LOST_DIGIT
    differing = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if steps == 1 and len(differing) == 2:
        return sameness.SWAPPED
    return sameness.ONE_DIGIT if len(differing) <= 1 else sameness.TWO_DIGITS
