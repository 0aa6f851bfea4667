"""What fits while one types into a list of options."""

from __future__ import annotations

from roster_desktop.readings import initials
from ui.editors.fitting import fitting

EDUCATIONS = ("本科及以上", "大专", "高中", "初中", "小学")


def test_nothing_typed_offers_everything_in_its_order():
    assert fitting(EDUCATIONS, " ") == list(EDUCATIONS)


def test_initials_find_an_option():
    assert fitting(EDUCATIONS, "cz") == ["初中"]


def test_the_first_character_comes_before_one_further_in():
    assert fitting(("未就业", "就业"), "就") == ["就业", "未就业"]


def test_a_number_chooses_by_place():
    assert fitting(EDUCATIONS, "3") == ["高中"]


def test_a_number_that_an_option_holds_is_looked_for_in_it():
    assert fitting(("3个月流水", "车票"), "3") == ["3个月流水"]


def test_what_fits_nothing_offers_nothing():
    assert fitting(EDUCATIONS, "xyz") == []


def test_characters_with_two_readings_are_found_by_both():
    assert {"c", "z"} <= initials("曾")


def test_signs_between_characters_are_passed_over():
    assert "szsl" in initials("失踪/失联")
