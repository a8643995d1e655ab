"""What a reader sees: the pages in Chromium, driven by Playwright and judged by axe-core, and their prints by pypdf.

Needs the extra `browser` and Chromium. Without them these tests are skipped; SROI_BROWSER=required makes that an error.
"""

import json
import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from importlib.resources import files
from importlib.util import find_spec
from io import BytesIO
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from unicodedata import combining, normalize
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.conftest import ROOT, SHIPPED, called

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Dialog, Locator, Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
MISSING = [name for name in ("playwright", "pypdf", "axe_playwright_python") if find_spec(name) is None]
MISSING += [] if CHROMIUM else ["Chromium"]
if MISSING:
    needed = f"the tests in a browser need {', '.join(MISSING)}"
    if os.environ.get("SROI_BROWSER") == "required":
        pytest.fail(needed, pytrace=False)
    pytest.skip(needed, allow_module_level=True)

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK, PHONE, PAPER = 1280, 390, 688  # px across; PAPER: the 182 mm that A4 has within its margins
PATIENCE = 15_000  # milliseconds

BARE, HOSTILE = "sint-geertrudis", "vijandig"
ENGLISH = ("living-well-taking-control", "voorbeeldwijk-2025")
SITE = sorted([*SHIPPED, BARE, HOSTILE], key=lambda name: f"{name}.yaml")  # as a batch orders them
INDEX = "factsheets/index.html"
FACTSHEETS = [*(f"factsheets/{name}.html" for name in SITE), *(f"english/{name}.html" for name in ENGLISH)]
DOCUMENTS = [*FACTSHEETS, INDEX, "national/opschaling-855-wijken-2030.html"]

LINK = "[link](javascript:alert(1))"
ATTACK = f"<script>alert(1)</script><img src=x onerror=alert(1)> {{{{ 7*7 }}}} {LINK} שלום مرحبا 🎉🧑‍🌾 & \"'>"
LONG = f"{ATTACK} In de wijk gebeurt van alles, en iedereen vertelt er graag en uitvoerig over. "
ACTIVITIES = ("wandelgroep", "wandeluitdaging", "leefstijlinterventie", "benzomoe", "hartcheckpunt", "groepsconsult")
OWN_IDS = [f"{number:02}_een_activiteit_met_een_heel_lange_eigen_naam_".ljust(60, "x") for number in range(25)]


def long_name(number: int) -> str:
    """A name of 60 signs; every other one is a single word."""
    words = f"{number} <script>alert({number})</script> {{{{ 7*7 }}}} {LINK}" if number % 2 else f"Nr{number}"
    return words.ljust(60, "x")[:60]


def hostile() -> dict[str, object]:
    """A scenario that holds the worst that its author could write."""
    parties = [f"partij_{number}" for number in range(12)]
    because = {"because": ATTACK}
    return {
        "schema": 1,
        "reference_values": "2025-12",
        "status": "ambitie",
        "wijk": {
            "name": f"Vijandig {ATTACK}",
            "gemeente": f"Nergens {ATTACK}",
            "inhabitants": {"value": 999999, **because},
            "context": [
                {"label": f"Cijfer {ATTACK}", "value": 0.4, "unit": "fractie", "national": 0.25},
                {"label": long_name(2), "value": 64, "unit": "punt", "national": "ervaren_gezondheid"},
            ],
        },
        "period": {"start": 2026, "years": 5},
        "stakeholders": {
            party: {"label": long_name(number), "purse": "public"} for number, party in enumerate(parties)
        },
        "activities": [
            {"id": own_id, "activity": ACTIVITIES[number % 6]} | ({"participants": 40 + number} if number % 5 else {})
            for number, own_id in enumerate(OWN_IDS)
        ],
        "inbreng": [
            {"id": "lokale_aanjager", "label": ATTACK, "stakeholder": "gemeente", "kind": "paid_time"}
            | {"quantity": {"value": 8, "unit": "uur/week", **because}, "unit_value": "professional_uur"},
            *(
                {"id": party, "label": long_name(number), "stakeholder": party, "kind": "money", "quantity": 12345678}
                for number, party in enumerate(parties)
            ),
        ],
        "outcomes": [
            {"id": f"voor_{party}", "label": long_name(number), "stakeholder": party, "kind": "social"}
            | {"quantity": "participants", "unit_value": {"value": 10, "unit": "EUR/deelnemer", **because}}
            | {"net": because}
            for number, party in enumerate(parties)
        ],
        "not_monetised": [
            {"name": long_name(number), "side": "opbrengst", "stakeholder": party, "reach": ATTACK, "note": ATTACK}
            for number, party in enumerate(parties)
        ],
        "notes": [ATTACK, f"- {ATTACK}"],
        "assessment": {
            "counterfactual": ATTACK,
            "theory_of_change": ATTACK,
            "context_validity": ATTACK,
            "stakeholders_involved": ["deelnemers"],
            "explanations": {"control_group": ATTACK},
        },
        "factsheet": {
            "title": f"Vijandig {ATTACK}",
            "intro": LONG * 10,
            "situation": f"{LONG * 4}\n\n- {LONG}\n- {LONG * 2}",
            "highlight": {"title": f"Bijzonder {ATTACK}", "text": LONG * 3},
            "quote": {"text": LONG * 3, "by": ATTACK},
            "supported_by": [*map(long_name, range(12)), ATTACK],
            "accent": "#767676",
        },
    }


