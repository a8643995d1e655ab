"""Lists of wijken: own ones and those of CBS, what of them counts, and what is said of mistakes."""

from pathlib import Path

import pytest

from sroi_cli.engine.national.wijken import by_gemeente
from sroi_cli.model.wijken import ListedWijk, WijkenList
from sroi_cli.reading.errors import ReadingError
from sroi_cli.reading.wijken import read_wijken
from tests.conftest import ROOT, called

CBS_2024 = ROOT.parent / "shared" / "data" / "cbs-wijken-2024.csv"
OWN = "code,naam,gemeente,inwoners\nA1,Noord,Hier,1200\nA2,Zuid,Hier,800\nB1,West,Daar,3000\n"


def reading(folder: Path, text: str | bytes) -> WijkenList:
    file = folder / "wijken.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_wijken(file)


def mistakes(folder: Path, text: str | bytes) -> str:
    with pytest.raises(ReadingError) as raised:
        reading(folder, text)
    return str(raised.value)


EXPECTED = tuple(
    ListedWijk(code, name, gemeente, gemeente, inhabitants)
    for code, name, gemeente, inhabitants in [
        ("A1", "Noord", "Hier", 1200), ("A2", "Zuid", "Hier", 800), ("B1", "West", "Daar", 3000)
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        OWN,
        OWN.replace("\n", "\r\n"),
        OWN.replace(",", ";"),
        OWN.replace(",", "\t"),
        "\ufeff" + OWN,
        OWN.encode("utf-16"),
        OWN + "\n\n",
        "sep=;\n" + OWN.replace(",", ";"),
        OWN.replace("1200", '" 1200 "'),
        "Inwoners;Gemeente;Code;Naam;Rest\n1200,0;Hier;A1;Noord;0,5\n800;Hier;A2;Zuid;\n3000;Daar;B1;West;1,5\n",
    ],
    ids=["comma", "windows", "semicolon", "tab", "mark", "utf-16", "empty-lines", "sep", "quotes", "decimal-comma"],
)
def test_an_own_list_is_read_however_it_was_saved(text: str | bytes, tmp_path: Path) -> None:
    assert reading(tmp_path, text).wijken == EXPECTED


def test_the_yearly_file_of_cbs(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        "gwb_code_10;gwb_code;regio;gm_naam;recs;a_inw;ste_oad\n"
        "NL00;NL00;Nederland;Nederland;Land;17942942;1,5\n"
        "GM0014;GM0014;Groningen;Groningen;Gemeente;243768;2\n"
        "WK001400;WK001400;Centrum;Groningen;Wijk       ;24920;2,5\n"
        "BU00140000;BU00140000;Binnenstad-Noord;Groningen;Buurt;4390;1\n"
        "WK001499;WK001499;Haven;Groningen;Wijk;.;.\n"
        "WK001498;WK001498;Water;Groningen;Wijk;0;.\n",
    )
    assert found.wijken == (ListedWijk("WK001400", "Centrum", "Groningen", "GM0014", 24920),)
    assert found.left_out == {"other_area": 3, "unknown_inhabitants": 1, "no_inhabitants": 1}


def test_a_table_of_statline_which_has_no_names(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        '"ID";"WijkenEnBuurten";"Gemeentenaam_1";"Codering_3";"AantalInwoners_5"\n'
        '1;"GM0363";"Amsterdam";"GM0363  ";931298\n2;"WK0363ME";"";"WK0363ME";10130\n3;"BU";"";"BU0363ME01";900\n',
    )
    assert found.wijken == (ListedWijk("WK0363ME", "WK0363ME", "Amsterdam", "GM0363", 10130),), (
        "named by the row of its gemeente"
    )


def test_a_column_of_another_year_does_not_stand_in_for_this_one(tmp_path: Path) -> None:
    found = reading(tmp_path, "Codering,inwoners_kwb2022,AantalInwoners_5,gemeentecode\nWK001400,1,2,GM0014\n")
    assert found.wijken == (ListedWijk("WK001400", "WK001400", "GM0014", "GM0014", 2),)


