"""What is wrong in a template; apart from what fills them in, which is slow to import."""


class TemplateFault(Exception):
    """A template that cannot be filled in: which, where and why."""

    def __init__(self, places: list[tuple[str, int]], why: str) -> None:
        """`places` are templates and lines, from that which was asked for to that which went wrong."""
        super().__init__(f"{places[-1][0]}:{places[-1][1]}: {why}")
        self.places, self.why = places, why
