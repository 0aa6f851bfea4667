"""Packages whose names are loaded when somebody asks for one, so that whoever needs one thing of a package
does not wait for all of it."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType


class _LatePackage(ModuleType):
    """A package that fetches a name from its room when it is first asked for."""

    def __getattr__(self, name: str) -> object:
        room = self.__dict__["_room_by_name"].get(name)
        if room is None:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        found = getattr(import_module(f"{self.__name__}.{room}"), name)
        self.__dict__[name] = found
        return found

    def __setattr__(self, name: str, value: object) -> None:
        # Python puts every room that is loaded into its package. Where a room is called like a thing that
        # it holds, the package offers the thing.
        if not (isinstance(value, ModuleType) and name in self.__dict__["_room_by_name"]):
            super().__setattr__(name, value)


def offer(package: str, **names_by_room: str) -> None:
    """Let this package offer these names, each out of its room; `names_by_room`: names with blanks between.

    The package says the same in imports for whoever reads its types; those never run.
    """
    module = sys.modules[package]
    rooms = {name: room for room, names in names_by_room.items() for name in names.split()}
    module.__dict__["_room_by_name"] = rooms
    module.__class__ = _LatePackage
