"""移交包: everything whoever takes an office over needs, in one file: the roster with its history and what it
remembers, the workbooks that still wait to be handed over, and a sheet that people read and sign.

The copy needs no detecting later: every opening of a file writes under a name of its own, so that books of
the old and the new computer are merged like any others, should both go on.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import zipfile
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import Struct, to_builtins

from roster_desktop.progress import Progress, Silence
from roster_desktop.schema import Catalog
from roster_desktop.tasks.disclosing import note_package
from roster_desktop.tasks.handover_sheet import handover_sheet
from roster_desktop.tasks.outbox import FOLDER, outbox_of
from roster_desktop.wording import Refusal, office, working
from roster_desktop.workbook.safe_file import content_of_file, move_proven
from roster_desktop.workspace import Access, Workspace, guarding
from roster_desktop.workspace.guarding import DataKey

FORMAT = 1
ENDING = ".zip"
SHEET = "移交单.html"
_FACTS = "移交.json"
_ROSTER, _OUTBOX = "花名册", "待送出"
_SETTING = "handed_over"
_MOST_FACTS = 1_000_000
_PIECE = 1 << 20


class Handed(Struct, frozen=True):
    """To whom this file was handed over, and when."""

    to: str
    at: str
    package: str


class Package(Struct, frozen=True):
    """What lies in a package, as its own list says."""

    format: int
    unit: str
    file: str
    given_by: str
    to: str
    at: str
    contents: Mapping[str, str]
    """Name inside → hash of its bytes."""


def suggested_package_name(workspace: Workspace) -> str:
    """移交包_四合村_2026-11-30.zip."""
    return f"移交包_{workspace.unit.name}_{workspace.today().isoformat()}{ENDING}"


def hand_over(workspace: Workspace, target: Path, to: str, progress: Progress | None = None) -> Handed:
    """Make the package, prove that it can be read, and note in this file that it was handed over."""
    watch = progress or Silence()
    if not to.strip():
        raise Refusal(office.RECEIVER_MISSING.about())
    if target.exists():
        raise Refusal(working.TARGET_EXISTS.about(path=target.name))
    handed = Handed(to.strip(), workspace.now(), target.name)
    _write_package(workspace, target, handed, watch)
    note_package(workspace, target)
    workspace.set_setting(_SETTING, json.dumps(to_builtins(handed), ensure_ascii=False))
    return handed


def copy_for_second_computer(workspace: Workspace, target: Path, progress: Progress | None = None) -> None:
    """The same package for another computer of the office; this file goes on as before."""
    if target.exists():
        raise Refusal(working.TARGET_EXISTS.about(path=target.name))
    handed = Handed("", workspace.now(), target.name)
    _write_package(workspace, target, handed, progress or Silence(), with_outbox=False)
    note_package(workspace, target)


def handed_over(workspace: Workspace) -> Handed | None:
    """To whom this file was handed over; None where it is in use here."""
    told = workspace.setting(_SETTING)
    return Handed(**json.loads(told)) if told else None


def go_on_here(workspace: Workspace) -> None:
    """It is used here again, whatever was handed over."""
    workspace.set_setting(_SETTING, "")


def package_in(path: Path) -> Package:
    """What lies in this package; refused where it is none or not whole."""
    try:
        with zipfile.ZipFile(path) as archive:
            info = archive.getinfo(_FACTS)
            if info.file_size > _MOST_FACTS:
                raise Refusal(office.NOT_A_PACKAGE.about(file=path.name))
            facts = json.loads(archive.read(info))
            if int(facts["format"]) > FORMAT:
                raise Refusal(office.NEWER_PACKAGE.about(file=path.name))
            package = Package(**facts)
            if any(not _is_plain(name) for name in (package.file, *package.contents)):
                raise Refusal(office.NOT_A_PACKAGE.about(file=path.name))
            return package
    except (zipfile.BadZipFile, zlib.error, KeyError, TypeError, ValueError, OSError) as reason:
        raise Refusal(office.NOT_A_PACKAGE.about(file=path.name)) from reason


def take_over(
    path: Path,
    folder: Path,
    operator: str,
    catalog: Catalog,
    progress: Progress | None = None,
    *,
    key_of: Callable[[Path], DataKey | None] = lambda _file: None,
) -> Path:
    """Unpack the roster into the folder, prove it, and let this person write in it from now on.
    Never in the place of another file; the roster file that is ready to be opened.

    A file with a password of which nobody knows the key yet is whole by its hash; whoever opens it gives the
    password and says who types.
    """
    watch = progress or Silence()
    if not operator.strip():
        raise Refusal(office.OPERATOR_MISSING.about())
    package = package_in(path)
    target = folder / package.file
    if target.exists():
        raise Refusal(office.ROSTER_THERE.about(folder=folder.name, file=package.file))
    watch.report(0, 3, "解开移交包")
    _unpack(path, package, f"{_ROSTER}/{package.file}", target)
    try:
        key = key_of(target)
        is_readable = key is not None or not guarding.is_protected(target)
        if is_readable:
            _expect_sound(path, target, catalog, key)
        watch.report(1, 3, "待送出的工作簿")
        for name in package.contents:
            place, _, file = name.partition("/")
            if place == _OUTBOX:
                _unpack(path, package, name, target.with_name(FOLDER) / target.stem / file)
        watch.report(2, 3, "换录入人")
        if is_readable:
            with Workspace.open(target, catalog, key=key) as workspace:
                workspace.operator = operator.strip()
                go_on_here(workspace)
                workspace.backup("接手时")
    except BaseException:
        with suppress(OSError):
            target.unlink(missing_ok=True)
        raise
    return target


def _expect_sound(path: Path, target: Path, catalog: Catalog, key: DataKey | None) -> None:
    """Read and proven before it counts as taken over."""
    with Workspace.open(target, catalog, Access.READ, key) as workspace:
        if not workspace.doctor().ok:
            raise Refusal(office.NOT_A_PACKAGE.about(file=path.name))


def _write_package(
    workspace: Workspace, target: Path, handed: Handed, progress: Progress, *, with_outbox: bool = True
) -> None:
    if not target.parent.is_dir():
        raise Refusal(office.FOLDER_MISSING.about(folder=target.parent.name))
    mark = f"{os.getpid()}-{secrets.token_hex(4)}"
    snapshot = target.with_name(f".~{mark}-roster.part")
    beside = target.with_name(f".~{mark}.part")
    try:
        progress.report(0, 3, "抄一份花名册")
        workspace.snapshot(snapshot)
        parts = {f"{_ROSTER}/{workspace.path.name}": snapshot}
        if with_outbox:
            waiting = [parcel.file for parcel in workspace.parcels() if parcel.is_waiting]
            lying = {name: outbox_of(workspace) / name for name in waiting}
            parts |= {f"{_OUTBOX}/{name}": path for name, path in lying.items() if path.is_file()}
        progress.report(1, 3, "装包")
        contents = {name: content_of_file(path) for name, path in parts.items()}
        package = Package(
            FORMAT, workspace.unit.name, workspace.path.name, workspace.operator, handed.to, handed.at,
            contents,
        )  # fmt: skip
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, path in parts.items():
                archive.write(path, name)
            archive.writestr(SHEET, handover_sheet(workspace, package.to, package.at, contents))
            archive.writestr(_FACTS, json.dumps(to_builtins(package), ensure_ascii=False, indent=1))
        progress.report(2, 3, "回读核对")
        _prove(beside, target, package)
        move_proven(beside, target)
    except OSError as reason:
        raise Refusal(office.PACKAGE_FAILED.about(file=target.name)) from reason
    finally:
        for left in (snapshot, beside):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def _prove(beside: Path, target: Path, package: Package) -> None:
    if package_in(beside) != package:
        raise Refusal(office.PACKAGE_FAILED.about(file=target.name))
    with zipfile.ZipFile(beside) as archive:
        for name, content in package.contents.items():
            if _content_inside(archive, name) != content:
                raise Refusal(office.PACKAGE_FAILED.about(file=target.name))


def _content_inside(archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with archive.open(name) as part:
        while piece := part.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _unpack(path: Path, package: Package, name: str, target: Path) -> None:
    """One part, under its name only when it was proven to be what the list says."""
    beside = target.with_name(f".~{os.getpid()}-{secrets.token_hex(4)}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256()
        with zipfile.ZipFile(path) as archive, archive.open(name) as part, beside.open("xb") as out:
            while piece := part.read(_PIECE):
                digest.update(piece)
                out.write(piece)
        if digest.hexdigest() != package.contents.get(name):
            raise Refusal(office.NOT_A_PACKAGE.about(file=path.name))
        move_proven(beside, target)
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError) as reason:
        raise Refusal(office.NOT_A_PACKAGE.about(file=path.name)) from reason
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _is_plain(name: str) -> bool:
    """Whether the name leads nowhere but into the package."""
    parts = name.split("/")
    return bool(name) and "\\" not in name and ":" not in name and not {"", ".", ".."} & set(parts)
