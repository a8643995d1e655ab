"""Two results side by side, in words, as JSON and as a chart."""
