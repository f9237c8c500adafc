"""What repetition over the briefs of an outlet takes away: pages in sixes, as if each six were of one outlet.

    python benchmarks/repetition.py PACK.jsonl.gz... [--seed 3]

A pack is one of those of `articles.py`, best one of Markdown. Each six gets one of the sentences below in the middle of
its articles, as a paragraph of its own. Told are in how many pages it is kept in the body, first by the page alone and
then by all six, the word F1 of the bodies, and how many other lines were cut: none of them should be, as the pages have
nothing in common.
"""

import argparse
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from articles import Answer, Scores, pages, score

from briefreader.extract.pipeline import read_article
from briefreader.library.repetition import repeated_lines
from briefreader.model.brief import Brief, BriefId

SIX = 6
LONG = 20
"""Words of a line that is surely a paragraph."""
OUTLET = "The Review"
SENTENCES = (
    "Every Thursday our editors send a short letter to readers who want to know what comes next.",
    "This article is part of our long-running project on how towns pay for what they build.",
    "Our reporting is paid for by readers, and every contribution keeps our pages open to all.",
    "Join forty thousand members who read our analysis before anyone else does each morning.",
    "The views in this piece were gathered during a seminar that our institute held last autumn.",
    "Download the full report with all tables and figures from our library of publications.",
    "For more on this subject, listen to our weekly conversation with experts from around the world.",
    "Subscribe to our newsletter and get the best of our work in your inbox every week.",
    "Our programme is made possible by the generous support of foundations and private donors.",
    "If you found this useful, please consider supporting our independent work with a small gift.",
    "Readers can send their letters to the editor, who will publish the best of them each month.",
)


def with_sentence(page: Mapping[str, Any], sentence: str) -> bytes:
    """The page with a sentence before the paragraph in the middle of its article, and with the name of an outlet."""
    lines = page["text"].split("\n")
    paragraphs = [at for at, line in enumerate(lines) if line.count(" ") >= LONG and line.strip()[:40] in page["body"]]
    middle = paragraphs[len(paragraphs) // 2] if paragraphs else len(lines) // 2
    text = "\n".join((*lines[:middle], "", sentence, "", *lines[middle:]))
    return f"---\noutlet: {OUTLET}\n---\n\n{text}".encode()


def read_six(six: Sequence[Mapping[str, Any]], sentence: str) -> Iterator[tuple[Brief, Brief]]:
    """Each page as it is read alone, and as all six tell."""
    files = {BriefId(page["id"]): with_sentence(page, sentence) for page in six}
    alone = {name: read_article(data, brief_id=name, path="brief.md") for name, data in files.items()}
    repeated = {OUTLET: tuple(repeated_lines({name: brief.prints for name, brief in alone.items()}))}
    for name, data in files.items():
        yield alone[name], read_article(data, brief_id=name, path="brief.md", repeated=repeated)


def measure(pack: Path, rng: random.Random) -> str:
    """The figures of a pack in one line."""
    known = list(pages(pack))
    rng.shuffle(known)
    kept, scores, others = [0, 0], (Scores(), Scores()), 0
    sixes = [known[at : at + SIX] for at in range(0, len(known) - SIX + 1, SIX)]
    for number, six in enumerate(sixes):
        sentence = SENTENCES[number % len(SENTENCES)]
        for page, both in zip(six, read_six(six, sentence), strict=True):
            for place, brief in enumerate(both):
                kept[place] += sentence in brief.text
                score(Answer(body=brief.text), page, scores[place], has_links=False)
            cut = [piece for piece in both[1].furniture if piece.kind == "repeated"]
            others += sum(len([line for line in piece.text.split("\n") if line.strip(" *#-")]) for piece in cut)
            others -= any(sentence in piece.text for piece in cut)
    alone, together = (each.mean("F1") for each in scores)
    return (
        f"{pack.name}: {len(sixes) * SIX} pages, kept in {kept[0]} alone, in {kept[1]} together; "
        f"F1 {alone:.4f} alone, {together:.4f} together; other lines cut: {others}"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("packs", nargs="+", type=Path, metavar="PACK")
    parser.add_argument("--seed", type=int, default=3)
    options = parser.parse_args()
    for pack in options.packs:
        print(measure(pack, random.Random(options.seed)), flush=True)


if __name__ == "__main__":
    main()
