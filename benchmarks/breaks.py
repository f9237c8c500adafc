"""Sentence boundaries against gold breaks and against other splitters; part of `benchmarks/claims.py`.

A boundary is counted by how many characters that are not white space stand before it, so that no splitter is judged
by the spaces it leaves around its sentences. The ends of paragraphs are given to all of them and count for none.
"""

import gzip
import re
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from briefreader.extract.words.sentences import sentence_spans

EDITED = frozenset("academic bio court essay interview letter news speech textbook voyage".split())  # noqa: SIM905
"""Genres of GUM that an editor has seen; the others are talk, fiction and web pages."""

FINAL = re.compile(r"[.!?…][\"'”’)\]*_]*(?:\[\d+\])?$")
"""How a sentence ends that has been ended by its writer; annotators also break at semicolons and before signatures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph's text and its breaks.

    Attributes:
        ends: after how many visible characters its sentences end, the last one left out.
        unmarked: those of them where no final mark stands.
    """

    text: str
    ends: frozenset[int]
    unmarked: frozenset[int]


Splitter = Callable[[str], list[str]]


def paragraphs(path: Path, *, genres: frozenset[str] | None = None) -> list[Paragraph]:
    """The paragraphs of a gzipped CoNLL-U file with `# text`, `# newpar` and `# newdoc` lines."""
    found: list[list[tuple[str, bool]]] = []
    wanted, text, last = True, "", ""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for raw in lines:
            line = raw.rstrip("\n")
            if line.startswith("# newdoc"):
                wanted = genres is None or line.split("_")[1] in genres
                found.append([])
            elif line.strip() == "# newpar" or line.startswith("# newpar id"):
                found.append([])
            elif line.startswith("# text = "):
                text = line.removeprefix("# text = ")
            elif line and not line.startswith("#"):
                last = line
            elif not line and wanted:
                found[-1].append((text, "SpaceAfter=No" not in last))
    return [joined(paragraph) for paragraph in found if paragraph]


def joined(sentences: Sequence[tuple[str, bool]]) -> Paragraph:
    """Gold sentences as one paragraph; the flag tells whether a space follows."""
    ends = breaks([sentence for sentence, _ in sentences])
    return Paragraph(
        text="".join(sentence + (" " if space else "") for sentence, space in sentences).rstrip(),
        ends=ends,
        unmarked=frozenset(
            end for end, (sentence, _) in zip(sorted(ends), sentences, strict=False) if not FINAL.search(sentence)
        ),
    )


def breaks(sentences: Iterable[str]) -> frozenset[int]:
    """After how many visible characters the sentences end, the last one left out."""
    ends = list(accumulate(sum(not sign.isspace() for sign in sentence) for sentence in sentences))
    return frozenset(ends[:-1])


def ours(text: str) -> list[str]:
    """The project's own splitter."""
    return [text[span.start : span.end] for span in sentence_spans(text)]


def splitters() -> dict[str, Splitter]:
    """Ours, and each library that is installed."""
    found: dict[str, Splitter] = {"briefreader": ours}
    with suppress(ImportError):
        import pysbd

        segmenter = pysbd.Segmenter(language="en", clean=False)
        found["pysbd"] = lambda text: list(segmenter.segment(text))
    with suppress(ImportError):
        from syntok import segmenter as syntok_segmenter

        found["syntok"] = lambda text: [
            "".join(token.spacing + token.value for token in sentence)
            for paragraph in syntok_segmenter.analyze(text)
            for sentence in paragraph
        ]
    with suppress(ImportError):
        import blingfire

        found["blingfire"] = lambda text: blingfire.text_to_sentences(text).split("\n")
    return found


def boundary_f1(gold: Sequence[Paragraph], split: Splitter, *, only_marked: bool = False) -> tuple[float, float]:
    """F1 of the boundaries inside paragraphs, and the seconds of CPU it took.

    With `only_marked`, breaks without a final mark count neither for nor against a splitter.
    """
    hits = said = real = 0
    start = time.process_time()
    guesses = [split(paragraph.text) for paragraph in gold]
    seconds = time.process_time() - start
    for paragraph, sentences in zip(gold, guesses, strict=True):
        left_out = paragraph.unmarked if only_marked else frozenset[int]()
        truth, guess = paragraph.ends - left_out, breaks(sentences) - left_out
        hits += len(truth & guess)
        said += len(guess)
        real += len(truth)
    return 2 * hits / max(1, said + real), seconds