BARE_SCENARIO = """schema: 1
reference_values: "2025-12"
wijk: {name: Sint-Geërtrudis, gemeente: Eijsden-Margraten}
period: {start: 2026, years: 5}
activities: [{activity: wandelgroep, participants: 60}]
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages that the program makes."""
    folder = tmp_path_factory.mktemp("site")
    scenarios = shutil.copytree(ROOT / "scenarios", folder / "scenarios")
    (scenarios / f"{HOSTILE}.yaml").write_text(json.dumps(hostile(), ensure_ascii=False), encoding="utf-8")
    (scenarios / f"{BARE}.yaml").write_text(BARE_SCENARIO, encoding="utf-8")
    for arguments in (
        ("batch", "scenarios", "--jobs", "1", "--out", "factsheets"),
        ("sketch", *ENGLISH, "--lang", "en", "--out", "english"),
        ("scale", "--out", "national"),
    ):
        ended = called(*arguments, folder=folder)
        assert ended.code == 0, ended.err
    return folder


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Tab:
    """A tab in which pages are opened, and what the last one said and asked for since."""

    def __init__(self, context: "BrowserContext") -> None:
        context.set_default_timeout(PATIENCE)
        self.page = context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", self._dismiss)
        self.page.on("request", lambda request: self.asked.append(request.url))

    def _dismiss(self, dialog: "Dialog") -> None:
        self.said.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def open(self, path: Path) -> "Page":
        self.page.emulate_media(media="screen")
        self.page.set_viewport_size({"width": DESK, "height": 600})
        self.said.clear()
        self.asked.clear()
        self.page.goto(path.as_uri())
        return self.page

    def at(self, width: int, media: Literal["screen", "print"] = "screen") -> "Page":
        self.page.emulate_media(media=media)
        self.page.set_viewport_size({"width": width, "height": 600})
        return self.page


@pytest.fixture(scope="module")
def tab(browser: "Browser") -> Iterator[Tab]:
    """The pages' own rules of what may run and be loaded are in force."""
    context = browser.new_context()
    yield Tab(context)
    context.close()


@dataclass(frozen=True)
class Printed:
    """A page on paper: the words of its sections, and those on each sheet, which pypdf reads in the background."""

    sections: tuple[str, ...]
    reading: "Future[list[str]]"

    @property
    def sheets(self) -> list[str]:
        return self.reading.result()


@dataclass(frozen=True)
class Document:
    tab: Tab
    printed: Printed


@pytest.fixture(scope="module", params=DOCUMENTS)
def document(request: pytest.FixtureRequest, tab: Tab, site: Path, background: ThreadPoolExecutor) -> Document:
    """Each page, opened and printed once for all tests of it."""
    tab.open(site / str(request.param))
    page = tab.at(PAPER, "print")
    page.add_style_tag(content=".chart text { stroke: none !important; }")  # letters with an edge are printed twice
    sections = tuple(map(words, page.locator("main > section").all()))
    return Document(tab, Printed(sections, background.submit(read_print, page.pdf(prefer_css_page_size=True))))


@pytest.fixture(scope="module")
def background() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as executor:
        yield executor


def read_print(pdf: bytes) -> list[str]:
    from pypdf import PdfReader

    return [sheet.extract_text() for sheet in PdfReader(BytesIO(pdf)).pages]


def test_opening_a_page_asks_for_nothing_else_and_says_nothing(document: Document) -> None:
    asked = [address for address in document.tab.asked if not address.startswith("data:")]
    assert (asked, document.tab.said) == ([document.tab.page.url], [])


