"""A library of made-up briefs for the search benchmark: seeded, with the word statistics of English prose.

Words are syllables with the letters of English, some with its suffixes, so that they share their beginnings about as
often as English words do, and fall into two other words about as often (`policy` is `pol` and `icy`): every second one.
They are drawn by Zipf's law with Mandelbrot's shift, steeper behind the common ones, so that new words come as in real
text. Each document has a subject, which it shares with others, and words of it that return, so that pairs and phrases
occur more than by chance. `--corpus FOLDER` of the benchmark takes real text instead.
"""

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, pairwise
from pathlib import Path
from string import ascii_lowercase, digits

COMMON = """
the of and to in that is for on was with as by it from at be are this have which or not has its but will
their more would been they were an we can also other one between under our two new may such than all who
after state government policy security economic trade war peace sanctions russia ukraine china europe energy
climate nuclear president minister parliament union agreement alliance defense military border refugees
inflation investment technology regulation democracy election institution negotiation ceasefire treaty
tariff supply development
""".split()  # noqa: SIM905 - a page of words
OPENINGS = (
    "18 m6 c6 r5 d5 b5 s5 p4 h4 l3 t3 f3 n2 g2 w2 k2 v2 pr1 j1 st1 ch1 tr1 sh1 br1 gr1 cr1 sp1 fr1 cl1 bl1 fl1 th1 pl1"
)
VOWELS = "e61 a52 i43 o33 u15 y8 io4 ie3 ea3 ia3 ou3 ai2 oo2 ee2"
INNER = (
    "t11 r10 n10 l9 m6 c5 s5 d5 v4 g3 ll3 p3 nt3 b3 st2 nd2 k2 ss2 nc2 z2 f2 tt1 rr1 ct1 w1 rt1 bl1 nn1 ng1 rm1 ns1 "
    "th1 ch1 sh1 mp1"
)
CLOSINGS = "30 n8 s8 d7 r6 ng6 l3 rs2 ns2 t2 c1 m1 nt1 st1 ss1"
"""Of a hundred thousand English words how many begin so, have such vowels, have this between them, end so, rounded."""
SYLLABLES = (14, 41, 26, 12, 4)
"""How many of them have one syllable, two, and so on."""
SUFFIXES = ("s", "ed", "ing", "er", "ly", "al", "ion", "ity", "ive", "ment")
DERIVED = 0.3
"""The share of words that are an earlier one with a suffix."""
VOCABULARY = 400_000
SHIFT = 2.7
"""Mandelbrot's shift: the very first words of English are less common than Zipf's law alone says."""
ZIPF, TURN, STEEPER = 1.03, 4_000, 0.95
"""The exponent of Zipf's law, the rank from which words become rarer faster, and the exponent that is added there.

With these 1,000 briefs have about 29,000 terms, 10,000 have 89,000, and 100,000 have 241,000, as collections of
speeches, news and papers have.
"""
SUBJECTS = 400
SUBJECT_WORDS = 300
FIRST_OF_CONTENT = 60
"""The rank from which words tell of a subject."""
TOPIC_WORDS = 40
TOPIC_SHARE = 0.25
MEAN_WORDS = 880
LEAST_WORDS = 80
TITLE_WORDS = 6
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
    openings, vowels, inner, closings = map(_weighted, (OPENINGS, VOWELS, INNER, CLOSINGS))
    syllables = range(1, len(SYLLABLES) + 1)
    words = list(dict.fromkeys(COMMON))
    known = set(words)
    while len(words) < VOCABULARY:
        if rng.random() < DERIVED:
            word = rng.choice(words) + rng.choice(SUFFIXES)
        else:
            count = rng.choices(syllables, SYLLABLES)[0]
            between = zip(rng.choices(*inner, k=count - 1), rng.choices(*vowels, k=count - 1), strict=True)
            first = rng.choices(*openings)[0] + rng.choices(*vowels)[0]
            word = first + "".join(map("".join, between)) + rng.choices(*closings)[0]
        if word not in known and len(word) > 1:
            known.add(word)
            words.append(word)
    return words


def _weighted(pieces: str) -> tuple[list[str], list[int]]:
    """Pieces of words and how often each is taken."""
    letters = [piece.rstrip(digits) for piece in pieces.split()]
    counts = [int(piece.lstrip(ascii_lowercase)) for piece in pieces.split()]
    return letters, counts


def made_up(count: int, *, seed: int = 5) -> Iterator[Text]:
    """So many documents, the same for the same numbers."""
    rng = random.Random(seed)
    words = vocabulary()
    ranks = range(len(words))
    weights = list(accumulate((rank + SHIFT) ** -ZIPF * (1 + rank / TURN) ** -STEEPER for rank in ranks))
    content = words[FIRST_OF_CONTENT:]
    of_content = list(accumulate(more - less for less, more in pairwise(weights[FIRST_OF_CONTENT - 1 :])))
    subjects = [rng.choices(content, cum_weights=of_content, k=SUBJECT_WORDS) for _ in range(SUBJECTS)]
    first = date(2015, 1, 1)
    for number in range(count):
        topic = rng.choices(rng.choice(subjects), k=TOPIC_WORDS)
        length = max(LEAST_WORDS, int(rng.gauss(MEAN_WORDS, MEAN_WORDS / 3)))
        body = rng.choices(words, cum_weights=weights, k=length)
        for place in range(length):
            if rng.random() < TOPIC_SHARE:
                body[place] = topic[int(rng.random() * TOPIC_WORDS)]
        yield Text(
            name=f"{number:06}.txt",
            title=" ".join(topic[:TITLE_WORDS]).title(),
            body=_prose(body, rng),
            tag=rng.choice(TAGS),
            published=first + timedelta(days=rng.randrange(3650)),
        )


def _prose(words: list[str], rng: random.Random) -> str:
    """The words as sentences, and the sentences as paragraphs."""
    sentences = []
    while words:
        size = rng.randint(8, 28)
        sentence, words = words[:size], words[size:]
        sentences.append(" ".join(sentence).capitalize() + ".")
    return "\n\n".join(" ".join(sentences[place : place + 4]) for place in range(0, len(sentences), 4))


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
