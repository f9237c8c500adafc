"""How much of an article the extraction finds, measured on packs of pages with known truth.

    python benchmarks/articles.py PACK.jsonl.gz... [--html DIR] [--prose 0.8] [--quick] [--json OUT]
    python benchmarks/articles.py --briefs seeds tests/eval/briefs
    python benchmarks/articles.py --predict PACK.jsonl.gz [--html DIR] -o OUT.jsonl

A pack holds one JSON object a line: `id`, `kind` ("txt", "md" or "pmd"), `text`, and the truth `body`, `title`, `date`,
`authors`, `links`, `without`, `prose`. With `--html` the pages' HTML is read from DIR/ID.html.gz instead of the text.

Body: F1 of the multiset of lower-cased words, a page at a time, then the mean (as the Web Content Extraction
Benchmark). Title: equal after normalisation, or alike by .9. Date: the same day. Author: any true one. Links: the
multiset of targets.
Time: `ms` is the mean over all pages; below the table stands the time a brief of 1,200 words takes (`brief_time`), with
`--briefs` for folders of files.
Beside ours stand three simple baselines on the same text and, where `--html` is given, trafilatura on the same HTML.
"""

import argparse
import gzip
import json
import random
import re
import statistics
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin

from brief_time import TIMED_WORDS, described, scaled_ms, times_of_files

from briefreader.extract.pipeline import read_article
from briefreader.model.brief import Brief, BriefId, LinkKind

WORD = re.compile(r"\w+")
SENTENCE_END = re.compile(r"[.!?][\"”’)]*\Z")
QUICK_PAGES = 60
ALIKE = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an extractor says of a page; None and () where it does not look for such a thing."""

    body: str
    title: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True, kw_only=True)
class Scores:
    """The scores of one extractor, a value a page."""

    values: dict[str, list[float]] = field(default_factory=dict)

    def add(self, name: str, value: float) -> None:
        """Note one page's value."""
        self.values.setdefault(name, []).append(value)

    def mean(self, name: str) -> float | None:
        """The mean over the pages that have a value, or None."""
        found = self.values.get(name)
        return statistics.mean(found) if found else None

    def share(self, name: str, holds: Callable[[float], bool]) -> float:
        """The share of pages of which it holds."""
        found = self.values.get(name, [])
        return sum(map(holds, found)) / max(1, len(found))


def pages(pack: Path, prose: float = 0.0) -> Iterator[dict[str, Any]]:
    """The pages of a pack that are at least so much prose."""
    with gzip.open(pack, "rt", encoding="utf-8") as lines:
        yield from (page for page in map(json.loads, lines) if page.get("prose", 1.0) >= prose)


def html_of(page: Mapping[str, Any], folder: Path) -> bytes:
    """The page's HTML."""
    return gzip.decompress((folder / f"{page['id'].replace('/', '_')}.html.gz").read_bytes())


def answer_of(brief: Brief) -> Answer:
    """A parsed brief as an answer; links are those of the body."""
    cited = [link for link in brief.links if link.span is not None and link.kind is LinkKind.CITATION]
    return Answer(
        body=brief.text,
        title=brief.metadata.title,
        date=brief.metadata.published,
        authors=tuple(author.name for author in brief.metadata.authors),
        links=tuple((link.text, (link.url or link.target or "") if link.dead else link.href) for link in cited),
    )


def ours(page: Mapping[str, Any], folder: Path | None) -> Answer:
    """What this project extracts."""
    if folder is not None:
        return answer_of(read_article(html_of(page, folder), brief_id=BriefId(page["id"]), path=f"{page['id']}.html"))
    suffix = "txt" if page["kind"] == "txt" else "md"
    return answer_of(read_article(page["text"].encode(), brief_id=BriefId(page["id"]), path=f"{page['id']}.{suffix}"))


