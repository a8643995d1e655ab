"""`sroi scale`: the published tables to the euro, and the laws of what the program adds to them."""

import json
from dataclasses import replace
from itertools import pairwise
from math import fsum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sroi_cli.engine.national.parts import part, path
from sroi_cli.engine.national.plan import Plan
from sroi_cli.engine.national.projection import Projection, project
from sroi_cli.engine.national.wijken import Listed, by_gemeente, taking_part
from sroi_cli.engine.settings import Setting
from sroi_cli.model.projection import GAINERS, PROJECTED, ProjectionError
from sroi_cli.model.units import remainder
from sroi_cli.model.wijken import ListedWijk, WijkenList
from sroi_cli.reading.reference_values import read_reference_values
from tests.conftest import called

RELEASE = read_reference_values().release("2025-12")
NATIONAL = {
    "gemeente": 170_306_461,
    "zorgverzekeraar": 952_789_592,
    "zorgkantoor": 99_513_064,
    "rijksoverheid": 307_205_178,
    "werkgevers": 177_447_421,  # printed with a slip of one digit: 177,477,421
}
PER_WIJK = {"gemeente": 199_189, "zorgverzekeraar": 1_114_374, "zorgkantoor": 116_390, "rijksoverheid": 359_304,
            "werkgevers": 207_541}  # fmt: skip
PATHS = st.sampled_from(["published", "linear", "s-curve"])
reaches = st.fixed_dictionaries({one.reach: st.floats(0, 1).map(lambda x: round(x, 4)) for one in PROJECTED})
plans = st.builds(Plan, year=st.integers(2026, 2030), path=PATHS, overlap=st.floats(0, 1).map(lambda x: round(x, 3)))


def projected(plan: Plan | None = None, **values: float) -> Projection:
    return project(plan or Plan(), (Setting(f"reference.{id_}", value) for id_, value in values.items()), RELEASE)


def listed(*inhabitants: float) -> Listed:
    wijken = tuple(ListedWijk(f"W{i}", f"Wijk {i}", "G", f"G{i % 7}", each) for i, each in enumerate(inhabitants))
    return taking_part(WijkenList("lijst.csv", wijken, {}, "0"), None, "all", 1)


def scaled(folder: Path, *options: str) -> dict[str, Any]:
    ended = called("scale", "--json", *options, folder=folder)
    assert (ended.code, ended.err) == (0, "")
    found: dict[str, Any] = json.loads(ended.out)
    return found


def test_the_published_tables_come_out_to_the_euro(tmp_path: Path) -> None:
    found = scaled(tmp_path, "--wijken", "855", "--year", "2030")
    assert {who: round(amount) for who, amount in found["national"].items()} == NATIONAL
    assert {who: round(amount) for who, amount in found["per_wijk"].items()} == PER_WIJK
    assert {who: round(100 * share, 1) for who, share in found["share_of_spending"].items()} == {
        "gemeente": 1.1, "zorgverzekeraar": 3.0, "zorgkantoor": 0.5
    }  # fmt: skip
    assert {name: round(amount / 1e6, 1) for name, amount in found["sums"].items()} == {
        "zvw_sociaal_domein": 1123.1, "zorg_en_sociaal_domein": 1222.6, "all": 1707.3
    }  # fmt: skip
    assert found["share_of_inhabitants"] == pytest.approx(0.4731, abs=5e-5)
    assert [one["reached_per_wijk"] for one in found["activities"]] == pytest.approx([2586.4344154, 720, 648])
    assert (found["reading"], found["set"], found["wijken"], found["year"]) == ("published", {}, 855, 2030)


def test_the_other_reading_is_a_fifth_of_it_per_year(tmp_path: Path) -> None:
    found = scaled(tmp_path)
    one = found["one_effect_year"]
    assert one["national"] == pytest.approx({who: amount / 5 for who, amount in found["national"].items()})
    assert round(one["sums"]["zorg_en_sociaal_domein"] / 1e6, 1) == 244.5
    economic = fsum(each["opbrengst"] for each in one["stakeholders"] if each["id"] in NATIONAL)
    assert economic == pytest.approx(found["sums"]["all"]), "over the five years it is the published amount, once"
    assert found["qaly"]["value"] == pytest.approx(50_000 * found["qaly"]["qalys"])
    by_hand = 855 * (10_000 * 2940 / 11367 * 0.0468 + 720 * 0.01 + 648 * 0.0439)
    assert found["qaly"]["qalys"] == pytest.approx(by_hand)
    assert one["qaly"]["qalys"] == pytest.approx(by_hand / 5)


