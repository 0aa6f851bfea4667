"""Looking a file over before it is sent: what is wrong in which row,
with the names that people know them by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

from msgspec import Struct

from roster_desktop.checks import Finding, Level
from roster_desktop.progress import Progress
from roster_desktop.tasks.check import check_file
from roster_desktop.wording import _
from roster_desktop.workspace import Workspace

_ORDER = {Level.ERROR: 0, Level.WARNING: 1, Level.NOTICE: 2}


class Complaint(Struct, frozen=True):
    """A finding with the name of its row."""

    finding: Finding
    name: str
    holder: str = ""
    """What identifies the person."""


class LookedOver(Struct, frozen=True):
    """Everything wrong with the file that nobody explained, the gravest first."""

    complaints: tuple[Complaint, ...]
    rows: int
    explained: int = 0
    """Errors and warnings of which somebody said why they stand: nothing more is asked of them."""

    def count(self, level: Level) -> int:
        """How many complaints of this level there are."""
        return sum(complaint.finding.level is level for complaint in self.complaints)

    @property
    def is_sound(self) -> bool:
        """Whether there is something to send, and no error in it."""
        return self.rows > 0 and not self.count(Level.ERROR)


class GroupBy(Enum):
    """What stands together in the list; the value is the word for it."""

    RULE = _("按问题")
    PERSON = _("按人")


class Line(Struct, frozen=True):
    """A complaint in its group, of which the first one says what the group is and how many there are."""

    complaint: Complaint
    group: str
    is_first: bool


def grouped(result: LookedOver, by: GroupBy, called: Callable[[str], str]) -> list[Line]:
    """What is wrong, the groups with the gravest first. `called`: rule → what people call it."""
    groups: dict[tuple[object, ...], list[Complaint]] = {}
    for complaint in result.complaints:
        groups.setdefault(_key(complaint, by), []).append(complaint)
    return [line for found in groups.values() for line in _lines(found, by, called)]


def _key(complaint: Complaint, by: GroupBy) -> tuple[object, ...]:
    finding = complaint.finding
    if by is GroupBy.RULE:
        return finding.level, finding.rule
    return (complaint.holder or finding.row,)


def _lines(found: Sequence[Complaint], by: GroupBy, called: Callable[[str], str]) -> list[Line]:
    first = found[0]
    name = called(first.finding.rule) if by is GroupBy.RULE else first.name or _("（未填姓名）")
    group = _("{found:,} 处\n{name}").format(found=len(found), name=name)
    return [Line(one, group if one is first else "", one is first) for one in found]


def look_over(workspace: Workspace, progress: Progress) -> LookedOver:
    """Check every row; notices are left to the roster pages."""
    checked = check_file(workspace, progress)
    grave = [finding for finding in checked.findings if finding.level is not Level.NOTICE]
    waiting = [finding for finding in grave if finding.state == "open"]
    complaints = [Complaint(finding, finding.name, finding.holder) for finding in waiting]
    complaints.sort(key=lambda complaint: _ORDER[complaint.finding.level])
    return LookedOver(tuple(complaints), checked.rows, len(grave) - len(waiting))


def in_short(found: LookedOver) -> str:
    """What stands beside the title of the page."""
    errors = found.count(Level.ERROR)
    if not found.rows:
        return ""
    return _("还有 {errors} 处错误").format(errors=errors) if errors else _("可以报送")
