"""What a cold start of the frozen folder takes, beside a bare window of the same Qt: run by hand.

    python -m tests.bench.frozen dist/roster-desktop [TIMES]

Before every cold start the files of the folder (and those of PySide6 for the peer) leave the memory, as
after switching the computer on. Told are seconds by the clock and of the processor until the window with the
file open stands on a screen of its own, cold and once more. Needs Xvfb and xdotool.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median

import PySide6

_PLACE = "--level village --unit 四合村 --township 华阳镇 --county 洋县".split()
_BARE = (
    "from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget\n"
    "application = QApplication([])\nwindow = QMainWindow()\n"
    "window.setCentralWidget(QTableWidget(600, 20))\nwindow.setWindowTitle('四合村')\n"
    "window.show()\napplication.exec()"
)
_TICKS = os.sysconf("SC_CLK_TCK")
_LONGEST = 180.0
Took = tuple[float, float]
"""Seconds by the clock, seconds of the processor."""


def main(words: Sequence[str]) -> None:
    folder, times = Path(words[0]).resolve(), int(words[1]) if words[1:] else 5
    program = folder / "roster-desktop"
    with tempfile.TemporaryDirectory() as made, _screen(Path(made)) as settings:
        roster = Path(made) / "四合村.roster"
        subprocess.run([program, "new", roster, *_PLACE], env=settings, check=True, capture_output=True)
        bare = ([sys.executable, "-c", _BARE], Path(PySide6.__file__).parent)
        ours = ([str(program), str(roster)], folder)
        turns = [
            [(_started(*kind, settings, is_cold=True), _started(*kind, settings)) for kind in (bare, ours)]
            for _ in range(times)
        ]
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, median of {times}")
    for which, what in enumerate(("cold", "warm")):
        peer, own = ([turn[kind][which] for turn in turns] for kind in (0, 1))
        for measure, name in enumerate(("clock", "processor")):
            theirs, mine = (median(took[measure] for took in all_of) for all_of in (peer, own))
            print(f"{what}, {name}: {mine:.2f} s, bare window {theirs:.2f} s, {mine / theirs:.2f} ×")


@contextmanager
def _screen(home: Path) -> Iterator[Mapping[str, str]]:
    """A screen of its own; the surroundings in which programs find it and nobody's settings."""
    number = f":{100 + os.getpid() % 400}"
    screen = subprocess.Popen(
        ["Xvfb", number, "-screen", "0", "1366x768x24"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    settings = {**os.environ, "DISPLAY": number, "HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    settings.pop("QT_QPA_PLATFORM", None)
    try:
        while subprocess.run(["xdotool", "getmouselocation"], env=settings, capture_output=True).returncode:
            time.sleep(0.1)
        yield settings
    finally:
        screen.terminate()
        screen.wait()


def _started(
    command: Sequence[str], folder: Path, settings: Mapping[str, str], *, is_cold: bool = False
) -> Took:
    """Until its window stands; then it is ended."""
    if is_cold:
        forget(folder)
    began = time.monotonic()
    running = subprocess.Popen(command, env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    asked = ["xdotool", "search", "--onlyvisible", "--name", "四合村"]
    try:
        while subprocess.run(asked, env=settings, capture_output=True).returncode:
            if running.poll() is not None or time.monotonic() - began > _LONGEST:
                sys.exit(f"no window of {command[0]}")
            time.sleep(0.02)
        return time.monotonic() - began, processor_seconds(running.pid)
    finally:
        running.terminate()
        running.wait()


def forget(folder: Path) -> None:
    """Take its files out of memory, but for what other programs use at this moment."""
    for path in folder.rglob("*"):
        with suppress(OSError):
            file = os.open(path, os.O_RDONLY)
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(file)


def processor_seconds(process: int) -> float:
    """What it has used until now, with the processes it has waited for."""
    after_name = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return sum(int(ticks) for ticks in after_name[11:15]) / _TICKS


if __name__ == "__main__":
    main(sys.argv[1:])
