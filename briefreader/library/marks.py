"""Where the words of a query stand in a text: found by their beginnings, then checked as terms.

Reading a whole text into terms takes milliseconds; looking for the beginnings of a few words takes microseconds, and a
page of results needs twenty texts before the next key is pressed.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final, NamedTuple

from briefreader.library.spelling import distance
from briefreader.library.tokens import CJK, STOP_WORDS, fold, stem, term_of, terms, words
from briefreader.model.search import And, Field, Fuzzy, Or, Phrase, Prefix, Query, Word

MOST_MARKS: Final = 200
"""Marks of one word in one text."""
MOST_LOOKS: Final = 200
"""Places where a word's letters stand, inside of other words too, that are looked at for its marks."""
ENOUGH: Final = 6
"""Places of a word that a passage is chosen by: the best of the first ones is good enough, and soon found."""
SHORTEST_COMPOUND: Final = 6
"""Letters of the shortest word that may stand in the text as two (`ceasefire`)."""
LEAST_PART: Final = 3
"""Letters of each half of such a word."""
HYPHENS: Final = ("-", "‑")
PLAIN_ENDS: Final = " ,;:!?)\n\t"
"""Characters that end a word whatever follows; the end of the text does too."""
WORD_END: Final = re.compile(r"[^\W_]*(?:['’ʼ][^\W_]+)*")
FIRST_CJK: Final = "\u3040"
"""No character before it is matched by `CJK`."""
ACRONYM: Final = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?")
ACCENTED: Final = re.compile("[\u00c0-\u1eff]")
"""Letters that may have an accent; the quotation marks and dashes of English texts are beyond them."""
ACCENTED_SCRIPTS: Final = range(0xC0, 0x530), range(0x1E00, 0x1F00)
"""Latin, Greek and Cyrillic letters."""
IN_ONE: Final = {"ß": "ss", "æ": "ae", "œ": "oe"}
"""Letters that are folded to two, which would move all that follows: their words are looked for as they are."""


