"""A document as DOCX, in styles that its readers can change."""
