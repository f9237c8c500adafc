"""Whether a sentence weakens what it says, and not something that it only mentions on the way.

A hedge counts where it stands in the main statement: "Trump, who may run again, has cut the aid" is firm. What is set
aside are asides, relative clauses, reasons and concessions, and other people's words (scope of hedge cues, as in the
CoNLL-2010 task, by plain patterns).
"""

import re
from typing import Final

from briefreader.extract.claims.lexicon import Cue
from briefreader.extract.claims.reading import Reading

_ASIDE: Final = re.compile(
    r"""
      \([^()]*\)
    | \s?(?:—|\s–\s|--)[^—–]*?(?:—|\s–\s|--)\s?
    | “[^”]*”
    | "[^"]*"
    """,
    re.VERBOSE,
)
_SUBORDINATE: Final = re.compile(
    r"""
      ^(?:but\s|yet\s|and\s)?(?:while|although|though|even\sthough|even\sif|if|unless|when|whether|as|since|because
        |whatever|however\s\w+|regardless\sof|despite|in\scase)\b[^,;]*,
    | ,\s*(?:who|which|whose|whom|where|as)\b[^,;:]*(?:,|$)
    | \b(?:who|which|that)\s(?:may|might|could|would|seems?|appears?|probably|perhaps|possibly)\b[^,;:]*
    | ,?\s(?:because|since|although|though|even\sthough|even\sif|if|unless|whether|lest|so\sthat|in\scase)\b[^,;]*$
    """,
    re.VERBOSE | re.IGNORECASE,
)


def is_hedged(reading: Reading) -> bool:
    """Whether the main statement of a sentence is weakened by its own words."""
    hedges = reading.cues.get(Cue.HEDGE)
    if not hedges:
        return False
    statement = _SUBORDINATE.sub(" ", _ASIDE.sub(" ", reading.text).rstrip(" .!?…"))
    if not any(sign.isalpha() for sign in statement):
        statement = reading.text
    return any(re.search(rf"\b{re.escape(hedge)}\b", statement) for hedge in hedges)
