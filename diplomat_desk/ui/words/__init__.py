"""The parts of the page on which vocabularies, tags and countries are edited."""
