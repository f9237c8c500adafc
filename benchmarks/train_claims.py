"""Train the weights of the key claims, from files whose licence allows it, the same bytes every time.

    python benchmarks/train_claims.py DATA [-o briefreader/extract/claims/claims-model.bin]

DATA is a folder with claimbuster_3class_train.jsonl.gz, argunsc_train.jsonl.gz and gum_rst_train.jsonl.gz (see
docs/claims-model.md for where they come from), and, only to set two thresholds, ct24_devtest.jsonl.gz and
policlaim_gold_train.jsonl.gz. Needs the dev extra (scikit-learn).
"""

import argparse
import gzip
import json
import re
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import GroupKFold
from threadpoolctl import threadpool_limits

from briefreader.extract.claims.centrality import central_features
from briefreader.extract.claims.checkable import checkable
from briefreader.extract.claims.document import Standing, stand
from briefreader.extract.claims.features import BUCKETS, buckets, figures, weight_of_length
from briefreader.extract.claims.model import ZERO, Head, Model, Weights, pack
from briefreader.extract.claims.reading import Reading, Sentence, read
from briefreader.model.brief import Span

SEED = 20_24
RAREST = 3
"""Sentences in which a bucket must occur to get a weight."""
LARGEST_BYTE = 127
CLIPPED = 99.98
"""Percentile of the weights' size that a full byte stands for: the few larger ones are clipped."""
FOLDS = 5
TOLERANCE = 0.02
"""Difference in F1 or accuracy that a few hundred sentences cannot tell from none."""
STRENGTH = {Head.CHECKWORTHY: 0.3, Head.FACTUAL: 0.3, Head.ARGUMENT: 0.2, Head.ASSERTION: 0.2}
"""Inverse of the L2 penalty, by cross-validation over debates and speeches."""

CENTRAL_PENALTY = 400.0
"""L2 penalty of the ranking head: 63 documents carry no more."""
GAIN = {0: 7, 1: 3, 2: 1}
"""What a sentence is worth by its discourse level."""
TRAINABLE = {"news", "interview", "speech", "academic", "court"}
"""Genres of GUM whose texts may be trained on."""

ABOUT = {
    "made_by": "benchmarks/train_claims.py",
    "licence": "CC BY 4.0",
    "sources": [
        "ClaimBuster: N. Hassan et al. (2017); F. Arslan et al. (2020), CC BY 4.0",
        "ArgUNSC: M. Poiaganova and M. Stede (2024), MIT",
        "GUM eRST annotations: A. Zeldes et al., CC BY 4.0; texts of genre news, interview, speech, academic, court",
    ],
}

Row = dict[str, Any]
Figure = Callable[[np.ndarray, np.ndarray], float]


def load(folder: Path, name: str) -> list[Row]:
    """The rows of one file of labelled sentences."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


class Matrix:
    """Sentences as a sparse matrix: hashed n-grams, then figures."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        columns, values, ends = array("i"), array("d"), [0]
        for reading in readings:
            rows, length = buckets(reading), weight_of_length(reading)
            columns.extend(rows)
            values.extend([length] * len(rows))
            ends.append(len(columns))
        self.hashed = sparse.csr_matrix((values, columns, ends), shape=(len(readings), BUCKETS))
        self.hashed.sum_duplicates()
        self.figures = np.array([figures(reading) for reading in readings])


def informativeness(hashed: sparse.csr_matrix) -> np.ndarray:
    """The square root of the inverse document frequency; 0 for buckets too rare to learn from."""
    frequency = np.asarray((hashed > 0).sum(axis=0)).ravel()
    weight = np.sqrt(np.log((hashed.shape[0] + 1) / (frequency + 1)))
    return np.where(frequency >= RAREST, 0.7 * weight, 0.0)


