"""What a sketch rests on, what is odd about it, and which requirements on evidence it meets."""
