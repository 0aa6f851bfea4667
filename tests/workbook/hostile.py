"""Files that nobody should have to open: made when the tests run,
none bigger than a few megabytes on disk."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


EXTERNAL = (
    f'{HEAD}<Relationships xmlns="{_RELS}"><Relationship Id="r1" Type="{_OFFICE}/externalLinkPath" '
    'Target="file:////elsewhere/share/a.xlsx" TargetMode="External"/></Relationships>'
)
"""Of a workbook that looks for a part of itself on another computer."""


def sheet_xml(rows: str, before: str = "", after: str = "") -> str:
    return f'{HEAD}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def cell(place: str, text: str = "x") -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def xlsx(
    sheet: str = "",
    *,
    shared: str = "",
    styles: str = "",
    names: str = "",
    more: dict[str, bytes] | None = None,
    head: str = HEAD,
) -> bytes:
    """A workbook of one sheet with exactly this inside."""
    parts = {
        "[Content_Types].xml": f"{HEAD}<Types "
        'xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        "</Types>",
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{_RELS}"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{head}<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="表一" sheetId="1" r:id="r1"/></sheets>{names}</workbook>',
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{_RELS}">'
        f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="r3" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet or sheet_xml(f'<row r="1">{cell("A1")}</row>'),
    }
    if shared:
        parts["xl/sharedStrings.xml"] = shared
    if styles:
        parts["xl/styles.xml"] = styles
    return zipped({name: text.encode() for name, text in parts.items()} | (more or {}))


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def far_corner(place: str) -> bytes:
    number = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return xlsx(sheet_xml(f'<row r="1">{cell("A1")}</row><row r="{number}">{cell(place)}</row>'))


def hidden_far_corner() -> bytes:
    """The far cell's address is written with a character reference,
    which a scan for addresses does not see."""
    return xlsx(sheet_xml(f'<row r="1">{cell("A1")}</row><row r="9">{cell("&#88;FD1048576")}</row>'))


def disguised_far_corner() -> bytes:
    """A value cell that a careless scan takes for a blank one."""
    far = '<c r="XFD1048576" cm="/>" t="inlineStr"><is><t>x</t></is></c>'
    return xlsx(sheet_xml(f'<row r="1">{cell("A1")}</row><row r="1048576">{far}</row>'))


def many_rows() -> bytes:
    rows = f"<row>{'<c><v>1</v></c>' * 20}</row>" * 900_000
    return xlsx(sheet_xml(rows))


def one_long_text() -> bytes:
    return xlsx(sheet_xml(f'<row r="1">{cell("A1", "x" * 60_000_000)}</row>'))


def lying_header() -> bytes:
    """The directory says 1,000 bytes; unpacked there would be three hundred thousand times as many."""
    content = bytearray(many_rows_small())
    size = len(sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>' * 20_000).encode())
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = content.find(signature)
        while at >= 0:
            if content[at + offset : at + offset + 4] == size.to_bytes(4, "little"):
                content[at + offset : at + offset + 4] = (1_000).to_bytes(4, "little")
            at = content.find(signature, at + 4)
    return bytes(content)


def many_rows_small() -> bytes:
    return xlsx(sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>' * 20_000))


def shared_texts(count: str, texts: str) -> bytes:
    shared = f'{HEAD}<sst xmlns="{MAIN}" count="{count}" uniqueCount="{count}">{texts}</sst>'
    return xlsx(sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), shared=shared)


def amplified() -> bytes:
    """One long shared text, used three hundred thousand times: a reader copies it into every cell."""
    shared = f'{HEAD}<sst xmlns="{MAIN}" count="1" uniqueCount="1"><si><t>{"长" * 10_000}</t></si></sst>'
    uses = '<c t="s"><v>0</v></c>' * 10
    rows = "".join(f'<row r="{number}">{uses}</row>' for number in range(1, 30_001))
    return xlsx(sheet_xml(rows), shared=shared)


def declared(entity: str, use: str) -> bytes:
    head = f"{HEAD}<!DOCTYPE x [{entity}]>\n"
    sheet = sheet_xml(f'<row r="1">{cell("A1", use)}</row>').replace(HEAD, head)
    return xlsx(sheet)


def laughs() -> bytes:
    lines = ['<!ENTITY a0 "ha">']
    lines += [f'<!ENTITY a{n} "' + f"&a{n - 1};" * 10 + '">' for n in range(1, 12)]
    return declared("".join(lines), "&a11;")


def quadratic() -> bytes:
    """One long entity, used very often: what a limit on depth does not see."""
    return declared(f'<!ENTITY a "{"x" * 50_000}">', "&a;" * 50_000)


def blanks() -> bytes:
    """A gigabyte of nothing, in a megabyte."""
    whole = sheet_xml(f'<row r="1">{cell("A1")}</row>')
    head, end = (part.encode() for part in whole.split("</sheetData>"))
    buffer = io.BytesIO(xlsx(sheet="-"))
    parts = {}
    with zipfile.ZipFile(buffer) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            if not name.endswith("sheet1.xml"):
                archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(head)
            for _ in range(1024):
                sheet.write(b" " * (1 << 20))
            sheet.write(b"</sheetData>" + end)
    return out.getvalue()


def external_entity() -> bytes:
    return declared('<!ENTITY a SYSTEM "file:///etc/hostname">', "&a;")


def wide_letters() -> bytes:
    """UTF-16, in which a scan of bytes sees nothing."""
    sheet = sheet_xml(f'<row r="1">{cell("A1")}{cell("XFD1048576")}</row>').replace("UTF-8", "UTF-16")
    return xlsx(more={"xl/worksheets/sheet1.xml": sheet.encode("utf-16")}, sheet="-")


def many_formats() -> bytes:
    formats = "<xf/>" * 200_000
    return xlsx(
        styles=f'{HEAD}<styleSheet xmlns="{MAIN}"><cellXfs count="1">{formats}</cellXfs></styleSheet>'
    )


def many_names() -> bytes:
    names = "".join(f'<definedName name="n{number}">1</definedName>' for number in range(60_000))
    return xlsx(names=f"<definedNames>{names}</definedNames>")


def many_parts() -> bytes:
    return xlsx(more={f"x/{number}": b"" for number in range(3_000)})


def many_sheets() -> bytes:
    names = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="r1"/>' for n in range(2, 200))
    return xlsx(names=names)


def climbing_names() -> bytes:
    return xlsx(more={"../../etc/x": b"x"})


def overlapping() -> bytes:
    """Two directory entries that point at the same bytes."""
    content = bytearray(xlsx(more={"xl/a.xml": b"x" * 100, "xl/b.xml": b"x" * 100}))
    first = content.find(b"PK\x01\x02", content.rfind(b"xl/a.xml") - 60)
    second = content.find(b"PK\x01\x02", first + 4)
    content[second + 42 : second + 46] = content[first + 42 : first + 46]
    return bytes(content)


def truncated() -> bytes:
    whole = xlsx()
    return whole[: len(whole) * 2 // 3]


def bad_checksum() -> bytes:
    content = bytearray(xlsx())
    at = content.find(b"xl/worksheets/sheet1.xml") + 60
    content[at] ^= 0xFF
    return bytes(content)


def repeated_ods() -> bytes:
    """One cell of an ods file, repeated over the whole sheet."""
    table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    content = (
        f'{HEAD}<o:document-content xmlns:o="{office}" xmlns:t="{table}" xmlns:x="{text}">'
        "<o:body><o:spreadsheet>"
        '<t:table t:name="表"><t:table-row t:number-rows-repeated="1000000">'
        '<t:table-cell t:number-columns-repeated="1000" o:value-type="string"><x:p>x</x:p></t:table-cell>'
        "</t:table-row></t:table></o:spreadsheet></o:body></o:document-content>"
    )
    return zipped(
        {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": content.encode()}
    )


HOSTILE: dict[str, Callable[[], bytes]] = {
    "two far corners": lambda: far_corner("XFD1048576"),
    "two corners of twenty-six columns": lambda: far_corner("Z1048576"),
    "a far corner in code": hidden_far_corner,
    "a far corner in disguise": disguised_far_corner,
    "a bomb of rows": many_rows,
    "a gigabyte of blanks": blanks,
    "one text of sixty million letters": one_long_text,
    "a directory that lies": lying_header,
    "four thousand million shared texts promised": lambda: shared_texts("4000000000", "<si><t>x</t></si>"),
    "five million shared texts": lambda: shared_texts("1", "<si/>" * 5_000_000),
    "a long text used very often": amplified,
    "a billion laughs": laughs,
    "one entity very often": quadratic,
    "an entity from elsewhere": external_entity,
    "wide letters": wide_letters,
    "two hundred thousand formats": many_formats,
    "sixty thousand names": many_names,
    "three thousand parts": many_parts,
    "two hundred sheets": many_sheets,
    "names that climb": climbing_names,
    "parts that overlap": overlapping,
    "a file cut short": truncated,
    "an empty file": lambda: b"",
    "garbage": lambda: bytes(range(256)) * 40,
    "garbage behind the sign of a workbook": lambda: b"PK\x03\x04" + bytes(range(256)) * 40,
    "a wrong checksum": bad_checksum,
    "an ods of one cell everywhere": repeated_ods,
}
