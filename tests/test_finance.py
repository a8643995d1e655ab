"""Who pays, who gains, and the arrangement between them: Vijlen, cases by hand, and laws on random scenarios."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product
from math import fsum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sroi_cli.engine.financing.arrangement import Arrangement, Asked
from sroi_cli.engine.financing.break_even import Growing, Linear, break_even
from sroi_cli.engine.financing.choosing import chosen_payers
from sroi_cli.engine.financing.financing import financing
from sroi_cli.engine.financing.settling import transfers
from sroi_cli.engine.financing.sharing import Payer, Rule, contributions, missing
from sroi_cli.engine.result import Result
from sroi_cli.engine.uncertainty.draws import Stream, drawn
from sroi_cli.engine.uncertainty.inputs import inputs
from sroi_cli.engine.uncertainty.sampling import Sampling
from sroi_cli.model.number import BASES
from sroi_cli.model.resolved import known_stakeholders
from sroi_cli.reading.templates import read_labels
from sroi_cli.reports.financing.as_json import financing_as_json
from sroi_cli.reports.financing.page import financing_page
from sroi_cli.reports.page import Page
from sroi_cli.reports.style import Style
from sroi_cli.reports.view import view
from tests.conftest import IMPACT_MODELS, SHIPPED, Sketch, called
from tests.strategies import scenarios
from tests.test_laws import result as of_random

CENT = 0.005
PUBLIC, WITH_EMPLOYERS = Asked(), Asked(payers=("public", "werkgevers"))
RULES: tuple[Rule, Rule] = ("proportional", "no-one-worse-off")
BY_BOTH = pytest.mark.parametrize("rule", RULES)


def by_scope(result: Result, asked: Asked = PUBLIC) -> dict[str, Arrangement]:
    return {one.scope: one for one in financing(result, asked).arrangements}


def euros(amount: float) -> Any:
    return pytest.approx(amount, abs=CENT)


# Vijlen


def test_vijlen_is_not_feasible_for_the_public_purses(sketched: Sketch) -> None:
    found = by_scope(sketched("vijlen"))
    assert {scope: one.total for scope, one in found.items()} == {
        "all": euros(333_427.185),
        "aanjager": euros(142_833.60),
    }
    assert {one.gains for one in found.values()} == {137_284}
    assert {scope: one.coverage for scope, one in found.items()} == {
        "all": pytest.approx(0.41174, abs=5e-6),
        "aanjager": pytest.approx(0.96115, abs=5e-6),
    }
    assert [(one.feasible, one.gap) for one in found.values()] == [
        (False, euros(196_143.185)),
        (False, euros(5_549.60)),
    ]
    assert [one.closed_by for one in found.values()] == [(), ("werkgevers",)]


def test_vijlen_is_feasible_for_the_organiser_once_employers_pay_too(sketched: Sketch) -> None:
    found = by_scope(sketched("vijlen"), WITH_EMPLOYERS)
    assert [one.feasible for one in found.values()] == [False, True]
    assert found["all"].coverage == pytest.approx(0.45661, abs=5e-6)
    given_ = {one.id: one.amount for one in found["aanjager"].contributions}
    share = 142_833.60 / 152_246
    gains = {"gemeente": 13_202, "zorgverzekeraar": 99_057, "rijksoverheid": 25_025, "werkgevers": 14_962}
    assert given_ == {id_: euros(gain * share) for id_, gain in gains.items()}
    assert {one.receiver for one in found["aanjager"].transfers} == {"none"}


def test_vijlen_breaks_even_for_the_organiser_alone(sketched: Sketch) -> None:
    found = by_scope(sketched("vijlen"))
    never, even = found["all"].break_even, found["aanjager"].break_even
    assert even
    assert never
    assert (even.participants, even.at_most, even.today) == (445, None, 427)
    assert (never.participants, never.costs_each > never.gains_each) == (None, True)
    for people, feasible in ((444, False), (445, True)):
        names = ("wandelgroep", "wandeluitdaging", "benzomoe", "hartcheckpunt", "groepsconsult")
        counts = {
            name: sketched("vijlen").value_map.parameters[f"activities.{name}.participants"].value for name in names
        }
        more = (f"activities.{name}.participants={count * people / 427}" for name, count in counts.items())
        assert by_scope(sketched("vijlen", *more))["aanjager"].feasible is feasible


def test_vijlen_is_told_plainly_and_in_json(tmp_path: Path) -> None:
    ended = called("finance", "vijlen", folder=tmp_path)
    assert ended.code == 0
    for words in (
        "€ 137.284, 41 % van de kosten van € 333.427; er ontbreekt € 196.143",
        "Rond vanaf 445 deelnemers",
        "Wel rond (alleen de lokale aanjager) als er één betaler bij komt: Werkgevers (voordeel € 14.962); nu",
        "Lokale aanjager, nog niet gefinancierd   € 99.057",
        "en als de vaste kosten (€ 142.834) gelijk blijven",
        "Wat ontbreekt blijft bij: Actoren in de wijk € 112.119.\n- € 84.024 blijft ongedekt.",
    ):
        assert words in ended.out
    found = json.loads(called("finance", "vijlen", "--json", "--payers", "public,werkgevers", folder=tmp_path).out)
    assert found["payers"][0] == {"id": "gemeente", "pays": 0, "gains": 13_202, "saldo": 13_202}
    assert (found["scope"], found["rule"], found["feasible"]) == ("all", "proportional", False)
    (aanjager,) = found["scopes"]
    assert (aanjager["scope"], aanjager["feasible"], aanjager["gap"]) == ("aanjager", True, 0)
    assert set(aanjager["transfers"][0]) == {"from", "to", "amount"}
    assert set(aanjager) <= set(found)
    assert found["caps"] == {}


# the same words for every scenario


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_scenario_gets_a_verdict_or_hears_why_not(name: str, language: str, tmp_path: Path) -> None:
    ended = called("finance", name, "--lang", language, folder=tmp_path)
    assert (ended.code, ended.err, "None" in ended.out) == (0, "", False)
    unknown = {"nl": "Niet te zeggen", "en": "Cannot be said"}[language]
    assert (unknown in ended.out) is (name in (*IMPACT_MODELS, "hartcheckpunt", "groepsconsult-den-haag-zuidwest"))


def test_unknown_costs_are_null(sketched: Sketch) -> None:
    result = sketched("hartcheckpunt")
    found = financing_as_json(financing(result), Style.of(result, read_labels()))
    assert [found[key] for key in ("costs", "feasible", "coverage", "gap", "break_even")] == [None] * 5
    assert found["payers"][0]["gains"] == 3_312
    assert (found["contributions"], found["transfers"]) == ([], [])


# cases by hand

SMALL = """schema: 1
reference_values: "2025-12"
wijk: {name: A, gemeente: B}
period: {start: 2025, years: 1}
inbreng:
  - {id: zaal, stakeholder: gemeente, kind: money, quantity: 60}
  - {id: tijd, stakeholder: actoren, kind: paid_time, funded_by: none, quantity: 40}
  - {id: uren, stakeholder: deelnemers, kind: unpaid_time, quantity: 1000}
