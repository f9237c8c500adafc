"""Highlights after their texts were edited: rightly placed, wrongly placed, lost.

Edits are seeded and tracked word by word, so the true place of each highlight is known: 5 % of the words are replaced,
deleted, inserted or misspelled, paragraphs are moved, deleted and inserted, boilerplate comes and goes, quotation marks
and dashes change. Peers do the same task with the plain offset and with a search for the exact quote.

A highlight of which fewer than half of the words are left as they were is rightly lost or rightly placed, either way.

    python benchmarks/anchoring.py [--corpus FILE.jsonl[.gz] --field body] [--texts N] [--quick] [--json OUT]

Without a corpus the texts are made up from a seeded grammar.
"""

import argparse
import gzip
import json
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefreader.library.anchoring import mark, resolve
from briefreader.model.annotation import Target
from briefreader.model.brief import Span

WORD_EDITS = 0.05
HIGHLIGHTS = 10
RIGHT, LOOSE = 0.75, 0.25
"""Overlap with the true place (intersection over union of characters): right from 0.75; below 0.25 another place."""
TYPEWRITER = str.maketrans("“”‘’—–", "\"\"''--")
WORD = re.compile(r"\S+")
SCENARIOS = ("untouched", "boilerplate", "marks", "words", "paragraphs", "all")


@dataclass
class Word:
    """A word of the text that will be edited; `origin` is its number in the original, None for an inserted one."""

    text: str
    origin: int | None


Paragraphs = list[list[Word]]
Method = Callable[[Target, str], Span | None]


def by_offset(target: Target, text: str) -> Span | None:
    """The peer that keeps nothing but the place."""
    return target.span if target.span.end <= len(text) else None


def by_search(target: Target, text: str) -> Span | None:
    """The peer that looks for the words and takes the first place they stand at."""
    place = text.find(target.exact)
    return Span(place, place + len(target.exact)) if place >= 0 else None


METHODS: dict[str, Method] = {
    "briefreader": lambda target, text: resolve(target, text).span,
    "offset": by_offset,
    "search": by_search,
}


def numbered(text: str) -> Paragraphs:
    """The words of a text by paragraph, each with its number."""
    count = 0
    paragraphs: Paragraphs = []
    for block in text.split("\n\n"):
        words = []
        for match in WORD.finditer(block):
            words.append(Word(match[0], count))
            count += 1
        if words:
            paragraphs.append(words)
    return paragraphs


def joined(paragraphs: Paragraphs) -> tuple[str, list[tuple[int, int, int | None]]]:
    """The text of the paragraphs, and start, end and origin of each word in it."""
    parts: list[str] = []
    places: list[tuple[int, int, int | None]] = []
    position = 0
    for number, paragraph in enumerate(paragraphs):
        if number:
            parts.append("\n\n")
            position += 2
        for place, word in enumerate(paragraph):
            if place:
                parts.append(" ")
                position += 1
            places.append((position, position + len(word.text), word.origin))
            parts.append(word.text)
            position += len(word.text)
    return "".join(parts), places


def edit_words(paragraphs: Paragraphs, rng: random.Random, stock: list[str]) -> Paragraphs:
    """Replace, delete, insert and misspell words."""
    edited = []
    for paragraph in paragraphs:
        words = []
        for word in paragraph:
            if rng.random() >= WORD_EDITS:
                words.append(word)
                continue
            match rng.randrange(4):
                case 0:
                    words.append(Word(rng.choice(stock), word.origin))
                case 1:
                    pass
                case 2:
                    words += [word, Word(rng.choice(stock), None)]
                case _:
                    cut = rng.randrange(len(word.text))
                    words.append(Word(word.text[:cut] + rng.choice("aeinrst") + word.text[cut + 1 :], word.origin))
        edited.append(words)
    return [words for words in edited if words]


