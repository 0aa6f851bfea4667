"""Set up, try out and test the program from a checkout, each in one command.

    python3 packaging/dev.py demo [options of `roster-desktop demo`]
    python3 packaging/dev.py run [FILE]
    python3 packaging/dev.py test [--long] [pytest options]
    python3 packaging/dev.py bench [--list] [rows of the table]
    python3 packaging/dev.py package [--windows] [--folder-only]      (on Linux, also for Windows)

Needs nothing but Python 3.11 or newer. The first use makes `.venv` beside this folder and fills it with the
pinned packages; later uses start at once. On Linux it also sees to the system libraries that Qt needs.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
APT_PACKAGES = ROOT / "packaging" / "linux" / "apt-packages.txt"
STAMP = VENV / "roster-desktop.stamp"
# Read by older Pythons too, so that they get a sentence and no traceback: hence no newer syntax in this file.
OLDEST_PYTHON = (3, 11)
KNOWN_PYTHONS = ("python3.13", "python3.12", "python3.11", "python3.14")
CANNOT_GO_ON = 3


class CannotGoOn(Exception):
    """Something that a person has to see to first, said in both languages."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(chinese, english)
        self.chinese = chinese
        self.english = english


class Lack(NamedTuple):
    """System packages that are missing here: which section of the list has them, and what gave them away."""

    section: str
    clue: str


def main(arguments: Sequence[str]) -> int:
    """Carry out one command; its exit status is the status of what it started."""
    for stream in (sys.stdout, sys.stderr):
        # A Western code page has no Chinese: then the English line is the one that can be read.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__)
        return 0 if arguments and arguments[0] in ("-h", "--help") else 2
    try:
        return COMMANDS[arguments[0]](list(arguments[1:]))
    except CannotGoOn as reason:
        say(reason.chinese, reason.english)
        return CANNOT_GO_ON
    except KeyboardInterrupt:
        return 130


def demo(options: Sequence[str]) -> int:
    """A fresh synthetic township each time; nothing of an earlier demo is touched."""
    python = set_up()
    folder = fresh_folder(ROOT / "demo")
    folder.parent.mkdir(exist_ok=True)
    status = start([python, "-m", "roster_desktop", "demo", str(folder), *options])
    if status > 1:
        return status
    township = folder / "township.roster"
    if not has_display(os.environ):
        command = "python3 packaging/dev.py run " + str(township.relative_to(ROOT))
        say(
            f"这里没有图形桌面，窗口未打开；在有桌面的电脑上运行：{command}",
            f"No desktop here, so no window was opened; where there is one, run: {command}",
        )
        return status
    see_to_system_packages(python, wanted=("offscreen", "window", "fonts"), needed=("offscreen", "window"))
    return start([python, "-m", "roster_desktop", str(township)])


def run(arguments: Sequence[str]) -> int:
    """Open the window, on a file where one is named."""
    python = set_up()
    if not has_display(os.environ):
        raise CannotGoOn(
            "这里没有图形桌面（没有设置 DISPLAY），打不开窗口；请在桌面环境里再运行一次。",
            "There is no desktop here (DISPLAY is not set), so no window can open; use one.",
        )
    see_to_system_packages(python, wanted=("offscreen", "window", "fonts"), needed=("offscreen", "window"))
    return start([python, "-m", "roster_desktop", *arguments])


def test(arguments: Sequence[str]) -> int:
    """The whole suite, without a screen; `--long` tries every law much harder."""
    python = set_up()
    see_to_system_packages(python, wanted=("offscreen", "window", "fonts", "tests"), needed=("offscreen",))
    return start([python, "-m", "pytest", *pytest_options(arguments)], test_settings(arguments), folder=ROOT)


def bench(arguments: Sequence[str]) -> int:
    """Speed and scale, beside peers: every row of the table, or those that are named."""
    python = set_up()
    see_to_system_packages(python, wanted=("offscreen", "fonts"), needed=("offscreen",))
    return start([python, "-m", "tests.bench", *arguments], folder=ROOT)


