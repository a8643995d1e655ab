"""The factsheet as its readers meet it: the amounts of the result, what follows from them, and nothing lost."""

import re
from base64 import b64encode
from collections.abc import Iterator
from html import unescape
from string import Formatter
from typing import Any

import pytest

from sroi_cli.reading.templates import languages, read_templates
from sroi_cli.reports.as_json import as_json
from sroi_cli.reports.factsheet import Factsheets
from sroi_cli.reports.sheet.fitting import SIZES
from sroi_cli.reports.sheet.sheet import Around, Link, Sheet, sheet
from sroi_cli.reports.style import Style
from sroi_cli.reports.templates import Templates
from sroi_cli.reports.view import view
from tests.conftest import IMPACT_MODELS, ROOT, SHIPPED, Sketch, labels_in

FACTSHEETS = Factsheets(Templates(read_templates()))
COUNTED = sorted(set(SHIPPED) - set(IMPACT_MODELS))
SCENARIO = """schema: 1
reference_values: "2025-12"
wijk: {name: Een wijk, gemeente: Een gemeente}
period: {start: 2025, years: 1}
"""
MEMO = "net: {because: proef}"


_MADE: dict[tuple[str, str], tuple[Sheet, dict[str, str], dict[str, Any]]] = {}  # so far


def made(name: str, sketched: Sketch, language: str = "nl") -> tuple[Sheet, dict[str, str], dict[str, Any]]:
    """A factsheet, its texts, and the same result as JSON."""
    if (name, language) not in _MADE:
        result = sketched(name)
        style = Style.of(result, labels_in(language))
        found = sheet(result, view(result, style), style)
        _MADE[name, language] = found, FACTSHEETS.of(found, style), as_json(result, style)
    return _MADE[name, language]


def balance(inbreng: float, opbrengst: float, *, kind: str = "economic", who: str = "werkgevers") -> str:
    """A scenario in which the gemeente puts something in, and somebody gains."""
    return f"""{SCENARIO}inbreng:
  - {{id: geld, stakeholder: gemeente, kind: money, quantity: {inbreng}}}
outcomes:
  - id: winst
    stakeholder: {who}
    kind: {kind}
    quantity: {{value: 1, unit: persoon, because: proef}}
    unit_value: {{value: {opbrengst}, unit: EUR/persoon, because: proef}}
    {MEMO}
"""


# reading the page back


def said(short: str) -> tuple[float, float]:
    """What `€ 695K` or `€2.1m` says, and how far the amount may be from it."""
    found = re.fullmatch(r"(-?)\D*?(-?)([\d.,]+?)([.,]\d)?(K| mln|m| mld|bn)?", short)
    assert found, short
    size = {None: 1.0, "K": 1e3, " mln": 1e6, "m": 1e6, " mld": 1e9, "bn": 1e9}[found[5]]
    whole, decimals = re.sub("[.,]", "", found[3]), found[4]
    number = float(f"{whole}.{decimals[1:]}" if decimals else whole)
    sign = -1 if found[1] or found[2] else 1
    return sign * number * size, 0.5 * size / (10 if decimals else 1)


def rows_of(page: str, table: str) -> Iterator[list[str]]:
    """The cells of a table in HTML, without tags and notes."""
    body = re.search(rf'<table class="{table}">(.*?)</table>', page, re.DOTALL)
    assert body, table
    for row in re.findall(r"<tr>(.*?)</tr>", body[1], re.DOTALL):
        cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
        yield [unescape(re.sub(r"<sup.*?</sup>|<[^>]+>", "", cell)).replace("\u00a0", " ").strip() for cell in cells]


