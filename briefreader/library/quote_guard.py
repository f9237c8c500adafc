"""Every quotation checked against the briefs: is it what the author wrote, and where the memo says it is?

What stands on a brief's page but was cut from the article is no quotation of the brief; it is told why it was cut.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property
from math import log2
from typing import Final

from briefreader.extract.front.markup import read_markdown
from briefreader.library.anchoring import resolve
from briefreader.library.matching import plain_title
from briefreader.library.page_words import folded, words_of
from briefreader.library.passages import number_at, passages_of
from briefreader.library.quotations import Quotation, quotations
from briefreader.model.annotation import BriefNotes, Fit, Target
from briefreader.model.brief import Brief, BriefId, Furniture, Span

_MOST_SEARCHED: Final = 4
"""Briefs in which an altered quotation without a reference is looked for: those that share its rarest words."""
# What an author of a memo leaves out or puts in: [...], […], [the minister], (…), ...
_ELISION: Final = re.compile(r"\s*(?:\[[^\]]*\]|\((?:…|\.{3,4})\)|…|\.\s?\.\s?\.(?:\s?\.)?)\s*")
_INITIAL: Final = re.compile(r"\[([A-Za-z])\](?=\w)")
_EDGES: Final = " \n,.;:—–-"
_FEWEST_WORDS: Final = 2
"""Words of a piece between two elisions from which it is worth looking for."""


class QuoteVerdict(StrEnum):
    """What the check of one quotation found."""

    EXACT = "exact"
    """Word for word, in the paragraph that is given."""
    MOVED = "moved"
    """Word for word, in another paragraph than the one given, or not where it was marked."""
    ALTERED = "altered"
    """Something like it is there."""
    ORPHAN = "orphan"
    """Nothing like it is in the article, though it may stand around it, or no brief has the key it is given with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One quotation after the check.

    Attributes:
        where: the file it stands in.
        line: its line there; None in notes, which name the highlight instead.
        quote: its words.
        brief: the brief it was found in, or is given with.
        number: the paragraph it was found in.
        what: one phrase for people; for an altered one the difference, `[-gone-]` and `{+put in+}`.
    """

    where: str
    line: int | None
    quote: str
    verdict: QuoteVerdict
    brief: BriefId | None = None
    number: int | None = None
    what: str = ""

    @property
    def holds(self) -> bool:
        """Whether the words are the brief's."""
        return self.verdict in {QuoteVerdict.EXACT, QuoteVerdict.MOVED}


