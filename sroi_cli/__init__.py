"""sroi: the Social Return on Investment of neighbourhood health programmes, traceable to its sources."""

__version__ = "0.1.0"  # a literal: reading it from the installed metadata costs 67 ms at every start
