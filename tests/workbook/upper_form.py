"""A blank form as an upper office sends it out: title, two rows of heads, prepared rows, who signs."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation


def upper_form(path: Path, prepared: int = 3) -> Path:
    """外出务工人员交通补贴花名表: rows 5 to 4+prepared wait to be filled, a total and signatures below."""
    book = Workbook()
    sheet = book.active
    sheet.title = "附件2"
    sheet["A1"] = "附件2"
    sheet["A2"] = "××县外出务工人员交通补贴花名表"
    sheet.merge_cells("A2:I2")
    sheet["A2"].font = Font("宋体", size=18, bold=True)
    sheet["A2"].alignment = Alignment(horizontal="center")
    thin = Side(style="thin")
    for place, head in enumerate(
        ("序号", "姓名", "身份证号码", "户类型", "务工情况", "", "", "补贴金额（元）", "签字")
    ):
        sheet.cell(3, place + 1, head or None)
    for place, head in ((5, "务工单位"), (6, "开始时间"), (7, "结束时间")):
        sheet.cell(4, place, head)
    sheet.merge_cells("E3:G3")
    for letter in "ABCDHI":
        sheet.merge_cells(f"{letter}3:{letter}4")
    for row in range(3, 5 + prepared):
        for column in range(1, 10):
            cell = sheet.cell(row, column)
            cell.border = Border(thin, thin, thin, thin)
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            if row < 5:
                cell.fill = PatternFill("solid", fgColor="FFDDEBF7")
        sheet.row_dimensions[row].height = 26
    foot = 5 + prepared
    sheet.cell(foot, 1, "合计")
    sheet.merge_cells(start_row=foot, end_row=foot, start_column=1, end_column=7)
    sheet.cell(foot, 8, f"=SUM(H5:H{foot - 1})")
    sheet.cell(foot + 1, 1, "填表人：　　　　　负责人（盖章）：")
    sheet.merge_cells(start_row=foot + 1, end_row=foot + 1, start_column=1, end_column=9)
    sheet.row_dimensions[foot + 1].height = 40
    for letter, width in zip("ABCDEFGHI", (6, 10, 22, 10, 22, 12, 12, 12, 10), strict=True):
        sheet.column_dimensions[letter].width = width
    choices = DataValidation("list", formula1='"脱贫户,监测对象,一般农户"')
    choices.add(f"D5:D{foot - 1}")
    sheet.add_data_validation(choices)
    sheet.print_area = f"A1:I{foot + 1}"
    sheet.page_setup.orientation = "landscape"
    book.save(path)
    return path
