"""One module per command; the only code that prints, writes files or exits."""
