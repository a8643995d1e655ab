"""What the files say: frozen types with their checks. Imports nothing of ours."""
