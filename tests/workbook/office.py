"""A real LibreOffice for tests, with a profile of its own.

It is started for the first test that needs it and stays to the end of the run: starting it takes more than
anything that a test does with it.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")
FILTERS = {
    "xlsx": "Calc MS Excel 2007 XML",
    "xls": "MS Excel 97",
    "ods": "calc8",
    "html": "HTML (StarCalc)",
    "pdf": "calc_pdf_Export",
}
_SECONDS = 300
_SCRIPT = Path(__file__).with_name("in_libreoffice.py")


@dataclass(frozen=True)
class Job:
    """What a clerk does with one workbook before saving it under another name."""

    source: Path
    target: Path
    steps: tuple[tuple[object, ...], ...] = ()
    password: str = ""
    """What the saved workbook is locked with."""

    def facts(self) -> dict[str, object]:
        kind = self.target.suffix.removeprefix(".")
        return {
            "source": str(self.source),
            "target": str(self.target),
            "filter": FILTERS[kind],
            "steps": self.steps,
            "password": self.password,
        }


def needs_libreoffice() -> pytest.MarkDecorator:
    """Skips where there is no LibreOffice, with a word."""
    return pytest.mark.skipif(
        SOFFICE is None, reason="LibreOffice is not installed (soffice is not on the path)"
    )


@cache
def python_of_libreoffice() -> str:
    """The Python that can talk to LibreOffice; skips where there is none, with a word."""
    for name in ("/usr/bin/python3", "/usr/lib/libreoffice/program/python"):
        if (
            Path(name).exists()
            and not subprocess.run([name, "-c", "import uno"], capture_output=True).returncode
        ):
            return name
    pytest.skip("no Python here can talk to LibreOffice (python3-uno is not installed)")


class LibreOffice:
    """One that is told what to do with workbooks; without a window, and nobody else's."""

    def __init__(self, folders: pytest.TempPathFactory) -> None:
        self._folders = folders
        self._pipe = ""
        self._running: subprocess.Popen[bytes] | None = None

    def do(self, jobs: list[Job]) -> None:
        """All the jobs, one after the other."""
        try:
            self._told(jobs, is_last=False)
        except BaseException:
            # Whatever state it is in, the next test does not find it so.
            self._kill()
            raise

    def converted(self, source: Path, kind: str, folder: Path) -> Path:
        """The workbook saved as another kind of file, without anybody touching it."""
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / f"{source.stem}.{kind}"
        self.do([Job(source, target)])
        return target

    def end(self) -> None:
        if self._running is None:
            return
        try:
            self._told([], is_last=True)
            self._running.wait(60)
        finally:
            self._kill()

    def _told(self, jobs: list[Job], *, is_last: bool) -> None:
        python = python_of_libreoffice()
        self._start()
        work = json.dumps({"pipe": self._pipe, "jobs": [job.facts() for job in jobs], "last": is_last})
        done = subprocess.run(
            [python, str(_SCRIPT)], input=work, capture_output=True, text=True, timeout=_SECONDS
        )
        assert done.returncode == 0, done.stderr

    def _start(self) -> None:
        assert SOFFICE
        if self._running is not None and self._running.poll() is None:
            return
        profile, self._pipe = self._folders.mktemp("profile"), f"roster{secrets.token_hex(4)}"
        self._running = subprocess.Popen(
            [
                SOFFICE,
                f"-env:UserInstallation={profile.as_uri()}",
                "--headless",
                "--norestore",
                f"--accept=pipe,name={self._pipe};urp;",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # What is started is a script: it and all that it starts are ended together.
            start_new_session=True,
        )

    def _kill(self) -> None:
        running, self._running = self._running, None
        if running is not None and running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LibreOffice]:
    office = LibreOffice(tmp_path_factory)
    yield office
    office.end()
