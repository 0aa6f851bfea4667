"""The password of a protected file, as a call gives it: a line of standard input, or asked on a terminal."""

from __future__ import annotations

import getpass
import sys
import time
from contextvars import ContextVar
from pathlib import Path
from typing import Annotated

import typer

from roster_desktop.cli.console import WrongCall, tell
from roster_desktop.tasks.unlocking import Tries, unlock, unlock_by_code
from roster_desktop.wording import Refusal, console, protecting
from roster_desktop.workspace import guarding
from roster_desktop.workspace.guarding import DataKey

OPTION = "--password-stdin"
CODE_OPTION = "--recovery-code-stdin"
"""The same, but the first line is the printed recovery code."""

LockBook = Annotated[
    bool,
    typer.Option(
        "--book-password-stdin", help="从标准输入读一行，作为写出的工作簿的打开密码，没有它谁也打不开"
    ),
]

_comes_by_stdin: ContextVar[bool] = ContextVar("comes_by_stdin", default=False)
_is_code: ContextVar[bool] = ContextVar("is_code", default=False)
_known: ContextVar[str | None] = ContextVar("known", default=None)


def expect_on_stdin(*, passwords: bool, code: bool) -> None:
    """Whether this call brings its passwords on standard input, a line each, or first the recovery code."""
    _comes_by_stdin.set(passwords or code)
    _is_code.set(code)
    _known.set(None)


def comes_on_stdin() -> bool:
    """Whether the call said so."""
    return _comes_by_stdin.get()


def key_of(file: Path) -> DataKey | None:
    """The key of this file; None where it has no password. One call asks for one password."""
    if not file.is_file() or not guarding.is_protected(file):
        return None
    if not guarding.can_protect:
        raise Refusal(protecting.NO_CIPHER.about(file=file.name))
    if (password := _known.get()) is None:
        if not comes_on_stdin() and not sys.stdin.isatty():
            raise Refusal(protecting.PASSWORD_NEEDED.about(file=file.name))
        password = read_password(console.PASSWORD_OF.about(file=file.name))
        _known.set(password)
    tries = Tries()
    if seconds := tries.seconds_before(file):
        tell(protecting.WAIT_BEFORE_TRYING.about(count=tries.count(file), seconds=seconds))
        time.sleep(seconds)
    return unlock_by_code(file, password, tries) if _is_code.get() else unlock(file, password, tries)


def read_password(asked: object) -> str:
    """The next line of standard input, or what is typed unseen."""
    if not comes_on_stdin():
        return getpass.getpass(f"{asked}")
    line = sys.stdin.readline()
    if not line.rstrip("\r\n"):
        raise Refusal(protecting.PASSWORD_MISSING.about())
    return line.rstrip("\r\n")


def password_for_book() -> str:
    """The password with which a workbook is to be locked: the first line, before that of the roster file."""
    password = sys.stdin.readline().rstrip("\r\n")
    guarding.expect_good(password)
    return password


def read_new_password(file: Path) -> str:
    """A password to be set; on a terminal it is typed twice."""
    password = read_password(console.NEW_PASSWORD_OF.about(file=file.name))
    guarding.expect_good(password)
    if not comes_on_stdin() and getpass.getpass(f"{console.NEW_PASSWORD_AGAIN.about()}") != password:
        raise WrongCall(console.PASSWORDS_DIFFER.about())
    return password
