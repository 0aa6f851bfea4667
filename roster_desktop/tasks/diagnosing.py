"""What the program tells of itself when somebody asks for help: a text to copy and a bundle to send,
without anybody who stands in the rosters.

Only what is named here goes in: versions, sizes, counts, the structure of the file, the log.
"""

from __future__ import annotations

import io
import os
import platform
import secrets
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from roster_desktop import __version__
from roster_desktop.faults import fault_records, last_faults
from roster_desktop.places import portable_folder
from roster_desktop.wording import Message, Refusal, Sentence, working
from roster_desktop.wording import diagnosing as say
from roster_desktop.workbook.safe_file import move_proven
from roster_desktop.workspace import Workspace

Fact = tuple[str, str]
"""(what, how it is)"""
LIBRARIES = ("sqlmodel", "alembic", "openpyxl", "python-calamine", "sqlcipher3", "cryptography", "pypinyin")
BUNDLE_NAME = "求助包.zip"


def diagnosis(workspace: Workspace | None, facts: Iterable[Fact] = (), refusal: Refusal | None = None) -> str:
    """The text; `facts`: what the window adds of itself; `refusal`: why no file is open."""
    told = [*_of_program(), *facts, *_of_file(workspace, refusal)]
    lines = [str(say.HEAD.about()), *(str(say.FACT.about(name=name, told=how)) for name, how in told)]
    entries = last_faults() or [str(say.NOTHING_LAST.about())]
    return "\n".join([*lines, str(say.FACT.about(name=say.LAST.about(), told="")), *entries]) + "\n"


def write_bundle(
    out: Path, workspace: Workspace | None, facts: Sequence[Fact] = (), refusal: Refusal | None = None
) -> Message:
    """Everything that helps to find the fault, in one archive; never in the place of another file."""
    if out.exists():
        raise Refusal(working.TARGET_EXISTS.about(path=out.name))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("diagnosis.txt", diagnosis(workspace, facts, refusal))
        if workspace is not None:
            archive.writestr("structure.sql", workspace.structure().declared)
        for record in fault_records():
            archive.writestr(f"logs/{record.name}", record.read_bytes())
    beside = out.with_name(f".~{os.getpid()}-{secrets.token_hex(4)}.part")
    try:
        beside.write_bytes(packed.getvalue())
        move_proven(beside, out)
    except OSError as reason:
        raise Refusal(say.BUNDLE_FAILED.about(file=out.name)) from reason
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return say.BUNDLE_WRITTEN.about(file=out.name)


def _of_program() -> Iterator[Fact]:
    version = str(say.KEPT_BESIDE.about(version=__version__)) if portable_folder() else __version__
    yield str(say.PROGRAM.about()), version
    yield str(say.SYSTEM.about()), f"{_system()} {platform.machine()}"
    yield str(say.PYTHON.about()), platform.python_version()
    yield str(say.LIBRARIES.about()), _listed((name, _version_of(name)) for name in LIBRARIES)


def _system() -> str:
    """Its name and version; never the name of the computer, which often is a person's."""
    named = ""
    with suppress(OSError):
        named = platform.freedesktop_os_release().get("PRETTY_NAME", "")
    return " ".join(text for text in (named, platform.system(), platform.release()) if text)


def _version_of(library: str) -> str:
    # Late: it reads letters and archives.
    from importlib import metadata

    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        # A package may carry a library without its papers.
        return "?"


def _of_file(workspace: Workspace | None, refusal: Refusal | None) -> Iterator[Fact]:
    title = str(say.FILE.about())
    if workspace is None:
        told = say.NOT_OPENED.about(code=refusal.message.code) if refusal else say.NO_FILE.about()
        yield title, str(told)
        return
    structure = workspace.structure()
    opened = say.OPENED.about(
        level=workspace.unit.level.value,
        size=structure.pages * structure.page_bytes,
        revision=structure.revision,
        library=structure.library,
        protected=_whether(workspace.protection is not None),
        read_only=_whether(workspace.is_read_only),
        medium=workspace.medium.value,
    )
    yield title, str(opened)
    yield str(say.ROWS.about()), _listed(workspace.counts().items())
    yield str(say.KEPT.about()), _listed(structure.lines)
    yield str(say.SETTINGS.about()), _listed(structure.settings)
    yield str(say.BACKUPS.about()), str(len(workspace.backups()))


def _whether(is_so: bool) -> str:
    told: Sentence = say.YES if is_so else say.NO
    return str(told.about())


def _listed(facts: Iterable[tuple[str, object]]) -> str:
    return " ".join(f"{name}={how}" for name, how in facts)
