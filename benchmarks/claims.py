"""How good the sentence splitter and the heads behind the key claims are, and what they cost.

    python benchmarks/claims.py [--data DIR] [--breaks DIR] [--json OUT] [--quick] [--write]
    python benchmarks/claims.py --predict checkworthy|policlaim|argunsc|ranking INPUT -o OUT
    python benchmarks/claims.py --sentences FILE

--data is a folder of labelled sentences and --breaks one of gold sentence breaks (docs/claims-model.md names both);
without them only speed, size and the briefs of our own
are measured. --predict writes one prediction for each row of a file of rows in JSON,
with or without labels. --sentences prints the sentences of a text file, one a line. --quick leaves out what needs
training (cross-validation over speeches) and shortens the rest. --write puts the table into docs/claims-model.md.
"""

import argparse
import gzip
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from pkgutil import get_data
from typing import Any

import breaks
from figures import (
    Row,
    accuracy,
    average_precision,
    compared,
    discounted,
    f1,
    macro_f1,
    precision_at_20,
    row_for,
    weighted_f1,
)
from judged import LATER, marked_briefs, marked_seeds, tally

from briefreader.extract.claims import extract_claims
from briefreader.extract.claims.centrality import central_score
from briefreader.extract.claims.checkable import checkable
from briefreader.extract.claims.document import stand
from briefreader.extract.claims.model import MODEL_FILE, Head, shipped_model
from briefreader.extract.claims.reading import Sentence, read
from briefreader.extract.words.sentences import sentence_spans
from briefreader.model.brief import Block, BlockKind, Metadata, Span

Json = dict[str, Any]
PAGE = Path(__file__).parents[1] / "docs" / "claims-model.md"
BEGIN, END = "<!-- begin: figures -->\n", "<!-- end: figures -->"
SAMPLE = Path(__file__).parents[1] / "tests" / "eval" / "briefs_with_claims.txt"
"""Twelve short briefs of our own, in which the key sentences are marked."""
WORDS = 1500
"""A brief's usual length, to which times are converted."""
ROUNDS = 1000
"""Samples of a bootstrap interval."""


def rows_of(path: Path) -> list[Json]:
    """The rows of a .jsonl or .jsonl.gz file."""
    opener: Callable[..., Any] = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


# --- predictions ---------------------------------------------------------------------------------------------------


def predict_checkworthy(rows: Sequence[Json]) -> list[Json]:
    """One score and one label a sentence, whatever stands around it."""
    model = shipped_model()
    scores = [model.log_odds(read(row["text"]))[Head.CHECKWORTHY] for row in rows]
    return labelled(rows, scores, model.heads[Head.CHECKWORTHY].threshold)


def predict_checkable(rows: Sequence[Json]) -> list[Json]:
    """One score and one label a sentence; rows of one speech stand together, in its order."""
    model = shipped_model()
    scores: list[float] = []
    for _, speech in groupby(rows, key=lambda row: row.get("speech")):
        readings = [read(row["text"]) for row in speech]
        scores += checkable(readings, [model.log_odds(reading) for reading in readings])
    return labelled(rows, scores, model.checkable_from)


def labelled(rows: Sequence[Json], scores: Sequence[float], threshold: float) -> list[Json]:
    """Predictions with scores above the threshold, and a label."""
    return [
        {**identity(row), "score": round(score - threshold, 4), "label": int(score >= threshold)}
        for row, score in zip(rows, scores, strict=True)
    ]


def predict_arguments(rows: Sequence[Json]) -> list[Json]:
    """Argument or not, and if so claim or premise."""
    model = shipped_model()
    found = []
    for row in rows:
        odds = model.log_odds(read(row["text"]))
        part = "claim" if odds[Head.ASSERTION] >= model.heads[Head.ASSERTION].threshold else "premise"
        argues = odds[Head.ARGUMENT] >= model.heads[Head.ARGUMENT].threshold
        found.append({**identity(row), "label": part if argues else "non-arg", "claim_or_premise": part})
    return found


def predict_ranking(rows: Sequence[Json]) -> list[Json]:
    """One score a sentence, higher for what its document is about."""
    return [{**identity(row), "scores": [round(score, 5) for score in central_scores(row)]} for row in rows]


def central_scores(row: Json) -> list[float]:
    """The central head's scores for the sentences of one document; headings get less than any sentence."""
    texts, paragraphs = row["sentences"], row["para"]
    model = shipped_model()
    body = [index for index, text in enumerate(texts) if is_sentence(text)]
    above = read(" ".join(texts[: body[0]]) if body else "").stems
    sentences = [
        Sentence(span=Span(0, 0), number=None, block=paragraphs[index], place=place, reading=read(texts[index]))
        for place, index in enumerate(body)
    ]
    scores = [-9.0] * len(texts)
    for sentence, standing, index in zip(sentences, stand(sentences, above), body, strict=True):
        scores[index] = central_score(model, sentence.reading, standing, model.log_odds(sentence.reading))
    return scores


