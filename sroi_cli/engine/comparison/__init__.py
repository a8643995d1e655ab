"""Two results side by side, and what the change in their ratio comes from."""
