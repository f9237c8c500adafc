"""A library of made-up briefs for the search benchmark: seeded, with the word statistics of English prose.

Words are drawn by Zipf's law with Mandelbrot's shift; the common ones are real English, the rest are syllables. Each
document has a topic whose words return in it, so that pairs and phrases occur more than by chance. `--corpus FOLDER`
of the benchmark takes real text instead.
"""

import bisect
import itertools
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

COMMON = """
the of and to in that is for on was with as by it from at be are this have which or not has its but will
their more would been they were an we can also other one between under our two new may such than all who
after state government policy security economic trade war peace sanctions russia ukraine china europe energy
climate nuclear president minister parliament union agreement alliance defense military border refugees
inflation investment technology regulation democracy election institution negotiation ceasefire treaty
tariff supply development
""".split()  # noqa: SIM905 - a page of words
SYLLABLES = (
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "la",
    "me",
    "ni",
    "po",
    "ru",
    "sa",
    "te",
    "vi",
    "wo",
    "an",
    "er",
    "ist",
    "or",
)
ENDINGS = ("ont", "ark", "eld", "isk", "upt", "ymn")
"""Every word has one, and none has one inside: otherwise half of all words would be compounds of others."""
VOCABULARY = 60_000
SHIFT = 2.7
"""Mandelbrot's shift: the very first words of English are less common than Zipf's law alone says."""
TOPIC_WORDS = 40
TOPIC_SHARE = 0.25
MEAN_WORDS = 800
TAGS = [f"area{number}/topic{number % 7}" for number in range(60)]


@dataclass(frozen=True, slots=True)
class Text:
    """One made-up brief."""

    name: str
    title: str
    body: str
    tag: str
    published: date


def vocabulary() -> list[str]:
    """Distinct words, the most common first."""
    rng = random.Random(11)
    words = list(dict.fromkeys(COMMON))
    known = set(words)
    while len(words) < VOCABULARY:
        word = "".join(rng.choices(SYLLABLES, k=rng.choice((1, 2, 2, 3, 4)))) + rng.choice(ENDINGS)
        if word not in known:
            known.add(word)
            words.append(word)
    return words


def made_up(count: int, *, seed: int = 5) -> Iterator[Text]:
    """So many documents, the same for the same numbers."""
    rng = random.Random(seed)
    words = vocabulary()
    weights = list(itertools.accumulate((rank + SHIFT) ** -1.05 for rank in range(len(words))))
    total = weights[-1]

    def draw(number: int) -> list[str]:
        return [words[bisect.bisect(weights, rng.random() * total)] for _ in range(number)]

    first = date(2015, 1, 1)
    for number in range(count):
        topic = draw(TOPIC_WORDS)
        length = max(80, int(rng.gauss(MEAN_WORDS, MEAN_WORDS / 3)))
        body = draw(length)
        for place in range(length):
            if rng.random() < TOPIC_SHARE:
                body[place] = topic[rng.randrange(TOPIC_WORDS)]
        sentences = []
        while body:
            size = rng.randint(8, 28)
            sentence, body = body[:size], body[size:]
            sentences.append(" ".join(sentence).capitalize() + ".")
        paragraphs = ["\n\n".join([" ".join(sentences[place : place + 4]) for place in range(0, len(sentences), 4)])]
        yield Text(
            name=f"{number:06}.txt",
            title=" ".join(topic[:6]).title(),
            body="".join(paragraphs),
            tag=rng.choice(TAGS),
            published=first + timedelta(days=rng.randrange(3650)),
        )


def real(folder: Path) -> Iterator[Text]:
    """The text files below a folder as documents: the first line is the title."""
    rng = random.Random(5)
    for path in sorted(folder.rglob("*.txt")):
        title, _, body = path.read_text(encoding="utf-8", errors="replace").partition("\n")
        name = path.relative_to(folder).as_posix()
        day = date(2015, 1, 1) + timedelta(days=rng.randrange(3650))
        yield Text(name=name, title=title[:200], body=body, tag=rng.choice(TAGS), published=day)


def save(texts: Iterable[Text], path: Path) -> None:
    """Write a corpus to a file, a document a line, so that processes can read it without holding it."""
    with path.open("w", encoding="utf-8") as file:
        for text in texts:
            file.write(json.dumps([text.name, text.title, text.body, text.tag, text.published.isoformat()]) + "\n")


def saved(path: Path) -> Iterator[Text]:
    """The documents of such a file."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            name, title, body, tag, published = json.loads(line)
            yield Text(name=name, title=title, body=body, tag=tag, published=date.fromisoformat(published))
