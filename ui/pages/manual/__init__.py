"""The manual as it is read in the window: the list at the left, one page of it at the right."""
