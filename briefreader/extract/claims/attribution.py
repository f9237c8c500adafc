"""Who says what a sentence says."""

import re
from dataclasses import dataclass
from typing import Final

from briefreader.extract.claims.lexicon import MONTHS, PRONOUNS, SAYING, SAYING_THAT, SPEECH_ACTS, STOP_WORDS, word_set
from briefreader.extract.claims.reading import Reading

_BETWEEN: Final = word_set(
    """
    also have has had reportedly repeatedly again did does do recently later publicly then once already first even
    never explicitly privately officially and naively
    """,
)
"""Auxiliaries and adverbs that stand between a speaker and the verb."""

_CLAUSE_STARTS: Final = word_set(
    """
    that because when if while although though which where and but as after before since until who whom whose so yet
    or than
    """,
)
"""Words that a speaker's name does not reach across."""

_PREPOSITIONS: Final = word_set("in on at by for during from with under over last next this")
_DETERMINERS: Final = word_set("the a an some many several most its their his her our")
_NO_ONE: Final = word_set(
    """
    nobody everyone it this that which there what nothing everything anyone one these those them
    """,
)
_VERBAL: Final = word_set("will would can could may might must should to be been being do does did let it you")
"""What no name of a speaker holds: the stretch before the verb is a clause, and the verb a noun."""
_BEING: Final = word_set("is are was were be been being")
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
_PERSONS: Final = word_set("he she they")
_FIRST_PERSONS: Final = word_set("i we who")
_INSIDE: Final = word_set("because which who whom whose where than")
"""Words behind which a speaker is one of a clause only."""
_QUOTE_ENDS: Final = frozenset({"”", '"'})
_CITATION: Final = 4
"""Tokens back from a closing bracket within which a citation opens."""
_LONGEST_SPEAKER: Final = 8
"""Tokens of a noun phrase in front of a verb of saying."""

_WHERE_THAT_FOLLOWS: Final = 7
"""Tokens behind a verb within which its "that" or its quote begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who speaks in a sentence.

    Attributes:
        speaker: in the sentence's own words.
        verb: the word of saying, or "according to".
        firm: whether the speaker can be told from the sentence alone: not a pronoun.
        says: whether the verb introduces a statement, rather than another act of speech such as a threat.
        named: whether the speaker is a name.
        leads: whether it frames the sentence, rather than a clause inside of it.
        name: who stands behind a pronoun, where that was found out.
    """

    speaker: str
    verb: str
    firm: bool
    says: bool
    named: bool
    leads: bool = True
    name: str = ""

    def __str__(self) -> str:
        if self.verb == "according to":
            return f"{self.verb} {self.speaker}"
        return f"{self.name} (“{self.speaker}”) {self.verb}" if self.name else f"{self.speaker} {self.verb}"


def find_attribution(reading: Reading) -> Attribution | None:
    """The first speaker of a sentence whose verb says so, or None."""
    if "ccording to" in reading.text and (found := _ACCORDING.search(reading.text)):
        speaker = found[1].strip()
        return Attribution(speaker=speaker, verb="according to", firm=True, says=True, named=_is_named(speaker))
    best: Attribution | None = None
    for place, word in enumerate(reading.words):
        says = word in SAYING or (word in SAYING_THAT and _introduces_speech(reading, place))
        if word in SAYING_THAT and place and reading.words[place - 1] in _QUOTE_ENDS:
            says = True
        if not (says or word in SPEECH_ACTS) or not reading.tokens[place].islower():
            continue
        speaker = _speaker_before(reading, place) or (_speaker_after(reading, place) if says else "")
        if not speaker:
            continue
        firm = speaker.lower() not in PRONOUNS | _FIRST_PERSONS
        here = Attribution(
            speaker=speaker,
            verb=_verb(reading, place),
            firm=firm,
            says=says,
            named=firm and _is_named(speaker),
            leads=_INSIDE.isdisjoint(reading.words[_quoted_until(reading, place) : place]),
        )
        if best is None or (here.leads, here.firm, here.says) > (best.leads, best.firm, best.says):
            best = here
    return best


def named_outlet(reading: Reading) -> str | None:
    """The outlet of "in an interview with NBC News", or None."""
    found = _IN_OUTLET.search(reading.text) if "in a" in reading.text else None
    return found[1].rstrip(".") if found else None


def _verb(reading: Reading, place: int) -> str:
    first = place - 1 if reading.words[place - 1] in {"did", "has", "have", "had", "does"} else place
    particle = reading.words[place + 1 : place + 2] == ("out",)
    return " ".join(reading.tokens[first : place + 1 + particle])


def _is_named(speaker: str) -> bool:
    words = speaker.removeprefix("The ").removeprefix("the ")
    return words[:1].isupper() or any(word[:1].isupper() for word in words.split())


