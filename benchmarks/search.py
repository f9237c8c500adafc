"""Search against its peers: index time, size, memory, latency by class of query with snippets, commits, growth.

    python benchmarks/search.py --quick
    python benchmarks/search.py --documents 10000,100000 --json search.json
    python benchmarks/search.py --documents 10000 --corpus FOLDER

All engines get the same texts and the same questions, and take turns within one run: each question goes to every
engine before the next one. Times are CPU seconds and medians: of three rounds with questions of their own, and of
`--runs` times that each corpus is indexed, changed and opened. What an engine cannot do is left out. briefreader's time
to index holds the catalogue that the texts are kept in; its size does not, as the peers' do. Memory is private memory:
of a process that has answered the typed questions, and the most that was seen of one that indexes.
`benchmarks/search_library.py` measures the application around the index.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise
from pathlib import Path

from rows import Row, read_rows, write_rows
from search_corpus import made_up, real, save, saved
from search_engines import ENGINES, Engine
from search_process import RENEWALS, run
from search_queries import queries

ROUNDS = 3
"""How many lots of questions are asked, after one that warms up, and how often each corpus is indexed."""
ASKED_ABOUT = 2000
"""Documents whose words are asked for."""
RUNS_OF_LARGE = 1
"""How often a corpus beyond `CHEAP` is indexed: with three engines once is five minutes at 100,000 documents."""
CHEAP = 10_000
QUICK = 500
MOST_FOR_STOCK = 10_000
"""Documents beyond which Whoosh's own format is left out: it takes minutes to index and seconds to answer."""


def latencies(engines: Sequence[Engine], rounds: Sequence[Sequence[str]]) -> dict[str, list[list[float]]]:
    """For each engine the times of each round's questions in milliseconds, sorted. The first round only warms up.

    No question is asked twice: a person types a line once, so an engine must not gain by having answered it before.
    """
    times: dict[str, list[list[float]]] = {engine.name: [[] for _ in rounds] for engine in engines}
    for number, asked in enumerate(rounds):
        for line in asked:
            for engine in engines:
                before = time.thread_time()
                engine.search(line)
                times[engine.name][number].append((time.thread_time() - before) * 1000)
    return {name: [sorted(each) for each in found[1:]] for name, found in times.items()}


def rows_of(name: str, count: int, values: Mapping[str, float], unit: str, n: int) -> list[Row]:
    """Ours beside each peer's."""
    own = values["briefreader"]
    return [
        Row.beside(name, f"{count:,}", own, unit, peer, value, n)
        for peer, value in values.items()
        if peer != "briefreader" and value
    ]


def measured(corpus: Path, count: int, folder: Path, kinds: Sequence[type[Engine]], runs: int) -> Iterator[Row]:
    """All rows for one corpus."""
    names = [kind.name for kind in kinds]
    built = in_turns(runs, names, "build", folder, corpus, fresh=True)
    for label, figure, unit in (("index", "cpu", "s"), ("writer memory", "peak_mb", "MB")):
        values = medians(built, figure)
        yield from rows_of(label, count, values, unit, runs)
    yield from rows_of("size", count, {name: each[0]["size"] / 1e6 for name, each in built.items()}, "MB", 1)
    characters = sum(len(text.body) + len(text.title) for text in saved(corpus))
    own_size = built["briefreader"][0]["size"]
    text_size = characters / 1e6
    yield Row.beside("size", f"{count:,}", own_size / 1e6, "MB", "the text", text_size, 1)
    texts = list(islice(saved(corpus), ASKED_ABOUT))
    asked = [queries(texts, seed=number) for number in range(1 + ROUNDS)]
    yield from timed(asked, count, [kind(folder / f"{kind.name}-0") for kind in kinds])
    questions = folder / "questions.json"
    questions.write_text(json.dumps(asked[0]["typed"]), encoding="utf-8")
    indexed = [name for name in names if name != "ripgrep"]
    read = in_turns(runs, indexed, "read", folder, questions)
    yield from rows_of("reader memory", count, medians(read, "mb"), "MB", runs)
    renewed = in_turns(runs, indexed, "renew", folder, corpus)
    for label, figure in (("ten changed", "commit"), ("ten, searchable", "again")):
        values = {name: value * 1000 for name, value in medians(renewed, figure).items()}
        yield from rows_of(label, count, values, "ms", runs * RENEWALS)


def in_turns(
    runs: int, names: Sequence[str], what: str, folder: Path, given: Path, *, fresh: bool = False
) -> dict[str, list[dict[str, float]]]:
    """What processes of each engine found out, in the order of their runs; `fresh` ones have a folder of their own."""
    found: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    for number in range(runs):
        for name in names:
            found[name].append(run(what, name, folder / f"{name}-{number if fresh else 0}", given))
    return found


