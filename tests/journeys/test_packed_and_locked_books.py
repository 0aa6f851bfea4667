"""Archives, folders and locked books by command: what is taken in, what is left out, and what is asked."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import pytest

from roster_desktop.records import Unanswered
from roster_desktop.workbook.reading import read_workbook
from tests.journeys.shell import Shell, id_number
from tests.workbook.golden.locking import PICTURE, locked
from tests.workbook.golden.parts import row_of, sheet_part, xlsx, zipped_in_gbk


def book(name: str, nth: int) -> bytes:
    """A list of one person."""
    rows = row_of(1, ("姓名", "身份证号", "文化程度")) + row_of(2, (name, id_number("19800101", nth), "初中"))
    return xlsx({"花名册": sheet_part(rows)}, more={"xl/media/image1.png": PICTURE})


@pytest.fixture
def village(tmp_path: Path, shell: Shell) -> Path:
    path = tmp_path / "v.roster"
    shell("new", path, "--level", "village", "--unit", "杜村", "--township", "龙亭镇", "--county", "洋县")
    return path


def sent(folder: Path, parts: Mapping[str, bytes]) -> Path:
    (folder / "报送.zip").write_bytes(zipped_in_gbk(parts))
    return folder / "报送.zip"


@pytest.mark.parametrize("command", ["import", "merge"])
def test_an_archive_of_books_is_taken_in_book_by_book(
    command: str, tmp_path: Path, shell: Shell, village: Path
) -> None:
    parts = {
        "一组/花名册.xlsx": book("张安", 101),
        "二组/花名册.xlsx": book("王博", 102),
        "合影.jpg": b"\xff\xd8",
    }

    said = shell(command, village, sent(tmp_path, parts), "--json")

    results = said.json["workbooks"]
    assert sorted(result["status"] for result in results) == sorted(
        ["skipped", *(["imported"] if command == "import" else ["merged"]) * 2]
    )
    [skipped] = [result for result in results if result["status"] == "skipped"]
    assert skipped["problems"][0]["code"] == "book-is-picture"
    assert len(shell("rows", village, "person", "--json").json) == 2


def test_the_same_book_packed_and_unpacked_is_known_again(
    tmp_path: Path, shell: Shell, village: Path
) -> None:
    content = book("张安", 101)
    (tmp_path / "花名册.xlsx").write_bytes(content)
    shell("merge", village, tmp_path / "花名册.xlsx")

    [result] = shell("merge", village, sent(tmp_path, {"花名册.xlsx": content}), "--json").json["workbooks"]

    assert result["status"] == "duplicate"


def test_a_locked_book_is_refused_with_how_to_go_on(tmp_path: Path, shell: Shell, village: Path) -> None:
    (tmp_path / "锁.xlsx").write_bytes(locked(book("张安", 101), "密码1"))

    said = shell("import", village, tmp_path / "锁.xlsx")

    assert said.status == 3
    assert "--book-password-stdin" in said.err
    assert shell("rows", village, "person", "--json").json == []


@pytest.mark.parametrize("command", ["import", "merge"])
def test_a_locked_book_opens_with_the_password_that_is_sent_to_the_command(
    command: str, tmp_path: Path, shell: Shell, village: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "锁.xlsx").write_bytes(locked(book("张安", 101), "密码1"))
    monkeypatch.setattr("sys.stdin", io.StringIO("密码1\n"))

    shell(command, village, tmp_path / "锁.xlsx", "--book-password-stdin")

    assert [row["name"] for row in shell("rows", village, "person", "--json").json] == ["张安"]


def test_a_locked_book_that_was_taken_in_is_known_again_without_its_password(
    tmp_path: Path, shell: Shell, village: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "锁.xlsx").write_bytes(locked(book("张安", 101), "密码1"))
    monkeypatch.setattr("sys.stdin", io.StringIO("密码1\n"))
    shell("merge", village, tmp_path / "锁.xlsx", "--book-password-stdin")

    [result] = shell("merge", village, tmp_path / "锁.xlsx", "--json").json["workbooks"]

    assert result["status"] == "duplicate"


def test_a_wrong_password_says_so(
    tmp_path: Path, shell: Shell, village: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "锁.xlsx").write_bytes(locked(book("张安", 101), "密码1"))
    monkeypatch.setattr("sys.stdin", io.StringIO("别的\n"))

    said = shell("import", village, tmp_path / "锁.xlsx", "--book-password-stdin", "--json")

    assert said.json["workbooks"][0]["problems"][0]["code"] == "book-wrong-password"
    assert said.status == 3


def test_one_bad_book_of_a_folder_hinders_no_other(tmp_path: Path, shell: Shell, village: Path) -> None:
    folder = tmp_path / "收到的"
    folder.mkdir()
    (folder / "1.xlsx").write_bytes(book("张安", 101))
    (folder / "2.xlsx").write_bytes(book("王博", 102)[:900])
    (folder / "3.rar").write_bytes(b"Rar!\x1a\x07\x01\x00")

    said = shell("import", village, folder, "--json")

    codes = {one["file"]: [problem["code"] for problem in one["problems"]] for one in said.json["workbooks"]}
    assert "book-damaged" in codes["2.xlsx"]
    assert codes["3.rar"] == ["other-archive"]
    assert said.status == 1
    assert [row["name"] for row in shell("rows", village, "person", "--json").json] == ["张安"]


@pytest.mark.parametrize("purpose", ["submission", "people"])
def test_a_book_is_written_so_that_only_its_password_opens_it(
    purpose: str, tmp_path: Path, shell: Shell, village: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, number = tmp_path / "out.xlsx", id_number("19800101", 101)
    shell("add", village, "person", "name=张安", f"id_number={number}", "--force")
    monkeypatch.setattr("sys.stdin", io.StringIO("四合村的钥匙2026\n"))
    shell("export", village, out, "--for", purpose, "--reason", "补报", "--book-password-stdin")

    with pytest.raises(Unanswered):
        read_workbook(out)
    assert not out.read_bytes().startswith(b"PK")
    book = read_workbook(out, password="四合村的钥匙2026")
    assert any("张安" in row for sheet in book.sheets for row in sheet.rows)
    assert [one for one in tmp_path.iterdir() if one.suffix in (".xlsx", ".part")] == [out]


def test_a_locked_submission_is_merged_with_its_password_and_comes_back_locked(
    tmp_path: Path, shell: Shell, village: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    township, number = tmp_path / "t.roster", id_number("19800101", 101)
    shell("new", township, "--level", "township", "--unit", "龙亭镇", "--county", "洋县")
    shell("add", village, "person", "name=张安", f"id_number={number}", "--force")

    def told(*words: object) -> Shell:
        monkeypatch.setattr("sys.stdin", io.StringIO("四合村的钥匙2026\n"))
        return shell(*words, "--book-password-stdin")

    told("export", village, tmp_path / "up.xlsx", "--reason", "补报")
    [merged] = told("merge", township, tmp_path / "up.xlsx", "--json").json["workbooks"]
    assert (merged["status"], merged["unit"]) == ("merged", "杜村")
    told("return", township, tmp_path / "down.xlsx", "--unit", "杜村")
    assert shell("merge", village, tmp_path / "down.xlsx").status == 3
    [back] = told("merge", village, tmp_path / "down.xlsx", "--json").json["workbooks"]
    assert back["status"] == "unchanged"


@pytest.mark.parametrize(
    ("line", "purpose", "status"),
    [("", "submission", 3), ("短", "people", 3), ("够长的密码吧一二", "public", 2)],
)
def test_no_book_leaves_unlocked_where_its_password_is_missing_or_bad(
    line: str,
    purpose: str,
    status: int,
    tmp_path: Path,
    shell: Shell,
    village: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shell("add", village, "person", "name=张安", "--force")
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{line}\n"))

    said = shell(
        "export",
        village,
        tmp_path / "out.xlsx",
        "--for",
        purpose,
        "--reason",
        "补报",
        "--book-password-stdin",
    )

    assert said.status == status
    assert not (tmp_path / "out.xlsx").exists()
