"""Where things lie inside an xlsx file: which part is which sheet,
and the properties a person gave the document."""

from __future__ import annotations

import posixpath
import re
import zipfile
from xml.etree import ElementTree

from msgspec import Struct

WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
_PROPERTIES = "docprops/custom.xml"
_DECLARES_TYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def held_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Name of a part as readers look for it → its name in the archive."""
    return {name.replace("\\", "/").lower(): name for name in archive.namelist()}


def full_path(target: str) -> str:
    """The part that the workbook means by a target of its relations."""
    path = target.lower()
    return path.lstrip("/") if path.startswith("/") else posixpath.normpath(f"xl/{path}")


class ListedSheet(Struct, frozen=True):
    """A sheet as the workbook lists it."""

    title: str
    part: str
    is_hidden: bool


def listed_sheets(archive: zipfile.ZipFile) -> list[ListedSheet]:
    """The sheets in the order of the book; none where its own list cannot be read or names anything but
    sheets of cells."""
    held = held_parts(archive)
    links = parsed(archive, held.get(RELATIONS, ""))
    sheets = parsed(archive, held.get(WORKBOOK, ""))
    if links is None or sheets is None:
        return []
    part_by_id = {
        one.get("Id", ""): full_path(one.get("Target", ""))
        for one in links
        if one.get("Type", "").endswith("/worksheet")
    }
    found: list[ListedSheet] = []
    for element in sheets.iter():
        if _local(element.tag) != "sheet":
            continue
        [part] = [part_by_id.get(text, "") for name, text in element.attrib.items() if _local(name) == "id"]
        found.append(ListedSheet(element.get("name", ""), part, element.get("state", "visible") != "visible"))
    return found if all(one.part in held for one in found) else []


def sheet_titles(archive: zipfile.ZipFile) -> dict[str, str]:
    """Part → title of the sheet it holds; empty where the workbook's own list cannot be read."""
    held = held_parts(archive)
    part_by_id = targets(archive, held.get(RELATIONS, ""))
    sheets = parsed(archive, held.get(WORKBOOK, ""))
    if sheets is None:
        return {}
    titles: dict[str, str] = {}
    for element in sheets.iter():
        if _local(element.tag) == "sheet":
            ids = [text for name, text in element.attrib.items() if _local(name) == "id"]
            titles |= {part_by_id.get(id_, ""): element.get("name", "") for id_ in ids}
    return titles


def targets(archive: zipfile.ZipFile, relations: str) -> dict[str, str]:
    """Id of a relation → the part it leads to; none where the relations cannot be read."""
    found = parsed(archive, relations)
    if found is None:
        return {}
    return {one.get("Id", ""): full_path(one.get("Target", "")) for one in found}


def custom_properties(archive: zipfile.ZipFile, most_bytes: int) -> dict[str, str]:
    """The document's own properties as text; none where that part is missing, damaged or far too large."""
    name = held_parts(archive).get(_PROPERTIES, "")
    if not name or archive.getinfo(name).file_size > most_bytes:
        return {}
    root = parsed(archive, name)
    if root is None:
        return {}
    return {found.get("name", ""): "".join(found.itertext()) for found in root}


def parsed(archive: zipfile.ZipFile, name: str) -> ElementTree.Element | None:
    """The part's content; a part that declares its own types is not looked at."""
    return parsed_part(archive.read(name)) if name else None


def parsed_part(content: bytes) -> ElementTree.Element | None:
    """The same of the part's bytes."""
    if _DECLARES_TYPE.search(content):
        return None
    try:
        return ElementTree.fromstring(content)
    except ElementTree.ParseError:
        return None


def _local(name: str) -> str:
    return name.rpartition("}")[2]
