"""The pinned packages: the same for everybody, from wherever they are fetched."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8")


def entries() -> list[tuple[Requirement, list[str]]]:
    """Each pinned requirement with the hashes of the files that may be installed for it."""
    without_comments = re.sub(r"^\s*#.*\n", "", TEXT, flags=re.MULTILINE).replace("\\\n", " ")
    split = (line.split("--hash=") for line in without_comments.splitlines() if line.strip())
    return [(Requirement(first.strip()), [rest.strip() for rest in hashes]) for first, *hashes in split]


def pinned_for(name: str, python: str) -> list[str]:
    """The version pins that one Python sees of a package."""
    environment = {"python_version": python, "python_full_version": f"{python}.0"}
    return [
        str(requirement.specifier)
        for requirement, _ in entries()
        if requirement.name == name
        and (requirement.marker is None or requirement.marker.evaluate(environment))
    ]


def declared() -> dict[str, Requirement]:
    """Every package that the program and its tests ask for, by name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = map(Requirement, project["dependencies"] + project["optional-dependencies"]["test"])
    return {requirement.name: requirement for requirement in asked}


def test_no_address_is_written_down():
    assert re.findall(r"\w+://|--[a-z-]*(?:url|links|index)", TEXT) == []


def test_every_requirement_is_one_version_and_says_which_files_are_genuine():
    loose = [
        requirement.name
        for requirement, hashes in entries()
        if [specifier.operator for specifier in requirement.specifier] != ["=="]
        or not hashes
        or not all(re.fullmatch(r"sha256:[0-9a-f]{64}", value) for value in hashes)
    ]

    assert entries() != []
    assert loose == []


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
@pytest.mark.parametrize("name", declared())
def test_every_declared_package_is_pinned_once_for_each_python(name, python):
    [pin] = pinned_for(name, python)

    assert declared()[name].specifier.contains(pin.removeprefix("=="))


@pytest.mark.parametrize("name", ["pyside6-essentials", "shiboken6"])
def test_qt_stays_on_the_last_line_for_old_linux_where_python_allows(name):
    assert pinned_for(name, "3.13") == ["==6.9.3"]
    assert pinned_for(name, "3.14") != ["==6.9.3"]
