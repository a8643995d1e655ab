"""What a number is and what it rests on, in words and as JSON."""

from collections.abc import Iterator, Mapping
from typing import Any

from sroi_cli.engine.own_rows import WEEKS
from sroi_cli.engine.result import Result
from sroi_cli.engine.value_map import REFERENCE, Evidence, Parameter
from sroi_cli.model.reference import SourceText
from sroi_cli.model.scenario import STDIN
from sroi_cli.reports.style import Style

Sources = Mapping[str, SourceText]
Facts = Iterator[tuple[str, str]]


def value_facts(parameter: Parameter, style: Style) -> Facts:
    """Its value and its range, each with what it is called."""
    yield style.term("value"), style.quantity(parameter.value, parameter.unit)
    if parameter.low is not None and parameter.high is not None:
        rests = f" ({style.term(f'range_{parameter.range_basis}')})" if parameter.range_basis else ""
        yield style.term("range"), style.range(parameter.low, parameter.high, parameter.unit) + rests


def evidence_facts(parameter: Parameter, sources: Sources, style: Style) -> Facts:
    """Its basis and its source, and all else that is said of it."""
    evidence = parameter.evidence
    unstated = evidence.price_level == "unstated"
    source = source_words(sources[evidence.source]) if evidence.source else None
    given = {
        "basis": f"{style.basis(evidence.basis)}: {style.term(_basis(evidence))}",
        "net_fact": style.term("net") if parameter.net else None,
        "sms": None if evidence.sms is None else str(evidence.sms),
        "source": f"{source}, {evidence.locator}" if source and evidence.locator else source,
        "because": evidence.because,
        "price_level_fact": style.term("unstated") if unstated else evidence.price_level,
        "derivation_fact": evidence.derivation,
        "calibrated_on_fact": evidence.calibrated_on,
        "moves_with": parameter.moves_with,
        "note": evidence.note,
    }
    yield from ((style.term(key), words) for key, words in given.items() if words)


def _basis(evidence: Evidence) -> str:
    """The term that says what the basis means here."""
    if not evidence.basis_given:
        return "basis_not_given"
    return "basis_calibrated" if evidence.calibrated_on else f"basis_{evidence.basis}"


def origin_words(parameter: Parameter, result: Result, style: Style) -> str:
    """Who says it: a setting, the period, a release, or the file; or nobody."""
    if parameter.set_for_run:
        return style.term("settings")
    if parameter.fixed:
        return style.term("origin_weeks" if parameter.name == WEEKS else "origin_period")
    if parameter.default:
        return style.term("origin_default")
    if entry := parameter.evidence.entry:
        if own := result.release.overlay_of(parameter.name.removeprefix(REFERENCE)):
            return style.term("origin_overlay", entry=entry, dir=own.dir)
        return style.term("origin_release", entry=entry, release=result.release.name)
    return style.term("origin_stdin") if result.subject.file == STDIN else result.subject.file


def source_words(source: SourceText) -> str:
    """A source as one cites it."""
    via = f", via {source.via}" if source.via else ""
    return f"{source.title} ({source.publisher}, {source.year}{via})"


def source_content(id_: str, sources: Sources) -> dict[str, Any]:
    """A source with its id, as JSON."""
    return {"id": id_, **sources[id_].model_dump()}


def number_content(parameter: Parameter, sources: Sources) -> dict[str, Any]:
    """A number with all that it rests on, as JSON; null where nothing is said."""
    evidence = parameter.evidence
    return {
        "value": parameter.value,
        "low": parameter.low,
        "high": parameter.high,
        "range_basis": parameter.range_basis,
        "unit": parameter.unit,
        "net": parameter.net,
        "basis": evidence.basis,
        "sms": evidence.sms,
        "source": source_content(evidence.source, sources) if evidence.source else None,
        "locator": evidence.locator,
        "because": evidence.because,
        "entry": evidence.entry,
        "price_level": evidence.price_level,
        "derivation": evidence.derivation,
        "calibrated_on": evidence.calibrated_on,
        "moves_with": parameter.moves_with,
        "note": evidence.note,
    }
