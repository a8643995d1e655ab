"""What a sketch is checked against: the guideline Passend bewijs voor preventie, and the principles of SVI."""

from collections.abc import Mapping
from typing import Literal, get_args

Framework = Literal["passend_bewijs", "svi"]
Guideline = Literal[  # apply or explain: Adviescommissie richtlijn passend bewijs voor preventie, 15 October 2025
    "counterfactual",
    "control_group",
    "theory_of_change",
    "context_validity",
    "long_term",
    "costs_and_benefits",
]
Principle = Literal[  # Social Value International, Principles of Social Value, in their order
    "involve_stakeholders",
    "understand_what_changes",
    "value_the_things_that_matter",
    "only_include_what_is_material",
    "do_not_overclaim",
    "be_transparent",
    "verify_the_result",
    "be_responsive",
]
Requirement = Literal[Guideline, Principle]
REQUIREMENTS: Mapping[Framework, tuple[Requirement, ...]] = {
    "passend_bewijs": get_args(Guideline),
    "svi": get_args(Principle),
}
