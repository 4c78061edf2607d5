"""Charts: their numbers, their words, and what is drawn."""
