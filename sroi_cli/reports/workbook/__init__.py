"""A result as a workbook that calculates: every amount a formula on cells that can be changed."""
