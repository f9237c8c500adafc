"""One pass over the words of a sentence: what they are, and what they show."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from briefreader.extract.claims.lexicon import DAYS, MONTHS, NUMBER_WORDS, PHRASES, STOP_WORDS, Cue, word_set
from briefreader.model.brief import Span

_TOKEN: Final = re.compile(r"[$€£¥]?\d[\d.,/:]*\d%?|[$€£¥]?\d%?|[^\W\d_](?:[^\W_]++|[.&'’-](?=[^\W_]))*|[“”\"]|[^\w\s]")
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
_MONEY_WORDS: Final = frozenset({"dollars", "euros", "pounds", "yen", "yuan", "rubles", "roubles"})
_PERCENT_WORDS: Final = frozenset({"percent", "per-cent", "percentage"})
_SMALL_SHAPES: Final[Mapping[str, Cue]] = {
    **dict.fromkeys(NUMBER_WORDS, Cue.FIGURE),
    **dict.fromkeys(_MONEY_WORDS, Cue.MONEY),
    **dict.fromkeys(_PERCENT_WORDS, Cue.PERCENT),
    "“": Cue.QUOTE,
    '"': Cue.QUOTE,
}
_ASKING: Final = re.compile(
    r"[^,.;]{0,40}\bquestion\b[^,.;]{0,30}\b(?:is|are|remains?) (?:what|whether|how|who|why|when|if)\b"
)
_RELATIVES: Final = frozenset({"who", "which", "what", "that"})
_DENIABLE: Final = frozenset({"have", "has", "need", "needs"})
_DENIALS: Final = frozenset({"not", "don't", "doesn't", "didn't", "won't", "never", "wouldn't"})
"""Nobody is told to do what they "don't have to"."""
_DEADLINES: Final = frozenset({"by", "before", "until", "around", "after", "about", "of"})
_TIME_UNITS: Final = word_set("days weeks months years decades hours year month week decade generation")
_SMALL_FORMS: Final = frozenset({*_SMALL_SHAPES, "within", "in"})
"""Small words that show something by their form; all other small words can be passed over."""

_FORCES: Final = frozenset({"forces", "forced", "causes", "drives", "drove"})
_OBJECTS: Final = word_set("the a an its their his her our them it him us people many some more most")
"""What follows a verb; "forces" and "causes" are nouns as often."""

_CACHED_WORDS: Final = 20_000
_MIGHT_IS_POWER: Final = frozenset(
    {"military", "economic", "the", "its", "their", "his", "of", "and", "russian", "american"}
)
_STEM_ENDINGS: Final = ("'s", "ing", "ies", "ed", "es", "s")
_LONGEST_SHORT_STEM: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The words of one sentence.

    Attributes:
        text: the sentence, verbatim.
        tokens: its words, numbers and marks, verbatim.
        words: the tokens, small, with straight apostrophes.
        starts: where each token begins in `text`.
        cues: for each cue that the sentence gives, the words that give it, verbatim, in order.
        stems: the distinct content words, cut to what they share with their inflections.
        is_question: whether it asks, or tells what is to be asked.
    """

    text: str
    tokens: tuple[str, ...]
    words: tuple[str, ...]
    starts: tuple[int, ...]
    cues: Mapping[Cue, tuple[str, ...]]
    stems: frozenset[str]
    is_question: bool

    def has(self, cue: Cue) -> bool:
        """Whether the sentence gives a cue at all."""
        return cue in self.cues

    def count(self, cue: Cue) -> int:
        """How often it gives the cue."""
        return len(self.cues.get(cue, ()))


def read(text: str) -> Reading:
    """Read one sentence. Any text will do; linear in its length."""
    tokens = _TOKEN.findall(text)
    starts = _starts(text, tokens)
    words = tuple([token.lower().replace("’", "'") for token in tokens])
    cues: dict[Cue, list[str]] = {}
    forms = list(words) if text.isupper() else tokens  # shouting makes no names

    def found(cue: Cue, place: int, last: int) -> None:
        cues.setdefault(cue, []).append(text[starts[place] : starts[last] + len(tokens[last])])

    for place, (token, word) in enumerate(zip(forms, words, strict=True)):
        if word in PHRASES:
            for cue, length in _phrases(words, place):
                if cue is not Cue.FINDING or not place or not token[0].isupper():  # an institute's name is no study
                    found(cue, place, place + length - 1)
        if token.islower() and word not in _SMALL_FORMS and not word[0].isdigit():
            continue
        for cue in _shape(forms, words, place):
            found(cue, place, place + _extra_words(cue, words, place))
    return Reading(
        text=text,
        tokens=tuple(tokens),
        words=words,
        starts=tuple(starts),
        cues={cue: tuple(shown) for cue, shown in cues.items()},
        stems=frozenset([stem(word) for word in words if word not in STOP_WORDS and word[0].isalpha()]),
        is_question=text.rstrip("\"'”’)]*_ ").endswith("?") or ("question" in words and bool(_ASKING.match(text))),
    )


def _starts(text: str, tokens: list[str]) -> list[int]:
    """Where each token begins; what lies between tokens holds none of their signs."""
    starts, position = [], 0
    for token in tokens:
        start = text.find(token, position)
        starts.append(start)
        position = start + len(token)
    return starts


