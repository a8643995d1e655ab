"""The lists that answers are chosen from: the words of the form, and what each is in a scenario."""

from collections.abc import Mapping

from sroi_cli.model.number import BASES
from sroi_cli.model.own_rows import NOBODY
from sroi_cli.model.release import ReferenceBook, Release
from sroi_cli.model.requirement import REQUIREMENTS
from sroi_cli.model.suggestions import nearest
from sroi_cli.model.units import HOUR, SHARE_UNIT

_LANGUAGE = "nl"  # the form is Dutch
_UNITS = {
    "euro per jaar": "EUR/jaar",
    "euro, eenmalig": "EUR",
    "euro per deelnemer": "EUR/deelnemer",
    "uur per week": "uur/week",
    "uur per jaar": "uur/jaar",
    "uur, eenmalig": "uur",
    "uur per deelnemer": "uur/deelnemer",
}
_FIXED: Mapping[str, Mapping[str, str]] = {
    "status": {each: each for each in ("ambitie", "verwachting", "realisatie")},
    "unknown": {"onbekend": "unknown"},
    "inbreng_kind": {"geld": "money", "betaalde tijd": "paid_time", "onbetaalde tijd": "unpaid_time"},
    "outcome_kind": {"sociaal": "social", "economisch": "economic"},
    "side": {"komt eruit (opbrengst)": "opbrengst", "gaat erin (inbreng)": "inbreng"},
    "purse": {"publiek geld": "public", "een bedrijf of organisatie": "private", "huishoudens": "household"},
    "inbreng_unit": _UNITS,
    "unit": {
        each: each
        for each in (
            "deelnemer",
            "persoon",
            "QALY/deelnemer",
            "QALY/persoon",
            "EUR/deelnemer",
            "EUR/persoon",
            "EUR/uur",
        )
    },
    "context_unit": {"aandeel": SHARE_UNIT, "inwoners": "inwoner", "huishoudens": "huishouden", "punten": "punt"},
    "basis": {each: each for each in BASES},
}
VALUES = "value"  # reference values, which may stand for any number
ADDED_TO = ("stakeholder", "funder")  # lists to which a form may add
NOT_FUNDED = "nog niemand"
Choices = Mapping[str, Mapping[str, str]]  # of each list the id behind each of its words


def choices_of(
    book: ReferenceBook, release: Release, requirements: Mapping[str, str], own: Mapping[str, str]
) -> Choices:
    """The lists beside a release; `own` are a scenario's stakeholders, `requirements` what each is called."""
    stakeholders = {one.label.text(_LANGUAGE): id_ for id_, one in release.stakeholders.items()} | dict(own)
    values = {one.label.text(_LANGUAGE): id_ for id_, one in release.values.items()}
    return {
        **_FIXED,
        "activity": {one.label.text(_LANGUAGE): id_ for id_, one in release.activities.items()},
        "stakeholder": stakeholders,
        "funder": {NOT_FUNDED: NOBODY, **stakeholders},
        VALUES: values,
        "price": {label: id_ for label, id_ in values.items() if release.values[id_].unit == f"EUR/{HOUR}"},
        "source": {f"{one.title} ({one.year})": id_ for id_, one in book.sources.items()},
        "release": {name: name for name in book.releases},
        "profile": {one.label.text(_LANGUAGE): id_ for id_, one in release.profiles.items()},
        "requirement": {requirements[name]: name for names in REQUIREMENTS.values() for name in names},
    }


def chosen(written: str, among: Mapping[str, str]) -> str | None:
    """The id that a word of a list, or an id, stands for; None where it is in the list in neither way."""
    plain = " ".join(written.split()).casefold()
    spelt = {label.casefold(): id_ for label, id_ in reversed(list(among.items()))}
    ids = {id_.casefold(): id_ for id_ in among.values()}
    return ids.get(plain) or spelt.get(plain)


def shown(id_: str, among: Mapping[str, str]) -> str:
    """What an id is called in a list; the id where it is not in it, or where that name is another's."""
    return next((label for label, known in among.items() if known == id_), id_)


def not_chosen(written: str, among: Mapping[str, str]) -> str:
    """What is wrong with a word that is in no list."""
    near = nearest(written, among)
    few = ", ".join(among) if len(among) <= 8 else ""  # noqa: PLR2004 - a line's worth
    hint = f"did you mean '{near}'?" if near else f"choose one of: {few}" if few else "choose from the list of the cell"
    return f"'{written}' is not in the list; {hint}"
