"""Pure arithmetic: from a scenario and its reference values to a result."""
