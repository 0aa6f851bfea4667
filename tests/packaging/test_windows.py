"""What goes to Windows: decided from lists and pins, before anything is fetched."""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import io
import marshal
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).parents[2]
WINDOWS = ROOT / "packaging" / "windows"
LISTS = [WINDOWS / "kept-of-qt.txt", WINDOWS / "left-out.txt", ROOT / "packaging/linux/left-out.txt"]


@pytest.fixture(scope="module")
def rooms() -> Iterator[dict[str, object]]:
    """The scripts by name; their folder is no package, and they find each other there."""
    sys.path.insert(0, str(WINDOWS))
    names = ("embedded_python", "wheels", "build")
    loaded = {}
    for name in names:
        spec = importlib.util.spec_from_file_location(name, WINDOWS / f"{name}.py")
        sys.modules[name] = loaded[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(loaded[name])
    yield loaded
    sys.path.remove(str(WINDOWS))
    for name in names:
        del sys.modules[name]


def patterns(path: Path) -> list[str]:
    """The lines of a list without its comments."""
    lines = (raw.partition("#")[0].strip() for raw in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


def qt_modules() -> set[str]:
    """The parts of Qt that the window asks for."""
    asked = set()
    for path in (ROOT / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6."):
                asked.add(node.module.removeprefix("PySide6."))
    return asked


@pytest.mark.parametrize("path", LISTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_list_says_each_thing_once_and_under_a_reason(path):
    lines = patterns(path)

    assert lines != []
    assert len(lines) == len(set(lines))
    assert path.read_text(encoding="utf-8").startswith("# ")


def test_every_part_of_qt_that_the_window_asks_for_goes_to_windows(rooms):
    build = rooms["build"]
    needed = [name for part in qt_modules() for name in (f"PySide6/{part}.pyd", f"PySide6/Qt6{part[2:]}.dll")]

    assert len(needed) > 10
    assert [name for name in needed if not build.is_wanted(name)] == []


def test_nothing_of_ours_is_left_out_on_windows(rooms):
    build = rooms["build"]
    ours = [
        path.relative_to(ROOT).as_posix()
        for folder in ("resources", "roster_desktop", "ui")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    ]

    assert [place for place in ours if not build.is_wanted(place)] == []
    assert build.is_wanted("roster_desktop/resources/locale/en/LC_MESSAGES/window.mo")


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt6Quick.dll",
        "PySide6/opengl32sw.dll",
        "PySide6/qml/QtQuick/plugins.qmltypes",
        "PySide6/translations/qtbase_zh_TW.qm",
        "PySide6/QtCore.pyi",
        "PIL/_avif.cp311-win_amd64.pyd",
        "sqlalchemy/testing/__init__.py",
        "xlrd-2.0.2.data/scripts/runxlrd.py",
        "python.exe",
    ],
)
def test_what_nobody_loads_stays_out(rooms, place):
    assert not rooms["build"].is_wanted(place)


def test_no_part_of_qt_that_the_window_asks_for_is_left_out_on_linux():
    left_out = patterns(LISTS[2])
    needed = [Path(f"PySide6/Qt/lib/libQt6{part[2:]}.so.6") for part in qt_modules()]

    assert [path.name for path in needed if any(path.match(pattern) for pattern in left_out)] == []


def test_every_library_is_pinned_for_windows_with_what_only_windows_needs(rooms):
    wheels = rooms["wheels"]
    pins = wheels.pinned()
    asked = {wheels.canonicalize_name(found.name) for found in wheels.wanted(wheels.declared())}

    assert asked - pins.keys() == set()
    assert {"colorama", "sqlcipher3", "pyside6-essentials"} <= pins.keys()
    assert "macholib" not in pins
    assert pins["pyside6-essentials"].startswith("pyside6-essentials==6.9.3 --hash=sha256:")


def test_a_wheel_says_what_it_needs_on_windows(rooms, tmp_path):
    told = (
        "Name: thing\nRequires-Dist: everywhere>=1\nRequires-Dist: there; sys_platform == 'win32'\n"
        "Requires-Dist: elsewhere; sys_platform == 'linux'\nRequires-Dist: asked; extra == 'more'\n"
    )
    wheel = tmp_path / "thing-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as opened:
        opened.writestr("thing-1.dist-info/METADATA", told)
    plain, more = (
        [need.name for need in rooms["wheels"].needs_of(wheel, extras)] for extras in ((), ("more",))
    )

    assert plain == ["everywhere", "there"]
    assert {*more} == {"everywhere", "there", "asked"}


def test_another_python_than_the_released_one_is_refused(rooms, tmp_path):
    given = tmp_path / "python-3.11.9-embed-amd64.zip"
    with zipfile.ZipFile(given, "w") as opened:
        opened.writestr("python311.dll", b"something else")

    with pytest.raises(SystemExit, match="SHA-256"):
        rooms["embedded_python"].official_files(given)


@pytest.fixture
def sources(tmp_path) -> Path:
    """A library of two modules, one of which the catalog knows as Windows writes it."""
    (tmp_path / "known.py").write_bytes(b'"""About."""\nANSWER = 42\n')
    (tmp_path / "newer.py").write_bytes(b"ANSWER = 43\n")
    return tmp_path


def packed(**codes: str) -> bytes:
    """A library as it is released, from the source of each module."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as opened:
        for name, code in codes.items():
            compiled = compile(code, name, "exec", dont_inherit=True, optimize=2)
            opened.writestr(f"{name}.pyc", bytes(16) + marshal.dumps(compiled))
    return content.getvalue()


CATALOG = b"\x04\x20" + hashlib.sha256(b'"""About."""\r\nANSWER = 42\r\n').digest()


def test_modules_are_proved_where_the_catalog_vouches_for_the_source(rooms, sources):
    library = packed(known='"""About."""\nANSWER = 42\n', newer="ANSWER = 44\n")

    assert rooms["embedded_python"].compared(library, CATALOG, sources) == (["known.pyc"], ["newer.pyc"])


def test_a_module_that_is_not_what_its_source_says_stops_the_build(rooms, sources):
    library = packed(known='"""About."""\nANSWER = 41\n')

    with pytest.raises(SystemExit, match=r"known\.pyc"):
        rooms["embedded_python"].compared(library, CATALOG, sources)


def test_the_icon_has_every_size_that_windows_asks_for(rooms, tmp_path):
    build = rooms["build"]
    build.write_icon(tmp_path / "application.ico")

    with Image.open(tmp_path / "application.ico") as icon:
        assert icon.info["sizes"] == {(size, size) for size in build.ICON_SIZES}
        assert icon.convert("RGBA").getextrema()[3] != (0, 0)


def test_the_setup_and_the_launchers_speak_of_the_same_files(rooms):
    script = (WINDOWS / "setup.nsi").read_text(encoding="utf-8")
    [window, console] = [name for name, _ in rooms["build"].LAUNCHERS]

    assert re.search(r'!define WINDOW "(.+)"', script)[1] == window
    assert f'Delete "$INSTDIR\\{console}"' in script
