"""What a roster file remembers beside its rows: who writes, which workbooks came and went, small settings."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime
from pathlib import Path

from msgspec.structs import replace

from roster_desktop.policies import OwnEntry, PolicyBook, default_book
from roster_desktop.policies.own import own_entries, with_own, without_own
from roster_desktop.records import Area, Lineage, Manifest, PlaceChange, Unit, WriterRecord
from roster_desktop.schema import Care
from roster_desktop.store import backups, disclosures, identity, lineages, parcels, place_changes, traffic
from roster_desktop.store.shapes import (
    RETURN,
    SUBMISSION,
    Access,
    DeliveryRecord,
    Disclosure,
    DisclosureKind,
    ExportRecord,
    InboxFile,
    Parcel,
    ReturnRecord,
)
from roster_desktop.store.transaction import Transaction
from roster_desktop.wording import Refusal, storing
from roster_desktop.workspace.searching import Searching

TIME = "%Y-%m-%d %H:%M:%S"
_ELSEWHERE = "copied_elsewhere_on"
_MOST_SAID = 5000
"""A county's workbooks of more than a year."""


class Remembering(Searching, ABC):
    """The file's memory of people and workbooks."""

    unit: Unit
    clock: Callable[[], datetime]

    def now(self) -> str:
        """Local time as the history writes it; for people to read, never to order by."""
        return self.clock().strftime(TIME)

    @property
    def operator(self) -> str:
        """Who sits at the keyboard; the history names them."""
        return self.setting(identity.OPERATOR) or ""

    @operator.setter
    def operator(self, name: str) -> None:
        if name.strip() != self.operator:
            self.set_setting(identity.OPERATOR, name.strip())
            self._take_another_pen()

    def setting(self, key: str) -> str | None:
        with self._look() as look:
            return identity.read_setting(look, key)

    def set_setting(self, key: str, text: str) -> None:
        """Remember a choice; no step of the history."""
        with self._file.writing() as change:
            identity.write_setting(change, key, text)

    @property
    def own_policies(self) -> tuple[OwnEntry, ...]:
        """The policy values that this file's people set, the earliest first."""
        try:
            return own_entries(self.setting(identity.POLICIES) or "")
        except ValueError as reason:
            raise Refusal(storing.DAMAGED.about(file=self._file.path.name)) from reason

    @property
    def policies(self) -> PolicyBook:
        """The default values, and over them what this file's people set."""
        return default_book().with_entries(own.entry for own in self.own_policies)

    def add_policies(self, entries: Iterable[OwnEntry]) -> None:
        """Remember policy values, each in the place of an earlier one of its parameter and day."""
        with self._file.writing() as change:
            text = identity.read_setting(change, identity.POLICIES) or ""
            identity.write_setting(change, identity.POLICIES, with_own(text, entries))

    def remove_policy(self, parameter: str, since: date) -> None:
        """Forget the value that this file's people set of this parameter from this day on."""
        with self._file.writing() as change:
            text = identity.read_setting(change, identity.POLICIES) or ""
            identity.write_setting(change, identity.POLICIES, without_own(text, parameter, since))

    def set_cutoff(self, day: date | None) -> None:
        """On which day ages and periods are told; None for the day on which anybody looks."""
        self._told_cutoff = None
        self.set_setting(identity.CUTOFF, day.isoformat() if day else "")
        self._told_cutoff = None

    def set_strict(self, cares: Iterable[Care]) -> None:
        """In which groups of columns changes of two people in one row are shown together."""
        self.set_setting(identity.STRICTNESS, " ".join(sorted(care.value for care in cares)))

    def learn_writers(self, records: Iterable[WriterRecord]) -> None:
        """Remember who stood behind the writers of a workbook."""
        with self._file.writing() as change:
            identity.learn_writers(change, records, own=False)

    def has_seen(self, content_hash: str, said: str = "") -> DeliveryRecord | None:
        """The delivery of a workbook with exactly this content, or of a handmade list that says the same,
        unless it was taken back."""
        with self._look() as look:
            return traffic.seen_delivery(look, content_hash, said)

    def said_lately(self) -> frozenset[str]:
        """What the workbooks of the last years said (`DeliveryRecord.said`), those taken back left out."""
        with self._look() as look:
            return traffic.said_lately(look, limit=_MOST_SAID)

    def lineage(self, sender: str, roster: str, columns: Collection[str]) -> Lineage:
        """What this sender said so far in lists of this roster that had about these columns."""
        with self._look() as look:
            return lineages.read_lineage(look, sender, roster, columns)

    def copies(self, book: str) -> Lineage:
        """What was edited by hand in the copies of this workbook that came in."""
        with self._look() as look:
            return lineages.read_named(look, f"copies.{book}", book)

    def absences(self, sender: str) -> Lineage:
        """The rows that the sender's workbooks no longer have."""
        with self._look() as look:
            return lineages.read_named(look, f"absences.{sender}", sender)

    def next_run(self) -> int:
        """Number of the next run in which workbooks are taken in together."""
        with self._look() as look:
            return traffic.next_run(look)

    def last_run(self) -> int:
        """The newest run of which something is in force; 0 where there is none."""
        with self._look() as look:
            return traffic.last_run(look)

    def batches_of_run(self, run: int) -> list[int]:
        """Steps of the history that the run made and that are in force, the newest first."""
        with self._look() as look:
            return traffic.batches_of_run(look, run)

    def deliveries(self) -> list[DeliveryRecord]:
        """Workbooks that came in, newest first."""
        with self._look() as look:
            return traffic.read_deliveries(look)

    def exports(self, purpose: str = SUBMISSION) -> list[ExportRecord]:
        """Workbooks that left for this purpose ("" for any), newest first."""
        with self._look() as look:
            return traffic.read_exports(look, purpose)

    def returns(self) -> list[ReturnRecord]:
        """Workbooks that went back to villages, newest first."""
        with self._look() as look:
            return traffic.read_returns(look)

    def record_return(
        self, manifest: Manifest, area: Area, file: str, content: str, journal: int, *, rows: int
    ) -> None:
        """Remember that a workbook went back to a village with everything saved until that batch."""
        with self._file.writing() as change:
            self._log_book(change, RETURN, file, content, rows)
            at, by = self.now(), manifest.operator
            traffic.write_return(change, ReturnRecord(0, area, manifest.book, file, content, at, by, journal))

    def next_sequence(self) -> int:
        """Number of the next workbook that leaves."""
        with self._look() as look:
            return traffic.next_sequence(look)

    def record_export(
        self,
        manifest: Manifest,
        file: str,
        content: str,
        reason: str,
        *,
        purpose: str = SUBMISSION,
        receiver: str | None = None,
        rows: int,
    ) -> None:
        """Remember that a workbook left with everything saved until now.
        `receiver`: who is to get it, where it waits in the outbox; in the same step, so that none is lost."""
        with self._file.writing() as change:
            self._log_book(change, purpose, file, content, rows)
            at, journal = self.now(), change.journal
            book, by = manifest.book, manifest.operator
            traffic.write_export(
                change, ExportRecord(manifest.sequence, book, file, content, reason, at, by, journal, purpose)
            )
            if receiver is not None:
                parcels.write_parcel(
                    change, Parcel(0, purpose, receiver, file, content, manifest.sequence, at, by)
                )

    def disclosures(self) -> list[Disclosure]:
        """What left this file and what was shown whole, the earliest first."""
        with self._look() as look:
            return disclosures.read_disclosures(look)

    def sick_disclosures(self) -> tuple[str, ...]:
        """In words where somebody tampered with that log; nothing where its chain is whole."""
        with self._look() as look:
            return tuple(map(str, disclosures.sick_disclosures(look)))

    def note_disclosure(self, told: Disclosure) -> Disclosure:
        """Add to the log what is let out. Before it is let out, where it can be told beforehand."""
        with self._file.writing() as change:
            return self._log(change, told)

    def parcels(self) -> list[Parcel]:
        """What waits in the outbox and what was handed over, newest first."""
        with self._look() as look:
            return parcels.read_parcels(look)

    def count_waiting_parcels(self) -> int:
        """How many workbooks wait to be handed over; quick, for the foot of the window."""
        with self._look() as look:
            return parcels.count_waiting(look)

    def add_parcel(self, purpose: str, receiver: str, file: str, content: str, sequence: int = 0) -> None:
        """A workbook that is written already is to be handed over."""
        with self._file.writing() as change:
            at, by = self.now(), self.operator
            parcels.write_parcel(change, Parcel(0, purpose, receiver, file, content, sequence, at, by))

    def mark_parcel(self, parcel: Parcel) -> None:
        """Remember how it stands with this parcel now."""
        with self._file.writing() as change:
            parcels.update_parcel(change, parcel)

    def inbox_files(self) -> dict[str, InboxFile]:
        """Content → a file of the watched folder that somebody has dealt with."""
        with self._look() as look:
            return parcels.read_inbox(look)

    def note_inbox_file(self, content: str, file: str, outcome: str) -> None:
        """Somebody has dealt with this file of the watched folder."""
        with self._file.writing() as change:
            parcels.write_inbox(change, InboxFile(content, file, self.now(), outcome))

    def place_changes(self) -> tuple[PlaceChange, ...]:
        """How places came to be called what they are, the earliest first; what was taken back is left out."""
        with self._look() as look:
            return place_changes.read_changes(look)

    def snapshot(self, target: Path) -> None:
        """A whole, checked copy of the file as it stands, put into place in one step."""
        self._file.copy_to(target)

    def backup(self, reason: str) -> Path:
        """A numbered, checked copy in the folder 备份 beside the file; the newest ten are kept."""
        return self._file.back_up(reason)

    def backup_to(self, folder: Path, reason: str) -> Path:
        """The same in the folder 备份 of another place: a stick, a second disk. Numbered for itself."""
        copy = self._file.back_up_to(folder, reason)
        if self._file.access is Access.WRITE:
            self.set_setting(_ELSEWHERE, self.today().isoformat())
        return copy

    @property
    def copied_elsewhere_on(self) -> date | None:
        """The day of the last copy at another place; None where there never was one."""
        told = self.setting(_ELSEWHERE)
        return date.fromisoformat(told) if told else None

    def backups(self) -> list[Path]:
        """The copies in the folder 备份, newest first."""
        return list(reversed(backups.backups_of(self._file.path).values()))

    def _log_book(self, change: Transaction, purpose: str, file: str, content: str, rows: int) -> None:
        columns = tuple(f"{roster.key}.*" for roster in self.catalog.rosters)
        told = Disclosure(DisclosureKind.EXPORTED, purpose, columns, rows, file=file, content=content)
        self._log(change, told)

    def _log(self, change: Transaction, told: Disclosure) -> Disclosure:
        who = identity.read_setting(change, identity.OPERATOR) or self.unit.name
        return disclosures.write_disclosure(change, replace(told, at=self.now(), who=who))

    @abstractmethod
    def _take_another_pen(self) -> None:
        """Somebody else writes from now on."""