class Mark(NamedTuple):
    """One place: `key` tells which word of the query stands there."""

    start: int
    end: int
    key: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One word or phrase of a query.

    Attributes:
        key: its number in the query.
        needles: beginnings to look for in the text, in lower case without accents.
        terms: terms that answer; more than one for a phrase, in their order.
        prefix: what a word, or a compound's parts together, must begin with instead, or "".
        near: a word to be one edit away from instead, or "".
        joined: a phrase, or a compound whose letters stand apart in the text, or "".
        is_apart: whether it is such a compound.
    """

    key: int
    needles: tuple[str, ...]
    terms: tuple[str, ...] = ()
    prefix: str = ""
    near: str = ""
    joined: str = ""
    is_apart: bool = False


@lru_cache(maxsize=64)
def wanted(query: Query, place: Field | None) -> tuple[Wanted, ...]:
    """What to mark in the texts of a field: words asked of that field or of any; nothing that must not be there."""
    return tuple(
        piece for key, part in enumerate(_asked(query)) if _belongs(part, place) for piece in _pieces(part, key)
    )


def find_marks(text: str, pieces: Sequence[Wanted]) -> list[Mark]:
    """The places of these words in a text, in order and without overlaps; the first `MOST_MARKS` of each.

    Args:
        text: any text.
        pieces: what `wanted` gave.
    """
    return _found_in(text, pieces, _places)


def first_marks(text: str, pieces: Sequence[Wanted]) -> list[Mark]:
    """The first places of each word, `ENOUGH` to choose a passage by: what `find_marks` gives, but sooner.

    Of a word that is being typed only its beginning is marked. Other ways to write a word (`cease-fire`, `U.S.`), and
    places behind something other than a space, are looked for where the word does not stand as it was asked.
    """
    return _found_in(text, pieces, _first_places)


Look = Callable[[str, Wanted], list[Mark]]


def _found_in(text: str, pieces: Sequence[Wanted], look: Look) -> list[Mark]:
    lowered = _lowered(text)
    is_accented = not text.isascii() and bool(ACCENTED.search(text))
    if is_accented and look is _places:
        found = _found_bare(lowered, pieces, look)
    else:
        found = _found(lowered, pieces, look)
        if is_accented:
            # In a whole text only words that do not stand there as they were asked are worth another pass.
            here = {mark.key for mark in found}
            found += _found_bare(lowered, [piece for piece in pieces if piece.key not in here], look)
    found.sort(key=_from_left)
    kept: list[Mark] = []
    reached = 0
    for mark in found:
        if mark.start >= reached:
            kept.append(mark)
            reached = mark.end
    return kept


def _found_bare(lowered: str, pieces: Sequence[Wanted], look: Look) -> list[Mark]:
    """What stands in a text whose accents are put away."""
    if not pieces:
        return []
    for one, two in IN_ONE.items():
        if one in lowered:
            pieces = [_spelled_in_one(piece, one, two) for piece in pieces]
    return _found(lowered.translate(_bare_letters()), pieces, look)


def _spelled_in_one(piece: Wanted, one: str, two: str) -> Wanted:
    more = tuple(needle.replace(two, one) for needle in piece.needles if two in needle)
    return replace(piece, needles=piece.needles + more) if more and not piece.is_apart else piece


@cache
def _bare_letters() -> dict[int, str]:
    """Accented letters and their bare ones, one for one, so that positions stay what they are."""
    bare = {code: fold(chr(code)) for codes in ACCENTED_SCRIPTS for code in codes}
    return {code: base for code, base in bare.items() if len(base) == 1 and base != chr(code)}


def _from_left(mark: Mark) -> tuple[int, int]:
    return mark.start, -mark.end


def _found(lowered: str, pieces: Sequence[Wanted], look: Look) -> list[Mark]:
    found: list[Mark] = []
    for piece in pieces:
        if piece.is_apart and look is _first_places and any(mark.key == piece.key for mark in found):
            continue
        found.extend(look(lowered, piece))
    return found


Asked = Word | Phrase | Prefix | Fuzzy


def _asked(query: Query) -> Iterator[Asked]:
    match query:
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from _asked(part)
        case Word() | Phrase() | Prefix() | Fuzzy():
            yield query
        case _:
            return


def _belongs(part: Asked, place: Field | None) -> bool:
    anywhere = {None, Field.BODY}
    if place in anywhere:
        return part.field in anywhere
    return part.field == place or (part.field in anywhere and place in {Field.TITLE, Field.NOTE})


def _pieces(part: Asked, key: int) -> Iterator[Wanted]:
    spelled = [word for word in (fold(word) for word, *_ in words(part.text)) if word]
    if isinstance(part, Word | Phrase):
        spelled = _without_edges(spelled)
    match part:
        case Prefix() if spelled:
            yield from (_word(word, key) for word in spelled[:-1])
            yield Wanted(key=key, needles=_dotted(spelled[-1]), prefix=spelled[-1])
            yield from _compound(spelled[-1], key, is_growing=True)
        case Fuzzy() if len(spelled) == 1:
            # One edit leaves the first or the second half of a word as it was; the first half is looked for.
            yield Wanted(key=key, needles=(spelled[0][: max(1, len(spelled[0]) // 2)],), near=spelled[0])
        case Phrase() | Word() if len(spelled) > 1:
            together = terms(part.text)
            joined = " ".join(spelled)
            yield Wanted(key=key, needles=(joined, _beginning(spelled[0])), terms=together, joined=joined)
            if isinstance(part, Word):
                yield _word("".join(spelled), key)
                yield from _compound("".join(spelled), key)
        case Word() | Phrase() if spelled:
            yield _word(spelled[0], key)
            yield from _compound(spelled[0], key)
        case _:
            return


def _without_edges(spelled: list[str]) -> list[str]:
    """The words of a phrase from the first to the last one that is indexed: what stands around them is not asked."""
    kept = [place for place, word in enumerate(spelled) if word not in STOP_WORDS]
    return spelled[kept[0] : kept[-1] + 1] if kept else []


def _word(word: str, key: int) -> Wanted:
    return Wanted(key=key, needles=_dotted(_beginning(word)), terms=(stem(word),))


def _dotted(word: str) -> tuple[str, ...]:
    """A short word may stand in the text as `U.S.`."""
    return (word, ".".join(word)) if 1 < len(word) <= 5 and word.isalpha() else (word,)  # noqa: PLR2004 - NATO, not more


def _beginning(word: str) -> str:
    """What all spellings with the word's stem begin with: a stem's last letter may differ (`policy`, `polici`)."""
    stemmed = stem(word)
    common = next((place for place, (one, two) in enumerate(zip(word, stemmed, strict=False)) if one != two), None)
    length = min(len(word), len(stemmed)) if common is None else common
    return word[: max(1, length - (len(stemmed) > 3 and stemmed[-1] in "iey"))]  # noqa: PLR2004 - too short to cut


def _compound(word: str, key: int, *, is_growing: bool = False) -> Iterator[Wanted]:
    """A word as two; of one that is being typed, two with a hyphen, of which the second need only have begun."""
    if len(word) < SHORTEST_COMPOUND or CJK.search(word):
        return
    cuts = range(LEAST_PART, len(word) if is_growing else len(word) - LEAST_PART + 1)
    # With a blank, "others" being typed would stand in "other states".
    hyphens = HYPHENS if is_growing else (*HYPHENS, " ")
    apart = tuple(word[:cut] + hyphen + word[cut : cut + LEAST_PART] for cut in cuts for hyphen in hyphens)
    prefix = word if is_growing else ""
    yield Wanted(key=key, needles=apart, joined=word, terms=(stem(word),), prefix=prefix, is_apart=True)


def _first_places(lowered: str, piece: Wanted) -> list[Mark]:
    """The first places behind spaces, of the first needle that is found so; of all needles where none is."""
    if piece.is_apart:
        return _places_apart(lowered, piece, ENOUGH)
    spaced, key, found = lowered.replace("\n", " "), piece.key, list[Mark]()
    for needle in piece.needles:
        behind = " " + needle
        is_whole = needle == piece.prefix and needle[0] < FIRST_CJK
        start = 0 if spaced.startswith(needle) else _behind(spaced, behind, 0)
        looked_at = 0
        while start >= 0 and len(found) < ENOUGH and looked_at < MOST_LOOKS:
            looked_at += 1
            end = start + len(needle) if is_whole else _end(lowered, start, piece)
            if end > start:
                found.append(Mark(start, end, key))
            start = _behind(spaced, behind, max(end, start + 1))
        if found:
            return found
    return _places(lowered, piece, ENOUGH)


def _behind(spaced: str, behind: str, start: int) -> int:
    """Where the word stands next whose needle stands behind a space, or -1."""
    space = spaced.find(behind, start)
    return space + 1 if space >= 0 else -1


def _places(lowered: str, piece: Wanted, most: int = MOST_MARKS) -> list[Mark]:
    if piece.is_apart:
        return _places_apart(lowered, piece, most)
    found: list[Mark] = []
    for needle in piece.needles:
        enough, looked_at = len(found) + most, 0
        start = lowered.find(needle)
        while start >= 0 and len(found) < enough and looked_at < MOST_LOOKS:
            looked_at += 1
            end = _end(lowered, start, piece)
            if end > start:
                found.append(Mark(start, end, piece.key))
            start = lowered.find(needle, max(end, start + 1))
    return found


def _places_apart(lowered: str, piece: Wanted, most: int) -> list[Mark]:
    """Where a compound is written apart: all its needles begin alike, so that one look through the text finds them."""
    found: list[Mark] = []
    beginning, looked_at = piece.joined[:LEAST_PART], 0
    start = lowered.find(beginning)
    while start >= 0 and len(found) < most and looked_at < MOST_LOOKS:
        looked_at += 1
        end = _end(lowered, start, piece) if lowered.startswith(piece.needles, start) else start
        if end > start:
            found.append(Mark(start, end, piece.key))
        start = lowered.find(beginning, max(end, start + 1))
    return found


def _end(lowered: str, start: int, piece: Wanted) -> int:
    """Where the word that begins here ends, if it is the wanted one, else `start`."""
    cjk = lowered[start] >= FIRST_CJK and bool(CJK.match(lowered, start))
    if start and not cjk and (lowered[start - 1].isalnum()):
        return start
    if piece.joined:
        return _end_of_several(lowered, start, piece)
    end = _word_end(lowered, start)
    word = lowered[start:end]
    if piece.prefix:
        # What folding takes from a word stands behind its beginning: only a dotted word has to be folded.
        begins = cjk or lowered.startswith(piece.prefix, start) or fold(word).startswith(piece.prefix)
        return (start + len(piece.prefix) if cjk else end) if begins else start
    if piece.near:
        return end if _is_near(word, piece.near) else start
    if cjk:
        return start + len(piece.terms[0]) if lowered.startswith(piece.terms[0], start) else start
    return end if term_of(word) == piece.terms[0] else start


@lru_cache(maxsize=4096)
def _is_near(word: str, near: str) -> bool:
    """Whether a word of a text is spelled like another or one edit away; the same words come again in every text."""
    return distance(fold(word), near, 1) <= 1


def _end_of_several(lowered: str, start: int, piece: Wanted) -> int:
    """Where a phrase, or a compound written apart, ends."""
    end = start + len(piece.joined)
    if lowered.startswith(piece.joined, start) and lowered[end : end + 1] in PLAIN_ENDS:
        return end
    reached, place = start, start
    count = 2 if " " not in piece.joined else piece.joined.count(" ") + 1
    if CJK.match(lowered, start):
        literal = piece.joined[:1] + "".join(pair[1:] for pair in piece.joined.split(" "))
        return start + len(literal) if lowered.startswith(literal, start) else start
    for _ in range(count):
        end = _word_end(lowered, place)
        if end == place:
            break
        reached = end
        place = end + 1
        while place < len(lowered) and not lowered[place].isalnum() and place - end < 4:  # noqa: PLR2004 - `”, “`
            place += 1
    passage = lowered[start:reached]
    found = terms(passage)
    if " " in piece.joined:
        return reached if found == piece.terms else start
    together = "".join(fold(word) for word, *_ in words(passage))
    is_it = together.startswith(piece.prefix) if piece.prefix else stem(together) == piece.terms[0]
    return reached if is_it else start


def _word_end(lowered: str, start: int) -> int:
    if lowered[start + 1 : start + 2] == ".":
        acronym = ACRONYM.match(lowered, start)
        if acronym and acronym.end() - start > 2:  # noqa: PLR2004 - one letter and a full stop end a sentence
            return acronym.end()
    match = WORD_END.match(lowered, start)
    return match.end() if match else start


def _lowered(text: str) -> str:
    """The text in lower case, as long as it was: only one letter becomes two, an i and its dot."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text.replace("İ", "i").lower()
