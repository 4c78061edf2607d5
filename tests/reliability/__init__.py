"""Faults of every sort, made on purpose and counted: ``make test-reliability`` prints what was survived."""