class QuoteGuard:
    """Checks quotations against some briefs, whose texts are prepared at the first use."""

    def __init__(self, briefs: Iterable[Brief], citekeys: Mapping[BriefId, str]) -> None:
        self._pages = [_Page(brief) for brief in briefs]
        self._by_key = {citekeys[page.brief.id]: page for page in self._pages if page.brief.id in citekeys}

    def check_markdown(self, markdown: str, *, where: str) -> Iterator[Checked]:
        """Every quotation of a Markdown file; the titles of briefs between quotation marks are none."""
        for quotation in quotations(markdown):
            if plain_title(quotation.text) not in self._titles:
                yield self._check(quotation, where)

    @cached_property
    def _titles(self) -> frozenset[str]:
        return frozenset(plain_title(page.brief.title) for page in self._pages)

    def _check(self, quotation: Quotation, where: str) -> Checked:
        key = quotation.citekey
        if key is not None and key not in self._by_key:
            what = f"no brief has the key {key}{self._elsewhere(quotation.text)}"
            return _result(quotation, where, QuoteVerdict.ORPHAN, what=what)
        pages = self._pages if key is None else [self._by_key[key]]
        for page in pages:
            if (place := page.find(quotation.text)) is not None:
                return _found(quotation, where, page, place)
        for page in pages if key is not None else self._nearest(quotation.text):
            anchor = resolve(_bare_target(quotation.text), page.brief.text)
            if anchor.span is not None:
                there = page.brief.quote(anchor.span)
                number = number_at(page.brief, anchor.span.start)
                what = difference(there, quotation.text) + (f"; {cut}" if (cut := page.cut(quotation.text)) else "")
                return _result(quotation, where, QuoteVerdict.ALTERED, page=page, number=number, what=what)
        for page in pages:
            if cut := page.cut(quotation.text):
                what = cut + self._elsewhere(quotation.text)
                return _result(quotation, where, QuoteVerdict.ORPHAN, page=page, what=what)
        what = "not in any brief" if key is None else f"not in the brief{self._elsewhere(quotation.text)}"
        return _result(quotation, where, QuoteVerdict.ORPHAN, page=self._by_key.get(key or ""), what=what)

    def _elsewhere(self, text: str) -> str:
        """The brief to cite instead, where one has the words: keys change as the library does."""
        for key, page in self._by_key.items():
            if numbers := page.find(text):
                paragraph = "" if numbers[0] is None else f" in paragraph {numbers[0]}"
                return f"; {page.brief.id}, cited as {key}, has it{paragraph}"
        return ""

    @cached_property
    def _commonness(self) -> Counter[str]:
        return Counter(word for page in self._pages for word in page.words)

    def _nearest(self, text: str) -> Sequence["_Page"]:
        """The briefs that share the quotation's rarest words."""
        wanted = set(words_of(text))
        count = len(self._pages) + 1
        weights = {word: log2(count / self._commonness[word]) + 1 for word in wanted if word in self._commonness}
        scored = [(sum(weights.get(word, 0.0) for word in wanted & page.words), page) for page in self._pages]
        scored.sort(key=lambda pair: -pair[0])
        return [page for score, page in scored[:_MOST_SEARCHED] if score > 0]


def check_notes(brief: Brief, notes: BriefNotes, *, where: str) -> Iterator[Checked]:
    """Every highlight of a brief's notes, in reading order, orphans last."""
    verdicts = {
        Fit.EXACT: QuoteVerdict.EXACT,
        Fit.MOVED: QuoteVerdict.MOVED,
        Fit.ALTERED: QuoteVerdict.ALTERED,
        Fit.ORPHAN: QuoteVerdict.ORPHAN,
    }
    page = _Page(brief)
    for passage in passages_of(brief, notes):
        fit, marked = passage.anchor.fit, passage.highlight.target
        what = f"highlight {passage.highlight.id}"
        if fit is Fit.ALTERED:
            what += f": {difference(passage.text, marked.exact)}"
        elif fit is Fit.MOVED and passage.number != marked.number:
            what += f": marked in paragraph {marked.number}"
        elif fit is Fit.ORPHAN and (cut := page.cut(marked.exact)):
            what += f": {cut}"
        yield Checked(
            where=where,
            line=None,
            quote=marked.exact,
            verdict=verdicts[fit],
            brief=brief.id,
            number=None if passage.is_orphan else passage.number,
            what=what,
        )


def difference(original: str, quoted: str) -> str:
    """What a quotation made of the original: `[-gone-]` and `{+put in+}`; long equal stretches are shortened."""
    before, after = folded(original).split(), folded(quoted).split()
    parts: list[str] = []
    for kind, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            parts.append(_shortened(before[start:end]))
            continue
        if end > start:
            parts.append(f"[-{' '.join(before[start:end])}-]")
        if new_end > new_start:
            parts.append(f"{{+{' '.join(after[new_start:new_end])}+}}")
    return " ".join(parts)


def _shortened(words: Sequence[str]) -> str:
    kept = 3
    return " ".join(words) if len(words) <= 2 * kept + 1 else " ".join([*words[:kept], "…", *words[-kept:]])