# the texts within a part of a page, in reading order
TEXTS = """const texts = (scope) => {
  const found = [], walk = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode;
    if (text.data.trim() && !text.parentElement.closest(".unseen, script, style, title, desc")) found.push(text);
  }
  return found;
};"""
WORDS = f"(scope) => {{ {TEXTS} return texts(scope).map((text) => text.data); }}"
OUTSIDE = f"""(scope) => {{
  {TEXTS}
  const range = document.createRange();
  const boxes = (text) => {{
    range.selectNodeContents(text);
    return [...range.getClientRects()].map((box) => [text.data, -box.left, box.right - innerWidth]);
  }};
  return texts(scope).filter((text) => !text.parentElement.closest(".scroll, .chart-box")).flatMap(boxes);
}}"""


def texts(scope: "Locator") -> list[str]:
    return [str(text) for text in scope.evaluate(WORDS)]


def words(scope: "Locator") -> str:
    return " ".join(" ".join(texts(scope)).split())


def outside(scope: "Locator", least: float = 1) -> list[str]:
    """Texts that stand beside the page by some px, but for those in a part that scrolls by itself."""
    boxes = [(text, max(left, right)) for text, left, right in scope.evaluate(OUTSIDE)]
    return [f"{text}: by {beyond:.0f} px" for text, beyond in boxes if beyond > least]


def test_a_phone_shows_a_page_without_scrolling_sideways(document: Document) -> None:
    page = document.tab.at(PHONE)
    assert outside(page.locator("body")) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE


def test_every_link_of_a_page_leads_somewhere(document: Document) -> None:
    ids = document.tab.page.locator("[id]").evaluate_all("all => all.map((one) => one.id)")
    for link in links(document.tab.page.locator("a")):
        target = urlsplit(urljoin(document.tab.page.url, link))
        assert target.scheme in {"file", "https", "http", "mailto"}, link
        if target.scheme == "file":
            assert Path(unquote(target.path)).is_file(), link
            assert target.fragment in {"", *ids}, link


def links(scope: "Locator") -> list[str]:
    return [str(link) for link in scope.evaluate_all("all => all.map((one) => one.getAttribute('href'))")]


# What axe-core finds. Contrast takes it long, so of the texts that look alike it judges one.
JUDGE = f"""async () => {{
  {TEXTS}
  const slow = ["color-contrast", "link-in-text-block"], resultTypes = ["violations"];
  const rules = Object.fromEntries(slow.map((rule) => [rule, {{enabled: false}}]));
  const grounds = new Map([[null, ""]]), looks = new Map();
  const look = (one) => {{
    const {{color, fontSize, fontWeight, backgroundColor, backgroundImage, opacity}} = getComputedStyle(one);
    const parent = one.parentElement;
    if (!grounds.has(parent)) look(parent);
    grounds.set(one, [backgroundColor, backgroundImage, opacity, grounds.get(parent)].join());
    return [one.localName, color, fontSize, fontWeight, grounds.get(one)].join();
  }};
  for (const text of texts(document.body)) looks.set(look(text.parentElement), text.parentElement);
  const most = await axe.run({{runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], resultTypes, rules}});
  const rest = await axe.run({{include: [...looks.values()]}}, {{runOnly: slow, resultTypes}});
  return [...most.violations, ...rest.violations];
}}"""


@pytest.fixture(scope="module")
def axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def test_axe_finds_no_violation(document: Document, axe: str) -> None:
    document.tab.at(DESK).evaluate(axe)
    assert [*judged(document.tab.page), *judged(document.tab.at(PHONE))] == []


def judged(page: "Page") -> Iterator[str]:
    """What axe-core finds, by the width of the page."""
    for violation in page.evaluate(JUDGE):
        places = [" ".join(map(str, node["target"])) for node in violation["nodes"]]
        yield f"{page.viewport_size}: {violation['id']} ({violation['help']}): {places}"


def signs(text: str) -> str:
    """Latin letters, digits and some signs: breaks, ligatures and the order of other scripts differ in a print."""
    return "".join(re.findall("[0-9A-Za-zÀ-ɏ€£%+●×]", normalize("NFKC", text)))


on_paper = pytest.mark.parametrize("document", FACTSHEETS, indirect=True)


@on_paper
def test_the_front_is_two_sheets_and_the_annex_begins_on_the_third(document: Document) -> None:
    wijk, impact, annex = (signs(section)[:60] for section in document.printed.sections)
    assert [signs(sheet)[:60] for sheet in document.printed.sheets[:3]] == [wijk, impact, annex]
    assert annex.startswith(("Verantwoording", "Howthiswascalculated"))


