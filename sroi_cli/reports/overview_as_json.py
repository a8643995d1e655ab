"""The overview as JSON, each scenario in the words of the sketch's."""

from typing import Any

from sroi_cli import __version__
from sroi_cli.engine.summary import Summary
from sroi_cli.reports.as_json import header, reference_values, total
from sroi_cli.reports.json_text import json_text
from sroi_cli.reports.overview import Overview


def overview_as_json(overview: Overview, *, ascii_only: bool = False) -> str:
    """One JSON object; each scenario on a line of its own, so that a change to one is one line of difference."""

    def written(content: Any) -> str:
        return json_text(content, ascii_only=ascii_only)

    releases = [reference_values(*release) for release in overview.releases]
    scenarios = ",\n".join(written(_scenario(one)) for one in overview.summaries)
    return (
        f'{{"sroi": {written(__version__)},\n'
        f'"reference_values": {written(releases)},\n'
        f'"scenarios": [\n{scenarios}\n],\n'
        f'"failed": {written([{"file": file} for file in overview.failed])}}}'
    )


def _scenario(one: Summary) -> dict[str, Any]:
    content = {**header(one), "total": total(one), "kinds": dict(one.kinds)}
    content["scenario"] |= {"gemeente": one.gemeente, "status": one.status}
    del content["sroi"]  # said once, for all
    return content
