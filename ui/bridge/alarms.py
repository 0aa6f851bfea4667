"""What happens when the program itself is at fault: a clear sentence,
and a record that holds nobody's data."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from roster_desktop.places import data_folder
from roster_desktop.wording import Refusal

_LOG = logging.getLogger("roster_desktop.window")
_LARGEST = 512 * 1024


def log_file() -> Path:
    """Where the window records what went wrong."""
    return data_folder() / "logs" / "window.log"


def keep_log() -> None:
    """Write what goes wrong into the log; without a writable folder the window works on without one."""
    path = log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        writing = RotatingFileHandler(path, maxBytes=_LARGEST, backupCount=2, encoding="utf-8")
    except OSError:
        _LOG.addHandler(logging.NullHandler())
        return
    writing.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOG.addHandler(writing)


def sound_alarms(tell: Callable[[str], None]) -> None:
    """From now on trouble that nobody expected is recorded and told in a sentence,
    and the window lives on."""

    def hear(kind: type[BaseException], trouble: BaseException, where: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, trouble, where)
            return
        if isinstance(trouble, Refusal):
            tell(str(trouble))
            return
        _LOG.error("%s", anonymous(kind, where))
        tell(
            "程序出了差错，刚才这一步没有完成；已保存的内容都在。"
            f"请重试，仍不行就关闭后再打开，并把记录文件交给维护人员：{log_file()}"
        )

    sys.excepthook = hear


def anonymous(kind: type[BaseException], where: TracebackType | None) -> str:
    """Kind and way of the error. Never its message, which may quote a cell."""
    way = [f"  {Path(step.filename).name}:{step.lineno} {step.name}" for step in traceback.extract_tb(where)]
    return "\n".join([kind.__name__, *way])
