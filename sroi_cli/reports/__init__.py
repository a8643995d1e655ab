"""Pure: a result in, text out. The only place where numbers are rounded."""
