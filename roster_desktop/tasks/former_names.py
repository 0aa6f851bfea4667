"""Places as they are called now: what an old book, or one from a unit that still uses the old name, says of
a village that was renamed, joined or moved is read under its present name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.records import (
    DeliveredRow,
    Delivery,
    Level,
    Lineage,
    Place,
    PlaceChange,
    RowId,
    RowState,
    Unit,
    short_hash,
)
from roster_desktop.schema import Catalog, Role, Roster, Values
from roster_desktop.schema.pairing import PairingKey, folded_text
from roster_desktop.workspace import Workspace

_TOWNSHIP, _VILLAGE = 1, 2
"""Where township and village stand in a pairing key."""


class FormerNames(Struct, frozen=True, dict=True):
    """What each place was called before, and is called now."""

    changes: tuple[PlaceChange, ...]

    @classmethod
    def of(cls, workspace: Workspace) -> FormerNames:
        return cls(workspace.place_changes())

    def now(self, place: Place) -> Place:
        """The place as it is called now."""
        for change in self.changes:
            old, new = change.old, change.new
            if not old.village:
                if old.township and place.township == old.township:
                    place = replace(place, township=new.township)
            elif old.is_same_as(place):
                # A change in a township's own file names no township, and a row may name none either.
                township = (new.township or place.township) if place.township else ""
                place = Place(township, new.village, new.code or place.code)
        return place

    def unit(self, unit: Unit) -> Unit:
        """The unit as it is called now."""
        if not self.changes or unit.level is Level.COUNTY:
            return unit
        return unit.at(self.now(unit.place))

    def values(self, roster: Roster, values: Values) -> Values:
        """A row's texts, of a place as it is called now."""
        township, village = (roster.text_of(role, values) for role in (Role.TOWNSHIP, Role.VILLAGE))
        now = self.now(Place(township, village))
        told = {
            roster.key_of(role): text
            for role, text in ((Role.TOWNSHIP, now.township), (Role.VILLAGE, now.village))
            if roster.has(role)
        }
        return {**values, **{key: text for key, text in told.items() if values.get(key)}}

    def delivery(self, catalog: Catalog, delivery: Delivery) -> Delivery:
        """The book as its sender would write it today. What the memory of its rows holds stays as it is:
        a write is never rewritten."""
        if not self.changes:
            return delivery
        manifest = delivery.manifest
        rows = tuple(self._row(catalog, row) for row in delivery.rows)
        return replace(
            delivery,
            manifest=replace(manifest, unit=self.unit(manifest.unit)) if manifest else None,
            rows=rows,
            unit_text=self._told(delivery.unit_text),
        )

    def known(self, workspace: Workspace) -> Workspace | RenamedRows:
        """The rows of the file, found under every name that their place ever had."""
        return RenamedRows(workspace, self) if self.changes else workspace

    def memory(self, workspace: Workspace) -> Workspace | RenamedSenders:
        """What the file remembers of its senders, under every name that their place ever had."""
        return RenamedSenders(workspace, self) if self.changes else workspace

    def names_of(self, township: str, village: str) -> Iterator[tuple[str, str]]:
        """Folded (township, village) as a key has them → the present name and all former ones."""
        folded = self._folded
        now = folded.now(Place(township, village))
        yield now.township, now.village
        for change in folded.changes:
            then = Place(change.old.township or township, change.old.village or village)
            if folded.now(then).is_same_as(now):
                yield then.township, then.village

    @cached_property
    def _folded(self) -> FormerNames:
        """The same names as keys have them."""
        return FormerNames(
            tuple(PlaceChange(_folded(change.old), _folded(change.new)) for change in self.changes)
        )

    def _row(self, catalog: Catalog, row: DeliveredRow) -> DeliveredRow:
        return replace(row, values=self.values(catalog.roster(row.roster), row.values))

    def _told(self, text: str) -> str:
        for change in self.changes:
            old, new = change.old, self.now(change.old)
            if old.village and new.village not in text:
                text = text.replace(old.village, new.village)
            if old.township and new.township and new.township not in text:
                text = text.replace(old.township, new.township)
        return text


class RenamedRows(Struct, frozen=True):
    """The receiving file as merging reads it: a key under a former name finds the rows of the present one."""

    workspace: Workspace
    names: FormerNames

    def states_by_id(self, roster: str, ids: Collection[RowId]) -> Mapping[RowId, RowState]:
        return self.workspace.states_by_id(roster, ids)

    def marks(self, roster: str, ids: Collection[RowId]) -> Mapping[RowId, str]:
        return self.workspace.marks(roster, ids)

    def states_by_key(
        self, roster: str, keys: Collection[PairingKey]
    ) -> Mapping[PairingKey, Sequence[RowState]]:
        asked_by_key: dict[PairingKey, list[PairingKey]] = {}
        for key in keys:
            for variant in (key, *self._variants(key)):
                asked_by_key.setdefault(variant, []).append(key)
        found: dict[PairingKey, dict[RowId, RowState]] = {}
        for variant, states in self.workspace.states_by_key(roster, list(asked_by_key)).items():
            for key in asked_by_key[variant]:
                found.setdefault(key, {}).update({state.id: state for state in states})
        return {key: list(states.values()) for key, states in found.items()}

    def twins(self, roster: str, rows: Collection[RowId]) -> Collection[RowId]:
        """All of them: under a former name any may meet another."""
        return rows

    def visible(self, state: RowState) -> Values:
        return self.workspace.visible(state)

    def _variants(self, key: PairingKey) -> Iterator[PairingKey]:
        for township, village in self.names.names_of(key[_TOWNSHIP], key[_VILLAGE]):
            yield (key[0], township, village, *key[_VILLAGE + 1 :])


class RenamedSenders(Struct, frozen=True):
    """What the file remembers of its senders: lists under the present name continue those under a former
    one."""

    workspace: Workspace
    names: FormerNames

    def lineage(self, sender: str, roster: str, columns: Collection[str]) -> Lineage:
        """The sender's own lists; else those that it sent under a former name."""
        found = self.workspace.lineage(sender, roster, columns)
        for former in () if found.key else self._former(sender):
            earlier = self.workspace.lineage(former, roster, columns)
            if earlier.key:
                return replace(earlier, sender=sender)
        return found

    def copies(self, book: str) -> Lineage:
        return self.workspace.copies(book)

    def absences(self, sender: str) -> Lineage:
        return self.workspace.absences(sender)

    def _former(self, sender: str) -> Iterator[str]:
        """Under which names the lists of this sender were remembered before, the last one first."""
        unit = self.workspace.unit
        for change in reversed(self.names.changes):
            for township in dict.fromkeys((change.old.township, unit.township, unit.name, "")):
                then = Place(township, change.old.village)
                now = self.names.now(then)
                if short_hash(now.township, now.village, "") == sender:
                    yield short_hash(then.township, then.village, "")


def _folded(place: Place) -> Place:
    return Place(folded_text(place.township), folded_text(place.village))
