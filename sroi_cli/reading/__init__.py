"""YAML text in, checked objects out, with positions for messages; the only code that opens data files."""
