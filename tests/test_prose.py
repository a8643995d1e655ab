"""Text with emphasis, lists and links: what is Markdown in it, and what is shown as it was typed."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sroi_cli.reports.prose import html, inline_html, inline_markdown, markdown

CODE_HOST = MarkdownIt("commonmark").enable(["table", "strikethrough"])
REL = 'rel="noopener noreferrer"'

BLOCKS = [
    ("Een wandelgroep.", "<p>Een wandelgroep.</p>", "Een wandelgroep."),
    ("  Met ruimte eromheen. \n", "<p>Met ruimte eromheen.</p>", "Met ruimte eromheen."),
    ("", "", ""),
    ("*a* en **b** en _c_", "<p><em>a</em> en <strong>b</strong> en <em>c</em></p>", "*a* en **b** en _c_"),
    ("***a***", "<p><em><strong>a</strong></em></p>", "***a***"),
    ("2 * 3, a_b_c", "<p>2 * 3, a_b_c</p>", "2 \\* 3, a\\_b\\_c"),
    ("een\n\ntwee\ndrie", "<p>een</p>\n<p>twee\ndrie</p>", "een\n\ntwee\ndrie"),
    ("een  \ntwee\\\ndrie", "<p>een<br>\ntwee<br>\ndrie</p>", "een\\\ntwee\\\ndrie"),
    ("\\*a\\* \\- \\a", "<p>*a* - \\a</p>", "\\*a\\* - \\\\a"),
    ("Eerst:\n- a\n- *b*", "<p>Eerst:</p>\n<ul>\n<li>a</li>\n<li><em>b</em></li>\n</ul>", "Eerst:\n\n- a\n- *b*"),
    ("3) a\n4) b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>', "3) a\n4) b"),
    ("- a\n\n- b", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>", "- a\n\n- b"),
    ("- a\n  b\n  1. c", "<ul>\n<li>a\nb\n<ol>\n<li>c</li>\n</ol>\n</li>\n</ul>", "- a\n  b\n  1. c"),
    ("+ a\n* b", "<ul>\n<li>a</li>\n</ul>\n<ul>\n<li>b</li>\n</ul>", "+ a\n\n* b"),
    ("- [ ] a", "<ul>\n<li>[ ] a</li>\n</ul>", "- \\[ \\] a"),
    ("[a](https://b.nl/?c&d)", f'<p><a href="https://b.nl/?c&amp;d" {REL}>a</a></p>', "[a](<https://b.nl/?c&amp;d>)"),
    ('[a]( <HTTP://b.nl/é> "titel")', f'<p><a href="HTTP://b.nl/%C3%A9" {REL}>a</a></p>', "[a](<HTTP://b.nl/%C3%A9>)"),
    ("[*a*](mailto:b@c.nl)", f'<p><a href="mailto:b@c.nl" {REL}><em>a</em></a></p>', "[*a*](<mailto:b@c.nl>)"),
    ("![a](http://b.nl)", f'<p>!<a href="http://b.nl" {REL}>a</a></p>', "\\![a](<http://b.nl>)"),
    ("مرحبا 🚶 *omgekeerd*", "<p>مرحبا 🚶 <em>omgekeerd</em></p>", "مرحبا 🚶 *omgekeerd*"),
    ("***!a* b*", "<p>*<em><em>!a</em> b</em></p>", "\\*!a b"),  # \***!a* b* would be read otherwise
]

AS_TYPED = [
    ("# a", "\\# a"),
    ("> a", "&gt; a"),
    ("---", "\\---"),
    ("-", "\\-"),
    ("1.", "1\\."),
    ("* * *", "\\* \\* \\*"),
    ("+31 6", "\\+31 6"),
    ("a\n===", "a\n\\==="),
    ("a\n-", "a\n\\-"),
    ("a\n2. b", "a\n2\\. b"),
    ("a\n:-", "a\n\\:-"),
    ("1.000 euro", "1.000 euro"),
    ("`a` ~~b~~ c|d", "\\`a\\` \\~\\~b\\~\\~ c\\|d"),
    ("```\na\n```", "\\`\\`\\`\na\n\\`\\`\\`"),
    ("| a |\n| - |", "\\| a \\|\n\\| - \\|"),
    ("&amp; &copy; &#42;", "&amp;amp; &amp;copy; &amp;\\#42;"),
    ("{{ 7*7 }} {% raw %}", "{{ 7\\*7 }} {% raw %}"),
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("<!-- a -->", "&lt;!-- a --&gt;"),
    ("<http://a.nl>", "&lt;http\\://a.nl&gt;"),
    ("https://a_b.nl www.a_b.nl", "https\\://a\\_b.nl www\\.a\\_b.nl"),
    ("$a$", "\\$a\\$"),
    ("[a]: http://b.nl", "\\[a\\]: http\\://b.nl"),
    ("[^1] [a][b]", "\\[^1\\] \\[a\\]\\[b\\]"),
    ("eind\\", "eind\\\\"),
]

OTHER_ADDRESSES = """javascript:alert(1) JaVaScRiPt:alert(1) javascript&colon;alert(1) &#106;avascript:alert(1)
    java\\script:alert(1) <java\tscript:alert(1)> \x01javascript:alert(1) javascript://a.nl/%0aalert(1) vbscript:a
    data:text/html,a data:image/png;base64,a file:///etc/passwd ftp://a.nl //a.nl /a a.html ../a #a ?a https:a.nl
    https:///a https:// mailto: &#x2f;/a.nl <> \\ http:\\a.nl <//a.nl> "a" """.split(" ")  # noqa: SIM905