def test_windows_1252_is_read_and_said_to_be_a_guess(tmp_path: Path) -> None:
    found = reading(tmp_path, OWN.replace("Noord", "Súd-West").encode("cp1252"))
    assert (found.wijken[0].name, found.guessed) == ("Súd-West", True)
    ended = called("scale", "--wijken-file", "wijken.csv", folder=tmp_path)
    assert "wijken.csv is geen UTF-8 en is als Windows-1252 gelezen" in ended.out


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            OWN.replace("inwoners", "mensen"),
            "wijken.csv:1: has no column inwoners (or a_inw, aantalinwoners); its columns",
        ),
        (OWN.replace("code", "id"), "wijken.csv:1: has no column code (or gwb_code, codering)"),
        (OWN.replace("gemeente,", "plaats,"), "wijken.csv:2: has no gemeente; add the column gemeente"),
        (OWN.replace("800", "veel"), "wijken.csv:3: inwoners: 'veel' is not a number"),
        (OWN.replace("800", "-8"), "wijken.csv:3: inwoners: -8 is out of range; give 0 or more"),
        (OWN.replace("3000", "3.000"), "wijken.csv:4: inwoners: '3.000' can be read in two ways; write 3000 or 3.0"),
        (OWN.replace("A2", "A1"), "wijken.csv:3: A1 stands on line 2 too; keep one of them"),
        (OWN.replace("A2", ""), "wijken.csv:3: has no code"),
        (OWN.replace("A2,", "A2,a,"), "wijken.csv:3: has 5 columns, the first row has 4; put a number or name that"),
        (OWN.replace("Zuid", "Zu\x1b[31mid"), "wijken.csv:3: has the control character U+001B; remove it"),
        (OWN.replace("Zuid", '"Zuid'), "is not CSV (unexpected end of data); save it as CSV"),
        ("", "wijken.csv: is empty; the first row names the columns"),
        ("code,inwoners\n", "wijken.csv: has no wijk with inhabitants"),
        (
            OWN.replace("naam", "soort"),
            "has no wijk with inhabitants (3 of its rows: is not called wijk in the column soort or recs",
        ),
        (OWN.replace("naam", "inwoners"), "wijken.csv:1: has two columns for inwoners: inwoners, inwoners; keep one"),
        (
            OWN.replace("naam", "a_inw").replace("inwoners", "AantalInwoners"),
            "has two columns for inwoners: a_inw, Aant",
        ),
        (OWN.replace("inwoners", "in\x1b[2J"), "its columns are code, naam, gemeente, in?[2J"),
        (OWN.replace("Zuid", "Z" * 101), "wijken.csv:3: naam is longer than 100 characters; shorten it"),
        ("a" * 200_000 + "," + OWN, "is not CSV (field larger than field limit (131072))"),
        ("code,inwoners" + f",{'x' * 99}" * 1_400 + "\n", "wijken.csv: has no wijk with inhabitants"),
        (OWN.encode("utf-16-le"), "wijken.csv: is not text; save it as CSV, UTF-8"),
        ("code,gemeente,inwoners\nwk036301,,5\nWK036301,,6\n", "wijken.csv:3: WK036301 stands on line 2 too"),
        (b"PK\x03\x04rest", "wijken.csv: is a workbook, not text; save its sheet as CSV"),
    ],
)
def test_mistakes_are_named_with_their_line(text: str | bytes, words: str, tmp_path: Path) -> None:
    assert words in mistakes(tmp_path, text)


def test_codes_of_cbs_count_in_any_case_and_gemeenten_of_one_name_stay_apart(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        "code,naam,gemeente,inwoners\ngm0373,Bergen,Bergen,9\nwk037301,Schoorl,Bergen,7\nWK089301,Afferden,Bergen,8\n",
    )
    assert [(wijk.code, wijk.gemeentecode) for wijk in found.wijken] == [("WK037301", "GM0373"), ("WK089301", "GM0893")]
    assert found.left_out == {"other_area": 1}
    assert len(by_gemeente(found.wijken)) == 2


def test_own_codes_that_look_like_those_of_cbs_are_own_codes(tmp_path: Path) -> None:
    found = reading(
        tmp_path, "code,gemeente,inwoners\nWK10001,Utrecht,1\nWK10002,Breda,2\nwk20,Tilburg,3\nbu12,Tilburg,4\n"
    )
    assert [(wijk.code, wijk.gemeente) for wijk in found.wijken] == [
        ("WK10001", "Utrecht"), ("WK10002", "Breda"), ("wk20", "Tilburg"), ("bu12", "Tilburg")
    ]  # fmt: skip
    assert [one.name for one in by_gemeente(found.wijken)] == ["Tilburg", "Breda", "Utrecht"]


