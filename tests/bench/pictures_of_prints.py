"""Pictures of 打印与表格; part of `tests.bench.pictures`."""

from __future__ import annotations

from tests.bench.sitting import Sitting
from tests.workbook.upper_form import upper_form
from ui.pages.printing_page import PrintingPage


def _prints(sitting: Sitting) -> None:
    sitting.open(sitting.folder / "demo" / "township.roster")
    page = sitting.turn_to("printing")
    assert isinstance(page, PrintingPage)
    sitting.take("print-roster")
    page.roster.by_household.setChecked(True)
    page.roster.preview()
    sitting.take("print-preview")
    page.roster.shown_preview.reject()
    page.list.choose(1)
    sitting.take("print-collection")
    page.list.choose(2)
    page.form.teach(upper_form(sitting.folder / "附件2.xlsx"))
    sitting.wait()
    sitting.take("print-form-taught")
    page.form.keep()
    sitting.take("print-form-kept")
    page.list.choose(3)
    page.code.read_own()
    sitting.wait()
    page.code.code.setText(page.code.coded[0].code.told)
    page.code.check()
    sitting.take("print-code")


SCENES = (_prints,)