PIECES = [
    *"*_[]()\\!<>&#`|~-+=:.1a b\n\"'$",
    *(
        "\n\n",
        "- ",
        "1. ",
        "2) ",
        "  ",
        "    ",
        "\t",
        "**",
        "__",
        "\n- ",
        "\n  - ",
        "\n1. ",
        "\n   2. ",
        "\\\n",
        "  \n",
    ),
    *(
        "[a",
        "](http://a.nl)",
        "](javascript:a)",
        "[a](<mailto:a@b> 't')",
        "[b](http://a/b*c_d?e&f)",
        "![",
        "]()",
        "]: ",
    ),
    *(
        "&amp;",
        "&colon;",
        "\n---",
        "* * *",
        "```",
        "<b>",
        "<!--",
        "\n:-",
        "|-|",
        "{{ 7*7 }}",
        "http://",
        "www.",
        "\r\n",
    ),
    *("é", "€", "\u00a0", "\u200b", "\ufeff", "\u2028", "😀", "مرحبا"),
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=20).map("".join)
PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="*_[\\-+.)"))
EMPHASIS = {"em", "strong"}


@dataclass
class Seen(HTMLParser):
    """A page as a reader sees it: its text, and its tags in order."""

    page: str
    text: str = ""
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(str(self.page))  # Markup would escape the text again
        self.close()
        self.text = _single_spaced(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.text += " " if tag not in {*EMPHASIS, "a"} else ""

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def links(self) -> list[str | None]:
        return [attrs["href"] for tag, attrs in self.tags if tag == "a"]

    @property
    def build(self) -> list[tuple[str, str | None]]:
        """The tags but for emphasis, which Markdown may lose, and where its numbers start."""
        return [(tag, attrs.get("start")) for tag, attrs in self.tags if tag not in EMPHASIS]


def _single_spaced(text: str) -> str:
    return re.sub(r"[\s\ufeff]+", " ", text).strip()


@pytest.mark.parametrize(("text", "as_html", "as_markdown"), BLOCKS)
def test_emphasis_lists_and_links(text: str, as_html: str, as_markdown: str) -> None:
    assert html(text) == as_html
    assert markdown(text) == as_markdown


@pytest.mark.parametrize(("text", "as_markdown"), AS_TYPED)
def test_all_else_is_shown_as_it_was_typed(text: str, as_markdown: str) -> None:
    assert markdown(text) == as_markdown
    for page in (html(text), CODE_HOST.render(as_markdown)):
        assert Seen(page).text == _single_spaced(text)
        assert {tag for tag, _ in Seen(page).tags} == {"p"}


@pytest.mark.parametrize("address", OTHER_ADDRESSES)
def test_a_link_to_anything_but_a_page_or_mailbox_is_shown_as_it_was_typed(address: str) -> None:
    for page in (html(f"[a]({address})"), CODE_HOST.render(markdown(f"[a]({address})"))):
        assert [tag for tag, _ in Seen(page).tags] == ["p"]
        assert Seen(page).text.startswith("[a](")


def test_a_link_of_another_kind_stays_visible() -> None:
    assert html("[link](javascript:alert(1))") == "<p>[link](javascript:alert(1))</p>"
    assert markdown("[link](javascript:alert(1))") == "\\[link\\](javascript:alert(1))"


def test_a_link_cannot_break_out() -> None:
    text = '[a](http://a.nl"onclick=alert(1)) [b](<http://b.nl/> "c"><script>) [d](<http://d.nl/)[e|f]`>)'
    assert Seen(html(text)).links == ["http://a.nl%22onclick=alert(1)", "http://d.nl/)%5Be%7Cf%5D%60"]
    assert Seen(CODE_HOST.render(markdown(text))).links == Seen(html(text)).links


@pytest.mark.parametrize(
    ("text", "as_html", "as_markdown"),
    [
        (" Vijlen ", "Vijlen", "Vijlen"),
        ("1. Wandelen & *meer*", "1. Wandelen &amp; <em>meer</em>", "1\\. Wandelen &amp; *meer*"),
        ("- a\n- b", "- a\n- b", "\\- a - b"),
        ("a  \nb|c", "a<br>\nb|c", "a b\\|c"),
        ("\\\n- a_", "<br>\n- a_", "\\- a\\_"),
        ("[a](http://b.nl)\n\nc", f'<a href="http://b.nl" {REL}>a</a>\n\nc', "[a](<http://b.nl>)  c"),
    ],
)
def test_words_within_a_line(text: str, as_html: str, as_markdown: str) -> None:
    assert inline_html(text) == as_html
    assert inline_markdown(text) == as_markdown


@pytest.mark.parametrize(
    "text", ["- " * 300 + "a", "- a\n" + "".join(f"{'  ' * i}- a\n" for i in range(300)), "[" * 3000]
)
def test_deep_nesting_loses_nothing(text: str) -> None:
    for page in (html(text), CODE_HOST.render(markdown(text))):
        assert Seen(page).text.count("a") == text.count("a")
        assert Seen(page).text.count("[") == text.count("[")
        assert len(Seen(page).tags) < 600


@given(TEXTS)
def test_a_page_gets_no_other_tags_and_addresses(text: str) -> None:
    for tag, attrs in [*Seen(html(text)).tags, *Seen(inline_html(text)).tags]:
        match tag, attrs:
            case "a", {"href": str(address), "rel": "noopener noreferrer", **others}:
                assert re.match(r"(https?://|mailto:)[^/]", address, re.IGNORECASE)
                assert others == {}
            case "ol", {"start": str(number), **others}:
                assert number.isdigit()
                assert others == {}
            case _:
                assert tag in {"p", "ul", "ol", "li", "em", "strong", "br"}
                assert attrs == {}
    assert not {tag for tag, _ in Seen(inline_html(text)).tags} & {"p", "ul", "ol", "li"}


@given(PLAIN)
def test_a_text_without_signs_is_shown_whole(text: str) -> None:
    for page in (html(text), inline_html(text), CODE_HOST.render(markdown(text))):
        assert Seen(page).text == _single_spaced(text)


@given(TEXTS)
def test_a_code_host_shows_what_the_page_shows(text: str) -> None:
    page, host = Seen(html(text)), Seen(CODE_HOST.render(markdown(text)))
    assert host.text == page.text
    assert host.links == page.links
    assert [tag for tag in host.build if tag[0] != "p"] == [tag for tag in page.build if tag[0] != "p"]


@given(TEXTS)
def test_words_fit_in_any_line_of_a_code_host(text: str) -> None:
    words, page = inline_markdown(text), Seen(inline_html(text))
    for line, tags in (
        (f"- {words}", ["ul", "li"]),
        (f"# {words}", ["h1"]),
        (f"> {words} .", ["blockquote", "p"]),
        (f"| a | b |\n| --- | --- |\n| {words} | c |", ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]),
    ):
        host = Seen(CODE_HOST.render(line))
        assert [tag for tag, _ in host.tags if tag not in {*EMPHASIS, "a"}] == tags
        assert page.text in host.text
        assert host.links == page.links
