"""When the program itself is at fault it is recorded without anybody's data, and a person is told;
the window lives on."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType

from roster_desktop.faults import anonymous, record_fault, record_refusal, watch_threads
from roster_desktop.wording import Refusal


def sound_alarms(tell: Callable[[str], None], show_fault: Callable[[str], None]) -> None:
    """From now on a refusal that nobody awaited is told in its sentence,
    and a fault is recorded and shown by what is known of it."""

    def hear(kind: type[BaseException], trouble: BaseException, where: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, trouble, where)
            return
        if isinstance(trouble, Refusal):
            record_refusal(trouble)
            tell(str(trouble))
            return
        record_fault(trouble)
        show_fault(anonymous(trouble))

    sys.excepthook = hear
    watch_threads()
