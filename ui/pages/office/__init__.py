"""Parts of the page on which an office changes: places, years, clerks and computers."""
