"""Identity numbers: what is read, what is said of the holder, what is wrong with a number."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.schema.kinds import Form, IdNumber
from roster_desktop.schema.kinds.id_number import (
    Flaw,
    birth_of,
    check_digit,
    flaws,
    has_lost_digits,
    holder_of,
    sex_of,
    upgraded,
)

PUBLIC_EXAMPLE = "11010519491231002X"


def number(county: str = "610723", birth: str = "19800101", sequence: str = "002") -> str:
    first17 = county + birth + sequence
    return first17 + check_digit(first17)


def spoiled(sound: str) -> str:
    return sound[:17] + ("1" if sound[17] != "1" else "2")


def test_the_public_example_of_the_standard_is_sound():
    assert flaws(PUBLIC_EXAMPLE) == frozenset()
    assert birth_of(PUBLIC_EXAMPLE) == date(1949, 12, 31)
    assert sex_of(PUBLIC_EXAMPLE) == "女"


def test_an_old_number_becomes_the_public_example():
    assert upgraded("110105491231002") == PUBLIC_EXAMPLE
    assert holder_of("110105491231002") == PUBLIC_EXAMPLE
    assert IdNumber().canonical("110105491231002") == "110105491231002"


@pytest.mark.parametrize(
    "text",
    [
        "11010519491231002x",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105 19491231 002X",
        "110105\u00a01949\u200b1231\n002X",
        "'11010519491231002X",
        "‘11010519491231002X",
        "110105-19491231-002X",
        "11010519491231002×",
        "11010519491231002Х",
        "11010519491231002*",
    ],
)
def test_habits_of_writing_are_read(text: str):
    assert IdNumber().canonical(text) == PUBLIC_EXAMPLE


@pytest.mark.parametrize(
    "text",
    [
        "1101051949123100",
        "110105194912310021X",
        "×1010519491231002X",
        "61O72319800101002X",
        "6107**********0021",
        "男/11010519491231002X",
        "11010519491231002X/11010519491231002X",
        "张三",
        "6.10723E+17",
        "6.10723198001E17",
        "-",
    ],
)
def test_what_is_no_number_stays_as_typed(text: str):
    assert not IdNumber().reads(text)
    assert IdNumber().canonical(text) == text
    assert holder_of(text) == ""


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (number(), Form.RESIDENT),
        (number(county="810000"), Form.RESIDENT),
        (number(county="911100"), Form.RESIDENT),
        ("610723800101002", Form.OLD),
        (number() + "43", Form.DISABILITY),
        (number() + "4312", Form.DISABILITY),
        (number() + "43B1", Form.DISABILITY),
        ("CHN110019800101", Form.PERMIT),
        (number(county="999999"), Form.PLACEHOLDER),
        ("999999201501010000", Form.PLACEHOLDER),
    ],
)
def test_forms_of_numbers(text: str, form: Form):
    value = IdNumber().parse(text)

    assert value.form is form
    assert value.flaws == frozenset()
    assert value.holder == (upgraded(text) if form is Form.OLD else text[:18])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (spoiled(number()), {Flaw.WRONG_CHECK_DIGIT}),
        (number(birth="19801301"), {Flaw.IMPOSSIBLE_BIRTH}),
        (number(birth="19810229"), {Flaw.IMPOSSIBLE_BIRTH}),
        (number(birth="19800229"), set()),
        (number() + "83", {Flaw.WRONG_DISABILITY}),
        (number() + "45", {Flaw.WRONG_DISABILITY}),
        (number() + "A1", {Flaw.WRONG_DISABILITY}),
        (spoiled(number()) + "00", {Flaw.WRONG_CHECK_DIGIT, Flaw.WRONG_DISABILITY}),
    ],
)
def test_flaws_keep_a_number_readable(text: str, expected: set[Flaw]):
    assert flaws(text) == expected
    assert IdNumber().reads(text)
    assert holder_of(text) == text[:18]


@pytest.mark.parametrize(
    "text", [spoiled(number()), number(birth="19801301"), "999999201501010011", "CHN110019800101"]
)
def test_a_number_that_is_nobodys_says_nothing_of_its_holder(text: str):
    assert birth_of(text) is None
    assert sex_of(text) == ""


def test_three_zeros_that_do_not_fit_are_lost_digits():
    lost = "610723198001010000"
    assert check_digit(lost[:17]) != "0"

    assert has_lost_digits(lost)
    assert not IdNumber().reads(lost)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(0, 999))
def test_a_sound_number_tells_birth_and_sex(born: date, sequence: int):
    text = number(birth=f"{born:%Y%m%d}", sequence=f"{sequence:03}")

    assert birth_of(text) == born
    assert sex_of(text) == ("男" if sequence % 2 else "女")


@given(st.integers(0, 17), st.integers(1, 9))
def test_one_digit_copied_wrong_is_noticed(place: int, added: int):
    sound = number(sequence="003")
    assert sound[17] != "X"
    wrong = sound[:place] + str((int(sound[place]) + added) % 10) + sound[place + 1 :]

    assert flaws(wrong) or not IdNumber().reads(wrong)
