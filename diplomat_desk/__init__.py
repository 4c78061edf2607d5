"""Diplomat Desk: a register of diplomacy, to record, plot and print initiatives by track."""

__version__ = "0.1.0"
