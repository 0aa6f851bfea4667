"""Our own workbooks, understood by the process that reads them: a county's hundreds keep both halves of a
small computer busy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib import import_module

from msgspec import Struct

from roster_desktop.schema import Catalog
from roster_desktop.workbook.deliver import ReadBook, deliver
from roster_desktop.workbook.memory import MARK
from roster_desktop.workbook.raw import RawBook, RawSheet


class OwnRows(Struct, frozen=True):
    """Makes of a workbook that carries its memory the rows that it delivers."""

    catalog: str
    """Where the catalog is declared (`Catalog.declared_in`)."""
    answers: Mapping[str, str]

    def __call__(self, raw: RawBook) -> ReadBook | None:
        """The workbook with its rows. None of a list made by hand, and where anything is amiss: whoever wants
        the book finds the same again and has the sentence for it."""
        if not any(map(_is_remembered, raw.sheets)):
            return None
        try:
            return deliver(raw, declared_catalog(self.catalog), answers=self.answers)
        # A refusal or a defect is told where the book is wanted.
        except Exception:  # noqa: BLE001
            return None


def own_rows(catalog: Catalog, answers: Mapping[str, str]) -> Callable[[RawBook], ReadBook | None] | None:
    """What understands the workbooks of this catalog elsewhere; None where it cannot be found there."""
    return OwnRows(catalog.declared_in, answers) if catalog.declared_in else None


def _is_remembered(sheet: RawSheet) -> bool:
    return any(row[-1].startswith(MARK) for row in sheet.rows if row)


@lru_cache(maxsize=1)
def declared_catalog(declared_in: str) -> Catalog:
    """The catalog that is declared there (`Catalog.declared_in`)."""
    module, _, name = declared_in.partition(":")
    found: Catalog = getattr(import_module(module), name)
    return found
