"""How sure a result is, in words, as a chart and as JSON."""
