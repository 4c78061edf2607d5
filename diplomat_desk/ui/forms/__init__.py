"""The forms that record and edit initiatives. They know domain values and callables, no database."""
