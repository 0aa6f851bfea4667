"""Fixtures that every journey may ask for."""

from tests.journeys.shell import shell

__all__ = ["shell"]
