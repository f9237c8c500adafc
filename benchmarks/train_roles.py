"""Train the weights of the role pass and of the choice of the title.

    python benchmarks/train_roles.py PACK.jsonl.gz... --html DIR [-o briefreader/extract/roles/role-weights.txt]
        [--cross-validate] [--titles-only]

Needs scikit-learn and the extra `html`, which the package itself does not. The packs are those of `articles.py`, DIR
holds the HTML of their pages. Pages of one outlet are never on both sides of a split. The lexicon of a page is always
learned from other outlets, also in training, so that the trees don't trust it more than it deserves; so are the odds
that the trees of titles and of HTML see. What is shipped is learned from all of them. On a busy machine
OMP_NUM_THREADS=1 is faster.
"""

import argparse
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import mean
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from articles import html_of, is_alike, pages
from boosting import Boosted, Matrix
from labels import label_lines, words_of
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from title_card import Choice, cross_validate_titles, fit_card

from briefreader.extract.front.decoding import decode
from briefreader.extract.front.html_tree import Tree
from briefreader.extract.pipeline import front_end, kinds_by_page
from briefreader.extract.roles import features, html_features, title_columns, titles
from briefreader.extract.roles.furniture import Surroundings
from briefreader.extract.roles.lexicon import Lexicon, lexicon_terms, tokens_of
from briefreader.extract.roles.reading import survey
from briefreader.extract.roles.structure import structural_evidence
from briefreader.extract.roles.whole_page import HTML_TRUST, most_likely_body, text_start, zones_of

FOLDS = 5
LEXICON_OUTLETS = 14
"""A term must occur in so many outlets to be weighed."""
LEXICON_SIZE = 600
SMALLEST_WEIGHT = 0.05
ROLE_TREES: Mapping[str, Any] = {
    "max_iter": 200, "learning_rate": 0.1, "min_samples_leaf": 60, "l2_regularization": 5.0, "max_features": 0.3,
}  # fmt: skip
HTML_TREES: Mapping[str, Any] = {"max_iter": 80, "learning_rate": 0.1, "min_samples_leaf": 200, "max_features": 0.2}
CLASS_OUTLETS = 8
CLASS_SIZE = 400
TITLE_HEADING = "[title]"
HTML = "HTML"
"""The name of the pack of the pages' HTML."""
LINE_WEIGHT = 0.6
"""A line counts as its number of words to this power: long ones matter more for a page, but are easier."""
LONGEST_TITLE = 400
"""Code points; a longer line is no title that the text shows."""
PROSE = 0.8
"""From this share on a page counts as prose."""
SUFFIXES_OF_TWO = frozenset({"co", "com", "org", "ac", "gov", "edu", "net"})


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
    tree: Tree | None = None
    rows: Matrix = field(default_factory=lambda: np.zeros((0, len(features.NAMES)), dtype=np.float32))
    odds: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    html_rows: Matrix = field(default_factory=lambda: np.zeros((0, len(html_features.NAMES)), dtype=np.float32))
    plain_rows: Matrix = field(default_factory=lambda: np.zeros((0, len(html_features.NAMES)), dtype=np.float32))

    @property
    def fold(self) -> int:
        """All pages of an outlet are in one fold."""
        return int(hashlib.sha256(self.outlet.encode()).hexdigest(), 16) % FOLDS

    @property
    def weights(self) -> NDArray[np.float64]:
        """How much each line counts in training."""
        own = np.array([max(1, count.total()) for count in self.counts]) ** LINE_WEIGHT
        return own / np.sqrt(own.sum())


def outlet_of(url: str) -> str:
    """The registered domain, nearly."""
    parts = (urlsplit(url).hostname or "").split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and parts[-2] in SUFFIXES_OF_TWO else parts[-2:])


