"""The questions of the search benchmark: the same lines for every engine, in our query language."""

import random
import re
from collections import Counter
from collections.abc import Sequence

from search_corpus import Text

WORD = re.compile(r"[a-z]{4,}")
EACH = 30
TYPED_LINES = 15
TOO_USUAL = 20
"""The most common words, which nobody looks for."""
MOST_ASKED = 3000


def queries(texts: Sequence[Text], *, seed: int) -> dict[str, list[str]]:
    """Lines by class, others for another seed.

    Words of one line stand in one document, and those that return in it are taken more often: who asks has something
    in mind. `typed` holds every key press of such searches of one to three words.
    """
    rng = random.Random(seed)
    held = [WORD.findall(text.body.lower()) for text in texts]
    counts = Counter(word for words in held for word in set(words))
    usual = [word for word, count in counts.most_common(MOST_ASKED) if count > 2][TOO_USUAL:]
    asked = set(usual)

    def together(number: int) -> list[str]:
        words = [word for word in rng.choice(held) if word in asked]
        distinct = dict.fromkeys(rng.sample(words, len(words)))
        return list(distinct)[:number]

    pairs = [(together(2) * 2)[:2] for _ in range(2 * EACH)]
    found: dict[str, list[str]] = {
        "single": rng.choices(usual, k=EACH),
        "and": [f"{one} {two}" for one, two in pairs[:EACH]],
        "phrase": [_phrase(rng.choice(texts), rng) for _ in range(EACH)],
        "prefix 2": [f"{word[:2]}*" for word in rng.choices(usual, k=EACH)],
        "prefix 3": [f"{word[:3]}*" for word in rng.choices(usual, k=EACH)],
        "and prefix": [f"{one} {two[:3]}*" for one, two in pairs[EACH:]],
        "fuzzy": [f"{word}~" for word in rng.choices(usual, k=EACH)],
    }
    lines = [" ".join(together(rng.choice((1, 2, 2, 3)))) for _ in range(TYPED_LINES)]
    found["typed"] = [f"{line[:end]}*" for line in lines for end in range(1, len(line) + 1) if line[end - 1] != " "]
    return found


def _phrase(text: Text, rng: random.Random) -> str:
    words = re.findall(r"[a-z]+", text.body.lower())
    start = rng.randrange(max(1, len(words) - 2))
    return f'"{" ".join(words[start : start + 2])}"'
