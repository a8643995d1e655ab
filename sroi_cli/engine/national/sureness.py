"""How sure a national projection is: where each national amount of a reading lies in most draws."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from sroi_cli.engine.national.reading import Reading, unpriced
from sroi_cli.engine.totals import SIDES, viewpoints
from sroi_cli.engine.uncertainty.pert import Floats
from sroi_cli.engine.uncertainty.sampling import Interval, Sampling
from sroi_cli.engine.uncertainty.simulation import Measure, interval, simulated
from sroi_cli.engine.uncertainty.sureness import on
from sroi_cli.engine.value_map import Row
from sroi_cli.model.projection import GAINERS, SUMS
from sroi_cli.model.reference import OutcomeKind

_Figure = tuple[str, Floats, float | None]  # its key, what it is in each draw, and what it is


def reading_sureness(reading: Reading, sampling: Sampling) -> dict[str, Interval]:
    """The interval of each national amount, by its key."""
    made = simulated(reading.value_map, reading.method, dict(_measures(reading)), sampling).sums
    figures = (*_per_year(reading, made), *_whole_period(reading, made), _qalys(reading, sampling))
    return {key: interval(found, point) for key, found, point in figures if point is not None}


def _measures(reading: Reading) -> Iterator[tuple[str, Measure]]:
    """Savings by year, the value of quality of life, and the balances of the whole period."""
    years = _years(reading)
    yield from ((f"savings.{who}", Measure(_of("economic", who), years)) for who in GAINERS)
    yield "qaly_value", Measure(_of("social"), years)
    yield from ((f"saved.{t}", Measure(_of("economic"), range(t, t + 1))) for t in range(reading.value_map.horizon))
    for one in viewpoints(reading.value_map):
        yield from ((f"{side}.{one.id}", Measure(on(side, one.seen))) for side in SIDES)


def _of(kind: OutcomeKind, who: str | None = None) -> Callable[[Row], int]:
    return lambda row: int(row.kind == kind and who in (None, row.stakeholder))


def _years(reading: Reading) -> range:
    """Those that amounts per year are the average of, from the start."""
    start = reading.value_map.start
    return range(reading.years[0] - start, reading.years[-1] - start + 1)


def _per_year(reading: Reading, made: Mapping[str, Floats]) -> Iterator[_Figure]:
    count = len(reading.years)
    savings = {who: made[f"savings.{who}"] / count for who in GAINERS}
    for who, found in savings.items():
        yield f"savings.{who}", found, reading.savings[who]
    for name, gainers in SUMS.items():
        yield f"sums.{name}", sum((savings[who] for who in gainers[1:]), savings[gainers[0]]), reading.sums[name]
    yield "qaly_value", made["qaly_value"] / count, reading.qaly_value
    for t in range(reading.value_map.horizon):
        year = reading.value_map.start + t
        yield f"saved.{year}", made[f"saved.{t}"], reading.saved_in(year)


def _whole_period(reading: Reading, made: Mapping[str, Floats]) -> Iterator[_Figure]:
    balances = {one.id: one.balance for one in reading.perspectives}
    yield "inbreng", made["inbreng.society"], reading.total.inbreng
    yield "opbrengst", made["opbrengst.society"], reading.total.opbrengst
    yield "public_purse", made["opbrengst.public_purse"], balances["public_purse"].opbrengst
    for key, id_ in (("ratio", "society"), ("money_only", "money_only")):
        if balances[id_].ratio is not None:
            yield key, made[f"opbrengst.{id_}"] / made[f"inbreng.{id_}"], balances[id_].ratio
    yield "saldo", made["opbrengst.society"] - made["inbreng.society"], reading.total.saldo
    for one in reading.stakeholders:
        id_ = f"stakeholder.{one.party.id}"
        yield f"saldo.{one.party.id}", made[f"opbrengst.{id_}"] - made[f"inbreng.{id_}"], one.balance.saldo


def _qalys(reading: Reading, sampling: Sampling) -> _Figure:
    """The same rows without their price, in the same draws."""
    counted = replace(reading.value_map, rows=tuple(unpriced(reading.value_map.rows)))
    measure = {"qalys": Measure(lambda _: 1, _years(reading))}
    made = simulated(counted, reading.method, measure, sampling).sums["qalys"]
    return "qalys", made / len(reading.years), reading.qalys
