"""Pieces of the page 台账与汇总."""