@pytest.mark.parametrize("language", sorted(languages()))
@pytest.mark.parametrize("name", COUNTED)
def test_every_amount_on_the_front_is_that_of_the_result(name: str, language: str, sketched: Sketch) -> None:
    _, texts, found = made(name, sketched, language)
    page = texts["html"]
    amounts = re.findall(r'<data value="(.*?)">(.*?)</data>', page)
    for value, short in amounts:
        number, margin = said(unescape(short))
        assert abs(float(value) - number) <= margin * (1 + 1e-9)
    exact = [float(value) for value, _ in amounts]
    total = found["total"]
    expected = [total[key] for key in ("inbreng", "opbrengst", "saldo") if total[key] is not None]
    for one in found["stakeholders"]:
        rows = {row["side"] for row in found["rows"] if row["stakeholder"] == one["id"] and row["pv"] is not None}
        expected += [one[side] for side in ("opbrengst", "inbreng") if side in rows]
    expected += [
        one[side]
        for one in found["perspectives"]
        for side in ("inbreng", "opbrengst")
        if one[side] is not None and not one["id"].startswith("stakeholder.")
    ]
    assert sorted(exact[-len(expected) :]) == sorted(expected)


def data(html: str) -> float | None:
    """The exact number of an amount; None where it is not known."""
    found = re.search(r'<data(?: value="(.*?)")?>', html)
    return float(found[1]) if found and found[1] else None


@pytest.mark.parametrize("name", COUNTED)
def test_every_amount_stands_in_its_place_on_page_two(name: str, sketched: Sketch) -> None:
    shown, texts, found = made(name, sketched)
    page = texts["html"].partition('class="page impact"')[2].partition('class="annex"')[0]
    sums = dict(re.findall(r"<dt>(\w+)</dt><dd>(.*?)</dd>", page))
    assert {key: data(sums[key.capitalize()]) for key in ("inbreng", "opbrengst", "saldo")} == {
        key: found["total"][key] for key in ("inbreng", "opbrengst", "saldo")
    }
    assert shown.impact
    table = page.partition('<table class="stakes">')[2].partition("</table>")[0]
    rows = re.findall(r'<tr><th scope="row">(.*?)</th><td>(.*?)</td><td class="mark">(.*?)</td></tr>', table, re.DOTALL)
    assert [unescape(row[0]) for row in rows] == [one["label"] for one in found["stakeholders"]]
    for (_, cell, mark), one in zip(rows, found["stakeholders"], strict=True):
        parts = dict(re.findall(r'<p class="(gets|gives)">(.*?)</p>', cell, re.DOTALL))
        for side, part in (("opbrengst", "gets"), ("inbreng", "gives")):
            assert data(parts[part]) == one[side] if part in parts else one[side] == 0
        assert mark == one["mark"]
    seen = re.findall(r'<td class="figure">(<data.*?)</td><td class="figure">(<data.*?)</td>', page)
    expected = [one for one in found["perspectives"] if not one["id"].startswith("stakeholder.")]
    assert [(data(a), data(b)) for a, b in seen] == [(one["inbreng"], one["opbrengst"]) for one in expected]


@pytest.mark.parametrize("name", COUNTED)
def test_every_amount_stands_in_its_place_in_markdown(name: str, sketched: Sketch) -> None:
    shown, texts, found = made(name, sketched)
    page = texts["md"].partition("## Impactschets")[2].partition("## Verantwoording")[0]

    def agrees(short: str, amount: float | None) -> bool:
        if amount is None:
            return short == "onbekend"
        number, margin = said(short)
        return abs(amount - number) <= margin * (1 + 1e-9)

    for key in ("inbreng", "opbrengst", "saldo"):
        [short] = re.findall(rf"^- {key.capitalize()}: \*\*(.*?)\*\*$", page, re.MULTILINE)
        assert agrees(short, found["total"][key])
    assert shown.impact
    cells = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| ")]
    for one, stake in zip(found["stakeholders"], shown.impact.stakes, strict=True):
        [line] = [line for line in cells if line[0] == one["label"]]
        for cell, side, amount in zip(
            line[1:3], ("inbreng", "opbrengst"), (stake.inbreng, stake.opbrengst), strict=True
        ):
            short = re.match(r"onbekend|\D?\S* ?-?[\d.,]+(K| mln)?", cell)
            assert short
            assert agrees(short[0], one[side])
            assert (f"<sup>{','.join(map(str, amount.notes))}</sup>" in cell) == bool(amount.notes)
    for perspective in found["perspectives"][:4]:
        label = labels_in()["terms"][f"perspective_{perspective['id']}"]
        [line] = [line for line in cells if line[0] == label]
        assert agrees(line[1], perspective["inbreng"])
        assert agrees(line[2], perspective["opbrengst"])


