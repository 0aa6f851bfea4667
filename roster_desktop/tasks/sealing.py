"""Submissions are sealed where they are written, and sealed first submissions taken where they are merged."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version

from roster_desktop import __version__
from roster_desktop.schema import Catalog, Roster
from roster_desktop.store.refreshing import RULES
from roster_desktop.store.roster_columns import columns_of
from roster_desktop.tasks.ready_books import ReadyBook, SealableRows, from_sealed
from roster_desktop.tasks.sealed_rows import SealedOnes, Shape
from roster_desktop.workbook import FORMAT
from roster_desktop.workbook.reading import SealedBooks
from roster_desktop.workbook.seal import Sealing

_FORM = 2
"""Rises when sealed rows are written otherwise than before."""


def sealing(catalog: Catalog) -> Sealing | None:
    """How submissions of this catalog are sealed; None where the process that reads them does not find it."""
    return Sealing(made_by(catalog), SealableRows(catalog.declared_in)) if catalog.declared_in else None


def sealed_books(catalog: Catalog, senders: frozenset[str]) -> SealedBooks[ReadyBook]:
    """What takes the sealed books of this catalog. `senders`: names of units that have sent something."""
    shapes = {
        roster: Shape(len(columns.texts), frozenset(columns.widths), frozenset(columns.derived))
        for roster, columns in columns_of(catalog).items()
    }
    return SealedBooks(SealedOnes(made_by(catalog), shapes, senders), from_sealed)


def made_by(catalog: Catalog) -> str:
    """Changes with everything on which a row that is ready for its table depends: the program and its ways,
    the declarations, and what tells how names are read and folded."""
    told = (
        _FORM, __version__, FORMAT, RULES, catalog.fingerprint, unicodedata.unidata_version,
        _version_of("pypinyin"), *(word for roster in catalog.rosters for word in _declared(roster)),
    )  # fmt: skip
    return hashlib.blake2b("\n".join(map(str, told)).encode(), digest_size=16).hexdigest()


def _declared(roster: Roster) -> Iterator[object]:
    yield from (roster.key, roster.told_apart_by)
    yield from ((register.key, register.columns) for register in roster.registers)
    for column in roster.columns:
        yield column.key, column.header, column.other_headers, column.role, column.learns
        yield type(column.kind).__name__, column.kind.options, _name_of(column.derived)


def _name_of(derived: Callable[..., str] | None) -> str:
    return getattr(derived, "__qualname__", type(derived).__name__)


def _version_of(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        # A packed program comes with one version of everything, and is told by its own.
        return ""
