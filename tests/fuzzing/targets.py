"""What is tried: each kind of input, made of what ships, and the calls that read it."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from sroi_cli.reading.shipped import REFERENCE_VALUES
from tests.conftest import ROOT, called
from tests.fuzzing.case import Call, Case
from tests.fuzzing.mutations import CSV_VALUE, YAML_VALUE, Draw, changed, noisy, repacked, values, written

_WIJK, _MADE = "wijk.yaml", "made/*"
_DRAWN, _NOT_DRAWN = ("--draws", "100"), ("--draws", "0")
_ALL_FORMATS = ("--out", "made", "--format", "md,html,xlsx,csv", *_DRAWN)
_READING = (  # calls that read a scenario, and report on it in every way
    (("sketch", _WIJK, "--json", *_NOT_DRAWN),),
    (("sketch", _WIJK, *_ALL_FORMATS),),
    (("sketch", _WIJK, "--lang", "en", "--method", "svi", "--no-files", *_DRAWN),),
    (("check", _WIJK), ("check", _WIJK, "--json")),
    (("explain", _WIJK), ("explain", _WIJK, "--json")),
    (("finance", _WIJK, *_DRAWN), ("finance", _WIJK, "--json", "--rule", "no-one-worse-off", *_DRAWN)),
    (("uncertainty", _WIJK, *_DRAWN), ("uncertainty", _WIJK, "--json", *_DRAWN)),
    (("compare", _WIJK, "vijlen"), ("compare", _WIJK, "--b-method", "svi", "--json")),
    (("form", _WIJK, "--out", "f.xlsx"), ("import", "f.xlsx", "-o", "made/again.yaml"), ("check", "made/again.yaml")),
)
_WIJKEN = (
    "code,naam,gemeente,inwoners\nA1,Noord,Hier,1200\nA2,Zuid,Hier,800\nB1,West,Daar,3000\n",
    (
        "gwb_code_10;gwb_code;regio;gm_naam;recs;a_inw\nGM0014;GM0014;Groningen;Groningen;Gemeente;243768\n"
        "WK001400;WK001400;Centrum;Groningen;Wijk   ;24920\nWK001499;WK001499;Haven;Groningen;Wijk;.\n"
    ),
    (
        '"ID";"WijkenEnBuurten";"Gemeentenaam_1";"Codering_3";"AantalInwoners_5"\n'
        '1;"GM0363";"Amsterdam";"GM0363  ";9312\n2;"WK0363ME";"";"WK0363ME";10130\n3;"BU";"";"BU0363ME01";900\n'
    ),
)
_PROJECTING = (
    (),
    ("--json",),
    ("--out", "made"),
    ("--wijken", "1", "--select", "random", "--path", "linear", "--json"),
)
_OPTIONS = ("--method", "--release", "--draws", "--seed", "--lang", "--format", "--reference-dir")
_OF_SCALE = ("--wijken", "--year", "--inhabitants", "--reach", "--overlap", "--path", "--seed", "--top", "--release")
_OWN = ("--reference-dir", "own")
_USING_VALUES = st.sampled_from(
    (
        (("reference", "check", *_OWN), ("reference", "list", *_OWN, "--json"), ("explain", _WIJK, *_OWN)),
        (("sketch", _WIJK, *_OWN, "--out", "made", *_DRAWN),),
        (("sketch", _WIJK, *_OWN, "--json", *_DRAWN),),
        (("scale", *_OWN, *_NOT_DRAWN), ("reference", "show", "qaly", *_OWN, "--lang", "en")),
    )
)
_PATHS = (
    *("reference.qaly", "reference.*", "activities.*.participants", "activities.groepsconsult.participants_without"),
    *("outcomes.betere_toeleiding.starts", "outcomes.*.duration", "outcomes.*.*", "inbreng.lokale_aanjager.quantity"),
    *("claim_scale", "method.rate_costs", "method.first_index", "method.corrections", "method.discount_inputs", "*.*"),
)


@st.composite
def scenarios(draw: Draw) -> Case:
    """A shipped scenario, changed."""
    text = draw(st.sampled_from(_texts(ROOT / "scenarios")))
    return Case({_WIJK: draw(written(draw(changed(text, YAML_VALUE))))}, draw(st.sampled_from(_READING)))


@st.composite
def own_values(draw: Draw) -> Case:
    """Own reference values, changed, laid over the shipped ones."""
    files = {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "own_values").iterdir())}
    shipped = {name: _shipped_values()[name] for name in ("effects.yaml", "prices.yaml", "hours.yaml", "national.yaml")}
    name = draw(st.sampled_from(sorted(files | shipped)))
    changing = {name: draw(written(draw(changed((files | shipped)[name], YAML_VALUE))))}
    return _with_values({one: text.encode() for one, text in files.items()} | changing, (), draw(_USING_VALUES))


@st.composite
def all_values(draw: Draw) -> Case:
    """All reference values, one file of them changed, drawn up as a release of their own."""
    shipped = _shipped_values() | {"releases.yaml": "{}\n"}
    name = draw(st.sampled_from(sorted(shipped)))
    changing = {"published.yaml": b"{}"}  # figures that name what may be gone
    changing |= {name: draw(written(draw(changed(_shipped_values()[name], YAML_VALUE))))}
    released: Call = ("reference", "release", "2026-12-31", "--reference-dir", "own", ">own/releases.yaml")
    drawn_up = () if name == "releases.yaml" else (released,)
    return _with_values({one: text.encode() for one, text in shipped.items()} | changing, drawn_up, draw(_USING_VALUES))


@st.composite
def wijken(draw: Draw) -> Case:
    """A list of wijken, changed."""
    data = draw(written(draw(changed(draw(st.sampled_from(_WIJKEN)), CSV_VALUE))))
    call = ("scale", "--wijken-file", "wijken.csv", *draw(st.sampled_from(_PROJECTING)), *_NOT_DRAWN)
    return Case({"wijken.csv": data}, (call,))


@st.composite
def answers(draw: Draw) -> Case:
    """A table of answers, changed."""
    text = (ROOT / "scenarios" / "voorbeeld-antwoorden.csv").read_text(encoding="utf-8")
    return Case({"a.csv": draw(written(draw(changed(text, CSV_VALUE))))}, draw(_imported("a.csv")))


@st.composite
def forms(draw: Draw) -> Case:
    """A filled form, changed in its cells, its XML or its bytes."""
    form = _filled_form()
    data = draw(noisy(form)) if draw(st.integers(0, 5)) == 0 else draw(repacked(form))
    return Case({"f.xlsx": data}, draw(_imported("f.xlsx")))


@st.composite
def settings(draw: Draw) -> Case:
    """Settings and other options."""
    command, options = draw(st.sampled_from(((("sketch", "vijlen"), _OPTIONS), (("scale",), _OF_SCALE))))
    pairs = draw(st.lists(_setting() | st.tuples(st.sampled_from(options), _word()), min_size=1, max_size=3))
    shown = draw(st.sampled_from(((), ("--json",))))
    return Case({}, ((*command, *(one for pair in pairs for one in pair), *shown, *_NOT_DRAWN),))


TARGETS: dict[str, st.SearchStrategy[Case]] = {
    "scenarios": scenarios(),
    "own values": own_values(),
    "all values": all_values(),
    "wijken": wijken(),
    "answers": answers(),
    "forms": forms(),
    "settings": settings(),
}


def _with_values(files: dict[str, bytes], first: tuple[Call, ...], calls: tuple[Call, ...]) -> Case:
    """A case with a folder of own values, and a scenario of the release that they are drawn up as, if they are."""
    vijlen = (ROOT / "scenarios" / "vijlen.yaml").read_text(encoding="utf-8")
    text = vijlen.replace('"2025-12"', '"2026-12"') if first else vijlen
    return Case({_WIJK: text.encode()} | {f"own/{name}": data for name, data in files.items()}, (*first, *calls))


def _imported(file: str) -> st.SearchStrategy[tuple[Call, ...]]:
    sketched = st.sampled_from((("--json", *_NOT_DRAWN), ("--json", *_DRAWN), ("--out", "made", *_NOT_DRAWN)))
    return sketched.map(lambda options: (("import", file, "-o", "made"), ("sketch", _MADE, *options)))


def _word() -> st.SearchStrategy[str]:
    """What can be an argument: no NUL, and of lone surrogates only those that stand for bytes."""
    words = values | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    return words.filter(lambda word: "\0" not in word and "\ud800" not in word) | st.just("\udcff\udc80")


def _setting() -> st.SearchStrategy[tuple[str, str]]:
    return st.tuples(st.sampled_from(_PATHS) | _word(), _word()).map(lambda pair: ("--set", "=".join(pair)))


@cache
def _texts(folder: Path) -> Sequence[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yaml"))]


@cache
def _shipped_values() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(REFERENCE_VALUES.glob("*.yaml"))}


@cache
def _filled_form() -> bytes:
    with TemporaryDirectory() as folder:
        assert called("form", "voorbeeldwijk-2024", "--out", "f.xlsx", folder=Path(folder)).code == 0
        return (Path(folder) / "f.xlsx").read_bytes()
