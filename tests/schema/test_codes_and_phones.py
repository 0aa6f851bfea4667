"""Telephone numbers, account numbers and the codes of organisations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.schema.kinds import BankCard, CreditCode, Phone
from roster_desktop.schema.kinds.bank_card import is_sound_card
from roster_desktop.schema.kinds.credit_code import ALPHABET, check_character, is_sound


def card(first: str) -> str:
    """The digits with the last one that fits them, found by trying."""
    return next(first + digit for digit in "0123456789" if is_sound_card(first + digit))


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("13812345678", "13812345678"),
        ("16612345678", "16612345678"),
        ("19912345678", "19912345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("138 1234 5678", "13812345678"),
        ("138-1234-5678", "13812345678"),
        ("+86 138 1234 5678", "13812345678"),
        ("'13812345678", "13812345678"),
        ("13812345678.0", "13812345678"),
        ("029-88888888", "029-88888888"),
        ("02988888888", "029-88888888"),
        ("(0916)8212345", "0916-8212345"),
        ("0916—8212345", "0916-8212345"),
        ("8212345", "8212345"),
        ("13812345678/13912345678", "13812345678、13912345678"),
        ("13812345678，13912345678", "13812345678、13912345678"),
        ("13812345678 13912345678", "13812345678、13912345678"),
        ("13812345678、13812345678", "13812345678"),
        ("13812345678\n0916-8212345", "13812345678、0916-8212345"),
    ],
)
def test_phones_are_read(text: str, canonical: str):
    assert Phone().reads(text)
    assert Phone().canonical(text) == canonical


@pytest.mark.parametrize(
    "text",
    [
        "1381234567",
        "138123456789",
        "12812345678",
        "无",
        "同户主",
        "00000000000",
        "0",
        "13812345678/无",
        "1.38E+10",
        "张三",
    ],
)
def test_what_is_no_phone_stays_as_typed(text: str):
    assert not Phone().reads(text)
    assert Phone().canonical(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "91110000600037341L",
        "91110000600037341l",
        " 91110000 600037341L",
        "９１１１００００６０００３７３４１Ｌ",
    ],
)
def test_the_public_example_of_a_credit_code_is_sound(text: str):
    assert CreditCode().canonical(text) == "91110000600037341L"
    assert is_sound(CreditCode().canonical(text))


@pytest.mark.parametrize(
    "first17", ["N2610723MA6YABCD1", "54610723MA6YABCD1", "92610723MA6YABCD1", "N1610723MA6YABCD1"]
)
def test_codes_of_village_organisations_are_sound(first17: str):
    code = first17 + check_character(first17)

    assert CreditCode().canonical(code) == code
    assert is_sound(code)


@pytest.mark.parametrize(
    "code", ["91110000600037341M", "9111000060003734IL", "91110000600037341", "", "Ω" * 18]
)
def test_wrong_credit_codes_are_not_sound(code: str):
    assert not is_sound(code)


def test_a_credit_code_with_a_wrong_last_character_is_read_all_the_same():
    assert CreditCode().reads("91110000600037341M")
    assert not CreditCode().reads("9111000060003734")


@given(st.text(ALPHABET, min_size=17, max_size=17), st.integers(0, 16), st.integers(1, 30))
def test_one_character_of_a_credit_code_copied_wrong_is_noticed(first17: str, place: int, added: int):
    other = ALPHABET[(ALPHABET.index(first17[place]) + added) % 31]
    wrong = first17[:place] + other + first17[place + 1 :]

    assert is_sound(first17 + check_character(first17))
    assert not is_sound(wrong + check_character(first17))


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("6222 0000 1111 2222 333", "6222000011112222333"),
        ("'6222000011112222", "6222000011112222"),
        ("6222-0000-1111-2222", "6222000011112222"),
    ],
)
def test_account_numbers_are_read(text: str, canonical: str):
    assert BankCard().canonical(text) == canonical


@pytest.mark.parametrize("text", ["6.222E+18", "62220000****2222", "无", "1234567"])
def test_what_is_no_account_number_stays_as_typed(text: str):
    assert not BankCard().reads(text)
    assert BankCard().canonical(text) == text


def test_the_textbook_number_passes_the_check_of_cards():
    assert is_sound_card("4111111111111111")
    assert not is_sound_card("4111111111111112")


@given(st.from_regex(r"62[0-9]{13,16}", fullmatch=True), st.integers(0, 14), st.integers(1, 9))
def test_one_digit_of_a_card_copied_wrong_is_noticed(first: str, place: int, added: int):
    sound = card(first)
    wrong = sound[:place] + str((int(sound[place]) + added) % 10) + sound[place + 1 :]

    assert not is_sound_card(wrong)
