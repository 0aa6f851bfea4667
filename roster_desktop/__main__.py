"""Where the program starts: alone or with a roster file the window opens,
with a command the command line works."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; the number is its exit status."""
    multiprocessing.freeze_support()
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or (len(words) == 1 and words[0].lower().endswith(".roster")):
        # Late: the command line works on machines without a display and without Qt's libraries.
        from ui.app import main as open_window

        return open_window(words)
    # Late: the window needs none of the command line's libraries.
    from roster_desktop.cli import run

    return run(words)


if __name__ == "__main__":
    sys.exit(main())
