"""A process that is killed at a line of its way, for everything that must survive that."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from types import CodeType, FrameType, ModuleType
from typing import Any

import pytest

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot split a process in two")


def lines_of(work: Callable[[], object], modules: tuple[ModuleType, ...]) -> list[int]:
    """How many lines the work has gone through when it comes to a line of these modules for the first time,
    for every such line, when nobody kills it."""
    seen: set[tuple[str, int]] = set()
    first: list[int] = []
    counted = [0]

    def count(where: tuple[str, int]) -> None:
        counted[0] += 1
        if where not in seen:
            seen.add(where)
            first.append(counted[0])

    _watched(work, modules, count)
    return first


def killed_at(line: int, work: Callable[[], object], modules: tuple[ModuleType, ...]) -> bool:
    """Do the work in a process of its own, killed before it goes through this line; whether it was killed."""
    child = os.fork()
    if child == 0:
        seen = [0]

        def kill(_where: tuple[str, int]) -> None:
            seen[0] += 1
            if seen[0] == line:
                os.kill(os.getpid(), signal.SIGKILL)

        status = 1
        try:
            _watched(work, modules, kill)
            status = 0
        finally:
            os._exit(status)
    _, how = os.waitpid(child, 0)
    assert os.WIFSIGNALED(how) or os.WEXITSTATUS(how) == 0
    return os.WIFSIGNALED(how)


def _watched(
    work: Callable[[], object], modules: tuple[ModuleType, ...], at: Callable[[tuple[str, int]], None]
) -> None:
    files = {module.__file__ for module in modules}

    def is_ours(code: CodeType) -> bool:
        return code.co_filename in files

    def trace(frame: FrameType, event: str, _told: Any) -> Any:
        if not is_ours(frame.f_code):
            return None
        if event == "line":
            at((frame.f_code.co_filename, frame.f_lineno))
        return trace

    assert threading.current_thread() is threading.main_thread()
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