def medians(found: Mapping[str, Sequence[Mapping[str, float]]], figure: str) -> dict[str, float]:
    """The median of a figure for each engine."""
    return {name: statistics.median(each[figure] for each in runs) for name, runs in found.items()}


def timed(asked: Sequence[Mapping[str, Sequence[str]]], count: int, engines: Sequence[Engine]) -> Iterator[Row]:
    """The latencies of all classes of questions: medians of the rounds' percentiles."""
    for kind in asked[0]:
        rounds = [each[kind] for each in asked]
        times = latencies([engine for engine in engines if kind not in engine.cannot], rounds)
        for label, part in (("p50", 0.5), ("p95", 0.95)):
            found = {
                name: statistics.median(each[min(len(each) - 1, int(len(each) * part))] for each in of_rounds)
                for name, of_rounds in times.items()
            }
            yield from rows_of(f"{kind} {label}", count, found, "ms", sum(map(len, rounds[1:])))


def growth(rows: Sequence[Row]) -> Iterator[Row]:
    """How the typed questions take more time in a larger library."""
    ours = {row.subject: row.value for row in rows if row.name == "typed p95"}
    sizes = list(ours)
    for small, large in pairwise(sizes):
        yield Row.beside("typed p95", large, ours[large], "ms", f"own {small}", ours[small], 1)


def document(page: Path, rows: Sequence[Row]) -> None:
    """Put the table of our figures and their ratios between the markers of a page."""
    begin, end = "<!-- begin: search figures -->\n", "<!-- end: search figures -->\n"
    before, _, rest = page.read_text(encoding="utf-8").partition(begin)
    peers = list(dict.fromkeys(row.peer for row in rows if row.peer in ENGINES))
    lines = [f"| briefs | | briefreader | {' | '.join(f'over {peer}' for peer in peers)} |"]
    lines.append("|---" * (3 + len(peers)) + "|")
    for subject, name in dict.fromkeys((row.subject, row.name) for row in rows if row.peer in ENGINES):
        same = {row.peer: row for row in rows if (row.subject, row.name) == (subject, name)}
        own = next(iter(same.values()))
        ratios = " | ".join(f"{same[peer].ratio:.2f}" if peer in same else "" for peer in peers)
        lines.append(f"| {subject} | {name} | {own.value:.1f} {own.unit} | {ratios} |")
    for row in rows:
        if row.peer not in ENGINES:
            what = f"{row.name}, over {row.peer}"
            lines.append(f"| {row.subject} | {what} | {row.ratio:.2f} |{' |' * len(peers)}")
    indexed = ", ".join(f"{row.subject}: {row.n}" for row in rows if row.name == "index" and row.peer == peers[0])
    lines += ["", f"How often each corpus was indexed: {indexed}. Questions: medians of {ROUNDS} rounds."]
    page.write_text(before + begin + "\n".join(lines) + "\n" + end + rest.partition(end)[2], encoding="utf-8")


def main() -> None:
    """Run, print, and write the rows where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", default="1000", help="how many; several numbers with commas between them")
    parser.add_argument("--corpus", type=Path, help="a folder of .txt files instead of made-up briefs")
    parser.add_argument("--engines", default=",".join(ENGINES), help="a comma between them")
    parser.add_argument(
        "--runs",
        type=int,
        help=f"how often each corpus is indexed, changed and opened; else {ROUNDS} times up to {CHEAP:,} documents, "
        f"and {RUNS_OF_LARGE} beyond",
    )
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} documents, one run")
    parser.add_argument("--json", type=Path, metavar="OUT")
    parser.add_argument("--document", type=Path, metavar="PAGE", help="put the figures into a page")
    parser.add_argument("--from", dest="earlier", type=Path, metavar="JSON", help="the rows of an earlier run instead")
    options = parser.parse_args()
    if options.earlier is not None:
        document(options.document, read_rows(options.earlier))
        return
    counts = [QUICK] if options.quick else [int(number) for number in options.documents.split(",")]
    rows: list[Row] = []
    print(f"{'briefs':>13} {'':16}{'briefreader':>11}  {'peer':17}{'':>17}  ratio")
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            texts = islice(real(options.corpus), count) if options.corpus else made_up(count)
            save(texts, folder / "corpus.jsonl")
            kinds = [ENGINES[name] for name in options.engines.split(",") if ENGINES[name].is_there()]
            kinds = [kind for kind in kinds if kind.name != "whoosh" or count <= MOST_FOR_STOCK]
            runs = options.runs or (1 if options.quick else ROUNDS if count <= CHEAP else RUNS_OF_LARGE)
            for row in measured(folder / "corpus.jsonl", count, folder, kinds, runs):
                rows.append(row)
                print(row, flush=True)
    for row in growth(rows):
        rows.append(row)
        print(row)
    if options.document:
        document(options.document, rows)
    if options.json:
        write_rows(options.json, rows)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    main()
