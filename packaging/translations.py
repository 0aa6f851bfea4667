"""The catalogue of the window's texts in English.

    python packaging/translations.py

takes up the texts that are new in the code, drops those that are gone, and compiles what is translated. The
translations themselves are written into the .po by hand; what has none is shown in Chinese.
"""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
ROOMS = ("ui", "roster_desktop/tasks")
"""Where texts stand in calls of `_` and `N_`."""
PO = ROOT / "resources" / "locale" / "en" / "LC_MESSAGES" / "roster_desktop.po"
MO = PO.with_suffix(".mo")
_CALLS = {"_": None, "N_": None}
_COUNTING_CALLS = {"so_many": None}
"""These have two forms in English."""
_WIDTH = 100


def texts_of_the_code() -> Catalog:
    """Every text that is to be translated, with the files in which it stands."""
    found = Catalog(project="Roster Desktop", charset="utf-8")
    for path in sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        for line, text, _comments, _context in extract_from_file("python", path, keywords=_CALLS):
            found.add(text, locations=[(name, line)])
        for line, text, _comments, _context in extract_from_file("python", path, keywords=_COUNTING_CALLS):
            found.add((str(text), str(text)), locations=[(name, line)])
    return found


def kept() -> Catalog:
    """The catalogue as it lies in the file."""
    with PO.open("rb") as file:
        return read_po(file, locale="en")


def refreshed() -> Catalog:
    """The kept translations, with the texts as they stand in the code now."""
    catalogue, texts = kept(), texts_of_the_code()
    # The day of a run would change the file where nothing else does.
    texts.creation_date = catalogue.creation_date
    catalogue.update(texts, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def forms_of(message: Message) -> tuple[str, ...]:
    """Its English: one text, or one for 1 and one for every other number."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def compiled(catalogue: Catalog) -> bytes:
    """What the program reads."""
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def main() -> None:
    """Refresh both files, and tell how far they are."""
    catalogue = refreshed()
    with PO.open("wb") as file:
        write_po(file, catalogue, width=_WIDTH, include_lineno=False, ignore_obsolete=True)
    MO.write_bytes(compiled(kept()))
    missing = sum(not all(forms_of(message)) for message in catalogue if message.id)
    print(f"{len(catalogue)} texts, {missing} not translated")


if __name__ == "__main__":
    main()
