"""Parts of the page where findings are gone through."""
