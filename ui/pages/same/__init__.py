"""Parts of the page on which people tell who is who."""
