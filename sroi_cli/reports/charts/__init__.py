"""Charts as shapes: where each bar, band and label stands. A template draws them as SVG.

Across, all is in percent of the chart's width, so that a chart fits any screen while its letters keep their size; down,
all is in em.
"""
