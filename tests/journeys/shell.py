"""The command line as a script meets it: words in; status, output and messages out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from roster_desktop.cli import run
from roster_desktop.wording import Language, speak


@dataclass(frozen=True)
class Said:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Shell = Callable[..., Said]


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    """Call a command; the sample locale is Chinese."""

    def call(*words: object) -> Said:
        capsys.readouterr()
        status = run([str(word) for word in words])
        captured = capsys.readouterr()
        speak(Language.CHINESE)
        return Said(status, captured.out, captured.err)

    return call


def id_number(birth: str, sequence: int, area: str = "610723") -> str:
    """A synthetic ID number with its check digit (GB 11643)."""
    first = f"{area}{birth}{sequence:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return first + "10X98765432"[sum(int(d) * w for d, w in zip(first, weights, strict=True)) % 11]


def sound_person(name: str, id_text: str, **more: str) -> list[str]:
    """`key=value` words of a person nobody can find fault with."""
    cells = {
        "name": name,
        "id_number": id_text,
        "head_name": name,
        "relation": "户主",
        "ethnicity": "汉族",
        "education": "初中",
        "health": "健康",
        "labour_capacity": "普通劳动力",
        "phone": "13800000001",
        "household_type": "一般农户",
        "relocated": "否",
        "group": "一组",
    } | more
    return [f"{key}={text}" for key, text in cells.items()]