def package(arguments: Sequence[str]) -> int:
    """The folder that runs without installing and what installs it, for Linux or Windows, into `dist/`."""
    if not sys.platform.startswith("linux"):
        raise CannotGoOn(
            "安装包在 Linux 上制作（Windows 的也是，见 packaging/README.md）。",
            "Packages are made on Linux, also the one for Windows: see packaging/README.md.",
        )
    python = set_up()
    target, rest = ("windows", arguments[1:]) if "--windows" in arguments[:1] else ("linux", arguments)
    needed = ("offscreen", "windows") if target == "windows" else ("offscreen", "window", "package")
    see_to_system_packages(python, wanted=(*needed, "wine") if target == "windows" else needed, needed=needed)
    return start([python, ROOT / "packaging" / target / "build.py", *rest])


COMMANDS = {"demo": demo, "run": run, "test": test, "bench": bench, "package": package}


def say(chinese: str, english: str) -> None:
    """One thing in both languages, on standard error: standard output belongs to what is started."""
    print(chinese, english, sep="\n", file=sys.stderr, flush=True)


def start(
    command: Sequence[object], settings: Mapping[str, str] | None = None, *, folder: Path | None = None
) -> int:
    """Run it in UTF-8 and wait; in the caller's folder, so that the files a person names are found."""
    environment = {**os.environ, "PYTHONUTF8": "1", **(settings or {})}
    status = subprocess.run([str(part) for part in command], cwd=folder, env=environment).returncode
    # A process ended by a signal has a negative status, which a shell knows as 128 and the signal.
    return status if status >= 0 else 128 - status


def fresh_folder(parent: Path) -> Path:
    """The next number after every demo there has been."""
    numbers = [int(path.name) for path in parent.glob("*") if path.name.isdecimal()]
    return parent / str(max(numbers, default=0) + 1)


def has_display(environment: Mapping[str, str]) -> bool:
    """Whether a window can be shown to somebody, or a platform without a screen was asked for by name."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def pytest_options(arguments: Sequence[str]) -> list[str]:
    """What pytest is given: ours taken out, and all cores where the caller says nothing of cores."""
    given = [argument for argument in arguments if argument != "--long"]
    says_how_many = any(
        word.startswith(("-n", "--numprocesses", "--pdb")) or word.endswith("no:xdist") for word in given
    )
    spread = [] if says_how_many else ["-n", str(os.cpu_count() or 2), "--dist", "worksteal"]
    return [*spread, *given]


def test_settings(arguments: Sequence[str]) -> dict[str, str]:
    """No screen; and Python keeps what it compiled, or every process that a test starts compiles it anew."""
    profile = {"ROSTER_TEST_PROFILE": "long"} if "--long" in arguments else {}
    return {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "", **profile}


def set_up() -> Path:
    """The Python of `.venv` with everything installed; only what is out of date is done again."""
    mark = stamp_of(CONSTRAINTS.read_bytes(), (ROOT / "pyproject.toml").read_bytes())
    python = venv_python(VENV)
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == mark and works(python, "import PySide6"):
        return python
    if not works(python, f"import sys, pip; assert sys.version_info >= {OLDEST_PYTHON!r}"):
        make_venv(suitable_python())
    STAMP.unlink(missing_ok=True)
    install(python)
    STAMP.write_text(mark, encoding="utf-8")
    return python


def stamp_of(*contents: bytes) -> str:
    """Changes whenever the installed packages, the program's entry points or the place of the checkout do."""
    digest = hashlib.sha256(str(ROOT).encode())
    for content in contents:
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()


def venv_python(venv: Path) -> Path:
    """Where a virtual environment keeps its Python."""
    return venv / "Scripts" / "python.exe" if sys.platform == "win32" else venv / "bin" / "python"


def works(python: object, code: str, settings: Mapping[str, str] | None = None) -> bool:
    """Whether this Python is there and runs these lines."""
    return complaint_of(python, code, settings) is None


