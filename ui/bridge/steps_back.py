"""Undo and redo: a small step at once; a large one beside the window, which says so and waits for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, SignalInstance

from roster_desktop.records import Occasion
from roster_desktop.wording import Refusal, _
from roster_desktop.workspace import Batch, Undone, Workspace
from ui.bridge.jobs import Jobs

LARGE_STEP = 60
"""From so many rows on a step takes longer than a blink."""
_LOOKED_AT = 200


class StepsBack(QObject):
    """One at a time: while a large step is taken back, nothing else is."""

    said = Signal(str)
    refused = Signal(str)
    begun = Signal(str)
    """A large step is under way; the sentence says which. The window waits."""
    done = Signal(str)
    """What became of a large step; it stays in sight."""
    ended = Signal()
    """The large step is over; what became of it was said."""

    def __init__(self, workspace: Workspace, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._is_busy = False

    def undo(self) -> None:
        """Take the last step back."""
        step = self._newest((Occasion.UNDONE, Occasion.REDONE), is_in=False)
        self._go(self._workspace.undo, step, _("撤销"))

    def redo(self) -> None:
        """Do again what was taken back."""
        self._go(self._workspace.redo, self._newest((Occasion.UNDONE,), is_in=True), _("重做"))

    def _go(self, doing: Callable[[], Undone], step: Batch | None, word: str) -> None:
        if self._is_busy:
            return
        if step is None or step.rows < LARGE_STEP:
            self._do_now(doing, word)
            return
        self._is_busy = True
        job = self._jobs.start(lambda _progress: doing())
        job.done.connect(lambda undone: self._tell(undone, word, self.done))
        job.refused.connect(self.refused)
        job.ended.connect(self._end)
        self.begun.emit(
            _("正在{word}：{step}（{rows:,} 行），请稍等……").format(
                word=word, step=step.label, rows=step.rows
            )
        )

    def _do_now(self, doing: Callable[[], Undone], word: str) -> None:
        try:
            undone = doing()
        except Refusal as refusal:
            self.refused.emit(str(refusal))
            return
        self._tell(undone, word, self.said)

    def _tell(self, undone: Undone, word: str, good: SignalInstance) -> None:
        if undone.kept and not undone.restored:
            self.refused.emit(_("没有变化{kept}{ahead}").format(kept=_kept(undone), ahead=self._ahead(word)))
        else:
            good.emit(
                _("已{word}：{undone}{kept}").format(word=word, undone=undone.label, kept=_kept(undone))
            )

    def _ahead(self, word: str) -> str:
        """What the same key does next, after it met a step of which everything has to stay."""
        label = self._workspace.undo_label() if word == _("撤销") else self._workspace.redo_label()
        return _("。再按一次就{word}：{label}").format(word=word, label=label) if label else ""

    def _end(self) -> None:
        self._is_busy = False
        self.ended.emit()

    def _newest(self, occasions: tuple[Occasion, ...], *, is_in: bool) -> Batch | None:
        """The newest step in force of these occasions, or of all others."""
        named = {occasion.value for occasion in occasions}
        steps = self._workspace.batches(_LOOKED_AT)
        fits = (step for step in steps if not step.undone and (step.occasion in named) is is_in)
        return next(fits, None)


def _kept(undone: Undone) -> str:
    if not undone.kept:
        return ""
    first = undone.kept[0]
    more = _("等 {kept} 处").format(kept=len(undone.kept)) if len(undone.kept) > 1 else ""
    return _("。{first}{more}没有动：{reason}").format(first=first.name, more=more, reason=first.reason)
