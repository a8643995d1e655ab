"""A result in words: every text and figure as the terminal and the factsheets show it."""

from collections.abc import Iterable
from dataclasses import dataclass

from sroi_cli import __version__
from sroi_cli.engine.notes import notes
from sroi_cli.engine.result import Result
from sroi_cli.engine.settings import Setting
from sroi_cli.engine.summary import Summary
from sroi_cli.engine.totals import Balance, Perspective, StakeholderTotal
from sroi_cli.engine.uncertainty.sampling import Interval, Sureness
from sroi_cli.engine.value_map import ValueMap
from sroi_cli.model.scalars import plainly
from sroi_cli.model.scenario import NotMonetised, Side
from sroi_cli.reports.style import Style, with_digest
from sroi_cli.reports.table import Cells, Table


@dataclass(frozen=True)
class View:
    """All that a sketch says."""

    title: str
    subtitle: str
    period: str
    status: str
    facts: tuple[tuple[str, str], ...]
    headline: str
    foremost: str | None  # the first note of the scenario itself, which stands beside the result
    ratio: str | None
    band: str | None
    interval: str | None  # where the ratio lies in the draws
    intervals: Table | None  # where each saldo does
    other_methods: tuple[tuple[str, str], ...]
    stakeholders: Table | None  # None: no amount is known
    impact_model: Table | None  # in its place: who puts in what, who gets what
    perspectives: Table
    not_monetised: tuple[tuple[str, str], ...]  # empty beside an impact model, which holds them
    notes: tuple[str, ...]
    provenance: tuple[tuple[str, str], ...]


def view(result: Result, style: Style) -> View:
    """The result in the words and the number style of a language."""
    scenario = result.subject.scenario
    known = result.total != Balance(None, None)  # else there are no amounts to show
    return View(
        title=scenario.factsheet.title or scenario.wijk.name,
        subtitle=_subtitle(result),
        period=period(result.value_map),
        status=_status(result, style),
        facts=tuple(_facts(result, style)),
        headline=_headline(result, style),
        foremost=scenario.notes[0] if scenario.notes else None,
        ratio=style.ratio(result.total.ratio) if result.total.ratio is not None else None,
        band=_band(result, style),
        interval=_interval(result.sureness, style),
        intervals=_intervals(result, style),
        other_methods=tuple(
            (style.name(result.release.profiles[name].label), style.ratio(ratio))
            for name, ratio in result.other_methods.items()
            if ratio is not None
        ),
        stakeholders=_stakeholders(result, style) if known else None,
        impact_model=None if known else impact_model(result, style),
        perspectives=_perspectives(result.perspectives if known else (), style),
        not_monetised=tuple(not_monetised(scenario.not_monetised if known else (), result, style)),
        notes=tuple(style.note(note.key, note.figures) for note in notes(result))[1 if scenario.notes else 0 :],
        provenance=tuple(_provenance(result, style)),
    )


def _subtitle(result: Result) -> str:
    scenario = result.subject.scenario
    named = [scenario.wijk.name] if scenario.factsheet.title else []  # else the name is the title
    return ", ".join([*named, scenario.wijk.gemeente, period(result.value_map)])


def period(of: ValueMap | Summary) -> str:
    """The years of activity: 2025-2029, or 2025."""
    last = of.start + of.years - 1
    return f"{of.start}-{last}" if of.years > 1 else str(of.start)


def span(of: ValueMap, style: Style) -> str:
    """The years of activity, and until when outcomes count where that is later."""
    later = f"; {within(style.term('horizon'))} {of.start + of.horizon - 1}"
    return period(of) + (later if of.horizon > of.years else "")


def within(words: str) -> str:
    """Words within a sentence."""
    return f"{words[0].lower()}{words[1:]}"


def _facts(result: Result, style: Style) -> Iterable[tuple[str, str]]:
    term = style.term
    yield term("period"), period(result.value_map)
    if result.value_map.horizon > result.value_map.years:
        yield term("horizon"), str(result.value_map.start + result.value_map.horizon - 1)
    yield term("status"), _status(result, style)
    yield term("method"), _method(result, style)
    over = result.release.overlay
    yield term("release"), result.release.name + (f" + {over.dir}" if over else "")
    if result.subject.settings:
        yield term("settings").capitalize(), settings_words(result.subject.settings)


def _status(result: Result, style: Style) -> str:
    return style.term(f"status_{result.subject.scenario.status or 'none'}")


def _method(result: Result, style: Style) -> str:
    name = style.name(result.release.profiles[result.method.profile].label)
    if not result.method.changed:
        return name
    changes = ", ".join(f"{key} = {_plainly(getattr(result.method, key))}" for key in result.method.changed)
    return f"{name}, {style.term('method_changed')}: {changes}"


def settings_words(settings: Iterable[Setting]) -> str:
    """What is set for one run, as one would type it."""
    return "; ".join(f"{one.path} = {_plainly(one.value)}" for one in settings)


def _plainly(value: object) -> str:
    """A value as one would type it: 80000, not 80000.0."""
    return plainly(value) if isinstance(value, float) else str(value).lower()


