"""The questions of the search benchmark: the same lines for every engine, in our query language."""

import random
import re
from collections import Counter
from collections.abc import Sequence

from search_corpus import Text

WORD = re.compile(r"[a-z]{4,}")
EACH = 30
TYPED_LINES = 12


def queries(texts: Sequence[Text]) -> dict[str, list[str]]:
    """Lines by class. `typed` holds every key press of a dozen searches of one to three words."""
    rng = random.Random(3)
    counts = Counter(word for text in texts[:2000] for word in set(WORD.findall(text.body.lower())))
    usual = [word for word, count in counts.most_common(3000) if count > 2][20:]
    pick = lambda number: rng.choices(usual, k=number)  # noqa: E731 - one line, used below only
    found: dict[str, list[str]] = {
        "single": pick(EACH),
        "and": [" ".join(pick(2)) for _ in range(EACH)],
        "phrase": [_phrase(rng.choice(texts), rng) for _ in range(EACH)],
        "prefix 2": [f"{word[:2]}*" for word in pick(EACH)],
        "prefix 3": [f"{word[:3]}*" for word in pick(EACH)],
        "and prefix": [f"{one} {two[:3]}*" for one, two in (pick(2) for _ in range(EACH))],
        "fuzzy": [f"{word}~" for word in pick(EACH)],
    }
    typed = []
    for _ in range(TYPED_LINES):
        line = " ".join(pick(rng.choice((1, 2, 2, 3))))
        typed.extend(f"{line[:end]}*" for end in range(1, len(line) + 1) if line[end - 1] != " ")
    found["typed"] = typed
    return found


def _phrase(text: Text, rng: random.Random) -> str:
    words = re.findall(r"[a-z]+", text.body.lower())
    start = rng.randrange(max(1, len(words) - 2))
    return f'"{" ".join(words[start : start + 2])}"'
