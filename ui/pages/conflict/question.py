"""A question as the page asks it: the values one may take, and which choice each of them is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from roster_desktop.records import REMOVAL_KEY, Level
from roster_desktop.schema import Roster
from roster_desktop.tasks.deciding import Choice, Claim, ConflictView, Ours, Own, Theirs
from roster_desktop.wording import _
from ui.pages.pieces.words import BLANK, day, header_of, shown

_BASE_NAME = _("上次一致")


class Sides(Struct, frozen=True):
    """What the two sides are called in this file."""

    theirs: str
    """Whose book came: 村里."""
    ours: str
    theirs_card: str
    ours_card: str
    first_card: str
    """What stands here, where another workbook brought it and nobody here has written it."""
    below: str
    """Whom one may ask; "" where there is nobody."""


SIDES = {
    Level.VILLAGE: Sides(_("镇上"), _("村里"), _("镇上退回"), _("村里现有"), _("村里现有"), ""),
    Level.TOWNSHIP: Sides(_("村里"), _("镇上"), _("村里报来"), _("镇上现有"), _("村里先报来"), _("村里")),
    Level.COUNTY: Sides(_("镇里"), _("县里"), _("镇里报来"), _("县里现有"), _("镇里先报来"), _("镇里")),
}


class Offer(Struct, frozen=True):
    """One card of the question. `choice` is None for what is only shown."""

    name: str
    text: str
    masked: str
    beneath: str
    choice: Choice | None
    key: str = ""


def offers_of(roster: Roster, view: ConflictView, sides: Sides) -> tuple[Offer, ...]:
    """The cards from left to right: what both once agreed on, what came, what stands here, what else came."""
    return tuple(_offers(roster, view, sides))


def is_about_removal(view: ConflictView) -> bool:
    """Whether the question is if the person stays in the roster."""
    return view.register == REMOVAL_KEY


def question_in_words(view: ConflictView) -> str:
    """What the page asks, above the cards."""
    if view.is_missed:
        return _(
            "来的工作簿里没有这个人了，也没有说原因。请选：还在册，还是移除；知道为什么移除的，写上原因。"
        )
    if is_about_removal(view):
        return _("一边把这个人移出了花名册，另一边还在改这个人的内容。请选：还在册，还是移除。")
    if view.base is None:
        return _("两边各自写了不同的内容，互不知道。请选一个，另一个会留在变更记录里。")
    return _("上次一致之后，两边都改过这一处。请选一个，另一个会留在变更记录里。")


def own_columns(view: ConflictView) -> tuple[str, ...]:
    """The columns one may write oneself; none where only the two sides can be right. Of a row that is gone
    without a word one may say why."""
    if view.is_missed:
        return view.columns[:1]
    if is_about_removal(view):
        return ()
    return (view.column,) if view.column in view.columns else view.columns


def _offers(roster: Roster, view: ConflictView, sides: Sides) -> Iterator[Offer]:
    is_one_column = view.column in view.columns
    if not is_about_removal(view):
        yield _base(roster, view, is_one_column)
    first, *others = view.theirs
    yield _claim(roster, view, first, sides.theirs_card, Theirs(1), "1")
    ours_card = sides.ours_card if view.ours.is_from_here else sides.first_card
    yield _claim(roster, view, view.ours, ours_card, Ours(), "2")
    for number, claim in enumerate(others, start=2):
        yield _claim(roster, view, claim, f"{sides.theirs_card} {number}", Theirs(number), str(number + 1))


def _base(roster: Roster, view: ConflictView, is_one_column: bool) -> Offer:
    if view.base is None:
        return Offer(_BASE_NAME, _("没有记录"), _("没有记录"), "", None)
    if is_one_column:
        masked = shown(roster, view.column, view.base)
        return Offer(_BASE_NAME, view.base or BLANK, masked, day(view.base_at), Own(view.base), "0")
    # Several columns together can only be taken from a side that wrote them together.
    cells = _cells_named(roster, view, view.base)
    text, masked = _joined(cells.values()), _joined(_masked(roster, cells))
    return Offer(_BASE_NAME, text, masked, day(view.base_at), None)


def _claim(roster: Roster, view: ConflictView, claim: Claim, name: str, choice: Choice, key: str) -> Offer:
    from_ = claim.who if claim.is_from_here else claim.from_
    beneath = " · ".join(part for part in (from_, day(claim.at)) if part)
    if is_about_removal(view):
        return Offer(name, claim.text, claim.text, beneath, choice, key)
    if view.column in view.columns:
        masked = shown(roster, view.column, claim.text)
        return Offer(name, claim.text or BLANK, masked, beneath, choice, key)
    cells = dict(zip(view.columns, claim.value, strict=True))
    return Offer(name, _joined(cells.values()), _joined(_masked(roster, cells)), beneath, choice, key)


def _cells_named(roster: Roster, view: ConflictView, text: str) -> dict[str, str]:
    """The cells of a text that names each column: `务工省=江苏省；务工市=苏州市`."""
    key_by_header = {header_of(roster, key): key for key in view.columns}
    parts = (part.partition("=") for part in text.split("；"))
    return {key_by_header.get(header, header): content for header, _, content in parts}


def _masked(roster: Roster, cells: Mapping[str, str]) -> Iterator[str]:
    return (shown(roster, key, text) for key, text in cells.items() if text)


def _joined(texts: Iterable[str]) -> str:
    """江苏省 · 苏州市 · 吴江区."""
    return " · ".join(text for text in texts if text) or BLANK
