"""What a person is told when the program itself is at fault: one clear sentence, and the window lives on."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType

from roster_desktop.faults import fault_record, record_fault
from roster_desktop.wording import Refusal


def sound_alarms(tell: Callable[[str], None]) -> None:
    """From now on trouble that nobody expected is recorded and told in a sentence."""

    def hear(kind: type[BaseException], trouble: BaseException, where: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, trouble, where)
            return
        if isinstance(trouble, Refusal):
            tell(str(trouble))
            return
        record_fault(kind, where)
        tell(
            "程序出了差错，刚才这一步没有完成；已保存的内容都在。"
            f"请重试，仍不行就关闭后再打开，并把记录文件交给维护人员：{fault_record()}"
        )

    sys.excepthook = hear