def test_the_inbreng_follows_from_hours_and_prices(tmp_path: Path) -> None:
    found = scaled(tmp_path)
    people = 10_000 * 2940 / 11367 + 720 + 648
    per_wijk = people * (7.2 * 20.17 + 6.5 * 68.67) + 8 * 52 * 5 * 68.67
    assert found["inbreng"]["per_wijk"] == pytest.approx(per_wijk)
    assert found["inbreng"]["national"] == pytest.approx(855 * per_wijk)
    once = found["one_effect_year"]["total"]
    assert once["ratio"] == pytest.approx(once["opbrengst"] / (855 * per_wijk))
    assert found["one_effect_year"]["ratio"] == pytest.approx(3.9608, abs=5e-5)
    assert found["ratio"] == pytest.approx(3 * once["ratio"]), "on average three of the five years, as reach grows"
    for reading in (found, found["one_effect_year"]):
        for side in ("inbreng", "opbrengst", "saldo"):
            assert fsum(each[side] for each in reading["stakeholders"]) == pytest.approx(reading["total"][side])


def test_2028_has_three_fifths() -> None:
    whole, until_2028 = projected(), projected(Plan(year=2028))
    assert until_2028.published.savings == pytest.approx({k: 0.6 * v for k, v in whole.published.savings.items()})
    assert until_2028.published.total.inbreng == pytest.approx(0.6 * (whole.published.total.inbreng or 0))


def test_no_overlap_and_the_published_path_change_nothing(tmp_path: Path) -> None:
    plain = called("scale", "--json", folder=tmp_path)
    assert called("scale", "--overlap", "0", "--path", "published", "--json", folder=tmp_path) == plain


def test_full_overlap_counts_everybody_once() -> None:
    nested = projected(Plan(overlap=1.0))
    assert nested.reached_once == pytest.approx(nested.reached["wijkaanpak"])
    assert nested.published.savings["zorgverzekeraar"] == pytest.approx(855 * 10_000 * 2940 / 11367 * 331)
    assert nested.published.total.inbreng == projected().published.total.inbreng, "hours are made all the same"
    wide = projected(Plan(overlap=1.0), bereik_groepsconsult=0.5)
    assert wide.reached_once == pytest.approx(0.5 * 8_550_000)


def test_a_path_begins_with_the_wijken_of_today() -> None:
    for growth, wijken in {
        "published": [855] * 5,
        "linear": [258.2, 407.4, 556.6, 705.8, 855],
        "s-curve": [186.584, 371.592, 592.408, 777.416, 855],
    }.items():
        found = path(projected(Plan(path=growth)))  # type: ignore[arg-type]
        assert [one.wijken for one in found] == pytest.approx(wijken)
        assert [one.year for one in found] == [2026, 2027, 2028, 2029, 2030]
    assert projected(Plan(path="linear"), wijken_opschaling=50).wijken == dict.fromkeys(range(2026, 2031), 50)


def test_on_a_path_a_wijk_reaches_a_fifth_in_each_year_that_it_takes_part() -> None:
    found = projected(Plan(path="linear"))
    share = (258.2 + 407.4 + 556.6 + 705.8 + 855) / (5 * 855)
    assert found.reached["hartcheckpunt"] == pytest.approx(855 * 720 * share)
    assert found.published.savings["gemeente"] == pytest.approx(share * projected().published.savings["gemeente"])
    organisers = next(row for row in found.value_map.rows if row.id == "lokale_aanjager")
    paid = fsum(line.amount for line in found.published.ledger.lines if line.row == organisers)
    assert paid == pytest.approx((258.2 + 407.4 + 556.6 + 705.8 + 855) * 8 * 52 * 68.67)


