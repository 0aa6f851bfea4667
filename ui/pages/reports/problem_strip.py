"""Above the ledger of problems: which are mended and may be closed out, and the slips for the villages."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from roster_desktop.tasks.problems import close_out, mended_problems, problems_to_mend, write_slips
from roster_desktop.tasks.reporting import free_name
from roster_desktop.wording import Refusal, _, joined
from ui.bridge.desk import Desk
from ui.dialogs.choosing import choose_folder
from ui.look import pixels
from ui.pages.pieces import SentenceStrip, WorkStrip, muted, plain
from ui.panels.wrapping import Wrapping

_SLIP = _("问题交办单")


class ProblemStrip(Wrapping):
    """Nothing is closed out unasked."""

    def __init__(self, desk: Desk, said: SentenceStrip, work: WorkStrip, parent: QWidget) -> None:
        super().__init__(pixels(parent.font(), 6), parent)
        self._desk, self._said, self._work = desk, said, work
        self.word = muted("", self)
        self.word.setWordWrap(False)
        self.close_button = plain(_("改好的销号"), self.close_out)
        self.slip_button = plain(_("写问题交办单"), self.write_slips)
        for widget in (self.word, self.close_button, self.slip_button):
            self.add(widget)

    def look_again(self) -> None:
        """How many are mended, and whether anything is still to be mended."""
        workspace = self._desk.workspace
        # While rows wait to be compared nobody can say that a finding is gone.
        mended = [] if workspace.count_unchecked() else mended_problems(workspace)
        many = sum(map(len, problems_to_mend(workspace).values()))
        told = _("；其中 {mended} 个比对里已经没有了，可以销号").format(mended=len(mended)) if mended else ""
        self.word.setText(
            _("还有 {many} 个问题没销号{told}。").format(many=many, told=told)
            if many
            else _("没有要整改的问题。")
        )
        self.close_button.setVisible(bool(mended) and not workspace.is_read_only)
        self.slip_button.setVisible(bool(many))
        self.updateGeometry()

    def close_out(self) -> None:
        """销号 of those whose finding is gone; one step that can be taken back."""
        try:
            workspace = self._desk.workspace
            done = close_out(workspace, [row.id for row in mended_problems(workspace)])
        except Refusal as refusal:
            self._said.complain(str(refusal))
            return
        self._said.say(_("已销号 {rows} 个问题；按 Ctrl+Z 可以撤销。").format(rows=len(done.rows)))

    def write_slips(self) -> None:
        """问题交办单 of the village one is in, or of every village, as a PDF."""
        folder = choose_folder(self, _("交办单写到哪个文件夹"), "reports")
        if folder is None or self._work.is_busy:
            return
        workspace, village = self._desk.workspace, self._desk.area.village
        out = free_name(workspace, joined(village, _SLIP), folder, ".pdf")
        job = self._desk.jobs.start(lambda progress: write_slips(workspace, out, village, progress))
        self._work.watch(job, _("正在写{slip}").format(slip=_SLIP))
        job.refused.connect(self._said.complain)
        job.done.connect(
            lambda many: self._said.say(
                _("已写出 {file}（{many} 个问题），在 {folder}。").format(
                    file=out.name, many=many, folder=out.parent
                )
            )
        )
