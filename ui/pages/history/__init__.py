"""Parts of the page on which people read what was done to the file."""
