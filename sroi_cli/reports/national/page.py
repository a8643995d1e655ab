"""The national projection in words: three steps as the source has them, and what it leaves out."""

from collections.abc import Iterator

from sroi_cli import __version__
from sroi_cli.engine.national.notes import projection_notes
from sroi_cli.engine.national.projection import Projection
from sroi_cli.model.units import WIJK
from sroi_cli.reports.accounting import cited
from sroi_cli.reports.national import beyond, listed, steps, sureness
from sroi_cli.reports.page import Page, Section
from sroi_cli.reports.style import Style, with_digest
from sroi_cli.reports.view import period, settings_words


def projection_page(found: Projection, style: Style, top: int) -> Page:
    """What `sroi scale` prints; `top` is how many gemeenten and wijken of a list are shown."""
    year = found.plan.year
    return Page(
        title=style.term("scale_title", wijken=style.quantity(found.count, WIJK), year=year),
        sections=(
            Section(lines=tuple(_result(found, style))),
            *steps.sections(found, style),
            *beyond.sections(found, style),
            *sureness.sections(found, style),
            *(listed.sections(found.plan.listed, found, style, top) if found.plan.listed else ()),
            Section(style.term("notes"), points=tuple(_notes(found, style))),
            Section(style.term("sources"), lines=tuple(_sources(found))),
        ),
        provenance=_provenance(found, style),
    )


def _result(found: Projection, style: Style) -> Iterator[str]:
    year, key = found.plan.year, "zorg_en_sociaal_domein"
    headline = "scale_headline_published" if found.as_published else "scale_headline_read"
    yield style.term(headline, amount=found.published.sums[key], year=year)
    yield style.term("scale_headline_one", amount=found.one_effect_year.sums[key], span=period(found.value_map))
    if found.settings:
        yield style.term("scale_changed", settings=settings_words(found.settings))
    if found.plan.overlap:
        yield style.term("scale_plan_overlap", overlap=found.plan.overlap)
    if found.plan.path != "published":
        yield style.term("scale_plan_path", path=style.term(f"path_{found.plan.path}"))
    if chosen := found.plan.listed:
        yield style.term(f"scale_plan_list_{chosen.select}", file=chosen.source.file, seed=chosen.seed)


def _notes(found: Projection, style: Style) -> Iterator[str]:
    yield style.term("caution")
    yield from (style.note(note.key, note.figures) for note in projection_notes(found))


def _sources(found: Projection) -> Iterator[str]:
    used = {parameter.evidence.source for parameter in found.value_map.parameters.values()}
    yield from (f"{id_}: {text}" for id_, text in cited(used, found.release))


def _provenance(found: Projection, style: Style) -> str:
    pieces = [
        f"sroi {__version__}",
        style.release(found.release.name, found.release.sha256, found.release.overlay),
        found.method.profile,
    ]
    if chosen := found.plan.listed:
        pieces.append(with_digest(chosen.source.file, chosen.source.sha256))
    return " · ".join(pieces)
