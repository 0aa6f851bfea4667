"""The main journeys through the command line: type, check, send, merge, decide, take back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.shell import Shell, id_number, sound_person

ANN = id_number("19800101", 101)
BOB = id_number("19750505", 203)
VILLAGE = ("--level", "village", "--township", "铁河镇", "--county", "洋县")


@pytest.fixture
def village(tmp_path: Path, shell: Shell) -> Path:
    file = tmp_path / "sihe.roster"
    assert shell("new", file, *VILLAGE, "--unit", "四合村", "--operator", "张会计").status == 0
    return file


@pytest.fixture
def township(tmp_path: Path, shell: Shell) -> Path:
    file = tmp_path / "township.roster"
    said = shell(
        "new", file, "--level", "township", "--unit", "铁河镇", "--county", "洋县", "--operator", "周干事"
    )
    assert said.status == 0
    return file


def add(shell: Shell, file: Path, *words: str, roster: str = "person") -> str:
    said = shell("add", file, roster, *words, "--json")
    assert said.status == 0, said.out + said.err
    row = said.json["row"]
    assert isinstance(row, str)
    return row


def test_a_new_file_is_empty_and_sound(village: Path, shell: Shell) -> None:
    said = shell("doctor", village, "--json")

    assert said.status == 0
    assert said.json["ok"] is True
    assert said.json["rows"] == {"person": 0, "transfer": 0, "business": 0, "training": 0, "post": 0}


def test_new_never_overwrites(village: Path, shell: Shell) -> None:
    before = village.read_bytes()

    said = shell("new", village, *VILLAGE, "--unit", "别的村")

    assert said.status == 3
    assert "sihe.roster" in said.err
    assert village.read_bytes() == before


def test_columns_tell_the_declaration(shell: Shell) -> None:
    said = shell("columns", "person", "--json")

    [roster] = said.json["rosters"]
    by_key = {column["key"]: column for column in roster["columns"]}
    assert roster["title"] == "人员信息花名册"
    assert by_key["id_number"] == {
        "key": "id_number",
        "header": "身份证号",
        "kind": "id_number",
        "required": True,
        "options": [],
        "width": by_key["id_number"]["width"],
        "sensitive": True,
        "derived": False,
    }
    assert by_key["sex"]["derived"] is True
    assert by_key["relocated"]["kind"] == "yes_no"


def test_the_id_number_fills_sex_birth_date_and_age(village: Path, shell: Shell) -> None:
    row = add(shell, village, *sound_person("张安", ANN))

    [shown] = shell("rows", village, "person", "--json", "--unmask").json
    assert shown["row"] == row
    assert (shown["sex"], shown["birth_date"], shown["village"]) == ("男", "1980-01-01", "四合村")
    assert shown["age"].isdecimal()
    assert shown["population_status"] == "正常"
    assert "remark" not in shown


def test_sensitive_columns_are_masked_unless_asked(village: Path, shell: Shell) -> None:
    add(shell, village, *sound_person("张安", ANN))

    [shown] = shell("rows", village, "person", "--json").json
    assert shown["id_number"] == ANN[:4] + "*" * 12 + ANN[-2:]
    assert shown["phone"] == "138****0001"


def test_an_error_in_its_own_cells_keeps_a_row_out(village: Path, shell: Shell) -> None:
    wrong = ANN[:-1] + ("0" if ANN[-1] != "0" else "1")

    said = shell("add", village, "person", *sound_person("张安", wrong), "--json")

    assert said.status == 1
    assert said.json["row"] is None
    assert "A07" in {finding["rule"] for finding in said.json["findings"]}
    assert shell("rows", village, "person", "--json").json == []


def test_force_saves_a_row_with_its_findings_open(village: Path, shell: Shell) -> None:
    said = shell("add", village, "person", "name=张安", "id_number=123", "--force", "--json")

    assert said.status == 1
    assert said.json["row"]
    [shown] = shell("rows", village, "person", "--json", "--unmask").json
    assert shown["id_number"] == "123"


def test_typing_the_id_brings_the_person_into_another_roster(village: Path, shell: Shell) -> None:
    add(shell, village, *sound_person("张安", ANN))
    shell("add", village, "transfer", f"id_number={ANN}", "--force", "--json")

    [shown] = shell("rows", village, "transfer", "--json", "--unmask").json
    assert (shown["name"], shown["head_name"], shown["phone"]) == ("张安", "张安", "13800000001")


def test_set_never_refuses_a_value_and_tells_its_finding(village: Path, shell: Shell) -> None:
    row = add(shell, village, *sound_person("张安", ANN))

    said = shell("set", village, row[:8], "collected_on=大概3月", "--json")

    assert said.status == 1
    assert said.json["changed"] == 1
    assert "A16" in {finding["rule"] for finding in said.json["findings"]}
    [shown] = shell("rows", village, "person", "--json").json
    assert shown["collected_on"] == "大概3月"


def test_an_unknown_key_is_a_wrong_call(village: Path, shell: Shell) -> None:
    row = add(shell, village, *sound_person("张安", ANN))

    assert shell("set", village, row, "colour=red").status == 2
    assert shell("add", village, "person", "colour=red").status == 2
    assert shell("set", village, row, "removed_reason=死亡").status == 2
    assert shell("set", village, "ffff", "name=张安").status == 2
    assert shell("rows", village, "pets").status == 2


def test_a_verification_is_written_and_asked_for(village: Path, shell: Shell) -> None:
    row = add(shell, village, *sound_person("张安", ANN))
    add(shell, village, *sound_person("王博", BOB))

    said = shell(
        "set", village, row, "verified_result=已核实", "verified_how=电话", "verified_on=2026-11-20", "--json"
    )

    assert (said.status, said.json["changed"]) == (0, 3)
    [shown] = shell("rows", village, "person", "--json", "--where", "verified_result=已核实").json
    assert (shown["name"], shown["verified_how"]) == ("张安", "电话")


def test_a_person_is_found_by_pinyin_initials_id_and_phone(village: Path, shell: Shell) -> None:
    add(shell, village, *sound_person("曾小贤", ANN))
    add(shell, village, *sound_person("王博", BOB, phone="13900000002"))

    def found(text: str) -> list[str]:
        return [row["name"] for row in shell("rows", village, "person", "--json", "--find", text).json]

    assert found("zxx") == ["曾小贤"]
    assert found("小贤") == ["曾小贤"]
    assert found(BOB[6:14]) == ["王博"]
    assert found("13900") == ["王博"]


def test_a_removed_row_leaves_the_roster_and_comes_back_by_undo(village: Path, shell: Shell) -> None:
    add(shell, village, *sound_person("张安", ANN))

    assert shell("remove", village, f"person:{ANN}", "--reason", "迁出", "--json").json["changed"] == 1
    assert shell("rows", village, "person", "--json").json == []

    assert shell("undo", village, "--json").status == 0
    [shown] = shell("rows", village, "person", "--json").json
    assert shown["name"] == "张安"


def test_history_tells_who_changed_what(village: Path, shell: Shell) -> None:
    row = add(shell, village, *sound_person("张安", ANN))
    shell("set", village, row, "education=高中")

    [entry] = [one for one in shell("history", village, "--row", row, "--json").json if one["before"]]
    assert (entry["who"], entry["column"], entry["before"], entry["after"]) == (
        "张会计",
        "education",
        "初中",
        "高中",
    )


def test_a_submission_merges_and_merging_again_changes_nothing(
    village: Path, township: Path, tmp_path: Path, shell: Shell
) -> None:
    row = add(shell, village, *sound_person("张安", ANN))
    book = tmp_path / "四合村.xlsx"
    assert shell("export", village, book).status == 0

    first = shell("merge", township, book, "--json")
    again = shell("merge", township, book, "--json")

    assert first.status == 0
    [merged] = first.json["workbooks"]
    assert (merged["status"], merged["unit"]) == ("merged", "四合村")
    assert merged["rosters"]["person"] == {"read": 1, "added": 1, "changed": 0, "unchanged": 0, "refused": 0}
    assert again.json["workbooks"][0]["status"] == "duplicate"
    [shown] = shell("rows", township, "person", "--json", "--unmask").json
    assert (shown["row"], shown["id_number"]) == (row, ANN)


def test_two_different_writes_are_asked_and_decided(
    village: Path, township: Path, tmp_path: Path, shell: Shell
) -> None:
    row = add(shell, village, *sound_person("张安", ANN))
    shell("export", village, tmp_path / "1.xlsx")
    shell("merge", township, tmp_path / "1.xlsx")
    shell("set", village, row, "phone=13900000001")
    shell("set", township, row, "phone=13900000002")
    shell("export", village, tmp_path / "2.xlsx")

    said = shell("merge", township, tmp_path / "2.xlsx", "--json")

    assert (said.status, said.json["open_conflicts"]) == (1, 1)
    [conflict] = shell("conflicts", township, "--json", "--unmask").json
    assert (conflict["column"], conflict["ours"], conflict["base"]) == ("phone", "13900000002", "13800000001")
    [hidden] = shell("conflicts", township, "--json").json
    assert (hidden["ours"], hidden["base"]) == ("139****0002", "138****0001")
    assert hidden["theirs"][0]["value"] == "139****0001"
    assert shell("resolve", township, conflict["id"], "--take", "theirs:2").status == 2
    [theirs] = conflict["theirs"]
    assert theirs["value"] == "13900000001"
    assert "四合村" in theirs["from"]

    assert shell("resolve", township, conflict["id"], "--take", "theirs").status == 0
    [shown] = shell("rows", township, "person", "--json", "--unmask").json
    assert shown["phone"] == "13900000001"
    assert "13900000001" not in shell("history", township, "--json").out

    shell("undo", township)
    assert len(shell("conflicts", township, "--json").json) == 1


def test_a_bank_card_in_question_is_masked(
    village: Path, township: Path, tmp_path: Path, shell: Shell
) -> None:
    add(shell, village, *sound_person("张安", ANN))
    shell("add", village, "post", f"id_number={ANN}", "bank=农商行", "--force")
    [row] = [one["row"] for one in shell("rows", village, "post", "--json").json]
    shell("export", village, tmp_path / "1.xlsx")
    shell("merge", township, tmp_path / "1.xlsx")
    shell("set", village, row, "bank=信合", "bank_card=6228480000000000001")
    shell("set", township, row, "bank=农行", "bank_card=6228480000000000002")
    shell("export", village, tmp_path / "2.xlsx")
    shell("merge", township, tmp_path / "2.xlsx")

    said = shell("conflicts", township, "--json")

    [conflict] = said.json
    assert conflict["column"] == "account"
    assert "622848" not in said.out + shell("conflicts", township).out
    assert "0002" in conflict["ours"]


def test_a_removal_against_an_edit_is_one_question(
    village: Path, township: Path, tmp_path: Path, shell: Shell
) -> None:
    row = add(shell, village, *sound_person("张安", ANN))
    shell("export", village, tmp_path / "1.xlsx")
    shell("merge", township, tmp_path / "1.xlsx")
    shell("set", township, row, "education=高中")
    shell("remove", village, row, "--reason", "迁出")
    shell("export", village, tmp_path / "2.xlsx")

    said = shell("merge", township, tmp_path / "2.xlsx", "--json")

    assert said.json["open_conflicts"] == 1
    assert len(shell("rows", township, "person", "--json").json) == 1
    [conflict] = shell("conflicts", township, "--json").json
    assert (conflict["column"], conflict["ours"]) == ("removal", "在册")

    assert shell("resolve", township, conflict["id"], "--take", "theirs").status == 0
    assert shell("rows", township, "person", "--json").json == []


def test_a_workbook_of_another_county_is_refused_in_words(
    township: Path, tmp_path: Path, shell: Shell
) -> None:
    other = tmp_path / "other.roster"
    shell("new", other, "--level", "village", "--unit", "河心村", "--township", "别镇", "--county", "别县")
    add(shell, other, *sound_person("张安", ANN))
    shell("export", other, tmp_path / "other.xlsx")

    said = shell("merge", township, tmp_path / "other.xlsx", "--json")

    assert said.status == 1
    [book] = said.json["workbooks"]
    assert book["status"] == "refused"
    assert "河心村" in book["problems"][0]["message"]
    assert shell("rows", township, "person", "--json").json == []


def test_an_import_is_shown_before_it_is_done_and_taken_back_as_one(
    village: Path, tmp_path: Path, shell: Shell
) -> None:
    add(shell, village, *sound_person("张安", ANN))
    sheet = tmp_path / "名单.csv"
    sheet.write_text(
        f"姓名,公民身份号码,文化程度,联系方式\n张安,{ANN},高中,\n王博,{BOB},初中毕业,13900000002\n,,,139\n",
        "utf-8",
    )

    dry = shell("import", village, sheet, "--dry-run", "--json")

    [book] = dry.json["workbooks"]
    assert {row["name"]: row["outcome"] for row in book["rows"]} == {
        "张安": "changed",
        "王博": "added",
        "": "refused",
    }
    [change] = next(row for row in book["rows"] if row["name"] == "张安")["changes"]
    assert (change["column"], change["before"], change["after"], change["cell"]) == (
        "education",
        "初中",
        "高中",
        "C2",
    )
    assert len(shell("rows", village, "person", "--json").json) == 1

    done = shell("import", village, sheet, "--json")
    assert done.status == 1
    assert done.json["workbooks"][0]["status"] == "imported"
    people = {row["name"]: row for row in shell("rows", village, "person", "--json", "--unmask").json}
    assert (people["张安"]["phone"], people["王博"]["education"]) == ("13800000001", "初中")

    shell("undo", village)
    [left] = shell("rows", village, "person", "--json").json
    assert left["education"] == "初中"


def test_english_is_spoken_on_request(tmp_path: Path, shell: Shell) -> None:
    said = shell("rows", tmp_path / "nowhere.roster", "person", "--lang", "en")

    assert said.status == 3
    assert "nowhere.roster" in said.err
    assert said.err.isascii()


def test_the_demonstration_runs_the_main_job(tmp_path: Path, shell: Shell) -> None:
    said = shell("demo", tmp_path / "demo", "--villages", "2", "--people", "12")

    assert said.status == 0, said.err
    assert len(list((tmp_path / "demo" / "inbox").iterdir())) >= 4
    people = shell("rows", tmp_path / "demo" / "township.roster", "person", "--json").json
    assert len({row["village"] for row in people}) == 2
    assert len(shell("conflicts", tmp_path / "demo" / "township.roster", "--json").json) >= 1


def test_a_handmade_list_meets_the_people_its_heading_tells_of(
    village: Path, township: Path, tmp_path: Path, shell: Shell
) -> None:
    add(shell, village, *sound_person("张安", ANN))
    shell("export", village, tmp_path / "1.xlsx")
    shell("merge", township, tmp_path / "1.xlsx")
    named, nameless = tmp_path / "有抬头.csv", tmp_path / "没抬头.csv"
    sheet = f"姓名,身份证号,备注\n张安,{ANN},常在外\n"
    named.write_text("填报单位：铁河镇四合村\n" + sheet, "utf-8")
    nameless.write_text(sheet, "utf-8")

    homeless = shell("merge", township, nameless, "--json")
    met = shell("merge", township, named, "--json")

    assert (homeless.status, homeless.json["workbooks"][0]["status"]) == (1, "waiting")
    assert met.json["workbooks"][0]["rosters"]["person"]["changed"] == 1
    [shown] = shell("rows", township, "person", "--json").json
    assert shown["remark"] == "常在外"


def test_marks_for_nothing_are_read_as_blank_and_said(village: Path, tmp_path: Path, shell: Shell) -> None:
    sheet = tmp_path / "名单.csv"
    sheet.write_text(f"姓名,身份证号,联系电话\n张安,{ANN},无\n王博,{BOB},无\n", "utf-8")

    said = shell("import", village, sheet, "--json")

    [problem] = said.json["workbooks"][0]["problems"]
    assert (problem["code"], problem["cell"]) == ("read-differently", "C2")
    assert "共2格" in problem["message"]
    assert all("phone" not in row for row in shell("rows", village, "person", "--json").json)
