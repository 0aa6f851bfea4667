"""Blank forms of other offices: taught once, kept in the roster file, filled from the rosters when asked."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from roster_desktop.progress import Progress, Silence
from roster_desktop.records import EVERYTHING, Area
from roster_desktop.reports.pdf import write_whole
from roster_desktop.schema import Catalog, Column, Role, Roster
from roster_desktop.schema.kinds.id_number import holder_of
from roster_desktop.schema.masking import masked
from roster_desktop.tasks.content_codes import rows_in
from roster_desktop.tasks.disclosing import note_print
from roster_desktop.tasks.listed_rows import figure_of, listed_rows
from roster_desktop.wording import Refusal, console, printing, working
from roster_desktop.workbook import read_workbook
from roster_desktop.workbook.form_book import COUNTER as COUNTER
from roster_desktop.workbook.form_book import (
    FormColumn,
    FormLayout,
    guessed_layout,
    write_form,
)
from roster_desktop.workbook.raw import column_letters as column_letters
from roster_desktop.workbook.report_sheet import SheetFigure
from roster_desktop.workspace import Workspace

_INDEX = "forms"
_LARGEST = 3_000_000
"""Bytes of a blank form that is kept: the roster file is copied at every backup."""
_MOST_NAME = 40
_EDITION = 1


def _whole(text: str) -> str:
    return text


def _spaced(text: str) -> str:
    return f"{text[:6]} {text[6:14]} {text[14:]}" if len(text) == 18 else text


def _last_four(text: str) -> str:
    return text[-4:]


NUMBER_FORMS: Mapping[str, Callable[[str], str] | None] = {
    "遮住中间": None,
    "18位": _whole,
    "分段": _spaced,
    "后四位": _last_four,
}
"""How a form wants numbers of papers, telephones and cards; None: masked as everywhere. Grouped and shortened
ones are ID numbers only, telephones and cards beside them are whole."""
MASKED_NUMBERS = "遮住中间"


class Form(Struct, frozen=True):
    """A form that was taught."""

    name: str
    file: str
    layout: FormLayout
    numbers: str
    """One of `NUMBER_FORMS`."""
    blank: bytes

    @property
    def told(self) -> str:
        """In a line: which sheet, from which row, how many columns are filled."""
        filled = sum(bool(column.meaning) for column in self.layout.columns)
        return f"工作表“{self.layout.sheet}”，从第 {self.layout.first_row} 行填，填 {filled} 栏"


def draft_form(
    catalog: Catalog,
    path: Path,
    progress: Progress | None = None,
    *,
    name: str = "",
    sheet: str = "",
    roster: str = "",
) -> Form:
    """What is guessed of a blank form; nothing is kept before `keep_form`."""
    if path.suffix.lower() != ".xlsx":
        raise Refusal(printing.FORM_NOT_XLSX.about(file=path.name))
    raw = read_workbook(path, progress or Silence())
    blank = path.read_bytes()
    if len(blank) > _LARGEST:
        raise Refusal(printing.FORM_TOO_LARGE.about(file=path.name))
    layout = guessed_layout(catalog, raw, sheet=sheet, roster=roster)
    return Form(name.strip() or path.stem, path.name, layout, MASKED_NUMBERS, blank)


def taught(
    catalog: Catalog,
    form: Form,
    *,
    meanings: Mapping[str, str] | None = None,
    first_row: int = 0,
    numbers: str = "",
) -> Form:
    """The form with what a person said of it: column letters or heads → what they mean."""
    layout = form.layout
    columns = list(layout.columns)
    for said, meaning in (meanings or {}).items():
        place = next(
            (at for at, one in enumerate(columns) if said in (one.header, column_letters(one.place))), None
        )
        if place is None:
            raise Refusal(printing.FORM_HAS_NO_COLUMN.about(form=form.name, column=said))
        known_meaning(catalog, layout.roster, meaning)
        columns[place] = replace(columns[place], meaning=meaning)
    if numbers and numbers not in NUMBER_FORMS:
        raise Refusal(printing.UNKNOWN_NUMBER_FORM.about(text=numbers, known="、".join(NUMBER_FORMS)))
    layout = replace(layout, columns=tuple(columns), first_row=first_row or layout.first_row)
    return replace(form, layout=layout, numbers=numbers or form.numbers)


def known_meaning(catalog: Catalog, roster: str, meaning: str) -> tuple[Roster, Column] | None:
    """The column that is meant; None for running numbers and for what stays blank."""
    if meaning in ("", COUNTER):
        return None
    where, _, key = meaning.rpartition(".")
    told = catalog.roster_by_key.get(where or roster)
    if told is None or key not in told.column_by_key or where not in ("", catalog.people):
        raise Refusal(printing.UNKNOWN_MEANING.about(text=meaning, roster=catalog.roster(roster).title))
    return told, told.column_by_key[key]


def forms(workspace: Workspace) -> tuple[Form, ...]:
    """Every form this file was taught, by name."""
    names = _names(workspace)
    return tuple(_read(workspace.setting(_slot(name)) or "{}") for name in sorted(names))


def form_named(workspace: Workspace, name: str) -> Form:
    """The form of this name; refused where there is none."""
    if name not in _names(workspace):
        known = "、".join(sorted(_names(workspace))) or "—"
        raise Refusal(printing.UNKNOWN_FORM.about(name=name, known=known))
    return _read(workspace.setting(_slot(name)) or "{}")


def keep_form(workspace: Workspace, form: Form) -> None:
    """Keep the form under its name, in the place of what was taught under it before."""
    if not form.name or len(form.name) > _MOST_NAME:
        raise Refusal(printing.FORM_NEEDS_NAME.about(most=_MOST_NAME))
    if not any(column.meaning not in ("", COUNTER) for column in form.layout.columns):
        raise Refusal(printing.FORM_FILLS_NOTHING.about(form=form.name))
    workspace.set_setting(_slot(form.name), form_text(form))
    workspace.set_setting(_INDEX, json.dumps(sorted({*_names(workspace), form.name}), ensure_ascii=False))


def forget_form(workspace: Workspace, name: str) -> None:
    """Forget a form."""
    form_named(workspace, name)
    left = sorted(_names(workspace) - {name})
    workspace.set_setting(_INDEX, json.dumps(left, ensure_ascii=False))
    workspace.set_setting(_slot(name), "")


def form_text(form: Form) -> str:
    """The whole form as text, the blank sheet included: kept like this, and handed to other offices."""
    told = {
        "edition": _EDITION,
        "name": form.name,
        "file": form.file,
        "numbers": form.numbers,
        "layout": to_builtins(form.layout),
        "blank": base64.b64encode(form.blank).decode(),
    }
    return json.dumps(told, ensure_ascii=False)


def export_form(form: Form, out: Path) -> None:
    """Write the form as a file that another roster file can be taught from."""
    write_whole(out, form_text(form).encode())


def imported_form(catalog: Catalog, path: Path) -> Form:
    """A form out of such a file; refused where it is none."""
    try:
        if path.stat().st_size > 2 * _LARGEST:
            raise Refusal(printing.FORM_TOO_LARGE.about(file=path.name))
        form = _read(path.read_text(encoding="utf-8"))
        for column in form.layout.columns:
            known_meaning(catalog, form.layout.roster, column.meaning)
    except OSError as reason:
        raise Refusal(console.READ_FAILED.about(file=path.name, reason=reason.strerror)) from reason
    except (ValueError, KeyError, TypeError) as reason:
        raise Refusal(printing.NO_FORM_FILE.about(file=path.name)) from reason
    return form


def fill_form(
    workspace: Workspace,
    form: Form,
    out: Path,
    progress: Progress | None = None,
    *,
    area: Area = EVERYTHING,
    where: Mapping[str, str] | None = None,
) -> int:
    """Fill the form with the roster's rows and write it; how many rows. Refused where there are none."""
    watch = progress or Silence()
    if out.exists():
        raise Refusal(working.TARGET_EXISTS.about(path=out.name))
    if out.suffix.lower() != ".xlsx":
        raise Refusal(printing.FORM_NOT_XLSX.about(file=out.name))
    catalog = workspace.catalog
    roster, people = catalog.roster(form.layout.roster), catalog.person_roster
    both = (people,) if roster is people else (roster, people)
    read = listed_rows(workspace, both, watch)
    rows = [
        row
        for row in rows_in(roster, read[roster.key], area)
        if all(row.get(key, "") == text for key, text in (where or {}).items())
    ]
    if not rows:
        raise Refusal(printing.NOBODY_TO_PRINT.about(roster=roster.title))
    own = {holder_of(people.text_of(Role.ID_NUMBER, row)): row for row in read[people.key]}
    filled = _filled(catalog, form, roster, rows, own)
    write_form(out, form.blank, form.layout, filled, watch)
    _note(workspace, form, roster, len(rows), out)
    return len(rows)


