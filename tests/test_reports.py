"""What the reports show: the numbers of the result, in Dutch style, and any text harmlessly."""

import inspect
import re
from html import unescape
from math import prod
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sroi_cli.engine import notes
from sroi_cli.engine.evidence import judges, oddities
from sroi_cli.engine.financing import notes as finance_notes
from sroi_cli.engine.national import notes as national_notes
from sroi_cli.engine.result import Result
from sroi_cli.model.method import Convention
from sroi_cli.model.release import ReferenceBook
from sroi_cli.model.wijken import LeftOut
from sroi_cli.reading.templates import read_templates
from sroi_cli.reports.factsheet import Factsheets
from sroi_cli.reports.sheet.sheet import Sheet, sheet
from sroi_cli.reports.style import Style
from sroi_cli.reports.templates import Templates
from sroi_cli.reports.view import view
from tests.conftest import IMPACT_MODELS, ROOT, SHIPPED, Sketch, labels_in, shown_value

STYLE = Style(labels_in())
FACTSHEETS = Factsheets(Templates(read_templates()))


def shown(result: Result, style: Style = STYLE) -> Sheet:
    return sheet(result, view(result, style), style)


EVERY_KEY = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "scenario.md").read_text(encoding="utf-8"), re.DOTALL)[0]
HOSTILE = """schema: 1
reference_values: "2025-12"
wijk:
  name: "<script>alert(1)</script> {{ 7*7 }} {% raw %} | `x` *y*"
  gemeente: "[link](javascript:alert(1)) [red]rood[/red]"
period: {start: 2025, years: 1}
stakeholders: {eigen: {label: "<script>s</script>", purse: private}}
activities:
  - {activity: wandelgroep, participants: 10, label: "<script>a</script>"}
inbreng:
  - {id: geld, label: "<script>i</script>", stakeholder: eigen, kind: money, quantity: 10}
not_monetised:
  - {name: "مرحبا 🚶 omgekeerd", side: opbrengst, stakeholder: deelnemers, note: "a | b <script>n</script>"}
factsheet:
  title: "<script>t</script>"
  intro: "<img src=x onerror=alert(1)>"
  situation: "<script>s</script>"
  highlight: {title: "<script>h</script>", text: "<script>h</script>"}
  organiser: {name: "<script>o</script>", text: "<script>o</script>"}
  quote: {text: "{{ view }} <img src=x onerror=alert(1)> <b>x</b>", by: "<i>y</i>"}
  supported_by: ["<b>", "&amp;"]
"""


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (1_234_567, 0, "1.234.567"),
        (999.5, 0, "1.000"),
        (0.5, 0, "1"),
        (2.345, 2, "2,35"),
        (-311_325.665, 0, "-311.326"),
        (-0.2, 0, "0"),
        (1e15, 0, "1.000.000.000.000.000"),
        (0.0468, 4, "0,0468"),
    ],
)
def test_numbers_in_dutch_style(value: float, digits: int, text: str) -> None:
    assert STYLE.decimal(value, digits) == text


@given(st.floats(-1e12, 1e12), st.integers(0, 4))
def test_a_shown_number_is_the_number_rounded(value: float, digits: int) -> None:
    shown = float(STYLE.decimal(value, digits).replace(".", "").replace(",", "."))
    assert abs(shown - value) <= 0.5 * 10**-digits * (1 + 1e-9) + 1e-9 * abs(value)


def test_money_says_its_currency_or_that_it_is_unknown() -> None:
    assert STYLE.money(395_437.83) == "€ 395.438"
    assert Style(labels_in(), "GBP").money(2, 2) == "£ 2,00"
    assert Style(labels_in(), "SEK").money(2) == "SEK 2"
    assert STYLE.money(None) == "onbekend"


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (45, "deelnemer", "45 deelnemers"),
        (1, "deelnemer", "1 deelnemer"),
        (20.17, "EUR/uur", "€ 20,17 per uur"),
        (48.5, "EUR/uur", "€ 48,50 per uur"),
        (50_000, "EUR/QALY", "€ 50.000 per QALY"),
        (0.0468, "QALY/deelnemer", "0,0468 QALY per deelnemer"),
        (52, "week/jaar", "52 weken per jaar"),
        (-1, "consult", "-1 consulten"),
        (0.43, "fractie", "0,43"),
        (2, "", "2"),
        (2.5, "GBP/uur", "£ 2,50 per uur"),
        (7, "SEK", "SEK 7"),
    ],
)
def test_a_quantity_is_read_as_one_says_it(value: float, unit: str, words: str, book: ReferenceBook) -> None:
    assert Style(labels_in(), units=book.units.units).quantity(value, unit) == words


@pytest.mark.parametrize("name", SHIPPED)
def test_the_amounts_on_the_factsheets_are_those_of_the_result(name: str, sketched: Sketch) -> None:
    result = sketched(name)
    style = Style.of(result, labels_in())
    for text in FACTSHEETS.of(shown(result, style), style).values():
        plain = unescape(re.sub(r"<sup.*?</sup>|<[^>]+>", "|", text)).replace("\\", "").replace("\u00a0", " ")
        for one in result.stakeholders if result.total.opbrengst is not None else ():
            amounts = (one.balance.inbreng, one.balance.opbrengst, one.balance.saldo)
            cells = [style.name(one.party.label), *map(style.money, amounts)]
            assert re.search(r"[\s|]+".join(map(re.escape, cells)), plain), cells
        assert ("Geen ratio" if result.total.ratio is None else style.ratio(result.total.ratio)) in plain