@pytest.mark.parametrize("name", COUNTED)
def test_the_charts_show_the_amounts_of_the_result(name: str, sketched: Sketch) -> None:
    shown, _, found = made(name, sketched)
    style = Style.of(sketched(name), labels_in())
    assert shown.impact
    drawn = [(bar.fill, bar.label, bar.leftward) for bar in shown.impact.balance.bars]
    expected = []
    for one in found["stakeholders"]:
        expected += [("hatched", style.short(one["inbreng"]), True)] if one["inbreng"] != 0 else []
        expected += [("solid", style.short(one["opbrengst"]), False)] if one["opbrengst"] != 0 else []
    assert drawn == expected
    assert shown.impact.balance.heads == ("Inbreng", "Opbrengst")
    if shown.impact.kinds:
        assert [bar.label for bar in shown.impact.kinds.bars] == [style.short(one) for one in found["kinds"].values()]
    if shown.impact.band:
        row, ratio = shown.impact.band.rows[0], found["total"]["ratio"]
        assert [row.low.label, row.point.label, row.high.label] == [
            style.ratio_said(each) for each in (found["total"]["band"]["low"], ratio, found["total"]["band"]["high"])
        ]
    if shown.annex.evidence.chart:
        sums = dict.fromkeys(("weten", "vermoeden", "aannemen"), 0.0)
        for row in found["rows"]:
            if row["side"] == "opbrengst":
                sums[row["basis"]] += row["pv"] or 0
        whole = found["total"]["opbrengst"]
        assert [bar.label for bar in shown.annex.evidence.chart.bars] == [
            f"{style.share(amount / whole)} ({style.short(amount)})" for amount in sums.values()
        ]
    years = [[str(one["year"]), style.money(one["inbreng"]), style.money(one["opbrengst"])] for one in found["years"]]
    assert [list(line[:3]) for line in shown.annex.years.lines] == years


def test_every_chart_has_a_title_and_a_description_and_nothing_may_run(sketched: Sketch) -> None:
    for name in SHIPPED:
        page = made(name, sketched)[1]["html"]
        assert "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri" in page
        assert "<script" not in page
        for chart in re.findall(r'<svg class="chart.*?</svg>', page, re.DOTALL):
            ids = re.search(r'aria-labelledby="(\S+) (\S+)"', chart)
            assert ids
            assert re.search(rf'<title id="{ids[1]}">\S', chart)
            assert re.search(rf'<desc id="{ids[2]}">\S', chart)


def test_the_logo_and_the_colour_are_those_of_the_scenario(sketched: Sketch) -> None:
    page = made("voorbeeldwijk-2025", sketched)[1]["html"]
    logo = b64encode((ROOT / "scenarios" / "voorbeeldwijk.svg").read_bytes()).decode()
    assert f'src="data:image/svg+xml;base64,{logo}"' in page
    accent = re.search(r"accent: \"(#\w+)\"", (ROOT / "scenarios" / "voorbeeldwijk-2025.yaml").read_text("utf-8"))
    assert accent
    assert page.index(f":root {{ --accent: {accent[1]}; }}") > page.index("--accent: #14532d")


@pytest.mark.parametrize("name", COUNTED)
def test_the_exact_amounts_in_the_annex_are_those_of_the_result(name: str, sketched: Sketch) -> None:
    shown, texts, found = made(name, sketched)
    lines = {cells[0]: cells for cells in rows_of(texts["html"], "stakeholders")}
    section = texts["md"].partition("### Bedragen per stakeholder")[2].partition("###")[0]
    markdown = dict(re.findall(r"^\| (.+?) \| (.*) \|$", section, re.MULTILINE))
    for one in found["stakeholders"]:
        cells = lines[one["label"]]
        in_markdown = [re.sub(r" <sup>.*", "", cell) for cell in markdown[one["label"]].split(" | ")]
        assert in_markdown[:3] == cells[1:4]
        for key, cell in zip(("inbreng", "opbrengst", "saldo"), cells[1:], strict=False):
            number, margin = said(cell) if one[key] is not None else (0, 0)
            assert cell == "onbekend" if one[key] is None else abs(one[key] - number) <= margin
    assert shown.impact


