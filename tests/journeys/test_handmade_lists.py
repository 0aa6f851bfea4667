"""Lists that never saw the program meet the people who are already there."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.shell import Shell, id_number, sound_person

ANN = id_number("19800101", 101)


def test_a_list_that_names_the_village_but_no_township_adds_nobody_twice(
    tmp_path: Path, shell: Shell
) -> None:
    village, township = tmp_path / "v.roster", tmp_path / "t.roster"
    unit = ("--township", "龙亭镇", "--county", "洋县")
    shell("new", village, "--level", "village", "--unit", "杜村", *unit)
    shell("new", township, "--level", "township", "--unit", "龙亭镇", "--county", "洋县")
    shell("add", village, "person", *sound_person("张安", ANN))
    shell("export", village, tmp_path / "1.xlsx")
    shell("merge", township, tmp_path / "1.xlsx")
    sheet = tmp_path / "名单.csv"
    sheet.write_text(f"行政村,姓名,身份证号,备注\n杜村,张安,{ANN},常在外\n", "utf-8")

    said = shell("merge", township, sheet, "--json")

    assert said.json["workbooks"][0]["rosters"]["person"]["changed"] == 1
    [shown] = shell("rows", township, "person", "--json").json
    assert (shown["name"], shown["remark"]) == ("张安", "常在外")


def test_a_folder_of_lists_is_taken_in_at_once(tmp_path: Path, shell: Shell) -> None:
    village, folder = tmp_path / "v.roster", tmp_path / "lists"
    shell("new", village, "--level", "village", "--unit", "杜村")
    folder.mkdir()
    for nth, name in enumerate(("张安", "王博")):
        number = id_number("19800101", 101 + nth)
        (folder / f"{nth}.csv").write_text(f"姓名,身份证号,文化程度\n{name},{number},初中\n", "utf-8")

    said = shell("import", village, folder, "--json")

    assert [book["status"] for book in said.json["workbooks"]] == ["imported", "imported"]
    assert said.status == 1, "their required cells are still empty"
    assert len(shell("rows", village, "person", "--json").json) == 2
    assert "共 2 本：重复送来 2。" in shell("import", village, folder, "--lang", "zh").err


def test_a_wrong_answer_to_a_question_is_taken_and_its_finding_told(tmp_path: Path, shell: Shell) -> None:
    village, township = tmp_path / "v.roster", tmp_path / "t.roster"
    unit = ("--township", "龙亭镇", "--county", "洋县")
    shell("new", village, "--level", "village", "--unit", "杜村", *unit)
    shell("new", township, "--level", "township", "--unit", "龙亭镇", "--county", "洋县")
    row = shell("add", village, "person", *sound_person("张安", ANN), "--json").json["row"]
    shell("export", village, tmp_path / "1.xlsx")
    shell("merge", township, tmp_path / "1.xlsx")
    shell("set", village, row, "health=残疾")
    shell("set", township, row, "health=长期慢性病")
    shell("export", village, tmp_path / "2.xlsx")
    shell("merge", township, tmp_path / "2.xlsx")
    [conflict] = shell("conflicts", township, "--json").json

    said = shell("resolve", township, conflict["id"], "--value", "火星", "--json")

    assert said.status == 1
    assert "A15" in {finding["rule"] for finding in said.json["findings"]}
