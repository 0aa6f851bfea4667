"""The journeys, one room each: what the window and the command line let a person do."""
