"""`sroi reproduce`: every published figure, and that the record of what comes out is true and guarded."""

import json
import re
from functools import partial
from pathlib import Path
from unittest.mock import patch

import pytest
from pydantic import ValidationError

from sroi_cli.commands import reproducing
from sroi_cli.engine.reproduction import Reproduced
from sroi_cli.model.published import PublishedFigure
from sroi_cli.model.release import ReferenceBook
from sroi_cli.reading.published import read_published
from tests.conftest import Sketch, called, changed_values

LWTC = "sketch.living-well-taking-control"

FIGURE = {"what": "x", "source": "s", "locator": "p", "printed": "2,3", "value": 2.3, "step": 0.1, "derivation": "[a]",
          "status": "exact"}  # fmt: skip


RANGE = {"value": None, "step": None, "low": 3, "high": 6}


def figure(**changes: object) -> PublishedFigure:
    return PublishedFigure.model_validate({**FIGURE, **changes})


def test_every_figure_comes_out_as_is_recorded(tmp_path: Path) -> None:
    ended = called("reproduce", "--json", folder=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    found = {one["id"]: one for one in json.loads(ended.out)}
    assert all(one["status"] == one["recorded"] for one in found.values())
    recomputed = [one for one in found.values() if one["status"] not in ("input", "not_reproducible")]
    assert len(recomputed) >= 45
    assert {"id", "source", "locator", "printed", "computed", "deviation", "status", "why"} <= set(
        found["vijlen_ratio"]
    )
    assert found["t4_verzuim"]["status"] == "misprint"
    assert found["t4_zvw"]["computed"] == pytest.approx(952_789_591.73)
    assert found["vijlen_zorgverzekeraar"]["deviation"] == pytest.approx(-0.277, abs=5e-4)
    assert found["groepsconsult_ratio"]["computed"] is None


def test_it_does_not_look_at_scenarios_that_happen_to_be_there(tmp_path: Path) -> None:
    (tmp_path / "vijlen.yaml").write_text("schema: 2\n")
    assert called("reproduce", "--json", folder=tmp_path).code == 0


@pytest.mark.parametrize(
    ("changes", "computed", "status"),
    [
        ({}, 2.3499, "exact"),
        ({}, 2.35, "exact"),
        ({}, 2.36, "outside"),
        ({"value": -2.3}, -2.26, "exact"),
        ({"band": 0.25}, 2.2, "within_band"),
        ({"band": 0.25}, 1.7, "outside"),
        ({"status": "input"}, 2.3, "input"),
        ({"status": "input"}, 2.4, "outside"),
        ({"status": "calibrated", "why": "w"}, 2.31, "calibrated"),
        ({"status": "calibrated", "why": "w"}, 2.41, "outside"),
        ({"status": "misprint", "corrected": 3.2, "here": 3.2, "why": "w"}, 3.22, "misprint"),
        ({"status": "misprint", "corrected": 3.2, "here": 3.2, "why": "w"}, 2.3, "exact"),
        ({"status": "misprint", "corrected": 3.2, "here": 3.2, "why": "w"}, 4.0, "outside"),
        ({**RANGE}, 3.0, "within_band"),
        ({**RANGE}, 2.9, "outside"),
        ({**RANGE, "status": "calibrated", "why": "w"}, 3.0, "calibrated"),
        ({**RANGE, "status": "calibrated", "why": "w"}, 2.9, "outside"),
        ({**RANGE, "high": None}, 1e9, "within_band"),
        ({**RANGE, "low": 0}, -5.0, "outside"),
    ],
)
def test_the_numbers_decide_the_status(changes: dict[str, object], computed: float, status: str) -> None:
    assert Reproduced("x", figure(**changes), computed).status == status


def test_a_deviation_is_from_the_printed_figure_or_the_nearest_end() -> None:
    assert Reproduced("x", figure(), 2.53).deviation == pytest.approx(0.1)
    assert Reproduced("x", figure(value=-2.0), -2.2).deviation == pytest.approx(-0.1)
    assert [Reproduced("x", figure(**RANGE), c).deviation for c in (1.5, 4.0, 9.0)] == pytest.approx([-0.5, 0, 0.5])


def test_a_figure_that_differs_is_held_to_the_number_that_is_recorded() -> None:
    far = figure(status="outside", why="w", here=99057)
    assert Reproduced("x", far, 99057.4).as_recorded
    assert not Reproduced("x", far, 99058.0).as_recorded
    assert not Reproduced("x", far, 9905.7).as_recorded


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"derivation": None}, "give a derivation, or the status not_reproducible"),
        ({"status": "outside"}, "the status outside needs a why"),
        ({"status": "misprint", "why": "w"}, "a misprint has the corrected number"),
        ({"corrected": 3}, "a misprint has the corrected number"),
        ({"here": 3}, "is recorded with outside, misprint, within_band, and only then"),
        ({"status": "outside", "why": "w"}, "is recorded with outside, misprint, within_band, and only then"),
        ({"step": None}, "give value and step, or low (and high) of a range"),
        ({"low": 3}, "give value and step, or low (and high) of a range"),
        ({"value": None}, "give value and step, or low (and high) of a range"),
        ({**RANGE, "band": 0.25}, "give value and step, or low (and high) of a range"),
        ({"step": -0.1}, "give a number above 0"),
        ({"band": 25}, "25 % is written 0.25"),
        ({"derivation": None, "status": "not_reproducible", "why": "w"}, "is printed text alone"),
        ({"derivation": "912 / 398"}, "a derivation takes a figure of the program"),
        ({"derivation": "[a] **"}, "cannot be computed"),
        ({"derivation": "open([a])"}, "cannot be computed"),
    ],
)
def test_a_record_that_cannot_be_is_refused(changes: dict[str, object], words: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(words)):
        figure(**changes)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("value: 952789592", "value: 952789593", "t4_zvw: recorded as exact, and now outside (952789591.7"),
        ("value: 2.3\n", "value: 2.2\n", "vijlen_ratio: recorded as within_band (2.1988), and now exact (2.19877"),
        (
            "here: 99057",
            "here: 99157",
            "vijlen_zorgverzekeraar: recorded as outside (99157.0), and now outside (99057.0)",
        ),
        ("[scale.wijken] / 342", "[scale.wijken] / [scale.overlap]", "the derivation '(855.0) / (0.0)' cannot be comp"),
        ("[scale.national.gemeente]", "[scale.nationl.gemeente]", "t4_wmo: there is no number at 'scale.nationl.gem"),
        ("[scale.national.gemeente]", "[scale.national]", "there is no number at 'scale.national'"),
    ],
)
def test_a_change_ends_with_exit_code_1(old: str, new: str, words: str, tmp_path: Path) -> None:
    changed = partial(read_published, folder=changed_values(tmp_path, "published", old, new))
    with patch.object(reproducing, "read_published", changed):  # the command reads the record that travels with it
        ended = called("reproduce", "--json", folder=tmp_path)
    assert ended.code == 1
    assert words in ended.err


