"""Workbooks put together part by part as Excel and WPS write them, with nothing of our own writer in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_APPLICATION = "application/vnd.openxmlformats-officedocument.spreadsheetml"
STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
)
"""Style 0 is plain, style 1 a date."""


def text_cell(place: str, text: str) -> str:
    """A cell with its text inside, as exports write it."""
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def row_of(number: int, texts: Sequence[str], more: str = "", attributes: str = "") -> str:
    """A row of texts from column A on; blank ones are left out."""
    cells = "".join(text_cell(f"{chr(65 + n)}{number}", text) for n, text in enumerate(texts) if text)
    return f'<row r="{number}"{attributes}>{cells}{more}</row>'


def sheet_part(rows: str, *, before: str = "", after: str = "") -> str:
    """One sheet with exactly these rows."""
    inside = f"{before}<sheetData>{rows}</sheetData>{after}"
    return f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{inside}</worksheet>'


def xlsx(
    sheets: Mapping[str, str],
    *,
    shared: str = "",
    workbook: str = "",
    states: Mapping[str, str] | None = None,
    more: Mapping[str, bytes] | None = None,
    macros: bool = False,
) -> bytes:
    """A workbook of these sheets by their titles; `workbook`: what stands before its list of sheets."""
    kind = "application/vnd.ms-excel.sheet.macroEnabled" if macros else f"{_APPLICATION}.sheet"
    listed = "".join(
        f'<sheet name="{escape(title)}" sheetId="{n}" r:id="rId{n}"{_state(states, title)}/>'
        for n, title in enumerate(sheets, 1)
    )
    links = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
    links += [("styles", "styles.xml")] + ([("sharedStrings", "sharedStrings.xml")] if shared else [])
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{name}" Target="{target}"/>'
        for n, (name, target) in enumerate(links, 1)
    )
    kinds = [(f"/xl/{target}", name) for name, target in links]
    overrides = "".join(
        f'<Override PartName="{part}" ContentType="{_APPLICATION}.{name}+xml"/>' for part, name in kinds
    )
    parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{TYPES}">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.main+xml"/>{overrides}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{workbook}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{RELATIONS}">{relations}</Relationships>',
        "xl/styles.xml": STYLES,
    }
    parts |= {f"xl/worksheets/sheet{n}.xml": part for n, part in enumerate(sheets.values(), 1)}
    if shared:
        parts["xl/sharedStrings.xml"] = f'{HEAD}<sst xmlns="{MAIN}">{shared}</sst>'
    return zipped({name: text.encode() for name, text in parts.items()} | dict(more or {}))


def strict(content: bytes) -> bytes:
    """The workbook as Excel saves it when asked for the strict format: other vocabularies, same words."""
    vocabularies = {MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main"}
    vocabularies[OFFICE] = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    for old, new in vocabularies.items():
        parts = {name: text.replace(old, new) for name, text in parts.items()}
    return zipped({name: text.encode() for name, text in parts.items()})


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """These parts in one archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


class _InGbk(zipfile.ZipInfo):
    """A name written in the letters of a Chinese Windows; the library would write UTF-8 and say so."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("gb18030"), self.flag_bits


def zipped_in_gbk(parts: Mapping[str, bytes]) -> bytes:
    """An archive as Chinese programs pack it: the names in letters of their own, without a word about it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(_InGbk(name), content)
    return buffer.getvalue()


def _state(states: Mapping[str, str] | None, title: str) -> str:
    state = (states or {}).get(title)
    return f' state="{state}"' if state else ""
