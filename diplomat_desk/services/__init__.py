"""What an analyst can do: one use case per function; no Qt, no SQL."""
