"""The open roster file: read, apply, undo, subscribe."""

from roster_desktop.schema.pairing import PairingKey
from roster_desktop.store.shapes import (
    Access,
    Applied,
    Batch,
    DeliveryRecord,
    Diagnosis,
    ExportRecord,
    HistoryEntry,
    Kept,
    OpenConflict,
    Query,
    Row,
    Sibling,
    Undone,
)
from roster_desktop.workspace.findings import FindingQuery, StoredFinding
from roster_desktop.workspace.workspace import Workspace

__all__ = [
    "Access",
    "Applied",
    "Batch",
    "DeliveryRecord",
    "Diagnosis",
    "ExportRecord",
    "FindingQuery",
    "HistoryEntry",
    "Kept",
    "OpenConflict",
    "PairingKey",
    "Query",
    "Row",
    "Sibling",
    "StoredFinding",
    "Undone",
    "Workspace",
]
