"""A sample village to try things on, kept apart from everybody's own files and thrown away as a whole."""

from __future__ import annotations

import shutil
from pathlib import Path

from roster_desktop.places import sample_folder
from roster_desktop.progress import Progress, Silence, Steps

_PEOPLE = 60


def make_sample_village(progress: Progress | None = None) -> Path:
    """A new sample village in a folder of its own; the roster file. Stopped, nothing of it stays."""
    step = Steps(progress or Silence(), 4, "做示例村")
    step.next()
    # Late: whether a file is a sample is asked of every one that is opened.
    from roster_desktop.sample.township import make_township

    village = make_township(villages=1, people=_PEOPLE).villages[0]
    step.next()
    from roster_desktop.sample.filling import fill_village

    folder = _free_folder()
    folder.mkdir(parents=True)
    try:
        path = fill_village(folder, village, step)
        step.end()
    except BaseException:
        shutil.rmtree(folder)
        raise
    return path


def is_sample(path: Path) -> bool:
    """Whether this roster file is a sample that may be thrown away."""
    return path.resolve().is_relative_to(sample_folder().resolve())


def throw_away(path: Path) -> None:
    """The file, its copies and everything that was written beside it. Nothing that is no sample."""
    if is_sample(path):
        # The folder that was made for it, however deep in it the file lies.
        inside = path.resolve().relative_to(sample_folder().resolve())
        shutil.rmtree(sample_folder() / inside.parts[0])


def _free_folder() -> Path:
    number = 1
    while (folder := sample_folder() / str(number)).exists():
        number += 1
    return folder
