"""What a reader must know beside the numbers."""

from collections.abc import Iterator, Sequence

from sroi_cli.engine.calculation import counted
from sroi_cli.engine.evidence.resting import calibrated_opbrengst
from sroi_cli.engine.note import Note
from sroi_cli.engine.result import Result
from sroi_cli.engine.uncertainty.inputs import all_conventional, inputs, ranges_unknown
from sroi_cli.engine.value_map import REFERENCE, Row, ValueMap
from sroi_cli.model.catalogue import CURRENCY, TIME

LOWEST, HIGHEST = "ratio_programma_laag", "ratio_programma_hoog"  # reference values


def notes(result: Result) -> tuple[Note, ...]:
    """All notes of a result: its own, on the ratio, on what is counted, on its evidence, on what is left out."""
    own = (Note("own", {"text": text}) for text in result.subject.scenario.notes)
    return (*own, *_ratio(result), *_sureness(result), *_counting(result), *_evidence(result), *_left_out(result))


def _ratio(result: Result) -> Iterator[Note]:
    total = result.total
    if total.inbreng is None and total.opbrengst is None:
        yield Note("no_amounts")
    elif total.inbreng is None and result.ledger.unknown:
        whose = dict.fromkeys(row.stakeholder for row in result.ledger.unknown)
        yield Note("no_ratio_inbreng_unknown", {"parties": tuple(result.value_map.parties[who].label for who in whose)})
    elif not total.inbreng:
        yield Note("no_ratio_no_inbreng")
    elif total.opbrengst is None:
        yield Note("no_ratio_no_opbrengst")
    yield from outside_programme(result)


def outside_programme(result: Result) -> Iterator[Note]:
    """Whether the ratio is outside what the programme reports of its analyses."""
    total, values = result.total, result.release.values
    euros = result.value_map.currency == CURRENCY
    if total.ratio is None or not euros or LOWEST not in values or HIGHEST not in values:
        return
    low, high = values[LOWEST].entry.value, values[HIGHEST].entry.value
    if not low <= total.ratio <= high:
        key = "ratio_below_programme" if total.ratio < low else "ratio_above_programme"
        yield Note(key, {"ratio": total.ratio, "low": low, "high": high})


def _sureness(result: Result) -> Iterator[Note]:
    """What the intervals do not know."""
    found = result.sureness
    if found is None or not found.saldi:
        return
    yield from range_notes(counted(result.value_map.rows, result.method), result.value_map)
    if found.held_at_zero:
        yield Note("held_at_zero", {"held": found.held_at_zero, "draws": found.sampling.draws})


def range_notes(rows: Sequence[Row], value_map: ValueMap) -> Iterator[Note]:
    """What the ranges behind some rows rest on, and how many numbers have none."""
    ranged, unknown = inputs(rows, value_map), len(ranges_unknown(rows, value_map))
    if all_conventional(ranged):
        yield Note("ranges_conventional")
    if unknown:
        yield Note("ranges_unknown", {"unknown": unknown, "all": unknown + sum(len(one.members) for one in ranged)})


def _counting(result: Result) -> Iterator[Note]:
    counted, parameters = result.subject.scenario.counted, result.value_map.parameters
    if any(f"{REFERENCE}{time.average}" in parameters for time in TIME):
        yield Note("average_hours")
    if any(p.default for name, p in parameters.items() if name.endswith(".participants_without")):
        yield Note("all_additional")
    if len(counted) > 1:
        yield Note("counted_per_activity")
    if counted:
        yield Note("one_effect_year")
    own_time = any(row.participants_time for row in result.value_map.rows)
    if own_time and result.method.participants_time == "not counted":
        yield Note("participants_time_left_out")
    rows = (*result.value_map.rows, *result.value_map.unknown)
    unfunded = [row.label for row in rows if row.side == "inbreng" and row.funded_by is None]
    if unfunded:
        yield Note("not_funded", {"rows": tuple(unfunded)})
    paid_by_others = [row.label for row in rows if row.funded_by not in {None, row.stakeholder}]
    if paid_by_others:
        yield Note("paid_by_others", {"rows": tuple(paid_by_others)})


def _evidence(result: Result) -> Iterator[Note]:
    calibrated = calibrated_opbrengst(result.rows)
    if calibrated and result.total.opbrengst:
        yield Note("calibrated", {"share": calibrated / result.total.opbrengst})
    yield from seen(result)


def seen(result: Result) -> Iterator[Note]:
    """Who has not seen the sketch yet, as far as is told."""
    involved = result.subject.scenario.assessment.stakeholders_involved
    unseen = [party.label for party in result.value_map.parties.values() if party.id not in involved]
    if not involved:
        yield Note("nobody_involved")
    elif unseen:
        yield Note("not_seen_by", {"parties": tuple(unseen)})


def _left_out(result: Result) -> Iterator[Note]:
    scenario = result.subject.scenario
    uncounted = [use for use in scenario.activities if use.participants is None]
    if uncounted:
        labels = tuple(result.release.activities[use.activity].label for use in uncounted)
        yield Note("not_counted", {"activities": labels})
    yield from costs_left_out(result)
    if result.beyond_period:
        yield Note("beyond_period", {"amount": result.beyond_period})


def costs_left_out(result: Result) -> Iterator[Note]:
    """Costs of the activities that no sketch of the sources counts, as far as this one does not either."""
    unknown = (row.stakeholder for row in result.value_map.unknown if row.side == "inbreng")
    payers = {*unknown, *(one.row.stakeholder for one in result.rows if one.row.side == "inbreng" and one.pv > 0)}
    if result.subject.scenario.counted and "zorgverzekeraar" not in payers:
        yield Note("without_reimbursements")
    if result.subject.scenario.counted and "rijksoverheid" not in payers:
        yield Note("without_national_programme")