def test_the_alternatives_are_what_the_options_give(tmp_path: Path) -> None:
    shown = {one.key: one.projection.published.sums for one in projected().alternatives}
    assert shown["nested"] == scaled(tmp_path, "--overlap", "1")["sums"]
    assert shown["of_all"] == scaled(tmp_path, "--reach", "wijkaanpak=0.147")["sums"]
    assert shown["nested_of_all"] == scaled(tmp_path, "--overlap", "1", "--reach", "wijkaanpak=0.147")["sums"]


def test_a_file_of_855_wijken_of_10000_gives_the_same(tmp_path: Path) -> None:
    rows = "".join(f"W{i};Wijk {i};Gemeente {i % 342};10000\n" for i in range(855))
    (tmp_path / "gelijk.csv").write_text("code;naam;gemeente;inwoners\n" + rows)
    found, plain = scaled(tmp_path, "--wijken-file", "gelijk.csv"), scaled(tmp_path)
    assert {who: round(amount) for who, amount in found["national"].items()} == NATIONAL
    for key in ("national", "per_wijk", "sums", "share_of_spending", "qaly", "inbreng", "total"):
        assert json.dumps(found[key]) == json.dumps(plain[key])
    assert len(found["list"]["gemeenten"]) == 342


@given(st.lists(st.integers(1, 90_000).map(float), min_size=1, max_size=60), plans)
def test_gemeenten_and_wijken_add_up_to_the_whole(inhabitants: list[float], plan: Plan) -> None:
    chosen = listed(*inhabitants)
    found = projected(replace(plan, listed=chosen))
    gemeenten = by_gemeente(chosen.wijken)
    assert sum(one.wijken for one in gemeenten) == len(inhabitants) == found.count
    for sizes in ([one.inhabitants for one in gemeenten], [wijk.inhabitants for wijk in chosen.wijken]):
        parts = [part(size, chosen, found) for size in sizes]
        assert fsum(one.inhabitants for one in parts) == chosen.inhabitants
        assert fsum(one.reached for one in parts) == pytest.approx(sum(found.reached.values()))
        for who in GAINERS:
            assert fsum(one.published[who] for one in parts) == pytest.approx(found.published.savings[who])
            assert fsum(one.one_effect_year[who] for one in parts) == pytest.approx(found.one_effect_year.savings[who])


@given(st.integers(1, 90_000).map(float), st.integers(1, 90_000).map(float))
def test_a_wijk_has_in_a_list_what_it_has_alone(one: float, other: float) -> None:
    chosen = listed(one, other)
    alone = projected(Plan(listed=listed(one)))
    there = part(one, chosen, projected(Plan(listed=chosen)))
    assert there.published == pytest.approx(alone.published.savings)
    assert there.spending["gemeente"] == pytest.approx(one * 33.9e9 / 18_073_424)


def test_the_printed_gemeenten_and_wijken_add_up_to_their_total(tmp_path: Path) -> None:
    rows = "".join(f"W{i},Wijk {i},Gemeente {i % 9},{1000 * (i + 1)}\n" for i in range(30))
    (tmp_path / "lijst.csv").write_text("code,naam,gemeente,inwoners\n" + rows)
    out = called("scale", "--wijken-file", "lijst.csv", "--top", "4", folder=tmp_path).out
    for heading, places in (("Per gemeente, per jaar", 9), ("Per wijk, per jaar", 30)):
        lines = out.partition(heading)[2].splitlines()[4:12]
        amounts = [float(line.split("€")[1].replace(".", "")) for line in lines if "€" in line]
        assert len(amounts) == 6, "four, the others and the total"
        assert sum(amounts[:-1]) == pytest.approx(amounts[-1], abs=3)
        assert f"en {places - 4} andere" in "\n".join(lines)


@given(plans, reaches, st.floats(0, 1).map(lambda x: round(x, 3)))
def test_more_overlap_never_raises_an_amount(plan: Plan, given_reach: dict[str, float], more: float) -> None:
    low, high = sorted((plan.overlap, more))
    less, full = (projected(replace(plan, overlap=overlap), **given_reach) for overlap in (low, high))
    for one, other in ((less.published, full.published), (less.one_effect_year, full.one_effect_year)):
        assert all(other.savings[who] <= one.savings[who] + 1e-6 for who in GAINERS)
        assert other.qalys <= one.qalys + 1e-9
        assert other.total.inbreng == one.total.inbreng