def _filled(
    catalog: Catalog,
    form: Form,
    roster: Roster,
    rows: Sequence[Mapping[str, str]],
    own: Mapping[str, Mapping[str, str]],
) -> list[dict[int, SheetFigure]]:
    meant = [
        (one.place, one.meaning, known_meaning(catalog, form.layout.roster, one.meaning))
        for one in form.layout.columns
        if one.meaning
    ]
    filled: list[dict[int, SheetFigure]] = []
    for number, row in enumerate(rows, start=1):
        person = own.get(holder_of(roster.text_of(Role.ID_NUMBER, row)), {})
        cells: dict[int, SheetFigure] = {}
        for place, meaning, found in meant:
            if found is None:
                cells[place] = number
                continue
            told, column = found
            text = (row if told is roster and "." not in meaning else person).get(column.key, "")
            figure = _figure(column, text, form.numbers)
            if figure not in (None, ""):
                cells[place] = figure
        filled.append(cells)
    return filled


def _figure(column: Column, text: str, numbers: str) -> SheetFigure:
    if not column.sensitive:
        return figure_of(column, text)
    written = NUMBER_FORMS[numbers]
    if written is None:
        return masked(column, text)
    return written(text) if column.kind.name == "id_number" else text


def _note(workspace: Workspace, form: Form, roster: Roster, rows: int, out: Path) -> None:
    meant: Iterable[tuple[Roster, Column] | None] = (
        known_meaning(workspace.catalog, form.layout.roster, one.meaning) for one in form.layout.columns
    )
    private = [column.key for found in meant if found and (column := found[1]).sensitive]
    if private:
        is_masked = NUMBER_FORMS[form.numbers] is None
        note_print(workspace, roster, private, rows, out, is_masked=is_masked)


def _names(workspace: Workspace) -> set[str]:
    return set(json.loads(workspace.setting(_INDEX) or "[]"))


def _slot(name: str) -> str:
    return f"form:{name}"


def _read(text: str) -> Form:
    told = json.loads(text)
    layout = told["layout"]
    columns = tuple(FormColumn(**one) for one in layout["columns"])
    if told["numbers"] not in NUMBER_FORMS:
        raise ValueError(f"numbers are written as {told['numbers']}")
    return Form(
        str(told["name"]),
        str(told["file"]),
        FormLayout(**{**layout, "columns": columns}),
        told["numbers"],
        base64.b64decode(told["blank"], validate=True),
    )