def is_sentence(text: str) -> bool:
    """Whether a line is running text, as the ranking benchmark has it: headings, bylines, captions are not."""
    stripped = text.strip().rstrip('"”’)]')
    return len(text.split()) >= 5 and stripped.endswith((".", "!", "?", "…", ":", ";"))


def identity(row: Json) -> Json:
    """What names a row in its file."""
    return {key: row[key] for key in ("id", "i", "name") if key in row}


PREDICTORS: dict[str, Callable[[Sequence[Json]], list[Json]]] = {
    "checkworthy": predict_checkworthy,
    "policlaim": predict_checkable,
    "argunsc": predict_arguments,
    "ranking": predict_ranking,
}


# --- figures -------------------------------------------------------------------------------------------------------


def head_rows(data: Path, rounds: int) -> list[Row]:
    """The heads on sentences that they were not trained on; their thresholds were set on the same ones."""
    pairs = {
        task: [(row["label"] == 1, guess["score"]) for row, guess in zip(rows, predict(rows), strict=True)]
        for task, predict, rows in (
            ("ct24 dev-test", predict_checkworthy, rows_of(data / "ct24_devtest.jsonl.gz")),
            ("policlaim train", predict_checkable, rows_of(data / "policlaim_gold_train.jsonl.gz")),
        )
    }
    return [
        row_for("check-worthy, F1", "ct24 dev-test", pairs["ct24 dev-test"], f1, rounds),
        row_for("check-worthy, average precision", "ct24 dev-test", pairs["ct24 dev-test"], average_precision, rounds),
        row_for("check-worthy, precision at 20", "ct24 dev-test", pairs["ct24 dev-test"], precision_at_20, rounds),
        row_for("checkable, accuracy", "policlaim train", pairs["policlaim train"], accuracy, rounds),
        row_for("checkable, F1", "policlaim train", pairs["policlaim train"], f1, rounds),
    ]


def unseen_rows(data: Path, rounds: int) -> list[Row]:
    """Debates and speeches scored by weights that were trained without them (needs scikit-learn)."""
    import numpy as np
    from train_claims import STRENGTH, cross_validated

    speeches = rows_of(data / "argunsc_train.jsonl.gz")
    arguing = [row for row in speeches if row["label"] != "non-arg"]
    found = []
    for name, rows, label, head, figure in (
        ("argument or not, macro F1", speeches, "non-arg", Head.ARGUMENT, macro_f1),
        ("claim or premise, weighted F1", arguing, "premise", Head.ASSERTION, weighted_f1),
    ):
        truth = np.array([row["label"] != label for row in rows])
        odds = cross_validated([read(r["text"]) for r in rows], truth, [r["speech"] for r in rows], STRENGTH[head])
        pairs = list(zip(truth.tolist(), (odds - shipped_model().heads[head].threshold).tolist(), strict=True))
        found.append(row_for(name, "argunsc, 5 folds by speech", pairs, figure, rounds))
    return found


def ranking_rows(data: Path) -> list[Row]:
    """The central head on whole documents that it was not trained on."""
    gains, hits = [], []
    for document in rows_of(data / "gum_rst_dev.jsonl.gz"):
        scores = central_scores(document)
        body = [i for i, text in enumerate(document["sentences"]) if i == document["thesis"] or is_sentence(text)]
        if document["thesis"] is None or len(body) < 10:
            continue
        order = sorted(body, key=lambda index: -scores[index])[:8]
        worth = [{0: 7, 1: 3, 2: 1}.get(document["level"][index], 0) for index in order]
        best = sorted(({0: 7, 1: 3, 2: 1}.get(document["level"][index], 0) for index in body), reverse=True)[:8]
        gains.append(discounted(worth) / (discounted(best) or 1))
        hits.append(document["thesis"] in order)
    return [
        Row(name="central, NDCG@8", subject="gum dev", value=sum(gains) / len(gains), unit="", n=len(gains)),
        Row(name="central, thesis among 8", subject="gum dev", value=sum(hits) / len(hits), unit="", n=len(hits)),
    ]


def break_rows(folder: Path) -> list[Row]:
    """The splitter against gold breaks, and against whichever other splitter is installed."""
    gum, ewt = folder / "en_gum-ud-dev.conllu.gz", folder / "en_ewt-ud-dev.conllu.gz"
    edited = breaks.paragraphs(gum, genres=breaks.EDITED)
    found = []
    for subject, gold, only_marked in (
        ("gum dev, edited", edited, False),
        ("gum dev, edited, after a final mark", edited, True),
        ("gum dev, all", breaks.paragraphs(gum), False),
        ("ewt dev (web, mail)", breaks.paragraphs(ewt), False),
    ):
        words = sum(len(one.text.split()) for one in gold)
        ends = sum(len(one.ends - one.unmarked if only_marked else one.ends) for one in gold)
        splitters = breaks.splitters().items()
        figures = {name: breaks.boundary_f1(gold, split, only_marked=only_marked) for name, split in splitters}
        own, seconds = figures.pop("briefreader")
        for peer, (value, taken) in figures.items() or {"": (0.0, 0.0)}.items():
            found.append(compared("sentence boundaries, F1", subject, "", ends, own, peer, value))
            if only_marked:
                continue
            spent, peer_spent = (each * 1000 * WORDS / words for each in (seconds, taken))
            found.append(compared("sentence boundaries, time", subject, "ms", words, spent, peer, peer_spent))
    return found