def edit_paragraphs(paragraphs: Paragraphs, rng: random.Random, foreign: Paragraphs) -> Paragraphs:
    """Move a tenth of the paragraphs (at least one), delete one in twenty, insert as many from another text."""
    kept = [paragraph for paragraph in paragraphs if rng.random() >= 0.05] or paragraphs[:1]
    for _ in range(max(1, len(kept) // 10)):
        moved = kept.pop(rng.randrange(len(kept)))
        kept.insert(rng.randrange(len(kept) + 1), moved)
    for _ in range(max(1, len(kept) // 20)):
        words = [Word(word.text, None) for word in rng.choice(foreign)]
        kept.insert(rng.randrange(len(kept) + 1), words)
    return kept


def edit_boilerplate(paragraphs: Paragraphs, rng: random.Random) -> Paragraphs:
    """What a page puts around its article, changed: lines before and after."""
    lines = ("Share this article", "Read more from our experts", "Topics Regions Events", "Subscribe to our newsletter")
    around = [[Word(word, None) for word in rng.choice(lines).split()] for _ in range(rng.randrange(1, 5))]
    cut = rng.randrange(len(around) + 1)
    return [*around[:cut], *paragraphs, *around[cut:]]


def edit_marks(paragraphs: Paragraphs) -> Paragraphs:
    """The same words with typewriter quotation marks and dashes, or the other way round."""
    back = str.maketrans("'\"-", "’”–")
    has_curly = any(set("“”‘’—–") & set(word.text) for paragraph in paragraphs for word in paragraph)
    used = TYPEWRITER if has_curly else back
    return [[Word(word.text.translate(used), word.origin) for word in paragraph] for paragraph in paragraphs]


def edited(paragraphs: Paragraphs, scenario: str, rng: random.Random, foreign: Paragraphs) -> Paragraphs:
    """The paragraphs after the edits of a scenario."""
    stock = [word.text for paragraph in (*paragraphs, *foreign) for word in paragraph]
    if scenario in {"paragraphs", "all"}:
        paragraphs = edit_paragraphs(paragraphs, rng, foreign)
    if scenario in {"words", "all"}:
        paragraphs = edit_words(paragraphs, rng, stock)
    if scenario in {"boilerplate", "all"}:
        paragraphs = edit_boilerplate(paragraphs, rng)
    return edit_marks(paragraphs) if scenario in {"marks", "all"} else paragraphs


def highlights(paragraphs: Paragraphs, rng: random.Random) -> Iterator[tuple[int, int]]:
    """First and last word of passages as readers mark them: a few words, a sentence, a paragraph."""
    for _ in range(HIGHLIGHTS):
        paragraph = rng.choice(paragraphs)
        length = min(len(paragraph), rng.choice((2, 3, 5, 8, 13, 21, 34, 55, 200)))
        first = rng.randrange(len(paragraph) - length + 1)
        origins = [word.origin for word in paragraph]
        yield origins[first] or 0, origins[first + length - 1] or 0


def judge(found: Span | None, true: Span | None, *, is_ruined: bool) -> str:
    """What became of one highlight."""
    if found is None:
        return "right" if true is None or is_ruined else "lost"
    if true is None:
        return "wrong"
    common = max(0, min(found.end, true.end) - max(found.start, true.start))
    share = common / (len(found) + len(true) - common or 1)
    return "right" if share >= RIGHT else "wrong" if share < LOOSE else "loose"


def true_place(places: list[tuple[int, int, int | None]], first: int, last: int) -> Span | None:
    """Where the words of a highlight stand after the edits, if any is left."""
    left = [(start, end) for start, end, origin in places if origin is not None and first <= origin <= last]
    return Span(left[0][0], left[-1][1]) if left else None


@dataclass
class Tally:
    """What became of the highlights of one scenario by one method, and how long it took."""

    counts: Counter[str]
    seconds: float = 0.0

    def share(self, verdict: str) -> float:
        """Per cent of all highlights."""
        return 100 * self.counts[verdict] / max(1, self.counts.total())


def run(texts: list[str], seed: int, worst: list[str]) -> dict[tuple[str, str], Tally]:
    """Every scenario on every text by every method."""
    tallies = {(scenario, method): Tally(Counter()) for scenario in SCENARIOS for method in METHODS}
    for number, text in enumerate(texts):
        rng = random.Random(f"{seed}-{number}")
        paragraphs = numbered(text)
        foreign = numbered(texts[(number + 1) % len(texts)])
        original, places = joined(paragraphs)
        targets = [
            (mark(original, Span(places[first][0], places[last][1])), first, last)
            for first, last in highlights(paragraphs, rng)
        ]
        for scenario in SCENARIOS:
            changed, changed_places = joined(edited(paragraphs, scenario, rng, foreign))
            for target, first, last in targets:
                true = true_place(changed_places, first, last)
                words = target.exact.split()
                now = changed[true.start : true.end].translate(TYPEWRITER).split() if true else []
                left = sum(word.translate(TYPEWRITER) in now for word in words)
                for name, method in METHODS.items():
                    tally = tallies[scenario, name]
                    before = time.process_time()
                    found = method(target, changed)
                    tally.seconds += time.process_time() - before
                    verdict = judge(found, true, is_ruined=2 * left < len(words))
                    tally.counts[verdict] += 1
                    if name == "briefreader" and verdict in {"wrong", "loose", "lost"}:
                        was = changed[true.start : true.end] if true else None
                        now = changed[found.start : found.end] if found else None
                        worst.append(
                            f"{scenario} {verdict}\n  marked {target.exact!r}\n  true   {was!r}\n  found  {now!r}"
                        )
    return tallies


def invented(count: int) -> list[str]:
    """Texts from a seeded grammar with a vocabulary of the usual skew."""
    rng = random.Random(7)
    syllables = ["ka", "lo", "mi", "ren", "tor", "as", "ve", "dun", "pel", "shi", "ober", "ta", "qui", "nor", "ex"]
    vocabulary = sorted({"".join(rng.choices(syllables, k=rng.randrange(1, 5))) for _ in range(4000)})
    rng.shuffle(vocabulary)
    weights = [1 / (rank + 3) for rank in range(len(vocabulary))]
    texts = []
    for _ in range(count):
        paragraphs = []
        for _ in range(rng.randrange(8, 30)):
            words = rng.choices(vocabulary, weights, k=rng.randrange(20, 120))
            for place in range(rng.randrange(5, 12), len(words), rng.randrange(9, 21)):
                words[place] += rng.choice((".", ",", ";", " —", ".”"))
            paragraphs.append(" ".join(words).capitalize() + ".")
        texts.append("\n\n".join(paragraphs))
    return texts


def corpus(path: Path, field: str, prose: float) -> list[str]:
    """The texts of a JSON-lines file with at least so much prose, cut into blocks at line ends."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        entries = [json.loads(line) for line in lines]
    bodies = [entry[field] for entry in entries if entry.get("prose", 1.0) >= prose]
    return [re.sub(r"\s*\n\s*", "\n\n", body.strip()) for body in bodies if len(body.split()) > 200]


def main() -> None:
    """Print the table, and write it as rows where asked to."""
    parser = argparse.ArgumentParser(description="Anchoring after edits.")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--field", default="body")
    parser.add_argument("--prose", type=float, default=0.0, help="least share of prose, where the corpus tells")
    parser.add_argument("--texts", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--worst", type=int, default=0, help="show so many of what went wrong")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    count = min(options.texts, 15) if options.quick else options.texts
    texts = (corpus(options.corpus, options.field, options.prose) if options.corpus else invented(count))[:count]
    worst: list[str] = []
    tallies = run(texts, options.seed, worst)
    n = len(texts) * HIGHLIGHTS
    print(f"{len(texts)} texts, {n} highlights a scenario, in per cent; ms a highlight (CPU)")
    print(f"{'scenario':12} {'method':12} {'right':>7} {'loose':>7} {'lost':>7} {'wrong':>7} {'ms':>7}")
    rows = []
    for (scenario, method), tally in tallies.items():
        shares = "".join(f"{tally.share(verdict):8.2f}" for verdict in ("right", "loose", "lost", "wrong"))
        print(f"{scenario:12} {method:12}{shares} {1000 * tally.seconds / n:7.2f}")
        if method != "briefreader":
            continue
        for verdict in ("right", "wrong"):
            for peer in ("offset", "search"):
                value, other = tally.share(verdict), tallies[scenario, peer].share(verdict)
                rows.append(
                    {
                        "name": f"anchors {verdict}ly placed",
                        "subject": scenario,
                        "value": round(value, 3),
                        "unit": "%",
                        "peer": peer,
                        "peer_value": round(other, 3),
                        "ratio": round(value / other, 3) if other else None,
                        "n": n,
                    },
                )
    for line in worst[: options.worst]:
        print(line)
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
