"""Who pays and who gains, as `sroi finance` says it."""
