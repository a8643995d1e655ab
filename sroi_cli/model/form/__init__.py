"""The spreadsheet form: what it asks, and which key of a scenario each answer is."""