@pytest.mark.parametrize("name", SHIPPED)
def test_every_output_names_version_release_scenario_and_method(name: str, sketched: Sketch) -> None:
    result = sketched(name)
    for text in FACTSHEETS.of(shown(result), STYLE).values():
        for words in ("sroi 0.1.0", result.release.sha256[:12], result.subject.scenario.sha256[:12], f"{name}.yaml"):
            assert words in text


@pytest.mark.parametrize("name", [*SHIPPED, EVERY_KEY])
def test_every_calculation_that_is_shown_gives_the_amount_beside_it(name: str, sketched: Sketch) -> None:
    scaled = ["claim_scale=0.5"] if "claim_scale" in sketched(name).value_map.parameters else []
    for settings in ([], scaled):
        result = sketched(name, *settings)
        style = Style.of(result, labels_in())
        lines = shown(result, style).annex.rows.lines[: len(result.rows)]  # after them come those without an amount
        for cells, one in zip(lines, result.rows, strict=True):
            product, *amount = cells[3].split(";")[0].split(" = ")
            value = prod(map(shown_value, product.split(" × ")))
            assert value == pytest.approx(one.impact, rel=1e-9), product
            assert amount in ([style.money(one.impact)], [])  # nothing where the product is the amount as it stands


def test_every_term_is_used() -> None:
    words = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "sroi_cli" / "reports").rglob("*.py"))
    words += "".join(text for name, text in read_templates().items() if name.endswith(".j2"))
    used = set(re.findall(r"""["'](\w+)["']""", words)) | {"social", "economic"}  # kinds of opbrengst
    used |= set(Convention.model_fields)  # choices of a method
    stems = """about_ alternative_ basis_ book_cell_ book_column_ book_discount_ book_front
        book_group_ book_method book_parameters book_result book_sources book_timing book_use_
        book_value_map cause_ check_activities check_derivations check_ranges check_releases
        check_sources check_units check_values compare_rows_ conclusion_band_
        conclusion_interval_ conclusion_not_counted_ diff_ do_ finance_even_ finance_rule_
        finance_scope_ framework_ item_ list. number_ path_ perspective_ range_ reproduction_
        requirement_ scale_plan_list_ scale_step_ short_ side_ status_ sum_ timing_ use_"""  # completed by an id
    assert [
        term for term in labels_in()["terms"] if term not in used and not term.startswith(tuple(stems.split()))
    ] == []


def test_every_note_has_words() -> None:
    labels = labels_in()
    modules = (notes, national_notes, finance_notes, oddities, judges)
    source = "".join(map(inspect.getsource, modules))
    keys = set(re.findall(r'(?:Note|has|lacks)\(\s*"(\w+)"', source))
    keys |= set(re.findall(r'"(ratio_\w+_programme|odd_\w+|lacks_\w+)"', source))
    keys |= {f"lacks_{key}" for key in re.findall(r'_told\("(\w+)"\)', source)}
    keys |= {"scale_growth", "scale_no_growth"} | {f"scale_left_out_{reason}" for reason in get_args(LeftOut)}
    assert keys == set(labels["notes"])


def test_hostile_text_is_shown_whole_and_harmless(sketched: Sketch) -> None:
    result = sketched(HOSTILE)
    texts = FACTSHEETS.of(shown(result), STYLE)
    assert "<script" not in texts["html"]
    assert "<img" not in texts["html"]
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }}" in texts["html"]
    assert not re.search("<(script|img|b|i)\\b", texts["md"])
    assert not re.search(r"(?<!\\)\]\(", texts["md"])
    assert "a \\| b" in texts["md"]


@pytest.mark.parametrize("name", IMPACT_MODELS)
def test_an_impact_model_says_who_puts_in_and_gets_what_and_shows_no_amounts(name: str, sketched: Sketch) -> None:
    result = sketched(name)
    for text in FACTSHEETS.of(shown(result), STYLE).values():
        plain = unescape(re.sub(r"<[^>]+>", "|", text))
        assert all(item.name in plain for item in result.subject.scenario.not_monetised)
        assert "impactmodel" in plain
        assert not re.search(r"€|None", plain)


@pytest.mark.parametrize("missing", ["hours: unknown\n", ""])
def test_a_scenario_without_ratio_says_so(missing: str, sketched: Sketch) -> None:
    activities = "activities:\n  - {activity: wandelgroep, participants: 10}\n" if missing else ""
    text = 'schema: 1\nreference_values: "2025-12"\nwijk: {name: A, gemeente: B}\nperiod: {start: 2025, years: 1}\n'
    result = sketched(text + missing + activities)
    for made in FACTSHEETS.of(shown(result), STYLE).values():
        assert "Geen ratio" in made
        assert "None" not in made
