"""What a reader must know beside a national projection. A note is a key and its figures; the reports have the words."""

from collections.abc import Iterator

from sroi_cli.engine.national.projection import Projection
from sroi_cli.engine.note import Note
from sroi_cli.engine.notes import HIGHEST, LOWEST, range_notes
from sroi_cli.engine.value_map import REFERENCE
from sroi_cli.model.projection import AMBITION, PROJECTED, REACH_OF_ALL, REACHED_TODAY, WIJKEN_BEFORE


def projection_notes(found: Projection) -> tuple[Note, ...]:
    """All notes: on the readings, on who is reached, on what is counted, on the list of wijken."""
    return (*_readings(found), *_ranges(found), *_reach(found), *_counted(found), *_list(found))


def _readings(found: Projection) -> Iterator[Note]:
    yield Note("scale_readings")
    published, one = found.published.total.ratio, found.one_effect_year.total.ratio
    values = found.release.values
    if published is not None and one is not None and LOWEST in values and HIGHEST in values:
        low, high = values[LOWEST].entry.value, values[HIGHEST].entry.value
        yield Note("scale_ratios", {"published": published, "one": one, "low": low, "high": high})


def _ranges(found: Projection) -> Iterator[Note]:
    if found.sampling is None:
        return
    yield from range_notes(found.value_map.rows, found.value_map)


def _reach(found: Projection) -> Iterator[Note]:
    values = found.value_map.values
    first, *_ = reaches = [f"{REFERENCE}{reached.reach}" for reached in PROJECTED]
    if not found.value_map.parameters[first].set_for_run:
        yield Note("scale_reach", {"reach": values[first], "of_all": values[f"{REFERENCE}{REACH_OF_ALL}"]})
    if found.plan.overlap:
        counts = {"once": found.reached_once, "all": found.participants}
        yield Note("scale_overlap", {"overlap": found.plan.overlap, **counts})
    else:
        yield Note("scale_no_overlap", {"together": sum(values[name] for name in reaches)})
    expected = sum(values[name] for name in reaches) * found.inhabitants / AMBITION
    yield Note("scale_reached_today", {"today": values[f"{REFERENCE}{REACHED_TODAY}"], "expected": expected})


def _counted(found: Projection) -> Iterator[Note]:
    if found.plan.path != "published":
        before = found.value_map.values[f"{REFERENCE}{WIJKEN_BEFORE}"]
        key = "scale_growth" if before < found.count else "scale_no_growth"
        yield Note(key, {"year": found.plan.year, "before": before})
    yield Note("scale_inbreng")
    yield Note("scale_quality_of_life")
    yield Note("without_reimbursements")
    yield Note("without_national_programme")


def _list(found: Projection) -> Iterator[Note]:
    listed = found.plan.listed
    if listed is None:
        return
    file = listed.source.file
    for reason, rows in listed.source.left_out.items():
        yield Note(f"scale_left_out_{reason}", {"rows": rows, "file": file})
    if listed.source.guessed:
        yield Note("scale_guessed_encoding", {"file": file})
    yield Note("scale_list")
