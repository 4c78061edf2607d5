"""Paper and pictures: what they say, and how they are made."""