def _introduces_speech(reading: Reading, place: int) -> bool:
    """Whether "that", a colon or a quote follows: soon, or at once where the verb might be a noun ("claims")."""
    is_past = reading.words[place].endswith(("ed", "found"))
    if reading.words[place + 1 : place + 2] == ("out",):
        place += 1
    after = reading.words[place + 1 : place + (_WHERE_THAT_FOLLOWS if is_past else 2)]
    return bool({"that", "“", '"', ":"}.intersection(after)) or after[:1] in {("how",), ("whether",)}


def _speaker_before(reading: Reading, verb: int) -> str:
    """The noun phrase in front of a verb of saying, "" where there is none that could speak."""
    last = verb - 1
    while last >= 0 and reading.words[last] in _BETWEEN:
        last -= 1
    if last >= 0 and reading.words[last] == ")":  # "Kovacs and Lind (2021) find"
        opening = [at for at in range(max(0, last - _CITATION), last) if reading.words[at] == "("]
        last = opening[-1] - 1 if opening else last
    if last < 0 or reading.words[last] in _BEING:
        return ""
    if reading.words[last] == ",":
        return _apposition(reading, last)
    word = reading.words[last]
    if word in PRONOUNS & _PERSONS or word in _FIRST_PERSONS:
        return reading.tokens[last]
    if not word[0].isalpha() or word in STOP_WORDS or word in _NO_ONE:
        return ""
    first = last
    while first > 0 and last - first < _LONGEST_SPEAKER and _reaches(reading.words[first - 1]):
        first -= 1
    if _is_second_of_two(reading, first):
        return reading.text[: reading.starts[last] + len(reading.tokens[last])]
    return "" if _VERBAL.intersection(reading.words[first : last + 1]) else _trimmed(reading, first, last)


def _is_second_of_two(reading: Reading, first: int) -> bool:
    """Whether a sentence begins with "Ann Poe and", and the speaker who was found is the other of the two."""
    before = reading.tokens[: first - 1]
    return (
        0 < len(before) <= _LONGEST_SPEAKER
        and reading.words[first - 1] == "and"
        and all(token[0].isupper() for token in (*before, reading.tokens[first]))
    )


def _speaker_after(reading: Reading, verb: int) -> str:
    """The noun phrase behind a verb of saying that follows a quotation: “…,” said the minister."""
    words, tokens = reading.words, reading.tokens
    if not verb or words[verb - 1] not in _QUOTE_ENDS | {","}:
        return ""
    first = last = verb + 1
    while last < len(words) and last - first < _LONGEST_SPEAKER and _reaches(words[last]):
        if last > first and words[last] in _PREPOSITIONS:
            break
        last += 1
    if last == first or words[first] in _PREPOSITIONS | {"that", "to"} or not words[first][0].isalpha():
        return ""
    if words[verb - 1] == "," and words[last : last + 1] not in {(",",), (".",)}:
        return ""  # only "The fleet, said the admiral, is at sea", for a comma alone proves little
    end = last - 1
    return reading.text[reading.starts[first] : reading.starts[end] + len(tokens[end])]


def _quoted_until(reading: Reading, place: int) -> int:
    """Where the last quotation before a token ends; 1 where there is none, for a first word frames the sentence."""
    return max((at for at in range(place) if reading.words[at] in _QUOTE_ENDS), default=1)


def _reaches(word: str) -> bool:
    return (word[0].isalnum() or word in {"&", "-"}) and word not in _CLAUSE_STARTS and word not in SAYING


def _apposition(reading: Reading, comma: int) -> str:
    """The name in "the mayor, Ann Poe, said" or in "Ann Poe, the mayor, said"."""
    opening = comma - 1
    while opening >= 0 and reading.words[opening] != ",":
        opening -= 1
    if opening <= 0 or comma - opening > _LONGEST_SPEAKER + 1:
        return ""
    inner = reading.tokens[opening + 1 : comma]
    if inner and all(token[0].isupper() for token in inner):
        return _trimmed(reading, opening + 1, comma - 1)
    first = opening - 1
    while first > 0 and opening - first < _LONGEST_SPEAKER and _reaches(reading.words[first - 1]):
        first -= 1
    return _trimmed(reading, first, opening - 1) if reading.tokens[opening - 1][0].isupper() else ""


def _trimmed(reading: Reading, first: int, last: int) -> str:
    """The noun phrase without what stands before it in its clause, and a name without its titles."""
    words, tokens = reading.words, reading.tokens
    if words[first] in _PREPOSITIONS or words[first] in MONTHS:
        first = next((at for at in range(first + 1, last + 1) if words[at] in _DETERMINERS), _name_start(tokens, last))
    name = _name_start(tokens, last)
    while name < last and words[name] in _TITLES:
        name += 1
    if first < name < last:
        first = name
    while first < last and words[first] in _TITLES and tokens[first][0].isupper() and words[first] != "the":
        first += 1
    return reading.text[reading.starts[first] : reading.starts[last] + len(tokens[last])]


def _name_start(tokens: tuple[str, ...], last: int) -> int:
    """Where the run of capitals that ends at a token begins; possessives end it."""
    first = last
    while first > 0 and tokens[first - 1][0].isupper() and not tokens[first - 1].endswith(("'s", "’s", "s’")):
        first -= 1
    return first
