"""Which rows are the same person's, the same job's, where no row id says so."""

from __future__ import annotations

import pytest

from roster_desktop.schema.pairing import PairingKey, pairing_key
from tests.builders import TOY, id_number, toy_job, toy_person


def _key(**cells: str) -> PairingKey | None:
    return pairing_key(TOY, "folk", toy_person() | cells)


@pytest.mark.parametrize(
    "cells",
    [
        {"name": "张 三"},
        {"name": "张三\u3000"},
        {"name": "张\u200b三"},
        {"id_number": id_number() + "43"},
        {"id_number": id_number() + "43B1"},
        {"village": "河湾村 "},
        {"phone": "13800000001", "remark": "别的"},
    ],
)
def test_the_same_person_written_otherwise_is_met(cells: dict[str, str]) -> None:
    assert _key(**cells) == _key()


@pytest.mark.parametrize(
    "cells",
    [
        {"name": "张四"},
        {"village": "东坡村"},
        {"township": "别的镇"},
        {"township": ""},
        {"id_number": id_number(sequence=2)},
    ],
)
def test_another_name_place_or_number_is_another_row(cells: dict[str, str]) -> None:
    assert _key(**cells) not in (_key(), None)


def test_an_old_number_is_its_holders_new_one() -> None:
    old = id_number()[:6] + id_number()[8:17]

    assert _key(id_number=old) == _key()


def test_one_middle_dot_is_like_another() -> None:
    assert _key(name="阿依·古丽") == _key(name="阿依•古丽") == _key(name="阿依・古丽")


@pytest.mark.parametrize("cells", [{"name": ""}, {"id_number": ""}, {"id_number": "12345"}])
def test_without_name_or_readable_number_nobody_is_met(cells: dict[str, str]) -> None:
    assert _key(**cells) is None


def test_jobs_of_one_person_are_told_apart_by_start_and_employer() -> None:
    def key(**cells: str) -> PairingKey | None:
        return pairing_key(TOY, "work", toy_job() | cells)

    assert key(wage="3000") == key()
    assert key(employer="南山砖厂") != key()
    assert key(started_on="2024-01") != key()
    assert key(started_on="") is None