@on_paper
def test_nothing_of_the_front_is_lost_on_paper(document: Document) -> None:
    for section, sheet in zip(document.printed.sections[:2], document.printed.sheets, strict=False):
        lost = Counter(signs(section)) - Counter(signs(sheet))
        assert not lost, [word for word in section.split() if signs(word) not in signs(sheet)]


@on_paper
def test_nothing_of_the_front_is_wider_than_paper(document: Document) -> None:
    for section in document.tab.at(PAPER, "print").locator("section.page").all():
        assert outside(section, least=4) == []  # px, of a margin of 53
        wide, room = section.evaluate("section => [section.scrollWidth, section.clientWidth]")
        assert wide <= room


@on_paper
def test_no_heading_of_the_annex_ends_a_sheet(document: Document) -> None:
    annex = document.tab.at(PAPER, "print").locator("section.annex")
    sheets = [letters(sheet) for sheet in document.printed.sheets]
    begun = list(beginnings(annex.locator("h2, h3").all_text_contents(), list(map(letters, texts(annex)))))
    assert [one for one in begun if not any(one in sheet for sheet in sheets)] == []


def letters(text: str) -> str:
    """Without the numbers of a list, which are drawn but are no text."""
    return re.sub("[0-9]", "", signs(text))


def beginnings(headings: Sequence[str], texts: Sequence[str]) -> Iterator[str]:
    """Each heading, and the first of what comes after it."""
    place = 0
    for heading in map(letters, headings):
        place = texts.index(heading, place) + 1
        yield heading + "".join(texts[place : place + 9])[:12]


def test_hostile_texts_are_texts(tab: Tab, site: Path) -> None:
    page = tab.open(site / "factsheets" / f"{HOSTILE}.html")
    seen = words(page.locator("body"))
    assert [text for text in (ATTACK, LINK, *OWN_IDS, *map(long_name, range(12))) if text not in seen] == []
    assert page.evaluate("document.scripts.length") == 0
    assert page.locator("[onerror], [href^='javascript:' i], img").count() == 0
    page.locator("h1").click()
    assert tab.said == []


def test_hostile_texts_are_texts_in_the_index(index: "Page") -> None:
    assert f"Vijandig {ATTACK}" in words(index.locator("body"))
    assert index.evaluate("document.scripts.length") == 1
    assert index.locator("[onerror], [href^='javascript:' i], img").count() == 0


@pytest.fixture
def index(tab: Tab, site: Path) -> "Iterator[Page]":
    yield tab.open(site / INDEX)
    assert tab.said == []


def shown(index: "Page") -> list[str]:
    """The wijken that the index shows; the same in its table, its chart and its count."""
    rows = index.locator(".overview tbody tr:visible")
    chart = index.locator(".bands .row")
    pages = rows.evaluate_all("rows => rows.map((row) => row.dataset.page)")
    charted = chart.evaluate_all("rows => rows.map((row) => row.dataset.row)")
    seen = chart.filter(visible=True).evaluate_all("rows => rows.map((row) => row.dataset.row)")
    assert set(seen) == set(charted) & set(pages)
    assert index.get_by_role("status").inner_text() == f"{len(pages)} van de {len(SITE)} wijken"
    return [str(page).removesuffix(".html") for page in pages]


def test_the_index_shows_all_wijken_at_first(index: "Page") -> None:
    assert shown(index) == SITE


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("wijdemeren", ["gezond-wijdemeren-2022", "gezond-wijdemeren"]),
        ("  2022 WIJDE", ["gezond-wijdemeren-2022"]),
        ("sint-geertrudis", [BARE]),
        ("GEËRTRÚDIS", [BARE]),
        ("<script>", [HOSTILE]),
        ("nergens te vinden", []),
    ],
)
def test_typing_in_the_search_filters(typed: str, names: list[str], index: "Page") -> None:
    index.get_by_label("Zoek").press_sequentially(typed)
    assert shown(index) == names
    index.get_by_label("Zoek").fill("")
    assert shown(index) == SITE


def test_choosing_a_gemeente_and_an_activity_filters(index: "Page") -> None:
    gemeente, activity = (index.get_by_label(name, exact=True) for name in ("Gemeente", "Activiteit"))
    gemeente.select_option("Wijdemeren")
    assert shown(index) == ["gezond-wijdemeren-2022", "gezond-wijdemeren"]
    gemeente.select_option("alle")
    activity.select_option("Groepsconsult")
    rows = index.locator(".overview tbody tr")
    having = rows.filter(has=index.locator("td:last-child", has_text="Groepsconsult"))
    assert 1 < len(shown(index)) == having.count() < rows.count()
    index.get_by_label("Zoek").fill("vijlen")
    assert shown(index) == ["vijlen"]


