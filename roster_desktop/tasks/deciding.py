"""Deciding: what two people wrote into one place without knowing of each other,
and the answer that settles it."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.merge import decided
from roster_desktop.records import (
    LISTED,
    REMOVAL_KEY,
    ChangeSet,
    Occasion,
    RowId,
    Value,
)
from roster_desktop.records.value_text import (
    differing_columns,
    register_header,
    value_of_text,
    value_shape,
    value_text,
)
from roster_desktop.schema import Catalog, Register, Roster
from roster_desktop.schema.masking import masked
from roster_desktop.wording import Refusal, storing, working
from roster_desktop.workspace import Applied, OpenConflict, Workspace


class Ours(Struct, frozen=True):
    """Keep what this file shows."""


class Theirs(Struct, frozen=True):
    """Take what the others wrote; `number` counts from 1 and may be left out where there is one."""

    number: int | None = None


class Own(Struct, frozen=True):
    """A third text, typed in. Of several columns: `列=内容；列=内容`."""

    text: str


Choice = Ours | Theirs | Own


class Claim(Struct, frozen=True):
    """One of the values that stand against each other."""

    value: Value
    text: str
    from_: str
    at: str
    who: str = ""
    """Who sat at the keyboard, where it was written in this file."""

    @property
    def is_from_here(self) -> bool:
        """Whether this file's own people wrote it; else a workbook brought it."""
        return self.from_ == str(storing.THIS_FILE.about())


class ConflictView(Struct, frozen=True):
    """A question as a person reads it."""

    id: str
    roster: str
    row: RowId
    register: str
    column: str
    """The one column in which the values differ, else the register that holds several."""
    columns: tuple[str, ...]
    header: str
    name: str
    ours: Claim
    theirs: tuple[Claim, ...]
    base: str | None
    base_value: Value | None = None
    base_at: str = ""
    """When what both had agreed on came to stand here."""
    is_missed: bool = False
    """Whether nobody disagrees: a workbook no longer has the row."""


def open_conflicts(workspace: Workspace) -> tuple[ConflictView, ...]:
    """Everything that waits for a decision."""
    return tuple(view_of(workspace, conflict) for conflict in workspace.conflicts())


def view_of(workspace: Workspace, conflict: OpenConflict) -> ConflictView:
    """The question with its values as texts."""
    roster = workspace.catalog.roster(conflict.roster)
    register = roster.register_by_key[conflict.register]
    claims = _claims(workspace, conflict, register)
    columns = differing_columns(register, [claim.value for claim in claims])
    texts = [_with_text(roster, register, columns, claim) for claim in claims]
    base = None if conflict.base is None else value_text(roster, register, columns, conflict.base)
    return ConflictView(
        id=conflict.id,
        roster=conflict.roster,
        row=conflict.row,
        register=conflict.register,
        column=columns[0] if len(columns) == 1 and conflict.register != REMOVAL_KEY else conflict.register,
        columns=register.columns,
        header=register_header(roster, register, columns),
        name=conflict.name,
        ours=texts[0],
        theirs=tuple(texts[1:]),
        base=base,
        base_value=conflict.base,
        base_at=conflict.base_at,
        is_missed=conflict.is_missed,
    )


def masked_view(catalog: Catalog, view: ConflictView) -> ConflictView:
    """The same question with its sensitive texts masked; the values stay whole, to be decided with."""
    roster = catalog.roster(view.roster)
    register = roster.register_by_key[view.register]
    columns = (view.column,) if view.column in view.columns else view.columns

    def hidden(value: Value) -> str:
        return value_text(roster, register, columns, _masked(roster, register, value))

    return replace(
        view,
        ours=replace(view.ours, text=hidden(view.ours.value)),
        theirs=tuple(replace(claim, text=hidden(claim.value)) for claim in view.theirs),
        base=None if view.base_value is None else hidden(view.base_value),
    )


def decide(workspace: Workspace, conflict_id: str, choice: Choice) -> Applied:
    """Settle a question. The other values stay in the history; undo asks again."""
    conflict = workspace.conflict(conflict_id)
    view = view_of(workspace, conflict)
    roster = workspace.catalog.roster(conflict.roster)
    register = roster.register_by_key[conflict.register]
    value = chosen_value(workspace.catalog, view, choice, on=workspace.today().isoformat())
    # The history is read by everybody who may see the roster: its headings never carry a whole number.
    said = value_text(roster, register, register.columns, _masked(roster, register, value))
    label = f"核定 {view.name} 的{view.header}：{said or '（空）'}"
    change = decided(roster, conflict.row, conflict.register, value)
    return workspace.apply(ChangeSet(label, Occasion.DECIDED, (change,)))


def chosen_value(catalog: Catalog, view: ConflictView, choice: Choice, *, on: str) -> Value:
    """The value that this answer means; refuses one that does not fit the question.
    Of a row that a workbook no longer has, an own text is the reason why it is taken out."""
    roster = catalog.roster(view.roster)
    register = roster.register_by_key[view.register]
    match choice:
        case Ours():
            return view.ours.value
        case Theirs(number):
            return _theirs(view, number).value
        case Own(text) if view.is_missed and text.strip():
            return text.strip(), on
        case Own(text) if register.key == REMOVAL_KEY:
            raise Refusal(working.CONFLICT_REMOVAL_VALUE.about())
        case Own(text):
            return _own(roster, register, view, text)


def _theirs(view: ConflictView, number: int | None) -> Claim:
    if number is None:
        if len(view.theirs) > 1:
            raise Refusal(working.CONFLICT_NEEDS_NUMBER.about(count=len(view.theirs)))
        return view.theirs[0]
    if not 1 <= number <= len(view.theirs):
        raise Refusal(working.CONFLICT_HAS_NO_SUCH.about(number=number, count=len(view.theirs)))
    return view.theirs[number - 1]


def _own(roster: Roster, register: Register, view: ConflictView, text: str) -> Value:
    """A typed text goes into the one differing column; several columns are named one by one."""
    columns = (view.column,) if view.column in register.columns else register.columns
    value = value_of_text(roster, register, columns, view.ours.value, text)
    if value is None:
        raise Refusal(working.CONFLICT_VALUE_PARTS.about(shape=value_shape(roster, register)))
    return value


def _claims(workspace: Workspace, conflict: OpenConflict, register: Register) -> list[Claim]:
    """Ours first, then each other value once. A row kept here and removed elsewhere counts as our 在册."""
    claims: dict[Value, Claim] = {}
    ordered = sorted(conflict.siblings, key=lambda sibling: not sibling.is_ours)
    for sibling in ordered:
        claims.setdefault(sibling.value, Claim(sibling.value, "", sibling.from_, sibling.at, sibling.who))
    if register.key == REMOVAL_KEY:
        listed = claims.pop(LISTED, Claim(LISTED, "", str(storing.THIS_FILE.about()), ""))
        if any(sibling.is_ours and sibling.value != LISTED for sibling in ordered):
            return [*claims.values(), listed]
        return [listed, *claims.values()]
    return list(claims.values())


def _with_text(roster: Roster, register: Register, columns: tuple[str, ...], claim: Claim) -> Claim:
    return replace(claim, text=value_text(roster, register, columns, claim.value))


def _masked(roster: Roster, register: Register, value: Value) -> Value:
    columns = roster.column_by_key
    return tuple(
        masked(columns[key], text) if key in columns else text
        for key, text in zip(register.columns, value, strict=True)
    )
