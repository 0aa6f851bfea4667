"""Who sits at the window comes first: processes beside it take what it leaves of the processors."""

from __future__ import annotations

import os
import sys

_NICE = 10
"""What the system calls such processes: a window that wants to draw has nine tenths of a processor."""
_BELOW_NORMAL = 0x4000


class _Stands:
    """Whether this process shows a window."""

    is_so = False


def say_that_a_window_stands() -> None:
    """Processes that are started from now on stand back."""
    _Stands.is_so = True


def a_window_stands() -> bool:
    """Whether processes beside this one are to stand back."""
    return _Stands.is_so


def stand_back() -> None:
    """Leave the processors to others where they want them. Once in a process: it adds up."""
    if sys.platform == "win32":
        # Late: only Windows has it.
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
        return
    os.nice(_NICE)
