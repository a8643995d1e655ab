"""What is wrong in a template; apart from what fills them in, which is slow to import."""


class TemplateFault(Exception):
    """A template that cannot be filled in: which, where and why."""

    def __init__(self, name: str, line: int, why: str) -> None:
        super().__init__(f"{name}:{line}: {why}")
        self.name, self.line, self.why = name, line, why