def plain(text: str) -> str:
    return "".join(sign for sign in normalize("NFD", text) if not combining(sign)).casefold()


Key = float | str
# the cells of a column that are not empty, by what they are sorted
COLUMN = """(rows, column) => rows.map((row) => row.cells[column]).map((cell) =>
  cell.dataset.number ? Number(cell.dataset.number) : cell.matches(".figure") ? "" : cell.textContent)"""


def column(index: "Page", number: int) -> list[Key]:
    cells = index.locator(".overview tbody tr").evaluate_all(COLUMN, number)
    return [plain(cell).split(",")[0] if isinstance(cell, str) else cell for cell in cells]


def sorts(index: "Page") -> list[str | None]:
    heads = index.locator(".overview thead th")
    found: list[str | None] = heads.evaluate_all("heads => heads.map((head) => head.ariaSort)")
    return found


def test_a_column_head_sorts_both_ways_and_what_is_empty_stays_last(index: "Page") -> None:
    buttons = index.locator(".overview thead button").all()
    assert len(buttons) == len(sorts(index))
    for number, button in enumerate(buttons):
        for direction in ("ascending", "descending"):
            button.click()
            assert sorts(index) == [direction if place == number else None for place in range(len(buttons))]
            cells = column(index, number)
            filled = list(takewhile(lambda cell: cell != "", cells))
            assert filled == sorted(filled, reverse=direction == "descending")
            assert set(cells[len(filled) :]) <= {""}


def test_enter_and_space_sort_too(index: "Page") -> None:
    button = index.get_by_role("button", name="SROI-ratio")
    button.focus()
    for key, direction in {"Enter": "ascending", "Space": "descending"}.items():
        index.keyboard.press(key)
        assert [one for one in sorts(index) if one] == [direction]


def test_the_keyboard_alone_reaches_and_works_everything_in_order(index: "Page") -> None:
    focused = "(document.activeElement.id || document.activeElement.innerText || document.activeElement.ariaLabel)"
    stops: list[str] = []
    while "overview.json" not in stops:
        index.keyboard.press("Tab")
        stops.append(str(index.evaluate(f"{focused} || document.activeElement.textContent")))
        assert len(stops) < 99
    rows = index.locator(".overview tbody a")
    heads = index.locator(".overview thead button").all_inner_texts()
    assert stops[:3] == ["search", "gemeente", "activity"]
    assert stops[-2:] == ["overview.csv", "overview.json"]
    assert stops[-2 - len(SITE) : -2] == rows.all_inner_texts()
    assert stops[-2 - len(SITE) - len(heads) : -2 - len(SITE)] == heads
    assert len(stops) == 3 + 1 + 1 + len(heads) + len(SITE) + 2  # the links of the chart stand in the table too


def test_the_keyboard_alone_filters(index: "Page") -> None:
    keyboard = index.keyboard
    keyboard.press("Tab")
    keyboard.type("wijde")
    assert len(shown(index)) == 2
    keyboard.press("Shift+Home")
    keyboard.press("Delete")
    keyboard.press("Tab")
    keyboard.press("ArrowDown")
    assert 0 < len(shown(index)) < len(SITE)


def test_without_scripts_the_index_is_a_table(browser: "Browser", site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = Tab(context)
    page = tab.open(site / INDEX)
    assert not page.locator("form").is_visible()
    assert page.locator(".overview button").count() == 0
    assert page.locator(".overview tbody tr:visible").count() == len(SITE)
    assert tab.said == []
    context.close()


def test_links_lead_from_the_index_to_a_factsheet_and_on(index: "Page") -> None:
    start = index.url
    index.locator(".overview tbody a").first.click()
    for link, name in (("next", SITE[1]), ("next", SITE[2]), ("prev", SITE[1])):
        index.locator(f"a[rel={link}]").click()
        assert index.url == urljoin(start, f"{name}.html")
    index.get_by_role("link", name="Alle wijken").click()
    assert index.url == start


def test_the_factsheets_follow_each_other_and_lead_to_the_index(site: Path) -> None:
    for place, name in enumerate(SITE):
        page = (site / "factsheets" / f"{name}.html").read_text(encoding="utf-8")
        around = re.findall('href="(.*?)"', page.partition("</nav>")[0])
        near = [f"{each}.html" for each in SITE[max(place - 1, 0) : place + 2] if each != name]
        assert [link for link in around if link != "index.html"] == near
        assert "index.html" in around
