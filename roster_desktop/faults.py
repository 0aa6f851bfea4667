"""When the program itself is at fault: a record that holds nobody's data, for whoever mends it."""

from __future__ import annotations

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from roster_desktop.places import data_folder

_LOG = logging.getLogger("roster_desktop.faults")
_LARGEST = 512 * 1024


def fault_record() -> Path:
    """Where faults are recorded."""
    return data_folder() / "logs" / "faults.log"


def keep_faults() -> None:
    """Record faults from now on; without a writable folder the program works on without a record."""
    path = fault_record()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        writing = RotatingFileHandler(path, maxBytes=_LARGEST, backupCount=2, encoding="utf-8")
    except OSError:
        _LOG.addHandler(logging.NullHandler())
        return
    writing.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOG.addHandler(writing)


def record_fault(kind: type[BaseException], where: TracebackType | None) -> None:
    """Note kind and way of a fault."""
    _LOG.error("%s", anonymous(kind, where))


def anonymous(kind: type[BaseException], where: TracebackType | None) -> str:
    """Kind and way of the fault. Never its message, which may quote a cell."""
    way = [f"  {Path(step.filename).name}:{step.lineno} {step.name}" for step in traceback.extract_tb(where)]
    return "\n".join([kind.__name__, *way])