outcomes:
"""


def outcome(party: str, amount: float, kind: str = "economic", basis: str = "aannemen") -> str:
    because = f"because: t, basis: {basis}"
    return (
        f"  - {{id: {kind}_{party}, stakeholder: {party}, kind: {kind}, "
        f"quantity: {{value: 1, unit: persoon, {because}}}, "
        f"unit_value: {{value: {amount}, unit: EUR/persoon, {because}}}, net: {{because: t}}}}\n"
    )


def test_only_money_and_paid_time_are_costs_and_only_economic_opbrengst_is_a_gain(sketched: Sketch) -> None:
    one = by_scope(sketched(SMALL + outcome("gemeente", 30) + outcome("gemeente", 500, "social")))["all"]
    assert (one.total, one.gains, one.coverage, one.gap) == (100, 30, 0.3, 70)
    assert [(stake.id, stake.pays, stake.gains) for stake in (*one.payers, *one.others)] == [
        ("gemeente", 60, 30),
        ("none", 40, 0),
    ]
    assert one.after == {"gemeente": euros(30 + 70 * 30 / 70), "none": euros(40)}


@pytest.mark.parametrize(
    ("rule", "caps", "amounts"),
    [
        ("proportional", {}, {"gemeente": 75, "zorgverzekeraar": 25}),
        ("proportional", {"gemeente": 70}, {"gemeente": 70, "zorgverzekeraar": 30}),
        ("no-one-worse-off", {}, {"gemeente": 60 + 40 * 90 / 140, "zorgverzekeraar": 40 * 50 / 140}),
        ("no-one-worse-off", {"gemeente": 50}, {"gemeente": 50, "zorgverzekeraar": 50}),
    ],
)
def test_the_rules_share_as_computed_by_hand(
    rule: Rule, caps: Mapping[str, float], amounts: Mapping[str, float], sketched: Sketch
) -> None:
    text = SMALL + outcome("gemeente", 150) + outcome("zorgverzekeraar", 50)
    one = by_scope(sketched(text), Asked(rule=rule, caps=caps))["all"]
    assert {given.id: given.amount for given in one.contributions} == {id_: euros(a) for id_, a in amounts.items()}
    assert (one.feasible, one.gap) == (True, 0)


@BY_BOTH
def test_a_payer_with_a_loss_is_compensated(rule: Rule, sketched: Sketch) -> None:
    text = SMALL + outcome("gemeente", 200) + outcome("zorgverzekeraar", -50)
    one = by_scope(sketched(text), Asked(rule=rule))["all"]
    assert [(given.id, given.amount, given.saldo) for given in one.contributions] == [
        ("gemeente", euros(150), euros(50)),
        ("zorgverzekeraar", euros(-50), euros(0)),
    ]


def test_a_weak_basis_can_be_left_out(sketched: Sketch) -> None:
    text = SMALL + outcome("gemeente", 150) + outcome("zorgverzekeraar", 50, basis="vermoeden")
    gains = {
        basis: by_scope(sketched(text), Asked(basis=basis))["all"].gains for basis in ("weten", "vermoeden", "aannemen")
    }
    assert gains == {"weten": 0, "vermoeden": 50, "aannemen": 200}


def test_costs_can_be_chosen_by_their_rows(sketched: Sketch) -> None:
    found = by_scope(sketched(SMALL + outcome("gemeente", 50)), Asked(rows=("tijd",)))
    assert {scope: (one.total, one.feasible) for scope, one in found.items()} == {
        "rows": (40, True),
        "all": (100, False),
    }
    named = by_scope(sketched("vijlen"), Asked(rows=("lokale_aanjager",)))
    assert list(named) == ["aanjager", "all"]


def test_what_is_missing_stays_with_those_who_bear_it(sketched: Sketch) -> None:
    one = by_scope(sketched(SMALL + outcome("zorgverzekeraar", 50)))["all"]
    assert one.carried == {"gemeente": euros(30), "none": euros(20)}
    assert [(each.giver, each.receiver, each.amount) for each in one.transfers] == [
        ("zorgverzekeraar", "gemeente", euros(30)),
        ("zorgverzekeraar", "none", euros(20)),
    ]


def test_what_a_payer_has_left_is_less_what_it_is_left_with(sketched: Sketch) -> None:
    """In JSON as in the table."""
    result = sketched("gezond-wijdemeren")
    found = financing_as_json(financing(result), Style.of(result, read_labels()))
    municipality = found["contributions"][0]
    assert (municipality["id"], municipality["amount"]) == ("gemeente", euros(208_740))
    assert municipality["saldo"] == pytest.approx(-60_829, abs=0.5)
    assert found["feasible"] is False


def test_a_loss_counts_whatever_it_rests_on(sketched: Sketch) -> None:
    text = SMALL + outcome("gemeente", 120, basis="vermoeden") + outcome("zorgverzekeraar", -60)
    text += outcome("rijksoverheid", 60)
    gains = {basis: financing(sketched(text), Asked(basis=basis)) for basis in BASES}
    assert {basis: found.main.gains for basis, found in gains.items()} == {
        "weten": -60,
        "vermoeden": 60,
        "aannemen": 120,
    }
    assert {one.amount for found in gains.values() for one in found.left_out} == {60, 120}


def test_a_household_is_not_asked_to_close_the_gap(sketched: Sketch) -> None:
    text = SMALL + outcome("gemeente", 50) + outcome("deelnemers", 500) + outcome("werkgevers", 50)
    assert by_scope(sketched(text))["all"].closed_by == ("werkgevers",)


def test_without_costs_there_is_nothing_to_arrange(sketched: Sketch) -> None:
    text = SMALL.replace("60", "0").replace("40", "0") + outcome("gemeente", -50) + outcome("werkgevers", 80)
    one = by_scope(sketched(text))["all"]
    assert (one.feasible, one.gap, one.coverage, one.break_even) == (True, 0, None, None)
    settles(one)


def test_the_same_costs_are_arranged_once(sketched: Sketch) -> None:
    text = SMALL + outcome("gemeente", 50)
    assert list(by_scope(sketched(text), Asked(rows=("tijd", "zaal")))) == ["all"]
    alone = text.replace("id: zaal", "id: lokale_aanjager").replace("quantity: 40", "quantity: 0")
    assert list(by_scope(sketched(alone.replace("paid_time, funded_by: none", "unpaid_time")))) == ["all"]


def test_one_list_of_payers_does_for_many_scenarios(sketched: Sketch) -> None:
    """Also of those without a part in this one."""
    found = financing(sketched("vijlen"), Asked(payers=("gemeente", "zorgkantoor"), caps={"zorgkantoor": 5}))
    assert [one.id for one in found.main.payers] == ["gemeente"]


# the number of participants


@pytest.mark.parametrize(
    ("costs", "payers", "least", "most"),
    [
        (Linear(100, 0), [Growing(Linear(0, 50))], 20, None),
        (Linear(100, 0), [Growing(Linear(0, 50), cap=60), Growing(Linear(0, 10))], 40, None),
        (Linear(0, 50), [Growing(Linear(100, 0))], 0, 20),
        (Linear(10, 10), [Growing(Linear(0, 30), cap=60)], 5, 50),
        (Linear(100, 10), [Growing(Linear(0, 30), cap=60)], None, None),
        (Linear(100, 50), [Growing(Linear(0, 50))], None, None),
        (Linear(50, 50), [Growing(Linear(50, 50))], 0, None),
        (Linear(0, 50), [Growing(Linear(0, 10))], None, None),  # even without anybody, which is no answer
    ],
)
def test_break_even_as_computed_by_hand(
    costs: Linear, payers: Sequence[Growing], least: int | None, most: int | None
) -> None:
    found = break_even(10, costs, payers)
    assert found
    assert (found.participants, found.at_most, found.fixed) == (least, most, costs.fixed)


# laws

PAYERS = st.lists(
    st.builds(
        Payer,
        id=st.uuids().map(str),
        pays=st.integers(0, 1000).map(float),
        gains=st.integers(-500, 1000).map(float),
        cap=st.integers(0, 1000).map(float) | st.just(float("inf")),
    ),
    min_size=1,
    max_size=6,
)


@BY_BOTH
@given(PAYERS, st.integers(0, 1000))
def test_contributions_and_gap_are_the_costs_and_no_limit_is_passed(
    rule: Rule, payers: list[Payer], by_others: int
) -> None:
    costs = fsum(one.pays for one in payers) + by_others
    amounts, gap = contributions(payers, costs, rule), missing(payers, costs)
    assert fsum(amounts) + gap == euros(costs)
    assert gap == euros(max(0, costs - fsum(one.limit for one in payers)))
    assert all(amount <= one.limit + 1e-6 for one, amount in zip(payers, amounts, strict=True))
    if gap:
        assert amounts == pytest.approx([one.limit for one in payers])


@given(PAYERS, st.integers(0, 1000))
def test_the_proportional_rule_asks_the_same_share_of_every_gain_within_caps(
    payers: list[Payer], by_others: int
) -> None:
    costs = fsum(one.pays for one in payers) + by_others
    amounts = contributions(payers, costs, "proportional")
    free = [
        amount / one.gains
        for one, amount in zip(payers, amounts, strict=True)
        if one.gains > 0 and amount < one.limit - CENT
    ]
    full = [amount / one.gains for one, amount in zip(payers, amounts, strict=True) if one.gains > 0]
    assert free == pytest.approx([max(full, default=0)] * len(free))


def moved(payers: Sequence[Payer], amounts: Sequence[float]) -> float:
    """What payers pay more than today: the total transferred, whoever gets it."""
    return fsum(max(0, amount - one.pays) for one, amount in zip(payers, amounts, strict=True))


SMALL_PAYERS = st.lists(
    st.builds(Payer, id=st.uuids().map(str), pays=st.integers(0, 4).map(float), gains=st.integers(-2, 5).map(float)),
    min_size=1,
    max_size=3,
)


@given(SMALL_PAYERS, st.integers(0, 4))
def test_no_other_arrangement_without_a_loser_moves_less(payers: list[Payer], by_others: int) -> None:
    """All whole numbers are tried; as all bounds are whole, one of them is the best of all."""
    costs = int(fsum(one.pays for one in payers)) + by_others
    if missing(payers, costs):
        return
    *first, _ = (range(-12, int(one.limit) + 1) for one in payers)
    tried = ((*some, costs - sum(some)) for some in product(*first))
    best = min(moved(payers, one) for one in tried if one[-1] <= payers[-1].limit)
    assert moved(payers, contributions(payers, costs, "no-one-worse-off")) == pytest.approx(best)


@given(st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=8))
def test_transfers_settle_all_balances_and_are_fewer_than_the_parties(cents: list[int]) -> None:
    balances = {f"p{n}": cent / 100 for n, cent in enumerate([*cents, -sum(cents)])}
    found = transfers(balances)
    assert len(found) <= max(0, sum(amount != 0 for amount in balances.values()) - 1)
    for id_, amount in balances.items():
        gave = fsum(each.amount for each in found if each.giver == id_)
        got = fsum(each.amount for each in found if each.receiver == id_)
        assert gave - got == euros(amount)
    assert all(each.amount > 0 for each in found)


ASKED = st.builds(
    Asked,
    payers=st.sampled_from(
        [("public",), ("public", "private"), ("household", "gemeente"), ("public", "private", "household")]
    ),
    rule=st.sampled_from(RULES),
    basis=st.sampled_from(["weten", "vermoeden", "aannemen"]),
)


@given(scenarios(paid_by_others=True), ASKED)
def test_any_scenario_is_financed_to_the_cent(data: dict[str, Any], asked: Asked) -> None:
    found = financing(of_random(data), asked)
    for one in found.arrangements:
        if one.feasible is None or one.total is None or one.gap is None:
            assert (one.contributions, one.transfers) == ((), ())
            continue
        near = pytest.approx
        assert fsum(given_.amount for given_ in one.contributions) + one.gap == near(one.total, abs=CENT, rel=1e-9)
        lacking = one.total - fsum(s.gains or 0 for s in one.payers) if one.total else 0
        assert one.gap == near(max(0, lacking), abs=CENT, rel=1e-9)
        assert one.feasible is not bool(one.gap)
        assert not one.feasible or all(given_.saldo >= -CENT for given_ in one.contributions)
        gains = {stake.id: stake.gains or 0 for stake in one.payers}
        for given_ in one.contributions:
            assert given_.saldo == near(gains[given_.id] - one.after[given_.id], abs=CENT, rel=1e-9)
        settles(one)


@given(scenarios(paid_by_others=True), ASKED)
def test_a_stricter_basis_never_makes_a_result_look_better(data: dict[str, Any], asked: Asked) -> None:
    result = of_random(data)
    for party in ("public", "private", "household"):
        gains = [
            financing(result, replace(asked, payers=(party,), basis=basis)).main.gains
            for basis in ("weten", "vermoeden", "aannemen")
        ]
        assert gains == sorted(gains, key=lambda amount: amount or 0.0)


@given(
    scenarios(paid_by_others=True),
    ASKED,
    st.lists(st.sampled_from(["public", "private", "household", "zorgkantoor"]), min_size=1, max_size=2),
    st.dictionaries(st.just("zorgkantoor") | st.just("gemeente"), st.integers(0, 3000).map(float), max_size=2),
)
def test_any_scenario_is_told_in_both_languages(
    data: dict[str, Any], asked: Asked, payers: list[str], caps: dict[str, float]
) -> None:
    """Also for purses that nobody has, and the same purse twice."""
    result = of_random(data)
    named = chosen_payers(payers, known_stakeholders(result.subject.scenario, result.release))
    asked = replace(asked, payers=tuple(payers), caps={id_: cap for id_, cap in caps.items() if id_ in named})
    found = financing(result, asked)
    for language in ("nl", "en"):
        style = Style.of(result, read_labels(language))
        assert "None" not in page_text(financing_page(found, view(result, style), style))
        assert json.dumps(financing_as_json(found, style))


def page_text(page: Page) -> str:
    lines = [line for section in page.sections for line in (section.heading, *section.lines, *section.points)]
    cells = [cell for section in page.sections if section.table for line in section.table.all_lines for cell in line]
    return "\n".join((page.title, *lines, *cells))


def settles(one: Arrangement) -> None:
    """The transfers turn what each pays today into what each pays then, which are the costs."""
    if not one.total:
        assert (one.contributions, one.carried, one.transfers, one.closed_by) == ((), {}, (), ())
        return
    after, before = one.after, {stake.id: stake.pays or 0.0 for stake in (*one.payers, *one.others)}
    for id_, amount in after.items():
        gave = fsum(each.amount for each in one.transfers if each.giver == id_)
        got = fsum(each.amount for each in one.transfers if each.receiver == id_)
        assert before[id_] + gave - got == pytest.approx(amount, abs=CENT, rel=1e-9)
    assert fsum(after.values()) == pytest.approx(one.total, abs=CENT, rel=1e-9)
    changing = [id_ for id_ in after if abs(after[id_] - before[id_]) > CENT]
    assert len(one.transfers) <= max(0, len(changing) - 1) + sum(each.amount < CENT for each in one.transfers)


# words

LOSING = SMALL + outcome("gemeente", -60)
NEAR = SMALL.replace("quantity: 60", "quantity: 142834")
NOTHING = SMALL.replace("60", "0").replace("40", "0")


@pytest.mark.parametrize(
    ("text", "arguments", "told", "untold"),
    [
        (SMALL + outcome("gemeente", 5), ("--payers", "zorgkantoor"), "geen van de gevraagde betalers", "Verdeling:"),
        (SMALL + outcome("gemeente", 5), ("--payers", "public,public"), "voor de publieke partijen is", ""),
        (
            SMALL + outcome("gemeente", 150),
            ("--rule", "no-one-worse-off"),
            "geen betaler slechter af dan zonder de wijkaanpak",
            "ieder geeft wat hij kan",
        ),
        (
            SMALL + outcome("gemeente", 50),
            ("--rule", "no-one-worse-off"),
            "ieder geeft wat hij kan; elke verdeelregel komt dan op hetzelfde neer",
            "slechter af",
        ),
        (SMALL + outcome("zorgverzekeraar", 50), (), "Als ieder geeft wat hij kan", "Wie geeft wat aan wie"),
        (LOSING, (), "een verlies van € 60, boven op de kosten van € 100; er ontbreekt € 160", "-60 %"),
        (LOSING, (), "Verlies, dat meetelt in wat ontbreekt: Gemeente € 60.", "vergoeden"),
        (
            LOSING + outcome("zorgverzekeraar", 90),
            ("--cap", "zorgverzekeraar=20"),
            "grenzen per betaler blijft er in geld voor de publieke partijen naar schatting een verlies van € 40",
            "-40 %",
        ),
        (
            LOSING + outcome("zorgverzekeraar", 200),
            (),
            "Verlies, dat de andere betalers vergoeden: Gemeente € 60.",
            "meetelt",
        ),
        (NOTHING + outcome("gemeente", -50) + outcome("werkgevers", 80), (), "Er is niets te financieren", "rond"),
        (NEAR + outcome("gemeente", 142_800), (), "99,9 % van de kosten", "100 %"),
        (
            NEAR + outcome("gemeente", 142_873.7),
            (),
            "bijna 100 % van de kosten van € 142.874; er ontbreekt € 0,30",
            "€ 0.",
        ),
        (SMALL + outcome("gemeente", 50), (), "Zonder deelnemers is niet te zeggen", "None"),
        (
            SMALL.replace("years: 1", "years: 2, horizon: 5") + outcome("gemeente", 50),
            (),
            "over 2025-2026; opbrengsten tot en met 2029.",
            "None",
        ),
    ],
)
def test_the_sentences_agree_with_the_numbers(
    text: str, arguments: Sequence[str], told: str, untold: str, tmp_path: Path
) -> None:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    ended = called("finance", "a.yaml", *arguments, folder=tmp_path)
    before, _, _ = ended.out.partition("Lees dit erbij")
    assert (ended.code, ended.err, told in before) == (0, "", True), before
    assert not untold or untold not in before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--basis", "weten"), "deelnemers brengen de betalers geen voordeel."),
        (("--basis", "weten"), "sterker telt mee; verlies telt altijd mee."),
        (
            ("--rows", "wandelgroep.uren_actoren,benzomoe.uren_actoren,hartcheckpunt.uren_actoren,lokale_aanjager"),
            "(alleen 4 gekozen regels)",
        ),
        ((), "is aangenomen dat dat niemand is"),
    ],
)
def test_what_a_verdict_rests_on_is_told(arguments: Sequence[str], words: str, tmp_path: Path) -> None:
    ended = called("finance", "vijlen", *arguments, folder=tmp_path)
    assert (ended.code, words in ended.out) == (0, True), ended.out


def test_what_is_not_in_the_costs_is_named(tmp_path: Path) -> None:
    out = called("finance", "krachtenbinder-eijsden", folder=tmp_path).out
    assert "niet in de kosten: Tijd om mee te doen (Deelnemers)" in out
    text = SMALL.replace("inbreng:", "activities: [{activity: wandelgroep}]\ninbreng:") + outcome("gemeente", 50)
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    assert (
        "Zonder aantal deelnemers, en dus niet meegerekend: Wandelgroep"
        in called("finance", "a.yaml", folder=tmp_path).out
    )


# mistakes


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--payers", "gemente"), "--payers: unknown payer 'gemente'; did you mean 'gemeente'?"),
        (("--payers", "public,,gemeente"), "--payers: 'public,,gemeente' has an empty place"),
        (
            ("--rows", "wandelgroep.uren_actor"),
            "--rows: unknown row 'wandelgroep.uren_actor'; did you mean 'wandelgroep.uren_actoren'?",
        ),
        (
            ("--rows", "wandelgroep.uren_deelnemers"),
            "'wandelgroep.uren_deelnemers' is unpaid time, which nobody has to pay",
        ),
        (
            ("--rows", "wandelgroep.zvw_wijkaanpak"),
            "'wandelgroep.zvw_wijkaanpak' is opbrengst; name rows of money or paid time",
        ),
        (("--cap", "gemeente"), "--cap: 'gemeente' is not PAYER=AMOUNT, such as gemeente=10000"),
        (("--cap", "gemeente=12.500"), "--cap gemeente: '12.500' can be read in two ways; write 12500 or 12.5"),
        (("--cap", "gemeente=-5"), "--cap gemeente: -5 is out of range; give 0 or more"),
        (("--cap", "werkgevers=5"), "--cap: 'werkgevers' is no payer; name it with --payers too"),
        (("--cap", "gemeente=5", "--cap", "gemeente=6"), "--cap: 'gemeente' has a cap twice"),
        (("--rule", "proportioneel"), "--rule: unknown rule 'proportioneel'; did you mean 'proportional'?"),
        (("--basis", "geloven"), "--basis: unknown basis 'geloven'; known: aannemen, vermoeden, weten"),
    ],
)
def test_a_mistake_is_answered_with_what_to_do(arguments: Sequence[str], words: str, tmp_path: Path) -> None:
    ended = called("finance", "vijlen", *arguments, folder=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert words in ended.err


def test_an_unknown_cost_that_nobody_pays_is_named(sketched: Sketch) -> None:
    text = SMALL.replace("quantity: 40", "quantity: unknown") + outcome("gemeente", 30)
    one = by_scope(sketched(text))["all"]
    assert [(stake.id, stake.pays) for stake in (*one.payers, *one.others)] == [("gemeente", 60), ("none", None)]
    assert (one.total, one.feasible) == (None, None)


def test_the_draws_say_how_sure_a_verdict_is(tmp_path: Path) -> None:
    """Also against a recalculation of a few draws; the gains are in proportion to three groups of values."""
    found = json.loads(called("finance", "vijlen", "--json", folder=tmp_path).out)
    organiser = found["scopes"][0]
    assert (found["chance_feasible"], organiser["chance_feasible"]) == (0, pytest.approx(0.28, abs=0.01))
    assert organiser["limit_interval"]["p10"] < 137_284 < organiser["limit_interval"]["p90"]
    capped = json.loads(called("finance", "vijlen", "--json", "--cap", "gemeente=0", folder=tmp_path).out)
    assert capped["scopes"][0]["chance_feasible"] < organiser["chance_feasible"]
    without = json.loads(called("finance", "vijlen", "--json", "--draws", "0", folder=tmp_path).out)
    assert (without["chance_feasible"], without["limit_interval"]) == (None, None)
    shown = called("finance", "vijlen", folder=tmp_path).out
    assert "in 28,0 % van de keren is het genoeg" in shown
    assert "Elke spreiding is hier een afspraak" in shown


def test_the_chance_is_the_share_of_draws_in_which_the_verdict_would_be_feasible(sketched: Sketch) -> None:
    sampling, found = Sampling(100, 1), sketched("vijlen")
    (organiser,) = financing(found, sampling=sampling).beside
    rows = [gain.row for gain in financing(found).books.gains]
    values = {
        member.name: drawn(member, Stream(one.key, 1).strata(100))
        for one in inputs(rows, found.value_map)
        for member in one.members
    }
    feasible = []
    for at in range(100):
        changed = sketched("vijlen", *(f"{name}={float(each[at])!r}" for name, each in values.items()))
        feasible.append(financing(changed).beside[0].feasible)
    assert organiser.sure
    assert organiser.sure.chance == sum(map(bool, feasible)) / 100


def test_what_it_would_be_if_all_who_gain_paid_is_said(tmp_path: Path) -> None:
    found = json.loads(called("finance", "vijlen", "--json", folder=tmp_path).out)
    figures = {"gains": pytest.approx(152_246), "coverage": pytest.approx(0.4566, abs=1e-4)}
    assert found["with_all"] == {"ids": ["werkgevers"], **figures}
    shown = called("finance", "vijlen", folder=tmp_path).out
    assert "Werkgevers. Samen is het voordeel dan € 152.246, 46 % van de kosten" in shown


def test_where_nobody_is_said_to_pay_the_page_says_so(tmp_path: Path) -> None:
    assert "Van € 190.594 is niet ingevuld wie betaalt" in called("finance", "vijlen", folder=tmp_path).out


CORRELATED = """schema: 1
reference_values: "2025-12"
wijk: {name: Test, gemeente: Test}
period: {start: 2025, years: 1}
hours: {actoren: 0, deelnemers: 0}
activities:
  - {activity: wandelgroep, participants: {value: 33, low: 7, high: 91, because: t}}
