"""Rows, cells, versions and changes: facts without any file or window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster_desktop.late import offer

if TYPE_CHECKING:
    from roster_desktop.records.area import EVERYTHING, Area
    from roster_desktop.records.asking import (
        ABOUT_CONFLICT,
        Asked,
        asked_in,
        closed_questions,
        open_questions,
        question_register,
        question_value,
    )
    from roster_desktop.records.cell import BLANK, Cell, Pair, Value, unbeaten
    from roster_desktop.records.change import (
        CellsReset,
        CellsWritten,
        Change,
        ChangeSet,
        NotesWritten,
        Occasion,
        RowAdded,
        RowMerged,
        RowRemoved,
        RowRestored,
        RowReviewed,
        RowsArrived,
        RowSplit,
        Transition,
        YearBegun,
    )
    from roster_desktop.records.content_code import (
        ContentCode,
        code_of_lines,
        code_of_parts,
        code_of_rows,
        typed_code,
    )
    from roster_desktop.records.delivery import DeliveredRow, Delivery, Manifest, Problem, Trace
    from roster_desktop.records.hand_edit import answered_cell, edit_writer, edited_cell, short_hash
    from roster_desktop.records.keys import key_part, key_registers, keys_of
    from roster_desktop.records.lineage import Absence, Lineage, LineageChange, LineageRow, Saying
    from roster_desktop.records.note import (
        Note,
        is_note,
        is_proof,
        is_touch,
        last_said,
        note_column,
        note_header,
        note_register,
        note_value,
        notes_in,
        told_note,
        told_notes,
        withdrawn,
    )
    from roster_desktop.records.period import Period, Span, period_named, period_of
    from roster_desktop.records.plain_cells import PlainCells
    from roster_desktop.records.question import PASSWORD, Question, Unanswered
    from roster_desktop.records.row import (
        LISTED,
        REMOVAL_KEY,
        CellAddress,
        RowId,
        RowState,
        Standing,
        derived_row_id,
        new_row_id,
        new_writer,
    )
    from roster_desktop.records.row_line import RowLine
    from roster_desktop.records.row_mark import row_mark
    from roster_desktop.records.sameness import (
        Kept,
        Said,
        Tie,
        apart_pairs,
        is_sameness,
        names_of,
        sameness_register,
        tells_of_sameness,
        tie_value,
        ties_of,
        unpacked,
    )
    from roster_desktop.records.touching import (
        reviewed,
        reviews,
        touch_register,
        touched_by_edits,
        touched_on_top,
    )
    from roster_desktop.records.unit import Level, Place, PlaceChange, Unit, WriterRecord
    from roster_desktop.records.version import Order, Version, qualified, writer_of
    from roster_desktop.records.writing import (
        added,
        column_texts,
        initial_values,
        noted,
        register_values,
        removed,
        restored,
        shown_texts,
        starting_cells,
        written,
        year_begun,
        year_of_writer,
        years_seen,
    )
else:
    offer(
        __name__,
        area="EVERYTHING Area",
        asking=(
            "ABOUT_CONFLICT Asked asked_in closed_questions open_questions question_register question_value"
        ),
        cell="BLANK Cell Pair Value unbeaten",
        change=(
            "CellsReset CellsWritten Change ChangeSet NotesWritten Occasion RowAdded RowMerged "
            "RowRemoved RowRestored RowReviewed RowsArrived RowSplit Transition YearBegun"
        ),
        content_code="ContentCode code_of_lines code_of_parts code_of_rows typed_code",
        delivery="DeliveredRow Delivery Manifest Problem Trace",
        hand_edit="answered_cell edit_writer edited_cell short_hash",
        keys="key_part key_registers keys_of",
        lineage="Absence Lineage LineageChange LineageRow Saying",
        note=(
            "Note is_note is_proof is_touch last_said note_column note_header note_register "
            "note_value notes_in told_note told_notes withdrawn"
        ),
        period="Period Span period_named period_of",
        plain_cells="PlainCells",
        question="PASSWORD Question Unanswered",
        row="LISTED REMOVAL_KEY CellAddress RowId RowState Standing derived_row_id new_row_id new_writer",
        row_line="RowLine",
        row_mark="row_mark",
        sameness=(
            "Kept Said Tie apart_pairs is_sameness names_of sameness_register tells_of_sameness "
            "tie_value ties_of unpacked"
        ),
        touching="reviewed reviews touch_register touched_by_edits touched_on_top",
        unit="Level Place PlaceChange Unit WriterRecord",
        version="Order Version qualified writer_of",
        writing=(
            "added column_texts initial_values noted register_values removed restored shown_texts "
            "starting_cells written year_begun year_of_writer years_seen"
        ),
    )

__all__ = [
    "ABOUT_CONFLICT",
    "BLANK",
    "EVERYTHING",
    "LISTED",
    "PASSWORD",
    "REMOVAL_KEY",
    "Absence",
    "Area",
    "Asked",
    "Cell",
    "CellAddress",
    "CellsReset",
    "CellsWritten",
    "Change",
    "ChangeSet",
    "ContentCode",
    "DeliveredRow",
    "Delivery",
    "Kept",
    "Level",
    "Lineage",
    "LineageChange",
    "LineageRow",
    "Manifest",
    "Note",
    "NotesWritten",
    "Occasion",
    "Order",
    "Pair",
    "Period",
    "Place",
    "PlaceChange",
    "PlainCells",
    "Problem",
    "Question",
    "RowAdded",
    "RowId",
    "RowLine",
    "RowMerged",
    "RowRemoved",
    "RowRestored",
    "RowReviewed",
    "RowSplit",
    "RowState",
    "RowsArrived",
    "Said",
    "Saying",
    "Span",
    "Standing",
    "Tie",
    "Trace",
    "Transition",
    "Unanswered",
    "Unit",
    "Value",
    "Version",
    "WriterRecord",
    "YearBegun",
    "added",
    "answered_cell",
    "apart_pairs",
    "asked_in",
    "closed_questions",
    "code_of_lines",
    "code_of_parts",
    "code_of_rows",
    "column_texts",
    "derived_row_id",
    "edit_writer",
    "edited_cell",
    "initial_values",
    "is_note",
    "is_proof",
    "is_sameness",
    "is_touch",
    "key_part",
    "key_registers",
    "keys_of",
    "last_said",
    "names_of",
    "new_row_id",
    "new_writer",
    "note_column",
    "note_header",
    "note_register",
    "note_value",
    "noted",
    "notes_in",
    "open_questions",
    "period_named",
    "period_of",
    "qualified",
    "question_register",
    "question_value",
    "register_values",
    "removed",
    "restored",
    "reviewed",
    "reviews",
    "row_mark",
    "sameness_register",
    "short_hash",
    "shown_texts",
    "starting_cells",
    "tells_of_sameness",
    "tie_value",
    "ties_of",
    "told_note",
    "told_notes",
    "touch_register",
    "touched_by_edits",
    "touched_on_top",
    "typed_code",
    "unbeaten",
    "unpacked",
    "withdrawn",
    "writer_of",
    "written",
    "year_begun",
    "year_of_writer",
    "years_seen",
]
