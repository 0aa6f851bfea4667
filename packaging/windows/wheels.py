"""The libraries that the Windows folder carries: the pinned ones, as their makers built them for Windows.

pip downloads them for another system than its own, so it cannot be asked what belongs to that system: here
every wheel says itself what it needs there.
"""

from __future__ import annotations

import email
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
# What markers are asked of: a 64-bit Windows with the Python that is carried.
WINDOWS = {
    "implementation_name": "cpython",
    "implementation_version": "3.11.9",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_release": "10",
    "platform_system": "Windows",
    "platform_version": "10.0.17763",
    "python_full_version": "3.11.9",
    "python_version": "3.11",
    "sys_platform": "win32",
    "extra": "",
}


def pinned() -> dict[str, str]:
    """The line of each package that Windows takes, with its hashes, by name."""
    text = re.sub(r"^\s*#.*\n", "", CONSTRAINTS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    found: dict[str, str] = {}
    for line in text.replace("\\\n", " ").splitlines():
        first, *hashes = line.split("--hash=")
        if not first.strip():
            continue
        requirement = Requirement(first.strip())
        if requirement.marker is None or requirement.marker.evaluate(WINDOWS):
            plain = f"{requirement.name}{requirement.specifier}"
            found[canonicalize_name(requirement.name)] = " --hash=".join(
                [plain, *(h.strip() for h in hashes)]
            )
    return found


def declared() -> list[Requirement]:
    """What the program asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [Requirement(line) for line in project["dependencies"]]


def wanted(requirements: Iterable[Requirement], extra: str = "") -> Iterator[Requirement]:
    """Those that hold on Windows."""
    for requirement in requirements:
        if requirement.marker is None or requirement.marker.evaluate({**WINDOWS, "extra": extra}):
            yield requirement


def needs_of(wheel: Path, extras: Iterable[str]) -> list[Requirement]:
    """What a wheel asks for on Windows, by its own words."""
    with zipfile.ZipFile(wheel) as opened:
        [name] = [name for name in opened.namelist() if name.endswith(".dist-info/METADATA")]
        told = email.message_from_bytes(opened.read(name))
    asked = [Requirement(line) for line in told.get_all("Requires-Dist", [])]
    return [found for extra in ("", *extras) for found in wanted(asked, extra)]


def fetch_all(folder: Path) -> list[Path]:
    """Every wheel that the program needs on Windows; what is there already is not fetched again."""
    pins = pinned()
    extras: dict[str, set[str]] = {}
    for asked in wanted(declared()):
        extras.setdefault(canonicalize_name(asked.name), set()).update(asked.extras)
    wheels: dict[str, Path] = {}
    while extras.keys() - wheels.keys():
        news = sorted(extras.keys() - wheels.keys())
        unpinned = [name for name in news if name not in pins]
        if unpinned:
            sys.exit(f"not in packaging/constraints.txt, or not for Windows: {', '.join(unpinned)}")
        fetch([pins[name] for name in news], folder)
        for name in news:
            wheels[name] = wheel_of(name, pins[name], folder)
            for need in needs_of(wheels[name], extras[name]):
                extras.setdefault(canonicalize_name(need.name), set()).update(need.extras)
    return [wheels[name] for name in sorted(wheels)]


def fetch(lines: list[str], folder: Path) -> None:
    """Download genuine files only: pip compares every hash."""
    listed = folder / "wanted.txt"
    listed.write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [
        sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check",
        "--no-deps", "--require-hashes", "--only-binary", ":all:", "--platform", "win_amd64",
        "--python-version", "3.11", "--implementation", "cp", "--dest", str(folder), "-r", str(listed),
    ]  # fmt: skip
    if subprocess.run(command, check=False).returncode:
        sys.exit("the libraries for Windows could not be fetched; see what pip says above")


def wheel_of(name: str, line: str, folder: Path) -> Path:
    """The file that a pinned line brought."""
    version = line.partition("==")[2].partition(" ")[0]
    fitting = [
        path for path in folder.glob("*.whl")
        if canonicalize_name(path.name.split("-")[0]) == name and path.name.split("-")[1] == version
    ]  # fmt: skip
    [found] = fitting
    return found
