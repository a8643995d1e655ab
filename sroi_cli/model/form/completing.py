"""What follows from an answer without being asked: the usual price of an hour, and the unit of another price."""

from collections.abc import Mapping
from typing import Any

from sroi_cli.model.catalogue import CURRENCY, TIME
from sroi_cli.model.form.fields import Block
from sroi_cli.model.form.wijk import INBRENG
from sroi_cli.model.number import UNKNOWN
from sroi_cli.model.scalars import Plain
from sroi_cli.model.units import HOUR, parts

USUAL_PRICE: Mapping[str, str] = {time.kind: time.price for time in TIME}


def completed(block: Block, given: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of a record, and the price of its hours where none is given; of what is unknown no unit or price."""
    if block is INBRENG and given.get("quantity") == UNKNOWN:
        return {key: answer for key, answer in given.items() if key != "quantity.unit"}
    hours = parts(str(given.get("quantity.unit", "")))[0] == HOUR
    price = USUAL_PRICE.get(str(given.get("kind")))
    if block is INBRENG and hours and price and "unit_value" not in given:
        return {**given, "unit_value": price}
    return dict(given)


def missing_unit(block: Block, given: Mapping[str, Any]) -> str | None:
    """The field that is to say of which time the hours are; None where nothing is missing."""
    asked = block is INBRENG and str(given.get("kind")) in USUAL_PRICE and isinstance(given.get("quantity"), Plain)
    return "quantity.unit" if asked and "quantity.unit" not in given else None


def usual_unit(kind: str) -> str:
    """That of an inbreng that does not say its unit."""
    return CURRENCY if kind == "money" else ""


def price_unit(row: Mapping[str, Any]) -> str | None:
    """The unit of the price of an inbreng that does not say it: of one hour, where the quantity is in hours."""
    quantity, price = row.get("quantity"), row.get("unit_value")
    if not isinstance(quantity, dict) or not isinstance(price, dict) or "unit" in price:
        return None
    return f"{CURRENCY}/{HOUR}" if parts(str(quantity.get("unit", "")))[0] == HOUR else None
