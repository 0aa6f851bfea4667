"""M40 to M50: identity numbers that a spreadsheet destroyed, or that stand in the wrong cell."""

from __future__ import annotations

import pytest

from roster_desktop.records import RowRemoved
from roster_desktop.records.change import ChangeSet, Occasion
from roster_desktop.schema.kinds.id_number import check_digit
from roster_desktop.tasks.bring_in import ImportPreview, preview_import
from roster_desktop.tasks.preview_rows import Outcome, PreviewRow
from roster_desktop.tasks.typing import write_cells
from roster_desktop.workspace import Query
from tests.builders import id_number
from tests.workbook.golden.village import WHO, Village, number_of, question, said, sheet, trace

KEPT = 15
PHONE = ("姓名", "身份证号", "联系电话")


def destroyed(number: str) -> int:
    """What Excel keeps of a number: fifteen digits."""
    return int(number[:KEPT] + "000")


def only(preview: ImportPreview) -> PreviewRow:
    [row] = preview.rows
    return row


def test_m40_a_number_that_lost_its_end_refuses_the_row_and_says_so(village: Village):
    preview = village.preview(PHONE, ("张一", destroyed(number_of(1)), "13800000009"))

    assert only(preview).outcome is Outcome.REFUSED
    assert "后几位已经丢失" in only(preview).reason
    assert [(one.sheet, one.cell) for one in preview.problems] == [("花名册", "B2")]


def test_m40_the_repair_is_offered_where_name_and_rest_meet_one_person(lived_in: Village):
    preview = lived_in.preview(PHONE, ("张一", destroyed(number_of(1)), "13800000009"))

    asked = question(preview, "id-repair")
    assert only(preview).outcome is Outcome.REFUSED
    assert (asked.sheet, asked.cells, asked.default) == ("花名册", ("B2",), "leave")
    assert "《人员信息花名册》里有一个张一" in asked.sentence


def test_m40_only_a_tick_repairs_and_the_trace_tells_why(lived_in: Village):
    rows = (PHONE, ("张一", destroyed(number_of(1)), "13800000009"))
    key = question(lived_in.preview(*rows), "id-repair").key

    row = only(lived_in.preview(*rows, answers={key: "repair"}))

    assert row.outcome is Outcome.CHANGED
    assert said(row, "phone") == "13800000009"
    assert trace(row, "id_number")[1] == number_of(1)


def test_m40_a_number_with_the_digits_of_a_double_is_known_too(lived_in: Village):
    preview = lived_in.preview(PHONE, ("张一", float(number_of(1)), ""))

    assert question(preview, "id-repair").cells == ("B2",)


def test_m40_trailing_zeros_kept_as_text_are_known_by_their_bad_check_digit(lived_in: Village):
    text = str(destroyed(number_of(1)))
    assert check_digit(text[:17]) != text[17]

    preview = lived_in.preview(PHONE, ("张一", text, ""))

    assert question(preview, "id-repair").cells == ("B2",)


def test_m40_two_people_of_one_name_and_rest_offer_nothing(village: Village):
    village.take_in(PHONE, ("张一", number_of(1), ""), ("张一", number_of(2), ""))

    preview = village.preview(PHONE, ("张一", destroyed(number_of(1)), ""))

    assert number_of(1)[:KEPT] == number_of(2)[:KEPT]
    assert preview.questions == ()
    assert only(preview).outcome is Outcome.REFUSED


def test_m40_another_name_offers_nothing(lived_in: Village):
    assert lived_in.preview(PHONE, ("周八", destroyed(number_of(1)), "")).questions == ()


def test_m40_who_was_removed_is_found_too(lived_in: Village):
    workspace = lived_in.workspace
    [row] = workspace.row_ids(Query("person", where={"name": ("张一",)}))
    gone = RowRemoved("person", row, "迁出", "2026-01-01")
    workspace.apply(ChangeSet("移除 张一", Occasion.REMOVED, (gone,)))

    preview = lived_in.preview(PHONE, ("张一", destroyed(number_of(1)), ""))

    assert "已移除的人里" in question(preview, "id-repair").sentence


def test_m40_an_earlier_number_is_found_in_the_history(lived_in: Village):
    workspace = lived_in.workspace
    [row] = workspace.row_ids(Query("person", where={"name": ("张一",)}))
    elsewhere = id_number(birth="19790202", sequence=7)
    write_cells(workspace, "person", row, {"id_number": elsewhere})

    preview = lived_in.preview(PHONE, ("张一", destroyed(number_of(1)), ""))

    assert "变更记录里从前的" in question(preview, "id-repair").sentence


def test_m40_another_sheet_of_the_book_tells_whose_number_it_was(village: Village):
    rows = (PHONE, ("张一", destroyed(number_of(1)), ""))
    book = village.book(rows, (PHONE, ("张一", number_of(1), "13800000001")))

    preview = preview_import(village.workspace, book)

    assert "“花名册2”第2行" in question(preview, "id-repair").sentence


