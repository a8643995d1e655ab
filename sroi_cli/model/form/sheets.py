"""The form as a whole, sheet by sheet."""

from sroi_cli.model.form.fields import Block, Sheet
from sroi_cli.model.form.outcomes import OUTCOME_SHEET
from sroi_cli.model.form.texts import ANALYST_SHEET, ASSESSMENT_SHEET, STORY_SHEET
from sroi_cli.model.form.wijk import ACTIVITY_SHEET, INBRENG_SHEET, NOT_MONETISED_SHEET, WIJK

GUIDE = "Uitleg"  # the first sheet, which asks nothing
CHOICES = "Keuzes"  # a hidden one, with the lists
SHEETS: tuple[Sheet, ...] = (
    WIJK,
    ACTIVITY_SHEET,
    INBRENG_SHEET,
    NOT_MONETISED_SHEET,
    STORY_SHEET,
    ASSESSMENT_SHEET,
    OUTCOME_SHEET,
    ANALYST_SHEET,
)
BLOCKS: tuple[Block, ...] = tuple(block for sheet in SHEETS for block in sheet.blocks)
