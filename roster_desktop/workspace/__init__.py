"""The open roster file: read, apply, undo, subscribe."""

from roster_desktop.schema.pairing import PairingKey
from roster_desktop.store.asked_findings import Said, Told
from roster_desktop.store.between import RowBetween, RowThen
from roster_desktop.store.finding_lines import FindingLine, Group
from roster_desktop.store.findings import ALIKE, HOUSEHOLD, PERSON, ROW, Member
from roster_desktop.store.row_texts import RowTexts
from roster_desktop.store.shapes import (
    EXCHANGE,
    RETURN,
    SENT,
    SUBMISSION,
    WAITING,
    WITHDRAWN,
    Access,
    Applied,
    Batch,
    DeliveryRecord,
    Diagnosis,
    Disclosure,
    DisclosureKind,
    ExportRecord,
    FiguresKind,
    FiguresRecord,
    HistoryEntry,
    InboxFile,
    Kept,
    OpenConflict,
    Parcel,
    PeriodRecord,
    Query,
    ReturnRecord,
    Row,
    Sibling,
    Undone,
)
from roster_desktop.store.surroundings import Medium, Surroundings
from roster_desktop.workspace.checking import Replacement
from roster_desktop.workspace.draft import Arrival, NotFresh
from roster_desktop.workspace.findings import FindingHead, FindingQuery, StoredFinding, line_of, stored
from roster_desktop.workspace.purging import HERE, THERE, Doomed, Tidied, Words
from roster_desktop.workspace.remembering import TIME
from roster_desktop.workspace.workspace import Workspace

__all__ = [
    "ALIKE",
    "EXCHANGE",
    "HERE",
    "HOUSEHOLD",
    "PERSON",
    "RETURN",
    "ROW",
    "SENT",
    "SUBMISSION",
    "THERE",
    "TIME",
    "WAITING",
    "WITHDRAWN",
    "Access",
    "Applied",
    "Arrival",
    "Batch",
    "DeliveryRecord",
    "Diagnosis",
    "Disclosure",
    "DisclosureKind",
    "Doomed",
    "ExportRecord",
    "FiguresKind",
    "FiguresRecord",
    "FindingHead",
    "FindingLine",
    "FindingQuery",
    "Group",
    "HistoryEntry",
    "InboxFile",
    "Kept",
    "Medium",
    "Member",
    "NotFresh",
    "OpenConflict",
    "PairingKey",
    "Parcel",
    "PeriodRecord",
    "Query",
    "Replacement",
    "ReturnRecord",
    "Row",
    "RowBetween",
    "RowTexts",
    "RowThen",
    "Said",
    "Sibling",
    "StoredFinding",
    "Surroundings",
    "Tidied",
    "Told",
    "Undone",
    "Words",
    "Workspace",
    "line_of",
    "stored",
]
