"""Make what Windows computers get, on Linux: a folder that runs from a stick, and a setup that installs it.

    python3 packaging/dev.py package --windows [--folder-only | --quick]

Writes `dist/windows/roster-desktop/` (start `花名册.exe` in it) and `dist/roster-desktop-VERSION-setup.exe`.
Nothing is compiled but the launcher: Python, Qt and the libraries are the genuine files for Windows, known by
their hashes.
"""

from __future__ import annotations

import importlib.util
import io
import os
import py_compile
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Sequence
from fnmatch import fnmatch
from pathlib import Path

from embedded_python import LIBRARY, embedded_python, magic_of
from hatchling.builders.wheel import WheelBuilder
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from wheels import fetch_all

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BUILD = ROOT / "build" / "windows"
FOLDER = ROOT / "dist" / "windows" / "roster-desktop"
PROGRAM = FOLDER / "program"
LIBRARIES = PROGRAM / "Lib"
COMPILER = "x86_64-w64-mingw32-gcc"
# The window, and the command line for scripts; both are the same lines.
LAUNCHERS = (("花名册.exe", ("-mwindows",)), ("roster-desktop.exe", ()))
ICON_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
# Migrations are read as sources; of the libraries the compiled modules are enough.
OURS = ("roster_desktop", "ui")
# Where Python looks for modules, and nowhere else: not in the registry, not in the environment.
PLACES = "python311.zip\n.\nLib\n"


def main(arguments: Sequence[str]) -> int:
    """Fetch, assemble, pack; stops at the first step that fails."""
    for folder in (BUILD / "wheels", BUILD / "launcher"):
        folder.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(FOLDER, ignore_errors=True)
    LIBRARIES.mkdir(parents=True)
    lay_python(embedded_python(BUILD))
    for wheel in (*fetch_all(BUILD / "wheels"), own_wheel()):
        unpack(wheel)
    compile_all()
    write_launchers()
    shutil.copy(ROOT / "packaging" / "read-me-first.txt", FOLDER / "说明.txt")
    shutil.copy(ROOT / "LICENSE", FOLDER / "LICENSE.txt")
    print(f"{FOLDER.relative_to(ROOT)}: {bytes_in(FOLDER) // 1_000_000} MB")
    if "--folder-only" not in arguments:
        setup = write_setup(["-DQUICK"] if "--quick" in arguments else [])
        print(f"{setup.relative_to(ROOT)}: {setup.stat().st_size // 1_000_000} MB")
    return 0


def patterns(name: str) -> list[str]:
    """The patterns of one of the lists."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in (raw.partition("#")[0].strip() for raw in lines) if line]


def is_wanted(place: str) -> bool:
    """Whether a file goes in, by its place in the wheel."""
    if ".data/" in place or any(fnmatch(place, pattern) for pattern in patterns("left-out.txt")):
        return False
    return not place.startswith("PySide6/") or any(
        fnmatch(place, kept) for kept in patterns("kept-of-qt.txt")
    )


def lay_python(files: dict[str, bytes]) -> None:
    """The embeddable Python, told to look nowhere but in its own folder."""
    for name, content in files.items():
        if is_wanted(name):
            (PROGRAM / name).write_bytes(content)
    (PROGRAM / "python311._pth").write_text(PLACES, encoding="utf-8")
    shutil.copy(HERE / "start.py", PROGRAM / "start.py")


def own_wheel() -> Path:
    """The program itself, with everything it reads."""
    [built] = WheelBuilder(str(ROOT)).build(directory=str(BUILD))
    return Path(built)


def unpack(wheel: Path) -> None:
    """What of a wheel goes in. Its scripts stay out: there is no Python here to run them."""
    with zipfile.ZipFile(wheel) as opened:
        for name in opened.namelist():
            if not name.endswith("/") and is_wanted(name):
                opened.extract(name, LIBRARIES)


def compile_all() -> None:
    """Compiled beforehand, the first start is as quick as the second, and a stick is not written to."""
    if magic_of((PROGRAM / LIBRARY).read_bytes()) != importlib.util.MAGIC_NUMBER:
        print("the libraries were not compiled, that takes a Python 3.11; the first start will be slow")
        return
    for source in LIBRARIES.rglob("*.py"):
        is_ours = source.relative_to(LIBRARIES).parts[0] in OURS
        beside = source.parent / "__pycache__" / f"{source.stem}.cpython-311.pyc"
        # Never compared with the file's time, which copying to a stick alters.
        py_compile.compile(
            str(source), str(beside if is_ours else source.with_suffix(".pyc")),
            dfile=source.relative_to(LIBRARIES).as_posix(), doraise=True,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )  # fmt: skip
        if not is_ours:
            source.unlink()


def write_launchers() -> None:
    """The two .exe files, with icon and version."""
    work = BUILD / "launcher"
    write_icon(work / "application.ico")
    numbers = ",".join((*version().split("."), "0", "0", "0", "0")[:4])
    defined = (f'-DVERSION=\\"{version()}\\"', f"-DNUMBERS={numbers}")
    run(
        "x86_64-w64-mingw32-windres", "--codepage=65001", *defined, "-I", str(work), "-I", str(HERE),
        str(HERE / "launcher.rc"), str(work / "launcher.o"),
    )  # fmt: skip
    for name, kind in LAUNCHERS:
        run(
            COMPILER, "-Os", "-s", "-Wall", "-Wextra", "-Werror", "-municode", "-finput-charset=UTF-8", *kind,
            str(HERE / "launcher.c"), str(work / "launcher.o"), "-o", str(FOLDER / name),
        )  # fmt: skip


def write_icon(path: Path) -> None:
    """The drawing in every size that Windows asks for, each drawn anew."""
    drawing = QSvgRenderer(str(ROOT / "resources" / "icons" / "application.svg"))
    pictures = []
    for size in ICON_SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        drawing.render(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")
        pictures.append(Image.open(io.BytesIO(bytes(buffer.data().data()))))
    largest = pictures[-1]
    largest.save(path, sizes=[(size, size) for size in ICON_SIZES], append_images=pictures[:-1])


def write_setup(options: Sequence[str]) -> Path:
    """The setup; packed tightly it takes some minutes, for a try `--quick` does not pack at all."""
    setup = ROOT / "dist" / f"roster-desktop-{version()}-setup.exe"
    told = {
        "VERSION": version(),
        "FOLDER": str(FOLDER),
        "SETUP": str(setup),
        "ICON": str(BUILD / "launcher" / "application.ico"),
        "KILOBYTES": str(bytes_in(FOLDER) // 1024),
    }
    defined = [f"-D{name}={value}" for name, value in told.items()]
    run("makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *options, *defined, str(HERE / "setup.nsi"))
    return setup


def version() -> str:
    """The program's version, from its one place."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def bytes_in(folder: Path) -> int:
    """What the folder takes on a disk."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def run(*command: str) -> None:
    """One step; its own words say what went wrong. Chinese file names need a UTF-8 locale."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    status = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    if status:
        sys.exit(f"{Path(command[0]).name}: {status}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
