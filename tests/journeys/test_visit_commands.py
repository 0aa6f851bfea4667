"""verify, explain, calls and sample on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.shell import Shell, id_number, sound_person

ANN, BOB = id_number("19800101", 12), id_number("19750505", 33)


@pytest.fixture
def village(tmp_path: Path, shell: Shell) -> Path:
    file = tmp_path / "四合村.roster"
    words = ("--level", "village", "--unit", "四合村", "--township", "铁河镇", "--operator", "刘会计")
    assert shell("new", file, *words).status == 0
    return file


def add(shell: Shell, file: Path, name: str, number: str, **cells: str) -> str:
    said = shell("add", file, "person", "--force", "--json", *sound_person(name, number, **cells))
    return str(said.json["row"])


def test_rows_are_verified_together_and_shown_as_before(village: Path, shell: Shell) -> None:
    rows = [add(shell, village, "张安", ANN), add(shell, village, "王博", BOB)]

    said = shell(
        "verify", village, *rows, "--how", "电话", "--result", "已核实", "--on", "2026-01-05", "--json"
    )

    assert said.json == {"changed": 8, "findings": []}
    shown = shell("rows", village, "person", "--json").json
    assert {(row["verified_result"], row["verified_on"]) for row in shown} == {("已核实", "2026-01-05")}
    assert shell("undo", village).status == 0
    assert "verified_result" not in shell("rows", village, "person", "--json").json[0]


def test_one_cell_is_verified_without_touching_the_row(village: Path, shell: Shell) -> None:
    row = add(shell, village, "张安", ANN)

    said = shell("verify", village, row, "--how", "微信", "--result", "存疑", "--column", "phone", "--json")

    assert said.json["changed"] == 1
    [shown] = shell("rows", village, "person", "--json").json
    assert not {"verified_result", "verified_cells", "explanations"} & set(shown)
    [last, *_] = shell("history", village, "--json").json
    assert (last["column"], last["before"]) == ("verified_cells", "")
    assert last["after"].startswith("联系电话：存疑（微信，刘会计，")


@pytest.mark.parametrize(
    "words",
    [
        ("--how", "猜的", "--result", "已核实"),
        ("--how", "电话", "--result", "好的"),
        ("--how", "电话", "--result", "已核实", "--column", "remark"),
        ("--how", "电话", "--result", "已核实", "--on", "昨天"),
        ("--how", "电话", "--result", "已核实", "--list", "C1"),
    ],
)
def test_what_cannot_be_is_a_wrong_call(village: Path, shell: Shell, words: tuple[str, ...]) -> None:
    add(shell, village, "张安", ANN)

    said = shell("verify", village, "1" if "--list" in words else f"person:{ANN}", *words)

    assert said.status == 2
    assert "Traceback" not in said.err
    assert "verified_result" not in shell("rows", village, "person", "--json").json[0]


def test_a_finding_is_explained_and_the_explanation_taken_back(village: Path, shell: Shell) -> None:
    row = add(shell, village, "张安", ANN, phone="12345")
    rule = next(
        one["rule"] for one in shell("check", village, "--json").json["findings"] if "phone" in one["columns"]
    )

    said = shell("explain", village, row, rule, "--reason", "用的是小灵通", "--json")

    assert {finding["state"] for finding in said.json["findings"]} == {"explained"}
    assert shell("explain", village, row, rule).status == 2
    assert shell("explain", village, row, "Z99", "--reason", "没有").status == 2
    back = shell("explain", village, row, rule, "--withdraw", "--json")
    assert {finding["state"] for finding in back.json["findings"]} == {"open"}


def test_the_history_speaks_of_bookkeeping_in_words_too(village: Path, shell: Shell) -> None:
    row = add(shell, village, "张安", ANN, phone="12345")
    shell("explain", village, row, "A14", "--reason", "用的是小灵通")
    shell("verify", village, row, "--how", "电话", "--result", "已核实")
    shell("verify", village, row, "--how", "电话", "--result", "已核实", "--column", "phone")
    shell("remove", village, row, "--reason", "录重了")

    lines = shell("history", village).out.splitlines()

    told = [line.split("\t")[4] for line in lines]
    assert {"情况说明", "核实", "逐项核实", "移除"} <= set(told)
    assert not [header for header in told if header.isascii()]


def test_a_call_list_is_written_and_its_results_are_typed_back(
    village: Path, shell: Shell, tmp_path: Path
) -> None:
    add(shell, village, "张安", ANN)
    add(shell, village, "王博", BOB, phone="12345")

    said = shell("calls", village, tmp_path / "电话单.xlsx", "--json")

    assert [one["name"] for one in said.json["rows"]] == ["王博"]
    assert "12345" not in said.json["rows"][0]["phone"]
    words = ("--list", said.json["list"], "1", "--how", "电话", "--result", "存疑")
    assert shell("verify", village, *words).status == 0
    [doubtful] = shell("rows", village, "person", "--json", "--where", "verified_result=存疑").json
    assert doubtful["name"] == "王博"
    assert shell("calls", village, tmp_path / "电话单.xlsx").status != 0


def test_a_sample_says_its_seed_and_is_drawn_again_by_it(village: Path, shell: Shell, tmp_path: Path) -> None:
    for number in range(1, 11):
        add(shell, village, f"张{number}", id_number("19800101", number))

    first = shell("sample", village, tmp_path / "a.xlsx", "--seed", "七", "--percent", "40", "--json").json
    again = shell("sample", village, tmp_path / "b.xlsx", "--seed", "七", "--percent", "40", "--json").json

    assert (first["seed"], first["percent"], first["of"], len(first["rows"])) == ("七", 40, 10, 4)
    assert first["rows"] == again["rows"]
    assert shell("sample", village, tmp_path / "c.xlsx", "--percent", "140").status == 2
    assert not (tmp_path / "c.xlsx").exists()
    assert "种子" in shell("sample", village, tmp_path / "d.xlsx").out


def test_a_list_that_the_program_printed_is_never_taken_in(
    village: Path, shell: Shell, tmp_path: Path
) -> None:
    for number in range(1, 6):
        add(shell, village, f"张{number}", id_number("19800101", number), phone=f"1380000000{number}")
    before = shell("rows", village, "person", "--json", "--unmask").json
    book = tmp_path / "走访.xlsx"
    assert shell("sample", village, book, "--percent", "100").status == 0

    said = shell("import", village, book)
    assert "名单" in said.err
    assert shell("merge", village, book).status != 0
    assert shell("rows", village, "person", "--json", "--unmask").json == before


def test_an_explanation_goes_to_the_township_and_holds_there(
    village: Path, shell: Shell, tmp_path: Path
) -> None:
    row = add(shell, village, "张安", ANN, phone="12345")
    [rule] = {
        one["rule"] for one in shell("check", village, "--json").json["findings"] if "phone" in one["columns"]
    }
    assert shell("explain", village, row, rule, "--reason", "用的是小灵通").status == 0
    words = ("--how", "电话", "--result", "已核实")
    assert shell("verify", village, row, *words, "--column", "id_number").status == 0
    township, book = tmp_path / "铁河镇.roster", tmp_path / "四合村.xlsx"
    assert (
        shell("new", township, "--level", "township", "--unit", "铁河镇", "--operator", "李主任").status == 0
    )
    shell("export", village, book)

    merged = shell("merge", township, book, "--json").json

    assert (merged["workbooks"][0]["status"], merged["open_conflicts"]) == ("merged", 0)
    told = shell("check", township, "--json").json["findings"]
    assert {one["state"] for one in told if one["rule"] == rule} == {"explained"}
    assert shell("doctor", township).status == 0
    # What the township says of another field meanwhile is no question when its book comes back.
    assert shell("verify", township, row, *words, "--column", "phone").status == 0
    back = tmp_path / "回村.xlsx"
    shell("export", township, back)
    assert shell("merge", village, back, "--json").json["open_conflicts"] == 0