@pytest.mark.parametrize("name", SHIPPED)
def test_both_formats_say_the_same(name: str, sketched: Sketch) -> None:
    shown, texts, _ = made(name, sketched)
    for text in texts.values():
        plain = " ".join(unescape(re.sub(r"<[^>]+>|[*\\]", "", text)).replace("\u00a0", " ").split())
        words = [*shown.status, *shown.view.notes, shown.wijk.story.intro, shown.wijk.story.situation]
        words += [item.name for item in (*shown.wijk.counted, *shown.wijk.not_counted)]
        words += [*shown.impact.conclusion, shown.impact.meaning] if shown.impact else []
        words += [source for _, source in shown.annex.sources]
        for sentence in filter(None, words):
            assert " ".join(sentence.replace("*", "").split()) in plain


@pytest.mark.parametrize(
    ("amount", "dutch", "english"),
    [
        (0, "€ 0", "€0"),
        (713.4, "€ 713", "€713"),
        (999.6, "€ 1,0K", "€1.0K"),
        (5_432, "€ 5,4K", "€5.4K"),
        (9_960, "€ 10K", "€10K"),
        (22_101, "€ 22K", "€22K"),
        (695_130, "€ 695K", "€695K"),
        (999_499, "€ 999K", "€999K"),
        (999_999, "€ 1,0 mln", "€1.0m"),
        (2_100_000, "€ 2,1 mln", "€2.1m"),
        (1_222_600_000, "€ 1,2 mld", "€1.2bn"),
        (-311_326, "€ -311K", "-€311K"),
    ],
)
def test_money_is_written_as_one_says_it(amount: float, dutch: str, english: str) -> None:
    assert [Style(labels_in(language)).short(amount) for language in ("nl", "en")] == [dutch, english]


def test_numbers_are_in_the_style_of_the_language() -> None:
    english = Style(labels_in("en"))
    assert (english.money(1_234_567), english.ratio(2.345), english.share(0.8)) == ("€1,234,567", "2.35", "80%")
    assert Style(labels_in("en"), "SEK").money(-2) == "-SEK 2"


# languages


def fields(words: str) -> list[tuple[str, str]]:
    return sorted((name, kind or "") for _, name, kind, _ in Formatter().parse(words) if name is not None)


def test_every_language_has_every_label_with_the_same_figures() -> None:
    dutch = labels_in("nl")
    for language in languages():
        labels = labels_in(language)
        assert {group: list(words) for group, words in labels.items()} == {g: list(w) for g, w in dutch.items()}
        for group, words in labels.items():
            for key, label in words.items():
                assert {name for name, _ in fields(label)} == {name for name, _ in fields(dutch[group][key])}, key


def test_an_english_factsheet_has_no_dutch_labels(sketched: Sketch) -> None:
    _, texts, _ = made("vijlen", sketched, "en")
    assert '<html lang="en">' in texts["html"]
    for key, label in labels_in("nl")["terms"].items():
        if len(label) > 12 and "{" not in label and label != labels_in("en")["terms"][key]:
            assert label not in texts["html"], key


# what it means


WRONG_POCKET = "wie het meeste inbrengt krijgt er minder voor terug"


@pytest.mark.parametrize(
    ("scenario", "meaning", "sentences", "unsaid"),
    [
        (balance(100, 300), WRONG_POCKET, ["met 100 % van de inbreng en 0 %", "€ 300 over: Werkgevers"], "Slechter"),
        (balance(100, 300, who="gemeente"), "ook aan de onderkant", ["bandbreedte (2,25)"], "Grootste|Wie weinig"),
        (balance(100, 110), "niet zeker", ["(0,83 tot 1,38) kan de opbrengst ook kleiner"], "Naar schatting is"),
        (balance(100, 90), "niet zeker", ["Naar schatting is de opbrengst kleiner", "ook groter"], "ook kleiner"),
        (balance(100, 50), "is kleiner dan de inbreng", ["bovenkant van de bandbreedte (0,63)"], "Alleen in geld"),
        (balance(100, 300, kind="social"), WRONG_POCKET, ["tegenover elke € 1 een opbrengst van € 0,00"], "Slechter"),
        (balance(100, -80), "is kleiner", ["Slechter af: Werkgevers, met € 80."], "% van de opbrengst"),
        (balance(0, 80), "De inbreng is nog niet", [], "Grootste|bandbreedte"),
    ],
)
def test_the_conclusion_follows_from_the_numbers(
    scenario: str, meaning: str, sentences: list[str], unsaid: str, sketched: Sketch
) -> None:
    shown, _, _ = made(scenario, sketched)
    assert shown.impact
    told = " ".join(shown.impact.conclusion)
    assert meaning in shown.impact.meaning
    assert all(sentence in told for sentence in sentences), told
    assert not re.search(unsaid, told), told


