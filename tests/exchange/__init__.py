"""Tests of what reads and writes other people's files."""
