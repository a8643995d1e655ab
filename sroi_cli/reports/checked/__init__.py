"""What a sketch rests on, what stands out, and what comes of each requirement."""
