"""Whatever the bytes are: a brief comes out, its spans fit, and every line of a text is accounted for once."""

from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.extract.front.inline import read_inline
from briefreader.extract.pipeline import read_article
from briefreader.model.brief import Brief, BriefId

PLAIN = st.sampled_from(["the", "ferry", "By Ann Marlow", "March 3, 2024", "Topics", "Related", "Top Stories"])
MARKED = st.sampled_from(["[link](https://x.org/a)", "**bold**", "(<https://x.org>)", "# ", "* ", "> ", "|", "---"])
ODD = st.sampled_from(["•", "[1]", "_x_", "\\(", "\\)", "![p](q)", "<b>", "&amp;", "\u00a0", "\u202e", "e\u0301"])
WORDS = st.one_of(PLAIN, MARKED, ODD)
LINES = st.lists(WORDS, max_size=12).map(" ".join)
TEXTS = st.lists(LINES, max_size=25).map("\n".join)
PATHS = st.sampled_from(["brief.txt", "brief.md", "brief.html"])


def read(data: bytes, path: str) -> Brief:
    return read_article(data, brief_id=BriefId(path), path=path)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), PATHS)
def test_any_bytes_become_a_brief(data: bytes, path: str) -> None:
    brief = read(data, path)
    assert all(block.span.end <= len(brief.text) for block in brief.blocks)


@settings(max_examples=150, deadline=None)
@given(TEXTS, PATHS)
def test_spans_and_links_fit_the_text(text: str, path: str) -> None:
    brief = read(text.encode(), path)
    assert brief.text == "\n\n".join(brief.quote(block.span) for block in brief.blocks)
    assert all(brief.quote(link.span) == link.text for link in brief.links if link.span is not None)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(["brief.txt", "brief.md"]))
def test_every_line_is_accounted_for_once(text: str, path: str) -> None:
    brief = read(text.encode(), path)
    if brief.source.media_type == "text/html":
        return
    ranges = [block.lines for block in brief.blocks] + [block.lines for block in brief.furniture]
    covered = [line for first, last in ranges for line in range(first, last + 1)]
    lines = [line for line, shown in enumerate(text.split("\n"), start=1) if shown.replace("\u202e", "").strip()]
    assert [line for line in lines if covered.count(line) != 1] == []


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_anchors_fit_their_line(source: str) -> None:
    inline = read_inline(source)
    assert all(0 <= anchor.start <= anchor.end <= len(inline.text) for anchor in inline.anchors)