@given(plans, reaches)
def test_more_wijken_and_later_years_never_lower_an_amount(plan: Plan, given_reach: dict[str, float]) -> None:
    few, many = (projected(plan, wijken_opschaling=n, **given_reach) for n in (400, 855))
    assert all(few.published.savings[who] <= many.published.savings[who] + 1e-6 for who in GAINERS)
    as_published = replace(plan, path="published")
    until = [projected(replace(as_published, year=year), **given_reach) for year in range(2026, 2031)]
    for earlier, later in pairwise(until):
        assert all(earlier.published.savings[who] <= later.published.savings[who] + 1e-6 for who in GAINERS)
        assert all(
            earlier.one_effect_year.savings[who] == pytest.approx(later.one_effect_year.savings[who]) for who in GAINERS
        )


@given(plans, reaches)
def test_the_years_of_the_path_add_up(plan: Plan, given_reach: dict[str, float]) -> None:
    found = projected(plan, **given_reach)
    years = path(found)
    assert years[-1].reached == pytest.approx(sum(found.reached.values()))
    assert years[-1].published == pytest.approx(found.published.sums["all"])
    assert fsum(one.one_effect_year for one in years) == pytest.approx(found.one_effect_year.sums["all"] * len(years))
    assert fsum(one.inbreng for one in years) == pytest.approx(found.published.total.inbreng)


def test_the_units_of_every_row_cancel() -> None:
    found = projected().value_map
    for row in found.rows:
        units = [found.parameters[factor.plus[0]].unit for factor in row.factors]
        assert remainder(units) == ("EUR·wijk" if row.id == "lokale_aanjager" else "EUR"), row.id


def test_random_wijken_depend_on_the_seed_alone() -> None:
    wijken = tuple(ListedWijk(f"W{i}", "", "", "", 1000.0 + i % 3) for i in range(200))
    there, turned = WijkenList("a", wijken, {}, ""), WijkenList("b", wijken[::-1], {}, "")
    first = taking_part(there, 20, "random", 1)
    assert first.wijken == taking_part(turned, 20, "random", 1).wijken
    assert first.wijken != taking_part(there, 20, "random", 2).wijken
    assert [wijk.inhabitants for wijk in taking_part(there, 66, "largest", 1).wijken] == [1002.0] * 66


