"""A township to try the program on: real villages, people who do not exist, rosters that go together."""

from roster_desktop.sample.handmade import HandmadeSheet, handmade_csv, handmade_people, handmade_workers
from roster_desktop.sample.township import (
    SAMPLE_DAY,
    SAMPLE_SEED,
    SampleTownship,
    SampleVillage,
    make_township,
    most_villages,
)

__all__ = [
    "SAMPLE_DAY",
    "SAMPLE_SEED",
    "HandmadeSheet",
    "SampleTownship",
    "SampleVillage",
    "handmade_csv",
    "handmade_people",
    "handmade_workers",
    "make_township",
    "most_villages",
]
