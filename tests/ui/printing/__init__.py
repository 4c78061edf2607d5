"""Tests of the preview, of printing and of the reports page."""
