"""Measurements beside their floor: run with ``make bench``; not part of the tests."""