def test_who_pays_for_the_inbreng_of_others_is_told_and_gains_nothing_for_free(sketched: Sketch) -> None:
    text = balance(100, 300).replace("stakeholder: gemeente", "stakeholder: actoren, funded_by: werkgevers")
    shown, _, _ = made(text, sketched)
    assert shown.impact
    told = " ".join(shown.impact.conclusion)
    assert "Werkgevers betaalt € 100 van de inbreng van anderen: Geld." in told
    assert "Wie weinig" not in told


@pytest.mark.parametrize(
    ("ratio", "said", "per_one"),
    [
        (2.1988, "2,2", "€ 2,20"),
        (1.0049, "1,00", "€ 1,00"),
        (1.04, "1,04", "€ 1,04"),
        (0.96, "0,96", "€ 0,96"),
        (0.04, "0,04", "€ 0,04"),
        (1.0, "1,0", "€ 1,00"),
        (36.2, "36,2", "€ 36"),
    ],
)
def test_a_ratio_near_one_or_nothing_is_not_rounded_to_it(ratio: float, said: str, per_one: str) -> None:
    style = Style(labels_in())
    assert (style.ratio_said(ratio), style.per_one(ratio)) == (said, per_one)


def test_vijlen_says_who_pays_and_who_gains(sketched: Sketch) -> None:
    shown, texts, _ = made("vijlen", sketched)
    assert shown.impact
    assert shown.impact.per_euro == "€ 2,20"
    told = " ".join(shown.impact.conclusion)
    assert "Grootste inbreng: Actoren in de wijk, met 84 % van de inbreng en 3 % van de opbrengst." in told
    assert "€ 152K over: Gemeente, Zorgverzekeraar, Rijksoverheid en Werkgevers" in told
    assert [stake.mark for stake in shown.impact.stakes] == ["+++", "+", "+", "++", "+", "+"]
    assert shown.impact.per_euro_money == "waarvan € 0,39 in geld"
    assert shown.impact.stakes[0].inbreng.what == "uren van deelnemers (7,2 uur per deelnemer)"
    assert shown.wijk.organiser == ("8 uur per week", "nog niet gefinancierd")
    assert "ga ervan uit dat niemand hem heeft getoetst" in texts["html"].partition('class="annex"')[0]


# page one


def test_themes_and_phases_show_what_the_catalogue_says_of_the_activities(sketched: Sketch) -> None:
    shown, _, _ = made("vijlen", sketched)
    covered = {line.theme: [len(names) for names in line.activities] for line in shown.wijk.coverage}
    assert covered["bewegen"] == [1, 2, 1]  # hartcheckpunt; wandeluitdaging, groepsconsult; wandelgroep
    assert covered["ontspanning en slaap"] == [0, 1, 0]


def test_a_figure_of_the_wijk_stands_beside_the_national_one(sketched: Sketch) -> None:
    context = "{label: Ervaren gezondheid, value: 61, national: ervaren_gezondheid}"
    text = SCENARIO.replace("gemeente: Een gemeente}", f"gemeente: Een gemeente, context: [{context}]}}")
    shown, texts, _ = made(text, sketched)
    [figure] = shown.wijk.context
    assert (figure.value, figure.national) == ("61", "69 punten")
    assert figure.chart
    assert [bar.width for bar in figure.chart.bars] == [pytest.approx(100 * 61 / 69, abs=0.01), 100]
    assert shown.annex.sources[figure.notes[0] - 1][0] == "impactanalyse-2diabeat"
    assert "69 punten in Nederland" in texts["md"]


