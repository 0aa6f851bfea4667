"""A workbook on its way to a file: made without anybody's name in it,
and told sheet by sheet what it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from zipfile import ZIP_DEFLATED

from openpyxl.packaging.custom import CustomPropertyList, StringProperty
from openpyxl.workbook import Workbook
from openpyxl.writer.excel import ExcelWriter

from roster_desktop.workbook.choices import OPTIONS_SHEET, LongLists
from roster_desktop.workbook.looks import Looks
from roster_desktop.workbook.plain_rows import PlainArchive
from roster_desktop.workbook.seal import with_room
from roster_desktop.workbook.sheet_out import SheetOut


class BookOut:
    """Sheets are added, filled and saved within `with`; whatever goes wrong, no piece of them stays open."""

    def __init__(self, scratch: Path) -> None:
        self._book = Workbook(write_only=True)
        self._book.properties.creator = ""
        self._book.properties.lastModifiedBy = ""
        self._scratch = scratch
        self._looks = Looks()
        self._sheets: list[SheetOut] = []

    def __enter__(self) -> BookOut:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        reason: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for sheet in self._sheets:
            sheet.abandon()

    def sheet(self, title: str) -> SheetOut:
        """A new sheet, behind those that are there."""
        out = SheetOut(self._book, title, self._scratch, self._looks)
        self._sheets.append(out)
        return out

    def set_property(self, name: str, text: str) -> None:
        """A document property of our own."""
        # The type stubs of openpyxl (3.1) do not know the attribute.
        properties: CustomPropertyList[StringProperty] = vars(self._book)["custom_doc_props"]
        properties.append(StringProperty(name=name, value=text))

    def write_options(self, lists: LongLists) -> None:
        """The hidden sheet with the lists of long drop-downs, where there is any."""
        rows = lists.rows()
        if not rows:
            return
        out = self.sheet(OPTIONS_SHEET)
        out.sheet.sheet_state = "hidden"
        out.prepare_cells([False] * len(rows[0]))
        for row in rows:
            out.append_texts(row)

    def save(self, path: Path, *, is_sealed: bool = False) -> Mapping[str, str]:
        """Write the file; each sheet's digest by its title. `is_sealed`: it gets room for a seal, which must
        follow."""
        self._book.properties.modified = datetime.now(UTC).replace(tzinfo=None)
        # Workbook.save (openpyxl 3.1) leaves its archive open on a full disk, to complain when collected.
        with _archive(path) as archive:
            archive.rows_by_part = {
                f"xl/worksheets/sheet{number}.xml": sheet.plain
                for number, sheet in enumerate(self._sheets, 1)
                if sheet.plain
            }
            archive.altered = with_room if is_sealed else None
            ExcelWriter(self._book, archive).write_data()
        return {sheet.title: sheet.digest.text() for sheet in self._sheets}


@contextmanager
def _archive(path: Path) -> Iterator[PlainArchive]:
    """A new archive, closed in any case; only the first trouble is told."""
    archive = PlainArchive(path, "w", ZIP_DEFLATED)
    try:
        yield archive
    except BaseException:
        # The end of an archive that cannot be finished does not fit on a full disk either.
        with suppress(OSError, ValueError):
            archive.close()
        raise
    archive.close()