inbreng:
  - {id: lokale_aanjager, stakeholder: actoren, kind: money, quantity: {value: 70, unit: EUR/deelnemer}}
  - {id: zaal, stakeholder: actoren, kind: money, quantity: {value: 900, low: 500, high: 2000}}
"""


def test_one_payer_and_several_scopes_have_the_same_chance_in_any_order(sketched: Sketch) -> None:
    """The payer gains 71 for each participant, of whom the organiser costs 70."""
    result = sketched(CORRELATED, "reference.wmo_wijkaanpak=71")
    asked = Asked(payers=("gemeente",))
    first = financing(result, asked, Sampling(1000, 1)).arrangements
    turned = financing(result, replace(asked, rows=("lokale_aanjager",)), Sampling(1000, 1)).arrangements
    assert {one.scope: one.sure for one in first} == {one.scope: one.sure for one in turned}
    organiser = next(one.sure for one in first if one.scope == "aanjager")
    assert organiser
    assert organiser.chance == 1


def test_how_sure_it_is_is_told_within_the_caps(tmp_path: Path) -> None:
    caps = ("--payers", "public,werkgevers", "--cap", "zorgverzekeraar=50000")
    shown = called("finance", "vijlen", *caps, folder=tmp_path).out
    organiser = json.loads(called("finance", "vijlen", *caps, "--json", folder=tmp_path).out)["scopes"][0]
    assert organiser["limit_interval"]["p90"] < organiser["costs"]
    assert organiser["chance_feasible"] == 0
    assert "bijdragen; het is geen enkele keer genoeg" in shown


def test_where_only_costs_are_uncertain_no_interval_of_the_gains_is_told(tmp_path: Path) -> None:
    text = CORRELATED.replace("{value: 33, low: 7, high: 91, because: t}", "33")
    (tmp_path / "wijk.yaml").write_text(text, encoding="utf-8")
    settings = [f"--set=reference.{name}_wijkaanpak=30" for name in ("wmo", "zvw", "uitkeringen")]
    shown = called("finance", "wijk.yaml", *settings, folder=tmp_path).out
    assert "binnen zijn spreiding varieert: in" in shown or "binnen zijn spreiding varieert: het is" in shown
    assert "kunnen de betalers" not in shown


def test_draws_that_take_off_more_than_there_is_are_told(tmp_path: Path) -> None:
    text = CORRELATED.replace(
        "because: t}}", "because: t}, participants_without: {value: 20, low: 10, high: 60, because: t}}"
    )
    (tmp_path / "wijk.yaml").write_text(text, encoding="utf-8")
    assert "daar telt die regel voor nul" in called("finance", "wijk.yaml", folder=tmp_path).out
