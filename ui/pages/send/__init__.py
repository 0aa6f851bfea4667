"""Parts of the page on which a unit sends its rosters."""
