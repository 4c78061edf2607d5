"""What other people's files become."""
