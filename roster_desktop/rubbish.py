"""Python's own look for rubbish, put off while much is made and all of it stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


class _Aside:
    """Whether something was set aside. Python counts what it set aside one by one, each time it is asked."""

    is_for_good = False


def set_aside() -> None:
    """What is there now stays to the end: Python need not look through it again."""
    gc.freeze()
    _Aside.is_for_good = True


@contextmanager
def nothing_thrown_away(*, is_old: bool = False) -> Iterator[None]:
    """All that is made meanwhile stays: looking for rubbish among it, again and again, doubles the time that
    a county's rows take. `is_old`: what was made counts as old afterwards, without being looked through for
    it."""
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looking:
            if is_old and not _Aside.is_for_good:
                # It would bring back what was set aside, too: then Python looks through the new, once.
                gc.freeze()
                gc.unfreeze()
            gc.enable()