def test_our_own_name_of_a_column_goes_before_others(tmp_path: Path) -> None:
    assert reading(tmp_path, OWN.replace("naam", "naam,regio").replace("Noord,", "Noord,Limburg,")
                   .replace("Zuid,", "Zuid,Limburg,").replace("West,", "West,Limburg,")).wijken == EXPECTED  # fmt: skip


def test_more_rows_than_any_list_of_wijken_has_are_refused(tmp_path: Path) -> None:
    assert "has more than 20,000 rows" in mistakes(tmp_path, "code,inwoners\n" + "a,1\n" * 20_001)


def test_all_mistakes_come_at_once(tmp_path: Path) -> None:
    found = mistakes(tmp_path, OWN.replace("1200", "x").replace("3000", "y"))
    assert found.count("\n") == 1


def test_15000_rows_are_read(tmp_path: Path) -> None:
    rows = "".join(f"W{i},Wijk {i},Gemeente {i % 300},{500 + i % 700}\n" for i in range(15_000))
    (tmp_path / "veel.csv").write_text("code,naam,gemeente,inwoners\n" + rows)
    ended = called("scale", "--wijken-file", "veel.csv", "--top", "3", folder=tmp_path)
    assert ended.code == 0
    assert "en 297 andere" in ended.out
    assert "en 14.997 andere" in ended.out


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (("--wijken-file", "nergens.csv"), 1, "nergens.csv: does not exist"),
        (("--wijken-file", "."), 1, "is a folder; give a file"),
        (
            ("--wijken-file", "wijken.csv", "--wijken", "4"),
            2,
            "4 wijken are wanted, and wijken.csv has 3; give at most 3",
        ),
        (("--wijken-file", "wijken.csv", "--wijken", "0"), 2, "--wijken: 0 is out of range"),
        (("--wijken-file", "wijken.csv", "--wijken", "2", "--select", "all"), 2, "leave out --wijken"),
        (("--wijken-file", "wijken.csv", "--select", "random"), 2, "--select random needs the number of wijken"),
        (("--wijken-file", "wijken.csv", "--select", "smallest"), 2, "unknown choice 'smallest'"),
        (("--wijken-file", "wijken.csv", "--top", "0"), 2, "--top: 0 is out of range"),
        (
            ("--wijken-file", "vol.csv"),
            2,
            "the wijken of vol.csv have 19,000,000 people, more than the 18,073,424 of the",
        ),
        (("--wijken-file", "wijken.csv", "--inhabitants", "9"), 2, "--inhabitants is of model wijken"),
        (
            ("--wijken-file", "wijken.csv", "--set", "list.wijken=9"),
            2,
            "list.wijken: cannot be set",
        ),
    ],
)
def test_wrong_use_of_a_list(options: tuple[str, ...], code: int, words: str, tmp_path: Path) -> None:
    (tmp_path / "wijken.csv").write_text(OWN)
    (tmp_path / "vol.csv").write_text("code,gemeente,inwoners\nA,B,19000000\n")
    ended = called("scale", *options, folder=tmp_path)
    assert (ended.code, ended.out) == (code, "")
    assert words in ended.err


def test_the_wijken_that_take_part_are_shown(tmp_path: Path) -> None:
    (tmp_path / "wijken.csv").write_text(OWN)
    out = called("scale", "--wijken-file", "wijken.csv", "--wijken", "2", folder=tmp_path).out
    assert "Wijken uit wijken.csv: de grootste" in out
    assert "West" in out
    assert "Zuid" not in out


@pytest.mark.skipif(not CBS_2024.exists(), reason="the table of CBS is not here")
def test_all_wijken_of_the_country(tmp_path: Path) -> None:
    found = read_wijken(CBS_2024)
    assert (len(found.wijken), found.left_out) == (3367, {"other_area": 342, "no_inhabitants": 26})
    assert sum(wijk.inhabitants for wijk in found.wijken) == 17_942_715
    assert len({wijk.gemeente for wijk in found.wijken}) == 342
    out = called("scale", "--wijken-file", str(CBS_2024), folder=tmp_path).out
    assert "Landelijke opschaling: 3.367 wijken in 2030" in out
    assert "Wijken van cbs-wijken-2024.csv die niet meetellen, omdat er niemand woont: 26." in out