def test_sources_are_numbered_and_every_number_leads_to_one(sketched: Sketch) -> None:
    for name in SHIPPED:
        shown, texts, _ = made(name, sketched)
        numbers = set(map(int, re.findall(r'href="#source-(\d+)"', texts["html"])))
        assert numbers <= set(range(1, len(shown.annex.sources) + 1))
        assert numbers or name in IMPACT_MODELS
        listed = list(map(int, re.findall(r'<li id="source-(\d+)"', texts["html"])))
        assert listed == list(range(1, len(shown.annex.sources) + 1))


def test_the_sources_behind_an_amount_include_those_of_its_corrections(sketched: Sketch) -> None:
    corrections = """deadweight: {value: 0.1, source: lwtc-2015}
    displacement: {value: 0, because: proef}
    attribution: {value: 0, because: proef}
    drop_off: {value: 0, because: proef}"""
    shown, _, _ = made(balance(100, 300).replace(MEMO, corrections), sketched)
    assert shown.impact
    [gains] = [stake.opbrengst for stake in shown.impact.stakes if stake.name == "Werkgevers"]
    assert [shown.annex.sources[number - 1][0] for number in gains.notes] == ["lwtc-2015"]


def test_what_a_stakeholder_gets_is_told_the_largest_first(sketched: Sketch) -> None:
    shown, _, _ = made("living-well-taking-control", sketched)
    assert shown.impact
    assert shown.impact.stakes[0].opbrengst.what.startswith("Lower risk of type 2 diabetes, More physical activity")
    assert shown.impact.stakes[0].opbrengst.what.endswith("en 3 andere")


def test_activities_without_participants_and_the_status_are_told(sketched: Sketch) -> None:
    uncounted = made("gezond-wijdemeren-2022", sketched)[0].wijk
    assert [item.name for item in uncounted.not_counted][:2] == ["Wandelgroep", "Toeleiding naar leefstijlinterventie"]
    assert uncounted.counted == ()
    shown, _, _ = made("vijlen", sketched)
    assert shown.status[0].startswith("Dit is een ambitie")


# fitting


def long_wijk(activities: int, words: int) -> str:
    text = "woord " * words
    lines = "".join(
        f"  - {{activity: wandelgroep, id: groep_{n:02d}_{'x' * 50}, participants: 10}}\n" for n in range(activities)
    )
    story = f'factsheet: {{intro: "{text}", situation: "{text}", quote: {{text: "{text}"}}}}\n'
    return f"{SCENARIO}activities:\n{lines}{story}"


@pytest.mark.parametrize("words", [10, 300, 3000])
@pytest.mark.parametrize("activities", [1, 25, 60])
def test_what_does_not_fit_on_page_one_is_in_the_annex(activities: int, words: int, sketched: Sketch) -> None:
    shown, texts, _ = made(long_wijk(activities, words), sketched)
    assert set(shown.sizes) <= set(SIZES)
    for text in texts.values():
        assert len(re.findall(r"\bwoord\b", text)) >= 3 * words
        plain = text.replace("\\", "")
        assert all(f"groep_{n:02d}_" in plain for n in range(activities))


def test_the_more_there_is_on_a_page_the_smaller_its_letters(sketched: Sketch) -> None:
    sizes = [made(long_wijk(n, 20), sketched)[0].sizes[0] for n in (1, 4, 8, 12)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[-1]


# the site


def test_a_factsheet_of_a_site_leads_to_the_others(sketched: Sketch) -> None:
    result = sketched("vijlen")
    style = Style.of(result, labels_in())
    around = Around(Link("een wijk", "<Een> wijk"), None, "index.html")
    texts = FACTSHEETS.of(sheet(result, view(result, style), style, around), style)
    assert '<a rel="prev" href="een%20wijk.html">← &lt;Een&gt; wijk</a>' in texts["html"]
    assert "[← &lt;Een&gt; wijk](een%20wijk.md) · [Alle wijken](index.html)\n" in texts["md"]
    assert 'rel="next"' not in texts["html"]