def test_a_release_without_national_values_is_refused() -> None:
    with pytest.raises(
        ProjectionError, match="release 2024-12 has no reference value 'inwoners_nederland'; use a later release"
    ):
        project(Plan(), (), read_reference_values().release("2024-12"))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--wijken", "0"), "--wijken: 0 is out of range; give a whole number from 1"),
        (("--wijken", "-3"), "--wijken: -3 is out of range"),
        (
            ("--wijken", "100000"),
            "1,000,000,000 people, more than the 18,073,424 of the country; give at most 1,807 wij",
        ),
        (("--wijken", "veel"), "Invalid value for '--wijken'"),
        (("--inhabitants", "10.000"), "--inhabitants: '10.000' can be read in two ways; write 10000 or 10.0"),
        (("--inhabitants", "0"), "--inhabitants: 0 is out of range; give 1 or more"),
        (("--reach", "wijkaanpak=26"), "--reach wijkaanpak: 26 is out of range; give a fraction from 0 to 1 (26 % is"),
        (("--reach", "wijkaanpak=1.2"), "1.2 is out of range"),
        (("--reach", "wijkaanpak=0,26"), "has a decimal comma"),
        (("--reach", "wijkaanpak"), "--reach wijkaanpak: '' is not a number"),
        (("--reach", "wandelgroep=0.1"), "unknown activity of the projection 'wandelgroep'; known: groepsconsult, h"),
        (("--year", "2031"), "2031 is not modelled: reach grows by a fifth a year from 2026 to 2030"),
        (("--year", "2025"), "2025 is not modelled"),
        (("--overlap", "1.5"), "--overlap: 1.5 is out of range; give a fraction from 0 to 1"),
        (("--path", "fast"), "--path: unknown path 'fast'; known: linear, published, s-curve"),
        (
            ("--set", "reference.qali=1"),
            "--set reference.qali: no parameter has this path; did you mean 'reference.qaly'?",
        ),
        (("--set", "reference.zvw_groepsconsult=-5"), "-5 is out of range; give 0 or more"),
        (("--select", "largest"), "--select is about the wijken of a file; give one with --wijken-file"),
        (("--top", "3"), "--top is about the wijken of a file"),
        (("--wijken", "300", "--set", "reference.wijken_opschaling=4"), "an option sets it too; keep one of them"),
        (("--release", "2031-01"), "unknown release '2031-01'"),
    ],
)
def test_wrong_use_is_answered_with_what_to_do(options: tuple[str, ...], words: str, tmp_path: Path) -> None:
    ended = called("scale", *options, folder=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert words in ended.err


def test_the_last_of_an_option_holds(tmp_path: Path) -> None:
    twice = ("--reach", "wijkaanpak=0.3", "--reach", "wijkaanpak=0.25864344154130375")
    assert scaled(tmp_path, *twice) == scaled(tmp_path)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), ["Zoals gepubliceerd: € 1.222,6 mln", "Stap 3: landelijk (tabel 4 van de bron)"]),
        (
            ("--overlap", "1"),
            ["Gelezen als in de bron", "Overlap tussen de activiteiten: 100 %", "3.381.041 deelnemers 2"],
        ),
        (("--path", "linear"), ["Groei van het aantal wijken: elk jaar", "van de 109 wijken die eind 2025 meedoen"]),
        (("--path", "linear", "--wijken", "50"), ["Eind 2025 doen al 109 wijken mee. Meer doen er hier niet mee"]),
        (("--wijken", "1", "--year", "2026"), ["Landelijke opschaling: 1 wijk in 2026", "gemiddeld over 2026."]),
        (("--reach", "wijkaanpak=0.2"), ["Gelezen als in de bron"]),
    ],
)
def test_what_is_projected_is_said(options: tuple[str, ...], words: list[str], tmp_path: Path) -> None:
    out = called("scale", *options, folder=tmp_path).out
    assert [each for each in words if each not in out] == []
    assert ("Zoals gepubliceerd" in out) == (not options)
    assert ("gemeten onder inwoners van 25 jaar" in out) == ("wijkaanpak=0.2" not in options)


def test_discounting_reaches_the_totals_of_the_period_alone(tmp_path: Path) -> None:
    plain, found = scaled(tmp_path), scaled(tmp_path, "--set", "method.rate_costs=0.03")
    assert found["national"] == plain["national"]
    assert found["inbreng"]["per_year"] == pytest.approx(plain["inbreng"]["national"] / 5)
    by_hand = sum(plain["inbreng"]["per_year"] / 1.03**t for t in range(5))
    assert found["inbreng"]["national"] == pytest.approx(by_hand)
    assert found["stakeholders"][0]["opbrengst"] == plain["stakeholders"][0]["opbrengst"], (
        "health has a rate of its own"
    )
    both = scaled(tmp_path, "--set", "method.rate_costs=0.03", "--set", "method.rate_health=0.03")
    assert both["one_effect_year"]["ratio"] == pytest.approx(plain["one_effect_year"]["ratio"])


def test_a_factsheet_is_named_after_what_is_projected(tmp_path: Path) -> None:
    (tmp_path / "mijn lijst.csv").write_text("code,gemeente,inwoners\nA,B,5000\n")
    options = ("--wijken-file", "mijn lijst.csv", "--path", "linear", "--overlap", "0.5")
    ended = called("scale", *options, "--out", "uit", folder=tmp_path)
    names = {path.name for path in (tmp_path / "uit").iterdir()}
    assert names == {
        f"opschaling-1-wijken-2030-mijn lijst-all-linear-overlap-0.5.{ending}" for ending in ("md", "html")
    }
    assert "Factsheets: uit/opschaling" in ended.err


def test_what_is_changed_is_said(tmp_path: Path) -> None:
    out = called("scale", "--wijken", "400", "--set", "reference.qaly=80000", folder=tmp_path).out
    assert "Gewijzigd voor deze berekening: reference.wijken_opschaling = 400; reference.qaly = 80000" in out
    assert "Gewijzigd" not in called("scale", "--wijken", "855", folder=tmp_path).out