def read_sample(pack: str, truth: Mapping[str, Any], folder: Path | None = None) -> Sample | None:
    """Take a page through the front end, as HTML if a folder is given; None for a page without lines."""
    suffix = "html" if folder else "txt" if truth["kind"] == "txt" else "md"
    data = html_of(truth, folder) if folder else truth["text"].encode()
    page, _ = front_end(decode(data, where=truth["id"]).text, f"page.{suffix}")
    if not page.lines:
        return None
    evidence = survey(page)
    texts = [line.text for line in page.lines]
    terms = [lexicon_terms(tokens_of(line.text), count) for line, count in zip(page.lines, evidence.words, strict=True)]
    return Sample(
        pack=pack,
        truth=truth,
        outlet=outlet_of(truth["url"]),
        page=evidence,
        labels=label_lines(texts, truth["body"]),
        counts=[Counter(words_of(text)) for text in texts],
        terms=terms,
        tree=page.tree,
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
    return heaviest(weights, matrix, places, LEXICON_SIZE)


def train_classes(samples: Iterable[Sample]) -> dict[str, float]:
    """The same over the tags and words of classes around a line; of a path each counts once."""
    chosen = [(sample, sample.tree) for sample in samples if sample.tree]
    outlets: dict[str, set[str]] = defaultdict(set)
    paths: list[tuple[frozenset[str], bool, float]] = []
    for sample, tree in chosen:
        around: list[frozenset[str]] = []
        for element in tree.elements:
            outer = around[element.parent] if element.parent >= 0 else frozenset()
            around.append(outer.union(html_features.class_terms(element)))
        for place, label, weight in zip(tree.places, sample.labels, sample.weights, strict=True):
            paths.append((around[place], label, weight))
        for term in frozenset().union(*(around[place] for place in tree.places)):
            outlets[term].add(sample.outlet)
    places = {term: at for at, term in enumerate(sorted(t for t, o in outlets.items() if len(o) >= CLASS_OUTLETS))}
    found = [(row, places[term]) for row, (terms, _, _) in enumerate(paths) for term in terms if term in places]
    matrix = csr_matrix((np.ones(len(found)), tuple(zip(*found, strict=True))), shape=(len(paths), len(places)))
    model = LogisticRegression(C=0.05, solver="liblinear", max_iter=200)
    weights = model.fit(matrix, [label for _, label, _ in paths], [weight for *_, weight in paths]).coef_[0]
    return heaviest(weights, matrix, places, CLASS_SIZE)


def heaviest(
    weights: NDArray[np.float64], matrix: csr_matrix, places: Mapping[str, int], size: int
) -> dict[str, float]:
    """The terms whose weights matter most for the rows of the matrix."""
    use = np.abs(weights) * np.sqrt(np.asarray(matrix.sum(axis=0))[0])
    chosen = sorted(places, key=lambda term: -use[places[term]])[:size]
    return {t: round(float(weights[places[t]]), 2) for t in chosen if abs(weights[places[t]]) >= SMALLEST_WEIGHT}


def add_rows(samples: Sequence[Sample]) -> None:
    """Features with the lexicon of other outlets."""
    for fold in range(FOLDS):
        lexicon = Lexicon.of(train_lexicon(sample for sample in samples if sample.fold != fold))
        for sample in samples:
            if sample.fold == fold:
                sample.rows = np.array(features.feature_columns(sample.page, lexicon), dtype=np.float32).T


def add_html_rows(samples: Sequence[Sample]) -> None:
    """Features of the tree with the classes of other outlets, with trafilatura's judgement and without any."""
    for fold in range(FOLDS):
        classes = train_classes(sample for sample in samples if sample.fold != fold)
        for sample in samples:
            if sample.fold == fold and sample.tree:
                first = (sample.rows.T.tolist(), list(sample.odds))
                with_kept, without = (
                    np.array(html_features.html_columns(sample.page, tree, first, classes), dtype=np.float32).T
                    for tree in (sample.tree, replace(sample.tree, kept=()))
                )
                sample.html_rows, sample.plain_rows = with_kept, without


def fit_roles(samples: Sequence[Sample]) -> Boosted:
    """The trees that tell how likely a line is body."""
    chosen = [sample for sample in samples if not sample.tree]
    return Boosted(
        np.concatenate([sample.rows for sample in chosen]),
        np.concatenate([sample.labels for sample in chosen]),
        ROLE_TREES,
        np.concatenate([sample.weights for sample in chosen]),
    )


def fit_html(samples: Sequence[Sample]) -> Boosted:
    """The trees that judge the lines of HTML again, each with trafilatura's judgement and without."""
    chosen = [sample for sample in samples if sample.tree]
    return Boosted(
        np.concatenate([rows for sample in chosen for rows in (sample.html_rows, sample.plain_rows)]),
        np.concatenate([sample.labels for sample in chosen for _ in range(2)]),
        HTML_TREES,
        np.concatenate([sample.weights for sample in chosen for _ in range(2)]),
    )


def title_choices(samples: Iterable[Sample]) -> list[Choice]:
    """The choice of each page that has a title; HTML tells its title."""
    return [title_choice(sample) for sample in samples if sample.truth["title"] and not sample.tree]


def title_choice(sample: Sample) -> Choice:
    """The candidates of a page behind the text that the roles found, and which of them are the true title."""
    page, odds = sample.page, list(sample.odds)
    rows = titles.candidate_rows(page, text_start(page, most_likely_body(odds, page.words)), odds)
    truth = sample.truth["title"] or ""
    return Choice(
        rows=np.array([row for _, row in rows], dtype=np.float32).reshape(-1, len(title_columns.NAMES)),
        right=np.array([is_alike(page.lines[place].text, truth) for place, _ in rows], dtype=bool),
        texts=[page.lines[place].text for place, _ in rows],
        is_headed=titles.has_headings(page.lines),
        stands=any(is_alike(line.text, truth) for line in page.lines if len(line.text) <= LONGEST_TITLE),
        pack=sample.pack,
        fold=sample.fold,
    )


def f1(sample: Sample, body: Iterable[bool]) -> float:
    """Word F1 of the lines that are kept."""
    kept: Counter[str] = Counter()
    for count, is_kept in zip(sample.counts, body, strict=True):
        if is_kept:
            kept.update(count)
    true = Counter(words_of(sample.truth["body"]))
    return 2 * (kept & true).total() / max(1, kept.total() + true.total())


def kept(sample: Sample, odds: Sequence[float]) -> Iterator[bool]:
    """Whether the program keeps each line by these odds of the trees, before it knows the title."""
    page = sample.page
    weighed = [value + more for value, more in zip(odds, structural_evidence(page, odds), strict=True)]
    zones = zones_of(page, weighed)
    around = Surroundings(lines=page.lines, cues=page.cues, words=page.words, zones=zones, title=None)
    return (not kind for kind in kinds_by_page(around, has_tree=sample.tree is not None))


def add_odds(samples: Sequence[Sample]) -> None:
    """Every page's log-odds by trees that have not seen its outlet: what titles are chosen by must not be too sure."""
    for fold in range(FOLDS):
        model = fit_roles([sample for sample in samples if sample.fold != fold])
        for sample in samples:
            if sample.fold == fold:
                sample.odds = model.odds(sample.rows)


def cross_validate(samples: Sequence[Sample], sizes: Mapping[str, int]) -> None:
    """Print what pages of unseen outlets get; pages without any line count as nothing found."""
    html_odds: dict[str, list[tuple[Sample, list[float]]]] = defaultdict(list)
    for fold in range(FOLDS):
        html = fit_html([sample for sample in samples if sample.fold != fold])
        for sample in (sample for sample in samples if sample.fold == fold and sample.tree):
            html_odds[HTML].append((sample, list(html.odds(sample.html_rows) + HTML_TRUST)))
            html_odds[f"{HTML}, no trafilatura"].append((sample, list(html.odds(sample.plain_rows) + HTML_TRUST)))
    print(f"{'cross-validated by outlet':28} {'F1':>6} {'prose':>6} {'<.5':>6} {'>=.95':>6}")
    for pack, size in sizes.items():
        found = [(s, list(s.odds)) for s in samples if s.pack == pack and not s.tree]
        print_scores(pack, size, found or html_odds[pack])
    cross_validate_titles(title_choices(samples), sizes)


def print_scores(pack: str, size: int, found: Sequence[tuple[Sample, list[float]]]) -> None:
    """One line of the table."""
    scores = [(f1(s, kept(s, odds)), s.truth["prose"]) for s, odds in found]
    values = [score for score, _ in scores] + [0.0] * (size - len(scores))
    prose = mean(score for score, share in scores if share >= PROSE)
    low, high = mean(value < 0.5 for value in values), mean(value >= 0.95 for value in values)
    print(f"{pack:28} {mean(values):6.3f} {prose:6.3f} {low:6.3f} {high:6.3f}")


def read_packs(packs: Iterable[Path], folder: Path) -> tuple[list[Sample], dict[str, int]]:
    """All pages as text and Markdown, and each once as HTML; the number of pages of each pack."""
    samples: list[Sample | None] = []
    sizes = {}
    truths: dict[str, Mapping[str, Any]] = {}
    for pack in packs:
        name = pack.name.removesuffix(".jsonl.gz")
        found = list(pages(pack))
        sizes[name] = len(found)
        truths |= {truth["id"]: truth for truth in found}
        samples += [read_sample(name, truth) for truth in found]
    samples += [read_sample(HTML, truth, folder) for truth in truths.values()]
    sizes |= {HTML: len(truths), f"{HTML}, no trafilatura": len(truths)}
    return [sample for sample in samples if sample], sizes


def other_parts(samples: Sequence[Sample]) -> str:
    """The text form of all that is learned, up to the heading of the titles."""
    parts = [
        "# Made by benchmarks/train_roles.py; see docs/extraction.md for what the parts mean.",
        "[lexicon]",
        *(f"{weight} {term}" for term, weight in sorted(train_lexicon(samples).items())),
        "[roles]",
        *fit_roles(samples).lines(features.NAMES),
        "[classes]",
        *(f"{weight} {term}" for term, weight in sorted(train_classes(samples).items())),
        "[html]",
        *fit_html(samples).lines(html_features.NAMES),
        TITLE_HEADING,
    ]
    return "\n".join(parts)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packs", nargs="+", type=Path, metavar="PACK")
    parser.add_argument("--html", required=True, type=Path, metavar="DIR", help="folder of ID.html.gz")
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--titles-only", action="store_true", help="leave the other parts of the output as they are")
    arguments = parser.parse_args()
    if arguments.titles_only and (arguments.cross_validate or not arguments.output):
        parser.error("--titles-only needs an output to change, and cross-validates nothing")
    samples, sizes = read_packs(arguments.packs, arguments.html)
    add_rows(samples)
    add_odds(samples)
    if not arguments.titles_only:
        add_html_rows(samples)
    if arguments.cross_validate:
        cross_validate(samples, sizes)
    if arguments.output:
        kept = arguments.output.read_text(encoding="utf-8") if arguments.titles_only else other_parts(samples)
        before, heading, _ = kept.partition(TITLE_HEADING)
        arguments.output.write_text(
            "\n".join([before + heading, *fit_card(title_choices(samples)), ""]), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
