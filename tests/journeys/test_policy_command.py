"""Policies and the cut-off date from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.shell import Shell

FROM = ("--from", "2024-01-01")


@pytest.fixture
def village(tmp_path: Path, shell: Shell) -> Path:
    file = tmp_path / "sihe.roster"
    assert shell("new", file, "--level", "village", "--unit", "四合村", "--operator", "张会计").status == 0
    return file


def told(shell: Shell, file: Path, key: str) -> dict[str, object]:
    [one] = [one for one in shell("policy", file, "--json").json["policies"] if one["key"] == key]
    return one


def test_a_value_that_was_set_is_told_with_its_day_and_who_set_it(village: Path, shell: Shell) -> None:
    said = shell("policy", village, "set", "P_POST_MONTHS_MAX", "60", *FROM)
    one = told(shell, village, "P_POST_MONTHS_MAX")

    assert (said.status, said.out) == (0, "已设定 岗位最长期限：60个月，从 2024-01-01 起。\n")
    assert (one["value"], one["since"], one["source"]) == (60, "2024-01-01", "本册设定")
    assert one["set_here"][0]["who"] == "张会计"


def test_a_pack_is_used_and_a_value_withdrawn(village: Path, shell: Shell) -> None:
    used = shell("policy", village, "use", "transport-zhushan", *FROM)
    shell("policy", village, "withdraw", "P_TRANSPORT_EVERY", *FROM)

    assert used.out == "已照“竹山（湖北）”设定 5 项，从 2024-01-01 起。\n"
    assert told(shell, village, "P_TRANSPORT_AGE_MAX_F")["value"] == 55
    assert told(shell, village, "P_TRANSPORT_EVERY")["source"] == "默认"


def test_the_cut_off_date_is_set_and_let_go(village: Path, shell: Shell) -> None:
    said = shell("policy", village, "cutoff", "2025-03-20")
    kept = shell("policy", village, "--json").json["cutoff"]
    let_go = shell("policy", village, "cutoff", "today")

    assert (said.out, kept) == ("填报截止日是 2025-03-20。\n", "2025-03-20")
    assert let_go.out.startswith("填报截止日按当天算")


def test_without_words_every_parameter_and_every_pack_is_listed(village: Path, shell: Shell) -> None:
    lines = shell("policy", village).out.splitlines()

    assert lines[0].startswith("填报截止日是 ")
    assert "P_POST_MONTHS_MAX\t岗位最长期限 36个月（默认）" in lines
    assert any(line.startswith("transport-chenggu\t城固（陕西汉中）\t") for line in lines)


def test_who_does_not_say_from_when_is_asked_for_the_day(village: Path, shell: Shell) -> None:
    said = shell("policy", village, "set", "P_AGE_MIN", "16")

    assert (said.status, said.err.strip()) == (2, "没写从哪天起，请加上 --from 2025-01-01 这样的一天。")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("set", "P_NOTHING", "1", *FROM), 2),
        (("use", "nowhere", *FROM), 2),
        (("cutoff", "2025-02-30"), 2),
        (("set", "P_AGE_MIN", "16"), 2),
        (("dance",), 2),
        (("set", "P_AGE_MIN", "多", *FROM), 3),
        (("withdraw", "P_AGE_MIN", *FROM), 3),
    ],
)
def test_what_cannot_be_is_one_sentence_and_alters_nothing(
    village: Path, shell: Shell, words: tuple[str, ...], status: int
) -> None:
    before = shell("policy", village, "--json").out
    said = shell("policy", village, *words)

    assert said.status == status
    assert said.err.strip().endswith(("。", "用法。"))
    assert len(said.err.splitlines()) == 1
    assert shell("policy", village, "--json").out == before
