"""Roster Desktop's engine: rosters of the rural labour force, kept, checked, sent and merged.
Knows no window."""

__version__ = "0.1.0"
