"""Tests of the forms, driven by real keys."""
