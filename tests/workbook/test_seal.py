"""The sealed part of a submission: it opens in the untouched book, and in no other; whatever else stands in
its place is passed over, and the sheets are read."""

from __future__ import annotations

import io
import zipfile
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from roster_desktop.workbook import (
    LIMITS,
    RawBook,
    archive_check,
    write_blank,
    write_return,
    write_submission,
)
from roster_desktop.workbook import seal as module
from roster_desktop.workbook.archive_check import SEALED, Archive
from roster_desktop.workbook.facts import manifest_json
from roster_desktop.workbook.own_book import OwnBook, own_book
from roster_desktop.workbook.seal import Sealing
from roster_desktop.workbook.submitted import ReturnBook
from roster_desktop.workbook.worker import Request, Sealed, Wanted, answers, packed
from tests.builders import TOY
from tests.workbook.books import MANIFEST, VILLAGE, submission, villagers, workers
from tests.workbook.golden.parts import zipped
from tests.workbook.office import LibreOffice, needs_libreoffice

BY = "0123abc"
SECRET = "张一 610723198001010011".encode()


class Opens(Struct, frozen=True):
    """Takes whatever a seal holds."""

    made_by: str = BY
    is_content: bool = True

    def takes(self, content: bytes, manifest: str) -> bool:
        return self.is_content and manifest == manifest_json(MANIFEST)


def secret(raw: RawBook) -> bytes:
    """What is sealed in these tests."""
    assert any("张一" in row for sheet in raw.sheets for row in sheet.rows)
    return SECRET


def nothing(raw: RawBook) -> None:
    """Of some books nothing is sealed."""


def sealed_book(
    path: Path, understand: Callable[[RawBook], bytes | None] = secret, password: str = ""
) -> Path:
    book = submission(villagers(), workers())
    write_submission(path, book, password=password, sealing=Sealing(BY, understand))
    return path


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return sealed_book(tmp_path_factory.mktemp("sealed") / "书.xlsx").read_bytes()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def own(content: bytes, opening: Opens | None = Opens()) -> OwnBook | None:  # noqa: B008 - it is frozen
    with archive_check.opened("书.xlsx", content, LIMITS) as archive:
        return own_book(archive, LIMITS, frozenset(), opening)


def held(content: bytes) -> bytes:
    """What the seal holds; nothing where it does not open."""
    book = own(content)
    return book.sealed if book else b""


def with_sealed(content: bytes, part: bytes) -> bytes:
    return zipped({**parts_of(content), SEALED: part})


def without_seal(content: bytes) -> bytes:
    return zipped({name: part for name, part in parts_of(content).items() if name != SEALED})


def test_the_untouched_book_opens_however_it_is_packed(content: bytes) -> None:
    assert held(content) == SECRET
    assert held(zipped(parts_of(content))) == SECRET


def test_a_book_is_the_same_with_and_without_its_seal(content: bytes) -> None:
    sheets, bare = own(content, None), own(without_seal(content))

    assert sheets is not None
    assert sheets == bare
    assert sheets.sheets


def test_its_sheets_and_properties_are_as_without_the_seal(content: bytes, tmp_path: Path) -> None:
    write_submission(tmp_path / "书.xlsx", submission(villagers(), workers()))
    plain, sealed = parts_of((tmp_path / "书.xlsx").read_bytes()), parts_of(content)

    more = {name for name in sealed if name.startswith("customXml/")}
    assert set(sealed) - set(plain) == more
    altered = {name for name in plain if plain[name] != sealed[name]}
    assert altered <= {
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "docProps/app.xml",
        "docProps/core.xml",
    }
    assert not any(b"customXml" in part for part in plain.values())


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_is_altered_in_another_part_keeps_the_seal_shut(content: bytes, data: st.DataObject) -> None:
    parts = parts_of(content)
    name = data.draw(st.sampled_from(sorted(parts.keys() - {SEALED})))
    at = data.draw(st.integers(0, len(parts[name]) - 1))
    sign = data.draw(st.binary(max_size=2).filter(lambda sign: sign != parts[name][at : at + 1]))
    parts[name] = parts[name][:at] + sign + parts[name][at + 1 :]

    with Archive(zipped(parts)) as archive:
        archive.unpack()
        assert module.opened_seal(archive, Opens(), manifest_json(MANIFEST)) is None


@pytest.mark.parametrize("change", ["a part more", "a part less", "a part of another name"])
def test_parts_that_come_and_go_keep_the_seal_shut(content: bytes, change: str) -> None:
    parts = parts_of(content)
    theme = parts["xl/theme/theme1.xml"]
    if change != "a part more":
        del parts["xl/theme/theme1.xml"]
    if change != "a part less":
        parts["xl/theme/theme2.xml"] = theme

    assert held(zipped(parts)) == b""


def test_a_seal_moved_into_another_book_stays_shut(content: bytes, tmp_path: Path) -> None:
    other = sealed_book(tmp_path / "书.xlsx").read_bytes()
    assert held(other) == SECRET

    assert held(with_sealed(other, parts_of(content)[SEALED])) == b""


def test_two_books_of_the_same_rows_have_nothing_of_their_keys_in_common(
    content: bytes, tmp_path: Path
) -> None:
    other = sealed_book(tmp_path / "书.xlsx").read_bytes()

    assert parts_of(other)["docProps/app.xml"] != parts_of(content)["docProps/app.xml"]


