"""Parts of the page of households."""