def test_m41_a_number_shown_as_a_power_of_ten_has_nothing_left_to_repair(lived_in: Village):
    preview = lived_in.preview(PHONE, ("张一", "6.10723E+17", ""))

    assert preview.questions == ()
    assert only(preview).outcome is Outcome.REFUSED
    assert "6.10723E+17" in only(preview).reason


@pytest.mark.parametrize(
    "written",
    [
        "'{}",
        "＇{}",
        " {} ",
        "{}\u00a0",
        "\u200b{}",
        "\ufeff{}",
        "{}\n",
        "“{}”",
    ],
)
def test_m42_m43_what_only_surrounds_the_number_goes(village: Village, written: str):
    row = only(village.preview(PHONE, ("张一", written.format(number_of(1)), "")))

    assert row.outcome is Outcome.ADDED
    assert village.preview(PHONE, ("张一", number_of(1), "")).counts == {"person": {"added": 1}}
    assert trace(row, "id_number")[1] in (number_of(1), "")


def test_m43_m44_spaces_inside_and_full_width_digits_are_read(village: Village):
    number = number_of(1)
    spaced = f"{number[:6]} {number[6:14]}\u3000{number[14:]}"
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in number)

    for text in (spaced, wide):
        assert trace(only(village.preview(PHONE, ("张一", text, ""))), "id_number") == (text, number)


@pytest.mark.parametrize("sign", "xｘＸ×Х*✕")
def test_m45_what_looks_like_x_is_x_in_the_last_place(village: Village, sign: str):
    number = next(one for n in range(1, 999) if (one := id_number(sequence=n)).endswith("X"))

    row = only(village.preview(PHONE, ("张一", number[:-1] + sign, "")))

    assert trace(row, "id_number") == (number[:-1] + sign, number)


def test_m46_letters_for_digits_are_asked_and_kept_until_then(village: Village):
    number = number_of(1)
    mistyped = number.replace("0", "O", 1).replace("1", "l", 1)
    rows = (PHONE, ("张一", mistyped, ""))

    preview = village.preview(*rows)

    asked = question(preview, "cell-look-alike")
    assert only(preview).outcome is Outcome.REFUSED
    row = only(village.preview(*rows, answers={asked.key: "take"}))
    assert (row.outcome, trace(row, "id_number")) == (Outcome.ADDED, (mistyped, number))


def test_m47_name_and_number_the_wrong_way_round_are_noticed_by_their_contents(village: Village):
    rows = (PHONE, ("张一", number_of(1), ""), ("李二", number_of(2), ""), (number_of(3), "王三", ""))

    preview = village.preview(*rows)

    asked = question(preview, "cells-swapped")
    assert asked.cells == ("A4", "B4")
    assert preview.counts == {"person": {"added": 2, "refused": 1}}
    swapped = village.preview(*rows, answers={asked.key: "swap"})
    assert swapped.counts == {"person": {"added": 3}}
    assert swapped.rows[2].name == "王三"


def test_m47_a_number_for_a_name_beside_another_number_is_refused(village: Village):
    rows = (PHONE, ("张一", number_of(1), ""), (number_of(3), number_of(4), ""))

    preview = village.preview(*rows)

    assert preview.rows[1].outcome is Outcome.REFUSED
    assert "错了一列" in preview.rows[1].reason


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{number_of(1)}/{number_of(2)}", "有两个号码"),
        (f"{number_of(1)}\n{number_of(2)}", "有两个号码"),
        (f"男/{number_of(1)}", "还有别的字"),
    ],
)
def test_m48_two_numbers_in_a_cell_refuse_the_row(village: Village, text: str, told: str):
    row = only(village.preview(PHONE, ("张一", text, "")))

    assert row.outcome is Outcome.REFUSED
    assert told in row.reason


def test_m49_an_old_number_is_offered_with_eighteen_digits(village: Village):
    new = number_of(1)
    old = new[:6] + new[8:17]
    rows = (PHONE, ("张一", old, ""))

    preview = village.preview(*rows)

    asked = question(preview, "cell-old-number")
    assert f"{old} → {new}" in asked.sentence
    assert trace(only(village.preview(*rows, answers={asked.key: "take"})), "id_number") == (old, new)
    assert trace(only(preview), "id_number") == ("", "")


def test_m50_a_disability_cards_number_is_split(village: Village):
    card = number_of(1) + "43"

    row = only(village.preview(PHONE, ("张一", card, "")))

    assert trace(row, "id_number") == (card, number_of(1))
    assert trace(row, "disability_number") == ("", card)


def test_the_hand_written_sheet_keeps_numbers_as_numbers():
    assert '<c r="B1"><v>610723198001010000</v></c>' in sheet([("张一", 610723198001010000)])
    assert WHO == ("姓名", "身份证号")
