"""Who sits at the window comes first: processes beside it take what it leaves of the processors."""

from __future__ import annotations

import os
import sys
from time import monotonic

_NICE = 10
"""What the system calls such processes: a window that wants to draw has nine tenths of a processor."""
_BELOW_NORMAL = 0x4000
_LATELY = 1.0
"""Seconds after a touch in which whoever scrolls or types is likely to go on."""


class _Stands:
    """Whether this process shows a window, and when somebody last did something to it."""

    is_so = False
    touched = float("-inf")


def say_that_a_window_stands() -> None:
    """Processes that are started from now on stand back."""
    _Stands.is_so = True


def a_window_stands() -> bool:
    """Whether processes beside this one are to stand back."""
    return _Stands.is_so


def say_that_somebody_touched_it() -> None:
    """Somebody types, scrolls or clicks."""
    _Stands.touched = monotonic()


def somebody_is_at_the_window() -> bool:
    """Whether work that nobody waits for just now had better be left for a moment."""
    return monotonic() - _Stands.touched < _LATELY


def stand_back() -> None:
    """Leave the processors to others where they want them. Once in a process: it adds up."""
    if sys.platform == "win32":
        # Late: only Windows has it.
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
        return
    os.nice(_NICE)
