"""Run by the Python that knows LibreOffice: opens workbooks and does to them what a clerk would do, by hand.

The jobs come as JSON on standard input: {"pipe": name, "jobs": [{"source", "target", "filter",
"steps": [[verb, …]], "password"}], "last": whether LibreOffice is to end}.
"""

import json
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.table import TableSortField


def main() -> None:
    work = json.load(sys.stdin)
    desktop = _desktop(work["pipe"])
    for job in work["jobs"]:
        # Nobody looks at what is only saved under another name; typing goes through the window.
        shown = () if job["steps"] else (_property("Hidden", True),)
        document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(job["source"]), "_blank", 0, shown)
        for verb, *facts in job["steps"]:
            VERBS[verb](document, *facts)
        stored = (_property("FilterName", job["filter"]),)
        if job["password"]:
            stored += (_property("Password", job["password"]),)
        document.storeToURL(uno.systemPathToFileUrl(job["target"]), stored)
        document.close(True)
    if not work["last"]:
        return
    try:
        desktop.terminate()
    except Exception:  # noqa: BLE001 - it may be gone before it answers
        return


def _desktop(pipe):
    resolver = uno.getComponentContext().ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", uno.getComponentContext()
    )
    for _ in range(300):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.2)
        else:
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    raise SystemExit("LibreOffice does not answer")


def type_text(document, sheet, cell, text):
    """As a person types: through the window, so that the cell's format decides what becomes of it."""
    frame = document.CurrentController.Frame
    document.CurrentController.setActiveSheet(document.Sheets.getByName(sheet))
    context = uno.getComponentContext()
    dispatcher = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.DispatchHelper", context
    )
    dispatcher.executeDispatch(frame, ".uno:GoToCell", "", 0, (_property("ToPoint", cell),))
    dispatcher.executeDispatch(frame, ".uno:EnterString", "", 0, (_property("StringName", text),))


def sort(document, sheet, cells, column, ascending):
    field = TableSortField()
    field.Field, field.IsAscending = column, ascending
    fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
    facts = (_property("SortFields", fields), _property("ContainsHeader", False))
    uno.invoke(document.Sheets.getByName(sheet).getCellRangeByName(cells), "sort", (facts,))


def insert(document, sheet, row):
    document.Sheets.getByName(sheet).Rows.insertByIndex(row - 1, 1)


def delete(document, sheet, row):
    document.Sheets.getByName(sheet).Rows.removeByIndex(row - 1, 1)


def copy(document, sheet, row, onto):
    found = document.Sheets.getByName(sheet)
    source = found.getCellRangeByName(f"A{row}:AMJ{row}").RangeAddress
    found.copyRange(found.getCellRangeByName(f"A{onto}").CellAddress, source)


def drop_sheet_memory(document, sheet):
    """What a person does who copies one sheet into a new workbook: everything else is gone."""
    for name in document.Sheets.ElementNames:
        if name != sheet:
            document.Sheets.removeByName(name)


def _property(name, value):
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


VERBS = {
    "type": type_text,
    "sort": sort,
    "insert": insert,
    "delete": delete,
    "copy": copy,
    "keep only": drop_sheet_memory,
}

if __name__ == "__main__":
    main()
