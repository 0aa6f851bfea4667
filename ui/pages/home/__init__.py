"""Parts of the page that says what needs a person today."""
