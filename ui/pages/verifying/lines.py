"""A drawn list as the page shows it, and the work of drawing it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.progress import Progress
from roster_desktop.records import Area, RowId
from roster_desktop.schema import Role, Roster
from roster_desktop.schema.kinds.chinese_numerals import with_digits
from roster_desktop.tasks.visit_answers import Answer, answers, is_sample, relisted
from roster_desktop.tasks.visit_lists import (
    KeptList,
    PlainList,
    call_sheet,
    keep_calls,
    keep_sample,
    kept_lists,
    sample_sheet,
    unmasked,
)
from roster_desktop.tasks.visiting import Sample, Visited, Why, call_list, sample
from roster_desktop.wording import _
from roster_desktop.workspace import Workspace
from ui.models import Mark, hidden
from ui.tables import Shown

_EVERYBODY = 100
_MOST_QUESTIONS = 3
_NOT_REACHED = _("未联系上")
_RESULT_WORDS = {"未核实": _NOT_REACHED}


class Wish(Struct, frozen=True):
    """What list somebody wants."""

    area: Area
    group: str = ""
    """Only this group of the village; "" for all of them."""
    whys: frozenset[Why] = frozenset()
    """For which reasons people are called; empty where they are drawn by lot."""
    percent: int = 0
    seed: str = ""


class Line(Struct, frozen=True):
    """One person on the list, with what was found out."""

    number: int
    person: Visited
    phone: str
    """As it is shown: masked, unless somebody asked for all of it."""
    answer: Answer | None = None


class Drawn(Struct, frozen=True):
    """A list at hand."""

    kept: KeptList
    sample: Sample
    """Of a list of calls only the persons count."""
    answers: dict[RowId, Answer]

    @property
    def people(self) -> tuple[Visited, ...]:
        return self.sample.drawn

    def lines(self, roster: Roster, *, is_whole: bool) -> list[Line]:
        """The lines in their order; phones whole or masked."""
        phone = roster.column_by_role.get(Role.PHONE)
        return [
            Line(
                number,
                one,
                one.phone if is_whole or phone is None else hidden(phone, one.phone),
                self.answers.get(one.row),
            )
            for number, one in enumerate(self.people, start=1)
        ]

    def sheet(self, workspace: Workspace, *, is_whole: bool) -> PlainList:
        """The list as it is printed and written."""
        if is_sample(self.kept):
            sheet = sample_sheet(workspace, self.kept, self.sample)
        else:
            sheet = call_sheet(workspace, self.kept, self.people)
        return unmasked(workspace, sheet, self.people) if is_whole else sheet


def drawing(workspace: Workspace, wish: Wish) -> Callable[[Progress], Drawn]:
    """Work that draws the list and keeps it, so that its numbers mean the same tomorrow."""

    def draw(progress: Progress) -> Drawn:
        if wish.whys:
            called = [_asked_first(one, wish) for one in call_list(workspace, wish.area, wish.whys, progress)]
            found = Sample("", 0, len(called), _of_group(called, wish.group))
        else:
            found = _sampled(workspace, wish, progress)
        kept = _same_as(workspace, found) or (
            keep_calls(workspace, found.drawn) if wish.whys else keep_sample(workspace, found)
        )
        return Drawn(kept, found, answers(workspace, kept, kept.rows))

    return draw


def recalling(workspace: Workspace, kept: KeptList) -> Callable[[Progress], Drawn]:
    """Work that puts a list of another day on the table again."""

    def recall(progress: Progress) -> Drawn:
        return Drawn(kept, relisted(workspace, kept, progress), answers(workspace, kept, kept.rows))

    return recall


def columns(*, with_village: bool) -> tuple[Shown, ...]:
    """What the table shows of a line."""
    village = Shown(_("村"), 96, lambda line: line.person.area.village)
    return (
        Shown(_("序号"), 52, lambda line: str(line.number)),
        *((village,) if with_village else ()),
        Shown(_("组"), 60, lambda line: line.person.group),
        Shown(_("户主"), 78, lambda line: line.person.head),
        Shown(_("姓名"), 78, lambda line: line.person.name),
        Shown(_("电话"), 136, lambda line: line.phone or _("（没有电话）")),
        Shown(_("结果"), 150, result_text, result_mark),
        Shown(_("要问的"), 420, _questions),
    )


def result_text(line: Line) -> str:
    """已核实 电话; nothing before somebody asked."""
    if line.answer is None:
        return ""
    return _("{result}（{how}）").format(
        result=_RESULT_WORDS.get(line.answer.result, line.answer.result), how=line.answer.how
    )


def result_mark(line: Line) -> Mark:
    """Doubt stands out."""
    is_doubtful = line.answer is not None and line.answer.result == "存疑"
    return Mark.WARNING if is_doubtful else Mark.NONE


def _questions(line: Line) -> str:
    asked = [question.text for question in line.person.questions]
    shown = asked[:_MOST_QUESTIONS]
    more = len(asked) - len(shown)
    return "\n".join([*shown, _("另有 {more} 处").format(more=more)] if more else shown)


def _sampled(workspace: Workspace, wish: Wish, progress: Progress) -> Sample:
    found = sample(workspace, wish.seed, wish.percent, wish.area, progress)
    if not wish.group:
        return found
    everybody = sample(workspace, wish.seed, _EVERYBODY, wish.area, progress).drawn
    count = len(_of_group(everybody, wish.group))
    return replace(found, of=count, drawn=_of_group(found.drawn, wish.group))


def _asked_first(one: Visited, wish: Wish) -> Visited:
    """What the person is called for stands before everything else there is to ask."""
    questions = sorted(one.questions, key=lambda question: question.why not in wish.whys)
    return replace(one, questions=tuple(questions))


def _of_group(people: Sequence[Visited], group: str) -> tuple[Visited, ...]:
    return tuple(one for one in people if not group or _plain(one.group) == _plain(group))


def _plain(group: str) -> str:
    """三组, 3组 and 3 are the same."""
    return with_digits(group.strip().removesuffix("组") + "号").removesuffix("号")


def _same_as(workspace: Workspace, found: Sample) -> KeptList | None:
    """The list that was kept last, where exactly this one is drawn again."""
    last = next(iter(kept_lists(workspace)), None)
    rows = tuple(one.row for one in found.drawn)
    is_same = last is not None and (last.rows, last.seed, last.percent) == (rows, found.seed, found.percent)
    return last if is_same else None
