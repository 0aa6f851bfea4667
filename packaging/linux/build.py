"""Make what Linux computers get: a folder that runs from a stick, and a Debian package.

    python3 packaging/dev.py package [--folder-only]

Writes `dist/roster-desktop/` (start `roster-desktop` in it), tries it with `check_bundle.sh`, and writes
`dist/roster-desktop_VERSION_ARCH.deb`. Both run where the C library is as new as the newest that a file in
them names, which is about this computer's; for Kylin and UOS see packaging/README.md.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

from PyInstaller.archive.readers import CArchiveReader

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
DIST = ROOT / "dist"
BUILD = ROOT / "build"
FOLDER = DIST / "roster-desktop"
MIGRATIONS = "roster_desktop/store/migrations"
OPT = "opt/roster-desktop"
# Their makers left the symbols of a debugger in.
HEAVY = (
    "libpython*.so*", "python*/lib-dynload/*.so", "sqlcipher3/*.so", "fontTools/**/*.so", "PIL/*.so",
    "sqlalchemy/**/*.so",
)  # fmt: skip


def main(arguments: Sequence[str]) -> int:
    """Build, try, pack; stops at the first step that fails."""
    freeze()
    lost = lost_in(FOLDER)
    if lost:
        sys.exit(f"{len(lost)} of our own files are not in the folder: {', '.join(lost[:9])}")
    run(str(ROOT / "packaging" / "check_bundle.sh"), str(FOLDER / "roster-desktop"))
    print(f"{FOLDER.relative_to(ROOT)}: {megabytes(FOLDER)} MB, for glibc {libc(FOLDER)} or newer")
    if "--folder-only" not in arguments:
        package = debian_package()
        print(f"{package.relative_to(ROOT)}: {package.stat().st_size // 1_000_000} MB")
    return 0


def freeze() -> None:
    """The one folder, without what only a debugger reads."""
    run(
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
        "--distpath", str(DIST), "--workpath", str(BUILD), str(HERE / "roster-desktop.spec"),
    )  # fmt: skip
    for pattern in HEAVY:
        for library in (FOLDER / "_internal").glob(pattern):
            run("strip", "--strip-debug", str(library))
    shutil.copy(ROOT / "packaging" / "read-me-first.txt", FOLDER / "说明.txt")


def lost_in(folder: Path) -> list[str]:
    """What of ours should be in a frozen folder and is not: rooms, migrations, all that is read as files."""
    inside = folder / "_internal"
    places = {ROOT / "resources": inside / "roster_desktop/resources", ROOT / MIGRATIONS: inside / MIGRATIONS}
    files = [
        place / path.relative_to(source)
        for source, place in places.items()
        for path in source.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    ]
    packed = frozenset(packed_modules(folder / "roster-desktop"))
    return [
        *(str(path.relative_to(inside)) for path in files if not path.is_file()),
        *(name for name in our_modules() if name not in packed),
    ]


def our_modules() -> list[str]:
    """The names of all rooms, late ones too; migrations are no modules, Alembic reads them."""
    sources = (
        path.relative_to(ROOT)
        for package in ("roster_desktop", "ui")
        for path in (ROOT / package).rglob("*.py")
        if (path.parent / "__init__.py").is_file()
    )
    names = (".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in sources)
    # The start is the script itself.
    return sorted(name for name in names if name != "roster_desktop.__main__")


def packed_modules(program: Path) -> Iterable[str]:
    """The modules that a frozen program carries inside."""
    archive = CArchiveReader(str(program))
    [name] = [name for name in archive.toc if name.upper().startswith("PYZ")]
    modules: Iterable[str] = archive.open_embedded_archive(name).toc
    return modules


def debian_package() -> Path:
    """The folder under /opt, with menu entry, icon and file type; its path."""
    root = BUILD / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(FOLDER, root / OPT, symlinks=True)
    for source, place in (
        (HERE / "roster-desktop.desktop", "usr/share/applications/roster-desktop.desktop"),
        (HERE / "roster-desktop.xml", "usr/share/mime/packages/roster-desktop.xml"),
        (
            ROOT / "resources/icons/application.svg",
            "usr/share/icons/hicolor/scalable/apps/roster-desktop.svg",
        ),
        (ROOT / "LICENSE", "usr/share/doc/roster-desktop/copyright"),
    ):
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, root / place)
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin/roster-desktop").symlink_to(f"/{OPT}/roster-desktop")
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN/control").write_text(control(root), encoding="utf-8")
    package = DIST / f"roster-desktop_{version()}_{architecture()}.deb"
    # A higher level packs a little tighter and takes minutes.
    run("dpkg-deb", "--root-owner-group", "-Zxz", "-z1", "--build", str(root), str(package))
    return package


def control(root: Path) -> str:
    """What dpkg is told. Qt's libraries are bundled, but for the graphics driver, the fonts
    and what reads them."""
    return "\n".join(
        (
            "Package: roster-desktop",
            f"Version: {version()}",
            f"Architecture: {architecture()}",
            "Section: misc",
            "Priority: optional",
            "Maintainer: Roster Desktop contributors <roster-desktop@example.org>",
            f"Installed-Size: {megabytes(root) * 1000}",
            f"Depends: libc6 (>= {libc(root)}), libgl1, libegl1, libfontconfig1, libfreetype6",
            "Recommends: fontconfig, fonts-noto-cjk | fonts-wqy-microhei",
            "Description: rosters of the rural labour force, kept and merged offline",
            " 乡村劳动力五类花名册：村里录入、逐格检查、报送，镇里合并；不用上网。",
            "",
        )
    )


def version() -> str:
    """The program's version, from its one place."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def architecture() -> str:
    """Debian's name of this machine."""
    return told("dpkg", "--print-architecture")


def libc(folder: Path) -> str:
    """The oldest C library that every file in there loads with: the newest version that any of them names."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    binaries = [str(path) for path in files if path.open("rb").read(4) == b"\x7fELF"]
    asked = told("objdump", "-p", *binaries)
    # Relocations in the short form are asked for by a name without a number; 2.36 was the first to know it.
    numbers = re.findall(r"\bGLIBC_(\d[\d.]*)", asked.replace("GLIBC_ABI_DT_RELR", "GLIBC_2.36"))
    return max(numbers, key=lambda number: [int(part) for part in number.split(".")])


def megabytes(folder: Path) -> int:
    """What the folder takes on a disk; libraries are found there under a second name too."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) // 1_000_000


def told(*command: str) -> str:
    """What a command prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def run(*command: str) -> None:
    """One step; its own words say what went wrong."""
    status = subprocess.run(command, cwd=ROOT, check=False).returncode
    if status:
        sys.exit(f"{Path(command[0]).name}: {status}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