def test_what_is_exact_does_not_rest_on_a_fitted_value_or_says_that_it_had_no_part_in_the_fit(
    book: ReferenceBook,
) -> None:
    """Else a figure would pass for evidence of a value that was fitted to its like."""
    fitted = {id_ for id_, value in book.values.items() if any(one.calibrated_on for one in value.entries)}
    for id_, one in read_published(book).items():
        if one.status == "exact":
            assert not fitted & {path.removeprefix("reference.") for path in one.paths}, id_
            of_sketches = [path for path in one.paths if path.startswith("sketch.")]
            assert all(path == f"{LWTC}.total.inbreng" or (one.settings and one.why) for path in of_sketches), id_


FITTED = {  # the paths of calibrated figures, and the parameter that says so
    "sketch.vijlen.stakeholders.deelnemers.opbrengst": "reference.qaly_groepsconsult",
    "sketch.vijlen.stakeholders.actoren.opbrengst": "outcomes.betere_toeleiding.unit_value",
    "sketch.gezond-wijdemeren.stakeholders.deelnemers.share_opbrengst": "reference.qaly_wijkaanpak",
    "reference.qaly_hartcheckpunt": "reference.qaly_hartcheckpunt",
}


def test_calibrated_figures_rest_on_values_that_say_so(book: ReferenceBook, sketched: Sketch) -> None:
    paths = {path for one in read_published(book).values() if one.status == "calibrated" for path in one.paths}
    rows = [one.row for one in sketched("living-well-taking-control").rows if one.row.side == "opbrengst"]
    assert paths == {*FITTED, *(f"{LWTC}.rows.{row.id}.impact" for row in rows)}
    for path, parameter in FITTED.items():
        scenario = "gezond-wijdemeren" if "wijdemeren" in path else "vijlen"
        assert sketched(scenario).value_map.parameters[parameter].evidence.calibrated_on
    for row in rows:
        assert row.corrections
        attribution = sketched("living-well-taking-control").value_map.parameters[row.corrections.attribution]
        assert attribution.evidence.because == "follows from the printed impact"
