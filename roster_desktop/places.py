"""Where files live: what the program brings along, and the folders it may use on this computer."""

from __future__ import annotations

import shutil
import sys
from functools import cache
from pathlib import Path

import platformdirs
from msgspec import Struct

_APP = "roster-desktop"
_ROOM = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """A file or folder that came with the program; only its path, so it need not exist.

    An installed or frozen program carries `resources` inside the package, a checkout beside it.
    """
    carried = _ROOM / "resources"
    folder = carried if carried.is_dir() else _ROOM.parent / "resources"
    return folder.joinpath(*parts)


def portable_folder() -> Path | None:
    """Where everything is kept when the program travels on a stick: beside the program, once a person
    has put a file named 便携 there; None where the program belongs to this computer."""
    beside = Path(sys.executable).resolve().parent
    # A file made in the Windows editor has an ending that the Explorer does not show.
    if any((beside / name).is_file() for name in ("便携", "便携.txt")):
        return beside / "数据"
    return None


def data_folder() -> Path:
    """The program's own folder of this account on this computer, or on the stick;
    whoever writes there creates it."""
    return portable_folder() or platformdirs.user_data_path(_APP, appauthor=False)


def settings_file() -> Path:
    """The window's memory (recent files, sizes, zoom); nothing the rosters depend on is kept in it."""
    folder = portable_folder() or platformdirs.user_config_path(_APP, appauthor=False)
    return folder / "settings.ini"


def default_roster_folder() -> Path:
    """Where a new roster file goes unless the clerk chooses; whoever writes there creates it."""
    return data_folder() / "rosters"


def sample_folder() -> Path:
    """Where sample villages are, each in a folder of its own; whoever writes there creates it."""
    return data_folder() / "samples"


class FontFile(Struct, frozen=True):
    """Letters of this computer: the file, and which of several fonts in it."""

    path: Path
    number: int = 0


@cache
def chinese_fonts() -> tuple[FontFile, ...]:
    """A font with Chinese letters and its bold one, where this computer has them; () where it has none."""
    if sys.platform == "win32":
        folder = Path("C:/Windows/Fonts")
        pairs = (("msyh.ttc", "msyhbd.ttc"), ("simhei.ttf", "simhei.ttf"), ("simsun.ttc", "simsun.ttc"))
        for names in pairs:
            if all((folder / name).is_file() for name in names):
                return tuple(FontFile(folder / name) for name in names)
        return ()
    told = (_matched(":lang=zh-cn:weight=80"), _matched(":lang=zh-cn:weight=200"))
    return tuple(dict.fromkeys(font for font in told if font))


def _matched(pattern: str) -> FontFile | None:
    """The font that the desktop itself would take."""
    asked = shutil.which("fc-match")
    if asked is None:
        return None
    # Late: only a printout asks.
    import subprocess

    form = "%{file}\n%{index}\n%{lang}"
    found = subprocess.run(
        [asked, "-f", form, f"Noto Sans CJK SC,Source Han Sans SC,WenQuanYi Micro Hei{pattern}"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    file, _, rest = found.stdout.partition("\n")
    number, _, languages = rest.partition("\n")
    if found.returncode != 0 or "zh" not in languages or not Path(file).is_file():
        return None
    # The upper half names an instance of a variable font.
    return FontFile(Path(file), int(number or 0) & 0xFFFF)
