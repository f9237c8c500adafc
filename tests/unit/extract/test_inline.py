import pytest

from briefreader.extract.front.inline import read_inline


def anchors(source: str) -> tuple[str, list[tuple[str, str]]]:
    inline = read_inline(source)
    return inline.text, [(inline.text[anchor.start : anchor.end], anchor.address) for anchor in inline.anchors]


@pytest.mark.parametrize(
    ("source", "text", "links"),
    [
        ("plain words", "plain words", []),
        ("a [word](https://x.org/a) here", "a word here", [("word", "https://x.org/a")]),
        ("a **[word](https://x.org/a)** (<https://x.org/a>) here", "a word here", [("word", "https://x.org/a")]),
        ('a "**[word](https://x.org/a)**" (<https://x.org/a>) here', 'a "word" here', [("word", "https://x.org/a")]),
        ("a **few words** (<https://x.org/a>), then", "a few words, then", [("few words", "https://x.org/a")]),
        (
            r"**one** ([https://x.org/\(a\)](https://x.org/(a))) two",
            "one two",
            [("one", "https://x.org/(a)")],
        ),
        (r"by [Ann Lee \(/people/ann-lee\)](#)", "by Ann Lee", [("Ann Lee", "/people/ann-lee")]),
        ("(</papers/ferry-subsidies>)", "", [("", "/papers/ferry-subsidies")]),
        (r"costs \$300 and 5 * 3", "costs $300 and 5 * 3", []),
        ("snake_case_name and _emphasis_", "snake_case_name and emphasis", []),
        ("*outer with *inner* words*", "outer with inner words", []),
        ("![a picture](x.png) and words", "and words", []),
        ("<b>bold</b> &amp; more", "bold & more", []),
        ("[not a link] [1]", "[not a link] [1]", []),
        (
            "a link to****[**boards**](https://x.org/b). So",
            "a link to boards. So",
            [("boards", "https://x.org/b")],
        ),
        ("**Stay active.", "Stay active.", []),
        ("2**3 and a footnote*", "2**3 and a footnote*", []),
    ],
)
def test_visible_text_and_links(source: str, text: str, links: list[tuple[str, str]]) -> None:
    assert anchors(source) == (text, links)


def test_a_line_of_pictures_keeps_their_alternative_text() -> None:
    inline = read_inline("![Harbour at dusk](x.png)")
    assert (inline.text, inline.is_picture) == ("Harbour at dusk", True)


def test_anchors_survive_white_space_and_composition() -> None:
    inline = read_inline("cafe\u0301   and [ le  de\u0301bat ](https://x.org)")
    assert inline.text == "café and le débat"
    (anchor,) = inline.anchors
    assert inline.text[anchor.start : anchor.end] == "le débat"


@pytest.mark.parametrize(
    ("printed", "target"),
    [
        (r"/port?_ga=2.1_7.3&_gl=4_", "/port?_ga=2.1_7.3&_gl=4_"),
        (r"https://quay.example/_tide_/*x*", "https://quay.example/_tide_/*x*"),
        (r"https://quay.example/port_\(north\)", "https://quay.example/port_(north)"),
        ("../rota/", "../rota/"),
        ("./rota", "./rota"),
        ("?page=2", "?page=2"),
        ("rota-2.html#spring", "rota-2.html#spring"),
        ("/search?for=spring tide", "/search?for=spring tide"),
    ],
)
def test_a_printed_target_keeps_every_character(printed: str, target: str) -> None:
    inline = read_inline(rf"See [the *rota* \({printed}\)](#), _they_ say.")
    assert inline.text == "See the rota, they say."
    (anchor,) = inline.anchors
    assert (inline.text[anchor.start : anchor.end], anchor.address) == ("the rota", target)


@pytest.mark.parametrize("words", ["the port (ABC)", "the port (he/she)", "the port (v1.2)", "the port (#)"])
def test_words_in_brackets_are_no_target(words: str) -> None:
    inline = read_inline(f"See [{words}](#) again.")
    assert inline.anchors[0].target in {None, "#"}
    assert inline.text.startswith("See the port")


def test_many_brackets_before_addresses_are_read_in_one_go() -> None:
    source = "[" + r"\(/a" * 50_000
    assert read_inline(source).text == "[" + "(/a" * 50_000
