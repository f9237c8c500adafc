"""Who says what a sentence says."""

import re
from dataclasses import dataclass
from typing import Final

from briefreader.extract.claims.lexicon import MONTHS, PRONOUNS, STRONG_REPORTS, WEAK_REPORTS, word_set
from briefreader.extract.claims.reading import Reading

_BETWEEN: Final = word_set(
    """
    also have has had reportedly repeatedly again did does do recently later publicly then once already first even
    never explicitly privately officially and naively
    """,
)
"""Auxiliaries and adverbs that stand between a speaker and the verb."""

_SPEAKERS: Final = re.compile(
    r"(?:officials?|experts?|analysts?|critics?|proponents?|opponents?|supporters?|economists?|scholars?|researchers?|"
    r"scientists?|authors?|observers?|advocates?|sources?|lawmakers?|diplomats?|authorities|spokes(?:man|woman|person)|"
    r"minist(?:er|ry)|president|secretary|government|administration|department|agency|commission|committee|report|study|"
    r"survey|poll|institute|bank|court|council|group|company|newspaper|paper|leaders?|some|many|others|studies|reports|data)$",
)
"""Common nouns that speak."""

_LEADS_IN: Final = word_set(
    """
    the a an some many most several senior u.s european other former its their his her
    """,
)
_TITLES: Final = word_set(
    """
    president prime minister secretary state senator sen representative rep gov governor general gen chancellor deputy
    first foreign defense finance special envoy ambassador director chairman chair dr mr mrs ms prof professor u.s
    king queen vice spokesman spokeswoman former of for the and treasury
    """,
)
_ACCORDING: Final = re.compile(r"\b[Aa]ccording to ((?:the |a |some |several |its |their )?[^,;:.—–()]{2,60})")
_IN_OUTLET: Final = re.compile(
    r"\bin an? (?:interview|statement|report|article|op-ed|speech) (?:with|to|by|in) "
    r"((?:the )?[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*)*)",
)
_PHRASAL: Final = frozenset({("pointed", "out"), ("points", "out"), ("point", "out"), ("made", "clear")})
_REACH: Final = 8
"""Tokens looked at before a verb of reporting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who speaks in a sentence.

    Attributes:
        speaker: in the sentence's own words.
        verb: the word of saying, or "according to".
        firm: whether the speaker can be told from the sentence alone: not a pronoun.
        says: whether the verb introduces a statement, rather than another act of speech such as a threat.
        named: whether the speaker is a name.
    """

    speaker: str
    verb: str
    firm: bool
    says: bool
    named: bool

    def __str__(self) -> str:
        return f"{self.verb} {self.speaker}" if self.verb == "according to" else f"{self.speaker} {self.verb}"


def find_attribution(reading: Reading) -> Attribution | None:
    """The first speaker of a sentence whose verb says so, or None."""
    if found := _ACCORDING.search(reading.text):
        speaker = found[1].strip()
        return Attribution(speaker=speaker, verb="according to", firm=True, says=True, named=_is_named(speaker))
    best: Attribution | None = None
    for place, word in enumerate(reading.words):
        strong = word in STRONG_REPORTS or reading.words[place : place + 2] in _PHRASAL
        if not reading.tokens[place].islower() or not (strong or word in WEAK_REPORTS):
            continue
        speaker = _speaker_before(reading, place)
        if not speaker:
            continue
        pronoun = speaker.lower() in PRONOUNS | {"who", "i", "we"}
        found_here = Attribution(
            speaker=speaker,
            verb=_verb(reading, place),
            firm=not pronoun,
            says=strong or _introduces_speech(reading, place),
            named=not pronoun and _is_named(speaker),
        )
        if best is None or (found_here.firm, found_here.says) > (best.firm, best.says):
            best = found_here
    return best


def named_outlet(reading: Reading) -> str | None:
    """The outlet of "in an interview with NBC News", or None."""
    found = _IN_OUTLET.search(reading.text)
    return found[1] if found else None


def _verb(reading: Reading, place: int) -> str:
    return " ".join(reading.tokens[place : place + (2 if reading.words[place : place + 2] in _PHRASAL else 1)])


def _is_named(speaker: str) -> bool:
    words = speaker.removeprefix("The ").removeprefix("the ")
    return words[:1].isupper() or any(word[:1].isupper() for word in words.split())


def _introduces_speech(reading: Reading, place: int) -> bool:
    after = reading.words[place + 1 : place + 3]
    return "that" in after or "“" in after or '"' in after


def _speaker_before(reading: Reading, verb: int) -> str:
    """The noun phrase in front of a verb of reporting, "" where there is none."""
    place = verb - 1
    while place >= 0 and reading.words[place] in _BETWEEN:
        place -= 1
    if place < 0:
        return ""
    last = place
    if reading.words[last] in {"he", "she", "they", "it", "who", "i", "we"}:
        return reading.tokens[last]
    token = reading.tokens[last]
    if not (token[0].isupper() or _SPEAKERS.match(reading.words[last])):
        return ""
    while place > 0 and verb - place < _REACH and _belongs(reading, place - 1):
        place -= 1
    while place < last and (reading.words[place] in {"of", "for", "and", "'s"} or reading.words[place] in MONTHS):
        place += 1
    if all(t[0].isupper() for t in reading.tokens[place : last + 1]):
        while place < last and reading.words[place] in _TITLES:
            place += 1
    begin, end = reading.starts[place], reading.starts[last] + len(token)
    return reading.text[begin:end]


def _belongs(reading: Reading, place: int) -> bool:
    """Whether a token belongs to the noun phrase that is being read backwards."""
    token, word = reading.tokens[place], reading.words[place]
    if token[0].isalpha() and word.endswith(("'s", "s'")) and token[0].isupper():
        return False
    return (token[0].isupper() and word not in {"but", "and", "yet", "in", "on", "at", "if", "while", "although"}) or (
        word in _LEADS_IN or word in {"of", "for"}
    )
