"""The national projection: many wijken, until 2030."""