@lru_cache(maxsize=_CACHED_WORDS)
def stem(word: str) -> str:
    """A word without its most frequent English endings; the same for its inflections in most cases."""
    for ending in _STEM_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LONGEST_SHORT_STEM and not word.endswith("ss"):
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word


def _phrases(words: tuple[str, ...], place: int) -> Iterator[tuple[Cue, int]]:
    """The cues of the phrases that begin at a word, and how many words they have."""
    singles, longer = PHRASES[words[place]]
    for _, cue in singles:
        if _counts(words, place, cue):
            yield cue, 1
    if longer and place + 1 < len(words):
        for phrase, cue in longer.get(words[place + 1], ()):
            if words[place : place + len(phrase)] == phrase and _counts(words, place, cue):
                yield cue, len(phrase)


def _counts(words: tuple[str, ...], place: int, cue: Cue) -> bool:
    """Whether a phrase that was found is used in the sense of its cue."""
    word = words[place]
    following = words[place + 1] if place + 1 < len(words) else ""
    before = words[place - 1] if place else ""
    if word == "may":
        return (
            not following[:1].isdigit()
            and following not in {",", "of"}
            and before not in {"in", "since", "until", "by"}
        )
    if word == "might":
        return before not in _MIGHT_IS_POWER
    if cue is Cue.HEDGE and word == "could":
        return following != "not"
    if word in _FORCES:
        return following in _OBJECTS
    if cue is Cue.PROPOSAL:
        return before not in _RELATIVES  # "those who ought to pay" are told of, not told
    return cue is not Cue.DUTY or _is_duty(words, place)


def _is_duty(words: tuple[str, ...], place: int) -> bool:
    """Whether a "must", "should", "has to" or "need to" says what is to be done."""
    word = words[place]
    if place and words[place - 1] in _RELATIVES:
        return False
    if word == "should":
        return place > 0  # "Should it fail, ..." is a condition
    if word in _DENIABLE and not _DENIALS.isdisjoint(words[max(0, place - 2) : place]):
        return False
    return word != "must" or words[place + 1 : place + 2] != ("have",)


def _shape(tokens: list[str], words: tuple[str, ...], place: int) -> tuple[Cue, ...]:
    """Cues that a token gives by its form: figures, dates, names, quotes."""
    token, word = tokens[place], words[place]
    following = words[place + 1] if place + 1 < len(words) else ""
    if token[0].isdigit() or token[0] in "$€£¥":
        return _figure(token, following, words[place - 1] if place else "")
    if token[0].isupper():
        return _name(tokens, place, word, following)
    if word in {"within", "in"} and _time_ahead(words, place):
        return (Cue.HORIZON,)
    cue = _SMALL_SHAPES.get(word)
    if cue is Cue.FIGURE and place and words[place - 1][-1].isdigit():
        return ()
    return (cue,) if cue else ()


def _time_ahead(words: tuple[str, ...], place: int) -> int:
    """How many words behind a "within" or "in" tell a stretch of time ("within a few years", "in two years"), or 0."""
    following = words[place + 1] if place + 1 < len(words) else ""
    counts = words[place] == "within" or following in NUMBER_WORDS or following[:1].isdigit()
    far = next(
        (far for far in (1, 2, 3) if words[place + far : place + far + 1] and words[place + far] in _TIME_UNITS), 0
    )
    return far if counts else 0


def _name(tokens: list[str], place: int, word: str, following: str) -> tuple[Cue, ...]:
    """What a token with a capital shows."""
    token = tokens[place]
    if word in MONTHS and (following[:1].isdigit() or word not in {"may", "march"}):
        return (Cue.DATE,)
    if word in DAYS and not (place > 1 and tokens[place - 1][0].isupper()):
        return (Cue.DATE,)
    if place == 0 and word in NUMBER_WORDS:
        return (Cue.FIGURE,)
    is_name = (place > 0 and word not in STOP_WORDS) or (len(token) > 1 and token.isupper())
    return (Cue.NAME,) if is_name else ()


def _extra_words(cue: Cue, words: tuple[str, ...], place: int) -> int:
    """How many words behind a token belong to what it shows: the day of a month, the unit of a figure."""
    following = words[place + 1] if place + 1 < len(words) else ""
    if cue is Cue.HORIZON and words[place] in {"within", "in"}:
        return _time_ahead(words, place)
    if cue is Cue.DATE:
        return int(words[place] in MONTHS and following[:1].isdigit())
    if cue is Cue.FIGURE:
        return int(words[place][-1].isdigit() and (following in NUMBER_WORDS or following in _PERCENT_WORDS))
    return 0


def _figure(token: str, following: str, before: str) -> tuple[Cue, ...]:
    if not any(sign.isdigit() for sign in token):
        return ()
    if _YEAR.fullmatch(token):
        return (Cue.DATE, Cue.HORIZON) if before in _DEADLINES else (Cue.DATE,)
    if before in MONTHS:
        return ()
    if token[0] in "$€£¥":
        return (Cue.MONEY, Cue.FIGURE)
    if token[-1] == "%" or following in _PERCENT_WORDS:
        return (Cue.PERCENT, Cue.FIGURE)
    return (Cue.FIGURE,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a brief's running text, and where it stands.

    Attributes:
        span: in code points of the brief's text.
        number: its paragraph's number.
        block: counts the blocks that hold running text, from 0.
        place: counts the sentences, from 0.
    """

    span: Span
    number: int | None
    block: int
    place: int
    reading: Reading