class _Page:
    """A brief as quotations are looked for in it."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(words_of(self.brief.text))

    @cached_property
    def _blocks(self) -> list[tuple[int, int | None]]:
        """Where each block begins in the folded text, and its number."""
        starts, length = [], 0
        for block in self.brief.blocks:
            starts.append((length, block.number))
            length += len(folded(self.brief.quote(block.span))) + 1
        return starts or [(0, None)]

    @cached_property
    def _text(self) -> str:
        blocks = (folded(self.brief.quote(block.span)) for block in self.brief.blocks)
        return " ".join(blocks) if self.brief.blocks else folded(self.brief.text)

    def find(self, quote: str) -> list[int | None] | None:
        """The numbers of the paragraphs that hold the quotation's pieces in their order; None where one is not there.

        A piece that stands in several places gives all their numbers, where it is the only one.
        """
        pieces = _pieces(quote)
        if len(pieces) == 1:
            return [self._number(place) for place in _places(pieces[0], self._text)] or None
        first = _in_order(pieces, self._text)
        return None if first is None else [self._number(first)]

    def cut(self, quote: str) -> str:
        """Where on the page outside the article the quotation stands, and why that was cut; "" where it does not."""
        pieces = _pieces(quote)
        longest = max((word for piece in pieces for word in words_of(piece)), key=len, default="")
        for furniture in self.brief.furniture:
            # Most pages have none of a quotation's words there, and their markup is not worth reading.
            if longest not in folded(furniture.text).casefold():
                continue
            if _in_order(pieces, folded(_shown(furniture, self.brief.source.media_type))) is not None:
                first, last = furniture.lines
                lines = f"line {first}" if first == last else f"lines {first}-{last}"
                return f"outside the article, cut from its page: {furniture.reason}; {lines}"
        return ""

    def _number(self, place: int) -> int | None:
        number = None
        for start, each in self._blocks:
            if start > place:
                break
            number = each
        return number


def _shown(furniture: Furniture, media_type: str) -> str:
    """The words that a reader of the page sees in a block that was cut."""
    if media_type != "text/markdown":
        return furniture.text
    return "\n".join(line.text for line in read_markdown(furniture.text).lines)


def _pieces(quote: str) -> list[str]:
    """What a quotation has between its elisions."""
    pieces = [piece for part in _ELISION.split(_INITIAL.sub(r"\1", folded(quote))) if (piece := part.strip(_EDGES))]
    return [piece for piece in pieces if len(piece.split()) >= _FEWEST_WORDS] or pieces


def _in_order(pieces: Sequence[str], text: str) -> int | None:
    """Where the first of the pieces stands in a folded text that has all of them in their order; None for no such."""
    position, first = 0, None
    for piece in pieces:
        place = next((place for place in _places(piece, text) if place >= position), None)
        if place is None:
            return None
        first, position = place if first is None else first, place + len(piece)
    return first


def _places(piece: str, text: str) -> Iterator[int]:
    """Where a piece stands between whole words of a text; its first letter may be large or small."""
    pattern = re.escape(piece[0]) if not piece[0].isalpha() else f"[{piece[0].lower()}{piece[0].upper()}]"
    edges = r"(?<!\w)", r"(?!\w)"
    for match in re.finditer(edges[0] + pattern + re.escape(piece[1:]) + edges[1], text):
        yield match.start()


def _bare_target(quote: str) -> Target:
    return Target(exact=quote, span=Span(0, len(quote)))


def _found(quotation: Quotation, where: str, page: _Page, numbers: Sequence[int | None]) -> Checked:
    given = quotation.number
    if given is None or given in numbers:
        number = given if given is not None else numbers[0]
        return _result(quotation, where, QuoteVerdict.EXACT, page=page, number=number)
    what = f"given as paragraph {given}, it is in {numbers[0]}"
    return _result(quotation, where, QuoteVerdict.MOVED, page=page, number=numbers[0], what=what)


def _result(
    quotation: Quotation,
    where: str,
    verdict: QuoteVerdict,
    *,
    page: _Page | None = None,
    number: int | None = None,
    what: str = "",
) -> Checked:
    return Checked(
        where=where,
        line=quotation.line,
        quote=quotation.text,
        verdict=verdict,
        brief=page.brief.id if page else None,
        number=number,
        what=what,
    )
