"""The questions about own outcomes: what changes beside what the activities of the list bring along."""

from collections.abc import Iterator

from sroi_cli.model.form.fields import Block, Field, Layout, Reads, Sheet
from sroi_cli.model.form.wijk import MARK, WHENCE

_ALL = {"alle deelnemers": "participants"}
_CORRECTIONS = (
    ("deadweight", "Welk deel was zonder u ook gebeurd?", "Als percentage. 0 % mag, met een reden."),
    ("displacement", "Welk deel is alleen verplaatst?", "Wat de een won, verloor een ander. Als percentage."),
    ("attribution", "Welk deel is door anderen gekomen?", "Als percentage."),
    ("drop_off", "Welk deel verdwijnt elk jaar?", "Van het effect, na het eerste jaar. Als percentage."),
)


def _reasoned(number: Field) -> Iterator[Field]:
    yield number
    yield Field(f"{number.key}.because", f"{WHENCE} ({number.label[0].lower()}{number.label[1:].rstrip('?')})")


def _measured(key: str, label: str, about: str, **more: object) -> Iterator[Field]:
    number, reason = _reasoned(Field(key, label, about, Reads.NUMBER, like=f"{key}.unit", **more))  # type: ignore[arg-type]
    yield number
    yield Field(
        f"{key}.unit", f"In welke eenheid? ({label[0].lower()}{label[1:].rstrip('?')})", choice="unit", open=True
    )
    yield reason


OUTCOMES = Block(
    "Eigen uitkomsten",
    (
        Field(
            "label", "Wat verandert er?", "Bijvoorbeeld: Minder eenzaam door de buurttuin.", needed=True, unless="id"
        ),
        Field("stakeholder", "Voor wie?", "Kies uit de lijst.", choice="stakeholder", needed=True),
        Field("kind", "Sociaal of economisch?", "Kies uit de lijst.", choice="outcome_kind", needed=True),
        *_measured(
            "quantity", "Bij hoeveel?", "Een aantal mensen of dingen, of: alle deelnemers.", words=_ALL, needed=True
        ),
        *_measured(
            "effect", "Hoeveel verandert er per keer?", "Bijvoorbeeld 0,02 QALY/persoon. Leeg: 1.", choice="value"
        ),
        *_measured(
            "unit_value",
            "Wat is één daarvan waard?",
            "Een prijs, of een referentiewaarde uit de lijst.",
            choice="value",
        ),
        *(one for key, label, about in _CORRECTIONS for one in _reasoned(Field(key, label, about, Reads.SHARE))),
        Field("starts", "Na hoeveel jaar begint het effect?", "Hele jaren. Leeg: meteen.", Reads.PEOPLE),
        Field("duration", "Hoeveel jaar duurt het effect?", "Leeg: 1 jaar.", Reads.NUMBER),
        Field("duration.because", f"{WHENCE} (hoeveel jaar duurt het effect)"),
        Field(
            "intake",
            "Wanneer komen ze erbij?",
            "Aantal per jaar, met ; ertussen. Leeg: in het eerste jaar.",
            Reads.NUMBERS,
        ),
        Field(
            "per_year", "Of: welk deel elk jaar?", "In plaats van begin, duur en afname: 1; 0,5; 0,25.", Reads.NUMBERS
        ),
        Field("net.because", "Of: waarom hoeft er niets meer af?", "In plaats van de vier percentages hierboven."),
        Field("net.source", "Bron daarvan", "", choice="source"),
        MARK,
    ),
    "Eén kolom per uitkomst. Elk getal zegt waar het vandaan komt, ook een nul.",
    "outcomes",
    Layout.COLUMNS,
    named=True,
    spare=4,
)
OUTCOME_SHEET = Sheet(
    "Eigen uitkomsten",
    "Voor de analist. Wat activiteiten uit de lijst opleveren, telt al mee; hier staat alleen wat daar nog bij komt.",
    (OUTCOMES,),
    for_analyst=True,
)