def fit(matrix: Matrix, labels: np.ndarray, strength: float) -> Weights:
    """One head by logistic regression, its hashed weights in whole steps of a byte."""
    scale = informativeness(matrix.hashed)
    features = sparse.hstack([matrix.hashed @ sparse.diags(scale), sparse.csr_matrix(matrix.figures)]).tocsr()
    learner = LogisticRegression(C=strength, solver="liblinear", random_state=SEED, tol=1e-3, max_iter=300)
    learner.fit(features, labels)
    weights = learner.coef_[0]
    hashed = weights[:BUCKETS] * scale
    step = float(np.percentile(np.abs(hashed[hashed != 0]), CLIPPED)) / LARGEST_BYTE
    rounded = np.clip(np.rint(hashed / step), -LARGEST_BYTE, LARGEST_BYTE).astype(int)
    return Weights(
        bias=float(learner.intercept_[0]),
        figures=tuple(float(weight) for weight in weights[BUCKETS:]),
        hashed=bytes((rounded + ZERO).tolist()),
        step=step,
    )


def cross_validated(
    readings: Sequence[Reading],
    labels: np.ndarray,
    groups: Sequence[str],
    strength: float,
) -> np.ndarray:
    """The log odds of each sentence by weights that were trained on other debates or speeches."""
    scores = np.zeros(len(readings))
    for inside, outside in GroupKFold(FOLDS).split(labels, labels, groups):
        weights = fit(Matrix([readings[index] for index in inside]), labels[inside], strength)
        model = Model(heads={Head.ARGUMENT: weights}, central=())
        scores[outside] = [model.log_odds(readings[index])[Head.ARGUMENT] for index in outside]
    return scores


def best_threshold(scores: np.ndarray, truth: np.ndarray, figure: Figure) -> float:
    """The middle of all thresholds whose figure is within `TOLERANCE` of the best, for a peak is chance."""
    candidates = np.quantile(scores, np.linspace(0.02, 0.98, 193))
    values = np.array([figure(truth, scores >= candidate) for candidate in candidates])
    return float(np.median(candidates[values >= values.max() - TOLERANCE]))


def f1(truth: np.ndarray, guess: np.ndarray) -> float:
    """F1 of the positive class."""
    return float(2 * (truth & guess).sum() / max(1, truth.sum() + guess.sum()))


def f1_at(share: float) -> Figure:
    """F1 as it would be on a text in which only that share is positive.

    A sample that was enriched with positives forgives a low threshold, a whole debate does not.
    """

    def figure(truth: np.ndarray, guess: np.ndarray) -> float:
        recall, fallout = guess[truth].mean(), guess[~truth].mean()
        return float(2 * share * recall / (share + share * recall + (1 - share) * fallout))

    return figure


def macro_f1(truth: np.ndarray, guess: np.ndarray) -> float:
    """The mean of both classes' F1."""
    return (f1(truth, guess) + f1(~truth, ~guess)) / 2


def accuracy(truth: np.ndarray, guess: np.ndarray) -> float:
    """The share of right answers."""
    return float((truth == guess).mean())


def both(truth: np.ndarray, guess: np.ndarray) -> float:
    """The mean of F1 and accuracy: where most are positive, F1 alone would have nearly all of them said to be."""
    return (f1(truth, guess) + accuracy(truth, guess)) / 2


