"""A real LibreOffice for tests, with a profile of its own, made once: that is a good part of a start."""

from __future__ import annotations

import json
import secrets
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")
FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "xls": "MS Excel 97", "ods": "calc8"}
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


@pytest.fixture(scope="session")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("profile")


def needs_libreoffice() -> pytest.MarkDecorator:
    """Skips where there is no LibreOffice, with a word."""
    return pytest.mark.skipif(
        SOFFICE is None, reason="LibreOffice is not installed (soffice is not on the path)"
    )


def python_of_libreoffice() -> str:
    """The Python that can talk to LibreOffice; skips where there is none, with a word."""
    for name in ("/usr/bin/python3", "/usr/lib/libreoffice/program/python"):
        if (
            Path(name).exists()
            and not subprocess.run([name, "-c", "import uno"], capture_output=True).returncode
        ):
            return name
    pytest.skip("no Python here can talk to LibreOffice (python3-uno is not installed)")


def do(jobs: list[Job], profile: Path) -> None:
    """Let one LibreOffice do all the jobs, one after the other."""
    assert SOFFICE
    python = python_of_libreoffice()
    pipe = f"roster{secrets.token_hex(4)}"
    office = subprocess.Popen(
        [SOFFICE, *_profile(profile), "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        work = json.dumps({"pipe": pipe, "jobs": [job.facts() for job in jobs]})
        done = subprocess.run([python, str(_SCRIPT)], input=work, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr
        office.wait(60)
    finally:
        office.kill()
        office.wait()


def converted(source: Path, kind: str, folder: Path, profile: Path) -> Path:
    """The workbook saved as another kind of file, without anybody touching it."""
    assert SOFFICE
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [
            SOFFICE,
            *_profile(profile),
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(folder),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return folder / f"{source.stem}.{kind}"


def _profile(folder: Path) -> list[str]:
    return [f"-env:UserInstallation={folder.as_uri()}"]
