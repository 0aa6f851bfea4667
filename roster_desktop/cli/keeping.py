"""Commands that keep a file: copies, putting one back, its password."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from roster_desktop.cli.console import Status, say, tell
from roster_desktop.cli.opening import opened
from roster_desktop.cli.passwords import comes_on_stdin, key_of, read_new_password
from roster_desktop.cli.rows import File
from roster_desktop.cli.shown import log_copy
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks import surroundings
from roster_desktop.wording import Refusal, console, protecting, storing
from roster_desktop.workspace import Access, Workspace, guarding
from roster_desktop.workspace.guarding import DataKey

_BY_HAND = "手动"


def backup(
    file: File,
    out: Annotated[
        Path | None, typer.Argument(metavar="[OUT]", help="副本写到哪里；不写就放在“备份”文件夹")
    ] = None,
) -> int:
    """留一份核对过、能读的副本。"""
    with opened(file, Access.READ) as workspace:
        if out is None:
            copy = workspace.backup(_BY_HAND)
        else:
            copy = out / file.name if out.is_dir() else out
            if copy.exists():
                raise Refusal(storing.FILE_EXISTS.about(file=copy.name))
            workspace.snapshot(copy)
        counts = workspace.counts()
    if out is not None:
        log_copy(file, copy)
    say(console.BACKED_UP.about(copy=copy, rows=sum(counts.values())))
    return Status.DONE


def restore(
    source: Annotated[Path, typer.Argument(metavar="BACKUP", help="备份")],
    file: File,
) -> int:
    """用备份恢复花名册文件；原来的文件留在“备份”文件夹。"""
    if not source.is_file():
        raise Refusal(storing.FILE_MISSING.about(file=source.name))
    keys = [key for key in (key_of(source), _key_of_replaced(file)) if key]
    restored = guarding.restore(source, file, CATALOG, keys)
    with opened(file, Access.READ) as workspace:
        rows = sum(workspace.counts().values())
    say(console.RESTORED.about(file=file.name, backup=source.name, rows=rows))
    if restored.before:
        tell(console.KEPT_BEFORE_RESTORING.about(path=restored.before))
    return Status.DONE


def move(
    file: File,
    folder: Annotated[
        Path | None, typer.Argument(metavar="[FOLDER]", help="移到哪个文件夹；不写就是本机放花名册的文件夹")
    ] = None,
) -> int:
    """把花名册移到别的文件夹：拷过去、逐行核对、换用那一份，备份一起带走；原来的改名留在原处。"""
    if not file.is_file():
        raise Refusal(storing.FILE_MISSING.about(file=file.name))
    say(surroundings.told_of(surroundings.move_here(file, CATALOG, key_of(file), folder)))
    return Status.DONE


def password(
    file: File,
    remove: Annotated[bool, typer.Option("--remove", help="去掉密码，以后谁都能打开")] = False,
    new_code: Annotated[bool, typer.Option("--new-code", help="换一张恢复码，旧的作废")] = False,
) -> int:
    """设密码、换密码或去掉密码。--password-stdin 时先给现在的密码一行（有的话），再给新密码一行；
    忘了密码的用 --recovery-code-stdin：先给恢复码一行，再给新密码一行。"""
    if not guarding.is_protected(file):
        if remove:
            raise Refusal(protecting.NOT_PROTECTED.about(file=file.name))
        return _protect(file)
    if remove:
        key = key_of(file)
        left = guarding.unprotect(file, key) if key else []
        say(console.PASSWORD_REMOVED.about(file=file.name))
        if left:
            tell(console.COPIES_KEEP_PASSWORD.about(files="、".join(copy.name for copy in left)))
        return Status.DONE
    with opened(file) as workspace:
        protection = workspace.protection
        if protection is None:
            raise Refusal(protecting.NOT_PROTECTED.about(file=file.name))
        if new_code:
            code = guarding.new_code()
            workspace.change_protection(guarding.with_code(protection, code))
            say(console.RECOVERY_CODE.about(code=code))
            return Status.DONE
        workspace.change_protection(guarding.with_password(protection, read_new_password(file)))
    # The copies take the new password at an opening.
    Workspace.open(file, CATALOG, key=protection.key).close()
    say(console.PASSWORD_CHANGED.about(file=file.name))
    return Status.DONE


def _protect(file: Path) -> int:
    # Before anybody thinks of a password: a file that cannot be opened is told first.
    opened(file).close()
    if not comes_on_stdin() and not sys.stdin.isatty():
        raise Refusal(protecting.PASSWORD_MISSING.about())
    code = guarding.new_code()
    left = guarding.protect(file, guarding.new_protection(read_new_password(file), code))
    say(console.PASSWORD_SET.about(file=file.name))
    say(console.RECOVERY_CODE.about(code=code))
    if left:
        tell(protecting.STILL_PLAIN.about(count=len(left), files="、".join(copy.name for copy in left)))
        return Status.WAITS
    return Status.DONE


def _key_of_replaced(file: Path) -> DataKey | None:
    """The file's own key, so that it becomes one backup more; without it, it is set aside as it is."""
    try:
        return key_of(file) if file.is_file() else None
    except Refusal:
        return None
