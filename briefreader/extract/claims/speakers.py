"""Who stands behind the "he" or "she" that says something, where the sentences before tell it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from briefreader.extract.claims.attribution import Attribution
from briefreader.extract.claims.lexicon import CONNECTIVES, DAYS, MONTHS, STOP_WORDS
from briefreader.extract.claims.reading import Sentence

_PERSONS: Final = frozenset({"he", "she"})
_FARTHEST: Final = 2
"""Sentences back within which a pronoun's name is looked for, and only within its paragraph."""
_SHORTEST_NAME, _LONGEST_NAME = 2, 5
"""Words of a person's name at the head of a sentence; a single one may be a place."""
_NO_NAMES: Final = STOP_WORDS | MONTHS | DAYS


def with_speakers(
    sentences: Sequence[Sentence], attributions: Sequence[Attribution | None]
) -> tuple[Attribution | None, ...]:
    """The attributions, those to "he" and "she" with the person's name where the sentences before leave no doubt."""
    found: list[Attribution | None] = []
    for place, attribution in enumerate(attributions):
        if attribution is None or attribution.speaker.lower() not in _PERSONS:
            found.append(attribution)
            continue
        name = _name_before(sentences, found, place)
        found.append(replace(attribution, name=name, named=True) if name else attribution)
    return tuple(found)


def _name_before(sentences: Sequence[Sentence], before: Sequence[Attribution | None], place: int) -> str:
    """The last person who spoke, or of whom the sentence before spoke, in the same paragraph."""
    for back in range(place - 1, max(-1, place - 1 - _FARTHEST), -1):
        if sentences[back].block != sentences[place].block:
            return ""
        told = before[back]
        if told is not None and (told.name or (told.named and not _is_body(told.speaker))):
            return told.name or told.speaker
        if subject := _subject(sentences[back]):
            return subject
    return ""


def _is_body(speaker: str) -> bool:
    """Whether a speaker is an institution rather than a person: those come with an article."""
    return speaker.lower().startswith(("the ", "a ", "an ", "its ", "their "))


def _subject(sentence: Sentence) -> str:
    """The full name with which a sentence begins, or ""."""
    tokens, words = sentence.reading.tokens, sentence.reading.words
    first = 1 if words and words[0] in CONNECTIVES else 0
    last = first
    while last < len(tokens) and last - first < _LONGEST_NAME and tokens[last][0].isupper():
        last += 1
    if last - first < _SHORTEST_NAME or last == len(tokens) or words[last] in {"and", "&"}:
        return ""
    if tokens[last - 1].endswith(("'s", "’s")) or not _NO_NAMES.isdisjoint(words[first:last]):
        return ""
    return " ".join(tokens[first:last])
