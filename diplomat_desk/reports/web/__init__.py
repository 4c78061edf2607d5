"""A document as one page of HTML."""
