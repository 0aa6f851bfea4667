"""The window in which clerks keep the rosters and townships merge them."""
