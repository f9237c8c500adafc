"""Train the weights of the role pass and of the choice of the title.

    python benchmarks/train_roles.py PACK.jsonl.gz... [-o briefreader/extract/role-weights.txt] [--cross-validate]

Needs scikit-learn, which the package itself does not. The packs are those of `articles.py`. Pages of one outlet are
never on both sides of a split. The lexicon of a page is always learned from other outlets, also in training, so that
the trees don't trust it more than it deserves; the lexicon that is shipped is learned from all of them.
"""

import argparse
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from articles import is_alike, pages
from labels import label_lines, words_of
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from briefreader.extract import features, titles
from briefreader.extract.pipeline import front_end
from briefreader.extract.reading import survey
from briefreader.extract.roles import most_likely_body, text_start

FOLDS = 5
LEXICON_OUTLETS = 14
"""A term must occur in so many outlets to be weighed."""
LEXICON_SIZE = 600
SMALLEST_WEIGHT = 0.05
ROLE_TREES: Mapping[str, Any] = {
    "max_iter": 200,
    "max_leaf_nodes": 8,
    "learning_rate": 0.1,
    "min_samples_leaf": 60,
    "l2_regularization": 5.0,
    "early_stopping": False,
    "random_state": 0,
}
TITLE_TREES: Mapping[str, Any] = {
    **ROLE_TREES, "max_iter": 100, "learning_rate": 0.06, "min_samples_leaf": 40, "max_features": 0.4,
}  # fmt: skip
LINE_WEIGHT = 0.6
"""A line counts as its number of words to this power: long ones matter more for a page, but are easier."""
SUFFIXES_OF_TWO = frozenset({"co", "com", "org", "ac", "gov", "edu", "net"})

Matrix = NDArray[np.float32]


@dataclass(slots=True, kw_only=True)
class Sample:
    """A page with what is known and computed of it."""

    pack: str
    truth: Mapping[str, Any]
    outlet: str
    page: features.Evidence
    labels: list[bool]
    counts: list[Counter[str]]
    terms: list[list[str]]
    rows: Matrix = field(default_factory=lambda: np.zeros((0, len(features.NAMES)), dtype=np.float32))
    odds: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    lexicon: Mapping[str, float] = field(default_factory=dict)

    @property
    def fold(self) -> int:
        """All pages of an outlet are in one fold."""
        return int(hashlib.sha256(self.outlet.encode()).hexdigest(), 16) % FOLDS


def outlet_of(url: str) -> str:
    """The registered domain, nearly."""
    parts = (urlsplit(url).hostname or "").split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and parts[-2] in SUFFIXES_OF_TWO else parts[-2:])


def read_sample(pack: str, truth: Mapping[str, Any]) -> Sample | None:
    """Take a page through the front end; None for a page without lines."""
    page, _ = front_end(truth["text"], "page.txt" if truth["kind"] == "txt" else "page.md")
    if not page.lines:
        return None
    evidence = survey(page)
    texts = [line.text for line in page.lines]
    terms = [
        features.lexicon_terms(features.tokens_of(line.text), count)
        for line, count in zip(page.lines, evidence.words, strict=True)
    ]
    return Sample(
        pack=pack,
        truth=truth,
        outlet=outlet_of(truth["url"]),
        page=evidence,
        labels=label_lines(texts, truth["body"]),
        counts=[Counter(words_of(text)) for text in texts],
        terms=terms,
    )


def train_lexicon(samples: Iterable[Sample]) -> dict[str, float]:
    """Logistic regression over the terms of a line and its size; the heaviest terms that many outlets share."""
    outlets: dict[str, set[str]] = defaultdict(set)
    chosen = [sample for sample in samples if "full" in sample.pack or "md" in sample.pack.split(".")]
    for sample in chosen:
        for term in {term for terms in sample.terms for term in terms}:
            outlets[term].add(sample.outlet)
    places = {term: at for at, term in enumerate(sorted(t for t, o in outlets.items() if len(o) >= LEXICON_OUTLETS))}
    sizes = {"s": len(places), "m": len(places) + 1, "l": len(places) + 2}
    rows, columns, wanted = [], [], []
    for sample in chosen:
        for terms, words, label in zip(sample.terms, sample.page.words, sample.labels, strict=True):
            if not words:
                continue
            own = [places[term] for term in set(terms) if term in places]
            own.append(sizes["s" if words < 6 else "m" if words < features.LONG_WORDS else "l"])
            rows += [len(wanted)] * len(own)
            columns += own
            wanted.append(label)
    matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(wanted), len(places) + 3))
    weights = LogisticRegression(C=0.03, solver="liblinear", max_iter=200).fit(matrix, wanted).coef_[0]
    use = np.abs(weights) * np.sqrt(np.asarray(matrix.sum(axis=0))[0])
    heaviest = sorted(places, key=lambda term: -use[places[term]])[:LEXICON_SIZE]
    return {t: round(float(weights[places[t]]), 2) for t in heaviest if abs(weights[places[t]]) >= SMALLEST_WEIGHT}


def add_rows(samples: Sequence[Sample]) -> None:
    """Features with the lexicon of other outlets."""
    for fold in range(FOLDS):
        lexicon = train_lexicon(sample for sample in samples if sample.fold != fold)
        for sample in samples:
            if sample.fold == fold:
                sample.lexicon = lexicon
                sample.rows = np.array(features.feature_rows(sample.page, lexicon), dtype=np.float32)


