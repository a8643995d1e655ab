"""Hostile input, made by changing what ships, for whatever the program reads: `python -m tests.fuzzing`.

Each try goes all the way: what is read is calculated and reported too. It may end in a result or in words (exit codes
0, 1 and 2). Anything else is a finding, and so is what takes too long or too much memory.
"""
