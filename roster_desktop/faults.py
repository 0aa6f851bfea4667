"""What went wrong in the program: a log that holds nobody's data, for whoever mends it.

Of a fault it keeps its kind and the places it came through, of a refusal the code of its sentence: never
their words, which may quote a cell, and of a file only its own name, because the folder of an account is
named after a person.
"""

from __future__ import annotations

import faulthandler
import logging
import re
import sys
import threading
import traceback
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from roster_desktop import __version__
from roster_desktop.places import data_folder
from roster_desktop.wording import Refusal

_LOG = logging.getLogger("roster_desktop.faults")
_LARGEST = 512 * 1024
_COPIES = 2
_MOST_TOLD = 20
_BEGINS = re.compile(r"\d{4}-\d\d-\d\d ")
_FILE_NAMED = re.compile(r'File "(?:[^"]*[\\/])?([^"\\/]*)"')


def fault_record() -> Path:
    """Where faults are recorded."""
    return data_folder() / "logs" / "faults.log"


def fault_records() -> list[Path]:
    """The log and what of it was put away when it grew, as far as they are there."""
    newest = fault_record()
    older = [newest.with_name(f"{newest.name}.{number}") for number in range(1, _COPIES + 1)]
    return [path for path in (newest, *older) if path.is_file()]


def keep_faults() -> None:
    """Record faults from now on; without a writable folder the program works on without a record."""
    path = fault_record()
    if any(isinstance(kept, _Log) and Path(kept.baseFilename) == path for kept in _LOG.handlers):
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        writing = _Log(path, maxBytes=_LARGEST, backupCount=_COPIES, encoding="utf-8")
    except OSError:
        _LOG.addHandler(logging.NullHandler())
        return
    writing.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOG.addHandler(writing)
    _LOG.setLevel(logging.INFO)


class _Log(RotatingFileHandler):
    def handleError(self, _record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        """A full disk, a log that another start is turning: no reason to disturb a person at work."""


def keep_crashes() -> None:
    """Let Python write down its last steps when the process itself dies; what an earlier one wrote goes into
    the log."""
    path = fault_record().with_name("crash.log")
    try:
        left = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        if left.strip():
            _LOG.error("%s crash\n%s", __version__, _FILE_NAMED.sub(r'File "\1"', left.strip()))
        # Stays open as long as the process lives: it is written to when nothing can be opened any more.
        faulthandler.enable(path.open("w", encoding="utf-8"))
    except OSError:
        _LOG.info("no record of crashes can be kept")


def watch_threads() -> None:
    """Record also what fails where nobody waits for it: in threads, and while something is thrown away."""

    def hear(failed: threading.ExceptHookArgs) -> None:
        if failed.exc_value is not None:
            record_fault(failed.exc_value)

    def overhear(failed: sys.UnraisableHookArgs) -> None:
        if failed.exc_value is not None:
            record_fault(failed.exc_value)

    threading.excepthook = hear
    sys.unraisablehook = overhear


def record_start(face: str) -> None:
    """The program begins, as a window or otherwise; tells apart what happened in which version."""
    _LOG.info("%s start %s", __version__, face)


def record_fault(trouble: BaseException) -> None:
    """Note kind and way of a fault, and of what it followed from."""
    _LOG.error("%s %s", __version__, anonymous(trouble))


def record_refusal(refusal: Refusal) -> None:
    """Note which sentence was said; not what about."""
    _LOG.info("%s refused %s", __version__, refusal.message.code)


def anonymous(trouble: BaseException) -> str:
    """Kind and way of the fault and of its causes. Never their messages, which may quote a cell."""
    return "\n".join(line for fault in _causes(trouble) for line in _told(fault, fault.__traceback__))


def last_faults(most: int = _MOST_TOLD) -> list[str]:
    """The newest entries of the log, the last one last; an entry may have several lines."""
    found: list[str] = []
    for path in reversed(fault_records()):
        try:
            text = path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            # Being turned by another start just now; what the other parts hold is told all the same.
            continue
        for line in text.splitlines():
            if _BEGINS.match(line) or not found:
                found.append(line)
            else:
                found[-1] += f"\n{line}"
    return found[-most:]


def _causes(trouble: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    fault: BaseException | None = trouble
    while fault is not None and id(fault) not in seen:
        seen.add(id(fault))
        yield fault
        fault = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)


def _told(fault: BaseException, where: TracebackType | None) -> list[str]:
    code = f" {fault.message.code}" if isinstance(fault, Refusal) else ""
    way = [f"  {Path(step.filename).name}:{step.lineno} {step.name}" for step in traceback.extract_tb(where)]
    return [f"{type(fault).__name__}{code}", *way]
