"""Search against its peers: index time, size, latency by class of query with titles and snippets, update, cold start.

    python benchmarks/search.py --quick
    python benchmarks/search.py --documents 10000 --json search.json

All engines get the same texts and the same queries, and take turns within one run: each query goes to every engine
before the next one. Times are CPU time of the thread, medians of three rounds; what an engine cannot do is left out.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from search_corpus import Text, made_up, real
from search_engines import ENGINES, Engine
from search_queries import queries

ROUNDS = 3
QUICK = 500


@dataclass(frozen=True, slots=True)
class Row:
    """One measured figure, beside a peer's."""

    name: str
    subject: str
    value: float
    unit: str
    peer: str
    peer_value: float
    ratio: float
    n: int


def cpu(action: Callable[[], object]) -> float:
    """CPU seconds of the process."""
    before = time.process_time()
    action()
    return time.process_time() - before


def latencies(engines: Sequence[Engine], asked: Sequence[str]) -> dict[str, list[float]]:
    """For each engine the median of each query's times, in milliseconds."""
    times: dict[str, list[list[float]]] = {engine.name: [[] for _ in asked] for engine in engines}
    for _ in range(ROUNDS + 1):  # the first round warms up
        for number, line in enumerate(asked):
            for engine in engines:
                before = time.thread_time()
                engine.search(line)
                times[engine.name][number].append((time.thread_time() - before) * 1000)
    return {name: sorted(statistics.median(rounds[1:]) for rounds in each) for name, each in times.items()}


def rows_of(name: str, values: dict[str, float], unit: str, n: int) -> list[Row]:
    """Ours beside each peer's."""
    own = values["briefreader"]
    return [
        Row(name, "briefreader", round(own, 4), unit, peer, round(value, 4), round(own / value, 3), n)
        for peer, value in values.items()
        if peer != "briefreader" and value
    ]


def measured(texts: Sequence[Text], folder: Path, kinds: Sequence[type[Engine]]) -> list[Row]:
    """All rows for one corpus."""
    engines = [kind(folder / kind.name) for kind in kinds]
    count = len(texts)
    index_time = {engine.name: cpu(lambda engine=engine: engine.build(texts)) for engine in engines}
    rows = rows_of("index", index_time, "s", count)
    rows += rows_of("size", {engine.name: engine.size() / 1e6 for engine in engines}, "MB", count)
    for kind, asked in queries(texts).items():
        able = [engine for engine in engines if kind not in engine.cannot]
        each = latencies(able, asked)
        for label, place in (("p50", 0.5), ("p95", 0.95)):
            found = {name: values[min(len(values) - 1, int(len(values) * place))] for name, values in each.items()}
            rows += rows_of(f"{kind} {label}", found, "ms", len(asked))
    changed = [Text(text.name, text.title, text.body + " changed", text.tag, date(2025, 1, 1)) for text in texts[:10]]
    update: dict[str, list[float]] = {engine.name: [] for engine in engines}
    for _ in range(ROUNDS):
        for engine in engines:
            update[engine.name].append(cpu(lambda engine=engine: engine.update(changed)) * 1000)
    rows += rows_of("ten changed", {name: statistics.median(values) for name, values in update.items()}, "ms", 10)
    return rows


def main() -> None:
    """Run, print, and write the rows where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--corpus", type=Path, help="a folder of .txt files instead of made-up briefs")
    parser.add_argument("--engines", default=",".join(ENGINES), help="a comma between them")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} documents")
    parser.add_argument("--json", type=Path, metavar="OUT")
    options = parser.parse_args()
    count = QUICK if options.quick else options.documents
    texts = list(real(options.corpus))[:count] if options.corpus else list(made_up(count))
    kinds = [ENGINES[name] for name in options.engines.split(",") if ENGINES[name].is_there()]
    with tempfile.TemporaryDirectory() as folder:
        rows = measured(texts, Path(folder), kinds)
    print(f"{len(texts)} documents, {sum(len(text.body) for text in texts) / 1e6:.1f} million characters")
    print(f"{'':16}{'briefreader':>12}  {'peer':12}{'':>10}  ratio")
    for row in rows:
        print(f"{row.name:16}{row.value:12.3f}  {row.peer:12}{row.peer_value:10.3f}  {row.ratio:.2f} {row.unit}")
    if options.json:
        options.json.write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    main()
