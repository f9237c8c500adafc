"""The quotations in a Markdown file, an export of ours or a memo written by hand: their words, line and reference."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from briefreader.library import front_matter
from briefreader.library.markdown_text import unescape

FEWEST_WORDS: Final = 4
"""Words from which something between quotation marks within a line is a quotation and not a so-called one."""

_REFERENCE: Final = re.compile(r"\[@(?P<key>[\w:.#$%&+?<>~/-]*\w)(?P<where>[^\]]*)\]")
_NUMBER: Final = re.compile(r"(?:¶|para(?:graph|s)?\.?)\s*(\d+)")
_FOOTNOTE: Final = re.compile(r"\[\^[^\]]+\]")
# "> [!quote] title" of Obsidian and GitHub: a box, of which only some kinds hold somebody else's words.
_CALLOUT: Final = re.compile(r"\[!(?P<kind>\w+)\][^\n]*(?:\n|$)")
_QUOTING_CALLOUTS: Final = frozenset({"quote", "cite"})
_FENCE: Final = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_BLOCK_ID: Final = re.compile(r"\s\^[\w-]+\s*$")
_LINK: Final = re.compile(r"!?\[([^\]\[]*)\]\((?:<[^>]*>|[^)\s]*)[^)]*\)")
_EMPHASIS: Final = re.compile(r"(?<!\\)(\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|==)")
_INLINE: Final = re.compile(r"“([^“”]+)”|«([^«»]+)»|(?<![\w\"])\"([^\"]+)\"(?!\w)")
# As the export writes a claim: "- **Forecast**, ¶ 12: words".
_CLAIM: Final = re.compile(r"- \*\*[A-Z][a-z]+\*\*(?:, ¶ (?P<number>\d+))?: (?P<text>.+)")
_LOST: Final = re.compile(r"\*\([^)]*\)\*\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words that claim to be somebody else's.

    Attributes:
        line: where they begin, 1-based.
        text: the words without markup.
        citekey: the key they are given with, or the file's own; None where nothing tells.
        number: the paragraph they are given with.
    """

    line: int
    text: str
    citekey: str | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class _Paragraph:
    line: int
    is_quote: bool
    text: str


def quotations(markdown: str) -> Iterator[Quotation]:
    """Block quotations, longer passages between quotation marks, and the claims of our own exports, in their order."""
    text = markdown.replace("\r\n", "\n")
    block, body = front_matter.split(text)
    own_key = front_matter.value_of(block, "citekey")
    first_line = text[: len(text) - len(body)].count("\n") + 1
    paragraphs = list(_paragraphs(body, first_line))
    for place, paragraph in enumerate(paragraphs):
        if paragraph.is_quote:
            following = paragraphs[place + 1].text if place + 1 < len(paragraphs) else ""
            yield from _block_quotation(paragraph, following, own_key)
        elif (claim := _CLAIM.match(paragraph.text)) and own_key:
            number = int(claim["number"]) if claim["number"] else None
            words = _plain(_LOST.sub("", claim["text"]))
            yield Quotation(line=paragraph.line, text=words, citekey=own_key, number=number)
        else:
            yield from _inline_quotations(paragraph, own_key)


def _paragraphs(body: str, line: int) -> Iterator[_Paragraph]:
    """Runs of lines of one kind; what stands in code is left out."""
    fence = ""
    run: list[str] = []
    start, is_quote = line, False
    for number, text in enumerate([*body.split("\n"), ""], line):
        mark = _FENCE.match(text)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) else fence
            continue
        quoted = text.lstrip().startswith(">")
        ends = mark or not text.strip() or quoted != is_quote or _CLAIM.match(text)
        if run and ends:
            yield _Paragraph(start, is_quote, "\n".join(run))
            run = []
        if mark:
            fence = mark[1]
        elif text.strip():
            start, is_quote = (start, is_quote) if run else (number, quoted)
            run.append(re.sub(r"^\s*>\s?", "", text) if quoted else text)


def _block_quotation(paragraph: _Paragraph, following: str, own_key: str | None) -> Iterator[Quotation]:
    reference = _REFERENCE.search(paragraph.text)
    if reference is None and following.lstrip().startswith(("[@", "—", "–", "--")):
        reference = _REFERENCE.search(following)
    key, number = _given(reference, own_key)
    text = paragraph.text
    if callout := _CALLOUT.match(text):
        if callout["kind"].casefold() not in _QUOTING_CALLOUTS:
            return
        text = text[callout.end() :]
    words = _plain(text).strip()
    if words[:1] in '“"«' and words[-1:] in '”"»':
        words = words[1:-1]
    if words:
        yield Quotation(line=paragraph.line, text=words, citekey=key, number=number)


def _inline_quotations(paragraph: _Paragraph, own_key: str | None) -> Iterator[Quotation]:
    # Links first: their addresses may hold quotation marks, and their texts may be quotations.
    text = _LINK.sub(r"\1", paragraph.text)
    for match in _INLINE.finditer(text):
        words = _plain(next(group for group in match.groups() if group is not None))
        if len(words.split()) < FEWEST_WORDS:
            continue
        reference = _REFERENCE.search(text, match.end())
        # A reference belongs to the quotation before it; another quotation in between would be the nearer one.
        if reference and _INLINE.search(text[match.end() : reference.start()]):
            reference = None
        key, number = _given(reference, own_key)
        line = paragraph.line + text.count("\n", 0, match.start())
        yield Quotation(line=line, text=words, citekey=key, number=number)


def _given(reference: "re.Match[str] | None", own_key: str | None) -> tuple[str | None, int | None]:
    if reference is None:
        return own_key, None
    number = _NUMBER.search(reference["where"])
    return reference["key"], int(number[1]) if number else None


def _plain(markdown: str) -> str:
    """The words that a piece of Markdown shows; paragraphs stay apart."""
    text = _BLOCK_ID.sub("", _FOOTNOTE.sub("", _REFERENCE.sub("", markdown)))
    text = unescape(_EMPHASIS.sub("", _LINK.sub(r"\1", text)))
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip())