def _kept(keep: Callable[[str], bool]) -> Callable[[Mapping[str, Any], Path | None], Answer]:
    return lambda page, _: Answer(body="\n".join(filter(keep, page["text"].split("\n"))))


def trafilatura(page: Mapping[str, Any], folder: Path | None) -> Answer:
    """The reference for HTML, with its default settings."""
    from trafilatura import extract

    assert folder is not None
    return Answer(body=extract(html_of(page, folder).decode("utf-8", errors="replace")) or "")


BASELINES: Mapping[str, Callable[[Mapping[str, Any], Path | None], Answer]] = {
    "keep all": _kept(bool),
    "lines over 20 words": _kept(lambda line: len(line.split()) > 20),
    "sentences": _kept(lambda line: len(line.split()) > 7 and bool(SENTENCE_END.search(line.strip()))),
}


def words_of(text: str | None) -> list[str]:
    """Lower-cased words."""
    return WORD.findall((text or "").lower())


def score(answer: Answer, page: Mapping[str, Any], scores: Scores, *, has_links: bool) -> None:
    """Add one page's scores."""
    predicted, wanted = Counter(words_of(answer.body)), Counter(words_of(page["body"]))
    common, sizes = (predicted & wanted).total(), predicted.total() + wanted.total()
    scores.add("F1", 2 * common / sizes if sizes else 1.0)
    scores.add("P", common / max(1, predicted.total()))
    scores.add("R", common / max(1, wanted.total()))
    if page["title"]:
        _score_value(scores, "title", found=answer.title, is_right=is_alike(answer.title or "", page["title"]))
    if page["date"]:
        _score_value(scores, "date", found=answer.date, is_right=(answer.date or "")[:10] == page["date"])
    if page["authors"]:
        _score_value(
            scores, "author", found=answer.authors, is_right=has_common_author(answer.authors, page["authors"])
        )
    if has_links and page["links"]:
        base = page["url"]
        found = Counter(comparable(target, base) for _, target in answer.links)
        true = Counter(comparable(target, base) for _, target in page["links"])
        common = (found & true).total()
        scores.add("link P", common / found.total() if found else 0.0)
        scores.add("link R", common / true.total())


def _score_value(scores: Scores, name: str, *, found: object, is_right: bool) -> None:
    """Right answers and wrong ones, both over the pages with truth; the rest is null."""
    scores.add(name, float(is_right))
    scores.add(f"{name} wrong", float(bool(found) and not is_right))


def is_alike(one: str, other: str) -> bool:
    """Titles: equal words, or nearly."""
    first, second = (" ".join(words_of(unicodedata.normalize("NFKC", title))) for title in (one, other))
    return bool(first and second) and (first == second or SequenceMatcher(None, first, second).ratio() >= ALIKE)


def has_common_author(found: Sequence[str], true: Sequence[str]) -> bool:
    """Whether one name of the one side is (part of) one of the other."""
    parts = [part for name in true for part in re.split(r"\s*(?:,|;|\band\b|&|\|)\s*", name)]
    left, right = ({" ".join(words_of(name)) for name in names} - {""} for names in (found, parts))
    return any(
        a == b or (" " in a and " " in b and (f" {a} " in f" {b} " or a in b or b in a)) for a in left for b in right
    )


def comparable(target: str, base: str) -> str:
    """An address without what does not matter for where it leads."""
    whole = unquote(urljoin(base, target.replace("\\", ""))).split("#:~")[0].rstrip("/")
    return re.sub(r"^https?://(?:www\.)?", "", whole).lower()


def measure(
    pack: Path, extractor: Callable[[Mapping[str, Any], Path | None], Answer], arguments: argparse.Namespace
) -> Scores:
    """All pages of a pack through one extractor."""
    scores = Scores()
    chosen = list(pages(pack, arguments.prose))
    if arguments.quick:
        chosen = random.Random(0).sample(chosen, min(QUICK_PAGES, len(chosen)))
    for page in chosen:
        start = time.process_time()
        answer = extractor(page, arguments.html)
        scores.add("ms", (time.process_time() - start) * 1000)
        score(answer, page, scores, has_links=page["kind"] != "txt" or arguments.html is not None)
        words = len(words_of(page["body"]))
        if extractor is ours and words in TIMED_WORDS:
            scores.add("brief ms", scaled_ms(lambda page=page: extractor(page, arguments.html), words))
    return scores


