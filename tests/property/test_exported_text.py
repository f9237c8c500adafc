"""What leaves as Markdown, YAML, BibTeX or CSL-JSON is read by others as what it was."""

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefreader.library.front_matter import render, scalar, split
from briefreader.library.markdown_text import escape, link, quote_block, unescape
from briefreader.library.references import biblatex, bibtex, citekey, csl_json
from briefreader.model.annotation import BriefRef
from briefreader.model.brief import BriefId

characters = st.characters(exclude_categories=["Cs", "Cc"])
signs = st.sampled_from(
    [*"*_`[]<>#+-.!()|~^$@&=%\\\"':{}1 2", "==", "%%", "---", "1. ", "&amp;", "](", "**", "é", "🐟"]
)
texts = st.lists(st.one_of(signs, st.text(characters, max_size=4)), max_size=12).map("".join)
MARKDOWN = MarkdownIt("commonmark").enable("table").enable("strikethrough")


def shown(tokens: "list[Token]") -> str:
    """The text that a reader sees."""
    return "".join(shown(token.children) if token.children else token.content for token in tokens)


@given(texts)
@example("1. A list? No.")
@example("- nor this")
@example("# nor a heading")
@example("a_b_c *x* $5 to $10 @name #tag ~~x~~ ^y^ |a|b| <b> &lt; [x](y) ![x](y) https://a.b/_c_")
@example("    four spaces")
@example("+++")
@example("Setext\n===")
def test_escaped_text_shows_itself(text: str) -> None:
    plain = " ".join(text.split())
    tokens = MARKDOWN.parse(escape(text))
    assert [token.type for token in tokens] == (["paragraph_open", "inline", "paragraph_close"] if plain else [])
    assert shown(tokens) == plain
    assert unescape(escape(text)) == plain


@given(texts, st.text("abcdefgh/:.?&=()<> \\_*", max_size=20))
def test_a_link_is_one_link(text: str, url: str) -> None:
    inline = MARKDOWN.parse(link(text or "x", f"https://{url}x"))[1]
    opened = [token for token in inline.children or () if token.type == "link_open"]
    assert len(opened) == 1


@given(texts)
def test_a_quotation_is_one_block(text: str) -> None:
    tokens = MARKDOWN.parse(quote_block(f"x{text}\n\n{text}y"))
    assert tokens[0].type == "blockquote_open"
    assert tokens[-1].type == "blockquote_close"
    assert "".join(shown(tokens).split()) == "".join(f"x{text}{text}y".split())


@given(st.text(st.characters(exclude_categories=["Cs"])) | texts)
def test_front_matter_is_yaml(text: str) -> None:
    written = render({"title": text, "author": (text, "x"), "none": None}, "mine: 1\n")
    loaded = yaml.safe_load(split(written)[0])
    assert (loaded["author"], loaded["mine"]) == ([loaded["title"], "x"], 1)
    assert str(loaded["title"]) == text
    assert yaml.safe_load(f"a: {scalar(text)}") == {"a": loaded["title"]}


references = st.builds(
    BriefRef,
    file=texts.map(lambda text: BriefId(f"a{text}.txt")),
    fingerprint=st.just(""),
    title=st.none() | texts,
    authors=st.lists(texts, max_size=3).map(tuple),
    outlet=st.none() | texts,
    published=st.sampled_from([None, "2025", "2025-04", "2025-04-01", "soon", "2025-13-01"]),
    url=st.none() | texts,
)


@given(references)
def test_bibliography_entries_are_well_formed(brief: BriefRef) -> None:
    key = citekey(brief)
    assert key.isascii()
    assert key.isalnum()
    for entry in (bibtex(brief, key), biblatex(brief, key)):
        depth = 0
        bare = entry.replace("\\{", "").replace("\\}", "")
        for char in bare:
            depth += (char == "{") - (char == "}")
            assert depth >= 0
        assert depth == 0
        assert bare.rstrip().endswith("}")


@given(st.lists(references, max_size=3))
def test_csl_items_hold_to_the_schema(csl_faults: Callable[[object], list[str]], briefs: list[BriefRef]) -> None:
    items = json.loads(json.dumps([csl_json(brief, citekey(brief)) for brief in briefs]))
    assert csl_faults(items) == []


@pytest.mark.parametrize(
    ("item", "fault"),
    [
        ({"type": "brief", "id": "a"}, "type"),
        ({"type": "report"}, "no id"),
        ({"type": "report", "id": "a", "outlet": "B"}, "outlet"),
        ({"type": "report", "id": "a", "title": 1}, "title"),
        ({"type": "report", "id": "a", "volume": True}, "volume"),
        ({"type": "report", "id": "a", "author": "A. Body"}, "author"),
        ({"type": "report", "id": "a", "author": [{"name": "A. Body"}]}, "author"),
        ({"type": "report", "id": "a", "issued": {"date-parts": [[]]}}, "issued"),
        ({"type": "report", "id": "a", "issued": {"date-parts": [[2025], [2026], [2027]]}}, "issued"),
    ],
)
def test_what_is_no_csl_item_is_found(
    csl_faults: Callable[[object], list[str]], item: Mapping[str, object], fault: str
) -> None:
    assert csl_faults([item]) == [f"0: {fault}"]


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@settings(max_examples=10, deadline=None)
@given(texts)
def test_pandoc_reads_the_front_matter(text: str) -> None:
    document = render({"title": f"x{text}"}) + "\nBody\n"
    command = ("pandoc", "--from=markdown", "--to=json")
    done = subprocess.run(command, input=document, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["meta"]["title"]
