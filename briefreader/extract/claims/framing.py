"""How a sentence frames what it says: one view set against another, the author's own conviction."""

import re
from typing import Final

from briefreader.extract.claims.lexicon import Cue
from briefreader.extract.claims.reading import Reading

_REVERSAL: Final = re.compile(
    r"""
      (?<!did[ ])\bnot\b [^.;:?]{2,90}? \b(?:but|it[ ]is)\b
    | \bnot\b [^.;:?]{2,90}? \bso[ ]much[ ]as\b
    | \bless[ ](?:for|about|because|from|on|in|by|to|of|a|an|the)\b [^.;:?]{2,70}? \bthan\b
    | (?:,|\band)[ ]not[ ](?:a|an|the|to|by|for|in|from|because|about|with|of)\b
    | \bno[ ]longer\b [^.;:?]{2,60}? \bbut\b
    | \bwithout[ ][a-z]+ing\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Not this but that: how an argument says what it is about (contrast by correction, Umbach 2004)."""

_POINTED: Final = re.compile(r"(?:but |yet |and |so )?what\b[^,.?;]{3,70}?\b(?:is|are|was)\b", re.IGNORECASE)
"""The pseudo-cleft: "What has changed is …"."""

_EXPLAINED: Final = re.compile(r"\b(?:is|are)\b[^.;:?“\"]{3,60}:(?=\s[a-z])")
"""A verdict and its reason in one sentence: "The bottleneck is teachers: those who …"."""

_CONVICTION: Final = re.compile(
    r"\b(?:I am convinced|I have come to (?:think|believe)|I conclude|we conclude|I argue|we argue|"
    r"(?:my|our) (?:view|point|claim|argument|conclusion) is|in (?:my|our) view|"
    r"(?:my|our) (?:results|findings) (?:suggest|show|imply))\b",
    re.IGNORECASE,
)


def reversal(reading: Reading) -> str:
    """The words that set one view against another; "" where there are none."""
    if not reading.has(Cue.NEGATION) and "less" not in reading.words:  # "without" is a negation
        return ""
    return _shown(_REVERSAL.search(reading.text))


def pointed(reading: Reading) -> str:
    """The opening of a sentence that points at what matters; "" where there is none."""
    return _shown(_POINTED.match(reading.text)) if "what" in reading.words[:2] else ""


def explained(reading: Reading) -> str:
    """The end of a statement that a colon explains; "" where there is none."""
    return _shown(_EXPLAINED.search(reading.text)) if ":" in reading.words else ""


def conviction(reading: Reading) -> str:
    """The words by which the author takes a stand; "" where there are none."""
    return _shown(_CONVICTION.search(reading.text)) if reading.has(Cue.FIRST_PERSON) else ""


def _shown(found: re.Match[str] | None) -> str:
    """A match, or, of a long one, how it begins and ends."""
    if found is None:
        return ""
    words = found[0].strip(" ,").split()
    return " ".join(words) if len(words) <= _SHOWN_WORDS else f"{words[0]} … {words[-1]}"


_SHOWN_WORDS: Final = 4
