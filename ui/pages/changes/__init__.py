"""Parts of the page on what changed between two points of the file's history."""
