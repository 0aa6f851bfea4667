"""M07 to M11: books with a password, protected ones, open ones, and what did not arrive whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from roster_desktop.records import PASSWORD, Unanswered
from roster_desktop.tasks.gathering import gathered
from roster_desktop.wording import workbooks
from roster_desktop.workbook import read_workbook
from roster_desktop.workbook.column_questions import problem_of
from tests.workbook.books import refusal
from tests.workbook.golden.biff import OldSheet, xls
from tests.workbook.golden.locking import PICTURE, locked
from tests.workbook.golden.parts import row_of, sheet_part, xlsx
from tests.workbook.golden.people import SAID, TABLE, delivered, saved, told, values
from tests.workbook.golden.village import WHO, Village, codes, number_of, question, refused
from tests.workbook.office import Job, LibreOffice, needs_libreoffice

ROWS = "".join(row_of(number, row) for number, row in enumerate(TABLE, 1))
XLSX = xlsx({"花名册": sheet_part(ROWS)}, more={"xl/media/image1.png": PICTURE})


def asked(path: Path, password: str = "") -> Unanswered:
    """What is asked when the book is read with this password."""
    with pytest.raises(Unanswered) as refused:
        read_workbook(path, password=password)
    return refused.value


def test_m07_a_locked_book_asks_for_its_password_and_opens_with_it(tmp_path: Path) -> None:
    path = saved(tmp_path, locked(XLSX, "密码 1"), "花名册.xlsx")

    assert asked(path).question.code == "book-encrypted"
    assert asked(path, "密码").question.code == "book-wrong-password"
    assert asked(path, "密码").question.key == PASSWORD
    assert "--book-password-stdin" in problem_of(asked(path).question).remedy
    assert values(delivered(path, "密码 1")) == SAID


@pytest.mark.libreoffice
@needs_libreoffice()
def test_m07_an_old_book_locked_by_an_office_program_opens_with_its_password(
    libreoffice: LibreOffice, tmp_path: Path
) -> None:
    source = saved(tmp_path, XLSX, "花名册.xlsx")
    path = tmp_path / "锁.xls"
    libreoffice.do([Job(source, path, password="密码1")])

    assert asked(path, "别的").question.code == "book-wrong-password"
    assert values(delivered(path, "密码1")) == SAID


@pytest.mark.libreoffice
@needs_libreoffice()
def test_m07_a_locked_ods_is_refused_with_what_to_do(libreoffice: LibreOffice, tmp_path: Path) -> None:
    source = saved(tmp_path, XLSX, "花名册.xlsx")
    path = tmp_path / "锁.ods"
    libreoffice.do([Job(source, path, password="密码1")])

    with refusal("book-locked-for-good"):
        delivered(path, "密码1")


def test_m07_a_locked_book_that_was_altered_is_not_opened(tmp_path: Path) -> None:
    content = bytearray(locked(XLSX, "密码"))
    content[len(content) // 2] ^= 0xFF

    with refusal("book-damaged"):
        delivered(saved(tmp_path, bytes(content), "花名册.xlsx"), "密码")


def test_m08_a_book_that_only_forbids_changes_is_read_without_a_password(tmp_path: Path) -> None:
    protected = sheet_part(ROWS, after='<sheetProtection password="CC1A" sheet="1" objects="1"/>')
    content = xlsx({"花名册": protected}, workbook='<workbookProtection lockStructure="1"/>')

    assert values(delivered(saved(tmp_path, content, "花名册.xlsx"))) == SAID


def test_m08_a_book_locked_with_the_password_of_protection_opens_by_itself(tmp_path: Path) -> None:
    content = locked(XLSX, "VelvetSweatshop")

    assert values(delivered(saved(tmp_path, content, "花名册.xlsx"))) == SAID


@pytest.mark.parametrize("sign", ["~$花名册.xlsx", ".~花名册.xlsx", ".~lock.花名册.xlsx#"])
def test_m09_a_book_open_elsewhere_is_read_as_last_saved_and_told(sign: str, tmp_path: Path) -> None:
    path = saved(tmp_path, XLSX, "花名册.xlsx")
    saved(tmp_path, b"x", sign)

    book = delivered(path)

    assert values(book) == SAID
    assert told(book) == {"book-open-elsewhere": ""}


def test_m09_a_book_open_elsewhere_asks_whether_what_was_saved_is_meant(village: Village) -> None:
    rows = ((*WHO, "民族"), ("张一", number_of(1), "汉族"))
    (village.folder / "~$来文.xlsx").write_bytes(b"x" * 165)
    preview = village.preview(*rows)
    asked_of = question(preview, "book-open-elsewhere")

    assert codes(preview).count("book-open-elsewhere") == 1
    assert [choice.value for choice in asked_of.choices] == ["read", "-"]
    assert len(village.preview(*rows, answers={asked_of.key: "read"}).rows) == 1
    with refused("book-close-first"):
        village.preview(*rows, answers={asked_of.key: "-"})


def test_m09_a_book_that_may_not_be_read_waits_until_it_is_closed(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    from roster_desktop.workbook import reading, worker

    held = worker.Refused(workbooks.NO_ACCESS.about(file="来文.xlsx"))
    monkeypatch.setattr(reading._READER, "answers", lambda *_: (one for one in [held]))

    with pytest.raises(Unanswered) as caught:
        village.preview(WHO, ("张一", number_of(1)))

    assert caught.value.question.key == "@open"
    assert [choice.text for choice in caught.value.question.choices] == ["已经关闭了，再读一次"]


def test_m09_a_book_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from roster_desktop.workbook import worker
    from roster_desktop.workbook.limits import LIMITS

    def forbidden(path: Path) -> bytes:
        raise PermissionError(13, "in use", str(path))

    monkeypatch.setattr(Path, "read_bytes", forbidden)
    path = saved(tmp_path, XLSX, "花名册.xlsx")

    [answer] = worker.answers(worker.Request(str(path), LIMITS, worker.Wanted.ROWS))

    assert isinstance(answer, worker.Refused)
    assert answer.message.code == "book-no-access"
    assert "WPS" in str(answer.message)


def left_out(*paths: Path) -> Sequence[tuple[str, str, bool]]:
    return [(one.path.name, one.problem.code, one.is_refused) for one in gathered(paths).left_out]


def test_m10_temporary_files_of_a_folder_are_skipped_with_a_word(tmp_path: Path) -> None:
    for name in ("~$花名册.xlsx", ".~花名册.xlsx"):
        saved(tmp_path, b"x", name)
    path = saved(tmp_path, XLSX, "花名册.xlsx")

    assert gathered([tmp_path]).books == (path,)
    assert left_out(tmp_path) == [
        (".~花名册.xlsx", "temporary-file", False),
        ("~$花名册.xlsx", "temporary-file", False),
    ]


def test_m10_a_temporary_file_that_somebody_picked_is_refused_in_words(tmp_path: Path) -> None:
    with refusal("temporary-file"):
        delivered(saved(tmp_path, XLSX, "~$花名册.xlsx"))


def test_m11_an_empty_file_is_refused(tmp_path: Path) -> None:
    with refusal("book-empty"):
        delivered(saved(tmp_path, b"", "花名册.xlsx"))


@pytest.mark.parametrize("content", [XLSX, xls(OldSheet("表", TABLE)), locked(XLSX, "密码")])
@pytest.mark.parametrize("part", [0.3, 0.7])
def test_m11_half_a_book_is_refused(content: bytes, part: float, tmp_path: Path) -> None:
    with refusal("book-damaged"):
        delivered(saved(tmp_path, content[: int(len(content) * part)], "花名册.xlsx"), "密码")


def test_m11_a_download_that_has_not_finished_waits_for_a_person(tmp_path: Path) -> None:
    saved(tmp_path, XLSX, "好.xlsx")
    saved(tmp_path, XLSX[:300], "花名册.xlsx.tmp")

    assert left_out(tmp_path) == [("花名册.xlsx.tmp", "half-sent-file", True)]
