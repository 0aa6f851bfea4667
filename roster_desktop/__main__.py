"""Where the program starts: alone or with a roster file the window opens,
with a command the command line works."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from roster_desktop.wording import Language, language_named_in


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; the number is its exit status."""
    if getattr(sys, "frozen", False):
        # A packed program is started anew as the process that reads workbooks; who runs from a folder of
        # rooms does not wait for what that takes to load.
        import multiprocessing

        multiprocessing.freeze_support()
    words = list(sys.argv[1:] if argv is None else argv)
    if _opens_the_window(words):
        # Late: the command line works on machines without a display and without Qt's libraries.
        from ui.app import main as open_window

        return open_window(words)
    # Late: the window needs none of the command line's libraries.
    from roster_desktop.cli import run

    return run(words)


def _opens_the_window(words: Sequence[str]) -> bool:
    """A language that nobody speaks is the command line's to refuse."""
    named, rest = language_named_in(words)
    if named is not None and named not in {language.value for language in Language}:
        return False
    return not rest or (len(rest) == 1 and rest[0].lower().endswith(".roster"))


if __name__ == "__main__":
    sys.exit(main())
