"""What the application points out and never decides: a track that fits, and what a record lacks."""
