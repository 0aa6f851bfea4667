"""The command line: the same journeys as the window, for scripts,
batch runs and whoever checks from outside."""

from roster_desktop.cli.program import run

__all__ = ["run"]
