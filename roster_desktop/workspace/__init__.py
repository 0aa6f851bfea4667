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
    ExportRecord,
    HistoryEntry,
    InboxFile,
    Kept,
    OpenConflict,
    Parcel,
    Query,
    ReturnRecord,
    Row,
    Sibling,
    Undone,
)
from roster_desktop.workspace.checking import Replacement
from roster_desktop.workspace.findings import FindingHead, FindingQuery, StoredFinding, line_of, stored
from roster_desktop.workspace.workspace import Workspace

__all__ = [
    "ALIKE",
    "EXCHANGE",
    "HOUSEHOLD",
    "PERSON",
    "RETURN",
    "ROW",
    "SENT",
    "SUBMISSION",
    "WAITING",
    "WITHDRAWN",
    "Access",
    "Applied",
    "Batch",
    "DeliveryRecord",
    "Diagnosis",
    "ExportRecord",
    "FindingHead",
    "FindingLine",
    "FindingQuery",
    "Group",
    "HistoryEntry",
    "InboxFile",
    "Kept",
    "Member",
    "OpenConflict",
    "PairingKey",
    "Parcel",
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
    "Told",
    "Undone",
    "Workspace",
    "line_of",
    "stored",
]
