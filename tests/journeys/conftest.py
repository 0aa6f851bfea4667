"""Fixtures that every journey may ask for."""

from tests.journeys.shell import shell
from tests.windows import bare_window, dressed, press

__all__ = ["bare_window", "dressed", "press", "shell"]