def _headline(result: Result, style: Style) -> str:
    total = result.total
    if total.ratio is not None:
        return style.term("ratio_sentence", one=1, ratio=total.ratio)
    if total == Balance(None, None):
        return style.term("impact_model_sentence")
    if total.inbreng is None:
        return style.term("opbrengst_sentence", opbrengst=total.opbrengst)
    return style.term("no_ratio_sentence")


def _band(result: Result, style: Style) -> str | None:
    band = result.band
    return style.term("band", margin=band.margin, low=band.low, high=band.high) if band else None


def _interval(found: Sureness | None, style: Style) -> str | None:
    if found is None or found.ratio is None:
        return None
    if not found.ratio.varies:
        return style.term("interval_unknown")
    return style.term("interval", low=found.ratio.p10, high=found.ratio.p90, draws=found.sampling.draws)


def _intervals(result: Result, style: Style) -> Table | None:
    """The saldo of each stakeholder, and where it lies in the draws; None where nothing varies."""
    found = result.sureness
    if found is None or not any(one.varies for one in found.saldi.values()):
        return None
    lines = (
        (style.name(one.party.label), style.money(one.balance.saldo), *_ends(found.saldi.get(one.party.id), style))
        for one in result.stakeholders
    )
    whole = (style.term("total"), style.money(result.total.saldo), *_ends(found.saldo, style))
    return Table(tuple(map(style.term, ("stakeholder", "saldo", "p10", "p90"))), tuple(lines), foot=whole)


def _ends(found: Interval | None, style: Style) -> Cells:
    """Unknown where no number behind the amount has a range."""
    known = found if found and found.varies else None
    return style.money(known.p10 if known else None), style.money(known.p90 if known else None)


def _stakeholders(result: Result, style: Style) -> Table:
    terms = ("stakeholder", "inbreng", "opbrengst", "saldo", "share", "mark")
    return Table(
        head=tuple(map(style.term, terms)),
        lines=tuple(_stakeholder(one, style) for one in result.stakeholders),
        foot=(style.term("total"), *balance_cells(result.total, style), "", ""),
    )


def _stakeholder(one: StakeholderTotal, style: Style) -> Cells:
    share = style.share(one.share_opbrengst) if one.share_opbrengst is not None else ""
    return style.name(one.party.label), *balance_cells(one.balance, style), share, one.mark


def balance_cells(balance: Balance, style: Style) -> Cells:
    return style.money(balance.inbreng), style.money(balance.opbrengst), style.money(balance.saldo)


def _perspectives(found: Iterable[Perspective], style: Style) -> Table:
    lines = tuple(
        (
            style.name(one.party.label) if one.party else style.term(f"perspective_{one.id}"),
            style.money(one.balance.inbreng),
            style.money(one.balance.opbrengst),
            style.ratio(one.balance.ratio) if one.balance.ratio is not None else "",
        )
        for one in found
    )
    terms = ["perspective", "inbreng", "opbrengst"]
    if any(line[-1] for line in lines):
        return Table(tuple(map(style.term, (*terms, "ratio"))), lines)
    return Table(tuple(map(style.term, terms)), tuple(line[:-1] for line in lines))


def impact_model(result: Result, style: Style) -> Table:
    """What each stakeholder puts in and gets out, in words: what is counted, and what is not."""
    items = result.subject.scenario.not_monetised
    rows = (*result.value_map.rows, *result.value_map.unknown)

    def told(party: str, side: Side) -> str:
        counted = dict.fromkeys(style.name(row.what) for row in rows if (row.stakeholder, row.side) == (party, side))
        others = [item for item in items if (item.stakeholder, item.side) == (party, side)]
        named = (f"{item.name} ({more})" if (more := _remarks(item)) else item.name for item in others)
        return "\n".join((*counted, *named))

    lines = (
        (style.name(party.label), told(party.id, "inbreng"), told(party.id, "opbrengst"))
        for party in result.value_map.parties.values()
    )
    terms = ("stakeholder", "inbreng", "opbrengst")
    return Table(tuple(map(style.term, terms)), tuple(lines), texts=frozenset({0, 1, 2}))


def _remarks(item: NotMonetised) -> str:
    return "; ".join(text for text in (item.reach, item.note) if text)


def not_monetised(items: Iterable[NotMonetised], result: Result, style: Style) -> Iterable[tuple[str, str]]:
    """Each name, and who it is for, how far it reaches, and what else there is to say."""
    for item in items:
        party = style.name(result.value_map.parties[item.stakeholder].label)
        who = style.term(f"side_{item.side}", who=party)
        yield item.name, "; ".join(text for text in (who, _remarks(item)) if text)


def _provenance(result: Result, style: Style) -> Iterable[tuple[str, str]]:
    yield style.term("version"), f"sroi {__version__}"
    yield style.term("release"), style.release(result.release.name, result.release.sha256, result.release.overlay)
    changed = (
        f", {style.term('settings')}: {settings_words(result.subject.settings)}" if result.subject.settings else ""
    )
    yield style.term("scenario"), with_digest(result.subject.file, result.subject.scenario.sha256) + changed
    yield style.term("method"), _method(result, style)
