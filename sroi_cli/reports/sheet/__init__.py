"""The factsheet of one wijk: page one of the wijk, page two of what goes in and comes out, and the annex."""
