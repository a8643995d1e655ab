"""Arithmetic written down beside a number, so that anybody can check it: numbers, + - * / and round brackets."""

import ast
import operator
from collections.abc import Callable
from decimal import Decimal

_LONGEST = 1000  # characters; more would nest deeper than the parser of every Python can follow
_OPERATIONS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def computed(text: str) -> float:
    """What the arithmetic in `text` gives. Raises ValueError where it cannot be computed."""
    if len(text) > _LONGEST:
        raise ValueError(f"the derivation is longer than {_LONGEST} characters; shorten it")
    try:
        return _computed(ast.parse(text, mode="eval").body)
    except (SyntaxError, ArithmeticError, RecursionError, MemoryError) as error:
        raise ValueError(f"the derivation '{text}' cannot be computed; use numbers, + - * / and brackets") from error


def check_derivation(text: str, value: float) -> None:
    """Raises ValueError unless the arithmetic in `text` gives `value`, to the digits that the value has."""
    found = computed(text)
    if not agrees(found, value):
        raise ValueError(f"the derivation gives {found:.10g}, not the value {value:g}; correct one of them")


def agrees(found: float, written: float) -> bool:
    """Does a number round to another as that is written, to the decimals that it has?"""
    digits = max(0, -int(Decimal(repr(written)).normalize().as_tuple().exponent))
    return bool(abs(found - written) <= 0.5 * 10**-digits)


def _computed(node: ast.expr) -> float:
    match node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return float(value)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATIONS:
            return _OPERATIONS[type(op)](_computed(left), _computed(right))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_computed(operand)
    raise SyntaxError
