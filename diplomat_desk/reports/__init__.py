"""Paper: the content of reports as plain data, set by Typst in a child process."""
