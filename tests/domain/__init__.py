"""Tests of the domain: plain values and rules."""