def train(folder: Path) -> Model:
    """All heads, with their thresholds, then the head that ranks documents."""
    debates = load(folder, "claimbuster_3class_train")
    speeches = load(folder, "argunsc_train")
    arguing = [row for row in speeches if row["label"] != "non-arg"]
    debate_labels = np.array([row["label"] for row in debates])
    debate_matrix = Matrix([read(row["text"]) for row in debates])
    said = [read(row["text"]) for row in speeches]
    argues = np.array([row["label"] != "non-arg" for row in speeches])
    asserts = np.array([row["label"] == "claim" for row in arguing])
    heads = {
        Head.CHECKWORTHY: fit(debate_matrix, debate_labels == 1, STRENGTH[Head.CHECKWORTHY]),
        Head.FACTUAL: fit(debate_matrix, debate_labels >= 0, STRENGTH[Head.FACTUAL]),
        Head.ARGUMENT: fit(Matrix(said), argues, STRENGTH[Head.ARGUMENT]),
        Head.ASSERTION: fit(Matrix([read(row["text"]) for row in arguing]), asserts, STRENGTH[Head.ASSERTION]),
    }
    heads[Head.CHECKWORTHY] = replace(
        heads[Head.CHECKWORTHY], threshold=checkworthy_from(heads, folder, float((debate_labels == 1).mean()))
    )
    unseen = cross_validated(said, argues, [row["speech"] for row in speeches], STRENGTH[Head.ARGUMENT])
    heads[Head.ARGUMENT] = replace(heads[Head.ARGUMENT], threshold=best_threshold(unseen, argues, macro_f1))
    model = Model(heads=heads, central=())
    documents = [row for row in load(folder, "gum_rst_train") if row["genre"] in TRAINABLE]
    return replace(model, central=fit_central(model, documents), checkable_from=checkable_from(model, folder))


def checkworthy_from(heads: Mapping[Head, Weights], folder: Path, share: float) -> float:
    """The threshold of the check-worthy head by a sample of other debates, for debates with that share of positives."""
    rows = load(folder, "ct24_devtest")
    scores = np.array([Model(heads=heads, central=()).log_odds(read(row["text"]))[Head.CHECKWORTHY] for row in rows])
    return best_threshold(scores, np.array([row["label"] == 1 for row in rows]), f1_at(share))


def checkable_from(model: Model, folder: Path) -> float:
    """The threshold of what can be checked, by speeches."""
    figures_of, truth = [], []
    for _, speech in groupby(load(folder, "policlaim_gold_train"), key=itemgetter("speech")):
        rows = list(speech)
        readings = [read(row["text"]) for row in rows]
        figures_of += checkable(readings, [model.log_odds(reading) for reading in readings])
        truth += [row["label"] == 1 for row in rows]
    return best_threshold(np.array(figures_of), np.array(truth), both)


def document(row: Row) -> tuple[list[Sentence], list[Standing], list[int]]:
    """The sentences of a document that take part in the ranking, how they stand, and their indices in the row."""
    texts, paragraphs = row["sentences"], row["para"]
    body = [index for index, text in enumerate(texts) if is_sentence(text)]
    above = " ".join(texts[: body[0]]) if body else ""
    sentences = [
        Sentence(span=Span(0, 0), number=None, block=paragraphs[index], place=place, reading=read(texts[index]))
        for place, index in enumerate(body)
    ]
    return sentences, stand(sentences, read(above).stems), body


def is_sentence(text: str) -> bool:
    """Whether a line is running text: headings, bylines and captions are not ranked."""
    return len(text.split()) >= 5 and re.search(r"[.!?…:;][\"”’)\]]*$", text.strip()) is not None


def fit_central(model: Model, documents: Sequence[Row]) -> tuple[float, ...]:
    """The weights that predict how near to the nucleus of its document a sentence stands."""
    features, worth = [], []
    for row in documents:
        for sentence, standing, index in zip(*document(row), strict=True):
            features.append(central_features(sentence.reading, standing, model.log_odds(sentence.reading)))
            worth.append(np.log2(1 + GAIN.get(row["level"][index], 0)))
    matrix = np.array(features, dtype=float)[:, :-1]
    middle, spread = matrix.mean(axis=0), matrix.std(axis=0) + 1e-6
    learner = Ridge(alpha=CENTRAL_PENALTY).fit((matrix - middle) / spread, worth)
    weights = learner.coef_ / spread
    return (*map(float, weights), float(learner.intercept_ - weights @ middle))


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--out", type=Path, default=Path("briefreader/extract/claims/claims-model.bin"))
    arguments = parser.parse_args()
    with threadpool_limits(1):  # threads add up in any order, and the last digits with them
        packed = pack(train(arguments.data), ABOUT)
    arguments.out.write_bytes(packed)
    print(f"{arguments.out}: {len(packed):,} bytes")


if __name__ == "__main__":
    main()