COLUMNS = ("F1", "P", "R", "title", "title wrong", "date", "date wrong", "author", "author wrong", "link P", "link R")


def report(subject: str, name: str, scores: Scores) -> list[dict[str, Any]]:
    """Print one line of the table and give its rows."""
    count = len(scores.values.get("F1", []))
    figures = {column: scores.mean(column) for column in COLUMNS}
    figures["F1 < .5"] = scores.share("F1", lambda value: value < 0.5)
    figures["F1 >= .95"] = scores.share("F1", lambda value: value >= 0.95)
    cells = [f"{value:7.3f}" if value is not None else "      -" for value in figures.values()]
    print(f"{subject:24}{name:22}{count:5}  {' '.join(cells)} {scores.mean('ms') or 0:7.1f}")
    rows = [
        {"name": key, "subject": f"{subject}, {name}", "value": value, "unit": "share", "n": count}
        for key, value in figures.items()
        if value is not None
    ]
    rows.append({"name": "time", "subject": f"{subject}, {name}", "value": scores.mean("ms"), "unit": "ms", "n": count})
    return rows + report_time(subject, scores.values.get("brief ms", []))


def report_time(subject: str, times: list[float]) -> list[dict[str, Any]]:
    """Print how long a brief takes and give the row, where any was timed."""
    if not times:
        return []
    print(f"    {described(subject, times)}")
    value = statistics.median(times)
    return [{"name": "time a brief", "subject": subject, "value": value, "unit": "ms", "n": len(times)}]


def predict(arguments: argparse.Namespace) -> None:
    """Write one JSON object a page."""
    with arguments.output.open("w", encoding="utf-8") as out:
        for page in pages(arguments.predict):
            found = ours(page, arguments.html)
            row = {
                "id": page["id"],
                "body": found.body,
                "title": found.title,
                "date": found.date,
                "authors": found.authors,
                "links": found.links,
            }
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packs", nargs="*", type=Path, metavar="PACK")
    parser.add_argument("--html", type=Path, help="folder of ID.html.gz")
    parser.add_argument("--prose", type=float, default=0.0, help="only pages that are at least so much prose")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_PAGES} pages of each pack")
    parser.add_argument("--no-peers", action="store_true", help="leave the baselines out")
    parser.add_argument("--briefs", nargs="+", type=Path, default=[], metavar="DIR", help="time the files of folders")
    parser.add_argument("--json", type=Path, help="write the rows here")
    parser.add_argument("--predict", type=Path, metavar="PACK", help="write predictions instead of scores")
    parser.add_argument("-o", "--output", type=Path, default=Path("predictions.jsonl"))
    arguments = parser.parse_args()
    if arguments.predict:
        predict(arguments)
        return
    rows: list[dict[str, Any]] = []
    for suffix, times in times_of_files(arguments.briefs).items():
        rows += report_time(f"briefs as {suffix}", times)
    headings = " ".join(f"{name[:7]:>7}" for name in (*COLUMNS, "F1<.5", "F1>=.95", "ms"))
    if arguments.packs:
        print(f"{'':24}{'':22}pages  {headings}")
    for pack in arguments.packs:
        peers = {} if arguments.no_peers else {"trafilatura": trafilatura} if arguments.html else BASELINES
        for name, extractor in {"briefreader": ours, **peers}.items():
            subject = pack.name.removesuffix(".jsonl.gz") + (" (HTML)" if arguments.html else "")
            rows += report(subject, name, measure(pack, extractor, arguments))
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
