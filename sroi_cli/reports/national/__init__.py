"""The national projection, in words and as JSON."""