def judged_rows() -> list[Row]:
    """The claims of whole briefs, against marks that were set by reading."""
    found = []
    for subject, judged in (
        ("twelve own briefs", marked_briefs()),
        ("five later ones", marked_briefs(LATER)),
        ("the two seeds", marked_seeds()),
    ):
        counted = tally(list(judged))
        found += [
            Row(name="key sentences, weighted recall", subject=subject, value=counted.recall, unit="", n=counted.marks),
            Row(name="key sentences, precision", subject=subject, value=counted.precision, unit="", n=counted.claims),
            Row(name="key sentences, same kind", subject=subject, value=counted.kinds, unit="", n=counted.found),
        ]
    return found


def cost_rows(*, quick: bool) -> list[Row]:
    """CPU time for 1,500 words, and the size of the weights."""
    sample = SAMPLE.read_text(encoding="utf-8")
    long = "\n\n".join([sample] * (20 if quick else 100))
    shipped_model()
    return [
        Row(
            name="sentences, CPU", subject="own sample", value=milliseconds(sample, sentence_spans), unit="ms", n=WORDS
        ),
        Row(name="whole sidebar, CPU", subject="own sample", value=milliseconds(sample, claims_of), unit="ms", n=WORDS),
        Row(
            name="whole sidebar, CPU",
            subject="own sample, repeated",
            value=milliseconds(long, claims_of),
            unit="ms",
            n=len(long.split()),
        ),
        Row(
            name="weights, size",
            subject=MODEL_FILE,
            value=len(get_data("briefreader.extract.claims", MODEL_FILE) or b"") / 1000,
            unit="kB",
            n=1,
        ),
    ]


def claims_of(text: str) -> object:
    """The claims of a plain text, each of its paragraphs a block."""
    blocks, position = [], 0
    for number, paragraph in enumerate(text.split("\n\n"), 1):
        span = Span(position, position + len(paragraph))
        blocks.append(Block(kind=BlockKind.PARAGRAPH, span=span, number=number, lines=(number, number)))
        position += len(paragraph) + 2
    return extract_claims(text, tuple(blocks), (), Metadata())


def milliseconds(text: str, work: Callable[[str], object]) -> float:
    """The least CPU time of five runs, for 1,500 words."""
    times = []
    for _ in range(5):
        start = time.process_time()
        work(text)
        times.append(time.process_time() - start)
    return min(times) * 1000 * WORDS / len(text.split())


def main() -> None:
    """Measure, predict or split."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--breaks", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--sentences", type=Path)
    parser.add_argument("--predict", choices=PREDICTORS)
    parser.add_argument("input", nargs="?", type=Path)
    parser.add_argument("-o", "--out", type=Path)
    arguments = parser.parse_args()
    if arguments.sentences:
        print("\n".join(" ".join(one.split()) for one in breaks.ours(arguments.sentences.read_text(encoding="utf-8"))))
    elif arguments.predict:
        if not arguments.input:
            parser.error("--predict needs an INPUT")
        write_lines(PREDICTORS[arguments.predict](rows_of(arguments.input)), arguments.out)
    else:
        measure(arguments)


def table(rows: Sequence[Row]) -> str:
    """The figures as a table in Markdown."""
    lines = ["| figure | on | value | 95 % | n |", "|---|---|---|---|---|"]
    for row in rows:
        interval = f"{row.low:.3f} to {row.high:.3f}" if row.low is not None and row.high is not None else ""
        peer = f" ({row.peer} {row.peer_value:.3f})" if row.peer and row.peer_value is not None else ""
        value = f"{row.value:.3f}{' ' if row.unit else ''}{row.unit}{peer}"
        lines.append(f"| {row.name} | {row.subject} | {value} | {interval} | {row.n:,} |")
    return "\n".join(lines) + "\n"


def write_lines(rows: Sequence[Json], out: Path | None) -> None:
    """One JSON document a line, into a file or onto stdout."""
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    if out:
        out.write_text(lines, encoding="utf-8")
    else:
        sys.stdout.write(lines)


def measure(arguments: argparse.Namespace) -> None:
    """Print all figures that the given folders allow."""
    rounds = 200 if arguments.quick else ROUNDS
    rows = cost_rows(quick=arguments.quick) + judged_rows()
    if arguments.breaks:
        rows += break_rows(arguments.breaks)
    if arguments.data:
        rows += head_rows(arguments.data, rounds) + ranking_rows(arguments.data)
        if not arguments.quick:
            rows += unseen_rows(arguments.data, rounds)
    for row in rows:
        print(row)
    if arguments.write:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        PAGE.write_text(before + BEGIN + table(rows) + END + rest.partition(END)[2], encoding="utf-8")
    if arguments.json:
        arguments.json.write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
