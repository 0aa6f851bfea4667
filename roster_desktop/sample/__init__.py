"""A township to try the program on: real villages, people who do not exist, rosters that go together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster_desktop.late import offer

if TYPE_CHECKING:
    from roster_desktop.sample.filling import fill_village
    from roster_desktop.sample.handmade import HandmadeSheet, handmade_csv, handmade_people, handmade_workers
    from roster_desktop.sample.to_throw_away import is_sample, make_sample_village, throw_away
    from roster_desktop.sample.township import (
        SAMPLE_DAY,
        SAMPLE_SEED,
        SampleTownship,
        SampleVillage,
        make_township,
        most_villages,
    )
else:
    offer(
        __name__,
        filling="fill_village",
        handmade="HandmadeSheet handmade_csv handmade_people handmade_workers",
        to_throw_away="is_sample make_sample_village throw_away",
        township="SAMPLE_DAY SAMPLE_SEED SampleTownship SampleVillage make_township most_villages",
    )

__all__ = [
    "SAMPLE_DAY",
    "SAMPLE_SEED",
    "HandmadeSheet",
    "SampleTownship",
    "SampleVillage",
    "fill_village",
    "handmade_csv",
    "handmade_people",
    "handmade_workers",
    "is_sample",
    "make_sample_village",
    "make_township",
    "most_villages",
    "throw_away",
]
