"""Parts of the page on which one question after the other is decided."""