def complaint_of(python: object, code: str, settings: Mapping[str, str] | None = None) -> str | None:
    """What went wrong when this Python ran these lines: the missing library or the last line it said."""
    try:
        ran = subprocess.run(
            [str(python), "-c", code],
            env={**os.environ, **(settings or {})},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
    except OSError as reason:
        return str(reason)
    if ran.returncode == 0:
        return None
    said = ran.stderr.decode("utf-8", "replace").strip()
    library = re.search(r"(\S+\.so[.\d]*): cannot open shared object", said)
    if library:
        return library.group(1)
    return said.splitlines()[-1] if said else f"exit status {ran.returncode}"


def suitable_python() -> str:
    """The running Python where it is new enough, else a newer one on the path."""
    if sys.version_info >= OLDEST_PYTHON:
        # Inside `.venv` that is the Python it was made from, which can make it again.
        return str(getattr(sys, "_base_executable", None) or sys.executable)
    for name in KNOWN_PYTHONS:
        found = shutil.which(name)
        if found and works(found, "import venv"):
            return found
    raise CannotGoOn(
        "需要 Python 3.11 或更新的版本；请安装后用它再运行一次。",
        "Python 3.11 or newer is needed; install one and run this again with it.",
    )


def make_venv(creator: str) -> None:
    """A new `.venv`, in place of one that no longer runs."""
    if not works(creator, "import venv, ensurepip"):
        see_to_venv_package(creator)
    say("正在建立运行环境 .venv ……", "Making the environment .venv ...")
    if start([creator, "-m", "venv", "--clear", VENV]) != 0:
        raise CannotGoOn(
            f"建不成运行环境 {VENV}；请按上面的提示处理后再运行一次。",
            f"The environment {VENV} could not be made; mend what is said above, then run again.",
        )


def see_to_venv_package(creator: str) -> None:
    """Debian keeps the module that makes environments in a package of its own."""
    package = "python3-venv"
    if apt_install([package]) and works(creator, "import venv, ensurepip"):
        return
    chinese, english = how_to_install([package])
    raise CannotGoOn(
        f"这个 Python 缺少 venv 模块（Windows 上请换用完整版的 Python）；{chinese}",
        f"This Python lacks its venv module (on Windows install the full Python); {english}",
    )


def install(python: Path) -> None:
    """Exactly the pinned packages, then the program itself where it lies."""
    say("正在安装所需的软件包，第一次约需一两分钟……", "Installing packages; this takes a minute or two ...")
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    steps = (
        [*pip, "--require-hashes", "-r", CONSTRAINTS],
        [*pip, "--no-deps", "--no-build-isolation", "-e", ROOT],
    )
    for step in steps:
        if start(step) != 0:
            raise CannotGoOn(
                "软件包没有装上；请检查网络（或 pip 的镜像设置）后再运行一次。",
                "The packages could not be installed; check the network or pip's mirror, then rerun.",
            )


def see_to_system_packages(python: Path, *, wanted: Iterable[str], needed: Iterable[str]) -> None:
    """Install what Linux lacks, or say how; stop only where a needed section stays missing."""
    if not sys.platform.startswith("linux"):
        return
    lacks = missing_sections(python, wanted)
    if not lacks:
        return
    listed = apt_sections(APT_PACKAGES.read_text(encoding="utf-8"))
    packages = [package for lack in lacks for package in listed[lack.section]]
    if apt_install(packages):
        lacks = missing_sections(python, [lack.section for lack in lacks])
    if not lacks:
        return
    clues = list(dict.fromkeys(lack.clue for lack in lacks))  # One library is often missed twice.
    chinese, english = how_to_install([package for lack in lacks for package in listed[lack.section]])
    sentences = (
        f"缺少系统软件包（{'、'.join(clues)}）；{chinese}",
        f"System packages are missing ({', '.join(clues)}); {english}",
    )
    if {lack.section for lack in lacks} & set(needed):
        raise CannotGoOn(*sentences)
    say(*sentences)


def missing_sections(python: Path, sections: Iterable[str]) -> list[Lack]:
    """The sections of the list that this machine lacks something of."""
    clues = ((section, CLUES[section](python)) for section in sections)
    return [Lack(section, clue) for section, clue in clues if clue is not None]


def offscreen_clue(python: Path) -> str | None:
    """Qt says by name which library it could not load."""
    code = "from PySide6 import QtGui, QtNetwork, QtPrintSupport, QtSvg, QtWidgets as Q\nQ.QApplication([])"
    return complaint_of(python, code, {"QT_QPA_PLATFORM": "offscreen"})


def window_clue(python: Path) -> str | None:
    """Loads what a window is drawn with; this needs no screen, so it is known before one is there."""
    code = (
        "import ctypes, pathlib, PySide6.QtGui\n"
        "folder = pathlib.Path(PySide6.__file__).parent / 'Qt' / 'plugins' / 'platforms'\n"
        "ctypes.CDLL(str(folder / 'libqxcb.so'))"
    )
    return complaint_of(python, code, {"QT_QPA_PLATFORM": "offscreen"})


def fonts_clue(python: Path) -> str | None:
    """Without a Chinese font every character is an empty box."""
    if shutil.which("fc-list") is None:
        return "fc-list"
    listed = subprocess.run(["fc-list", ":lang=zh", "family"], stdout=subprocess.PIPE)
    return None if listed.stdout.strip() else "中文字体 Chinese fonts"


def tests_clue(python: Path) -> str | None:
    """The programs without which some tests are skipped."""
    missing = first_missing("strace", "Xvfb", "openbox", "xdotool", "soffice", "dbus-daemon", "fcitx5")
    return missing or (None if works("/usr/bin/python3", "import uno") else "python3-uno")


def first_missing(*programs: str) -> str | None:
    """The first of these programs that is not on this computer."""
    return next((program for program in programs if shutil.which(program) is None), None)


CLUES: dict[str, Callable[[Path], str | None]] = {
    "offscreen": offscreen_clue, "window": window_clue, "fonts": fonts_clue, "tests": tests_clue,
    "package": lambda python: first_missing("objdump", "strip", "dpkg-deb"),
    "windows": lambda python: first_missing("x86_64-w64-mingw32-gcc", "makensis", "osslsigncode"),
    "wine": lambda python: first_missing("wine", "Xvfb", "xdotool"),
}  # fmt: skip


def apt_sections(text: str) -> dict[str, list[str]]:
    """The packages by section; a line is a `[section]`, a package, or a comment."""
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    for line in (raw.partition("#")[0].strip() for raw in text.splitlines()):
        if line.startswith("["):
            current = sections.setdefault(line.strip("[]"), [])
        elif line:
            current.append(line)
    return sections


def how_to_install(packages: Sequence[str]) -> tuple[str, str]:
    """What a person does to have these packages, in both languages."""
    names = " ".join(packages)
    if shutil.which("apt-get") is None:
        return (
            f"请用系统的软件管理器安装与这些 Debian 软件包相当的软件：{names}",
            f"install what corresponds to these Debian packages: {names}",
        )
    command = f"sudo apt-get install -y --no-install-recommends {names}"
    return f"请运行：{command}", f"run: {command}"


def apt_install(packages: Sequence[str]) -> bool:
    """Whether they could be installed without asking anybody: by root, where there is apt."""
    if not may_install():
        return False
    say("正在安装系统软件包：" + " ".join(packages), "Installing these system packages.")
    apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    quietly = {"DEBIAN_FRONTEND": "noninteractive"}
    # The list of packages may be old or absent; where it cannot be renewed the installation itself tells.
    start([*apt, "update"], quietly)
    return start([*apt, "install", "-y", "--no-install-recommends", *packages], quietly) == 0


def may_install() -> bool:
    """Only root, and only where there is apt."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