def forged(content: bytes, sealed: bytes) -> bytes:
    """The book with a seal that opens, and holds this as it is."""
    with Archive(content) as archive:
        archive.unpack()
        hidden = b"n" * 12 + AESGCM(archive.key()).encrypt(b"n" * 12, sealed, BY.encode())
    return with_sealed(content, module._part(BY, b64encode(hidden)))


def test_a_forged_seal_that_swells_or_is_damaged_is_passed_over(content: bytes) -> None:
    whole = zlib.compress(SECRET)
    assert held(forged(content, whole)) == SECRET

    for odd in (
        b"", b"x", whole[:-1], whole + b"x", zlib.compress(b"", 9),
        zlib.compress(bytes(module._MOST_OPENED + 1)), zlib.compress(bytes(300_000_000))
    ):  # fmt: skip
        assert held(forged(content, odd)) == b""


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_a_mutated_seal_is_passed_over(content: bytes, data: st.DataObject) -> None:
    part = parts_of(content)[SEALED]
    at = data.draw(st.integers(0, len(part) - 1))
    gone = data.draw(st.integers(0, len(part)))
    odd = part[:at] + data.draw(st.binary(max_size=40)) + part[at + gone :]

    book = own(with_sealed(content, odd))

    assert odd == part or (book is not None and book.sealed == b"" and book.sheets)


@pytest.mark.parametrize("sealed", ["", "AAAA", "A" * 15, "=" * 40, "A" * 3_999_999])
def test_a_seal_that_holds_nothing_sound_is_passed_over(content: bytes, sealed: str) -> None:
    book = own(with_sealed(content, module._part(BY, sealed.encode())))

    assert book is not None
    assert book.sealed == b""
    assert book.sheets


def test_another_program_and_whoever_does_not_take_it_read_the_sheets(content: bytes) -> None:
    for opening in (Opens("another"), Opens(is_content=False), None):
        book = own(content, opening)

        assert book is not None
        assert book.sealed == b""
        assert book.sheets


def test_nothing_can_be_read_in_the_part(content: bytes) -> None:
    part = parts_of(content)[SEALED]
    hidden = b64decode(part.partition(b'">')[2].partition(b"<")[0])

    for text in (SECRET, *SECRET.split()):
        assert text not in part
        assert text not in hidden
    for wbits in (15, -15, 31):
        with pytest.raises(zlib.error):
            zlib.decompressobj(wbits).decompress(hidden[12:])


def test_a_book_saved_by_another_library_is_read_by_its_sheets(content: bytes) -> None:
    out = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(content)).save(out)

    assert not any(name.startswith("customXml") for name in parts_of(out.getvalue()))
    kept = {**parts_of(out.getvalue()), SEALED: parts_of(content)[SEALED]}
    assert held(zipped(kept)) == b""


def test_a_book_of_which_nothing_is_sealed_has_a_blank_part(tmp_path: Path) -> None:
    content = sealed_book(tmp_path / "书.xlsx", nothing).read_bytes()
    book = own(content)

    assert book is not None
    assert book.sealed == b""
    assert book.sheets
    assert parts_of(content)[SEALED].endswith(b'by="0123abc"></rows>')


def test_a_book_of_many_rows_gets_no_part_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roster_desktop.workbook.submission_sheets.MOST_ROWS", 8)
    parts = parts_of(sealed_book(tmp_path / "书.xlsx").read_bytes())

    assert not any(b"customXml" in part for part in parts.values())
    assert SEALED not in parts


def test_a_locked_book_is_sealed_within_its_lock(tmp_path: Path) -> None:
    path = sealed_book(tmp_path / "书.xlsx", password="春眠不觉晓")
    assert SEALED.encode() not in path.read_bytes()

    request = Request(str(path), LIMITS, Wanted.ROWS, "春眠不觉晓", opening=packed(Opens()))

    assert Sealed(SECRET) in list(answers(request))


def test_what_goes_back_and_what_is_blank_is_not_sealed(tmp_path: Path) -> None:
    write_return(tmp_path / "退回.xlsx", ReturnBook(submission(villagers()), "河湾村"))
    write_blank(tmp_path / "空白.xlsx", TOY, VILLAGE)

    for path in tmp_path.glob("*.xlsx"):
        assert not any("customXml" in name for name in parts_of(path.read_bytes()))


@pytest.mark.libreoffice
@needs_libreoffice()
def test_what_libreoffice_carries_along_does_not_open(
    content: bytes, libreoffice: LibreOffice, tmp_path: Path
) -> None:
    (tmp_path / "书.xlsx").write_bytes(content)

    saved = parts_of(libreoffice.converted(tmp_path / "书.xlsx", "xlsx", tmp_path / "saved").read_bytes())

    hidden = parts_of(content)[SEALED].partition(b'">')[2]
    assert hidden in saved[SEALED], "it is carried along"
    assert not any(parts_of(content)["docProps/app.xml"][-90:-20] in part for part in saved.values())
    with Archive(zipped({**saved, SEALED: parts_of(content)[SEALED]})) as archive:
        archive.unpack()
        assert archive.sealed
        assert module.opened_seal(archive, Opens(), manifest_json(MANIFEST)) is None