def fit_roles(samples: Sequence[Sample]) -> HistGradientBoostingClassifier:
    """The trees that tell how likely a line is body."""
    weights = []
    for sample in samples:
        own = np.array([max(1, count.total()) for count in sample.counts]) ** LINE_WEIGHT
        weights.append(own / np.sqrt(own.sum()))
    return HistGradientBoostingClassifier(**ROLE_TREES).fit(
        np.concatenate([sample.rows for sample in samples]),
        np.concatenate([sample.labels for sample in samples]),
        sample_weight=np.concatenate(weights),
    )


def title_candidates(sample: Sample) -> tuple[Matrix, list[bool]]:
    """The candidates of a page behind the text that the roles found, and whether each is the true title."""
    page = sample.page
    start = text_start(page, most_likely_body(list(sample.odds), page.words))
    rows = titles.candidate_rows(page, start, list(sample.odds), sample.lexicon)
    truth = sample.truth["title"] or ""
    matrix = np.array([row for _, row in rows], dtype=np.float32).reshape(-1, len(titles.NAMES))
    return matrix, [is_alike(page.lines[place].text, truth) for place, _ in rows]


def fit_titles(samples: Sequence[Sample]) -> HistGradientBoostingClassifier:
    """The trees that choose the title."""
    found = [title_candidates(sample) for sample in samples if sample.truth["title"]]
    return HistGradientBoostingClassifier(**TITLE_TREES).fit(
        np.concatenate([rows for rows, _ in found]), np.concatenate([right for _, right in found if right])
    )


def tree_lines(model: HistGradientBoostingClassifier, names: Sequence[str]) -> list[str]:
    """The trees in the text form of `briefreader.extract.trees`, the baseline first."""

    def text(nodes: Any, at: int) -> str:  # noqa: ANN401 - a NumPy record array without a type
        node = nodes[at]
        if node["is_leaf"]:
            return f"{node['value']:.3f}"
        threshold = f"{node['num_threshold']:.4g}"
        return f"{names[node['feature_idx']]}<={threshold}?({text(nodes, node['left'])}:{text(nodes, node['right'])})"

    start = f"{float(np.ravel(model._baseline_prediction)[0]):.3f}"  # noqa: SLF001 - there is no public way to the trees
    return [start, *(text(stage[0].nodes, 0) for stage in model._predictors)]  # noqa: SLF001 - as above


def f1(sample: Sample, body: Iterable[bool]) -> float:
    """Word F1 of the lines that are kept."""
    kept: Counter[str] = Counter()
    for count, is_kept in zip(sample.counts, body, strict=True):
        if is_kept:
            kept.update(count)
    true = Counter(words_of(sample.truth["body"]))
    return 2 * (kept & true).total() / max(1, kept.total() + true.total())


def add_odds(samples: Sequence[Sample]) -> None:
    """Every page's log-odds by trees that have not seen its outlet: what titles are chosen by must not be too sure."""
    for fold in range(FOLDS):
        model = fit_roles([sample for sample in samples if sample.fold != fold])
        for sample in samples:
            if sample.fold == fold:
                sample.odds = model.decision_function(sample.rows)


def cross_validate(samples: Sequence[Sample], sizes: Mapping[str, int]) -> None:
    """Print what pages of unseen outlets get; pages without any line count as nothing found."""
    titles_right: dict[str, list[bool]] = defaultdict(list)
    for fold in range(FOLDS):
        model = fit_titles([sample for sample in samples if sample.fold != fold])
        for sample in samples:
            if sample.fold == fold and sample.truth["title"]:
                rows, right = title_candidates(sample)
                titles_right[sample.pack].append(bool(len(rows)) and right[int(model.decision_function(rows).argmax())])
    print(f"{'cross-validated by outlet':28} {'F1':>6} {'prose':>6} {'<.5':>6} {'>=.95':>6} {'title':>6}")
    for pack, size in sizes.items():
        scores = [
            (f1(s, most_likely_body(list(s.odds), s.page.words)), s.truth["prose"]) for s in samples if s.pack == pack
        ]
        values = [score for score, _ in scores] + [0.0] * (size - len(scores))
        prose = mean(score for score, share in scores if share >= 0.8)
        low, high = mean(value < 0.5 for value in values), mean(value >= 0.95 for value in values)
        title = sum(titles_right[pack]) / size
        print(f"{pack:28} {mean(values):6.3f} {prose:6.3f} {low:6.3f} {high:6.3f} {title:6.3f}")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packs", nargs="+", type=Path, metavar="PACK")
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("-o", "--output", type=Path)
    arguments = parser.parse_args()
    samples, sizes = [], {}
    for pack in arguments.packs:
        name = pack.name.removesuffix(".jsonl.gz")
        found = [read_sample(name, truth) for truth in pages(pack)]
        sizes[name] = len(found)
        samples += [sample for sample in found if sample]
    add_rows(samples)
    add_odds(samples)
    if arguments.cross_validate:
        cross_validate(samples, sizes)
    if arguments.output:
        roles = fit_roles(samples)
        lexicon = sorted(train_lexicon(samples).items())
        parts = [
            "# Made by benchmarks/train_roles.py; see docs/extraction.md for what the parts mean.",
            "[lexicon]",
            *(f"{weight} {term}" for term, weight in lexicon),
            "[roles]",
            *tree_lines(roles, features.NAMES),
            "[title]",
            *tree_lines(fit_titles(samples), titles.NAMES),
        ]
        arguments.output.write_text("\n".join(parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
