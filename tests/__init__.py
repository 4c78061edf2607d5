"""Tests of Diplomat Desk; the folders mirror the package."""
