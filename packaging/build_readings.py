"""Writes resources/readings/options.tsv anew: how each option of the rosters is read aloud, by pypinyin with
its phrases. Run it when an option came; a test tells when it was forgotten.

    python packaging/build_readings.py
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pypinyin

from roster_desktop.readings import initials_by
from roster_desktop.rosters import CATALOG

TARGET = Path(__file__).resolve().parent.parent / "resources" / "readings" / "options.tsv"


def lines() -> Iterator[str]:
    """Option, and the first letters of its pinyin in each way it may be read; signs alone have none."""
    rosters = (*CATALOG.rosters, *CATALOG.ledgers)
    options = dict.fromkeys(text for one in rosters for column in one.columns for text in column.options)
    for text in sorted(options):
        if letters := " ".join(initials_by(pypinyin, text)):
            yield f"{text}\t{letters}\n"


def main() -> int:
    """Write them, or with `-` say them."""
    if sys.argv[1:] == ["-"]:
        sys.stdout.buffer.write("".join(lines()).encode())
        return 0
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text("".join(lines()), "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
